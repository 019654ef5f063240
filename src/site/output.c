#define _GNU_SOURCE /* renameat2 */
#include "site/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/path.h"

enum { FILE_CAP = 64 * 1024 * 1024, NAMES_MAX = 1000 };

#define MARK_HEAD                                                                                            \
    "Deze map maakt wegwijzer-data site. Wat hieronder staat, leest het de volgende keer: laat het staan.\n"

/* What stands there must be ours, or nothing. */
static bool folder_look(struct output *output, struct err *err)
{
    struct stat info;
    size_t length;
    output->mark = NULL;
    if (lstat(output->folder, &info) != 0)
        return errno == ENOENT ? true : err_set(err, "%s: %s", output->folder, path_why(errno));
    if (!S_ISDIR(info.st_mode))
        return err_set(err, "%s: dit is geen map; geef met -o een map", output->folder);
    if (folder_is_empty(output->folder))
        return true;
    const char *mark = arena_printf(&output->arena, "%s/%s", output->folder, OUTPUT_MARK);
    if (access(mark, F_OK) != 0)
        return err_set(err, "%s: hier staat iets anders; kies een lege map of een die er nog niet is",
                       output->folder);
    return path_read(mark, FILE_CAP, &output->mark, &length, err);
}

bool output_open(struct output *output, const char *folder, struct err *err)
{
    *output = (struct output){.below = ""};
    arena_init(&output->arena);
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    output->folder = arena_strndup(&output->arena, folder, length);
    /* A link to a folder keeps leading to it: what it leads to is replaced. */
    char *real = realpath(output->folder, NULL);
    if (real)
        output->folder = arena_strdup(&output->arena, real);
    free(real);
    if (!folder_look(output, err))
        return false;
    const char *slash = strrchr(output->folder, '/');
    if (slash && slash > output->folder &&
        !path_make_dirs(arena_strndup(&output->arena, output->folder, (size_t)(slash - output->folder)), err))
        return false;
    char *work = arena_printf(&output->arena, "%s.new-XXXXXX", output->folder);
    if (!mkdtemp(work) || chmod(work, 0755) != 0)
        return err_set(err, "%s: hier kan geen map komen: %s", output->folder, path_why(errno));
    output->work = work;
    return true;
}

static bool file_is_same(const char *path, const void *bytes, size_t length)
{
    struct stat info;
    char *old = NULL;
    size_t old_length;
    if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode) || (size_t)info.st_size != length ||
        !path_read(path, FILE_CAP, &old, &old_length, NULL))
        return false;
    bool same = old_length == length && memcmp(old, bytes, length) == 0;
    free(old);
    return same;
}

/* Not path_write: the whole folder is renamed at the end, so no file needs a rename of its own. */
static bool file_write(const char *path, const char *bytes, size_t length, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    bool ok = fd >= 0;
    while (ok && length > 0) {
        ssize_t put = write(fd, bytes, length);
        if (put < 0 && errno == EINTR)
            continue;
        ok = put > 0;
        bytes += ok ? put : 0;
        length -= ok ? (size_t)put : 0;
    }
    int saved = errno;
    if (fd >= 0 && close(fd) != 0 && ok) {
        ok = false;
        saved = errno;
    }
    return ok ? true : err_set(err, "%s: %s", path, path_why(saved));
}

void output_file(struct output *output, const char *path, const void *bytes, size_t length)
{
    struct arena names;
    if (output->err.text[0])
        return;
    arena_init(&names);
    char *fresh = arena_printf(&names, "%s/%s%s", output->work, output->below, path),
         *old = arena_printf(&names, "%s/%s%s", output->folder, output->below, path),
         *slash = strrchr(fresh, '/');
    *slash = '\0';
    bool ok = access(fresh, F_OK) == 0 || path_make_dirs(fresh, &output->err);
    *slash = '/';
    bool same = ok && file_is_same(old, bytes, length) && link(old, fresh) == 0;
    if (ok && !same)
        file_write(fresh, bytes, length, &output->err);
    output->files++;
    output->kept += same;
    output->bytes += (long long)length;
    arena_release(&names);
}

