#include <stdlib.h>
#include <string.h>

#include "base/rect.h"
#include "text/block.h"

/* The part of a surface that is not empty. */
static struct rect surface_ink(const SDL_Surface *surface)
{
    int left = surface->w, right = 0, top = surface->h, bottom = 0;
    for (int y = 0; y < surface->h; y++) {
        const uint8_t *row = (const uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch;
        int a = 0, b = surface->w;
        while (a < b && !row[a])
            a++;
        while (b > a && !row[b - 1])
            b--;
        if (a == b)
            continue;
        left = a < left ? a : left;
        right = b > right ? b : right;
        top = y < top ? y : top;
        bottom = y + 1;
    }
    return (struct rect){left, top, right - left, bottom - top};
}

/* Lays a surface's ink into the mask whose corner is at `area`; where runs overlap the stronger coverage
 * stays. */
static void mask_add(uint8_t *bytes, struct rect area, const SDL_Surface *surface, struct rect ink, int x,
                     int y)
{
    for (int row = 0; row < ink.h; row++) {
        const uint8_t *from =
            (const uint8_t *)surface->pixels + (ptrdiff_t)(ink.y + row) * surface->pitch + ink.x;
        uint8_t *to = bytes + (ptrdiff_t)(y + ink.y + row - area.y) * area.w + (x + ink.x - area.x);
        for (int i = 0; i < ink.w; i++)
            to[i] = from[i] > to[i] ? from[i] : to[i];
    }
}

/* Rasters the runs of a line into one mask around all their ink. */
static void line_raster(struct text *text, struct text_line *line, const struct run *runs, int count)
{
    struct run_ink *inks = arena_array(&text->scratch, struct run_ink, count);
    struct rect *parts = arena_array(&text->scratch, struct rect, count), area = {0};
    for (int i = 0; i < count; i++) {
        inks[i] = run_render(&text->faces, &runs[i]);
        if (!inks[i].surface)
            continue;
        inks[i].x += line->x + runs[i].x;
        inks[i].y += line->baseline;
        parts[i] = surface_ink(inks[i].surface);
        if (!rect_empty(parts[i]))
            area = rect_union(
                area, (struct rect){parts[i].x + inks[i].x, parts[i].y + inks[i].y, parts[i].w, parts[i].h});
    }
    uint8_t *bytes = rect_empty(area) ? NULL : calloc((size_t)area.w, (size_t)area.h);
    for (int i = 0; i < count; i++) {
        if (bytes && inks[i].surface && !rect_empty(parts[i]))
            mask_add(bytes, area, inks[i].surface, parts[i], inks[i].x, inks[i].y);
        SDL_FreeSurface(inks[i].surface);
    }
    if (bytes) {
        line->x = area.x;
        line->y = area.y;
        line->mask = (struct text_mask){area.w, area.h, area.w, bytes};
    }
}

void entry_raster(struct text *text, struct entry *entry)
{
    for (int i = 0; i < entry->block.line_count; i++) {
        int first = entry->first[i], count = entry->first[i + 1] - first;
        if (count > 0)
            line_raster(text, &entry->lines[i], entry->runs + first, count);
        arena_reset(&text->scratch);
    }
    entry->rastered = true;
}
