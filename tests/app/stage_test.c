#include "../store/fixture.h"

#include <stdio.h>
#include <string.h>

#include "app/stage.h"
#include "app/visitor.h"
#include "model/date.h"

static struct text *text;

static int open_text(void **state)
{
    (void)state;
    struct err err;
    text = text_open(0, &err);
    return text ? 0 : -1;
}

static int close_text(void **state)
{
    (void)state;
    text_close(text);
    return 0;
}

static void stage_make(struct stage *stage)
{
    stage_init(stage, &(struct stage_setup){.screens = screens,
                                            .text = text,
                                            .store = fixture_store(NULL),
                                            .clock = clock_fixed(wall_to_utc(fixture_now())),
                                            .panel = {.w = 1080, .h = 1920, .diagonal_inch = 32},
                                            .reading = {.scale = 100}});
    stage_draw(stage);
}

static void act(struct stage *stage, struct action action)
{
    stage_act(stage, &action);
    stage_draw(stage);
}

static struct route topic_route(const char *code, int page)
{
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", code);
    route.page = page;
    return route;
}

static struct route card_route(const char *code)
{
    struct route route = route_to(SCREEN_CARD);
    snprintf(route.card, sizeof route.card, "%s", code);
    return route;
}

static void pass(struct stage *stage, int64_t ms)
{
    clock_advance(&stage->clock, ms);
    stage_tick(stage);
    stage_draw(stage);
}

static void finger(struct stage *stage, enum input_kind kind, int x, int y)
{
    stage_input(stage, &(struct input){
                           .kind = kind, .finger = 1, .x = x, .y = y, .at_ms = clock_steady(&stage->clock)});
    if (stage->stale)
        stage_draw(stage);
}

static void tap(struct stage *stage, const char *id)
{
    const struct node *node = canvas_node(stage_frame(stage), id);
    assert_non_null(node);
    int x = node->rect.x + node->rect.w / 2, y = node->rect.y + node->rect.h / 2;
    finger(stage, INPUT_DOWN, x, y);
    finger(stage, INPUT_UP, x, y);
}

static void key(struct stage *stage, enum input_key key)
{
    stage_input(stage, &(struct input){.kind = INPUT_KEY, .key = key});
    stage_draw(stage);
}

static void a_greeting_opens_start_in_its_language(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    tap(&stage, "greet.fr");
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    assert_string_equal(stage.session.language, "fr");
    assert_string_equal(stage_frame(&stage)->language, "fr");
    stage_release(&stage);
}

static void a_touch_beside_the_greetings_begins_in_dutch(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    finger(&stage, INPUT_DOWN, 540, 300);
    finger(&stage, INPUT_UP, 540, 300);
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    assert_string_equal(stage.session.language, "nl");
    stage_release(&stage);
}

static void a_press_shows_within_the_next_frame(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    const struct node *node = canvas_node(stage_frame(&stage), "nav.help");
    struct rect r = node->rect, rects[STAGE_DAMAGE_MAX];
    finger(&stage, INPUT_DOWN, r.x + 5, r.y + 5);
    assert_true(canvas_node(stage_frame(&stage), "nav.help")->state & STATE_PRESSED);
    int count = stage_damage(&stage, rects);
    assert_int_equal(count, 1);
    assert_true(rect_contains(rect_inset(r, -30), rects[0]));
    finger(&stage, INPUT_MOVE, r.x + 5, r.y - 400);
    assert_false(canvas_node(stage_frame(&stage), "nav.help")->state & STATE_PRESSED);
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_release(&stage);
}

static void back_restores_place_and_page(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    act(&stage, action_go(topic_route("opvang", 0)));
    act(&stage, action_stay(topic_route("opvang", 1)));
    act(&stage, action_go(card_route("open")));
    act(&stage, action_go(card_route("komt")));
    act(&stage, action_of(ACTION_BACK));
    assert_string_equal(stage.route.card, "open");
    act(&stage, action_of(ACTION_BACK));
    assert_int_equal(stage.route.screen, SCREEN_TOPIC);
    assert_int_equal(stage.route.page, 1);
    act(&stage, action_of(ACTION_BACK));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    act(&stage, action_of(ACTION_BACK));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_release(&stage);
}

static void a_slot_that_is_open_leaves_no_step(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    for (int i = 0; i < 3; i++)
        act(&stage, action_go(route_to(SCREEN_HELP)));
    act(&stage, action_of(ACTION_BACK));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_release(&stage);
}

