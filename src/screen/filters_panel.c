/* The panel with all choices: groups under a heading, over as many pages as they take. */
#include "screen/filters.h"

#include "lang/lang.h"
#include "screen/row.h"

/* A heading of the panel, or a row of the chips of a group. */
struct line {
    const char *heading;
    int first, count; /* the chips of the group */
    int row;
};

enum { LINES_MAX = 2 * FILTERS_MAX, PANEL_PAGES_MAX = 64 };

struct choices {
    struct control chips[FILTERS_MAX];
    struct line lines[LINES_MAX];
    int starts[PANEL_PAGES_MAX + 1];
    int chip_count, line_count, pages;
    bool headless; /* a page has no room for more than chips */
};

static int line_height(const struct canvas *canvas, const struct choices *panel, const struct line *line)
{
    int gap = row_gap(canvas->theme);
    if (!line->heading)
        return widget_chip_height(canvas) + gap;
    return panel->headless ? 0 : type_line_px(canvas->theme, TYPE_BODY_BOLD) + gap / 2;
}

/* Adds what came after `first` to the panel, with its heading, in rows. */
static void panel_group(struct canvas *canvas, struct choices *panel, int width, const char *heading,
                        int first)
{
    int count = panel->chip_count - first;
    int rows = widget_chips_rows(canvas, width, panel->chips + first, count);
    if (count > 0)
        panel->lines[panel->line_count++] = (struct line){.heading = heading};
    for (int row = 0; row < rows; row++)
        panel->lines[panel->line_count++] = (struct line){NULL, first, count, row};
}

static void panel_add(struct choices *panel, const struct filters *filters, enum choice choice, int from,
                      int to)
{
    for (int value = from; value <= to && panel->chip_count < FILTERS_MAX; value++)
        if (choice != CHOICE_SPEAKS || filters->visit->house->spoken[value - 1][0])
            panel->chips[panel->chip_count++] = filters_chip(filters, choice, value);
}

static void panel_fill(struct canvas *canvas, struct choices *panel, int width, const struct filters *filters,
                       bool alone, unsigned whens)
{
    const struct house *house = filters->visit->house;
    int first = 0;
    if (filters->first) {
        panel->chips[panel->chip_count++] = *filters->first;
        panel_group(canvas, panel, width, filters->heading, first++);
    }
    if (alone && filters_made(filters->visit, filters->agenda) > 0) {
        panel->chips[panel->chip_count] = filters_clear(filters, false);
        panel->chips[panel->chip_count++].id = "panel.clear";
    }
    if (alone)
        panel_add(panel, filters, CHOICE_AGE, 0, house->age_count);
    panel_group(canvas, panel, width, _("Voor wie?"), first);
    first = panel->chip_count;
    for (int when = 0; when < WHEN_COUNT; when++)
        if (whens >> when & 1)
            panel_add(panel, filters, CHOICE_WHEN, 1 + when, 1 + when);
    if (filters_offer(filters, CHOICE_PART))
        panel_add(panel, filters, CHOICE_PART, 1, PART_COUNT - 1);
    panel_group(canvas, panel, width, _("Wanneer?"), first);
    first = panel->chip_count;
    for (int i = 0; i < FILTERS_ORDER; i++)
        if (filters_order[i] != CHOICE_PART && filters_order[i] != CHOICE_SPEAKS &&
            filters_offer(filters, filters_order[i]) && (alone || !filters_often(filters, filters_order[i])))
            panel_add(panel, filters, filters_order[i], 1, 1);
    panel_group(canvas, panel, width, _("Wat is voor jou belangrijk?"), first);
    first = panel->chip_count;
    if (filters->agenda)
        panel_add(panel, filters, CHOICE_TOPIC, 0, house->topic_count);
    panel_group(canvas, panel, width, _("Welk thema?"), first);
    first = panel->chip_count;
    panel_add(panel, filters, CHOICE_SPEAKS, 1, house->spoken_count);
    panel_group(canvas, panel, width, _("Welke taal spreken ze?"), first);
}

/* A heading is never the last line of a page. */
static void panel_break(const struct canvas *canvas, struct choices *panel, int height)
{
    int used = 0, heading = type_line_px(canvas->theme, TYPE_BODY_BOLD) + row_gap(canvas->theme) / 2;
    panel->pages = 0;
    panel->headless = heading + widget_chip_height(canvas) > height;
    for (int i = 0; i < panel->line_count && panel->pages < PANEL_PAGES_MAX; i++) {
        const struct line *line = &panel->lines[i];
        int need = line_height(canvas, panel, line), with = need;
        if (line->heading)
            with += line_height(canvas, panel, line + 1);
        if (i == 0 || used + with - row_gap(canvas->theme) > height) {
            panel->starts[panel->pages++] = i;
            used = 0;
        }
        used += need;
    }
    panel->starts[panel->pages] = panel->line_count;
}

static void panel_page(struct canvas *canvas, struct rect rect, int page, void *context)
{
    const struct choices *panel = context;
    for (int i = panel->starts[page]; i < panel->starts[page + 1]; i++) {
        const struct line *line = &panel->lines[i];
        struct rect room = rect_cut_top(&rect, line_height(canvas, panel, line));
        if (line->heading && panel->headless)
            continue;
        if (line->heading)
            canvas_text(canvas, room, line->heading,
                        (struct text_look){.type = TYPE_BODY_BOLD,
                                           .colour = canvas->theme->colour->ink,
                                           .role = ROLE_HEADING,
                                           .max_lines = 1});
        else
            widget_chips_part(canvas, room, panel->chips + line->first, line->count, line->row, 1);
    }
}

void filters_panel(struct canvas *canvas, struct rect zone, const struct filters *filters, bool alone,
                   unsigned whens)
{
    struct choices *panel = arena_alloc(&canvas->arena, sizeof *panel);
    struct route route = *filters->visit->route;
    struct rect turner = {0, 0, 0, 0};
    panel_fill(canvas, panel, zone.w, filters, alone, whens);
    panel_break(canvas, panel, zone.h);
    if (panel->pages > 1) {
        turner = rect_cut_bottom(&zone, widget_pager_height(canvas));
        rect_cut_bottom(&zone, row_gap(canvas->theme));
        panel_break(canvas, panel, zone.h);
    }
    route.page = route.page < panel->pages ? route.page : panel->pages - 1;
    widget_turn(canvas, zone, &route, panel->pages, panel_page, panel);
    if (panel->pages > 1)
        widget_pager(canvas, turner, &route, panel->pages);
}
