#include "text/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "text/block.h"

enum { CACHE_BYTES = 24 * 1024 * 1024, MAX_PX = 512, MAX_LINE_PX = 4096, MAX_WIDTH = 16384 };
enum { SCRATCH_BYTES = 1024 * 1024 }; /* a huge text's room is not kept */

static void entry_release(void *value)
{
    struct entry *entry = value;
    arena_wipe(&entry->arena); /* it may hold what somebody typed, and how that looked */
    arena_release(&entry->arena);
}

struct text *text_open(size_t cache_bytes, struct err *err)
{
    struct text *text = calloc(1, sizeof *text);
    if (!text)
        abort();
    setenv("HB_SHAPER_LIST", "ot", 0); /* Andika's Graphite tables are slower and add nothing here */
    if (!breaks_init(&text->breaks, err) || !faces_init(&text->faces, err)) {
        breaks_release(&text->breaks);
        free(text);
        return NULL;
    }
    arena_init(&text->scratch);
    text->cache.release = entry_release;
    text->budget = cache_bytes ? cache_bytes : CACHE_BYTES;
    return text;
}

void text_close(struct text *text)
{
    if (!text)
        return;
    lru_trim(&text->cache, 0);
    breaks_release(&text->breaks);
    faces_release(&text->faces);
    arena_release(&text->scratch);
    free(text);
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

typedef void entry_make(struct entry *entry, struct text *text, const struct key *key, const char *utf8);

/* The entry of a text; `make` fills a new one. An icon has one too, so that one cache bounds all masks. */
static struct entry *entry_of(struct text *text, const struct key *key, const char *utf8, entry_make *make)
{
    size_t length = strlen(utf8), size = sizeof *key + length;
    char *bytes = arena_alloc(&text->scratch, size);
    memcpy(bytes, key, sizeof *key);
    memcpy(bytes + sizeof *key, utf8, length);
    struct entry *entry = lru_find(&text->cache, bytes, size);
    if (!entry) {
        entry = lru_add(&text->cache, bytes, size, sizeof *entry);
        arena_init_small(&entry->arena);
        make(entry, text, key, utf8);
        lru_weigh(&text->cache, entry, arena_held(&entry->arena));
    }
    if (arena_used(&text->scratch) > SCRATCH_BYTES) {
        arena_wipe(&text->scratch);
        arena_release(&text->scratch);
    }
    arena_reset(&text->scratch);
    return entry;
}

const struct text_block *text_layout(struct text *text, const char *utf8, struct text_style style, int width,
                                     const char *language)
{
    assert(utf8 && language);
    struct key key = {.px = clamp(style.px, 1, MAX_PX),
                      .line_px = clamp(style.line_px, 1, MAX_LINE_PX),
                      .bold = style.bold,
                      .align = (int)style.align,
                      .max_lines = style.max_lines,
                      .width = clamp(width, 0, MAX_WIDTH)};
    bool known = strlen(language) < sizeof key.language; /* no code of a language is longer */
    strcpy(key.language, known ? language : "nl");
    return &entry_of(text, &key, utf8, entry_layout)->block;
}

/* Puts a mask where its pen position is on the line. */
static void line_set_mask(struct text_line *line, struct face_mask mask)
{
    if (!mask.bytes)
        return;
    line->x += mask.area.x;
    line->y = line->baseline + mask.area.y;
    line->mask = (struct text_mask){mask.area.w, mask.area.h, mask.area.w, mask.bytes};
}

const struct text_block *text_raster(struct text *text, const struct text_block *block)
{
    struct entry *entry = (struct entry *)block; /* the block is the entry's first member */
    if (entry->rastered)
        return block;
    for (int i = 0; i < block->line_count; i++) {
        struct text_line *line = &entry->lines[i];
        line_set_mask(line, runs_raster(&text->faces, line->runs, line->run_count, &entry->arena));
    }
    entry->rastered = true;
    lru_weigh(&text->cache, entry, arena_held(&entry->arena));
    return block;
}

bool text_has_icon(struct text *text, const char *name)
{
    return icon_exists(&text->faces, name);
}

static void entry_icon(struct entry *entry, struct text *text, const struct key *key, const char *name)
{
    struct face_mask mask = icon_raster(&text->faces, name, key->px, &entry->arena);
    entry->lines = arena_array(&entry->arena, struct text_line, 1);
    line_set_mask(entry->lines, mask);
}

struct text_mask text_icon(struct text *text, const char *name, int px)
{
    struct key key = {.px = clamp(px, 1, MAX_PX), .language = "icon"};
    return entry_of(text, &key, name, entry_icon)->lines->mask;
}

int text_cap_height(struct text *text, int px, bool bold)
{
    struct face_key key = {.kind = FACE_LATIN, .bold = bold, .px = clamp(px, 1, MAX_PX)};
    return face_metrics(&text->faces, key).cap;
}

void text_trim(struct text *text)
{
    lru_trim(&text->cache, text->budget);
}

void text_forget(struct text *text)
{
    lru_trim(&text->cache, 0);
    arena_wipe(&text->scratch);
    arena_release(&text->scratch);
}

size_t text_cache_bytes(const struct text *text)
{
    return text->cache.bytes;
}
