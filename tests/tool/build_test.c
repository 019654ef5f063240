#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/commands.h"

static int open_built(void **state)
{
    fixture_set_up(state);
    return fixture_build(*state);
}

/* A query and its answer. */
static void expect(struct fixture *fixture, const char *sql, const char *answer)
{
    const char *found = fixture_ask(fixture, sql);
    if (strcmp(found, answer) != 0)
        fail_msg("%s\n  gives    \"%s\"\n  expected \"%s\"", sql, found, answer);
}

static void the_file_is_a_publication(void **state)
{
    expect(*state, "PRAGMA application_id", "1466263383");
    expect(*state, "PRAGMA user_version", "1");
    expect(*state, "PRAGMA page_size", "4096");
    expect(*state, "PRAGMA journal_mode", "delete");
    expect(*state, "PRAGMA integrity_check", "ok");
    expect(*state, "PRAGMA foreign_key_check", "");
    expect(*state,
           "SELECT as_of || ' ' || horizon_from || ' ' || horizon_to || ' ' || sample || ' ' || serial FROM "
           "publication",
           "2026-11-25 2026-10-25 2027-12-30 0 0");
    expect(*state, "SELECT created FROM publication", "2026-11-25T00:00:00Z");
}

static void cells_become_columns(void **state)
{
    expect(*state, "SELECT group_concat(language, ' ') FROM house_language ORDER BY position", "nl fr");
    expect(*state, "SELECT mission FROM house", "Voor elk gezin.\n\nSamen sterk.");
    expect(*state, "SELECT screen_on || '-' || screen_off || ' ' || idle_list_s || ' ' || greet FROM house",
           "480-1200 90 1");
    expect(*state,
           "SELECT audience || '|' || mode || '|' || price FROM offer JOIN card ON id = card WHERE code = "
           "'sa01'",
           "parents young|site phone|free");
    expect(*state,
           "SELECT age_from || ' ' || age_to || ' ' || price_cents FROM offer JOIN card ON id = card WHERE "
           "code = 'sa02'",
           "24 144 200");
    expect(*state,
           "SELECT wheelchair || ' ' || hours_known || ' ' || appointment || ' ' || languages || ' ' || "
           "review_months FROM card WHERE code = 'sa02'",
           "help 1 unknown nl 6");
    expect(*state, "SELECT wheelchair || ' ' || hours_known || ' ' || type FROM card WHERE code = 'pa03'",
           "unknown 0 partner");
    expect(*state, "SELECT n.code FROM card c JOIN card n ON n.id = c.replaced_by WHERE c.code = 'sa03'",
           "sa01");
    expect(*state, "SELECT age_from || ' ' || age_to FROM age_band WHERE code = 'zwanger'", "-9 0");
    expect(*state,
           "SELECT group_concat(p.code, ' ') FROM card_partner JOIN card p ON p.id = partner JOIN card c ON "
           "c.id = card WHERE c.code = 'sa02' ORDER BY position",
           "pa02 pa01");
    expect(*state, "SELECT group_concat(code, ' ') FROM related JOIN card ON id = other ORDER BY position",
           "sa02 aa01");
    expect(*state, "SELECT talk.code FROM house_topic JOIN card talk ON talk.id = talk_to WHERE position = 0",
           "pa01");
    expect(*state, "SELECT group_concat(text || ':' || icon) FROM poll_answer",
           "Spelen:stroller,Praten:groups");
}

static void what_is_stopped_or_ended_is_shown_in_no_house(void **state)
{
    expect(*state,
           "SELECT group_concat(code, ' ') FROM (SELECT code FROM card WHERE id NOT IN (SELECT card FROM "
           "card_house) ORDER BY code)",
           "pa03 sa03");
    expect(*state, "SELECT count(*) FROM listing JOIN card ON id = card WHERE code IN ('pa03', 'sa03')", "0");
}

static const char *listed(const char *topic, int tab)
{
    static char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT group_concat(code, ' ') FROM (SELECT code FROM listing JOIN card c ON c.id = card WHERE "
             "topic = coalesce((SELECT id FROM topic WHERE code = '%s'), 0) AND tab = %d ORDER BY rank)",
             topic, tab);
    return sql;
}

