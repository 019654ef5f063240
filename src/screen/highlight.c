#include "screen/highlight.h"

#include "lang/phrase.h"
#include "screen/row.h"
#include "lang/format.h"
#include "lang/lang.h"

enum { FACTS = 3 };

/* What stands beside the picture: name, what it is, and what decides. */
struct words_of {
    struct text_look title, lead;
    const char *icons[FACTS], *facts[FACTS];
    int fact_count, line, below_title;
};

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
    int day = type_line_px(theme, TYPE_TITLE) + mm(theme, 8), most = picture.h - day - mm(theme, 8),
        icon = mm(theme, 58) < most ? mm(theme, 58) : most;
    rect_cut_top(&picture, (picture.h - icon - day) / 2);
    canvas_icon(canvas, rect_cut_top(&picture, icon), row_icon(visit, &date->card), icon,
                theme_on_topic(theme));
    struct rect words = rect_cut_top(&picture, day);
    canvas_text(canvas, (struct rect){words.x + mm(theme, 2), words.y, words.w - 2 * mm(theme, 2), words.h},
                format_date(&canvas->arena, date->start.day, DATE_SHORT, canvas->language),
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

/* The moment in full where a line holds it. */
static const char *highlight_when(struct canvas *canvas, int width, const struct visit *visit,
                                  const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    char *when = phrase_when(&canvas->arena, date, visit_today(visit), canvas->language);
    if (!theme->tight && canvas_text_width(canvas, when, (struct text_look){.type = TYPE_BODY_BOLD}) <= width)
        return when;
    return arena_printf(&canvas->arena, "%s, %s",
                        format_date(&canvas->arena, date->start.day, DATE_SHORT, canvas->language),
                        format_time(&canvas->arena, date->start.minute, canvas->language));
}

static struct words_of highlight_words(struct canvas *canvas, int width, const struct visit *visit,
                                       const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    const struct place *place = date->place ? date->place : date->card.place;
    const char *all[FACTS][2] = {{"access_time", highlight_when(canvas, width - mm(theme, 12), visit, date)},
                                 {"place", phrase_place(&canvas->arena, place)},
                                 {"savings", phrase_price(&date->card)}};
    struct words_of words = {.title = {.type = theme->tight ? TYPE_TITLE : TYPE_HEADING2,
                                       .colour = theme->colour->ink,
                                       .role = ROLE_HEADING,
                                       .max_lines = 2,
                                       .language = words_language(date->card.title)},
                             .lead = {.type = theme->tight ? TYPE_BODY : TYPE_LEAD,
                                      .colour = theme->colour->ink,
                                      .language = words_language(date->card.lead)},
                             .line = type_line_px(theme, TYPE_BODY),
                             .below_title = mm(theme, theme->tight ? 1 : 3)};
    for (int i = 0; i < FACTS; i++)
        if (all[i][1]) {
            words.icons[words.fact_count] = all[i][0];
            words.facts[words.fact_count++] = all[i][1];
        }
    return words;
}

static void highlight_facts(struct canvas *canvas, struct rect room, const struct words_of *words)
{
    const struct theme *theme = canvas->theme;
    for (int i = 0; i < words->fact_count && room.h >= words->line; i++) {
        struct rect row = rect_cut_top(&room, words->line);
        canvas_icon(canvas, rect_cut_left(&row, mm(theme, 9)), words->icons[i], mm(theme, 8.5),
                    theme->colour->primary);
        rect_cut_left(&row, mm(theme, 2.5));
        canvas_text(canvas, row, words->facts[i],
                    (struct text_look){.type = i ? TYPE_BODY : TYPE_BODY_BOLD,
                                       .middle = true,
                                       .whole = true,
                                       .colour = theme->colour->ink});
    }
}

/* What is left of the room goes between the parts and the lines, and the rest above and below. */
static void highlight_tell(struct canvas *canvas, struct rect room, struct words_of *words,
                           const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    int title_h = canvas_text_height(canvas, date->card.title.text, words->title, room.w),
        lead_h = canvas_text_height(canvas, date->card.lead.text, words->lead, room.w),
        slack = room.h - title_h - words->below_title - lead_h - words->fact_count * words->line;
    int between = slack / 3 < mm(theme, 10) ? slack / 3 : mm(theme, 10), apart = between / 2;
    if (slack > 0) {
        words->line += apart / 2;
        slack -= between + words->fact_count * (apart / 2);
        rect_cut_top(&room, slack / 2);
    }
    canvas_text(canvas, rect_cut_top(&room, title_h), date->card.title.text, words->title);
    rect_cut_top(&room, words->below_title);
    if (slack <= 0)
        lead_h = room.h - words->fact_count * words->line;
    if (lead_h >= type_line_px(theme, words->lead.type))
        canvas_text(canvas, rect_cut_top(&room, lead_h), date->card.lead.text, words->lead);
    else
        rect_cut_top(&room, lead_h > 0 ? lead_h : 0);
    rect_cut_top(&room, slack > 0 ? between : 0);
    highlight_facts(canvas, room, words);
}

void highlight_draw(struct canvas *canvas, struct rect look, const struct visit *visit,
                    const struct occurrence *date)
{
    const struct theme *theme = canvas->theme;
    int most = mm(theme, 200);
    look.h = look.h < most ? look.h : most;
    struct rect room =
        rect_inset(widget_card_titled(canvas, look, _("In de kijker")), mm(theme, theme->tight ? 5 : 9));
    highlight_picture(canvas, &room, visit, date);
    struct words_of words = highlight_words(canvas, room.w, visit, date);
    highlight_tell(canvas, room, &words, date);
}
