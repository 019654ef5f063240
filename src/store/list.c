#include <stdlib.h>

#include "store/dates.h"
#include "store/facts.h"
#include "store/listing.h"
#include "store/pick.h"
#include "store/row.h"
#include "store/traits.h"

enum {
    OPEN_WALK_MAX = 10000, /* cards whose hours one list looks at */
    HELPLINES_MAX = 100,
    RANKS = 2 * TRUST_HIDDEN /* open or not, within each trust that is listed */
};

/* What is open comes first, and what was not checked for long last; else the order stays. */
static struct picks ranked(struct arena *arena, const struct pick_list *list, const unsigned char *ranks)
{
    int starts[RANKS + 1] = {0};
    struct pick *items = arena_array(arena, struct pick, list->count);
    for (int i = 0; i < list->count; i++)
        starts[ranks[i] + 1]++;
    for (int i = 1; i <= RANKS; i++)
        starts[i] += starts[i - 1];
    for (int i = 0; i < list->count; i++)
        items[starts[ranks[i]]++] = list->items[i];
    return (struct picks){items, list->count, list->more};
}

/* Whether the doors are open now, and on the part of days that was chosen. */
static bool card_is_open(struct store *store, struct arena *arena, struct wall now, int card,
                         const struct filter *filter, bool *open)
{
    *open = opening_is_now(store, card, now);
    if (!filter)
        return true;
    return (!filter->open_now || *open) &&
           (filter->part == PART_ANY || parts_of_card(store, arena, now.day, card) >> (filter->part - 1) & 1);
}

static struct picks list_cards(struct store *store, struct arena *arena, struct wall now, int topic,
                               enum list_tab tab, const struct filter *filter)
{
    bool only_open = filter && (filter->open_now || filter->part != PART_ANY);
    unsigned char ranks[STORE_PICK_MAX];
    struct pick_list list = {.arena = arena, .max = STORE_PICK_MAX};
    sqlite3_stmt *statement = listing_start(store, topic, tab, filter);
    for (int looked = 0; query_next(store, statement);) {
        struct facts facts;
        int card = column_id(statement, 0);
        if (card == 0 || !facts_load(store, card, now.day, &facts) || !facts_listed(&facts))
            continue;
        if (list.count == list.max || (only_open && looked++ == OPEN_WALK_MAX)) {
            list.more = true;
            break;
        }
        bool open = false;
        if (only_open && !facts.hours_known)
            continue;
        if ((only_open || tab == TAB_WHERE) && facts.hours_known &&
            !card_is_open(store, arena, now, card, filter, &open))
            continue;
        ranks[list.count] = (unsigned char)(2 * facts.trust + !open);
        pick_add_card(&list, card);
    }
    query_end(statement);
    return tab == TAB_WHERE ? ranked(arena, &list, ranks) : picks_of(&list);
}

struct picks store_list(struct store *store, struct arena *arena, struct wall now, int topic,
                        enum list_tab tab, const struct filter *filter)
{
    if (tab == TAB_DO)
        return dates_next(store, arena, now, topic, filter);
    return list_cards(store, arena, now, topic, tab, filter);
}

struct picks store_codes(struct store *store, struct arena *arena, const char (*codes)[CODE_LENGTH + 1],
                         int count)
{
    static const char sql[] =
        "SELECT c.id FROM card c CROSS JOIN card_house h ON h.house = ?1 AND h.card = c.id WHERE c.code = ?2";
    struct pick_list list = {.arena = arena, .max = STORE_PICK_MAX};
    for (int i = 0; i < count; i++) {
        sqlite3_stmt *statement = query_start(store, QUERY_CODE_TO_ID, sql);
        sqlite3_bind_int(statement, 1, store->house.id);
        sqlite3_bind_text(statement, 2, codes[i], -1, SQLITE_STATIC);
        int card = query_next(store, statement) ? column_id(statement, 0) : 0;
        query_end(statement);
        if (card > 0)
            pick_add_card(&list, card);
    }
    return picks_of(&list);
}

/* The whole listing is walked once for the life of the publication: helplines have no index of their own.
 * They keep the order of the source: staff put the most urgent first. */
static void helplines_load(struct store *store)
{
    static const char sql[] = "SELECT l.card FROM listing l CROSS JOIN card c ON c.id = l.card WHERE l.house "
                              "= ?1 AND l.topic = 0 AND l.tab = 0 AND c.kind = 'helpline' ORDER BY c.id";
    store->helpline_count = 0;
    store->helplines = calloc(HELPLINES_MAX, sizeof *store->helplines);
    if (!store->helplines)
        abort();
    sqlite3_stmt *statement = query_start(store, QUERY_HELPLINES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    while (store->helpline_count < HELPLINES_MAX && query_next(store, statement)) {
        store->helplines[store->helpline_count] = column_id(statement, 0);
        store->helpline_count += store->helplines[store->helpline_count] > 0;
    }
    query_end(statement);
}

struct picks store_helplines(struct store *store, struct arena *arena, struct wall now)
{
    struct pick_list list = {.arena = arena, .max = STORE_PICK_MAX};
    if (store->helpline_count < 0)
        helplines_load(store);
    for (int i = 0; i < store->helpline_count; i++) {
        struct facts facts;
        if (facts_load(store, store->helplines[i], now.day, &facts) && facts_listed(&facts))
            pick_add_card(&list, store->helplines[i]);
    }
    return picks_of(&list);
}
