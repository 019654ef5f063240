/* A topic: who first, then where to go or what to do, three cards a page, and a person to talk to. */
#include "screen/topic.h"

#include "lang/phrase.h"

#include <stdio.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"

enum { CHIPS_MAX = 12, SOON_MAX = 3, WINDOW_MAX = 64 };

/* Where the parts of a topic go; the same for `enter`, which must know how many rows a page has, and `draw`. */
struct topic_layout {
    struct rect ages, filters, tabs, choose; /* an empty one is not drawn */
    struct rect look;
    struct paged paged;
};

static int age_chips(const struct visit *visit, struct arena *arena, struct control *chips)
{
    int count = 0;
    for (int age = -1; age < visit->house->age_count && count < CHIPS_MAX; age++)
        chips[count++] = visit_age_chip(visit, arena, age);
    return count;
}

static struct control filter_chip(const struct visit *visit, const char *id, const char *label,
                                  const char *icon, size_t offset)
{
    struct route route = *visit->route;
    bool *flag = (bool *)((char *)&route + offset);
    bool on = *flag;
    *flag = !on;
    route.page = 0;
    return (struct control){.id = id,
                            .label = label,
                            .icon = icon,
                            .role = ROLE_CHIP,
                            .state = on ? STATE_SELECTED : 0,
                            .action = action_stay(route)};
}

static int filter_chips(const struct visit *visit, struct control *chips)
{
    int count = 0;
    if (visit->route->tab == TAB_WHERE)
        chips[count++] =
            filter_chip(visit, "chip.open", _("Nu open"), "access_time", offsetof(struct route, open_now));
    chips[count++] = filter_chip(visit, "chip.free", _("Gratis"), "savings", offsetof(struct route, free));
    if (visit->route->tab == TAB_WHERE)
        chips[count++] = filter_chip(visit, "chip.visit", _("Komt naar jou"), "emoji_people",
                                     offsetof(struct route, visit));
    chips[count++] = filter_chip(visit, "chip.wheelchair", _("Rolstoel"), "accessible",
                                 offsetof(struct route, wheelchair));
    return count;
}

/* All choices above the list, or, where the list would lose its room to them, tabs and a button that opens the choices. */
static struct topic_layout topic_layout(struct canvas *canvas, const struct visit *visit, struct frame frame,
                                        const struct topic_model *model)
{
    const struct theme *theme = canvas->theme;
    struct topic_layout layout = {.look = frame.look};
    struct control chips[CHIPS_MAX];
    int gap = row_gap(theme),
        tabs_h = theme->form == FORM_COMPACT ? theme->target : widget_chip_height(canvas) + mm(theme, 4);
    struct rect zone = frame.touch;
    layout.paged = (struct paged){.row_height = row_height(canvas), .gap = gap, .count = model->list.count};
    if (model->question) {
        layout.paged.zone = zone;
        return layout;
    }
    int ages_h =
        widget_chips_height(canvas, zone.w, chips, age_chips(visit, layout_arena(canvas, visit), chips));
    bool beside = theme->form == FORM_LANDSCAPE;
    int filter_w = beside ? frame.look.w : zone.w;
    int filters_h = widget_chips_height(canvas, filter_w, chips, filter_chips(visit, chips));
    int above = ages_h + gap + tabs_h + gap + (beside ? 0 : filters_h + gap);
    bool room = zone.h - above >= 2 * layout.paged.row_height + 2 * gap + widget_pager_height(canvas);
    if (room && theme->form != FORM_COMPACT) {
        layout.ages = rect_cut_top(&zone, ages_h);
        rect_cut_top(&zone, gap);
        layout.filters = beside ? rect_cut_bottom(&layout.look, filters_h) : rect_cut_top(&zone, filters_h);
        if (!beside)
            rect_cut_top(&zone, gap);
        layout.tabs = rect_cut_top(&zone, tabs_h);
    } else {
        layout.tabs = rect_cut_top(&zone, tabs_h);
        layout.choose = rect_cut_right(&layout.tabs, layout.tabs.w / 4);
        rect_cut_right(&layout.tabs, gap);
    }
    rect_cut_top(&zone, gap);
    layout.paged.zone = zone;
    bool questions = model->question_count > 0 && theme->form == FORM_PORTRAIT && !visit->route->panel;
    int with = topic_question_height(canvas);
    if (questions &&
        zone.h >= 3 * layout.paged.row_height + 4 * gap + with + widget_pager_height(canvas) - mm(theme, 4))
        layout.paged.between = with;
    widget_stretch(canvas, &layout.paged);
    return layout;
}

