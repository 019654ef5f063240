/* `wegwijzer-data diff`: what a new publication changes for families. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/commands.h"
#include "tool/survey/change.h"
#include "tool/survey/diff_fact.h"
#include "tool/talk/report_json.h"

enum { OPTION_JSON, PUBLICATION_BYTES = 1 << 30, LINES_MOST = 20 };

static const struct option_spec options[] = {
    {"json", 'j', NULL, MN_("toont alle kaarten als JSON")},
    {0},
};

static int run_diff(int argc, char **argv);

const struct command diff_command = {
    .name = "diff",
    .usage = MN_("OUD NIEUW [--json]"),
    .summary = MN_("zegt wat een nieuwe publicatie voor gezinnen verandert"),
    .help = MN_("OUD en NIEUW zijn publicaties. Datums worden vergeleken op de dagen die beide kennen."),
    .options = options,
    .run = run_diff,
};

/* What the facts of a card are about, in the order that change.c gathers them. */
static const char *const facts[] = {MN_("soort"),
                                    MN_("soort"),
                                    MN_("titel"),
                                    MN_("tekst"),
                                    MN_("makkelijke tekst"),
                                    MN_("telefoon"),
                                    MN_("mail"),
                                    MN_("website"),
                                    MN_("afspraak"),
                                    MN_("uren"),
                                    MN_("rolstoel"),
                                    MN_("talen"),
                                    MN_("gevoelig"),
                                    MN_("geldig"),
                                    MN_("geldig"),
                                    MN_("plaats"),
                                    MN_("partner"),
                                    MN_("prijs, leeftijd of toegang"),
                                    MN_("herhaling of status"),
                                    MN_("uren"),
                                    MN_("uren"),
                                    MN_("thema's"),
                                    MN_("partners"),
                                    MN_("vertalingen")};

/* The facts that differ, each once: "telefoon, uren". */
static void facts_name(const char *keys, char out[400])
{
    out[0] = '\0';
    for (const char *at = keys; at && *at; at += strcspn(at, ","), at += *at == ',') {
        size_t key = (size_t)atoi(at);
        const char *name = key < sizeof facts / sizeof *facts ? message_text(facts[key]) : M_("andere");
        if (!strstr(out, name))
            snprintf(out + strlen(out), 400 - strlen(out), "%s%s", *out ? ", " : "", name);
    }
}

static const char added_sql[] =
    "SELECT code, title, NULL FROM now_card WHERE code NOT IN (SELECT code FROM then_card) ORDER BY title";
static const char gone_sql[] =
    "SELECT code, title, NULL FROM then_card WHERE code NOT IN (SELECT code FROM now_card) ORDER BY title";
static const char changed_sql[] =
    "SELECT n.code, n.title, (SELECT group_concat(a.key) FROM json_each(n.facts) a JOIN json_each(t.facts) b "
    "USING (key) WHERE a.value IS NOT b.value), t.facts, n.facts FROM now_card n JOIN then_card t USING "
    "(code) WHERE n.facts "
    "<> t.facts ORDER BY n.title";

static const char new_dates_sql[] = "SELECT code, title, start FROM new_date ORDER BY start, code";
static const char gone_dates_sql[] = "SELECT code, title, start FROM gone_date ORDER BY start, code";
static const char new_houses_sql[] = "SELECT code, title FROM new_house ORDER BY title";
static const char gone_houses_sql[] = "SELECT code, title FROM gone_house ORDER BY title";

/* Rows of code, title and, for dates, start. */
static json_t *rows_json(const struct edition *edition, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    json_t *rows = json_array();
    if (sqlite3_prepare_v2(edition->db, sql, -1, &statement, NULL) == SQLITE_OK)
        while (sqlite3_step(statement) == SQLITE_ROW) {
            json_t *row = json_pack("{s:s, s:s}", "code", sqlite3_column_text(statement, 0), "title",
                                    sqlite3_column_text(statement, 1));
            if (sqlite3_column_count(statement) > 2)
                json_object_set_new(row, "start",
                                    json_string((const char *)sqlite3_column_text(statement, 2)));
            json_array_append_new(rows, row);
        }
    sqlite3_finalize(statement);
    return rows;
}

