/* A laid-out text with what it takes to raster it, as the cache keeps it.
 *
 * Shape:     `block` is what callers see and comes first; line i owns runs first[i] .. first[i + 1] - 1,
 *            in visual order.
 * Ownership: an entry owns its arrays, the runs' texts and the masks' bytes.
 */
#ifndef TEXT_BLOCK_H
#define TEXT_BLOCK_H

#include "face/face.h"
#include "lang/hyphen.h"
#include "text/para.h"
#include "text/text.h"

struct entry {
    struct text_block block;
    struct text_style style;
    int width; /* 0: no bound */
    char language[16];
    char *utf8;
    uint64_t hash;
    size_t bytes;
    bool rastered;
    struct text_line *lines;
    struct run *runs;
    int *first; /* line_count + 1 entries */
    int run_count;
    struct entry *next;          /* of the same bucket */
    struct entry *newer, *older; /* in order of use */
};

enum { CACHE_BUCKETS = 8192 };

struct cache {
    struct entry *buckets[CACHE_BUCKETS];
    struct entry *newest, *oldest;
    size_t bytes, budget;
};

struct text {
    struct faces faces;
    struct analyser analyser;
    struct hyphens hyphens;
    struct arena scratch; /* one layout */
    struct cache cache;
};

/* Breaks the entry's text into lines of runs. */
void entry_layout(struct text *text, struct entry *entry);

/* Rasters the entry's lines. */
void entry_raster(struct text *text, struct entry *entry);

/* The entry of a text, new and empty when the cache has none. */
struct entry *cache_find(struct cache *cache, const char *utf8, struct text_style style, int width,
                         const char *language, bool *is_new);

/* Counts again what an entry holds. */
void cache_count(struct cache *cache, struct entry *entry);

/* Frees the least recently used entries until at most `budget` bytes are held. */
void cache_trim(struct cache *cache, size_t budget);

#endif
