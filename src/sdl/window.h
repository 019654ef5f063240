/* The kiosk's window: its pixels, what the panel and keys do, and waiting without using the processor.
 *
 * Threads: the main thread; only `window_wake` may be called from another.
 */
#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include <stdbool.h>

#include "base/err.h"
#include "base/rect.h"
#include "sdl/painter.h"
#include "ui/input.h"

struct window;

/* True when there is a display to open a window on (dummy and offscreen drivers do not count). */
bool window_possible(void);

/* Opens fullscreen (w = 0) or in a window of w x h. */
bool window_open(int w, int h, struct window **out, struct err *err);
void window_close(struct window *window);

/* The pixels to paint into; valid until the next wait. */
struct picture window_picture(struct window *window);

/* Shows the rectangles that were painted. */
void window_present(struct window *window, const struct rect *rects, int count);

/* Waits for something to happen, at most `timeout_ms` (-1: for ever). INPUT_NONE when the time is over. */
struct input window_wait(struct window *window, int timeout_ms);

/* Letters of a keyboard come as INPUT_TEXT from now on, or no longer. */
void window_type(struct window *window, bool on);

/* Ends a wait from another thread; it returns INPUT_WAKE. */
void window_wake(struct window *window);

#endif
