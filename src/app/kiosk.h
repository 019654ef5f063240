/* The live kiosk: a window, a finger, the clock and a publication that may be replaced at any time. */
#ifndef APP_KIOSK_H
#define APP_KIOSK_H

#include "app/options.h"

/* Shows the kiosk until its display goes. Returns an exit code; why it failed is in `err`. */
int kiosk_run(const struct options *options, struct err *err);

/* Plays the journey of the options without a display. Returns 0, 1 when it failed (and said so), or an exit
 * code. */
int kiosk_play(const struct options *options, struct err *err);

#endif
