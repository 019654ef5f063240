/* Waar is het?: which way it tells for each kind of place, and what the map shows. */
#include "../store/fixture.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

#include "app/visitor.h"
#include "ui/audit.h"

/* A feast at a place without coordinates, a talk that is discreet, a service that nobody checked for long. */
static const char places[] =
    "UPDATE card SET place = 4 WHERE code = 'fees';"
    "UPDATE place SET street = 'Voorbeeldpad 9', town = 'Essen' WHERE id = 4;"
    "INSERT INTO place (id, code, name, street, town, lat, lon, wheelchair, stop) VALUES"
    " (5, 'school', 'De voorbeeldschool', 'Voorbeeldweg 3', 'Essen', 51.4632, 4.4655, 'help',"
    "  'halte Voorbeeldweg'),"
    " (6, 'opvang', 'Stekelhuis', 'Voorbeeldweg 8', 'Essen', 51.4618, 4.4632, 'no', NULL),"
    " (7, 'praat', 'Het praathuis', 'Voorbeeldweg 9', 'Essen', 51.4635, 4.4612, 'no', NULL);"
    "UPDATE card SET place = 5 WHERE code = 'kamp';"
    "UPDATE card SET place = 6 WHERE code = 'stek';"
    "UPDATE card SET place = 7 WHERE code = 'prat';";

static void begin(struct walk *walk, int panel)
{
    walk_begin(walk, &walk_places[panel], fixture_store(places), "2026-11-25T14:05");
}

static struct route where(const char *code)
{
    struct route route = route_to(SCREEN_WHERE);
    snprintf(route.card, sizeof route.card, "%s", code);
    return route;
}

static const struct op *words(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_TEXT && strstr(canvas->ops[i].text, text))
            return &canvas->ops[i];
    return NULL;
}

static const struct node *picture(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].role == ROLE_IMAGE && strstr(canvas->nodes[i].label, text))
            return &canvas->nodes[i];
    return NULL;
}

static const char *code_of(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_QR)
            return canvas->ops[i].text;
    return "";
}

static void a_room_of_the_house_says_how_to_walk_and_whom_to_ask(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("spel"));
    assert_non_null(words(canvas, "Lokaal 1"));
    assert_non_null(words(canvas, "Rechtdoor"));
    assert_non_null(words(canvas, "onthaal"));
    assert_null(picture(canvas, "Kaartje"));
    walk_close(&walk);
}

static void a_place_outside_has_minutes_a_wind_and_a_map(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("open"));
    assert_non_null(words(canvas, "Voorbeeldlaan 2, Essen"));
    assert_non_null(words(canvas, "8 minuten te voet"));
    assert_non_null(words(canvas, "450 meter hiervandaan, naar het noorden"));
    assert_non_null(picture(canvas, "Kaartje. Het park: 450 meter hiervandaan, naar het noorden."));
    assert_non_null(words(canvas, "Je bent hier"));
    assert_string_equal(code_of(canvas),
                        "https://www.openstreetmap.org/directions?route=%3B51.46400%2C4.46000");
    walk_close(&walk);
}

static void the_map_names_what_stands_around_but_nothing_discreet(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("open"));
    assert_non_null(words(canvas, "De voorbeeldschool"));
    assert_non_null(words(canvas, "Stekelhuis"));
    assert_null(words(canvas, "Het praathuis"));
    walk_close(&walk);
}

static void a_place_without_coordinates_has_its_address(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("fees"));
    assert_non_null(words(canvas, "Voorbeeldpad 9, Essen"));
    assert_non_null(words(canvas, "Dit staat nog niet op onze kaart"));
    assert_null(picture(canvas, "Kaartje"));
    assert_string_equal(code_of(canvas),
                        "https://www.openstreetmap.org/directions?to=Voorbeeldpad%209%2C%20Essen");
    walk_close(&walk);
}

static void what_comes_to_you_says_so_and_whom_to_call(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("komt"));
    assert_non_null(words(canvas, "Wij komen naar jou"));
    assert_non_null(words(canvas, "03\u00a0000\u00a000\u00a018"));
    assert_string_equal(code_of(canvas), "https://essen.example/p/komt/");
    walk_close(&walk);
}

static void a_card_that_is_gone_says_so(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    assert_non_null(words(walk_show(&walk, where("xxxx")), "niet meer in de lijst"));
    walk_close(&walk);
}

static void nobody_is_sent_where_nobody_checked(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    assert_null(canvas_node(walk_show(&walk, walk_card("bel1")), "card.where"));
    const struct canvas *canvas = walk_show(&walk, where("bel1"));
    assert_null(picture(canvas, "Kaartje"));
    assert_null(words(canvas, "Voorbeeldlaan 2"));
    walk_close(&walk);
}

