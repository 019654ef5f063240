/* What differs between two states of a card, field by field, as staff read it.
 *
 * Source: the order of the facts is that of change.c.
 */
#ifndef TOOL_SURVEY_CHANGE_FACT_H
#define TOOL_SURVEY_CHANGE_FACT_H

#include <jansson.h>

enum { FACT_NAMES_BYTES = 400 };

/* What the facts with these numbers ("3,9,10") are about, each once: "tekst, uren". */
void facts_name(const char *keys, char out[FACT_NAMES_BYTES]);

/* [{"field", "old", "new"}] of two JSON arrays of facts; "old" or "new" is null where nothing stood. The caller lets go
 * of it. */
json_t *facts_differ(const char *before, const char *after);

#endif
