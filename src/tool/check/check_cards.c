#include "tool/check/check.h"

#include <string.h>

#include "tool/table/value.h"

static void check_replaced(struct book *book, const struct table *table, const struct row *row)
{
    const char *code = row_cell(table, row, "code"), *next = row_cell(table, row, "replaced_by");
    if (*code && strcmp(code, next) == 0)
        report_error(
            &book->report, spot_of(table, row, column_of(table->id, "replaced_by")),
            "een kaart kan zichzelf niet vervangen; geef de code van een andere of maak de cel leeg");
}

static void check_days(struct book *book, const struct table *table, const struct row *row)
{
    /* Samples move by whole weeks, so they may end up half a week ahead. */
    int day, shift = table->source->shift, rounding = table->source->sample ? 3 : 0;
    if (card_shown(table, row) && value_day(row_cell(table, row, "valid_to"), &day) &&
        day + shift < book->as_of)
        report_warning(&book->report, spot_of(table, row, column_of(table->id, "valid_to")),
                       "deze kaart is voorbij sinds %s; verleng ze of haal ze weg",
                       row_cell(table, row, "valid_to"));
    if (value_day(row_cell(table, row, "checked_on"), &day) && day + shift > book->as_of + rounding)
        report_warning(&book->report, spot_of(table, row, column_of(table->id, "checked_on")),
                       "deze dag moet nog komen; vul in wanneer de kaart echt is nagekeken");
}

/* Longer ones are fine on a tall panel and lose their end in a row of a small one. */
static void check_title(struct book *book, const struct table *table, const struct row *row)
{
    enum { FITS = 60 };
    int column = column_of(table->id, "title");
    size_t length = value_length(row->cells[column]);
    if (card_shown(table, row) && length > FITS && length <= (size_t)table->spec->columns[column].most)
        report_warning(
            &book->report, spot_of(table, row, column),
            "deze titel heeft %zu tekens en past misschien niet op kleine schermen; hoogstens %d past overal",
            length, FITS);
}

static void check_price(struct book *book, const struct table *table, const struct row *row)
{
    long cents;
    if (strcmp(row_cell(table, row, "price"), "free") == 0 &&
        value_number(row_cell(table, row, "price_cents"), &cents) && cents > 0)
        report_warning(&book->report, spot_of(table, row, column_of(table->id, "price_cents")),
                       "er staat een bedrag, maar price is free; maak deze cel leeg of zet price op paid");
}

/* An offer of a partner who left is a dead end for families. */
static void check_owner(struct book *book, const struct table *table, const struct row *row)
{
    char owner[ITEM_BYTES];
    int column = column_of(table->id, "partners");
    struct value_list list = value_list(row->cells[column]);
    const struct entry *entry = value_next(&list, owner) ? book_find(book, REF_PARTNER, owner) : NULL;
    if (entry && strcmp(row_cell(entry->table, &entry->table->rows[entry->row], "status"), "stopped") == 0)
        report_warning(&book->report, spot_of(table, row, column),
                       "partner \"%s\" is gestopt; geef een andere partner of zet stage op ended", owner);
}

static void check_card_table(struct book *book, const struct table *table)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        check_replaced(book, table, row);
        check_days(book, table, row);
        check_title(book, table, row);
        if (table->id == TABLE_PARTNER)
            continue;
        check_price(book, table, row);
        check_owner(book, table, row);
    }
}

static void check_related(struct book *book, const struct table *table)
{
    int column = column_of(TABLE_RELATED, "others");
    for (int i = 0; i < table->count; i++) {
        char item[ITEM_BYTES];
        const char *card = row_cell(table, &table->rows[i], "card");
        for (struct value_list list = value_list(table->rows[i].cells[column]); value_next(&list, item);)
            if (strcmp(item, card) == 0)
                report_error(&book->report, spot_of(table, &table->rows[i], column),
                             "\"%s\" hoort bij zichzelf; haal deze code weg", item);
    }
}

void check_cards(struct book *book)
{
    for (int s = 0; s < book->count; s++) {
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
            check_card_table(book, &book->sources[s].tables[id]);
        check_related(book, &book->sources[s].tables[TABLE_RELATED]);
    }
}
