/* A list of dates in the making: goes through the calendar, or through the dates of a few activities, and
 * keeps what is wanted.
 *
 * Ownership: all memory is the arena's.
 * Source:    data/schema.sql, table occurrence, in the order of its primary key and of its index by activity.
 */
#ifndef STORE_GATHER_H
#define STORE_GATHER_H

#include "store/internal.h"
#include "store/pick.h"

struct gather {
    struct store *store;
    struct wall now;
    const struct span *spans; /* NULL: any day from now on */
    int span_count;
    bool with_over;    /* also what ended today */
    bool only_running; /* "open now" */
    bool once;         /* each activity by its next date only */
    bool in_house;     /* only in rooms of this house */
    bool highlights;   /* only events, that are neither cancelled nor sensitive ... */
    bool campaign;     /* ... or of any kind, for it is a campaign's card */
    bool listed;       /* only activities that `wanted` holds */
    int only;          /* this card whatever lists may show; 0: none */
    struct ids wanted, seen;
    struct pick_list picks;
    struct date *found; /* keeps whole dates here instead of picks */
    int found_count, found_max;
};

/* A list that wants every date from now on, at most STORE_PICK_MAX. */
struct gather gather_for(struct store *store, struct arena *arena, struct wall now);

/* What is over at a moment; a date without length is over once it has begun. */
bool date_is_over(const struct date *date, struct wall now);

/* True when a date falls in one of some spans, which are in order. */
bool spans_hold(const struct span *spans, int count, const struct date *date);

/* A date this many days before the first span may be missed by it, though it takes longer. */
enum { LONG_DAYS = 7 };

/* Wants only the activities that the listing of a topic (index, -1: all) names under the chips. */
void gather_listing(struct gather *gather, int topic, const struct filter *filter);

/* Goes through at most `max` dates in the order of time. */
void gather_walk(struct gather *gather, int max);

/* Goes through the dates of one activity until the list has `enough`. */
void gather_card(struct gather *gather, int card, int enough);

/* Does what is less work: looks up the dates of each wanted activity when those are at most `seek_max`, else
 * walks. */
void gather_dates(struct gather *gather, int seek_max);

/* The list by start, and no longer than STORE_PICK_MAX. */
struct picks gather_sorted(struct gather *gather);

#endif
