/* A small valid source on disk that a test changes, and the commands run on it as staff run them.
 *
 * Ownership: a fixture owns its folder and removes it; texts live until the next run or the end.
 */
#ifndef TESTS_TOOL_FIXTURE_H
#define TESTS_TOOL_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>

struct command;

enum { FIXTURE_ARGUMENTS_MAX = 23 };

struct fixture {
    char folder[64]; /* holds source/ and what the commands write */
    char source[80];
    char out[80]; /* the publication */
    char *said;   /* stderr of the last run */
    char *told;   /* stdout of the last run */
};

/* Makes the folder with the valid source. */
void fixture_open(struct fixture *fixture);

/* The same, with the publication built. */
void fixture_open_built(struct fixture *fixture);

/* Removes all. */
void fixture_close(struct fixture *fixture);

/* Setup and teardown of cmocka: `*state` is a fixture of its own. */
int fixture_set_up(void **state);
int fixture_tear_down(void **state);

/* Replaces the first `old` in a table by `new` (both must differ, `old` must be there); `old` NULL writes the
 * whole file. */
void fixture_change(const struct fixture *fixture, const char *file, const char *old, const char *new);

/* Runs a command with these arguments (ended by NULL) and returns its exit code. */
int fixture_run(struct fixture *fixture, const struct command *command, ...) __attribute__((sentinel));

/* The same with the arguments as a list that NULL ends. */
int fixture_run_with(struct fixture *fixture, const struct command *command, const char *const *arguments);

/* `build SOURCE -o OUT --as-of 2026-11-25`. */
int fixture_build(struct fixture *fixture);

/* The first column of the first row of a query on the publication, as text; "" when there is none. */
const char *fixture_ask(struct fixture *fixture, const char *sql);

/* Reads a file of the folder whole; the caller frees it. */
char *fixture_read(const struct fixture *fixture, const char *name, size_t *length);

#endif