static struct topic_layout topic_probe(const struct visit *visit, const struct topic_model *model)
{
    struct canvas probe = visit_probe(visit);
    return topic_layout(&probe, visit, frame_make(visit->theme, FRAME_BAND), model);
}

static void topic_rows(const struct visit *visit, struct topic_model *model)
{
    struct topic_layout layout = topic_probe(visit, model);
    struct canvas probe = visit_probe(visit);
    int per_page = widget_per_page(&probe, &layout.paged),
        last = widget_pages(model->list.count, per_page) - 1;
    int page = visit->route->page < last ? visit->route->page : last;
    /* The neighbours too, for a finger may drag them in. */
    model->first = page > 0 ? (page - 1) * per_page : 0;
    int count = 3 * per_page < WINDOW_MAX ? 3 * per_page : WINDOW_MAX;
    model->rows = store_rows(visit->store, visit->arena, visit->now, model->list, model->first, count,
                             &model->row_count);
}

static void topic_asked(const struct visit *visit, struct topic_model *model)
{
    for (int i = 0; i < model->question_count; i++)
        if (visit->route->question && model->questions[i].id == visit->route->question)
            model->question = &model->questions[i];
}

static void topic_talk(const struct visit *visit, struct topic_model *model)
{
    if (!model->topic->talk_to || model->question)
        return;
    char code[1][CODE_LENGTH + 1] = {{0}};
    snprintf(code[0], sizeof code[0], "%s", model->topic->talk_to);
    struct picks picks = store_codes(visit->store, visit->arena, (const char(*)[CODE_LENGTH + 1]) code, 1);
    int read = 0;
    const struct card_row *rows = store_rows(visit->store, visit->arena, visit->now, picks, 0, 1, &read);
    model->talk = read ? rows : NULL;
}

static const void *topic_enter(const struct visit *visit)
{
    struct topic_model *model = arena_alloc(visit->arena, sizeof *model);
    int index = visit_topic(visit);
    if (index < 0 && !visit->route->question)
        index = 0;
    model->topic = &visit->house->topics[index < 0 ? 0 : index];
    struct filter filter = visit_filter(visit), any = filter;
    any.open_now = false; /* what is to do has no opening hours */
    any.visit = false;
    model->questions = store_questions(visit->store, visit->arena, visit->now, index, &model->question_count);
    topic_asked(visit, model);
    model->where = store_list(visit->store, visit->arena, visit->now, index, TAB_WHERE, &filter);
    model->doing = store_list(visit->store, visit->arena, visit->now, index, TAB_DO, &any);
    model->list = model->question               ? model->question->cards
                  : visit->route->tab == TAB_DO ? model->doing
                                                : model->where;
    topic_talk(visit, model);
    struct filter soon = {.age = filter.age, .when = WHEN_WEEK};
    struct picks dates = store_agenda(visit->store, visit->arena, visit->now, index, &soon);
    model->soon =
        store_occurrences(visit->store, visit->arena, visit->now, dates, 0, SOON_MAX, &model->soon_count);
    topic_rows(visit, model);
    return model;
}

static const char *count_text(struct arena *arena, struct picks picks)
{
    return picks.more ? arena_printf(arena, "%d+", picks.count) : arena_printf(arena, "%d", picks.count);
}

static void topic_tabs(struct canvas *canvas, struct rect rect, const struct visit *visit,
                       const struct topic_model *model)
{
    struct control tabs[2];
    struct arena *arena = &canvas->arena;
    bool compact = canvas->theme->form == FORM_COMPACT || canvas->theme->scale > 100;
    for (int i = 0; i < 2; i++) {
        struct route route = *visit->route;
        route.tab = i;
        route.page = 0;
        route.panel = false;
        const char *words = i == TAB_WHERE ? (compact ? _("Waar?") : _("Waar kan ik terecht?"))
                                           : (compact ? _("Wat?") : _("Wat is er te doen?"));
        tabs[i] = (struct control){
            .id = i == TAB_WHERE ? "tab.where" : "tab.do",
            .label = arena_printf(arena, "%s  %s", words, count_text(arena, i ? model->doing : model->where)),
            .icon = i == TAB_WHERE ? "place" : "event",
            .role = ROLE_TAB,
            .state = visit->route->tab == i ? STATE_SELECTED : 0,
            .action = action_stay(route)};
    }
    widget_tabs(canvas, rect, tabs, 2);
}

