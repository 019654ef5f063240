/* What a command is told to write never takes the place of what staff made. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "fixture.h"
#include "tool/commands.h"

/* A place in the folder of the fixture; good until the fifth call after this one. */
static const char *at(const struct fixture *fixture, const char *name)
{
    static char paths[5][160];
    static int next;
    next = (next + 1) % 5;
    snprintf(paths[next], sizeof paths[next], "%s/%s", fixture->folder, name);
    return paths[next];
}

static void put(const struct fixture *fixture, const char *name, const char *text)
{
    assert_true(path_write(at(fixture, name), text, strlen(text), NULL));
}

static void assert_said(const struct fixture *fixture, const char *part)
{
    if (!strstr(fixture->said, part))
        fail_msg("\"%s\" is not in: %s", part, fixture->said);
}

static void assert_text(const struct fixture *fixture, const char *name, const char *text)
{
    size_t length;
    char *bytes = fixture_read(fixture, name, &length);
    assert_non_null(bytes);
    assert_string_equal(bytes, text);
    free(bytes);
}

static int build_to(struct fixture *fixture, const char *name, const char *more)
{
    return fixture_run(fixture, &build_command, fixture->source, "-o", at(fixture, name), "--as-of",
                       "2026-11-25", more, NULL);
}

static void a_publication_replaces_a_publication_and_nothing_else_unasked(void **state)
{
    struct fixture *fixture = *state;
    put(fixture, "brief.odt", "Beste ouders");
    assert_int_equal(build_to(fixture, "brief.odt", NULL), EX_CANTCREAT);
    assert_said(fixture, "dit bestand is er al en is geen publicatie; geef met -o een andere naam");
    assert_text(fixture, "brief.odt", "Beste ouders");
    assert_int_equal(build_to(fixture, "brief.odt", "--force"), EX_OK);
    assert_int_equal(build_to(fixture, "brief.odt", NULL), EX_OK);
    put(fixture, "leeg.sqlite", "");
    assert_int_equal(build_to(fixture, "leeg.sqlite", NULL), EX_OK);
}

static void a_publication_is_never_called_a_workbook(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(build_to(fixture, "uit.xlsx", NULL), EX_USAGE);
    assert_said(fixture, "een publicatie is geen werkboek");
    assert_int_not_equal(access(at(fixture, "uit.xlsx"), F_OK), 0);
}

static void what_a_command_reads_stays_even_when_forced(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_build(fixture), EX_OK);
    const char *workbook = at(fixture, "bron.xlsx"), *link = at(fixture, "link.xlsx");
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", workbook, NULL), EX_OK);
    assert_int_equal(symlink(workbook, link), 0);
    assert_int_equal(
        fixture_run(fixture, &check_command, workbook, "--no-layout", "--into", link, "--force", NULL),
        EX_CANTCREAT);
    assert_said(fixture, "hieruit leest de opdracht zelf");
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o",
                                 at(fixture, "source/offer.csv"), "--force", NULL),
                     EX_CANTCREAT);
    assert_said(fixture, "hieruit leest de opdracht zelf");
    assert_int_equal(rename(fixture->out, at(fixture, "out.ics")), 0);
    assert_int_equal(fixture_run(fixture, &export_command, at(fixture, "out.ics"), "-f", "ics", "-o",
                                 at(fixture, "out.ics"), "--force", NULL),
                     EX_CANTCREAT);
    assert_said(fixture, "hieruit leest de opdracht zelf");
}

static void a_checked_copy_replaces_only_an_earlier_one(void **state)
{
    struct fixture *fixture = *state;
    const char *copy = at(fixture, "copy.xlsx"), *work = at(fixture, "werk.xlsx");
    assert_int_equal(fixture_run(fixture, &template_command, "-o", work, NULL), EX_OK);
    assert_int_equal(
        fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--into", work, NULL),
        EX_CANTCREAT);
    assert_said(fixture, "is geen kopie van `check` (geen kolom Opmerkingen); geef met --into een andere");
    for (int i = 0; i < 2; i++)
        assert_int_equal(
            fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--into", copy, NULL),
            EX_OK);
    assert_non_null(strstr(fixture->told, "copy.xlsx: de bron met een kolom Opmerkingen\n"));
    assert_int_equal(
        fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--into", work, "-f", NULL),
        EX_OK);
}

