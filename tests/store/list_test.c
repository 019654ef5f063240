#include "fixture.h"

#include <stdio.h>

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

static const char *listed_at(struct wall now, int topic, enum list_tab tab, const struct filter *filter)
{
    return fixture_codes(store, &arena, store_list(store, &arena, now, topic, tab, filter));
}

static const char *listed(int topic, enum list_tab tab, struct filter filter)
{
    return listed_at(fixture_now(), topic, tab, &filter);
}

static void open_comes_first_and_unchecked_last(void **state)
{
    (void)state;
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1}),
                        "loke open lijn stek komt oud1 bel1");
    assert_string_equal(listed_at(fixture_now(), 0, TAB_WHERE, NULL), "loke open lijn stek komt oud1 bel1");
}

static void the_clock_decides_what_is_open(void **state)
{
    (void)state;
    assert_string_equal(listed_at(fixture_at("2026-11-25T08:00"), 0, TAB_WHERE, NULL),
                        "stek lijn loke open komt oud1 bel1");
    assert_string_equal(listed_at(fixture_at("2026-12-25T12:00"), 0, TAB_WHERE,
                                  &(struct filter){.age = -1, .open_now = true}),
                        "open lijn oud1 bel1");
}

static void a_list_is_as_right_later_as_it_was_at_first(void **state)
{
    (void)state;
    static const char *const moments[] = {"2026-11-25T08:59", "2026-11-25T09:00", "2026-11-25T16:59",
                                          "2026-11-25T17:00", "2026-11-25T23:59", "2026-11-26T00:00",
                                          "2026-11-26T09:00", "2026-11-25T07:00", "2026-11-25T12:00"};
    struct filter open = {.age = -1, .open_now = true};
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        const char *now = listed_at(fixture_at(moments[i]), 0, TAB_WHERE, &open);
        struct store *kept = store;
        store = fixture_store(NULL);
        assert_string_equal(now, listed_at(fixture_at(moments[i]), 0, TAB_WHERE, &open));
        store_close(store);
        store = kept;
    }
}

static void past_midnight_is_yesterdays_block(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store("UPDATE hours SET opens = 1200, closes = 1500 WHERE card = 2 AND weekday = 2");
    assert_string_equal(listed_at(fixture_at("2026-11-25T00:59"), 0, TAB_WHERE,
                                  &(struct filter){.age = -1, .open_now = true}),
                        "stek lijn");
    assert_string_equal(listed_at(fixture_at("2026-11-25T01:00"), 0, TAB_WHERE,
                                  &(struct filter){.age = -1, .open_now = true}),
                        "lijn");
}

static void a_season_that_is_over_opens_nothing(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store("UPDATE hours SET valid_to = '2026-11-24' WHERE card = 10");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .open_now = true}),
                        "loke lijn oud1 bel1");
}

static void chips_narrow_the_list(void **state)
{
    (void)state;
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .open_now = true}),
                        "loke open lijn oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .free = true}),
                        "lijn komt oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .visit = true}), "komt");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .wheelchair = true}), "loke");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .visit = true, .wheelchair = true}),
                        "");
}

static void every_choice_narrows_the_list(void **state)
{
    (void)state;
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .near = true}), "loke open stek");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .parents = true}),
                        "loke open stek komt oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .speaks = 1}), "loke open");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1, .speaks = 2}), "loke");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = 2, .speaks = 1, .near = true}), "loke");
    assert_string_equal(listed(1, TAB_DO, (struct filter){.age = -1, .near = true, .speaks = 2}),
                        "spel@25T14:00");
}

static void a_part_of_days_is_when_doors_are_open_and_dates_are_held(void **state)
{
    (void)state;
    struct filter wednesday = {.age = -1, .part = PART_WEDNESDAY},
                  weekend = {.age = -1, .part = PART_WEEKEND}, holiday = {.age = -1, .part = PART_HOLIDAY};
    assert_string_equal(listed(0, TAB_WHERE, wednesday), "loke open lijn oud1 bel1");
    assert_string_equal(listed(1, TAB_DO, wednesday), "kamp@23T09:00 spel@25T14:00");
    assert_string_equal(listed(1, TAB_DO, weekend), "kamp@23T09:00 fees@28T00:00");
    assert_string_equal(listed(1, TAB_DO, holiday), "kamp@22T09:00");
    store_close(store);
    store = fixture_store("DELETE FROM hours WHERE card = 10 AND weekday = 3; DELETE FROM hours WHERE card = "
                          "11 AND weekday > 5; INSERT INTO hours_exception VALUES (12, '2026-11-28', -1, -1, "
                          "NULL), (12, '2026-11-29', -1, -1, NULL)");
    assert_string_equal(listed(0, TAB_WHERE, wednesday), "loke lijn oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, weekend), "loke lijn stek open");
    assert_string_equal(
        listed(0, TAB_WHERE, (struct filter){.age = -1, .part = PART_WEEKEND, .open_now = true}),
        "loke lijn");
}

static void ages_share_no_birthday(void **state)
{
    (void)state;
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = 0}), "loke lijn stek komt oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = 1}),
                        "loke open lijn stek komt oud1 bel1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = 2}), "loke lijn stek oud1 bel1");
}

