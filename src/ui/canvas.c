#include "ui/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "lang/lang.h"
#include "ui/qr.h"

void canvas_init(struct canvas *canvas, struct text *text)
{
    *canvas = (struct canvas){.text = text, .open_node = -1};
    arena_init(&canvas->arena);
}

void canvas_release(struct canvas *canvas)
{
    free(canvas->ops);
    free(canvas->nodes);
    arena_release(&canvas->arena);
    *canvas = (struct canvas){.open_node = -1};
}

void canvas_wipe(struct canvas *canvas)
{
    if (canvas->ops)
        explicit_bzero(canvas->ops, sizeof *canvas->ops * (size_t)canvas->op_room);
    if (canvas->nodes)
        explicit_bzero(canvas->nodes, sizeof *canvas->nodes * (size_t)canvas->node_room);
    canvas->op_count = canvas->node_count = 0;
    canvas->pager = (struct pager){.pages = 1};
    arena_wipe(&canvas->arena);
}

static struct rect canvas_bounds(const struct canvas *canvas)
{
    return (struct rect){0, 0, canvas->theme->panel.w, canvas->theme->panel.h};
}

void canvas_begin(struct canvas *canvas, const struct theme *theme, const char *screen, const char *language)
{
    arena_reset(&canvas->arena);
    canvas->theme = theme;
    canvas->screen = screen;
    canvas->language = arena_strdup(&canvas->arena, language);
    canvas->rtl = language_is_rtl(language);
    canvas->op_count = canvas->node_count = canvas->focus_count = 0;
    canvas->pager = (struct pager){.pages = 1};
    canvas->open_node = -1;
    canvas->clip = canvas_bounds(canvas);
    canvas->shift = 0;
    canvas->mute = false;
    canvas_fill(canvas, canvas->clip, theme->colour->page);
}

/* Where a rectangle of a left-to-right drawing really goes. */
static struct rect canvas_place(const struct canvas *canvas, struct rect rect)
{
    if (canvas->rtl)
        rect.x = canvas->theme->panel.w - rect.x - rect.w;
    rect.y += canvas->shift;
    return rect;
}

/* The colour a text or icon stands on: that of the last thing painted under its middle. */
static unsigned canvas_ground(const struct canvas *canvas, struct rect rect)
{
    int x = rect.x + rect.w / 2, y = rect.y + rect.h / 2;
    for (int i = canvas->op_count - 1; i >= 0; i--) {
        const struct op *op = &canvas->ops[i];
        bool solid = op->kind == OP_FILL || op->kind == OP_BOX || op->kind == OP_HOUSE || op->kind == OP_DISC;
        if (solid && rect_has(op->rect, x, y) && rect_has(op->clip, x, y))
            return op->colour;
    }
    return canvas->theme->colour->page;
}

static struct op *canvas_add(struct canvas *canvas, struct op op)
{
    if (canvas->op_count == canvas->op_room) {
        canvas->op_room = canvas->op_room ? canvas->op_room * 2 : 256;
        canvas->ops = realloc(canvas->ops, sizeof *canvas->ops * (size_t)canvas->op_room);
        if (!canvas->ops)
            abort();
    }
    op.rect = canvas_place(canvas, op.rect);
    op.clip = canvas->clip;
    op.node = canvas->mute ? -1 : canvas->open_node;
    if (op.kind == OP_TEXT || op.kind == OP_ICON)
        op.ground = canvas_ground(canvas, op.rect);
    op.hash = op_hash(&op);
    canvas->ops[canvas->op_count] = op;
    return &canvas->ops[canvas->op_count++];
}

static struct node *canvas_add_node(struct canvas *canvas, struct node node)
{
    if (canvas->node_count == canvas->node_room) {
        canvas->node_room = canvas->node_room ? canvas->node_room * 2 : 128;
        canvas->nodes = realloc(canvas->nodes, sizeof *canvas->nodes * (size_t)canvas->node_room);
        if (!canvas->nodes)
            abort();
    }
    canvas->nodes[canvas->node_count] = node;
    return &canvas->nodes[canvas->node_count++];
}

