/* Shows on a terminal that long work goes on; in a file or a pipe it stays silent.
 *
 * Units: milliseconds of the steady clock.
 */
#ifndef TOOL_TALK_PROGRESS_H
#define TOOL_TALK_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

struct progress {
    bool on;
    struct clock clock;
    bool shown;        /* there is a line to wipe */
    const char *stage; /* NULL: nothing done yet */
    long count;        /* done in this stage */
    int64_t next_ms;   /* when the line may change again */
};

/* Begins; `on` is true when stderr is a terminal. */
void progress_init(struct progress *progress, bool on);

/* One more thing of a stage ("nakijken") is done; the stage is compared by its address. */
void progress_tick(struct progress *progress, const char *stage);

/* Wipes the line, so that messages stand alone. */
void progress_end(struct progress *progress);

#endif
