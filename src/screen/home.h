/* Start, shared by its files: what the house holds today. */
#ifndef SCREEN_HOME_H
#define SCREEN_HOME_H

#include "screen/visit.h"

struct home {
    int day; /* today, or the next day with something when today is over */
    const struct occurrence *today;
    int today_count;
};

/* Reads today, or the next day with something when today is over. */
const void *home_enter(const struct visit *visit);

/* Draws the card of today, as high as its rows ask. */
void home_today(struct canvas *canvas, struct rect look, const struct visit *visit, const struct home *home);

#endif
