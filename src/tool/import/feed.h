/* What a reader takes out of somebody else's file, in our tables and columns but under the ids of that file.
 *
 * Shape:     the file is counted in units (a row, a component, an object); each ends up kept or reported. A row that
 *            comes twice under one id is one row.
 * Ownership: the feed owns all texts; names of columns are those of columns.h.
 */
#ifndef TOOL_IMPORT_FEED_H
#define TOOL_IMPORT_FEED_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "tool/table/columns.h"
#include "tool/table/lookup.h"
#include "tool/talk/progress.h"
#include "tool/talk/report.h"

enum { FEED_FILE_MAX = 512 << 20, FEED_ROWS_MAX = 300000 };

/* Something in the file that must not get lost. */
struct feed_unit {
    const char *file; /* for messages */
    int row;          /* 0: none */
    bool kept, reported;
};

struct feed_row {
    enum table_id table;
    const char *id;
    const char **cells; /* by column; NULL: the feed does not say */
    int unit;
    const char *code; /* once it has one; or the key of a row without codes */
    bool dropped;     /* does not come to the source */
    bool founding;    /* of a house itself: comes only to a source that has no house of its own */
    bool merged;      /* has met what stands in the source */
};

struct feed {
    struct arena arena;
    struct report *report;
    struct progress progress;
    const char *name, *licence; /* of the feed */
    const char *path;           /* for messages */
    int as_of;                  /* day */
    bool part;                  /* not all of the feed is here, so nothing is gone */
    struct feed_row *rows;
    int count, capacity;
    struct lookup by_id;
    struct feed_unit *units;
    int unit_count, unit_capacity;
    long cut, unfit; /* texts made shorter, values left out */
};

/* Makes an empty feed; report and names are borrowed. */
void feed_init(struct feed *feed, struct report *report, const char *name, const char *path, int as_of);

/* Frees everything. */
void feed_release(struct feed *feed);

/* Begins a unit and returns its number; `file` is borrowed. */
int feed_unit(struct feed *feed, const char *file, int row);

/* The unit has been used. */
void feed_keep(struct feed *feed, int unit);

/* The unit, or a part of it, cannot be used; the text says why and what to do. */
void feed_say(struct feed *feed, int unit, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* The unit is left out, which is said once for all of its kind by the caller. */
void feed_mute(struct feed *feed, int unit);

/* Says that what was neither kept nor reported is of no use to us. */
void feed_settle(struct feed *feed);

/* Units that are kept, and those that are only reported. */
void feed_totals(const struct feed *feed, long *kept, long *reported);

/* The row of a table with this id, made when it is not there; the unit is kept. */
struct feed_row *feed_row(struct feed *feed, enum table_id table, const char *id, int unit);

/* The row, or NULL. */
struct feed_row *feed_find(const struct feed *feed, enum table_id table, const char *id);

/* Sets a cell when `text` is not NULL; an unknown column is a mistake of the caller. */
void feed_set(struct feed *feed, struct feed_row *row, const char *column, const char *text);

/* The same when the cell has nothing yet. */
void feed_set_first(struct feed *feed, struct feed_row *row, const char *column, const char *text);

/* What the cell says, or "". */
const char *feed_get(const struct feed_row *row, const char *column);

/* Adds to a cell the row of another table, by its id in the feed. */
void feed_refer(struct feed *feed, struct feed_row *row, const char *column, enum table_id table,
                const char *id);

/* The rows that a cell refers to, one by one: copies "table/id" of the next; false at the end. `*rest` begins as the
 * cell. A cell that is plain text has none. */
bool feed_next_reference(const char **rest, struct arena *arena, const char **key);

/* True when the cell refers by ids of the feed. */
bool feed_refers(const char *cell);

/* What a cell of a card says that no feed fills, until somebody looks: "unknown" for a price. NULL: nothing. */
const char *feed_otherwise(enum table_id table, const char *column);

#endif
