/* A card: what it is, when, where, who to call, what it costs, and how to take it home. */
#include "screen/card.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"

/* The cards before and after this one in the list it was opened from. */
static void card_neighbours(const struct visit *visit, struct card_view *view)
{
    int topic = visit_topic(visit);
    if (topic < 0 || visit->route->question)
        return;
    struct filter filter = visit_filter(visit);
    struct picks picks =
        store_list(visit->store, visit->arena, visit->now, topic, (enum list_tab)visit->route->tab, &filter);
    int at = 0, read = 0;
    while (at < picks.count && picks.items[at].card != view->card.row.id)
        at++;
    if (at == picks.count)
        return;
    const struct card_row *row;
    if (at > 0 && (row = store_rows(visit->store, visit->arena, visit->now, picks, at - 1, 1, &read)) && read)
        view->previous = row;
    if (at + 1 < picks.count &&
        (row = store_rows(visit->store, visit->arena, visit->now, picks, at + 1, 1, &read)) && read)
        view->next = row;
}

static const void *card_enter(const struct visit *visit)
{
    struct card_view *view = arena_alloc(visit->arena, sizeof *view);
    view->found = store_card(visit->store, visit->arena, visit->now, visit->route->card, &view->card);
    if (!view->found)
        return view;
    view->topic = row_topic(visit, &view->card.row);
    card_take_enter(visit, view);
    card_neighbours(visit, view);
    return view;
}

static enum dwell card_dwell(const void *model)
{
    const struct card_view *view = model;
    return view->found && view->card.row.sensitive ? DWELL_SENSITIVE : DWELL_CARD;
}

static const char *card_title(const struct visit *visit, const void *model)
{
    (void)visit;
    const struct card_view *view = model;
    return view->found ? view->card.row.title.text : _("Dit aanbod bestaat niet meer");
}

static int card_related_head(const struct theme *theme)
{
    return type_line_px(theme, TYPE_TITLE) + mm(theme, 3);
}

/* How many rows of "Hoort hierbij" fit. */
static int card_related_fit(const struct canvas *canvas, int height, const struct card_view *view)
{
    int gap = card_gap(canvas->theme), room = height - card_related_head(canvas->theme) + gap;
    int fit = room > 0 ? room / (row_date_height(canvas) + gap) : 0;
    return view->card.related_count < fit ? view->card.related_count : fit;
}

/* "Hoort hierbij": as many rows as fit above `rect`'s end. */
static void card_related_draw(struct canvas *canvas, struct rect rect, const struct visit *visit,
                              const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    int head = card_related_head(theme), row_h = row_date_height(canvas), gap = card_gap(theme),
        count = card_related_fit(canvas, rect.h, view);
    if (count < 1)
        return;
    canvas_text(canvas, rect_cut_top(&rect, head), _("Hoort hierbij"),
                (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .role = ROLE_HEADING});
    for (int i = 0; i < count; i++) {
        row_card(canvas, rect_cut_top(&rect, row_h), visit, &view->card.related[i]);
        rect_cut_top(&rect, gap);
    }
}

/* The actions, two in a row, and what belongs with the card below them; where that has no room it is an action too. */
static void card_below(struct canvas *canvas, struct rect below, const struct visit *visit,
                       const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    struct control actions[CARD_ACTIONS_MAX];
    int gap = card_gap(theme), button = widget_button_height(canvas), apart = mm(theme, 10),
        count = card_actions(visit, view, &canvas->arena, false, actions), rows = (count + 1) / 2,
        least = mm(theme, 35), height = mm(theme, rows > 1 ? 40 : 48);
    height = height > button ? height : button;
    least = least > button ? least : button;
    int room = below.h - (rows - 1) * gap - apart, fit = card_related_fit(canvas, room - rows * height, view);
    int closer = mm(theme, 6);
    if (card_related_fit(canvas, room + apart - closer - rows * least, view) > fit) {
        height = least; /* one more of what belongs with it */
        apart = closer;
    } else if (fit == 0)
        count = card_actions(visit, view, &canvas->arena, true, actions);
    rows = (count + 1) / 2;
    card_actions_draw(canvas, rect_cut_top(&below, rows * height + (rows - 1) * gap), 2, actions, count);
    rect_cut_top(&below, apart);
    card_related_draw(canvas, below, visit, view);
}