void canvas_fill(struct canvas *canvas, struct rect rect, unsigned colour)
{
    canvas_add(canvas, (struct op){.kind = OP_FILL, .rect = rect, .colour = colour});
}

void canvas_box(struct canvas *canvas, struct rect rect, int radius, unsigned fill, unsigned edge,
                int edge_px, bool shadow)
{
    canvas_add(canvas, (struct op){.kind = OP_BOX,
                                   .rect = rect,
                                   .colour = fill,
                                   .edge = edge,
                                   .edge_px = edge_px,
                                   .radius = radius,
                                   .shadow = shadow});
}

void canvas_house(struct canvas *canvas, struct rect rect, int radius, int roof, unsigned fill, bool shadow)
{
    canvas_add(canvas, (struct op){.kind = OP_HOUSE,
                                   .rect = rect,
                                   .colour = fill,
                                   .radius = radius,
                                   .roof = roof,
                                   .shadow = shadow});
}

void canvas_disc(struct canvas *canvas, struct rect rect, unsigned fill)
{
    canvas_add(canvas, (struct op){.kind = OP_DISC, .rect = rect, .colour = fill});
}

void canvas_dim(struct canvas *canvas, unsigned colour, int alpha)
{
    canvas->node_count = canvas->focus_count = 0;
    canvas->pager = (struct pager){.pages = 1};
    for (int i = 0; i < canvas->op_count; i++)
        canvas->ops[i].node = -1;
    canvas_add(canvas,
               (struct op){.kind = OP_DIM, .rect = canvas_bounds(canvas), .colour = colour, .alpha = alpha});
}

void canvas_icon(struct canvas *canvas, struct rect rect, const char *name, int px, unsigned colour)
{
    struct rect square = {rect.x + (rect.w - px) / 2, rect.y + (rect.h - px) / 2, px, px};
    canvas_add(canvas, (struct op){.kind = OP_ICON,
                                   .rect = square,
                                   .colour = colour,
                                   .text = arena_strdup(&canvas->arena, name),
                                   .style.px = px});
    if (canvas->open_node >= 0 && !canvas->nodes[canvas->open_node].icon)
        canvas->nodes[canvas->open_node].icon = canvas->ops[canvas->op_count - 1].text;
}

bool canvas_qr(struct canvas *canvas, struct rect rect, const char *payload, const char *label)
{
    struct qr qr;
    if (!qr_encode(payload, &qr))
        return false;
    int module = qr_module_px(&qr, rect.w < rect.h ? rect.w : rect.h),
        side = module * (qr.modules + 2 * QR_QUIET);
    if (!module)
        return false;
    struct rect square = {rect.x + (rect.w - side) / 2, rect.y + (rect.h - side) / 2, side, side};
    canvas_add(canvas,
               (struct op){.kind = OP_QR, .rect = square, .text = arena_strdup(&canvas->arena, payload)});
    canvas_picture(canvas, square, label);
    return true;
}

void canvas_picture(struct canvas *canvas, struct rect rect, const char *label)
{
    if (!canvas->mute)
        canvas_add_node(canvas, (struct node){.role = ROLE_IMAGE,
                                              .label = arena_strdup(&canvas->arena, label),
                                              .speech = arena_strdup(&canvas->arena, label),
                                              .language = canvas->language,
                                              .rtl = canvas->rtl,
                                              .rect = canvas_place(canvas, rect),
                                              .fg = 0x000000,
                                              .bg = 0xFFFFFF});
}

