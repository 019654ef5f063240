/* The grid of "Ons aanbod": names, heads, and a cell for every topic and age. */
#include "screen/matrix.h"

#include <string.h>

#include "lang/lang.h"

static bool heads_fit(struct canvas *canvas, const struct visit *visit, const struct grid *grid)
{
    struct rect box = {0, 0, grid->cell_w, grid->heads.h},
                name = {0, 0, grid->name_w - grid->paged.row_height - mm(canvas->theme, 3),
                        grid->paged.row_height};
    struct text_look head = {.type = TYPE_META}, word = {.type = TYPE_META};
    for (int i = 1; i <= grid->columns; i++)
        if (!canvas_text_fits(canvas, box, matrix_column_name(visit, i).text, head))
            return false;
    for (int i = 0; i < visit->house->topic_count; i++)
        if (!canvas_text_fits(canvas, name, visit->house->topics[i].name.text, word))
            return false;
    return true;
}

struct grid matrix_grid(struct canvas *canvas, const struct visit *visit, const struct frame *frame)
{
    const struct theme *theme = canvas->theme;
    struct rect zone = frame->touch;
    struct grid grid = {.look = frame->look, .columns = visit->house->age_count + 1};
    int line = type_line_px(theme, TYPE_META), gap = grid.gap = row_gap(theme),
        count = visit->house->topic_count;
    grid.heads = theme->form == FORM_PORTRAIT ? rect_cut_bottom(&grid.look, 2 * line)
                                              : rect_cut_top(&zone, 2 * line + gap / 2);
    grid.name_w = zone.w * (theme->form == FORM_PORTRAIT ? 29 : 31) / 100;
    grid.cell_w = (zone.w - grid.name_w) / grid.columns - gap;
    int least = 2 * line > theme->target ? 2 * line : theme->target, most = mm(theme, 37);
    int row = count > 0 ? (zone.h + gap) / count - gap : least;
    row = row > most ? most : row < least ? least : row;
    grid.paged = (struct paged){.zone = zone, .row_height = row, .gap = gap, .count = count};
    grid.fits = grid.cell_w >= theme->target && !frame_is_narrow(theme) && heads_fit(canvas, visit, &grid);
    return grid;
}

static unsigned colour_mix(unsigned over, unsigned under, int percent)
{
    unsigned mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int a = (int)(over >> shift & 255), b = (int)(under >> shift & 255);
        mixed |= (unsigned)((a * percent + b * (100 - percent)) / 100) << shift;
    }
    return mixed;
}

/* More is darker, up to 40 % of the topic's colour and never so dark that the number is hard to read. */
static unsigned cell_tint(const struct theme *theme, unsigned colour, int count, int most)
{
    enum { FAINT = 10, FULL = 40 };
    if (!theme->colour->coloured)
        return theme->colour->surface;
    int percent = FAINT + (FULL - FAINT) * count / (most > 0 ? most : 1);
    unsigned tint = colour_mix(theme_topic(theme, colour), theme->colour->surface, percent);
    while (percent > FAINT && colour_contrast(theme->colour->ink, tint) < 7)
        tint = colour_mix(theme_topic(theme, colour), theme->colour->surface, percent -= 5);
    return tint;
}

/* Dashes along the sides of a cell. */
static void cell_dashes(struct canvas *canvas, struct rect rect, unsigned colour)
{
    int edge = widget_edge(canvas->theme), dash = mm(canvas->theme, 4);
    int across = rect.w / (2 * dash), down = rect.h / (2 * dash);
    for (int i = 0; i < across; i++) {
        int x = rect.x + (rect.w - (2 * across - 1) * dash) / 2 + 2 * i * dash;
        canvas_fill(canvas, (struct rect){x, rect.y, dash, edge}, colour);
        canvas_fill(canvas, (struct rect){x, rect.y + rect.h - edge, dash, edge}, colour);
    }
    for (int i = 0; i < down; i++) {
        int y = rect.y + (rect.h - (2 * down - 1) * dash) / 2 + 2 * i * dash;
        canvas_fill(canvas, (struct rect){rect.x, y, edge, dash}, colour);
        canvas_fill(canvas, (struct rect){rect.x + rect.w - edge, y, edge, dash}, colour);
    }
}