static void sql_and_model_agree_on_ages(void **state)
{
    (void)state;
    static const int ages[][2] = {{-9, -9}, {-9, 0},  {0, 0},   {0, 36},   {36, 36},
                                  {35, 36}, {36, 72}, {72, 72}, {-9, 1200}};
    for (size_t i = 0; i < sizeof ages / sizeof *ages; i++) {
        char sql[160];
        snprintf(sql, sizeof sql, "UPDATE listing SET age_from = %d, age_to = %d WHERE card = 10", ages[i][0],
                 ages[i][1]);
        store_close(store);
        store = fixture_store(sql);
        for (int age = 0; age < store_house(store)->age_count; age++) {
            const struct age_band *band = &store_house(store)->ages[age];
            bool there = strstr(listed(0, TAB_WHERE, (struct filter){.age = age}), "open") != NULL;
            assert_int_equal(there, ages_overlap(ages[i][0], ages[i][1], band->from, band->to));
        }
    }
}

static void a_topic_holds_its_own_and_all_holds_everything(void **state)
{
    (void)state;
    assert_string_equal(listed(1, TAB_WHERE, (struct filter){.age = -1}), "");
    assert_string_equal(listed(-1, TAB_WHERE, (struct filter){.age = -1}),
                        "loke open lijn stek komt oud1 bel1");
    assert_string_equal(listed(99, TAB_WHERE, (struct filter){.age = -1}),
                        "loke open lijn stek komt oud1 bel1");
}

static void partners_stand_from_a_to_z_without_those_that_stopped(void **state)
{
    (void)state;
    assert_string_equal(listed(-1, TAB_PARTNERS, (struct filter){.age = -1}), "loke stek");
}

static void activities_come_once_by_their_next_date(void **state)
{
    (void)state;
    const char *all = "kamp@23T09:00 spel@25T14:00 prat@26T19:30 fees@28T00:00";
    assert_string_equal(listed(1, TAB_DO, (struct filter){.age = -1}), all);
    assert_string_equal(listed(-1, TAB_DO, (struct filter){.age = -1}), all);
    assert_string_equal(listed(0, TAB_DO, (struct filter){.age = -1}), "spel@25T14:00");
    assert_string_equal(listed(1, TAB_DO, (struct filter){.age = 2}),
                        "kamp@23T09:00 prat@26T19:30 fees@28T00:00");
    assert_string_equal(listed(1, TAB_DO, (struct filter){.age = -1, .free = true}),
                        "spel@25T14:00 prat@26T19:30");
    assert_string_equal(listed(-1, TAB_DO, (struct filter){.age = -1, .free = true}),
                        "spel@25T14:00 prat@26T19:30");
    assert_string_equal(listed(1, TAB_DO, (struct filter){.age = -1, .open_now = true}),
                        "kamp@23T09:00 spel@25T14:00");
}

static void a_date_that_ended_makes_room_for_the_next(void **state)
{
    (void)state;
    assert_string_equal(listed_at(fixture_at("2026-11-25T15:59"), 0, TAB_DO, NULL), "spel@25T14:00");
    assert_string_equal(listed_at(fixture_at("2026-11-25T16:00"), 0, TAB_DO, NULL), "spel@02T14:00");
    assert_string_equal(listed_at(fixture_at("2026-12-09T16:00"), 0, TAB_DO, NULL), "");
}

static void codes_keep_their_order_and_drop_what_is_gone(void **state)
{
    (void)state;
    const char codes[][CODE_LENGTH + 1] = {"spel", "nope", "weg1", "ande", "open", ""};
    struct picks picks = store_codes(store, &arena, codes, 6);
    assert_string_equal(fixture_codes(store, &arena, picks), "spel weg1 open");
}

static void helplines_are_found(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        assert_string_equal(fixture_codes(store, &arena, store_helplines(store, &arena, fixture_now())),
                            "lijn");
}

