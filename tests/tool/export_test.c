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
#include <jansson.h>

#include "fixture.h"
#include "tool/commands.h"

enum { PATH = 96 };

static const char day[] = "2026-11-25";

/* Exports to a name in the fixture's folder. */
static void export(struct fixture *fixture, const char *format, const char *name, char path[PATH])
{
    snprintf(path, PATH, "%s/%s", fixture->folder, name);
    if (fixture_run(fixture, &export_command, fixture->out, "--as-of", day, "--format", format, "-o", path,
                    NULL) != EX_OK)
        fail_msg("%s", fixture->said);
}

/* Builds a source and says that families see what the first publication shows. */
static void expect_same_offer(struct fixture *fixture, const char *source)
{
    char again[PATH];
    snprintf(again, sizeof again, "%s/again.sqlite", fixture->folder);
    if (fixture_run(fixture, &build_command, source, "-o", again, "--as-of", day, NULL) != EX_OK)
        fail_msg("%s", fixture->said);
    assert_int_equal(fixture_run(fixture, &diff_command, fixture->out, again, NULL), EX_OK);
    assert_string_equal(fixture->told, "kaarten: 8, nu 8: 0 nieuw, 0 gewijzigd, 0 weg\n"
                                       "data: 58, nu 58: 0 nieuw, 0 gewijzigd, 0 weg\n");
}

static void tables_build_the_same_offer_again(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    fixture_open_built(&fixture);
    export(&fixture, "csv", "tables", path);
    expect_same_offer(&fixture, path);
    export(&fixture, "xlsx", "book.xlsx", path);
    expect_same_offer(&fixture, path);
    fixture_close(&fixture);
}

/* The services of all organizations. */
static json_t *services_of(json_t *organizations)
{
    size_t i;
    json_t *organization, *all = json_array();
    json_array_foreach(organizations, i, organization)
        json_array_extend(all, json_object_get(organization, "services"));
    return all;
}

static void hsds_has_what_its_schema_asks(void **state)
{
    static const char *const needed[] = {"id", "name", "status"};
    (void)state;
    struct fixture fixture;
    char path[PATH];
    size_t i, length;
    json_t *service;
    fixture_open_built(&fixture);
    export(&fixture, "hsds", "hsds.json", path);
    char *text = fixture_read(&fixture, "hsds.json", &length);
    json_t *organizations = json_loads(text, 0, NULL), *services = services_of(organizations);
    assert_int_equal(json_array_size(organizations), 4); /* partners, and the house */
    assert_int_equal(json_array_size(services), 5);
    json_array_foreach(services, i, service)
    {
        for (size_t n = 0; n < sizeof needed / sizeof *needed; n++)
            assert_non_null(json_string_value(json_object_get(service, needed[n])));
        const char *id = json_string_value(json_object_get(service, "id"));
        assert_int_equal(strlen(id), 36);
        assert_int_equal(id[14], '8');
        assert_non_null(strchr("89ab", id[19]));
    }
    json_decref(services);
    json_decref(organizations);
    free(text);
    fixture_close(&fixture);
}

/* The first schedule of the service of this name that begins on a day, as "until freq byday opens closes". */
static void expect_run(json_t *services, const char *name, const char *start, const char *expected)
{
    static const char *const names[] = {"until", "freq", "byday", "opens_at", "closes_at"};
    size_t i, k;
    json_t *service, *schedule;
    char text[128] = "none";
    json_array_foreach(services, i, service)
    {
        if (strcmp(json_string_value(json_object_get(service, "name")), name) != 0)
            continue;
        json_array_foreach(json_object_get(service, "schedules"), k, schedule)
        {
            const char *begins = json_string_value(json_object_get(schedule, "dtstart"));
            if (!begins || strcmp(begins, start) != 0)
                continue;
            text[0] = '\0';
            for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
                const char *value = json_string_value(json_object_get(schedule, names[n]));
                snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", n ? " " : "",
                         value ? value : "-");
            }
        }
    }
    assert_string_equal(text, expected);
}

static void hsds_has_dates_as_runs_of_weeks(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    size_t length;
    fixture_open_built(&fixture);
    export(&fixture, "hsds", "hsds.json", path);
    char *text = fixture_read(&fixture, "hsds.json", &length);
    json_t *organizations = json_loads(text, 0, NULL), *services = services_of(organizations);
    expect_run(services, "Speelbabbel", "2026-11-04", "2026-11-25 WEEKLY WE 09:30:00 11:00:00");
    expect_run(services, "Speelbabbel", "2026-11-28", "2026-11-28 - - 14:00:00 15:30:00");
    expect_run(services, "Speelbabbel", "2026-12-02", "none"); /* cancelled */
    expect_run(services, "Speelbabbel", "2026-12-10", "2026-12-10 - - 10:00:00 11:00:00");
    expect_run(services, "Speelbabbel", "2026-12-16", "2026-12-16 - - 09:30:00 11:00:00");
    expect_run(services, "Feest", "2026-12-05", "2026-12-06 - - - -");
    json_decref(services);
    json_decref(organizations);
    free(text);
    fixture_close(&fixture);
}

