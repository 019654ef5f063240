#include "fixture.h"

#include "store/ids.h"

static void every_id_keeps_its_own_number(void **state)
{
    enum { MANY = 20000, STEP = 64 };
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct ids ids = {.arena = &arena};
    assert_int_equal(ids_get(&ids, 1, -1), -1);
    for (int i = 1; i <= MANY; i++)
        ids_set(&ids, i * STEP, i);
    ids_set(&ids, STEP, 77);
    assert_int_equal(ids.count, MANY);
    assert_int_equal(ids_get(&ids, STEP, -1), 77);
    for (int i = 2; i <= MANY; i++)
        assert_int_equal(ids_get(&ids, i * STEP, -1), i);
    assert_int_equal(ids_get(&ids, STEP + 1, -1), -1);
    assert_int_equal(ids_get(&ids, INT32_MAX, -1), -1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_id_keeps_its_own_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
