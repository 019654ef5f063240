/* How long a screen waits for a visitor before it asks, and before it starts anew.
 *
 * Units:  milliseconds of a steady clock.
 * Source: accessibility.md 5.7; a list and a card take the times of the house.
 */
#ifndef APP_IDLE_H
#define APP_IDLE_H

#include <stdint.h>

#include "screen/screen.h"

enum { IDLE_STEP_MS = 500 }; /* the bar of the warning shrinks in such steps */

struct patience {
    int64_t quiet_ms;   /* before the warning; INT64_MAX: for ever */
    int64_t warning_ms; /* from the warning to the reset */
};

/* The patience of a screen; `house` may be NULL. */
struct patience idle_patience(enum dwell dwell, const struct house *house);

enum idle_state { IDLE_BUSY, IDLE_WARNED, IDLE_OVER };

/* Where a screen is that nobody touched for `quiet_ms`. */
enum idle_state idle_state(struct patience patience, int64_t quiet_ms);

/* The part of the warning that is left, 1 to 0, in steps. */
double idle_left(struct patience patience, int64_t quiet_ms);

/* Milliseconds until something changes; INT64_MAX: never. */
int64_t idle_next_ms(struct patience patience, int64_t quiet_ms);

#endif
