#include "import_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/path.h"
#include "tool/commands.h"

int bench_set_up(void **state)
{
    struct bench *bench = calloc(1, sizeof *bench);
    assert_non_null(bench);
    fixture_open(&bench->fixture);
    snprintf(bench->into, sizeof bench->into, "%s/bron", bench->fixture.folder);
    *state = bench;
    return 0;
}

int bench_tear_down(void **state)
{
    struct bench *bench = *state;
    fixture_close(&bench->fixture);
    free(bench);
    return 0;
}

void bench_input(struct bench *bench, const char *name, const void *bytes, size_t length)
{
    struct err err = {""};
    snprintf(bench->input, sizeof bench->input, "%s/%s", bench->fixture.folder, name);
    if (!path_write(bench->input, bytes, length, &err))
        fail_msg("%s", err.text);
}

int bench_import(struct bench *bench, const char *format, ...)
{
    const char *arguments[FIXTURE_ARGUMENTS_MAX] = {"--format", format, bench->input, "--into", bench->into};
    va_list args;
    va_start(args, format);
    for (int count = 5; count < FIXTURE_ARGUMENTS_MAX - 1 && (arguments[count] = va_arg(args, char *));)
        count++;
    va_end(args);
    return fixture_run_with(&bench->fixture, &import_command, arguments);
}

char *bench_table(const struct bench *bench, const char *name)
{
    char path[96];
    size_t length;
    snprintf(path, sizeof path, "bron/%s", name);
    return fixture_read(&bench->fixture, path, &length);
}

void assert_in(const char *text, const char *wanted)
{
    if (!text || !strstr(text, wanted))
        fail_msg("\"%s\" is not in:\n%s", wanted, text ? text : "(nothing)");
}
