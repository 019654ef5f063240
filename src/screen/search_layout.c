/* Where the parts of the search screen go on each form of screen. */
#include "screen/search.h"

#include "lang/lang.h"

enum { PAGE_MOST = 12, ROWS_WANTED = 3 };

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Height of a hit. */
static int hit_height(const struct theme *theme)
{
    bool portrait = theme->form == FORM_PORTRAIT, compact = theme->form == FORM_COMPACT;
    int title = type_line_px(theme, TYPE_TITLE), meta = type_line_px(theme, TYPE_META);
    /* Beside the keyboard titles are broken rather than cut, and large text breaks them everywhere. */
    bool two = !compact && (!portrait || frame_is_narrow(theme));
    int words = two ? larger(title, 2 * type_line_px(theme, TYPE_BODY_BOLD)) + meta : title + meta;
    return larger(words + mm(theme, portrait ? 9 : 4), theme->target);
}

static int field_height(const struct theme *theme)
{
    int words = type_line_px(theme, TYPE_HEADING2) + mm(theme, 6);
    return larger(larger(words, mm(theme, theme->form == FORM_PORTRAIT ? 36 : 28)), theme->target);
}

static int pager_height(const struct theme *theme)
{
    return larger(type_line_px(theme, TYPE_TITLE) + mm(theme, 4), theme->target);
}

/* Rows as many as fit, a pager where there are more, and what is left below. */
static void list_split(const struct theme *theme, struct search_layout *layout,
                       const struct search_model *model)
{
    struct rect zone = layout->list;
    int count = model->hits.count, row = hit_height(theme), gap = layout->gap;
    int caption = type_line_px(theme, TYPE_BODY_BOLD);
    layout->pages = layout->per_page = 1;
    layout->row_height = row;
    if (count == 0 || rect_empty(zone)) {
        layout->below = count == 0 ? zone : (struct rect){0};
        return;
    }
    if (model->hits.nearest && zone.h >= caption + gap + 2 * row)
        layout->caption = rect_cut_top(&zone, caption + gap);
    int all = (zone.h + gap) / (row + gap);
    bool whole = theme->form == FORM_COMPACT && !rect_empty(layout->keys);
    if (count <= all || whole) {
        int shown = smaller(count, larger(all, 1));
        layout->per_page = shown;
        int room = (zone.h + gap) / shown - gap; /* a row breathes where it can */
        layout->row_height = all < 1 ? zone.h : whole ? row : smaller(room, row * 5 / 4);
        layout->rows = rect_cut_top(&zone, shown * (layout->row_height + gap) - gap);
        rect_cut_top(&zone, 2 * gap);
        layout->below = zone;
        return;
    }
    layout->pager = rect_cut_bottom(&zone, pager_height(theme));
    rect_cut_bottom(&zone, gap);
    layout->per_page = smaller(larger((zone.h + gap) / (row + gap), 1), PAGE_MOST);
    layout->pages = widget_pages(count, layout->per_page);
    int room = (zone.h + gap) / layout->per_page - gap;
    layout->row_height = smaller(room, row * 5 / 4);
    layout->rows = zone;
}

/* As high as keys should be, lower where the results need the room, never lower than a finger. */
static int keys_height(const struct theme *theme, const struct search_model *model, int width, int room)
{
    int rows = keys_rows(theme, &model->keys, width), gap = keys_gap(theme);
    int ideal = larger(mm(theme, theme->form == FORM_PORTRAIT ? 34 : 27), theme->target);
    int key = smaller(ideal, (room + gap) / rows - gap);
    return rows * (larger(key, theme->target) + gap) - gap;
}

static void layout_portrait(const struct theme *theme, struct search_layout *layout,
                            const struct search_model *model)
{
    struct rect touch = layout->frame.touch;
    int gap = theme_gap(theme, 6.5);
    layout->field = rect_cut_top(&touch, field_height(theme));
    rect_cut_top(&touch, gap);
    int wanted = ROWS_WANTED * (hit_height(theme) + layout->gap) + pager_height(theme);
    layout->keys = rect_cut_bottom(&touch, keys_height(theme, model, touch.w, touch.h - gap - wanted));
    rect_cut_bottom(&touch, gap);
    layout->list = touch;
    int air = smaller(mm(theme, 12), layout->frame.look.h / 8); /* the title breathes */
    layout->frame.head.h += air;
    rect_cut_top(&layout->frame.look, air);
    layout->look = layout->frame.look;
}

