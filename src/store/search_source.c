#include "store/search_source.h"

enum { ROUND_STEPS = 10000, TEXT_MAX_BYTES = 1 << 20 };

static int source_look(void *context)
{
    const struct source *source = context;
    return source->cancel && *source->cancel;
}

bool source_open(struct source *source, const struct store *store, const volatile bool *cancel,
                 struct err *err)
{
    unsigned char *bytes = (unsigned char *)store->bytes;
    sqlite3_int64 length = (sqlite3_int64)store->length;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    *source = (struct source){.cancel = cancel, .house = store->house_id};
    if (sqlite3_open_v2(":memory:", &source->db, flags, NULL) != SQLITE_OK ||
        sqlite3_deserialize(source->db, "main", bytes, length, length, SQLITE_DESERIALIZE_READONLY) !=
            SQLITE_OK ||
        sqlite3_exec(source->db, "PRAGMA query_only = ON", NULL, NULL, NULL) != SQLITE_OK)
        return err_set(err, "%s: de index voor het zoeken kan het bestand niet lezen (%s)", store->name,
                       sqlite3_errmsg(source->db));
    sqlite3_limit(source->db, SQLITE_LIMIT_LENGTH, TEXT_MAX_BYTES);
    sqlite3_progress_handler(source->db, ROUND_STEPS, source_look, source);
    return true;
}

void source_close(struct source *source)
{
    for (int i = 0; i < ASK_COUNT; i++)
        sqlite3_finalize(source->asks[i]);
    sqlite3_close(source->db);
    *source = (struct source){0};
}

sqlite3_stmt *ask_start(struct source *source, enum ask ask, const char *sql)
{
    sqlite3_stmt **statement = &source->asks[ask];
    if (!*statement &&
        sqlite3_prepare_v3(source->db, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) != SQLITE_OK) {
        source->failed = true;
        return NULL;
    }
    return *statement;
}

bool ask_next(struct source *source, sqlite3_stmt *statement)
{
    int result = statement ? sqlite3_step(statement) : SQLITE_DONE;
    if (result == SQLITE_ROW)
        return true;
    source->failed |= result != SQLITE_DONE && result != SQLITE_TOOBIG && result != SQLITE_CORRUPT;
    sqlite3_reset(statement);
    return false;
}

const char *ask_text(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}

bool source_stopped(const struct source *source)
{
    return source->failed || (source->cancel && *source->cancel);
}