static json_t *cards_json(const struct edition *edition, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    json_t *cards = json_array();
    if (sqlite3_prepare_v2(edition->db, sql, -1, &statement, NULL) == SQLITE_OK)
        while (sqlite3_step(statement) == SQLITE_ROW) {
            char what[400];
            facts_name((const char *)sqlite3_column_text(statement, 2), what);
            json_t *card = json_pack("{s:s, s:s, s:s?}", "code", sqlite3_column_text(statement, 0), "title",
                                     sqlite3_column_text(statement, 1), "what", *what ? what : NULL);
            if (sqlite3_column_count(statement) > 4)
                json_object_set_new(card, "changes",
                                    facts_differ((const char *)sqlite3_column_text(statement, 3),
                                                 (const char *)sqlite3_column_text(statement, 4)));
            json_array_append_new(cards, card);
        }
    sqlite3_finalize(statement);
    return cards;
}

static json_t *balance_json(const struct balance *balance)
{
    return json_pack("{s:I, s:I, s:I, s:I, s:I}", "before", (json_int_t)balance->before, "after",
                     (json_int_t)balance->after, "added", (json_int_t)balance->added, "changed",
                     (json_int_t)balance->changed, "gone", (json_int_t)balance->gone);
}

static void print_json(const struct edition *edition, const struct change *change)
{
    result_print(
        json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "cards", balance_json(&change->cards),
                  "dates", balance_json(&change->dates), "houses", balance_json(&change->houses), "added",
                  cards_json(edition, added_sql), "new_dates", rows_json(edition, new_dates_sql),
                  "gone_dates", rows_json(edition, gone_dates_sql), "new_houses",
                  rows_json(edition, new_houses_sql), "gone_houses", rows_json(edition, gone_houses_sql),
                  "changed", cards_json(edition, changed_sql), "gone", cards_json(edition, gone_sql)));
}

static void changes_print(json_t *changes)
{
    size_t index;
    json_t *change;
    json_array_foreach(changes, index, change)
    {
        const char *old = json_string_value(json_object_get(change, "old")),
                   *new = json_string_value(json_object_get(change, "new"));
        if (index == LINES_MOST) {
            printf(M_("  en nog %zu\n"), json_array_size(changes) - LINES_MOST);
            return;
        }
        printf(M_("  %s: %s, nu %s\n"), json_string_value(json_object_get(change, "field")), old ? old : "-",
               new ? new : "-");
    }
}

/* What came or went, by name. */
static void rows_print(const struct edition *edition, const char *sql, const char *what)
{
    size_t index;
    json_t *row, *rows = rows_json(edition, sql);
    json_array_foreach(rows, index, row)
    {
        const char *start = json_string_value(json_object_get(row, "start"));
        if (index == LINES_MOST) {
            printf(M_("%s: en nog %zu\n"), what, json_array_size(rows) - LINES_MOST);
            break;
        }
        printf("%s: %s %s%s%s\n", what, json_string_value(json_object_get(row, "code")),
               json_string_value(json_object_get(row, "title")), start ? " " : "", start ? start : "");
    }
    json_decref(rows);
}

/* Below the balance: what exactly changed on each card. */
static void print_details(const struct edition *edition)
{
    size_t index;
    json_t *card, *cards = cards_json(edition, changed_sql);
    json_array_foreach(cards, index, card)
    {
        const char *what = json_string_value(json_object_get(card, "what"));
        printf("%s %s: %s\n", json_string_value(json_object_get(card, "code")),
               json_string_value(json_object_get(card, "title")), what ? what : M_("andere"));
        changes_print(json_object_get(card, "changes"));
    }
    json_decref(cards);
    rows_print(edition, new_dates_sql, M_("nieuwe datum"));
    rows_print(edition, gone_dates_sql, M_("datum weg"));
    rows_print(edition, new_houses_sql, M_("nieuw huis"));
    rows_print(edition, gone_houses_sql, M_("huis weg"));
}

static int run_diff(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    struct edition old = {.db = NULL}, new = {.db = NULL};
    struct change change;
    struct err err = {""};
    char *bytes = NULL;
    size_t length;
    int code = command_values(&diff_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 2)
        return command_usage(&diff_command, "geef twee publicaties: eerst de oude, dan de nieuwe");
    bool read = edition_open(&old, argv[optind], &err) && edition_open(&new, argv[optind + 1], &err) &&
                path_read(argv[optind], PUBLICATION_BYTES, &bytes, &length, &err);
    code = !read ? EX_NOINPUT : change_find(&new, bytes, length, &change, &err) ? EX_OK : EX_DATAERR;
    if (code != EX_OK)
        failure_say(values[OPTION_JSON], &err, code);
    else if (values[OPTION_JSON])
        print_json(&new, &change);
    else {
        change_print(&new, &change, stdout);
        print_details(&new);
    }
    edition_close(&old);
    edition_close(&new);
    free(bytes);
    return code;
}
