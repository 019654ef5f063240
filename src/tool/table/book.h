/* All sources of one publication together: who has which code, what day it is, what is wrong.
 *
 * Shape:     read, then index, then check, then fill; nothing is filled while the report holds an error.
 * Ownership: the book owns the sources, the report and the plan of dates.
 */
#ifndef TOOL_TABLE_BOOK_H
#define TOOL_TABLE_BOOK_H

#include "base/err.h"
#include "model/date.h"
#include "tool/table/lookup.h"
#include "tool/table/source.h"
#include "tool/talk/progress.h"
#include "tool/talk/report.h"

enum { HOUSES_MAX = 256, HORIZON_BEFORE = 31, HORIZON_AFTER = 400 };

/* One date of an activity or one presence, in the days of the publication. */
struct date {
    const struct table *table; /* the row it comes from */
    const struct row *row;
    int card;
    int house, place; /* of a presence; place 0: none */
    struct wall start, end;
    bool all_day;
    const char *status;      /* of an occurrence */
    const char *appointment; /* of a presence */
    const char *note;        /* "": none */
};

struct dates {
    struct date *items;
    size_t count, capacity;
};

struct book {
    struct source *sources;
    int count;
    struct report report;
    struct progress progress;
    int as_of, horizon_from, horizon_to; /* days */
    struct lookup lookups[REF_COUNT];    /* by code; all kinds of cards are in REF_CARD */
    struct lookup icons;                 /* empty: the list is not there, so names go unchecked */
    char *icon_bytes;
    struct dates occurrences, presences;
};

/* Reads all sources. False when one is not there at all; what is wrong inside goes to the report. */
bool book_open(struct book *book, const char *const *paths, int count, int as_of, struct err *err);

/* Frees everything. */
void book_close(struct book *book);

/* Gives every row with a code its id and reports codes that come twice. */
void book_index(struct book *book);

/* What a code points to when it is of the asked kind, or NULL. */
const struct entry *book_find(const struct book *book, enum ref ref, const char *code);

/* The id of what a code points to; 0 for an empty cell or a code that is not there. */
int book_id(const struct book *book, enum ref ref, const char *code);

/* The houses that a cell names, or all houses of the source when it names none. Returns how many. */
int book_houses(const struct book *book, const struct table *table, const char *text, int houses[HOUSES_MAX]);

/* Number of things of a kind: their ids run from 1 up to it. */
int book_count(const struct book *book, enum ref ref);

/* Adds a date to a plan. */
void dates_add(struct dates *dates, struct date date);

/* A cell by the name of its column (asserted); for where speed does not count. */
const char *row_cell(const struct table *table, const struct row *row, const char *column);

/* True for a row of hours whose last day has gone by: it says nothing of any day that a kiosk shows. */
bool hours_over(const struct book *book, const struct table *table, const struct row *row);

/* False for a partner that is not active and an offer that is only an idea or has ended: no house shows them.
 */
bool card_shown(const struct table *table, const struct row *row);

#endif
