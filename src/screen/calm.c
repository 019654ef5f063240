/* What a kiosk shows without a publication: who to ask and whom to call. It never goes blank. */
#include "screen/screen.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "ui/frame.h"
#include "ui/widget.h"

enum { LINES_MAX = 8 };

struct calm_line {
    const char *number, *what;
};

/* "112 Brandweer; 1712 Vragen over geweld": each part begins with its number. */
static int calm_parse(struct arena *arena, const char *text, struct calm_line lines[LINES_MAX])
{
    int count = 0;
    while (*text && count < LINES_MAX) {
        text += strspn(text, " ;");
        size_t length = strcspn(text, ";"), number = strspn(text, "+0123456789 ./()-");
        number = number < length ? number : length;
        lines[count].number = arena_strndup(arena, text, number);
        lines[count].what = arena_strndup(arena, text + number, length - number);
        count += length > 0;
        text += length;
    }
    return count;
}

/* The numbers of the configuration, or the national ones; the house checks them like any other content. */
static int calm_numbers(struct arena *arena, const char *helplines, struct calm_line lines[LINES_MAX])
{
    static const struct calm_line national[] = {{"112", N_("Brandweer, ziekenwagen, politie")},
                                                {"1712", N_("Vragen over geweld")},
                                                {"102", N_("Awel: voor kinderen en jongeren")},
                                                {"106", N_("Tele-Onthaal: een luisterend oor")},
                                                {"1813", N_("Zelfmoordlijn")}};
    enum { NATIONAL = sizeof national / sizeof *national };
    if (helplines)
        return calm_parse(arena, helplines, lines);
    for (int i = 0; i < NATIONAL; i++)
        lines[i] = (struct calm_line){national[i].number, _(national[i].what)};
    return NATIONAL;
}

static void calm_lines(struct canvas *canvas, struct rect room, const char *helplines)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT;
    struct calm_line lines[LINES_MAX] = {{NULL, NULL}};
    int count = calm_numbers(&canvas->arena, helplines, lines), gap = mm(theme, 4), most = mm(theme, 44);
    int row_h = count ? room.h / count : 0;
    row_h = row_h < most ? row_h : most;
    for (int i = 0; i < count; i++) {
        struct rect row = rect_cut_top(&room, row_h - gap);
        rect_cut_top(&room, gap);
        canvas_text(canvas, rect_cut_left(&row, mm(theme, 90)), lines[i].number,
                    (struct text_look){.type = compact ? TYPE_TITLE : TYPE_HEADING2,
                                       .colour = theme->colour->primary,
                                       .middle = true,
                                       .whole = true});
        rect_cut_left(&row, mm(theme, 5));
        canvas_text(canvas, row, lines[i].what,
                    (struct text_look){
                        .type = TYPE_BODY, .colour = theme->colour->ink, .middle = true, .whole = true});
    }
}

void calm_draw(const struct calm *calm, struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_BARE);
    bool compact = theme->form == FORM_COMPACT;
    int margin = mm(theme, compact ? 5 : 15);
    struct rect room = {frame.touch.x < frame.bar.x ? frame.touch.x : frame.bar.x, margin, 0,
                        theme->panel.h - 2 * margin};
    room.x = room.x > margin ? room.x : margin;
    room.w = theme->panel.w - 2 * room.x;
    struct rect top = rect_cut_top(&room, mm(theme, compact ? 18 : 30));
    widget_logo(canvas, rect_cut_left(&top, mm(theme, compact ? 17 : 28)));
    rect_cut_left(&top, mm(theme, 8));
    canvas_text(canvas, top, calm->house ? calm->house : _("Huis van het Kind"),
                (struct text_look){
                    .type = TYPE_HEADING2, .colour = theme->colour->ink, .middle = true, .max_lines = 1});
    struct text_look title = {
        .type = compact ? TYPE_HEADING2 : TYPE_HEADING1, .colour = theme->colour->ink, .role = ROLE_HEADING};
    struct text_look lead = {.type = compact ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink};
    rect_cut_top(&room, mm(theme, compact ? 4 : 20));
    const char *words = _("Dit scherm is zo terug");
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, words, title, room.w)), words, title);
    rect_cut_top(&room, mm(theme, 4));
    const char *ask = calm->phone
                          ? arena_printf(&canvas->arena, _("Vraag het aan %s, of bel %s."),
                                         calm->desk ? calm->desk : _("het onthaal"),
                                         format_isolated(&canvas->arena, calm->phone, canvas->language))
                          : _("Vraag het aan iemand van het huis.");
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, ask, lead, room.w)), ask, lead);
    rect_cut_top(&room, mm(theme, compact ? 5 : 20));
    calm_lines(canvas, room, calm->helplines);
}
