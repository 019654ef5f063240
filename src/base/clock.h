/* Two clocks: the wall clock that visitors see and the steady clock that timers use; both can be injected.
 *
 * Units: milliseconds. Source: CLOCK_REALTIME and CLOCK_BOOTTIME.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

/* Time as the program sees it. A fixed clock stands still until `clock_advance` or `clock_set`. */
struct clock {
    bool fixed;
    int64_t utc_ms;    /* fixed clock: Unix time */
    int64_t steady_ms; /* fixed clock: time since some start, never goes back */
    bool wrong;        /* fixed clock: nobody set it */
};

/* A clock that follows the machine. */
struct clock clock_real(void);

/* A clock that stands at a moment, for journeys and tests. */
struct clock clock_fixed(int64_t utc_ms);

/* Unix time in milliseconds. */
int64_t clock_utc(const struct clock *clock);

/* True when the clock was set by somebody who knows: over the network (systemd-timesyncd), or by a test. */
bool clock_synced(const struct clock *clock);

/* Milliseconds on a clock that neither jumps nor stops while the machine sleeps. */
int64_t clock_steady(const struct clock *clock);

/* Lets a fixed clock run for a while. */
void clock_advance(struct clock *clock, int64_t ms);

/* Puts a fixed clock at another moment; its steady time goes on. */
void clock_set(struct clock *clock, int64_t utc_ms);

#endif
