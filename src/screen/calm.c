/* What a kiosk shows without a publication: who to ask and whom to call. It never goes blank. */
#include "screen/screen.h"

#include "text/format.h"
#include "text/lang.h"
#include "ui/frame.h"
#include "ui/widget.h"

void calm_draw(const struct calm *calm, struct canvas *canvas)
{
    /* National numbers; the house checks them like any other content. */
    static const struct {
        const char *number, *what;
    } lines[] = {{"112", N_("Brandweer, ziekenwagen, politie")},
                 {"1712", N_("Vragen over geweld")},
                 {"102", N_("Awel: voor kinderen en jongeren")},
                 {"106", N_("Tele-Onthaal: een luisterend oor")},
                 {"1813", N_("Zelfmoordlijn")}};
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_BARE);
    bool compact = theme->form == FORM_COMPACT;
    int margin = mm(theme, compact ? 5 : 15);
    struct rect room = {frame.touch.x < frame.bar.x ? frame.touch.x : frame.bar.x, margin, 0, theme->panel.h - 2 * margin};
    room.x = room.x > margin ? room.x : margin;
    room.w = theme->panel.w - 2 * room.x;
    struct rect top = rect_cut_top(&room, mm(theme, compact ? 18 : 30));
    widget_logo(canvas, rect_cut_left(&top, mm(theme, compact ? 17 : 28)));
    rect_cut_left(&top, mm(theme, 8));
    canvas_text(canvas, top, calm->house ? calm->house : _("Huis van het Kind"),
                (struct text_look){.type = TYPE_HEADING2, .colour = theme->colour->ink, .middle = true, .max_lines = 1});
    struct text_look title = {.type = compact ? TYPE_HEADING2 : TYPE_HEADING1, .colour = theme->colour->ink, .role = ROLE_HEADING};
    struct text_look lead = {.type = compact ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink};
    rect_cut_top(&room, mm(theme, compact ? 4 : 20));
    const char *words = _("Dit scherm is zo terug");
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, words, title, room.w)), words, title);
    rect_cut_top(&room, mm(theme, 4));
    const char *ask = calm->phone ? arena_printf(&canvas->arena, _("Vraag het aan %s, of bel %s."), calm->desk ? calm->desk : _("het onthaal"),
                                                 format_isolated(&canvas->arena, calm->phone, canvas->language))
                                  : _("Vraag het aan iemand van het huis.");
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, ask, lead, room.w)), ask, lead);
    rect_cut_top(&room, mm(theme, compact ? 5 : 20));
    int row_h = room.h / 5, most = mm(theme, 44), gap = mm(theme, 4);
    row_h = row_h < most ? row_h : most;
    for (int i = 0; i < 5; i++) {
        struct rect row = rect_cut_top(&room, row_h - gap);
        rect_cut_top(&room, gap);
        canvas_text(canvas, rect_cut_left(&row, mm(theme, 70)), lines[i].number,
                    (struct text_look){.type = compact ? TYPE_TITLE : TYPE_HEADING2, .colour = theme->colour->primary, .middle = true});
        canvas_text(canvas, row, _(lines[i].what), (struct text_look){.type = TYPE_BODY, .colour = theme->colour->ink, .middle = true});
    }
}
