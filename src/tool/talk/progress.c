#include "tool/talk/progress.h"

#include <stdio.h>

#include "base/message.h"

enum { PATIENCE_MS = 1000, EVERY_MS = 100, LOOK_AT_CLOCK = 255 };

void progress_init(struct progress *progress, bool on)
{
    *progress = (struct progress){.on = on, .clock = clock_real()};
    progress->next_ms = clock_steady(&progress->clock) + PATIENCE_MS;
}

void progress_tick(struct progress *progress, const char *stage)
{
    if (!progress->on)
        return;
    progress->count = progress->stage == stage ? progress->count + 1 : 1;
    progress->stage = stage;
    if ((progress->count & LOOK_AT_CLOCK) != 0)
        return;
    int64_t now = clock_steady(&progress->clock);
    if (now < progress->next_ms)
        return;
    progress->next_ms = now + EVERY_MS;
    progress->shown = true;
    fprintf(stderr, "\r%s: %ld\033[K", message_text(stage), progress->count);
}

void progress_end(struct progress *progress)
{
    if (progress->shown)
        fprintf(stderr, "\r\033[K");
    progress->shown = false;
    progress->stage = NULL;
}
