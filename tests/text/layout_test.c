#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../support/engine.h"
#include "lang/lang.h"

static void dutch_breaks_between_words(void **state)
{
    const struct text_block *block =
        lay(*state, "Een plek waar je andere ouders ontmoet, met koffie en thee.", 400, "nl");
    assert_int_equal(block->line_count, 3);
    assert_true(line_is(block, 0, "Een plek waar je andere"));
    assert_true(line_is(block, 1, "ouders ontmoet, met koffie"));
    assert_true(line_is(block, 2, "en thee."));
    assert_false(block->cut || block->broken || block->missing || block->rtl);
    assert_int_equal(block->h, 3 * 46);
}

static void text_fits_in_its_own_width(void **state)
{
    static const char *const texts[] = {"Kinderopvang", "Een plek waar je andere ouders ontmoet",
                                        "مركز استشارات الطفولة", "እንቋዕ ብደሓን መጻእኩም",
                                        "Ласкаво просимо до Essen"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct text_block *wide = lay(*state, texts[i], 0, "nl");
        assert_int_equal(wide->line_count, 1);
        assert_int_equal(lay(*state, texts[i], wide->w, "nl")->line_count, 1);
        assert_true(lay(*state, texts[i], wide->w - 1, "nl")->line_count > 1);
    }
}

static void no_line_is_wider_than_asked(void **state)
{
    const char *text = "Wandelwagens, jumpers-en-schommels; 1.234 euro (of/en meer) "
                       "www.huisvanhetkind.be/essen/aanmelden?x=1";
    for (int width = 60; width < 700; width += 7) {
        const struct text_block *block = lay(*state, text, width, "nl");
        for (int i = 0; i < block->line_count; i++)
            assert_in_range(block->lines[i].w, 1, width);
    }
}

static void arabic_begins_at_the_right(void **state)
{
    const struct text_block *block = text_raster(*state, lay(*state, "كيف يمكننا مساعدتك؟", 500, "ar"));
    assert_true(block->rtl);
    assert_in_range(block->lines[0].x + block->lines[0].mask.w, 490, 502); /* ink may stick out a little */
    assert_true(line_is(block, 0, "كيف يمكننا مساعدتك؟"));
}

static void arabic_sentence_is_one_run_of_its_face(void **state)
{
    int count;
    const struct run *runs = line_runs(lay(*state, "مركز استشارات الطفولة", 0, "ar"), 0, &count);
    assert_int_equal(count, 1);
    assert_true(runs[0].rtl);
    assert_int_equal(runs[0].face.kind, FACE_ARABIC);
    assert_string_equal(runs[0].script, "Arab");
}

static void phone_in_arabic_keeps_its_order(void **state)
{
    const struct text_block *block = lay(*state, "اتصل \u2066011/23\u00A045\u00A067\u2069 الآن", 0, "ar");
    assert_true(line_is(block, 0, "الآن| |011/23\u00A045\u00A067|اتصل "));
}

static void bare_phone_in_arabic_is_scrambled(void **state)
{
    char *text = line_text(lay(*state, "اتصل 011/23 45 67 الآن", 0, "ar"), 0);
    assert_null(
        strstr(text, "011/23 45 67")); /* why the formatter isolates: the algorithm itself does this */
    free(text);
}

static void dutch_in_arabic_reads_from_left_to_right(void **state)
{
    assert_true(
        line_is(lay(*state, "بيت Huis van het Kind هنا", 0, "ar"), 0, "هنا| |Huis van het Kind|بيت "));
}

static void tigrinya_uses_the_ethiopic_face_and_latin_digits(void **state)
{
    int count;
    const struct text_block *block = lay(*state, "ረቡዕ 25", 0, "ti");
    const struct run *runs = line_runs(block, 0, &count);
    assert_false(block->missing);
    assert_int_equal(count, 2);
    assert_int_equal(runs[0].face.kind, FACE_ETHIOPIC);
    assert_string_equal(runs[0].script, "Ethi");
    assert_int_equal(runs[1].face.kind, FACE_LATIN);
}

