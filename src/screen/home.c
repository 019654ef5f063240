/* Start: what happens in the house today, and the topics as a street of houses. */
#include "screen/home.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "screen/row.h"
#include "screen/screen.h"

enum { COLUMNS = 3, GRID_ROWS = 3 };

static void tile_house(struct canvas *canvas, struct rect rect, const struct topic *topic, unsigned fill,
                       unsigned ink)
{
    const struct theme *theme = canvas->theme;
    int roof = rect.h * 17 / 100;
    canvas_house(canvas, rect, mm(theme, 8), roof, fill, true);
    struct rect room = rect_inset(rect, mm(theme, theme->tight ? 3 : 5));
    int words = 2 * type_line_px(theme, TYPE_TILE) + mm(theme, theme->tight ? 0 : 4);
    struct rect label = rect_cut_bottom(&room, words);
    rect_cut_top(&room, roof / 2);
    int icon = mm(theme, 37) < room.h ? mm(theme, 37) : room.h;
    canvas_icon(canvas, room, topic->icon, icon, ink);
    canvas_text(canvas, label, topic->name.text,
                (struct text_look){.type = TYPE_TILE,
                                   .colour = ink,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .language = words_language(topic->name)});
}

static int tile_icon(const struct theme *theme, int height)
{
    int icon = mm(theme, theme->form == FORM_COMPACT ? 15 : 24);
    return icon < height ? icon : height;
}

/* The shape for low tiles and for large text: picture at the start, word beside it. */
static void tile_bar(struct canvas *canvas, struct rect rect, const struct topic *topic, unsigned fill,
                     unsigned ink)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, mm(theme, 6), fill, fill, 0, false);
    struct rect room = rect_inset(rect, mm(theme, 1));
    int icon = tile_icon(theme, room.h);
    bool wide = rect.w > mm(theme, 150), compact = theme->form == FORM_COMPACT;
    rect_cut_left(&room, mm(theme, wide ? 8 : 1));
    canvas_icon(canvas, rect_cut_left(&room, icon), topic->icon, icon, ink);
    rect_cut_left(&room, mm(theme, wide ? 8 : 2));
    rect_cut_right(&room, mm(theme, 2)); /* words keep off the end */
    canvas_text(canvas, room, topic->name.text,
                (struct text_look){.type = wide      ? TYPE_TITLE
                                           : compact ? TYPE_BODY_BOLD
                                                     : TYPE_TILE,
                                   .colour = ink,
                                   .middle = true,
                                   .language = words_language(topic->name)});
}

struct tiles {
    const struct visit *visit;
    int columns, gap;
};

static void tile_draw(struct canvas *canvas, struct rect rect, const struct topic *topic)
{
    const struct theme *theme = canvas->theme;
    char id[40];
    snprintf(id, sizeof id, "topic.%s", topic->code);
    struct route route = route_to(SCREEN_TOPIC);
    snprintf(route.topic, sizeof route.topic, "%s", topic->code);
    unsigned state =
        canvas_control(canvas, rect,
                       &(struct control){.id = id,
                                         .label = topic->name.text,
                                         .role = ROLE_BUTTON,
                                         .speech = arena_printf(&canvas->arena, "%s. %s", topic->name.text,
                                                                topic->lead.text ? topic->lead.text : ""),
                                         .language = words_language(topic->name),
                                         .icon = topic->icon,
                                         .action = action_go(route)});
    bool pressed = state & STATE_PRESSED;
    unsigned fill = pressed ? theme->colour->primary_pressed : theme_topic(theme, topic->colour);
    unsigned ink = pressed ? theme->colour->on_primary : theme_on_topic(theme);
    bool house = rect.h >= mm(theme, 40) && rect.w < 3 * rect.h && !frame_is_narrow(theme);
    (house ? tile_house : tile_bar)(canvas, rect, topic, fill, ink);
    canvas_end(canvas);
}

static void tiles_row(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct tiles *tiles = context;
    const struct house *house = tiles->visit->house;
    for (int c = 0; c < tiles->columns && index * tiles->columns + c < house->topic_count; c++) {
        int left = (rect.w + tiles->gap) * c / tiles->columns,
            right = (rect.w + tiles->gap) * (c + 1) / tiles->columns;
        struct rect tile = {rect.x + left, rect.y, right - left - tiles->gap, rect.h};
        tile_draw(canvas, tile, &house->topics[index * tiles->columns + c]);
    }
}

/* Three columns, or fewer where a language's words need more room than low tiles have. */
static int home_columns(struct canvas *canvas, struct rect zone, const struct house *house, int gap)
{
    const struct theme *theme = canvas->theme;
    if (frame_is_narrow(theme))
        return 1;
    int columns = theme->form == FORM_COMPACT ? COLUMNS : 1;
    for (; columns > 1; columns--) {
        bool fits = true;
        int height = (zone.h - theme_gap(theme, 5) * (GRID_ROWS - 1)) / GRID_ROWS - mm(theme, 2);
        height = height > theme->target ? height : theme->target;
        int width = (zone.w - gap * (columns - 1)) / columns - tile_icon(theme, height) - mm(theme, 7);
        for (int i = 0; i < house->topic_count && fits; i++)
            fits = canvas_text_fits(canvas, (struct rect){0, 0, width, height}, house->topics[i].name.text,
                                    (struct text_look){.type = TYPE_BODY_BOLD});
        if (fits)
            return columns;
    }
    return theme->form == FORM_COMPACT ? 1 : COLUMNS;
}

