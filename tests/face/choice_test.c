#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

#include "face/choice.h"

enum { UNITS = 40 };

static const struct face_key key = {.px = 32};

/* One letter for each unit: Latin, Sans, Arabic, Ethiopic or - for none; each unit is a grapheme of its own. */
static const char *choice(struct faces *faces, UChar *text)
{
    static char out[UNITS];
    uint8_t marks[UNITS], chosen[UNITS];
    int length = u_strlen(text);
    memset(marks, 1, sizeof marks);
    faces_choose(faces, key, text, marks, length, chosen);
    for (int i = 0; i < length; i++)
        out[i] = chosen[i] == FACE_NONE ? '-' : "LSAE"[chosen[i]];
    out[length] = '\0';
    return out;
}

static void first_face_that_has_it_draws_a_character(void **state)
{
    UChar text[] = u"aЩبሕ";
    assert_string_equal(choice(*state, text), "LLAE");
}

static void space_stays_in_the_face_before_it(void **state)
{
    UChar arabic[] = u"بيت بيت", dutch[] = u" een huis";
    assert_string_equal(choice(*state, arabic), "AAAAAAA");
    assert_string_equal(choice(*state, dutch), "LLLLLLLLL");
}

static void what_orders_or_breaks_text_is_not_drawn(void **state)
{
    UChar text[] = u"a\u200E\u00ADb\u2066c\u2069\n";
    assert_string_equal(choice(*state, text), "L--L-L--");
}

static void grapheme_that_no_face_has_is_replaced(void **state)
{
    UChar text[] = u"a\u6F22\u0301b";
    uint8_t marks[] = {1, 1, 0, 1, 1}, chosen[4];
    assert_false(faces_choose(*state, key, text, marks, 4, chosen));
    assert_memory_equal(text, u"a\uFFFD\u0301b", sizeof text);
    assert_memory_equal(chosen, ((uint8_t[]){FACE_LATIN, FACE_LATIN, FACE_NONE, FACE_LATIN}), 4);
}

static void text_with_all_glyphs_is_told(void **state)
{
    UChar text[] = u"huis";
    uint8_t marks[] = {1, 1, 1, 1, 1}, chosen[4];
    assert_true(faces_choose(*state, key, text, marks, 4, chosen));
}

static void punctuation_stays_in_the_script_before_it(void **state)
{
    (void)state;
    uint8_t chosen[6];
    scripts_choose(u"(\u0430,\u0301 b", 6, chosen);
    uint8_t expected[] = {USCRIPT_LATIN,    USCRIPT_CYRILLIC, USCRIPT_CYRILLIC,
                          USCRIPT_CYRILLIC, USCRIPT_CYRILLIC, USCRIPT_LATIN};
    assert_memory_equal(chosen, expected, 6);
}

static int setup(void **state)
{
    *state = calloc(1, sizeof(struct faces));
    return faces_init(*state, NULL) ? 0 : -1;
}

static int teardown(void **state)
{
    faces_release(*state);
    free(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_face_that_has_it_draws_a_character),
        cmocka_unit_test(space_stays_in_the_face_before_it),
        cmocka_unit_test(what_orders_or_breaks_text_is_not_drawn),
        cmocka_unit_test(grapheme_that_no_face_has_is_replaced),
        cmocka_unit_test(text_with_all_glyphs_is_told),
        cmocka_unit_test(punctuation_stays_in_the_script_before_it),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
