/* Wie zijn wij: what this house stands for, its partners from A to Z, and how to join. */
#include "screen/house.h"
#include "screen/row.h"
#include "screen/screen.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { PARAGRAPHS_MAX = 64, PIECES_MAX = 256, PAGES_MAX = 64, WINDOW_MAX = 64 };
enum house_tab { HOUSE_MISSION, HOUSE_PARTNERS, HOUSE_JOIN, HOUSE_VOLUNTEER };

struct house_model {
    const char *paragraphs[PARAGRAPHS_MAX];
    int paragraph_count;
    bool dutch; /* what it says has no translation */
    struct picks partners;
    const struct card_row *rows;
    int first, row_count;
};

struct house_layout {
    struct rect tabs, buttons, zone;
};

static struct house_layout house_layout(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_HEADER);
    struct house_layout layout = {.zone = frame.touch};
    int gap = row_gap(theme);
    int tabs = theme->form == FORM_COMPACT ? theme->target : widget_chip_height(canvas) + mm(theme, 4);
    layout.tabs = rect_cut_top(&layout.zone, tabs);
    rect_cut_top(&layout.zone, gap);
    if (theme->form == FORM_COMPACT) {
        layout.buttons = rect_cut_right(&layout.tabs, layout.tabs.w * 46 / 100);
        rect_cut_right(&layout.tabs, gap);
    } else {
        layout.buttons = rect_cut_bottom(&layout.zone, widget_button_height(canvas));
        rect_cut_bottom(&layout.zone, gap + mm(theme, 2));
    }
    return layout;
}

static struct paged house_paged(const struct canvas *canvas, const struct house_model *model)
{
    return (struct paged){.zone = house_layout(canvas).zone,
                          .row_height = row_height(canvas),
                          .gap = row_gap(canvas->theme),
                          .count = model->partners.count};
}

/* Paragraphs are separated by an empty line. */
static void house_paragraphs(struct arena *arena, const char *text, struct house_model *model)
{
    while (text && *text && model->paragraph_count < PARAGRAPHS_MAX) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        if (length)
            model->paragraphs[model->paragraph_count++] = arena_strndup(arena, text, length);
        text = end ? end + 2 : NULL;
    }
}

static const void *house_enter(const struct visit *visit)
{
    struct house_model *model = arena_alloc(visit->arena, sizeof *model);
    house_paragraphs(visit->arena, visit->house->mission.text, model);
    model->dutch = visit->route->tab == HOUSE_MISSION && visit->house->mission.dutch;
    struct filter filter = {.age = -1};
    model->partners = store_list(visit->store, visit->arena, visit->now, -1, TAB_PARTNERS, &filter);
    struct canvas probe = visit_probe(visit);
    struct paged paged = house_paged(&probe, model);
    int per_page = widget_per_page(&probe, &paged), last = widget_pages(model->partners.count, per_page) - 1;
    int page = visit->route->page < last ? visit->route->page : last;
    model->first = page > 0 ? (page - 1) * per_page : 0;
    int count = 3 * per_page < WINDOW_MAX ? 3 * per_page : WINDOW_MAX;
    model->rows = store_rows(visit->store, visit->arena, visit->now, model->partners, model->first, count,
                             &model->row_count);
    return model;
}

static struct route house_route(const struct visit *visit, enum house_tab tab)
{
    struct route route = *visit->route;
    route.tab = (int)tab;
    route.page = 0;
    return route;
}

static void house_tabs(struct canvas *canvas, struct rect rect, const struct visit *visit,
                       const struct house_model *model)
{
    bool short_words = canvas->theme->form == FORM_COMPACT;
    const struct control tabs[] = {
        {.id = "tab.mission",
         .label = short_words ? _("Het huis") : _("Wat doen we?"),
         .icon = "home",
         .role = ROLE_TAB,
         .state = visit->route->tab == HOUSE_MISSION ? STATE_SELECTED : 0,
         .action = action_stay(house_route(visit, HOUSE_MISSION))},
        {.id = "tab.partners",
         .icon = "groups",
         .role = ROLE_TAB,
         .label = arena_printf(&canvas->arena, short_words ? _("Wie  %d") : _("Partners A–Z  %d"),
                               model->partners.count),
         .state = visit->route->tab == HOUSE_PARTNERS ? STATE_SELECTED : 0,
         .action = action_stay(house_route(visit, HOUSE_PARTNERS))},
    };
    widget_tabs(canvas, rect, tabs, 2);
}

