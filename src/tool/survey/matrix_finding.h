/* What stands out in a matrix, in words: where families ask more than there is, gaps, a partner alone, overlap.
 *
 * Ownership: the arena of the survey.
 */
#ifndef TOOL_SURVEY_MATRIX_FINDING_H
#define TOOL_SURVEY_MATRIX_FINDING_H

#include "tool/survey/matrix_count.h"

enum finding_kind { FINDING_SHORTAGE, FINDING_GAP, FINDING_THIN, FINDING_OVERLAP, FINDING_KINDS };

struct finding {
    enum finding_kind kind;
    int row, column;
    const char *text; /* "Kinderopvang, Zwanger: geen enkele kaart" */
};

/* "tekort", "gat", "één partner", "overlap". */
const char *finding_name(enum finding_kind kind);

/* All of them, by kind, the strongest first. */
const struct finding *findings_make(const struct matrix_table *table, struct survey *survey, int *count);

#endif
