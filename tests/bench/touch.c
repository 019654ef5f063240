/* touch RUNS WHAT X Y BACK_X BACK_Y MOST COMMAND...: how long it takes from a finger's release at X, Y until
 * the X display shows something else; a touch at BACK_X, BACK_Y leads back. MOST is how many times the limit
 * that may be.
 *
 * Shape:   in turn with a bare Xlib program that shows another full frame when it is touched. From the
 *          attract screen one touch in the middle leads to Start.
 * Source:  perf.md, "touch: tile to list".
 */
#include <stdio.h>
#include <stdlib.h>

#include "figures.h"
#include "glass.h"

enum { WARM_UPS = 2, HELD_MS = 80, QUIET_MS = 650, ARGUMENTS = 8 };

static double tap(const struct glass *glass, int x, int y)
{
    glass_finger(glass, x, y, true);
    glass_rest(HELD_MS);
    uint64_t pressed = glass_look(glass);
    double start = figures_now();
    glass_finger(glass, x, y, false);
    double ms = glass_wait(glass, pressed, true) - start;
    glass_rest(QUIET_MS);
    return ms;
}

/* Taps there and back, and takes the time of the way there. */
static void measure(const struct glass *glass, struct figures *figures, const int *at, int runs)
{
    uint64_t home = glass_look(glass);
    for (int i = -WARM_UPS; i < runs; i++) {
        double ms = tap(glass, at[0], at[1]);
        if (i >= 0)
            figures_add(figures, ms);
        tap(glass, at[2], at[3]);
        if (glass_look(glass) != home) {
            fprintf(stderr, "bench: a touch there and one back do not lead back\n");
            exit(1);
        }
    }
}

static pid_t begin(const struct glass *glass, char *self, char **command)
{
    uint64_t dark = glass_look(glass);
    pid_t child = glass_start(self, command);
    glass_wait(glass, dark, true);
    glass_rest(QUIET_MS);
    return child;
}

int main(int argc, char **argv)
{
    static struct figures ours, limit;
    if (argc == 1)
        glass_raw();
    if (argc <= ARGUMENTS)
        return 64;
    const int at[] = {atoi(argv[3]), atoi(argv[4]), atoi(argv[5]), atoi(argv[6])};
    struct glass glass = glass_open();
    pid_t child = begin(&glass, argv[0], NULL);
    measure(&glass, &limit, at, atoi(argv[1]));
    glass_end(child);
    glass_rest(QUIET_MS);
    child = begin(&glass, argv[0], argv + ARGUMENTS);
    tap(&glass, glass.w / 2, glass.h / 3);
    measure(&glass, &ours, at, atoi(argv[1]));
    glass_end(child);
    figures_print("bare Xlib program, another frame (the limit)", &limit, 0);
    figures_print_beside(argv[2], &ours, &limit, "the limit", atof(argv[7]));
    return 0;
}
