#include "store/dates.h"

#include "store/facts.h"
#include "store/gather.h"
#include "store/presence.h"
#include "store/traits.h"

enum {
    SEEK_MAX = 150,      /* few enough activities to look up all their dates one by one */
    SEEK_ONCE_MAX = 600, /* the same where each one needs only its next date */
    HIGHLIGHTS_MAX = 8,
    HIGHLIGHTS_WALK_MAX = 2000,
    CAMPAIGNS_MAX = 8
};

static bool filter_is_empty(const struct filter *filter)
{
    return !filter || (filter->age < 0 && !filter->free && !filter->visit && !filter->wheelchair &&
                       !filter->near && !filter->parents && filter->speaks <= 0);
}

static void days_take(struct gather *gather, enum when when)
{
    const struct days *days = days_of(gather->store, gather->now.day, when);
    gather->spans = days->spans;
    gather->span_count = days->count;
}

/* The next date of each wanted activity, from what was found out today. */
static void next_of_wanted(struct gather *gather, enum day_part part)
{
    const struct ids *wanted = &gather->wanted;
    gather->picks.max = INT32_MAX;
    for (int i = 0; i < wanted->room; i++) {
        struct date date;
        struct facts facts;
        int card = wanted->keys[i];
        if (card != 0 && facts_load(gather->store, card, gather->now.day, &facts) && facts_listed(&facts) &&
            date_next(gather->store, gather->now, card, part, &date))
            pick_add(&gather->picks, (struct pick){.card = card, .start = date.start});
    }
}

struct picks dates_next(struct store *store, struct arena *arena, struct wall now, int topic,
                        const struct filter *filter)
{
    struct gather gather = gather_for(store, arena, now);
    gather.once = true;
    gather.only_running = filter && filter->open_now;
    enum day_part part = filter ? filter->part : PART_ANY;
    if (topic >= 0 || !filter_is_empty(filter))
        gather_listing(&gather, topic, filter);
    if (part != PART_ANY)
        days_take(&gather, part_when(part));
    if (part != PART_ANY && gather.span_count == 0)
        return (struct picks){NULL, 0, false};
    if (gather.listed && !gather.only_running && gather.wanted.count <= SEEK_ONCE_MAX)
        next_of_wanted(&gather, part);
    else
        gather_dates(&gather, SEEK_ONCE_MAX);
    return gather_sorted(&gather);
}

struct picks dates_next_of(struct store *store, struct arena *arena, struct wall now, const int *cards,
                           int count)
{
    struct gather gather = gather_for(store, arena, now);
    gather.once = true;
    for (int i = 0; i < count; i++)
        gather_card(&gather, cards[i], gather.picks.count + 1);
    return gather_sorted(&gather);
}

struct picks dates_of_card(struct store *store, struct arena *arena, struct wall now, int card, int max)
{
    struct gather gather = gather_for(store, arena, now);
    gather.only = card;
    gather_card(&gather, card, max);
    struct picks picks = gather_sorted(&gather);
    picks.count = picks.count < max ? picks.count : max;
    return picks;
}

struct picks store_agenda(struct store *store, struct arena *arena, struct wall now, int topic,
                          const struct filter *filter)
{
    enum when when = filter ? filter->when : WHEN_TODAY;
    struct gather gather = gather_for(store, arena, now);
    struct span all = {now.day, store->horizon, 0, MINUTES_A_DAY};
    if (store->clock_doubted) { /* no day is today's: all that may still come */
        gather.spans = &all;
        gather.span_count = 1;
    } else {
        days_take(&gather, when);
    }
    if (gather.span_count == 0)
        return (struct picks){NULL, 0, false};
    if (topic >= 0 || !filter_is_empty(filter))
        gather_listing(&gather, topic, filter);
    if (when == WHEN_TODAY && !store->clock_doubted)
        presences_add(store, now, (struct presence_want){topic, filter, false}, &gather.picks);
    gather_dates(&gather, SEEK_MAX);
    return gather_sorted(&gather);
}

struct picks store_today(struct store *store, struct arena *arena, struct wall now)
{
    struct span today = {now.day, now.day, 0, MINUTES_A_DAY};
    if (store->clock_doubted)
        return (struct picks){NULL, 0, false};
    struct gather gather = gather_for(store, arena, now);
    gather.spans = &today;
    gather.span_count = 1;
    gather.with_over = gather.in_house = true;
    presences_add(store, now, (struct presence_want){-1, NULL, true}, &gather.picks);
    gather_walk(&gather, INT32_MAX);
    return gather_sorted(&gather);
}

/* The cards of the campaigns that run today. */
static int campaign_cards(struct store *store, int today, int *cards)
{
    static const char sql[] =
        "SELECT card FROM campaign WHERE first <= ?1 AND last >= ?1 AND card IS NOT NULL ORDER BY first, id";
    int count = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_CAMPAIGNS, sql);
    bind_day(statement, 1, today);
    while (count < CAMPAIGNS_MAX && query_next(store, statement)) {
        cards[count] = column_id(statement, 0);
        count += cards[count] > 0;
    }
    query_end(statement);
    return count;
}

struct picks store_highlights(struct store *store, struct arena *arena, struct wall now)
{
    int cards[CAMPAIGNS_MAX], count = campaign_cards(store, now.day, cards);
    struct gather gather = gather_for(store, arena, now);
    gather.once = gather.highlights = true;
    gather.picks.max = HIGHLIGHTS_MAX;
    gather.campaign = true;
    for (int i = 0; i < count; i++)
        gather_card(&gather, cards[i], gather.picks.count + 1);
    gather.campaign = false;
    gather_walk(&gather, HIGHLIGHTS_WALK_MAX);
    return picks_of(&gather.picks);
}
