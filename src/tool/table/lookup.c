#include "tool/table/lookup.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tool/talk/near.h"

void lookup_init(struct lookup *lookup)
{
    *lookup = (struct lookup){0};
}

void lookup_release(struct lookup *lookup)
{
    free(lookup->entries);
    free(lookup->slots);
    lookup_init(lookup);
}

/* FNV-1a. */
static uint64_t hash(const char *key)
{
    uint64_t value = 14695981039346656037u;
    for (; *key; key++)
        value = (value ^ (unsigned char)*key) * 1099511628211u;
    return value ^ value >> 29;
}

/* The slot that holds the key, or the empty one where it would go. */
static size_t slot_of(const struct lookup *lookup, const char *key)
{
    size_t slot = (size_t)hash(key) & (lookup->slot_count - 1);
    while (lookup->slots[slot] && strcmp(lookup->entries[lookup->slots[slot] - 1].key, key) != 0)
        slot = (slot + 1) & (lookup->slot_count - 1);
    return slot;
}

const struct entry *lookup_find(const struct lookup *lookup, const char *key)
{
    if (!lookup->slot_count)
        return NULL;
    size_t slot = slot_of(lookup, key);
    return lookup->slots[slot] ? &lookup->entries[lookup->slots[slot] - 1] : NULL;
}

static void lookup_grow(struct lookup *lookup)
{
    lookup->slot_count = lookup->slot_count ? lookup->slot_count * 2 : 64;
    lookup->capacity = lookup->slot_count / 2;
    free(lookup->slots);
    lookup->slots = calloc(lookup->slot_count, sizeof *lookup->slots);
    struct entry *entries = realloc(lookup->entries, lookup->capacity * sizeof *entries);
    if (!lookup->slots || !entries)
        abort();
    lookup->entries = entries;
    for (size_t i = 0; i < lookup->count; i++)
        lookup->slots[slot_of(lookup, entries[i].key)] = i + 1;
}

void lookup_add(struct lookup *lookup, struct entry entry)
{
    if (lookup->count == lookup->capacity)
        lookup_grow(lookup);
    size_t slot = slot_of(lookup, entry.key);
    assert(!lookup->slots[slot]);
    lookup->entries[lookup->count++] = entry;
    lookup->slots[slot] = lookup->count;
}

const char *lookup_near(const struct lookup *lookup, const char *word)
{
    struct near near;
    near_init(&near, word);
    for (size_t i = 0; i < lookup->count; i++)
        near_try(&near, lookup->entries[i].key);
    return near.best;
}
