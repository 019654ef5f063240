/* Mijn lijst: what a visitor gathered, one QR code for all of it, and every name and number readable for a photo. */
#include "lang/phrase.h"
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>

#include "takehome/takehome.h"
#include "lang/format.h"
#include "lang/lang.h"

struct my_list {
    const struct card *cards;
    int count;
    const char *link;
};

static const void *list_enter(const struct visit *visit)
{
    struct my_list *list = arena_alloc(visit->arena, sizeof *list);
    const struct session *session = visit->session;
    struct card *cards = arena_array(visit->arena, struct card, session->list_count + 1);
    for (int i = 0; i < session->list_count; i++)
        if (store_card(visit->store, visit->arena, visit->now, session->list[i], &cards[list->count]))
            list->count++;
    list->cards = cards;
    list->link = takehome_list_link(visit->arena, visit->house, session->list, session->list_count);
    return list;
}

/* Phone and place of a service, day and hour of an activity: what someone needs from a photo. */
static char *list_line(struct canvas *canvas, const struct card *card)
{
    struct arena *arena = &canvas->arena;
    const struct card_row *row = &card->row;
    const struct place *place = row->place;
    const char *where = !place ? NULL : place->in_house ? phrase_place(arena, place) : place->name.text;
    char *phone = row->phone ? format_isolated(arena, row->phone, canvas->language) : NULL;
    if (row->type == CARD_ACTIVITY && card->date_count > 0) {
        const struct occurrence *date = &card->dates[0];
        /* A photo is looked at later: the day by its name, never "vandaag". */
        char *day = format_date(arena, date->start.day, DATE_LONG, canvas->language);
        char *when = date->all_day || phrase_last_day(date) > date->start.day
                         ? day
                         : arena_printf(arena, "%s, %s", day,
                                        format_hour(arena, date->start.minute, canvas->language));
        return phrase_join(arena, when, where, phone, PHRASE_END);
    }
    return phrase_join(arena, phone, where, PHRASE_END);
}

static int remove_width(const struct theme *theme)
{
    return mm(theme, theme->form == FORM_COMPACT ? 44 : 70);
}

struct list_context {
    const struct visit *visit;
    const struct my_list *list;
};

static void list_item(struct canvas *canvas, struct rect rect, int index, void *data)
{
    const struct list_context *context = data;
    const struct card *card = &context->list->cards[index];
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    canvas_box(canvas, rect, mm(theme, 6), theme->colour->surface, theme->colour->line, widget_hair(theme),
               false);
    struct rect room = rect_inset(rect, mm(theme, theme->form == FORM_COMPACT ? 2 : 4)),
                away = rect_cut_right(&room, remove_width(theme));
    rect_cut_right(&room, mm(theme, 5));
    int most = mm(theme, 40);
    if (away.h > most)
        away = (struct rect){away.x, away.y + (away.h - most) / 2, away.w, most};
    if (theme->form != FORM_COMPACT) {
        struct rect sign = rect_cut_left(&room, mm(theme, 34) < room.h ? mm(theme, 34) : room.h);
        widget_disc(canvas, sign, row_icon(context->visit, &card->row),
                    row_colour(context->visit, &card->row));
    }
    rect_cut_left(&room, mm(theme, theme->form == FORM_COMPACT ? 2 : 8));
    int lines = theme->form == FORM_COMPACT ? 1 : 2;
    struct text_look title = {.type = theme->form == FORM_COMPACT ? TYPE_BODY_BOLD : TYPE_TITLE,
                              .colour = theme->colour->ink,
                              .max_lines = lines,
                              .language = words_language(card->row.title)};
    struct text_look line = {.type = theme->form == FORM_COMPACT ? TYPE_META : TYPE_BODY,
                             .colour = theme->colour->ink,
                             .max_lines = lines};
    char *text = list_line(canvas, card);
    int title_h = canvas_text_height(canvas, card->row.title.text, title, room.w);
    int line_h = canvas_text_height(canvas, text, line, room.w), slack = room.h - title_h - line_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, rect_cut_top(&room, title_h), card->row.title.text, title);
    canvas_text(canvas, room, text, line);
    struct action action = action_of(ACTION_LIST_TOGGLE);
    snprintf(action.code, sizeof action.code, "%s", card->row.code);
    widget_button(
        canvas, away,
        (struct control){.id = arena_printf(arena, "list.remove.%s", card->row.code),
                         .icon = "close",
                         /* TRANSLATORS: takes one card off my list; one short word ("remove"). */
                         .label = _("Weg"),
                         .speech = arena_printf(arena, _("%s van mijn lijst halen"), card->row.title.text),
                         .role = ROLE_BUTTON,
                         .action = action},
        BUTTON_SLOT);
}

