/* A matrix as people and programs read it.
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

/* A page that needs no other file, for a sheet of A3 and for the screen. */
bool matrix_write_page(const struct matrix_table *table, struct survey *survey, const char *path,
                       struct err *err);

/* What stands out, by kind, the strongest first. */
enum finding_kind { FINDING_SHORTAGE, FINDING_GAP, FINDING_THIN, FINDING_OVERLAP, FINDING_KINDS };

struct finding {
    enum finding_kind kind;
    int row, column;
    const char *text; /* "Kinderopvang, Zwanger: geen enkele kaart" */
};

/* "tekort", "gat", "één partner", "overlap". */
const char *finding_name(enum finding_kind kind);

/* All of them. */
const struct finding *findings_make(const struct matrix_table *table, struct survey *survey, int *count);

#endif
