#include "ui/audit.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REACH_WIDTH_MM = 900 };

static const double TEXT_CONTRAST = 7, TOKEN_CONTRAST = 4.5, ICON_CONTRAST = 3;

struct audit {
    const struct canvas *canvas;
    const struct theme *theme;
    audit_report *report;
    void *context;
    int breaches;
};

static void audit_line(struct audit *audit, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void audit_line(struct audit *audit, const char *format, ...)
{
    char line[400];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    audit->breaches++;
    audit->report(audit->context, line);
}

static bool role_is_control(enum role role)
{
    return role == ROLE_BUTTON || role == ROLE_LINK || role == ROLE_TAB || role == ROLE_CHIP;
}

static const char *node_name(const struct node *node)
{
    return node->id ? node->id : node->label ? node->label : role_name(node->role);
}

static bool text_empty(const char *text)
{
    return !text || !*text;
}

/* A language's name, a text size and a letter are pictures of themselves. */
static bool node_is_own_picture(const struct node *node)
{
    return node->action.kind == ACTION_LANGUAGE || node->action.kind == ACTION_SCALE ||
           node->action.kind == ACTION_TYPE || node->action.kind == ACTION_KEYS;
}

static void audit_words(struct audit *audit, const struct node *node)
{
    const char *name = node_name(node);
    if (text_empty(node->label))
        audit_line(audit, "%s: has no label", name);
    if (text_empty(node->speech) && !node->decor)
        audit_line(audit, "%s: says nothing", name);
    if (!role_is_control(node->role))
        return;
    if (text_empty(node->id))
        audit_line(audit, "%s: a control without id", name);
    if (!node->icon && !node_is_own_picture(node))
        audit_line(audit, "%s: has no icon", name);
    if (node->icon && !text_has_icon(audit->canvas->text, node->icon))
        audit_line(audit, "%s: there is no icon '%s'", name, node->icon);
    if (node->action.kind == ACTION_NONE && !(node->state & STATE_DISABLED))
        audit_line(audit, "%s: does nothing", name);
}

static void audit_place(struct audit *audit, const struct node *node)
{
    const struct panel *panel = &audit->theme->panel;
    struct rect screen = {0, 0, panel->w, panel->h}, r = node->rect;
    if (!rect_contains(screen, r))
        audit_line(audit, "%s: reaches outside the screen (%d,%d %dx%d)", node_name(node), r.x, r.y, r.w,
                   r.h);
    if (!role_is_control(node->role))
        return;
    int target = audit->theme->target, reach = (int)(REACH_WIDTH_MM * audit->theme->px_per_mm);
    if (r.w < target || r.h < target)
        audit_line(audit, "%s: is %dx%d pixels; a target takes %d", node_name(node), r.w, r.h, target);
    if (r.x < (panel->w - reach) / 2 || r.x + r.w > (panel->w + reach + 1) / 2)
        audit_line(audit, "%s: stands outside the %d mm that an arm reaches", node_name(node),
                   REACH_WIDTH_MM);
}

static bool route_same(const struct route *a, const struct route *b)
{
    return a->screen == b->screen && strcmp(a->topic, b->topic) == 0 && strcmp(a->card, b->card) == 0 &&
           a->question == b->question && a->tab == b->tab && a->age == b->age && a->when == b->when &&
           a->open_now == b->open_now && a->free == b->free && a->visit == b->visit &&
           a->wheelchair == b->wheelchair && a->near == b->near && a->parents == b->parents &&
           a->part == b->part && strcmp(a->speaks, b->speaks) == 0 && a->panel == b->panel &&
           a->use == b->use && a->page == b->page;
}

static bool action_same(const struct action *a, const struct action *b)
{
    return a->kind == b->kind && a->value == b->value && strcmp(a->code, b->code) == 0 &&
           strcmp(a->text, b->text) == 0 && route_same(&a->route, &b->route);
}

/* A card may also be reached through the list that holds it, one touch further. */
static bool action_leads(const struct action *lower, const struct action *upper)
{
    return action_same(lower, upper) || (lower->kind == ACTION_GO && upper->kind == ACTION_GO &&
                                         upper->route.card[0] && !lower->route.card[0]);
}

/* A control above the reach of an arm needs a lower one that does the same. */
static void audit_reach(struct audit *audit, const struct node *node)
{
    if (!role_is_control(node->role) || node->rect.y >= audit->theme->reach_px)
        return;
    const char *name = node_name(node);
    int height = theme_floor_mm(audit->theme, node->rect.y);
    if (!node->equivalent_of) {
        audit_line(audit, "%s: is %d mm above the floor and has no lower equivalent", name, height);
        return;
    }
    const struct node *other = canvas_node(audit->canvas, node->equivalent_of);
    if (!other)
        audit_line(audit, "%s: its equivalent %s is not there", name, node->equivalent_of);
    else if (other->rect.y < audit->theme->reach_px)
        audit_line(audit, "%s: its equivalent %s is too high as well", name, node->equivalent_of);
    else if (!action_leads(&other->action, &node->action))
        audit_line(audit, "%s: its equivalent %s leads elsewhere", name, node->equivalent_of);
}

/* Room between two rectangles: negative when they share pixels. */
static int rect_room(struct rect a, struct rect b)
{
    int dx = a.x > b.x ? a.x - b.x - b.w : b.x - a.x - a.w;
    int dy = a.y > b.y ? a.y - b.y - b.h : b.y - a.y - a.h;
    return dx > dy ? dx : dy;
}

static void audit_pair(struct audit *audit, const struct node *a, const struct node *b)
{
    if (a->id && b->id && strcmp(a->id, b->id) == 0)
        audit_line(audit, "%s: two nodes have this id", a->id);
    bool both = role_is_control(a->role) && role_is_control(b->role);
    int room = rect_room(a->rect, b->rect);
    if (both && room < 0)
        audit_line(audit, "%s: overlaps %s", node_name(a), node_name(b));
    else if (both && room < audit->theme->gap)
        audit_line(audit, "%s: %d pixels from %s; the gap is %d", node_name(a), room, node_name(b),
                   audit->theme->gap);
}

static bool node_is_slot(const struct node *node)
{
    return node->id && strncmp(node->id, "nav.", 4) == 0;
}

/* The bar at the bottom belongs to its slots. A screen that takes the bar's place has its ways out at the top. */
static void audit_bar(struct audit *audit)
{
    const struct canvas *canvas = audit->canvas;
    int top = audit->theme->panel.h, middle = top / 2;
    for (int i = 0; i < canvas->node_count; i++) {
        const struct node *node = &canvas->nodes[i];
        if (node_is_slot(node) && node->rect.y >= middle && node->rect.y < top)
            top = node->rect.y;
    }
    for (int i = 0; i < canvas->node_count; i++) {
        const struct node *node = &canvas->nodes[i];
        if (!node_is_slot(node) && !node->decor && node->rect.y + node->rect.h > top)
            audit_line(audit, "%s: lies under the bar at the bottom", node_name(node));
    }
}

static void audit_way_home(struct audit *audit)
{
    const struct canvas *canvas = audit->canvas;
    for (int i = 0; i < canvas->node_count; i++) {
        const struct action *action = &canvas->nodes[i].action;
        if (canvas->nodes[i].state & STATE_DISABLED)
            continue;
        if (action->kind == ACTION_HOME || action->kind == ACTION_RESET || action->kind == ACTION_CONTINUE ||
            action->kind == ACTION_LANGUAGE ||
            (action->kind == ACTION_GO && action->route.screen == SCREEN_HOME))
            return;
    }
    audit_line(audit, "the screen has no way home");
}

/* The colours that may stand out less than text: accessibility.md 5.4, and the topics' own. */
static bool colour_is_token(const struct palette *palette, unsigned colour)
{
    const unsigned plain[] = {palette->ink, palette->ink2, palette->on_primary, palette->on_accent,
                              palette->on_sun};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i] == colour)
            return false;
    return true;
}

