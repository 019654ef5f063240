#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "site/html.h"

static int open_html(void **state)
{
    static struct html html;
    html_init(&html);
    *state = &html;
    return 0;
}

static int close_html(void **state)
{
    html_release(*state);
    return 0;
}

static const char *text_of(void **state, const char *text)
{
    html_reset(*state);
    html_text(*state, text);
    return ((struct html *)*state)->bytes;
}

static const char *json_of(void **state, const char *text)
{
    html_reset(*state);
    html_json(*state, text);
    return ((struct html *)*state)->bytes;
}

static void markup_in_a_text_is_text(void **state)
{
    assert_string_equal(text_of(state, "<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
    assert_string_equal(text_of(state, "a & b < c > d"), "a &amp; b &lt; c &gt; d");
}

static void quotes_cannot_end_an_attribute(void **state)
{
    html_reset(*state);
    html_put(*state, "<a title=\"%s\" class='%s'>", "\" onclick=\"x", "' onclick='x");
    assert_string_equal(((struct html *)*state)->bytes,
                        "<a title=\"&quot; onclick=&quot;x\" class='&#39; onclick=&#39;x'>");
}

static void a_percent_sign_and_a_number_are_themselves(void **state)
{
    html_reset(*state);
    html_put(*state, "%d%% van %s", 50, "100%d");
    assert_string_equal(((struct html *)*state)->bytes, "50% van 100%d");
}

static void what_turns_the_direction_of_the_rest_is_left_out(void **state)
{
    assert_string_equal(text_of(state, "a\u202Eb\u202Dc\u202Bd\u202C"), "abcd");
    assert_string_equal(text_of(state, "\u2066030\u2069"), "\u2066030\u2069");
    assert_string_equal(text_of(state, "a\u200Fb"), "a\u200Fb");
}

static void emoji_and_other_scripts_stay(void **state)
{
    assert_string_equal(text_of(state, "👩‍👧 ሰላም שלום"), "👩‍👧 ሰላም שלום");
}

static void controls_go_and_lines_become_one(void **state)
{
    assert_string_equal(text_of(state, "a\nb\tc\x01"
                                       "d\x7F"),
                        "a b cd");
    assert_string_equal(text_of(state, "x\xFFy"), "x\uFFFDy");
    assert_string_equal(text_of(state, NULL), "");
}

static void json_may_stand_in_a_script(void **state)
{
    assert_string_equal(json_of(state, "</script><!--"), "\"\\u003c/script\\u003e\\u003c!--\"");
    assert_string_equal(json_of(state, "a\"b\\c\nd\u2028e&"), "\"a\\\"b\\\\c\\u000ad\\u2028e\\u0026\"");
    assert_string_equal(json_of(state, "kinder\u00ADopvang"), "\"kinderopvang\"");
}

static void dutch_on_another_page_is_marked(void **state)
{
    html_reset(*state);
    html_words(*state, (struct words){"Kom binnen", true}, "ar");
    assert_string_equal(((struct html *)*state)->bytes, "<span lang=\"nl\" dir=\"ltr\">Kom binnen</span>");
    html_reset(*state);
    html_words(*state, (struct words){"Entrez", false}, "fr");
    html_words(*state, (struct words){"Kom", true}, "nl");
    assert_string_equal(((struct html *)*state)->bytes, "EntrezKom");
}

static void a_long_text_is_kept_whole(void **state)
{
    struct html *html = *state;
    html_reset(html);
    for (int i = 0; i < 100000; i++)
        html_text(html, "<");
    assert_int_equal(html->length, 400000);
    assert_int_equal(strlen(html->bytes), 400000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_in_a_text_is_text),
        cmocka_unit_test(quotes_cannot_end_an_attribute),
        cmocka_unit_test(a_percent_sign_and_a_number_are_themselves),
        cmocka_unit_test(what_turns_the_direction_of_the_rest_is_left_out),
        cmocka_unit_test(emoji_and_other_scripts_stay),
        cmocka_unit_test(controls_go_and_lines_become_one),
        cmocka_unit_test(json_may_stand_in_a_script),
        cmocka_unit_test(dutch_on_another_page_is_marked),
        cmocka_unit_test(a_long_text_is_kept_whole),
    };
    return cmocka_run_group_tests(tests, open_html, close_html);
}
