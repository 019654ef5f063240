#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sync/pace.h"

static void a_kiosk_without_anything_asks_at_once(void **state)
{
    (void)state;
    assert_true(pace_first(300, false, 0.99) == 0);
}

static void others_start_anywhere_within_one_beat(void **state)
{
    (void)state;
    assert_true(pace_first(300, true, 0) == 0);
    assert_true(pace_first(300, true, 0.5) == 150);
    assert_true(pace_first(300, true, 0.999) < 300);
}

static void a_beat_is_a_tenth_sooner_or_later(void **state)
{
    (void)state;
    assert_true(pace_next(300, 0, true, 0) == 270);
    assert_true(pace_next(300, 0, true, 0.5) == 300);
    assert_true(pace_next(300, 0, false, 1) == 330);
}

static void each_failure_doubles_the_wait_up_to_an_hour(void **state)
{
    (void)state;
    assert_true(pace_next(300, 1, true, 0.5) == 300);
    assert_true(pace_next(300, 2, true, 0.5) == 600);
    assert_true(pace_next(300, 4, true, 0.5) == 2400);
    assert_true(pace_next(300, 5, true, 0.5) == 3600);
    assert_true(pace_next(300, 1000000, true, 0.5) == 3600);
    assert_true(pace_next(7200, 1000000, true, 0.5) == 7200);
    assert_true(pace_next(300, 5, true, 0) == 1800);
    assert_true(pace_next(300, 5, true, 1) == 5400);
}

static void an_empty_kiosk_asks_every_minute(void **state)
{
    (void)state;
    assert_true(pace_next(300, 1, false, 0.5) == 60);
    assert_true(pace_next(300, 1000, false, 0.5) == 60);
    assert_true(pace_next(10, 1, false, 0.5) == 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kiosk_without_anything_asks_at_once),
        cmocka_unit_test(others_start_anywhere_within_one_beat),
        cmocka_unit_test(a_beat_is_a_tenth_sooner_or_later),
        cmocka_unit_test(each_failure_doubles_the_wait_up_to_an_hour),
        cmocka_unit_test(an_empty_kiosk_asks_every_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
