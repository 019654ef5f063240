/* Where two frames differ: what stands in one and not in the other must be painted again. */
#include "ui/canvas.h"

#include <string.h>

static unsigned long long hash_bytes(unsigned long long hash, const void *bytes, size_t length)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * 1099511628211u;
    return hash;
}

unsigned long long op_hash(const struct op *op)
{
    const int numbers[] = {
        (int)op->kind,       op->rect.x,   op->rect.y,        op->rect.w,     op->rect.h,
        op->clip.x,          op->clip.y,   op->clip.w,        op->clip.h,     (int)op->colour,
        (int)op->edge,       op->edge_px,  op->radius,        op->roof,       op->shadow,
        op->alpha,           op->style.px, op->style.line_px, op->style.bold, (int)op->style.align,
        op->style.max_lines, op->dy};
    unsigned long long hash = hash_bytes(1469598103934665603u, numbers, sizeof numbers);
    if (op->text)
        hash = hash_bytes(hash, op->text, strlen(op->text));
    if (op->language)
        hash = hash_bytes(hash, op->language, strlen(op->language));
    return hash;
}

unsigned long long canvas_hash(const struct canvas *canvas)
{
    unsigned long long hash = 1469598103934665603u;
    for (int i = 0; i < canvas->op_count; i++)
        hash = hash_bytes(hash, &canvas->ops[i].hash, sizeof canvas->ops[i].hash);
    return hash;
}

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
            i = -1; /* the larger rectangle may now touch an earlier one */
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