static void work_each(struct output *output, folder_visit *visit, void *context)
{
    int folder = folder_open(output->work, false, NULL);
    if (folder >= 0)
        folder_each(folder, visit, context);
    folder_close(folder);
}

/* A line "maakt NAME" of the mark says that it is ours. */
static bool mark_names(const char *mark, const char *name)
{
    static const char word[] = "maakt ";
    for (const char *at = mark; at && (at = strstr(at, word)) != NULL; at++) {
        const char *end = at + strlen(word) + strlen(name);
        if ((at == mark || at[-1] == '\n') && strncmp(at + strlen(word), name, strlen(name)) == 0 &&
            (*end == '\n' || *end == '\0'))
            return true;
    }
    return false;
}

struct names {
    struct arena *arena;
    const char *items[NAMES_MAX];
    int count;
};

static void names_add(int folder, const char *name, void *context)
{
    struct names *names = context;
    (void)folder;
    if (names->count < NAMES_MAX)
        names->items[names->count++] = arena_strdup(names->arena, name);
}

static int name_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is ours in the new folder, and what the next run must remember. */
static void mark_write(struct output *output, const char *memory)
{
    struct names names = {.arena = &output->arena};
    work_each(output, names_add, &names);
    qsort(names.items, (size_t)names.count, sizeof *names.items, name_compare);
    char *text = arena_strdup(&output->arena, MARK_HEAD);
    for (int i = 0; i < names.count; i++)
        text = arena_printf(&output->arena, "%smaakt %s\n", text, names.items[i]);
    text = arena_printf(&output->arena, "%s%s", text, memory);
    output->below = "";
    output_file(output, OUTPUT_MARK, text, strlen(text));
}

/* What was in the old folder and not ours (a CNAME, a .well-known) goes along. */
static void entry_bring(int folder, const char *name, void *context)
{
    struct output *output = context;
    const char *old = arena_printf(&output->arena, "%s/%s", output->work, name),
               *fresh = arena_printf(&output->arena, "%s/%s", output->folder, name);
    (void)folder;
    if (strcmp(name, OUTPUT_MARK) == 0 || mark_names(output->mark, name) || access(fresh, F_OK) == 0)
        return;
    if (rename(old, fresh) != 0 && !output->err.text[0])
        err_set(&output->err, "%s: %s; het staat nog in %s", fresh, path_why(errno), old);
}

/* One call where the system has it; else for a moment there is no folder. */
static bool folder_swap(struct output *output, struct err *err)
{
    if (access(output->folder, F_OK) != 0 || folder_is_empty(output->folder)) {
        rmdir(output->folder);
        if (rename(output->work, output->folder) == 0) {
            output->work = NULL;
            return true;
        }
        return err_set(err, "%s: %s", output->folder, path_why(errno));
    }
    if (renameat2(AT_FDCWD, output->work, AT_FDCWD, output->folder, RENAME_EXCHANGE) == 0)
        return true;
    const char *aside = arena_printf(&output->arena, "%s.old", output->work);
    if (rename(output->folder, aside) != 0)
        return err_set(err, "%s: %s", output->folder, path_why(errno));
    if (rename(output->work, output->folder) != 0) {
        err_set(err, "%s: %s", output->folder, path_why(errno));
        rename(aside, output->folder);
        return false;
    }
    output->work = aside;
    return true;
}

bool output_close(struct output *output, const char *memory, struct err *err)
{
    mark_write(output, memory);
    int fd = open(output->work, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        syncfs(fd); /* a name must not be on the disk before what it names */
        close(fd);
    }
    if (output->err.text[0]) {
        *err = output->err;
        return false;
    }
    if (!folder_swap(output, err))
        return false;
    if (output->work && output->mark)
        work_each(output, entry_bring, output);
    if (!output->err.text[0])
        return true;
    output->work = NULL; /* it holds what is not ours */
    *err = output->err;
    return false;
}

void output_release(struct output *output)
{
    if (output->work)
        folder_remove(output->work);
    free(output->mark);
    arena_release(&output->arena);
    *output = (struct output){0};
}
