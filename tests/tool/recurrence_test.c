#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/table/recurrence.h"
#include "tool/table/value.h"

static struct wall wall_of(const char *text)
{
    struct wall wall = {0, 0};
    assert_true(wall_parse(text, &wall));
    return wall;
}

/* Expands a rule until a day and compares with the moments of `expected`, separated by spaces. */
static void expect_shifted(const char *rule, const char *start, int shift, const char *last,
                           const char *expected)
{
    struct moments moments = {0};
    char why[512] = "", found[4096] = "";
    if (!rule_check(rule, why, sizeof why))
        fail_msg("%s: %s", rule, why);
    rule_expand(rule, wall_of(start), shift, day_parse(last), &moments);
    for (int i = 0; i < moments.count && strlen(found) < 4000; i++) {
        wall_format(moments.items[i], found + strlen(found));
        strcat(found, i + 1 < moments.count ? " " : "");
    }
    assert_string_equal(found, expected);
    moments_release(&moments);
}

static void expect(const char *rule, const char *start, const char *last, const char *expected)
{
    expect_shifted(rule, start, 0, last, expected);
}

static void weekly_is_every_week(void **state)
{
    (void)state;
    expect("FREQ=WEEKLY;BYDAY=WE", "2026-11-25T14:00", "2026-12-10",
           "2026-11-25T14:00 2026-12-02T14:00 2026-12-09T14:00");
    expect("FREQ=WEEKLY;BYDAY=MO,TH", "2026-11-23T09:30", "2026-12-01",
           "2026-11-23T09:30 2026-11-26T09:30 2026-11-30T09:30");
}

static void every_second_week_counts_from_the_start(void **state)
{
    (void)state;
    expect("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24T10:00", "2026-12-31",
           "2026-11-24T10:00 2026-12-08T10:00 2026-12-22T10:00");
}

static void monthly_names_a_weekday_or_a_date(void **state)
{
    (void)state;
    expect("FREQ=MONTHLY;BYDAY=1SA", "2026-11-07T10:00", "2027-02-28",
           "2026-11-07T10:00 2026-12-05T10:00 2027-01-02T10:00 2027-02-06T10:00");
    expect("FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27T10:00", "2027-01-31",
           "2026-11-27T10:00 2026-12-25T10:00 2027-01-29T10:00");
    expect("FREQ=MONTHLY;BYMONTHDAY=31", "2026-10-31T10:00", "2027-03-31",
           "2026-10-31T10:00 2026-12-31T10:00 2027-01-31T10:00 2027-03-31T10:00");
}

static void yearly_skips_years_without_the_day(void **state)
{
    (void)state;
    expect("FREQ=YEARLY", "2022-09-07T12:00", "2024-12-31",
           "2022-09-07T12:00 2023-09-07T12:00 2024-09-07T12:00");
    expect("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2024-02-29T12:00", "2029-01-01",
           "2024-02-29T12:00 2028-02-29T12:00");
}

static void until_and_count_end_a_series(void **state)
{
    (void)state;
    expect("FREQ=DAILY;COUNT=3", "2026-11-25T08:00", "2027-11-25",
           "2026-11-25T08:00 2026-11-26T08:00 2026-11-27T08:00");
    expect("FREQ=DAILY;UNTIL=20261126", "2026-11-25T08:00", "2027-11-25",
           "2026-11-25T08:00 2026-11-26T08:00");
    expect("FREQ=DAILY;UNTIL=20261127T080000", "2026-11-25T08:00", "2027-11-25",
           "2026-11-25T08:00 2026-11-26T08:00 2026-11-27T08:00");
    /* 06.30 UTC is 7.30 in Belgium, before that day's start. */
    expect("FREQ=DAILY;UNTIL=20261127T063000Z", "2026-11-25T08:00", "2027-11-25",
           "2026-11-25T08:00 2026-11-26T08:00");
    expect("FREQ=DAILY;UNTIL=20261127T070000Z", "2026-11-25T08:00", "2027-11-25",
           "2026-11-25T08:00 2026-11-26T08:00 2026-11-27T08:00");
}

static void the_clock_may_change_but_the_hour_stays(void **state)
{
    (void)state;
    expect("FREQ=DAILY", "2027-03-27T02:30", "2027-03-29",
           "2027-03-27T02:30 2027-03-28T02:30 2027-03-29T02:30");
    expect("FREQ=WEEKLY", "2026-10-18T14:00", "2026-11-01",
           "2026-10-18T14:00 2026-10-25T14:00 2026-11-01T14:00");
}

