#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/commands.h"

/* The kiosk of this build; NULL when it is not there. */
static const char *kiosk_program(char path[512])
{
    ssize_t length = readlink("/proc/self/exe", path, 480);
    path[length > 0 ? length : 0] = '\0';
    for (int up = 0; up < 3; up++)
        *strrchr(path, '/') = '\0';
    strcat(path, "/wegwijzer");
    return access(path, X_OK) == 0 ? path : NULL;
}

static int preview(struct fixture *fixture, const char *cards, const char *languages)
{
    char path[512], folder[96];
    if (!kiosk_program(path))
        skip();
    snprintf(folder, sizeof folder, "%s/beelden", fixture->folder);
    return fixture_run(fixture, &preview_command, fixture->out, "-o", folder, "--as-of", "2026-11-25",
                       "--kiosk", path, "--size", "800x480@7", "--card", cards, "--lang", languages, NULL);
}

static void every_size_and_language_gets_a_picture(void **state)
{
    (void)state;
    struct fixture fixture;
    size_t length;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(preview(&fixture, "sa02", "nl; fr"), EX_OK);
    assert_non_null(strstr(fixture.told, "1 kaarten, 2 talen, 8 beelden"));
    char *page = fixture_read(&fixture, "beelden/index.html", &length);
    assert_non_null(strstr(page, "src=\"sa02-fr-200.png\""));
    assert_non_null(strstr(page, "<h3>Français</h3>"));
    free(page);
    char *picture = fixture_read(&fixture, "beelden/sa02-fr-200.png", &length);
    assert_memory_equal(picture, "\x89PNG", 4);
    free(picture);
    fixture_close(&fixture);
}

static void what_is_not_there_is_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(preview(&fixture, "zzzz", "nl"), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "de kaart \"zzzz\" staat niet in deze publicatie"));
    assert_int_equal(preview(&fixture, "sa02", "xx"), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "het huis toont de taal \"xx\" niet"));
    assert_int_equal(fixture_run(&fixture, &preview_command, fixture.out, NULL), EX_USAGE);
    static const char *const sizes[] = {"groot",         "1920x1080", "1920x1080@",
                                        "1920x1080@22x", "5x5@22",    "800x480@1"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(
            fixture_run(&fixture, &preview_command, fixture.out, "-o", "/nowhere", "--size", sizes[i], NULL),
            EX_USAGE);
        assert_non_null(strstr(fixture.said, "is geen maat van een scherm; schrijf breedte, hoogte en inch"));
        assert_non_null(strstr(fixture.said, "\ngebruik: wegwijzer-data preview "));
    }
    assert_int_equal(fixture_run(&fixture, &preview_command, "/nowhere.sqlite", "-o", "/nowhere", "--kiosk",
                                 "/bin/true", NULL),
                     EX_NOINPUT);
    assert_non_null(strstr(fixture.said, "/nowhere.sqlite: dit bestand bestaat niet; kijk de naam na"));
    assert_null(strstr(fixture.said, "--data"));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_and_language_gets_a_picture),
        cmocka_unit_test(what_is_not_there_is_refused),
    };
    return cmocka_run_group_tests_name("preview", tests, NULL, NULL);
}