/* What the house offers, and the two ways to join; where there is room for one of them, that of the tab. */
static void house_join(struct canvas *canvas, struct rect rect, const struct visit *visit)
{
    const struct control controls[] = {
        {.id = "house.matrix",
         .label = _("Ons aanbod"),
         .icon = "local_offer",
         .role = ROLE_BUTTON,
         .action = action_go(route_to(SCREEN_MATRIX))},
        {.id = "house.partner",
         .label = _("Word partner"),
         .icon = "add_circle",
         .role = ROLE_BUTTON,
         .state = visit->route->tab == HOUSE_JOIN ? STATE_SELECTED : 0,
         .action = action_stay(house_route(visit, HOUSE_JOIN))},
        {.id = "house.volunteer",
         .label = _("Word vrijwilliger"),
         .icon = "volunteer_activism",
         .role = ROLE_BUTTON,
         .state = visit->route->tab == HOUSE_VOLUNTEER ? STATE_SELECTED : 0,
         .action = action_stay(house_route(visit, HOUSE_VOLUNTEER))},
    };
    bool compact = canvas->theme->form == FORM_COMPACT;
    bool partners = visit->route->tab == HOUSE_PARTNERS || visit->route->tab == HOUSE_JOIN;
    int gap = row_gap(canvas->theme),
        widths[3] = {(rect.w - gap) / 2, (rect.w - gap) / 2, (rect.w - gap) / 2};
    enum button_look look = compact ? BUTTON_STACKED : BUTTON_PLAIN;
    if (!compact && !widget_shares(canvas, controls, 3, rect.w - 2 * gap, widths))
        look = BUTTON_SLOT;
    for (int i = 0; i < 3; i++)
        if (!compact || i == 0 || i == (partners ? 1 : 2)) {
            widget_button(canvas, rect_cut_left(&rect, widths[i]), controls[i], look);
            rect_cut_left(&rect, gap);
        }
}

struct house_context {
    const struct visit *visit;
    const struct house_model *model;
    const char *pieces[PIECES_MAX]; /* paragraphs, or what of them stands on one page */
    int piece_count;
    int pages, starts[PAGES_MAX + 1];
    struct text_look look;
};

static void partner_item(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct house_context *context = data;
    int at = index - context->model->first;
    if (at >= 0 && at < context->model->row_count)
        row_card(canvas, rect, context->visit, &context->model->rows[at]);
}

static void mission_page(struct canvas *canvas, struct rect rect, int page, void *data)
{
    const struct house_context *context = data;
    struct rect room = widget_card(canvas, rect);
    for (int i = context->starts[page]; i < context->starts[page + 1]; i++) {
        const char *text = context->pieces[i];
        int height = canvas_text_height(canvas, text, context->look, room.w);
        canvas_text(canvas, rect_cut_top(&room, height), text, context->look);
        rect_cut_top(&room, mm(canvas->theme, 6));
    }
}

static void mission_add(struct house_context *context, const char *piece, bool turn)
{
    if (turn && context->pages < PAGES_MAX)
        context->starts[context->pages++] = context->piece_count;
    if (context->piece_count < PIECES_MAX)
        context->pieces[context->piece_count++] = piece;
}

/* Adds one paragraph, `used` pixels below the top of the last page; where the page ends it breaks behind a sentence. */
static void mission_paragraph(struct canvas *canvas, struct house_context *context, const char *at, int width,
                              int height, int *used)
{
    const char *piece = NULL;
    bool turn = context->pages == 0;
    while (*at) {
        const char *end = at;
        while (*end && !((*end == '.' || *end == '?' || *end == '!') && end[1] == ' '))
            end++;
        end += *end != 0;
        const char *sentence = arena_strndup(&canvas->arena, at, (size_t)(end - at)),
                   *longer = piece ? arena_printf(&canvas->arena, "%s %s", piece, sentence) : sentence;
        if (*used + canvas_text_height(canvas, longer, context->look, width) > height && (piece || *used)) {
            if (piece)
                mission_add(context, piece, turn);
            turn = true;
            *used = 0;
            longer = sentence;
        }
        piece = longer;
        at = end + (*end == ' ');
    }
    if (!piece)
        return;
    mission_add(context, piece, turn);
    *used += canvas_text_height(canvas, piece, context->look, width) + mm(canvas->theme, 6);
}

