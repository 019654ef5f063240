/* When to ask again: a calm beat that differs between kiosks, and longer waits after failures. Pure.
 *
 * Units: seconds. `chance` is evenly spread over 0 .. 1, so that a test can choose it.
 */
#ifndef SYNC_PACE_H
#define SYNC_PACE_H

#include <stdbool.h>

enum {
    PACE_MIN_S = 10,
    PACE_DEFAULT_S = 300,
    PACE_MAX_S = 24 * 3600,
    PACE_RETRY_S = 60,
    PACE_CEILING_S = 3600
};

/* Before the first round of a program that has a publication already: anywhere within one beat, so that kiosks that got power at
 * one moment do not ask at one moment. Without one it asks at once. */
double pace_first(int every_s, bool has_publication, double chance);

/* After a round: one beat, a tenth sooner or later; after `failures` in a row (from 1) twice as long each time, from a
 * minute up to an hour (or one beat, when that is longer), half of it sooner or later. */
double pace_next(int every_s, int failures, double chance);

#endif
