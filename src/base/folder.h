/* A folder held open: what is read and written through it stays in it, whatever happens to its path.
 *
 * Shape:  a descriptor. No name in it is followed when it is a symbolic link. A file is written under another name
 *         (".tmp-..."), brought to disk, renamed, and the folder brought to disk: a reader, and a next start after a
 *         power cut, sees the old or the new one.
 * Errors: one line with name and reason; `name` is never a path.
 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* Opens the folder somebody named, through a link too; with `make` it and those above it are made first. -1 with a reason
 * when that cannot be. */
int folder_open(const char *path, bool make, struct err *err);

/* Opens a folder in a folder; with `make` it is made when it is not there. -1 with a reason. */
int folder_open_in(int folder, const char *name, bool make, struct err *err);

/* Lets go; -1 is fine. */
void folder_close(int folder);

/* Called for an entry of a folder. */
typedef void folder_visit(int folder, const char *name, void *context);

/* Calls for every entry but "." and ".."; what comes or goes meanwhile may be missed. */
void folder_each(int folder, folder_visit *visit, void *context);

/* Reads a regular file of at most `cap_bytes` whole; the caller frees `*bytes`, behind which stands a NUL. */
bool folder_read(int folder, const char *name, size_t cap_bytes, char **bytes, size_t *length,
                 struct err *err);

/* Writes a file whole, over one that is there. On false nothing of it stays. */
bool folder_write(int folder, const char *name, const void *bytes, size_t length, struct err *err);

/* Adds to the end of a file, which is made when it is not there, and brings it to disk. */
bool folder_append(int folder, const char *name, const void *bytes, size_t length, struct err *err);

/* Removes what a write left half when it was cut off. */
void folder_clean(int folder);

/* True when nothing stands in it, or it is not there. */
bool folder_is_empty(const char *path);

/* Removes a folder with all that stands in it, as far as that can be; a link goes, not what it leads to. */
void folder_remove(const char *path);

#endif
