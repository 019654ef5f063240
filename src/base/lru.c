#include "base/lru.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct lru_entry {
    struct lru_entry *next;          /* of the same bucket */
    struct lru_entry *newer, *older; /* in order of use */
    uint64_t hash;
    size_t key_length, size, weight; /* of key, entry with key and value, and what the value points to */
    void *key;
    _Alignas(max_align_t) unsigned char value[];
};

static uint64_t hash_word(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u; /* 2^64 / golden ratio, which spreads upwards */
    return hash ^ hash >> 32;
}

static uint64_t key_hash(const void *key, size_t length)
{
    uint64_t hash = length, word;
    const unsigned char *bytes = key, *end = bytes + length;
    for (; end - bytes >= (ptrdiff_t)sizeof word; bytes += sizeof word) {
        memcpy(&word, bytes, sizeof word);
        hash = hash_word(hash, word);
    }
    for (; bytes < end; bytes++)
        hash = hash_word(hash, *bytes);
    return hash;
}

static void entry_link(struct lru *lru, struct lru_entry *entry)
{
    entry->newer = NULL;
    entry->older = lru->newest;
    *(lru->newest ? &lru->newest->newer : &lru->oldest) = entry;
    lru->newest = entry;
}

static void entry_unlink(struct lru *lru, struct lru_entry *entry)
{
    *(entry->newer ? &entry->newer->older : &lru->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &lru->oldest) = entry->newer;
}

void *lru_find(struct lru *lru, const void *key, size_t length)
{
    uint64_t hash = key_hash(key, length);
    struct lru_entry *entry = lru->buckets[hash % LRU_BUCKETS];
    while (entry &&
           (entry->hash != hash || entry->key_length != length || memcmp(entry->key, key, length) != 0))
        entry = entry->next;
    if (!entry)
        return NULL;
    entry_unlink(lru, entry);
    entry_link(lru, entry);
    return entry->value;
}

void *lru_add(struct lru *lru, const void *key, size_t length, size_t size)
{
    struct lru_entry *entry = calloc(1, sizeof *entry + size + length);
    if (!entry)
        abort();
    entry->hash = key_hash(key, length);
    entry->key = memcpy(entry->value + size, key, length);
    entry->key_length = length;
    entry->size = sizeof *entry + size + length;
    struct lru_entry **bucket = &lru->buckets[entry->hash % LRU_BUCKETS];
    entry->next = *bucket;
    *bucket = entry;
    entry_link(lru, entry);
    lru->bytes += entry->size;
    return entry->value;
}

void lru_weigh(struct lru *lru, void *value, size_t bytes)
{
    struct lru_entry *entry =
        (struct lru_entry *)((unsigned char *)value - offsetof(struct lru_entry, value));
    lru->bytes += bytes - entry->weight;
    entry->weight = bytes;
}

void lru_trim(struct lru *lru, size_t bytes)
{
    while (lru->oldest && lru->bytes > bytes) {
        struct lru_entry *entry = lru->oldest, **at = &lru->buckets[entry->hash % LRU_BUCKETS];
        while (*at != entry)
            at = &(*at)->next;
        *at = entry->next;
        entry_unlink(lru, entry);
        lru->bytes -= entry->size + entry->weight;
        if (lru->release)
            lru->release(entry->value);
        explicit_bzero(entry, entry->size); /* a key may be what somebody typed */
        free(entry);
    }
}
