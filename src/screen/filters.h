/* The choices of a list as chips: each says how many it would leave, and one that would leave nothing says that.
 *
 * Shape: a screen asks the store for a tally in `enter`; in `draw` it makes its rows of chips from it, and a panel
 *        with all choices in the place of the list.
 */
#ifndef SCREEN_FILTERS_H
#define SCREEN_FILTERS_H

#include "screen/visit.h"

enum { FILTERS_MAX = 160 };

/* What chips are made from. */
struct filters {
    const struct visit *visit;
    struct arena *arena; /* for their strings */
    const struct tally *tally;
    bool agenda;       /* dates, not cards */
    enum list_tab tab; /* of a topic */
    const struct control
        *first; /* stands before all choices of the panel, under `heading`; NULL: nothing does */
    const char *heading;
};

/* The chip of one value of a choice (as in struct tally); one that is chosen leads to the list without it. */
struct control filters_chip(const struct filters *filters, enum choice choice, int value);

/* Everyone and the age bands; returns how many. */
int filters_ages(const struct filters *filters, struct control *chips);

/* A row for the choices that most people make, those that are made, "Meer filters" and "Wis filters"; returns how many. */
int filters_row(const struct filters *filters, struct control *chips);

/* The choices in groups, over as many pages as they take. Above it stands either no row of choices (`alone`), so that
 * all are shown, or `filters_ages` and `filters_row`. `whens` has a bit for each day of the agenda that no row
 * shows. */
void filters_panel(struct canvas *canvas, struct rect zone, const struct filters *filters, bool alone,
                   unsigned whens);

/* The choices of a row and a panel in their order; whether a list of this kind can be asked for one, and whether it
 * stands in the row even when it is not made. */
enum { FILTERS_ORDER = 8 };
extern const enum choice filters_order[FILTERS_ORDER];
bool filters_offer(const struct filters *filters, enum choice choice);
bool filters_often(const struct filters *filters, enum choice choice);

/* How many choices are made (days of the agenda are not counted). */
int filters_made(const struct visit *visit, bool agenda);

/* "Wis filters": the same list with nothing chosen. The label names a choice that is alone, when it is short of room. */
struct control filters_clear(const struct filters *filters, bool name);

/* Copies the choices of one route to another. */
void filter_copy(struct route *to, const struct route *from);

/* How many a value leaves, as chips and cells write it: "12", "400+"; NULL when only part was looked at, and in vain. */
const char *filters_count(struct arena *arena, int count, bool more);

#endif
