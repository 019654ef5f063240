/* Every screen of every house on four panels, under the rules of accessibility. A screen is drawn twice and asked for
 * twice, and what its controls lead to is drawn as well. What breaks a rule is listed at the end of its test. */
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inspect.h"
#include "app/visitor.h"
#include "store/search.h"
#include "ui/audit.h"

enum { SET_MAX = 1 << 16, PAGES_MAX = 100, MANY_PAGES = 10 };

static const char busy[] = "2026-11-25T14:05", sunday[] = "2026-12-27T20:30", summer[] = "2027-07-14T09:00";
static int frames_drawn, frames_looked_at, controls_followed;

/* Hashes that were met. */
struct set {
    unsigned long long *items; /* 0 is free */
    int count;
};

struct check {
    struct walk walk;
    struct inspector inspector;
    struct arena arena;
    struct set routes, frames; /* hashes of what was drawn or waits to be */
    struct route *wanted;      /* routes that controls lead to */
    int wanted_count;
    bool wants; /* note where controls lead to */
};

static void check_open(struct check *check, const struct walk_place *place)
{
    *check = (struct check){.routes.items = calloc(SET_MAX, sizeof *check->routes.items),
                            .frames.items = calloc(SET_MAX, sizeof *check->frames.items),
                            .wanted = calloc(SET_MAX, sizeof *check->wanted),
                            .wants = true};
    assert_true(check->routes.items && check->frames.items && check->wanted);
    arena_init(&check->arena);
    inspector_init(&check->inspector);
    walk_open(&check->walk, place, busy);
}

