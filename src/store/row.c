#include <ctype.h>
#include <string.h>

#include "base/log.h"
#include "store/facts.h"
#include "store/row.h"

static const char *const mode_names[] = {"site", "visit", "phone", "online", NULL};

enum { REVIEW_MONTHS = 6, REVIEW_MAX_MONTHS = 60 };

static bool code_read(sqlite3_stmt *statement, int column, char code[CODE_LENGTH + 1])
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text || strlen(text) != CODE_LENGTH ||
        strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789") != CODE_LENGTH)
        return false;
    memcpy(code, text, CODE_LENGTH + 1);
    return true;
}

static bool row_read_card(struct arena *arena, sqlite3_stmt *statement, struct card_row *row)
{
    int type = column_name(statement, 1, card_type_names, -1),
        kind = column_name(statement, 2, card_kind_names, -1);
    row->title.text = column_words(arena, statement, 3);
    row->lead.text = column_words(arena, statement, 4);
    if (!code_read(statement, 0, row->code) || type < 0 || kind < 0 || !row->title.text)
        return false;
    row->type = (enum card_type)type;
    row->kind = (enum card_kind)kind;
    row->phone = column_words(arena, statement, 5);
    row->appointment = (enum appointment)column_name(statement, 6, appointment_names, APPOINTMENT_UNKNOWN);
    row->sensitive = column_number(statement, 7, 0, 1, 1) != 0;
    row->checked_on = column_day(statement, 8);
    row->review_months = column_number(statement, 9, 1, REVIEW_MAX_MONTHS, REVIEW_MONTHS);
    return true;
}

static void row_read_offer(struct arena *arena, sqlite3_stmt *statement, struct card_row *row)
{
    row->age_from = column_number(statement, 10, AGE_MIN, AGE_MAX, AGE_MIN);
    row->age_to = column_number(statement, 11, AGE_MIN, AGE_MAX, AGE_MAX);
    row->audience = column_bits(statement, 12, audience_names);
    row->price = (enum price)column_name(statement, 13, price_names, PRICE_UNKNOWN);
    row->price_text.text = column_words(arena, statement, 14);
    row->modes = column_bits(statement, 15, mode_names);
}

/* The first topic of the card that this house has. */
static int row_topic(struct store *store, int card)
{
    static const char sql[] = "SELECT topic FROM card_topic WHERE card = ?1 ORDER BY position";
    int topic = -1;
    sqlite3_stmt *statement = query_start(store, QUERY_ROW_TOPICS, sql);
    sqlite3_bind_int(statement, 1, card);
    while (topic < 0 && query_next(store, statement))
        topic = house_topic_index(&store->house, column_id(statement, 0));
    query_end(statement);
    return topic;
}

static void row_translate(struct store *store, struct arena *arena, struct card_row *row)
{
    struct overlay overlay = overlay_load(store, arena, "card", row->id);
    row->title = overlay_words(&overlay, "title", row->title.text);
    row->lead = overlay_words(&overlay, "lead", row->lead.text);
    row->price_text = overlay_words(&overlay, "price_text", row->price_text.text);
}

bool row_load(struct store *store, struct arena *arena, struct wall now, int card, struct card_row *row,
              struct opening_hours *hours)
{
    static const char sql[] =
        "SELECT c.code, c.type, c.kind, c.title, c.lead, c.phone, c.appointment, c.sensitive, c.checked_on, "
        "c.review_months, o.age_from, o.age_to, o.audience, o.price, o.price_text, o.mode, c.place, "
        "c.hours_known FROM card_house h CROSS JOIN card c ON c.id = h.card LEFT JOIN offer o ON o.card = "
        "c.id WHERE h.house = ?1 AND h.card = ?2";
    *row = (struct card_row){.id = card};
    sqlite3_stmt *statement = query_start(store, QUERY_ROW, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_int(statement, 2, card);
    if (!query_next(store, statement))
        return false;
    bool good = row_read_card(arena, statement, row);
    row_read_offer(arena, statement, row);
    int place = column_id(statement, 16);
    bool known = column_number(statement, 17, 0, 1, 0) == 1;
    query_end(statement);
    if (!good) {
        log_once("%s: de kaart met nummer %d is beschadigd en wordt niet getoond", store->name, card);
        return false;
    }
    row->topic = row_topic(store, card);
    row->place = place_load(store, arena, place);
    row->walk_minutes = place_walk_minutes(store, row->place);
    row_translate(store, arena, row);
    struct opening_hours opening = opening_load(store, arena, card, known, row->appointment, now.day);
    row->open = hours_at(&opening, now);
    if (store->clock_doubted && (row->open.kind == OPEN_LATER || row->open.kind == OPEN_NOT_SOON ||
                                 (row->open.kind == OPEN_NOW && !row->open.always)))
        row->open = (struct open_state){.kind = OPEN_UNSURE};
    if (hours)
        *hours = opening;
    return true;
}

const struct card_row *store_rows(struct store *store, struct arena *arena, struct wall now,
                                  struct picks picks, int first, int count, int *read)
{
    int last = first + count < picks.count ? first + count : picks.count;
    struct card_row *rows = arena_array(arena, struct card_row, last > first ? last - first : 0);
    *read = 0;
    for (int i = first; i < last; i++)
        *read += row_load(store, arena, now, picks.items[i].card, &rows[*read], NULL);
    return rows;
}
