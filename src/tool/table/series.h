/* A row that takes place once or in a series: its rule, extra days, exceptions and the changes of single dates.
 *
 * Shape: cells say days of the source; a sample moves along by `shift` days. Whole weeks keep a weekly series
 *        exact; a monthly one follows its rule in the new weeks, and what named one of its dates then names the
 *        nearest one.
 */
#ifndef TOOL_TABLE_SERIES_H
#define TOOL_TABLE_SERIES_H

#include "tool/table/book.h"
#include "tool/table/recurrence.h"

/* One row of occurrence.csv, by the activity it changes. */
struct date_change {
    int card;
    const struct table *table;
    const struct row *row;
    struct wall original; /* as the row says, not moved */
};

struct series {
    struct book *book;
    const struct table *table;
    const struct row *row;
    struct wall start, end; /* of the first one, as the row says */
    bool all_day;
    const char *rule; /* "": once */
    int shift;
    const struct date_change *changes;
    int change_count;
};

/* Reads start and end; false when a cell is not right, which has been reported. */
bool series_read(struct series *series);

/* Reports a start that its rule skips, exceptions of days that are none, changes of dates that are none. */
void series_check(struct series *series);

/* The starts until the end of day `last`, moved, without what exdate names. */
void series_starts(const struct series *series, int last, struct moments *starts);

/* The position of a start that a cell names as the source knows it, or -1. */
int series_find(const struct series *series, const struct moments *starts, struct wall named);

/* Gives a moment without an hour this minute. */
void wall_fill(struct wall *wall, int minute);

#endif