/* The same card from another list is the same to look at, but for what comes before and after it. */
static unsigned long long route_hash(const struct route *route)
{
    char text[200];
    bool card = route->screen == SCREEN_CARD;
    snprintf(text, sizeof text, "%d %s %s %d %d %d %d %d %d %d %d %d %d %d %d %d %d %s", route->screen,
             route->topic, route->card, route->question, route->tab, card ? -1 : route->age, route->when,
             card ? 0 : route->open_now, card ? 0 : route->free, card ? 0 : route->visit,
             card ? 0 : route->wheelchair, route->panel, route->use, route->page, card ? 0 : route->near,
             card ? 0 : route->parents, card ? 0 : route->part, card ? "" : route->speaks);
    unsigned long long hash = 14695981039346656037ull;
    for (const char *at = text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 1099511628211ull;
    return hash;
}

/* True the first time. */
static bool set_add(struct set *set, unsigned long long hash)
{
    unsigned at = (unsigned)(hash % SET_MAX);
    for (; set->items[at]; at = (at + 1) % SET_MAX)
        if (set->items[at] == hash)
            return false;
    set->items[at] = hash;
    set->count++;
    assert_true(set->count < SET_MAX / 2);
    return true;
}

static void breach(void *context, const char *line)
{
    struct check *check = context;
    inspector_note(&check->inspector, &check->walk.stage, line);
}

/* Looks at what is shown: the rules, and that asking and drawing once more gives the same frame. */
static void look(struct check *check)
{
    struct stage *stage = &check->walk.stage;
    frames_drawn++;
    if (!set_add(&check->frames, canvas_hash(stage_frame(stage))))
        return;
    frames_looked_at++;
    audit_canvas(stage_frame(stage), breach, check);
    stage_enter(stage);
    if (!stage_steady(stage))
        breach(check, "asking and drawing again gives another frame");
}

/* Notes where the controls that are shown lead to. */
static void want(struct check *check)
{
    const struct canvas *canvas = stage_frame(&check->walk.stage);
    for (int i = 0; i < canvas->node_count; i++) {
        const struct node *node = &canvas->nodes[i];
        bool leads = node->action.kind == ACTION_GO || node->action.kind == ACTION_STAY;
        if (check->wants && leads && !(node->state & STATE_DISABLED) &&
            set_add(&check->routes, route_hash(&node->action.route)))
            check->wanted[check->wanted_count++] = node->action.route;
    }
}

static const struct canvas *look_at_page(struct check *check, const struct route *route)
{
    const struct canvas *canvas = walk_show(&check->walk, *route);
    set_add(&check->routes, route_hash(route));
    look(check);
    return canvas;
}

/* Shows a route and the pages behind it; of more than `most` pages the last one still. */
static void look_at_pages(struct check *check, struct route route, int most)
{
    for (int page = 0; page < most; page++) {
        const struct canvas *canvas = look_at_page(check, &route);
        const struct node *next = canvas_node(canvas, "page.next");
        want(check);
        if (!next || (next->state & STATE_DISABLED))
            return;
        route = next->action.route;
    }
    if (most == PAGES_MAX)
        breach(check, "its pages have no end");
    route.page = stage_frame(&check->walk.stage)->pager.pages - 1;
    look_at_page(check, &route);
}

/* Shows a route and all pages behind it. */
static void look_at(struct check *check, struct route route)
{
    look_at_pages(check, route, PAGES_MAX);
}

/* Shows what controls lead to and nothing has shown yet. */
static void follow(struct check *check)
{
    for (int i = 0; i < check->wanted_count; i++) {
        struct stage *stage = &check->walk.stage;
        const struct canvas *canvas = walk_show(&check->walk, check->wanted[i]);
        controls_followed++;
        if (set_add(&check->frames, canvas_hash(canvas)))
            audit_canvas(canvas, breach, check);
        if (canvas->node_count == 0 || strcmp(canvas->screen, screen_name(check->wanted[i].screen)) != 0)
            inspector_note(&check->inspector, stage, "a control leads here, and nothing is shown");
    }
}

static void check_close(struct check *check)
{
    int count = check->inspector.count;
    if (count) {
        const struct panel *panel = &check->walk.place->panel;
        fprintf(stderr, "%s, %dx%d, %g inch:\n", check->walk.place->house, panel->w, panel->h,
                panel->diagonal_inch);
        inspector_print(&check->inspector, stderr);
    }
    walk_close(&check->walk);
    inspector_release(&check->inspector);
    arena_release(&check->arena);
    free(check->routes.items);
    free(check->frames.items);
    free(check->wanted);
    assert_int_equal(count, 0);
}

static const struct house *house_of(const struct check *check)
{
    return stage_house(&check->walk.stage);
}

static struct route topic_route(const struct check *check, int topic)
{
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", house_of(check)->topics[topic].code);
    return route;
}

enum { NO_FILTER, BY_HOURS, BY_PRICE, BY_VISIT, BY_WHEELCHAIR, BY_PLACE, BY_SPEECH, ALL_FILTERS, FILTERS };

static void look_at_filter(struct check *check, struct route route, int filter)
{
    /* Where the controls lead is much the same with choices as without. */
    check->wants = filter == NO_FILTER && route.age < 0;
    route.open_now = filter == BY_HOURS || filter == ALL_FILTERS;
    route.free = filter == BY_PRICE || filter == ALL_FILTERS;
    route.visit = filter == BY_VISIT || filter == ALL_FILTERS;
    route.wheelchair = filter == BY_WHEELCHAIR || filter == ALL_FILTERS;
    route.near = filter == BY_PLACE || filter == ALL_FILTERS;
    route.part = filter == BY_PLACE ? PART_WEEKEND : filter == ALL_FILTERS ? PART_HOLIDAY : PART_ANY;
    route.parents = filter == BY_SPEECH || filter == ALL_FILTERS;
    const struct house *house = house_of(check);
    if ((filter == BY_SPEECH || filter == ALL_FILTERS) && house->spoken_count > 0)
        snprintf(route.speaks, sizeof route.speaks, "%s", house->spoken[house->spoken_count / 2]);
    look_at(check, route);
    check->wants = true;
}

/* Everyone with each filter, and each age with two of them: another two for each topic. */
static void look_at_lists(struct check *check, struct route route, int topic)
{
    for (int filter = NO_FILTER; filter < FILTERS; filter++)
        look_at_filter(check, route, filter);
    for (route.age = 0; route.age < house_of(check)->age_count; route.age++) {
        look_at_filter(check, route, NO_FILTER);
        look_at_filter(check, route, BY_HOURS + (topic + route.age) % (FILTERS - BY_HOURS));
    }
    route.age = -1;
    route.panel = true;
    look_at(check, route);
    route.panel = false;
    route.question = QUESTIONS_ALL;
    look_at(check, route);
}

static void look_at_topics(struct check *check)
{
    for (int topic = 0; topic < house_of(check)->topic_count; topic++) {
        struct route route = topic_route(check, topic);
        for (route.tab = 0; route.tab < 2; route.tab++)
            look_at_lists(check, route, topic);
    }
}

static void topics_keep_the_rules(void **state)
{
    struct check check;
    check_open(&check, *state);
    look_at_topics(&check);
    follow(&check);
    check_close(&check);
}

static void topics_keep_the_rules_at_quiet_hours(void **state)
{
    static const char *const moments[] = {sunday, summer};
    static const int filters[] = {NO_FILTER, BY_HOURS, ALL_FILTERS};
    struct check check;
    check_open(&check, *state);
    for (int i = 0; i < 2; i++) {
        walk_moment(&check.walk, moments[i]);
        for (int topic = 0; topic < house_of(&check)->topic_count; topic++) {
            struct route route = topic_route(&check, topic);
            for (route.tab = 0; route.tab < 2; route.tab++)
                for (int filter = 0; filter < 3; filter++)
                    look_at_filter(&check, route, filters[filter]);
        }
    }
    check_close(&check);
}

/* A card as it opens and on its further pages, with each code, and with each of its lists. */
static void look_at_card(struct check *check, const char *code)
{
    struct route route = walk_card(code);
    look_at(check, route);
    for (route.use = TAKE_LINK; route.use <= TAKE_ROUTE; route.use++) {
        route.panel = true;
        look_at(check, route);
    }
    route = walk_card(code);
    for (int panel = 1; panel <= 3; panel++) {
        route.question = -panel; /* its dates, its offers, what belongs to it: screen/card.h */
        look_at(check, route);
    }
}

static void cards_keep_the_rules(void **state)
{
    struct check check;
    int count;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    assert_true(count > 50);
    for (int i = 0; i < count; i++)
        look_at_card(&check, codes[i]);
    follow(&check);
    check_close(&check);
}

static bool shows_icon(const struct canvas *canvas, const char *name)
{
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_ICON && strcmp(canvas->ops[i].text, name) == 0)
            return true;
    return false;
}

