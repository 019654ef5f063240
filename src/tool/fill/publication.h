/* The publication file: made in memory, checked, written whole or not at all.
 *
 * Shape:  data/schema.sql; page size 4096, rollback journal; the same book and day give the same bytes.
 */
#ifndef TOOL_FILL_PUBLICATION_H
#define TOOL_FILL_PUBLICATION_H

#include <sqlite3.h>

#include "base/err.h"
#include "tool/table/book.h"

/* Makes an empty publication in memory and fills it; rows it refuses are in the book's report. */
bool publication_make(sqlite3 **db, struct book *book, long serial, struct err *err);

/* Checks the whole and its references. */
bool publication_verify(sqlite3 *db, struct err *err);

/* Writes it beside `path` and puts it in its place; the file that is there stays until that moment. */
bool publication_write(sqlite3 *db, const char *path, struct err *err);

#endif
