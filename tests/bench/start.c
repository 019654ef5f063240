/* start RUNS WHAT MOST COMMAND...: how long a program takes from its start until its first frame is on the X
 * display.
 *
 * Shape:   in turn with a bare Xlib program that shows one full frame, which is the limit of the machine. A
 *          frame is there when the display no longer shows what it shows without any program.
 * Source:  perf.md, "start to first content".
 */
#include <stdio.h>
#include <stdlib.h>

#include "figures.h"
#include "glass.h"

enum { WARM_UPS = 2 };

/* One start of a command (NULL: the bare program), which is ended again. */
static double start_once(const struct glass *glass, char *self, char **command, uint64_t dark)
{
    double start = figures_now();
    pid_t child = glass_start(self, command);
    double ms = glass_wait(glass, dark, true) - start;
    glass_end(child);
    glass_wait(glass, dark, false);
    return ms;
}

int main(int argc, char **argv)
{
    static struct figures ours, limit;
    if (argc == 1)
        glass_raw();
    if (argc < 5)
        return 64;
    struct glass glass = glass_open();
    uint64_t dark = glass_look(&glass);
    for (int i = -WARM_UPS; i < atoi(argv[1]); i++) {
        double raw_ms = start_once(&glass, argv[0], NULL, dark),
               ms = start_once(&glass, argv[0], argv + 4, dark);
        if (i < 0)
            continue;
        figures_add(&limit, raw_ms);
        figures_add(&ours, ms);
    }
    figures_print("bare Xlib program with one frame (the limit)", &limit, 0);
    figures_print_beside(argv[2], &ours, &limit, "the limit", atof(argv[3]));
    return 0;
}
