#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "fixture.h"
#include "tool/commands.h"

/* The staff tool of this build; NULL when it is not there. */
static const char *program(char path[512])
{
    ssize_t length = readlink("/proc/self/exe", path, 480);
    path[length > 0 ? length : 0] = '\0';
    for (int up = 0; up < 3; up++)
        *strrchr(path, '/') = '\0';
    strcat(path, "/wegwijzer-data");
    return access(path, X_OK) == 0 ? path : NULL;
}

/* Runs `PROGRAM arguments` in a shell with its output elsewhere; its exit code. */
static int run(const char *path, const char *arguments)
{
    char line[1200];
    snprintf(line, sizeof line, "exec %s %s", path, arguments);
    int status = system(line);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_cannot_be_told_is_a_failure(void **state)
{
    char path[512], line[300];
    struct fixture *fixture = *state;
    if (!program(path))
        skip();
    assert_int_equal(run(path, "--version >/dev/full 2>/dev/null"), EX_IOERR);
    assert_int_equal(run(path, "--help >&- 2>/dev/null"), EX_IOERR);
    assert_int_equal(run(path, "--version >/dev/null"), EX_OK);
    snprintf(line, sizeof line, "check %s --no-layout --json >/dev/full 2>/dev/null", fixture->source);
    assert_int_equal(run(path, line), EX_IOERR);
    snprintf(line, sizeof line, "check %s --into x.ods >&- 2>/dev/null", fixture->source);
    assert_int_equal(run(path, line), EX_USAGE);
}

/* The first file that a program opens takes the place of an output that is closed. */
static void a_closed_output_writes_into_no_file(void **state)
{
    char path[512], line[400];
    size_t length;
    struct fixture *fixture = *state;
    if (!program(path))
        skip();
    snprintf(line, sizeof line, "build %s -o %s <&- >&- 2>&-", fixture->source, fixture->out);
    assert_int_equal(run(path, line), EX_IOERR);
    assert_string_equal(fixture_ask(fixture, "PRAGMA integrity_check"), "ok");
    char *bytes = fixture_read(fixture, "out.sqlite", &length);
    assert_int_equal(length % 4096, 0);
    free(bytes);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", "/nowhere/x.sqlite", NULL),
                     EX_CANTCREAT);
    assert_non_null(
        strstr(fixture->said, "/nowhere/x.sqlite: hier kan ik niet schrijven (de map bestaat niet)"));
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", "/nowhere/x", NULL),
                     EX_CANTCREAT);
    assert_non_null(strstr(fixture->said, "/nowhere/x: hier kan ik niet schrijven (de map bestaat niet)"));
}

/* The kiosk of this test breaks off who started it, as Ctrl-C does. */
static void a_command_that_is_broken_off_leaves_nothing_behind(void **state)
{
    char path[512], line[400], script[120], empty[120];
    struct fixture *fixture = *state;
    struct err err = {""};
    static const char text[] = "#!/bin/sh\nkill -INT $PPID\nexec sleep 60\n";
    if (!program(path))
        skip();
    snprintf(script, sizeof script, "%s/kiosk", fixture->folder);
    assert_true(path_write(script, text, strlen(text), &err));
    assert_int_equal(chmod(script, 0755), 0);
    snprintf(empty, sizeof empty, "%s/t", fixture->folder);
    assert_int_equal(mkdir(empty, 0755), 0);
    signal(SIGINT, SIG_DFL); /* who runs the tests in the background may have it ignored */
    setenv("TMPDIR", empty, 1);
    snprintf(line, sizeof line, "check %s --kiosk %s >/dev/null 2>&1", fixture->source, script);
    assert_int_equal(run(path, line), -1);
    unsetenv("TMPDIR");
    assert_int_equal(rmdir(empty), 0);
}

static void an_empty_name_is_no_name(void **state)
{
    char path[512], line[300];
    struct fixture *fixture = *state;
    if (!program(path))
        skip();
    snprintf(line, sizeof line, "build %s -o '' 2>/dev/null", fixture->source);
    assert_int_equal(run(path, line), EX_USAGE);
    snprintf(line, sizeof line, "convert %s --output= 2>/dev/null", fixture->source);
    assert_int_equal(run(path, line), EX_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_cannot_be_told_is_a_failure, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_closed_output_writes_into_no_file, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_named, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_command_that_is_broken_off_leaves_nothing_behind, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(an_empty_name_is_no_name, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
