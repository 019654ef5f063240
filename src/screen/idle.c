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

/* The words of the warning and the room that all of it takes. */
struct warning {
    const char *title, *text;
    struct text_look title_look, text_look;
    int pad, sign, title_h, text_h, bar, button;
    int below_sign, below_text, below_bar;
};

static struct warning idle_warning(struct canvas *canvas, const struct visit *visit, int width)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT, portrait = theme->form == FORM_PORTRAIT;
    struct warning warning = {.title = _("Ben je er nog?"),
                              .text = visit->session->list_count
                                          ? _("Straks begint het scherm opnieuw. Je lijst wordt dan gewist.")
                                          : _("Straks begint het scherm opnieuw."),
                              .title_look = {.type = compact ? TYPE_HEADING2 : TYPE_HEADING1,
                                             .colour = theme->colour->ink,
                                             .align = TEXT_CENTRE,
                                             .role = ROLE_HEADING},
                              .text_look = {.type = compact ? TYPE_BODY : TYPE_LEAD,
                                            .colour = theme->colour->ink,
                                            .align = TEXT_CENTRE,
                                            .whole = true},
                              .pad = mm(theme, compact ? 8 : 18),
                              .sign = compact ? 0 : mm(theme, 38),
                              .bar = mm(theme, 9),
                              .button = theme_target(theme, compact    ? 26
                                                            : portrait ? 51
                                                                       : 38),
                              .below_sign = mm(theme, compact ? 0 : 5),
                              .below_text = mm(theme, compact ? 4 : 10),
                              .below_bar = mm(theme, compact ? 6 : 16)};
    width -= 2 * warning.pad;
    warning.title_h = canvas_text_height(canvas, warning.title, warning.title_look, width);
    warning.text_h = canvas_text_height(canvas, warning.text, warning.text_look, width);
    return warning;
}

static int idle_height(const struct warning *warning)
{
    return 2 * warning->pad + warning->sign + warning->below_sign + warning->title_h + warning->text_h +
           warning->below_text + warning->bar + warning->below_bar + warning->button;
}

/* Low, where a hand is; as high as its words ask. Where that is more than there is, the picture goes. */
static struct rect idle_box(const struct theme *theme, int width, struct warning *warning)
{
    struct frame frame = frame_make(theme, FRAME_BARE);
    bool portrait = theme->form == FORM_PORTRAIT;
    int least = mm(theme, theme->form == FORM_COMPACT ? 128
                          : portrait                  ? 232
                                                      : 200),
        most = theme->panel.h - mm(theme, 6);
    if (idle_height(warning) > most)
        warning->sign = 0;
    int height = idle_height(warning);
    height = height < least ? least : height > most ? most : height;
    int middle = portrait ? frame.touch.y + frame.touch.h * 48 / 100 : (frame.touch.y + theme->panel.h) / 2;
    struct rect box = {(theme->panel.w - width) / 2, middle - height / 2, width, height};
    box.y = box.y + box.h > theme->panel.h - mm(theme, 4) ? theme->panel.h - mm(theme, 4) - box.h : box.y;
    box.y = box.y < mm(theme, 2) ? mm(theme, 2) : box.y;
    return box;
}

static void idle_buttons(struct canvas *canvas, struct rect buttons)
{
    int gap = theme_gap(canvas->theme, 7);
    struct rect go_on = rect_cut_left(&buttons, (buttons.w - gap) / 2);
    rect_cut_left(&buttons, gap);
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

void idle_draw(const struct visit *visit, struct canvas *canvas, double left)
{
    const struct theme *theme = canvas->theme;
    canvas_dim(canvas, 0x2A211B, 150);
    int width = theme->form == FORM_PORTRAIT ? theme->panel.w - 2 * mm(theme, 22)
                                             : mm(theme, theme->form == FORM_COMPACT ? 220 : 340),
        most = theme->panel.w - mm(theme, 30);
    width = width < most ? width : most;
    struct warning warning = idle_warning(canvas, visit, width);
    struct rect box = idle_box(theme, width, &warning);
    canvas_box(canvas, box, mm(theme, 9), theme->colour->surface, theme->colour->hair, 1, true);
    struct rect room = rect_inset(box, warning.pad);
    struct rect buttons = rect_cut_bottom(&room, warning.button);
    rect_cut_bottom(&room, warning.below_bar);
    idle_bar(canvas, rect_cut_bottom(&room, warning.bar), left);
    rect_cut_bottom(&room, warning.below_text);
    int slack = room.h - warning.sign - warning.below_sign - warning.title_h - warning.text_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    if (warning.sign)
        canvas_icon(canvas, rect_cut_top(&room, warning.sign), "timer", warning.sign, theme->colour->primary);
    rect_cut_top(&room, warning.below_sign);
    canvas_text(canvas, rect_cut_top(&room, warning.title_h), warning.title, warning.title_look);
    room = widget_even(canvas, room, warning.text, warning.text_look);
    canvas_text(canvas, room, warning.text, warning.text_look);
    idle_buttons(canvas, buttons);
}
