/* tool/import/json.h: a list is taken item by item. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/import/json.h"

struct taken {
    size_t count;
    json_int_t sum;
};

static void take(void *data, const json_t *item, size_t index)
{
    struct taken *taken = data;
    assert_int_equal(index, taken->count);
    taken->count++;
    taken->sum += json_integer_value(json_object_get(item, "n"));
}

static struct taken walk(const char *text, bool *whole)
{
    struct taken taken = {0};
    size_t count = json_list_walk(text, strlen(text), take, &taken, whole);
    assert_int_equal(count, taken.count);
    return taken;
}

static void a_list_gives_its_items_in_order(void **state)
{
    (void)state;
    bool whole;
    struct taken taken = walk("\xEF\xBB\xBF [ {\"n\":1},\n{\"n\":2, \"x\":[1,{}]} , {\"n\":4}\t]\n", &whole);
    assert_true(whole);
    assert_int_equal(taken.count, 3);
    assert_int_equal(taken.sum, 7);
}

static void an_empty_list_is_whole_too(void **state)
{
    (void)state;
    bool whole;
    assert_int_equal(walk(" [ \n] ", &whole).count, 0);
    assert_true(whole);
}

static void plain_values_are_items(void **state)
{
    (void)state;
    bool whole;
    assert_int_equal(walk("[5,\"a]\",null,true,[],{\"n\":1}]", &whole).count, 6);
    assert_true(whole);
}

static void what_is_no_list_to_its_end_is_not_whole(void **state)
{
    static const char *const broken[] = {"",        "{}",    "5",     "[",      "[{}", "[{},",
                                         "[{} {}]", "[{},]", "[{}]]", "[{}] x", "[,]"};
    (void)state;
    bool whole = true;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        walk(broken[i], &whole);
        if (whole)
            fail_msg("\"%s\" is taken for a list", broken[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_gives_its_items_in_order),
        cmocka_unit_test(an_empty_list_is_whole_too),
        cmocka_unit_test(plain_values_are_items),
        cmocka_unit_test(what_is_no_list_to_its_end_is_not_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
