/* What cards meet of the choices of a list, and on which days somebody can come; read once a day, so that counting costs
 * no statement.
 *
 * Ownership: what is returned belongs to the memo of the day.
 * Source:    data/schema.sql, table listing.
 */
#ifndef STORE_TRAITS_H
#define STORE_TRAITS_H

#include "store/internal.h"

struct tab_card {
    int card;
    bool hours_known;
    struct traits traits; /* what changes with the clock is left out: open now, parts of days */
};

/* The cards under a topic and tab that lists may show. */
struct tab_cards {
    const struct tab_card *cards; /* NULL: not read yet */
    int count;
    bool more; /* it was cut */
};

/* The cards of a topic (index, -1: all) and TAB_WHERE or TAB_DO. */
const struct tab_cards *tab_cards_of(struct store *store, int today, int topic, enum list_tab tab);

/* What one card meets, its topics too; of a card that no list names: nothing. */
struct traits traits_of_card(struct store *store, int today, int card);

/* True when what a card meets is what is chosen; the hours and the calendar are not looked at. */
bool traits_fit(const struct traits *traits, const struct filter *filter, int topic);

/* The days of an agenda's chip from today on. */
const struct days *days_of(struct store *store, int today, enum when when);

/* The parts of days on which a service has its door open the next time: bit i is enum day_part i + 1. The arena is
 * scratch. */
unsigned parts_of_card(struct store *store, struct arena *arena, int today, int card);

/* The next date of an activity that is not over, in a part of days; false when there is none. */
bool date_next(struct store *store, struct wall now, int card, enum day_part part, struct date *date);

#endif