static bool card_has_neighbours(const struct card_view *view)
{
    return view->previous || view->next;
}

static void card_portrait(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                          const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    int buttons_h = 3 * mm(theme, 33) + 2 * mm(theme, 5), button = widget_button_height(canvas);
    struct rect top = {frame->look.x, frame->look.y, frame->look.w,
                       frame->touch.y + buttons_h - frame->look.y};
    struct rect take = rect_cut_right(&top, top.w * 41 / 100);
    rect_cut_right(&top, mm(theme, 14));
    struct rect more = {top.x, top.y + top.h - theme->target - mm(theme, 4), top.w,
                        theme->target + mm(theme, 4)};
    card_facts_draw(canvas, top, more, 1, visit, view);
    struct rect uses = {take.x, frame->touch.y, take.w, buttons_h};
    take.h = frame->touch.y - mm(theme, 8) - take.y;
    card_take_draw(canvas, take, visit, view);
    card_take_buttons(canvas, uses, true, visit, view);
    struct rect below = frame->touch;
    rect_cut_top(&below, buttons_h + mm(theme, 14));
    if (card_has_neighbours(view)) {
        card_neighbours_draw(canvas, rect_cut_bottom(&below, button), visit, view, BUTTON_PLAIN);
        rect_cut_bottom(&below, mm(theme, 8));
    }
    card_below(canvas, below, visit, view);
}

/* Disc, topic and title above the facts, where no band holds them. */
static void card_head(struct canvas *canvas, struct rect head, const struct visit *visit,
                      const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    widget_disc(canvas, rect_cut_left(&head, mm(theme, 42)), row_icon(visit, &view->card.row),
                row_colour(visit, &view->card.row));
    rect_cut_left(&head, mm(theme, 9));
    struct text_look title = {.type = TYPE_HEADING1,
                              .colour = theme->colour->ink,
                              .role = ROLE_HEADING,
                              .whole = true,
                              .language = words_language(view->card.row.title)};
    int line = type_line_px(theme, TYPE_BODY);
    if (view->card.row.sensitive ||
        canvas_text_height(canvas, view->card.row.title.text, title, head.w) > head.h - line)
        title.type = TYPE_HEADING2;
    int title_h = canvas_text_height(canvas, view->card.row.title.text, title, head.w),
        slack = head.h - title_h - line;
    rect_cut_top(&head, slack > 0 ? slack / 2 : 0);
    if (view->topic)
        canvas_text(canvas, rect_cut_top(&head, line), view->topic->name.text,
                    (struct text_look){.type = TYPE_BODY,
                                       .colour = theme->colour->ink2,
                                       .language = words_language(view->topic->name)});
    canvas_text(canvas, head, view->card.row.title.text, title);
}

static void card_landscape(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                           const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    int gap = card_gap(theme), button = widget_button_height(canvas);
    struct rect column = {frame->look.x, mm(theme, 10), frame->look.w,
                          frame->touch.y + frame->touch.h - mm(theme, 10)};
    canvas_fill(canvas, frame->bar,
                theme_tint(theme, view->topic ? view->topic->colour : theme->colour->primary));
    struct rect uses = rect_cut_bottom(&column, button);
    rect_cut_bottom(&column, gap + mm(theme, 2));
    int most = column.w + 3 * type_line_px(theme, TYPE_TITLE) + 2 * type_line_px(theme, TYPE_META);
    if (column.h > most)
        column = (struct rect){column.x, column.y + (column.h - most) / 2, column.w, most};
    card_take_draw(canvas, column, visit, view);
    card_take_buttons(canvas, uses, false, visit, view);

    struct rect page = {frame->touch.x, mm(theme, 10), frame->touch.w,
                        frame->touch.y + frame->touch.h - mm(theme, 10)};
    bool whole = card_bar_draw(canvas, &page, visit, view);
    card_head(canvas, rect_cut_top(&page, mm(theme, 46)), visit, view);
    rect_cut_top(&page, mm(theme, frame_is_narrow(theme) ? 2 : 6));
    struct rect turns = page, more = rect_cut_bottom(&turns, theme->target + mm(theme, 2));
    if (!whole) {
        page = turns;
        rect_cut_bottom(&page, gap);
        turns = more;
        more = rect_cut_right(&turns, turns.w / 3);
        rect_cut_right(&turns, gap);
        card_neighbours_draw(canvas, turns, visit, view, BUTTON_SLOT);
    } else
        more = rect_cut_right(&more, more.w * 38 / 100);
    card_facts_draw(canvas, page, more, frame_is_narrow(theme) ? 1 : 2, visit, view);
}

