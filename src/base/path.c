#define _GNU_SOURCE /* strerrordesc_np */
#include "base/path.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"

#ifndef __GLIBC_PREREQ
#define __GLIBC_PREREQ(major, minor) 0
#endif

/* strerror translates as the environment asks, which another thread may be changing. */
static const char *system_why(int error)
{
#if __GLIBC_PREREQ(2, 32)
    const char *text = strerrordesc_np(error);
#else
    (void)error;
    const char *text = NULL;
#endif
    return text ? text : M_("dat lukt niet");
}

const char *path_why(int error)
{
    static const struct {
        int error;
        const char *why;
    } common[] = {{ENOENT, MN_("bestaat niet")},
                  {EACCES, MN_("geen toestemming")},
                  {EPERM, MN_("geen toestemming")},
                  {EISDIR, MN_("dit is een map")},
                  {ENOTDIR, MN_("een deel van de naam is geen map")},
                  {EROFS, MN_("hier kan alleen gelezen worden")},
                  {ENOSPC, MN_("de schijf is vol")},
                  {EDQUOT, MN_("de schijf is vol")}};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if (common[i].error == error)
            return message_text(common[i].why);
    return system_why(error);
}

bool descriptor_read(int fd, size_t cap_bytes, char **bytes, size_t *length, struct err *err)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return err_set(err, "%s", path_why(errno));
    if (!S_ISREG(info.st_mode))
        return err_set(err, "dit is geen gewoon bestand maar %s",
                       S_ISDIR(info.st_mode) ? M_("een map") : M_("een apparaat of pijp"));
    if ((size_t)info.st_size > cap_bytes)
        return err_set(err, "het bestand is te groot: %lld bytes, hoogstens %zu", (long long)info.st_size,
                       cap_bytes);
    size_t size = (size_t)info.st_size, used = 0;
    char *buffer = malloc(size + 1);
    if (!buffer)
        return err_set(err, "geen geheugen voor %zu bytes", size);
    while (used < size) {
        ssize_t got = read(fd, buffer + used, size - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        used += (size_t)got;
    }
    buffer[used] = '\0';
    if (used < size) {
        free(buffer);
        return err_set(
            err, "het bestand werd korter tijdens het lezen; probeer opnieuw als het kopiëren klaar is");
    }
    *bytes = buffer;
    *length = used;
    return true;
}

static bool file_read(const char *path, int flags, size_t cap_bytes, char **bytes, size_t *length,
                      struct err *err)
{
    /* O_NONBLOCK: opening a FIFO must not wait for a writer. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | flags);
    if (fd < 0 && errno == ELOOP)
        return err_set(err, "%s: dit is een symbolische koppeling; zet het bestand zelf hier", path);
    if (fd < 0)
        return err_set(err, "%s: %s", path, path_why(errno));
    bool ok = descriptor_read(fd, cap_bytes, bytes, length, err);
    close(fd);
    return ok ? true : err_prefix(err, path);
}

bool path_read(const char *path, size_t cap_bytes, char **bytes, size_t *length, struct err *err)
{
    return file_read(path, 0, cap_bytes, bytes, length, err);
}

bool path_read_nofollow(const char *path, size_t cap_bytes, char **bytes, size_t *length, struct err *err)
{
    return file_read(path, O_NOFOLLOW, cap_bytes, bytes, length, err);
}

bool descriptor_write(int fd, const void *bytes, size_t length)
{
    for (const char *at = bytes; length > 0;) {
        ssize_t put = write(fd, at, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        at += put;
        length -= (size_t)put;
    }
    return fsync(fd) == 0;
}

/* A rename is only safe on disk once its directory is. */
static bool directory_sync(const char *path)
{
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    close(fd);
    return ok;
}

/* A file that is there keeps its permissions, and those of its group only when it keeps its group. */
static mode_t mode_for(const char *path, int fd)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return 0644;
    mode_t mode = info.st_mode & 0777;
    return fchown(fd, (uid_t)-1, info.st_gid) == 0 ? mode : mode & (mode_t)~070;
}

bool path_write(const char *path, const void *bytes, size_t length, struct err *err)
{
    char temporary[4096];
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.tmp-XXXXXX", path) >= sizeof temporary)
        return err_set(err, "%s: de naam is te lang", path);
    int fd = mkstemp(temporary);
    if (fd < 0)
        return err_set(err, "%s: %s", path,
                       errno == ENOENT ? M_("de map bestaat niet; maak ze eerst") : path_why(errno));
    bool ok = fchmod(fd, mode_for(path, fd)) == 0 && descriptor_write(fd, bytes, length);
    int saved = errno;
    if (close(fd) != 0 && ok) {
        ok = false;
        saved = errno;
    }
    if (ok && rename(temporary, path) != 0) {
        ok = false;
        saved = errno;
    }
    if (!ok) {
        unlink(temporary);
        return err_set(err, "%s: %s", path, path_why(saved));
    }
    return directory_sync(path) ? true : err_set(err, "%s: %s", path, path_why(errno));
}

bool path_make_dirs(const char *path, struct err *err)
{
    char partial[4096];
    if (!*path)
        return err_set(err, "een lege naam is geen map");
    if ((size_t)snprintf(partial, sizeof partial, "%s", path) >= sizeof partial)
        return err_set(err, "%s: de naam is te lang", path);
    for (char *slash = partial + 1;; slash++) {
        if (*slash != '/' && *slash != '\0')
            continue;
        char kept = *slash;
        *slash = '\0';
        if (mkdir(partial, 0755) != 0 && errno != EEXIST)
            return err_set(err, "%s: %s", partial, path_why(errno));
        *slash = kept;
        if (!kept)
            break;
    }
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
        return err_set(err, "%s: dit is geen map", path);
    return true;
}

bool path_find_share(const char *name, char *out, size_t size)
{
    char folder[4096];
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    folder[length > 0 ? length : 0] = '\0';
    /* build/plain/wegwijzer finds build/share/wegwijzer, /usr/bin/wegwijzer finds /usr/share/wegwijzer. */
    for (char *slash = strrchr(folder, '/'); slash; slash = strrchr(folder, '/')) {
        *slash = '\0';
        int needed = snprintf(out, size, "%s/share/wegwijzer/%s", folder, name);
        if (needed > 0 && (size_t)needed < size && access(out, R_OK) == 0)
            return true;
    }
    return false;
}