static void lists_are_near_first_then_by_name(void **state)
{
    /* sa01 is in the house, pa01 a minute away, then half an hour: Élan before Speelplein. */
    expect(*state, listed("", 0), "sa01 pa01 pa02 sa02");
    expect(*state, listed("spelen", 0), "sa01 pa02 sa02");
    expect(*state, listed("geld", 0), "sa01 pa01");
    expect(*state, listed("", 1), "aa01 aa02");
    expect(*state, listed("geld", 1), "");
    expect(*state, listed("", 2), "pa01 pa02");
    expect(*state,
           "SELECT age_from || ' ' || age_to || ' ' || free || visit || listing.wheelchair FROM listing JOIN "
           "card c ON c.id = card WHERE code = 'sa01'",
           "-9 1200 101");
    expect(*state,
           "SELECT age_from || ' ' || age_to || ' ' || free || visit || listing.wheelchair FROM listing JOIN "
           "card c ON c.id = card WHERE code = 'sa02'",
           "24 144 000");
}

static void lists_hold_who_is_near_and_who_is_for_parents(void **state)
{
    static const char facts[] =
        "SELECT group_concat(code || ' ' || near || parents || ' ' || l.languages, ', ') FROM (SELECT * FROM "
        "listing WHERE topic = 0 AND tab = 0 ORDER BY rank) l JOIN card c ON c.id = l.card";
    expect(*state, facts, "sa01 11 0, pa01 11 0, pa02 01 0, sa02 01 0");
    expect(*state, "SELECT count(*) FROM house_spoken", "0");
}

static void hours_count_minutes_also_past_midnight(void **state)
{
    expect(*state,
           "SELECT group_concat(weekday || ':' || opens || '-' || closes, ' ') FROM hours JOIN card ON id = "
           "card WHERE code = 'sa01' AND by_appointment = 0",
           "1:540-720 2:540-720 3:540-720 4:540-720 5:540-720");
    expect(*state,
           "SELECT group_concat(weekday || ':' || opens || '-' || closes, ' ') FROM hours WHERE "
           "by_appointment = 1",
           "1:780-990 3:780-990");
    expect(*state,
           "SELECT weekday || ':' || opens || '-' || closes FROM hours JOIN card ON id = card WHERE code = "
           "'sa02'",
           "5:1200-1560");
}

static void holidays_are_all_public_ones_that_have_no_row_of_their_own(void **state)
{
    expect(
        *state,
        "SELECT group_concat(day || ' ' || opens || ' ' || closes || ' ' || note, ', ') FROM hours_exception",
        "2026-12-25 600 720 Kerstmis, 2027-01-01 -1 -1 feestdag");
}

static void dates_follow_rule_extra_days_exceptions_and_changes(void **state)
{
    expect(*state,
           "SELECT group_concat(substr(start, 1, 16), ' ') FROM (SELECT start FROM occurrence JOIN card ON "
           "id = activity WHERE code = 'aa01' ORDER BY start LIMIT 9)",
           "2026-11-04T09:30 2026-11-11T09:30 2026-11-18T09:30 2026-11-25T09:30 2026-11-28T14:00 "
           "2026-12-02T09:30 2026-12-10T10:00 2026-12-16T09:30 2027-01-06T09:30");
    expect(*state,
           "SELECT \"end\" || ' ' || status || ' ' || note FROM occurrence WHERE start = '2026-12-02T09:30'",
           "2026-12-02T11:00 cancelled Ziek");
    expect(*state,
           "SELECT \"end\" || ' ' || status || ' ' || note FROM occurrence WHERE start = '2026-12-10T10:00'",
           "2026-12-10T11:00 moved Een dag later");
    expect(*state,
           "SELECT \"end\" || ' ' || all_day || ' ' || status FROM occurrence WHERE start LIKE '2026-11-28%'",
           "2026-11-28T15:30 0 planned");
    expect(*state, "SELECT start || ' ' || \"end\" || ' ' || all_day FROM occurrence WHERE all_day",
           "2026-12-05T00:00 2026-12-06T23:59 1");
    expect(*state, "SELECT max(start) FROM occurrence", "2027-12-29T09:30");
}

static void presence_is_written_out_until_the_horizon(void **state)
{
    expect(*state, "SELECT min(start) || ' ' || max(start) || ' ' || count(*) FROM presence",
           "2026-11-02T13:00 2027-12-27T13:00 60");
    expect(*state, "SELECT p.code || ' ' || appointment FROM presence JOIN place p ON p.id = place LIMIT 1",
           "plok1 required");
    expect(*state, "SELECT count(*) FROM presence WHERE start LIKE '2026-12-28%'", "0");
}

