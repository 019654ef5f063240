/* An X display looked at from outside: what is on it, whose window it is, and a finger on it.
 *
 * Shape:   the limit of the machine is `glass_raw`, a bare Xlib program that shows one full frame from shared
 *          memory and another whenever it is touched.
 * Units:   pixels of the display, milliseconds of `figures_now`.
 * Errors:  what cannot be measured ends the program with a line.
 */
#ifndef BENCH_GLASS_H
#define BENCH_GLASS_H

#include <X11/Xlib.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct glass {
    Display *display;
    Window root;
    int w, h;
};

struct glass glass_open(void);

/* Starts a command (NULL: this program, as `glass_raw`). */
pid_t glass_start(char *self, char **command);
void glass_end(pid_t child);

/* A hash of the column of pixels in the middle; equal as long as nothing there changes. */
uint64_t glass_look(const struct glass *glass);

/* Waits until the column is (or, with `other`, no longer is) as it was; returns when that was. */
double glass_wait(const struct glass *glass, uint64_t look, bool other);

/* Presses or lifts a finger on the window that covers the display. */
void glass_finger(const struct glass *glass, int x, int y, bool down);

/* The bare program; never returns. */
void glass_raw(void);

/* Sleeps. */
void glass_rest(int ms);

#endif
