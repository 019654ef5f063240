/* A matrix as text for people, and as CSV and JSON for programs.
 *
 * Shape: with counts of use every form also shows the demand.
 */
#ifndef TOOL_SURVEY_MATRIX_SHOW_H
#define TOOL_SURVEY_MATRIX_SHOW_H

#include <stdio.h>

#include "tool/survey/matrix_count.h"
#include "tool/talk/report.h"

/* Text of at most `width` columns, as many tables under each other as that takes; then all that stands out by name. */
void matrix_print(const struct matrix_table *table, struct survey *survey, int width, FILE *file);

/* One row for each topic, with the demand in a column behind each of its own. */
void matrix_print_csv(const struct matrix_table *table, const struct survey *survey, FILE *file);

/* All cells with their cards; the report says what was wrong with the counts of use. */
void matrix_print_json(const struct matrix_table *table, const struct survey *survey, struct report *report,
                       FILE *file);

#endif
