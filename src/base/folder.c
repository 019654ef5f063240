#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"

static const char temporary[] = ".tmp-";

static const char *why_not(int error)
{
    return error == ELOOP || error == ENOTDIR
               ? M_("dit moet een gewone map zijn, geen snelkoppeling of bestand")
               : path_why(error);
}

int folder_open(const char *path, bool make, struct err *err)
{
    if (make && !path_make_dirs(path, err))
        return -1;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        err_set(err, "%s: %s", path, why_not(errno));
    return folder;
}

int folder_open_in(int folder, const char *name, bool make, struct err *err)
{
    int made = !make ? EEXIST : mkdirat(folder, name, 0755) == 0 ? 0 : errno;
    int inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0)
        err_set(err, "%s: %s", name, why_not(errno == ENOENT && make ? made : errno));
    else if (made == 0)
        fsync(folder);
    return inner;
}

void folder_close(int folder)
{
    if (folder >= 0)
        close(folder);
}

void folder_each(int folder, folder_visit *visit, void *context)
{
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    if (!list)
        folder_close(copy);
    for (struct dirent *entry; list && (entry = readdir(list));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            visit(folder, entry->d_name, context);
    if (list)
        closedir(list);
}

bool folder_read(int folder, const char *name, size_t cap_bytes, char **bytes, size_t *length,
                 struct err *err)
{
    int fd = openat(folder, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, "%s: %s", name,
                       errno == ELOOP ? M_("dit is een snelkoppeling") : path_why(errno));
    bool ok = descriptor_read(fd, cap_bytes, bytes, length, err);
    close(fd);
    return ok ? true : err_prefix(err, name);
}

/* Closes, renames and brings to disk what was written; on false errno says why. */
static bool write_finish(int folder, int fd, const char *partial, const char *name)
{
    return close(fd) == 0 && renameat(folder, partial, folder, name) == 0 && fsync(folder) == 0;
}

bool folder_write(int folder, const char *name, const void *bytes, size_t length, struct err *err)
{
    char partial[256];
    snprintf(partial, sizeof partial, "%s%s", temporary, name);
    unlinkat(folder, partial, 0);
    int fd = openat(folder, partial, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_set(err, "%s: %s", name, path_why(errno));
    if (!descriptor_write(fd, bytes, length)) {
        err_set(err, "%s: %s", name, path_why(errno));
        close(fd);
        unlinkat(folder, partial, 0);
        return false;
    }
    if (write_finish(folder, fd, partial, name))
        return true;
    err_set(err, "%s: %s", name, path_why(errno));
    unlinkat(folder, partial, 0);
    return false;
}

bool folder_append(int folder, const char *name, const void *bytes, size_t length, struct err *err)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return err_set(err, "%s: %s", name, path_why(errno));
    bool ok = descriptor_write(fd, bytes, length);
    if (!ok)
        err_set(err, "%s: %s", name, path_why(errno));
    close(fd);
    return ok;
}

static void remove_temporary(int folder, const char *name, void *context)
{
    (void)context;
    if (strncmp(name, temporary, strlen(temporary)) == 0)
        unlinkat(folder, name, 0);
}

void folder_clean(int folder)
{
    folder_each(folder, remove_temporary, NULL);
}

static void entry_count(int folder, const char *name, void *context)
{
    (void)folder, (void)name;
    ++*(long *)context;
}

bool folder_is_empty(const char *path)
{
    long count = 0;
    int folder = folder_open(path, false, NULL);
    if (folder >= 0)
        folder_each(folder, entry_count, &count);
    folder_close(folder);
    return count == 0;
}

static void remove_entry(int folder, const char *name, void *context)
{
    if (unlinkat(folder, name, 0) == 0)
        return;
    int inner = folder_open_in(folder, name, false, NULL);
    if (inner >= 0)
        folder_each(inner, remove_entry, context);
    folder_close(inner);
    unlinkat(folder, name, AT_REMOVEDIR);
}

void folder_remove(const char *path)
{
    remove_entry(AT_FDCWD, path, NULL);
}
