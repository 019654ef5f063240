#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "sheet.h"
#include "ui/audit.h"

static void control(struct sheet *sheet, struct control control, struct rect rect)
{
    struct canvas *canvas = &sheet->canvas;
    control.role = control.role ? control.role : ROLE_BUTTON;
    canvas_control(canvas, rect, &control);
    canvas_box(canvas, rect, 8, 0xFFFFFF, sheet->theme.colour->line, 2, false);
    if (control.label)
        canvas_text(canvas, rect, control.label,
                    (struct text_look){.type = TYPE_BODY, .colour = sheet->theme.colour->ink});
    canvas_end(canvas);
}

static struct sheet *begin(void **state)
{
    struct sheet *sheet = *state;
    sheet->found[0] = '\0';
    canvas_begin(&sheet->canvas, &sheet->theme, "test", "nl");
    control(sheet,
            (struct control){
                .id = "nav.home", .label = "Start", .icon = "home", .action = action_of(ACTION_HOME)},
            (struct rect){40, 1800, 200, 100});
    return sheet;
}

static void take(void *context, const char *line)
{
    struct sheet *sheet = context;
    size_t used = strlen(sheet->found);
    snprintf(sheet->found + used, sizeof sheet->found - used, "%s\n", line);
}

/* The one breach there is. */
static void breach(struct sheet *sheet, const char *expected)
{
    int count = audit_canvas(&sheet->canvas, take, sheet);
    if (count != 1 || !strstr(sheet->found, expected))
        fail_msg("expected one breach \"%s\", not:\n%s", expected, sheet->found);
}

static struct control button(const char *id)
{
    return (struct control){
        .id = id, .label = "Hulp", .icon = "help", .action = action_go(route_to(SCREEN_HELP))};
}

static void a_good_frame_has_no_breach(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){40, 1400, 200, 100});
    audit_canvas(&sheet->canvas, take, sheet);
    assert_string_equal(sheet->found, "");
}

static void a_small_target_is_found(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){40, 1400, 200, sheet->theme.target - 1});
    breach(sheet, "a target takes 55");
}

static void a_narrow_gap_and_an_overlap_are_found(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){40, 1400, 200, 100});
    control(sheet, button("b"), (struct rect){40 + 200 + sheet->theme.gap - 1, 1400, 200, 100});
    breach(sheet, "a: 8 pixels from b; the gap is 9");
    begin(state);
    control(sheet, button("a"), (struct rect){40, 1400, 300, 100});
    control(sheet, button("b"), (struct rect){239, 1499, 300, 100});
    assert_true(audit_canvas(&sheet->canvas, take, sheet) > 0);
    assert_non_null(strstr(sheet->found, "a: overlaps b"));
}

static void a_high_control_needs_a_lower_one_that_does_the_same(void **state)
{
    struct sheet *sheet = begin(state);
    struct rect high = {40, 600, 200, 100}, low = {40, 1400, 200, 100};
    control(sheet, button("a"), high);
    breach(sheet, "has no lower equivalent");
    begin(state);
    struct control upper = button("a");
    upper.equivalent_of = "b";
    control(sheet, upper, high);
    breach(sheet, "its equivalent b is not there");
    begin(state);
    control(sheet, upper, high);
    control(sheet, button("b"), low);
    assert_int_equal(audit_canvas(&sheet->canvas, take, sheet), 0);
    begin(state);
    struct control other = button("b");
    other.action = action_of(ACTION_DONE);
    control(sheet, upper, high);
    control(sheet, other, low);
    breach(sheet, "its equivalent b leads elsewhere");
}

