#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "model/date.h"

static int64_t utc_of(const char *text)
{
    int64_t utc;
    assert_true(utc_parse(text, &utc));
    return utc;
}

static struct wall wall_of(const char *text)
{
    struct wall wall;
    assert_true(wall_parse(text, &wall));
    return wall;
}

static void assert_wall(struct wall wall, const char *expected)
{
    char text[17];
    wall_format(wall, text);
    assert_string_equal(text, expected);
}

static void known_days_have_their_number_and_weekday(void **state)
{
    static const struct {
        int year, month, date, day, weekday;
    } cases[] = {
        {1970, 1, 1, 0, 4},      {1969, 12, 31, -1, 3},    {2000, 2, 29, 11016, 2},
        {2000, 3, 1, 11017, 3},  {2026, 11, 25, 20782, 3}, {2024, 2, 29, 19782, 4},
        {1900, 1, 1, -25567, 1}, {2100, 3, 1, 47541, 1},   {2022, 9, 7, 19242, 3},
        {2026, 3, 29, 20541, 7}, {2026, 10, 25, 20751, 7}, {1600, 2, 29, -135081, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(day_from_civil(cases[i].year, cases[i].month, cases[i].date), cases[i].day);
        assert_int_equal(day_weekday(cases[i].day), cases[i].weekday);
    }
}

static void every_day_of_five_centuries_goes_there_and_back(void **state)
{
    int year = 1583, month = 1, date = 1, first = day_from_civil(1583, 1, 1),
        last = day_from_civil(2100, 12, 31);
    (void)state;
    for (int day = first; day <= last; day++) {
        int y, m, d;
        day_to_civil(day, &y, &m, &d);
        if (y != year || m != month || d != date || day_from_civil(y, m, d) != day)
            fail_msg("day %d is %d-%d-%d, not %d-%d-%d", day, y, m, d, year, month, date);
        bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int length = month == 2                                              ? (leap ? 29 : 28)
                     : month == 4 || month == 6 || month == 9 || month == 11 ? 30
                                                                             : 31;
        date++;
        if (date > length) {
            date = 1;
            month++;
        }
        if (month > 12) {
            month = 1;
            year++;
        }
    }
    assert_int_equal(day_weekday(last), 5);
}

static void only_days_that_exist_are_read(void **state)
{
    static const char *const wrong[] = {
        "",           "2026",       "2026-11",    "2026-1-25",   "2026-13-01",
        "2026-00-10", "2026-02-29", "2100-02-29", "2026-04-31",  "2026-11-00",
        "2026-11-32", "2026/11/25", "26-11-25",   " 2026-11-25", "2026-11-255",
        "0000-01-01", "+026-01-01", "2026-1 -25", "-2026-11-25", "9999-12-31",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (day_parse(wrong[i]) != DAY_NONE)
            fail_msg("'%s' was read as a day", wrong[i]);
    assert_int_equal(day_parse(NULL), DAY_NONE);
    assert_int_equal(day_parse("2026-11-25"), 20782);
    assert_int_equal(day_parse("2026-11-25T14:05"), 20782);
    assert_int_equal(day_parse("2024-02-29"), 19782);
}

static void days_and_moments_are_written_as_they_were_read(void **state)
{
    char text[11];
    (void)state;
    day_format(20782, text);
    assert_string_equal(text, "2026-11-25");
    day_format(day_from_civil(1583, 1, 1), text);
    assert_string_equal(text, "1583-01-01");
    assert_wall((struct wall){20782, 0}, "2026-11-25T00:00");
    assert_wall((struct wall){20782, 1439}, "2026-11-25T23:59");
}

static void moments_may_have_a_space_or_seconds(void **state)
{
    static const char *const right[] = {
        "2026-11-25T14:05",
        "2026-11-25 14:05",
        "2026-11-25T14:05:00",
        "2026-11-25 14:05:59",
    };
    static const char *const wrong[] = {
        "",
        "2026-11-25",
        "2026-11-25T",
        "2026-11-25T14",
        "2026-11-25T14:5",
        "2026-11-25T24:00",
        "2026-11-25T14:60",
        "2026-11-25T14:05:60",
        "2026-11-25T14:05:5",
        "2026-11-25T14:05 ",
        "2026-11-25t14:05",
        "2026-02-30T14:05",
        "2026-11-25T14:05Z",
        "2026-11-25T14.05",
        "2026-11-25  14:05",
        "2026-11-25T-1:05",
    };
    struct wall wall;
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++)
        assert_wall(wall_of(right[i]), "2026-11-25T14:05");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (wall_parse(wrong[i], &wall))
            fail_msg("'%s' was read as a moment", wrong[i]);
    assert_false(wall_parse(NULL, &wall));
}

static void a_text_that_is_no_moment_leaves_the_old_one(void **state)
{
    struct wall wall = {20782, 845};
    int64_t utc = 5;
    (void)state;
    assert_false(wall_parse("2026-11-25T14:65", &wall));
    assert_wall(wall, "2026-11-25T14:05");
    assert_false(utc_parse("2026-11-25T14:05+1:00", &utc));
    assert_int_equal(utc, 5);
}

static void offsets_count_and_without_one_it_is_belgian_time(void **state)
{
    static const struct {
        const char *text;
        int64_t utc;
    } cases[] = {
        {"2026-11-25T14:05Z", 1795615500000},
        {"2026-11-25T14:05", 1795611900000},
        {"2026-11-25T14:05+01:00", 1795611900000},
        {"2026-11-25 14:05:07+0100", 1795611907000},
        {"2026-11-25T14:05-05:30", 1795635300000},
        {"2026-07-01T12:00", 1782900000000},
        {"1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", -1000},
        {"2026-11-25T00:30+14:00", 1795516200000},
    };
    static const char *const wrong[] = {
        "2026-11-25T14:05+",
        "2026-11-25T14:05+1",
        "2026-11-25T14:05+01",
        "2026-11-25T14:05+15:00",
        "2026-11-25T14:05+01:60",
        "2026-11-25T14:05ZZ",
        "2026-11-25T14:05 Z",
        "2026-11-25Z",
        "nu",
        "",
        "2026-11-25T14:05+01:00x",
    };
    int64_t utc;
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (utc_of(cases[i].text) != cases[i].utc)
            fail_msg("'%s' is %lld", cases[i].text, (long long)utc_of(cases[i].text));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (utc_parse(wrong[i], &utc))
            fail_msg("'%s' was read as a moment", wrong[i]);
    assert_false(utc_parse(NULL, &utc));
}

/* The dates as the European Commission publishes them, in UTC. */
static const char *const changes[][2] = {
    {"2026-03-29T01:00Z", "2026-10-25T01:00Z"}, {"2027-03-28T01:00Z", "2027-10-31T01:00Z"},
    {"2028-03-26T01:00Z", "2028-10-29T01:00Z"}, {"2029-03-25T01:00Z", "2029-10-28T01:00Z"},
    {"2030-03-31T01:00Z", "2030-10-27T01:00Z"}, {"2031-03-30T01:00Z", "2031-10-26T01:00Z"},
    {"2032-03-28T01:00Z", "2032-10-31T01:00Z"}, {"2033-03-27T01:00Z", "2033-10-30T01:00Z"},
    {"2034-03-26T01:00Z", "2034-10-29T01:00Z"}, {"2035-03-25T01:00Z", "2035-10-28T01:00Z"},
};

static void summer_time_begins_and_ends_on_the_published_moments(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        int64_t begins = utc_of(changes[i][0]), ends = utc_of(changes[i][1]);
        assert_int_equal(utc_offset_minutes(begins - 1), 60);
        assert_int_equal(utc_offset_minutes(begins), 120);
        assert_int_equal(utc_offset_minutes(ends - 1), 120);
        assert_int_equal(utc_offset_minutes(ends), 60);
    }
}

