#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../support/engine.h"
#include "text/block.h"

enum { BUDGET = 200 * 1024 };

static int small_setup(void **state)
{
    *state = text_open(BUDGET, NULL);
    return *state ? 0 : -1;
}

static void same_text_is_laid_out_once(void **state)
{
    char copy[] = "Huis van het Kind";
    assert_ptr_equal(lay(*state, "Huis van het Kind", 300, "nl"), lay(*state, copy, 300, "nl"));
}

static void every_part_of_the_key_counts(void **state)
{
    const struct text_block *block = lay(*state, "Essen", 300, "nl");
    struct text_style style = {.px = 32, .line_px = 46, .bold = true};
    assert_ptr_not_equal(block, lay(*state, "Essen", 301, "nl"));
    assert_ptr_not_equal(block, lay(*state, "Essen", 300, "ar"));
    assert_ptr_not_equal(block, lay(*state, "Essem", 300, "nl"));
    assert_ptr_not_equal(block, lay_lines(*state, "Essen", 300, "nl", 1));
    assert_ptr_not_equal(block, text_layout(*state, "Essen", style, 300, "nl"));
}

static void trimming_keeps_the_cache_within_its_bound(void **state)
{
    for (int frame = 0; frame < 20; frame++) {
        for (int i = 0; i < 40; i++) {
            char text[64];
            snprintf(text, sizeof text, "Activiteit %d van dag %d", i, frame);
            text_raster(*state, lay(*state, text, 300, "nl"));
            text_icon(*state, "home", 20 + frame + i);
        }
        text_trim(*state);
        assert_in_range(text_cache_bytes(*state), 1, BUDGET);
    }
}

static void what_was_used_last_stays(void **state)
{
    const struct text_block *kept = text_raster(*state, lay(*state, "blijft", 300, "nl"));
    const uint8_t *bytes = kept->lines[0].mask.bytes;
    for (int i = 0; i < 300; i++) {
        char text[64];
        snprintf(text, sizeof text, "gaat weg %d", i);
        text_raster(*state, lay(*state, text, 300, "nl"));
        assert_ptr_equal(lay(*state, "blijft", 300, "nl"), kept);
        text_trim(*state);
    }
    assert_ptr_equal(text_raster(*state, lay(*state, "blijft", 300, "nl"))->lines[0].mask.bytes, bytes);
}

static void all_bytes_are_given_back(void **state)
{
    struct text *text = *state;
    text_raster(text, lay(text, "Huis", 300, "nl"));
    lru_trim(&text->cache, 0);
    assert_int_equal(text_cache_bytes(text), 0);
}

static void rastering_twice_gives_the_same_mask(void **state)
{
    const struct text_block *block = lay(*state, "twee keer", 0, "nl");
    const uint8_t *bytes = text_raster(*state, block)->lines[0].mask.bytes;
    assert_ptr_equal(text_raster(*state, block)->lines[0].mask.bytes, bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_text_is_laid_out_once),
        cmocka_unit_test(every_part_of_the_key_counts),
        cmocka_unit_test(trimming_keeps_the_cache_within_its_bound),
        cmocka_unit_test(what_was_used_last_stays),
        cmocka_unit_test(rastering_twice_gives_the_same_mask),
        cmocka_unit_test(all_bytes_are_given_back),
    };
    return cmocka_run_group_tests(tests, small_setup, text_teardown);
}
