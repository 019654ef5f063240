/* Things to touch and to read that screens share: buttons, chips, tabs, discs, cards, pager.
 *
 * Shape: every widget draws itself in the rectangle it gets; `*_height` says how high that should be.
 *        All sizes come from the theme; a widget that holds words measures them.
 */
#ifndef UI_WIDGET_H
#define UI_WIDGET_H

#include "ui/canvas.h"

/* A white box with a hair line: something to read. Returns the room inside. */
struct rect widget_card(struct canvas *canvas, struct rect rect);

/* The same with a coloured head and a title in it. Returns the room below the head. */
struct rect widget_card_titled(struct canvas *canvas, struct rect rect, const char *title);

/* A coloured circle with a white icon. */
void widget_disc(struct canvas *canvas, struct rect rect, const char *icon, unsigned colour);

enum button_look {
    BUTTON_PLAIN,
    BUTTON_MAIN,    /* the one main action of a screen */
    BUTTON_STACKED, /* icon above word */
    BUTTON_STACKED_MAIN,
    BUTTON_SLOT /* a slot of the bottom bar, icon beside word */
};

/* A button: icon and label in one line, or stacked; `control.icon` NULL leaves the icon out. A selected button is filled and
 * carries a tick. */
void widget_button(struct canvas *canvas, struct rect rect, struct control control, enum button_look look);

/* How buttons side by side share `room` (without the gaps between them) by their words; false when that is too little. */
bool widget_shares(struct canvas *canvas, const struct control *controls, int count, int room, int *widths);

/* Ground and ink that a control of this state has. */
struct tone {
    unsigned fill, edge, ink, icon;
};
struct tone widget_tone(const struct canvas *canvas, unsigned state, bool main);

/* Chips, `count` controls with roles ROLE_CHIP, in as few rows as they take; rows come out about as long as each other,
 * and a short one keeps its end free. `chips_height` says how high that is, `chips_part` draws `rows` of them from row
 * `from` on. */
void widget_chips(struct canvas *canvas, struct rect rect, const struct control *chips, int count);
void widget_chips_part(struct canvas *canvas, struct rect rect, const struct control *chips, int count,
                       int from, int rows);
int widget_chips_rows(struct canvas *canvas, int width, const struct control *chips, int count);
int widget_chips_height(struct canvas *canvas, int width, const struct control *chips, int count);

/* Two or more tabs in one trough. */
void widget_tabs(struct canvas *canvas, struct rect rect, const struct control *tabs, int count);

/* "Vorige", "pagina 1 van 4", "Volgende" for a list whose pages turn; nothing is drawn for one page. */
void widget_pager(struct canvas *canvas, struct rect rect, const struct route *route, int pages);

/* Width of the edge of a control and of a card, at least one pixel. */
int widget_edge(const struct theme *theme);
int widget_hair(const struct theme *theme);

/* Standard heights. */
int widget_chip_height(const struct canvas *canvas);
int widget_pager_height(const struct canvas *canvas);
int widget_button_height(const struct canvas *canvas);

/* Draws one page of something whose pages turn. */
typedef void widget_page(struct canvas *canvas, struct rect rect, int page, void *context);

/* Draws the page of `route` in `zone`, and under a dragging finger its neighbour too; says that the zone turns pages. */
void widget_turn(struct canvas *canvas, struct rect zone, const struct route *route, int pages,
                 widget_page *draw, void *context);

/* Draws one item of a paged list. */
typedef void widget_item(struct canvas *canvas, struct rect rect, int index, void *context);

/* A list whose rows have one height: draws the page of `route` (and its neighbours under a dragging finger), the page turner
 * below it when there is more than one page. `per_page` items fit `zone`. */
struct paged {
    struct rect zone; /* rows and pager */
    int row_height, gap, count;
    int between; /* room kept between the rows and the pager, for the screen to use */
    widget_item *item;
    void *context;
};
void widget_paged(struct canvas *canvas, const struct paged *paged, const struct route *route);

/* How many rows fit a page, with room kept for the pager when `count` needs it (at least 1). Looks at sizes and count
 * only. */
int widget_per_page(const struct canvas *canvas, const struct paged *paged);

/* Makes the rows of a full page higher, by a quarter at most, so that the page has no hole at its end. */
void widget_stretch(const struct canvas *canvas, struct paged *paged);

/* The room that `between` keeps, at its place; empty when it is 0. */
struct rect widget_between(const struct canvas *canvas, const struct paged *paged);

/* Pages of a list; at least 1. */
int widget_pages(int count, int per_page);

/* The middle of `rect`, as narrow as leaves the text its number of lines, so that they come out about as long as each
 * other. */
struct rect widget_even(struct canvas *canvas, struct rect rect, const char *text, struct text_look look);

/* A line of facts: icons and short texts, one after the other, as many as fit. */
struct fact {
    const char *icon, *text, *language;
    enum { FACT_PLAIN, FACT_GOOD, FACT_BOLD } look;
};
void widget_facts(struct canvas *canvas, struct rect rect, const struct fact *facts, int count);

/* The logo: a house with a child in it. */
void widget_logo(struct canvas *canvas, struct rect rect);

#endif
