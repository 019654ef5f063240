/* A matrix as a page that needs no other file, for a sheet of A3 and for the screen.
 *
 * Shape: with counts of use it also shows the demand.
 */
#ifndef TOOL_SURVEY_MATRIX_PAGE_H
#define TOOL_SURVEY_MATRIX_PAGE_H

#include "tool/survey/matrix_count.h"

/* Writes it beside `path` and puts it in its place. */
bool matrix_write_page(const struct matrix_table *table, struct survey *survey, const char *path,
                       struct err *err);

#endif
