/* "In de kijker": one date that deserves attention, large. */
#ifndef SCREEN_HIGHLIGHT_H
#define SCREEN_HIGHLIGHT_H

#include "screen/screen.h"

/* Picture, name, when and where, in at most the room it gets. */
void highlight_draw(struct canvas *canvas, struct rect look, const struct visit *visit,
                    const struct occurrence *date);

#endif