static void ukrainian_is_one_run_of_the_first_face(void **state)
{
    int count;
    const struct run *runs = line_runs(lay(*state, "Ласкаво просимо, м’ята їжа ґ", 0, "uk"), 0, &count);
    assert_int_equal(count, 1);
    assert_int_equal(runs[0].face.kind, FACE_LATIN);
    assert_string_equal(runs[0].script, "Cyrl");
}

static void own_names_and_welcomes_have_all_glyphs(void **state)
{
    for (int i = 0; test_languages[i]; i++) {
        const char *language = test_languages[i];
        assert_false(lay(*state, lang_own_name(language), 0, language)->missing);
        assert_false(lay(*state, lang_welcome(language), 0, language)->missing);
    }
}

static void soft_hyphen_that_is_not_needed_is_not_seen(void **state)
{
    const struct text_block *soft = lay(*state, "kinder\u00ADopvang", 0, "nl");
    assert_int_equal(soft->w, lay(*state, "kinderopvang", 0, "nl")->w);
    assert_true(line_is(soft, 0, "kinderopvang"));
}

static void word_with_soft_hyphens_breaks_only_there(void **state)
{
    const struct text_block *block = lay(*state, "kinderopvang\u00ADtoeslagaanvraag", 330, "nl");
    assert_true(line_is(block, 0, "kinderopvang|-"));
    assert_true(line_is(block, 1, "toeslagaanvraag"));
    assert_false(block->broken);
    block =
        lay(*state, "kinderopvang\u00ADtoeslagaanvraag", 150, "nl"); /* too narrow: libhyphen is not asked */
    assert_true(block->broken);
}

static void hyphen_stands_behind_its_word_in_a_line_of_two_directions(void **state)
{
    const struct text_block *block = lay(*state, "بيت\u00A0kinderopvang\u00ADtoeslagaanvraag", 330, "ar");
    assert_true(line_is(block, 0, "kinderopvang|-|بيت\u00A0"));
}

static void breaks_between_words_come_before_hyphens(void **state)
{
    int room = lay(*state, "een kinder-", 0, "nl")->w;
    const struct text_block *block = lay(*state, "een kinder\u00ADopvang", room > 190 ? room : 190, "nl");
    assert_true(line_is(block, 0, "een"));
}

static void long_words_are_hyphenated_by_the_dictionary(void **state)
{
    const struct text_block *block = lay(*state, "kinderopvangtoeslag", 230, "nl");
    assert_true(line_is(block, 0, "kinderopvang|-"));
    assert_true(line_is(block, 1, "toeslag"));
    assert_false(block->broken);
    assert_false(lay(*state, "Schwangerschaftsberatung", 300, "de")->broken);
    assert_true(lay(*state, "anticonstitutionnellement", 200, "fr")->broken);
}

static void no_break_space_holds_words_together(void **state)
{
    int room = lay(*state, "14.00 uur", 0, "nl")->w + 4;
    const struct text_block *block = lay(*state, "om 14.00\u00A0uur", room, "nl");
    assert_true(line_is(block, 0, "om"));
    assert_true(line_is(block, 1, "14.00\u00A0uur"));
}

static void newlines_start_lines(void **state)
{
    const struct text_block *block = lay(*state, "een\r\ntwee\n\nvier\n", 0, "nl");
    assert_int_equal(block->line_count, 4);
    assert_true(line_is(block, 1, "twee"));
    assert_true(line_is(block, 2, ""));
    assert_true(line_is(block, 3, "vier"));
}

static void text_too_long_ends_in_an_ellipsis(void **state)
{
    const struct text_block *block =
        lay_lines(*state, "Een titel die niet op twee regels past", 200, "nl", 2);
    int count;
    assert_int_equal(block->line_count, 2);
    assert_true(block->cut);
    const struct run *runs = line_runs(block, 1, &count);
    assert_string_equal(runs[count - 1].utf8, " … ");
    assert_in_range(block->lines[1].w, 1, 200);
}

