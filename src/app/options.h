/* What the command line and the configuration file say.
 *
 * Shape:  one table of options; `--help` is printed from it, and a line `name = value` of the file means the same.
 * Errors: one line that names the option or the file and its line; exit codes are those of sysexits.h.
 */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include <stdbool.h>

#include "base/err.h"
#include "ui/theme.h"

struct options {
    const char *data, *house, *language; /* NULL: not said */
    const char *state, *inbox, *channel, *keys;
    const char *desk, *phone, *municipality;
    const char
        *helplines; /* "112 Brandweer; 1712 Vragen over geweld": checked, a number and words in each part */
    const char *journey, *out, *now;
    bool window, audit, fps, help, version;
    int w, h;                   /* 0: not said */
    double diagonal;            /* inch; 0: not said */
    int bottom_mm, distance_mm; /* 0: not said */
    struct reading reading;
    char *file; /* the configuration file, whose lines the texts point into */
};

/* Reads the command line and the file it names; the command line wins. Returns 0 or an exit code. */
int options_read(struct options *options, int argc, char **argv, struct err *err);

void options_release(struct options *options);

/* Prints what there is to choose from on stdout. */
void options_help(void);

/* The panel of a screen of w x h pixels, with the usual diagonal when none was said. */
struct panel options_panel(const struct options *options, int w, int h);

#endif
