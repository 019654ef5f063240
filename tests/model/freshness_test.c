#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/date.h"
#include "model/freshness.h"

static const int created = 20782; /* 2026-11-25 */

static void a_clock_before_the_publication_is_doubted(void **state)
{
    static const char *const days[] = {"1970-01-01", "2014-06-01", "2023-02-14", "2026-11-23"};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        assert_true(freshness_of(day_parse(days[i]), created, 7, false).doubted);
        assert_false(freshness_of(day_parse(days[i]), created, 7, true).doubted);
    }
    assert_false(freshness_of(created - 1, created, 7, false).doubted);
}

static void a_clock_beyond_all_dates_is_doubted_and_makes_nothing_old(void **state)
{
    (void)state;
    struct freshness far = freshness_of(day_parse("2099-01-01"), created, 7, false);
    assert_true(far.doubted);
    assert_int_equal(far.offer, OFFER_FRESH);
    assert_false(freshness_of(created + 400, created, 7, false).doubted);
    assert_true(freshness_of(created + 401, created, 7, false).doubted);
    assert_int_equal(freshness_of(created + 401, created, 7, true).offer, OFFER_OLD);
}

static void an_offer_ages_in_steps(void **state)
{
    (void)state;
    assert_int_equal(freshness_of(created, created, 7, false).offer, OFFER_FRESH);
    assert_int_equal(freshness_of(created + 7, created, 7, false).offer, OFFER_FRESH);
    assert_int_equal(freshness_of(created + 8, created, 7, false).offer, OFFER_STALE);
    assert_int_equal(freshness_of(created + 30, created, 7, false).offer, OFFER_STALE);
    assert_int_equal(freshness_of(created + 31, created, 7, false).offer, OFFER_OLD);
    assert_int_equal(freshness_of(created + 30, created, 0, false).offer, OFFER_FRESH);
    assert_int_equal(freshness_of(created + 31, created, 0, false).offer, OFFER_OLD);
    assert_int_equal(freshness_of(created + 40, created, 90, false).offer, OFFER_OLD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clock_before_the_publication_is_doubted),
        cmocka_unit_test(a_clock_beyond_all_dates_is_doubted_and_makes_nothing_old),
        cmocka_unit_test(an_offer_ages_in_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