static void ten_years_of_hours_agree_with_the_time_zone_database(void **state)
{
    (void)state;
    if (access("/usr/share/zoneinfo/Europe/Brussels", R_OK) != 0) {
        print_message("no time zone database here: the comparison is left out\n");
        skip();
    }
    setenv("TZ", "Europe/Brussels", 1);
    tzset();
    int64_t last = utc_of("2036-01-01T00:00Z");
    for (int64_t utc = utc_of("2026-01-01T00:00Z"); utc < last; utc += 30 * 60000) {
        time_t seconds = utc / 1000;
        struct tm local;
        assert_non_null(localtime_r(&seconds, &local));
        struct wall wall = wall_from_utc(utc);
        if (wall.day != day_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday) ||
            wall.minute != local.tm_hour * 60 + local.tm_min ||
            utc_offset_minutes(utc) != local.tm_gmtoff / 60)
            fail_msg("the C library disagrees at %lld", (long long)utc);
    }
    unsetenv("TZ");
    tzset();
}

static void wall_time_goes_to_utc_and_back_but_for_the_second_of_two_equal_hours(void **state)
{
    int64_t last = utc_of("2036-01-01T00:00Z");
    int differ = 0;
    (void)state;
    for (int64_t utc = utc_of("2026-01-01T00:00Z"); utc < last; utc += 30 * 60000) {
        int64_t back = wall_to_utc(wall_from_utc(utc));
        if (back == utc)
            continue;
        differ++;
        assert_int_equal(back, utc - 3600000);
        assert_int_equal(utc_offset_minutes(back), 120);
        assert_int_equal(utc_offset_minutes(utc), 60);
    }
    assert_int_equal(differ, 10 * 2);
}

