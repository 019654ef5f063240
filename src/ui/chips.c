/* Chips: choices in rows, as wide as their words ask. */
#include "ui/widget.h"

int widget_chip_height(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    int height = mm(theme, theme->form == FORM_PORTRAIT ? 26.5 : 20),
        words = type_line_px(theme, TYPE_NAV) + mm(theme, 6);
    height = height > words ? height : words;
    return height > theme->target ? height : theme->target;
}

static struct text_look chip_look(void)
{
    return (struct text_look){.type = TYPE_NAV, .align = TEXT_CENTRE, .middle = true};
}

/* A count stands below the word where the chip is high enough, else beside it. */
static bool chip_stacks(const struct canvas *canvas)
{
    const struct theme *theme = canvas->theme;
    return widget_chip_height(canvas) >=
           type_line_px(theme, TYPE_NAV) + type_line_px(theme, TYPE_META) + 2 * widget_edge(theme);
}

/* The width of the words, with the count beside or below them. */
static int chip_words(struct canvas *canvas, const struct control *chip)
{
    int words = canvas_text_width(canvas, chip->label, chip_look());
    if (!chip->count)
        return words;
    int count = canvas_text_width(canvas, chip->count, chip_look());
    return !chip_stacks(canvas) ? words + mm(canvas->theme, 3) + count : words > count ? words : count;
}

/* Chips show their pictures unless the words alone take fewer rows. */
static int chip_width(struct canvas *canvas, const struct control *chip, bool pictures)
{
    const struct theme *theme = canvas->theme;
    int extra = chip->state & STATE_SELECTED || (chip->icon && pictures) ? mm(theme, 10.5) : 0;
    int width = chip_words(canvas, chip) + mm(theme, 9) + extra;
    return width > theme->target ? width : theme->target;
}

/* The word, and the count below it or at its end. */
static void chip_texts(struct canvas *canvas, struct rect rect, const struct control *chip, struct tone tone)
{
    struct text_look look = {.type = TYPE_NAV,
                             .colour = tone.ink,
                             .middle = true,
                             .language = chip->language},
                     number = {.type = TYPE_NAV, .colour = tone.ink, .middle = true, .decor = true};
    if (chip->count && !chip_stacks(canvas)) {
        struct rect count = rect_cut_right(&rect, canvas_text_width(canvas, chip->count, number));
        rect_cut_right(&rect, mm(canvas->theme, 3));
        canvas_text(canvas, count, chip->count, number);
    } else if (chip->count) {
        int name = type_line_px(canvas->theme, TYPE_NAV), below = type_line_px(canvas->theme, TYPE_META);
        rect_cut_top(&rect, (rect.h - name - below) / 2);
        struct rect label = rect_cut_top(&rect, name);
        number.type = TYPE_META;
        number.align = TEXT_CENTRE;
        canvas_text(canvas, rect_cut_top(&rect, below), chip->count, number);
        rect = label;
    }
    canvas_text(canvas, rect, chip->label, look);
}

static void chip_draw(struct canvas *canvas, struct rect rect, const struct control *chip, bool pictures)
{
    const struct theme *theme = canvas->theme;
    unsigned state = canvas_control(canvas, rect, chip);
    struct tone tone = widget_tone(canvas, state, false);
    canvas_box(canvas, rect, rect.h / 2 < mm(theme, 13) ? rect.h / 2 : mm(theme, 13), tone.fill, tone.edge,
               widget_edge(theme), false);
    /* A chosen chip shows a tick in the place of its picture, so that colour is never the only sign. */
    const char *icon = state & STATE_SELECTED ? "check" : pictures ? chip->icon : NULL;
    int icon_px = icon ? mm(theme, 8.5) : 0, gap = icon ? mm(theme, 2) : 0;
    struct rect inside = {rect.x + mm(theme, 2.5), rect.y + widget_edge(theme), rect.w - 2 * mm(theme, 2.5),
                          rect.h - 2 * widget_edge(theme)};
    int words = chip_words(canvas, chip);
    int x = inside.x + (inside.w - icon_px - gap - words) / 2;
    x = x > inside.x ? x : inside.x;
    if (icon)
        canvas_icon(canvas, (struct rect){x, inside.y, icon_px, inside.h}, icon, icon_px, tone.icon);
    int left = inside.x + inside.w - (x + icon_px + gap);
    left = left < words ? left : words;
    chip_texts(canvas, (struct rect){x + icon_px + gap, inside.y, left, inside.h}, chip, tone);
    canvas_end(canvas);
}

static int chips_gap(const struct theme *theme)
{
    return theme_gap(theme, 4);
}

