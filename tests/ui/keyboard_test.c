#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "ui/keyboard.h"

static const char head[] = "name Proef\nsign proef\nlanguages xx yy\n";

static const char *refused(const char *rest)
{
    static struct err err;
    struct keyboard keyboard;
    char text[4096];
    snprintf(text, sizeof text, "%s%s", head, rest);
    err = (struct err){""};
    assert_false(keyboard_parse(&keyboard, "proef.txt", text, &err));
    return err.text;
}

static void pages_rows_and_keys_are_read(void **state)
{
    (void)state;
    struct keyboard keyboard;
    struct err err;
    const char text[] =
        "# what it is\r\nname Een proef\n\n sign proef \nlanguages xx yy\npage abc\nrow a  b لا\n"
        "vowels አ ኡ\npage 123 à\nrow 1 # é";
    assert_true(keyboard_parse(&keyboard, "proef.txt", text, &err));
    assert_string_equal(keyboard.name, "Een proef");
    assert_string_equal(keyboard.sign, "proef");
    assert_int_equal(keyboard.page_count, 2);
    assert_int_equal(keyboard.pages[0].row_count, 2);
    assert_int_equal(keyboard.pages[0].rows[0].count, 3);
    assert_string_equal(keyboard.pages[0].rows[0].keys[2], "لا");
    assert_true(keyboard.pages[0].rows[1].vowels);
    assert_string_equal(keyboard.pages[1].name, "123 à");
    assert_string_equal(keyboard.pages[1].rows[0].keys[1], "#");
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    assert_non_null(strstr(refused("page abc\nrwo a b\n"), "proef.txt:5: 'rwo' is no word of a keyboard"));
    assert_non_null(strstr(refused("row a b\n"), "proef.txt:4: a row stands on a page"));
    assert_non_null(strstr(refused("page abc\nrow a b\nrow c a\n"),
                           "proef.txt:6: the key 'a' stands on this page twice"));
    assert_non_null(strstr(refused("page abc\nrow a b c d e f g h i j k l m\n"), "more than 12 keys"));
    assert_non_null(
        strstr(refused("page abc\nrow a\nrow b\nrow c\nrow d\nrow e\nrow f\n"), "more than 5 rows"));
    assert_non_null(strstr(refused("page abc\nrow abcdefghijklmnop\n"), "is longer than 15 bytes"));
    assert_non_null(strstr(refused("page abc\npage def\nrow a\n"), "the page before this one has no row"));
    assert_non_null(strstr(refused("page abc\n"), "its last page has no row"));
    assert_non_null(strstr(refused("page\n"), "something must stand behind this word"));
    assert_non_null(strstr(refused(""), "there is no line 'page'"));
    assert_non_null(strstr(refused("page \xC3\n"), "is not UTF-8"));
}

static void every_language_has_its_letters(void **state)
{
    (void)state;
    const struct {
        const char *language, *first;
    } cases[] = {{"nl", "a"}, {"fr", "a"}, {"en", "q"}, {"pl", "q"}, {"ro", "q"}, {"es", "q"},
                 {"pt", "q"}, {"so", "q"}, {"sq", "q"}, {"de", "q"}, {"tr", "q"}, {"uk", "й"},
                 {"ru", "й"}, {"bg", "я"}, {"ar", "ض"}, {"fa", "ض"}, {"ps", "ض"}, {"ti", "ሀ"}};
    struct keyboards *set = keyboards_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct keyboard *keyboard = keyboards_of(set, cases[i].language);
        assert_ptr_not_equal(keyboard, keyboards_abc(set));
        assert_string_equal(keyboard->pages[0].rows[0].keys[0], cases[i].first);
    }
    keyboards_free(set);
}

static void a_language_without_a_keyboard_gets_the_alphabet(void **state)
{
    (void)state;
    struct keyboards *set = keyboards_new();
    assert_ptr_equal(keyboards_of(set, "zz"), keyboards_abc(set));
    assert_ptr_equal(keyboards_of(set, "n"), keyboards_abc(set));
    assert_string_equal(keyboards_abc(set)->pages[0].rows[0].keys[1], "b");
    keyboards_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_rows_and_keys_are_read),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(every_language_has_its_letters),
        cmocka_unit_test(a_language_without_a_keyboard_gets_the_alphabet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
