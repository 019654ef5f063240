/* The pixel loops: a run of one colour laid over a row, whole, at one strength, or through a mask.
 *
 * Units: pixels are 0xFFRRGGBB; a strength of 0 leaves what is there, 255 covers it exactly. Mixing is done
 * in sRGB values.
 */
#ifndef SDL_BLEND_H
#define SDL_BLEND_H

#include <stdint.h>

/* Covers `n` pixels. */
void blend_fill(uint32_t *to, int n, unsigned colour);

/* Mixes the colour over `n` pixels at one strength. */
void blend_flat(uint32_t *to, int n, unsigned colour, int alpha);

/* Mixes the colour over `n` pixels, each at the strength of its byte in the mask. */
void blend_mask(uint32_t *to, const uint8_t *mask, int n, unsigned colour);

/* Mixes the colour over one pixel. */
static inline uint32_t blend_pixel(uint32_t under, unsigned colour, unsigned alpha)
{
    /* 0..255 becomes 0..256, so that 255 covers exactly and the division is a shift. */
    uint32_t over = alpha + (alpha >> 7), rest = 256 - over;
    uint32_t red_blue = (under & 0xFF00FF) * rest + (colour & 0xFF00FF) * over + 0x800080;
    uint32_t green = (under & 0x00FF00) * rest + (colour & 0x00FF00) * over + 0x008000;
    return 0xFF000000 | (red_blue >> 8 & 0xFF00FF) | (green >> 8 & 0x00FF00);
}

#endif
