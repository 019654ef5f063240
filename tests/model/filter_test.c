#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/filter.h"

/* Out of order, as tables may be; the second overlaps the first, the fourth follows on it. */
static const struct holiday holidays[] = {
    {"Kerstvakantie", 20808, 20821, true}, /* 21 December 2026 to 3 January 2027 */
    {"Brugdag", 20820, 20822, true},        {"Kerstmis", 20812, 20812, false},
    {"Extra", 20823, 20823, true},          {"Herfstvakantie", 20759, 20765, true}, /* 2 to 8 November 2026 */
    {"Krokusvakantie", 20857, 20863, true}, /* 8 to 14 February 2027 */
};
static const struct house house = {.holidays = holidays, .holiday_count = 6};

/* The spans as text: "2026-11-28/2026-11-29 2026-12-05/2026-12-06". */
static const char *say(enum when when, const char *today, int horizon_days, int max)
{
    static char text[1024];
    struct span spans[16];
    int count = when_spans(when, &house, day_parse(today), horizon_days, spans, max);
    assert_true(count <= max);
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        char first[11], last[11];
        day_format(spans[i].first, first);
        day_format(spans[i].last, last);
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%s/%s", i ? " " : "", first, last);
    }
    return text;
}

static void today_is_one_whole_day(void **state)
{
    struct span span;
    (void)state;
    assert_string_equal(say(WHEN_TODAY, "2026-11-25", 400, 16), "2026-11-25/2026-11-25");
    assert_int_equal(when_spans(WHEN_TODAY, &house, 20782, 400, &span, 1), 1);
    assert_int_equal(span.from_minute, 0);
    assert_int_equal(span.to_minute, MINUTES_A_DAY);
}

static void the_week_ends_on_sunday_and_later_begins_behind_it(void **state)
{
    (void)state;
    assert_string_equal(say(WHEN_WEEK, "2026-11-25", 400, 16), "2026-11-25/2026-11-29");
    assert_string_equal(say(WHEN_WEEK, "2026-11-29", 400, 16), "2026-11-29/2026-11-29");
    assert_string_equal(say(WHEN_WEEK, "2026-11-30", 400, 16), "2026-11-30/2026-12-06");
    assert_string_equal(say(WHEN_LATER, "2026-11-25", 60, 16), "2026-11-30/2027-01-24");
    assert_string_equal(say(WHEN_LATER, "2026-11-29", 60, 16), "2026-11-30/2027-01-28");
    assert_string_equal(say(WHEN_LATER, "2026-11-25", 4, 16), "");
}

static void weekends_begin_with_the_one_that_is_or_comes(void **state)
{
    (void)state;
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-25", 14, 16),
                        "2026-11-28/2026-11-29 2026-12-05/2026-12-06");
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-28", 6, 16), "2026-11-28/2026-11-29");
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-29", 7, 16),
                        "2026-11-29/2026-11-29 2026-12-05/2026-12-06");
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-25", 3, 16), "2026-11-28/2026-11-28");
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-25", 2, 16), "");
}

static void wednesdays_count_from_noon_to_six(void **state)
{
    struct span span;
    (void)state;
    assert_string_equal(say(WHEN_WEDNESDAY, "2026-11-25", 10, 16),
                        "2026-11-25/2026-11-25 2026-12-02/2026-12-02");
    assert_string_equal(say(WHEN_WEDNESDAY, "2026-11-26", 10, 16), "2026-12-02/2026-12-02");
    assert_string_equal(say(WHEN_WEDNESDAY, "2026-11-24", 0, 16), "");
    assert_int_equal(when_spans(WHEN_WEDNESDAY, &house, 20782, 400, &span, 1), 1);
    assert_int_equal(span.from_minute, 12 * 60);
    assert_int_equal(span.to_minute, 18 * 60);
}

static void school_holidays_come_in_order_and_never_twice(void **state)
{
    (void)state;
    assert_string_equal(say(WHEN_HOLIDAY, "2026-10-01", 400, 16),
                        "2026-11-02/2026-11-08 2026-12-21/2027-01-05 2027-02-08/2027-02-14");
    assert_string_equal(say(WHEN_HOLIDAY, "2026-11-04", 30, 16), "2026-11-04/2026-11-08");
    assert_string_equal(say(WHEN_HOLIDAY, "2026-12-28", 4, 16), "2026-12-28/2027-01-01");
    assert_string_equal(say(WHEN_HOLIDAY, "2026-11-25", 10, 16), "");
    assert_string_equal(say(WHEN_HOLIDAY, "2027-03-01", 400, 16), "");
}

