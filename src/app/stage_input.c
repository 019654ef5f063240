#include <stdio.h>
#include <string.h>

#include "app/stage.h"

enum { SETTLE_MS = 120, SETTLE_STEP_MS = 16, MINUTE_MS = 60000 };

static void stage_turn(struct stage *stage, int turn)
{
    stage->drag = 0;
    stage->settle.on = false;
    stage->stale = true;
    const struct pager *pager = &stage_frame(stage)->pager;
    if (turn == 0 || pager->pages < 2)
        return;
    struct action action = action_stay(pager->route);
    action.route.page = pager->page + turn;
    stage_act(stage, &action);
}

/* A finger let go of a page: it moves on, or back to where it was. */
static void stage_settle(struct stage *stage, int turn)
{
    if (stage->session.reading.less_motion || stage->drag == 0) {
        stage_turn(stage, turn);
        return;
    }
    stage->settle = (struct settle){.on = true,
                                    .from = stage->drag,
                                    .to = -turn * stage_frame(stage)->pager.zone.h,
                                    .turn = turn,
                                    .start_ms = clock_steady(&stage->clock)};
}

/* Moves a page that settles. Returns the milliseconds until its next step. */
static int64_t settle_step(struct stage *stage)
{
    const struct settle *settle = &stage->settle;
    if (!settle->on)
        return INT64_MAX;
    double part = (double)(clock_steady(&stage->clock) - settle->start_ms) / SETTLE_MS;
    if (part >= 1) {
        stage_turn(stage, settle->turn);
        return INT64_MAX;
    }
    double rest = (1 - part) * (1 - part) * (1 - part);
    stage->drag = settle->to + (int)((settle->from - settle->to) * rest);
    stage->stale = true;
    return SETTLE_STEP_MS;
}

static void stage_choose(struct stage *stage, const char *id)
{
    const struct node *node = canvas_node(stage_frame(stage), id);
    if (node && !(node->state & STATE_DISABLED))
        stage_act(stage, &node->action);
}

/* Under the warning every touch that is not one of its buttons means: I am here. */
static void stage_reassure(struct stage *stage)
{
    touch_spend(&stage->touch);
    stage_act(stage, &(struct action){.kind = ACTION_CONTINUE});
}

static void stage_gesture(struct stage *stage, const struct touch_result *result)
{
    switch (result->kind) {
    case TOUCH_CHOSEN:
        stage_choose(stage, result->id);
        break;
    case TOUCH_MISSED:
        /* Whoever touches the street of houses wants to begin. */
        if (stage->route.screen == SCREEN_ATTRACT)
            stage_act(stage, &(struct action){.kind = ACTION_LANGUAGE, .code = "nl"});
        break;
    case TOUCH_DRAGGED:
        stage->drag = result->dy;
        stage->stale = true;
        break;
    case TOUCH_TURNED:
        stage_settle(stage, result->turn);
        break;
    case TOUCH_PRESSED:
    case TOUCH_CANCELLED:
        stage->stale = true;
        break;
    case TOUCH_NOTHING:
        break;
    }
}

static void stage_finger(struct stage *stage, const struct input *input)
{
    if (stage->settle.on && input->kind == INPUT_DOWN)
        stage_turn(stage, stage->settle.turn);
    bool warned = stage_warned(stage);
    struct touch_result result = touch_feed(&stage->touch, stage_frame(stage), input);
    if (input->kind == INPUT_DOWN && stage->focus[0]) {
        stage->focus[0] = '\0';
        stage->stale = true;
    }
    if (warned && result.kind != TOUCH_CHOSEN && result.kind != TOUCH_PRESSED) {
        if (input->kind != INPUT_MOVE || result.kind != TOUCH_NOTHING)
            stage_reassure(stage);
        return;
    }
    if (!warned && (input->kind != INPUT_MOVE || result.kind != TOUCH_NOTHING))
        stage->touched_ms = clock_steady(&stage->clock);
    stage_gesture(stage, &result);
}

