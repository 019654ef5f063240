/* Paints a canvas into a picture: fills, nine-slice boxes, houses, text masks, icons and QR codes.
 *
 * Shape:   pixels are 0xXXRRGGBB, `pitch` counts pixels a row. Needs no display; journeys paint into memory.
 * Source:  rounded corners and shadows come from signed-distance masks made once per size.
 */
#ifndef SDL_PAINTER_H
#define SDL_PAINTER_H

#include <stdint.h>

#include "ui/canvas.h"

struct picture {
    uint32_t *pixels;
    int w, h, pitch;
};

struct painter;

struct painter *painter_new(struct text *text);
void painter_free(struct painter *painter);

/* Paints the part of a frame inside `area`, and nothing else. */
void painter_paint(struct painter *painter, const struct canvas *canvas, struct picture picture,
                   struct rect area);

#endif
