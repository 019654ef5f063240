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

/* Text without marks of HTML, with its entities as letters, good UTF-8 and single spaces; lines stay when asked. */
const char *text_plain(struct arena *arena, const char *text, bool lines);

/* The value as a column of this kind takes it, or NULL. */
const char *value_fit(struct arena *arena, const struct column *column, const char *text);

/* The code of a language by its code or its name ("English", "Nederlands"), or NULL. */
const char *language_code(const char *name);

/* "ma" .. "zo" by a name or shorthand in Dutch, English or of iCalendar, or by a number from 1; NULL: none. */
const char *weekday_word(const char *name);

#endif
