#include "tool/fill/put.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/value.h"

/* Turns "a b c" into "a, b, c" behind what is there, and marks in `values`. Returns how many. */
static int sql_columns(char *sql, size_t size, char *values, size_t values_size, const char *names)
{
    int count = 0;
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", names);
    char *rest = copy;
    for (char *name; (name = strsep(&rest, " "));) {
        if (!*name)
            continue;
        size_t used = strlen(sql), marks = strlen(values);
        snprintf(sql + used, size - used, "%s\"%s\"", marks ? ", " : "", name);
        snprintf(values + marks, values_size - marks, "%s?", marks ? ", " : "");
        count++;
    }
    return count;
}

void put_open(struct put *put, sqlite3 *db, struct book *book, const char *into, const char *first,
              enum table_id id, const char *columns)
{
    char sql[2048], values[512] = "";
    *put = (struct put){.book = book, .id = id};
    snprintf(sql, sizeof sql, "INSERT INTO %s (", into);
    put->first = sql_columns(sql, sizeof sql, values, sizeof values, first);
    put->count = sql_columns(sql, sizeof sql, values, sizeof values, columns);
    snprintf(sql + strlen(sql), sizeof sql - strlen(sql), ") VALUES (%s)", values);
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", columns);
    char *rest = copy;
    int position = 0;
    for (char *name; (name = strsep(&rest, " "));)
        if (*name)
            put->columns[position++] = column_of(id, name);
    int result = sqlite3_prepare_v2(db, sql, -1, &put->statement, NULL);
    assert(result == SQLITE_OK);
}

void put_close(struct put *put)
{
    sqlite3_finalize(put->statement);
}

void put_id(struct put *put, int parameter, int id)
{
    if (id)
        sqlite3_bind_int(put->statement, parameter, id);
    else
        sqlite3_bind_null(put->statement, parameter);
}

void put_text(struct put *put, int parameter, const char *text)
{
    if (*text)
        sqlite3_bind_text(put->statement, parameter, text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(put->statement, parameter);
}

void put_day(struct put *put, int parameter, int day)
{
    char text[11];
    day_format(day, text);
    put_text(put, parameter, text);
}

void put_wall(struct put *put, int parameter, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    put_text(put, parameter, text);
}

/* Lists of words are kept with one space between them. */
static void put_words(struct put *put, int parameter, const char *text)
{
    char words[ITEM_BYTES * 2] = "", item[ITEM_BYTES];
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "%s%s", used ? " " : "", item);
    }
    put_text(put, parameter, words);
}

static void put_number(struct put *put, int parameter, const struct column *column, const char *text)
{
    long number = 0;
    int small = 0;
    bool yes = false;
    if (column->kind == CELL_NUMBER)
        value_number(text, &number);
    else if (column->kind == CELL_YES && value_yes(text, &yes))
        number = yes;
    else if (column->kind == CELL_TIME ? value_time(text, &small) : value_age(text, &small))
        number = small;
    sqlite3_bind_int64(put->statement, parameter, number);
}

static void put_cell(struct put *put, int parameter, const struct table *table, const struct column *column,
                     const char *text)
{
    double real = 0;
    int day = 0;
    if (!*text && column->otherwise)
        text = column->otherwise;
    if (!*text) {
        sqlite3_bind_null(put->statement, parameter);
        return;
    }
    switch (column->kind) {
    case CELL_DAY:
        value_day(text, &day);
        put_day(put, parameter, day + table->source->shift);
        break;
    case CELL_WORDS:
    case CELL_LANGUAGES:
        put_words(put, parameter, text);
        break;
    case CELL_YES:
    case CELL_TIME:
    case CELL_AGE:
    case CELL_NUMBER:
        put_number(put, parameter, column, text);
        break;
    case CELL_REAL:
        value_real(text, &real);
        sqlite3_bind_double(put->statement, parameter, real);
        break;
    case CELL_REF:
        put_id(put, parameter, book_id(put->book, column->ref, text));
        break;
    default:
        put_text(put, parameter, text);
        break;
    }
}

void put_row(struct put *put, const struct table *table, const struct row *row)
{
    static const char stage[] = MN_("publicatie vullen");
    progress_tick(&put->book->progress, stage);
    for (int i = 0; i < put->count; i++) {
        int column = put->columns[i];
        put_cell(put, put->first + i + 1, table, &table->spec->columns[column], row->cells[column]);
    }
    if (sqlite3_step(put->statement) != SQLITE_DONE) {
        report_error(&put->book->report, spot_of(table, row, -1),
                     "dit past niet in de publicatie (%s); meld dit aan de makers",
                     sqlite3_errmsg(sqlite3_db_handle(put->statement)));
    }
    sqlite3_reset(put->statement);
}
