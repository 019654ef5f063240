#include "sdl/painter.h"

#include <stdlib.h>
#include <string.h>

#include "sdl/blend.h"
#include "sdl/outline.h"
#include "ui/qr.h"

enum { SHADOW_ALPHA = 28, SHADOW_SOFT = 3 };

struct painter {
    struct text *text;
    struct outline_store *outlines;
    struct qr qr; /* of the last payload: there is one code on a screen */
    char *payload;
};

/* The picture and the part of it that an op may touch. */
struct sheet {
    struct picture picture;
    struct rect area;
};

/* A box or house ready to be painted row by row. */
struct shape {
    struct rect rect;
    const struct outline *top, *bottom;
};

/* One row of a sheet, without the columns that something else covers later. */
struct brush {
    uint32_t *row;
    int begin, end, hole_begin, hole_end;
    unsigned colour;
    int alpha;
};

struct painter *painter_new(struct text *text)
{
    struct painter *painter = calloc(1, sizeof *painter);
    if (!painter)
        abort();
    painter->text = text;
    painter->outlines = outline_store_new();
    return painter;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    outline_store_free(painter->outlines);
    free(painter->payload);
    free(painter);
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static uint32_t *sheet_at(const struct sheet *sheet, int x, int y)
{
    return sheet->picture.pixels + (ptrdiff_t)y * sheet->picture.pitch + x;
}

static void fill_paint(const struct sheet *sheet, struct rect rect, unsigned colour)
{
    rect = rect_intersect(rect, sheet->area);
    for (int y = rect.y; y < rect.y + rect.h; y++)
        blend_fill(sheet_at(sheet, rect.x, y), rect.w, colour);
}

static void dim_paint(const struct sheet *sheet, struct rect rect, unsigned colour, int alpha)
{
    rect = rect_intersect(rect, sheet->area);
    for (int y = rect.y; y < rect.y + rect.h; y++)
        blend_flat(sheet_at(sheet, rect.x, y), rect.w, colour, alpha);
}

static void mask_paint(const struct sheet *sheet, struct text_mask mask, int x, int y, unsigned colour)
{
    struct rect rect = rect_intersect((struct rect){x, y, mask.w, mask.h}, sheet->area);
    for (int row = rect.y; row < rect.y + rect.h; row++)
        blend_mask(sheet_at(sheet, rect.x, row),
                   mask.bytes + (ptrdiff_t)(row - y) * mask.pitch + (rect.x - x), rect.w, colour);
}

/* Paints columns of one strength, on both sides of the hole. */
static void brush_flat(const struct brush *brush, int begin, int end, int strength)
{
    int alpha = (strength * brush->alpha + 127) / 255;
    const int parts[2][2] = {
        {larger(begin, brush->begin), smaller(smaller(end, brush->end), brush->hole_begin)},
        {larger(larger(begin, brush->begin), brush->hole_end), smaller(end, brush->end)}};
    for (int i = 0; i < 2; i++) {
        int n = parts[i][1] - parts[i][0];
        if (n > 0 && alpha == 255)
            blend_fill(brush->row + parts[i][0], n, brush->colour);
        else if (n > 0 && alpha)
            blend_flat(brush->row + parts[i][0], n, brush->colour, alpha);
    }
}

/* Paints an edge pixel by pixel; `step` -1 takes the strengths from right to left. */
static void brush_edge(const struct brush *brush, int begin, int n, const uint8_t *cover, int step)
{
    for (int i = 0; i < n; i++)
        brush_flat(brush, begin + i, begin + i + 1, cover[i * step]);
}

/* The row of a shape at height `y` of the sheet. */
static const struct outline_row *shape_row(const struct shape *shape, int y, const uint8_t **cover)
{
    int down = y - shape->rect.y, up = shape->rect.h - 1 - down;
    bool low = up < down && up < shape->bottom->rows - 1;
    const struct outline *outline = low ? shape->bottom : shape->top;
    *cover = outline->cover;
    return &outline->row[smaller(low ? up : down, outline->rows - 1)];
}

/* Paints one row of a shape: its left edge, what is solid, and the left edge mirrored. */
static void shape_paint_row(const struct brush *brush, const struct shape *shape, int y)
{
    const uint8_t *cover;
    const struct outline_row *row = shape_row(shape, y, &cover);
    int half = (shape->rect.w + 1) / 2;
    if (row->skip >= half)
        return;
    int edge = smaller(row->edge, half - row->skip), left = shape->rect.x + row->skip;
    int right = shape->rect.x + shape->rect.w - row->skip - edge, over = larger(left + edge - right, 0);
    brush_edge(brush, left, edge, cover + row->at, 1);
    brush_flat(brush, left + edge, right, row->middle);
    /* In the middle of an odd width both sides meet in one pixel, which is painted once. */
    brush_edge(brush, right + over, edge - over, cover + row->at + edge - 1 - over, -1);
}

/* Columns that a shape covers fully in a row; empty (both 0) when there are none. */
static void shape_solid(const struct shape *shape, int y, int *begin, int *end)
{
    *begin = *end = 0;
    if (y < shape->rect.y || y >= shape->rect.y + shape->rect.h)
        return;
    const uint8_t *cover;
    const struct outline_row *row = shape_row(shape, y, &cover);
    int in = row->skip + row->edge;
    if (row->middle != 255 || 2 * in >= shape->rect.w)
        return;
    *begin = shape->rect.x + in;
    *end = shape->rect.x + shape->rect.w - in;
}

/* Paints a shape except where `over`, which comes on top, hides it. */
static void shape_paint(const struct sheet *sheet, const struct shape *shape, unsigned colour, int alpha,
                        const struct shape *over)
{
    struct rect rect = rect_intersect(shape->rect, sheet->area);
    if (rect_empty(rect))
        return;
    for (int y = rect.y; y < rect.y + rect.h; y++) {
        struct brush brush = {.row = sheet_at(sheet, 0, y),
                              .begin = rect.x,
                              .end = rect.x + rect.w,
                              .colour = colour,
                              .alpha = alpha};
        brush.hole_begin = brush.hole_end = brush.begin;
        int begin = 0, end = 0;
        if (over)
            shape_solid(over, y, &begin, &end);
        if (begin < end) {
            brush.hole_begin = begin;
            brush.hole_end = end;
        }
        shape_paint_row(&brush, shape, y);
    }
}

/* A rounded box (roof 0) or a house; what does not fit the rectangle is made smaller. */
static struct shape shape_make(struct painter *painter, struct rect rect, int diameter, int roof, int soft)
{
    roof = larger(smaller(roof, rect.h - 1), 0);
    diameter = larger(smaller(diameter, smaller(rect.w, rect.h - roof)), 0);
    struct outline_key bottom = {.diameter = diameter, .soft = soft}, top = bottom;
    if (roof) {
        top.roof = roof;
        top.w = rect.w;
    }
    return (struct shape){.rect = rect,
                          .top = outline_find(painter->outlines, top),
                          .bottom = outline_find(painter->outlines, bottom)};
}

/* How far a shadow shows below its shape. */
static int shadow_drop(int radius)
{
    return larger(radius / 4, 2);
}

static void shadow_paint(struct painter *painter, const struct sheet *sheet, const struct op *op,
                         const struct shape *caster)
{
    struct rect rect = op->rect;
    rect.y += shadow_drop(op->radius);
    struct shape shadow = shape_make(painter, rect, 2 * op->radius, op->roof, SHADOW_SOFT);
    shape_paint(sheet, &shadow, 0x000000, SHADOW_ALPHA, caster);
}

static void box_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    struct shape outer = shape_make(painter, op->rect, 2 * op->radius, op->roof, 0);
    if (op->shadow)
        shadow_paint(painter, sheet, op, &outer);
    struct rect inside = rect_inset(op->rect, op->edge_px);
    if (op->edge_px <= 0 || op->roof || rect_empty(inside)) {
        shape_paint(sheet, &outer, op->edge_px > 0 && !op->roof ? op->edge : op->colour, 255, NULL);
        return;
    }
    struct shape inner = shape_make(painter, inside, 2 * larger(op->radius - op->edge_px, 0), 0, 0);
    shape_paint(sheet, &outer, op->edge, 255, &inner);
    shape_paint(sheet, &inner, op->colour, 255, NULL);
}