unsigned canvas_control(struct canvas *canvas, struct rect rect, const struct control *control)
{
    assert(canvas->open_node < 0);
    bool pressed =
        canvas->pressed && strcmp(canvas->pressed, control->id) == 0 && !(control->state & STATE_DISABLED);
    unsigned state = control->state | (pressed ? STATE_PRESSED : 0);
    if (canvas->mute)
        return state & ~(unsigned)STATE_PRESSED;
    const char *language = control->language ? control->language : canvas->language;
    struct node *node = canvas_add_node(
        canvas, (struct node){.id = arena_strdup(&canvas->arena, control->id),
                              .role = control->role,
                              .label = arena_strdup(&canvas->arena, control->label),
                              .speech = arena_strdup(&canvas->arena,
                                                     control->speech ? control->speech : control->label),
                              .language = arena_strdup(&canvas->arena, language),
                              .rtl = language_is_rtl(language),
                              .rect = canvas_place(canvas, rect),
                              .action = control->action,
                              .state = state,
                              .icon = arena_strdup(&canvas->arena, control->icon),
                              .equivalent_of = arena_strdup(&canvas->arena, control->equivalent_of)});
    if (!(state & STATE_DISABLED))
        node->focus = ++canvas->focus_count;
    canvas->open_node = canvas->node_count - 1;
    return state;
}

void canvas_end(struct canvas *canvas)
{
    canvas->open_node = -1;
}

void canvas_pages(struct canvas *canvas, struct rect zone, const struct route *route, int pages)
{
    canvas->pager = (struct pager){
        .zone = canvas_place(canvas, zone), .page = route->page, .pages = pages, .route = *route};
}

void canvas_clip(struct canvas *canvas, struct rect rect, int shift, bool mute)
{
    canvas->shift = 0;
    canvas->clip = canvas_place(canvas, rect);
    canvas->shift = shift;
    canvas->mute = mute;
}

void canvas_unclip(struct canvas *canvas)
{
    canvas->clip = canvas_bounds(canvas);
    canvas->shift = 0;
    canvas->mute = false;
}

static struct text_style look_style(const struct canvas *canvas, struct text_look look, const char *language)
{
    /* Start and end are those of the layout, also for a Dutch text on an Arabic page. */
    bool against = language_is_rtl(language) != canvas->rtl && look.align != TEXT_CENTRE;
    enum text_align align = !against ? look.align : look.align == TEXT_START ? TEXT_END : TEXT_START;
    return (struct text_style){.px = type_px(canvas->theme, look.type),
                               .line_px = type_line_px(canvas->theme, look.type),
                               .bold = type_bold(look.type),
                               .align = align,
                               .max_lines = look.max_lines};
}

static bool block_fits(const struct text_block *block, struct rect box, bool whole)
{
    return !block->broken && block->w <= box.w && block->h <= box.h && !(whole && block->cut);
}

/* True when text must step down: a label that would lose a letter, a word that would be broken, a line without room. */
static bool block_steps_down(const struct text_block *block, struct rect box, struct text_style style,
                             bool whole)
{
    if (whole)
        return !block_fits(block, box, true);
    bool lines = style.max_lines && block->h > box.h;
    return block->broken || block->w > box.w || style.line_px > box.h || lines;
}

/* Lays text out in a box, in a smaller size where it must. */
static const struct text_block *fit_block(struct canvas *canvas, struct rect box, const char *text,
                                          struct text_style *style, const char *language, bool whole)
{
    const struct text_style full = *style;
    const int least = type_least_px(canvas->theme);
    const struct text_block *block = text_layout(canvas->text, text, *style, box.w, language);
    for (int percent = 94; block_steps_down(block, box, *style, whole); percent -= 6) {
        int px = full.px * percent / 100;
        if (px <= least && style->px <= least)
            break;
        style->px = px > least ? px : least;
        style->line_px = full.line_px * style->px / full.px;
        if (!whole && full.max_lines)
            style->max_lines = box.h >= style->line_px ? box.h / style->line_px : 1;
        block = text_layout(canvas->text, text, *style, box.w, language);
    }
    /* A text that no size makes fit ends in an ellipsis rather than on top of its neighbours. */
    if (whole && block->h > box.h) {
        style->max_lines = box.h >= 2 * style->line_px ? box.h / style->line_px : 1;
        block = text_layout(canvas->text, text, *style, box.w, language);
    }
    return block;
}

