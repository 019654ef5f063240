#include "store/pick.h"

#include <string.h>

enum { PICKS_FIRST = 64 };

bool pick_add(struct pick_list *list, struct pick pick)
{
    if (list->count == list->max) {
        list->more = true;
        return false;
    }
    if (list->count == list->room) {
        int room = list->room ? 2 * list->room : PICKS_FIRST;
        struct pick *items = arena_array(list->arena, struct pick, room);
        if (list->count > 0)
            memcpy(items, list->items, sizeof *items * (size_t)list->count);
        list->items = items;
        list->room = room;
    }
    list->items[list->count++] = pick;
    return true;
}

bool pick_add_card(struct pick_list *list, int card)
{
    return pick_add(list, (struct pick){.card = card, .start = {DAY_NONE, 0}});
}

struct picks picks_of(const struct pick_list *list)
{
    return (struct picks){list->items, list->count, list->more};
}