/* Moves the focus to the next or previous control; behind the last comes the first. */
static void stage_focus(struct stage *stage, int step)
{
    const struct canvas *canvas = stage_frame(stage);
    const struct node *at = stage->focus[0] ? canvas_node(canvas, stage->focus) : NULL;
    int count = canvas->focus_count, to = !at || !at->focus ? (step > 0 ? 1 : count) : at->focus + step;
    to = to < 1 ? count : to > count ? 1 : to;
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].focus == to)
            snprintf(stage->focus, sizeof stage->focus, "%s", canvas->nodes[i].id);
    stage->stale = true;
}

static void stage_key(struct stage *stage, enum input_key key)
{
    bool warned = stage_warned(stage),
         chosen = key == KEY_SELECT && stage->focus[0] && canvas_node(stage_frame(stage), stage->focus);
    stage->touched_ms = clock_steady(&stage->clock);
    if (warned && !chosen) {
        stage_reassure(stage);
        return;
    }
    static const char *const ids[] = {[KEY_BACK] = "nav.back",
                                      [KEY_HOME] = "nav.home",
                                      [KEY_HELP] = "nav.help",
                                      [KEY_PAGE_NEXT] = "page.next",
                                      [KEY_PAGE_PREVIOUS] = "page.previous"};
    if (key == KEY_ERASE) {
        if (stage_types(stage))
            stage_act(stage, &(struct action){.kind = ACTION_ERASE});
    } else if (key == KEY_NEXT || key == KEY_PREVIOUS)
        stage_focus(stage, key == KEY_NEXT ? 1 : -1);
    else if (key == KEY_SELECT && chosen)
        stage_choose(stage, stage->focus);
    else if (key != KEY_SELECT && key != KEY_NONE && !(key == KEY_BACK && stage->route.screen == SCREEN_HOME))
        stage_choose(
            stage,
            ids[key]); /* on Start that slot says Klaar, and one step back too many must not end a visit */
}

/* Letters are for the field of the search screen; anywhere else they do nothing. */
static void stage_letters(struct stage *stage, const char *text)
{
    struct action action = action_text(ACTION_TYPE, text);
    bool warned = stage_warned(stage);
    stage->touched_ms = clock_steady(&stage->clock);
    if (warned)
        stage_reassure(stage);
    else if (stage_types(stage))
        stage_act(stage, &action);
}

void stage_input(struct stage *stage, const struct input *input)
{
    if (input->kind == INPUT_KEY)
        stage_key(stage, input->key);
    else if (input->kind == INPUT_TEXT)
        stage_letters(stage, input->text);
    else if (input->kind == INPUT_DOWN || input->kind == INPUT_MOVE || input->kind == INPUT_UP)
        stage_finger(stage, input);
}

/* Asks the store again when the clock shows another minute. Returns the milliseconds until it does so next. */
static int64_t minute_step(struct stage *stage)
{
    int64_t utc_ms = clock_utc(&stage->clock);
    if (stage_clock(stage))
        stage_enter(stage);
    return MINUTE_MS - utc_ms % MINUTE_MS;
}

/* Warns, lets the bar shrink, and starts anew. Returns the milliseconds until its next step. */
static int64_t idle_step(struct stage *stage)
{
    int64_t quiet_ms = stage_quiet_ms(stage);
    enum idle_state state = idle_state(stage_patience(stage), quiet_ms);
    if (state == IDLE_OVER) {
        stage_act(stage, &(struct action){.kind = ACTION_RESET});
        quiet_ms = 0;
    } else if (state == IDLE_WARNED) {
        stage->stale = true;
    }
    return idle_next_ms(stage_patience(stage), quiet_ms);
}

static int64_t touch_step(struct stage *stage)
{
    int64_t now_ms = clock_steady(&stage->clock);
    struct touch_result result = touch_tick(&stage->touch, now_ms);
    stage_gesture(stage, &result);
    int64_t deadline_ms = touch_deadline_ms(&stage->touch);
    return deadline_ms == INT64_MAX ? INT64_MAX : deadline_ms - now_ms;
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t stage_tick(struct stage *stage)
{
    int64_t wait_ms = minute_step(stage);
    wait_ms = sooner(wait_ms, touch_step(stage));
    wait_ms = sooner(wait_ms, settle_step(stage));
    wait_ms = sooner(wait_ms, idle_step(stage));
    return wait_ms < 1 ? 1 : wait_ms;
}