static void translations_point_to_ids(void **state)
{
    expect(*state,
           "SELECT text FROM translation JOIN card c ON c.id = row WHERE subject = 'card' AND code = 'sa01'",
           "L’accueil");
    expect(*state,
           "SELECT t.text FROM translation t JOIN question q ON q.id = row WHERE subject = 'question'",
           "Mon enfant dort mal");
    expect(*state,
           "SELECT t.text || ' ' || checked FROM translation t JOIN topic ON topic.id = row WHERE subject = "
           "'topic'",
           "Argent 2026-10-01");
}

static void sample_dates_move_by_whole_weeks(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "source.csv", "nee,", "ja,2026-11-25");
    /* Tuesday 7 March 2028 is 468 days later: 67 weeks (469 days) is nearest. */
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", fixture->out, "--as-of",
                                 "2028-03-07", NULL),
                     EX_OK);
    assert_string_equal(fixture->said, "");
    expect(fixture, "SELECT sample FROM publication", "1");
    expect(fixture, "SELECT checked_on FROM card WHERE code = 'sa01'", "2028-01-13");
    expect(fixture, "SELECT first || ' ' || last FROM slide", "2028-02-13 2028-04-13");
    expect(fixture, "SELECT group_concat(day || ' ' || note, ', ') FROM hours_exception",
           "2028-04-07 Kerstmis, 2028-04-14 feestdag");
    expect(fixture, "SELECT start FROM occurrence WHERE status = 'cancelled'", "2028-03-15T09:30");
    expect(fixture, "SELECT start FROM occurrence WHERE status = 'moved'", "2028-03-23T10:00");
    expect(fixture, "SELECT count(*) FROM occurrence WHERE start LIKE '2028-04-05%'", "0");
    expect(fixture,
           "SELECT group_concat(DISTINCT strftime('%w', start)) FROM occurrence WHERE status = 'planned' AND "
           "NOT all_day AND start NOT LIKE '%14:00'",
           "3");
}

static void a_monthly_sample_keeps_to_its_rule_and_its_changes_follow(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "source.csv", "nee,", "ja,2026-11-25");
    fixture_change(fixture, "activity.csv",
                   "2026-11-04T09:30,2026-11-04T11:00,FREQ=WEEKLY;BYDAY=WE,2026-11-28 "
                   "14.00,2026-12-23T09:30; 2026-12-30",
                   "2026-11-04T09:30,2026-11-04T11:00,FREQ=MONTHLY;BYDAY=1WE,,2027-01-06");
    fixture_change(fixture, "occurrence.csv",
                   "aa01,2026-12-09T09:30,2026-12-10T10:00,2026-12-10T11:00,,Een dag later\n", "");
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", fixture->out, "--as-of",
                                 "2026-12-16", NULL),
                     EX_OK);
    /* Three weeks on: the first Wednesdays are those of the calendar; the cancelled one is the nearest to 23
     * December. */
    expect(fixture,
           "SELECT group_concat(substr(start, 1, 10) || ' ' || status, ', ') FROM (SELECT * FROM occurrence "
           "WHERE NOT all_day ORDER BY start LIMIT 3)",
           "2026-12-02 planned, 2027-01-06 cancelled, 2027-03-03 planned");
}

static void real_dates_never_move(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", fixture->out, "--as-of",
                                 "2027-01-15", NULL),
                     EX_OK);
    expect(fixture, "SELECT checked_on FROM card WHERE code = 'sa01'", "2026-10-01");
    expect(fixture, "SELECT min(start) FROM occurrence", "2026-12-16T09:30");
    expect(fixture, "SELECT horizon_from FROM publication", "2026-12-15");
}

static void the_same_source_and_day_give_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    size_t first_length, second_length;
    char other[96];
    snprintf(other, sizeof other, "%s/other.sqlite", fixture->folder);
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_int_equal(
        fixture_run(fixture, &build_command, "--as-of=2026-11-25", "-o", other, fixture->source, NULL),
        EX_OK);
    char *first = fixture_read(fixture, "out.sqlite", &first_length),
         *second = fixture_read(fixture, "other.sqlite", &second_length);
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    free(first);
    free(second);
}

