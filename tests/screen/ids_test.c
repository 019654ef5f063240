/* The names of controls that journeys and other tests rely on, on all panels. */
#include "walk.h"

#include <stdio.h>
#include <string.h>

static const char moment[] = "2026-11-25T14:05";

static const struct node *control(const struct canvas *canvas, const char *id)
{
    const struct node *node = canvas_node(canvas, id);
    if (!node)
        fail_msg("%s: no control %s", canvas->screen, id);
    assert_true(node->label && *node->label);
    return node;
}

static struct route topic_route(const struct walk *walk, int topic)
{
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", stage_house(&walk->stage)->topics[topic].code);
    return route;
}

static void screens_have_the_six_slots(void **state)
{
    static const char *const slots[] = {"nav.home",    "nav.back", "nav.language",
                                        "nav.reading", "nav.list", "nav.help"};
    static const enum action_kind kinds[] = {ACTION_HOME, ACTION_BACK, ACTION_GO,
                                             ACTION_GO,   ACTION_GO,   ACTION_GO};
    struct walk walk;
    walk_open(&walk, *state, moment);
    struct rect first[6];
    for (enum screen_id screen = SCREEN_HOME; screen < SCREEN_DONE; screen++) {
        const struct canvas *canvas = walk_show(&walk, route_to(screen));
        for (int i = 0; i < 6; i++) {
            const struct node *node = control(canvas, slots[i]);
            bool at_home = screen == SCREEN_HOME && kinds[i] == ACTION_BACK; /* there it says Klaar */
            assert_int_equal(node->action.kind, at_home ? ACTION_DONE : kinds[i]);
            if (screen == SCREEN_HOME)
                first[i] = node->rect;
            assert_memory_equal(&node->rect, &first[i], sizeof first[i]); /* nothing ever moves */
        }
    }
    walk_close(&walk);
}

static void home_has_all_topics_on_one_page(void **state)
{
    struct walk walk;
    char id[40];
    walk_open(&walk, *state, moment);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_HOME));
    for (int i = 0; i < stage_house(&walk.stage)->topic_count; i++) {
        const struct topic *topic = &stage_house(&walk.stage)->topics[i];
        snprintf(id, sizeof id, "topic.%s", topic->code);
        const struct node *node = control(canvas, id);
        assert_string_equal(node->label, topic->name.text);
        assert_string_equal(node->action.route.topic, topic->code);
    }
    walk_close(&walk);
}

/* Chips stand on the screen, or on the one that "Kies" opens. */
static void topics_have_tabs_chips_cards_and_pages(void **state)
{
    static const char *const chips[] = {"chip.all", "chip.open", "chip.free", "chip.visit",
                                        "chip.wheelchair"};
    struct walk walk;
    walk_open(&walk, *state, moment);
    struct route route = topic_route(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, route);
    assert_int_equal(control(canvas, "tab.where")->action.route.tab, TAB_WHERE);
    assert_int_equal(control(canvas, "tab.do")->action.route.tab, TAB_DO);
    assert_true(control(canvas, "page.previous")->state & STATE_DISABLED);
    assert_int_equal(control(canvas, "page.next")->action.route.page, 1);
    int cards = 0;
    for (int i = 0; i < canvas->node_count; i++) {
        const struct node *node = &canvas->nodes[i];
        if (!node->id || strncmp(node->id, "card.", 5) != 0)
            continue;
        assert_string_equal(node->id + 5, node->action.route.card);
        cards++;
    }
    assert_true(cards >= 2);
    route.panel = canvas_node(canvas, "topic.choose") != NULL;
    bool seen[5] = {false};
    for (bool more = true; more; route.page++) {
        canvas = walk_show(&walk, route);
        for (int i = 0; i < 5; i++)
            seen[i] = seen[i] || canvas_node(canvas, chips[i]);
        const struct node *next = canvas_node(canvas, "page.next");
        more = route.panel && next && !(next->state & STATE_DISABLED);
    }
    for (int i = 0; i < 5; i++)
        assert_true(seen[i]);
    walk_close(&walk);
}

static void pages_go_forward_and_back(void **state)
{
    struct walk walk;
    walk_open(&walk, *state, moment);
    const struct canvas *canvas = walk_show(&walk, topic_route(&walk, 0));
    canvas = walk_show(&walk, control(canvas, "page.next")->action.route);
    assert_int_equal(control(canvas, "page.previous")->action.route.page, 0);
    struct route last = walk.stage.route;
    last.page = canvas->pager.pages - 1;
    canvas = walk_show(&walk, last);
    assert_true(control(canvas, "page.next")->state & STATE_DISABLED);
    assert_int_equal(control(canvas, "page.previous")->action.route.page, last.page - 1);
    walk_close(&walk);
}

static void the_house_and_the_agenda_have_their_names(void **state)
{
    struct walk walk;
    walk_open(&walk, *state, moment);
    const struct canvas *canvas = walk_show(&walk, route_to(SCREEN_HOUSE));
    control(canvas, "tab.mission");
    control(canvas, "tab.partners");
    canvas = walk_show(&walk, route_to(SCREEN_AGENDA));
    control(canvas, "chip.today");
    struct route empty = route_to(SCREEN_LIST);
    assert_null(canvas_node(walk_show(&walk, empty), "page.next"));
    walk_close(&walk);
}

static const struct walk_case cases[] = {
    {"screens_have_the_six_slots", screens_have_the_six_slots},
    {"home_has_all_topics_on_one_page", home_has_all_topics_on_one_page},
    {"topics_have_tabs_chips_cards_and_pages", topics_have_tabs_chips_cards_and_pages},
    {"pages_go_forward_and_back", pages_go_forward_and_back},
    {"the_house_and_the_agenda_have_their_names", the_house_and_the_agenda_have_their_names},
};

int main(void)
{
    return walk_run(cases, sizeof cases / sizeof *cases, WALK_HOUSES * WALK_PANELS);
}
