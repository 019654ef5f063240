#include "store/gather.h"
#include "store/presence.h"
#include "store/row.h"
#include "store/traits.h"

enum { CALENDAR_MAX = 4000 };

/* A date to come, or one of today, and the chips of the agenda that it falls under. */
struct entry {
    struct date date;
    uint32_t whens;
};

struct calendar {
    struct entry *entries;
    int count;
    bool more;
};

/* False when an activity has no date left, so that no list shows it. */
static bool activity_traits(struct store *store, struct wall now, int card, bool parts, struct traits *traits)
{
    struct date date;
    if (!date_next(store, now, card, PART_ANY, &date))
        return false;
    if (wall_compare(date.start, now) <= 0)
        traits->flags |= 1u << CHOICE_OPEN;
    for (int part = 1; parts && part < PART_COUNT; part++)
        if (date_next(store, now, card, (enum day_part)part, &date))
            traits->parts |= 1u << (part - 1);
    return true;
}

struct tally store_list_tally(struct store *store, struct arena *arena, struct wall now, int topic,
                              enum list_tab tab, const struct filter *filter, bool parts)
{
    struct tally tally = tally_of(filter, topic, false);
    const struct tab_cards *list = tab_cards_of(store, now.day, topic, tab);
    parts = parts || filter->part != PART_ANY;
    tally.more = list->more;
    for (int i = 0; i < list->count; i++) {
        const struct tab_card *card = &list->cards[i];
        struct traits traits = card->traits;
        if (tab == TAB_DO && !activity_traits(store, now, card->card, parts, &traits))
            continue;
        if (tab != TAB_DO && card->hours_known) {
            traits.flags |= opening_is_now(store, card->card, now) ? 1u << CHOICE_OPEN : 0;
            traits.parts = parts ? parts_of_card(store, arena, now.day, card->card) : 0;
        }
        tally_add(&tally, &traits);
    }
    return tally;
}

/* As `store_agenda` looks at dates: what runs already, and what begins a week before the first of its days or later. */
static uint32_t date_whens(struct store *store, int today, const struct date *date)
{
    uint32_t whens = 0;
    for (int when = 0; when < WHEN_COUNT; when++) {
        const struct days *days = days_of(store, today, (enum when)when);
        if (days->count > 0 &&
            (date->start.day < today || date->start.day >= days->spans[0].first - LONG_DAYS) &&
            spans_hold(days->spans, days->count, date))
            whens |= 1u << when;
    }
    return whens;
}

static const struct calendar *calendar_of(struct store *store, struct wall now)
{
    struct memo *memo = &store->memo;
    memo_turn(store, now.day);
    if (memo->calendar)
        return memo->calendar;
    struct calendar *calendar = memo->calendar = arena_alloc(&memo->arena, sizeof *calendar);
    struct gather gather = gather_for(store, &memo->arena, now);
    gather.with_over = true;
    gather.found_max = CALENDAR_MAX;
    gather.found = arena_array(&memo->arena, struct date, CALENDAR_MAX);
    gather_walk(&gather, INT32_MAX);
    calendar->entries = arena_array(&memo->arena, struct entry, gather.found_count);
    calendar->more = gather.found_count == CALENDAR_MAX;
    for (int i = 0; i < gather.found_count; i++) {
        struct entry entry = {gather.found[i], date_whens(store, now.day, &gather.found[i])};
        if (entry.whens)
            calendar->entries[calendar->count++] = entry;
    }
    return calendar;
}

struct tally store_agenda_tally(struct store *store, struct arena *arena, struct wall now, int topic,
                                const struct filter *filter)
{
    struct tally tally = tally_of(filter, topic, true);
    const struct calendar *calendar = calendar_of(store, now);
    tally.more = calendar->more;
    for (int i = 0; i < calendar->count; i++) {
        const struct entry *entry = &calendar->entries[i];
        if (date_is_over(&entry->date, now))
            continue;
        struct traits traits = traits_of_card(store, now.day, entry->date.card);
        traits.whens = entry->whens;
        tally_add(&tally, &traits);
    }
    struct pick_list here = {.arena = arena, .max = 0};
    presences_add(store, now, (struct presence_want){-1, NULL, false}, &here);
    for (int i = 0; i < here.count; i++) {
        struct traits traits = traits_of_card(store, now.day, here.items[i].card);
        traits.whens = 1u << WHEN_TODAY;
        tally_add(&tally, &traits);
    }
    return tally;
}
