/* The inbox: the one folder that wegwijzer-sync writes in, laid out as aanbod/CHANNEL/ on the other side.
 *
 * Shape:   "g/0000000042-....db", "g/0000000042-....db.minisig", then "latest.minisig"; "sync-status.json" for people.
 *          What a reader sees is whole: a file is written under another name (".tmp-"), brought to disk and renamed.
 * Errors:  name what, where and why; a link where "g" should be is refused, so that nothing is
 *          ever written elsewhere.
 */
#ifndef SYNC_INBOX_H
#define SYNC_INBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { INBOX_KEEP = 3 };

struct inbox {
    const char *path;
    int folder, generations; /* descriptors; generations is "g" */
};

/* Opens the folder, makes "g", keeps others from writing meanwhile, and removes what an earlier run left half. */
bool inbox_open(struct inbox *inbox, const char *path, struct err *err);

/* Lets go; good also after a failed open. */
void inbox_close(struct inbox *inbox);

/* Reads a file of at most `cap` bytes; false without a word when it is not there whole or is no plain file. */
bool inbox_read(const struct inbox *inbox, const char *name, size_t cap, char **bytes, size_t *length);

/* Writes a file whole; `name` as the protocol names it ("g/..." or a plain name). */
bool inbox_write(const struct inbox *inbox, const char *name, const void *bytes, size_t length,
                 struct err *err);

/* Removes all generations but the newest INBOX_KEEP; what does not have the name of a generation is not touched. */
void inbox_prune(const struct inbox *inbox);

#endif
