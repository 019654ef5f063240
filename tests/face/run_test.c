#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "face/run.h"

struct bench {
    struct faces faces;
    struct arena arena;
};

static int setup(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    setenv("HB_SHAPER_LIST", "ot", 0);
    arena_init(&bench->arena);
    *state = bench;
    return faces_init(&bench->faces, NULL) ? 0 : -1;
}

static int teardown(void **state)
{
    struct bench *bench = *state;
    faces_release(&bench->faces);
    arena_release(&bench->arena);
    free(bench);
    return 0;
}

static struct run latin(const char *padded, int px)
{
    return (struct run){.face = {.kind = FACE_LATIN, .px = px}, .script = "Latn", .utf8 = padded};
}

static struct face_mask mask_of(struct bench *bench, const char *padded, int px)
{
    struct run run = latin(padded, px);
    return runs_raster(&bench->faces, &run, 1, &bench->arena);
}

static long coverage(const uint8_t *bytes, int w, int h, int pitch)
{
    long sum = 0;
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++)
            sum += bytes[y * pitch + x];
    return sum;
}

static void no_ink_is_clipped(void **state)
{
    static const struct run runs[] = {
        {.script = "Latn", .utf8 = " jÅg "},
        {.script = "Latn", .utf8 = " Ắ̂̃ "},
        {.script = "Latn", .utf8 = " q̣̱̱ "},
        {.script = "Latn", .utf8 = " f "},
        {.face.kind = FACE_ARABIC, .rtl = true, .script = "Arab", .utf8 = " اللّٰهُ "},
        {.face.kind = FACE_ARABIC, .rtl = true, .script = "Arab", .utf8 = " ﷺ "},
        {.face.kind = FACE_ETHIOPIC, .script = "Ethi", .utf8 = " ሕዳር "},
        {.script = "Cyrl", .utf8 = " Щій "},
    };
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
        for (int px = 20; px < 130; px += 37) {
            struct run run = runs[i];
            run.face.px = px;
            struct face_mask mask = runs_raster(&bench->faces, &run, 1, &bench->arena);
            SDL_Surface *whole = run_render(&bench->faces, &run).surface;
            assert_int_equal(coverage(mask.bytes, mask.area.w, mask.area.h, mask.area.w),
                             coverage(whole->pixels, whole->w, whole->h, whole->pitch));
            SDL_FreeSurface(whole);
        }
}

static void surfaces_hold_coverage(void **state)
{
    struct bench *bench = *state;
    struct run run = latin(" O ", 90);
    struct run_ink ink = run_render(&bench->faces, &run);
    assert_int_equal(ink.surface->format->BitsPerPixel, 8);
    for (int i = 0; i < 256; i++)
        assert_int_equal(ink.surface->format->palette->colors[i].r, i);
    SDL_FreeSurface(ink.surface);
}

static void letters_stand_on_the_baseline(void **state)
{
    for (int px = 16; px < 120; px += 13) {
        struct rect area = mask_of(*state, " H ", px).area;
        assert_in_range(area.y + area.h + 1, 0, 2);
    }
}

static void marks_above_and_below_leave_the_letter_in_place(void **state)
{
    struct rect bare = mask_of(*state, " H ", 60).area;
    int top = bare.y, bottom = bare.y + bare.h;
    struct rect above = mask_of(*state, " H\u0302\u0303\u0302\u0303\u0302 ", 60).area;
    assert_true(above.y < top - 20);
    assert_in_range(above.y + above.h - bottom + 1, 0, 2);
    struct rect below = mask_of(*state, " H\u0316\u0316\u0316\u0316\u0316 ", 60).area;
    assert_in_range(below.y - top + 1, 0, 2);
    assert_true(below.y + below.h > bottom + 20);
    struct rect both = mask_of(*state, " H\u0302\u0303\u0302\u0316\u0316\u0316\u0316 ", 60).area;
    assert_true(both.y < top - 10 && both.y + both.h > bottom + 10);
}

static void letter_that_reaches_left_is_whole(void **state)
{
    assert_true(mask_of(*state, " j ", 100).area.x < 0); /* Andika's j hangs out to the left */
}

static void blank_run_has_no_mask(void **state)
{
    struct face_mask mask = mask_of(*state, " \u00A0 ", 32);
    assert_null(mask.bytes);
    assert_true(rect_empty(mask.area));
}

static void runs_of_a_line_stand_side_by_side_in_one_mask(void **state)
{
    struct bench *bench = *state;
    struct run runs[] = {latin(" H ", 60), latin(" H ", 60)};
    struct rect one = mask_of(bench, " H ", 60).area;
    runs[1].x = 100;
    struct face_mask both = runs_raster(&bench->faces, runs, 2, &bench->arena);
    assert_true(rect_equal(both.area, (struct rect){one.x, one.y, one.w + 100, one.h}));
    assert_int_equal(coverage(both.bytes + one.w, 100 - one.w, one.h, both.area.w), 0);
}

static void spaces_around_a_run_do_not_count(void **state)
{
    struct bench *bench = *state;
    struct run empty = latin("  ", 40), letter = latin(" a ", 40), letters = latin(" aa ", 40);
    assert_int_equal(run_advance(&bench->faces, &empty), 0);
    int one = run_advance(&bench->faces, &letter), two = run_advance(&bench->faces, &letters);
    assert_in_range(two - 2 * one + 1, 0, 2); /* each is rounded */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_ink_is_clipped),
        cmocka_unit_test(surfaces_hold_coverage),
        cmocka_unit_test(letters_stand_on_the_baseline),
        cmocka_unit_test(marks_above_and_below_leave_the_letter_in_place),
        cmocka_unit_test(letter_that_reaches_left_is_whole),
        cmocka_unit_test(blank_run_has_no_mask),
        cmocka_unit_test(runs_of_a_line_stand_side_by_side_in_one_mask),
        cmocka_unit_test(spaces_around_a_run_do_not_count),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
