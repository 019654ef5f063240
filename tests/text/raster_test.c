#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static const struct text_line *line_of(struct text *text, const char *utf8, int px)
{
    struct text_style style = {.px = px, .line_px = px};
    return text_raster(text, text_layout(text, utf8, style, 0, "nl"))->lines;
}

static long mask_sum(const struct text_mask *mask)
{
    long sum = 0;
    for (int y = 0; y < mask->h; y++)
        for (int x = 0; x < mask->w; x++)
            sum += mask->bytes[y * mask->pitch + x];
    return sum;
}

/* Coverage of all runs of a line as SDL_ttf rasters them, nothing cropped. */
static long runs_sum(struct text *text, const char *utf8, int px)
{
    int count;
    long sum = 0;
    struct text_style style = {.px = px, .line_px = px};
    const struct run *runs = line_runs(text_layout(text, utf8, style, 0, "nl"), 0, &count);
    for (int i = 0; i < count; i++) {
        struct run_ink ink = run_render(&text->faces, &runs[i]);
        sum += mask_sum(
            &(struct text_mask){ink.surface->w, ink.surface->h, ink.surface->pitch, ink.surface->pixels});
        SDL_FreeSurface(ink.surface);
    }
    return sum;
}

static void no_ink_is_clipped(void **state)
{
    static const char *const texts[] = {"jÅg", "Ắ̂̃", "q̣̱̱", "f", "اللّٰهُ", "ﷺ", "ሕዳር", "Щій"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int px = 20; px < 130; px += 37)
            assert_int_equal(mask_sum(&line_of(*state, texts[i], px)->mask), runs_sum(*state, texts[i], px));
}

static void surfaces_hold_coverage(void **state)
{
    struct text *text = *state;
    struct run run = {.face = {.kind = FACE_LATIN, .px = 90}, .script = "Latn", .utf8 = (char *)" O "};
    struct run_ink ink = run_render(&text->faces, &run);
    assert_int_equal(ink.surface->format->BitsPerPixel, 8);
    for (int i = 0; i < 256; i++)
        assert_int_equal(ink.surface->format->palette->colors[i].r, i);
    SDL_FreeSurface(ink.surface);
}

static void letters_stand_on_the_baseline(void **state)
{
    for (int px = 16; px < 120; px += 13) {
        const struct text_line *line = line_of(*state, "H", px);
        assert_in_range(line->y + line->mask.h - line->baseline + 1, 0, 2);
    }
}

static void marks_above_and_below_leave_the_letter_in_place(void **state)
{
    const struct text_line *bare = line_of(*state, "H", 60);
    int top = bare->y, bottom = bare->y + bare->mask.h;
    const struct text_line *above = line_of(*state, "H\u0302\u0303\u0302\u0303\u0302", 60);
    assert_true(above->y < top - 20);
    assert_in_range(above->y + above->mask.h - bottom + 1, 0, 2);
    const struct text_line *below = line_of(*state, "H\u0316\u0316\u0316\u0316\u0316", 60);
    assert_in_range(below->y - top + 1, 0, 2);
    assert_true(below->y + below->mask.h > bottom + 20);
    const struct text_line *both = line_of(*state, "H\u0302\u0303\u0302\u0316\u0316\u0316\u0316", 60);
    assert_true(both->y < top - 10 && both->y + both->mask.h > bottom + 10);
}

static void letter_that_reaches_left_is_whole(void **state)
{
    const struct text_line *line = line_of(*state, "j", 100);
    assert_true(line->x < 0); /* Andika's j hangs out to the left */
}

static void rastering_twice_gives_the_same_mask(void **state)
{
    const struct text_block *block = lay(*state, "twee keer", 0, "nl");
    const uint8_t *bytes = text_raster(*state, block)->lines[0].mask.bytes;
    assert_ptr_equal(text_raster(*state, block)->lines[0].mask.bytes, bytes);
}

static void blank_text_has_no_mask(void **state)
{
    const struct text_block *block = text_raster(*state, lay(*state, "\u00A0", 0, "nl"));
    assert_int_equal(block->line_count, 1);
    assert_int_equal(block->lines[0].mask.w, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_ink_is_clipped),
        cmocka_unit_test(surfaces_hold_coverage),
        cmocka_unit_test(letters_stand_on_the_baseline),
        cmocka_unit_test(marks_above_and_below_leave_the_letter_in_place),
        cmocka_unit_test(letter_that_reaches_left_is_whole),
        cmocka_unit_test(rastering_twice_gives_the_same_mask),
        cmocka_unit_test(blank_text_has_no_mask),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
