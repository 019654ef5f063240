#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "../support/engine.h"
#include "lang/format.h"

enum { WEDNESDAY = 20782 }; /* 25 November 2026 */

static struct arena arena;

static void dutch_dates_are_as_written_on_a_sign(void **state)
{
    (void)state;
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_LONG, "nl"), "woensdag 25 november");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_FULL, "nl"), "woensdag 25 november 2026");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_DAY_YEAR, "nl"), "25 november 2026");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_SHORT, "nl"), "wo 25 nov");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_WEEKDAY, "nl"), "woensdag");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_WEEKDAY_SHORT, "nl"), "wo");
    assert_string_equal(format_date(&arena, 0, DATE_FULL, "nl"), "donderdag 1 januari 1970");
}

static void other_languages_have_their_own_order(void **state)
{
    (void)state;
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_LONG, "fr"), "mercredi 25 novembre");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_LONG, "de"), "Mittwoch, 25. November");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_LONG, "tr"), "25 Kasım Çarşamba");
    assert_string_equal(format_date(&arena, WEDNESDAY, DATE_LONG, "nl"), "woensdag 25 november");
}

static bool has_foreign_digit(const char *text)
{
    for (uint32_t code = utf8_next(&text); code; code = utf8_next(&text))
        if (code > 0x7F && u_charType((UChar32)code) == U_DECIMAL_DIGIT_NUMBER)
            return true;
    return false;
}

static void dates_have_latin_digits_and_names_in_all_languages(void **state)
{
    (void)state;
    for (int i = 0; test_languages[i]; i++)
        for (enum date_form form = DATE_LONG; form <= DATE_SHORT; form++) {
            const char *date = format_date(&arena, WEDNESDAY, form, test_languages[i]);
            assert_false(has_foreign_digit(date));
            assert_non_null(strstr(date, "25"));
            assert_null(strstr(date, "11")); /* the month is a word */
            assert_true(form == DATE_LONG || form == DATE_SHORT || strstr(date, "2026"));
        }
}

static void dates_and_lists_have_all_glyphs(void **state)
{
    struct err err;
    struct text *text = text_open(0, &err);
    (void)state;
    for (int i = 0; test_languages[i]; i++) {
        for (int day = WEDNESDAY; day < WEDNESDAY + 365; day += 8)
            assert_false(
                lay(text, format_date(&arena, day, DATE_FULL, test_languages[i]), 0, test_languages[i])
                    ->missing);
        const char *list = format_languages(&arena, "nl fr en ar ti uk", test_languages[i]);
        assert_false(lay(text, list, 0, test_languages[i])->missing);
        assert_false(
            lay(text, format_number(&arena, 1234567, test_languages[i]), 0, test_languages[i])->missing);
    }
    text_close(text);
}

static void times_are_on_a_24_hour_clock(void **state)
{
    (void)state;
    assert_string_equal(format_time(&arena, 14 * 60 + 5, "nl"), "14.05");
    assert_string_equal(format_time(&arena, 9 * 60, "nl"), "9.00");
    assert_string_equal(format_time(&arena, 24 * 60 + 90, "nl"), "1.30");
    assert_string_equal(format_time(&arena, 14 * 60 + 5, "en"), "14:05");
    assert_string_equal(format_time(&arena, 14 * 60 + 5, "ar"), "\u2066"
                                                                "14:05\u2069");
    assert_string_equal(format_hour(&arena, 14 * 60, "nl"), "14.00\u00A0uur");
    assert_string_equal(format_hour(&arena, 14 * 60, "de"), "14:00\u00A0Uhr");
}

static void numbers_are_grouped(void **state)
{
    (void)state;
    assert_string_equal(format_number(&arena, 1234567, "nl"), "1.234.567");
    assert_string_equal(format_number(&arena, 12, "fa"), "12");
    assert_string_equal(format_number(&arena, -3, "nl"), "-3");
}

static void languages_are_a_sentence(void **state)
{
    (void)state;
    assert_string_equal(format_languages(&arena, "nl fr en", "nl"), "Nederlands, Frans en Engels");
    assert_string_equal(format_languages(&arena, "nl", "nl"), "Nederlands");
    assert_string_equal(format_languages(&arena, "fr nl", "fr"), "Français et néerlandais");
    assert_string_equal(format_languages(&arena, "it", "tr"), "İtalyanca");
    assert_string_equal(format_languages(&arena, "", "nl"), "");
}

static void phones_are_isolated_where_text_runs_to_the_left(void **state)
{
    (void)state;
    assert_string_equal(format_isolated(&arena, "03 123 45 67", "nl"), "03\u00A0"
                                                                       "123\u00A0"
                                                                       "45\u00A0"
                                                                       "67");
    assert_string_equal(format_isolated(&arena, "03 12", "ar"), "\u2066"
                                                                "03\u00A0"
                                                                "12\u2069");
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_dates_are_as_written_on_a_sign),
        cmocka_unit_test(other_languages_have_their_own_order),
        cmocka_unit_test(dates_have_latin_digits_and_names_in_all_languages),
        cmocka_unit_test(dates_and_lists_have_all_glyphs),
        cmocka_unit_test(times_are_on_a_24_hour_clock),
        cmocka_unit_test(numbers_are_grouped),
        cmocka_unit_test(languages_are_a_sentence),
        cmocka_unit_test(phones_are_isolated_where_text_runs_to_the_left),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
