#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

enum { BAD = 0xFFFD };

static void every_code_point_goes_there_and_back(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        char text[5] = "";
        size_t length = utf8_put(text, code);
        const char *at = text;
        bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        size_t expected = surrogate ? 3 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (length != expected || utf8_next(&at) != (surrogate ? BAD : code) || at != text + length ||
            !utf8_valid(text))
            fail_msg("U+%04X", code);
    }
}

static void what_is_no_code_point_is_written_as_the_replacement(void **state)
{
    char text[5] = "";
    (void)state;
    assert_int_equal(utf8_put(text, 0x110000), 3);
    assert_string_equal(text, "\uFFFD");
    assert_int_equal(utf8_put(text, UINT32_MAX), 3);
    assert_string_equal(text, "\uFFFD");
}

static void the_end_is_zero_and_stays(void **state)
{
    const char *text = "é", *end = text + 2;
    (void)state;
    assert_int_equal(utf8_next(&text), 0xE9);
    assert_int_equal(utf8_next(&text), 0);
    assert_int_equal(utf8_next(&text), 0);
    assert_ptr_equal(text, end);
}

static void bad_bytes_become_replacements_one_by_one(void **state)
{
    static const struct {
        const char *text;
        uint32_t codes[6];
    } cases[] = {
        {"a\x80z", {'a', BAD, 'z'}}, /* continuation alone */
        {"\xC3", {BAD}},             /* cut short by the end */
        {"\xC3z", {BAD, 'z'}},       /* cut short by a letter */
        {"\xE2\x82", {BAD, BAD}},
        {"\xE2\x82z", {BAD, BAD, 'z'}},
        {"\xF0\x9F\x91z", {BAD, BAD, BAD, 'z'}},
        {"\xC0\xAF", {BAD, BAD}}, /* '/' in two bytes */
        {"\xC1\xBF", {BAD, BAD}},
        {"\xE0\x80\xAF", {BAD, BAD, BAD}},          /* and in three */
        {"\xF0\x80\x80\xAF", {BAD, BAD, BAD, BAD}}, /* and in four */
        {"\xED\xA0\x80", {BAD, BAD, BAD}},          /* a surrogate */
        {"\xF4\x90\x80\x80", {BAD, BAD, BAD, BAD}}, /* above U+10FFFF */
        {"\xF5\x80\x80\x80", {BAD, BAD, BAD, BAD}},
        {"\xFE\xFF", {BAD, BAD}},
        {"\xC3\xC3\xA9", {BAD, 0xE9}},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *at = cases[i].text;
        for (size_t j = 0; j < 6; j++)
            if (utf8_next(&at) != cases[i].codes[j])
                fail_msg("case %zu, code %zu", i, j);
        assert_ptr_equal(at, cases[i].text + strlen(cases[i].text));
        assert_false(utf8_valid(cases[i].text));
    }
}

static void well_formed_text_is_valid(void **state)
{
    static const char *const texts[] = {
        "",
        "Huis van het Kind",
        "Zoë",
        "طفل",
        "ትግርኛ",
        "👶🏽",
        "\xC2\x80\u07FF\u0800\uFFFF\U00010000\U0010FFFF",
        "\uD7FF\uE000",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_true(utf8_valid(texts[i]));
}

static void a_text_is_cut_between_two_letters(void **state)
{
    (void)state;
    assert_int_equal(utf8_cut("Zoë", 10), 4);
    assert_int_equal(utf8_cut("Zoë", 4), 4);
    assert_int_equal(utf8_cut("Zoë", 3), 2);
    assert_int_equal(utf8_cut("👶", 3), 0);
    assert_int_equal(utf8_cut("", 3), 0);
    assert_int_equal(utf8_cut("\x80\x80\x80\x80\x80\x80", 5), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_goes_there_and_back),
        cmocka_unit_test(what_is_no_code_point_is_written_as_the_replacement),
        cmocka_unit_test(the_end_is_zero_and_stays),
        cmocka_unit_test(bad_bytes_become_replacements_one_by_one),
        cmocka_unit_test(well_formed_text_is_valid),
        cmocka_unit_test(a_text_is_cut_between_two_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
