/* Ons aanbod: every topic by every age, and how much there is. A number leads to its list, an empty cell to its
 * neighbours. */
#include "screen/matrix.h"

#include <stdio.h>

#include "lang/lang.h"

enum { WAYS_MAX = 4 };

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
    int count = matrix_cell_count(&context->model->matrix, index, 0);
    snprintf(route.topic, sizeof route.topic, "%s", topic->code);
    way_draw(canvas, rect,
             &(struct control){.id = arena_printf(&canvas->arena, "topic.%s", topic->code),
                               .label = topic->name.text,
                               .speech = matrix_cell_speech(context->visit, &canvas->arena, index, 0, count),
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
    int count = matrix_cell_count(matrix, topic, column);
    struct words name = named ? of->name : matrix_column_name(visit, column);
    return (struct control){.id = arena_printf(&canvas->arena, "way.%s.%d", of->code, column),
                            .label = name.text,
                            .speech = matrix_cell_speech(visit, &canvas->arena, topic, column, count),
                            .icon = named ? of->icon : matrix_column_icon(visit, column),
                            .role = ROLE_LINK,
                            .state = count ? 0 : STATE_EMPTY,
                            .count = count ? filters_count(&canvas->arena, count, matrix->more) : "–",
                            .language = words_language(name),
                            .action = action_go(matrix_cell_route(visit, matrix, topic, column))};
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
            if (matrix_cell_count(matrix, model->topic, column) > 0) {
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
            if (!taken && matrix_cell_count(matrix, topic, model->column) > 0 &&
                (best < 0 || matrix_cell_count(matrix, topic, model->column) >
                                 matrix_cell_count(matrix, best, model->column)))
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
    char *why = arena_printf(&canvas->arena, _("%s, %s: daar is nog niets voor. Dit past er misschien bij."),
                             visit->house->topics[model->topic].name.text,
                             matrix_column_name(visit, model->column).text);
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
    struct grid grid = matrix_grid(canvas, visit, &frame);
    bool empty = visit->route->panel && model->topic >= 0 && model->column > 0;
    if (!grid.fits && !empty && model->topic >= 0) {
        heading.title = visit->house->topics[model->topic].name.text;
        heading.title_language = words_language(visit->house->topics[model->topic].name);
    }
    frame_heading(canvas, &frame, &heading);
    if (empty || !grid.fits) {
        if (!rect_empty(frame.look))
            matrix_look(canvas, frame.look);
        (empty ? empty_draw : lists_draw)(canvas, visit, model, &grid, frame.touch);
        return;
    }
    matrix_grid_draw(canvas, visit, model, &grid);
}

const struct screen screen_matrix = {
    .dwell = DWELL_LIST, .enter = matrix_enter, .draw = matrix_draw, .title = matrix_title};
