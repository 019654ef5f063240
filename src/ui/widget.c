#include "ui/widget.h"

#include <string.h>

static int least(int a, int b)
{
    return a < b ? a : b;
}

int widget_edge(const struct theme *theme)
{
    int px = mm(theme, 0.8);
    return px < 1 ? 1 : px;
}

int widget_hair(const struct theme *theme)
{
    int px = mm(theme, 0.6);
    return px < 1 ? 1 : px;
}

struct rect widget_card(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, mm(theme, 8), theme->colour->surface, theme->colour->hair, widget_edge(theme),
               false);
    return rect_inset(rect, mm(theme, theme->form == FORM_COMPACT ? 6 : 11));
}

struct rect widget_card_titled(struct canvas *canvas, struct rect rect, const char *title)
{
    const struct theme *theme = canvas->theme;
    int edge = widget_edge(theme), radius = mm(theme, 8);
    int head_h = type_line_px(theme, TYPE_TITLE) + mm(theme, 12);
    canvas_box(canvas, rect, radius, theme->colour->surface, theme->colour->hair, edge, false);
    struct rect head = {rect.x + edge, rect.y + edge, rect.w - 2 * edge, head_h};
    canvas_box(canvas, head, radius - edge, theme->colour->sun, 0, 0, false);
    /* Only the top corners of the head are round. */
    canvas_fill(canvas, (struct rect){head.x, head.y + radius, head.w, head.h - radius}, theme->colour->sun);
    struct rect words = {head.x + mm(theme, 11), head.y, head.w - mm(theme, 22), head.h};
    canvas_text(canvas, words, title,
                (struct text_look){.type = TYPE_TITLE,
                                   .colour = theme->colour->on_sun,
                                   .middle = true,
                                   .role = ROLE_HEADING,
                                   .whole = true});
    struct rect below = rect;
    rect_cut_top(&below, head_h + edge);
    below.x += edge;
    below.w -= 2 * edge;
    below.h -= edge;
    return below;
}

void widget_disc(struct canvas *canvas, struct rect rect, const char *icon, unsigned colour)
{
    int size = least(rect.w, rect.h);
    struct rect square = {rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size, size};
    canvas_disc(canvas, square, theme_topic(canvas->theme, colour));
    canvas_icon(canvas, square, icon, size * 56 / 100, theme_on_topic(canvas->theme));
}

struct tone widget_tone(const struct canvas *canvas, unsigned state, bool main)
{
    const struct palette *colour = canvas->theme->colour;
    if (state & STATE_DISABLED)
        return (struct tone){colour->page, colour->hair, colour->line, colour->hair};
    if (main || (state & STATE_SELECTED)) {
        unsigned fill = state & STATE_PRESSED ? colour->primary_pressed : colour->primary;
        return (struct tone){fill, fill, colour->on_primary, colour->on_primary};
    }
    if (state & STATE_PRESSED)
        return (struct tone){colour->pressed, colour->primary, colour->ink, colour->primary};
    if (state & STATE_EMPTY)
        return (struct tone){colour->page, colour->hair, colour->ink2, colour->ink2};
    return (struct tone){colour->surface, colour->line, colour->ink, colour->primary};
}

static void button_stacked(struct canvas *canvas, struct rect rect, const struct control *control,
                           struct tone tone)
{
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_NAV, .colour = tone.ink, .align = TEXT_CENTRE, .middle = true};
    struct rect inside = rect_inset(rect, mm(theme, 1)), calm = rect_inset(rect, mm(theme, 3));
    calm = (struct rect){calm.x, inside.y, calm.w, inside.h};
    int words_h = canvas_text_height(canvas, control->label, look, inside.w);
    bool breaks = strchr(control->label, ' ') && canvas_text_fits(canvas, calm, control->label, look) &&
                  canvas_text_height(canvas, control->label, look, calm.w) == words_h;
    if (breaks || canvas_text_width(canvas, control->label, look) <= calm.w)
        inside = calm; /* room beside words that have it to give */
    int icon_px = least(mm(theme, 14), inside.h - words_h - mm(theme, 1));
    if (icon_px < mm(theme, 8)) {
        canvas_text(canvas, inside, control->label, look);
        return;
    }
    int slack = (inside.h - words_h - icon_px) / 2;
    rect_cut_top(&inside, slack > 0 ? slack : 0);
    canvas_icon(canvas, rect_cut_top(&inside, icon_px), control->icon, icon_px, tone.icon);
    inside.h = words_h + (slack > 0 ? slack : 0);
    canvas_text(canvas, inside, control->label, look);
}

