/* What differs between two states of a card, field by field, as staff read it.
 *
 * Source: the order of the facts is that of change.c.
 */
#ifndef TOOL_SURVEY_DIFF_FACT_H
#define TOOL_SURVEY_DIFF_FACT_H

#include <jansson.h>

/* [{"field", "old", "new"}] of two JSON arrays of facts; "old" or "new" is null where nothing stood. The caller lets go of it. */
json_t *facts_differ(const char *before, const char *after);

#endif
