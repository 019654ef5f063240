#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/lru.h"

enum { WEIGHT = 1000 };

static int released;

/* A number is the value of itself. */
static int *add(struct lru *lru, int number)
{
    int *value = lru_add(lru, &number, sizeof number, sizeof *value);
    *value = number;
    lru_weigh(lru, value, WEIGHT);
    return value;
}

static void value_release(void *value)
{
    (void)value;
    released++;
}

static int setup(void **state)
{
    struct lru *lru = calloc(1, sizeof *lru);
    lru->release = value_release;
    *state = lru;
    released = 0;
    return 0;
}

static int teardown(void **state)
{
    lru_trim(*state, 0);
    free(*state);
    return 0;
}

static void value_is_found_by_the_bytes_of_its_key(void **state)
{
    int one = 1, two = 2, copy = 1;
    int *value = add(*state, one);
    assert_ptr_equal(lru_find(*state, &copy, sizeof copy), value);
    assert_null(lru_find(*state, &two, sizeof two));
    assert_null(lru_find(*state, &one, sizeof one - 1));
}

static void new_value_is_zeroed_and_aligned(void **state)
{
    struct lru *lru = *state;
    lru->release = NULL;
    for (size_t size = 1; size < 40; size++) {
        unsigned char *value = lru_add(lru, &size, sizeof size, size);
        assert_int_equal((uintptr_t)value % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(value[i], 0);
        memset(value, 0xAA, size);
        assert_ptr_equal(lru_find(lru, &size, sizeof size), value);
    }
}

static void least_recently_used_goes_first(void **state)
{
    struct lru *lru = *state;
    int first = 1, second = 2;
    for (int i = 1; i <= 4; i++)
        add(lru, i);
    lru_find(lru, &first, sizeof first);
    lru_trim(lru, lru->bytes - 1);
    assert_int_equal(released, 1);
    assert_null(lru_find(lru, &second, sizeof second));
    assert_non_null(lru_find(lru, &first, sizeof first));
}

static void what_is_held_stays_within_the_bound(void **state)
{
    struct lru *lru = *state;
    for (int i = 0; i < 3 * LRU_BUCKETS; i++) { /* more than one in every bucket */
        add(lru, i);
        lru_trim(lru, (size_t)2 * LRU_BUCKETS * WEIGHT);
        assert_true(lru->bytes <= (size_t)2 * LRU_BUCKETS * WEIGHT);
    }
    assert_true(released > LRU_BUCKETS && released < 2 * LRU_BUCKETS);
    for (int i = 0; i < 3 * LRU_BUCKETS; i++) {
        int *value = lru_find(lru, &i, sizeof i);
        assert_true(i < released ? !value : value && *value == i);
    }
}

static void weight_counts_once_and_all_is_given_back(void **state)
{
    struct lru *lru = *state;
    int *value = add(lru, 1);
    size_t before = lru->bytes;
    lru_weigh(lru, value, WEIGHT + 5);
    assert_int_equal(lru->bytes, before + 5);
    lru_weigh(lru, value, 0);
    assert_int_equal(lru->bytes, before - WEIGHT);
    lru_trim(lru, 0);
    assert_int_equal(lru->bytes, 0);
    assert_int_equal(released, 1);
    lru_trim(lru, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(value_is_found_by_the_bytes_of_its_key, setup, teardown),
        cmocka_unit_test_setup_teardown(new_value_is_zeroed_and_aligned, setup, teardown),
        cmocka_unit_test_setup_teardown(least_recently_used_goes_first, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_held_stays_within_the_bound, setup, teardown),
        cmocka_unit_test_setup_teardown(weight_counts_once_and_all_is_given_back, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
