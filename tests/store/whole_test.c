#include "fixture.h"

#include <stdio.h>

#include "store/whole.h"

/* Codes of the cards in a state, separated by spaces. */
static const char *codes_in(struct store *store, struct arena *arena, enum card_state state)
{
    int count;
    const struct whole_card *cards = whole_cards(store, arena, fixture_now().day, &count);
    char *codes = arena_strdup(arena, "");
    for (int i = 0; i < count; i++)
        if (cards[i].state == state)
            codes = arena_printf(arena, "%s%s%s", codes, *codes ? " " : "", cards[i].code);
    return codes;
}

static const struct whole_card *card_of(struct store *store, struct arena *arena, const char *code)
{
    int count;
    const struct whole_card *cards = whole_cards(store, arena, fixture_now().day, &count);
    for (int i = 0; i < count; i++)
        if (strcmp(cards[i].code, code) == 0)
            return &cards[i];
    fail_msg("no card %s", code);
    return NULL;
}

static void all_houses_are_named_in_order(void **state)
{
    int count;
    struct store *store = fixture_store(NULL);
    const char *const *codes = whole_houses(store, *state, &count);
    assert_int_equal(count, 2);
    assert_string_equal(codes[0], "essen");
    store_close(store);
}

static void cards_come_by_code_and_each_once(void **state)
{
    int count;
    struct store *store = fixture_store(NULL);
    const struct whole_card *cards = whole_cards(store, *state, fixture_now().day, &count);
    assert_true(count > 5);
    for (int i = 1; i < count; i++)
        assert_true(strcmp(cards[i - 1].code, cards[i].code) < 0);
    for (int i = 0; i < count; i++)
        assert_true(cards[i].languages & 1);
    store_close(store);
}

static void what_is_over_is_found_even_without_a_house(void **state)
{
    struct store *store =
        fixture_store("INSERT INTO card (id, code, type, kind, title, lead, hours_known, wheelchair, "
                      "valid_to, replaced_by) SELECT 9001, 'zz01', 'offer', 'info', 'Oud', 'Oud.', 0, "
                      "'unknown', '2026-11-24', min(h.card) FROM card_house h WHERE h.house = 1;"
                      "INSERT INTO card (id, code, type, kind, title, lead, hours_known, wheelchair) VALUES "
                      "(9002, 'zz02', 'partner', 'organisation', 'Kandidaat', 'Nog niet.', 0, 'unknown');");
    assert_non_null(strstr(codes_in(store, *state, CARD_ENDED), "zz01"));
    assert_non_null(card_of(store, *state, "zz01")->replaced_by);
    for (int i = CARD_LIVE; i <= CARD_ENDED; i++)
        assert_null(strstr(codes_in(store, *state, (enum card_state)i), "zz02"));
    store_close(store);
}

static void a_later_day_and_an_idea_are_not_there_yet(void **state)
{
    struct store *store = fixture_store("UPDATE card SET valid_from = '2026-11-26' WHERE id = (SELECT "
                                        "min(card) FROM card_house WHERE house = 1)");
    assert_string_not_equal(codes_in(store, *state, CARD_NOT_YET), "");
    store_close(store);
}

static void all_dates_to_come_are_read(void **state)
{
    int count;
    char sql[200], more[20000] = "";
    struct store *store = fixture_store(NULL);
    struct picks picks = store_list(store, *state, fixture_now(), -1, TAB_DO, NULL);
    int id = picks.items[0].card;
    store_close(store);
    for (int i = 0; i < 60; i++) {
        snprintf(sql, sizeof sql,
                 "INSERT INTO occurrence VALUES ('2027-%02d-%02dT03:07', %d, '2027-%02d-%02dT04:00', 0, "
                 "'planned', NULL);",
                 1 + i / 28, 1 + i % 28, id, 1 + i / 28, 1 + i % 28);
        strcat(more, sql);
    }
    store = fixture_store(more);
    int read;
    struct pick pick = {.card = id};
    const struct card_row *row =
        store_rows(store, *state, fixture_now(), (struct picks){&pick, 1, false}, 0, 1, &read);
    assert_int_equal(read, 1);
    const struct occurrence *dates = whole_dates(store, *state, fixture_now(), row, &count);
    assert_true(count >= 60);
    for (int i = 1; i < count; i++)
        assert_true(wall_compare(dates[i - 1].start, dates[i].start) < 0);
    store_close(store);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(all_houses_are_named_in_order, &arena),
        cmocka_unit_test_prestate(cards_come_by_code_and_each_once, &arena),
        cmocka_unit_test_prestate(what_is_over_is_found_even_without_a_house, &arena),
        cmocka_unit_test_prestate(a_later_day_and_an_idea_are_not_there_yet, &arena),
        cmocka_unit_test_prestate(all_dates_to_come_are_read, &arena),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
