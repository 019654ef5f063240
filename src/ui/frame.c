#include "ui/frame.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "ui/widget.h"

/* Controls stand within 900 mm of width, so that an arm reaches both ends (EN 301 549, 8.3). */
static const double REACH_WIDTH_MM = 900, NARROW_SCALE = 150;

bool frame_is_narrow(const struct theme *theme)
{
    return theme->scale >= NARROW_SCALE;
}

static struct rect frame_content(const struct theme *theme)
{
    int width = (int)(REACH_WIDTH_MM * theme->px_per_mm), w = theme->panel.w;
    return (struct rect){w > width ? (w - width) / 2 : 0, 0, w > width ? width : w, theme->panel.h};
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void frame_cut_origin(const struct theme *theme, struct frame *frame, struct rect *all)
{
    if (theme->reading.foreign)
        frame->origin = rect_cut_bottom(all, theme->target + 2 * mm(theme, 2));
}

/* The header's two lines, whatever the size of the text. */
static int header_height(const struct theme *theme)
{
    int lines = type_line_px(theme, TYPE_META) + type_line_px(theme, TYPE_TITLE), least = mm(theme, 30);
    return lines > least ? lines : least;
}

static struct frame frame_portrait(const struct theme *theme, enum frame_kind kind, struct rect all)
{
    struct frame frame = {.kind = kind};
    int margin = mm(theme, 15), touch_top = larger(theme->reach_px, mm(theme, 200)) + mm(theme, 3.5);
    if (kind != FRAME_BARE) {
        frame.nav = rect_cut_bottom(&all, mm(theme, 50));
        frame_cut_origin(theme, &frame, &all);
    }
    struct rect column = rect_inset(all, 0);
    column.x += margin;
    column.w -= 2 * margin;
    int top = kind == FRAME_BAND ? mm(theme, 69.5) : kind == FRAME_TITLE ? 0 : mm(theme, 41);
    if (kind == FRAME_BAND)
        frame.bar = (struct rect){0, 0, theme->panel.w, top};
    else if (kind != FRAME_TITLE)
        frame.bar = (struct rect){column.x, mm(theme, 11), column.w, header_height(theme)};
    int head = kind == FRAME_BAND ? 0 : kind == FRAME_TITLE ? mm(theme, 64) : mm(theme, 44);
    if (frame.bar.y + frame.bar.h > top && kind != FRAME_BAND) {
        head -= frame.bar.y + frame.bar.h - top;
        top = frame.bar.y + frame.bar.h;
    }
    frame.head = (struct rect){column.x, top, column.w, head};
    int look_top = top + head + (kind == FRAME_BAND ? mm(theme, 9) : mm(theme, 2));
    frame.look = (struct rect){column.x, look_top, column.w, touch_top - mm(theme, 10) - look_top};
    frame.touch = (struct rect){column.x, touch_top, column.w, all.h - touch_top - mm(theme, 10)};
    return frame;
}

static struct frame frame_landscape(const struct theme *theme, enum frame_kind kind, struct rect all)
{
    struct frame frame = {.kind = kind};
    int margin = mm(theme, 10);
    if (kind != FRAME_BARE) {
        frame.nav = rect_cut_bottom(&all, mm(theme, 34));
        frame_cut_origin(theme, &frame, &all);
    }
    struct rect look = {all.x + margin, margin, all.w * 36 / 100 - margin, all.h - margin - mm(theme, 6)};
    struct rect touch = {look.x + look.w + margin, margin, 0, look.h};
    touch.w = all.x + all.w - margin - touch.x;
    if (theme->reach_px > touch.y) {
        struct rect above = rect_cut_top(&touch, theme->reach_px - touch.y);
        if (above.h > mm(theme, 40))
            frame.head = above;
    }
    if (kind == FRAME_BAND)
        frame.bar = (struct rect){0, 0, look.x + look.w + margin / 2, all.h};
    else if (kind != FRAME_TITLE)
        frame.bar = rect_cut_top(&look, header_height(theme));
    if (rect_empty(frame.head))
        frame.head = rect_cut_top(&look, mm(theme, kind == FRAME_BAND ? 50 : 46));
    rect_cut_top(&look, mm(theme, rect_empty(frame.head) || frame.head.x > look.x ? 8 : 4));
    frame.look = look;
    frame.touch = touch;
    return frame;
}

static struct frame frame_compact(const struct theme *theme, enum frame_kind kind, struct rect all)
{
    struct frame frame = {.kind = kind};
    int margin = mm(theme, 5);
    if (kind != FRAME_BARE)
        frame.nav = rect_cut_bottom(&all, theme->target + mm(theme, 5));
    frame.bar = rect_cut_top(&all, mm(theme, 20));
    frame.head = frame.bar;
    if (theme->reading.foreign && kind != FRAME_BARE)
        frame.origin = rect_cut_right(&frame.head, frame.bar.w * 34 / 100);
    frame.touch = (struct rect){all.x + margin, all.y + theme->gap, all.w - 2 * margin,
                                all.h - theme->gap - mm(theme, 2)};
    frame.look = (struct rect){frame.touch.x, frame.touch.y, frame.touch.w, 0};
    return frame;
}

struct frame frame_make(const struct theme *theme, enum frame_kind kind)
{
    struct rect all = frame_content(theme);
    switch (theme->form) {
    case FORM_PORTRAIT:
        return frame_portrait(theme, kind, all);
    case FORM_LANDSCAPE:
        return frame_landscape(theme, kind, all);
    default:
        return frame_compact(theme, kind, all);
    }
}

/* Who and when share the bar: the fullest pair of lines that has room. Sample data always says so, beside the date or in the
 * place of the name. */
struct header_lines {
    const char *name, *date;
    int date_w;
};

static struct header_lines header_lines(struct canvas *canvas, int width, const struct heading *heading)
{
    struct text_look look = {.type = TYPE_META};
    const char *both =
        heading->note ? arena_printf(&canvas->arena, "%s · %s", heading->note, heading->date) : heading->date;
    const char *name = heading->note ? heading->note : heading->name;
    struct header_lines tries[] = {{heading->name, both, 0},
                                   {name, heading->date, 0},
                                   {name, heading->short_date, 0},
                                   {name, "", 0},
                                   {name, NULL, 0}};
    int clock = canvas_text_width(canvas, heading->clock, (struct text_look){.type = TYPE_CLOCK});
    for (size_t i = 0;; i++) {
        int date_w = canvas_text_width(canvas, tries[i].date, look);
        tries[i].date_w = !tries[i].date ? 0 : date_w > clock ? date_w : clock;
        if (i == 4 ||
            tries[i].date_w + canvas_text_width(canvas, tries[i].name, look) + mm(canvas->theme, 8) <= width)
            return tries[i];
    }
}

static void header_clock(struct canvas *canvas, struct rect bar, const char *clock_text, const char *date)
{
    const struct palette *colour = canvas->theme->colour;
    struct rect clock = rect_cut_top(&bar, type_line_px(canvas->theme, TYPE_CLOCK));
    if (!*clock_text)
        clock_text = NULL; /* it is not known */
    canvas_text(
        canvas, clock, clock_text,
        (struct text_look){
            .type = TYPE_CLOCK, .colour = colour->ink, .align = TEXT_END, .max_lines = 1, .decor = true});
    canvas_text(
        canvas, bar, date,
        (struct text_look){
            .type = TYPE_META, .colour = colour->ink2, .align = TEXT_END, .max_lines = 1, .decor = true});
}

static void heading_header(struct canvas *canvas, const struct frame *frame, const struct heading *heading)
{
    const struct theme *theme = canvas->theme;
    struct rect bar = frame->bar, logo = rect_cut_left(&bar, mm(theme, 28));
    widget_logo(canvas, (struct rect){logo.x, logo.y, logo.w, mm(theme, 27)});
    rect_cut_left(&bar, mm(theme, theme->tight ? 4 : 7));
    struct header_lines lines = header_lines(canvas, bar.w, heading);
    if (lines.date) /* very large text leaves no room for the time */
        header_clock(canvas, rect_cut_right(&bar, lines.date_w + 2), heading->clock, lines.date);
    canvas_text(
        canvas, rect_cut_top(&bar, type_line_px(theme, TYPE_META)), lines.name,
        (struct text_look){.type = TYPE_META, .colour = theme->colour->ink2, .whole = true, .middle = true});
    canvas_text(canvas, bar, heading->municipality,
                (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->ink, .whole = true});
}

/* The height that the line below a title takes, smaller if need be; 0 where it would not be seen whole. */
static int line_height(struct canvas *canvas, const char *text, struct text_look *look, int width, int height)
{
    static const enum type steps[] = {TYPE_BODY, TYPE_META};
    for (size_t i = 0; text && i < sizeof steps / sizeof *steps; i++) {
        look->type = steps[i];
        int needed = canvas_text_height(canvas, text, *look, width);
        if (needed <= height)
            return needed;
    }
    return 0;
}

static void heading_title(struct canvas *canvas, struct rect head, const struct heading *heading)
{
    const struct theme *theme = canvas->theme;
    struct text_look title = {.type = TYPE_HEADING1,
                              .colour = theme->colour->ink,
                              .role = ROLE_HEADING,
                              .whole = true,
                              .language = heading->title_language};
    struct text_look line = {.type = TYPE_BODY, .colour = theme->colour->ink2};
    struct text_look lower = title;
    lower.type = TYPE_HEADING2;
    int high = canvas_text_height(canvas, heading->title, title, head.w);
    bool breaks = high > type_line_px(theme, TYPE_HEADING1) &&
                  canvas_text_width(canvas, heading->title, lower) <= head.w;
    if (breaks || high > head.h * (heading->line ? 62 : 100) / 100)
        title = lower;
    int title_h = canvas_text_height(canvas, heading->title, title, head.w);
    int line_h = line_height(canvas, heading->line, &line, head.w, head.h - title_h);
    bool both = line_h > 0;
    int slack = head.h - title_h - line_h;
    rect_cut_top(&head, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, both ? rect_cut_top(&head, title_h) : head, heading->title, title);
    if (both)
        canvas_text(canvas, head, heading->line, line);
}

/* A compact screen's bar holds the title and, at the end, the time. */
static void heading_bar(struct canvas *canvas, const struct frame *frame, const struct heading *heading)
{
    const struct theme *theme = canvas->theme;
    bool band = frame->kind == FRAME_BAND;
    unsigned ground = band ? theme_topic(theme, heading->colour) : theme->colour->page;
    unsigned ink = band ? theme_on_topic(theme) : theme->colour->ink;
    struct rect bar = frame->bar;
    if (band)
        canvas_fill(canvas, (struct rect){0, 0, theme->panel.w, bar.h}, ground);
    bar.w -= frame->origin.w; /* where a translation says so, the clock gives way */
    bar.x += mm(theme, 5);
    bar.w -= mm(theme, 10);
    if (heading->clock && *heading->clock && rect_empty(frame->origin))
        canvas_text(canvas, rect_cut_right(&bar, mm(theme, 40)), heading->clock,
                    (struct text_look){.type = TYPE_TITLE,
                                       .colour = ink,
                                       .align = TEXT_END,
                                       .middle = true,
                                       .whole = true,
                                       .decor = true});
    struct rect sign = rect_cut_left(&bar, mm(theme, 16));
    if (band)
        canvas_icon(canvas, sign, heading->icon, mm(theme, 14), ink);
    else
        widget_logo(canvas,
                    (struct rect){sign.x, bar.y + (bar.h - mm(theme, 15)) / 2, mm(theme, 15), mm(theme, 15)});
    rect_cut_left(&bar, mm(theme, 3));
    enum type type = TYPE_HEADING2;
    if (canvas_text_width(canvas, heading->title, (struct text_look){.type = type}) > bar.w)
        type = TYPE_TITLE;
    if (canvas_text_width(canvas, heading->title, (struct text_look){.type = type}) > bar.w)
        type = TYPE_NAV;
    canvas_text(canvas, bar, heading->title,
                (struct text_look){.type = type,
                                   .colour = ink,
                                   .middle = true,
                                   .role = ROLE_HEADING,
                                   .whole = true,
                                   .language = heading->title_language});
}

static void heading_band(struct canvas *canvas, const struct frame *frame, const struct heading *heading)
{
    const struct theme *theme = canvas->theme;
    bool portrait = theme->form == FORM_PORTRAIT;
    unsigned colour = theme_topic(theme, heading->colour);
    unsigned ground = portrait ? colour : theme_tint(theme, heading->colour);
    canvas_fill(canvas, frame->bar, ground);
    struct rect room =
        portrait ? (struct rect){frame->touch.x, 0, frame->touch.w, frame->bar.h} : frame->head;
    struct rect sign = rect_cut_left(&room, mm(theme, portrait ? 46 : 44));
    if (portrait)
        canvas_icon(canvas, sign, heading->icon, mm(theme, 46), theme_on_topic(theme));
    else
        widget_disc(canvas, (struct rect){sign.x, sign.y + (sign.h - sign.w) / 2, sign.w, sign.w},
                    heading->icon, heading->colour);
    rect_cut_left(&room, mm(theme, portrait ? 12 : 8));
    unsigned ink = portrait ? theme_on_topic(theme) : theme->colour->ink;
    struct text_look title = {.type = TYPE_HEADING1,
                              .colour = ink,
                              .role = ROLE_HEADING,
                              .whole = true,
                              .language = heading->title_language};
    struct text_look line = {.type = TYPE_BODY, .colour = portrait ? ink : theme->colour->ink2};
    int line_h = heading->line ? canvas_text_height(canvas, heading->line, line, room.w) : 0;
    static const enum type steps[] = {TYPE_HEADING1, TYPE_HEADING2, TYPE_TITLE};
    int title_h = 0;
    title.type = TYPE_HEADING2;
    bool one = portrait && canvas_text_width(canvas, heading->title, title) <= room.w;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        title.type = steps[i];
        title_h = canvas_text_height(canvas, heading->title, title, room.w);
        if (one && title_h > type_line_px(theme, title.type))
            continue; /* a step smaller it stands on one line */
        if (title_h + line_h <= room.h - mm(theme, 8) &&
            (portrait || title_h <= 3 * type_line_px(theme, title.type)))
            break;
    }
    /* The title comes first; the line below it is left out where there is no room for it. */
    line_h = line_height(canvas, heading->line, &line, room.w, room.h - title_h);
    bool both = line_h > 0;
    int slack = room.h - title_h - line_h;
    rect_cut_top(&room, slack > 0 ? slack / 2 : 0);
    canvas_text(canvas, both ? rect_cut_top(&room, title_h) : room, heading->title, title);
    if (both)
        canvas_text(canvas, room, heading->line, line);
}

