/* Ons aanbod: every topic by every age, and how much there is. A number leads to its list, an empty cell to its neighbours. */
#include "screen/filters.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { WAYS_MAX = 4 };

struct matrix_model {
    struct matrix matrix;
    int topic, column; /* that the route names; topic -1: none, column 0: everyone */
};

/* Where the grid goes. */
struct grid {
    struct rect look, heads;
    struct paged paged;
    int name_w, cell_w, gap, columns; /* columns of ages and parents */
    bool fits;                        /* else topics and ages are lists, one after the other */
};

static int cell_count(const struct matrix *matrix, int topic, int column)
{
    int at = topic * matrix->columns + column;
    return matrix->counts[TAB_WHERE][at] + matrix->counts[TAB_DO][at];
}

static struct words column_name(const struct visit *visit, int column)
{
    const struct house *house = visit->house;
    if (column == 0)
        return (struct words){_("Iedereen"), false};
    return column <= house->age_count ? house->ages[column - 1].name : (struct words){_("Ouders"), false};
}

static const char *column_icon(const struct visit *visit, int column)
{
    if (column == 0)
        return "groups";
    return column <= visit->house->age_count ? age_icon(&visit->house->ages[column - 1]) : "family_restroom";
}

static void column_choose(const struct visit *visit, struct route *route, int column)
{
    route->parents = column > visit->house->age_count;
    route->age = route->parents ? -1 : column - 1;
}

/* The list of a cell, on the tab that has something. */
static struct route cell_list(const struct visit *visit, const struct matrix *matrix, int topic, int column)
{
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", visit->house->topics[topic].code);
    column_choose(visit, &route, column);
    route.tab = matrix->counts[TAB_WHERE][topic * matrix->columns + column] > 0 ? TAB_WHERE : TAB_DO;
    return route;
}

/* A cell without anything leads to what is near it. */
static struct route cell_route(const struct visit *visit, const struct matrix *matrix, int topic, int column)
{
    if (cell_count(matrix, topic, column) > 0)
        return cell_list(visit, matrix, topic, column);
    struct route route = route_to(SCREEN_MATRIX);
    snprintf(route.topic, sizeof route.topic, "%s", visit->house->topics[topic].code);
    column_choose(visit, &route, column);
    route.panel = true;
    return route;
}

static const char *cell_speech(const struct visit *visit, struct arena *arena, int topic, int column,
                               int count)
{
    const char *name = visit->house->topics[topic].name.text, *who = column_name(visit, column).text;
    if (count == 0)
        /* TRANSLATORS: a topic, an age. */
        return arena_printf(arena, _("%s, %s: nog niets, toon wat erbij past"), name, who);
    /* TRANSLATORS: a topic, an age, how many services and activities there are. */
    return arena_printf(arena, n_("%s, %s: %d resultaat", "%s, %s: %d resultaten", count), name, who, count);
}

static const void *matrix_enter(const struct visit *visit)
{
    struct matrix_model *model = arena_alloc(visit->arena, sizeof *model);
    const struct route *route = visit->route;
    model->matrix = store_matrix(visit->store, visit->arena, visit->now);
    model->topic = visit_topic(visit);
    model->column = route->parents                         ? model->matrix.columns - 1
                    : route->age < visit->house->age_count ? route->age + 1
                                                           : 0;
    return model;
}

static bool heads_fit(struct canvas *canvas, const struct visit *visit, const struct grid *grid)
{
    struct rect box = {0, 0, grid->cell_w, grid->heads.h},
                name = {0, 0, grid->name_w - grid->paged.row_height - mm(canvas->theme, 3),
                        grid->paged.row_height};
    struct text_look head = {.type = TYPE_META}, word = {.type = TYPE_META};
    for (int i = 1; i <= grid->columns; i++)
        if (!canvas_text_fits(canvas, box, column_name(visit, i).text, head))
            return false;
    for (int i = 0; i < visit->house->topic_count; i++)
        if (!canvas_text_fits(canvas, name, visit->house->topics[i].name.text, word))
            return false;
    return true;
}

