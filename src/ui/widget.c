#include "ui/widget.h"

#include <stdio.h>

#include "text/lang.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int edge_px(const struct theme *theme)
{
    int px = mm(theme, 0.8);
    return px < 1 ? 1 : px;
}

struct rect widget_card(struct canvas *canvas, struct rect rect)
{
    const struct theme *theme = canvas->theme;
    canvas_box(canvas, rect, mm(theme, 8), theme->colour->surface, theme->colour->hair, edge_px(theme), false);
    return rect_inset(rect, mm(theme, theme->form == FORM_COMPACT ? 6 : 11));
}

struct rect widget_card_titled(struct canvas *canvas, struct rect rect, const char *title)
{
    const struct theme *theme = canvas->theme;
    int edge = edge_px(theme), radius = mm(theme, 8);
    int head_h = type_line_px(theme, TYPE_TITLE) + mm(theme, 12);
    canvas_box(canvas, rect, radius, theme->colour->surface, theme->colour->hair, edge, false);
    struct rect head = {rect.x + edge, rect.y + edge, rect.w - 2 * edge, head_h};
    canvas_box(canvas, head, radius - edge, theme->colour->sun, 0, 0, false);
    /* Only the top corners of the head are round. */
    canvas_fill(canvas, (struct rect){head.x, head.y + radius, head.w, head.h - radius}, theme->colour->sun);
    struct rect words = {head.x + mm(theme, 11), head.y, head.w - mm(theme, 22), head.h};
    canvas_text(canvas, words, title, (struct text_look){.type = TYPE_TITLE, .colour = theme->colour->on_sun,
                                                         .middle = true, .role = ROLE_HEADING, .max_lines = 1});
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
    return (struct tone){colour->surface, colour->line, colour->ink, colour->primary};
}

static void button_stacked(struct canvas *canvas, struct rect rect, const struct control *control, struct tone tone)
{
    const struct theme *theme = canvas->theme;
    struct text_look look = {.type = TYPE_NAV, .colour = tone.ink, .align = TEXT_CENTRE, .middle = true};
    struct rect inside = rect_inset(rect, mm(theme, 1));
    int words_h = canvas_text_height(canvas, control->label, look, inside.w);
    int icon_px = least(mm(theme, 14), inside.h - words_h - mm(theme, 1));
    if (icon_px < mm(theme, 6)) {
        canvas_text(canvas, inside, control->label, look);
        return;
    }
    int slack = (inside.h - words_h - icon_px) / 2;
    rect_cut_top(&inside, slack > 0 ? slack : 0);
    canvas_icon(canvas, rect_cut_top(&inside, icon_px), control->icon, icon_px, tone.icon);
    inside.h = words_h + (slack > 0 ? slack : 0);
    canvas_text(canvas, inside, control->label, look);
}

/* Icon and word side by side, centred together. */
static void button_inline(struct canvas *canvas, struct rect rect, const char *icon, const char *label,
                          struct text_look look, struct tone tone)
{
    const struct theme *theme = canvas->theme;
    struct rect inside = {rect.x + mm(theme, 3), rect.y + mm(theme, 1), rect.w - 2 * mm(theme, 3), rect.h - 2 * mm(theme, 1)};
    int icon_px = icon ? least(mm(theme, 12.5), inside.h) : 0, gap = icon ? mm(theme, 4) : 0;
    int words_w = canvas_text_width(canvas, label, look), room = inside.w - icon_px - gap;
    words_w = least(words_w, room);
    int x = inside.x + (inside.w - icon_px - gap - words_w) / 2;
    if (icon)
        canvas_icon(canvas, (struct rect){x, inside.y, icon_px, inside.h}, icon, icon_px, tone.icon);
    /* A word that has to break uses all the room there is. */
    struct rect words = {x + icon_px + gap, inside.y, words_w, inside.h};
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
    canvas_box(canvas, rect, radius, tone.fill, tone.edge, edge_px(theme), false);
    if (stacked)
        button_stacked(canvas, rect, &control, tone);
    else
        button_inline(canvas, rect, control.icon, control.label,
                      (struct text_look){.type = look == BUTTON_SLOT ? TYPE_BODY_BOLD : TYPE_TITLE, .colour = tone.ink,
                                         .middle = true, .language = control.language},
                      tone);
    canvas_end(canvas);
}

int widget_chip_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int height = mm(theme, theme->form == FORM_PORTRAIT ? 26.5 : 20), words = type_line_px(theme, TYPE_NAV) + mm(theme, 6);
    height = height > words ? height : words;
    return height > theme->target ? height : theme->target;
}