static void house_mission(struct canvas *canvas, struct rect zone, struct house_context *context)
{
    const struct theme *theme = canvas->theme;
    struct rect page = zone;
    rect_cut_bottom(&page, widget_pager_height(canvas) + row_gap(theme));
    int pad = mm(theme, theme->form == FORM_COMPACT ? 6 : 11), width = page.w - 2 * pad,
        room = page.h - 2 * pad, used = 0;
    context->look = (struct text_look){.type = theme->tight ? TYPE_BODY : TYPE_LEAD,
                                       .colour = theme->colour->ink,
                                       .whole = true,
                                       .language = words_language(context->visit->house->mission)};
    for (int i = 0; i < context->model->paragraph_count; i++)
        mission_paragraph(canvas, context, context->model->paragraphs[i], width, room, &used);
    context->starts[context->pages] = context->piece_count;
    context->pages = context->pages ? context->pages : 1;
    struct route route = *context->visit->route;
    route.page = route.page < context->pages ? route.page : context->pages - 1;
    if (context->pages == 1 && used + 2 * pad < page.h)
        page.h = used + 2 * pad;
    widget_turn(canvas, page, &route, context->pages, mission_page, context);
    widget_pager(canvas, rect_cut_bottom(&zone, widget_pager_height(canvas)), &route, context->pages);
}

/* Where to ask; the desk answers, nothing is asked of the visitor here. */
static void house_ask(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    bool partner = visit->route->tab == HOUSE_JOIN;
    const char *title =
        partner ? _("Werk jij met gezinnen, kinderen of jongeren?") : _("Heb je wat tijd over?");
    const char *text = partner ? _("Elke organisatie, vereniging of zelfstandige kan partner worden. Je "
                                   "leert elkaar kennen en gezinnen vinden jouw aanbod op dit scherm.")
                               : _("Vrijwilligers lezen voor, spelen mee of zetten koffie. Je kiest zelf wat "
                                   "je doet en hoe vaak.");
    struct text_look head = {.type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING};
    struct text_look body = {.type = theme->form == FORM_COMPACT ? TYPE_BODY : TYPE_LEAD,
                             .colour = theme->colour->ink};
    char *call = arena_printf(arena, _("Bel %s of spreek iemand aan."),
                              format_isolated(arena, visit->house->phone, canvas->language));
    int pad = mm(theme, theme->form == FORM_COMPACT ? 6 : 11), width = zone.w - 2 * pad;
    int title_h = canvas_text_height(canvas, title, head, width),
        text_h = canvas_text_height(canvas, text, body, width);
    int call_h = canvas_text_height(canvas, call, head, width), space = mm(theme, 4);
    /* The number stays when large text leaves no room for the rest. */
    if (2 * pad + title_h + text_h + call_h + 2 * space > zone.h)
        text_h = 0;
    if (2 * pad + title_h + call_h + space > zone.h)
        title_h = 0;
    int need = 2 * pad + title_h + text_h + call_h + 2 * space;
    zone.h = need < zone.h ? need : zone.h;
    struct rect room = widget_card(canvas, zone);
    if (title_h)
        canvas_text(canvas, rect_cut_top(&room, title_h), title, head);
    rect_cut_top(&room, title_h ? space : 0);
    if (text_h)
        canvas_text(canvas, rect_cut_top(&room, text_h), text, body);
    rect_cut_top(&room, space);
    head.role = ROLE_TEXT;
    head.whole = true;
    canvas_text(canvas, room, call, head);
}

static const char *house_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Wie zijn wij");
}

static void house_draw(const struct visit *visit, const void *data, struct canvas *canvas)
{
    const struct house_model *model = data;
    struct frame frame = frame_make(canvas->theme, FRAME_HEADER);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = house_title(visit, model);
    heading.line =
        arena_printf(&canvas->arena, _("Bijgewerkt op %s"),
                     format_date(&canvas->arena, visit->house->created, DATE_DAY_YEAR, canvas->language));
    if (canvas->theme->form == FORM_PORTRAIT) { /* the two lines of the title need air */
        int air = mm(canvas->theme, 9);
        frame.head.h += air;
        rect_cut_top(&frame.look, air);
    }
    frame_heading(canvas, &frame, &heading);
    if (!rect_empty(frame.look))
        house_desk(canvas, frame.look, visit);
    struct house_layout layout = house_layout(canvas);
    house_tabs(canvas, layout.tabs, visit, model);
    struct house_context context = {.visit = visit, .model = model};
    if (visit->route->tab == HOUSE_PARTNERS) {
        struct paged paged = house_paged(canvas, model);
        paged.item = partner_item;
        paged.context = &context;
        widget_paged(canvas, &paged, visit->route);
    } else if (visit->route->tab == HOUSE_MISSION) {
        house_mission(canvas, layout.zone, &context);
    } else {
        house_ask(canvas, layout.zone, visit);
    }
    house_join(canvas, layout.buttons, visit);
}

static bool house_is_dutch(const void *model)
{
    return ((const struct house_model *)model)->dutch;
}

const struct screen screen_house = {.dwell = DWELL_LIST,
                                    .enter = house_enter,
                                    .draw = house_draw,
                                    .untranslated = house_is_dutch,
                                    .title = house_title};
