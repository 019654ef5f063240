#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/table/lookup.h"
#include "tool/talk/near.h"

static const char *const prices[] = {"free", "paid", "income", "gift", "unknown", NULL};

static void a_slip_of_the_finger_finds_its_word(void **state)
{
    (void)state;
    assert_string_equal(near_word("fre", prices), "free");
    assert_string_equal(near_word("piad", prices), "paid");
    assert_string_equal(near_word("Unknwon", prices), "unknown");
    assert_string_equal(near_word("incomes", prices), "income");
}

static void another_word_finds_nothing(void **state)
{
    (void)state;
    assert_null(near_word("grats", prices));
    assert_null(near_word("", prices));
    assert_null(near_word("een heel lange zin die nergens op lijkt en toch nog langer wordt", prices));
}

static void the_first_of_equally_near_words_stays(void **state)
{
    const char *const words[] = {"pa01", "pa02", NULL};
    (void)state;
    assert_string_equal(near_word("pa03", words), "pa01");
    assert_string_equal(near_word("pa02", words), "pa02");
}

static void a_lookup_finds_a_hundred_thousand_codes_and_no_other(void **state)
{
    static char keys[100000][16];
    struct lookup lookup;
    (void)state;
    lookup_init(&lookup);
    assert_null(lookup_find(&lookup, "k1"));
    for (int i = 0; i < 100000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%d", i);
        lookup_add(&lookup, (struct entry){.key = keys[i], .id = i});
    }
    for (int i = 0; i < 100000; i++)
        assert_int_equal(lookup_find(&lookup, keys[i])->id, i);
    assert_null(lookup_find(&lookup, "k100000"));
    assert_null(lookup_find(&lookup, ""));
    assert_string_equal(lookup_near(&lookup, "l77"), "k77");
    lookup_release(&lookup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slip_of_the_finger_finds_its_word),
        cmocka_unit_test(another_word_finds_nothing),
        cmocka_unit_test(the_first_of_equally_near_words_stays),
        cmocka_unit_test(a_lookup_finds_a_hundred_thousand_codes_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
