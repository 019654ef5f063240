#include "store/gather.h"

enum {
    SPANS_MAX = 128,
    SEEK_MAX = 150,      /* few enough activities to look up all their dates one by one */
    SEEK_ONCE_MAX = 600, /* the same where each one needs only its next date */
    HIGHLIGHTS_MAX = 8,
    HIGHLIGHTS_WALK_MAX = 2000,
    CAMPAIGNS_MAX = 8
};

static bool filter_is_empty(const struct filter *filter)
{
    return !filter || (filter->age < 0 && !filter->free && !filter->visit && !filter->wheelchair);
}

struct picks dates_next(struct store *store, struct arena *arena, struct wall now, int topic,
                        const struct filter *filter)
{
    struct gather gather = gather_for(store, arena, now);
    gather.once = true;
    gather.only_running = filter && filter->open_now;
    if (topic >= 0 || !filter_is_empty(filter))
        gather_listing(&gather, topic, filter);
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
    struct span spans[SPANS_MAX];
    int days = store->horizon - now.day;
    enum when when = filter ? filter->when : WHEN_TODAY;
    days = days < 0 ? 0 : days > AGENDA_HORIZON_DAYS ? AGENDA_HORIZON_DAYS : days;
    struct gather gather = gather_for(store, arena, now);
    gather.spans = spans;
    gather.span_count = when_spans(when, &store->house, now.day, days, spans, SPANS_MAX);
    if (gather.span_count == 0)
        return (struct picks){NULL, 0, false};
    if (topic >= 0 || !filter_is_empty(filter))
        gather_listing(&gather, topic, filter);
    if (when == WHEN_TODAY)
        presences_add(store, now, (struct presence_want){topic, filter, false}, &gather.picks);
    gather_dates(&gather, SEEK_MAX);
    return gather_sorted(&gather);
}

struct picks store_today(struct store *store, struct arena *arena, struct wall now)
{
    struct span today = {now.day, now.day, 0, MINUTES_A_DAY};
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
        "SELECT card FROM campaign WHERE first <= ?1 AND last >= ?1 AND card IS NOT NULL "
        "ORDER BY first, id";
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
