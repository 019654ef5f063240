/* The formats that `import` reads, one function for each.
 *
 * Errors: false when the file as a whole cannot be used; the line says why, with the file in front. What is wrong with
 *         a part of it goes to the report of the feed, and that part is left out.
 */
#ifndef TOOL_IMPORT_READERS_H
#define TOOL_IMPORT_READERS_H

#include "tool/import/feed.h"
#include "tool/import/map.h"

typedef bool feed_reader(struct feed *feed, const char *path, const struct map *map, struct err *err);

/* Human Services Data Specification: a folder or zip of CSV (1.x, 2.x, 3.x), or JSON (3.x, Open Referral UK). */
feed_reader hsds_read;

/* iCalendar. */
feed_reader ics_read;

/* UiTdatabank: JSON-LD of an event, a place or a page of search results, or cdbxml. */
feed_reader uitdatabank_read;

/* The same from memory; a NUL stands behind the bytes, and `path` names them in messages. */
bool ics_read_bytes(struct feed *feed, const char *path, const char *bytes, size_t length, struct err *err);

/* The same from memory. */
bool uitdatabank_read_bytes(struct feed *feed, const char *path, const char *bytes, size_t length,
                            struct err *err);

/* Any table (CSV, xlsx, ods) or list of JSON objects, by a map of columns. */
feed_reader table_read;

#endif
