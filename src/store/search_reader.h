/* A second reader of a publication's bytes, for a thread of its own.
 *
 * Ownership: the bytes are the store's, which must stay open; `search_reader_close` frees the rest.
 * Errors:    a statement that fails ends early and sets `failed`.
 */
#ifndef STORE_SEARCH_READER_H
#define STORE_SEARCH_READER_H

#include "store/internal.h"

/* Every statement of the reader; each is prepared at its first use and kept. */
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

struct search_reader {
    sqlite3 *db;
    sqlite3_stmt *asks[ASK_COUNT];
    const volatile bool *cancel;
    int house;
    bool failed;
};

bool search_reader_open(struct search_reader *reader, const struct store *store, const volatile bool *cancel,
                        struct err *err);
void search_reader_close(struct search_reader *reader);

/* The statement, ready to bind; NULL, which the other calls take, when SQLite refuses it. */
sqlite3_stmt *ask_start(struct search_reader *reader, enum ask ask, const char *sql);

/* Steps to the next row; false at the end, after which the statement is free. */
bool ask_next(struct search_reader *reader, sqlite3_stmt *statement);

/* The text of a column; may be NULL. */
const char *ask_text(sqlite3_stmt *statement, int column);

/* True when there is no use in going on. */
bool search_reader_stopped(const struct search_reader *reader);

#endif
