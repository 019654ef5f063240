#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t size = 0; size < 200; size++) {
        unsigned char *memory = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
    arena_release(&arena);
}

static void pieces_do_not_overlap_over_many_blocks(void **state)
{
    enum { PIECES = 300, BYTES = 1000 };
    struct arena arena;
    unsigned char *pieces[PIECES];
    (void)state;
    arena_init(&arena);
    for (int i = 0; i < PIECES; i++)
        memset(pieces[i] = arena_alloc(&arena, BYTES), i % 251, BYTES);
    for (int i = 0; i < PIECES; i++)
        for (int j = 0; j < BYTES; j++)
            if (pieces[i][j] != i % 251)
                fail_msg("piece %d was written over", i);
    arena_release(&arena);
}

static void a_piece_larger_than_a_block_is_handed_out_whole(void **state)
{
    enum { LARGE = 1000000 };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    char *before = arena_strdup(&arena, "voor");
    memset(arena_alloc(&arena, LARGE), 'x', LARGE);
    char *after = arena_strdup(&arena, "na");
    assert_string_equal(before, "voor");
    assert_string_equal(after, "na");
    arena_release(&arena);
}

static void a_reset_arena_gives_the_same_memory_again_and_zeroed(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    char *first = arena_strdup(&arena, "een");
    arena_alloc(&arena, 500000);
    assert_true(arena_used(&arena) >= 500004);
    arena_reset(&arena);
    assert_int_equal(arena_used(&arena), 0);
    char *again = arena_alloc(&arena, 4);
    assert_ptr_equal(again, first);
    assert_memory_equal(again, "\0\0\0\0", 4);
    arena_alloc(&arena, 500000);
    char *large = arena_alloc(&arena, 500000);
    arena_reset(&arena);
    arena_alloc(&arena, 500000);
    assert_ptr_equal(arena_alloc(&arena, 500000), large);
    arena_release(&arena);
}

static void an_empty_arena_can_be_reset_and_released_twice(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    arena_reset(&arena);
    assert_int_equal(arena_used(&arena), 0);
    arena_release(&arena);
    arena_release(&arena);
    assert_null(arena.first);
}

static void strings_are_copied(void **state)
{
    struct arena arena;
    char text[] = "Kinderopvang";
    (void)state;
    arena_init(&arena);
    char *copy = arena_strdup(&arena, text), *part = arena_strndup(&arena, text, 6);
    text[0] = 'X';
    assert_string_equal(copy, "Kinderopvang");
    assert_string_equal(part, "Kinder");
    assert_string_equal(arena_strndup(&arena, text, 0), "");
    assert_null(arena_strdup(&arena, NULL));
    arena_release(&arena);
}

static void formatted_strings_are_as_long_as_they_need_to_be(void **state)
{
    struct arena arena;
    char expected[100001];
    (void)state;
    arena_init(&arena);
    assert_string_equal(arena_printf(&arena, "%s %d", "Lokaal", 1), "Lokaal 1");
    assert_string_equal(arena_printf(&arena, "%s", ""), "");
    memset(expected, ' ', sizeof expected - 1);
    expected[sizeof expected - 2] = '7';
    expected[sizeof expected - 1] = '\0';
    assert_string_equal(arena_printf(&arena, "%100000d", 7), expected);
    arena_release(&arena);
}

static void arrays_have_room_for_every_item(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena);
    int64_t *numbers = arena_array(&arena, int64_t, 10000);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(numbers[i], 0);
        numbers[i] = i;
    }
    assert_true(arena_used(&arena) >= 80000);
    arena_release(&arena);
}

static void a_wiped_arena_keeps_nothing_of_what_it_held(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    const char *secret = arena_strdup(&arena, "vragen over geweld");
    arena_wipe(&arena);
    assert_int_equal(arena_used(&arena), 0);
    for (size_t i = 0; i < sizeof "vragen over geweld"; i++)
        assert_int_equal(secret[i], 0); /* the block is the arena's still */
    arena_release(&arena);
}

static void a_small_arena_takes_little_and_keeps_its_size(void **state)
{
    struct arena arena;
    (void)state;
    arena_init_small(&arena);
    assert_int_equal(arena_held(&arena), 0);
    for (int round = 0; round < 2; round++) {
        arena_alloc(&arena, 100);
        assert_in_range(arena_held(&arena), 100, 1000);
        arena_alloc(&arena, 5000);
        assert_in_range(arena_held(&arena), 5100, 6100);
        arena_release(&arena);
        assert_int_equal(arena_held(&arena), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(pieces_do_not_overlap_over_many_blocks),
        cmocka_unit_test(a_piece_larger_than_a_block_is_handed_out_whole),
        cmocka_unit_test(a_reset_arena_gives_the_same_memory_again_and_zeroed),
        cmocka_unit_test(an_empty_arena_can_be_reset_and_released_twice),
        cmocka_unit_test(strings_are_copied),
        cmocka_unit_test(formatted_strings_are_as_long_as_they_need_to_be),
        cmocka_unit_test(arrays_have_room_for_every_item),
        cmocka_unit_test(a_wiped_arena_keeps_nothing_of_what_it_held),
        cmocka_unit_test(a_small_arena_takes_little_and_keeps_its_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