static void audit_contrast(struct audit *audit, const struct op *op, const char *name)
{
    const struct node *node = op->node >= 0 ? &audit->canvas->nodes[op->node] : NULL;
    if (node && (node->state & STATE_DISABLED))
        return;
    double least = op->kind == OP_ICON                                 ? ICON_CONTRAST
                   : colour_is_token(audit->theme->colour, op->colour) ? TOKEN_CONTRAST
                                                                       : TEXT_CONTRAST;
    double contrast = colour_contrast(op->colour, op->ground);
    if (contrast < least)
        audit_line(audit, "%s: contrast %.2f of #%06X on #%06X; at least %.1f", name, contrast, op->colour,
                   op->ground, least);
}

/* The pixels that the lines of a text take. */
static struct rect text_ink(const struct audit *audit, const struct op *op)
{
    const struct text_block *block =
        text_layout(audit->canvas->text, op->text, op->style, op->rect.w, op->language);
    struct rect ink = {op->rect.x, op->rect.y + op->dy, op->rect.w, block->h};
    int left = op->rect.w, right = 0;
    for (int i = 0; i < block->line_count; i++) {
        left = block->lines[i].x < left ? block->lines[i].x : left;
        right = block->lines[i].x + block->lines[i].w > right ? block->lines[i].x + block->lines[i].w : right;
    }
    ink.x += left;
    ink.w = right - left;
    return ink;
}

static void audit_text(struct audit *audit, const struct op *op, const char *name)
{
    const struct panel *panel = &audit->theme->panel;
    int least = type_least_px(audit->theme);
    if (!op->fits)
        audit_line(audit, "%s: \"%.60s\" does not fit its box of %dx%d", name, op->text, op->rect.w,
                   op->rect.h);
    if (op->style.px < least)
        audit_line(audit, "%s: \"%.60s\" is %d pixels; the smallest text is %d", name, op->text, op->style.px,
                   least);
    struct rect ink = text_ink(audit, op);
    if (!rect_contains((struct rect){0, 0, panel->w, panel->h}, ink))
        audit_line(audit, "%s: \"%.60s\" runs off the screen", name, op->text);
    if (!rect_contains(op->clip, ink))
        audit_line(audit, "%s: \"%.60s\" is clipped", name, op->text);
}