static void a_control_says_what_it_is_and_does(void **state)
{
    struct sheet *sheet = begin(state);
    struct control bare = button("a");
    struct rect rect = {40, 1400, 200, 100};
    bare.icon = NULL;
    control(sheet, bare, rect);
    breach(sheet, "a: has no icon");
    begin(state);
    bare = button("a");
    bare.icon = "no_such_icon_name";
    control(sheet, bare, rect);
    breach(sheet, "there is no icon 'no_such_icon_name'");
    begin(state);
    bare = button("a");
    bare.action = action_of(ACTION_NONE);
    control(sheet, bare, rect);
    breach(sheet, "a: does nothing");
    begin(state);
    bare = button("a");
    bare.label = "";
    bare.speech = "Hulp";
    control(sheet, bare, rect);
    breach(sheet, "has no label");
}

static void a_language_is_its_own_picture(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet,
            (struct control){.id = "greet.fr",
                             .label = "Français",
                             .language = "fr",
                             .action = {.kind = ACTION_LANGUAGE, .code = "fr"}},
            (struct rect){40, 1400, 200, 100});
    assert_int_equal(audit_canvas(&sheet->canvas, take, sheet), 0);
}

static void an_id_is_used_once(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){40, 1400, 200, 100});
    control(sheet, button("a"), (struct rect){340, 1400, 200, 100});
    breach(sheet, "a: two nodes have this id");
}

static void text_must_fit_be_large_and_stand_out(void **state)
{
    struct sheet *sheet = begin(state);
    struct text_look look = {.type = TYPE_BODY, .colour = sheet->theme.colour->ink};
    struct control tight = button("a");
    tight.label = "Kinderopvangtoeslagregeling";
    control(sheet, tight, (struct rect){40, 1400, 60, 60});
    assert_true(audit_canvas(&sheet->canvas, take, sheet) > 0);
    assert_non_null(strstr(sheet->found, "does not fit its box"));
    begin(state);
    look.colour = sheet->theme.colour->line;
    canvas_text(&sheet->canvas, (struct rect){40, 200, 600, 40}, "Bleek", look);
    look.colour = 0xBBBBBB;
    canvas_text(&sheet->canvas, (struct rect){40, 300, 600, 40}, "Te bleek", look);
    breach(sheet, "contrast 1.78 of #BBBBBB on #FBF6EE");
    begin(state);
    struct op small;
    look.colour = sheet->theme.colour->ink;
    canvas_text(&sheet->canvas, (struct rect){40, 200, 600, 40}, "Klein", look);
    small = sheet->canvas.ops[sheet->canvas.op_count - 1];
    small.style.px = type_px(&sheet->theme, TYPE_META) - 1;
    sheet->canvas.ops[sheet->canvas.op_count - 1] = small;
    char expected[64];
    snprintf(expected, sizeof expected, "is %d pixels; the smallest text is %d", small.style.px,
             small.style.px + 1);
    breach(sheet, expected);
}

static void text_that_is_painted_over_is_found(void **state)
{
    struct sheet *sheet = begin(state);
    struct text_look look = {.type = TYPE_BODY, .colour = sheet->theme.colour->ink};
    canvas_text(&sheet->canvas, (struct rect){40, 200, 600, 40}, "Boven", look);
    canvas_text(&sheet->canvas, (struct rect){60, 206, 600, 40}, "Onder", look);
    breach(sheet, "\"Boven\" is painted over by Onder");
    begin(state);
    canvas_text(&sheet->canvas, (struct rect){40, 200, 600, 40}, "Boven", look);
    canvas_fill(&sheet->canvas, (struct rect){40, 200, 20, 40}, 0xFFFFFF);
    breach(sheet, "\"Boven\" is painted over by a shape");
}

static void nothing_leaves_the_screen_or_lies_under_the_bar(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){1000, 1400, 200, 100});
    assert_true(audit_canvas(&sheet->canvas, take, sheet) > 0);
    assert_non_null(strstr(sheet->found, "a: reaches outside the screen"));
    begin(state);
    canvas_text(&sheet->canvas, (struct rect){600, 1830, 400, 40}, "Onderaan",
                (struct text_look){.type = TYPE_BODY, .colour = sheet->theme.colour->ink});
    breach(sheet, "Onderaan: lies under the bar at the bottom");
}