static void a_start_that_the_rule_skips_is_no_date(void **state)
{
    (void)state;
    expect("FREQ=WEEKLY;BYDAY=WE", "2026-11-24T14:00", "2026-12-03", "2026-11-25T14:00 2026-12-02T14:00");
}

static void moved_series_keep_their_weekday_and_their_end(void **state)
{
    (void)state;
    expect_shifted("FREQ=WEEKLY;BYDAY=WE;UNTIL=20261202", "2026-11-25T14:00", 364, "2028-01-01",
                   "2027-11-24T14:00 2027-12-01T14:00");
    expect_shifted("FREQ=MONTHLY;BYDAY=1SA", "2026-11-07T10:00", 21, "2027-01-31",
                   "2026-12-05T10:00 2027-01-02T10:00");
}

static void rules_are_read_as_people_write_them(void **state)
{
    (void)state;
    expect("RRULE:freq=weekly; byday=we", "2026-11-25T14:00", "2026-11-30", "2026-11-25T14:00");
}

static void a_rule_that_never_comes_ends(void **state)
{
    (void)state;
    expect("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2026-01-01T10:00", "2028-01-01", "");
}

static void rules_that_cannot_be_followed_are_refused(void **state)
{
    char why[512];
    const char *const wrong[] = {"FREQ=SECONDLY",
                                 "FREQ=WEEKLY;BYHOUR=9",
                                 "WEEKLY",
                                 "FREQ=WEEKLY;BYDAY=XX",
                                 "",
                                 "FREQ=WEEKLY;UNTIL=morgen",
                                 "FREQ=WEEKLY;INTERVAL=0",
                                 "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
                                 "FREQ=MONTHLY;RSCALE=CHINESE",
                                 "FREQ=WEEKLY;COUNT=-1",
                                 "FREQ=MONTHLY;BYMONTHDAY=40"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        why[0] = '\0';
        if (rule_check(wrong[i], why, sizeof why) || !why[0])
            fail_msg("%s was accepted", wrong[i]);
    }
}

static void moments_are_found_by_moment_and_by_day(void **state)
{
    struct moments moments = {0};
    (void)state;
    assert_int_equal(moments_near(&moments, wall_of("2026-11-25T14:00")), -1);
    moments_add(&moments, wall_of("2026-12-02T14:00"));
    moments_add(&moments, wall_of("2026-11-25T14:00"));
    moments_add(&moments, wall_of("2026-12-02T14:00"));
    moments_sort(&moments);
    assert_int_equal(moments.count, 2);
    assert_int_equal(moments_find(&moments, wall_of("2026-12-02T14:00")), 1);
    assert_int_equal(moments_find(&moments, wall_of("2026-12-02T14:01")), -1);
    assert_int_equal(moments_find(&moments, (struct wall){day_from_civil(2026, 11, 25), WHOLE_DAY}), 0);
    assert_int_equal(moments_find(&moments, (struct wall){day_from_civil(2026, 11, 26), WHOLE_DAY}), -1);
    assert_int_equal(moments_near(&moments, wall_of("2026-11-28T14:00")), 0);
    assert_int_equal(moments_near(&moments, wall_of("2026-11-29T14:00")), 1);
    assert_int_equal(moments_near(&moments, wall_of("2030-01-01T14:00")), 1);
    moments_drop(&moments, -1);
    assert_int_equal(moments.count, 2);
    moments_drop(&moments, 0);
    assert_int_equal(moments.count, 1);
    assert_int_equal(moments_find(&moments, wall_of("2026-12-02T14:00")), 0);
    moments_release(&moments);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekly_is_every_week),
        cmocka_unit_test(every_second_week_counts_from_the_start),
        cmocka_unit_test(monthly_names_a_weekday_or_a_date),
        cmocka_unit_test(yearly_skips_years_without_the_day),
        cmocka_unit_test(until_and_count_end_a_series),
        cmocka_unit_test(the_clock_may_change_but_the_hour_stays),
        cmocka_unit_test(a_start_that_the_rule_skips_is_no_date),
        cmocka_unit_test(moved_series_keep_their_weekday_and_their_end),
        cmocka_unit_test(rules_are_read_as_people_write_them),
        cmocka_unit_test(a_rule_that_never_comes_ends),
        cmocka_unit_test(rules_that_cannot_be_followed_are_refused),
        cmocka_unit_test(moments_are_found_by_moment_and_by_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