static void a_long_list_is_cut_and_says_so(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) "
                          "INSERT INTO card (id, code, type,"
                          " kind, title, lead, hours_known, wheelchair, checked_on) SELECT 1000 + i, "
                          "printf('z%03d', i), 'offer', 'service',"
                          " 'Kaart', 'Kaart.', 0, 'unknown', '2026-10-01' FROM n; INSERT INTO card_house "
                          "SELECT 1, id FROM card WHERE id >"
                          " 1000; INSERT INTO listing SELECT 1, 2, 0, id, id, -9, 1200, 0, 0, 0, 0, 1, 0 "
                          "FROM card WHERE id > 1000");
    struct picks picks = store_list(store, &arena, fixture_now(), 1, TAB_WHERE, NULL);
    assert_int_equal(picks.count, STORE_PICK_MAX);
    assert_true(picks.more);
    int read;
    const struct card_row *rows = store_rows(store, &arena, fixture_now(), picks, 398, 10, &read);
    assert_int_equal(read, 2);
    assert_string_equal(rows[1].code, "z400");
    store_rows(store, &arena, fixture_now(), picks, 500, 10, &read);
    assert_int_equal(read, 0);
    picks =
        store_list(store, &arena, fixture_now(), 1, TAB_WHERE, &(struct filter){.age = -1, .open_now = true});
    assert_int_equal(picks.count, 0);
    assert_false(picks.more);
}

static void references_that_lead_nowhere_are_left_out(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store(
        "UPDATE listing SET card = 999 WHERE topic = 1 AND rank = 5; UPDATE occurrence SET activity = 998 "
        "WHERE activity = 21; UPDATE card SET place = 77 WHERE id = 1; DELETE FROM offer WHERE card = 18;"
        "UPDATE listing SET card = 9000000000 WHERE topic = 1 AND rank = 1");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1}), "loke lijn komt oud1 bel1");
    fixture_ask_all(store, fixture_now());
}

static void values_that_the_schema_forbids_hide_a_card_or_count_as_unknown(void **state)
{
    (void)state;
    store_close(store);
    store = fixture_store(
        "PRAGMA ignore_check_constraints = ON; UPDATE card SET type = 'raar' WHERE id = 1;"
        "UPDATE card SET kind = 'raar' WHERE id = 2; UPDATE card SET code = 'TE LANG' WHERE id = 18;"
        "UPDATE offer SET price = 'raar', age_from = 5000, audience = 'x  parents ' WHERE card = 10;"
        "UPDATE hours SET opens = -5 WHERE card = 10; UPDATE hours SET closes = 99999 WHERE card = 11");
    assert_string_equal(listed(0, TAB_WHERE, (struct filter){.age = -1}), "lijn open - oud1 bel1");
    struct card card;
    assert_true(store_card(store, &arena, fixture_now(), "open", &card));
    assert_int_equal(card.row.price, PRICE_UNKNOWN);
    assert_int_equal(card.row.age_from, AGE_MIN);
    assert_int_equal(card.row.audience, AUDIENCE_PARENTS);
    assert_int_equal(card.hours.week_count, 0);
    assert_int_equal(card.row.open.kind, OPEN_NOT_SOON);
    fixture_ask_all(store, fixture_now());
}

#define LIST_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIST_TEST(open_comes_first_and_unchecked_last),
        LIST_TEST(the_clock_decides_what_is_open),
        LIST_TEST(a_list_is_as_right_later_as_it_was_at_first),
        LIST_TEST(past_midnight_is_yesterdays_block),
        LIST_TEST(a_season_that_is_over_opens_nothing),
        LIST_TEST(chips_narrow_the_list),
        LIST_TEST(every_choice_narrows_the_list),
        LIST_TEST(a_part_of_days_is_when_doors_are_open_and_dates_are_held),
        LIST_TEST(ages_share_no_birthday),
        LIST_TEST(sql_and_model_agree_on_ages),
        LIST_TEST(a_topic_holds_its_own_and_all_holds_everything),
        LIST_TEST(partners_stand_from_a_to_z_without_those_that_stopped),
        LIST_TEST(activities_come_once_by_their_next_date),
        LIST_TEST(a_date_that_ended_makes_room_for_the_next),
        LIST_TEST(codes_keep_their_order_and_drop_what_is_gone),
        LIST_TEST(helplines_are_found),
        LIST_TEST(a_long_list_is_cut_and_says_so),
        LIST_TEST(references_that_lead_nowhere_are_left_out),
        LIST_TEST(values_that_the_schema_forbids_hide_a_card_or_count_as_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