static void grid_cell(struct canvas *canvas, struct rect rect, const struct grid_context *context, int topic,
                      int column)
{
    const struct theme *theme = canvas->theme;
    const struct visit *visit = context->visit;
    const struct matrix *matrix = &context->model->matrix;
    struct arena *arena = &canvas->arena;
    int count = matrix_cell_count(matrix, topic, column);
    const char *band = column <= visit->house->age_count ? visit->house->ages[column - 1].code : "parents";
    const char *number = count ? filters_count(arena, count, matrix->more) : "–";
    unsigned state = canvas_control(
        canvas, rect,
        &(struct control){.id = arena_printf(arena, "cell.%s.%s", visit->house->topics[topic].code, band),
                          .label = number,
                          .speech = matrix_cell_speech(visit, arena, topic, column, count),
                          .icon = matrix_column_icon(visit, column),
                          .role = ROLE_LINK,
                          .state = count ? 0 : STATE_EMPTY,
                          .action = action_go(matrix_cell_route(visit, matrix, topic, column))});
    struct tone tone = widget_tone(canvas, state, false);
    unsigned tint = cell_tint(theme, visit->house->topics[topic].colour, count, context->most);
    bool pressed = state & STATE_PRESSED;
    canvas_box(canvas, rect, mm(theme, 5),
               pressed ? tone.fill
               : count ? tint
                       : theme->colour->page,
               tone.edge, count || pressed ? widget_hair(theme) : 0, false);
    if (!count)
        cell_dashes(canvas, rect, theme->colour->line);
    canvas_text(canvas, rect_inset(rect, widget_edge(theme)), number,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = count ? theme->colour->ink : theme->colour->ink2,
                                   .align = TEXT_CENTRE,
                                   .middle = true});
    canvas_end(canvas);
}

static void grid_row(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct grid_context *context = data;
    const struct grid *grid = context->grid;
    const struct topic *topic = &context->visit->house->topics[index];
    struct rect name = rect_cut_left(&rect, grid->name_w);
    int disc = name.h < mm(canvas->theme, 22) ? name.h : mm(canvas->theme, 22);
    widget_disc(canvas, rect_cut_left(&name, disc), topic->icon, topic->colour);
    rect_cut_left(&name, mm(canvas->theme, 3));
    canvas_text(canvas, name, topic->name.text,
                (struct text_look){.type = TYPE_META,
                                   .colour = canvas->theme->colour->ink,
                                   .middle = true,
                                   .whole = true,
                                   .language = words_language(topic->name)});
    for (int column = 1; column <= grid->columns; column++) {
        rect_cut_left(&rect, grid->gap);
        grid_cell(canvas, rect_cut_left(&rect, grid->cell_w), context, index, column);
    }
}

/* Where one head takes two lines, all that can do. */
static struct rect head_room(struct canvas *canvas, struct rect rect, const char *text, bool broken)
{
    int width = canvas_text_width(canvas, text, (struct text_look){.type = TYPE_META});
    if (!broken || !strchr(text, ' ') || width > rect.w)
        return rect;
    return (struct rect){rect.x + (rect.w - width + 1) / 2, rect.y, width - 1, rect.h};
}

static void grid_heads(struct canvas *canvas, const struct visit *visit, const struct grid *grid)
{
    struct rect heads = grid->heads;
    bool broken = false;
    for (int column = 1; column <= grid->columns && !broken; column++)
        broken = canvas_text_width(canvas, matrix_column_name(visit, column).text,
                                   (struct text_look){.type = TYPE_META}) > grid->cell_w;
    rect_cut_left(&heads, grid->name_w);
    for (int column = 1; column <= grid->columns; column++) {
        struct words name = matrix_column_name(visit, column);
        rect_cut_left(&heads, grid->gap);
        struct rect head = rect_cut_left(&heads, grid->cell_w);
        canvas_text(canvas, head_room(canvas, head, name.text, broken), name.text,
                    (struct text_look){.type = TYPE_META,
                                       .colour = canvas->theme->colour->ink,
                                       .align = TEXT_CENTRE,
                                       .middle = true,
                                       .whole = true,
                                       .role = ROLE_HEADING,
                                       .language = words_language(name)});
    }
}

