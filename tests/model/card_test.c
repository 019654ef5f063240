#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/card.h"

static int day(const char *text)
{
    int parsed = day_parse(text);
    assert_int_not_equal(parsed, DAY_NONE);
    return parsed;
}

static enum trust trust_on(const char *checked_on, int review_months, const char *today)
{
    const struct card_row row = {.checked_on = checked_on ? day(checked_on) : DAY_NONE,
                                 .review_months = review_months};
    return card_trust(&row, day(today));
}

static void names_stand_where_their_enum_does(void **state)
{
    static const struct {
        const char *const *names;
        const char *word;
        int value;
    } cases[] = {
        {card_kind_names, "organisation", KIND_ORGANISATION},
        {card_kind_names, "association", KIND_ASSOCIATION},
        {card_kind_names, "independent", KIND_INDEPENDENT},
        {card_kind_names, "government", KIND_GOVERNMENT},
        {card_kind_names, "service", KIND_SERVICE},
        {card_kind_names, "info", KIND_INFO},
        {card_kind_names, "helpline", KIND_HELPLINE},
        {card_kind_names, "place", KIND_PLACE},
        {card_kind_names, "benefit", KIND_BENEFIT},
        {card_kind_names, "play", KIND_PLAY},
        {card_kind_names, "group", KIND_GROUP},
        {card_kind_names, "training", KIND_TRAINING},
        {card_kind_names, "workshop", KIND_WORKSHOP},
        {card_kind_names, "consultation", KIND_CONSULTATION},
        {card_kind_names, "event", KIND_EVENT},
        {answer_names, "unknown", ANSWER_UNKNOWN},
        {answer_names, "yes", ANSWER_YES},
        {answer_names, "no", ANSWER_NO},
        {answer_names, "help", ANSWER_HELP},
        {appointment_names, "unknown", APPOINTMENT_UNKNOWN},
        {appointment_names, "none", APPOINTMENT_NONE},
        {appointment_names, "possible", APPOINTMENT_POSSIBLE},
        {appointment_names, "required", APPOINTMENT_REQUIRED},
        {price_names, "unknown", PRICE_UNKNOWN},
        {price_names, "free", PRICE_FREE},
        {price_names, "paid", PRICE_PAID},
        {price_names, "income", PRICE_INCOME},
        {price_names, "gift", PRICE_GIFT},
        {access_names, "everyone", ACCESS_EVERYONE},
        {access_names, "priority", ACCESS_PRIORITY},
        {access_names, "exclusive", ACCESS_EXCLUSIVE},
        {booking_names, "unknown", BOOKING_UNKNOWN},
        {booking_names, "none", BOOKING_NONE},
        {booking_names, "recommended", BOOKING_RECOMMENDED},
        {booking_names, "required", BOOKING_REQUIRED},
        {status_names, "planned", STATUS_PLANNED},
        {status_names, "full", STATUS_FULL},
        {status_names, "moved", STATUS_MOVED},
        {status_names, "cancelled", STATUS_CANCELLED},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (name_index(cases[i].names, cases[i].word, -1) != cases[i].value)
            fail_msg("'%s' is not number %d", cases[i].word, cases[i].value);
    assert_null(card_kind_names[KIND_COUNT]);
}

static void a_word_that_is_no_name_gives_what_was_asked_for_it(void **state)
{
    (void)state;
    assert_int_equal(name_index(price_names, "Free", -1), -1);
    assert_int_equal(name_index(price_names, "", PRICE_GIFT), PRICE_GIFT);
    assert_int_equal(name_index(price_names, NULL, PRICE_UNKNOWN), PRICE_UNKNOWN);
}

static void trust_sinks_with_calendar_months(void **state)
{
    static const struct {
        const char *checked;
        int months;
        const char *today;
        enum trust trust;
    } cases[] = {
        {"2026-05-25", 6, "2026-05-25", TRUST_FRESH},
        {"2026-05-25", 6, "2026-11-25", TRUST_FRESH},
        {"2026-05-25", 6, "2026-11-26", TRUST_STALE},
        {"2026-05-25", 6, "2027-05-25", TRUST_STALE},
        {"2026-05-25", 6, "2027-05-26", TRUST_CALL_FIRST},
        {"2026-05-25", 6, "2027-08-25", TRUST_CALL_FIRST},
        {"2026-05-25", 6, "2027-08-26", TRUST_HIDDEN},
        {"2026-12-01", 6, "2026-11-25", TRUST_FRESH},
        /* No 31 September, and February is short. */
        {"2026-08-31", 1, "2026-09-30", TRUST_FRESH},
        {"2026-08-31", 1, "2026-10-01", TRUST_STALE},
        {"2027-08-31", 6, "2028-02-29", TRUST_FRESH},
        {"2027-08-31", 6, "2028-03-01", TRUST_STALE},
        /* Two and a half times one month is two months and 15 days. */
        {"2026-01-10", 1, "2026-03-25", TRUST_CALL_FIRST},
        {"2026-01-10", 1, "2026-03-26", TRUST_HIDDEN},
        {"2026-01-10", 60, "2031-01-10", TRUST_FRESH},
        {"2026-01-10", 60, "2038-07-11", TRUST_HIDDEN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (trust_on(cases[i].checked, cases[i].months, cases[i].today) != cases[i].trust)
            fail_msg("checked %s, on %s: %d", cases[i].checked, cases[i].today,
                     trust_on(cases[i].checked, cases[i].months, cases[i].today));
}

static void a_card_nobody_checked_is_stale_and_no_worse(void **state)
{
    (void)state;
    assert_int_equal(trust_on(NULL, 6, "2026-11-25"), TRUST_STALE);
    assert_int_equal(trust_on(NULL, 1, "2046-11-25"), TRUST_STALE);
}

static void walking_takes_a_detour_at_eighty_metres_a_minute(void **state)
{
    (void)state;
    assert_int_equal(walk_minutes(51.46, 4.46, 51.46, 4.46), 1);
    /* 0.01 degree of latitude is 1111.95 m: 18.07 minutes with the detour. */
    assert_int_equal(walk_minutes(51.46, 4.46, 51.47, 4.46), 19);
    /* At 51.465 degrees north 0.01 degree of longitude is 692.8 m: 11.26 minutes. */
    assert_int_equal(walk_minutes(51.465, 4.46, 51.465, 4.47), 12);
    assert_int_equal(walk_minutes(51.465, 4.47, 51.465, 4.46), 12);
    /* Half the earth's circumference, 20015.09 km. */
    assert_int_equal(walk_minutes(0, 0, 0, 180), 325246);
}

static void ages_that_only_meet_at_a_birthday_do_not_overlap(void **state)
{
    static const struct {
        int from, to, band_from, band_to;
        bool overlap;
    } cases[] = {
        {0, 36, 0, 36, true},
        {0, 36, 36, 72, false},
        {30, 36, 36, 72, false},
        {30, 37, 36, 72, true},
        {36, 36, 36, 72, true},
        {36, 36, 0, 36, false},
        {18, 18, 0, 36, true},
        {-9, 0, -9, 0, true},
        {-9, 0, 0, 36, false},
        {-9, 3, 0, 36, true},
        {AGE_MIN, AGE_MAX, 144, 216, true},
        {AGE_MIN, AGE_MAX, -9, 0, true},
        {216, 300, 144, 216, false},
        {72, 144, 0, 36, false},
        {0, 0, 0, 36, true},
        {0, 0, -9, 0, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (ages_overlap(cases[i].from, cases[i].to, cases[i].band_from, cases[i].band_to) !=
            cases[i].overlap)
            fail_msg("%d-%d and %d-%d", cases[i].from, cases[i].to, cases[i].band_from, cases[i].band_to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_where_their_enum_does),
        cmocka_unit_test(a_word_that_is_no_name_gives_what_was_asked_for_it),
        cmocka_unit_test(trust_sinks_with_calendar_months),
        cmocka_unit_test(a_card_nobody_checked_is_stale_and_no_worse),
        cmocka_unit_test(walking_takes_a_detour_at_eighty_metres_a_minute),
        cmocka_unit_test(ages_that_only_meet_at_a_birthday_do_not_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
