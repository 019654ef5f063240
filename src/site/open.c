/* A week for the script of the page, which says with the reader's own clock whether it is open. */
#include "site/fact.h"

enum { LOOK_AHEAD_DAYS = 42 };

static const char *blocks_add(struct site *site, const char *blocks, int opens, int closes)
{
    return arena_printf(&site->arena, "%s%s%d-%d", blocks, *blocks ? "," : "", opens, closes);
}

static const char *weekday_blocks(struct site *site, const struct card *card, int weekday)
{
    const char *blocks = "";
    for (int i = 0; i < card->hours.week_count; i++) {
        const struct hours *row = &card->hours.week[i];
        bool holds = (row->from == DAY_NONE || row->from <= site->now.day) &&
                     (row->to == DAY_NONE || row->to >= site->now.day);
        if (row->weekday == weekday && holds)
            blocks = blocks_add(site, blocks, row->opens, row->closes);
    }
    return blocks;
}

/* The last day on which the week of today holds and the exceptions are known. */
static int week_last(const struct site *site, const struct card *card)
{
    int last = site->now.day + LOOK_AHEAD_DAYS;
    for (int i = 0; i < card->hours.week_count; i++) {
        const struct hours *row = &card->hours.week[i];
        if (row->from > site->now.day && row->from - 1 < last)
            last = row->from - 1;
        if (row->to >= site->now.day && row->to < last)
            last = row->to;
    }
    return last;
}

static bool by_appointment(const struct card *card)
{
    for (int i = 0; i < card->hours.week_count; i++)
        if (card->hours.week[i].by_appointment)
            return true;
    return card->row.appointment == APPOINTMENT_REQUIRED;
}

/* "2027-01-06;1:540-720,780-1020;3:540-720;2026-12-25:" */
const char *hours_data(struct site *site, const struct card *card)
{
    struct arena *arena = &site->arena;
    const struct opening_hours *hours = &card->hours;
    char day[11];
    if (!hours->known || hours->week_count == 0 || card->row.open.always || by_appointment(card))
        return NULL;
    day_format(week_last(site, card), day);
    const char *data = arena_strdup(arena, day);
    for (int weekday = 1; weekday <= 7; weekday++) {
        const char *blocks = weekday_blocks(site, card, weekday);
        if (*blocks)
            data = arena_printf(arena, "%s;%d:%s", data, weekday, blocks);
    }
    for (int i = 0; i < hours->exception_count;) {
        int today = hours->exceptions[i].day;
        const char *blocks = "";
        for (; i < hours->exception_count && hours->exceptions[i].day == today; i++)
            if (hours->exceptions[i].opens >= 0)
                blocks = blocks_add(site, blocks, hours->exceptions[i].opens, hours->exceptions[i].closes);
        if (today < site->now.day - 1 || today > site->now.day + LOOK_AHEAD_DAYS)
            continue;
        day_format(today, day);
        data = arena_printf(arena, "%s;%s:%s", data, day, blocks);
    }
    return data;
}
