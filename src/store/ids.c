#include <assert.h>
#include <string.h>

#include "store/ids.h"

static int ids_slot(const struct ids *ids, int id)
{
    unsigned slot = (unsigned)id * 2654435769u;
    int mask = ids->room - 1;
    int i = (int)(slot >> 7) & mask;
    while (ids->keys[i] != 0 && ids->keys[i] != id)
        i = (i + 1) & mask;
    return i;
}

int ids_get(const struct ids *ids, int id, int otherwise)
{
    if (ids->room == 0)
        return otherwise;
    int i = ids_slot(ids, id);
    return ids->keys[i] == id ? ids->values[i] : otherwise;
}

static void ids_grow(struct ids *ids)
{
    struct ids bigger = {.arena = ids->arena, .room = ids->room ? 2 * ids->room : 64};
    bigger.keys = arena_array(ids->arena, int, bigger.room);
    bigger.values = arena_array(ids->arena, int, bigger.room);
    for (int i = 0; i < ids->room; i++)
        if (ids->keys[i] != 0)
            ids_set(&bigger, ids->keys[i], ids->values[i]);
    *ids = bigger;
}

void ids_set(struct ids *ids, int id, int value)
{
    assert(id > 0);
    if (2 * ids->count >= ids->room)
        ids_grow(ids);
    int i = ids_slot(ids, id);
    ids->count += ids->keys[i] == 0;
    ids->keys[i] = id;
    ids->values[i] = value;
}

void *arena_grow(struct arena *arena, void *items, int count, int *room, size_t size)
{
    enum { FIRST = 16 };
    if (count < *room)
        return items;
    *room = *room ? 2 * *room : FIRST;
    void *more = arena_alloc(arena, size * (size_t)*room);
    if (count > 0)
        memcpy(more, items, size * (size_t)count);
    return more;
}
