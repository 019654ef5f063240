/* What faces draw: a run of text or an icon, its width and its coverage.
 *
 * Shape: a mask is one byte of coverage a pixel, `area.w` bytes a row; an empty area has no bytes.
 */
#ifndef FACE_RUN_H
#define FACE_RUN_H

#include "base/arena.h"
#include "base/rect.h"
#include "face/face.h"

/* A piece of text in one face, one direction and one script. */
struct run {
    struct face_key face;
    bool rtl;
    char script[5];   /* ISO 15924 */
    int x, w;         /* pen position in the line, advance */
    const char *utf8; /* with a space on both sides: they keep ink off the surface's edges */
};

/* What a run draws: `x`, `y` place the surface's corner from pen position and baseline. */
struct run_ink {
    SDL_Surface *surface;
    int x, y;
};

struct face_mask {
    struct rect area; /* from the line's start and baseline; of an icon from its corner */
    const uint8_t *bytes;
};

/* Pixels the pen moves over a run. */
int run_advance(struct faces *faces, const struct run *run);

/* Rasters a run to 8-bit coverage; `surface` is NULL when there is nothing to draw, else the caller frees it. */
struct run_ink run_render(struct faces *faces, const struct run *run);

/* Rasters the runs of a line into one mask around all their ink; its bytes are the arena's. */
struct face_mask runs_raster(struct faces *faces, const struct run *runs, int count, struct arena *arena);

/* True when the icon face has this ligature. */
bool icon_exists(struct faces *faces, const char *name);

/* Rasters an icon as wide and high as its em, without trimming, so that icons of one size align; an unknown name gives
 * "help_outline" and is logged once. */
struct face_mask icon_raster(struct faces *faces, const char *name, int px, struct arena *arena);

#endif
