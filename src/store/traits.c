#include "store/traits.h"

#include "store/facts.h"
#include "store/gather.h"
#include "store/row.h"

enum { TAB_CARDS_MAX = 1000, SPANS_MAX = 128, LISTED_MAX = 200 };

/* The columns that a row of traits begins with, after the first one. */
#define TRAIT_COLUMNS "age_from, age_to, free, visit, wheelchair, near, parents, languages"

static void traits_read(const struct house *house, sqlite3_stmt *statement, struct traits *traits)
{
    static const enum choice choices[] = {CHOICE_FREE, CHOICE_VISIT, CHOICE_WHEELCHAIR, CHOICE_NEAR,
                                          CHOICE_PARENTS};
    int from = column_number(statement, 1, AGE_MIN, AGE_MAX, AGE_MIN),
        to = column_number(statement, 2, AGE_MIN, AGE_MAX, AGE_MAX);
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (column_number(statement, 3 + (int)i, 0, 1, 0) == 1)
            traits->flags |= 1u << choices[i];
    traits->speaks = (uint32_t)column_number(statement, 8, 0, INT32_MAX, 0);
    for (int i = 0; i < house->age_count && i < 32; i++)
        if (ages_overlap(from, to, house->ages[i].from, house->ages[i].to))
            traits->ages |= 1u << i;
}

static void tab_cards_load(struct store *store, int today, int topic, enum list_tab tab,
                           struct tab_cards *list)
{
    static const char sql[] =
        "SELECT card, " TRAIT_COLUMNS
        " FROM listing WHERE house = ?1 AND topic = ?2 AND tab = ?3 ORDER BY rank LIMIT ?4";
    static const struct tab_card none[1];
    struct tab_card *cards = NULL;
    int room = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_TAB_CARDS, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, topic >= 0 ? store->house.topics[topic].id : 0);
    sqlite3_bind_int(statement, 3, (int)tab);
    sqlite3_bind_int(statement, 4, TAB_CARDS_MAX + 1);
    for (int looked = 0; query_next(store, statement); looked++) {
        struct facts facts;
        int card = column_id(statement, 0);
        if (looked == TAB_CARDS_MAX)
            list->more = true;
        if (looked == TAB_CARDS_MAX || card == 0 || !facts_load(store, card, today, &facts) ||
            !facts_listed(&facts))
            continue;
        cards = arena_grow(&store->memo.arena, cards, list->count, &room, sizeof *cards);
        cards[list->count] = (struct tab_card){.card = card, .hours_known = facts.hours_known};
        traits_read(&store->house, statement, &cards[list->count++].traits);
    }
    query_end(statement);
    list->cards = cards ? cards : none;
}

const struct tab_cards *tab_cards_of(struct store *store, int today, int topic, enum list_tab tab)
{
    struct memo *memo = &store->memo;
    int topics = store->house.topic_count;
    memo_turn(store, today);
    if (!memo->tabs)
        memo->tabs = arena_array(&memo->arena, struct tab_cards, 2 * (topics + 1));
    topic = topic >= 0 && topic < topics ? topic : -1;
    struct tab_cards *list = &memo->tabs[2 * (topic + 1) + (tab == TAB_DO)];
    if (!list->cards)
        tab_cards_load(store, today, topic, tab, list);
    return list;
}

static struct traits traits_ask(struct store *store, int card)
{
    static const char sql[] =
        "SELECT topic, " TRAIT_COLUMNS
        " FROM listing INDEXED BY listing_by_card WHERE card = ?1 AND house = ?2 LIMIT ?3";
    struct traits traits = {.flags = 0};
    sqlite3_stmt *statement = query_start(store, QUERY_TRAITS, sql);
    sqlite3_bind_int(statement, 1, card);
    sqlite3_bind_int(statement, 2, store->house.id);
    sqlite3_bind_int(statement, 3, LISTED_MAX);
    while (query_next(store, statement)) {
        int id = column_id(statement, 0);
        traits_read(&store->house, statement, &traits);
        for (int i = 0; id > 0 && i < store->house.topic_count && i < 64; i++)
            if (store->house.topics[i].id == id)
                traits.topics |= (uint64_t)1 << i;
    }
    query_end(statement);
    return traits;
}

