/* Services by target group, part of the day or life domain: who offers what to whom, where nobody does and where many do.
 *
 * Shape:     rows are the house's topics; a card counts in every topic and column it belongs to, once in each. Partners are
 *            no cards here, nor is what is only for professionals.
 * Ownership: the arena of the survey.
 */
#ifndef TOOL_MATRIX_COUNT_H
#define TOOL_MATRIX_COUNT_H

#include "tool/survey.h"

enum { MATRIX_COLUMNS = 40, MANY_PARTNERS = 3 };

enum matrix_by { BY_AGE, BY_DAYPART, BY_DOMAIN };

struct matrix_cell {
    const struct survey_card **cards;
    int count;
    int partners; /* different ones among the owners */
};

struct matrix_table {
    enum matrix_by by;
    const char *columns[MATRIX_COLUMNS];
    int rows, column_count;
    struct matrix_cell *cells; /* by row, then by column */
    int all;                   /* cards that were counted */
};

/* Counts; `path` is the publication, which is asked for the life domains that the kiosk does not read. */
bool matrix_count(struct matrix_table *table, struct survey *survey, const char *path, enum matrix_by by,
                  struct err *err);

/* The cell of a row and a column. */
const struct matrix_cell *matrix_cell(const struct matrix_table *table, int row, int column);

#endif