/* How chips stand in rows: as few rows as there can be, broken where they come out about as long as each other. */
struct chip_rows {
    const struct control *chips;
    const int *widths; /* of the chips, by their words */
    int count, gap, rows;
    int limit; /* no row is longer; the least that keeps to `rows` */
    bool pictures;
};

/* How many chips stand in the row that starts at `first`, and how long they are together, gaps and all. */
static int chips_row(const struct chip_rows *all, int limit, int first, int *used)
{
    int fit = 0;
    *used = 0;
    while (first + fit < all->count) {
        int step = all->widths[first + fit] + (fit ? all->gap : 0);
        if (fit > 0 && *used + step > limit)
            break;
        *used += step;
        fit++;
    }
    return fit;
}

static int chips_count_rows(const struct chip_rows *all, int limit)
{
    int rows = 0, used;
    for (int first = 0; first < all->count; rows++)
        first += chips_row(all, limit, first, &used);
    return rows;
}

/* Puts the widths in `widths`, one for each chip: a canvas that only measures has no arena that anybody frees. */
static struct chip_rows chips_measure(struct canvas *canvas, int width, const struct control *chips,
                                      int count, bool pictures, int *widths)
{
    struct chip_rows all = {.chips = chips,
                            .widths = widths,
                            .count = count,
                            .gap = chips_gap(canvas->theme),
                            .limit = width,
                            .pictures = pictures};
    for (int i = 0; i < count; i++)
        widths[i] = chip_width(canvas, &chips[i], pictures);
    all.rows = chips_count_rows(&all, width);
    for (int low = 0; all.limit - low > 1;) {
        int middle = (low + all.limit) / 2;
        if (chips_count_rows(&all, middle) > all.rows)
            low = middle;
        else
            all.limit = middle;
    }
    return all;
}

/* With pictures, unless these cost a row. */
static struct chip_rows chips_rows(struct canvas *canvas, int width, const struct control *chips, int count,
                                   int *widths)
{
    struct chip_rows without = chips_measure(canvas, width, chips, count, false, widths),
                     with = chips_measure(canvas, width, chips, count, true, widths);
    return with.rows <= without.rows ? with : chips_measure(canvas, width, chips, count, false, widths);
}

int widget_chips_rows(struct canvas *canvas, int width, const struct control *chips, int count)
{
    int widths[count + 1];
    return chips_rows(canvas, width, chips, count, widths).rows;
}

int widget_chips_height(struct canvas *canvas, int width, const struct control *chips, int count)
{
    int rows = widget_chips_rows(canvas, width, chips, count);
    return rows * widget_chip_height(canvas) + (rows - 1) * chips_gap(canvas->theme);
}

/* What each chip gets of the room that the longest row leaves, so that all rows are of one kind; a block that would be far
 * from its room keeps the widths of its words. */
static int chips_share(const struct chip_rows *all, int width)
{
    enum { NEARLY = 60 }; /* percent of the room */
    int longest = 0, share = 0, used;
    for (int first = 0, fit; first < all->count; first += fit) {
        fit = chips_row(all, all->limit, first, &used);
        if (used > longest) {
            longest = used;
            share = (width - used) / fit;
        }
    }
    return longest * 100 >= width * NEARLY && share > 0 ? share : 0;
}

/* The room that a row spreads over its chips: their share, or all there is where that ends near the end. */
static int chips_spare(int used, int fit, int share, int width)
{
    enum { ALMOST = 70 }; /* percent of the room */
    int with = used + fit * share;
    return share && with * 100 >= width * ALMOST && used < width ? width - used : fit * share;
}

void widget_chips_part(struct canvas *canvas, struct rect rect, const struct control *chips, int count,
                       int from, int rows)
{
    int widths[count + 1];
    struct chip_rows all = chips_rows(canvas, rect.w, chips, count, widths);
    int y = rect.y, share = chips_share(&all, rect.w);
    for (int first = 0, fit, row = 0; first < count && row < from + rows; first += fit, row++) {
        int used, x = rect.x;
        fit = chips_row(&all, all.limit, first, &used);
        if (row < from)
            continue;
        int spare = chips_spare(used, fit, share, rect.w);
        for (int i = 0; i < fit; i++) {
            int width = all.widths[first + i] + spare * (i + 1) / fit - spare * i / fit;
            width = width < rect.w ? width : rect.w;
            chip_draw(canvas, (struct rect){x, y, width, widget_chip_height(canvas)}, &chips[first + i],
                      all.pictures);
            x += width + all.gap;
        }
        y += widget_chip_height(canvas) + all.gap;
    }
}

void widget_chips(struct canvas *canvas, struct rect rect, const struct control *chips, int count)
{
    widget_chips_part(canvas, rect, chips, count, 0, count);
}
