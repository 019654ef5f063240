/* Ben je er nog? A warning over the screen that is shown, with more time on one touch. */
#include "screen/screen.h"

#include "lang/lang.h"
#include "ui/frame.h"
#include "ui/widget.h"

static void idle_bar(struct canvas *canvas, struct rect rect, double left)
{
    const struct theme *theme = canvas->theme;
    int radius = rect.h / 2, edge = widget_hair(theme);
    canvas_box(canvas, rect, radius, theme->colour->sand, theme->colour->line, edge, false);
    int width = (int)(rect.w * left);
    if (width > rect.h)
        canvas_box(canvas, (struct rect){rect.x, rect.y, width, rect.h}, radius, theme->colour->primary,
                   theme->colour->primary, edge, false);
}

void idle_draw(const struct visit *visit, struct canvas *canvas, double left)
{
    const struct theme *theme = canvas->theme;
    canvas_dim(canvas, 0x2A211B, 150);
    struct frame frame = frame_make(theme, FRAME_BARE);
    bool compact = theme->form == FORM_COMPACT, portrait = theme->form == FORM_PORTRAIT;
    int width = portrait ? theme->panel.w - 2 * mm(theme, 22) : mm(theme, compact ? 220 : 340),
        most = theme->panel.w - mm(theme, 30);
    width = width < most ? width : most;
    int height = mm(theme, compact ? 128 : portrait ? 232 : 200);
    int middle = portrait ? frame.touch.y + frame.touch.h * 48 / 100 : (frame.touch.y + theme->panel.h) / 2;
    struct rect box = {(theme->panel.w - width) / 2, middle - height / 2, width, height};
    box.y = box.y + box.h > theme->panel.h - mm(theme, 4) ? theme->panel.h - mm(theme, 4) - box.h : box.y;
    box.y = box.y < mm(theme, 2) ? mm(theme, 2) : box.y;
    canvas_box(canvas, box, mm(theme, 9), theme->colour->surface, theme->colour->hair, 1, true);
    struct rect room = rect_inset(box, mm(theme, compact ? 8 : 18));
    int gap = theme_gap(theme, 7), button = mm(theme, compact ? 26 : portrait ? 51 : 38);
    button = button > theme->target ? button : theme->target;
    struct rect buttons = rect_cut_bottom(&room, button),
                go_on = rect_cut_left(&buttons, (buttons.w - gap) / 2);
    rect_cut_left(&buttons, gap);
    rect_cut_bottom(&room, mm(theme, compact ? 6 : 16));
    idle_bar(canvas, rect_cut_bottom(&room, mm(theme, 9)), left);
    rect_cut_bottom(&room, mm(theme, compact ? 4 : 10));
    int sign = compact ? 0 : mm(theme, 38);
    if (sign)
        canvas_icon(canvas, rect_cut_top(&room, sign), "timer", sign, theme->colour->primary);
    const char *text = visit->session->list_count
                           ? _("Straks begint het scherm opnieuw. Je lijst wordt dan gewist.")
                           : _("Straks begint het scherm opnieuw.");
    struct text_look title = {.type = compact ? TYPE_HEADING2 : TYPE_HEADING1,
                              .colour = theme->colour->ink,
                              .align = TEXT_CENTRE,
                              .role = ROLE_HEADING};
    struct text_look line = {
        .type = compact ? TYPE_BODY : TYPE_LEAD, .colour = theme->colour->ink, .align = TEXT_CENTRE};
    rect_cut_top(&room, mm(theme, compact ? 0 : 5));
    canvas_text(canvas, rect_cut_top(&room, canvas_text_height(canvas, _("Ben je er nog?"), title, room.w)),
                _("Ben je er nog?"), title);
    canvas_text(canvas, room, text, line);
    widget_button(canvas, go_on,
                  (struct control){.id = "idle.continue",
                                   .label = _("Ja, ga verder"),
                                   .icon = "check",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_CONTINUE)},
                  BUTTON_MAIN);
    widget_button(canvas, buttons,
                  (struct control){.id = "idle.done",
                                   .label = _("Ik ben klaar"),
                                   .icon = "logout",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_RESET)},
                  BUTTON_PLAIN);
}
