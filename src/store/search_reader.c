#include "store/search_reader.h"

enum { ROUND_STEPS = 10000, TEXT_MAX_BYTES = 1 << 20 };

static int reader_look(void *context)
{
    const struct search_reader *reader = context;
    return reader->cancel && *reader->cancel;
}

bool search_reader_open(struct search_reader *reader, const struct store *store, const volatile bool *cancel,
                        struct err *err)
{
    unsigned char *bytes = (unsigned char *)store->bytes;
    sqlite3_int64 length = (sqlite3_int64)store->length;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    *reader = (struct search_reader){.cancel = cancel, .house = store->house_id};
    if (sqlite3_open_v2(":memory:", &reader->db, flags, NULL) != SQLITE_OK ||
        sqlite3_deserialize(reader->db, "main", bytes, length, length, SQLITE_DESERIALIZE_READONLY) !=
            SQLITE_OK ||
        sqlite3_exec(reader->db, "PRAGMA query_only = ON", NULL, NULL, NULL) != SQLITE_OK)
        return err_set(err, "%s: de index voor het zoeken kan het bestand niet lezen (%s)", store->name,
                       sqlite3_errmsg(reader->db));
    sqlite3_limit(reader->db, SQLITE_LIMIT_LENGTH, TEXT_MAX_BYTES);
    sqlite3_progress_handler(reader->db, ROUND_STEPS, reader_look, reader);
    return true;
}

void search_reader_close(struct search_reader *reader)
{
    for (int i = 0; i < ASK_COUNT; i++)
        sqlite3_finalize(reader->asks[i]);
    sqlite3_close(reader->db);
    *reader = (struct search_reader){0};
}

sqlite3_stmt *ask_start(struct search_reader *reader, enum ask ask, const char *sql)
{
    sqlite3_stmt **statement = &reader->asks[ask];
    if (!*statement &&
        sqlite3_prepare_v3(reader->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK) {
        reader->failed = true;
        return NULL;
    }
    return *statement;
}

bool ask_next(struct search_reader *reader, sqlite3_stmt *statement)
{
    int result = statement ? sqlite3_step(statement) : SQLITE_DONE;
    if (result == SQLITE_ROW)
        return true;
    reader->failed |= result != SQLITE_DONE && result != SQLITE_TOOBIG && result != SQLITE_CORRUPT;
    sqlite3_reset(statement);
    return false;
}

const char *ask_text(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

bool search_reader_stopped(const struct search_reader *reader)
{
    return reader->failed || (reader->cancel && *reader->cancel);
}
