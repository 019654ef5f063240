/* Leeshulp: text size, colours, motion and easy language, with an example that changes at once. */
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>

#include "lang/lang.h"

enum { CHOICES_MAX = 4 };

struct reading_row {
    const char *icon, *label;
    struct {
        const char *id, *label;
        struct action action;
        bool on;
    } choices[CHOICES_MAX];
    int count;
};

static const void *reading_enter(const struct visit *visit)
{
    return visit->house;
}

static struct action action_value(enum action_kind kind, int value)
{
    return (struct action){.kind = kind, .value = value};
}

static void row_scale(struct reading_row *row, const struct reading *reading)
{
    static const int scales[] = {100, 125, 150, 200};
    static const char *const ids[] = {"reading.100", "reading.125", "reading.150", "reading.200"};
    static const char *const labels[] = {"A", "A+", "A++", "A+++"};
    *row = (struct reading_row){.icon = "text_fields", .label = _("Tekst"), .count = 4};
    for (int i = 0; i < 4; i++) {
        row->choices[i].id = ids[i];
        row->choices[i].label = labels[i];
        row->choices[i].action = action_value(ACTION_SCALE, scales[i]);
        row->choices[i].on = reading->scale == scales[i];
    }
}

static void row_theme(struct reading_row *row, const struct reading *reading)
{
    static const char *const ids[] = {"reading.day", "reading.evening", "reading.white-on-black",
                                      "reading.black-on-white"};
    const char *const labels[] = {_("Dag"), _("Avond"), _("Wit op zwart"), _("Zwart op wit")};
    *row = (struct reading_row){.icon = "contrast", .label = _("Kleuren"), .count = 4};
    for (int i = 0; i < 4; i++) {
        row->choices[i].id = ids[i];
        row->choices[i].label = labels[i];
        row->choices[i].action = action_value(ACTION_THEME, i);
        row->choices[i].on = (int)reading->theme == i;
    }
}

static struct reading_row row_switch(const char *icon, const char *label, const char *off_id, const char *off,
                                     const char *on_id, const char *on, enum action_kind kind, bool is_on)
{
    struct reading_row row = {.icon = icon, .label = label, .count = 2};
    row.choices[0].id = off_id;
    row.choices[0].label = off;
    row.choices[0].action = action_value(kind, 0);
    row.choices[0].on = !is_on;
    row.choices[1].id = on_id;
    row.choices[1].label = on;
    row.choices[1].action = action_value(kind, 1);
    row.choices[1].on = is_on;
    return row;
}

static void choice_draw(struct canvas *canvas, struct rect rect, const struct reading_row *row, int index)
{
    const struct theme *theme = canvas->theme;
    bool on = row->choices[index].on;
    char *speech = arena_printf(&canvas->arena, "%s: %s", row->label, row->choices[index].label);
    struct control control = {.id = row->choices[index].id,
                              .label = row->choices[index].label,
                              .speech = speech,
                              .icon = on ? "check" : row->icon,
                              .role = ROLE_CHIP,
                              .state = on ? STATE_SELECTED : 0,
                              .action = row->choices[index].action};
    unsigned state = canvas_control(canvas, rect, &control);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, mm(theme, 6), tone.fill, tone.edge, widget_edge(theme), false);
    struct rect room = rect_inset(rect, mm(theme, theme->form == FORM_COMPACT ? 1 : 2));
    /* One letter in four sizes says it in every language. */
    static const enum type sizes[] = {TYPE_BODY_BOLD, TYPE_TITLE, TYPE_HEADING2, TYPE_HEADING1};
    bool letters = row->choices[index].action.kind == ACTION_SCALE;
    struct text_look look = {.type = letters ? sizes[index] : TYPE_BODY_BOLD,
                             .colour = tone.ink,
                             .align = TEXT_CENTRE,
                             .middle = true};
    int words = canvas_text_height(canvas, letters ? "A" : control.label, look, room.w),
        tick = mm(theme, 7.5);
    if (on && room.h >= words + tick && theme->form != FORM_COMPACT) {
        int slack = (room.h - words - tick) / 2;
        rect_cut_top(&room, slack);
        canvas_icon(canvas, rect_cut_top(&room, tick), "check", tick, tone.icon);
        room.h -= slack;
    } else if (on && room.w > 3 * tick &&
               (letters ||
                canvas_text_fits(canvas, (struct rect){0, 0, room.w - tick, room.h}, control.label, look))) {
        canvas_icon(canvas, rect_cut_left(&room, tick), "check", tick, tone.icon);
    }
    canvas_text(canvas, room, letters ? "A" : control.label, look);
    canvas_end(canvas);
}