/* Whatever else waits behind "Meer info", the number to call does not. */
static void a_card_says_at_once_whom_to_call(void **state)
{
    struct check check;
    int count, numbers = 0;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    for (int i = 0; i < count; i++) {
        const struct canvas *canvas = walk_show(&check.walk, walk_card(codes[i]));
        bool first = shows_icon(canvas, "phone"), later = false;
        for (const struct node *next; !first && !later && (next = canvas_node(canvas, "page.next"));) {
            canvas = walk_show(&check.walk, next->action.route);
            later = shows_icon(canvas, "phone");
        }
        numbers += first;
        if (later)
            breach(&check, "the number to call waits behind \"Meer info\"");
    }
    assert_true(numbers > 50);
    check_close(&check);
}

static void cards_keep_the_rules_at_quiet_hours(void **state)
{
    static const char *const moments[] = {sunday, summer};
    struct check check;
    int count;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    for (int m = 0; m < 2; m++) {
        walk_moment(&check.walk, moments[m]);
        for (int i = 0; i < count; i++)
            look_at(&check, walk_card(codes[i]));
    }
    check_close(&check);
}

/* The days one after the other: first without, then with each of the other choices. */
static void look_at_agenda(struct check *check, int pages)
{
    struct route route = route_to(SCREEN_AGENDA);
    for (route.when = 0; route.when < WHEN_COUNT; route.when++) {
        look_at_pages(check, route, pages);
        route.panel = true;
        look_at(check, route);
        route.panel = false;
        route.free = true;
        look_at_pages(check, route, 1);
        route.free = false;
        for (route.age = 0; route.age < house_of(check)->age_count; route.age++)
            look_at_pages(check, route, 1);
        route.age = -1;
        for (int topic = 0; topic < house_of(check)->topic_count; topic++) {
            snprintf(route.topic, sizeof route.topic, "%s", house_of(check)->topics[topic].code);
            look_at_pages(check, route, 1);
        }
        route.topic[0] = '\0';
    }
}

