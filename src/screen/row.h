/* Rows that lead to a card, the same in every list: a service or partner, a date, a name with one line. */
#ifndef SCREEN_ROW_H
#define SCREEN_ROW_H

#include "screen/visit.h"
#include "ui/widget.h"

/* Height of a row in a list of cards, and of a row in a list of dates. */
int row_height(const struct canvas *canvas);
int row_date_height(const struct canvas *canvas);

/* A card: disc, title, lead, and what decides (open, price, where). */
void row_card(struct canvas *canvas, struct rect rect, const struct visit *visit, const struct card_row *row);

/* A date of an activity or a presence: time, disc, title, until and where, price and age. `prefix` goes before the code in
 * its id ("card" normally), so that one card can stand twice on a screen. */
void row_date(struct canvas *canvas, struct rect rect, const struct visit *visit,
              const struct occurrence *date, const char *prefix, const char *equivalent_of);

/* One date of a series, for a list of dates of one card: weekday and day, hours, and where. Leads to its card when that is
 * another than the one shown. */
void row_day(struct canvas *canvas, struct rect rect, const struct visit *visit,
             const struct occurrence *date, int index);

/* Room between the rows, chips and buttons of a list. */
int row_gap(const struct theme *theme);

/* Room for "00.00" at the start of a row. */
int row_time_width(struct canvas *canvas);

/* In the place of an empty list: why it is empty, one way on, and a person to ask. */
void row_none(struct canvas *canvas, struct rect zone, const char *why, struct control way_on);

/* The ground of a row that is a control; returns the room for its words. The row ends with `canvas_end`. */
struct rect row_open(struct canvas *canvas, struct rect rect, const struct control *control);

/* The chevron at the end of a row. Takes its room off `rect`. */
void row_chevron(struct canvas *canvas, struct rect *rect);

/* The topic of a card in this house, or NULL. */
const struct topic *row_topic(const struct visit *visit, const struct card_row *row);

/* Icon and colour of a card: its topic's. */
const char *row_icon(const struct visit *visit, const struct card_row *row);
unsigned row_colour(const struct visit *visit, const struct card_row *row);

/* The route to a card. */
struct route row_route(const struct card_row *row);

#endif
