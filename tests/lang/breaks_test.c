#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/ustring.h>

#include "lang/breaks.h"

enum { UNITS = 200 };

/* One sign for each mark: none, grapheme, hyphen, word, line. */
static const char *signs(const uint8_t *marks, int length)
{
    static char out[UNITS];
    for (int i = 0; i <= length; i++)
        out[i] = ".g-w!"[marks[i]];
    out[length + 1] = '\0';
    return out;
}

static const char *marked(struct breaks *breaks, const char *language, const UChar *text)
{
    uint8_t marks[UNITS] = {0};
    breaks_mark(breaks, language, text, u_strlen(text), marks);
    return signs(marks, u_strlen(text));
}

static void lines_break_between_words(void **state)
{
    assert_string_equal(marked(*state, "nl", u"een huis"), ".gggwggg!");
    assert_string_equal(marked(*state, "nl", u"14\u00A0uur"), ".ggggg!");
    assert_string_equal(marked(*state, "nl", u""), "!");
}

static void a_dot_between_facts_stays_with_the_first(void **state)
{
    assert_string_equal(marked(*state, "nl", u"nu \u00B7 tot"), ".ggggwgg!");
    assert_string_equal(marked(*state, "ar", u"\u2068nu\u2069 \u00B7 \u2068tot\u2069"), ".ggggggwgggg!");
}

static void newlines_end_lines(void **state)
{
    assert_string_equal(marked(*state, "nl", u"a\nb"), ".g!!");
}

static void soft_hyphens_are_hyphens(void **state)
{
    assert_string_equal(marked(*state, "nl", u"op\u00ADvang"), ".gg-ggg!");
}

static void graphemes_hold_together(void **state)
{
    assert_string_equal(marked(*state, "nl", u"e\u0301e"), "..g!");
    assert_string_equal(marked(*state, "ar", u"\U0001F600a"), "..w!");
}

static const char *hyphenated(struct breaks *breaks, const UChar *text, int at)
{
    uint8_t marks[UNITS] = {0};
    int length = u_strlen(text);
    breaks_mark(breaks, "nl", text, length, marks);
    breaks_hyphenate(breaks, "nl", text, at, length, marks);
    return signs(marks, length);
}

static void only_the_word_asked_for_is_hyphenated(void **state)
{
    assert_string_equal(hyphenated(*state, u"opvang opvang", 0), ".ggggggwggggg!");
    assert_string_equal(hyphenated(*state, u"kinderen kinderopvang", 12), ".ggggggggwgg-gg-g-ggg!");
}

static void authors_hyphens_come_before_the_dictionary(void **state)
{
    assert_string_equal(hyphenated(*state, u"kinder\u00ADopvang", 0), ".gggggg-ggggg!");
}

static void word_longer_than_any_is_left_alone(void **state)
{
    UChar text[HYPHEN_WORD + 22] = {0};
    for (int i = 0; i < HYPHEN_WORD + 20; i++)
        text[i] = u"kinderopvang"[i % 12];
    assert_null(strchr(hyphenated(*state, text, 0), '-'));
}

static void breaks_are_found_from_both_sides(void **state)
{
    static const uint8_t marks[] = {0, 1, 3, 1, 2, 1, 4};
    (void)state;
    assert_int_equal(break_before(marks, 5, 0, BREAK_WORD), 2);
    assert_int_equal(break_before(marks, 4, 0, BREAK_HYPHEN), 4);
    assert_int_equal(break_before(marks, 5, 3, BREAK_WORD), 3);
    assert_int_equal(break_after(marks, 2, 6, BREAK_HYPHEN), 4);
    assert_int_equal(break_after(marks, 2, 5, BREAK_WORD), 5);
}

static int setup(void **state)
{
    *state = calloc(1, sizeof(struct breaks));
    return breaks_init(*state, NULL) ? 0 : -1;
}

static int teardown(void **state)
{
    breaks_release(*state);
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_between_words),
        cmocka_unit_test(a_dot_between_facts_stays_with_the_first),
        cmocka_unit_test(newlines_end_lines),
        cmocka_unit_test(soft_hyphens_are_hyphens),
        cmocka_unit_test(graphemes_hold_together),
        cmocka_unit_test(only_the_word_asked_for_is_hyphenated),
        cmocka_unit_test(authors_hyphens_come_before_the_dictionary),
        cmocka_unit_test(word_longer_than_any_is_left_alone),
        cmocka_unit_test(breaks_are_found_from_both_sides),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
