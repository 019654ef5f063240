/* A command of the staff tool: its name, its options, its help, all from one table of Dutch texts marked MN_, which are
 * looked up when they are printed. */
#ifndef TOOL_TALK_COMMAND_H
#define TOOL_TALK_COMMAND_H

#include <stdbool.h>

#include "base/message.h"

enum { OPTIONS_MAX = 16, SOURCES_MAX = 64 };

struct option_spec {
    const char *name;     /* long name; NULL ends the list */
    char letter;          /* short name, or 0 */
    const char *argument; /* "FILE", or NULL when it takes none */
    const char *help;
};

struct command {
    const char *name;    /* NULL ends the table */
    const char *usage;   /* what stands behind the name */
    const char *summary; /* one line */
    const char *help;    /* some lines more; may be NULL */
    const struct option_spec *options;
    int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns an exit code of sysexits.h */
};

/* Reads the next option as getopt_long does: its position in `options`, -1 at the end, -2 for an option that
 * is not there (said on stderr), -3 when --help was asked and has been given. */
int command_option(const struct command *command, int argc, char **argv);

/* Reads all options: `values[i]` is what stands behind the option i, "" for one that takes nothing, NULL for one that is not
 * there. EX_OK, -1 when help was all that was asked, or EX_USAGE. */
int command_values(const struct command *command, int argc, char **argv, const char *values[OPTIONS_MAX]);

/* Prints what a command does and its options. */
void command_help(const struct command *command);

/* Prints what is wrong to stderr and the usage on a line of its own; returns EX_USAGE. */
int command_usage(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
