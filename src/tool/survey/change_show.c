#include "tool/survey/change_show.h"

#include "base/message.h"
#include "tool/survey/change_fact.h"

enum { LINES_MOST = 20 };

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
            char what[FACT_NAMES_BYTES];
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

json_t *change_json(const struct edition *edition, const struct change *change)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "cards",
                     balance_json(&change->cards), "dates", balance_json(&change->dates), "houses",
                     balance_json(&change->houses), "added", cards_json(edition, added_sql), "new_dates",
                     rows_json(edition, new_dates_sql), "gone_dates", rows_json(edition, gone_dates_sql),
                     "new_houses", rows_json(edition, new_houses_sql), "gone_houses",
                     rows_json(edition, gone_houses_sql), "changed", cards_json(edition, changed_sql), "gone",
                     cards_json(edition, gone_sql));
}

static void changes_print(FILE *file, const json_t *changes)
{
    size_t index;
    json_t *change;
    json_array_foreach(changes, index, change)
    {
        const char *old = json_string_value(json_object_get(change, "old")),
                   *new = json_string_value(json_object_get(change, "new"));
        if (index == LINES_MOST) {
            fprintf(file, M_("  en nog %zu\n"), json_array_size(changes) - LINES_MOST);
            return;
        }
        fprintf(file, M_("  %s: %s, nu %s\n"), json_string_value(json_object_get(change, "field")),
                old ? old : "-", new ? new : "-");
    }
}

/* What came or went, by name. */
static void rows_print(FILE *file, const struct edition *edition, const char *sql, const char *what)
{
    size_t index;
    json_t *row, *rows = rows_json(edition, sql);
    json_array_foreach(rows, index, row)
    {
        const char *start = json_string_value(json_object_get(row, "start"));
        if (index == LINES_MOST) {
            fprintf(file, M_("%s: en nog %zu\n"), what, json_array_size(rows) - LINES_MOST);
            break;
        }
        fprintf(file, "%s: %s %s%s%s\n", what, json_string_value(json_object_get(row, "code")),
                json_string_value(json_object_get(row, "title")), start ? " " : "", start ? start : "");
    }
    json_decref(rows);
}

void change_print_details(const struct edition *edition, FILE *file)
{
    size_t index;
    json_t *card, *cards = cards_json(edition, changed_sql);
    json_array_foreach(cards, index, card)
    {
        const char *what = json_string_value(json_object_get(card, "what"));
        fprintf(file, "%s %s: %s\n", json_string_value(json_object_get(card, "code")),
                json_string_value(json_object_get(card, "title")), what ? what : M_("andere"));
        changes_print(file, json_object_get(card, "changes"));
    }
    json_decref(cards);
    rows_print(file, edition, new_dates_sql, M_("nieuwe datum"));
    rows_print(file, edition, gone_dates_sql, M_("datum weg"));
    rows_print(file, edition, new_houses_sql, M_("nieuw huis"));
    rows_print(file, edition, gone_houses_sql, M_("huis weg"));
}
