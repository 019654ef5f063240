/* What there is to do, by day. */
#include "screen/highlight.h"
#include "lang/phrase.h"
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { CHIPS_MAX = 16, PAGES_MAX = 512, WINDOW_MAX = 48 };

struct agenda {
    struct picks picks;
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

static const char *when_name(enum when when)
{
    static const char *const names[WHEN_COUNT] = {N_("Vandaag"),          N_("Deze week"), N_("Weekend"),
                                                  N_("Woensdagnamiddag"), N_("Vakantie"),  N_("Later")};
    return _(names[when]);
}

static struct control when_chip(const struct visit *visit, int when)
{
    static const char *const ids[WHEN_COUNT] = {"chip.today",     "chip.week",    "chip.weekend",
                                                "chip.wednesday", "chip.holiday", "chip.later"};
    static const char *const icons[WHEN_COUNT] = {"today", "date_range",   "weekend",
                                                  "event", "beach_access", "update"};
    struct route route = *visit->route;
    route.when = when;
    route.page = 0;
    route.panel = false;
    return (struct control){.id = ids[when],
                            .label = when_name((enum when)when),
                            .role = ROLE_CHIP,
                            .icon = icons[when],
                            .state = visit->route->when == when ? STATE_SELECTED : 0,
                            .action = action_stay(route)};
}

/* Opens the choices that have no room beside the list; says how many of them are made. */
static struct control choose_chip(const struct visit *visit, struct arena *arena, const char *label, int made)
{
    struct route route = *visit->route;
    route.panel = !route.panel;
    return (struct control){.id = "chip.choose",
                            .icon = "tune",
                            .role = ROLE_CHIP,
                            .label = made ? arena_printf(arena, "%s  %d", label, made) : label,
                            .state = visit->route->panel ? STATE_SELECTED : 0,
                            .action = action_stay(route)};
}

/* Days that one row has room for; the chosen one is always among them, the others wait behind "Kies". Without "Kies" all are
 * shown, in as many rows as it takes. Returns how many chips. */
static int when_chips(struct canvas *canvas, int width, const struct visit *visit, bool choose,
                      struct control *chips)
{
    const struct route *route = visit->route;
    int made = (route->age >= 0) + route->free + (route->topic[0] != 0), count = 0;
    for (int shown = WHEN_COUNT; shown > 0; shown--) {
        count = 0;
        for (int i = 0; i < shown; i++)
            chips[count++] = when_chip(visit, i == shown - 1 && route->when >= shown ? route->when : i);
        if (!choose)
            return count;
        chips[count++] = choose_chip(visit, layout_arena(canvas, visit), _("Kies"), made);
        if (widget_chips_height(canvas, width, chips, count) <= widget_chip_height(canvas))
            return count;
    }
    return count;
}

static int who_chips(const struct visit *visit, struct arena *arena, bool topics, struct control *chips)
{
    int count = 0;
    for (int age = -1; age < visit->house->age_count && count < CHIPS_MAX - 2; age++)
        chips[count++] = visit_age_chip(visit, arena, age);
    struct route free = *visit->route;
    free.free = !free.free;
    free.page = 0;
    chips[count++] = (struct control){.id = "chip.free",
                                      .label = _("Gratis"),
                                      .icon = "savings",
                                      .role = ROLE_CHIP,
                                      .state = visit->route->free ? STATE_SELECTED : 0,
                                      .action = action_stay(free)};
    int chosen = visit_topic(visit);
    if (topics)
        chips[count++] =
            choose_chip(visit, arena, chosen >= 0 ? visit->house->topics[chosen].name.text : _("Thema"), 0);
    return count;
}

/* Where the parts go; `enter` asks too, to know where pages break. Without room for who and what it costs, those choices
 * open in the place of the list. */
static struct agenda_layout agenda_layout(struct canvas *canvas, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_HEADER);
    struct agenda_layout layout = {.look = frame.look, .zone = frame.touch};
    struct control chips[CHIPS_MAX];
    bool beside = theme->form == FORM_LANDSCAPE, room = !theme->tight && !frame_is_narrow(theme);
    int gap = row_gap(theme), width = layout.zone.w;
    layout.when_count = when_chips(canvas, width, visit, !room, layout.chips);
    layout.when =
        rect_cut_top(&layout.zone, widget_chips_height(canvas, width, layout.chips, layout.when_count));
    rect_cut_top(&layout.zone, gap);
    if (room) {
        int who_w = beside ? layout.look.w : width;
        int who_h = widget_chips_height(canvas, who_w, chips,
                                        who_chips(visit, layout_arena(canvas, visit), true, chips));
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
    struct canvas probe = visit_probe(visit);
    agenda_pages(&probe, agenda, agenda_layout(&probe, visit).list);
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

static void agenda_page(struct canvas *canvas, struct rect rect, int page, void *data)
{
    const struct agenda_context *context = data;
    const struct agenda *agenda = context->agenda;
    const struct visit *visit = context->visit;
    const struct theme *theme = canvas->theme;
    int day = DAY_NONE, row = row_date_height(canvas), gap = row_gap(theme);
    for (int i = agenda->starts[page]; i < agenda->starts[page + 1]; i++) {
        int at = i - agenda->first;
        if (at < 0 || at >= agenda->date_count)
            continue;
        const struct occurrence *date = &agenda->dates[at];
        if (date->start.day != day && day_head(canvas)) {
            day = date->start.day;
            const char *name = format_date(&canvas->arena, day, DATE_LONG, canvas->language);
            if (day >= visit->now.day && day <= visit->now.day + 1)
                name = phrase_join(
                    &canvas->arena,
                    format_capital(&canvas->arena,
                                   phrase_day(&canvas->arena, day, visit->now.day, canvas->language),
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

static void agenda_empty(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    struct route later = route_to(SCREEN_AGENDA);
    later.when = visit->route->when == WHEN_LATER ? WHEN_WEEK : WHEN_LATER;
    row_none(canvas, zone, _("Er staat dan niets op de agenda. Kijk naar later, of vraag het aan iemand."),
             (struct control){.id = "agenda.later",
                              .label = when_name((enum when)later.when),
                              .icon = "event",
                              .role = ROLE_BUTTON,
                              .action = action_stay(later)});
}

/* The choices in the place of the list: who and price where they had no room above it, then the topics. */
static void agenda_panel(struct canvas *canvas, const struct agenda_layout *layout, const struct visit *visit)
{
    const struct house *house = visit->house;
    struct arena *arena = &canvas->arena;
    struct control *chips =
        arena_array(arena, struct control, house->topic_count + WHEN_COUNT + CHIPS_MAX + 1);
    int count = 0;
    bool who = rect_empty(layout->who);
    for (int i = 0; i < WHEN_COUNT; i++) {
        bool above = false;
        for (int c = 0; c < layout->when_count; c++)
            above = above || strcmp(layout->chips[c].id, when_chip(visit, i).id) == 0;
        if (!above)
            chips[count++] = when_chip(visit, i);
    }
    if (who)
        count += who_chips(visit, arena, false, chips + count);
    for (int i = -1; i < house->topic_count; i++) {
        struct route route = *visit->route;
        route.panel = false;
        route.page = 0;
        snprintf(route.topic, sizeof route.topic, "%s", i < 0 ? "" : house->topics[i].code);
        chips[count++] = (struct control){
            .id = i < 0 ? "topic.all" : arena_printf(arena, "topic.%s", house->topics[i].code),
            .label = i < 0 ? _("Alle thema's") : house->topics[i].name.text,
            .icon = i < 0 ? "groups" : house->topics[i].icon,
            .role = ROLE_CHIP,
            .language = i < 0 ? NULL : words_language(house->topics[i].name),
            .state = visit_topic(visit) == i ? STATE_SELECTED : 0,
            .action = action_stay(route)};
    }
    struct chip_pages pages = {chips, count};
    widget_chips_paged(canvas, layout->zone, &pages, visit->route);
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
    struct agenda_layout layout = agenda_layout(canvas, visit);
    struct control chips[CHIPS_MAX];
    if (agenda->lit && layout.look.h > mm(canvas->theme, 60))
        highlight_draw(canvas, layout.look, visit, &agenda->highlight);
    widget_chips(canvas, layout.when, layout.chips, layout.when_count);
    if (!rect_empty(layout.who)) {
        int count = who_chips(visit, &canvas->arena, true, chips);
        widget_chips(canvas, layout.who, chips, count);
    }
    if (visit->route->panel) {
        agenda_panel(canvas, &layout, visit);
    } else if (agenda->picks.count == 0) {
        agenda_empty(canvas, layout.zone, visit);
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
