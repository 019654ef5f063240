/* Where two frames differ: what stands in one and not in the other must be painted again. */
#include "ui/canvas.h"

/* What an op may touch: shadows and ink stick out of its rectangle. */
static struct rect op_extent(const struct canvas *canvas, const struct op *op)
{
    int out = op->shadow ? mm(canvas->theme, 4) : op->kind == OP_TEXT ? op->style.px / 2 : 1;
    return rect_intersect(rect_inset(op->rect, -out), op->clip);
}

static void damage_add(struct rect *rects, int *count, int max, struct rect rect)
{
    enum { NEAR_PX = 24 };
    if (rect_empty(rect))
        return;
    for (int i = 0; i < *count; i++) {
        if (!rect_empty(rect_intersect(rect_inset(rects[i], -NEAR_PX), rect))) {
            rect = rect_union(rects[i], rect);
            rects[i] = rects[--*count];
            i = -1;   /* the larger rectangle may now touch an earlier one */
        }
    }
    if (*count == max)
        rects[0] = rect_union(rects[0], rect);
    else
        rects[(*count)++] = rect;
}

static bool ops_hold(const struct canvas *canvas, const struct op *op, int around)
{
    /* Most ops stand where they stood: look there first. */
    if (around < canvas->op_count && canvas->ops[around].hash == op->hash)
        return true;
    for (int i = 0; i < canvas->op_count; i++)
        if (canvas->ops[i].hash == op->hash)
            return true;
    return false;
}

int canvas_damage(const struct canvas *before, const struct canvas *after, struct rect *rects, int max)
{
    int count = 0;
    for (int i = 0; i < after->op_count; i++)
        if (!ops_hold(before, &after->ops[i], i))
            damage_add(rects, &count, max, op_extent(after, &after->ops[i]));
    for (int i = 0; i < before->op_count; i++)
        if (!ops_hold(after, &before->ops[i], i))
            damage_add(rects, &count, max, op_extent(before, &before->ops[i]));
    return count;
}
