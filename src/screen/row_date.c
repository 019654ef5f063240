/* Rows of dates: an activity or a presence in a list, and one date of a series. */
#include "screen/row.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"

int row_date_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int title =
        type_line_px(theme, TYPE_TITLE) * (frame_is_narrow(theme) && theme->form != FORM_COMPACT ? 2 : 1);
    int height = title + type_line_px(theme, TYPE_META) + mm(theme, theme->form == FORM_PORTRAIT ? 15 : 8);
    return height > theme->target ? height : theme->target;
}

int row_time_width(struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int words = canvas_text_width(canvas, "00.00", (struct text_look){.type = TYPE_TITLE}) +
                mm(theme, theme->tight ? 5 : 9);
    int least = mm(theme, theme->tight ? 32 : 43);
    return words > least ? words : least;
}

/* Price and age, one above the other at the end of a row of a date. */
struct date_end {
    const char *top, *below;
    struct text_look top_look, below_look;
    int top_w, below_w; /* with the room before them */
};

static struct date_end date_end(struct canvas *canvas, const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    const struct card_row *row = &date->card;
    const char *status = phrase_status(date->status);
    bool free = row->price == PRICE_FREE && !status;
    struct date_end end = {.top = status ? status : phrase_price(row),
                           .below = row->audience == AUDIENCE_PARENTS && row->age_from <= AGE_MIN
                                        ? _("ouders")
                                        : phrase_ages(&canvas->arena, row->age_from, row->age_to),
                           .top_look = {.type = TYPE_BODY_BOLD,
                                        .align = TEXT_END,
                                        .max_lines = 1,
                                        .decor = true,
                                        .colour = status ? theme->colour->danger
                                                  : free ? theme->colour->ok
                                                         : theme->colour->ink,
                                        .language = status || free ? NULL : words_language(row->price_text)},
                           .below_look = {.type = TYPE_META,
                                          .align = TEXT_END,
                                          .max_lines = 1,
                                          .decor = true,
                                          .colour = theme->colour->ink2}};
    end.top_w = canvas_text_width(canvas, end.top, end.top_look) + mm(theme, 6);
    end.below_w = canvas_text_width(canvas, end.below, end.below_look) + mm(theme, 6);
    return end;
}

static void date_end_draw(struct canvas *canvas, struct rect room, const struct date_end *end)
{
    int top_h = type_line_px(canvas->theme, TYPE_BODY_BOLD),
        slack = room.h - top_h - type_line_px(canvas->theme, TYPE_META);
    rect_cut_top(&room, slack / 2);
    struct rect top = rect_cut_top(&room, top_h);
    canvas_text(canvas, rect_cut_right(&top, end->top_w), end->top, end->top_look);
    canvas_text(canvas, rect_cut_right(&room, end->below_w), end->below, end->below_look);
}

/* What stands below a date's title, with the hour in full or `brief`. Without a column of its own at the end, what may stop
 * someone goes into the line. */
static char *date_line(struct canvas *canvas, const struct visit *visit, const struct occurrence *date,
                       bool end, bool brief)
{
    const struct theme *theme = canvas->theme;
    const struct card_row *row = &date->card;
    struct arena *arena = &canvas->arena;
    char *until =
        date->all_day
            ? NULL
            : arena_printf(arena, _("tot %s"),
                           (brief ? format_time : format_hour)(arena, date->end.minute, canvas->language));
    const struct place *place = date->place ? date->place : row->place;
    const char *where = !place ? NULL : place->in_house && place->room ? place->room : place->name.text;
    const char *first = end ? NULL : phrase_status(date->status),
               *price = end || date->presence ? NULL : phrase_price(row);
    char *day = theme->form == FORM_COMPACT && frame_is_narrow(theme)
                    ? phrase_day(arena, date->start.day, visit_today(visit), canvas->language)
                    : NULL;
    return phrase_join(arena, first, day, until, where, price,
                       date->presence ? phrase_appointment(date->appointment) : NULL, date->note, PHRASE_END);
}

/* Title and line, and price and age at their end; a long title takes that column too. */
static void date_words(struct canvas *canvas, struct rect room, const struct visit *visit,
                       const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    const struct card_row *row = &date->card;
    struct text_look name = {.type = TYPE_TITLE,
                             .colour = theme->colour->ink,
                             .middle = true,
                             .language = words_language(row->title)},
                     meta = {.type = TYPE_META, .colour = theme->colour->ink2, .max_lines = 1, .decor = true};
    struct date_end column = date_end(canvas, date);
    bool end = !date->presence && room.w > mm(theme, 140) && !frame_is_narrow(theme) &&
               column.top_w <= room.w / 2 && column.below_w <= room.w / 2 &&
               canvas_text_width(canvas, row->title.text, (struct text_look){.type = TYPE_BODY_BOLD}) <=
                   room.w - column.top_w;
    struct rect below = room;
    if (end) {
        date_end_draw(canvas, room, &column);
        rect_cut_right(&room, column.top_w);
        rect_cut_right(&below, column.below_w);
    }
    char *line = date_line(canvas, visit, date, end, false);
    if (canvas_text_width(canvas, line, meta) > below.w)
        line = date_line(canvas, visit, date, end, true);
    int title = type_line_px(theme, TYPE_TITLE), line_h = type_line_px(theme, TYPE_META);
    bool two = canvas_text_height(canvas, row->title.text, name, room.w) > title;
    title = two && room.h >= 2 * title + line_h + mm(theme, 4) ? 2 * title : title;
    if (!end && canvas_text_width(canvas, line, meta) > below.w &&
        room.h >= title + 2 * line_h + mm(theme, 4)) {
        meta.max_lines = 2;
        line_h *= 2;
    }
    rect_cut_top(&room, (room.h - title - line_h) / 2);
    canvas_text(canvas, rect_cut_top(&room, title), row->title.text, name);
    canvas_text(canvas, (struct rect){below.x, room.y, below.w, line_h}, line, meta);
}