static void a_screen_needs_a_way_home(void **state)
{
    struct sheet *sheet = begin(state);
    canvas_begin(&sheet->canvas, &sheet->theme, "test", "nl");
    breach(sheet, "no way home");
}

static void a_wide_screen_is_not_within_reach_everywhere(void **state)
{
    struct sheet *sheet = *state;
    struct theme portrait = sheet->theme;
    sheet->theme =
        theme_make((struct panel){.w = 1920, .h = 1080, .diagonal_inch = 55}, (struct reading){.scale = 100});
    canvas_begin(&sheet->canvas, &sheet->theme, "test", "nl");
    sheet->found[0] = '\0';
    control(sheet,
            (struct control){
                .id = "nav.home", .label = "Start", .icon = "home", .action = action_of(ACTION_HOME)},
            (struct rect){10, 900, 200, 100});
    breach(sheet, "outside the 900 mm");
    sheet->theme = portrait;
}

static void what_waits_below_a_dialog_is_not_checked(void **state)
{
    struct sheet *sheet = begin(state);
    control(sheet, button("a"), (struct rect){40, 100, 10, 10});
    canvas_dim(&sheet->canvas, 0x000000, 100);
    canvas_box(&sheet->canvas, (struct rect){0, 1200, 1080, 600}, 0, 0xFFFFFF, 0xFFFFFF, 0, false);
    control(sheet,
            (struct control){
                .id = "go", .label = "Verder", .icon = "check", .action = action_of(ACTION_CONTINUE)},
            (struct rect){40, 1400, 200, 100});
    audit_canvas(&sheet->canvas, take, sheet);
    assert_string_equal(sheet->found, "");
}

static void the_tree_is_json_whatever_the_texts_hold(void **state)
{
    struct sheet *sheet = begin(state);
    struct arena arena;
    arena_init(&arena);
    struct control odd = button("a\"b");
    odd.label = "Hulp \\ \xFF\n";
    odd.state = STATE_SELECTED;
    control(sheet, odd, (struct rect){40, 1400, 200, 100});
    const char *tree = canvas_tree(&sheet->canvas, &arena);
    assert_non_null(strstr(
        tree, "\"id\": \"a\\\"b\", \"role\": \"button\", \"label\": \"Hulp \\\\ \xEF\xBF\xBD\\u000a\""));
    assert_non_null(
        strstr(tree, "\"rect\": [40, 1400, 200, 100], \"action\": \"go help\", \"state\": [\"selected\"]"));
    assert_non_null(strstr(tree, "\"floor_mm\": 992"));
    assert_non_null(strstr(tree, "\"size\": [1080, 1920], \"mm_per_px\": 0.3690"));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_frame_has_no_breach),
        cmocka_unit_test(a_small_target_is_found),
        cmocka_unit_test(a_narrow_gap_and_an_overlap_are_found),
        cmocka_unit_test(a_high_control_needs_a_lower_one_that_does_the_same),
        cmocka_unit_test(a_control_says_what_it_is_and_does),
        cmocka_unit_test(a_language_is_its_own_picture),
        cmocka_unit_test(an_id_is_used_once),
        cmocka_unit_test(text_must_fit_be_large_and_stand_out),
        cmocka_unit_test(text_that_is_painted_over_is_found),
        cmocka_unit_test(nothing_leaves_the_screen_or_lies_under_the_bar),
        cmocka_unit_test(a_screen_needs_a_way_home),
        cmocka_unit_test(a_wide_screen_is_not_within_reach_everywhere),
        cmocka_unit_test(what_waits_below_a_dialog_is_not_checked),
        cmocka_unit_test(the_tree_is_json_whatever_the_texts_hold),
    };
    return cmocka_run_group_tests(tests, sheet_setup, sheet_teardown);
}
