/* The making of lists: picks, the listing of a house, dates and presences. */
#ifndef STORE_LIST_H
#define STORE_LIST_H

#include "store/internal.h"

/* Growing room for picks, at most `max`. */
struct pick_list {
    struct arena *arena;
    struct pick *items;
    int count, room, max;
    bool more;
};

/* Adds a pick; false when the list is full. */
bool pick_add(struct pick_list *list, struct pick pick);
struct picks picks_of(const struct pick_list *list);

/* The cards that a listing names under a topic (index, -1: all), tab and chips, in standing order. */
sqlite3_stmt *listing_start(struct store *store, int topic, enum list_tab tab, const struct filter *filter);

/* What is over at a moment; a date without length is over once it has begun. */
bool date_is_over(const struct date *date, struct wall now);

/* The dates of one activity that are not over, by start, at most `max`. */
struct picks dates_of_card(struct store *store, struct arena *arena, struct wall now, int card, int max);

/* The next date of each of some activities, by start. */
struct picks dates_next_of(struct store *store, struct arena *arena, struct wall now, const int *cards,
                           int count);

/* Activities that a listing names, each once, by next date (TAB_DO of `store_list`). */
struct picks dates_next(struct store *store, struct arena *arena, struct wall now, int topic,
                        const struct filter *filter);

struct presence_want {
    int topic;                   /* index, -1: all */
    const struct filter *filter; /* may be NULL */
    bool with_over;
};

/* Adds today's presences in this house to a list, with room of their own. */
void presences_add(struct store *store, struct wall now, struct presence_want want, struct pick_list *list);

/* The presences of one card in this house that are not over, within some days. */
struct picks presences_of_card(struct store *store, struct arena *arena, struct wall now, int card, int days);

#endif