static void text_node(struct canvas *canvas, struct rect rect, const char *text, struct text_look look,
                      const char *language, const struct op *op)
{
    canvas_add_node(canvas, (struct node){.role = look.role,
                                          .label = text,
                                          .speech = text,
                                          .language = language,
                                          .rtl = language_is_rtl(language),
                                          .rect = canvas_place(canvas, rect),
                                          .fg = look.colour,
                                          .bg = op->ground,
                                          .font_px = op->style.px,
                                          .decor = look.decor});
}

/* The eye takes the middle of the capitals for the middle of a line, not that of its box. */
static int block_middle(const struct canvas *canvas, const struct text_block *block, int height,
                        struct text_style style)
{
    if (!block->line_count)
        return 0;
    int cap = text_cap_height(canvas->text, style.px, style.bold);
    int first = block->lines[0].baseline - cap, last = block->lines[block->line_count - 1].baseline;
    int dy = (height - first - last) / 2, room = height - block->h;
    return room < 0 ? dy : dy < 0 ? 0 : dy > room ? room : dy;
}

int canvas_text(struct canvas *canvas, struct rect box, const char *text, struct text_look look)
{
    if (!text || !*text)
        return 0;
    const char *language = look.language ? look.language : canvas->language;
    struct text_style style = look_style(canvas, look, language);
    bool whole = look.whole || (canvas->open_node >= 0 && !look.decor);
    if (!style.max_lines && !whole && box.h > 0)
        style.max_lines = box.h >= style.line_px ? box.h / style.line_px : 1;
    const struct text_block *block = fit_block(canvas, box, text, &style, language, whole);
    int dy = look.middle ? block_middle(canvas, block, box.h, style) : 0, height = block->h, width = block->w;
    bool fits = block_fits(block, box, whole);
    const char *copy = arena_strdup(&canvas->arena, text);
    language = arena_strdup(&canvas->arena, language);
    const struct op *op = canvas_add(canvas, (struct op){.kind = OP_TEXT,
                                                         .rect = box,
                                                         .colour = look.colour,
                                                         .text = copy,
                                                         .style = style,
                                                         .language = language,
                                                         .dy = dy,
                                                         .fits = fits});
    if (canvas->open_node >= 0) {
        struct node *node = &canvas->nodes[canvas->open_node];
        node->cut = node->cut || block->cut;
        if (!node->font_px || op->style.px < node->font_px)
            node->font_px = op->style.px;
        if (!node->fg && !node->bg) {
            node->fg = look.colour;
            node->bg = op->ground;
        }
    } else if (!canvas->mute) {
        text_node(canvas, (struct rect){box.x, box.y + dy, look.align == TEXT_START ? width : box.w, height},
                  copy, look, language, op);
        canvas->nodes[canvas->node_count - 1].cut = block->cut;
    }
    return height;
}

int canvas_text_height(struct canvas *canvas, const char *text, struct text_look look, int width)
{
    if (!text || !*text)
        return 0;
    const char *language = look.language ? look.language : canvas->language;
    return text_layout(canvas->text, text, look_style(canvas, look, language), width, language)->h;
}

int canvas_text_width(struct canvas *canvas, const char *text, struct text_look look)
{
    if (!text || !*text)
        return 0;
    const char *language = look.language ? look.language : canvas->language;
    return text_layout(canvas->text, text, look_style(canvas, look, language), 0, language)->w;
}

bool canvas_text_fits(struct canvas *canvas, struct rect box, const char *text, struct text_look look)
{
    const char *language = look.language ? look.language : canvas->language;
    struct text_style style = look_style(canvas, look, language);
    return block_fits(fit_block(canvas, box, text, &style, language, true), box, true);
}
