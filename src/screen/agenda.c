/* What there is to do, by day. */
#include "screen/highlight.h"
#include "lang/phrase.h"
#include "screen/filters.h"
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { CHIPS_MAX = 2 * CHOICE_VALUES, PAGES_MAX = 512, WINDOW_MAX = 48 };

struct agenda {
    struct picks picks;
    struct tally tally;
    int pages, starts[PAGES_MAX + 1]; /* first pick of each page, and the end */
    const struct occurrence *dates;   /* picks[first ..] */
    int first, date_count;
    bool lit;
    struct occurrence highlight; /* when `lit` */
};

struct agenda_layout {
    struct rect look, when, who, zone, list;
    struct control chips[CHIPS_MAX]; /* of `when` */
    int when_count;
};

static struct filters agenda_filters(const struct visit *visit, struct arena *arena,
                                     const struct tally *tally)
{
    return (struct filters){.visit = visit, .arena = arena, .tally = tally, .agenda = true};
}

static struct control when_chip(const struct filters *filters, int when)
{
    struct control chip = filters_chip(filters, CHOICE_WHEN, 1 + when);
    chip.action.route.panel = false;
    chip.action.route.page = 0;
    return chip;
}

/* Opens the choices that have no room beside the list; says how many of them are made. */
static struct control choose_chip(const struct filters *filters)
{
    struct route route = *filters->visit->route;
    int made = filters_made(filters->visit, true);
    route.panel = !route.panel;
    route.page = 0;
    return (struct control){.id = "chip.choose",
                            .icon = "tune",
                            .role = ROLE_CHIP,
                            .label =
                                made ? arena_printf(filters->arena, "%s  %d", _("Kies"), made) : _("Kies"),
                            .state = route.panel ? 0 : STATE_SELECTED,
                            .action = action_stay(route)};
}

/* Days that one row has room for; the chosen one is always among them, the others wait behind "Kies". Without "Kies" all are
 * shown, in as many rows as it takes. Returns how many chips. */
static int when_chips(struct canvas *canvas, int width, const struct filters *filters, bool choose,
                      struct control *chips)
{
    const struct route *route = filters->visit->route;
    int count = 0;
    bool made = choose && filters_made(filters->visit, true) > 0;
    if (filters->visit->fresh.doubted && !choose) /* no day has a name then: all of them are listed */
        return 0;
    for (int shown = WHEN_COUNT; shown > 0; shown--) {
        count = 0;
        for (int i = 0; i < shown; i++)
            chips[count++] = when_chip(filters, i == shown - 1 && route->when >= shown ? route->when : i);
        if (!choose)
            return count;
        chips[count++] = choose_chip(filters);
        if (made)
            chips[count++] = filters_clear(filters, true);
        if (widget_chips_height(canvas, width, chips, count) <= widget_chip_height(canvas))
            return count;
    }
    /* "Wis filters" waits behind "Kies" too. */
    return made ? count - 1 : count;
}

/* For whom, and the other choices. */
static int who_chips(const struct filters *filters, struct control *chips)
{
    int count = filters_ages(filters, chips);
    return count + filters_row(filters, chips + count);
}

/* Where the parts go; `enter` asks too, to know where pages break. Without room for who and what it costs, those choices
 * open in the place of the list. */
static struct agenda_layout agenda_layout(struct canvas *canvas, const struct visit *visit,
                                          const struct tally *tally)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_HEADER);
    struct agenda_layout layout = {.look = frame.look, .zone = frame.touch};
    struct control chips[CHIPS_MAX];
    bool beside = theme->form == FORM_LANDSCAPE, room = !theme->tight && !frame_is_narrow(theme);
    int gap = row_gap(theme), width = layout.zone.w;
    struct filters filters = agenda_filters(visit, layout_arena(canvas, visit), tally);
    layout.when_count = when_chips(canvas, width, &filters, !room, layout.chips);
    layout.when =
        rect_cut_top(&layout.zone, widget_chips_height(canvas, width, layout.chips, layout.when_count));
    rect_cut_top(&layout.zone, gap);
    if (room) {
        int who_w = beside ? layout.look.w : width;
        int who_h = widget_chips_height(canvas, who_w, chips, who_chips(&filters, chips));
        layout.who = beside ? rect_cut_bottom(&layout.look, who_h) : rect_cut_top(&layout.zone, who_h);
        rect_cut_bottom(&layout.look, beside ? gap : 0);
        rect_cut_top(&layout.zone, beside ? 0 : gap);
    }
    layout.list = layout.zone;
    rect_cut_bottom(&layout.list, widget_pager_height(canvas) + gap);
    return layout;
}

