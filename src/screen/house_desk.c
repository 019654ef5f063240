/* Where the desk of the house is, its number and its address. */
#include "screen/house.h"

#include "lang/format.h"
#include "lang/phrase.h"
#include "ui/widget.h"

enum { DESK_LINES = 3 };

struct desk_line {
    const char *icon, *text, *more, *language;
    int text_h, more_h; /* more_h 0: left out */
};

static struct text_look desk_look(const struct theme *theme, const char *language)
{
    return (struct text_look){.type = theme->tight ? TYPE_BODY_BOLD : TYPE_TITLE,
                              .colour = theme->colour->ink,
                              .whole = true,
                              .language = language};
}

static struct text_look desk_more(const struct theme *theme)
{
    return (struct text_look){
        .type = theme->tight ? TYPE_META : TYPE_BODY, .colour = theme->colour->ink2, .max_lines = 2};
}

static int desk_sign(const struct theme *theme)
{
    return mm(theme, 20) + mm(theme, 9);
}

/* Measures the lines; where they do not all fit, what stands below them goes, the last first. Returns their height. */
static int desk_measure(struct canvas *canvas, struct rect room, struct desk_line *lines)
{
    const struct theme *theme = canvas->theme;
    int width = room.w - desk_sign(theme), sum = 0;
    for (int i = 0; i < DESK_LINES; i++) {
        struct desk_line *line = &lines[i];
        line->text_h = canvas_text_height(canvas, line->text, desk_look(theme, line->language), width);
        line->more_h = canvas_text_height(canvas, line->more, desk_more(theme), width);
        /* An address of mail that would have to be broken is left out: the desk knows it. */
        if (i == DESK_LINES - 1 && canvas_text_width(canvas, line->more, desk_more(theme)) > width)
            line->more_h = 0;
        sum += line->text_h + line->more_h;
    }
    for (int i = DESK_LINES - 1; i >= 0 && sum > room.h; i--) {
        sum -= lines[i].more_h;
        lines[i].more_h = 0;
    }
    return sum;
}

void house_desk(struct canvas *canvas, struct rect look, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    const struct house *house = visit->house;
    struct arena *arena = &canvas->arena;
    struct desk_line lines[DESK_LINES] = {
        {.icon = "support_agent",
         .text = house->desk_name.text,
         .more = house->desk_where.text,
         .language = words_language(house->desk_name)},
        {.icon = "phone",
         .text = format_isolated(arena, house->phone, canvas->language),
         .more = house->phone_note.text},
        {.icon = "home",
         .text = phrase_address(arena, house->place),
         .more = house->mail ? format_isolated(arena, house->mail, canvas->language) : NULL}};
    int pad = mm(theme, 11), sum = desk_measure(canvas, rect_inset(look, pad), lines),
        gap = (look.h - 2 * pad - sum) / DESK_LINES, most = mm(theme, 24);
    gap = gap < 0 ? 0 : gap > most ? most : gap;
    if (sum + DESK_LINES * gap + 2 * pad < look.h)
        look.h = sum + DESK_LINES * gap + 2 * pad;
    struct rect room = widget_card(canvas, look);
    for (int i = 0; i < DESK_LINES; i++) {
        struct desk_line *line = &lines[i];
        struct rect row = rect_cut_top(&room, line->text_h + line->more_h + gap);
        if (!line->text || row.h < type_line_px(theme, TYPE_BODY_BOLD))
            continue;
        canvas_icon(canvas, rect_cut_left(&row, mm(theme, 20)), line->icon, mm(theme, 17),
                    theme->colour->primary);
        rect_cut_left(&row, mm(theme, 9));
        rect_cut_top(&row, gap / 2);
        canvas_text(canvas, rect_cut_top(&row, line->text_h), line->text, desk_look(theme, line->language));
        if (line->more_h)
            canvas_text(canvas, rect_cut_top(&row, line->more_h), line->more, desk_more(theme));
    }
}
