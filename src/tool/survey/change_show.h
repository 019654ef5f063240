/* What a change is, card by card and date by date, for people and for programs; change.h has the sums.
 *
 * Shape: asks the temporary tables that `change_find` left in the edition.
 */
#ifndef TOOL_SURVEY_CHANGE_SHOW_H
#define TOOL_SURVEY_CHANGE_SHOW_H

#include <jansson.h>

#include "tool/survey/change.h"

/* The balances, and by name what is new, changed and gone. The caller lets go of it. */
json_t *change_json(const struct edition *edition, const struct change *change);

/* Says of each card what exactly changed, then which dates and houses came or went. */
void change_print_details(const struct edition *edition, FILE *file);

#endif
