/* Text engine: any string becomes lines of shaped runs, measured and rastered as coverage masks.
 *
 * Shape:     a block is lines; a line is runs in visual order; a mask is one byte of coverage a pixel.
 * Units:     pixels of the screen.
 * Ownership: blocks and masks belong to the engine's cache and live until the next `text_trim`.
 * Errors:    only opening can fail; any bytes (bad UTF-8, controls, a 50 kB word) give something sane to draw.
 * Threads:   one.
 * Source:    Unicode UAX 9 (bidi) and UAX 14 (line breaking) as ICU does them; architecture.md "Facts".
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct run; /* face/run.h */
struct text;

/* The start is the right-hand side in a right-to-left text. */
enum text_align { TEXT_START, TEXT_CENTRE, TEXT_END };

struct text_style {
    int px;      /* em size */
    int line_px; /* distance between baselines */
    bool bold;
    enum text_align align;
    int max_lines; /* 0: as many as it takes; a text cut short ends in an ellipsis */
};

/* Coverage of one line or icon; `bytes` has `pitch` bytes a row. */
struct text_mask {
    int w, h, pitch;
    const uint8_t *bytes;
};

struct text_line {
    int x, y;     /* where its mask goes, from the block's corner (aligned within the block's width) */
    int w;        /* advance width */
    int baseline; /* from the block's top */
    struct text_mask mask;  /* w = 0: nothing to draw */
    const struct run *runs; /* from left to right */
    int run_count;
};

struct text_block {
    int w, h; /* widest line; lines x line_px */
    int line_count;
    const struct text_line *lines;
    bool cut;     /* text was left out (max_lines) */
    bool broken;  /* a word had to be broken where no break belongs */
    bool missing; /* a character that no face has */
    bool rtl;     /* direction of the paragraph */
};

/* Opens the faces of fonts.list below share/wegwijzer/fonts. `cache_bytes` bounds the cache (0: 24 MiB). */
struct text *text_open(size_t cache_bytes, struct err *err);

/* Frees the faces and the cache; NULL is fine. */
void text_close(struct text *text);

/* Breaks and measures; masks are not rastered yet. `width` is the widest a line may be (alignment fills it), or 0 for
 * one line as long as it takes. `language` is a code ("nl"): it chooses hyphens, breaks and the paragraph's
 * direction. */
const struct text_block *text_layout(struct text *text, const char *utf8, struct text_style style, int width,
                                     const char *language);

/* Rasters the masks of a block that `text_layout` returned. */
const struct text_block *text_raster(struct text *text, const struct text_block *block);

/* The mask of an icon by its ligature name ("child_care"), px high and wide; an unknown name gives that of
 * "help_outline" and is logged once. */
struct text_mask text_icon(struct text *text, const char *name, int px);

/* True when the icon face has this ligature. */
bool text_has_icon(struct text *text, const char *name);

/* Height of a capital H at an em size, for aligning icons with words. */
int text_cap_height(struct text *text, int px, bool bold);

/* Drops the least recently used blocks and masks above the cache's bound; call between frames. */
void text_trim(struct text *text);

/* Drops all blocks and masks and overwrites them: what was typed stays nowhere. Call between frames. */
void text_forget(struct text *text);

/* Bytes the cache holds now. */
size_t text_cache_bytes(const struct text *text);

#endif