static struct grid grid_make(struct canvas *canvas, const struct visit *visit, const struct frame *frame)
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
    int least = 2 * line > theme->target ? 2 * line : theme->target, most = mm(theme, 31);
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

struct grid_context {
    const struct visit *visit;
    const struct matrix_model *model;
    const struct grid *grid;
    int most; /* the largest number */
};

static void grid_cell(struct canvas *canvas, struct rect rect, const struct grid_context *context, int topic,
                      int column)
{
    const struct theme *theme = canvas->theme;
    const struct visit *visit = context->visit;
    const struct matrix *matrix = &context->model->matrix;
    struct arena *arena = &canvas->arena;
    int count = cell_count(matrix, topic, column);
    const char *band = column <= visit->house->age_count ? visit->house->ages[column - 1].code : "parents";
    const char *number = count ? filters_count(arena, count, matrix->more) : "–";
    unsigned state = canvas_control(
        canvas, rect,
        &(struct control){.id = arena_printf(arena, "cell.%s.%s", visit->house->topics[topic].code, band),
                          .label = number,
                          .speech = cell_speech(visit, arena, topic, column, count),
                          .icon = column_icon(visit, column),
                          .role = ROLE_LINK,
                          .state = count ? 0 : STATE_EMPTY,
                          .action = action_go(cell_route(visit, matrix, topic, column))});
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

static void grid_heads(struct canvas *canvas, const struct visit *visit, const struct grid *grid)
{
    struct rect heads = grid->heads;
    rect_cut_left(&heads, grid->name_w);
    for (int column = 1; column <= grid->columns; column++) {
        struct words name = column_name(visit, column);
        rect_cut_left(&heads, grid->gap);
        canvas_text(canvas, rect_cut_left(&heads, grid->cell_w), name.text,
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
static void grid_look(struct canvas *canvas, struct rect look)
{
    const struct theme *theme = canvas->theme;
    const char *how =
        _("Zoek je thema en ga naar de leeftijd van je kind. Het getal zegt hoeveel plaatsen en "
          "activiteiten er zijn. Tik erop en je ziet ze.");
    const char *none = _("Staat er een streepje? Dan is daar nog niets. Tik erop: we tonen wat erbij past.");
    struct text_look lead = {.type = theme->tight ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink},
                     body = {.type = TYPE_BODY, .colour = theme->colour->ink2};
    int pad = mm(theme, theme->tight ? 6 : 11), width = look.w - 2 * pad, space = mm(theme, 4);
    int how_h = canvas_text_height(canvas, how, lead, width),
        none_h = canvas_text_height(canvas, none, body, width);
    rect_cut_bottom(&look, mm(theme, 4));
    if (how_h + 2 * pad > look.h)
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

static void grid_draw(struct canvas *canvas, const struct visit *visit, const struct matrix_model *model,
                      struct grid *grid)
{
    struct grid_context context = {visit, model, grid, 0};
    for (int topic = 0; topic < model->matrix.topics; topic++)
        for (int column = 1; column <= grid->columns; column++) {
            int count = cell_count(&model->matrix, topic, column);
            context.most = count > context.most ? count : context.most;
        }
    if (!rect_empty(grid->look))
        grid_look(canvas, grid->look);
    grid_heads(canvas, visit, grid);
    grid->paged.item = grid_row;
    grid->paged.context = &context;
    widget_paged(canvas, &grid->paged, visit->route);
}

/* A row with a picture, a name and a number. */
static void way_draw(struct canvas *canvas, struct rect rect, const struct control *control, unsigned colour)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, control);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(theme, 6), tone.fill, tone.edge, widget_hair(theme), false);
    struct rect room = rect;
    rect_cut_left(&room, mm(theme, 6));
    int disc = rect.h - mm(theme, 6) < mm(theme, 30) ? rect.h - mm(theme, 6) : mm(theme, 30);
    widget_disc(canvas, rect_cut_left(&room, disc), control->icon, colour);
    rect_cut_left(&room, mm(theme, 6));
    row_chevron(canvas, &room);
    struct text_look number = {.type = TYPE_TITLE, .colour = tone.ink, .middle = true, .decor = true};
    struct rect count = rect_cut_right(&room, canvas_text_width(canvas, control->count, number));
    rect_cut_right(&room, mm(theme, 4));
    canvas_text(canvas, count, control->count, number);
    canvas_text(canvas, room, control->label,
                (struct text_look){
                    .type = TYPE_TITLE, .colour = tone.ink, .middle = true, .language = control->language});
    canvas_end(canvas);
}

/* A topic as a row of the list that stands in for the grid: it leads to its ages. */
static void topic_row(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct grid_context *context = data;
    const struct topic *topic = &context->visit->house->topics[index];
    struct route route = route_to(SCREEN_MATRIX);
    int count = cell_count(&context->model->matrix, index, 0);
    snprintf(route.topic, sizeof route.topic, "%s", topic->code);
    way_draw(canvas, rect,
             &(struct control){.id = arena_printf(&canvas->arena, "topic.%s", topic->code),
                               .label = topic->name.text,
                               .speech = cell_speech(context->visit, &canvas->arena, index, 0, count),
                               .icon = topic->icon,
                               .role = ROLE_LINK,
                               .count = arena_printf(&canvas->arena, "%d", count),
                               .language = words_language(topic->name),
                               .action = action_go(route)},
             topic->colour);
}

static struct control cell_way(struct canvas *canvas, const struct grid_context *context, int topic,
                               int column, bool named)
{
    const struct visit *visit = context->visit;
    const struct topic *of = &visit->house->topics[topic];
    const struct matrix *matrix = &context->model->matrix;
    int count = cell_count(matrix, topic, column);
    struct words name = named ? of->name : column_name(visit, column);
    return (struct control){.id = arena_printf(&canvas->arena, "way.%s.%d", of->code, column),
                            .label = name.text,
                            .speech = cell_speech(visit, &canvas->arena, topic, column, count),
                            .icon = named ? of->icon : column_icon(visit, column),
                            .role = ROLE_LINK,
                            .state = count ? 0 : STATE_EMPTY,
                            .count = count ? filters_count(&canvas->arena, count, matrix->more) : "–",
                            .language = words_language(name),
                            .action = action_go(cell_route(visit, matrix, topic, column))};
}

static void age_row(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct grid_context *context = data;
    int topic = context->model->topic;
    struct control way = cell_way(canvas, context, topic, index, false);
    way_draw(canvas, rect, &way, context->visit->house->topics[topic].colour);
}

/* Topics, or the ages of one, below each other. */
static void lists_draw(struct canvas *canvas, const struct visit *visit, const struct matrix_model *model,
                       const struct grid *grid, struct rect zone)
{
    struct grid_context context = {visit, model, grid, 0};
    bool ages = model->topic >= 0;
    int row = type_line_px(canvas->theme, TYPE_TITLE) + mm(canvas->theme, 12);
    struct paged paged = {.zone = zone,
                          .row_height = row > canvas->theme->target ? row : canvas->theme->target,
                          .gap = row_gap(canvas->theme),
                          .count = ages ? model->matrix.columns : visit->house->topic_count,
                          .item = ages ? age_row : topic_row,
                          .context = &context};
    widget_stretch(canvas, &paged);
    widget_paged(canvas, &paged, visit->route);
}

/* What is near an empty cell: the next ages of its topic, then its age in the topics that have most. Returns how many. */
static int neighbours(const struct matrix_model *model, int ways[WAYS_MAX][2])
{
    const struct matrix *matrix = &model->matrix;
    int count = 0, columns = matrix->columns;
    for (int step = -1; step <= 1; step += 2)
        for (int column = model->column + step; column > 0 && column < columns; column += step)
            if (cell_count(matrix, model->topic, column) > 0) {
                ways[count][0] = model->topic;
                ways[count++][1] = column;
                break;
            }
    while (count < WAYS_MAX) {
        int best = -1;
        for (int topic = 0; topic < matrix->topics; topic++) {
            bool taken = topic == model->topic;
            for (int i = 0; i < count; i++)
                taken = taken || (ways[i][0] == topic && ways[i][1] == model->column);
            if (!taken && cell_count(matrix, topic, model->column) > 0 &&
                (best < 0 ||
                 cell_count(matrix, topic, model->column) > cell_count(matrix, best, model->column)))
                best = topic;
        }
        if (best < 0)
            break;
        ways[count][0] = best;
        ways[count++][1] = model->column;
    }
    return count;
}

static void empty_draw(struct canvas *canvas, const struct visit *visit, const struct matrix_model *model,
                       const struct grid *grid, struct rect zone)
{
    const struct theme *theme = canvas->theme;
    struct grid_context context = {visit, model, grid, 0};
    int ways[WAYS_MAX][2], gap = row_gap(theme), count = neighbours(model, ways);
    int row = type_line_px(theme, TYPE_TITLE) + mm(theme, 12), help_h = widget_button_height(canvas);
    row = row > theme->target ? row : theme->target;
    char *why =
        arena_printf(&canvas->arena, _("%s, %s: daar is nog niets voor. Dit past er misschien bij."),
                     visit->house->topics[model->topic].name.text, column_name(visit, model->column).text);
    struct text_look look = {.type = theme->form == FORM_COMPACT ? TYPE_BODY : TYPE_LEAD,
                             .colour = theme->colour->ink,
                             .middle = true,
                             .whole = true};
    struct rect help = rect_cut_bottom(&zone, help_h);
    rect_cut_bottom(&zone, gap);
    int need = canvas_text_height(canvas, why, look, zone.w), most = zone.h - (row + gap);
    canvas_text(canvas, rect_cut_top(&zone, need < most ? need : most), why, look);
    for (int i = 0; i < count; i++) {
        rect_cut_top(&zone, gap);
        if (zone.h < row)
            break;
        struct control way = cell_way(canvas, &context, ways[i][0], ways[i][1], ways[i][0] != model->topic);
        way_draw(canvas, rect_cut_top(&zone, row), &way, visit->house->topics[ways[i][0]].colour);
    }
    widget_button(canvas, help,
                  (struct control){.id = "matrix.help",
                                   .label = _("Vraag hulp"),
                                   .icon = "support_agent",
                                   .role = ROLE_BUTTON,
                                   .action = action_go(route_to(SCREEN_HELP))},
                  BUTTON_PLAIN);
}

static const char *matrix_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Ons aanbod");
}

static void matrix_draw(const struct visit *visit, const void *data, struct canvas *canvas)
{
    const struct matrix_model *model = data;
    struct frame frame = frame_make(canvas->theme, FRAME_HEADER);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = matrix_title(visit, model);
    struct grid grid = grid_make(canvas, visit, &frame);
    bool empty = visit->route->panel && model->topic >= 0 && model->column > 0;
    if (!grid.fits && !empty && model->topic >= 0) {
        heading.title = visit->house->topics[model->topic].name.text;
        heading.title_language = words_language(visit->house->topics[model->topic].name);
    }
    frame_heading(canvas, &frame, &heading);
    if (empty || !grid.fits) {
        if (!rect_empty(frame.look))
            grid_look(canvas, frame.look);
        (empty ? empty_draw : lists_draw)(canvas, visit, model, &grid, frame.touch);
        return;
    }
    grid_draw(canvas, visit, model, &grid);
}

const struct screen screen_matrix = {
    .dwell = DWELL_LIST, .enter = matrix_enter, .draw = matrix_draw, .title = matrix_title};