/* How to read the grid, beside or above it. */
/* A cell as the grid has it, with what it says beside it; returns the height, drawn or measured. */
static int sample_line(struct canvas *canvas, struct rect room, const char *number, const char *text,
                       bool draw)
{
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_LEAD, .colour = theme->colour->ink, .middle = true};
    int wide = mm(theme, 34), high = mm(theme, 29), gap = mm(theme, 8);
    int words = canvas_text_height(canvas, text, look, room.w - wide - gap);
    room.h = words > high ? words : high;
    if (!draw)
        return room.h;
    struct rect cell = rect_cut_left(&room, wide);
    cell.y += (cell.h - high) / 2;
    cell.h = high;
    rect_cut_left(&room, gap);
    bool some = strcmp(number, "–") != 0;
    canvas_box(canvas, cell, mm(theme, 5), some ? cell_tint(theme, PETROL, 1, 2) : theme->colour->page,
               theme->colour->line, some ? widget_hair(theme) : 0, false);
    if (!some)
        cell_dashes(canvas, cell, theme->colour->line);
    canvas_text(canvas, cell, number,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = some ? theme->colour->ink : theme->colour->ink2,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .decor = true});
    canvas_text(canvas, room, text, look);
    return room.h;
}

/* Both kinds of cell, over all the room; false when there is too little of it. */
static bool look_samples(struct canvas *canvas, struct rect look, const char *how, const char *none)
{
    const struct theme *theme = canvas->theme;
    int pad = mm(theme, theme->tight ? 6 : 11);
    struct rect room = rect_inset(look, pad);
    int how_h = sample_line(canvas, room, "5", how, false),
        none_h = sample_line(canvas, room, "–", none, false), spare = room.h - how_h - none_h;
    if (theme->form != FORM_PORTRAIT || spare < mm(theme, 4))
        return false;
    widget_card(canvas, look);
    rect_cut_top(&room, spare / 3);
    sample_line(canvas, rect_cut_top(&room, how_h), "5", how, true);
    rect_cut_top(&room, spare / 3);
    sample_line(canvas, room, "–", none, true);
    return true;
}

void matrix_look(struct canvas *canvas, struct rect look)
{
    const struct theme *theme = canvas->theme;
    const char *how = _("Zoek je thema en ga naar de leeftijd van je kind. Het getal zegt hoeveel plaatsen "
                        "en activiteiten er zijn. Tik erop en je ziet ze.");
    const char *none = _("Staat er een streepje? Dan is daar nog niets. Tik erop: we tonen wat erbij past.");
    struct text_look lead = {.type = theme->tight ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink},
                     body = {.type = TYPE_BODY, .colour = theme->colour->ink2};
    int pad = mm(theme, theme->tight ? 6 : 11), width = look.w - 2 * pad, space = mm(theme, 4);
    int how_h = canvas_text_height(canvas, how, lead, width),
        none_h = canvas_text_height(canvas, none, body, width);
    rect_cut_bottom(&look, mm(theme, 4));
    if (look_samples(canvas, look, how, none) || how_h + 2 * pad > look.h)
        return;
    bool both = how_h + space + none_h + 2 * pad <= look.h;
    look.h = 2 * pad + how_h + (both ? space + none_h : 0);
    struct rect room = rect_inset(look, pad);
    widget_card(canvas, look);
    canvas_text(canvas, rect_cut_top(&room, how_h), how, lead);
    rect_cut_top(&room, space);
    if (both)
        canvas_text(canvas, room, none, body);
}

void matrix_grid_draw(struct canvas *canvas, const struct visit *visit, const struct matrix_model *model,
                      struct grid *grid)
{
    struct grid_context context = {visit, model, grid, 0};
    for (int topic = 0; topic < model->matrix.topics; topic++)
        for (int column = 1; column <= grid->columns; column++) {
            int count = matrix_cell_count(&model->matrix, topic, column);
            context.most = count > context.most ? count : context.most;
        }
    if (!rect_empty(grid->look))
        matrix_look(canvas, grid->look);
    grid_heads(canvas, visit, grid);
    grid->paged.item = grid_row;
    grid->paged.context = &context;
    widget_paged(canvas, &grid->paged, visit->route);
}
