/* My list: what stands on it, what is taken off and comes back, and what becomes of it when another publication arrives. */
#include "../store/fixture.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

#include "app/visitor.h"

static void begin(struct walk *walk)
{
    walk_begin(walk, &walk_places[0], fixture_store(NULL), "2026-11-25T14:05");
    visitor_toggle(&walk->stage.session, "open");
    visitor_toggle(&walk->stage.session, "spel");
    visitor_toggle(&walk->stage.session, "komt");
}

static const char *link_of(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_QR)
            return canvas->ops[i].text;
    return "";
}

static void all_cards_stand_on_it_and_in_its_code(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.spel.komt");
    assert_non_null(canvas_node(canvas, "list.remove.spel"));
    walk_close(&walk);
}

static bool says(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_TEXT && strstr(canvas->ops[i].text, text))
            return true;
    return false;
}

static const struct canvas *tap(struct walk *walk, const char *id)
{
    const struct node *node = canvas_node(stage_frame(&walk->stage), id);
    if (!node)
        fail_msg("there is no %s", id);
    stage_act(&walk->stage, &node->action);
    return stage_draw(&walk->stage);
}

static void a_card_that_is_gone_says_so_and_can_be_removed(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    stage_swap(&walk.stage, fixture_store("DELETE FROM card_house WHERE card = 20;"));
    assert_int_equal(walk.stage.session.list_count, 3);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.komt");
    assert_true(says(canvas, "Dit staat niet meer in het aanbod"));
    tap(&walk, "list.remove.spel");
    assert_int_equal(walk.stage.session.list_count, 2);
    walk_close(&walk);
}

static void a_list_of_which_all_is_gone_has_no_code(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    stage_swap(&walk.stage, fixture_store("DELETE FROM card_house WHERE card IN (10, 18, 20);"));
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_string_equal(link_of(canvas), "");
    assert_non_null(canvas_node(canvas, "list.remove.komt"));
    walk_close(&walk);
}

static void what_was_taken_off_comes_back_where_it_stood(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    struct rect before = canvas_node(walk_show(&walk, route_to(SCREEN_LIST)), "list.remove.spel")->rect;
    const struct canvas *canvas = tap(&walk, "list.remove.spel");
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.komt");
    assert_true(says(canvas, "Van je lijst gehaald"));
    const struct node *back = canvas_node(canvas, "list.remove.spel");
    assert_string_equal(back->label, "Zet terug");
    assert_true(rect_equal(back->rect, before));
    canvas = tap(&walk, "list.remove.spel");
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.spel.komt");
    assert_false(says(canvas, "Van je lijst gehaald"));
    walk_close(&walk);
}

static void only_the_last_change_can_be_undone(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    walk_show(&walk, route_to(SCREEN_LIST));
    tap(&walk, "list.remove.spel");
    const struct canvas *canvas = tap(&walk, "list.remove.open");
    assert_null(canvas_node(canvas, "list.remove.spel"));
    canvas = tap(&walk, "list.remove.open");
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.komt");
    walk_close(&walk);
}

static void leaving_the_list_ends_the_undo(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    walk_show(&walk, route_to(SCREEN_LIST));
    tap(&walk, "list.remove.spel");
    tap(&walk, "nav.help");
    assert_string_equal(walk.stage.session.removed.code, "");
    assert_null(canvas_node(walk_show(&walk, route_to(SCREEN_LIST)), "list.remove.spel"));
    walk_close(&walk);
}

static void one_wrong_touch_wipes_nothing(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    walk_show(&walk, route_to(SCREEN_LIST));
    tap(&walk, "list.ask");
    assert_int_equal(walk.stage.session.list_count, 3);
    tap(&walk, "list.keep");
    assert_int_equal(walk.stage.session.list_count, 3);
    tap(&walk, "list.ask");
    const struct canvas *canvas = tap(&walk, "list.clear");
    assert_int_equal(walk.stage.session.list_count, 0);
    assert_true(says(canvas, "Je lijst is nog leeg"));
    walk_close(&walk);
}

static void a_discreet_card_makes_the_code_wait(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    visitor_toggle(&walk.stage.session, "prat");
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_string_equal(link_of(canvas), "");
    assert_true(says(canvas, "Praten"));
    canvas = tap(&walk, "list.code");
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.spel.komt.prat");
    tap(&walk, "list.remove.prat");
    assert_false(says(stage_frame(&walk.stage), "Praten"));
    walk_close(&walk);
}

static void a_row_says_what_a_photo_needs(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_true(says(canvas, "woensdag 25 november, 14.00"));
    assert_true(says(canvas, "03\u00a0000\u00a000\u00a018"));
    assert_true(says(canvas, "op afspraak"));
    assert_false(says(canvas, "vandaag"));
    walk_close(&walk);
}

static void a_full_list_says_so_on_the_card_too(void **state)
{
    (void)state;
    struct walk walk;
    char code[16];
    begin(&walk);
    for (int i = 0; walk.stage.session.list_count < LIST_MAX; i++) {
        snprintf(code, sizeof code, "x%03d", i);
        visitor_toggle(&walk.stage.session, code);
    }
    assert_true(says(walk_show(&walk, walk_card("fees")), "Je lijst is vol"));
    const struct canvas *canvas = tap(&walk, "card.list");
    assert_string_equal(canvas->screen, "my_list");
    assert_true(says(canvas, "Je lijst is vol"));
    assert_int_equal(walk.stage.session.list_count, LIST_MAX);
    walk_close(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cards_stand_on_it_and_in_its_code),
        cmocka_unit_test(a_card_that_is_gone_says_so_and_can_be_removed),
        cmocka_unit_test(a_list_of_which_all_is_gone_has_no_code),
        cmocka_unit_test(what_was_taken_off_comes_back_where_it_stood),
        cmocka_unit_test(only_the_last_change_can_be_undone),
        cmocka_unit_test(leaving_the_list_ends_the_undo),
        cmocka_unit_test(one_wrong_touch_wipes_nothing),
        cmocka_unit_test(a_discreet_card_makes_the_code_wait),
        cmocka_unit_test(a_row_says_what_a_photo_needs),
        cmocka_unit_test(a_full_list_says_so_on_the_card_too),
    };
    return cmocka_run_group_tests(tests, walk_setup_text, walk_teardown_text);
}