struct traits traits_of_card(struct store *store, int today, int card)
{
    struct memo *memo = &store->memo;
    struct traits_list *list = &memo->cards;
    memo_turn(store, today);
    int at = ids_get(&memo->traits, card, -1);
    if (at < 0) {
        list->items = arena_grow(&memo->arena, list->items, list->count, &list->room, sizeof *list->items);
        at = list->count++;
        list->items[at] = traits_ask(store, card);
        ids_set(&memo->traits, card, at);
    }
    return list->items[at];
}

bool traits_fit(const struct traits *traits, const struct filter *filter, int topic)
{
    unsigned flags = (filter->free ? 1u << CHOICE_FREE : 0) | (filter->near ? 1u << CHOICE_NEAR : 0) |
                     (filter->visit ? 1u << CHOICE_VISIT : 0) |
                     (filter->wheelchair ? 1u << CHOICE_WHEELCHAIR : 0) |
                     (filter->parents ? 1u << CHOICE_PARENTS : 0);
    return (traits->flags & flags) == flags && (filter->age < 0 || traits->ages >> filter->age & 1) &&
           (filter->speaks <= 0 || traits->speaks >> (filter->speaks - 1) & 1) &&
           (topic < 0 || (topic < 64 && traits->topics >> topic & 1));
}

const struct days *days_of(struct store *store, int today, enum when when)
{
    memo_turn(store, today);
    struct days *days = &store->memo.whens[when];
    int ahead = store->horizon - today;
    ahead = ahead < 0 ? 0 : ahead > AGENDA_HORIZON_DAYS ? AGENDA_HORIZON_DAYS : ahead;
    if (!days->spans) {
        days->spans = arena_array(&store->memo.arena, struct span, SPANS_MAX);
        days->count = when_spans(when, &store->house, today, ahead, days->spans, SPANS_MAX);
    }
    return days;
}

unsigned parts_of_card(struct store *store, struct arena *arena, int today, int card)
{
    memo_turn(store, today);
    unsigned parts = (unsigned)ids_get(&store->memo.parts, card, 0);
    if (parts == 0) {
        struct opening_hours hours = opening_load(store, arena, card, true, APPOINTMENT_UNKNOWN, today);
        for (int part = 1; part < PART_COUNT; part++) {
            const struct days *days = days_of(store, today, part_when((enum day_part)part));
            if (days->count > 0 && span_open(&hours, &days->spans[0]))
                parts |= 1u << part;
        }
        parts |= 1;
        ids_set(&store->memo.parts, card, (int)parts);
    }
    return parts >> 1;
}

static struct next next_ask(struct store *store, struct wall now, int card, enum day_part part)
{
    struct next next = {.asked = now.minute};
    struct gather gather = gather_for(store, NULL, now);
    if (part != PART_ANY) {
        const struct days *days = days_of(store, now.day, part_when(part));
        if (days->count == 0)
            return next;
        gather.spans = days->spans;
        gather.span_count = days->count;
    }
    gather.found = &next.date;
    gather.found_max = 1;
    gather_card(&gather, card, 1);
    return next;
}

bool date_next(struct store *store, struct wall now, int card, enum day_part part, struct date *date)
{
    struct memo *memo = &store->memo;
    struct next_list *list = &memo->nexts;
    int key = card * PART_COUNT + (int)part;
    memo_turn(store, now.day);
    if (card >= INT32_MAX / PART_COUNT)
        return false;
    int at = ids_get(&memo->next, key, -1);
    if (at < 0) {
        list->items = arena_grow(&memo->arena, list->items, list->count, &list->room, sizeof *list->items);
        at = list->count++;
        ids_set(&memo->next, key, at);
        list->items[at] = next_ask(store, now, card, part);
    } else if (now.minute < list->items[at].asked ||
               (list->items[at].date.card && date_is_over(&list->items[at].date, now))) {
        list->items[at] = next_ask(store, now, card, part);
    }
    *date = list->items[at].date;
    return date->card > 0;
}