static void disc_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    int side = smaller(op->rect.w, op->rect.h);
    struct rect square = {op->rect.x + (op->rect.w - side) / 2, op->rect.y + (op->rect.h - side) / 2, side,
                          side};
    struct shape disc = shape_make(painter, square, side, 0, 0);
    shape_paint(sheet, &disc, op->colour, 255, NULL);
}

static void text_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    const struct text_block *block =
        text_layout(painter->text, op->text, op->style, op->rect.w, op->language);
    block = text_raster(painter->text, block);
    for (int i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        mask_paint(sheet, line->mask, op->rect.x + line->x, op->rect.y + op->dy + line->y, op->colour);
    }
}

static void icon_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    int px = op->style.px > 0 ? op->style.px : smaller(op->rect.w, op->rect.h);
    struct text_mask mask = text_icon(painter->text, op->text, px);
    mask_paint(sheet, mask, op->rect.x + (op->rect.w - mask.w) / 2, op->rect.y + (op->rect.h - mask.h) / 2,
               op->colour);
}

static const struct qr *painter_qr(struct painter *painter, const char *payload)
{
    if (painter->payload && strcmp(painter->payload, payload) == 0)
        return &painter->qr;
    free(painter->payload);
    painter->payload = strdup(payload);
    qr_encode(payload, &painter->qr);
    return &painter->qr;
}

