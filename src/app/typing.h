/* What a visitor types: added, taken back and replaced letter by letter.
 *
 * Shape: a text that is full stays as it is; nothing that is no letter gets in.
 */
#ifndef APP_TYPING_H
#define APP_TYPING_H

#include "ui/session.h"

/* Puts text behind what was typed. */
void typing_add(struct typing *typing, const char *text);

/* Takes the last letter back, with all its marks. */
void typing_erase(struct typing *typing);

/* Puts text in the place of the last letter. */
void typing_replace(struct typing *typing, const char *text);

/* Puts text in the place of all; "" clears it. */
void typing_set(struct typing *typing, const char *text);

#endif
