#include <string.h>

#include "store/internal.h"

void memo_turn(struct store *store, int day)
{
    struct memo *memo = &store->memo;
    if (memo->day == day)
        return;
    arena_reset(&memo->arena);
    memo->day = day;
    memo->facts = memo->openings = memo->parts = memo->next = memo->traits =
        (struct ids){.arena = &memo->arena};
    memo->nexts = (struct next_list){NULL, 0, 0};
    memo->cards = (struct traits_list){NULL, 0, 0};
    memo->tabs = NULL;
    memo->calendar = NULL;
    memset(memo->whens, 0, sizeof memo->whens);
    memo->running = NULL;
    memo->running_count = 0;
    day_format(day, memo->today);
    day_format(day - 1, memo->yesterday);
}