static void the_agenda_keeps_the_rules(void **state)
{
    struct check check;
    check_open(&check, *state);
    look_at_agenda(&check, MANY_PAGES);
    follow(&check);
    check_close(&check);
}

static void the_agenda_keeps_the_rules_at_quiet_hours(void **state)
{
    static const char *const moments[] = {sunday, summer};
    struct check check;
    check_open(&check, *state);
    for (int i = 0; i < 2; i++) {
        walk_moment(&check.walk, moments[i]);
        look_at_agenda(&check, 2);
    }
    check_close(&check);
}

static void look_at_the_rest(struct check *check)
{
    static const enum screen_id plain[] = {SCREEN_HOME,    SCREEN_HELP, SCREEN_LANGUAGE,
                                           SCREEN_READING, SCREEN_LIST, SCREEN_DONE};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        look_at(check, route_to(plain[i]));
    struct route route = route_to(SCREEN_HOUSE);
    for (route.tab = 0; route.tab < 4; route.tab++)
        look_at(check, route);
    look_at(check, route_to(SCREEN_MATRIX));
    for (int topic = 0; topic < house_of(check)->topic_count; topic++) {
        struct route ages = topic_route(check, topic);
        ages.screen = SCREEN_MATRIX;
        look_at(check, ages);
        ages.panel = true;
        for (ages.age = 0; ages.age < house_of(check)->age_count; ages.age++)
            look_at(check, ages);
    }
}

static void the_other_screens_keep_the_rules(void **state)
{
    static const char *const moments[] = {busy, sunday, summer};
    struct check check;
    check_open(&check, *state);
    for (int i = 0; i < 3; i++) {
        walk_moment(&check.walk, moments[i]);
        look_at_the_rest(&check);
    }
    follow(&check);
    check_close(&check);
}

/* What is typed, with what is found of it: nothing, one, many, what is nearly so, and any letters there are. */
static void look_at_search(struct check *check)
{
    static const char *const texts[] = {"",
                                        "o",
                                        "opv",
                                        "opvang",
                                        "kinderopvagn",
                                        "mijn kind slaapt slecht",
                                        "xqzwxqzw",
                                        "123",
                                        " ",
                                        "\"OR* -'",
                                        "حضانة",
                                        "حضانة opvang",
                                        "\U0001F476\U0001F469\u200D\U0001F467",
                                        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten"
                                        "gesellschaft en nog vele andere heel "
                                        "lange woorden"};
    struct stage *stage = &check->walk.stage;
    struct typing *typing = &stage->session.typing;
    struct route route = route_to(SCREEN_SEARCH);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        *typing = (struct typing){.ever = true};
        snprintf(typing->query, sizeof typing->query, "%s", texts[i]);
        route.panel = false;
        look_at_pages(check, route, MANY_PAGES);
        route.panel = true; /* the results alone, where both do not fit */
        look_at_pages(check, route, MANY_PAGES);
    }
    *typing = (struct typing){.keys = 0};
    route.panel = false;
    for (int page = 0; page < 2; page++)
        for (int abc = 0; abc <= KEYS_ABC; abc += KEYS_ABC) {
            typing->keys = page + abc;
            look_at(check, route);
        }
    *typing = (struct typing){.keys = 0};
}

static void the_search_keeps_the_rules_whatever_is_typed(void **state)
{
    static const struct {
        const char *language;
        int scale;
    } readings[] = {{"nl", 100}, {"nl", 200}, {"fr", 150}, {"ar", 100}, {"ar", 200}};
    struct check check;
    check_open(&check, *state);
    struct stage *stage = &check.walk.stage;
    store_build_index(stage->store);
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        stage->session.reading.scale = readings[i].scale;
        stage_language(stage, readings[i].language);
        look_at_search(&check);
    }
    stage_language(stage, "nl");
    check_close(&check);
}

