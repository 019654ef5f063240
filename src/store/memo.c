#include "store/internal.h"

void memo_turn(struct store *store, int day)
{
    struct memo *memo = &store->memo;
    if (memo->day == day)
        return;
    arena_reset(&memo->arena);
    memo->day = day;
    memo->facts = memo->openings = (struct ids){.arena = &memo->arena};
    memo->running = NULL;
    memo->running_count = 0;
    day_format(day, memo->today);
    day_format(day - 1, memo->yesterday);
}