/* Hours go on past midnight, and 24:00 has no hour in HSDS. */
static void hsds_has_hours_as_its_schema_writes_them(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    size_t length;
    fixture_open(&fixture);
    fixture_change(&fixture, "hours.csv", "sa01,ma; wo,13:00,16:30,,,ja",
                   "sa01,zo,0:00,24:00,,,ja\nsa01,za,20:00,24:00,,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    export(&fixture, "hsds", "hsds.json", path);
    char *text = fixture_read(&fixture, "hsds.json", &length);
    assert_non_null(strstr(text, "\"byday\":\"MO\",\"opens_at\":\"09:00:00\",\"closes_at\":\"12:00:00\""));
    assert_non_null(strstr(text, "\"byday\":\"FR\",\"opens_at\":\"20:00:00\",\"closes_at\":\"02:00:00\""));
    assert_non_null(strstr(text, "\"byday\":\"SA\",\"opens_at\":\"20:00:00\",\"closes_at\":\"00:00:00\""));
    assert_non_null(strstr(text, "\"byday\":\"SU\",\"opens_at\":\"00:00:00\",\"closes_at\":\"23:59:00\""));
    free(text);
    fixture_close(&fixture);
}

static int count_of(const char *text, const char *what)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, what)); at++)
        count++;
    return count;
}

static void every_date_is_an_event_with_folded_lines(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    size_t length;
    fixture_open_built(&fixture);
    export(&fixture, "ics", "dates.ics", path);
    char *text = fixture_read(&fixture, "dates.ics", &length);
    assert_int_equal(count_of(text, "BEGIN:VEVENT\r\n"), 58);
    assert_non_null(strstr(text, "DTSTART:20261202T083000Z\r\n"));
    assert_non_null(strstr(text, "STATUS:CANCELLED\r\n"));
    assert_non_null(strstr(text, "DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261207\r\n"));
    for (const char *line = text; *line; line = strstr(line, "\r\n") + 2)
        assert_true(strcspn(line, "\r") <= 75);
    free(text);
    fixture_close(&fixture);
}

static void season_and_doors_are_pages_that_need_nothing_else(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    size_t length;
    fixture_open_built(&fixture);
    export(&fixture, "season", "season.html", path);
    char *season = fixture_read(&fixture, "season.html", &length);
    assert_non_null(strstr(season, "<h2>December 2026</h2>"));
    assert_non_null(strstr(season, "<b class=\"off\">Speelbabbel</b>"));
    assert_null(strstr(season, "src="));
    assert_null(strstr(season, "&lt;"));
    assert_true(count_of(season, "<b>Speelbabbel</b>") > 5);
    assert_int_equal(count_of(season, "<div class=\"about\"><b>Speelbabbel</b>"), 1);
    assert_int_equal(count_of(season, "<div"), count_of(season, "</div>"));
    export(&fixture, "door", "door.html", path);
    char *door = fixture_read(&fixture, "door.html", &length);
    assert_non_null(strstr(door, "<h1>Lokaal 1</h1>"));
    assert_non_null(strstr(door, "<b>Het onthaal</b>"));
    assert_int_equal(count_of(door, "<section"), count_of(door, "</footer>\n</section>"));
    assert_null(strstr(door, "&lt;"));
    free(season);
    free(door);
    fixture_close(&fixture);
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[PATH];
    fixture_open_built(&fixture);
    snprintf(path, sizeof path, "%s/x.json", fixture.folder);
    assert_int_equal(fixture_run(&fixture, &export_command, fixture.out, "-o", path, NULL), EX_USAGE);
    assert_int_equal(
        fixture_run(&fixture, &export_command, fixture.out, "--format", "word", "-o", path, NULL), EX_USAGE);
    assert_int_equal(fixture_run(&fixture, &export_command, fixture.out, "--format", "hsds", NULL), EX_USAGE);
    assert_int_equal(
        fixture_run(&fixture, &export_command, "/nowhere.sqlite", "--format", "hsds", "-o", path, NULL),
        EX_NOINPUT);
    assert_int_equal(fixture_run(&fixture, &export_command, fixture.out, "--format", "hsds", "-o",
                                 "/nowhere/x.json", NULL),
                     EX_CANTCREAT);
    assert_int_equal(access(path, F_OK), -1);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_build_the_same_offer_again),
        cmocka_unit_test(hsds_has_what_its_schema_asks),
        cmocka_unit_test(hsds_has_dates_as_runs_of_weeks),
        cmocka_unit_test(hsds_has_hours_as_its_schema_writes_them),
        cmocka_unit_test(every_date_is_an_event_with_folded_lines),
        cmocka_unit_test(season_and_doors_are_pages_that_need_nothing_else),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
