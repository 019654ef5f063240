/* A set of ids with a number at each.
 *
 * Shape:     open addressing; an empty one takes no memory: `(struct ids){.arena = arena}`.
 * Ownership: all memory is the arena's.
 */
#ifndef STORE_IDS_H
#define STORE_IDS_H

#include "base/arena.h"

struct ids {
    struct arena *arena;
    int *keys, *values;
    int room, count; /* room is 0 or a power of two */
};

/* The value at an id, or `otherwise`. */
int ids_get(const struct ids *ids, int id, int otherwise);

/* Sets the value at an id, which must be above 0. */
void ids_set(struct ids *ids, int id, int value);

/* Room for one item more than `count`: the items where they are, or copied to twice the room. */
void *arena_grow(struct arena *arena, void *items, int count, int *room, size_t size);

#endif