int widget_pager_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int height = mm(theme, theme->form == FORM_PORTRAIT ? 36.5 : theme->form == FORM_LANDSCAPE ? 28 : 20);
    int words = type_line_px(theme, TYPE_TITLE) + mm(theme, 6);
    height = height > words ? height : words;
    return height > theme->target ? height : theme->target;
}

int widget_button_height(const struct canvas *canvas)
{
    return widget_pager_height(canvas);
}

static struct text_look chip_look(void)
{
    return (struct text_look){.type = TYPE_NAV, .align = TEXT_CENTRE, .middle = true};
}

/* Chips show their pictures unless the words alone take fewer rows. */
static int chip_width(struct canvas *canvas, const struct control *chip, bool pictures)
{
    const struct theme *theme = canvas->theme;
    int extra = chip->state & STATE_SELECTED || (chip->icon && pictures) ? mm(theme, 10.5) : 0;
    int width = canvas_text_width(canvas, chip->label, chip_look()) + mm(theme, 9) + extra;
    return width > theme->target ? width : theme->target;
}

static void chip_draw(struct canvas *canvas, struct rect rect, const struct control *chip, bool pictures)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, chip);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, least(mm(theme, 13), rect.h / 2), tone.fill, tone.edge, edge_px(theme), false);
    /* A chosen chip shows a tick in the place of its picture, so that colour is never the only sign. */
    const char *icon = state & STATE_SELECTED ? "check" : pictures ? chip->icon : NULL;
    int icon_px = icon ? mm(theme, 8.5) : 0, gap = icon ? mm(theme, 2) : 0;
    struct text_look look = chip_look();
    look.colour = tone.ink;
    struct rect inside = rect_inset(rect, mm(theme, 2.5));
    int words = least(canvas_text_width(canvas, chip->label, look), inside.w - icon_px - gap);
    int x = inside.x + (inside.w - icon_px - gap - words) / 2;
    if (icon)
        canvas_icon(canvas, (struct rect){x, inside.y, icon_px, inside.h}, icon, icon_px, tone.icon);
    canvas_text(canvas, (struct rect){x + icon_px + gap, inside.y, inside.w - (x - inside.x) - icon_px - gap, inside.h},
                chip->label, (struct text_look){.type = TYPE_NAV, .colour = tone.ink, .middle = true});
    canvas_end(canvas);
}

static int chips_gap(const struct theme *theme)
{
    int gap = mm(theme, 4);
    return gap > theme->gap ? gap : theme->gap;
}

/* Fills one row from `first`, and leaves no single chip behind for a row of its own: how many chips fit, and how wide they are together without gaps. */
static int chips_row(struct canvas *canvas, int width, const struct control *chips, int count, bool pictures, int first,
                     int *used)
{
    int gap = chips_gap(canvas->theme);
    int fit = 0;
    *used = 0;
    while (first + fit < count) {
        int chip = chip_width(canvas, &chips[first + fit], pictures);
        if (fit > 0 && *used + chip + gap * fit > width)
            break;
        *used += chip;
        fit++;
    }
    if (first + fit == count - 1 && fit > 2)
        *used -= chip_width(canvas, &chips[first + --fit], pictures);
    return fit;
}

static int chips_count_rows(struct canvas *canvas, int width, const struct control *chips, int count, bool pictures)
{
    int rows = 0, used;
    for (int first = 0; first < count; rows++)
        first += chips_row(canvas, width, chips, count, pictures, first, &used);
    return rows;
}

static bool chips_pictures(struct canvas *canvas, int width, const struct control *chips, int count)
{
    return chips_count_rows(canvas, width, chips, count, true) <= chips_count_rows(canvas, width, chips, count, false);
}

static int chips_rows(struct canvas *canvas, int width, const struct control *chips, int count)
{
    return chips_count_rows(canvas, width, chips, count, chips_pictures(canvas, width, chips, count));
}

int widget_chips_height(struct canvas *canvas, int width, const struct control *chips, int count)
{
    int rows = chips_rows(canvas, width, chips, count);
    return rows * widget_chip_height(canvas) + (rows - 1) * chips_gap(canvas->theme);
}

/* Draws `rows` rows from row `from` on. */
static void chips_draw(struct canvas *canvas, struct rect rect, const struct control *chips, int count, int from, int rows)
{
    int gap = chips_gap(canvas->theme), y = rect.y;
    bool pictures = chips_pictures(canvas, rect.w, chips, count);
    for (int first = 0, fit, row = 0; first < count && row < from + rows; first += fit, row++) {
        int used, x = rect.x;
        fit = chips_row(canvas, rect.w, chips, count, pictures, first, &used);
        if (row < from)
            continue;
        int spare = rect.w - used - gap * (fit - 1);
        for (int i = 0; i < fit; i++) {
            int width = chip_width(canvas, &chips[first + i], pictures) + spare * (i + 1) / fit - spare * i / fit;
            chip_draw(canvas, (struct rect){x, y, width, widget_chip_height(canvas)}, &chips[first + i], pictures);
            x += width + gap;
        }
        y += widget_chip_height(canvas) + gap;
    }
}