static void ellipsis_of_arabic_is_at_the_left(void **state)
{
    int count;
    const struct run *runs =
        line_runs(lay_lines(*state, "هذا عنوان طويل جدا لا يناسب سطرين", 200, "ar", 1), 0, &count);
    assert_string_equal(runs[0].utf8, " … ");
}

static void text_that_just_fits_is_not_cut(void **state)
{
    assert_false(lay_lines(*state, "een\ntwee", 200, "nl", 2)->cut);
    assert_false(lay_lines(*state, "Een titel", 500, "nl", 1)->cut);
    assert_true(lay_lines(*state, "een\ntwee\ndrie", 200, "nl", 2)->cut);
}

static void lines_are_aligned_in_the_width_given(void **state)
{
    struct text_style style = {.px = 32, .line_px = 46, .align = TEXT_CENTRE};
    const struct text_block *block = text_layout(*state, "Essen", style, 400, "nl");
    assert_int_equal(block->lines[0].x, (400 - block->lines[0].w) / 2);
    style.align = TEXT_END;
    block = text_layout(*state, "Essen", style, 400, "nl");
    assert_int_equal(block->lines[0].x, 400 - block->lines[0].w);
    assert_int_equal(text_layout(*state, "Essen", style, 400, "ar")->lines[0].x, 0);
}

static void empty_text_has_no_lines(void **state)
{
    const struct text_block *block = text_raster(*state, lay(*state, "", 100, "nl"));
    assert_int_equal(block->line_count, 0);
    assert_int_equal(block->h, 0);
    assert_int_equal(lay(*state, "\x01\x02\u202E", 100, "nl")->line_count, 0);
}

static void missing_glyph_is_told_and_drawn_once(void **state)
{
    const struct text_block *block = lay(*state, "a \U0001F468\u200D\U0001F469\u200D\U0001F467 b", 0, "nl");
    assert_true(block->missing);
    assert_true(line_is(block, 0, "a \uFFFD b"));
    assert_true(lay(*state, "漢", 0, "nl")->missing);
    assert_false(lay(*state, "€ ½ × – ’ “ ” • … → ²", 0, "nl")->missing);
}

static void overrides_of_a_publication_are_dropped(void **state)
{
    const struct text_block *block = lay(*state, "\u202Eabc\u202C \u202Bdef", 0, "nl");
    assert_true(line_is(block, 0, "abc def"));
    assert_false(block->missing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_breaks_between_words),
        cmocka_unit_test(text_fits_in_its_own_width),
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(arabic_begins_at_the_right),
        cmocka_unit_test(arabic_sentence_is_one_run_of_its_face),
        cmocka_unit_test(phone_in_arabic_keeps_its_order),
        cmocka_unit_test(bare_phone_in_arabic_is_scrambled),
        cmocka_unit_test(dutch_in_arabic_reads_from_left_to_right),
        cmocka_unit_test(tigrinya_uses_the_ethiopic_face_and_latin_digits),
        cmocka_unit_test(ukrainian_is_one_run_of_the_first_face),
        cmocka_unit_test(own_names_and_welcomes_have_all_glyphs),
        cmocka_unit_test(soft_hyphen_that_is_not_needed_is_not_seen),
        cmocka_unit_test(word_with_soft_hyphens_breaks_only_there),
        cmocka_unit_test(hyphen_stands_behind_its_word_in_a_line_of_two_directions),
        cmocka_unit_test(breaks_between_words_come_before_hyphens),
        cmocka_unit_test(long_words_are_hyphenated_by_the_dictionary),
        cmocka_unit_test(no_break_space_holds_words_together),
        cmocka_unit_test(newlines_start_lines),
        cmocka_unit_test(text_too_long_ends_in_an_ellipsis),
        cmocka_unit_test(ellipsis_of_arabic_is_at_the_left),
        cmocka_unit_test(text_that_just_fits_is_not_cut),
        cmocka_unit_test(lines_are_aligned_in_the_width_given),
        cmocka_unit_test(empty_text_has_no_lines),
        cmocka_unit_test(missing_glyph_is_told_and_drawn_once),
        cmocka_unit_test(overrides_of_a_publication_are_dropped),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
