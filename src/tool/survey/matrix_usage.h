/* Counts of what families asked for, put beside what there is.
 *
 * Shape:     a CSV of any dialect. Each row names a `topic` or a `card` and says a `count`; a topic may also say for
 *            whom or when, in a column called `age`, `daypart` or `domain` as the matrix is asked. Names and codes both
 *            do. "<5" is a count too small to be told. A column `day` may be there and is not looked at.
 * Errors:    a row that names what this house does not have is a warning and is left out; a count that is none is an
 *            error.
 */
#ifndef TOOL_SURVEY_MATRIX_USAGE_H
#define TOOL_SURVEY_MATRIX_USAGE_H

#include "tool/survey/matrix_count.h"
#include "tool/talk/report.h"

enum { USAGE_COUNT_MAX = 100000000 };

/* Adds the counts of a file to the cells. A card counts in every cell that it belongs to. False when there is no such
 * file or it has no columns of ours; what is wrong inside goes to the report. */
bool matrix_usage_read(struct matrix_table *table, struct survey *survey, const char *path,
                       struct report *report, struct err *err);

#endif