/* Icon and word side by side, centred together; the icon stands first, or `behind` the word. */
static void button_inline(struct canvas *canvas, struct rect rect, const char *icon, bool behind,
                          const char *label, struct text_look look, struct tone tone)
{
    const struct theme *theme = canvas->theme;
    struct rect inside = {rect.x + mm(theme, 3), rect.y + mm(theme, 1.6), rect.w - 2 * mm(theme, 3),
                          rect.h - 2 * mm(theme, 1.6)};
    int icon_px = icon ? least(mm(theme, 12.5), inside.h) : 0, gap = icon ? mm(theme, 4) : 0;
    int words_w = canvas_text_width(canvas, label, look), room = inside.w - icon_px - gap;
    bool breaks = !strchr(label, ' ') && words_w > room * 5 / 4;
    if (icon && words_w > room &&
        (breaks || !canvas_text_fits(canvas, (struct rect){0, 0, room, inside.h}, label, look))) {
        /* A word is worth more than its picture, and one word more in one piece. */
        icon = NULL;
        icon_px = gap = 0;
        room = inside.w;
    }
    if (words_w > room && look.type == TYPE_TITLE && strchr(label, ' ') &&
        canvas_text_height(canvas, label, look, room) > inside.h) {
        look.type = TYPE_BODY_BOLD; /* two lines of these have room where two titles have none */
        words_w = canvas_text_width(canvas, label, look);
    }
    if (words_w > room && canvas_text_height(canvas, label, look, room) <= inside.h)
        words_w = widget_even(canvas, (struct rect){0, 0, room, inside.h}, label, look).w;
    words_w = least(words_w, room);
    int x = inside.x + (inside.w - icon_px - gap - words_w) / 2;
    if (icon)
        canvas_icon(canvas, (struct rect){behind ? x + words_w + gap : x, inside.y, icon_px, inside.h}, icon,
                    icon_px, tone.icon);
    struct rect words = {behind ? x : x + icon_px + gap, inside.y, words_w, inside.h};
    look.align = icon ? TEXT_START : TEXT_CENTRE;
    canvas_text(canvas, words, label, look);
}

void widget_button(struct canvas *canvas, struct rect rect, struct control control, enum button_look look)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, &control);
    bool stacked = look == BUTTON_STACKED || look == BUTTON_STACKED_MAIN;
    struct tone tone = widget_tone(canvas, state, look == BUTTON_MAIN || look == BUTTON_STACKED_MAIN);
    int radius = mm(theme, stacked || look == BUTTON_SLOT ? 5 : 6.5);
    canvas_box(canvas, rect, radius, tone.fill, tone.edge, widget_edge(theme), false);
    if (stacked)
        button_stacked(canvas, rect, &control, tone);
    else
        button_inline(canvas, rect, control.icon, control.behind, control.label,
                      (struct text_look){.type = look == BUTTON_SLOT ? TYPE_BODY_BOLD : TYPE_TITLE,
                                         .colour = tone.ink,
                                         .middle = true,
                                         .language = control.language},
                      tone);
    canvas_end(canvas);
}

bool widget_shares(struct canvas *canvas, const struct control *controls, int count, int room, int *widths)
{
    int needed = 0;
    for (int i = 0; i < count; i++) {
        widths[i] = canvas_text_width(canvas, controls[i].label, (struct text_look){.type = TYPE_TITLE}) +
                    mm(canvas->theme, 26);
        needed += widths[i];
    }
    for (int i = 0, spare = room - needed; i < count; i++)
        widths[i] = needed > room ? (int)((long)room * widths[i] / needed) : widths[i] + spare / count;
    return needed <= room;
}

int widget_button_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int height = mm(theme, theme->form == FORM_PORTRAIT ? 36.5 : theme->form == FORM_LANDSCAPE ? 28 : 20);
    int words = type_line_px(theme, TYPE_TITLE) + mm(theme, 6);
    height = height > words ? height : words;
    return height > theme->target ? height : theme->target;
}