static void home_topics(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    bool narrow = frame_is_narrow(theme);
    int gap = mm(theme, theme->form == FORM_PORTRAIT ? 9.6 : 5);
    gap = gap > theme->gap ? gap : theme->gap;
    struct tiles tiles = {.visit = visit, .gap = mm(theme, 5.3)};
    tiles.gap = tiles.gap > theme->gap ? tiles.gap : theme->gap;
    tiles.columns = home_columns(canvas, zone, visit->house, tiles.gap);
    int rows = (visit->house->topic_count + tiles.columns - 1) / tiles.columns;
    struct paged paged = {
        .zone = zone, .gap = narrow ? tiles.gap : gap, .count = rows, .item = tiles_row, .context = &tiles};
    paged.row_height = narrow ? mm(theme, 38) : (zone.h - gap * (GRID_ROWS - 1)) / GRID_ROWS;
    int words = type_line_px(theme, TYPE_TITLE) + mm(theme, 6);
    paged.row_height = paged.row_height > words ? paged.row_height : words;
    if (narrow)
        widget_stretch(canvas, &paged);
    widget_paged(canvas, &paged, visit->route);
}

enum { WAYS = 3 };

/* Side by side when no word needs a second line there; else what is used most keeps a line of its own. */
static bool ways_fit(struct canvas *canvas, const struct control *ways, int width, int *widths)
{
    int room = width - (WAYS - 1) * theme_gap(canvas->theme, 5.3);
    return widget_shares(canvas, ways, WAYS, room, widths);
}

static int ways_height(struct canvas *canvas, const struct control *ways, int width)
{
    int widths[WAYS], line = widget_button_height(canvas);
    bool two = frame_is_narrow(canvas->theme) && canvas->theme->form != FORM_COMPACT &&
               !ways_fit(canvas, ways, width, widths);
    return two ? 2 * line + theme_gap(canvas->theme, 5.3) : line;
}

static void home_ways(struct canvas *canvas, struct rect rect, const struct control *ways)
{
    int gap = theme_gap(canvas->theme, 5.3), widths[WAYS], last = WAYS - 1;
    /* Where the words need smaller letters, all three have them. */
    enum button_look look = ways_fit(canvas, ways, rect.w, widths) ? BUTTON_PLAIN : BUTTON_SLOT;
    if (rect.h > widget_button_height(canvas)) {
        struct rect line = rect_cut_top(&rect, (rect.h - gap) / 2);
        rect_cut_top(&rect, gap);
        widget_button(canvas, rect_cut_left(&line, (line.w - gap) / 2), ways[0], BUTTON_PLAIN);
        rect_cut_left(&line, gap);
        widget_button(canvas, line, ways[last], BUTTON_PLAIN);
        widget_button(canvas, rect, ways[1], BUTTON_PLAIN);
        return;
    }
    for (int i = 0; i < last; i++) {
        widget_button(canvas, rect_cut_left(&rect, widths[i]), ways[i], look);
        rect_cut_left(&rect, gap);
    }
    widget_button(canvas, rect, ways[last], look);
}

static const char *home_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Waarmee kunnen we je helpen?");
}

static void home_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct home *home = model;
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(canvas->theme, FRAME_HEADER);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = home_title(visit, model);
    frame_heading(canvas, &frame, &heading);
    /* On a tall wall the card stands beside the tiles, not above them. */
    if (frame.touch.y > frame.look.y && theme->form == FORM_LANDSCAPE)
        rect_cut_top(&frame.look, frame.touch.y - frame.look.y);
    if (!rect_empty(frame.look))
        home_today(canvas, frame.look, visit, home);
    struct route week = route_to(SCREEN_AGENDA);
    week.when = WHEN_WEEK;
    const struct control ways[WAYS] = {{.id = "home.search",
                                        .label = _("Zoeken"),
                                        .icon = "search",
                                        .role = ROLE_BUTTON,
                                        .action = action_go(route_to(SCREEN_SEARCH))},
                                       {.id = "home.week",
                                        .label = _("Deze week te doen"),
                                        .icon = "event",
                                        .role = ROLE_BUTTON,
                                        .action = action_go(week)},
                                       {.id = "home.house",
                                        .label = _("Wie zijn wij"),
                                        .icon = "people",
                                        .role = ROLE_BUTTON,
                                        .action = action_go(route_to(SCREEN_HOUSE))}};
    struct rect touch = frame.touch, buttons = rect_cut_bottom(&touch, ways_height(canvas, ways, touch.w));
    rect_cut_bottom(&touch, mm(theme, theme->form == FORM_PORTRAIT ? 10 : 5));
    home_topics(canvas, touch, visit);
    home_ways(canvas, buttons, ways);
}

const struct screen screen_home = {
    .dwell = DWELL_START, .enter = home_enter, .draw = home_draw, .title = home_title};
