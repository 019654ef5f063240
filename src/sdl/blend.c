#include "sdl/blend.h"

#include <string.h>

/* Loops of this fixed length become vector instructions without being told to. */
enum { STEP = 8 };

void blend_fill(uint32_t *to, int n, unsigned colour)
{
    const uint32_t pixel = 0xFF000000 | colour;
    for (; n >= STEP; n -= STEP, to += STEP)
        for (int i = 0; i < STEP; i++)
            to[i] = pixel;
    for (int i = 0; i < n; i++)
        to[i] = pixel;
}

void blend_flat(uint32_t *to, int n, unsigned colour, int alpha)
{
    for (; n >= STEP; n -= STEP, to += STEP)
        for (int i = 0; i < STEP; i++)
            to[i] = blend_pixel(to[i], colour, (unsigned)alpha);
    for (int i = 0; i < n; i++)
        to[i] = blend_pixel(to[i], colour, (unsigned)alpha);
}

static void blend_step(uint32_t *restrict to, const uint8_t *restrict mask, unsigned colour)
{
    for (int i = 0; i < STEP; i++)
        to[i] = blend_pixel(to[i], colour, mask[i]);
}

void blend_mask(uint32_t *to, const uint8_t *mask, int n, unsigned colour)
{
    for (; n >= STEP; n -= STEP, to += STEP, mask += STEP) {
        uint64_t eight;
        memcpy(&eight, mask, sizeof eight);
        if (eight == UINT64_MAX)
            blend_fill(to, STEP, colour);
        else if (eight)
            blend_step(to, mask, colour);
    }
    for (int i = 0; i < n; i++)
        if (mask[i])
            to[i] = blend_pixel(to[i], colour, mask[i]);
}
