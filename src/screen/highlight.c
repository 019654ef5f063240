#include "screen/highlight.h"

#include "lang/phrase.h"
#include "screen/row.h"
#include "lang/format.h"
#include "lang/lang.h"

/* Picture, name, when and where of what deserves attention. */
/* The topic's picture and the day, beside the words where that has room, else above them. Takes its part off `room`. */
static void highlight_picture(struct canvas *canvas, struct rect *room, const struct visit *visit,
                              const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    bool wide = room->w > mm(theme, 220);
    if (!wide && room->h <= mm(theme, 150))
        return;
    struct rect picture =
        wide ? rect_cut_left(room, room->w * 32 / 100) : rect_cut_top(room, room->h * 36 / 100);
    canvas_box(canvas, picture, mm(theme, 6), theme_topic(theme, row_colour(visit, &date->card)), 0, 0,
               false);
    struct rect day = rect_cut_bottom(&picture, type_line_px(theme, TYPE_TITLE) + mm(theme, 8));
    int icon = mm(theme, 48) < picture.h - mm(theme, 4) ? mm(theme, 48) : picture.h - mm(theme, 4);
    canvas_icon(canvas, picture, row_icon(visit, &date->card), icon, theme_on_topic(theme));
    canvas_text(canvas, day, format_date(&canvas->arena, date->start.day, DATE_SHORT, canvas->language),
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme_on_topic(theme),
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .whole = true,
                                   .decor = true});
    if (wide)
        rect_cut_left(room, mm(theme, 10));
    else
        rect_cut_top(room, mm(theme, 5));
}

void highlight_draw(struct canvas *canvas, struct rect look, const struct visit *visit,
                    const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    struct arena *arena = &canvas->arena;
    int most = mm(theme, 200);
    look.h = look.h < most ? look.h : most;
    struct rect room =
        rect_inset(widget_card_titled(canvas, look, _("In de kijker")), mm(theme, theme->tight ? 5 : 9));
    highlight_picture(canvas, &room, visit, date);
    struct text_look title = {.type = theme->tight ? TYPE_TITLE : TYPE_HEADING2,
                              .colour = theme->colour->ink,
                              .role = ROLE_HEADING,
                              .max_lines = 2,
                              .language = words_language(date->card.title)};
    struct text_look lead = {.type = theme->tight ? TYPE_BODY : TYPE_LEAD,
                             .colour = theme->colour->ink,
                             .language = words_language(date->card.lead)};
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, date->card.title.text, title, room.w)),
                date->card.title.text, title);
    rect_cut_top(&room, mm(theme, theme->tight ? 1 : 3));
    char *when = phrase_when(arena, date, visit_today(visit), canvas->language);
    const struct place *place = date->place ? date->place : date->card.place;
    struct rect line_room = {0, 0, room.w - mm(theme, 12), type_line_px(theme, TYPE_BODY)};
    if (theme->tight ||
        !canvas_text_fits(canvas, line_room, when, (struct text_look){.type = TYPE_BODY_BOLD}))
        when =
            arena_printf(arena, "%s, %s", format_date(arena, date->start.day, DATE_SHORT, canvas->language),
                         format_time(arena, date->start.minute, canvas->language));
    const char *facts[][2] = {
        {"access_time", when}, {"place", phrase_place(arena, place)}, {"savings", phrase_price(&date->card)}};
    int line = type_line_px(theme, TYPE_BODY);
    struct rect below = rect_cut_bottom(&room, 3 * line);
    if (room.h >= line)
        canvas_text(canvas, room, date->card.lead.text, lead);
    for (size_t i = 0; i < 3; i++) {
        if (!facts[i][1])
            continue;
        struct rect row = rect_cut_top(&below, line);
        if (row.h < line)
            break;
        canvas_icon(canvas, rect_cut_left(&row, mm(theme, 9)), facts[i][0], mm(theme, 8.5),
                    theme->colour->primary);
        rect_cut_left(&row, mm(theme, 2.5));
        canvas_text(canvas, row, facts[i][1],
                    (struct text_look){.type = i ? TYPE_BODY : TYPE_BODY_BOLD,
                                       .middle = true,
                                       .whole = true,
                                       .colour = theme->colour->ink});
    }
}