static void an_export_replaces_its_own_kind(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *form, *name;
    } forms[] = {
        {"hsds", "x.json"}, {"ics", "x.ics"}, {"season", "x.html"}, {"door", "y"}, {"xlsx", "x.xlsx"}};
    assert_int_equal(fixture_build(fixture), EX_OK);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *out = at(fixture, forms[i].name);
        put(fixture, forms[i].name, "van iemand anders");
        assert_int_equal(
            fixture_run(fixture, &export_command, fixture->out, "-f", forms[i].form, "-o", out, NULL),
            EX_CANTCREAT);
        assert_said(fixture, "dit bestand is er al");
        assert_text(fixture, forms[i].name, "van iemand anders");
        assert_int_equal(fixture_run(fixture, &export_command, fixture->out, "-f", forms[i].form, "-o", out,
                                     "--force", NULL),
                         EX_OK);
        int again = fixture_run(fixture, &export_command, fixture->out, "-f", forms[i].form, "-o", out, NULL);
        assert_int_equal(again, strcmp(forms[i].form, "xlsx") == 0 ? EX_CANTCREAT : EX_OK);
    }
}

static void a_folder_and_a_pipe_are_not_replaced_even_when_forced(void **state)
{
    struct fixture *fixture = *state;
    struct stat info;
    const char *pipe = at(fixture, "pipe");
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_int_equal(
        fixture_run(fixture, &export_command, fixture->out, "-f", "ics", "-o", pipe, "--force", NULL),
        EX_CANTCREAT);
    assert_said(fixture, "dit is geen gewoon bestand");
    assert_int_equal(stat(pipe, &info), 0);
    assert_true(S_ISFIFO(info.st_mode));
    assert_int_equal(
        fixture_run(fixture, &export_command, fixture->out, "-f", "ics", "-o", fixture->source, NULL),
        EX_CANTCREAT);
    assert_said(fixture, "dit is een map; geef met -o de naam van een bestand");
}

static void a_name_fits_the_form_of_an_export(void **state)
{
    struct fixture *fixture = *state;
    static const char *const wrong[][2] = {
        {"xlsx", "a.csv"}, {"xlsx", "a"}, {"ics", "a.xlsx"}, {"csv", "a.csv"}, {"season", "a.sqlite"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(fixture_run(fixture, &export_command, fixture->out, "-f", wrong[i][0], "-o",
                                     at(fixture, wrong[i][1]), NULL),
                         EX_USAGE);
}

static void a_matrix_replaces_only_a_page(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_build(fixture), EX_OK);
    put(fixture, "m.html", "a;b\n");
    const char *page = at(fixture, "m.html");
    assert_int_equal(fixture_run(fixture, &matrix_command, fixture->out, "--html", page, NULL), EX_CANTCREAT);
    assert_said(fixture, "is geen webpagina; geef met --html een andere naam");
    assert_text(fixture, "m.html", "a;b\n");
    put(fixture, "m.html", "\n<!doctype HTML>\n<p>oud</p>");
    assert_int_equal(fixture_run(fixture, &matrix_command, fixture->out, "--html", page, NULL), EX_OK);
}

static void a_workbook_that_is_open_is_not_replaced(void **state)
{
    struct fixture *fixture = *state;
    static const char *const locks[] = {".~lock.copy.xlsx#", "~$copy.xlsx"};
    const char *copy = at(fixture, "copy.xlsx");
    fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--into", copy, NULL);
    for (int i = 0; i < 2; i++) {
        put(fixture, locks[i], "");
        assert_int_equal(
            fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--into", copy, "-f", NULL),
            EX_CANTCREAT);
        assert_said(fixture, "dit bestand staat open in een rekenblad");
        assert_said(fixture, locks[i]);
        assert_int_equal(unlink(at(fixture, locks[i])), 0);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_publication_replaces_a_publication_and_nothing_else_unasked),
        TEST(a_publication_is_never_called_a_workbook),
        TEST(what_a_command_reads_stays_even_when_forced),
        TEST(a_checked_copy_replaces_only_an_earlier_one),
        TEST(an_export_replaces_its_own_kind),
        TEST(a_folder_and_a_pipe_are_not_replaced_even_when_forced),
        TEST(a_name_fits_the_form_of_an_export),
        TEST(a_matrix_replaces_only_a_page),
        TEST(a_workbook_that_is_open_is_not_replaced),
    };
    return cmocka_run_group_tests_name("target", tests, NULL, NULL);
}