static int day_head(const struct canvas *canvas)
{
    /* A compact screen with large text has no room for it: there every row names its day. */
    bool none = canvas->theme->form == FORM_COMPACT && frame_is_narrow(canvas->theme);
    return none ? 0 : type_line_px(canvas->theme, TYPE_TITLE) + mm(canvas->theme, 4);
}

/* Breaks the list into pages; a page starts with the name of its day, and so does every new day. */
static void agenda_pages(const struct canvas *canvas, struct agenda *agenda, struct rect list)
{
    int row = row_date_height(canvas), gap = row_gap(canvas->theme), used = 0, day = DAY_NONE;
    agenda->pages = 0;
    for (int i = 0; i < agenda->picks.count && agenda->pages < PAGES_MAX; i++) {
        int start_day = agenda->picks.items[i].start.day;
        int need = row + gap + (start_day != day ? day_head(canvas) : 0);
        if (i == 0 || used + need - gap > list.h) {
            agenda->starts[agenda->pages++] = i;
            used = 0;
            need = row + gap + day_head(canvas);
        }
        used += need;
        day = start_day;
    }
    agenda->starts[agenda->pages] = agenda->picks.count;
    if (!agenda->pages)
        agenda->pages = 1;
}

static const void *agenda_enter(const struct visit *visit)
{
    struct agenda *agenda = arena_alloc(visit->arena, sizeof *agenda);
    struct filter filter = visit_filter(visit);
    agenda->picks = store_agenda(visit->store, visit->arena, visit->now, visit_topic(visit), &filter);
    agenda->tally = store_agenda_tally(visit->store, visit->arena, visit->now, visit_topic(visit), &filter);
    struct canvas probe = visit_probe(visit);
    agenda_pages(&probe, agenda, agenda_layout(&probe, visit, &agenda->tally).list);
    int page = visit->route->page < agenda->pages ? visit->route->page : agenda->pages - 1;
    int last = page + 2 < agenda->pages ? page + 2 : agenda->pages;
    agenda->first = agenda->starts[page > 0 ? page - 1 : 0];
    int count = agenda->starts[last] - agenda->first;
    agenda->dates = store_occurrences(visit->store, visit->arena, visit->now, agenda->picks, agenda->first,
                                      count < WINDOW_MAX ? count : WINDOW_MAX, &agenda->date_count);
    int read = 0;
    struct picks lit = store_highlights(visit->store, visit->arena, visit->now);
    const struct occurrence *first =
        store_occurrences(visit->store, visit->arena, visit->now, lit, 0, 1, &read);
    agenda->lit = read > 0;
    if (agenda->lit)
        agenda->highlight = *first;
    return agenda;
}

struct agenda_context {
    const struct visit *visit;
    const struct agenda *agenda;
};

/* Large rows leave a hole at the end of a page: they share it, up to a quarter more. */
static int agenda_row_height(const struct canvas *canvas, const struct agenda *agenda, int height, int page)
{
    int row = row_date_height(canvas), first = agenda->starts[page], rows = agenda->starts[page + 1] - first,
        heads = 0;
    if (!frame_is_narrow(canvas->theme) || page + 1 == agenda->pages || rows < 1)
        return row;
    for (int i = 0; i < rows; i++)
        heads += i == 0 ||
                 agenda->picks.items[first + i].start.day != agenda->picks.items[first + i - 1].start.day;
    int room = (height - heads * day_head(canvas) + row_gap(canvas->theme)) / rows - row_gap(canvas->theme),
        most = row * 5 / 4;
    return room < row ? row : room > most ? most : room;
}