/* True when an op paints in a rectangle; a disc leaves the corners of its square. */
static bool op_covers(const struct op *op, struct rect shape, struct rect area)
{
    struct rect shared = rect_intersect(rect_intersect(area, shape), op->clip);
    if (rect_empty(shared) || op->kind != OP_DISC)
        return !rect_empty(shared);
    int x = shape.x + shape.w / 2, y = shape.y + shape.h / 2;
    int dx = x < area.x ? area.x - x : x > area.x + area.w ? x - area.x - area.w : 0;
    int dy = y < area.y ? area.y - y : y > area.y + area.h ? y - area.y - area.h : 0;
    return dx * dx + dy * dy < shape.w * shape.w / 4;
}

/* What is painted later must not hide a text, nor stand on it. */
static void audit_over(struct audit *audit, int index, int end, const char *name)
{
    const struct op *op = &audit->canvas->ops[index];
    struct rect ink = text_ink(audit, op);
    int slack = op->style.line_px - op->style.px; /* lines may touch where letters do not */
    ink.y += slack / 2;
    ink.h -= slack;
    for (int i = index + 1; i < end; i++) {
        const struct op *later = &audit->canvas->ops[i];
        struct rect other = later->kind == OP_TEXT ? text_ink(audit, later) : later->rect;
        if (later->kind == OP_TEXT) {
            other.y += slack / 2;
            other.h -= slack;
        }
        if (!op_covers(later, other, ink))
            continue;
        audit_line(audit, "%s: \"%.60s\" is painted over by %s%.60s", name, op->text,
                   later->kind == OP_TEXT ? "" : "a shape, icon or code ",
                   later->kind == OP_TEXT ? later->text : "");
        return;
    }
}

/* The edge or the fill of a control must stand out from what lies around it; the hair line of a card only
 * adorns. */
static void audit_edge(struct audit *audit, int index)
{
    const struct op *op = &audit->canvas->ops[index];
    const struct palette *palette = audit->theme->colour;
    if (op->node < 0 || !op->edge_px || op->edge == palette->hair || op->edge == op->colour)
        return;
    const struct node *node = &audit->canvas->nodes[op->node];
    if (!role_is_control(node->role) || (node->state & STATE_DISABLED))
        return;
    int x = op->rect.x + op->rect.w / 2, y = op->rect.y + op->rect.h / 2;
    unsigned ground = palette->page;
    for (int i = 0; i < index; i++) {
        const struct op *below = &audit->canvas->ops[i];
        bool solid = below->kind == OP_FILL || below->kind == OP_BOX || below->kind == OP_HOUSE;
        if (solid && rect_has(below->rect, x, y))
            ground = below->colour;
    }
    double edge = colour_contrast(op->edge, ground), fill = colour_contrast(op->colour, ground);
    if (edge < ICON_CONTRAST && fill < ICON_CONTRAST)
        audit_line(audit, "%s: its edge #%06X has contrast %.2f on #%06X; at least %.1f", node_name(node),
                   op->edge, edge, ground, ICON_CONTRAST);
}

/* Ops below a translucent layer belong to a screen that waits. */
static int first_live_op(const struct canvas *canvas)
{
    int first = 0;
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].kind == OP_DIM)
            first = i + 1;
    return first;
}

static void audit_ops(struct audit *audit)
{
    const struct canvas *canvas = audit->canvas;
    for (int i = first_live_op(canvas); i < canvas->op_count; i++) {
        const struct op *op = &canvas->ops[i];
        const char *name = op->node >= 0 ? node_name(&canvas->nodes[op->node]) : canvas->screen;
        if (op->kind == OP_TEXT) {
            audit_text(audit, op, name);
            audit_over(audit, i, canvas->op_count, name);
        }
        if (op->kind == OP_TEXT || op->kind == OP_ICON)
            audit_contrast(audit, op, name);
        if (op->kind == OP_BOX)
            audit_edge(audit, i);
    }
}

int audit_canvas(const struct canvas *canvas, audit_report *report, void *context)
{
    struct audit audit = {.canvas = canvas, .theme = canvas->theme, .report = report, .context = context};
    for (int i = 0; i < canvas->node_count; i++) {
        audit_words(&audit, &canvas->nodes[i]);
        audit_place(&audit, &canvas->nodes[i]);
        audit_reach(&audit, &canvas->nodes[i]);
        for (int j = i + 1; j < canvas->node_count; j++)
            audit_pair(&audit, &canvas->nodes[i], &canvas->nodes[j]);
    }
    audit_bar(&audit);
    audit_way_home(&audit);
    audit_ops(&audit);
    return audit.breaches;
}
