/* What changes for families from one publication to the next.
 *
 * Shape:  cards are told apart by their code; dates by card and start, on the days that both publications know.
 *         What was found stays in temporary tables: then_card and now_card (code, title, facts), new_date and gone_date
 *         (code, title, start), new_house and gone_house (code, title).
 */
#ifndef TOOL_SURVEY_CHANGE_H
#define TOOL_SURVEY_CHANGE_H

#include <stdio.h>

#include "tool/fill/edition.h"

struct balance {
    long before, after, added, changed, gone;
};

struct change {
    struct balance cards, dates, houses;
};

/* Compares an edition with the bytes of the publication that is there now. */
bool change_find(struct edition *edition, const char *before, size_t length, struct change *change,
                 struct err *err);

/* Says it in a few lines, with the first titles of each kind. */
void change_print(struct edition *edition, const struct change *change, FILE *file);

/* True when more than so many percent would vanish. */
bool balance_is_mass(const struct balance *balance, int percent);

#endif
