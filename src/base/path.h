/* Files as a careful program reads and writes them. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Reads a regular file whole; a FIFO, device, directory or a file over `cap_bytes` is refused with a clear line.
 * The caller frees `*bytes`; one NUL stands behind the last byte. */
bool path_read(const char *path, size_t cap_bytes, char **bytes, size_t *length, struct err *err);

/* The same for a file of a folder that others write: a symbolic link is refused too. */
bool path_read_nofollow(const char *path, size_t cap_bytes, char **bytes, size_t *length, struct err *err);

/* The same for a file that is open. */
bool descriptor_read(int fd, size_t cap_bytes, char **bytes, size_t *length, struct err *err);

/* Writes all bytes and brings them to disk; on false errno says why. */
bool descriptor_write(int fd, const void *bytes, size_t length);

/* Writes a file so that a reader sees the old one or the new one, never half: temporary name, fsync, rename.
 * The permissions of the old one stay; a new one may be read by all. */
bool path_write(const char *path, const void *bytes, size_t length, struct err *err);

/* Makes a directory and those above it; one that stands already is fine. */
bool path_make_dirs(const char *path, struct err *err);

/* Finds a file that comes with the program ("fonts/Andika-Regular.ttf") in the nearest share/wegwijzer above the
 * program, which holds for a build and for an installed kiosk. Writes its path to `out`; true when it is there. */
bool path_find_share(const char *name, char *out, size_t size);

/* What an errno means, in the language of staff where they meet it. Any thread may ask; the text stays. */
const char *path_why(int error);

#endif
