/* Who is in the house, and when.
 *
 * Source: data/schema.sql, table presence.
 */
#ifndef STORE_PRESENCE_H
#define STORE_PRESENCE_H

#include "store/pick.h"

/* What a list wants of them. */
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
