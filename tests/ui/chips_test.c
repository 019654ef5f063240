/* Chips stand in even rows, and a short row keeps its end free. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "sheet.h"
#include "ui/widget.h"

enum { CHIPS_MAX = 24, WIDTH = 1000 };

/* Draws `count` chips with one label from (20, 1000) on; the nodes of the canvas are those chips. */
static struct canvas *chips_show(void **state, const char *label, int count)
{
    struct sheet *sheet = *state;
    struct control chips[CHIPS_MAX];
    static char ids[CHIPS_MAX][16];
    for (int i = 0; i < count; i++) {
        snprintf(ids[i], sizeof ids[i], "chip.%d", i);
        chips[i] = (struct control){
            .id = ids[i], .label = label, .role = ROLE_CHIP, .action = action_go(route_to(SCREEN_HELP))};
    }
    canvas_begin(&sheet->canvas, &sheet->theme, "test", "nl");
    widget_chips(&sheet->canvas, (struct rect){20, 1000, WIDTH, 900}, chips, count);
    assert_int_equal(sheet->canvas.node_count, count);
    return &sheet->canvas;
}

static int row_length(const struct canvas *canvas, int y)
{
    int count = 0;
    for (int i = 0; i < canvas->node_count; i++)
        count += canvas->nodes[i].rect.y == y;
    return count;
}

static void one_chip_is_as_wide_as_its_word(void **state)
{
    struct canvas *canvas = chips_show(state, "Voor ouders", 1);
    int words = canvas_text_width(canvas, "Voor ouders", (struct text_look){.type = TYPE_NAV});
    assert_int_equal(canvas->nodes[0].rect.x, 20);
    assert_true(canvas->nodes[0].rect.w >= words);
    assert_true(canvas->nodes[0].rect.w < words + 60);
}

static void a_row_that_nearly_fills_its_room_ends_where_it_ends(void **state)
{
    struct canvas *canvas = chips_show(state, "Voor ouders", 5);
    struct rect last = canvas->nodes[4].rect;
    assert_int_equal(last.y, canvas->nodes[0].rect.y);
    assert_int_equal(last.x + last.w, 20 + WIDTH);
}

static void one_chip_too_many_makes_two_even_rows(void **state)
{
    int fit = 1;
    while (row_length(chips_show(state, "Voor ouders", fit + 1), 1000) == fit + 1)
        fit++;
    struct canvas *canvas = chips_show(state, "Voor ouders", fit + 1);
    int first = row_length(canvas, 1000);
    assert_true(fit > 3);
    assert_int_equal(first, (fit + 2) / 2);
    assert_true(canvas->nodes[fit].rect.w < WIDTH / 2);
}

static void a_chip_alone_on_the_last_row_keeps_its_end_free(void **state)
{
    static const char label[] = "Een keuze van ongeveer een half scherm";
    int words =
        canvas_text_width(&((struct sheet *)*state)->canvas, label, (struct text_look){.type = TYPE_NAV});
    assert_true(words < WIDTH / 2 + 40 && words > WIDTH / 3);
    struct canvas *canvas = chips_show(state, label, 3);
    struct rect row = canvas->nodes[2].rect;
    assert_int_equal(row_length(canvas, row.y), 1);
    assert_true(row.w < WIDTH * 7 / 10);
}

static void no_chip_is_wider_than_its_room(void **state)
{
    struct canvas *canvas = chips_show(
        state, "Een keuze met een naam die veel langer is dan er op een rij van dit scherm past, hoe dan ook",
        2);
    for (int i = 0; i < 2; i++)
        assert_int_equal(canvas->nodes[i].rect.w, WIDTH);
    assert_int_not_equal(canvas->nodes[0].rect.y, canvas->nodes[1].rect.y);
}

static void parts_of_the_rows_stand_as_in_the_whole(void **state)
{
    struct sheet *sheet = *state;
    struct canvas *canvas = chips_show(state, "Andere ouders", 9);
    struct control chips[9];
    struct rect whole[9];
    int last_y = canvas->nodes[8].rect.y, last = row_length(canvas, last_y), rows;
    for (int i = 0; i < 9; i++) {
        whole[i] = canvas->nodes[i].rect;
        chips[i] = (struct control){.id = "a", .label = "Andere ouders", .role = ROLE_CHIP};
    }
    rows = widget_chips_rows(canvas, WIDTH, chips, 9);
    assert_true(rows > 1);
    canvas_begin(canvas, &sheet->theme, "test", "nl");
    widget_chips_part(canvas, (struct rect){20, 1000, WIDTH, 900}, chips, 9, rows - 1, 1);
    assert_int_equal(canvas->node_count, last);
    for (int i = 0; i < last; i++) {
        assert_int_equal(canvas->nodes[i].rect.x, whole[9 - last + i].x);
        assert_int_equal(canvas->nodes[i].rect.w, whole[9 - last + i].w);
        assert_int_equal(canvas->nodes[i].rect.y, 1000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_chip_is_as_wide_as_its_word),
        cmocka_unit_test(a_row_that_nearly_fills_its_room_ends_where_it_ends),
        cmocka_unit_test(one_chip_too_many_makes_two_even_rows),
        cmocka_unit_test(a_chip_alone_on_the_last_row_keeps_its_end_free),
        cmocka_unit_test(no_chip_is_wider_than_its_room),
        cmocka_unit_test(parts_of_the_rows_stand_as_in_the_whole),
    };
    return cmocka_run_group_tests(tests, sheet_setup, sheet_teardown);
}
