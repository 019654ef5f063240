#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "takehome/payload.h"

static void values_are_escaped_and_controls_left_out(void **state)
{
    static const char *const cases[][2] = {
        {"a;b,c\\d", "a\\;b\\,c\\\\d"},
        {"een\ntwee\r\ndrie", "een\\ntwee\\ndrie"},
        {"tab\there", "tab here"},
        {"bel\x07 en \x7F", "bel en "},
        {"kinder\u00ADopvang", "kinderopvang"},
        {"a\u2028b\u2029c", "a\\nb\\nc"},
        {"Zoë: 'x' \"y\"", "Zoë: 'x' \"y\""},
        {"slecht \xFF byte", "slecht \uFFFD byte"},
        {"\xC2\x85\xC2\x9F", ""},
        {"", ""},
        {"طفل", "طفل"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(payload_escape(*state, cases[i][0]), cases[i][1]);
    assert_string_equal(payload_escape(*state, NULL), "");
}

static void a_long_text_ends_after_a_whole_word(void **state)
{
    assert_string_equal(payload_clip(*state, "Babymassage voor ouders", 23), "Babymassage voor ouders");
    assert_string_equal(payload_clip(*state, "Babymassage voor ouders", 22), "Babymassage voor…");
    assert_string_equal(payload_clip(*state, "Babymassage voor ouders", 14), "Babymassage…");
    assert_string_equal(payload_clip(*state, "Babymassage voor ouders", 13), "Babymassag…");
    assert_string_equal(payload_clip(*state, "A Opvoedingsondersteuning", 13), "A Opvoedin…");
    assert_string_equal(payload_clip(*state, "Babymassage", 3), "…");
    assert_string_equal(payload_clip(*state, "Babymassage", 2), "");
    assert_string_equal(payload_clip(*state, NULL, 5), "");
}

static void a_cut_never_splits_a_character_or_an_escape(void **state)
{
    static const char text[] = "é,é;طفل\\é,,,,é\nééé👶👶é";
    for (int max = 0; max < 60; max++) {
        const char *value = payload_clip(*state, text, max);
        assert_true(strlen(value) <= (size_t)max);
        assert_true(utf8_valid(value));
        size_t backslashes = 0;
        for (const char *end = strstr(value, "…") ? strstr(value, "…") : value + strlen(value);
             end > value && end[-1] == '\\'; end--)
            backslashes++;
        assert_int_equal(backslashes % 2, 0);
    }
}

static void a_line_that_does_not_fit_is_left_out(void **state)
{
    char text[TAKEHOME_MAX_BYTES + 1];
    struct payload payload = {.kept = 10};
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_int_equal(payload_room(&payload), TAKEHOME_MAX_BYTES - 1 - 10 - 2);
    assert_false(payload_line(&payload, "%s", text));
    assert_string_equal(payload.bytes, "");
    assert_false(payload_line(&payload, "%.*s", payload_room(&payload) + 1, text));
    assert_true(payload_line(&payload, "%.*s", payload_room(&payload), text));
    assert_int_equal(payload.length, TAKEHOME_MAX_BYTES - 1 - 10);
    assert_false(payload_line(&payload, "x"));
    assert_false(payload_line(&payload, "%s", ""));
    payload.kept = 0;
    assert_true(payload_line(&payload, "12345678"));
    assert_int_equal(strlen(payload.bytes), TAKEHOME_MAX_BYTES - 1);
    assert_string_equal(payload.bytes + payload.length - 12, "\r\n12345678\r\n");
}

static void an_address_says_what_is_known(void **state)
{
    assert_string_equal(
        payload_address(*state, &(struct place){.street = "Plein 1", .postcode = "9999", .town = "Dorp"}),
        "Plein 1, 9999 Dorp");
    assert_string_equal(payload_address(*state, &(struct place){.street = "Plein 1"}), "Plein 1");
    assert_string_equal(payload_address(*state, &(struct place){.street = "Plein 1", .town = "Dorp"}),
                        "Plein 1, Dorp");
    assert_string_equal(payload_address(*state, &(struct place){.postcode = "9999"}), "9999");
    assert_null(payload_address(*state, &(struct place){.name = {"Plein", true}}));
}

int main(void)
{
    struct arena arena;
    arena_init(&arena);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(values_are_escaped_and_controls_left_out, &arena),
        cmocka_unit_test_prestate(a_long_text_ends_after_a_whole_word, &arena),
        cmocka_unit_test_prestate(a_cut_never_splits_a_character_or_an_escape, &arena),
        cmocka_unit_test_prestate(a_line_that_does_not_fit_is_left_out, &arena),
        cmocka_unit_test_prestate(an_address_says_what_is_known, &arena),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
