#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/ustring.h>

#include "lang/clean.h"

enum { ROOM = 64 };

static bool cleans_to(const char *utf8, const UChar *expected)
{
    UChar text[ROOM];
    bool cut;
    int length = clean_text(utf8, text, ROOM, &cut);
    return !cut && length == u_strlen(expected) && u_memcmp(text, expected, length) == 0;
}

static void plain_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_true(cleans_to("Huis: 3 × thee", u"Huis: 3 × thee"));
    assert_true(cleans_to("بيت \u2066011\u2069", u"بيت \u2066011\u2069"));
    assert_true(cleans_to("\U0001F600", u"\U0001F600"));
    assert_true(cleans_to("", u""));
}

static void every_line_separator_is_one_newline(void **state)
{
    (void)state;
    assert_true(cleans_to("a\r\nb\rc\vd\fe\xC2\x85"
                          "f\u2028g\u2029h",
                          u"a\nb\nc\nd\ne\nf\ng\nh"));
    assert_true(cleans_to("a\tb", u"a b"));
}

static void controls_and_overrides_are_left_out(void **state)
{
    (void)state;
    assert_true(cleans_to("\x01\x1B[1m\x7F", u"[1m"));
    assert_true(cleans_to("\u202Ea\u202C\u202Bb\uFEFF", u"ab"));
    assert_true(cleans_to("a\u00AD\u200Bb\u200Dc", u"a\u00AD\u200Bb\u200Dc"));
}

static void what_nobody_can_draw_is_replaced(void **state)
{
    (void)state;
    assert_true(cleans_to("a\xFFz", u"a\uFFFDz"));
    assert_true(cleans_to("\uE000\uFFFF", u"\uFFFD\uFFFD"));
}

static void marks_on_one_base_are_capped(void **state)
{
    (void)state;
    assert_true(cleans_to("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301b\u0301",
                          u"a\u0301\u0301\u0301\u0301\u0301\u0301b\u0301"));
    assert_true(cleans_to("a\u0301\u0301\u0301\u0301\u202E\u0301\u0301\u0301",
                          u"a\u0301\u0301\u0301\u0301\u0301\u0301"));
}

static void text_longer_than_the_room_is_cut_between_characters(void **state)
{
    UChar text[3];
    bool cut;
    (void)state;
    assert_int_equal(clean_text("ab\U0001F600", text, 3, &cut), 2);
    assert_true(cut);
    assert_int_equal(clean_text("abc", text, 3, &cut), 3);
    assert_false(cut);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_stays_as_it_is),
        cmocka_unit_test(every_line_separator_is_one_newline),
        cmocka_unit_test(controls_and_overrides_are_left_out),
        cmocka_unit_test(what_nobody_can_draw_is_replaced),
        cmocka_unit_test(marks_on_one_base_are_capped),
        cmocka_unit_test(text_longer_than_the_room_is_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
