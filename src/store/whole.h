/* All that a publication holds, for who writes it out whole: houses, every card whatever its state, every date.
 *
 * Ownership: the caller's arena.
 * Source:    data/schema.sql, tables house, card, offer, partner, card_topic, translation, occurrence.
 */
#ifndef STORE_WHOLE_H
#define STORE_WHOLE_H

#include "store/store.h"

/* What has become of a card on a day. */
enum card_state {
    CARD_LIVE,
    CARD_PROFESSIONAL, /* live, and for professionals only: no list for families names it */
    CARD_NOT_YET,      /* an idea, or not valid before a later day */
    CARD_ENDED         /* ended, stopped, or no longer valid */
};

struct whole_card {
    int id;
    char code[CODE_LENGTH + 1];
    enum card_state state;
    const char *replaced_by;   /* code of a card of this house; may be NULL */
    unsigned long long topics; /* bits: indexes of the house's topics, the first 64 */
    unsigned long long
        languages; /* bits: indexes of the house's languages that the card has a text in; Dutch always */
};

/* The codes of all houses, in the publication's order. */
const char *const *whole_houses(struct store *store, struct arena *arena, int *count);

/* Every card of the house, by code; what ended and belongs to no house any more counts as every house's. */
const struct whole_card *whole_cards(struct store *store, struct arena *arena, int today, int *count);

/* The dates of an activity that are not over, by start, all of them. */
const struct occurrence *whole_dates(struct store *store, struct arena *arena, struct wall now,
                                     const struct card_row *row, int *count);

#endif
