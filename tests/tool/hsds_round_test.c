/* What an HSDS export and an import of it keep: every column of every table that a kiosk reads, of all four houses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/path.h"
#include "fixture.h"
#include "tool/commands.h"

enum { PATH = 160, SQL = 8000 };

static const char day[] = "2026-11-25";

/* Files of one house, there and back. */
struct round {
    struct fixture fixture;
    char then[PATH], now[PATH], hsds[PATH], source[PATH];
};

/* What stands for an id of a table, since ids change. */
static const char *name_of(const char *table)
{
    return strcmp(table, "question") == 0 ? "text"
           : strcmp(table, "poll") == 0   ? "question"
           : strcmp(table, "media") == 0  ? "alt"
                                          : "code";
}

/* A text of the only row, or "". */
static const char *ask(sqlite3 *db, char *sql, char out[64])
{
    sqlite3_stmt *statement = NULL;
    out[0] = '\0';
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
        snprintf(out, 64, "%s", sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return out;
}

/* A column as it can be compared: an id as what it is the id of; NULL: it says which row or which file this is. */
static char *column_sql(sqlite3 *db, const char *schema, const char *table, const char *column)
{
    char parent[64];
    ask(db,
        sqlite3_mprintf("SELECT \"table\" FROM pragma_foreign_key_list(%Q) WHERE \"from\" = %Q", table,
                        column),
        parent);
    if (*parent)
        return sqlite3_mprintf("(SELECT %s FROM %s.\"%s\" WHERE id = t.\"%w\")", name_of(parent), schema,
                               parent, column);
    if (strcmp(table, "translation") == 0 && strcmp(column, "row") == 0)
        return sqlite3_mprintf("CASE subject WHEN 'card' THEN (SELECT code FROM %s.card WHERE id = t.row) "
                               "WHEN 'place' THEN (SELECT code FROM %s.place WHERE id = t.row) ELSE row END",
                               schema, schema);
    bool file = strcmp(column, "created") == 0 || strcmp(column, "serial") == 0;
    return file || strcmp(column, "id") == 0 ? NULL : sqlite3_mprintf("t.\"%w\"", column);
}

/* All columns of a table as one text. */
static void table_sql(sqlite3 *db, const char *schema, const char *table, char sql[SQL])
{
    sqlite3_stmt *columns = NULL;
    char *ask_columns = sqlite3_mprintf("SELECT name FROM pragma_table_info(%Q)", table);
    assert_int_equal(sqlite3_prepare_v2(db, ask_columns, -1, &columns, NULL), SQLITE_OK);
    snprintf(sql, SQL, "SELECT ''");
    while (sqlite3_step(columns) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(columns, 0);
        char *expression = column_sql(db, schema, table, name);
        if (expression)
            snprintf(sql + strlen(sql), SQL - strlen(sql), " || ' %s=' || coalesce(%s, 'NULL')", name,
                     expression);
        sqlite3_free(expression);
    }
    snprintf(sql + strlen(sql), SQL - strlen(sql), " FROM %s.\"%s\" t", schema, table);
    assert_true(strlen(sql) < SQL - 1);
    sqlite3_finalize(columns);
    sqlite3_free(ask_columns);
}

/* Rows of `first` that `second` has not; shows one. */
static int rows_lost(sqlite3 *db, const char *table, const char *first, const char *second)
{
    static char sql[2 * SQL + 20], other[SQL];
    sqlite3_stmt *lost = NULL;
    int count = 0;
    table_sql(db, first, table, sql);
    table_sql(db, second, table, other);
    strcat(strcat(sql, " EXCEPT "), other);
    if (sqlite3_prepare_v2(db, sql, -1, &lost, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    for (; sqlite3_step(lost) == SQLITE_ROW; count++)
        if (count == 0)
            print_error("only %s %s:%s\n", first, table, sqlite3_column_text(lost, 0));
    sqlite3_finalize(lost);
    return count;
}

/* The number of rows that differ in all tables that a kiosk reads. */
static int rows_differing(const char *then, const char *now)
{
    sqlite3 *db;
    sqlite3_stmt *tables = NULL;
    int count = 0, seen = 0;
    char *attach = sqlite3_mprintf("ATTACH %Q AS now", now);
    assert_int_equal(sqlite3_open_v2(then, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, attach, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'media'",
                           -1, &tables, NULL),
        SQLITE_OK);
    for (; sqlite3_step(tables) == SQLITE_ROW; seen++) {
        const char *table = (const char *)sqlite3_column_text(tables, 0);
        count += rows_lost(db, table, "main", "now") + rows_lost(db, table, "now", "main");
    }
    assert_true(seen > 25);
    sqlite3_finalize(tables);
    sqlite3_free(attach);
    sqlite3_close(db);
    return count;
}

static void run(struct fixture *fixture, int code)
{
    if (code != EX_OK)
        fail_msg("%s", fixture->said);
}

static void build(struct round *round, const char *source, const char *out)
{
    run(&round->fixture,
        fixture_run(&round->fixture, &build_command, source, "-o", out, "--as-of", day, NULL));
}

static void round_open(struct round *round, const char *house)
{
    fixture_open(&round->fixture);
    snprintf(round->then, PATH, "%s/then.sqlite", round->fixture.folder);
    snprintf(round->now, PATH, "%s/now.sqlite", round->fixture.folder);
    snprintf(round->hsds, PATH, "%s/export.json", round->fixture.folder);
    snprintf(round->source, PATH, "%s/again", round->fixture.folder);
    build(round, house, round->then);
    run(&round->fixture, fixture_run(&round->fixture, &export_command, round->then, "--format", "hsds", "-o",
                                     round->hsds, NULL));
}

/* Imports the export into nothing and builds what came of it. */
static void round_come_back(struct round *round)
{
    run(&round->fixture, fixture_run(&round->fixture, &import_command, "--format", "hsds", round->hsds,
                                     "--into", round->source, NULL));
    assert_null(strstr(round->fixture.said, "blijkt niet uit \"free\""));
    build(round, round->source, round->now);
}

static void every_column_of_every_card_comes_back(void **state)
{
    static const char *const houses[] = {"essen", "wuustwezel", "kalmthout", "schoten"};
    (void)state;
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        struct round round;
        char house[PATH];
        snprintf(house, sizeof house, "data/%s", houses[i]);
        round_open(&round, house);
        round_come_back(&round);
        int count = rows_differing(round.then, round.now);
        if (count)
            fail_msg("%s: %d rows differ", houses[i], count);
        fixture_close(&round.fixture);
    }
}

/* Hours past midnight and of whole days, a room that no card has, series with gaps, codes of languages in each other. */
static void write_hard_cases(const struct fixture *fixture)
{
    static const char *const files[][2] = {
        {"partner.csv",
         "code,kind,title,lead,topics,place,phone,languages,status,joined,checked_on,checked_by,source\n"
         "pa01,organisation,De Brug,\"Helpt gezinnen, \"\"ook\"\" 's avonds.\",geld,pver,03 000 00 "
         "02,nl,active,2024-01-01,2026-10-01,huis,eigen\n"
         "pa02,association,Élan <3 & co,Wij spelen buiten.,spelen,,,ary; "
         "ar,candidate,,2026-10-01,huis,eigen\n"},
        {"offer.csv", "code,partners,kind,title,lead,easy,topics,age_from,age_to,audience,place,price,price_"
                      "text,price_cents,"
                      "access,access_note,mode,languages,documents,stage,valid_from,checked_on,checked_by,"
                      "source,source_licence\n"
                      "sa01,pa02; pa01,service,Onthaal,Voor iedereen.,Kom maar.,geld; "
                      "spelen,zwanger,30m,parents; young,plok1,gift,"
                      "Wat je wil,,priority,Wie in Dorp woont,site; phone,ary; ar; nl,Kaart; "
                      "attest,idea,2026-01-01,2026-09-01,"
                      "huis,eigen,CC0\n"
                      "sa02,pa01,helpline,Lijn,Bel "
                      "ons.,,geld,,,grandparents,,free,Gratis,0,everyone,,phone,,,,,2026-10-01,"
                      "huis,eigen,\n"},
        {"activity.csv",
         "code,partners,kind,title,lead,topics,place,price,price_text,access,mode,checked_on,checked_by,"
         "source,start,"
         "end,rrule,capacity,booking,status\n"
         "aa01,pa02,play,Spelen,Samen spelen.,spelen,pdicht,paid,€ 2,everyone,site,2026-10-01,huis,eigen,"
         "2026-11-04T22:30,2026-11-05T01:00,FREQ=WEEKLY;BYDAY=WE,12,required,full\n"},
        {"place.csv", "code,name,house,room,street,town,lat,lon,wheelchair,toilet\n"
                      "phuis,Huis van het Kind,dorp,,Voorbeeldstraat 1,Dorp,51.4,4.4000001,yes,yes\n"
                      "plok1,Lokaal 1,dorp,lokaal 1,,,,,no,\nplok2,Lokaal 2,dorp,lokaal 2,,,,,,\n"
                      "pdicht,Dichtbij,,,,Dorp,51.4010,4.4000,no,no\npver,Ver weg,,,Straat 3,Dorp,,,help,\n"},
        {"hours.csv",
         "card,days,opens,closes,valid_from,valid_to,by_appointment\nsa01,ma-vr,9.00,12.00,,2026-12-31,ja\n"
         "sa01,ma-vr,9.00,12.30,2027-01-01,,nee\nsa02,elke dag,0:00,24:00,,,\npa01,za,9.00,8.30,,,\n"
         "pa01,vr,20.00,2.00,,,ja\npa01,do,20.00,24:00,,,\n"},
        {"hours_exception.csv",
         "card,day,opens,closes,note\npa01,holidays,,,feestdag\nsa01,2026-12-24,9:00,10:00,Vroeg dicht\n"
         "sa01,2026-12-24,14:00,24:00,\nsa02,2026-12-25,0:00,24:00,Ook nu\n"},
        {"presence.csv", "house,card,place,start,end,rrule,exdate,appointment,note\n"
                         "dorp,sa01,plok2,2026-11-02T13:00,2026-11-02T16:00,FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,"
                         "2026-12-28T13:00,required,\"met, komma\"\n"
                         "dorp,pa02,plok2,2026-12-05T10:00,2026-12-05T12:00,,,,\n"},
        {"occurrence.csv", "activity,original,start,end,status,note\naa01,2026-12-02T22:30,,,cancelled,Ziek\n"
                           "aa01,2026-12-09T22:30,2026-12-10T10:00,2026-12-10T11:00,planned,Een dag later\n"},
        {"translation.csv",
         "subject,row,field,language,text,checked\ncard,sa01,title,fr,L’accueil,2026-10-01\n"
         "card,pa02,lead,fr,On joue.,\nplace,plok2,name,fr,Salle 2,\ntopic,geld,name,fr,Argent,\n"},
        {"related.csv", "card,others\nsa01,sa02; aa01; pa01\n"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        fixture_change(fixture, files[i][0], NULL, files[i][1]);
}

static void hard_cases_come_back(void **state)
{
    (void)state;
    struct fixture source;
    struct round round;
    fixture_open(&source);
    write_hard_cases(&source);
    round_open(&round, source.source);
    round_come_back(&round);
    assert_int_equal(rows_differing(round.then, round.now), 0);
    fixture_close(&round.fixture);
    fixture_close(&source);
}

/* It belongs to nobody and keeps its code, for links live on it. */
static void a_card_that_ended_and_has_no_partner_comes_back(void **state)
{
    (void)state;
    struct fixture source;
    struct round round;
    fixture_open(&source);
    fixture_change(&source, "offer.csv", "sa03,pa01,", "sa03,,");
    fixture_change(&source, "offer.csv", "gestopt.,geld,", "gestopt.,,");
    round_open(&round, source.source);
    round_come_back(&round);
    snprintf(round.fixture.out, sizeof round.fixture.out, "%.79s", round.now);
    assert_string_equal(fixture_ask(&round.fixture, "SELECT title FROM card WHERE code = 'sa03'"),
                        "Oude lijn");
    fixture_close(&round.fixture);
    fixture_close(&source);
}

/* Importing again what has not changed changes nothing. */
static void a_second_import_changes_nothing(void **state)
{
    (void)state;
    struct fixture source;
    struct round round;
    fixture_open(&source);
    write_hard_cases(&source);
    round_open(&round, source.source);
    round_come_back(&round);
    run(&round.fixture, fixture_run(&round.fixture, &import_command, "--format", "hsds", round.hsds, "--into",
                                    round.source, NULL));
    if (!strstr(round.fixture.told, "er verandert niets"))
        fail_msg("%s", round.fixture.told);
    fixture_close(&round.fixture);
    fixture_close(&source);
}

static void import_again(struct round *round, const char *source)
{
    build(round, source, round->then);
    run(&round->fixture, fixture_run(&round->fixture, &export_command, round->then, "--format", "hsds", "-o",
                                     round->hsds, NULL));
    run(&round->fixture, fixture_run(&round->fixture, &import_command, "--format", "hsds", round->hsds,
                                     "--into", round->source, NULL));
}

/* What staff wrote on Wednesday stays on Wednesday when the other house opens on Tuesday too. */
static void an_hour_in_between_moves_no_other(void **state)
{
    static const char first[] = "card,days,opens,closes,valid_from,valid_to,by_appointment\n",
                      monday[] = "sa01,ma,9:00,12:00,,,\n", tuesday[] = "sa01,di,9:00,12:00,,,\n",
                      wednesday[] = "sa01,wo,9:00,12:00,,,\n";
    char text[400], path[PATH + 16];
    struct fixture source;
    struct round round;
    struct err err = {""};
    size_t length;
    (void)state;
    fixture_open(&source);
    snprintf(text, sizeof text, "%s%s%s", first, monday, wednesday);
    fixture_change(&source, "hours.csv", NULL, text);
    round_open(&round, source.source);
    import_again(&round, source.source);
    char *hours = fixture_read(&round.fixture, "again/hours.csv", &length),
         *at = strstr(hours, "sa01,wo,09:00,12:00,,,");
    assert_non_null(at);
    snprintf(text, sizeof text, "%.*ssa01,wo,09:00,12:00,,,ja\n", (int)(at - hours), hours);
    free(hours);
    snprintf(path, sizeof path, "%s/hours.csv", round.source);
    assert_true(path_write(path, text, strlen(text), &err));
    snprintf(text, sizeof text, "%s%s%s%s", first, monday, tuesday, wednesday);
    fixture_change(&source, "hours.csv", NULL, text);
    import_again(&round, source.source);
    hours = fixture_read(&round.fixture, "again/hours.csv", &length);
    assert_non_null(strstr(hours, "sa01,ma,09:00,12:00,,,"));
    assert_non_null(strstr(hours, "sa01,di,09:00,12:00,,,"));
    assert_non_null(strstr(hours, "sa01,wo,09:00,12:00,,,ja"));
    assert_null(strstr(hours, "di,09:00,12:00,,,ja"));
    free(hours);
    fixture_close(&round.fixture);
    fixture_close(&source);
}

/* Who is in the house, with one more before the others. */
static void a_presence_in_between_moves_no_other(void **state)
{
    static const char first[] = "house,card,place,start,end,rrule\n",
                      monday[] = "dorp,sa01,,2026-11-30T09:00,2026-11-30T12:00,FREQ=WEEKLY;COUNT=3\n",
                      tuesday[] = "dorp,sa01,,2026-12-01T09:00,2026-12-01T12:00,FREQ=WEEKLY;COUNT=3\n"
                                  "dorp,sa01,,2026-12-22T09:00,2026-12-22T13:00,\n";
    char text[400];
    struct fixture source;
    struct round round;
    (void)state;
    fixture_open(&source);
    snprintf(text, sizeof text, "%s%s", first, tuesday);
    fixture_change(&source, "presence.csv", NULL, text);
    fixture_change(&source, "hours.csv", NULL, "card,days,opens,closes\nsa01,ma,9:00,12:00\n");
    round_open(&round, source.source);
    import_again(&round, source.source);
    snprintf(text, sizeof text, "%s%s%s", first, monday, tuesday);
    fixture_change(&source, "presence.csv", NULL, text);
    import_again(&round, source.source);
    if (!strstr(round.fixture.told, "presence                1          0           2             0"))
        fail_msg("%s", round.fixture.told);
    fixture_close(&round.fixture);
    fixture_close(&source);
}

/* Hours that an import ended, and those that came in their place on some of the same days. */
static void hours_that_are_over_stop_no_build(void **state)
{
    struct fixture source;
    struct round round;
    sqlite3 *db;
    char count[64];
    (void)state;
    fixture_open(&source);
    fixture_change(&source, "hours.csv", NULL,
                   "card,days,opens,closes,valid_from,valid_to\nsa01,ma-wo,9:00,12:00,,2026-11-24\n"
                   "sa01,ma; do,9:00,12:30,,\n");
    round_open(&round, source.source);
    assert_int_equal(sqlite3_open_v2(round.then, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_string_equal(
        ask(db, sqlite3_mprintf("SELECT group_concat(weekday || '-' || closes) FROM hours"), count),
        "1-750,4-750");
    sqlite3_close(db);
    fixture_close(&round.fixture);
    fixture_close(&source);
}

/* The offer of another house comes, its house and its topics do not. */
static void a_house_keeps_its_own_tables(void **state)
{
    static const char *const own[] = {"house", "topic", "question", "synonym", "source", "slide"};
    (void)state;
    struct round round;
    size_t length;
    char name[48];
    round_open(&round, "data/kalmthout");
    run(&round.fixture, fixture_run(&round.fixture, &import_command, "--format", "hsds", round.hsds, "--into",
                                    round.fixture.source, NULL));
    assert_non_null(strstr(round.fixture.said, "deze bron heeft een eigen huis"));
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        struct fixture fresh;
        size_t fresh_length;
        fixture_open(&fresh);
        snprintf(name, sizeof name, "source/%s.csv", own[i]);
        char *now = fixture_read(&round.fixture, name, &length),
             *then = fixture_read(&fresh, name, &fresh_length);
        assert_string_equal(now, then);
        free(now);
        free(then);
        fixture_close(&fresh);
    }
    char *offers = fixture_read(&round.fixture, "source/offer.csv", &length);
    assert_non_null(strstr(offers, "Speelplein"));
    assert_true(length > 10000);
    free(offers);
    fixture_close(&round.fixture);
}

/* One word of the export that reads otherwise must show: the comparison above could fail. */
static void what_an_export_says_otherwise_is_seen(void **state)
{
    static const char *const words[][2] = {{"feestdag", "weekday."},
                                           {"by_appointment", "by_xppointment"},
                                           {"translation.name.fr", "translation.name.de"},
                                           {"2026-12-10T11:00", "2026-12-10T11:05"},
                                           {"sa02; aa01", "sa02; pa01"},
                                           {"51.401", "51.402"}};
    (void)state;
    struct fixture source;
    fixture_open(&source);
    write_hard_cases(&source);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct round round;
        size_t length;
        struct err err = {""};
        round_open(&round, source.source);
        char *text = fixture_read(&round.fixture, "export.json", &length), *at = strstr(text, words[i][0]);
        assert_non_null(at);
        assert_int_equal(strlen(words[i][0]), strlen(words[i][1]));
        memcpy(at, words[i][1], strlen(words[i][1]));
        assert_true(path_write(round.hsds, text, length, &err));
        round_come_back(&round);
        if (rows_differing(round.then, round.now) == 0)
            fail_msg("\"%s\" for \"%s\" is not seen", words[i][1], words[i][0]);
        free(text);
        fixture_close(&round.fixture);
    }
    fixture_close(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_of_every_card_comes_back),
        cmocka_unit_test(hard_cases_come_back),
        cmocka_unit_test(a_card_that_ended_and_has_no_partner_comes_back),
        cmocka_unit_test(a_second_import_changes_nothing),
        cmocka_unit_test(an_hour_in_between_moves_no_other),
        cmocka_unit_test(a_presence_in_between_moves_no_other),
        cmocka_unit_test(hours_that_are_over_stop_no_build),
        cmocka_unit_test(a_house_keeps_its_own_tables),
        cmocka_unit_test(what_an_export_says_otherwise_is_seen),
    };
    return cmocka_run_group_tests_name("hsds there and back", tests, NULL, NULL);
}