void frame_heading(struct canvas *canvas, const struct frame *frame, const struct heading *heading)
{
    if (canvas->theme->form == FORM_COMPACT) {
        heading_bar(canvas, frame, heading);
        return;
    }
    if (frame->kind == FRAME_BAND) {
        heading_band(canvas, frame, heading);
        return;
    }
    if (frame->kind != FRAME_TITLE)
        heading_header(canvas, frame, heading);
    if (heading->title)
        heading_title(canvas, frame->head, heading);
}

bool frame_origin_speaks(const struct theme *theme)
{
    return theme->form != FORM_COMPACT;
}

static const char *origin_words(bool dutch, bool untranslated)
{
    if (dutch)
        return _("Dit is de Nederlandse tekst");
    return untranslated ? _("Deze tekst is er nog alleen in het Nederlands. Vraag het aan het onthaal.")
                        : _("Vertaald uit het Nederlands");
}

void frame_origin(struct canvas *canvas, const struct frame *frame, const struct session *session,
                  bool untranslated)
{
    if (rect_empty(frame->origin))
        return;
    const struct theme *theme = canvas->theme;
    bool dutch = strcmp(session->language, "nl") == 0, compact = theme->form == FORM_COMPACT;
    struct rect strip = frame->origin;
    canvas_fill(canvas, compact ? strip : (struct rect){0, strip.y, theme->panel.w, strip.h},
                theme->colour->sand);
    int margin = mm(theme, compact ? 3 : theme->form == FORM_LANDSCAPE ? 10 : 15);
    struct rect room = {strip.x + margin, strip.y, strip.w - 2 * margin, strip.h};
    struct control control = {.id = "origin.dutch",
                              .label = dutch ? lang_own_name(session->chosen) : _("Toon Nederlands"),
                              .icon = "translate",
                              .role = ROLE_BUTTON,
                              .language = dutch ? session->chosen : NULL,
                              .action = {.kind = ACTION_DUTCH, .value = !dutch}};
    int width = compact ? room.w : room.w * (theme->tight ? 40 : 36) / 100;
    struct rect button = rect_cut_right(&room, width);
    button.y += (button.h - theme->target) / 2;
    button.h = theme->target;
    if (frame_origin_speaks(theme)) {
        rect_cut_right(&room, mm(theme, 5));
        canvas_text(canvas, room, origin_words(dutch, untranslated),
                    (struct text_look){.type = TYPE_BODY,
                                       .colour = theme->colour->ink,
                                       .middle = true,
                                       .whole = true,
                                       .role = ROLE_STATUS});
    }
    widget_button(canvas, button, control, BUTTON_SLOT);
}
