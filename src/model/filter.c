#include "model/filter.h"

#include <assert.h>
#include <stddef.h>

enum { WEDNESDAY = 3, SATURDAY = 6, SUNDAY = 7, AFTERNOON_FROM = 12 * 60, AFTERNOON_TO = 18 * 60 };

static struct span span_of_days(int first, int last)
{
    return (struct span){first, last, 0, MINUTES_A_DAY};
}

/* On a Sunday the first span is that Sunday alone. */
static int weekend_spans(int today, int horizon, struct span *spans, int max)
{
    int count = 0, weekday = day_weekday(today);
    int first = weekday == SUNDAY ? today : today + SATURDAY - weekday;
    while (count < max && first <= horizon) {
        int sunday = first + SUNDAY - day_weekday(first);
        spans[count++] = span_of_days(first, sunday < horizon ? sunday : horizon);
        first = sunday + SATURDAY;
    }
    return count;
}

static int wednesday_spans(int today, int horizon, struct span *spans, int max)
{
    int count = 0;
    for (int day = today + (WEDNESDAY - day_weekday(today) + 7) % 7; count < max && day <= horizon; day += 7)
        spans[count++] = (struct span){day, day, AFTERNOON_FROM, AFTERNOON_TO};
    return count;
}

/* The school holiday that holds on `day` or begins first after it; NULL when none is left. */
static const struct holiday *holiday_next(const struct house *house, int day)
{
    const struct holiday *next = NULL;
    for (int i = 0; i < house->holiday_count; i++) {
        const struct holiday *holiday = &house->holidays[i];
        if (holiday->school && holiday->last >= day && holiday->first <= holiday->last &&
            (!next || holiday->first < next->first))
            next = holiday;
    }
    return next;
}

/* Holidays that overlap or follow on each other share a span, so that no date is listed twice. */
static int holiday_spans(const struct house *house, int today, int horizon, struct span *spans, int max)
{
    int count = 0, day = today;
    const struct holiday *next;
    for (; (next = holiday_next(house, day)) && next->first <= horizon; day = next->last + 1) {
        int first = next->first > day ? next->first : day;
        int last = next->last < horizon ? next->last : horizon;
        if (first > last)
            break;
        if (count > 0 && first <= spans[count - 1].last + 1)
            spans[count - 1].last = last;
        else if (count < max)
            spans[count++] = span_of_days(first, last);
        else
            break;
    }
    return count;
}

int when_spans(enum when when, const struct house *house, int today, int horizon_days, struct span *spans,
               int max)
{
    assert(max >= 0 && horizon_days >= 0);
    int horizon = today + horizon_days, sunday = today + SUNDAY - day_weekday(today);
    if (max == 0)
        return 0;
    switch (when) {
    case WHEN_TODAY:
        spans[0] = span_of_days(today, today);
        return 1;
    case WHEN_WEEK:
        spans[0] = span_of_days(today, sunday);
        return 1;
    case WHEN_WEEKEND:
        return weekend_spans(today, horizon, spans, max);
    case WHEN_WEDNESDAY:
        return wednesday_spans(today, horizon, spans, max);
    case WHEN_HOLIDAY:
        return holiday_spans(house, today, horizon, spans, max);
    case WHEN_LATER:
        spans[0] = span_of_days(sunday + 1, horizon);
        return sunday < horizon ? 1 : 0;
    case WHEN_COUNT:
        break;
    }
    return 0;
}