static void agenda_page(struct canvas *canvas, struct rect rect, int page, void *data)
{
    const struct agenda_context *context = data;
    const struct agenda *agenda = context->agenda;
    const struct visit *visit = context->visit;
    const struct theme *theme = canvas->theme;
    int day = DAY_NONE, row = agenda_row_height(canvas, agenda, rect.h, page), gap = row_gap(theme);
    for (int i = agenda->starts[page]; i < agenda->starts[page + 1]; i++) {
        int at = i - agenda->first;
        if (at < 0 || at >= agenda->date_count)
            continue;
        const struct occurrence *date = &agenda->dates[at];
        if (date->start.day != day && day_head(canvas)) {
            day = date->start.day;
            const char *name = format_date(&canvas->arena, day, DATE_LONG, canvas->language);
            if (day >= visit_today(visit) && day <= visit_today(visit) + 1)
                name = phrase_join(
                    &canvas->arena,
                    format_capital(&canvas->arena,
                                   phrase_day(&canvas->arena, day, visit_today(visit), canvas->language),
                                   canvas->language),
                    name, PHRASE_END);
            canvas_text(
                canvas, rect_cut_top(&rect, day_head(canvas)),
                format_capital(&canvas->arena, name, canvas->language),
                (struct text_look){
                    .type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING, .whole = true});
        }
        row_date(canvas, rect_cut_top(&rect, row), visit, date,
                 arena_printf(&canvas->arena, "date.%d", i + 1), NULL);
        rect_cut_top(&rect, gap);
    }
}

/* With choices made the way on is without them, else to another day. */
static void agenda_empty(struct canvas *canvas, struct rect zone, const struct visit *visit,
                         const struct tally *tally)
{
    struct filters filters = agenda_filters(visit, &canvas->arena, tally);
    int when = visit->route->when == WHEN_LATER ? WHEN_WEEK : WHEN_LATER;
    bool made = filters_made(visit, true) > 0;
    struct control way = made ? filters_clear(&filters, false) : when_chip(&filters, when);
    way.id = made ? "agenda.all" : "agenda.later";
    way.role = ROLE_BUTTON;
    way.speech = NULL;
    row_none(canvas, zone, _("Er staat dan niets op de agenda. Kijk naar later, of vraag het aan iemand."),
             way);
}

/* The choices in the place of the list. */
static void agenda_panel(struct canvas *canvas, const struct agenda_layout *layout, const struct visit *visit,
                         const struct tally *tally)
{
    struct filters filters = agenda_filters(visit, &canvas->arena, tally);
    unsigned whens = 0;
    for (int when = 0; when < WHEN_COUNT; when++) {
        bool above = false;
        for (int i = 0; i < layout->when_count; i++)
            above = above || strcmp(layout->chips[i].id, when_chip(&filters, when).id) == 0;
        whens |= above ? 0 : 1u << when;
    }
    filters_panel(canvas, layout->zone, &filters, rect_empty(layout->who), whens);
}

static const char *agenda_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Wat is er te doen?");
}

static void agenda_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct agenda *agenda = model;
    struct frame frame = frame_make(canvas->theme, FRAME_HEADER);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = agenda_title(visit, model);
    frame_heading(canvas, &frame, &heading);
    struct agenda_layout layout = agenda_layout(canvas, visit, &agenda->tally);
    struct control chips[CHIPS_MAX];
    if (agenda->lit && layout.look.h > mm(canvas->theme, 60))
        highlight_draw(canvas, layout.look, visit, &agenda->highlight);
    widget_chips(canvas, layout.when, layout.chips, layout.when_count);
    if (!rect_empty(layout.who)) {
        struct filters filters = agenda_filters(visit, &canvas->arena, &agenda->tally);
        widget_chips(canvas, layout.who, chips, who_chips(&filters, chips));
    }
    if (visit->route->panel) {
        agenda_panel(canvas, &layout, visit, &agenda->tally);
    } else if (agenda->picks.count == 0) {
        agenda_empty(canvas, layout.zone, visit, &agenda->tally);
    } else {
        struct agenda_context context = {visit, agenda};
        struct route route = *visit->route;
        route.page = route.page < agenda->pages ? route.page : agenda->pages - 1;
        widget_turn(canvas, layout.list, &route, agenda->pages, agenda_page, &context);
        widget_pager(canvas, rect_cut_bottom(&layout.zone, widget_pager_height(canvas)), &route,
                     agenda->pages);
    }
}

const struct screen screen_agenda = {
    .dwell = DWELL_LIST, .enter = agenda_enter, .draw = agenda_draw, .title = agenda_title};
