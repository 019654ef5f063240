#include "sync/inbox.h"

#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/folder.h"
#include "store/release.h"

bool inbox_open(struct inbox *inbox, const char *path, struct err *err)
{
    *inbox = (struct inbox){.path = path, .folder = folder_open(path, true, err), .generations = -1};
    if (inbox->folder < 0)
        return false;
    if (flock(inbox->folder, LOCK_EX | LOCK_NB) != 0)
        return err_set(err, "%s: een andere wegwijzer-sync is hier aan het werk", path);
    inbox->generations = folder_open_in(inbox->folder, "g", true, err);
    if (inbox->generations < 0)
        return err_prefix(err, path);
    folder_clean(inbox->folder);
    folder_clean(inbox->generations);
    return true;
}

void inbox_close(struct inbox *inbox)
{
    folder_close(inbox->generations);
    folder_close(inbox->folder);
    inbox->folder = inbox->generations = -1;
}

/* The folder that holds a name, and the name in it. */
static int folder_of(const struct inbox *inbox, const char **name)
{
    if (strncmp(*name, "g/", 2) != 0)
        return inbox->folder;
    *name += 2;
    return inbox->generations;
}

bool inbox_read(const struct inbox *inbox, const char *name, size_t cap, char **bytes, size_t *length)
{
    int folder = folder_of(inbox, &name);
    return folder_read(folder, name, cap, bytes, length, NULL);
}

bool inbox_write(const struct inbox *inbox, const char *name, const void *bytes, size_t length,
                 struct err *err)
{
    int folder = folder_of(inbox, &name);
    return folder_write(folder, name, bytes, length, err) ? true : err_prefix(err, inbox->path);
}

/* The highest generations that are there. */
struct newest {
    int64_t numbers[INBOX_KEEP]; /* descending */
};

/* The generation of a file's name, or 0. */
static int64_t name_generation(const char *name)
{
    int64_t number = 0;
    return release_name_parse(name, ".db", &number) || release_name_parse(name, ".db.minisig", &number)
               ? number
               : 0;
}

static void note_newest(int folder, const char *name, void *context)
{
    struct newest *newest = context;
    int64_t number = name_generation(name);
    (void)folder;
    for (int i = 0; i < INBOX_KEEP && number > 0; i++) {
        if (number == newest->numbers[i])
            return;
        if (number > newest->numbers[i]) {
            int64_t lower = newest->numbers[i];
            newest->numbers[i] = number;
            number = lower;
        }
    }
}

static void remove_older(int folder, const char *name, void *context)
{
    const struct newest *newest = context;
    int64_t number = name_generation(name);
    if (number > 0 && number < newest->numbers[INBOX_KEEP - 1])
        unlinkat(folder, name, 0);
}

void inbox_prune(const struct inbox *inbox)
{
    struct newest newest = {{0}};
    folder_each(inbox->generations, note_newest, &newest);
    folder_each(inbox->generations, remove_older, &newest);
}
