#include "text/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "text/block.h"

enum { CACHE_BYTES = 24 * 1024 * 1024, MAX_PX = 512, MAX_LINE_PX = 4096, MAX_WIDTH = 16384 };

/* An icon is an entry of its own kind, so that one cache bounds all masks. */
static const char icon_language[] = "icon";
static const char unknown_icon[] = "help_outline";

struct text *text_open(size_t cache_bytes, struct err *err)
{
    struct text *text = calloc(1, sizeof *text);
    if (!text)
        abort();
    setenv("HB_SHAPER_LIST", "ot", 0); /* Andika's Graphite tables are slower and add nothing here */
    text->cache.budget = cache_bytes ? cache_bytes : CACHE_BYTES;
    arena_init(&text->scratch);
    if (!faces_init(&text->faces, err)) {
        free(text);
        return NULL;
    }
    if (!analyser_init(&text->analyser, err)) {
        faces_release(&text->faces);
        free(text);
        return NULL;
    }
    return text;
}

void text_close(struct text *text)
{
    if (!text)
        return;
    cache_trim(&text->cache, 0);
    hyphens_release(&text->hyphens);
    analyser_release(&text->analyser);
    faces_release(&text->faces);
    arena_release(&text->scratch);
    free(text);
}

static int clamp(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

const struct text_block *text_layout(struct text *text, const char *utf8, struct text_style style, int width,
                                     const char *language)
{
    assert(utf8 && language);
    if (strlen(language) >= sizeof((struct entry *)0)->language)
        language = "nl"; /* no code of a language is that long */
    style.px = clamp(style.px, 1, MAX_PX);
    style.line_px = clamp(style.line_px, 1, MAX_LINE_PX);
    bool is_new;
    struct entry *entry =
        cache_find(&text->cache, utf8, style, clamp(width, 0, MAX_WIDTH), language, &is_new);
    if (is_new) {
        entry_layout(text, entry);
        cache_count(&text->cache, entry);
    }
    return &entry->block;
}

const struct text_block *text_raster(struct text *text, const struct text_block *block)
{
    struct entry *entry = (struct entry *)block; /* the block is the entry's first member */
    if (!entry->rastered) {
        entry_raster(text, entry);
        cache_count(&text->cache, entry);
    }
    return block;
}

bool text_has_icon(struct text *text, const char *name)
{
    int w, h;
    TTF_Font *font = face_font(&text->faces, (struct face_key){.kind = FACE_ICONS, .px = 48});
    return font && *name && TTF_SizeUTF8(font, name, &w, &h) == 0 && w == h;
}

/* An icon is drawn as wide and high as its em, without trimming, so that icons of one size align. */
static void icon_raster(struct text *text, struct entry *entry, const char *name)
{
    TTF_Font *font = face_font(&text->faces, (struct face_key){.kind = FACE_ICONS, .px = entry->style.px});
    SDL_Color white = {255, 255, 255, 255}, black = {0, 0, 0, 255};
    SDL_Surface *surface = font ? TTF_RenderUTF8_Shaded(font, name, white, black) : NULL;
    entry->lines = calloc(1, sizeof *entry->lines);
    uint8_t *bytes = surface ? calloc((size_t)surface->w, (size_t)surface->h) : NULL;
    if (!entry->lines || (surface && !bytes))
        abort();
    entry->block.line_count = 1;
    entry->block.lines = entry->lines;
    for (int y = 0; surface && y < surface->h; y++)
        memcpy(bytes + (size_t)y * surface->w, (uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch,
               (size_t)surface->w);
    if (surface)
        entry->lines->mask = (struct text_mask){surface->w, surface->h, surface->w, bytes};
    SDL_FreeSurface(surface);
}

struct text_mask text_icon(struct text *text, const char *name, int px)
{
    bool is_new;
    struct text_style style = {.px = clamp(px, 1, MAX_PX)};
    struct entry *entry = cache_find(&text->cache, name, style, 0, icon_language, &is_new);
    if (is_new) {
        bool known = text_has_icon(text, name);
        if (!known)
            log_once("there is no icon \"%s\"; see assets/icons.list", name);
        icon_raster(text, entry, known ? name : unknown_icon);
        cache_count(&text->cache, entry);
    }
    return entry->lines->mask;
}

int text_cap_height(struct text *text, int px, bool bold)
{
    int top = 0;
    TTF_Font *font = face_font(
        &text->faces, (struct face_key){.kind = FACE_LATIN, .bold = bold, .px = clamp(px, 1, MAX_PX)});
    return font && TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &top, NULL) == 0 ? top : px * 7 / 10;
}

void text_trim(struct text *text)
{
    cache_trim(&text->cache, text->cache.budget);
}

size_t text_cache_bytes(const struct text *text)
{
    return text->cache.bytes;
}