static void the_attract_screen_keeps_the_rules_with_each_slide(void **state)
{
    static const char *const moments[] = {"2026-11-25T14:00", "2026-11-25T14:01", "2026-11-25T14:02",
                                          "2026-11-25T14:03", "2026-11-25T23:59", "2026-12-27T20:30",
                                          "2027-07-14T09:01"};
    struct check check;
    check_open(&check, *state);
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
        walk_moment(&check.walk, moments[i]);
        look_at(&check, route_to(SCREEN_ATTRACT));
    }
    check_close(&check);
}

/* My list with its first so many cards, and the code of it. */
static void look_at_list(struct check *check, const char (*codes)[CODE_LENGTH + 1], int count)
{
    struct route route = route_to(SCREEN_LIST);
    visitor_clear(&check->walk.stage.session);
    for (int i = 0; i < count; i++)
        visitor_toggle(&check->walk.stage.session, codes[i]);
    look_at(check, route);
    route.panel = true;
    look_at(check, route);
}

/* What a list goes through: a card taken off, the question before it is wiped, a card that left the publication. */
static void look_at_changes(struct check *check, const char (*codes)[CODE_LENGTH + 1], int count)
{
    struct session *session = &check->walk.stage.session;
    struct route route = route_to(SCREEN_LIST);
    look_at_list(check, codes, count);
    visitor_toggle(session, codes[count / 2]);
    look_at(check, route);
    route.tab = 1;
    look_at(check, route);
    route.tab = 0;
    visitor_toggle(session, "zzzz");
    look_at(check, route);
}

/* The way to each place once, and to a card that is gone. */
static void the_ways_keep_the_rules(void **state)
{
    enum { PLACES_MAX = 512 };
    struct check check;
    int count;
    bool seen[PLACES_MAX] = {false};
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    struct stage *stage = &check.walk.stage;
    for (int i = 0; i < count; i++) {
        struct card card;
        assert_true(store_card(stage->store, &check.arena, stage->now, codes[i], &card));
        int place = card.row.place ? card.row.place->id % PLACES_MAX : 0;
        if (place && seen[place])
            continue;
        seen[place] = true;
        struct route route = route_to(SCREEN_WHERE);
        snprintf(route.card, sizeof route.card, "%s", codes[i]);
        look_at(&check, route);
        route.tab = 1; /* the map, where it takes turns with the words */
        look_at(&check, route);
        route.panel = true;
        look_at(&check, route);
    }
    struct route gone = route_to(SCREEN_WHERE);
    snprintf(gone.card, sizeof gone.card, "zzzz");
    look_at(&check, gone);
    follow(&check);
    check_close(&check);
}

static void my_list_keeps_the_rules_empty_and_full(void **state)
{
    struct check check;
    int count;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    look_at_list(&check, codes, 0);
    look_at_list(&check, codes, 1);
    look_at_list(&check, codes + 40, 5);
    look_at_changes(&check, codes, 1);
    look_at_changes(&check, codes + 20, 3);
    look_at_changes(&check, codes + 10, LIST_MAX);
    for (int first = 0; first + LIST_MAX <= count; first += LIST_MAX)
        look_at_list(&check, codes + first, LIST_MAX);
    assert_int_equal(check.walk.stage.session.list_count, LIST_MAX);
    look_at(&check, walk_card(codes[0]));
    look_at(&check, walk_card(codes[count - 1]));
    check_close(&check);
}

static void the_warning_keeps_the_rules_over_each_screen(void **state)
{
    struct check check;
    int count;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    struct stage *stage = &check.walk.stage;
    for (int listed = 0; listed < 2; listed++) {
        struct route routes[] = {
            route_to(SCREEN_HOME),   topic_route(&check, 0),    walk_card(codes[0]),
            route_to(SCREEN_AGENDA), route_to(SCREEN_HOUSE),    route_to(SCREEN_HELP),
            route_to(SCREEN_LIST),   route_to(SCREEN_LANGUAGE), route_to(SCREEN_READING)};
        for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
            walk_show(&check.walk, routes[i]);
            stage->touched_ms = clock_steady(&stage->clock) - stage_patience(stage).quiet_ms - 5000;
            stage_draw(stage);
            assert_string_equal(stage_frame(stage)->screen, "idle");
            look(&check);
        }
        visitor_toggle(&stage->session, codes[0]);
    }
    check_close(&check);
}

