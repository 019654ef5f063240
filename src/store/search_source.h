/* A second reader of a publication's bytes, for a thread of its own.
 *
 * Ownership: the bytes are the store's, which must stay open; `source_close` frees the rest.
 * Errors:    a statement that fails ends early and sets `failed`.
 */
#ifndef STORE_SEARCH_SOURCE_H
#define STORE_SEARCH_SOURCE_H

#include "store/internal.h"

/* Every statement of the source; each is prepared at its first use and kept. */
enum ask {
    ASK_SYNONYMS,
    ASK_TRANSLATIONS,
    ASK_TOPICS,
    ASK_QUESTIONS,
    ASK_CARD_TOPICS,
    ASK_CARD_PARTNERS,
    ASK_CARDS,
    ASK_COUNT
};

struct source {
    sqlite3 *db;
    sqlite3_stmt *asks[ASK_COUNT];
    const volatile bool *cancel;
    int house;
    bool failed;
};

bool source_open(struct source *source, const struct store *store, const volatile bool *cancel,
                 struct err *err);
void source_close(struct source *source);

/* The statement, ready to bind; NULL, which the other calls take, when SQLite refuses it. */
sqlite3_stmt *ask_start(struct source *source, enum ask ask, const char *sql);

/* Steps to the next row; false at the end, after which the statement is free. */
bool ask_next(struct source *source, sqlite3_stmt *statement);

/* The text of a column; may be NULL. */
const char *ask_text(sqlite3_stmt *statement, int column);

/* True when there is no use in going on. */
bool source_stopped(const struct source *source);

#endif
