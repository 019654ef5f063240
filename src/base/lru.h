/* What was made at a price and is kept while it is used: found by the bytes of a key, the least recently used goes first.
 *
 * Shape:     a hash table whose entries also stand in a list in order of use; a value never moves.
 * Ownership: the cache owns keys and values; `release` frees what a value points to (NULL: nothing).
 * Errors:    none; a machine without memory for one value cannot go on, so the program ends.
 */
#ifndef BASE_LRU_H
#define BASE_LRU_H

#include <stddef.h>

enum { LRU_BUCKETS = 8192 };

struct lru_entry;

struct lru {
    struct lru_entry *buckets[LRU_BUCKETS];
    struct lru_entry *newest, *oldest;
    size_t bytes; /* of entries, keys and values, with what `lru_weigh` said */
    void (*release)(void *value);
};

/* The value of a key, used now; NULL when there is none. */
void *lru_find(struct lru *lru, const void *key, size_t length);

/* A zeroed value of `size` bytes for a key that is not there yet, used now. */
void *lru_add(struct lru *lru, const void *key, size_t length, size_t size);

/* Says how many bytes a value points to, now. */
void lru_weigh(struct lru *lru, void *value, size_t bytes);

/* Releases the least recently used values until at most `bytes` are held. */
void lru_trim(struct lru *lru, size_t bytes);

#endif
