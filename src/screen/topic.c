/* A topic: who first, then where to go or what to do, three cards a page, and a person to talk to. */
#include "screen/filters.h"
#include "screen/topic.h"

#include "lang/phrase.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

enum { CHIPS_MAX = CHOICE_VALUES, SOON_MAX = 3, WINDOW_MAX = 64 };

/* Where the parts of a topic go; the same for `enter`, which must know how many rows a page has, and `draw`. */
struct topic_layout {
    struct rect ages, filters, tabs, choose, clear; /* an empty one is not drawn */
    struct rect look;
    struct paged paged;
};

static struct filters topic_filters(const struct visit *visit, struct arena *arena,
                                    const struct topic_model *model)
{
    return (struct filters){
        .visit = visit, .arena = arena, .tally = &model->tally, .tab = (enum list_tab)visit->route->tab};
}

/* Tabs, a button that opens the choices, and one that lets go of them. */
static void layout_tight(struct topic_layout *layout, const struct visit *visit, int gap)
{
    int width = layout->tabs.w / 4;
    layout->choose = rect_cut_right(&layout->tabs, width);
    rect_cut_right(&layout->tabs, gap);
    if (filters_made(visit, false) > 0) {
        layout->clear = rect_cut_right(&layout->tabs, width);
        rect_cut_right(&layout->tabs, gap);
    }
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
    if (model->asking)
        layout.paged = (struct paged){
            .row_height = topic_question_height(canvas), .gap = gap, .count = model->question_count};
    if (model->question || model->asking) {
        layout.paged.zone = zone;
        return layout;
    }
    struct filters filters = topic_filters(visit, layout_arena(canvas, visit), model);
    int ages_h = widget_chips_height(canvas, zone.w, chips, filters_ages(&filters, chips));
    bool beside = theme->form == FORM_LANDSCAPE;
    int filter_w = beside ? frame.look.w : zone.w;
    int filters_h = widget_chips_height(canvas, filter_w, chips, filters_row(&filters, chips));
    int above = ages_h + gap + tabs_h + gap + (beside ? 0 : filters_h + gap);
    bool room = zone.h - above >= 2 * layout.paged.row_height + 2 * gap + widget_pager_height(canvas) &&
                (!beside || filters_h < frame.look.h);
    if (room && theme->form != FORM_COMPACT) {
        layout.ages = rect_cut_top(&zone, ages_h);
        rect_cut_top(&zone, gap);
        layout.filters = beside ? rect_cut_bottom(&layout.look, filters_h) : rect_cut_top(&zone, filters_h);
        rect_cut_bottom(&layout.look, beside ? gap : 0);
        rect_cut_top(&zone, beside ? 0 : gap);
        layout.tabs = rect_cut_top(&zone, tabs_h);
    } else {
        layout.tabs = rect_cut_top(&zone, tabs_h);
        layout_tight(&layout, visit, gap);
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

/* The topic of a question that was found without one: that of its first card. */
static int topic_of_question(const struct visit *visit, const struct topic_model *model)
{
    int read = 0;
    const struct card_row *rows = model->question ? store_rows(visit->store, visit->arena, visit->now,
                                                               model->question->cards, 0, 1, &read)
                                                  : NULL;
    return read && rows->topic >= 0 ? rows->topic : 0;
}

static void topic_talk(const struct visit *visit, struct topic_model *model)
{
    if (!model->topic->talk_to || model->question || model->asking)
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
    struct filter filter = visit_filter(visit), any = filter;
    any.open_now = false; /* what is to do has no opening hours */
    any.visit = false;
    model->questions = store_questions(visit->store, visit->arena, visit->now, index, &model->question_count);
    topic_asked(visit, model);
    index = index < 0 ? topic_of_question(visit, model) : index;
    model->topic = &visit->house->topics[index];
    model->asking = visit->route->question == QUESTIONS_ALL && model->question_count > 0;
    model->where = store_list(visit->store, visit->arena, visit->now, index, TAB_WHERE, &filter);
    model->doing = store_list(visit->store, visit->arena, visit->now, index, TAB_DO, &any);
    model->list = model->question               ? model->question->cards
                  : visit->route->tab == TAB_DO ? model->doing
                                                : model->where;
    bool doing = visit->route->tab == TAB_DO;
    model->tally = store_list_tally(visit->store, visit->arena, visit->now, index, doing ? TAB_DO : TAB_WHERE,
                                    doing ? &any : &filter, visit->route->panel);
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
    route.page = 0;
    int chosen = filters_made(visit, false);
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

static void topic_clear(struct canvas *canvas, struct rect rect, const struct visit *visit,
                        const struct topic_model *model)
{
    struct filters filters = topic_filters(visit, &canvas->arena, model);
    struct control clear = filters_clear(&filters, true);
    int room = rect.w - mm(canvas->theme, 2 * 3 + 12.5 + 4);
    if (canvas_text_width(canvas, clear.label, (struct text_look){.type = TYPE_BODY_BOLD}) > room)
        clear = filters_clear(&filters, false);
    clear.role = ROLE_BUTTON;
    widget_button(canvas, rect, clear, BUTTON_SLOT);
}

/* The choices in the place of the list; elsewhere the questions stand beside the list or below it. */
static void topic_panel(struct canvas *canvas, struct rect zone, const struct visit *visit,
                        const struct topic_model *model, bool tight)
{
    struct filters filters = topic_filters(visit, &canvas->arena, model);
    struct control questions = topic_all_questions(visit, &canvas->arena, model);
    questions.id = "panel.questions";
    questions.role = ROLE_CHIP;
    if (tight && model->question_count > 0)
        filters.first = &questions;
    filters.heading = _("Vragen van ouders");
    filters_panel(canvas, zone, &filters, tight, 0);
}

struct list_context {
    const struct visit *visit;
    const struct topic_model *model;
};

static void topic_item(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct list_context *list = context;
    if (list->model->asking) {
        topic_question_draw(canvas, rect, list->visit, &list->model->questions[index]);
        return;
    }
    int at = index - list->model->first;
    if (at >= 0 && at < list->model->row_count)
        row_card(canvas, rect, list->visit, &list->model->rows[at]);
}

static void topic_empty(struct canvas *canvas, struct rect zone, const struct visit *visit)
{
    struct route all = *visit->route, none = route_to(all.screen);
    filter_copy(&all, &none);
    all.page = 0;
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
    } else if (model->asking) {
        heading.title = model->topic->name.text;
        heading.title_language = words_language(model->topic->name);
        heading.line = _("Vragen van ouders");
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
    struct filters filters = topic_filters(visit, &canvas->arena, model);
    topic_heading(canvas, &frame, visit, model);
    if (!rect_empty(layout.look))
        topic_look(canvas, layout.look, visit, model);
    if (!rect_empty(layout.ages))
        widget_chips(canvas, layout.ages, chips, filters_ages(&filters, chips));
    if (!rect_empty(layout.filters))
        widget_chips(canvas, layout.filters, chips, filters_row(&filters, chips));
    if (!rect_empty(layout.tabs))
        topic_tabs(canvas, layout.tabs, visit, model);
    if (!rect_empty(layout.clear))
        topic_clear(canvas, layout.clear, visit, model);
    if (!rect_empty(layout.choose))
        topic_choose(canvas, layout.choose, visit);
    if (visit->route->panel && !rect_empty(layout.tabs)) {
        topic_panel(canvas, layout.paged.zone, visit, model, !rect_empty(layout.choose));
        return;
    }
    if (model->list.count == 0 && !model->asking) {
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
