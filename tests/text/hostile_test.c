/* Any bytes that a publication may hold are laid out and rastered to something sane. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/engine.h"

/* Lays out at several widths and line counts; nothing is wider than asked or far from its line. */
static void survives(struct text *text, const char *utf8)
{
    static const int widths[] = {0, 1, 40, 300};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        for (int lines = 0; lines < 3; lines++) {
            const struct text_block *block = lay_lines(text, utf8, widths[i], i & 1 ? "ar" : "nl", lines);
            assert_true(lines == 0 || block->line_count <= lines);
            if (block->line_count < 200)
                text_raster(text, block);
            for (int k = 0; k < block->line_count; k++) {
                const struct text_mask *mask = &block->lines[k].mask;
                assert_true(widths[i] < 300 || block->lines[k].w <= widths[i]);
                assert_in_range(mask->h, 0, 46 * 6);
                assert_in_range(mask->w, 0, 16384 + 400);
            }
        }
    text_trim(text);
}

static char *repeated(const char *piece, int count, const char *before)
{
    size_t length = strlen(piece), at = strlen(before);
    char *text = calloc(1, at + length * (size_t)count + 1);
    memcpy(text, before, at);
    for (int i = 0; i < count; i++)
        memcpy(text + at + length * (size_t)i, piece, length);
    return text;
}

static void survives_repeated(struct text *text, const char *piece, int count, const char *before)
{
    char *utf8 = repeated(piece, count, before);
    survives(text, utf8);
    free(utf8);
}

static void bad_utf8_is_survived(void **state)
{
    survives(*state, "\xC3");
    survives(*state, "a\xFF\xFE\x80\xBF z");
    survives(*state, "\xED\xA0\x80\xED\xB0\x80 lone surrogates \xED\xBF\xBF");
    survives(*state, "\xF4\x90\x80\x80\xC0\x80\xE0\x80\x80");
    assert_true(line_is(lay(*state, "a\xFFz", 0, "nl"), 0, "a\uFFFDz"));
}

static void controls_are_survived(void **state)
{
    survives(*state, "\x01\x02\x1B[31m\x7F\xC2\x85\xC2\x9F \t tab \v \f \r");
    survives(*state, "\uFFFE\uFFFF\U0001FFFE \uE000 \uFDD0 \u2028 \u2029 \uFFF9x\uFFFA");
    survives(*state, "\u200B\u200C\u200D\u200E\u200F\u061C\u2060\uFEFF\u00AD");
}

static void overrides_and_isolates_are_survived(void **state)
{
    survives(*state, "\u202Eabc \u202Dاتصل\u202A\u202B");
    survives_repeated(*state, "\u2067a", 300, "");
    survives_repeated(*state, "\u2069", 300, "\u2066");
    survives_repeated(*state, "\u2066ا\u2067b", 400, "");
}

static void two_thousand_marks_stay_near_their_letter(void **state)
{
    survives_repeated(*state, "\u0301", 2000, "a");
    survives_repeated(*state, "\u0316", 2000, "a");
    survives_repeated(*state, "\u0301", 2000, "");
    survives_repeated(*state, "\u0651\u064B", 2000, "ب");
}

static void endless_words_are_survived(void **state)
{
    survives_repeated(*state, "kinderopvang", 4300, ""); /* 50 kB */
    survives_repeated(*state, "ا", 25000, "");
    survives_repeated(*state, "ኣ", 17000, "");
    survives_repeated(*state, "W", 300 * 1000, "");
    assert_true(lay_lines(*state, "", 0, "nl", 0)->line_count == 0);
}

static void crowds_of_break_opportunities_are_survived(void **state)
{
    survives_repeated(*state, "\u200B", 20000, "");
    survives_repeated(*state, "\u00AD", 20000, "a");
    survives_repeated(*state, "\u200D", 20000, "a");
    survives_repeated(*state, " ", 20000, "a");
    survives_repeated(*state, "\n", 3000, "a");
    survives_repeated(*state, "a ا ", 3000, "");
}

static void emoji_are_survived(void **state)
{
    survives_repeated(*state, "\U0001F1E7\U0001F1EA", 500, "");
    survives_repeated(*state, "\U0001F1E7", 501, "");
    survives_repeated(*state, "\U0001F468\u200D\U0001F469\u200D\U0001F467", 300, "");
    survives(*state, "\U0001F3F4\U000E0067\U000E0062\U000E007F 1\uFE0F\u20E3");
}

static void strange_styles_are_survived(void **state)
{
    static const int sizes[] = {-5, 0, 1, 7, 512, 100000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct text_style style = {.px = sizes[i], .line_px = sizes[i], .align = TEXT_CENTRE, .max_lines = 3};
        text_raster(*state, text_layout(*state, "Huis van het Kind", style, sizes[i], "nl"));
        assert_true(text_icon(*state, "home", sizes[i]).w > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_utf8_is_survived),
        cmocka_unit_test(controls_are_survived),
        cmocka_unit_test(overrides_and_isolates_are_survived),
        cmocka_unit_test(two_thousand_marks_stay_near_their_letter),
        cmocka_unit_test(endless_words_are_survived),
        cmocka_unit_test(crowds_of_break_opportunities_are_survived),
        cmocka_unit_test(emoji_are_survived),
        cmocka_unit_test(strange_styles_are_survived),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
