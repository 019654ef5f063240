#include "../store/fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/kiosk.h"
#include "base/path.h"

static char folder[64];

/* A name in the folder of this test. */
static const char *place(const char *name)
{
    static char paths[8][128];
    static int next;
    char *path = paths[next++ % 8];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static void write_text(const char *name, const char *text)
{
    assert_true(path_write(place(name), text, strlen(text), NULL));
}

static int folder_setup(void **state)
{
    (void)state;
    size_t length;
    snprintf(folder, sizeof folder, "/tmp/wegwijzer-play-XXXXXX");
    if (!mkdtemp(folder))
        return -1;
    char *bytes = fixture_bytes(NULL, &length);
    bool ok = path_write(place("good.sqlite"), bytes, length, NULL) &&
              path_write(place("half.sqlite"), bytes, length / 2, NULL) && mkfifo(place("pipe"), 0600) == 0;
    free(bytes);
    write_text("foreign.sqlite", "geen publicatie\n");
    write_text("empty.sqlite", "");
    write_text("ok.journey", "now 2026-11-25T14:05\nscreen attract\n");
    return ok ? 0 : -1;
}

static int folder_teardown(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static int play(const char *data, const char *journey, struct err *err)
{
    struct options options = {.data = data, .journey = journey, .out = folder, .reading.scale = 100};
    err->text[0] = '\0';
    return kiosk_play(&options, err);
}

/* What is printed on stderr while a journey is played. */
static const char *play_output(const char *journey, int code, bool audit)
{
    static char output[4096];
    struct options options = {.data = place("good.sqlite"),
                              .journey = journey,
                              .out = folder,
                              .audit = audit,
                              .reading.scale = 100};
    struct err err;
    fflush(stderr);
    int saved = dup(STDERR_FILENO);
    FILE *file = tmpfile();
    dup2(fileno(file), STDERR_FILENO);
    int got = kiosk_play(&options, &err);
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    output[fread(output, 1, sizeof output - 1, file)] = '\0';
    fclose(file);
    assert_int_equal(got, code);
    return output;
}

static void a_publication_that_is_no_good_has_its_exit_code(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int code;
    } cases[] = {{"good.sqlite", 0},
                 {"half.sqlite", EX_DATAERR},
                 {"empty.sqlite", EX_DATAERR},
                 {"foreign.sqlite", EX_DATAERR},
                 {"missing.sqlite", EX_NOINPUT},
                 {"pipe", EX_NOINPUT},
                 {"", EX_NOINPUT}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err;
        assert_int_equal(play(place(cases[i].name), place("ok.journey"), &err), cases[i].code);
        assert_int_equal(cases[i].code != 0, err.text[0] != '\0');
        assert_null(strchr(err.text, '\n'));
        if (cases[i].code != 0)
            assert_non_null(strstr(err.text, place(cases[i].name)));
    }
}

static void a_journey_that_is_no_good_has_its_exit_code(void **state)
{
    (void)state;
    struct err err;
    write_text("bad.journey", "now 2026-11-25T14:05\nga naar huis\n");
    assert_int_equal(play(place("good.sqlite"), place("bad.journey"), &err), EX_DATAERR);
    assert_non_null(strstr(err.text, "bad.journey:2: "));
    assert_int_equal(play(place("good.sqlite"), place("missing.journey"), &err), EX_NOINPUT);
    assert_int_equal(play(place("good.sqlite"), place("pipe"), &err), EX_NOINPUT);
}

static void a_step_that_fails_says_what_is_on_the_screen(void **state)
{
    (void)state;
    write_text("fail.journey", "now 2026-11-25T14:05\ntap Nederlands\n\n# niets te zien\nsee Er was eens\n");
    const char *output = play_output(place("fail.journey"), 1, false);
    assert_non_null(
        strstr(output, "fail.journey:5: expected to see \"Er was eens\"; on the screen (home): "));
    assert_non_null(strstr(output, "Kinderopvang | "));
    write_text("fail.journey", "tap Niets\n");
    assert_non_null(
        strstr(play_output(place("fail.journey"), 1, false), "fail.journey:1: expected a control \"Niets\""));
    write_text("fail.journey", "screen home\n");
    assert_non_null(strstr(play_output(place("fail.journey"), 1, false), "expected the screen \"home\""));
    write_text("fail.journey", "miss Nederlands\n");
    assert_non_null(
        strstr(play_output(place("fail.journey"), 1, false), "expected not to see \"Nederlands\""));
    write_text("fail.journey", "find Niets\n");
    assert_non_null(
        strstr(play_output(place("fail.journey"), 1, false), "expected \"Niets\" on one of the pages"));
}

static bool is_there(const char *name)
{
    return access(place(name), R_OK) == 0;
}

static void pictures_and_trees_are_written(void **state)
{
    (void)state;
    write_text("shot.journey", "now 2026-11-25T14:05\nshot a.png\ntap Nederlands\nshot b.png\ntree b.json\n");
    struct err err;
    assert_int_equal(play(place("good.sqlite"), place("shot.journey"), &err), 0);
    assert_true(is_there("a.png") && is_there("b.png"));
    char *tree;
    size_t length;
    assert_true(path_read(place("b.json"), 1 << 20, &tree, &length, NULL));
    assert_non_null(strstr(tree, "\"screen\": \"home\""));
    assert_non_null(strstr(tree, "\"id\": \"topic.opvang\""));
    assert_non_null(strstr(tree, "\"size\": [1080, 1920]"));
    free(tree);
}

static void a_visit_runs_on_its_own_clock(void **state)
{
    (void)state;
    write_text("idle.journey",
               "now 2026-11-25T23:59\nsee 23.59\ntap Nederlands\nwait 59s\nscreen home\nsee 23.59\nwait 2s\n"
               "screen idle\ntap Ja, ga verder\nscreen home\nsee 0.00\nwait 60s\nscreen idle\nkey help\n"
               "screen home\nwait 90s\nscreen attract\n");
    assert_string_equal(play_output(place("idle.journey"), 0, false), "");
}

static void a_bad_publication_that_arrives_changes_nothing(void **state)
{
    (void)state;
    write_text("swap.journey",
               "now 2026-11-25T14:05\ntap Nederlands\nswap half.sqlite\nscreen home\nswap good.sqlite\n"
               "screen home\nsee Kinderopvang\n");
    const char *output = play_output(place("swap.journey"), 0, false);
    assert_non_null(strstr(output, "half.sqlite: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_publication_that_is_no_good_has_its_exit_code),
        cmocka_unit_test(a_journey_that_is_no_good_has_its_exit_code),
        cmocka_unit_test(a_step_that_fails_says_what_is_on_the_screen),
        cmocka_unit_test(pictures_and_trees_are_written),
        cmocka_unit_test(a_visit_runs_on_its_own_clock),
        cmocka_unit_test(a_bad_publication_that_arrives_changes_nothing),
    };
    return cmocka_run_group_tests(tests, folder_setup, folder_teardown);
}
