#include "fixture.h"

static struct store *store;
static struct arena arena;

static int setup(void **state)
{
    (void)state;
    arena_init(&arena);
    store = fixture_store(NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    store_close(store);
    arena_release(&arena);
    return 0;
}

static const char *agenda(enum when when)
{
    struct filter filter = {.age = -1, .when = when};
    return fixture_codes(store, &arena, store_agenda(store, &arena, fixture_now(), -1, &filter));
}

static void today_holds_what_is_not_over_and_who_is_here(void **state)
{
    (void)state;
    assert_string_equal(agenda(WHEN_TODAY), "kamp@23T09:00 loke@25T13:30! spel@25T14:00");
}

static void each_chip_has_its_days(void **state)
{
    (void)state;
    assert_string_equal(agenda(WHEN_WEEK), "kamp@23T09:00 spel@25T14:00 prat@26T19:30 fees@28T00:00");
    assert_string_equal(agenda(WHEN_WEEKEND), "kamp@23T09:00 fees@28T00:00");
    assert_string_equal(agenda(WHEN_WEDNESDAY),
                        "kamp@23T09:00 spel@25T14:00 spel@02T14:00 spel@09T14:00 kamp@22T09:00");
    assert_string_equal(agenda(WHEN_HOLIDAY), "kamp@22T09:00");
    assert_string_equal(agenda(WHEN_LATER), "spel@02T14:00 spel@09T14:00 kamp@22T09:00");
}

static void the_agenda_follows_topic_and_chips(void **state)
{
    (void)state;
    struct filter filter = {.age = 2, .when = WHEN_WEEK};
    struct wall now = fixture_now();
    assert_string_equal(fixture_codes(store, &arena, store_agenda(store, &arena, now, -1, &filter)),
                        "kamp@23T09:00 prat@26T19:30 fees@28T00:00");
    filter = (struct filter){.age = -1, .free = true, .when = WHEN_TODAY};
    assert_string_equal(fixture_codes(store, &arena, store_agenda(store, &arena, now, -1, &filter)),
                        "spel@25T14:00");
    filter = (struct filter){.age = -1, .when = WHEN_TODAY};
    assert_string_equal(fixture_codes(store, &arena, store_agenda(store, &arena, now, 0, &filter)),
                        "loke@25T13:30! spel@25T14:00");
    assert_string_equal(fixture_codes(store, &arena, store_agenda(store, &arena, now, 1, &filter)),
                        "kamp@23T09:00 spel@25T14:00");
}

static void past_the_horizon_there_is_nothing(void **state)
{
    (void)state;
    for (int when = WHEN_TODAY; when < WHEN_COUNT; when++) {
        struct filter filter = {.age = -1, .when = (enum when)when};
        assert_int_equal(store_agenda(store, &arena, fixture_at("2030-01-01T12:00"), -1, &filter).count, 0);
    }
    assert_int_equal(store_list(store, &arena, fixture_at("2030-01-01T12:00"), -1, TAB_DO, NULL).count, 0);
}

static void the_house_shows_its_day_until_midnight(void **state)
{
    (void)state;
    assert_string_equal(fixture_codes(store, &arena, store_today(store, &arena, fixture_now())),
                        "open@25T09:00! prat@25T09:00 loke@25T13:30! spel@25T14:00");
    assert_string_equal(
        fixture_codes(store, &arena, store_today(store, &arena, fixture_at("2026-11-25T23:59"))),
        "open@25T09:00! prat@25T09:00 loke@25T13:30! spel@25T14:00");
    assert_string_equal(
        fixture_codes(store, &arena, store_today(store, &arena, fixture_at("2026-11-26T00:00"))),
        "loke@26T09:00! prat@26T19:30");
}

static void a_campaign_comes_before_events_and_nothing_sensitive_at_all(void **state)
{
    (void)state;
    assert_string_equal(fixture_codes(store, &arena, store_highlights(store, &arena, fixture_now())),
                        "spel@25T14:00 fees@28T00:00");
    assert_string_equal(
        fixture_codes(store, &arena, store_highlights(store, &arena, fixture_at("2026-12-01T00:00"))), "");
    store_close(store);
    store = fixture_store("UPDATE occurrence SET status = 'cancelled' WHERE activity = 21;"
                          "UPDATE activity SET status = 'cancelled' WHERE card = 20");
    assert_int_equal(store_highlights(store, &arena, fixture_now()).count, 0);
}

static void a_date_reads_whole(void **state)
{
    (void)state;
    int read;
    struct wall now = fixture_now();
    struct picks picks = store_today(store, &arena, now);
    const struct occurrence *dates = store_occurrences(store, &arena, now, picks, 0, 10, &read);
    assert_int_equal(read, 4);
    assert_true(dates[0].presence);
    assert_int_equal(dates[0].appointment, APPOINTMENT_REQUIRED);
    assert_string_equal(dates[0].place->room, "lokaal 1");
    assert_true(dates[0].place->in_house);
    assert_int_equal(dates[0].end.minute, 12 * 60);
    assert_string_equal(dates[2].note, "kom binnen");
    assert_false(dates[3].presence);
    assert_int_equal(dates[3].booking, BOOKING_REQUIRED);
    assert_string_equal(dates[3].card.title.text, "Speelbabbel");
    assert_int_equal(dates[3].card.walk_minutes, 0);
}

static void a_cancelled_date_says_so(void **state)
{
    (void)state;
    int read;
    struct wall now = fixture_at("2026-11-26T12:00");
    struct picks picks = store_list(store, &arena, now, 0, TAB_DO, NULL);
    const struct occurrence *dates = store_occurrences(store, &arena, now, picks, 0, 10, &read);
    assert_int_equal(read, 1);
    assert_int_equal(dates[0].status, STATUS_CANCELLED);
    assert_string_equal(dates[0].note, "de zaal is bezet");
}

static void an_activity_that_is_off_is_off_on_all_its_dates(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store(
        "UPDATE activity SET status = 'cancelled', status_note = 'te weinig mensen' WHERE card = 20");
    int read;
    struct picks picks = store_list(store, &arena, fixture_now(), 0, TAB_DO, NULL);
    const struct occurrence *dates = store_occurrences(store, &arena, fixture_now(), picks, 0, 10, &read);
    assert_int_equal(dates[0].status, STATUS_CANCELLED);
    assert_string_equal(dates[0].note, "te weinig mensen");
}

/* Enough dates that lists walk the calendar instead of looking up each activity. */
static const char many_sql[] =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 699) INSERT INTO card (id, "
    "code, type, kind,"
    " title, lead, hours_known, wheelchair, checked_on) SELECT 1000 + i, printf('y%03d', i), 'activity', "
    "'play', 'Spel',"
    " 'Spel.', 0, 'unknown', '2026-10-01' FROM n; INSERT INTO card_house SELECT 1, id FROM card WHERE id >= "
    "1000;"
    "INSERT INTO offer (card, price, price_text, access, mode) SELECT id, 'free', 'gratis', 'everyone', "
    "'site' FROM card"
    " WHERE id >= 1000; INSERT INTO activity (card) SELECT id FROM card WHERE id >= 1000;"
    "INSERT INTO listing SELECT 1, 1, 1, id, id, -9, 1200, 1, 0, 0, 0, 1, 0 FROM card WHERE id >= 1000;"
    "INSERT INTO occurrence SELECT strftime('%Y-%m-%dT%H:%M', '2026-11-25 15:00', (d.id % 700) || ' hours', "
    "w.id || ' days'),"
    " d.id, strftime('%Y-%m-%dT%H:%M', '2026-11-25 16:00', (d.id % 700) || ' hours', w.id || ' days'), 0, "
    "'planned', NULL"
    " FROM card d, topic w WHERE d.id >= 1000";

static void many_activities_give_the_same_as_few(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store(many_sql);
    struct wall now = fixture_now();
    struct picks next = store_list(store, &arena, now, 0, TAB_DO, NULL);
    assert_int_equal(next.count, STORE_PICK_MAX);
    assert_true(next.more);
    for (int i = 1; i < next.count; i++) {
        assert_true(wall_compare(next.items[i - 1].start, next.items[i].start) <= 0);
        for (int j = 0; j < i; j++)
            assert_int_not_equal(next.items[i].card, next.items[j].card);
    }
    struct filter filter = {.age = -1, .when = WHEN_WEEK};
    struct picks week = store_agenda(store, &arena, now, 0, &filter),
                 all = store_agenda(store, &arena, now, -1, &filter);
    assert_true(week.count > 100 && week.count < STORE_PICK_MAX);
    assert_int_equal(all.count, week.count + 3);
}

static void what_began_days_ago_is_found_again_the_next_day(void **state)
{
    (void)state;
    struct filter filter = {.age = 2, .when = WHEN_TODAY};
    assert_string_equal(
        fixture_codes(store, &arena,
                      store_agenda(store, &arena, fixture_at("2026-11-24T08:00"), -1, &filter)),
        "kamp@23T09:00");
    assert_string_equal(
        fixture_codes(store, &arena,
                      store_agenda(store, &arena, fixture_at("2026-11-28T15:00"), -1, &filter)),
        "kamp@23T09:00 fees@28T00:00");
    assert_string_equal(
        fixture_codes(store, &arena,
                      store_agenda(store, &arena, fixture_at("2026-11-28T16:00"), -1, &filter)),
        "fees@28T00:00");
}

#define DATES_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        DATES_TEST(today_holds_what_is_not_over_and_who_is_here),
        DATES_TEST(each_chip_has_its_days),
        DATES_TEST(the_agenda_follows_topic_and_chips),
        DATES_TEST(past_the_horizon_there_is_nothing),
        DATES_TEST(the_house_shows_its_day_until_midnight),
        DATES_TEST(a_campaign_comes_before_events_and_nothing_sensitive_at_all),
        DATES_TEST(a_date_reads_whole),
        DATES_TEST(a_cancelled_date_says_so),
        DATES_TEST(an_activity_that_is_off_is_off_on_all_its_dates),
        DATES_TEST(many_activities_give_the_same_as_few),
        DATES_TEST(what_began_days_ago_is_found_again_the_next_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
