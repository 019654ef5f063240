#include <assert.h>
#include <limits.h>
#include <string.h>

#include "base/log.h"
#include "base/utf8.h"
#include "store/internal.h"

enum { TEXT_MAX_BYTES = 16 * 1024, BUDGET_OF_QUERY = 10000 };

/* While a publication is being opened, its opener says what is wrong. */
static void query_failed(const struct store *store)
{
    if (store->fingerprint != 0)
        log_once("%s: een deel is niet leesbaar (%s); kopieer het bestand opnieuw", store->name,
                 sqlite3_errmsg(store->db));
}

sqlite3_stmt *query_start(struct store *store, enum query query, const char *sql)
{
    sqlite3_stmt **statement = &store->statements[query];
    if (!*statement &&
        sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK) {
        query_failed(store);
        return NULL;
    }
    assert(!sqlite3_stmt_busy(*statement));
    store->budget = BUDGET_OF_QUERY;
    return *statement;
}

bool query_next(struct store *store, sqlite3_stmt *statement)
{
    if (!statement)
        return false;
    int result = sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        query_failed(store);
    query_end(statement);
    return false;
}

void query_end(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
}

void bind_wall(sqlite3_stmt *statement, int index, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

void bind_day(sqlite3_stmt *statement, int index, int day)
{
    char text[11];
    day_format(day, text);
    sqlite3_bind_text(statement, index, text, -1, SQLITE_TRANSIENT);
}

/* Bytes that are no UTF-8 become U+FFFD, so that nothing behind the store meets them. */
static char *text_mend(struct arena *arena, const char *text)
{
    size_t length = 0;
    char *mended = arena_alloc(arena, 3 * strlen(text) + 1);
    for (uint32_t code; (code = utf8_next(&text)) != 0;)
        length += utf8_put(mended + length, code);
    return mended;
}

char *column_words(struct arena *arena, sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    if (!text || !*text)
        return NULL;
    size_t length = strnlen(text, TEXT_MAX_BYTES);
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    char *copy = arena_strndup(arena, text, length);
    return utf8_valid(copy) ? copy : text_mend(arena, copy);
}

int column_number(sqlite3_stmt *statement, int column, int low, int high, int otherwise)
{
    if (sqlite3_column_type(statement, column) != SQLITE_INTEGER)
        return otherwise;
    sqlite3_int64 number = sqlite3_column_int64(statement, column);
    return number >= low && number <= high ? (int)number : otherwise;
}

int column_id(sqlite3_stmt *statement, int column)
{
    return column_number(statement, column, 1, INT_MAX, 0);
}

int column_day(sqlite3_stmt *statement, int column)
{
    return day_parse((const char *)sqlite3_column_text(statement, column));
}

bool column_wall(sqlite3_stmt *statement, int column, struct wall *wall)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text && wall_parse(text, wall);
}

int column_name(sqlite3_stmt *statement, int column, const char *const *names, int otherwise)
{
    return name_index(names, (const char *)sqlite3_column_text(statement, column), otherwise);
}

unsigned column_bits(sqlite3_stmt *statement, int column, const char *const *names)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    unsigned bits = 0;
    for (size_t length; text && *text; text += length + strspn(text + length, " ")) {
        length = strcspn(text, " ");
        for (unsigned i = 0; names[i]; i++)
            if (strlen(names[i]) == length && memcmp(names[i], text, length) == 0)
                bits |= 1u << i;
        if (length == 0 && *text == ' ')
            text++;
    }
    return bits;
}
