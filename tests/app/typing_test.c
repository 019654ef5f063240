#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "app/typing.h"
#include "lang/letters.h"
#include "ui/action.h"

static void a_letter_goes_with_all_its_marks(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_add(&typing, "e\u0301\U0001F468\u200D\U0001F469\u200D\U0001F467");
    typing_erase(&typing);
    assert_string_equal(typing.query, "e\u0301");
    typing_erase(&typing);
    assert_string_equal(typing.query, "");
    typing_erase(&typing);
    assert_string_equal(typing.query, "");
}

static void a_full_text_takes_no_half_letters(void **state)
{
    (void)state;
    struct typing typing = {0};
    for (int i = 0; i < 200; i++)
        typing_add(&typing, "ض");
    assert_int_equal(strlen(typing.query), (QUERY_BYTES - 1) / 2 * 2);
    typing_set(&typing, "a");
    for (int i = 0; i < 200; i++)
        typing_add(&typing, "ض");
    assert_int_equal(strlen(typing.query), 1 + (QUERY_BYTES - 2) / 2 * 2);
}

static void controls_and_double_spaces_are_no_letters(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_add(&typing, " \t\n\x7F");
    assert_string_equal(typing.query, "");
    typing_add(&typing, "op  vang\r");
    assert_string_equal(typing.query, "op vang");
}

static void a_syllable_is_replaced(void **state)
{
    (void)state;
    struct typing typing = {0};
    typing_add(&typing, "ሰለ");
    typing_replace(&typing, "ላ");
    assert_string_equal(typing.query, "ሰላ");
}

static void an_action_never_says_what_is_typed(void **state)
{
    (void)state;
    const enum action_kind kinds[] = {ACTION_TYPE, ACTION_QUERY};
    for (int i = 0; i < 2; i++) {
        char text[160];
        struct action action = action_text(kinds[i], "geheim");
        action_format(&action, text, sizeof text);
        assert_null(strstr(text, "geheim"));
    }
}

static void the_first_letter_says_the_direction(void **state)
{
    (void)state;
    assert_true(letters_rtl("12 حضانة opvang"));
    assert_false(letters_rtl("opvang حضانة"));
    assert_false(letters_rtl("12"));
    assert_int_equal(letters_first("e\u0301a"), 3);
    assert_int_equal(letters_first(""), 0);
    assert_int_equal(letters_last("ae\u0301"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_letter_goes_with_all_its_marks),
        cmocka_unit_test(a_full_text_takes_no_half_letters),
        cmocka_unit_test(controls_and_double_spaces_are_no_letters),
        cmocka_unit_test(a_syllable_is_replaced),
        cmocka_unit_test(an_action_never_says_what_is_typed),
        cmocka_unit_test(the_first_letter_says_the_direction),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
