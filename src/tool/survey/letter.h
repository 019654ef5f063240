/* Letters to partners about their cards that must be looked over: ready to mail, with what stands on each card and what
 * happens when nobody looks.
 *
 * Ownership: texts are made in the arena of the survey.
 */
#ifndef TOOL_SURVEY_LETTER_H
#define TOOL_SURVEY_LETTER_H

#include <jansson.h>
#include <stdio.h>

#include "tool/survey/survey.h"

/* Writes a letter to each partner, in the order of their first card that is due within so many days; `file` NULL writes
 * none. Returns the same for a program, which the caller lets go of, and in `*cards` how many cards are due. */
json_t *letters_write(struct survey *survey, int days, FILE *file, int *cards);

#endif
