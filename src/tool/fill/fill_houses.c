#include "tool/fill/fill.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/fill/put.h"
#include "tool/table/value.h"

void fill_publication(sqlite3 *db, const struct book *book, long serial)
{
    char as_of[11], from[11], to[11];
    bool sample = false;
    for (int s = 0; s < book->count; s++)
        sample = sample || book->sources[s].sample;
    day_format(book->as_of, as_of);
    day_format(book->horizon_from, from);
    day_format(book->horizon_to, to);
    /* The day of the build, not the hour: the same tables and the same day give the same bytes. */
    char *sql = sqlite3_mprintf(
        "INSERT INTO publication (id, format, serial, created, as_of, horizon_from, horizon_to, sample, "
        "tool) VALUES (1, 1, %ld, '%sT00:00:00Z', '%s', '%s', '%s', %d, %Q)",
        serial, as_of, as_of, from, to, sample, "wegwijzer-data " VERSION);
    sqlite3_exec(db, sql, NULL, NULL, NULL);
    sqlite3_free(sql);
}

/* Tables whose rows have a code and go over as they are. */
static void fill_coded(sqlite3 *db, struct book *book, enum table_id id, const char *columns)
{
    struct put put;
    put_open(&put, db, book, table_spec(id)->name, "id", id, columns);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            if (table->rows[i].merged)
                continue;
            put_id(&put, 1, table->rows[i].id);
            put_row(&put, table, &table->rows[i]);
        }
    }
    put_close(&put);
}

static void fill_age_bands(sqlite3 *db, struct book *book)
{
    struct put put;
    int position = 0;
    put_open(&put, db, book, "age_band", "id position", TABLE_AGE_BAND, "code name age_from age_to");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_AGE_BAND];
        for (int i = 0; i < table->count; i++) {
            if (table->rows[i].merged)
                continue;
            put_id(&put, 1, table->rows[i].id);
            sqlite3_bind_int(put.statement, 2, position++);
            put_row(&put, table, &table->rows[i]);
        }
    }
    put_close(&put);
}

/* screen_off after midnight counts on. */
static void fill_house_rows(sqlite3 *db, struct book *book)
{
    fill_coded(db, book, TABLE_HOUSE,
               "code name municipality mission place desk_name desk_where desk_card phone phone_note mail "
               "base_url accent idle_list_s idle_card_s screen_on screen_off greet");
    sqlite3_exec(db, "UPDATE house SET screen_off = screen_off + 1440 WHERE screen_off <= screen_on", NULL,
                 NULL, NULL);
    struct put put;
    put_open(&put, db, book, "house_language", "house position language", TABLE_HOUSE, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOUSE];
        for (int i = 0; i < table->count; i++) {
            int position = 0;
            char item[ITEM_BYTES];
            const char *languages = row_cell(table, &table->rows[i], "languages");
            for (struct value_list list = value_list(languages); value_next(&list, item); position++) {
                put_id(&put, 1, table->rows[i].id);
                sqlite3_bind_int(put.statement, 2, position);
                put_text(&put, 3, item);
                put_row(&put, table, &table->rows[i]);
            }
        }
    }
    put_close(&put);
}

static void fill_house_topics(sqlite3 *db, struct book *book)
{
    struct put put;
    int houses[HOUSES_MAX];
    int *positions = calloc((size_t)book_count(book, REF_HOUSE) + 1, sizeof *positions);
    if (!positions)
        abort();
    put_open(&put, db, book, "house_topic", "house position topic", TABLE_TOPIC, "talk_to");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_TOPIC];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int count = book_houses(book, table, row_cell(table, row, "houses"), houses);
            for (int h = 0; h < count; h++) {
                put_id(&put, 1, houses[h]);
                sqlite3_bind_int(put.statement, 2, positions[houses[h]]++);
                put_id(&put, 3, row->id);
                put_row(&put, table, row);
            }
        }
    }
    put_close(&put);
    free(positions);
}

/* Rows that every named house gets a copy of. Their ids follow each other; the first one is kept in the row. */
static void fill_per_house(sqlite3 *db, struct book *book, enum table_id id, const char *columns,
                           bool positions)
{
    struct put put;
    int next = 1, houses[HOUSES_MAX], has_houses = column_find(table_spec(id), "houses");
    put_open(&put, db, book, table_spec(id)->name, positions ? "id house position" : "id house", id, columns);
    for (int s = 0; s < book->count; s++) {
        struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            struct row *row = &table->rows[i];
            int count = book_houses(book, table, has_houses >= 0 ? row->cells[has_houses] : "", houses);
            row->id = next;
            for (int h = 0; h < count; h++) {
                put_id(&put, 1, next++);
                put_id(&put, 2, houses[h]);
                if (positions)
                    sqlite3_bind_int(put.statement, 3, i);
                put_row(&put, table, row);
            }
        }
    }
    put_close(&put);
}

