/* An import as a test makes it: what comes in stands beside the source that it goes into, in the fixture's folder.
 *
 * Ownership: a bench owns its fixture.
 */
#ifndef TESTS_TOOL_IMPORT_FIXTURE_H
#define TESTS_TOOL_IMPORT_FIXTURE_H

#include "fixture.h"

struct bench {
    struct fixture fixture;
    char input[160]; /* of the last bench_input */
    char into[96];   /* the source: bron/, which is not there yet */
};

/* Setup and teardown of cmocka: `*state` is a bench of its own. */
int bench_set_up(void **state);
int bench_tear_down(void **state);

/* Writes what comes in under this name. */
void bench_input(struct bench *bench, const char *name, const void *bytes, size_t length);

/* `import --format FORMAT INPUT --into SOURCE` with what follows (ended by NULL); its exit code. */
int bench_import(struct bench *bench, const char *format, ...) __attribute__((sentinel));

/* A table of a source that is a folder; the caller frees it. */
char *bench_table(const struct bench *bench, const char *name);

/* Fails the test unless `text` holds `wanted`. */
void assert_in(const char *text, const char *wanted);

#endif
