/* The upper half of a rounded shape, row by row: how far it stands in, its smooth edge, and that it is solid from there.
 *
 * Shape:     symmetric from left to right, so a row holds its left side only; one outline serves boxes of all sizes.
 * Ownership: outlines belong to the store and live until the next `outline_find`s have pushed them out: use at most four.
 * Source:    signed distance to the shape, one pixel wide for an edge, `soft` pixels inwards for a shadow.
 */
#ifndef SDL_OUTLINE_H
#define SDL_OUTLINE_H

#include <stdint.h>

/* What makes one outline differ from another; lengths in pixels. */
struct outline_key {
    int roof, w;  /* height of the gable and width of the house; 0 for a box */
    int diameter; /* of the corners: twice the radius; on a house the corners begin at the radius from their
                     points */
    int soft;     /* 0: a sharp edge */
};

struct outline_row {
    int skip, edge; /* empty pixels, then pixels with a byte each in `cover` */
    int at;         /* where they are in `cover` */
    uint8_t middle; /* strength of all that follows */
};

struct outline {
    struct outline_key key;
    int rows; /* the last row goes for all that are lower */
    const struct outline_row *row;
    const uint8_t *cover;
};

struct outline_store;

struct outline_store *outline_store_new(void);
void outline_store_free(struct outline_store *store);

/* The outline of a shape, made the first time. */
const struct outline *outline_find(struct outline_store *store, struct outline_key key);

#endif