/* Results beside the keyboard; between field and keys is room to read. */
static void layout_landscape(const struct theme *theme, struct search_layout *layout,
                             const struct search_model *model)
{
    struct rect touch = layout->frame.touch, left = layout->frame.look;
    struct rect *head = &layout->frame.head;
    int gap = theme_gap(theme, 6);
    if (head->x == left.x) { /* the title stands above the results, and needs no more than its two lines */
        int lines = type_line_px(theme, TYPE_HEADING1) + type_line_px(theme, TYPE_BODY) + mm(theme, 4);
        int spare = larger(head->h - lines, 0);
        head->h -= spare;
        left.y -= spare;
        left.h += spare;
    }
    if (touch.y > left.y) /* out of an arm's reach */
        rect_cut_top(&left, touch.y - left.y);
    layout->list = left;
    layout->field = rect_cut_top(&touch, field_height(theme));
    rect_cut_top(&touch, gap);
    layout->keys = rect_cut_bottom(&touch, keys_height(theme, model, touch.w, touch.h));
    rect_cut_bottom(&touch, gap);
    if (touch.h >= 3 * type_line_px(theme, TYPE_BODY) + mm(theme, 22))
        layout->look = touch;
}

/* The whole screen: ways out and field in a line, a hit or two, and the keys. */
static void layout_compact(const struct canvas *canvas, struct search_layout *layout,
                           const struct search_model *model)
{
    const struct theme *theme = canvas->theme;
    struct canvas probe = *canvas;
    int gap = theme->gap, margin = mm(theme, 2);
    struct rect zone = rect_inset((struct rect){0, 0, theme->panel.w, theme->panel.h}, margin);
    zone.x = layout->frame.touch.x;
    zone.w = layout->frame.touch.w;
    struct rect line = rect_cut_top(&zone, theme->target);
    struct text_look look = {.type = TYPE_NAV};
    int most = line.w / 5;
    int home = canvas_text_width(&probe, _("Start"), look) + mm(theme, 8),
        back = canvas_text_width(&probe, _("Terug"), look) + mm(theme, 8);
    layout->home = rect_cut_left(&line, smaller(larger(home, theme->target), most));
    rect_cut_left(&line, gap);
    layout->back = rect_cut_left(&line, smaller(larger(back, theme->target), most));
    rect_cut_left(&line, gap);
    rect_cut_top(&zone, gap);
    layout->keys = rect_cut_bottom(&zone, keys_height(theme, model, zone.w, 0));
    rect_cut_bottom(&zone, gap);
    if (zone.h >= theme->target) {
        layout->list = zone;
    } else { /* no hit has room: the keys take it */
        layout->keys.y = zone.y;
        layout->keys.h += zone.h + gap;
    }
    int shown = rect_empty(layout->list) ? 0 : larger(1, (zone.h + gap) / (hit_height(theme) + gap));
    bool unsaid = shown == 0 && model->hits.count == 0 && !model->blank; /* that nothing was found */
    if (model->hits.count > shown || unsaid) {
        layout->all = rect_cut_right(&line, larger(theme->target, line.w / (unsaid ? 3 : 5)));
        rect_cut_right(&line, gap);
    }
    layout->field = line;
}

struct search_layout search_layout(const struct canvas *canvas, const struct visit *visit,
                                   const struct search_model *model)
{
    const struct theme *theme = canvas->theme;
    bool compact = theme->form == FORM_COMPACT, panel = compact && visit->route->panel;
    struct search_layout layout = {.frame = frame_make(theme, FRAME_HEADER)};
    layout.gap = theme_gap(theme, theme->form == FORM_PORTRAIT ? 4.4 : 3);
    if (panel)
        layout.list = layout.frame.touch;
    else if (compact)
        layout_compact(canvas, &layout, model);
    else if (theme->form == FORM_PORTRAIT)
        layout_portrait(theme, &layout, model);
    else
        layout_landscape(theme, &layout, model);
    list_split(theme, &layout, model);
    return layout;
}
