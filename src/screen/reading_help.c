/* Leeshulp: text size, colours, motion and easy language, with an example that changes at once. */
#include "screen/row.h"
#include "screen/screen.h"

#include <stdio.h>
#include <string.h>

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

/* The word with a tick above it, or beside it where a choice is low. */
static void choice_words(struct canvas *canvas, struct rect room, const char *label, struct text_look look,
                         bool on)
{
    const struct theme *theme = canvas->theme;
    struct rect calm = {room.x + mm(theme, 4), room.y, room.w - 2 * mm(theme, 4), room.h};
    if (strchr(label, ' ') && canvas_text_fits(canvas, calm, label, look))
        room = calm; /* words that can break keep off the edges */
    int words = canvas_text_height(canvas, label, look, room.w), tick = mm(theme, 7.5), gap = mm(theme, 2);
    if (on && room.h >= words + tick && theme->form != FORM_COMPACT) {
        int slack = (room.h - words - tick) / 2;
        rect_cut_top(&room, slack);
        canvas_icon(canvas, rect_cut_top(&room, tick), "check", tick, look.colour);
        room.h -= slack;
    } else if (on && room.w > 3 * tick &&
               canvas_text_fits(canvas, (struct rect){0, 0, room.w - tick - gap, room.h}, label, look)) {
        int width = canvas_text_width(canvas, label, look), slack = room.w - tick - gap - width;
        rect_cut_left(&room, slack > 0 ? slack / 2 : 0);
        canvas_icon(canvas, rect_cut_left(&room, tick), "check", tick, look.colour);
        rect_cut_left(&room, gap);
        look.align = slack > 0 ? TEXT_START : TEXT_CENTRE;
    }
    canvas_text(canvas, room, label, look);
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
    choice_words(canvas, room, letters ? "A" : control.label, look, on);
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

/* The example: what its words take at a width. */
struct example {
    const char *text;
    struct text_look head, body, when;
    int head_h, body_h, when_h, height;
};

static struct example example_make(struct canvas *canvas, int width, bool easy)
{
    const struct theme *theme = canvas->theme;
    struct example example = {
        .text = easy ? _("Speel met je kind. Praat met ouders. Het is gratis.")
                     : _("Kom spelen met je kind. Je ontmoet andere ouders. De koffie staat klaar. Het is "
                         "gratis."),
        .head = {.type = TYPE_HEADING2, .colour = theme->colour->ink, .role = ROLE_HEADING},
        .body = {.type = TYPE_LEAD, .colour = theme->colour->ink},
        .when = {.type = theme->tight ? TYPE_BODY_BOLD : TYPE_TITLE, .colour = theme->colour->ok}};
    int line = type_line_px(theme, TYPE_TITLE);
    example.head_h = canvas_text_height(canvas, _("Speelbabbel in de speelzaal"), example.head, width);
    example.body_h = canvas_text_height(canvas, example.text, example.body, width);
    example.when_h = canvas_text_height(canvas, _("woensdag van 14.00 tot 16.00 uur"), example.when,
                                        width - mm(theme, 16));
    example.when_h = example.when_h > line ? example.when_h : line;
    example.height = type_line_px(theme, TYPE_META) + example.head_h + mm(theme, 3) + example.body_h +
                     mm(theme, 5) + example.when_h;
    return example;
}

/* Where the example is too long for large text, the easy one says the same. */
static void reading_example(struct canvas *canvas, struct rect look, const struct visit *visit)
{
    const struct theme *theme = canvas->theme;
    int pad = mm(theme, 11), width = look.w - 2 * pad;
    struct example example = example_make(canvas, width, visit->session->reading.easy);
    if (2 * pad + example.height > look.h)
        example = example_make(canvas, width, true);
    int need = 2 * pad + example.height, slack = look.h - need;
    if (slack > 0)
        look = (struct rect){look.x, look.y + (theme->form == FORM_PORTRAIT ? slack / 2 : 0), look.w, need};
    struct rect room = widget_card(canvas, look);
    canvas_text(canvas, rect_cut_top(&room, type_line_px(theme, TYPE_META)), _("Voorbeeld"),
                (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2});
    canvas_text(canvas, rect_cut_top(&room, example.head_h), _("Speelbabbel in de speelzaal"), example.head);
    rect_cut_top(&room, mm(theme, 3));
    if (room.h >= type_line_px(theme, TYPE_LEAD))
        canvas_text(canvas, rect_cut_top(&room, example.body_h), example.text, example.body);
    rect_cut_top(&room, mm(theme, 5));
    if (room.h < example.when_h)
        return;
    struct rect sign = rect_cut_left(&room, mm(theme, 12));
    sign.h = type_line_px(theme, example.when.type);
    canvas_icon(canvas, sign, "access_time", mm(theme, 11), theme->colour->ok);
    rect_cut_left(&room, mm(theme, 4));
    canvas_text(canvas, room, _("woensdag van 14.00 tot 16.00 uur"), example.when);
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
    int gap = theme->form == FORM_COMPACT ? theme->gap : theme_gap(theme, 11);
    int height = (frame.touch.h - 3 * gap) / 4, most = mm(theme, 78), least = theme->target;
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
