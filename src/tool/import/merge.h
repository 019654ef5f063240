/* Brings a feed into a source: what is new, what changed, what is gone, and what the house keeps for itself.
 *
 * Shape: a cell that still says what the feed said last belongs to the feed; any other one belongs to the house and
 *        stays. A row that the house took away stays away. What is gone from the feed ends, and is never deleted.
 */
#ifndef TOOL_IMPORT_MERGE_H
#define TOOL_IMPORT_MERGE_H

#include "tool/import/bron.h"
#include "tool/import/feed.h"
#include "tool/import/binder.h"

enum { DELTAS_MAX = 2000 }; /* of a kind */

enum delta_kind { DELTA_ADDED, DELTA_CHANGED, DELTA_OWN, DELTA_AWAY, DELTA_GONE, DELTA_COUNT };

/* One thing that happens, to be shown. */
struct delta {
    enum delta_kind kind;
    enum table_id table;
    const char *key, *title;
    const char *column, *before, *after; /* of a change; of a row that ends; NULL otherwise */
};

struct merge {
    struct feed *feed;
    struct arena arena;
    struct binder binder;
    struct bron bron;
    struct ledger ledgers[TABLE_COUNT];
    bool open[TABLE_COUNT];
    struct lookup index[TABLE_COUNT]; /* code or key to the row */
    struct lookup cards;              /* codes that are taken */
    struct bron_origin origin;
    struct delta *deltas;
    int delta_count;
    long told[DELTA_COUNT];                /* also those that are not in deltas */
    struct lookup drawn;                   /* codes that this import drew: another one draws others */
    long counts[TABLE_COUNT][DELTA_COUNT]; /* rows; one may have changed cells and cells of the house */
    long same[TABLE_COUNT];                /* rows in which nothing changed */
    long lost;                             /* cards that end though their time is not over */
};

/* Opens the source as binder.h has it. Close it in both cases. */
bool merge_open(struct merge *merge, struct feed *feed, const char *path, struct err *err);

/* Reads codes that belong to another source (of any form, or a folder of workbooks), so that new ones differ. */
bool merge_avoid(struct merge *merge, const char *source, struct err *err);

/* Works out everything in memory. */
bool merge_run(struct merge *merge, struct err *err);

/* True when a table would change. */
bool merge_changes(const struct merge *merge);

/* True when more than half of the cards that the feed had are gone from it; `had` is how many that were. */
bool merge_loses(const struct merge *merge, long *had);

/* Writes what changed: all of it, or nothing. */
bool merge_write(struct merge *merge, struct err *err);

/* Frees everything. */
void merge_close(struct merge *merge);

/* Opens the table when it is not open yet. */
bool merge_table(struct merge *merge, enum table_id table, struct err *err);

/* Learns the keys of the rows as they are now. */
void merge_index(struct merge *merge, enum table_id table);

/* The line of a row that the source has, or -1. */
int merge_line(const struct merge *merge, enum table_id table, const char *key);

/* Gives rows without a code, that are known under another id, their record: one with the same key, or else hours of
 * the same card on the same days. What is only a part of a feed says nothing of the rest, so none is taken then. */
void merge_adopt(struct merge *merge);

/* Remembers what happens for the one who asked. */
void merge_tell(struct merge *merge, struct delta delta);

/* True when rows of the table have a code of their own. */
bool table_coded(enum table_id table);

/* The key of a row without a code, as its cells are. */
const char *merge_key(struct merge *merge, enum table_id table, const char *const *cells);

/* The code or the key of a row of the source, as its cells are. */
const char *merge_row_key(struct merge *merge, enum table_id table, int row);

/* Gives every row of the feed its code and every reference what it leads to. */
void merge_codes(struct merge *merge);

/* False, with a line, when the source has cards of the feed and nothing remembers which. */
bool merge_remembers(const struct merge *merge, struct err *err);

/* Tells which new partners are called as one that the source had. */
void merge_twins(struct merge *merge);

#endif
