#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"

static void setting_an_error_formats_it_and_is_false(void **state)
{
    struct err err = {""};
    (void)state;
    assert_false(err_set(&err, "%s, rij %d: leeg", "offer.csv", 12));
    assert_string_equal(err.text, "offer.csv, rij 12: leeg");
    assert_false(err_set(&err, "nieuw"));
    assert_string_equal(err.text, "nieuw");
}

static void a_prefix_says_where(void **state)
{
    struct err err = {"niet gevonden"};
    (void)state;
    assert_false(err_prefix(&err, "offer.csv"));
    assert_false(err_prefix(&err, "data/essen"));
    assert_string_equal(err.text, "data/essen: offer.csv: niet gevonden");
}

static void a_new_error_may_quote_the_old_one(void **state)
{
    struct err err = {"leeg"};
    (void)state;
    assert_false(err_set(&err, "rij %d: %s", 12, err.text));
    assert_string_equal(err.text, "rij 12: leeg");
}

static void long_texts_are_cut_and_stay_in_their_room(void **state)
{
    struct err err = {""};
    char text[2000];
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    err_set(&err, "%s", text);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    err_prefix(&err, text);
    assert_true(strlen(err.text) < sizeof err.text);
    assert_non_null(strstr(err.text, ": xxx"));
}

static void a_long_path_keeps_the_remedy_and_whole_letters(void **state)
{
    struct err err = {""};
    char path[1500];
    (void)state;
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    path[600] = '\0';
    err_set(&err, "%s: dit bestand is kapot; bewaar het opnieuw", path);
    assert_non_null(strstr(err.text, "; bewaar het opnieuw"));
    path[600] = 'x';
    err_set(&err, "kapot; bewaar het opnieuw");
    err_prefix(&err, path);
    assert_non_null(strstr(err.text, ": kapot; bewaar het opnieuw"));
    for (size_t i = 1; i < sizeof path - 2; i += 2)
        memcpy(path + i, "ë", 2);
    err_set(&err, "%s", path);
    assert_true(utf8_valid(err.text));
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
    path[0] = 'y';
    err_prefix(&err, path + 1);
    assert_true(utf8_valid(err.text));
}

static void nobody_has_to_want_the_text(void **state)
{
    (void)state;
    assert_false(err_set(NULL, "%d", 1));
    assert_false(err_prefix(NULL, "x"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_an_error_formats_it_and_is_false),
        cmocka_unit_test(a_prefix_says_where),
        cmocka_unit_test(a_new_error_may_quote_the_old_one),
        cmocka_unit_test(long_texts_are_cut_and_stay_in_their_room),
        cmocka_unit_test(a_long_path_keeps_the_remedy_and_whole_letters),
        cmocka_unit_test(nobody_has_to_want_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
