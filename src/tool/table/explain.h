/* What each table and column is for, in plain Dutch, as the template tells staff.
 *
 * Source: data/README.md says the same more briefly.
 */
#ifndef TOOL_TABLE_EXPLAIN_H
#define TOOL_TABLE_EXPLAIN_H

#include <stddef.h>

#include "tool/table/columns.h"

/* What a table holds, in one sentence. */
const char *table_about(enum table_id id);

/* What a column says; "" when its name says it all. */
const char *column_about(enum table_id id, const struct column *column);

/* What a cell of this column looks like: "Een dag, zoals 2026-11-25. Mag niet leeg zijn." Fills `out`. */
void column_form(const struct column *column, char *out, size_t size);

/* The Dutch for a word of a closed list: "free" is gratis; NULL for another word. */
const char *word_about(const char *word);

/* The languages that a kiosk can speak; NULL ends the list. */
const char *const *language_words(void);

#endif
