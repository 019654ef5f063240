#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/path.h"
#include "../support/engine.h"
#include "text/block.h"

static void every_icon_of_the_list_exists(void **state)
{
    char path[4096], *names, *save = NULL;
    size_t length;
    int count = 0;
    assert_true(path_find_share("icons.list", path, sizeof path));
    assert_true(path_read(path, 64 * 1024, &names, &length, NULL));
    for (char *name = strtok_r(names, "\n", &save); name; name = strtok_r(NULL, "\n", &save), count++)
        if (!text_has_icon(*state, name))
            fail_msg("no icon \"%s\"", name);
    assert_true(count > 50);
    free(names);
}

static void icons_are_as_wide_and_high_as_asked(void **state)
{
    static const char *const names[] = {"home", "groups", "calendar_month", "directions_bus"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int px = 12; px < 260; px += 9) {
            struct text_mask mask = text_icon(*state, names[i], px);
            assert_int_equal(mask.w, px);
            assert_int_equal(mask.h, px);
        }
}

static void unknown_icon_is_a_question_mark(void **state)
{
    struct text_mask unknown = text_icon(*state, "no_such_icon", 40),
                     help = text_icon(*state, "help_outline", 40);
    assert_false(text_has_icon(*state, "no_such_icon"));
    assert_false(text_has_icon(*state, ""));
    assert_int_equal(unknown.w, help.w);
    assert_memory_equal(unknown.bytes, help.bytes, (size_t)help.pitch * (size_t)help.h);
    assert_ptr_equal(text_icon(*state, "no_such_icon", 40).bytes, unknown.bytes);
}

static void capitals_grow_with_the_em(void **state)
{
    assert_in_range(text_cap_height(*state, 100, false), 68, 76);
    assert_in_range(text_cap_height(*state, 50, true), 34, 38);
}

static void more_sizes_than_fonts_may_be_open_still_draw(void **state)
{
    struct text *text = *state;
    for (int px = 10; px < 10 + 2 * FACES_OPEN; px++) {
        struct text_style style = {.px = px, .line_px = px};
        const struct text_block *block = text_raster(text, text_layout(text, "Huis", style, 0, "nl"));
        assert_true(block->lines[0].mask.w > px);
        assert_in_range(text->faces.count, 1, FACES_OPEN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_icon_of_the_list_exists),
        cmocka_unit_test(icons_are_as_wide_and_high_as_asked),
        cmocka_unit_test(unknown_icon_is_a_question_mark),
        cmocka_unit_test(capitals_grow_with_the_em),
        cmocka_unit_test(more_sizes_than_fonts_may_be_open_still_draw),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
