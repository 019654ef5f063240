/* The rules of accessibility over one frame: what a finger must reach and hit, and what an eye must read.
 *
 * Shape:  reads nodes and ops of a canvas, wherever they came from; each breach is one line for whoever mends it.
 * Units:  lines speak in pixels of the screen and millimetres of the wall.
 * Source: accessibility.md 4, 5.2 to 5.4; product.md "Numbers it must hold"; EN 301 549, 8.3.
 */
#ifndef UI_AUDIT_H
#define UI_AUDIT_H

#include "ui/canvas.h"

/* Called once for each breach; `line` lives until it returns. */
typedef void audit_report(void *context, const char *line);

/* Checks a frame at rest; returns how many breaches were reported. */
int audit_canvas(const struct canvas *canvas, audit_report *report, void *context);

#endif
