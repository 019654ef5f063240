#include "tool/fill/fill.h"

#include <stdlib.h>
#include <string.h>

#include "tool/fill/put.h"
#include "tool/table/value.h"

#define CARD_CELLS                                                                                           \
    "code kind title lead easy place phone mail web appointment languages sensitive valid_from valid_to "    \
    "checked_on "                                                                                            \
    "checked_by review_months replaced_by source source_licence"
#define OFFER_CELLS                                                                                          \
    "age_from age_to audience price price_text price_cents reduced_text uitpas waiting_list access "         \
    "access_note mode "                                                                                      \
    "documents referral stage pillar"

static const char *wheelchair_of(const struct book *book, const char *place)
{
    const struct entry *entry = *place ? book_find(book, REF_PLACE, place) : NULL;
    const char *answer = entry ? row_cell(entry->table, &entry->table->rows[entry->row], "wheelchair") : "";
    return *answer ? answer : "unknown";
}

/* Which cards have a row in hours.csv. */
static bool *hours_known(const struct book *book)
{
    bool *known = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *known);
    if (!known)
        abort();
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOURS];
        for (int i = 0; i < table->count; i++)
            known[book_id(book, REF_CARD, row_cell(table, &table->rows[i], "card"))] = true;
    }
    return known;
}

static void fill_card_rows(sqlite3 *db, struct book *book, enum table_id id, const bool *known)
{
    struct put put;
    put_open(&put, db, book, "card", "id type hours_known wheelchair", id, CARD_CELLS);
    int place = column_of(id, "place");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            put_id(&put, 1, row->id);
            put_text(&put, 2, table->spec->name);
            sqlite3_bind_int(put.statement, 3, known[row->id]);
            put_text(&put, 4, wheelchair_of(book, row->cells[place]));
            put_row(&put, table, row);
        }
    }
    put_close(&put);
}

static void fill_kind(sqlite3 *db, struct book *book, enum table_id id, const char *into, const char *columns)
{
    struct put put;
    put_open(&put, db, book, into, "card", id, columns);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            put_id(&put, 1, table->rows[i].id);
            put_row(&put, table, &table->rows[i]);
        }
    }
    put_close(&put);
}

/* A list in a cell becomes rows (card, position, what it points to), each thing once. */
static void fill_list(sqlite3 *db, struct book *book, enum table_id id, const char *column, const char *into,
                      const char *columns, enum ref ref)
{
    struct put put;
    int list_column = column_of(id, column);
    put_open(&put, db, book, into, columns, id, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int seen[64], count = 0;
            char item[ITEM_BYTES];
            struct value_list list = value_list(row->cells[list_column]);
            while (value_next(&list, item) && count < 64) {
                int target = book_id(book, ref, item), at = 0;
                while (at < count && seen[at] != target)
                    at++;
                if (at < count)
                    continue;
                put_id(&put, 1, row->id);
                put_id(&put, 2, target);
                if (put.first == 3)
                    sqlite3_bind_int(put.statement, 3, count);
                put_row(&put, table, row);
                seen[count++] = target;
            }
        }
    }
    put_close(&put);
}

static void fill_card_houses(sqlite3 *db, struct book *book, enum table_id id)
{
    struct put put;
    int houses[HOUSES_MAX], column = column_of(id, "houses");
    put_open(&put, db, book, "card_house", "house card", id, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int count = card_shown(table, row) ? book_houses(book, table, row->cells[column], houses) : 0;
            for (int h = 0; h < count; h++) {
                put_id(&put, 1, houses[h]);
                put_id(&put, 2, row->id);
                put_row(&put, table, row);
            }
        }
    }
    put_close(&put);
}

static void fill_related(sqlite3 *db, struct book *book)
{
    struct put put;
    int *positions = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *positions);
    if (!positions)
        abort();
    put_open(&put, db, book, "related", "card position other", TABLE_RELATED, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_RELATED];
        for (int i = 0; i < table->count; i++) {
            int card = book_id(book, REF_CARD, row_cell(table, &table->rows[i], "card"));
            char item[ITEM_BYTES];
            struct value_list list = value_list(row_cell(table, &table->rows[i], "others"));
            while (value_next(&list, item)) {
                put_id(&put, 1, card);
                sqlite3_bind_int(put.statement, 2, positions[card]++);
                put_id(&put, 3, book_id(book, REF_CARD, item));
                put_row(&put, table, &table->rows[i]);
            }
        }
    }
    put_close(&put);
    free(positions);
}

void fill_cards(sqlite3 *db, struct book *book)
{
    bool *known = hours_known(book);
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
        fill_card_rows(db, book, (enum table_id)id, known);
        fill_card_houses(db, book, (enum table_id)id);
        fill_list(db, book, (enum table_id)id, "topics", "card_topic", "card topic position", REF_TOPIC);
    }
    free(known);
    fill_kind(db, book, TABLE_PARTNER, "partner", "roles status joined refer_to_us_for");
    fill_kind(db, book, TABLE_OFFER, "offer", OFFER_CELLS);
    fill_kind(db, book, TABLE_ACTIVITY, "offer", OFFER_CELLS " booking");
    fill_kind(db, book, TABLE_ACTIVITY, "activity", "recurrence_text capacity campaign status status_note");
    for (int id = TABLE_OFFER; id <= TABLE_ACTIVITY; id++) {
        fill_list(db, book, (enum table_id)id, "partners", "card_partner", "card partner position",
                  REF_PARTNER);
        fill_list(db, book, (enum table_id)id, "life_domains", "card_life_domain", "card life_domain",
                  REF_LIFE_DOMAIN);
    }
    fill_related(db, book);
}