void widget_chips(struct canvas *canvas, struct rect rect, const struct control *chips, int count)
{
    chips_draw(canvas, rect, chips, count, 0, count);
}

static int chips_fit(const struct canvas *canvas, int height)
{
    int gap = chips_gap(canvas->theme), fit = (height + gap) / (widget_chip_height(canvas) + gap);
    return fit > 0 ? fit : 1;
}

static void chips_page(struct canvas *canvas, struct rect rect, int page, void *context)
{
    const struct chip_pages *pages = context;
    int fit = chips_fit(canvas, rect.h);
    chips_draw(canvas, rect, pages->chips, pages->count, page * fit, fit);
}

void widget_chips_paged(struct canvas *canvas, struct rect zone, const struct chip_pages *pages, const struct route *route)
{
    int rows = chips_rows(canvas, zone.w, pages->chips, pages->count);
    struct chip_pages copy = *pages;
    if (rows <= chips_fit(canvas, zone.h)) {
        chips_page(canvas, zone, 0, &copy);
        return;
    }
    struct rect turner = rect_cut_bottom(&zone, widget_pager_height(canvas));
    rect_cut_bottom(&zone, chips_gap(canvas->theme));
    struct route at = *route;
    int count = widget_pages(rows, chips_fit(canvas, zone.h));
    at.page = at.page < count ? at.page : count - 1;
    widget_turn(canvas, zone, &at, count, chips_page, &copy);
    widget_pager(canvas, turner, &at, count);
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
                       theme->colour->primary, edge_px(theme), false);
        struct tone tone = {.ink = theme->colour->ink, .icon = theme->colour->primary};
        button_inline(canvas, tab, on ? "check" : tabs[i].icon, tabs[i].label,
                      (struct text_look){.type = on ? TYPE_BODY_BOLD : TYPE_BODY, .colour = tone.ink, .middle = true},
                      tone);
        canvas_end(canvas);
    }
}

static void pager_button(struct canvas *canvas, struct rect rect, const struct route *route, int to, bool possible)
{
    bool next = to > route->page;
    struct route target = *route;
    target.page = to;
    widget_button(canvas, rect,
                  (struct control){.id = next ? "page.next" : "page.previous", .label = next ? _("Volgende") : _("Vorige"),
                                   .icon = next ? "keyboard_arrow_down" : "keyboard_arrow_up", .role = ROLE_BUTTON,
                                   .state = possible ? 0 : STATE_DISABLED, .action = action_stay(target)},
                  BUTTON_PLAIN);
}

void widget_pager(struct canvas *canvas, struct rect rect, const struct route *route, int pages)
{
    if (pages < 2)
        return;
    const struct theme *theme = canvas->theme;
    char text[64];
    snprintf(text, sizeof text, _("pagina %d van %d"), route->page + 1, pages);
    struct rect middle = rect;
    int button = rect.w * 325 / 1000;
    struct rect previous = rect_cut_left(&middle, button), next = rect_cut_right(&middle, button);
    pager_button(canvas, previous, route, route->page - 1, route->page > 0);
    struct rect words = rect_inset(middle, mm(theme, 2));
    canvas_text(canvas, words, text, (struct text_look){.type = TYPE_BODY_BOLD, .colour = theme->colour->ink,
                                                        .align = TEXT_CENTRE, .middle = true, .role = ROLE_STATUS});
    pager_button(canvas, next, route, route->page + 1, route->page + 1 < pages);
}

int widget_pages(int count, int per_page)
{
    return count > per_page ? (count + per_page - 1) / per_page : 1;
}

/* Rows get what the pager and the room in between leave. */
static int paged_rows_height(const struct canvas *canvas, const struct paged *paged, bool pager)
{
    int height = paged->zone.h - (paged->between ? paged->between + paged->gap : 0);
    return pager ? height - widget_pager_height(canvas) - paged->gap : height;
}

int widget_per_page(const struct canvas *canvas, const struct paged *paged)
{
    int step = paged->row_height + paged->gap;
    int all = (paged_rows_height(canvas, paged, false) + paged->gap) / step;
    if (paged->count <= all)
        return all > 0 ? all : 1;
    int some = (paged_rows_height(canvas, paged, true) + paged->gap) / step;
    return some > 0 ? some : 1;
}

