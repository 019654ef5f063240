/* fit.h: what people write freely, as our columns want it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "tool/import/fit.h"
#include "tool/import/text_plain.h"

static int set_up(void **state)
{
    struct arena *arena = calloc(1, sizeof *arena);
    assert_non_null(arena);
    arena_init(arena);
    *state = arena;
    return 0;
}

static int tear_down(void **state)
{
    arena_release(*state);
    free(*state);
    return 0;
}

static void assert_plain(struct arena *arena, const char *html, const char *text)
{
    assert_string_equal(text_plain(arena, html, true), text);
}

static void markup_leaves_and_letters_stay(void **state)
{
    struct arena *arena = *state;
    assert_plain(arena, "<p>Een</p><p>Twee</p>", "Een\n\nTwee");
    assert_plain(arena, "<h1>Kop</h1>Tekst<ul><li>a</li><li>b</li></ul>", "Kop\nTekst\n\na\nb");
    assert_plain(arena, "<b>B</b>ewegen is <em>fijn</em>.", "Bewegen is fijn.");
    assert_plain(arena, "<img alt=\"a > b\" onerror='x>y'>Titel", "Titel");
    assert_plain(arena, "&Eacute;cole &eacute;t&eacute; &mdash; &bull; &#233;&#xE9; &Oacute; &AMP; R&D;",
                 "École été — • éé Ó & R&D;");
}

static void a_script_a_style_and_a_comment_say_nothing(void **state)
{
    struct arena *arena = *state;
    assert_plain(arena, "Kom <script type=x>if (a < b) alert('weg')</script>langs", "Kom langs");
    assert_plain(arena, "<STYLE>p{color:red}</STYLE>Kom<!--a > b-->langs", "Kom langs");
    assert_plain(arena, "Kom <script>nooit gesloten", "Kom nooit gesloten");
}

static void what_only_looks_like_a_tag_stays(void **state)
{
    struct arena *arena = *state;
    assert_plain(arena, "Mail <an@huis.example> of <https://huis.example/a>",
                 "Mail <an@huis.example> of <https://huis.example/a>");
    assert_plain(arena, "3 < 5 en 5 > 3", "3 < 5 en 5 > 3");
}

static void marks_that_turn_a_line_or_are_never_seen_are_left_out(void **state)
{
    struct arena *arena = *state;
    assert_plain(arena,
                 "a\xE2\x80\xAE"
                 "b\xE2\x81\xA6"
                 "c\xC2\xAD"
                 "d\xEF\xBF\xBE",
                 "abcd");
    assert_plain(arena,
                 "a\x1b"
                 "b\xC2\x85"
                 "c\xE2\x80\xA8"
                 "d\x07",
                 "a b\nc\nd");
    assert_plain(arena, "\xE2\x80\x8F\xD8\xA7", "\xE2\x80\x8F\xD8\xA7");
}

static void a_million_signs_of_a_tag_take_no_time(void **state)
{
    struct arena *arena = *state;
    size_t length = 1 << 20;
    char *text = malloc(length + 1);
    assert_non_null(text);
    for (size_t i = 0; i < length; i++)
        text[i] = "<script "[i % 8];
    text[length] = '\0';
    clock_t begin = clock();
    assert_int_equal(strlen(text_plain(arena, text, false)), length - 1);
    memset(text, '<', length);
    assert_int_equal(strlen(text_plain(arena, text, false)), length);
    assert_true(clock() - begin < 5 * CLOCKS_PER_SEC);
    free(text);
}

static void a_formula_loses_the_sign_that_would_run_it(void **state)
{
    (void)state;
    assert_string_equal(text_unarmed("=cmd|' /C calc'!A0"), "cmd|' /C calc'!A0");
    assert_string_equal(text_unarmed("= =1+1"), "1+1");
    assert_string_equal(text_unarmed("@SUM(A1)"), "SUM(A1)");
    assert_string_equal(text_unarmed("-2+3+cmd|' /C calc'!A0"), "2+3+cmd|' /C calc'!A0");
    assert_string_equal(text_unarmed("- eerst bellen (gratis)"), "- eerst bellen (gratis)");
    assert_string_equal(text_unarmed("+32 (0)3 000 00 01"), "+32 (0)3 000 00 01");
    assert_string_equal(text_unarmed("@speelplein"), "@speelplein");
    assert_string_equal(text_unarmed("Speelplein (a|b)"), "Speelplein (a|b)");
}

static void a_price_in_words_is_free_paid_or_unknown(void **state)
{
    (void)state;
    static const char *const paid[] = {"5", "€ 5", "5,00", "5.00 EUR", "1.250,00", "€5,-", "12 euro", "5.-"};
    static const char *const none[] = {"0", "0,00", "gratis", "Free", "€ 0"};
    static const char *const other[] = {"gratis voor leden", "5-10", "-5", "vijf", "€5/€3", "", "€"};
    for (size_t i = 0; i < sizeof paid / sizeof *paid; i++)
        assert_string_equal(price_word(paid[i]), "paid");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_string_equal(price_word(none[i]), "free");
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_null(price_word(other[i]));
    assert_string_equal(price_word("vrije bijdrage"), "gift");
}

static void an_amount_is_what_people_mean_or_none(void **state)
{
    static const struct {
        const char *text;
        double amount;
    } good[] = {
        {"5", 5},           {"€ 5,50", 5.5}, {"1.250,00", 1250}, {"1,250.00", 1250}, {"1.250.000", 1250000},
        {"12.5 EUR", 12.5}, {"0", 0},        {"5,-", 5},         {"1 250", 1250}};
    static const char *const none[] = {"1.250", "1,250", "gratis", "",
                                       "-5",    "5-10",  "1'250",  "99999999999999999999"};
    double amount;
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!money_read(good[i].text, &amount))
            fail_msg("\"%s\" is no amount", good[i].text);
        assert_true(amount > good[i].amount - 0.001 && amount < good[i].amount + 0.001);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(money_read(none[i], &amount));
}

static void assert_ages(struct arena *arena, const char *text, const char *from, const char *to)
{
    const char *one, *other;
    if (!ages_read(arena, text, &one, &other))
        fail_msg("\"%s\" is not read", text);
    assert_string_equal(one, from);
    assert_string_equal(other, to);
}

static void ages_in_words_have_two_ends(void **state)
{
    struct arena *arena = *state;
    const char *from, *to;
    assert_ages(arena, "0-3 jaar", "0", "3j");
    assert_ages(arena, "vanaf 18 maanden", "18m", "");
    assert_ages(arena, "6+", "6j", "");
    assert_ages(arena, "tot 3 jaar", "", "3j");
    assert_ages(arena, "6 à 12 jaar", "6j", "12j");
    assert_ages(arena, "18 maanden tot 2,5 jaar", "18m", "2.5j");
    assert_ages(arena, "1,4 jaar", "17m", "17m");
    assert_ages(arena, "alle leeftijden", "", "");
    static const char *const none[] = {"-1", "kleuters", "6-", "6 12", "6 jaarlijks", "200", "6-x", ""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(ages_read(arena, none[i], &from, &to));
}

static const char *fitted(struct arena *arena, enum cell_kind kind, const char *text)
{
    struct column column = {"x", .kind = kind};
    const char *value = value_fit(arena, &column, text);
    return value ? value : "(none)";
}

static void a_day_is_read_as_people_write_it(void **state)
{
    struct arena *arena = *state;
    static const char *const same[] = {"6/12/2026",  "06-12-2026",      "6.12.2026",
                                       "2026/12/06", "20261206",        "zo 6/12/26",
                                       "2026-12-6",  "6 december 2026", "zondag 6 dec. 2026"};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_string_equal(fitted(arena, CELL_DAY, same[i]), "2026-12-06");
    static const char *const none[] = {"2026-02-30",         "31/11/2026",
                                       "12/25/2026",         "45000",
                                       "1/1/0001",           "6 foo 2026",
                                       "6/12/2026 afgelast", "6/12/2026 - 8/12/2026",
                                       "2026-12-066",        ""};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_string_equal(fitted(arena, CELL_DAY, none[i]), "(none)");
    assert_string_equal(fitted(arena, CELL_DAY, "2026-12-06T14:00:00.000Z"), "2026-12-06");
    assert_string_equal(fitted(arena, CELL_DAY, "6/12/2026 14:00"), "2026-12-06");
    assert_string_equal(fitted(arena, CELL_MOMENT, "2026-12-06T14:00:00.000Z"), "2026-12-06T15:00");
    assert_string_equal(fitted(arena, CELL_MOMENT, "6 december 2026 om 14.30 uur"), "2026-12-06T14:30");
    assert_string_equal(fitted(arena, CELL_MOMENT, "6/12/2026 14u"), "2026-12-06T14:00");
    assert_string_equal(fitted(arena, CELL_MOMENT, "2026-12-06T14:00:00+02:00"), "2026-12-06T13:00");
    assert_string_equal(fitted(arena, CELL_MOMENT, "6/12/2026 straks"), "(none)");
}

static void a_number_to_call_is_whole_or_not_there(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(fitted(arena, CELL_PHONE, "tel:+32 3 000 00 01"), "+32 3 000 00 01");
    assert_string_equal(fitted(arena, CELL_PHONE, "0032(0)3/000.00.01"), "0032(0)3/000.00.01");
    assert_string_equal(fitted(arena, CELL_PHONE, "03 000 00 01 / 03 000 00 02"), "03 000 00 01");
    assert_string_equal(fitted(arena, CELL_PHONE, "03 000 00 01 (thuis)"), "03 000 00 01");
    assert_string_equal(fitted(arena, CELL_PHONE, "1-800-FLOWERS"), "(none)");
    assert_string_equal(fitted(arena, CELL_PHONE, "++32 3"), "(none)");
    assert_string_equal(fitted(arena, CELL_PHONE, "bel ons"), "(none)");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(markup_leaves_and_letters_stay),
        TEST(a_script_a_style_and_a_comment_say_nothing),
        TEST(what_only_looks_like_a_tag_stays),
        TEST(marks_that_turn_a_line_or_are_never_seen_are_left_out),
        TEST(a_million_signs_of_a_tag_take_no_time),
        TEST(a_formula_loses_the_sign_that_would_run_it),
        TEST(a_price_in_words_is_free_paid_or_unknown),
        TEST(an_amount_is_what_people_mean_or_none),
        TEST(ages_in_words_have_two_ends),
        TEST(a_day_is_read_as_people_write_it),
        TEST(a_number_to_call_is_whole_or_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