static void the_button_and_the_fact_of_a_card_lead_to_it(void **state)
{
    (void)state;
    struct walk walk;
    static const char *const ids[] = {"card.where", "card.place"};
    for (int i = 0; i < 2; i++) {
        begin(&walk, 0);
        const struct node *node = canvas_node(walk_show(&walk, walk_card("open")), ids[i]);
        assert_non_null(node);
        stage_act(&walk.stage, &node->action);
        assert_string_equal(stage_draw(&walk.stage)->screen, "where");
        assert_non_null(words(stage_frame(&walk.stage), "8 minuten te voet"));
        node = canvas_node(stage_frame(&walk.stage), "nav.back");
        stage_act(&walk.stage, &node->action);
        assert_string_equal(stage_draw(&walk.stage)->screen, "card");
        walk_close(&walk);
    }
}

static void a_discreet_card_asks_before_it_shows_its_code(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    const struct canvas *canvas = walk_show(&walk, where("prat"));
    assert_string_equal(code_of(canvas), "");
    assert_int_equal(stage_patience(&walk.stage).quiet_ms, 60000);
    assert_non_null(canvas_node(canvas, "card.leave"));
    const struct node *show = canvas_node(canvas, "take.show");
    stage_act(&walk.stage, &show->action);
    assert_true(strlen(code_of(stage_draw(&walk.stage))) > 0);
    walk_close(&walk);
}

/* How far a name stands from the left of the map. */
static int from_left(struct walk *walk, const char *language, const char *text)
{
    stage_language(&walk->stage, language);
    const struct canvas *canvas = walk_show(walk, where("kamp"));
    const struct node *map = picture(canvas, "De voorbeeldschool");
    const struct op *name = words(canvas, text);
    assert_true(map && name);
    return name->rect.x + name->rect.w / 2 - map->rect.x;
}

static void a_map_is_not_mirrored(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk, 0);
    int dutch = from_left(&walk, "nl", "Stekelhuis"), arabic = from_left(&walk, "ar", "Stekelhuis");
    assert_in_range(arabic, dutch - 3, dutch + 3);
    /* The house lies west of the school. */
    assert_true(from_left(&walk, "ar", "Je bent hier") < from_left(&walk, "ar", "De voorbeeldschool"));
    walk_close(&walk);
}

static void note(void *context, const char *line)
{
    fprintf(stderr, "%s: %s\n", (const char *)context, line);
}

static int breaches(struct walk *walk, struct route route, const char *title)
{
    const struct canvas *canvas = walk_show(walk, route);
    int count = audit_canvas(canvas, note, (void *)(uintptr_t)title);
    const struct node *next = canvas_node(canvas, "page.next");
    return next && route.page < 20 ? count + breaches(walk, next->action.route, title) : count;
}

static int breaches_of_card(struct walk *walk, const char *code)
{
    struct route route = where(code), map = route, take = route;
    map.tab = 1;
    take.panel = true;
    return breaches(walk, route, code) + breaches(walk, map, code) + breaches(walk, take, code) +
           breaches(walk, walk_card(code), code);
}

static void it_keeps_the_rules_in_all_sizes_and_directions(void **state)
{
    (void)state;
    static const char *const codes[] = {"spel", "open", "fees", "komt", "kamp",
                                        "prat", "bel1", "xxxx", "lijn"};
    static const char *const languages[] = {"nl", "fr", "ar"};
    static const int scales[] = {100, 125, 150, 200};
    int count = 0;
    for (int i = 0; i < WALK_PANELS * 4 * 3; i++) {
        struct walk walk;
        begin(&walk, i % WALK_PANELS);
        struct stage *stage = &walk.stage;
        stage->session.reading.scale = scales[i / WALK_PANELS % 4];
        stage->session.reading.theme = (enum theme_name)(i % THEME_COUNT);
        stage_language(stage, languages[i / WALK_PANELS / 4]);
        for (size_t c = 0; c < sizeof codes / sizeof *codes; c++)
            count += breaches_of_card(&walk, codes[c]);
        walk_close(&walk);
    }
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_room_of_the_house_says_how_to_walk_and_whom_to_ask),
        cmocka_unit_test(a_place_outside_has_minutes_a_wind_and_a_map),
        cmocka_unit_test(the_map_names_what_stands_around_but_nothing_discreet),
        cmocka_unit_test(a_place_without_coordinates_has_its_address),
        cmocka_unit_test(what_comes_to_you_says_so_and_whom_to_call),
        cmocka_unit_test(a_card_that_is_gone_says_so),
        cmocka_unit_test(nobody_is_sent_where_nobody_checked),
        cmocka_unit_test(the_button_and_the_fact_of_a_card_lead_to_it),
        cmocka_unit_test(a_discreet_card_asks_before_it_shows_its_code),
        cmocka_unit_test(a_map_is_not_mirrored),
        cmocka_unit_test(it_keeps_the_rules_in_all_sizes_and_directions),
    };
    return cmocka_run_group_tests(tests, walk_setup_text, walk_teardown_text);
}
