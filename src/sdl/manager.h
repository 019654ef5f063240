/* Whether a window manager runs on the X11 display; without one a window must place itself. */
#ifndef SDL_MANAGER_H
#define SDL_MANAGER_H

#include <stdbool.h>

/* Asks the display of $DISPLAY; false as well when there is none. */
bool manager_runs(void);

#endif
