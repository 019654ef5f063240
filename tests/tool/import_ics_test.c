/* import of calendars whose rules, ends and zones are as odd as those that programs write. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "import_fixture.h"

/* Brings a calendar with one event of these lines. */
static void bring(struct bench *bench, const char *lines)
{
    char text[2000];
    snprintf(text, sizeof text,
             "BEGIN:VCALENDAR\r\nX-WR-CALNAME:De "
             "Linde\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Praten\r\n%sEND:VEVENT\r\n"
             "END:VCALENDAR\r\n",
             lines);
    bench_input(bench, "a.ics", text, strlen(text));
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-25", NULL), EX_OK);
}

static void assert_activity(struct bench *bench, const char *wanted)
{
    char *text = bench_table(bench, "activity.csv");
    assert_in(text, wanted);
    free(text);
}

static void a_second_rule_adds_its_dates(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20261130T100000\r\nDTEND:20261130T110000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
                 "RRULE:FREQ=MONTHLY;COUNT=3\r\n");
    assert_activity(bench, "FREQ=WEEKLY;COUNT=3,2026-12-30T10:00; 2027-01-30T10:00,,");
}

static void a_rule_of_what_does_not_take_place_takes_dates_away(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20261130T100000\r\nDTEND:20261130T110000\r\nRRULE:FREQ=DAILY;COUNT=4\r\n"
                 "EXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2\r\n");
    assert_activity(bench, "FREQ=DAILY;COUNT=4,,2026-11-30T10:00; 2026-12-02T10:00,");
}

static void a_rule_that_names_our_calendar_is_followed(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20270331T100000\r\nDTEND:20270331T110000\r\n"
                 "RRULE:rscale=Gregorian;FREQ=MONTHLY;COUNT=3;SKIP=BACKWARD\r\n");
    assert_activity(bench, "2027-04-30T10:00; 2027-05-31T10:00");
}

static void a_rule_of_another_calendar_is_told(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20261130T100000\r\nDTEND:20261130T110000\r\n"
                 "RRULE:RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L\r\n");
    assert_in(bench->fixture.said, "RSCALE=HEBREW");
}

static void a_mark_of_ours_in_a_text_is_no_reference(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20261130T100000\r\nDTEND:20261130T110000\r\nDESCRIPTION:\x1ePraat mee\r\n");
    assert_activity(bench, "Praat mee");
}

/* Also where ids are longer than a cell of _bron holds, and differ at their end alone. */
static void events_with_long_ids_are_told_apart(void **state)
{
    struct bench *bench = *state;
    static const char one[] = "BEGIN:VEVENT\r\nUID:%s%s\r\nSUMMARY:Praten %s\r\n"
                              "DTSTART:20261130T100000\r\nDTEND:20261130T110000\r\nEND:VEVENT\r\n";
    char uid[601], text[4000] = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:De Linde\r\n";
    for (size_t i = 0; i + 1 < sizeof uid; i += 2)
        memcpy(uid + i, "é", 2);
    uid[600] = '\0';
    for (const char *const *end = (const char *const[]){"a", "b", "b", NULL}; *end; end++)
        snprintf(text + strlen(text), sizeof text - strlen(text), one, uid, *end, *end);
    strcat(text, "END:VCALENDAR\r\n");
    bench_input(bench, "a.ics", text, strlen(text));
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-25", NULL), EX_OK);
    assert_activity(bench, "Praten a");
    assert_in(bench->fixture.told, "3 gelezen = 3 overgenomen");
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-25", NULL), EX_OK);
    assert_in(bench->fixture.told, "er verandert niets");
}

static void rules_without_end_are_not_all_followed(void **state)
{
    struct bench *bench = *state;
    char lines[1900] = "DTSTART:19000101T100000\r\nDTEND:19000101T110000\r\n";
    for (int i = 0; i < 50; i++)
        strcat(lines, "RRULE:FREQ=DAILY;INTERVAL=9\r\n");
    bring(bench, lines);
    assert_in(bench->fixture.said, "hier staan 50 regels; alleen de eerste 20");
}

static void an_end_before_the_begin_is_called_that(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20261130T100000\r\nDTEND:20261130T090000\r\n");
    assert_in(bench->fixture.said, "het einde is niet na het begin");
    assert_activity(bench, "2026-11-30T10:00,2026-11-30T11:00");
    bring(bench, "DTSTART:20261130T100000\r\nDURATION:-PT1H\r\n");
    assert_in(bench->fixture.said, "het einde is niet na het begin");
    bring(bench, "DTSTART:20261130T100000\r\n");
    assert_in(bench->fixture.said, "hier staat geen einduur");
}

static void the_hour_that_the_clock_shows_twice_is_an_hour(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART:20271031T003000Z\r\nDTEND:20271031T013000Z\r\n");
    assert_activity(bench, "2027-10-31T02:30,2027-10-31T03:30");
    assert_null(strstr(bench->fixture.said, "einde"));
}

static void a_zone_by_the_cities_that_outlook_shows_is_ours(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART;TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\":20261130T100000\r\n"
                 "DTEND;TZID=\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\":20261130T110000\r\n");
    assert_null(strstr(bench->fixture.said, "tijdzone"));
    assert_activity(bench, "2026-11-30T10:00,2026-11-30T11:00");
}

static void a_zone_that_nobody_knows_is_told_once(void **state)
{
    struct bench *bench = *state;
    bring(bench, "DTSTART;TZID=Maan:20261130T100000\r\nDTEND;TZID=Maan:20261130T110000\r\n"
                 "RDATE;TZID=Maan:20261201T100000,20261202T100000\r\n");
    const char *first = strstr(bench->fixture.said, "de tijdzone \"Maan\" ken ik niet");
    assert_non_null(first);
    assert_null(strstr(first + strlen("de tijdzone"), "tijdzone"));
}

static void a_change_of_all_that_follows_is_told(void **state)
{
    struct bench *bench = *state;
    bring(bench,
          "DTSTART:20261201T100000\r\nDTEND:20261201T110000\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEND:VEVENT\r\n"
          "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261202T100000\r\n"
          "DTSTART:20261202T120000\r\nDTEND:20261202T130000\r\n");
    assert_in(bench->fixture.said, "geldt ook voor alle datums erna");
}

static void what_a_date_of_its_own_length_loses_is_told(void **state)
{
    struct bench *bench = *state;
    bring(bench,
          "DTSTART:20261201T100000\r\nDTEND:20261201T110000\r\nRDATE;VALUE=PERIOD:20261202T100000/PT3H\r\n");
    assert_in(bench->fixture.said, "RDATE zegt ook hoe lang");
    assert_activity(bench, "2026-12-02T10:00");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_second_rule_adds_its_dates),
        TEST(a_rule_of_what_does_not_take_place_takes_dates_away),
        TEST(a_rule_that_names_our_calendar_is_followed),
        TEST(a_mark_of_ours_in_a_text_is_no_reference),
        TEST(events_with_long_ids_are_told_apart),
        TEST(a_rule_of_another_calendar_is_told),
        TEST(rules_without_end_are_not_all_followed),
        TEST(an_end_before_the_begin_is_called_that),
        TEST(the_hour_that_the_clock_shows_twice_is_an_hour),
        TEST(a_zone_by_the_cities_that_outlook_shows_is_ours),
        TEST(a_zone_that_nobody_knows_is_told_once),
        TEST(a_change_of_all_that_follows_is_told),
        TEST(what_a_date_of_its_own_length_loses_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
