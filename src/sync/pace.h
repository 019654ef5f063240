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
    PACE_EMPTY_S = 60,
    PACE_CEILING_S = 3600
};

/* Before the first round of a program that has a publication already: anywhere within one beat, so that kiosks that got
 * power at one moment do not ask at one moment. Without one it asks at once. */
double pace_first(int every_s, bool has_publication, double chance);

/* After a round: one beat, a tenth sooner or later. After `failures` in a row (from 1) half a beat to one and a half,
 * and twice as long for each more, up to an hour (or one beat, when that is longer): a server in trouble is never asked
 * more often than usual. A kiosk without any publication asks every minute or so, for nothing else stands on its
 * screen. */
double pace_next(int every_s, int failures, bool has_publication, double chance);

#endif
