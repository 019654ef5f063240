#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/ustring.h>

#include "lang/hyphen.h"

static struct hyphens hyphens;

/* Writes a word with "-" at its marks. */
static const char *hyphenated(const char *language, const UChar *word)
{
    static char out[2 * HYPHEN_WORD + 1];
    uint8_t marks[HYPHEN_WORD];
    int length = u_strlen(word), count = 0;
    hyphens_mark(&hyphens, language, word, length, marks);
    for (int i = 0; i < length; i++) {
        if (marks[i])
            out[count++] = '-';
        out[count++] = word[i] < 0x80 ? (char)word[i] : '?';
    }
    out[count] = '\0';
    return out;
}

static void dutch_words_break_between_syllables(void **state)
{
    (void)state;
    assert_string_equal(hyphenated("nl", u"kinderopvang"), "kin-der-op-vang");
    assert_string_equal(hyphenated("nl", u"Consultatiebureau"), "Con-sul-ta-tie-bu-reau");
}

static void german_words_break_between_syllables(void **state)
{
    (void)state; /* at least three letters stay together at either end */
    assert_string_equal(hyphenated("de", u"Schwangerschaft"), "Schwan-ger-schaft");
    assert_string_equal(hyphenated("de", u"Familienunterst\u00FCtzung"), "Fami-li-en-un-ter-st?t-zung");
}

static void marks_around_a_word_do_not_count(void **state)
{
    (void)state;
    assert_string_equal(hyphenated("nl", u"(kinderopvang),"), "(kin-der-op-vang),");
}

static void other_languages_and_scripts_have_no_breaks(void **state)
{
    (void)state;
    assert_string_equal(hyphenated("fr", u"anticonstitutionnellement"), "anticonstitutionnellement");
    assert_string_equal(hyphenated("nl", u"Будинок"), "???????");
    assert_string_equal(hyphenated("nl", u"1234567890"), "1234567890");
    assert_string_equal(hyphenated("nl", u""), "");
    assert_string_equal(hyphenated("nl", u"opa"), "opa");
}

static void exceptions_come_before_the_dictionary(void **state)
{
    (void)state;
    free(hyphens.exceptions[0]);
    hyphens.exceptions[0] = strdup("andere\nkinder-opvang\r\nvoor-beeld\n");
    assert_string_equal(hyphenated("nl", u"Kinderopvang"), "Kinder-opvang");
    assert_string_equal(hyphenated("nl", u"voorbeeld"), "voor-beeld");
    assert_string_equal(hyphenated("nl", u"consultatie"), "con-sul-ta-tie");
    assert_string_equal(hyphenated("nl", u"andere"), "andere");
}

static int release(void **state)
{
    (void)state;
    hyphens_release(&hyphens);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_words_break_between_syllables),
        cmocka_unit_test(german_words_break_between_syllables),
        cmocka_unit_test(marks_around_a_word_do_not_count),
        cmocka_unit_test(other_languages_and_scripts_have_no_breaks),
        cmocka_unit_test(exceptions_come_before_the_dictionary),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
