/* Statements that are kept, and the values of their rows: never trusted, always of the type that was asked for.
 *
 * Ownership: texts are copied to the arena.
 * Errors:    a statement that fails ends early and is logged once; a value that is none becomes what is said
 *            here.
 */
#ifndef STORE_QUERY_H
#define STORE_QUERY_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/arena.h"
#include "model/date.h"

struct store;

/* Every statement of the store; each is prepared at its first use and kept. */
enum query {
    QUERY_SCHEMA,
    QUERY_CHECK,
    QUERY_PUBLICATION,
    QUERY_HOUSE_BY_CODE,
    QUERY_HOUSE_FIRST,
    QUERY_HOUSE_CODES,
    QUERY_HOUSE,
    QUERY_HOUSE_LANGUAGES,
    QUERY_HOUSE_SPOKEN,
    QUERY_HOUSE_TOPICS,
    QUERY_AGES,
    QUERY_HOLIDAYS,
    QUERY_OVERLAY,
    QUERY_PLACE,
    QUERY_PLACES,
    QUERY_HOURS,
    QUERY_EXCEPTIONS,
    QUERY_HOURS_OF_DAYS,
    QUERY_FACTS,
    QUERY_ROW,
    QUERY_ROW_TOPICS,
    QUERY_CODE_TO_ID,
    QUERY_LISTING,
    QUERY_TAB_CARDS,
    QUERY_TRAITS,
    QUERY_HELPLINES,
    QUERY_RUNNING,
    QUERY_DATES,
    QUERY_DATES_OF_CARD,
    QUERY_DATE,
    QUERY_PRESENCES,
    QUERY_PRESENCES_OF_CARD,
    QUERY_PRESENCE,
    QUERY_CAMPAIGNS,
    QUERY_CARD,
    QUERY_CARD_PARTNERS,
    QUERY_CARD_RELATED,
    QUERY_CARD_OFFERS,
    QUERY_CARD_ACTIVITIES,
    QUERY_QUESTIONS,
    QUERY_QUESTION_CARDS,
    QUERY_SLIDES,
    QUERY_SEARCH_TITLES,
    QUERY_QUESTION,
    QUERY_SYNONYMS,
    QUERY_COUNT
};

/* The statement, ready to bind; NULL (which the other calls take) when SQLite refuses it. By custom parameter
 * 1 is the house where a statement asks for one. */
sqlite3_stmt *query_start(struct store *store, enum query query, const char *sql);

/* Steps to the next row; false at the end, after which the statement is free for its next use. */
bool query_next(struct store *store, sqlite3_stmt *statement);

/* Ends a statement before its last row. */
void query_end(sqlite3_stmt *statement);

/* Binds a moment or a day as the schema writes it. */
void bind_wall(sqlite3_stmt *statement, int index, struct wall wall);
void bind_day(sqlite3_stmt *statement, int index, int day);

/* A text as well-formed UTF-8 of at most 16 KiB; NULL when there is none. */
char *column_words(struct arena *arena, sqlite3_stmt *statement, int column);

/* A whole number between two bounds, else `otherwise`. */
int column_number(sqlite3_stmt *statement, int column, int low, int high, int otherwise);

/* An id, 0 when it is none. */
int column_id(sqlite3_stmt *statement, int column);

/* A day or DAY_NONE; a moment, false when it is none; a word of a closed list; a set of words as bits. */
int column_day(sqlite3_stmt *statement, int column);
bool column_wall(sqlite3_stmt *statement, int column, struct wall *wall);
int column_name(sqlite3_stmt *statement, int column, const char *const *names, int otherwise);
unsigned column_bits(sqlite3_stmt *statement, int column, const char *const *names);

#endif
