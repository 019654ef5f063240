/* A publication in memory that gets its number and becomes the bytes that are signed.
 *
 * Shape:  the copy is made by VACUUM INTO, so it also holds what the original keeps in its -wal; nothing is written to disk.
 * Errors: name the file and the remedy.
 */
#ifndef TOOL_FILL_EDITION_H
#define TOOL_FILL_EDITION_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct edition {
    char place[40]; /* where SQLite finds it in memory */
    sqlite3 *db;
};

/* Copies a file; one that may lack rows because its -wal was lost, or that a stale -wal would spoil, is refused. */
bool edition_open(struct edition *edition, const char *path, struct err *err);

/* Copies a publication that is in memory; `name` is for messages. */
bool edition_open_bytes(struct edition *edition, const char *name, const char *bytes, size_t length,
                        struct err *err);

/* Frees it; one that was never opened is fine when it is zero. */
void edition_close(struct edition *edition);

/* Gives it its number, checks the whole and returns its bytes, which the caller frees with `sqlite3_free`. */
bool edition_number(struct edition *edition, int64_t number, char **bytes, size_t *length, struct err *err);

/* The one number that a query gives. */
long long edition_ask(struct edition *edition, const char *sql);

/* The same of a publication's bytes; 0 when they cannot be read. */
long long bytes_ask(const char *bytes, size_t length, const char *sql);

#endif
