#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/table/value.h"

static void days_exist_and_are_whole(void **state)
{
    int day = 7;
    (void)state;
    assert_true(value_day("2028-02-29", &day));
    assert_int_equal(day, day_from_civil(2028, 2, 29));
    const char *const wrong[] = {"2027-02-29", "2026-11-25 ", "2026-1-25", "1776-07-04", "25/11/2026",
                                 "",           "2026-13-01"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (value_day(wrong[i], &day))
            fail_msg("%s", wrong[i]);
    assert_int_equal(day, day_from_civil(2028, 2, 29));
}

static void moments_are_written_in_two_ways_or_without_an_hour(void **state)
{
    struct wall wall;
    (void)state;
    const char *const same[] = {"2026-11-25T14:05", "2026-11-25 14.05", "2026-11-25T14:05:00"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(value_moment(same[i], &wall));
        assert_int_equal(wall.day, day_from_civil(2026, 11, 25));
        assert_int_equal(wall.minute, 14 * 60 + 5);
    }
    assert_true(value_moment("2026-11-25", &wall));
    assert_int_equal(wall.minute, WHOLE_DAY);
    const char *const wrong[] = {"2026-11-25T24:00", "2026-11-25T14", "2026-11-25x14:00", "2026-11-25T14:00Z",
                                 "14:00"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (value_moment(wrong[i], &wall))
            fail_msg("%s", wrong[i]);
}

static void what_excel_in_belgium_writes_is_read_day_first(void **state)
{
    (void)state;
    static const char *const good[][2] = {{"25/11/2026", "2026-11-25"},
                                          {"5/1/2027", "2027-01-05"},
                                          {"25/11/2026 9:30", "2026-11-25 09:30"},
                                          {"5/1/2027 14:00:00", "2027-01-05 14:00"}};
    static const char *const wrong[] = {"11/25/2026",          "31/2/2027",        "25/11/26",
                                        "25/11/2026 ",         "25/11/2026 24:00", "25/11/2026 9",
                                        "25/11/2026 9:30 uur", "/11/2026"};
    char iso[MOMENT_BYTES] = "";
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(value_belgian(good[i][0], iso));
        assert_string_equal(iso, good[i][1]);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (value_belgian(wrong[i], iso))
            fail_msg("%s", wrong[i]);
}

static void hours_run_from_midnight_to_midnight(void **state)
{
    int minute;
    (void)state;
    assert_true(value_time("9.00", &minute) && minute == 540);
    assert_true(value_time("09:05", &minute) && minute == 545);
    assert_true(value_time("0.00", &minute) && minute == 0);
    assert_true(value_time("24.00", &minute) && minute == 1440);
    assert_false(value_time("24.01", &minute));
    assert_false(value_time("9.60", &minute));
    assert_false(value_time("9", &minute));
    assert_false(value_time("9.0", &minute));
    assert_false(value_time("9u30", &minute));
}

static void ages_are_months_years_or_pregnancy(void **state)
{
    int months;
    (void)state;
    assert_true(value_age("18m", &months) && months == 18);
    assert_true(value_age("2,5j", &months) && months == 30);
    assert_true(value_age("2.5j", &months) && months == 30);
    assert_true(value_age("3j", &months) && months == 36);
    assert_true(value_age("0", &months) && months == 0);
    assert_true(value_age("zwanger", &months) && months == -9);
    assert_false(value_age("3", &months));
    assert_false(value_age("0,3m", &months));
    assert_false(value_age("101j", &months));
    assert_false(value_age("-1m", &months));
    assert_false(value_age("j", &months));
}

static void numbers_take_a_point_or_a_comma(void **state)
{
    double real;
    long number;
    (void)state;
    assert_true(value_real("51.4625", &real) && real > 51.46249 && real < 51.46251);
    assert_true(value_real("-4,5", &real) && real < -4.49 && real > -4.51);
    assert_true(value_real("7", &real) && real > 6.99 && real < 7.01);
    assert_false(value_real("7.", &real));
    assert_false(value_real(".5", &real));
    assert_false(value_real("1e5", &real));
    assert_true(value_number("-12", &number) && number == -12);
    assert_false(value_number("12x", &number));
    assert_false(value_number("12345678901", &number));
}

static void weekdays_are_runs_and_lists(void **state)
{
    unsigned days;
    (void)state;
    assert_true(value_weekdays("ma-vr", &days) && days == 0x3E);
    assert_true(value_weekdays("ma; wo", &days) && days == (1u << 1 | 1u << 3));
    assert_true(value_weekdays("Ma, woensdag", &days) && days == (1u << 1 | 1u << 3));
    assert_true(value_weekdays("vr - ma", &days) && days == (1u << 5 | 1u << 6 | 1u << 7 | 1u << 1));
    assert_true(value_weekdays("elke dag", &days) && days == 0xFE);
    assert_false(value_weekdays("ma-", &days));
    assert_false(value_weekdays("maa", &days));
    assert_false(value_weekdays("; ;", &days));
}

static void a_list_keeps_its_commas_when_semicolons_part_it(void **state)
{
    char item[ITEM_BYTES];
    (void)state;
    struct value_list list = value_list(" Niets, het is goed ;; Hulp bij school ");
    assert_true(value_next(&list, item));
    assert_string_equal(item, "Niets, het is goed");
    assert_true(value_next(&list, item));
    assert_string_equal(item, "Hulp bij school");
    assert_false(value_next(&list, item));
    list = value_list("a, b");
    assert_true(value_next(&list, item));
    assert_string_equal(item, "a");
    assert_true(value_next(&list, item));
    assert_string_equal(item, "b");
    assert_false(value_next(&list, item));
}

static void days_as_people_write_them_are_mended(void **state)
{
    char mended[11];
    (void)state;
    assert_true(value_day_mend("5/1/2027", mended));
    assert_string_equal(mended, "2027-01-05");
    assert_true(value_day_mend("25.11.2026", mended));
    assert_string_equal(mended, "2026-11-25");
    assert_false(value_day_mend("31/02/2027", mended));
    assert_false(value_day_mend("5/1/27x", mended));
}

static void lengths_count_characters(void **state)
{
    (void)state;
    assert_int_equal(value_length("één €"), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_exist_and_are_whole),
        cmocka_unit_test(moments_are_written_in_two_ways_or_without_an_hour),
        cmocka_unit_test(what_excel_in_belgium_writes_is_read_day_first),
        cmocka_unit_test(hours_run_from_midnight_to_midnight),
        cmocka_unit_test(ages_are_months_years_or_pregnancy),
        cmocka_unit_test(numbers_take_a_point_or_a_comma),
        cmocka_unit_test(weekdays_are_runs_and_lists),
        cmocka_unit_test(a_list_keeps_its_commas_when_semicolons_part_it),
        cmocka_unit_test(days_as_people_write_them_are_mended),
        cmocka_unit_test(lengths_count_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
