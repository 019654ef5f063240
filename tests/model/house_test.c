#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/house.h"

static void only_days_within_a_school_holiday_are_one(void **state)
{
    /* Autumn holiday 2 to 8 November 2026, Armistice Day 11 November. */
    static const struct holiday holidays[] = {
        {"Herfstvakantie", 20759, 20765, true},
        {"Wapenstilstand", 20768, 20768, false},
    };
    const struct house house = {.holidays = holidays, .holiday_count = 2};
    (void)state;
    assert_false(house_is_school_holiday(&house, day_parse("2026-11-01")));
    assert_true(house_is_school_holiday(&house, day_parse("2026-11-02")));
    assert_true(house_is_school_holiday(&house, day_parse("2026-11-08")));
    assert_false(house_is_school_holiday(&house, day_parse("2026-11-09")));
    assert_false(house_is_school_holiday(&house, day_parse("2026-11-11")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_days_within_a_school_holiday_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
