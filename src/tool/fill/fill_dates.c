#include "tool/fill/fill.h"

#include <stdlib.h>
#include <string.h>

#include "tool/fill/put.h"
#include "tool/table/value.h"

/* A block that ends at or before the hour it begins goes on past midnight. */
static int closes_after(int opens, int closes)
{
    return closes <= opens ? closes + MINUTES_A_DAY : closes;
}

static void minutes_put(struct put *put, int parameter, const char *opens, const char *closes)
{
    int from = -1, to = -1;
    if (value_time(opens, &from) && value_time(closes, &to))
        to = closes_after(from, to);
    sqlite3_bind_int(put->statement, parameter, from);
    sqlite3_bind_int(put->statement, parameter + 1, to);
}

static void fill_week(sqlite3 *db, struct book *book)
{
    struct put put;
    put_open(&put, db, book, "hours", "weekday opens closes season", TABLE_HOURS,
             "card valid_from valid_to by_appointment");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOURS];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            unsigned days = 0;
            int from;
            char season[11] = "";
            if (!hours_over(book, table, row))
                value_weekdays(row_cell(table, row, "days"), &days);
            if (value_day(row_cell(table, row, "valid_from"), &from))
                day_format(from + table->source->shift, season);
            for (int day = 1; day <= 7; day++) {
                if (!(days >> day & 1))
                    continue;
                sqlite3_bind_int(put.statement, 1, day);
                minutes_put(&put, 2, row_cell(table, row, "opens"), row_cell(table, row, "closes"));
                sqlite3_bind_text(put.statement, 4, season, -1, SQLITE_TRANSIENT);
                put_row(&put, table, row);
            }
        }
    }
    put_close(&put);
}

/* A day of a card, to know which days are named and which are only a holiday. */
struct card_day {
    int card, day;
};

static int by_card_day(const void *left, const void *right)
{
    const struct card_day *a = left, *b = right;
    if (a->card != b->card)
        return a->card < b->card ? -1 : 1;
    return a->day < b->day ? -1 : a->day > b->day;
}

/* The days that hours_exception.csv names, in order. */
static struct card_day *days_named(const struct book *book, size_t *count)
{
    size_t most = 1;
    for (int s = 0; s < book->count; s++)
        most += (size_t)book->sources[s].tables[TABLE_HOURS_EXCEPTION].count;
    struct card_day *days = calloc(most, sizeof *days);
    if (!days)
        abort();
    *count = 0;
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOURS_EXCEPTION];
        for (int i = 0; i < table->count; i++) {
            int day;
            if (!value_day(row_cell(table, &table->rows[i], "day"), &day))
                continue;
            int card = book_id(book, REF_CARD, row_cell(table, &table->rows[i], "card"));
            days[(*count)++] = (struct card_day){card, day + table->source->shift};
        }
    }
    qsort(days, *count, sizeof *days, by_card_day);
    return days;
}

static void exception_put(struct put *put, const struct table *table, const struct row *row, int day)
{
    put_day(put, 1, day);
    minutes_put(put, 2, row_cell(table, row, "opens"), row_cell(table, row, "closes"));
    put_row(put, table, row);
}

/* "holidays" stands for all public holidays of the source that the card has no row of its own for; a day that
 * two holidays share goes in once. */
static void holidays_put(struct put *put, const struct table *table, const struct row *row,
                         const struct card_day *named, size_t named_count)
{
    const struct table *holidays = &table->source->tables[TABLE_HOLIDAY];
    int card = book_id(put->book, REF_CARD, row_cell(table, row, "card")), shift = table->source->shift;
    for (int i = 0; i < holidays->count; i++) {
        int first, last, before_first, before_last;
        const struct row *holiday = &holidays->rows[i];
        if (strcmp(row_cell(holidays, holiday, "kind"), "public") != 0 ||
            !value_day(row_cell(holidays, holiday, "first"), &first) ||
            !value_day(row_cell(holidays, holiday, "last"), &last))
            continue;
        for (int day = first; day <= last; day++) {
            bool again = false;
            for (int j = 0; j < i && !again; j++)
                again = strcmp(row_cell(holidays, &holidays->rows[j], "kind"), "public") == 0 &&
                        value_day(row_cell(holidays, &holidays->rows[j], "first"), &before_first) &&
                        value_day(row_cell(holidays, &holidays->rows[j], "last"), &before_last) &&
                        day >= before_first && day <= before_last;
            struct card_day key = {card, day + shift};
            if (!again && !bsearch(&key, named, named_count, sizeof *named, by_card_day))
                exception_put(put, table, row, day + shift);
        }
    }
}

static void fill_exceptions(sqlite3 *db, struct book *book)
{
    struct put put;
    size_t count;
    struct card_day *named = days_named(book, &count);
    put_open(&put, db, book, "hours_exception", "day opens closes", TABLE_HOURS_EXCEPTION, "card note");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOURS_EXCEPTION];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int day;
            if (value_day(row_cell(table, row, "day"), &day))
                exception_put(&put, table, row, day + table->source->shift);
            else
                holidays_put(&put, table, row, named, count);
        }
    }
    put_close(&put);
    free(named);
}

void fill_hours(sqlite3 *db, struct book *book)
{
    fill_week(db, book);
    fill_exceptions(db, book);
}

void fill_dates(sqlite3 *db, struct book *book)
{
    struct put put;
    put_open(&put, db, book, "occurrence", "start activity end all_day status note", TABLE_OCCURRENCE, "");
    for (size_t i = 0; i < book->occurrences.count; i++) {
        const struct date *date = &book->occurrences.items[i];
        put_wall(&put, 1, date->start);
        put_id(&put, 2, date->card);
        put_wall(&put, 3, date->end);
        sqlite3_bind_int(put.statement, 4, date->all_day);
        put_text(&put, 5, date->status);
        put_text(&put, 6, date->note);
        put_row(&put, date->table, date->row);
    }
    put_close(&put);
    put_open(&put, db, book, "presence", "house start card end place appointment note", TABLE_PRESENCE, "");
    for (size_t i = 0; i < book->presences.count; i++) {
        const struct date *date = &book->presences.items[i];
        put_id(&put, 1, date->house);
        put_wall(&put, 2, date->start);
        put_id(&put, 3, date->card);
        put_wall(&put, 4, date->end);
        put_id(&put, 5, date->place);
        put_text(&put, 6, *date->appointment ? date->appointment : "unknown");
        put_text(&put, 7, date->note);
        put_row(&put, date->table, date->row);
    }
    put_close(&put);
}