/* Black on white in every theme: cameras do not read inverted codes. */
static void qr_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    const struct qr *qr = painter_qr(painter, op->text);
    fill_paint(sheet, op->rect, 0xFFFFFF);
    int px = qr_module_px(qr, smaller(op->rect.w, op->rect.h)), side = px * qr->modules;
    int x = op->rect.x + (op->rect.w - side) / 2, y = op->rect.y + (op->rect.h - side) / 2;
    for (int row = 0; px && row < qr->modules; row++)
        for (int column = 0; column < qr->modules; column++)
            if (qr->dark[row * qr->modules + column])
                fill_paint(sheet, (struct rect){x + column * px, y + row * px, px, px}, 0x000000);
}

static void op_paint(struct painter *painter, const struct sheet *sheet, const struct op *op)
{
    switch (op->kind) {
    case OP_FILL:
        fill_paint(sheet, op->rect, op->colour);
        break;
    case OP_BOX:
    case OP_HOUSE:
        box_paint(painter, sheet, op);
        break;
    case OP_DISC:
        disc_paint(painter, sheet, op);
        break;
    case OP_TEXT:
        text_paint(painter, sheet, op);
        break;
    case OP_ICON:
        icon_paint(painter, sheet, op);
        break;
    case OP_QR:
        qr_paint(painter, sheet, op);
        break;
    case OP_DIM:
        dim_paint(sheet, op->rect, op->colour, op->alpha);
        break;
    }
}

/* All that an op may touch: shadows fall below its rectangle, ink sticks out of it. */
static struct rect op_reach(const struct op *op)
{
    struct rect reach = op->rect;
    if (op->kind == OP_TEXT)
        reach = rect_inset(reach, -op->style.px / 2);
    else if (op->shadow)
        reach.h += shadow_drop(op->radius);
    return rect_intersect(reach, op->clip);
}

/* True when nothing of what was painted earlier shows in the area. */
static bool op_covers(const struct op *op, struct rect area)
{
    struct rect solid = op->rect;
    if (op->kind == OP_BOX)
        solid = rect_inset(solid, larger(op->radius, op->edge_px));
    else if (op->kind != OP_FILL && op->kind != OP_QR)
        return false;
    return rect_contains(solid, area) && rect_contains(op->clip, area);
}

void painter_paint(struct painter *painter, const struct canvas *canvas, struct picture picture,
                   struct rect area)
{
    area = rect_intersect(area, (struct rect){0, 0, picture.w, picture.h});
    if (rect_empty(area))
        return;
    int first = canvas->op_count - 1;
    while (first > 0 && !op_covers(&canvas->ops[first], area))
        first--;
    for (int i = larger(first, 0); i < canvas->op_count; i++) {
        const struct op *op = &canvas->ops[i];
        struct sheet sheet = {.picture = picture, .area = rect_intersect(op_reach(op), area)};
        if (!rect_empty(sheet.area))
            op_paint(painter, &sheet, op);
    }
}
