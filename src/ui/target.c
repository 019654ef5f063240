/* What a finger or the keyboard means: the node at a pixel, the node with an id, the ring around it. */
#include "ui/canvas.h"

#include <string.h>

void canvas_ring(struct canvas *canvas)
{
    const struct node *node = canvas->focused ? canvas_node(canvas, canvas->focused) : NULL;
    if (!node)
        return;
    const struct theme *theme = canvas->theme;
    int width = mm(theme, 1.2);
    struct rect inner = rect_inset(node->rect, -mm(theme, 0.6)), outer = rect_inset(inner, -width);
    /* Four bars each: a ring must not paint over what it surrounds. */
    for (int i = 0; i < 2; i++) {
        struct rect r = i ? inner : outer;
        unsigned colour = i ? theme->colour->ring_inner : theme->colour->ring_outer;
        struct rect bars[] = {{r.x, r.y, r.w, width},
                              {r.x, r.y + r.h - width, r.w, width},
                              {r.x, r.y, width, r.h},
                              {r.x + r.w - width, r.y, width, r.h}};
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
            if (canvas->rtl)
                bars[b].x = theme->panel.w - bars[b].x - bars[b].w; /* the node's place is mirrored already */
            canvas_fill(canvas, bars[b], colour);
        }
    }
}

const struct node *canvas_node(const struct canvas *canvas, const char *id)
{
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].id && strcmp(canvas->nodes[i].id, id) == 0)
            return &canvas->nodes[i];
    return NULL;
}

static int rect_distance(struct rect r, int x, int y)
{
    int dx = x < r.x ? r.x - x : x >= r.x + r.w ? x - r.x - r.w + 1 : 0;
    int dy = y < r.y ? r.y - y : y >= r.y + r.h ? y - r.y - r.h + 1 : 0;
    return dx > dy ? dx : dy;
}

const struct node *canvas_hit(const struct canvas *canvas, int x, int y)
{
    const struct node *best = NULL;
    int nearest = canvas->theme->gap / 2 + 1;
    for (int i = canvas->node_count - 1; i >= 0; i--) {
        const struct node *node = &canvas->nodes[i];
        if (node->action.kind == ACTION_NONE || (node->state & STATE_DISABLED))
            continue;
        int distance = rect_distance(node->rect, x, y);
        if (distance < nearest) {
            nearest = distance;
            best = node;
        }
    }
    return best;
}
