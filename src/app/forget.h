/* Nothing that was typed stays in memory when a visit ends.
 *
 * Shape: sessions, models and frames are wiped by whoever holds them; this wipes what libraries and the stack keep.
 */
#ifndef APP_FORGET_H
#define APP_FORGET_H

#include "text/text.h"

/* Overwrites the text engine's cache and the stack below the caller. */
void forget_typed(struct text *text);

#endif
