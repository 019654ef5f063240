#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/block.h"

static uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ ((const uint8_t *)bytes)[i]) * 0x100000001B3u; /* FNV-1a */
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
    return a.px == b.px && a.line_px == b.line_px && a.bold == b.bold && a.align == b.align &&
           a.max_lines == b.max_lines;
}

static void cache_link(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static void cache_unlink(struct cache *cache, struct entry *entry)
{
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
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
        snprintf(entry->language, sizeof entry->language, "%s", language);
        *bucket = entry;
    } else {
        cache_unlink(cache, entry);
    }
    cache_link(cache, entry);
    return entry;
}

void cache_count(struct cache *cache, struct entry *entry)
{
    size_t bytes = sizeof *entry + strlen(entry->utf8) + 1;
    for (int i = 0; i < entry->run_count; i++)
        bytes += sizeof(struct run) + strlen(entry->runs[i].utf8) + 1;
    for (int i = 0; i < entry->block.line_count; i++)
        bytes += sizeof(struct text_line) + sizeof(int) +
                 (size_t)entry->lines[i].mask.pitch * entry->lines[i].mask.h;
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

void cache_trim(struct cache *cache, size_t budget)
{
    while (cache->oldest && cache->bytes > budget) {
        struct entry *entry = cache->oldest, **at = &cache->buckets[entry->hash % CACHE_BUCKETS];
        while (*at != entry)
            at = &(*at)->next;
        *at = entry->next;
        cache_unlink(cache, entry);
        cache->bytes -= entry->bytes;
        entry_free(entry);
    }
}
