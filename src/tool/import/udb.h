/* UiTdatabank in one shape: the objects of JSON-LD, whether they came as JSON or as cdbxml.
 *
 * Source: docs.publiq.be, entry API 3 and search API 3; cdbxml 3.3.
 */
#ifndef TOOL_IMPORT_UDB_H
#define TOOL_IMPORT_UDB_H

#include "tool/import/feed.h"
#include "tool/import/json.h"

struct udb {
    struct feed *feed;
    const char *file;
    int number; /* of objects so far: the place of one without an id */
};

/* Makes rows of one event or place; anything else is reported. */
void udb_object(struct udb *udb, const json_t *object);

/* The part of it that says when: dates, or opening hours. */
void udb_dates(struct udb *udb, const json_t *object, const char *id, int unit);

/* True when it has dates of its own; else it has hours, or is always there. */
bool udb_dated(const json_t *object);

/* A text in Dutch or else in the main language; or a plain text. NULL: none. */
const char *udb_text(struct udb *udb, const json_t *object, const char *name);

/* Takes the events of cdbxml as such objects. */
bool udb_read_xml(struct udb *udb, const char *bytes, size_t length, struct err *err);

#endif