static void card_compact(struct canvas *canvas, const struct frame *frame, const struct visit *visit,
                         const struct card_view *view)
{
    const struct theme *theme = canvas->theme;
    int gap = theme->gap;
    struct rect room = frame->touch, side = rect_cut_right(&room, room.w * 32 / 100);
    rect_cut_right(&room, mm(theme, 5));
    if (visit->route->panel) {
        card_take_draw(canvas, room, visit, view);
        card_take_buttons(canvas, side, true, visit, view);
        return;
    }
    struct control actions[CARD_ACTIONS_MAX];
    struct route route = *visit->route;
    route.panel = true;
    int count = card_actions(visit, view, &canvas->arena, true, actions),
        rows = count + 1 > 4 ? 4 : count + 1;
    int height = (side.h - (rows - 1) * gap) / rows;
    height = height > mm(theme, 26) ? mm(theme, 26) : height;
    widget_button(canvas, rect_cut_top(&side, height),
                  (struct control){.id = "take.show",
                                   .label = _("Neem mee"),
                                   .icon = "qr_code",
                                   .role = ROLE_BUTTON,
                                   .action = action_go(route)},
                  BUTTON_SLOT);
    for (int i = 0; i < count && i < 3; i++) {
        rect_cut_top(&side, gap);
        widget_button(canvas, rect_cut_top(&side, height), actions[i], BUTTON_SLOT);
    }
    int more_h = theme->target;
    struct rect more = {room.x, room.y + room.h - more_h, room.w * 60 / 100, more_h};
    card_facts_draw(canvas, room, more, 1, visit, view);
}

void card_gone(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    int need = 3 * type_line_px(theme, TYPE_LEAD) + mm(theme, 24);
    struct rect card = rect_cut_top(&rect, need < rect.h ? need : rect.h);
    canvas_text(canvas, widget_card(canvas, card),
                _("Dit aanbod staat niet meer in de lijst. Ga terug en kies iets anders, of vraag het aan "
                  "iemand van het huis."),
                (struct text_look){.type = TYPE_LEAD, .colour = theme->colour->ink});
}

static void card_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct card_view *view = model;
    struct frame frame = frame_make(canvas->theme, FRAME_BAND);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = card_title(visit, model);
    heading.icon = view->found ? row_icon(visit, &view->card.row) : "info";
    heading.colour = view->found ? row_colour(visit, &view->card.row) : PETROL;
    heading.title_language = view->found ? words_language(view->card.row.title) : NULL;
    heading.line = view->topic ? view->topic->name.text : NULL;
    enum card_panel panel = card_panel(visit);
    bool own_heading = canvas->theme->form == FORM_LANDSCAPE && view->found && panel == PANEL_NONE;
    if (!own_heading)
        frame_heading(canvas, &frame, &heading);
    if (!view->found) {
        card_gone(canvas, frame.touch);
    } else if (panel != PANEL_NONE) {
        struct rect look = frame.look;
        if (look.h > mm(canvas->theme, 40))
            card_facts_draw(canvas, look, (struct rect){0}, canvas->theme->form == FORM_PORTRAIT ? 2 : 1,
                            visit, view);
        card_panel_draw(canvas, frame.touch, visit, view);
    } else if (canvas->theme->form == FORM_PORTRAIT)
        card_portrait(canvas, &frame, visit, view);
    else if (canvas->theme->form == FORM_LANDSCAPE)
        card_landscape(canvas, &frame, visit, view);
    else
        card_compact(canvas, &frame, visit, view);
}

static bool card_is_dutch(const void *model)
{
    return card_untranslated(model);
}

const struct screen screen_card = {.dwell = DWELL_CARD,
                                   .enter = card_enter,
                                   .draw = card_draw,
                                   .dwell_of = card_dwell,
                                   .untranslated = card_is_dutch,
                                   .title = card_title};