static void reading_item(struct canvas *canvas, struct rect rect, int index, void *context)
{
    const struct theme *theme = canvas->theme;
    const struct reading_row *row = (const struct reading_row *)context + index;
    int gap = theme_gap(theme, 5);
    struct rect head = rect_cut_left(&rect, rect.w *
                                                (theme->form == FORM_PORTRAIT    ? 28
                                                 : theme->form == FORM_LANDSCAPE ? 31
                                                                                 : 27) /
                                                100);
    rect_cut_right(&head, mm(theme, 3));
    bool compact = theme->form == FORM_COMPACT;
    int sign = mm(theme, compact ? 14 : 18);
    canvas_icon(canvas, rect_cut_left(&head, sign), row->icon, sign - mm(theme, 1), theme->colour->primary);
    rect_cut_left(&head, mm(theme, compact ? 2 : 6));
    canvas_text(
        canvas, head, row->label,
        (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .middle = true, .whole = true});
    for (int i = 0; i < row->count; i++) {
        int left = (rect.w + gap) * i / row->count, right = (rect.w + gap) * (i + 1) / row->count - gap;
        choice_draw(canvas, (struct rect){rect.x + left, rect.y, right - left, rect.h}, row, i);
    }
}

static void reading_example(struct canvas *canvas, struct rect look, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    const char *title = _("Speelbabbel in de speelzaal");
    const char *text =
        visit->session->reading.easy
            ? _("Speel met je kind. Praat met ouders. Het is gratis.")
            : _("Kom spelen met je kind. Je ontmoet andere ouders. De koffie staat klaar. Het is gratis.");
    struct text_look label = {.type = TYPE_META, .colour = theme->colour->ink2};
    struct text_look head = {.type = TYPE_HEADING2, .colour = theme->colour->ink, .role = ROLE_HEADING};
    struct text_look body = {.type = TYPE_LEAD, .colour = theme->colour->ink};
    int pad = mm(theme, 11), width = look.w - 2 * pad, line = type_line_px(theme, TYPE_TITLE);
    int label_h = canvas_text_height(canvas, _("Voorbeeld"), label, width);
    int head_h = canvas_text_height(canvas, title, head, width),
        body_h = canvas_text_height(canvas, text, body, width);
    int need = 2 * pad + label_h + head_h + body_h + line + mm(theme, 8);
    look.h = need < look.h ? need : look.h;
    struct rect room = widget_card(canvas, look);
    canvas_text(canvas, rect_cut_top(&room, label_h), _("Voorbeeld"), label);
    canvas_text(canvas, rect_cut_top(&room, head_h), title, head);
    rect_cut_top(&room, mm(theme, 3));
    if (room.h >= type_line_px(theme, TYPE_LEAD))
        canvas_text(canvas, rect_cut_top(&room, body_h), text, body);
    rect_cut_top(&room, mm(theme, 5));
    if (room.h < line)
        return;
    canvas_icon(canvas, rect_cut_left(&room, mm(theme, 12)), "access_time", mm(theme, 11), theme->colour->ok);
    rect_cut_left(&room, mm(theme, 4));
    canvas_text(canvas, room, _("woensdag van 14.00 tot 16.00 uur"),
                (struct text_look){.type = theme->tight ? TYPE_BODY_BOLD : TYPE_TITLE,
                                   .colour = theme->colour->ok,
                                   .middle = true,
                                   .max_lines = 1});
}

static const char *reading_title(const struct visit *visit, const void *model)
{
    (void)visit, (void)model;
    return _("Leeshulp");
}

static void reading_draw(const struct visit *visit, const void *model, struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    struct frame frame = frame_make(theme, FRAME_TITLE);
    struct heading heading = visit_heading(visit, &canvas->arena);
    heading.title = reading_title(visit, model);
    heading.line = _("Zo kan jij het scherm beter lezen.");
    frame_heading(canvas, &frame, &heading);
    if (!rect_empty(frame.look))
        reading_example(canvas, frame.look, visit);
    const struct reading *reading = &visit->session->reading;
    struct reading_row rows[4];
    row_scale(&rows[0], reading);
    row_theme(&rows[1], reading);
    rows[2] = row_switch("animation", _("Beweging"), "reading.motion", _("Gewoon"), "reading.still",
                         _("Minder"), ACTION_MOTION, reading->less_motion);
    rows[3] = row_switch("psychology", _("Taal"), "reading.plain", _("Gewoon"), "reading.easy",
                         _("Makkelijk"), ACTION_EASY, reading->easy);
    int gap = theme_gap(theme, 9);
    if (theme->form == FORM_COMPACT)
        gap = theme->gap;
    int height = (frame.touch.h - 3 * gap) / 4, most = mm(theme, 66), least = theme->target;
    height = height > most ? most : height < least ? least : height;
    struct paged paged = {.zone = frame.touch,
                          .row_height = height,
                          .gap = gap,
                          .count = 4,
                          .item = reading_item,
                          .context = rows};
    widget_paged(canvas, &paged, visit->route);
}

const struct screen screen_reading = {
    .dwell = DWELL_CARD, .enter = reading_enter, .draw = reading_draw, .title = reading_title};