static void a_long_way_forgets_its_beginning(void **state)
{
    (void)state;
    struct session session;
    visitor_wipe(&session);
    for (int i = 0; i < HISTORY_MAX + 10; i++) {
        struct route route = topic_route("opvang", i);
        visitor_leave(&session, &route);
    }
    struct route route;
    for (int i = HISTORY_MAX + 9; i >= 10; i--) {
        assert_true(visitor_return(&session, &route));
        assert_int_equal(route.page, i);
    }
    assert_false(visitor_return(&session, &route));
}

static void each_screen_has_its_own_patience(void **state)
{
    (void)state;
    const struct {
        struct route route;
        int warn_s, reset_s;
    } cases[] = {
        {route_to(SCREEN_HOME), 60, 90},    {topic_route("opvang", 0), 90, 120},
        {card_route("open"), 150, 180},     {card_route("prat"), 60, 80},
        {route_to(SCREEN_AGENDA), 90, 120}, {route_to(SCREEN_LIST), 150, 180},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stage stage;
        stage_make(&stage);
        act(&stage, action_go(cases[i].route));
        pass(&stage, cases[i].warn_s * 1000 - 1);
        assert_false(stage_warned(&stage));
        pass(&stage, 1);
        assert_true(stage_warned(&stage));
        assert_string_equal(stage_frame(&stage)->screen, "idle");
        pass(&stage, (cases[i].reset_s - cases[i].warn_s) * 1000 - 1);
        assert_true(stage_warned(&stage));
        pass(&stage, 1);
        assert_int_equal(stage.route.screen, SCREEN_ATTRACT);
        stage_release(&stage);
    }
}

static void attract_waits_for_ever_and_done_does_not(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    pass(&stage, 1000 * 86400 * 3);
    assert_string_equal(stage_frame(&stage)->screen, "attract");
    act(&stage, action_of(ACTION_DONE));
    pass(&stage, 14999);
    assert_string_equal(stage_frame(&stage)->screen, "done");
    pass(&stage, 1);
    assert_string_equal(stage_frame(&stage)->screen, "attract");
    stage_release(&stage);
}

static void any_touch_in_the_warning_gives_more_time_and_does_nothing_else(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    pass(&stage, 70000);
    assert_true(stage_warned(&stage));
    finger(&stage, INPUT_DOWN, 5, 5);
    assert_false(stage_warned(&stage));
    finger(&stage, INPUT_UP, 5, 5);
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    pass(&stage, 70000);
    key(&stage, KEY_HELP);
    assert_false(stage_warned(&stage));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    pass(&stage, 70000);
    tap(&stage, "idle.continue");
    assert_false(stage_warned(&stage));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_release(&stage);
}

static void the_warning_can_end_the_visit(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    pass(&stage, 60000);
    tap(&stage, "idle.done");
    assert_int_equal(stage.route.screen, SCREEN_ATTRACT);
    stage_release(&stage);
}

static void the_bar_of_the_warning_shrinks_in_steps(void **state)
{
    (void)state;
    struct patience patience = {60000, 30000};
    assert_int_equal(idle_next_ms(patience, 0), 60000);
    assert_int_equal(idle_next_ms(patience, 59999), 1);
    assert_int_equal(idle_next_ms(patience, 60000), IDLE_STEP_MS);
    assert_int_equal(idle_next_ms(patience, 60100), IDLE_STEP_MS - 100);
    assert_true(idle_left(patience, 60000) == 1);
    assert_true(idle_left(patience, 60499) == 1);
    assert_true(idle_left(patience, 75000) == 0.5);
    assert_true(idle_left(patience, 90000) == 0);
}

static void a_reset_forgets_everything(void **state)
{
    (void)state;
    struct stage stage;
    struct session fresh;
    visitor_wipe(&fresh);
    stage_make(&stage);
    act(&stage, (struct action){.kind = ACTION_LANGUAGE, .code = "ar"});
    act(&stage, action_go(topic_route("opvang", 0)));
    act(&stage, action_go(card_route("open")));
    act(&stage, (struct action){.kind = ACTION_LIST_TOGGLE, .code = "open"});
    act(&stage, (struct action){.kind = ACTION_SCALE, .value = 150});
    act(&stage, (struct action){.kind = ACTION_THEME, .value = THEME_EVENING});
    act(&stage, (struct action){.kind = ACTION_MOTION, .value = 1});
    act(&stage, (struct action){.kind = ACTION_EASY, .value = 1});
    key(&stage, KEY_NEXT);
    assert_memory_not_equal(&stage.session, &fresh, sizeof fresh);
    pass(&stage, 200000);
    assert_memory_equal(&stage.session, &fresh, sizeof fresh);
    assert_int_equal(stage.route.screen, SCREEN_ATTRACT);
    assert_string_equal(stage.route.card, "");
    assert_string_equal(stage.focus, "");
    assert_int_equal(stage.theme.scale, 100);
    assert_string_equal(stage_frame(&stage)->language, "nl");
    stage_release(&stage);
}