static void no_more_spans_are_written_than_there_is_room_for(void **state)
{
    struct span span = {1, 2, 3, 4};
    (void)state;
    assert_string_equal(say(WHEN_WEEKEND, "2026-11-25", 400, 2),
                        "2026-11-28/2026-11-29 2026-12-05/2026-12-06");
    assert_string_equal(say(WHEN_WEDNESDAY, "2026-11-25", 400, 1), "2026-11-25/2026-11-25");
    assert_string_equal(say(WHEN_HOLIDAY, "2026-10-01", 400, 2),
                        "2026-11-02/2026-11-08 2026-12-21/2027-01-05");
    for (int when = 0; when < WHEN_COUNT; when++)
        assert_int_equal(when_spans((enum when)when, &house, 20782, 400, &span, 0), 0);
    assert_int_equal(span.first, 1);
}

/* Every entry meets another mix of four choices; what a chip says is what a second look finds. */
static void each_choice_counts_what_it_would_leave(void **state)
{
    static const enum choice choices[] = {CHOICE_FREE, CHOICE_NEAR, CHOICE_VISIT, CHOICE_AGE};
    (void)state;
    for (unsigned chosen = 0; chosen < 16; chosen++) {
        struct filter filter = {.age = chosen >> 3 & 1 ? 1 : -1,
                                .free = chosen & 1,
                                .near = chosen >> 1 & 1,
                                .visit = chosen >> 2 & 1};
        struct tally tally = tally_of(&filter, -1, false);
        for (unsigned mix = 0; mix < 16; mix++) {
            struct traits traits = {.ages = mix >> 3 & 1 ? 2 : 1};
            for (int i = 0; i < 3; i++)
                traits.flags |= (mix >> i & 1) << choices[i];
            tally_add(&tally, &traits);
        }
        for (int i = 0; i < 4; i++)
            for (unsigned on = 0; on < 2; on++) {
                unsigned asked = (chosen & ~(1u << i)) | on << i;
                int left = 0;
                for (unsigned mix = 0; mix < 16; mix++)
                    left += (mix & asked) == asked;
                assert_int_equal(tally_count(&tally, choices[i], on ? (i == 3 ? 2 : 1) : 0), left);
            }
    }
    assert_int_equal(tally_count(&(struct tally){.more = false}, CHOICE_TOPIC, 1000), 0);
}

static void a_span_is_open_when_a_door_is_for_a_moment_of_it(void **state)
{
    static const struct hours week[] = {
        {.weekday = 3, .opens = 9 * 60, .closes = 12 * 60, DAY_NONE, DAY_NONE},
        {.weekday = 6, .opens = 22 * 60, .closes = 26 * 60, DAY_NONE, DAY_NONE}};
    const struct opening_hours hours = {.known = true, .week = week, .week_count = 2};
    (void)state;
    int wednesday = day_parse("2026-11-25");
    assert_false(span_open(&hours, &(struct span){wednesday, wednesday, 12 * 60, 18 * 60}));
    assert_true(span_open(&hours, &(struct span){wednesday, wednesday, 11 * 60, 18 * 60}));
    assert_true(span_open(&hours, &(struct span){wednesday + 3, wednesday + 4, 0, MINUTES_A_DAY}));
    assert_true(span_open(&hours, &(struct span){wednesday + 4, wednesday + 4, 0, MINUTES_A_DAY}));
    assert_false(span_open(&hours, &(struct span){wednesday + 5, wednesday + 6, 0, MINUTES_A_DAY}));
    assert_false(span_open(&(struct opening_hours){.known = false},
                           &(struct span){wednesday, wednesday + 6, 0, MINUTES_A_DAY}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(today_is_one_whole_day),
        cmocka_unit_test(the_week_ends_on_sunday_and_later_begins_behind_it),
        cmocka_unit_test(weekends_begin_with_the_one_that_is_or_comes),
        cmocka_unit_test(wednesdays_count_from_noon_to_six),
        cmocka_unit_test(school_holidays_come_in_order_and_never_twice),
        cmocka_unit_test(no_more_spans_are_written_than_there_is_room_for),
        cmocka_unit_test(each_choice_counts_what_it_would_leave),
        cmocka_unit_test(a_span_is_open_when_a_door_is_for_a_moment_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
