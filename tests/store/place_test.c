/* The places around a house. */
#include "fixture.h"

#include <stdio.h>

/* The codes of the places' streets tell which they are. */
static const char *names(const char *more, char text[256])
{
    struct store *store = fixture_store(more);
    struct arena arena;
    int count;
    arena_init(&arena);
    const struct place *places = store_places(store, &arena, &count);
    text[0] = '\0';
    for (int i = 0; i < count; i++)
        snprintf(text + strlen(text), 256 - strlen(text), "%s%s", i ? ", " : "", places[i].name.text);
    arena_release(&arena);
    store_close(store);
    return text;
}

static void a_place_stands_once_however_many_cards_are_there(void **state)
{
    (void)state;
    char text[256];
    assert_string_equal(names(NULL, text), "Het park");
}

static void a_room_of_the_house_and_a_place_without_coordinates_are_left_out(void **state)
{
    (void)state;
    char text[256];
    assert_string_equal(
        names("UPDATE card SET place = 4 WHERE id = 11; UPDATE card SET place = 2 WHERE id = 12;", text),
        "Het park");
    assert_string_equal(names("UPDATE place SET lat = NULL WHERE id = 3;", text), "");
}

static void where_only_discreet_cards_are_is_not_told(void **state)
{
    (void)state;
    static const char elsewhere[] = "INSERT INTO place (id, code, name, lat, lon, wheelchair) VALUES (5, "
                                    "'p', 'Praathuis', 51.4, 4.4, 'yes');"
                                    "UPDATE card SET place = 5 WHERE id IN (22, 10);";
    char text[256], more[512];
    snprintf(more, sizeof more, "%sUPDATE card SET sensitive = 1 WHERE id = 10;", elsewhere);
    assert_string_equal(names(more, text), "Het park");
    assert_non_null(strstr(names(elsewhere, text), "Praathuis"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_stands_once_however_many_cards_are_there),
        cmocka_unit_test(a_room_of_the_house_and_a_place_without_coordinates_are_left_out),
        cmocka_unit_test(where_only_discreet_cards_are_is_not_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