static void my_list_takes_twenty_cards(void **state)
{
    (void)state;
    struct session session;
    char code[16];
    visitor_wipe(&session);
    for (int i = 0; i < LIST_MAX + 3; i++) {
        snprintf(code, sizeof code, "c%03d", i);
        visitor_toggle(&session, code);
    }
    assert_int_equal(session.list_count, LIST_MAX);
    assert_string_equal(session.list[LIST_MAX - 1], "c019");
    visitor_toggle(&session, "c005");
    assert_int_equal(session.list_count, LIST_MAX - 1);
    assert_string_equal(session.list[5], "c006");
    visitor_clear(&session);
    assert_int_equal(session.list_count, 0);
}

static void a_language_leads_back_to_the_page(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    act(&stage, action_go(topic_route("opvang", 0)));
    act(&stage, action_go(route_to(SCREEN_LANGUAGE)));
    act(&stage, (struct action){.kind = ACTION_LANGUAGE, .code = "ar"});
    assert_int_equal(stage.route.screen, SCREEN_TOPIC);
    assert_true(stage_frame(&stage)->rtl);
    act(&stage, (struct action){.kind = ACTION_LANGUAGE, .code = "nl"});
    assert_int_equal(stage.route.screen, SCREEN_TOPIC);
    assert_false(stage_frame(&stage)->rtl);
    stage_release(&stage);
}

static void the_minute_is_the_only_thing_that_wakes_a_quiet_screen(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    stage_tick(&stage);
    assert_int_equal(stage_tick(&stage), 60000);
    clock_advance(&stage.clock, 59999);
    assert_int_equal(stage_tick(&stage), 1);
    assert_false(stage.stale);
    clock_advance(&stage.clock, 1);
    assert_int_equal(stage_tick(&stage), 60000);
    assert_true(stage.stale);
    assert_int_equal(stage.now.minute, 14 * 60 + 6);
    stage_release(&stage);
}

static void another_publication_keeps_the_place(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    act(&stage, action_go(topic_route("opvang", 0)));
    act(&stage, action_go(card_route("open")));
    stage_swap(&stage, fixture_store("UPDATE card SET title = 'Nieuwe naam' WHERE id = 10;"));
    stage_draw(&stage);
    assert_string_equal(stage.route.card, "open");
    assert_int_equal(stage.session.depth, 2);
    stage_release(&stage);
}

static void a_card_that_vanished_says_so_and_leads_back_to_its_list(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    act(&stage, action_go(topic_route("opvang", 0)));
    act(&stage, action_go(card_route("komt")));
    act(&stage, action_go(card_route("open")));
    stage_swap(&stage, fixture_store("UPDATE card SET code = 'aa01' WHERE id = 10;"
                                     "UPDATE card SET code = 'aa02' WHERE id = 18;"));
    assert_int_equal(stage.route.screen, SCREEN_CARD);
    assert_string_equal(screens[SCREEN_CARD]->title(&(struct visit){.route = &stage.route}, stage.model),
                        "Dit aanbod bestaat niet meer");
    act(&stage, action_of(ACTION_BACK));
    assert_int_equal(stage.route.screen, SCREEN_TOPIC);
    assert_int_equal(stage.session.depth, 1);
    stage_swap(&stage, fixture_store("UPDATE topic SET code = 'anders' WHERE id = 1;"));
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_draw(&stage);
    stage_release(&stage);
}

static void keys_reach_and_choose_every_control(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    act(&stage, action_of(ACTION_HOME));
    int count = stage_frame(&stage)->focus_count;
    assert_true(count > 6);
    key(&stage, KEY_NEXT);
    char first[TOUCH_ID_BYTES];
    memcpy(first, stage.focus, sizeof first);
    for (int i = 0; i < count; i++)
        key(&stage, KEY_NEXT);
    assert_string_equal(stage.focus, first);
    key(&stage, KEY_PREVIOUS);
    assert_string_equal(stage.focus, "nav.help");
    key(&stage, KEY_SELECT);
    assert_int_equal(stage.route.screen, SCREEN_HELP);
    key(&stage, KEY_BACK);
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    key(&stage, KEY_HELP);
    key(&stage, KEY_HOME);
    assert_int_equal(stage.route.screen, SCREEN_HOME);
    stage_release(&stage);
}