static void the_night_of_spring_skips_an_hour(void **state)
{
    (void)state;
    assert_wall(wall_from_utc(utc_of("2026-03-29T00:59Z")), "2026-03-29T01:59");
    assert_wall(wall_from_utc(utc_of("2026-03-29T01:00Z")), "2026-03-29T03:00");
    assert_int_equal(utc_of("2026-03-29T02:30"), utc_of("2026-03-29T01:30Z"));
    assert_wall(wall_from_utc(utc_of("2026-03-29T02:30")), "2026-03-29T03:30");
    assert_int_equal(utc_of("2026-03-29T03:00"), utc_of("2026-03-29T01:00Z"));
}

static void the_night_of_autumn_has_an_hour_twice(void **state)
{
    (void)state;
    assert_wall(wall_from_utc(utc_of("2026-10-25T00:30Z")), "2026-10-25T02:30");
    assert_wall(wall_from_utc(utc_of("2026-10-25T01:30Z")), "2026-10-25T02:30");
    assert_int_equal(utc_of("2026-10-25T02:30"), utc_of("2026-10-25T00:30Z"));
    assert_int_equal(utc_of("2026-10-25T03:00"), utc_of("2026-10-25T02:00Z"));
}

static void moments_add_and_compare_across_midnight_and_years(void **state)
{
    struct wall evening = wall_of("2026-12-31T23:30"), night = wall_of("2027-01-01T00:10");
    (void)state;
    assert_int_equal(wall_minutes(evening, night), 40);
    assert_int_equal(wall_minutes(night, evening), -40);
    assert_true(wall_compare(evening, night) < 0);
    assert_true(wall_compare(night, evening) > 0);
    assert_int_equal(wall_compare(night, night), 0);
    assert_wall(wall_add(evening, 40), "2027-01-01T00:10");
    assert_wall(wall_add(night, -11), "2026-12-31T23:59");
    assert_wall(wall_add(evening, 3 * MINUTES_A_DAY), "2027-01-03T23:30");
    assert_int_equal(wall_minutes(wall_of("2026-03-29T00:00"), wall_of("2026-03-30T00:00")), 1440);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_days_have_their_number_and_weekday),
        cmocka_unit_test(every_day_of_five_centuries_goes_there_and_back),
        cmocka_unit_test(only_days_that_exist_are_read),
        cmocka_unit_test(days_and_moments_are_written_as_they_were_read),
        cmocka_unit_test(moments_may_have_a_space_or_seconds),
        cmocka_unit_test(a_text_that_is_no_moment_leaves_the_old_one),
        cmocka_unit_test(offsets_count_and_without_one_it_is_belgian_time),
        cmocka_unit_test(summer_time_begins_and_ends_on_the_published_moments),
        cmocka_unit_test(ten_years_of_hours_agree_with_the_time_zone_database),
        cmocka_unit_test(wall_time_goes_to_utc_and_back_but_for_the_second_of_two_equal_hours),
        cmocka_unit_test(the_night_of_spring_skips_an_hour),
        cmocka_unit_test(the_night_of_autumn_has_an_hour_twice),
        cmocka_unit_test(moments_add_and_compare_across_midnight_and_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