static void list_step(struct canvas *canvas, struct rect rect, int number, const char *title,
                      const char *line)
{
    const struct theme *theme = canvas->theme;
    int disc = mm(theme, 26) < rect.h ? mm(theme, 26) : rect.h;
    struct rect sign = rect_cut_left(&rect, disc);
    struct rect circle = {sign.x, sign.y + (sign.h - disc) / 2, disc, disc};
    canvas_disc(canvas, circle, theme->colour->primary);
    canvas_text(canvas, circle, arena_printf(&canvas->arena, "%d", number),
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->on_primary,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .decor = true});
    rect_cut_left(&rect, mm(theme, 8));
    int title_h = type_line_px(theme, TYPE_TITLE), line_h = type_line_px(theme, TYPE_META);
    rect_cut_top(&rect, (rect.h - title_h - line_h) / 2);
    canvas_text(canvas, rect_cut_top(&rect, title_h), title,
                (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .max_lines = 1});
    canvas_text(canvas, rect, line,
                (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1});
}

static void list_steps(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    int photo = 3 * type_line_px(theme, TYPE_BODY), step = (rect.h - photo - mm(theme, 6)) / 3,
        most = mm(theme, 46);
    step = step > most ? most : step;
    const char *const titles[] = {_("Open je camera"), _("Richt op het vierkant"), _("Tik op de link")};
    const char *const lines[] = {_("op je gsm"), _("ongeveer een halve meter ver"),
                                 _("die op je gsm verschijnt")};
    for (int i = 0; i < 3 && step >= type_line_px(theme, TYPE_TITLE) + type_line_px(theme, TYPE_META); i++)
        list_step(canvas, rect_cut_top(&rect, step), i + 1, titles[i], lines[i]);
    rect_cut_top(&rect, mm(theme, 6));
    canvas_text(canvas, rect, _("Geen QR? Neem een foto van dit scherm, of vraag een blad aan het onthaal."),
                (struct text_look){.type = TYPE_BODY, .colour = theme->colour->ink});
}

static void list_code(struct canvas *canvas, struct rect rect, const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, mm(theme, 8), 0xFFFFFF, theme->colour->hair, widget_hair(theme), false);
    struct rect room = rect_inset(rect, mm(theme, 4)),
                host = rect_cut_bottom(&room, type_line_px(theme, TYPE_META));
    canvas_qr(canvas, room, list->link, _("QR-code van je lijst"));
    canvas_text(
        canvas, host, arena_printf(&canvas->arena, "%s/l", takehome_host(&canvas->arena, list->link)),
        (struct text_look){.type = TYPE_META, .colour = 0x554840, .align = TEXT_CENTRE, .max_lines = 1});
}

static void list_empty(struct canvas *canvas, struct rect zone)
{
    const struct theme *theme = canvas->theme;
    int need = 3 * type_line_px(theme, TYPE_LEAD) + mm(theme, 24);
    struct rect card = rect_cut_top(&zone, need < zone.h ? need : zone.h), room = widget_card(canvas, card);
    canvas_icon(canvas, rect_cut_left(&room, mm(theme, 40)), "bookmark", mm(theme, 36),
                theme->colour->primary);
    rect_cut_left(&room, mm(theme, 8));
    canvas_text(
        canvas, room,
        _("Je lijst is nog leeg. Kies bij een kaart \"Zet op mijn lijst\". Dan neem je alles samen mee."),
        (struct text_look){.type = TYPE_LEAD, .colour = theme->colour->ink, .middle = true});
}

static const char *list_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Mijn lijst");
}

