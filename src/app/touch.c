#include "app/touch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PALM_CONTACTS = 3,
    PALM_MS = 100,
    GUARD_MS = 500,
    GUARD_QUICK_MS = 80, /* pages and keys: a double letter is meant */
    FLICK_WINDOW_MS = 80,
    REST_MS = 50,
    END_RESISTANCE = 4 /* past the first or last page a drag follows four times as slowly */
};

static const double SLOP_MM = 8, FLICK_MM_PER_S = 150;

static int slop_px(const struct canvas *canvas)
{
    return (int)(SLOP_MM * canvas->theme->px_per_mm);
}

static struct touch_result result_of(enum touch_kind kind)
{
    return (struct touch_result){.kind = kind};
}

/* Ends what the first finger was doing. */
static struct touch_result touch_cancel(struct touch *touch, enum touch_phase next)
{
    enum touch_phase phase = touch->phase;
    touch->phase = phase == TOUCH_IDLE ? TOUCH_IDLE : next;
    if (phase == TOUCH_DRAGGING)
        return result_of(TOUCH_TURNED);
    return result_of(phase == TOUCH_PRESSING || phase == TOUCH_WAITING ? TOUCH_CANCELLED : TOUCH_NOTHING);
}

static int contact_find(const struct touch *touch, int64_t finger)
{
    for (int i = 0; i < touch->count; i++)
        if (touch->contacts[i].finger == finger)
            return i;
    return -1;
}

/* Forgets a contact. Returns what that ended. */
static struct touch_result contact_drop(struct touch *touch, int index)
{
    bool first = touch->phase != TOUCH_IDLE && touch->contacts[index].finger == touch->finger;
    touch->contacts[index] = touch->contacts[--touch->count];
    return first ? touch_cancel(touch, TOUCH_IDLE) : result_of(TOUCH_NOTHING);
}

struct touch_result touch_tick(struct touch *touch, int64_t now_ms)
{
    struct touch_result result = result_of(TOUCH_NOTHING);
    for (int i = touch->count - 1; i >= 0; i--) {
        if (now_ms - touch->contacts[i].seen_ms < TOUCH_HELD_MS)
            continue;
        struct touch_result ended = contact_drop(touch, i);
        if (ended.kind != TOUCH_NOTHING)
            result = ended;
    }
    return result;
}

int64_t touch_deadline_ms(const struct touch *touch)
{
    int64_t deadline = INT64_MAX;
    for (int i = 0; i < touch->count; i++)
        if (touch->contacts[i].seen_ms + TOUCH_HELD_MS < deadline)
            deadline = touch->contacts[i].seen_ms + TOUCH_HELD_MS;
    return deadline;
}

const char *touch_pressed(const struct touch *touch)
{
    return touch->phase == TOUCH_PRESSING ? touch->target : NULL;
}

void touch_spend(struct touch *touch)
{
    if (touch->phase != TOUCH_IDLE)
        touch->phase = TOUCH_SPENT;
}

static bool touch_is_palm(const struct touch *touch, int64_t now_ms)
{
    int fresh = 0;
    for (int i = 0; i < touch->count; i++)
        fresh += now_ms - touch->contacts[i].down_ms <= PALM_MS;
    return fresh >= PALM_CONTACTS;
}

static struct touch_result touch_begin(struct touch *touch, const struct canvas *canvas,
                                       const struct input *input)
{
    touch->finger = input->finger;
    touch->x = input->x;
    touch->y = touch->mark_y = touch->last_y = input->y;
    touch->mark_ms = touch->last_ms = input->at_ms;
    const struct node *node = canvas_hit(canvas, input->x, input->y);
    if (!node) {
        touch->phase = TOUCH_WAITING;
        touch->target[0] = '\0';
        return result_of(TOUCH_NOTHING);
    }
    if (strcmp(node->id, touch->guarded) == 0 && input->at_ms < touch->guarded_until_ms) {
        touch->phase = TOUCH_SPENT;
        return result_of(TOUCH_NOTHING);
    }
    touch->phase = TOUCH_PRESSING;
    snprintf(touch->target, sizeof touch->target, "%s", node->id);
    return result_of(TOUCH_PRESSED);
}

static struct touch_result touch_down(struct touch *touch, const struct canvas *canvas,
                                      const struct input *input)
{
    int known = contact_find(touch, input->finger);
    struct touch_result result = result_of(TOUCH_NOTHING);
    if (known >= 0) /* its UP was lost */
        result = contact_drop(touch, known);
    if (touch->count == TOUCH_CONTACTS)
        return result;
    bool first = touch->count == 0;
    touch->contacts[touch->count++] =
        (struct contact){.finger = input->finger, .down_ms = input->at_ms, .seen_ms = input->at_ms};
    if (touch_is_palm(touch, input->at_ms)) {
        struct touch_result ended = touch_cancel(touch, TOUCH_SPENT);
        return ended.kind == TOUCH_NOTHING ? result : ended;
    }
    return first ? touch_begin(touch, canvas, input) : result;
}

/* How far the page stands from its place; the first and last page hold back. */
static int drag_dy(const struct touch *touch, const struct canvas *canvas, int y)
{
    const struct pager *pager = &canvas->pager;
    int dy = y - touch->origin_y;
    if ((dy > 0 && pager->page <= 0) || (dy < 0 && pager->page >= pager->pages - 1))
        return dy / END_RESISTANCE;
    return dy > pager->zone.h ? pager->zone.h : dy < -pager->zone.h ? -pager->zone.h : dy;
}