static void days_as_excel_in_belgium_saves_them_are_read(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_build(fixture), EX_OK);
    char *before = strdup(fixture_ask(fixture, "SELECT group_concat(start) FROM occurrence"));
    fixture_change(fixture, "activity.csv", "2026-11-04T09:30,2026-11-04T11:00",
                   "4/11/2026 9:30,4/11/2026 11:00");
    fixture_change(fixture, "activity.csv", "2026-11-28 14.00,2026-12-23T09:30; 2026-12-30",
                   "28/11/2026 14:00,23/12/2026 9:30; 30/12/2026");
    fixture_change(fixture, "occurrence.csv", "2026-12-02T09:30", "2/12/2026 9:30:00");
    fixture_change(fixture, "hours_exception.csv", "2026-12-25", "25/12/2026");
    fixture_change(fixture, "holiday.csv", "2026-12-25,2026-12-25", "25/12/2026,25/12/2026");
    if (fixture_build(fixture) != EX_OK)
        fail_msg("%s", fixture->said);
    assert_string_equal(fixture_ask(fixture, "SELECT group_concat(start) FROM occurrence"), before);
    free(before);
}

static void on_an_error_the_old_file_stays_and_nothing_lies_beside_it(void **state)
{
    struct fixture *fixture = *state;
    size_t length, length_now;
    assert_int_equal(fixture_build(fixture), EX_OK);
    char *old = fixture_read(fixture, "out.sqlite", &length);
    fixture_change(fixture, "offer.csv", "paid,", "grats,");
    assert_int_equal(fixture_build(fixture), EX_DATAERR);
    char *now = fixture_read(fixture, "out.sqlite", &length_now);
    assert_int_equal(length, length_now);
    assert_memory_equal(old, now, length);
    free(old);
    free(now);
    fixture_change(fixture, "offer.csv", "grats,", "paid,");
    assert_int_equal(fixture_build(fixture), EX_OK);
    expect(fixture, "SELECT count(*) FROM card", "8");
    struct dirent **entries;
    int count = scandir(fixture->folder, &entries, NULL, alphasort);
    const char *const wanted[] = {".", "..", "out.sqlite", "said", "source", "told"};
    assert_int_equal(count, sizeof wanted / sizeof *wanted);
    for (int i = 0; i < count; i++) {
        assert_string_equal(entries[i]->d_name, wanted[i]);
        free(entries[i]);
    }
    free(entries);
}

static void what_cannot_be_done_has_its_exit_code(void **state)
{
    struct fixture *fixture = *state;
    char missing[96], folder[96];
    snprintf(missing, sizeof missing, "%s/missing", fixture->folder);
    snprintf(folder, sizeof folder, "%s/empty", fixture->folder);
    assert_int_equal(fixture_run(fixture, &build_command, missing, "-o", fixture->out, NULL), EX_NOINPUT);
    assert_non_null(strstr(fixture->said, "missing: deze bron is er niet"));
    assert_int_equal(mkdir(folder, 0755), 0);
    assert_int_equal(fixture_run(fixture, &build_command, folder, "-o", fixture->out, NULL), EX_NOINPUT);
    assert_non_null(strstr(fixture->said, "geen enkele CSV-tabel"));
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", folder, NULL), EX_CANTCREAT);
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", "/nowhere/out.sqlite", NULL),
                     EX_CANTCREAT);
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &build_command, "-o", fixture->out, NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", NULL), EX_USAGE);
    assert_int_equal(
        fixture_run(fixture, &build_command, fixture->source, "-o", "x", "--as-of", "2026-02-30", NULL),
        EX_USAGE);
    assert_int_equal(fixture_run(fixture, &build_command, fixture->source, "-o", "x", "--serial", "-1", NULL),
                     EX_USAGE);
    assert_int_equal(fixture_run(fixture, &build_command, "--colour", NULL), EX_USAGE);
    assert_non_null(strstr(fixture->said, "\"--colour\""));
    assert_int_equal(fixture_run(fixture, &build_command, "--help", NULL), EX_OK);
    assert_non_null(strstr(fixture->told, "--as-of DAG"));
}

