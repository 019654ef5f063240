#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void a_card_links_to_its_own_page(void **state)
{
    struct house house = fixture_house();
    assert_string_equal(takehome_link(*state, &house, "1a2b"), "https://voorbeeld.example/p/1a2b/");
    house.base_url = "https://voorbeeld.example/kind/";
    assert_string_equal(takehome_link(*state, &house, "1a2b"), "https://voorbeeld.example/kind/p/1a2b/");
}

static void a_list_keeps_its_codes_behind_the_hash(void **state)
{
    static const char codes[][CODE_LENGTH + 1] = {"1a2b", "1a2c", "zz9z"};
    const struct house house = fixture_house();
    assert_string_equal(takehome_list_link(*state, &house, codes, 3),
                        "https://voorbeeld.example/l/#1a2b.1a2c.zz9z");
    assert_string_equal(takehome_list_link(*state, &house, codes, 1), "https://voorbeeld.example/l/#1a2b");
    assert_string_equal(takehome_list_link(*state, &house, codes, 0), "https://voorbeeld.example/l/#");
}

static void a_route_goes_to_coordinates_where_they_are_known(void **state)
{
    const struct place place = {.located = true, .lat = 51.05434, .lon = -3.7, .street = "Voorbeeldstraat 1"};
    assert_string_equal(takehome_route(*state, &place),
                        "https://www.openstreetmap.org/directions?route=%3B51.05434%2C-3.70000");
}

static void a_route_to_an_address_is_percent_encoded(void **state)
{
    const struct place place = {
        .street = "Sint-Jan\u00ADstraat 12 & café", .postcode = "9999", .town = "Dorp"};
    const struct place town = {.town = "Dorp"}, street = {.street = "Plein?#1"};
    assert_string_equal(
        takehome_route(*state, &place),
        "https://www.openstreetmap.org/directions?to=Sint-Janstraat%2012%20%26%20caf%C3%A9%2C%20"
        "9999%20Dorp");
    assert_string_equal(takehome_route(*state, &town), "https://www.openstreetmap.org/directions?to=Dorp");
    assert_string_equal(takehome_route(*state, &street),
                        "https://www.openstreetmap.org/directions?to=Plein%3F%231");
}

static void without_address_and_coordinates_there_is_no_route(void **state)
{
    const struct place place = {.name = {"Lokaal 1", true}, .room = "lokaal 1", .in_house = true};
    assert_null(takehome_route(*state, &place));
    assert_null(takehome_route(*state, NULL));
}

static void the_host_is_what_stands_between_scheme_and_path(void **state)
{
    static const char *const cases[][2] = {
        {"https://essen.huisvanhetkind.example/p/1a2b/", "essen.huisvanhetkind.example"},
        {"https://voorbeeld.example", "voorbeeld.example"},
        {"https://voorbeeld.example:8443/x", "voorbeeld.example"},
        {"https://voorbeeld.example#a", "voorbeeld.example"},
        {"https://x:y@voorbeeld.example/", "voorbeeld.example"},
        {"https://voorbeeld.example/a@b", "voorbeeld.example"},
        {"voorbeeld.example/p", "voorbeeld.example"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(takehome_host(*state, cases[i][0]), cases[i][1]);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(a_card_links_to_its_own_page, &arena),
        cmocka_unit_test_prestate(a_list_keeps_its_codes_behind_the_hash, &arena),
        cmocka_unit_test_prestate(a_route_goes_to_coordinates_where_they_are_known, &arena),
        cmocka_unit_test_prestate(a_route_to_an_address_is_percent_encoded, &arena),
        cmocka_unit_test_prestate(without_address_and_coordinates_there_is_no_route, &arena),
        cmocka_unit_test_prestate(the_host_is_what_stands_between_scheme_and_path, &arena),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
