/* Picks in the making: a list that grows up to what it may hold.
 *
 * Ownership: the items are the arena's.
 */
#ifndef STORE_PICK_H
#define STORE_PICK_H

#include "store/store.h"

/* Growing room for picks, at most `max`. */
struct pick_list {
    struct arena *arena;
    struct pick *items;
    int count, room, max;
    bool more;
};

/* Adds a pick; false when the list is full. */
bool pick_add(struct pick_list *list, struct pick pick);

/* Adds a card without a date; false when the list is full. */
bool pick_add_card(struct pick_list *list, int card);

/* What was picked; it holds until the next pick is added. */
struct picks picks_of(const struct pick_list *list);

#endif
