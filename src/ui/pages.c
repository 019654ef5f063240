/* Lists that turn pages, by button and under a finger. */
#include "ui/widget.h"

#include <stdio.h>

#include "lang/lang.h"

int widget_pager_height(const struct canvas *canvas)
{
    return widget_button_height(canvas);
}

/* Both ways have letters of one size, smaller where a word would lose its picture. */
static enum button_look pager_look(struct canvas *canvas, int width)
{
    struct text_look look = {.type = TYPE_TITLE};
    int next = canvas_text_width(canvas, _("Volgende"), look),
        previous = canvas_text_width(canvas, _("Vorige"), look);
    bool fits = (next > previous ? next : previous) + mm(canvas->theme, 12.5 + 4 + 2 * 3) <= width;
    return fits ? BUTTON_PLAIN : BUTTON_SLOT;
}

static void pager_button(struct canvas *canvas, struct rect rect, const struct route *route, int to,
                         bool possible)
{
    bool next = to > route->page;
    struct route target = *route;
    target.page = to;
    widget_button(canvas, rect,
                  (struct control){.id = next ? "page.next" : "page.previous",
                                   .label = next ? _("Volgende") : _("Vorige"),
                                   .icon = next ? "keyboard_arrow_down" : "keyboard_arrow_up",
                                   .role = ROLE_BUTTON,
                                   .state = possible ? 0 : STATE_DISABLED,
                                   .action = action_stay(target)},
                  pager_look(canvas, rect.w));
}

void widget_pager(struct canvas *canvas, struct rect rect, const struct route *route, int pages)
{
    if (pages < 2)
        return;
    const struct theme *theme = canvas->theme;
    char text[64];
    /* TRANSLATORS: "page 1 of 4" between the buttons Vorige (previous page) and Volgende (next page). */
    snprintf(text, sizeof text, _("pagina %d van %d"), route->page + 1, pages);
    struct rect middle = rect;
    int button = rect.w * 325 / 1000;
    struct rect previous = rect_cut_left(&middle, button), next = rect_cut_right(&middle, button);
    pager_button(canvas, previous, route, route->page - 1, route->page > 0);
    struct rect words = rect_inset(middle, mm(theme, 2));
    if (canvas_text_width(canvas, text, (struct text_look){.type = TYPE_BODY_BOLD}) > words.w)
        snprintf(text, sizeof text, "%d / %d", route->page + 1, pages);
    canvas_text(canvas, words, text,
                (struct text_look){.type = TYPE_BODY_BOLD,
                                   .colour = theme->colour->ink,
                                   .align = TEXT_CENTRE,
                                   .middle = true,
                                   .role = ROLE_STATUS});
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

void widget_turn(struct canvas *canvas, struct rect zone, const struct route *route, int pages,
                 widget_page *draw, void *context)
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
    /* A list may have become shorter since its page was turned. */
    struct route here = *route;
    here.page = here.page < pages ? here.page : pages - 1;
    if (pages > 1) {
        widget_pager(canvas, rect_cut_bottom(&rows, widget_pager_height(canvas)), &here, pages);
        rect_cut_bottom(&rows, paged->gap + (paged->between ? paged->between + paged->gap : 0));
    }
    struct paged copy = *paged;
    copy.row_height = copy.row_height < rows.h ? copy.row_height : rows.h; /* one row always fits */
    widget_turn(canvas, rows, &here, pages, paged_draw, &copy);
}
