/* The on-screen keyboard: a page of keys with space, erase and the ways to other pages below it.
 *
 * Shape: keys keep their places from left to right in every language. Where the width is too small for the rows of the
 *        file, the letters flow over more rows; on compact screens space and erase stand behind the last of them.
 */
#ifndef UI_KEYS_H
#define UI_KEYS_H

#include "ui/canvas.h"
#include "ui/keyboard.h"
#include "ui/session.h"

struct keys {
    const struct keyboard *own, *abc; /* of the language; in the order of the alphabet */
    const struct typing *typing;      /* the page, and the syllable that vowels change */
};

/* The most rows a page takes in a width. */
int keys_rows(const struct theme *theme, const struct keys *keys, int width);

/* Room between two keys. */
int keys_gap(const struct theme *theme);

/* Draws the page of `typing->keys`. */
void keys_draw(struct canvas *canvas, struct rect rect, const struct keys *keys);

#endif
