/* What feeds have brought into a source, field by field: the table "_bron" beside it.
 *
 * Shape: a line for each field that a feed filled: feed, id in the feed, table, our row, field, the last value, source,
 *        licence, and the day since when it says so. A cell that still holds the last value belongs to the feed; any
 *        other one belongs to the house.
 */
#ifndef TOOL_IMPORT_BRON_H
#define TOOL_IMPORT_BRON_H

#include "tool/import/binder.h"
#include "tool/table/columns.h"
#include "tool/table/lookup.h"

/* A row that the feed at hand brought before. */
struct bron_record {
    enum table_id table;
    const char *id, *key; /* in the feed; our code or key */
    int first;            /* its first line */
    int line;             /* of the row in its table; -1: it is not there under this key */
    bool seen;            /* it is in the feed again */
};

struct bron {
    struct ledger ledger;
    const char *feed;
    struct lookup by_id; /* "table/id" to a record */
    struct bron_record *records;
    int count, capacity;
    int *next; /* by line: the next line of the same record, or -1 */
    int next_capacity;
};

/* Reads it from the source; close it in both cases. */
bool bron_open(struct bron *bron, struct binder *binder, const char *feed, struct err *err);

/* Frees it. */
void bron_close(struct bron *bron);

/* The record of a row of the feed, or NULL. */
struct bron_record *bron_find(struct bron *bron, enum table_id table, const char *id);

/* Makes a record. */
struct bron_record *bron_add(struct bron *bron, enum table_id table, const char *id, const char *key);

/* The last value that the feed gave for a field, or NULL. */
const char *bron_value(const struct bron *bron, const struct bron_record *record, const char *field);

/* What goes with a value. */
struct bron_origin {
    const char *source, *licence, *day;
};

/* Remembers a value; when it is the same as the last one nothing changes. */
void bron_set(struct bron *bron, struct bron_record *record, const char *field, const char *value,
              const struct bron_origin *origin);

/* The feed knows the row by another id now. */
void bron_adopt(struct bron *bron, struct bron_record *record, const char *id);

/* The row has another key now. */
void bron_rename(struct bron *bron, struct bron_record *record, const char *key);

#endif
