/* Klaar: all is wiped; one question that leads on, and goodbye. Nothing is counted or kept. */
#include "screen/row.h"
#include "screen/screen.h"

#include "lang/lang.h"

static const void *done_enter(const struct visit *visit)
{
    return visit->house;
}

static void done_face(struct canvas *canvas, struct rect rect, struct control control, unsigned colour)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, &control);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(theme, 8), tone.fill, tone.edge, widget_edge(theme), false);
    struct rect room = rect_inset(rect, mm(theme, 4));
    int words = type_line_px(theme, TYPE_HEADING2), icon = room.h - words - mm(theme, 10),
        most = mm(theme, 62);
    icon = icon > most ? most : icon;
    int slack = (room.h - words - icon - mm(theme, 6)) / 2;
    rect_cut_top(&room, slack > 0 ? slack : 0);
    canvas_icon(canvas, rect_cut_top(&room, icon), control.icon, icon, colour);
    rect_cut_top(&room, mm(theme, 6));
    canvas_text(
        canvas, rect_cut_top(&room, words), control.label,
        (struct text_look){.type = TYPE_HEADING2, .colour = tone.ink, .align = TEXT_CENTRE, .middle = true});
    canvas_end(canvas);
}

static void done_faces(struct canvas *canvas, struct rect rect)
{
    const struct palette *colour = canvas->theme->colour;
    int gap = theme_gap(canvas->theme, 5.3);
    const struct control faces[] = {
        {.id = "done.yes",
         .label = _("Ja"),
         .icon = "sentiment_satisfied",
         .role = ROLE_BUTTON,
         .action = action_of(ACTION_RESET)},
        {.id = "done.some",
         .label = _("Een beetje"),
         .icon = "sentiment_neutral",
         .role = ROLE_BUTTON,
         .speech = _("Een beetje. Zoek nog even verder."),
         .action = action_of(ACTION_HOME)},
        {.id = "done.no",
         .label = _("Nee"),
         .icon = "sentiment_dissatisfied",
         .role = ROLE_BUTTON,
         .speech = _("Nee. Vraag het aan iemand van het huis."),
         .action = action_go(route_to(SCREEN_HELP))},
    };
    const unsigned colours[] = {colour->ok, colour->neutral, colour->danger};
    for (int i = 0; i < 3; i++) {
        int left = (rect.w + gap) * i / 3, right = (rect.w + gap) * (i + 1) / 3 - gap;
        done_face(canvas, (struct rect){rect.x + left, rect.y, right - left, rect.h}, faces[i], colours[i]);
    }
}

static const char *done_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Heb je gevonden wat je zocht?");
}

/* The question, over the width that its words need. */
static void done_words(struct canvas *canvas, const struct frame *frame, const char *title)
{
    const struct theme *theme = canvas->theme;
    bool portrait = theme->form == FORM_PORTRAIT;
    struct rect column = {frame->look.x, 0, frame->look.w, theme->panel.h},
                room = portrait ? frame->look : rect_union(frame->look, rect_intersect(frame->head, column));
    struct text_look head = {
        .type = TYPE_HEADING1, .colour = theme->colour->ink, .role = ROLE_HEADING, .align = TEXT_CENTRE};
    struct text_look line = {
        .type = TYPE_LEAD, .colour = theme->colour->ink2, .align = TEXT_CENTRE, .whole = true};
    const char *text = _("Je antwoord wordt niet bewaard. Het helpt je alleen verder.");
    int margin = portrait && !frame_is_narrow(theme) ? mm(theme, 72) : 0;
    room = (struct rect){room.x + margin, room.y, room.w - 2 * margin, room.h};
    int title_h = canvas_text_height(canvas, title, head, room.w),
        line_h = canvas_text_height(canvas, text, line, room.w), gap = mm(theme, 10),
        slack = room.h - title_h - line_h - gap;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, widget_even(canvas, rect_cut_top(&room, title_h), title, head), title, head);
    rect_cut_top(&room, slack > 0 ? gap : mm(theme, 2));
    canvas_text(canvas, widget_even(canvas, room, text, line), text, line);
}

static void done_touch(struct canvas *canvas, struct rect touch)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT, portrait = theme->form == FORM_PORTRAIT;
    const char *bye = _("Je lijst en je keuzes zijn gewist. Tot de volgende keer!");
    struct text_look look = {
        .type = TYPE_BODY, .colour = theme->colour->ink2, .align = TEXT_CENTRE, .max_lines = 2};
    int faces = mm(theme, portrait ? 122 : 84), most = touch.h * 48 / 100,
        gap = theme_gap(theme, portrait ? 20 : 8), button = theme_target(theme, compact ? 26 : 42),
        below = mm(theme, compact ? 2 : 8);
    faces = faces < most ? faces : most;
    int slack = touch.h - faces - gap - button - below - canvas_text_height(canvas, bye, look, touch.w);
    rect_cut_top(&touch, slack > 0 && !compact ? slack / 3 : 0);
    done_faces(canvas, rect_cut_top(&touch, faces));
    rect_cut_top(&touch, gap);
    widget_button(canvas, rect_cut_top(&touch, button),
                  (struct control){.id = "done.close",
                                   .label = _("Klaar"),
                                   .icon = "check",
                                   .role = ROLE_BUTTON,
                                   .action = action_of(ACTION_RESET)},
                  BUTTON_MAIN);
    rect_cut_top(&touch, below);
    canvas_text(canvas, widget_even(canvas, touch, bye, look), bye, look);
}

static void done_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    struct frame frame = frame_make(canvas->theme, FRAME_BARE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    bool compact = canvas->theme->form == FORM_COMPACT;
    if (compact)
        heading.title = done_title(visit, model);
    frame_heading(canvas, &frame, &heading);
    if (!compact)
        done_words(canvas, &frame, done_title(visit, model));
    done_touch(canvas, frame.touch);
}

const struct screen screen_done = {
    .dwell = DWELL_DONE, .bare = true, .enter = done_enter, .draw = done_draw, .title = done_title};
