/* What decides whether a card may be in a list; read once a day for each card. */
#ifndef STORE_FACTS_H
#define STORE_FACTS_H

#include "store/internal.h"

/* As in model/card.h: NULL-ended, in the order of the enums. */
extern const char *const card_type_names[], *const audience_names[];

struct facts {
    enum card_type type;
    enum card_kind kind;
    enum trust trust;
    bool in_house; /* in a room of this house */
    bool sensitive;
    bool hours_known;
    bool cancelled; /* an activity as a whole */
    bool gone;      /* not valid today, ended or an idea yet, stopped, or for professionals only */
};

/* Reads what decides about one card; false when this house has no such card. */
bool facts_load(struct store *store, int card, int today, struct facts *facts);

/* True when lists may show it. */
bool facts_listed(const struct facts *facts);

#endif
