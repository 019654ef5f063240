/* The line that shows on a terminal that long work goes on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <pty.h>
#include <termios.h>

#include "tool/talk/progress.h"

enum { WORK = 3000 };

/* Does three seconds of work in three parts with stderr on `fd`, as a command does, and closes it. */
static void work(int fd)
{
    static const char *const stages[] = {"lezen", "vergelijken", "schrijven"};
    int before = dup(STDERR_FILENO);
    struct progress progress;
    dup2(fd, STDERR_FILENO);
    close(fd);
    progress_init(&progress, isatty(STDERR_FILENO));
    progress.clock = clock_fixed(0);
    progress.next_ms = clock_steady(&progress.clock) + 1000;
    for (int stage = 0; stage < 3; stage++)
        for (int i = 0; i < WORK / 3; i++) {
            clock_advance(&progress.clock, 1);
            progress_tick(&progress, stages[stage]);
        }
    progress_end(&progress);
    fflush(stderr);
    dup2(before, STDERR_FILENO);
    close(before);
}

static void read_all(int fd, char *text, size_t size)
{
    size_t used = 0;
    for (ssize_t got; used < size - 1 && (got = read(fd, text + used, size - 1 - used)) > 0;)
        used += (size_t)got;
    text[used] = '\0';
    close(fd);
}

static void a_terminal_sees_one_line_that_is_wiped_in_the_end(void **state)
{
    (void)state;
    int master, slave;
    char text[4096];
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    work(slave);
    read_all(master, text, sizeof text);
    assert_null(strstr(text, "lezen: "));
    assert_non_null(strstr(text, "\rvergelijken: 256\033[K\rvergelijken: 512\033[K"));
    assert_non_null(strstr(text, "\rschrijven: 768\033[K"));
    assert_null(strchr(text, '\n'));
    static const char wiped[] = "\r\033[K";
    size_t length = strlen(text);
    assert_true(length > sizeof wiped);
    assert_string_equal(text + length - (sizeof wiped - 1), wiped);
}

static void a_pipe_sees_nothing(void **state)
{
    (void)state;
    int ends[2];
    char text[64];
    assert_int_equal(pipe(ends), 0);
    work(ends[1]);
    read_all(ends[0], text, sizeof text);
    assert_string_equal(text, "");
}

static void quick_work_shows_nothing_on_a_terminal_either(void **state)
{
    (void)state;
    struct progress progress;
    progress_init(&progress, true);
    progress.clock = clock_fixed(0);
    progress.next_ms = clock_steady(&progress.clock) + 1000;
    int master, slave, before = dup(STDERR_FILENO);
    char text[64];
    assert_int_equal(openpty(&master, &slave, NULL, NULL, NULL), 0);
    dup2(slave, STDERR_FILENO);
    close(slave);
    for (int i = 0; i < WORK; i++)
        progress_tick(&progress, "lezen");
    progress_end(&progress);
    dup2(before, STDERR_FILENO);
    close(before);
    read_all(master, text, sizeof text);
    assert_string_equal(text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_terminal_sees_one_line_that_is_wiped_in_the_end),
        cmocka_unit_test(a_pipe_sees_nothing),
        cmocka_unit_test(quick_work_shows_nothing_on_a_terminal_either),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