static struct touch_result touch_drag(struct touch *touch, const struct canvas *canvas,
                                      const struct input *input)
{
    if (input->at_ms - touch->mark_ms > FLICK_WINDOW_MS) {
        touch->mark_y = touch->last_y;
        touch->mark_ms = touch->last_ms;
    }
    touch->last_y = input->y;
    touch->last_ms = input->at_ms;
    struct touch_result result = result_of(TOUCH_DRAGGED);
    result.dy = drag_dy(touch, canvas, input->y);
    return result;
}

/* True while a finger that moved still means the control it came down on. */
static bool touch_holds(const struct touch *touch, const struct canvas *canvas, const struct input *input)
{
    int slop = slop_px(canvas);
    if (abs(input->x - touch->x) <= slop && abs(input->y - touch->y) <= slop)
        return true;
    const struct node *node = canvas_hit(canvas, input->x, input->y);
    return node && strcmp(node->id, touch->target) == 0;
}

static struct touch_result touch_move(struct touch *touch, const struct canvas *canvas,
                                      const struct input *input)
{
    if (touch->phase == TOUCH_DRAGGING) {
        touch->contacts[contact_find(touch, input->finger)].seen_ms = input->at_ms;
        return touch_drag(touch, canvas, input);
    }
    if (touch->phase != TOUCH_PRESSING && touch->phase != TOUCH_WAITING)
        return result_of(TOUCH_NOTHING);
    const struct pager *pager = &canvas->pager;
    int slop = slop_px(canvas), dy = input->y - touch->y;
    bool turns = pager->pages > 1 && rect_has(pager->zone, touch->x, touch->y);
    if (turns && abs(dy) > slop && abs(dy) >= abs(input->x - touch->x)) {
        touch->phase = TOUCH_DRAGGING;
        touch->origin_y = touch->y + (dy > 0 ? slop : -slop);
        return touch_drag(touch, canvas, input);
    }
    return touch_holds(touch, canvas, input) ? result_of(TOUCH_NOTHING) : touch_cancel(touch, TOUCH_SPENT);
}

/* Which way a drag that ends goes: far enough, or fast enough, turns the page. */
static int drag_turn(const struct touch *touch, const struct canvas *canvas, const struct input *input)
{
    const struct pager *pager = &canvas->pager;
    int dy = drag_dy(touch, canvas, input->y);
    int turn = dy < 0 ? 1 : dy > 0 ? -1 : 0;
    if (pager->page + turn < 0 || pager->page + turn >= pager->pages)
        return 0;
    int64_t took_ms = input->at_ms - touch->mark_ms;
    double mm_per_s =
        (input->y - touch->mark_y) / canvas->theme->px_per_mm * 1000 / (double)(took_ms > 0 ? took_ms : 1);
    bool still = input->at_ms - touch->last_ms > REST_MS;
    bool flick = still ? false : dy < 0 ? mm_per_s < -FLICK_MM_PER_S : mm_per_s > FLICK_MM_PER_S;
    return abs(dy) > pager->zone.h / 4 || flick ? turn : 0;
}

static struct touch_result touch_choose(struct touch *touch, const struct canvas *canvas,
                                        const struct input *input)
{
    struct touch_result result = result_of(TOUCH_CHOSEN);
    memcpy(result.id, touch->target, sizeof result.id);
    const struct node *node = canvas_node(canvas, touch->target);
    if (!touch_holds(touch, canvas, input) || !node || (node->state & STATE_DISABLED))
        return result_of(TOUCH_CANCELLED);
    bool quick = strncmp(touch->target, "page.", 5) == 0 || strncmp(touch->target, "key.", 4) == 0;
    memcpy(touch->guarded, touch->target, sizeof touch->guarded);
    touch->guarded_until_ms = input->at_ms + (quick ? GUARD_QUICK_MS : GUARD_MS);
    return result;
}

static struct touch_result touch_up(struct touch *touch, const struct canvas *canvas,
                                    const struct input *input)
{
    enum touch_phase phase = touch->phase;
    bool first = touch->phase != TOUCH_IDLE && touch->finger == input->finger;
    struct touch_result ended = contact_drop(touch, contact_find(touch, input->finger));
    if (!first)
        return ended;
    if (phase == TOUCH_PRESSING)
        return touch_choose(touch, canvas, input);
    if (phase == TOUCH_WAITING)
        return result_of(touch_holds(touch, canvas, input) ? TOUCH_MISSED : TOUCH_CANCELLED);
    if (phase == TOUCH_DRAGGING)
        ended.turn = drag_turn(touch, canvas, input);
    return ended;
}

struct touch_result touch_feed(struct touch *touch, const struct canvas *canvas, const struct input *input)
{
    struct touch_result late = touch_tick(touch, input->at_ms), result = result_of(TOUCH_NOTHING);
    if (input->kind == INPUT_DOWN)
        result = touch_down(touch, canvas, input);
    else if (contact_find(touch, input->finger) < 0)
        return late;
    else if (input->kind == INPUT_UP)
        result = touch_up(touch, canvas, input);
    else if (input->kind == INPUT_MOVE && input->finger == touch->finger)
        result = touch_move(touch, canvas, input);
    return result.kind == TOUCH_NOTHING ? late : result;
}
