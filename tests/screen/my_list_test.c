/* What becomes of my list when another publication arrives. */
#include "../store/fixture.h"
#include "walk.h"

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

static void a_card_that_is_gone_leaves_the_list_and_its_code(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    stage_swap(&walk.stage, fixture_store("DELETE FROM card_house WHERE card = 20;"));
    assert_int_equal(walk.stage.session.list_count, 2);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_LIST));
    assert_string_equal(link_of(canvas), "https://essen.example/l/#open.komt");
    assert_null(canvas_node(canvas, "list.remove.spel"));
    walk_close(&walk);
}

static void a_list_of_which_all_is_gone_is_empty(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    stage_swap(&walk.stage, fixture_store("DELETE FROM card_house WHERE card IN (10, 18, 20);"));
    assert_int_equal(walk.stage.session.list_count, 0);
    assert_string_equal(link_of(walk_show(&walk, route_to(SCREEN_LIST))), "");
    walk_close(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_cards_stand_on_it_and_in_its_code),
        cmocka_unit_test(a_card_that_is_gone_leaves_the_list_and_its_code),
        cmocka_unit_test(a_list_of_which_all_is_gone_is_empty),
    };
    return cmocka_run_group_tests(tests, walk_setup_text, walk_teardown_text);
}