void widget_stretch(const struct canvas *canvas, struct paged *paged)
{
    int per_page = widget_per_page(canvas, paged);
    bool pager = paged->count > per_page;
    if (!pager && paged->count < per_page)
        return;
    int room = (paged_rows_height(canvas, paged, pager) + paged->gap) / per_page - paged->gap;
    int most = paged->row_height * 5 / 4;
    paged->row_height = room < paged->row_height ? paged->row_height : room > most ? most : room;
}

struct rect widget_between(const struct canvas *canvas, const struct paged *paged)
{
    struct rect zone = paged->zone;
    if (widget_pages(paged->count, widget_per_page(canvas, paged)) > 1)
        rect_cut_bottom(&zone, widget_pager_height(canvas) + paged->gap);
    return rect_cut_bottom(&zone, paged->between);
}

void widget_turn(struct canvas *canvas, struct rect zone, const struct route *route, int pages, widget_page *draw,
                 void *context)
{
    int page = route->page < pages ? route->page : pages - 1;
    if (pages > 1)
        canvas_pages(canvas, zone, route, pages);
    if (!canvas->drag || pages < 2) {
        draw(canvas, zone, page, context);
        return;
    }
    int neighbour = page + (canvas->drag < 0 ? 1 : -1);
    canvas_clip(canvas, zone, canvas->drag, false);
    draw(canvas, zone, page, context);
    if (neighbour >= 0 && neighbour < pages) {
        canvas_clip(canvas, zone, canvas->drag + (canvas->drag < 0 ? zone.h : -zone.h), true);
        draw(canvas, zone, neighbour, context);
    }
    canvas_unclip(canvas);
}

static void paged_draw(struct canvas *canvas, struct rect rows, int page, void *context)
{
    const struct paged *paged = context;
    int per_page = widget_per_page(canvas, paged);
    for (int i = 0; i < per_page && page * per_page + i < paged->count; i++) {
        struct rect row = {rows.x, rows.y + i * (paged->row_height + paged->gap), rows.w, paged->row_height};
        paged->item(canvas, row, page * per_page + i, paged->context);
    }
}

void widget_paged(struct canvas *canvas, const struct paged *paged, const struct route *route)
{
    int per_page = widget_per_page(canvas, paged), pages = widget_pages(paged->count, per_page);
    struct rect rows = paged->zone;
    if (pages > 1) {
        widget_pager(canvas, rect_cut_bottom(&rows, widget_pager_height(canvas)), route, pages);
        rect_cut_bottom(&rows, paged->gap + (paged->between ? paged->between + paged->gap : 0));
    }
    struct paged copy = *paged;
    widget_turn(canvas, rows, route, pages, paged_draw, &copy);
}

void widget_facts(struct canvas *canvas, struct rect rect, const struct fact *facts, int count)
{
    const struct theme *theme = canvas->theme;
    int icon_px = mm(theme, 8), gap = mm(theme, 2), between = mm(theme, 7), x = rect.x;
    for (int i = 0; i < count; i++) {
        bool strong = facts[i].look != FACT_PLAIN;
        unsigned ink = facts[i].look == FACT_GOOD ? theme->colour->ok : theme->colour->ink;
        struct text_look look = {.type = strong ? TYPE_NAV : TYPE_META, .colour = ink, .middle = true, .max_lines = 1,
                                 .language = facts[i].language, .decor = true};
        int width = canvas_text_width(canvas, facts[i].text, look), room = rect.x + rect.w - x - icon_px - gap;
        if (i > 0 && width > room)
            break;
        canvas_icon(canvas, (struct rect){x, rect.y, icon_px, rect.h}, facts[i].icon, icon_px,
                    facts[i].look == FACT_GOOD ? theme->colour->ok : theme->colour->ink2);
        canvas_text(canvas, (struct rect){x + icon_px + gap, rect.y, least(width, room), rect.h}, facts[i].text, look);
        x += icon_px + gap + width + between;
    }
}

void widget_logo(struct canvas *canvas, struct rect rect)
{
    const struct palette *colour = canvas->theme->colour;
    canvas_house(canvas, rect, rect.w / 8, rect.h * 36 / 100, colour->primary, false);
    int head = rect.w * 27 / 100, x = rect.x + rect.w / 2;
    canvas_disc(canvas, (struct rect){x - head / 2, rect.y + rect.h * 42 / 100, head, head}, colour->on_primary);
    int body = rect.w * 42 / 100, top = rect.y + rect.h * 74 / 100, bottom = rect.y + rect.h * 90 / 100;
    canvas_box(canvas, (struct rect){x - body / 2, top, body, bottom - top}, (bottom - top) / 2, colour->on_primary, 0, 0,
               false);
}