static void list_buttons(struct canvas *canvas, struct rect rect, const struct visit *visit)
{
    bool compact = canvas->theme->form == FORM_COMPACT;
    int gap = theme_gap(canvas->theme, 5);
    if (compact) {
        struct route code = *visit->route;
        code.panel = true;
        widget_button(canvas, rect_cut_left(&rect, (rect.w - 2 * gap) / 3),
                      (struct control){.id = "list.code",
                                       .label = _("Neem mee"),
                                       .icon = "qr_code",
                                       .role = ROLE_BUTTON,
                                       .action = action_go(code)},
                      BUTTON_MAIN);
        rect_cut_left(&rect, gap);
    }
    struct rect clear = rect_cut_left(&rect, (rect.w - gap) / 2);
    rect_cut_left(&rect, gap);
    widget_button(canvas, clear,
                  (struct control){.id = "list.clear",
                                   .label = _("Wis alles"),
                                   .icon = "delete",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_LIST_CLEAR)},
                  BUTTON_PLAIN);
    widget_button(canvas, rect,
                  (struct control){.id = "list.done",
                                   .label = _("Ik ben klaar"),
                                   .icon = "check",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_DONE)},
                  compact ? BUTTON_PLAIN : BUTTON_MAIN);
}

/* The code and how to scan it, where that screen has the room. True when nothing else fits beside it. */
static bool list_take(struct canvas *canvas, struct rect look, struct rect touch, const struct visit *visit,
                      const struct my_list *list)
{
    const struct theme *theme = canvas->theme;
    if (theme->form == FORM_COMPACT) {
        if (!visit->route->panel)
            return false;
        list_code(canvas, rect_cut_left(&touch, touch.w * 46 / 100), list);
        rect_cut_left(&touch, mm(theme, 8));
        list_steps(canvas, touch);
        return true;
    }
    if (theme->form == FORM_LANDSCAPE) {
        int words = 3 * type_line_px(theme, TYPE_BODY) + mm(theme, 8),
            most = look.h - words - type_line_px(theme, TYPE_META);
        most = look.h > mm(theme, 200) ? look.h / 2 : most;
        int side = look.w < most ? look.w : most;
        struct rect row = rect_cut_top(&look, side + type_line_px(theme, TYPE_META));
        list_code(canvas, (struct rect){row.x + (row.w - side) / 2, row.y, side, row.h}, list);
        rect_cut_top(&look, mm(theme, 6));
        list_steps(canvas, look);
        return false;
    }
    list_code(canvas, rect_cut_left(&look, look.w * 48 / 100), list);
    rect_cut_left(&look, mm(theme, 15));
    list_steps(canvas, look);
    return false;
}

static void list_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct my_list *list = model;
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_TITLE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = list_title(visit, model);
    heading.line = list->count
                       ? arena_printf(&canvas->arena,
                                      n_("%d ding om mee te nemen", "%d dingen om mee te nemen", list->count),
                                      list->count)
                       : NULL;
    frame_heading(canvas, &frame, &heading);
    struct rect touch = frame.touch, look = frame.look;
    if (!list->count) {
        list_empty(canvas, theme->form == FORM_PORTRAIT ? look : touch);
        return;
    }
    int gap = theme_gap(theme, 4);
    if (list_take(canvas, look, touch, visit, list))
        return;
    struct rect buttons = rect_cut_bottom(&touch, widget_button_height(canvas));
    rect_cut_bottom(&touch, gap);
    list_buttons(canvas, buttons, visit);
    struct list_context context = {visit, list};
    int least = theme->target + mm(theme, theme->form == FORM_COMPACT ? 4 : 8);
    int height = type_line_px(theme, TYPE_TITLE) + 2 * type_line_px(theme, TYPE_BODY) + mm(theme, 10);
    if (theme->form == FORM_COMPACT)
        height = type_line_px(theme, TYPE_BODY_BOLD) + type_line_px(theme, TYPE_META) + mm(theme, 4);
    struct paged paged = {.zone = touch,
                          .row_height = height > least ? height : least,
                          .gap = gap,
                          .count = list->count,
                          .item = list_item,
                          .context = &context};
    widget_paged(canvas, &paged, visit->route);
}

const struct screen screen_list = {
    .dwell = DWELL_CARD, .enter = list_enter, .draw = list_draw, .title = list_title};
