/* Finding on a frame what a visitor reads, whatever invisible characters stand in it. */
#ifndef APP_LABEL_H
#define APP_LABEL_H

#include "ui/canvas.h"

/* The control with an id ("#nav.home"), else with exactly this label, else the only one whose label begins so.
 * When several do, `*several` is another one; controls that do the same count as one. NULL: there is none. */
const struct node *label_control(const struct canvas *canvas, const char *text, const struct node **several);

/* True when a label is this text or begins with it ("#ID": when there is such a node). */
bool label_there(const struct canvas *canvas, const char *text);

/* True when this text can be read somewhere. */
bool label_seen(const struct canvas *canvas, const char *text);

/* All labels in one line. */
const char *label_list(const struct canvas *canvas, struct arena *arena);

#endif
