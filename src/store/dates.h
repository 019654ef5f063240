/* The dates of activities: of one, of some, of all that a list names.
 *
 * Ownership: what is returned lives in the arena that was given.
 */
#ifndef STORE_DATES_H
#define STORE_DATES_H

#include "store/store.h"

/* The dates of one activity that are not over, by start, at most `max`. */
struct picks dates_of_card(struct store *store, struct arena *arena, struct wall now, int card, int max);

/* The next date of each of some activities, by start. */
struct picks dates_next_of(struct store *store, struct arena *arena, struct wall now, const int *cards,
                           int count);

/* Activities that a listing names, each once, by next date (TAB_DO of `store_list`). */
struct picks dates_next(struct store *store, struct arena *arena, struct wall now, int topic,
                        const struct filter *filter);

#endif