/* A topic whose list takes two pages at least, with the finger on it. */
static void drag_a_page(struct stage *stage, int dy)
{
    act(stage, action_go(topic_route("opvang", 0)));
    const struct pager *pager = &stage_frame(stage)->pager;
    assert_true(pager->pages > 1);
    int x = pager->zone.x + pager->zone.w / 2, y = pager->zone.y + (dy < 0 ? pager->zone.h - 2 : 2);
    finger(stage, INPUT_DOWN, x, y);
    clock_advance(&stage->clock, 100);
    finger(stage, INPUT_MOVE, x, y + dy);
    clock_advance(&stage->clock, 100);
    finger(stage, INPUT_UP, x, y + dy);
}

static void a_dragged_page_settles_on_the_next(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    drag_a_page(&stage, -250);
    assert_true(stage.settle.on);
    int drag = stage.drag;
    assert_true(drag < 0);
    pass(&stage, 16);
    assert_true(stage.drag < drag);
    assert_int_equal(stage.route.page, 0);
    pass(&stage, 200);
    assert_false(stage.settle.on);
    assert_int_equal(stage.drag, 0);
    assert_int_equal(stage.route.page, 1);
    stage_release(&stage);
}

static void a_short_drag_returns_and_less_motion_settles_at_once(void **state)
{
    (void)state;
    struct stage stage;
    stage_make(&stage);
    drag_a_page(&stage, -60);
    pass(&stage, 200);
    assert_int_equal(stage.route.page, 0);
    assert_int_equal(stage.drag, 0);
    stage_release(&stage);
    stage_make(&stage);
    act(&stage, (struct action){.kind = ACTION_MOTION, .value = 1});
    drag_a_page(&stage, -250);
    assert_false(stage.settle.on);
    assert_int_equal(stage.route.page, 1);
    stage_release(&stage);
}

static void every_screen_draws_the_same_twice(void **state)
{
    (void)state;
    const struct panel panels[] = {{.w = 1080, .h = 1920, .diagonal_inch = 32},
                                   {.w = 1920, .h = 1080, .diagonal_inch = 22},
                                   {.w = 800, .h = 480, .diagonal_inch = 7}};
    struct stage stage;
    stage_make(&stage);
    for (size_t p = 0; p < sizeof panels / sizeof *panels; p++) {
        stage_resize(&stage, panels[p]);
        for (int i = 0; i < SCREEN_COUNT; i++) {
            struct route route = i == SCREEN_TOPIC  ? topic_route("opvang", 0)
                                 : i == SCREEN_CARD ? card_route("open")
                                                    : route_to((enum screen_id)i);
            act(&stage, action_go(route));
            assert_true(stage_steady(&stage));
            assert_string_equal(stage_frame(&stage)->screen, screen_name((enum screen_id)i));
        }
    }
    stage_release(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_greeting_opens_start_in_its_language),
        cmocka_unit_test(a_touch_beside_the_greetings_begins_in_dutch),
        cmocka_unit_test(a_press_shows_within_the_next_frame),
        cmocka_unit_test(back_restores_place_and_page),
        cmocka_unit_test(a_slot_that_is_open_leaves_no_step),
        cmocka_unit_test(a_long_way_forgets_its_beginning),
        cmocka_unit_test(each_screen_has_its_own_patience),
        cmocka_unit_test(attract_waits_for_ever_and_done_does_not),
        cmocka_unit_test(any_touch_in_the_warning_gives_more_time_and_does_nothing_else),
        cmocka_unit_test(the_warning_can_end_the_visit),
        cmocka_unit_test(the_bar_of_the_warning_shrinks_in_steps),
        cmocka_unit_test(a_reset_forgets_everything),
        cmocka_unit_test(my_list_takes_twenty_cards),
        cmocka_unit_test(a_language_leads_back_to_the_page),
        cmocka_unit_test(the_minute_is_the_only_thing_that_wakes_a_quiet_screen),
        cmocka_unit_test(another_publication_keeps_the_place),
        cmocka_unit_test(a_card_that_vanished_says_so_and_leads_back_to_its_list),
        cmocka_unit_test(keys_reach_and_choose_every_control),
        cmocka_unit_test(a_dragged_page_settles_on_the_next),
        cmocka_unit_test(a_short_drag_returns_and_less_motion_settles_at_once),
        cmocka_unit_test(every_screen_draws_the_same_twice),
    };
    return cmocka_run_group_tests(tests, open_text, close_text);
}
