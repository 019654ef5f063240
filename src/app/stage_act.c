#include <string.h>

#include "app/forget.h"
#include "app/stage.h"
#include "app/typing.h"
#include "app/visitor.h"

/* Shows another route, with nothing of the finger or the page before it left. */
static void stage_show(struct stage *stage, const struct route *route)
{
    if (route->screen != stage->route.screen)
        visitor_forget(&stage->session);
    stage->route = *route;
    stage->drag = 0;
    stage->settle.on = false;
    touch_spend(&stage->touch);
}

static void stage_back(struct stage *stage)
{
    struct route route;
    if (!visitor_return(&stage->session, &route))
        route = route_to(SCREEN_HOME);
    stage_show(stage, &route);
}

static void stage_top(struct stage *stage, enum screen_id screen)
{
    struct route route = route_to(screen);
    explicit_bzero(stage->session.history, sizeof stage->session.history);
    stage->session.depth = 0;
    stage_show(stage, &route);
}

static void stage_reset(struct stage *stage)
{
    bool typed = stage->session.typing.ever;
    visitor_wipe(&stage->session);
    /* Frames and models hold what was read and gathered. */
    arena_wipe(&stage->arena);
    canvas_wipe(&stage->canvases[0]);
    canvas_wipe(&stage->canvases[1]);
    explicit_bzero(&stage->touch, sizeof stage->touch);
    explicit_bzero(stage->focus, sizeof stage->focus);
    explicit_bzero(&stage->route, sizeof stage->route);
    if (typed)
        forget_typed(stage->text);
    stage_top(stage, SCREEN_ATTRACT);
    stage->theme = theme_make(stage->panel, stage->session.reading);
    stage_language(stage, stage->session.language);
}

static void stage_speak(struct stage *stage, const char *language)
{
    if (stage->route.screen == SCREEN_ATTRACT)
        stage_top(stage, SCREEN_HOME);
    else if (stage->route.screen == SCREEN_LANGUAGE)
        stage_back(stage);
    stage_language(stage, language);
}

static void stage_read(struct stage *stage, const struct action *action)
{
    struct reading *reading = &stage->session.reading;
    if (action->kind == ACTION_SCALE)
        reading->scale = action->value;
    else if (action->kind == ACTION_THEME)
        reading->theme = (enum theme_name)action->value;
    else if (action->kind == ACTION_MOTION)
        reading->less_motion = action->value != 0;
    else
        reading->easy = action->value != 0;
    stage->theme = theme_make(stage->panel, *reading);
}

/* True when two routes are one place: what is open already leaves no step to go back to. */
static bool route_same_place(const struct route *a, const struct route *b)
{
    return a->screen == b->screen && a->question == b->question && a->panel == b->panel &&
           strcmp(a->topic, b->topic) == 0 && strcmp(a->card, b->card) == 0;
}

/* What was typed leads to other results: their first page. */
static void stage_type(struct stage *stage, const struct action *action)
{
    struct typing *typing = &stage->session.typing;
    if (action->kind == ACTION_ERASE)
        typing_erase(typing);
    else if (action->kind == ACTION_QUERY)
        typing_set(typing, action->text);
    else if (action->value)
        typing_replace(typing, action->text);
    else
        typing_add(typing, action->text);
    stage->route.page = 0;
}

/* To another screen, or to another part of this one. */
static void stage_go(struct stage *stage, const struct route *route)
{
    /* A visit begins behind the attract screen and ends on the last one: nobody goes back into either. */
    if (!stage->screens[stage->route.screen]->bare && !route_same_place(route, &stage->route))
        visitor_leave(&stage->session, &stage->route);
    /* Coming back to a search finds it as it was left; another one begins with nothing. */
    if (route->screen == SCREEN_SEARCH && stage->route.screen != SCREEN_SEARCH) {
        typing_set(&stage->session.typing, "");
        stage->session.typing.keys = 0;
    }
    stage_show(stage, route);
}

static void stage_carry_out(struct stage *stage, const struct action *action)
{
    switch (action->kind) {
    case ACTION_GO:
        stage_go(stage, &action->route);
        break;
    case ACTION_STAY:
        stage_show(stage, &action->route);
        break;
    case ACTION_BACK:
        stage_back(stage);
        break;
    case ACTION_HOME:
        stage_top(stage, SCREEN_HOME);
        break;
    case ACTION_DONE:
        typing_set(&stage->session.typing, "");
        visitor_clear(&stage->session); /* the screen says so; the language stays until the reset */
        stage_top(stage, SCREEN_DONE);
        break;
    case ACTION_RESET:
        stage_reset(stage);
        break;
    case ACTION_LIST_TOGGLE:
        visitor_toggle(&stage->session, action->code);
        break;
    case ACTION_LIST_CLEAR:
        visitor_clear(&stage->session);
        break;
    case ACTION_LANGUAGE:
        stage_speak(stage, action->code);
        break;
    case ACTION_DUTCH:
        stage_show_language(stage, action->value ? "nl" : stage->session.chosen);
        break;
    case ACTION_SCALE:
    case ACTION_THEME:
    case ACTION_MOTION:
    case ACTION_EASY:
        stage_read(stage, action);
        break;
    case ACTION_TYPE:
    case ACTION_ERASE:
    case ACTION_QUERY:
        stage_type(stage, action);
        break;
    case ACTION_KEYS:
        stage->session.typing.keys = action->value;
        break;
    case ACTION_CONTINUE:
    case ACTION_NONE:
        break;
    }
}

void stage_act(struct stage *stage, const struct action *action)
{
    /* The frame that holds the action is drawn over soon; the visitor may not be. */
    struct action copy = *action;
    stage->touched_ms = clock_steady(&stage->clock);
    stage_carry_out(stage, &copy);
    stage_enter(stage);
}

/* True when what a route leads to is in the publication. */
static bool route_holds(struct stage *stage, const struct route *route)
{
    const struct house *house = stage_house(stage);
    bool topic = !route->topic[0];
    for (int i = 0; i < house->topic_count && !topic; i++)
        topic = strcmp(house->topics[i].code, route->topic) == 0;
    if (!topic || !route->card[0])
        return topic;
    char code[1][CODE_LENGTH + 1] = {""};
    memcpy(code[0], route->card, CODE_LENGTH);
    return store_codes(stage->store, &stage->arena, (const char(*)[CODE_LENGTH + 1]) code, 1).count > 0;
}

static void route_mend(const struct stage *stage, struct route *route)
{
    if (route->age >= stage_house(stage)->age_count)
        route->age = -1;
    route->question = 0;
}

void stage_swap(struct stage *stage, struct store *store)
{
    struct session *session = &stage->session;
    arena_reset(&stage->arena);
    store_close(stage->store);
    stage->store = store;
    stage_clock(stage);
    store_use_language(store, session->language);
    int kept = 0;
    for (int i = 0; i < session->depth; i++)
        if (route_holds(stage, &session->history[i]))
            session->history[kept++] = session->history[i];
    session->depth = kept;
    for (int i = 0; i < kept; i++)
        route_mend(stage, &session->history[i]);
    bool card = stage->route.screen == SCREEN_CARD || stage->route.screen == SCREEN_WHERE;
    if (!route_holds(stage, &stage->route) && !card) /* a card that is gone says so itself */
        stage_back(stage);
    route_mend(stage, &stage->route);
    stage_enter(stage);
}