static void topic_choose(struct canvas *canvas, struct rect rect, const struct visit *visit)
{
    struct route route = *visit->route;
    route.panel = !route.panel;
    int chosen = (route.age >= 0) + route.open_now + route.free + route.visit + route.wheelchair;
    /* TRANSLATORS: button that opens the choices (age, free ...); one short word. */
    const char *label = chosen ? arena_printf(&canvas->arena, "%s  %d", _("Kies"), chosen) : _("Kies");
    widget_button(canvas, rect,
                  (struct control){.id = "topic.choose",
                                   .label = label,
                                   .icon = "tune",
                                   .role = ROLE_BUTTON,
                                   .state = visit->route->panel ? STATE_SELECTED : 0,
                                   .action = action_stay(route)},
                  BUTTON_SLOT);
}

/* The choices in the place of the list. */
static void topic_panel(struct canvas *canvas, struct rect zone, const struct visit *visit,
                        const struct topic_model *model)
{
    struct control chips[3 * CHIPS_MAX];
    int count = age_chips(visit, &canvas->arena, chips);
    count += filter_chips(visit, chips + count);
    /* Elsewhere they stand beside the list. */
    bool compact = visit->theme->form == FORM_COMPACT;
    for (int i = 0; compact && i < model->question_count && i < CHIPS_MAX; i++)
        chips[count++] = topic_question(visit, &canvas->arena, &model->questions[i]);
    struct chip_pages pages = {chips, count};
    widget_chips_paged(canvas, zone, &pages, visit->route);
}

struct list_context {
    const struct visit *visit;
    const struct topic_model *model;
};

static void topic_item(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct list_context *list = context;
    int at = index - list->model->first;
    if (at >= 0 && at < list->model->row_count)
        row_card(canvas, rect, list->visit, &list->model->rows[at]);
}

static void topic_empty(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    struct route all = *visit->route;
    all.age = -1;
    all.page = 0;
    all.open_now = all.free = all.visit = all.wheelchair = false;
    row_none(canvas, zone,
             _("Hier past nu niets bij je keuze. Toon alles, of vraag het aan iemand van het huis."),
             (struct control){.id = "list.all",
                              .label = _("Toon alles"),
                              .icon = "undo",
                              .role = ROLE_BUTTON,
                              .action = action_stay(all)});
}

static void topic_heading(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                          const struct topic_model *model)
{
    struct arena *arena = &canvas->arena;
    struct heading heading = visit_heading(visit, arena);
    heading.icon = model->topic->icon;
    heading.colour = model->topic->colour;
    if (model->question) {
        heading.title = model->question->text.text;
        heading.title_language = words_language(model->question->text);
        heading.line = model->topic->name.text;
    } else {
        heading.title = model->topic->name.text;
        heading.title_language = words_language(model->topic->name);
        char *places = arena_printf(arena, n_("%s plaats", "%s plaatsen", model->where.count),
                                    count_text(arena, model->where));
        char *todo = arena_printf(arena, n_("%s activiteit", "%s activiteiten", model->doing.count),
                                  count_text(arena, model->doing));
        heading.line = phrase_join(arena, places, todo, PHRASE_END);
    }
    frame_heading(canvas, frame, &heading);
}

static const char *topic_title(const struct visit *visit, const void *model)
{
    (void)visit;
    const struct topic_model *topic = model;
    return topic->question ? topic->question->text.text : topic->topic->name.text;
}

static void topic_draw(const struct visit *visit, const void *data, struct canvas *canvas)
{
    const struct topic_model *model = data;
    struct frame frame = frame_make(canvas->theme, FRAME_BAND);
    struct topic_layout layout = topic_layout(canvas, visit, frame, model);
    struct control chips[CHIPS_MAX];
    topic_heading(canvas, &frame, visit, model);
    if (!rect_empty(layout.look))
        topic_look(canvas, layout.look, visit, model);
    if (!rect_empty(layout.ages))
        widget_chips(canvas, layout.ages, chips, age_chips(visit, &canvas->arena, chips));
    if (!rect_empty(layout.filters))
        widget_chips(canvas, layout.filters, chips, filter_chips(visit, chips));
    if (!rect_empty(layout.tabs))
        topic_tabs(canvas, layout.tabs, visit, model);
    if (!rect_empty(layout.choose))
        topic_choose(canvas, layout.choose, visit);
    if (visit->route->panel && !rect_empty(layout.choose)) {
        topic_panel(canvas, layout.paged.zone, visit, model);
        return;
    }
    if (model->list.count == 0) {
        topic_empty(canvas, layout.paged.zone, visit);
        return;
    }
    struct list_context context = {visit, model};
    layout.paged.item = topic_item;
    layout.paged.context = &context;
    widget_paged(canvas, &layout.paged, visit->route);
    if (layout.paged.between)
        topic_questions(canvas, widget_between(canvas, &layout.paged), visit, model);
}

const struct screen screen_topic = {
    .dwell = DWELL_LIST, .enter = topic_enter, .draw = topic_draw, .title = topic_title};