/* The items of a list of the rows above, for each house's copy. */
static void fill_question_cards(sqlite3 *db, struct book *book)
{
    struct put put;
    int houses[HOUSES_MAX];
    put_open(&put, db, book, "question_card", "question position card", TABLE_QUESTION, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_QUESTION];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int count = book_houses(book, table, row_cell(table, row, "houses"), houses);
            for (int h = 0; h < count; h++) {
                int position = 0;
                char item[ITEM_BYTES];
                struct value_list list = value_list(row_cell(table, row, "cards"));
                for (; value_next(&list, item); position++) {
                    put_id(&put, 1, row->id + h);
                    sqlite3_bind_int(put.statement, 2, position);
                    put_id(&put, 3, book_id(book, REF_CARD, item));
                    put_row(&put, table, row);
                }
            }
        }
    }
    put_close(&put);
}

static void fill_poll_answers(sqlite3 *db, struct book *book)
{
    struct put put;
    int houses[HOUSES_MAX];
    put_open(&put, db, book, "poll_answer", "poll position text icon", TABLE_POLL, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_POLL];
        for (int i = 0; i < table->count; i++) {
            const struct row *row = &table->rows[i];
            int count = book_houses(book, table, row_cell(table, row, "houses"), houses);
            for (int h = 0; h < count; h++) {
                char answer[ITEM_BYTES], icon[ITEM_BYTES];
                struct value_list answers = value_list(row_cell(table, row, "answers"));
                struct value_list icons = value_list(row_cell(table, row, "icons"));
                for (int at = 0; value_next(&answers, answer) && value_next(&icons, icon); at++) {
                    put_id(&put, 1, row->id + h);
                    sqlite3_bind_int(put.statement, 2, at);
                    put_text(&put, 3, answer);
                    put_text(&put, 4, icon);
                    put_row(&put, table, row);
                }
            }
        }
    }
    put_close(&put);
}

/* Rows without a code that houses share: one that is the same in two sources goes in once. */
static void fill_shared(sqlite3 *db, struct book *book, enum table_id id, const char *columns)
{
    struct put put;
    struct lookup seen;
    struct arena arena;
    int next = 1;
    arena_init(&arena);
    lookup_init(&seen);
    put_open(&put, db, book, table_spec(id)->name, "id", id, columns);
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[id];
        for (int i = 0; i < table->count; i++) {
            const char *key = "";
            for (int c = 0; c < table->spec->count; c++)
                key = arena_printf(&arena, "%s\x1f%s", key, table->rows[i].cells[c]);
            key = arena_printf(&arena, "%s\x1f%d", key, table->source->shift);
            if (lookup_find(&seen, key))
                continue;
            lookup_add(&seen, (struct entry){.key = key});
            put_id(&put, 1, next++);
            put_row(&put, table, &table->rows[i]);
        }
    }
    put_close(&put);
    lookup_release(&seen);
    arena_release(&arena);
}

void fill_houses(sqlite3 *db, struct book *book)
{
    fill_house_rows(db, book);
    fill_coded(db, book, TABLE_PLACE,
               "code name house room street postcode town lat lon route stop wheelchair pushchair toilet "
               "changing_table");
    fill_coded(db, book, TABLE_LIFE_DOMAIN, "code name");
    fill_coded(db, book, TABLE_TOPIC, "code name lead icon colour");
    fill_coded(db, book, TABLE_CAMPAIGN, "code name text first last card");
    fill_age_bands(db, book);
    fill_house_topics(db, book);
    fill_per_house(db, book, TABLE_QUESTION, "topic text", true);
    fill_question_cards(db, book);
    fill_per_house(db, book, TABLE_SLIDE, "title text first last card", true);
    fill_per_house(db, book, TABLE_POLL, "question first last", false);
    fill_poll_answers(db, book);
    fill_per_house(db, book, TABLE_BODY, "name about min_per_year max_per_year", false);
    fill_shared(db, book, TABLE_HOLIDAY, "name first last kind");
    fill_shared(db, book, TABLE_SYNONYM, "language word means topic");
}
