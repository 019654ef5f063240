#include <stdlib.h>
#include <string.h>

#include "text/block.h"

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const uint8_t *)bytes)[i]) * 0x100000001B3u;   /* FNV-1a */
    return hash;
}

static uint64_t key_hash(const char *utf8, struct text_style style, int width, const char *language)
{
    int numbers[] = {style.px, style.line_px, style.bold, (int)style.align, style.max_lines, width};
    uint64_t hash = hash_bytes(0xCBF29CE484222325u, utf8, strlen(utf8));
    hash = hash_bytes(hash, language, strlen(language));
    return hash_bytes(hash, numbers, sizeof numbers);
}

static bool style_equal(struct text_style a, struct text_style b)
{
    return a.px == b.px && a.line_px == b.line_px && a.bold == b.bold && a.align == b.align && a.max_lines == b.max_lines;
}

struct entry *cache_find(struct cache *cache, const char *utf8, struct text_style style, int width,
                         const char *language, bool *is_new)
{
    uint64_t hash = key_hash(utf8, style, width, language);
    struct entry **bucket = &cache->buckets[hash % CACHE_BUCKETS], *entry = *bucket;
    while (entry && (entry->hash != hash || entry->width != width || !style_equal(entry->style, style) ||
                     strcmp(entry->language, language) != 0 || strcmp(entry->utf8, utf8) != 0))
        entry = entry->next;
    *is_new = !entry;
    if (!entry) {
        entry = calloc(1, sizeof *entry);
        char *copy = strdup(utf8);
        if (!entry || !copy)
            abort();
        *entry = (struct entry){.style = style, .width = width, .utf8 = copy, .hash = hash, .next = *bucket};
        strncpy(entry->language, language, sizeof entry->language - 1);
        *bucket = entry;
    }
    entry->used = ++cache->now;
    return entry;
}

void cache_count(struct cache *cache, struct entry *entry)
{
    size_t bytes = sizeof *entry + strlen(entry->utf8) + 1;
    for (int i = 0; i < entry->run_count; i++)
        bytes += sizeof(struct run) + strlen(entry->runs[i].utf8) + 1;
    for (int i = 0; i < entry->block.line_count; i++)
        bytes += sizeof(struct text_line) + sizeof(int) + (size_t)entry->lines[i].mask.pitch * entry->lines[i].mask.h;
    cache->bytes += bytes - entry->bytes;
    entry->bytes = bytes;
}

static void entry_free(struct entry *entry)
{
    for (int i = 0; i < entry->block.line_count; i++)
        free((void *)entry->lines[i].mask.bytes);
    for (int i = 0; i < entry->run_count; i++)
        free(entry->runs[i].utf8);
    free(entry->lines);
    free(entry->first);
    free(entry->runs);
    free(entry->utf8);
    free(entry);
}

/* Frees the entries that were last used before `oldest`. */
static void cache_drop(struct cache *cache, uint64_t oldest)
{
    for (int i = 0; i < CACHE_BUCKETS; i++)
        for (struct entry **at = &cache->buckets[i], *entry = *at; entry; entry = *at) {
            if (entry->used >= oldest) {
                at = &entry->next;
                continue;
            }
            *at = entry->next;
            cache->bytes -= entry->bytes;
            entry_free(entry);
        }
}

struct age {
    uint64_t used;
    size_t bytes;
};

static int age_compare(const void *a, const void *b)
{
    uint64_t x = ((const struct age *)a)->used, y = ((const struct age *)b)->used;
    return x < y ? 1 : x > y ? -1 : 0;
}

void cache_trim(struct cache *cache, size_t budget)
{
    if (cache->bytes <= budget)
        return;
    size_t count = 0, kept = 0, at = 0;
    for (int i = 0; i < CACHE_BUCKETS; i++)
        for (struct entry *entry = cache->buckets[i]; entry; entry = entry->next)
            count++;
    struct age *ages = calloc(count + 1, sizeof *ages);
    if (!ages)
        abort();
    for (int i = 0; i < CACHE_BUCKETS; i++)
        for (struct entry *entry = cache->buckets[i]; entry; entry = entry->next)
            ages[at++] = (struct age){entry->used, entry->bytes};
    qsort(ages, count, sizeof *ages, age_compare);
    for (at = 0; at < count && kept + ages[at].bytes <= budget; at++)
        kept += ages[at].bytes;
    cache_drop(cache, at > 0 ? ages[at - 1].used : UINT64_MAX);
    free(ages);
}