void row_date(struct canvas *canvas, struct rect rect, const struct visit *visit,
              const struct occurrence *date, const char *prefix, const char *equivalent_of)
{
    const struct theme *theme = canvas->theme;
    const struct card_row *row = &date->card;
    struct arena *arena = &canvas->arena;
    const char *id = arena_printf(arena, "%s.%s", prefix, row->code);
    struct rect room = row_open(canvas, rect,
                                &(struct control){.id = id,
                                                  .label = row->title.text,
                                                  .role = ROLE_LINK,
                                                  .icon = row_icon(visit, row),
                                                  .equivalent_of = equivalent_of,
                                                  .language = words_language(row->title),
                                                  .action = action_go(row_route(row))});
    rect_cut_left(&room, mm(theme, 3));
    struct rect time = rect_cut_left(&room, row_time_width(canvas));
    canvas_text(
        canvas, time,
        date->all_day ? _("hele dag") : format_time(arena, date->start.minute, canvas->language),
        (struct text_look){
            .type = TYPE_TITLE, .colour = theme->colour->ink, .middle = true, .decor = true, .max_lines = 1});
    struct rect sign = rect_cut_left(&room, mm(theme, 28));
    int edge = mm(theme, 2.5);
    widget_disc(canvas, (struct rect){sign.x, sign.y + edge, sign.w, sign.h - 2 * edge}, row_icon(visit, row),
                row_colour(visit, row));
    rect_cut_left(&room, mm(theme, theme->form == FORM_COMPACT ? 4 : theme->tight ? 6 : 9));
    row_chevron(canvas, &room);
    date_words(canvas, room, visit, date);
    canvas_end(canvas);
}

void row_day(struct canvas *canvas, struct rect rect, const struct visit *visit,
             const struct occurrence *date, int index)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    bool other = strcmp(date->card.code, visit->route->card) != 0;
    char *day = phrase_day(arena, date->start.day, visit_today(visit), canvas->language);
    char *times = phrase_times(arena, date, canvas->language);
    const struct place *place = date->place ? date->place : date->card.place;
    bool days = phrase_last_day(date) > date->start.day;
    if (days)
        times = phrase_when(arena, date, visit_today(visit), canvas->language);
    char *line = phrase_join(arena, phrase_status(date->status),
                             other && !days ? arena_printf(arena, "%s, %s", day, times) : times,
                             !place                           ? NULL
                             : place->in_house && place->room ? place->room
                                                              : place->name.text,
                             date->note, PHRASE_END);
    const char *title = other ? date->card.title.text : format_capital(arena, day, canvas->language);
    struct rect room = rect;
    if (other)
        room = row_open(canvas, rect,
                        &(struct control){.id = arena_printf(arena, "date.%d", index + 1),
                                          .label = title,
                                          .role = ROLE_LINK,
                                          .icon = row_icon(visit, &date->card),
                                          .language = words_language(date->card.title),
                                          .action = action_go(row_route(&date->card))});
    else
        canvas_box(canvas, rect, mm(theme, 6), theme->colour->surface, theme->colour->hair,
                   widget_hair(theme), false);
    rect_cut_left(&room, mm(theme, 8));
    widget_disc(canvas, rect_cut_left(&room, mm(theme, 24)), other ? row_icon(visit, &date->card) : "event",
                row_colour(visit, &date->card));
    rect_cut_left(&room, mm(theme, 8));
    if (other)
        row_chevron(canvas, &room);
    int title_h = type_line_px(theme, TYPE_TITLE), line_h = type_line_px(theme, TYPE_BODY);
    rect_cut_top(&room, (rect.h - title_h - line_h) / 2);
    canvas_text(canvas, rect_cut_top(&room, title_h), title,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->ink,
                                   .middle = true,
                                   .language = other ? words_language(date->card.title) : NULL});
    canvas_text(
        canvas, (struct rect){room.x, room.y, room.w, line_h}, line,
        (struct text_look){.type = TYPE_BODY, .colour = theme->colour->ink2, .max_lines = 1, .decor = other});
    if (other)
        canvas_end(canvas);
}
