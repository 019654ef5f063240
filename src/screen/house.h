/* "Wie zijn wij", shared by its files. */
#ifndef SCREEN_HOUSE_H
#define SCREEN_HOUSE_H

#include "screen/visit.h"

/* Draws where the desk is, for who came to see the house; the card is as high as its lines ask. */
void house_desk(struct canvas *canvas, struct rect look, const struct visit *visit);

#endif
