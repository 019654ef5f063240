/* Rows that lead to a card, the same in every list: a service or partner, a date, a name with one line. */
#ifndef SCREEN_ROW_H
#define SCREEN_ROW_H

#include "screen/screen.h"
#include "ui/frame.h"
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

/* The chevron at the end of a row. Takes its room off `rect`. */
void row_chevron(struct canvas *canvas, struct rect *rect);

/* The topic of a card in this house, or NULL. */
const struct topic *row_topic(const struct visit *visit, const struct card_row *row);

/* Icon and colour of a card: its topic's. */
const char *row_icon(const struct visit *visit, const struct card_row *row);
unsigned row_colour(const struct visit *visit, const struct card_row *row);

/* The route to a card. */
struct route row_route(const struct card_row *row);

/* What stands at the top of a screen of this house; title and the rest are left to the screen. */
struct heading visit_heading(const struct visit *visit, struct arena *arena);

/* A picture for an age band, by the age it ends with. */
const char *age_icon(const struct age_band *band);

/* Today, for words: DAY_NONE when nobody knows what day it is. */
int visit_today(const struct visit *visit);

/* The route's choices as a filter. */
struct filter visit_filter(const struct visit *visit);

/* Index of the route's topic in the house, or -1. */
int visit_topic(const struct visit *visit);

/* A canvas to measure on in `enter`, with the theme and language that `draw` will have; it cannot be drawn on. */
struct canvas visit_probe(const struct visit *visit);

/* Where a layout keeps its strings: with the frame that is drawn, or with the model when `enter` only measures. */
struct arena *layout_arena(struct canvas *canvas, const struct visit *visit);

/* The language words are in: NULL for the interface's own, "nl" for a text without translation. */
const char *words_language(struct words words);

#endif
