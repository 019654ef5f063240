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

enum when part_when(enum day_part part)
{
    static const enum when whens[PART_COUNT] = {
        [PART_WEDNESDAY] = WHEN_WEDNESDAY, [PART_WEEKEND] = WHEN_WEEKEND, [PART_HOLIDAY] = WHEN_HOLIDAY};
    assert(part > PART_ANY && part < PART_COUNT);
    return whens[part];
}

bool span_open(const struct opening_hours *hours, const struct span *span)
{
    struct open_state state = hours_at(hours, (struct wall){span->first, span->from_minute});
    if (state.kind != OPEN_LATER)
        return state.kind == OPEN_NOW;
    struct wall end = {span->last, span->to_minute};
    return wall_compare(state.next, end) < 0;
}

struct tally tally_of(const struct filter *filter, int topic, bool agenda)
{
    struct tally tally = {.more = false};
    int *chosen = tally.chosen;
    chosen[CHOICE_AGE] = 1 + filter->age;
    chosen[CHOICE_FREE] = filter->free;
    chosen[CHOICE_NEAR] = filter->near;
    chosen[CHOICE_VISIT] = filter->visit;
    chosen[CHOICE_WHEELCHAIR] = filter->wheelchair;
    chosen[CHOICE_PARENTS] = filter->parents;
    chosen[CHOICE_SPEAKS] = filter->speaks;
    chosen[CHOICE_OPEN] = !agenda && filter->open_now;
    chosen[CHOICE_PART] = agenda ? 0 : (int)filter->part;
    chosen[CHOICE_WHEN] = agenda ? 1 + (int)filter->when : 0;
    chosen[CHOICE_TOPIC] = agenda && topic < CHOICE_VALUES - 1 ? 1 + topic : 0;
    return tally;
}

/* The values an entry meets: bit 0, no choice, always. */
static uint64_t traits_values(const struct traits *traits, enum choice choice)
{
    uint64_t values = choice == CHOICE_AGE      ? traits->ages
                      : choice == CHOICE_SPEAKS ? traits->speaks
                      : choice == CHOICE_PART   ? traits->parts
                      : choice == CHOICE_WHEN   ? traits->whens
                      : choice == CHOICE_TOPIC  ? traits->topics
                                                : traits->flags >> choice & 1;
    return 1 | values << 1;
}

void tally_add(struct tally *tally, const struct traits *traits)
{
    uint64_t values[CHOICE_COUNT];
    int missed = 0, miss = -1;
    for (int i = 0; i < CHOICE_COUNT && missed < 2; i++) {
        values[i] = traits_values(traits, (enum choice)i);
        if (!(values[i] >> tally->chosen[i] & 1)) {
            missed++;
            miss = i;
        }
    }
    /* What two choices keep out comes back with neither of them made otherwise. */
    if (missed > 1)
        return;
    for (int i = miss < 0 ? 0 : miss; i < (miss < 0 ? CHOICE_COUNT : miss + 1); i++)
        for (uint64_t left = values[i]; left; left &= left - 1)
            tally->counts[i][__builtin_ctzll(left)]++;
}

int tally_count(const struct tally *tally, enum choice choice, int value)
{
    assert(value >= 0);
    return value < CHOICE_VALUES ? tally->counts[choice][value] : 0;
}
