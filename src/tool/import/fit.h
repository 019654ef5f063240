/* What other people write in a cell, as our columns want it: shorter, in our words for days, hours and languages.
 *
 * Shape: a value that cannot be right is left out and reported; a text that is too long is cut at the end of a
 *        sentence or a word and reported.
 */
#ifndef TOOL_IMPORT_FIT_H
#define TOOL_IMPORT_FIT_H

#include "tool/import/feed.h"

/* Fits all cells of all rows. */
void feed_fit(struct feed *feed);

/* The value as a column of this kind takes it, or NULL. */
const char *value_fit(struct arena *arena, const struct column *column, const char *text);

/* Whether a text is an amount of money, and a whole one: "5", "€ 5", "1.250,00", "5,-", "5.00 EUR". */
enum amount { AMOUNT_NONE, AMOUNT_ZERO, AMOUNT_SOME };
enum amount amount_read(const char *text);

/* How much that is; false when it is none, or when nobody can say ("1.250"). */
bool money_read(const char *text, double *amount);

/* Our word for a price that someone wrote freely ("gratis", "€ 5", "vrije bijdrage"), or NULL. */
const char *price_word(const char *text);

/* Ages as someone wrote them ("0-3 jaar", "vanaf 18 maanden", "6+", "alle leeftijden") as our columns want them; "" where
 * there is no such end. */
bool ages_read(struct arena *arena, const char *text, const char **from, const char **to);

/* The day that a text begins with ("zo 6/12/26", "6 december 2026", "20261206") as 2026-12-06; how many bytes it takes,
 * 0 when there is none. */
enum { DAY_BYTES = 11 };
size_t day_spelled(const char *text, char day[DAY_BYTES]);

#endif
