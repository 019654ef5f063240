#include "tool/check/check.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/value.h"

enum { WEEK_MINUTES = 7 * MINUTES_A_DAY };

/* One block of a week, or of one day for an exception. */
struct block {
    int card;
    int from, to;    /* minutes since Monday 0.00; of an exception since 1970 */
    int first, last; /* days it holds */
    bool closed;     /* an exception without hours */
    const struct table *table;
    const struct row *row;
};

struct blocks {
    struct book *book;
    struct block *items;
    int count, capacity;
};

static void blocks_add(struct blocks *blocks, struct block block)
{
    if (blocks->count == blocks->capacity) {
        blocks->capacity = blocks->capacity ? blocks->capacity * 2 : 256;
        blocks->items = realloc(blocks->items, (size_t)blocks->capacity * sizeof *blocks->items);
        if (!blocks->items)
            abort();
    }
    blocks->items[blocks->count++] = block;
}

/* Opening and closing in minutes, past midnight counted on; false when a cell is not right, which is said. */
static bool row_minutes(struct book *book, const struct table *table, const struct row *row, int *opens,
                        int *closes)
{
    int column = column_of(table->id, "closes");
    if (!value_time(row_cell(table, row, "opens"), opens) || !value_time(row->cells[column], closes))
        return false;
    if (*opens == MINUTES_A_DAY) {
        report_error(&book->report, spot_of(table, row, column_of(table->id, "opens")),
                     "een dag begint om 0.00; schrijf 0.00 op de volgende dag");
        return false;
    }
    if (*opens == *closes) {
        report_error(
            &book->report, spot_of(table, row, column),
            "sluit op het uur dat het opent; verbeter het uur, of schrijf 0.00 tot 24.00 voor dag en nacht");
        return false;
    }
    if (*closes < *opens)
        *closes += MINUTES_A_DAY;
    return true;
}

static void week_gather(struct blocks *blocks, const struct table *table)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        unsigned days;
        int opens, closes;
        struct block block = {.table = table, .row = row, .first = INT_MIN, .last = INT_MAX};
        block.card = book_id(blocks->book, REF_CARD, row_cell(table, row, "card"));
        value_day(row_cell(table, row, "valid_from"), &block.first);
        value_day(row_cell(table, row, "valid_to"), &block.last);
        if (!row_minutes(blocks->book, table, row, &opens, &closes) || !block.card ||
            hours_over(blocks->book, table, row) || !value_weekdays(row_cell(table, row, "days"), &days))
            continue;
        for (int day = 1; day <= 7; day++)
            if (days >> day & 1) {
                block.from = (day - 1) * MINUTES_A_DAY + opens;
                block.to = block.from + closes - opens;
                blocks_add(blocks, block);
                /* Sunday night is also before Monday. */
                if (block.to > WEEK_MINUTES) {
                    block.from -= WEEK_MINUTES;
                    block.to -= WEEK_MINUTES;
                    blocks_add(blocks, block);
                }
            }
    }
}

static int by_place(const void *left, const void *right)
{
    const struct block *a = left, *b = right;
    if (a->card != b->card)
        return a->card < b->card ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return a->row->number - b->row->number;
}

static bool clash(const struct block *a, const struct block *b)
{
    return a->card == b->card && b->from < a->to && a->first <= b->last && b->first <= a->last;
}

static const char *weekday_name(int minute)
{
    static const char *const names[] = {MN_("maandag"), MN_("dinsdag"),  MN_("woensdag"), MN_("donderdag"),
                                        MN_("vrijdag"), MN_("zaterdag"), MN_("zondag")};
    return message_text(names[(minute + WEEK_MINUTES) / MINUTES_A_DAY % 7]);
}

static void week_check(struct blocks *blocks)
{
    if (blocks->count)
        qsort(blocks->items, (size_t)blocks->count, sizeof *blocks->items, by_place);
    for (int i = 0; i < blocks->count; i++)
        for (int j = i + 1; j < blocks->count && blocks->items[j].card == blocks->items[i].card &&
                            blocks->items[j].from < blocks->items[i].to;
             j++) {
            const struct block *a = &blocks->items[i], *b = &blocks->items[j];
            if (!clash(a, b))
                continue;
            const struct block *later = a->row->number > b->row->number ? a : b, *first = later == a ? b : a;
            report_error(&blocks->book->report,
                         spot_of(later->table, later->row, column_of(TABLE_HOURS, "opens")),
                         "op %s overlappen deze uren met rij %d; maak er één blok van of verbeter de uren",
                         weekday_name(b->from), first->row->number);
        }
}

static bool holidays_known(const struct source *source)
{
    const struct table *table = &source->tables[TABLE_HOLIDAY];
    for (int i = 0; i < table->count; i++)
        if (strcmp(row_cell(table, &table->rows[i], "kind"), "public") == 0)
            return true;
    return false;
}

/* "holidays" is gathered as a day of its own, before all others. */
static void exceptions_gather(struct blocks *blocks, const struct table *table)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        const char *opens = row_cell(table, row, "opens"), *closes = row_cell(table, row, "closes");
        const char *day_text = row_cell(table, row, "day");
        int day = 0, from = 0, to = MINUTES_A_DAY;
        struct block block = {.table = table, .row = row, .first = INT_MIN, .last = INT_MAX};
        if (!*opens != !*closes) {
            report_error(&blocks->book->report,
                         spot_of(table, row, column_of(table->id, *opens ? "closes" : "opens")),
                         "vul opens en closes allebei in, of geen van beide als het die dag gesloten is");
            continue;
        }
        bool holidays = strcmp(day_text, "holidays") == 0;
        if (holidays && !holidays_known(table->source))
            report_warning(&blocks->book->report, spot_of(table, row, column_of(table->id, "day")),
                           "deze bron heeft geen feestdagen; zet ze in %s met kind public",
                           table_said(&blocks->book->report, table->source, TABLE_HOLIDAY));
        block.closed = !*opens;
        block.card = book_id(blocks->book, REF_CARD, row_cell(table, row, "card"));
        if (!block.card || (!holidays && !value_day(day_text, &day)) ||
            (!block.closed && !row_minutes(blocks->book, table, row, &from, &to)))
            continue;
        /* Past midnight belongs to the day it began on: exceptions of two days never clash. */
        block.from = (day - day_from_civil(2000, 1, 1)) * 2 * MINUTES_A_DAY + from;
        block.to = block.from + to - from;
        blocks_add(blocks, block);
    }
}

static void exceptions_check(struct blocks *blocks)
{
    if (blocks->count)
        qsort(blocks->items, (size_t)blocks->count, sizeof *blocks->items, by_place);
    for (int i = 1; i < blocks->count; i++) {
        const struct block *a = &blocks->items[i - 1], *b = &blocks->items[i];
        if (!clash(a, b))
            continue;
        const struct block *later = a->row->number > b->row->number ? a : b, *first = later == a ? b : a;
        report_error(
            &blocks->book->report, spot_of(later->table, later->row, column_of(TABLE_HOURS_EXCEPTION, "day")),
            "deze dag staat ook op rij %d en de twee gaan niet samen; laat er één staan", first->row->number);
    }
}

void check_hours(struct book *book)
{
    struct blocks week = {.book = book}, exceptions = {.book = book};
    for (int s = 0; s < book->count; s++) {
        week_gather(&week, &book->sources[s].tables[TABLE_HOURS]);
        exceptions_gather(&exceptions, &book->sources[s].tables[TABLE_HOURS_EXCEPTION]);
    }
    week_check(&week);
    exceptions_check(&exceptions);
    free(week.items);
    free(exceptions.items);
}
