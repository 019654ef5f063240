#include "sync/inbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "store/release.h"

static const char temporary[] = ".tmp-";

/* Calls for every entry of a folder; what is added or removed meanwhile may be missed. */
static void folder_each(int folder, void (*visit)(int folder, const char *name, void *context), void *context)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    if (!list && copy >= 0)
        close(copy);
    for (struct dirent *entry; list && (entry = readdir(list));)
        visit(folder, entry->d_name, context);
    if (list)
        closedir(list);
}

static void remove_temporary(int folder, const char *name, void *context)
{
    (void)context;
    if (strncmp(name, temporary, strlen(temporary)) == 0)
        unlinkat(folder, name, 0);
}

bool inbox_open(struct inbox *inbox, const char *path, struct err *err)
{
    *inbox = (struct inbox){.path = path, .folder = -1, .generations = -1};
    if (!path_make_dirs(path, err))
        return false;
    inbox->folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inbox->folder < 0)
        return err_set(err, "%s: %s", path,
                       errno == ELOOP || errno == ENOTDIR
                           ? "de postbus moet een gewone map zijn, geen snelkoppeling"
                           : path_why(errno));
    if (flock(inbox->folder, LOCK_EX | LOCK_NB) != 0)
        return err_set(err, "%s: een andere wegwijzer-sync is hier aan het werk", path);
    if (mkdirat(inbox->folder, "g", 0755) != 0 && errno != EEXIST)
        return err_set(err, "%s/g: %s", path, path_why(errno));
    inbox->generations = openat(inbox->folder, "g", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inbox->generations < 0)
        return err_set(err, "%s/g: dit moet een gewone map zijn; haal weg wat er staat", path);
    folder_each(inbox->folder, remove_temporary, NULL);
    folder_each(inbox->generations, remove_temporary, NULL);
    return true;
}

void inbox_close(struct inbox *inbox)
{
    if (inbox->generations >= 0)
        close(inbox->generations);
    if (inbox->folder >= 0)
        close(inbox->folder);
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
    int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    bool ok = fd >= 0 && descriptor_read(fd, cap, bytes, length, NULL);
    if (fd >= 0)
        close(fd);
    return ok;
}

bool inbox_write(const struct inbox *inbox, const char *name, const void *bytes, size_t length,
                 struct err *err)
{
    const char *plain = name;
    char partial[256];
    int folder = folder_of(inbox, &plain);
    snprintf(partial, sizeof partial, "%s%s", temporary, plain);
    unlinkat(folder, partial, 0);
    int fd = openat(folder, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    bool ok = fd >= 0 && descriptor_write(fd, bytes, length);
    int why = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        why = errno;
    }
    if (ok && (renameat(folder, partial, folder, plain) != 0 || fsync(folder) != 0)) {
        ok = false;
        why = errno;
    }
    if (ok)
        return true;
    unlinkat(folder, partial, 0);
    return err_set(err, "%s/%s: %s", inbox->path, name, path_why(why));
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
