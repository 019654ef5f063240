/* What the command line of wegwijzer-sync says.
 *
 * Shape:  one table of options; `--help` is printed from it.
 * Errors: one line that names the option; exit codes are those of sysexits.h.
 */
#ifndef SYNC_OPTIONS_H
#define SYNC_OPTIONS_H

#include <stdbool.h>

#include "base/err.h"

struct sync_options {
    const char *from, *inbox, *channel, *keys, *ca; /* NULL: not said */
    int every_s;
    bool once, allow_http, help, version;
};

/* Reads the command line; what must be said and is not, is an error. Returns 0 or an exit code. */
int sync_options_read(struct sync_options *options, int argc, char **argv, struct err *err);

/* Prints what there is to choose from on stdout. */
void sync_options_help(void);

#endif