/* Controls that do something else than lead to a screen: each kind is tried once on each screen. */
static void look_at_deeds(struct check *check, struct route route)
{
    struct stage *stage = &check->walk.stage;
    struct action done[64];
    int count = 0, controls = walk_show(&check->walk, route)->node_count;
    for (int i = 0; i < controls; i++) {
        const struct canvas *canvas = walk_show(&check->walk, route);
        struct action action = canvas->nodes[i].action;
        if (action.kind == ACTION_NONE || action.kind == ACTION_GO || action.kind == ACTION_STAY ||
            count == 64)
            continue;
        done[count++] = action;
        struct session before = stage->session;
        stage_act(stage, &action);
        assert_true(stage_draw(stage)->node_count > 0);
        look(check);
        controls_followed++;
        stage->session = before;
        stage->theme = theme_make(stage->panel, before.reading);
        stage_language(stage, before.language);
    }
    assert_true(count > 0 && done[0].kind != ACTION_NONE);
}

static void what_controls_do_keeps_the_rules(void **state)
{
    struct check check;
    int count;
    check_open(&check, *state);
    const char(*codes)[CODE_LENGTH + 1] = walk_codes(&check.walk, &check.arena, &count);
    look_at_deeds(&check, route_to(SCREEN_HOME));
    look_at_deeds(&check, walk_card(codes[0]));
    look_at_deeds(&check, route_to(SCREEN_DONE));
    for (int i = 0; i < 3; i++)
        visitor_toggle(&check.walk.stage.session, codes[i]);
    look_at_deeds(&check, route_to(SCREEN_LIST));
    check_close(&check);
}

static const struct walk_case cases[] = {
    {"topics_keep_the_rules", topics_keep_the_rules},
    {"topics_keep_the_rules_at_quiet_hours", topics_keep_the_rules_at_quiet_hours},
    {"cards_keep_the_rules", cards_keep_the_rules},
    {"a_card_says_at_once_whom_to_call", a_card_says_at_once_whom_to_call},
    {"cards_keep_the_rules_at_quiet_hours", cards_keep_the_rules_at_quiet_hours},
    {"the_agenda_keeps_the_rules", the_agenda_keeps_the_rules},
    {"the_agenda_keeps_the_rules_at_quiet_hours", the_agenda_keeps_the_rules_at_quiet_hours},
    {"the_other_screens_keep_the_rules", the_other_screens_keep_the_rules},
    {"the_search_keeps_the_rules_whatever_is_typed", the_search_keeps_the_rules_whatever_is_typed},
    {"the_attract_screen_keeps_the_rules_with_each_slide",
     the_attract_screen_keeps_the_rules_with_each_slide},
    {"my_list_keeps_the_rules_empty_and_full", my_list_keeps_the_rules_empty_and_full},
    {"the_ways_keep_the_rules", the_ways_keep_the_rules},
    {"the_warning_keeps_the_rules_over_each_screen", the_warning_keeps_the_rules_over_each_screen},
    {"what_controls_do_keeps_the_rules", what_controls_do_keeps_the_rules},
};

/* Sanitizers make it ten times slower: one house has all screens. */
#ifdef __SANITIZE_ADDRESS__
enum { PLACES = WALK_PANELS };
#else
enum { PLACES = WALK_HOUSES * WALK_PANELS };
#endif

int main(void)
{
    int failed = walk_run(cases, sizeof cases / sizeof *cases, PLACES);
    fprintf(stderr, "%d frames, %d of them different, %d because a control leads there\n", frames_drawn,
            frames_looked_at, controls_followed);
    return failed;
}
