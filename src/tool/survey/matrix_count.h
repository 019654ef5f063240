/* Services by target group, part of the day or life domain: who offers what to whom, where nobody does and where many do;
 * and, with counts of use, where families ask for more than there is.
 *
 * Shape:     rows are the house's topics; a card counts in every topic and column it belongs to, once in each. Behind the
 *            columns stands one more for the topic as a whole. Partners are no cards here, nor is what is only for
 *            professionals.
 * Ownership: the arena of the survey.
 */
#ifndef TOOL_SURVEY_MATRIX_COUNT_H
#define TOOL_SURVEY_MATRIX_COUNT_H

#include "tool/survey/survey.h"

enum { MATRIX_COLUMNS = 40, MANY_PARTNERS = 3, SHORTAGE_TIMES = 2 };

enum matrix_by { BY_AGE, BY_DAYPART, BY_DOMAIN };

struct matrix_cell {
    const struct survey_card **cards;
    int count;
    int partners; /* different ones among the owners */
    long demand;  /* how often families asked for it */
    int few;      /* counts among them that were too small to be told */
};

struct matrix_column {
    const char *name, *code; /* the code is what a file of counts may say instead */
};

/* Of all cells that were asked for: their cards and demand together, and the demand of the one in the middle. */
struct matrix_asked {
    long cards, demand, middle;
};

struct matrix_table {
    enum matrix_by by;
    struct matrix_column columns[MATRIX_COLUMNS + 1]; /* one more: the topic as a whole */
    int rows, column_count;
    struct matrix_cell *cells;
    int all; /* cards that were counted */
    int overlap_from; /* partners in a cell with overlap: at least three, and half as many again as in the middle one */
    bool usage;                   /* demand is known */
    long demand;                  /* all that was counted */
    struct matrix_asked asked[2]; /* the cells of the columns; the topics as a whole */
};

/* What stands out in a cell. Shortage: asked for and not there, or asked for as often as the cell in the middle and twice as
 * often for each card as in all of them together. */
struct matrix_mark {
    bool gap;  /* nobody does anything */
    bool thin; /* one partner alone */
    bool overlap;
    bool shortage;
};

/* "age", "daypart", "domain". */
extern const char *const matrix_by_names[];

/* Counts; `path` is the publication, which is asked for the life domains that the kiosk does not read. */
bool matrix_count(struct matrix_table *table, struct survey *survey, const char *path, enum matrix_by by,
                  struct err *err);

/* The cell of a row and a column; the column behind the last is the topic as a whole. */
struct matrix_cell *matrix_cell(const struct matrix_table *table, int row, int column);

/* The demand of all cells is there: works out what much is. */
void matrix_settle(struct matrix_table *table, struct survey *survey);

/* What stands out in it. */
struct matrix_mark matrix_mark(const struct matrix_table *table, int row, int column);

/* The name of a row. */
const char *matrix_topic(const struct survey *survey, int row);

#endif