/* Two houses that share a topic and a place in the very same words. */
static void sources_join_and_share_what_is_the_same(void **state)
{
    struct fixture *fixture = *state, other;
    fixture_open(&other);
    const char *const files[] = {"hours.csv",    "hours_exception.csv", "presence.csv",   "question.csv",
                                 "related.csv",  "occurrence.csv",      "activity.csv",   "offer.csv",
                                 "campaign.csv", "slide.csv",           "translation.csv"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s/%s", other.source, files[i]);
        assert_int_equal(unlink(path), 0);
    }
    fixture_change(&other, "house.csv", "\ndorp,", "\nstad,");
    fixture_change(&other, "house.csv", "phuis,", "pstad,");
    fixture_change(&other, "house.csv", "sa01,", ",");
    fixture_change(&other, "place.csv", NULL,
                   "code,name,house,room,street,town,lat,lon,wheelchair\npstad,Stadhuis,stad,,,,,,\n"
                   "pver,Ver weg,,,Voorbeeldstraat 3,Dorp,51.4500,4.4000,help\n");
    fixture_change(
        &other, "partner.csv", NULL,
        "code,kind,title,lead,topics,status,checked_on\npb01,association,Stadspartner,Van de stad.,"
        "geld,active,2026-10-01\n");
    fixture_change(&other, "topic.csv", "pa01", "pb01");
    fixture_change(&other, "topic.csv", "Samen spelen.", "Anders.");
    int code = fixture_run(fixture, &build_command, fixture->source, other.source, "-o", fixture->out,
                           "--as-of", "2026-11-25", NULL);
    assert_int_equal(code, EX_DATAERR);
    assert_non_null(strstr(fixture->said, "topic.csv, rij 2, kolom code: \"spelen\" staat ook in"));
    assert_null(strstr(fixture->said, "\"geld\""));
    fixture_change(&other, "topic.csv", "spelen,Spelen,Anders.,stroller,#09615D,,pb01\n", "");
    code = fixture_run(fixture, &build_command, fixture->source, other.source, "-o", fixture->out, "--as-of",
                       "2026-11-25", NULL);
    if (code != EX_OK)
        fail_msg("%s", fixture->said);
    expect(fixture, "SELECT group_concat(code, ' ') FROM house ORDER BY id", "dorp stad");
    expect(fixture, "SELECT count(*) FROM topic", "2");
    expect(fixture, "SELECT count(*) FROM place WHERE code = 'pver'", "1");
    expect(fixture,
           "SELECT group_concat(h.code || ':' || t.code, ' ') FROM house_topic JOIN house h ON h.id = "
           "house_topic.house JOIN topic t ON t.id = topic",
           "dorp:spelen dorp:geld stad:geld");
    expect(fixture,
           "SELECT group_concat(c.code) FROM card_house JOIN card c ON c.id = card JOIN house h ON h.id = "
           "card_house.house WHERE h.code = 'stad'",
           "pb01");
    expect(fixture, "SELECT count(*) FROM holiday", "3");
    expect(fixture, "SELECT count(*) FROM poll", "2");
    fixture_close(&other);
}

static void a_card_belongs_to_one_source(void **state)
{
    struct fixture *fixture = *state, other;
    fixture_open(&other);
    assert_int_equal(
        fixture_run(fixture, &build_command, fixture->source, other.source, "-o", fixture->out, NULL),
        EX_DATAERR);
    assert_non_null(strstr(fixture->said, "partner.csv, rij 2, kolom code: \"pa01\" staat ook in"));
    fixture_close(&other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_file_is_a_publication, open_built, fixture_tear_down),
        cmocka_unit_test_setup_teardown(cells_become_columns, open_built, fixture_tear_down),
        cmocka_unit_test_setup_teardown(what_is_stopped_or_ended_is_shown_in_no_house, open_built,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(lists_are_near_first_then_by_name, open_built, fixture_tear_down),
        cmocka_unit_test_setup_teardown(lists_hold_who_is_near_and_who_is_for_parents, open_built,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(hours_count_minutes_also_past_midnight, open_built,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(holidays_are_all_public_ones_that_have_no_row_of_their_own,
                                        open_built, fixture_tear_down),
        cmocka_unit_test_setup_teardown(dates_follow_rule_extra_days_exceptions_and_changes, open_built,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(presence_is_written_out_until_the_horizon, open_built,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(translations_point_to_ids, open_built, fixture_tear_down),
        cmocka_unit_test_setup_teardown(sample_dates_move_by_whole_weeks, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_monthly_sample_keeps_to_its_rule_and_its_changes_follow,
                                        fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(real_dates_never_move, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(the_same_source_and_day_give_the_same_bytes, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(days_as_excel_in_belgium_saves_them_are_read, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(on_an_error_the_old_file_stays_and_nothing_lies_beside_it,
                                        fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_done_has_its_exit_code, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(sources_join_and_share_what_is_the_same, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_card_belongs_to_one_source, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
