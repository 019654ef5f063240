#include <string.h>

#include "store/hash.h"

enum { STRIPE = 32 };

static const uint64_t prime = 0x9E3779B97F4A7C15u;

static uint64_t lane_mix(uint64_t lane, uint64_t word)
{
    lane = (lane ^ word) * prime;
    return lane << 29 | lane >> 35;
}

void hash_init(struct hash *hash)
{
    *hash = (struct hash){.lanes = {1, 2, 3, 4}};
}

/* Four lanes, so that the processor need not wait for one multiplication to begin the next. */
static void hash_stripe(struct hash *hash, const unsigned char *stripe)
{
    for (int i = 0; i < 4; i++) {
        uint64_t word;
        memcpy(&word, stripe + 8 * i, sizeof word);
        hash->lanes[i] = lane_mix(hash->lanes[i], word);
    }
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    hash->length += length;
    for (; length >= STRIPE; at += STRIPE, length -= STRIPE)
        hash_stripe(hash, at);
    if (length > 0) {
        unsigned char last[STRIPE] = {0};
        memcpy(last, at, length);
        hash_stripe(hash, last);
    }
}

unsigned long long hash_value(const struct hash *hash)
{
    uint64_t value = hash->length;
    for (int i = 0; i < 4; i++) {
        value = lane_mix(value, hash->lanes[i]);
        value ^= value >> 31;
    }
    value *= prime;
    value ^= value >> 33;
    return value ? value : 1;
}