void widget_tabs(struct canvas *canvas, struct rect rect, const struct control *tabs, int count)
{
    const struct theme *theme = canvas->theme;
    int inset = mm(theme, 2), gap = theme->gap;
    if (rect.h - 2 * inset < theme->target)
        inset = 0;
    canvas_box(canvas, rect, mm(theme, 7), theme->colour->sand, theme->colour->sand, 0, false);
    struct rect room = rect_inset(rect, inset);
    for (int i = 0; i < count; i++) {
        int left = (room.w + gap) * i / count, right = (room.w + gap) * (i + 1) / count - gap;
        struct rect tab = {room.x + left, room.y, right - left, room.h};
        unsigned state = canvas_control(canvas, tab, &tabs[i]);
        bool on = state & STATE_SELECTED, pressed = state & STATE_PRESSED;
        if (on || pressed)
            canvas_box(canvas, tab, mm(theme, 5.5), on ? theme->colour->surface : theme->colour->pressed,
                       theme->colour->primary, widget_edge(theme), false);
        struct tone tone = {.ink = theme->colour->ink, .icon = theme->colour->primary};
        button_inline(
            canvas, tab, on ? "check" : tabs[i].icon, false, tabs[i].label,
            (struct text_look){.type = on ? TYPE_BODY_BOLD : TYPE_BODY, .colour = tone.ink, .middle = true},
            tone);
        canvas_end(canvas);
    }
}

/* The widest word: narrower than that, words would break. */
static int words_widest(struct canvas *canvas, const char *text, struct text_look look)
{
    int widest = 0;
    for (size_t length; text && *text; text += length + strspn(text + length, " ")) {
        length = strcspn(text, " ");
        int width = canvas_text_width(canvas, arena_strndup(&canvas->arena, text, length), look);
        widest = width > widest ? width : widest;
    }
    return widest;
}

struct rect widget_even(struct canvas *canvas, struct rect rect, const char *text, struct text_look look)
{
    look.max_lines = 0;
    int height = canvas_text_height(canvas, text, look, rect.w), width = rect.w,
        low = words_widest(canvas, text, look) - 1;
    while (width - low > 1) {
        int middle = (low + width) / 2;
        if (canvas_text_height(canvas, text, look, middle) > height)
            low = middle;
        else
            width = middle;
    }
    width = least(width + 2, rect.w); /* parts of a pixel */
    return (struct rect){rect.x + (rect.w - width) / 2, rect.y, width, rect.h};
}

void widget_facts(struct canvas *canvas, struct rect rect, const struct fact *facts, int count)
{
    const struct theme *theme = canvas->theme;
    int icon_px = mm(theme, 8), gap = mm(theme, 2), between = mm(theme, 7), x = rect.x;
    for (int i = 0; i < count; i++) {
        bool strong = facts[i].look != FACT_PLAIN;
        unsigned ink = facts[i].look == FACT_GOOD ? theme->colour->ok : theme->colour->ink;
        struct text_look look = {.type = strong ? TYPE_NAV : TYPE_META,
                                 .colour = ink,
                                 .middle = true,
                                 .max_lines = 1,
                                 .language = facts[i].language,
                                 .decor = true};
        int width = canvas_text_width(canvas, facts[i].text, look),
            room = rect.x + rect.w - x - icon_px - gap;
        if (i > 0 && width > room)
            break;
        canvas_icon(canvas, (struct rect){x, rect.y, icon_px, rect.h}, facts[i].icon, icon_px,
                    facts[i].look == FACT_GOOD ? theme->colour->ok : theme->colour->ink2);
        canvas_text(canvas, (struct rect){x + icon_px + gap, rect.y, least(width, room), rect.h},
                    facts[i].text, look);
        x += icon_px + gap + width + between;
    }
}

void widget_logo(struct canvas *canvas, struct rect rect)
{
    const struct palette *colour = canvas->theme->colour;
    canvas_house(canvas, rect, rect.w / 8, rect.h * 36 / 100, colour->primary, false);
    int head = rect.w * 27 / 100, x = rect.x + rect.w / 2;
    canvas_disc(canvas, (struct rect){x - head / 2, rect.y + rect.h * 42 / 100, head, head},
                colour->on_primary);
    int body = rect.w * 42 / 100, top = rect.y + rect.h * 74 / 100, bottom = rect.y + rect.h * 90 / 100;
    canvas_box(canvas, (struct rect){x - body / 2, top, body, bottom - top}, (bottom - top) / 2,
               colour->on_primary, 0, 0, false);
}
