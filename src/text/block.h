/* A laid-out text with what it takes to raster it, as the cache keeps it.
 *
 * Ownership: an entry's arena holds its lines, their runs and their masks.
 */
#ifndef TEXT_BLOCK_H
#define TEXT_BLOCK_H

#include "base/lru.h"
#include "text/para.h"
#include "text/text.h"

/* How a text was asked for; the text follows it in the cache. */
struct key {
    int px, line_px, bold, align, max_lines, width; /* width 0: no bound */
    char language[16];
};

struct entry {
    struct text_block block; /* what callers see comes first */
    struct text_line *lines; /* those of the block */
    bool rastered;
    struct arena arena;
};

struct text {
    struct faces faces;
    struct breaks breaks;
    struct arena scratch; /* one layout */
    struct lru cache;
    size_t budget;
};

/* Breaks a text into lines of runs. */
void entry_layout(struct entry *entry, struct text *text, const struct key *key, const char *utf8);

#endif
