/* What the files of the store share: the open publication, its statements, and the loaders that screens' rows
 * are made of. Only src/store and its tests include it.
 *
 * Ownership: what a loader returns lives in the arena it was given.
 * Errors:    a broken row is left out and logged once; no loader fails otherwise.
 */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include <sqlite3.h>
#include <stdint.h>

#include "store/store.h"

enum {
    LANGUAGE_LENGTH = 8,
    LOOKBACK_DAYS = 31, /* a publication holds dates from so many days before it was made */
    RUNNING_MAX = 400   /* dates of earlier days that are not over yet */
};

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
    QUERY_HOUSE_TOPICS,
    QUERY_AGES,
    QUERY_HOLIDAYS,
    QUERY_OVERLAY,
    QUERY_PLACE,
    QUERY_HOURS,
    QUERY_EXCEPTIONS,
    QUERY_HOURS_OF_DAYS,
    QUERY_FACTS,
    QUERY_ROW,
    QUERY_ROW_TOPICS,
    QUERY_CODE_TO_ID,
    QUERY_LISTING,
    QUERY_HELPLINES,
    QUERY_RUNNING,
    QUERY_DATES,
    QUERY_DATES_OF_CARD,
    QUERY_DATE,
    QUERY_PRESENCES,
    QUERY_PRESENCES_OF_CARD,
    QUERY_PRESENCE,
    QUERY_CAMPAIGNS,
    QUERY_TOPIC_OF_CARD,
    QUERY_CARD,
    QUERY_CARD_PARTNERS,
    QUERY_CARD_RELATED,
    QUERY_CARD_OFFERS,
    QUERY_CARD_ACTIVITIES,
    QUERY_QUESTIONS,
    QUERY_QUESTION_CARDS,
    QUERY_SLIDES,
    QUERY_COUNT
};

/* One date as the lists need it. */
struct date {
    int card;
    struct wall start, end;
    bool cancelled;
};

/* A set of ids with a number at each. */
struct ids {
    struct arena *arena;
    int *keys, *values;
    int room, count; /* room is 0 or a power of two */
};

/* What was found out today and holds until midnight, so that a list is only slow the first time. */
struct memo {
    int day;
    struct arena arena;
    char today[11], yesterday[11];
    struct ids facts, openings;
    struct date *running; /* dates of earlier days that still ran when the day began; NULL: not read yet */
    int running_count;
};

struct store {
    char *name; /* of the file, for messages */
    char *bytes;
    size_t length;
    sqlite3 *db;
    sqlite3_stmt *statements[QUERY_COUNT];
    long long budget;               /* rounds of the progress handler before a statement is given up */
    unsigned long long fingerprint; /* 0 until it is open */
    int horizon;
    char language[LANGUAGE_LENGTH + 1];
    struct arena arena; /* the house in the chosen language */
    struct house house;
    struct memo memo;
    int helpline_count; /* -1: not read yet */
    int *helplines;
};

/* --- query.c: statements and the values of their rows --- */

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

/* --- hash.c --- */

/* Tells two contents apart; not meant to withstand an attacker. Every part but the last is a multiple of 32
 * bytes. */
struct hash {
    uint64_t lanes[4], length;
};

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t length);

/* Never 0, which stands for no content. */
unsigned long long hash_value(const struct hash *hash);

/* --- schema.c --- */

/* True when the tables and indexes of the file are those of data/schema.sql, to the letter. */
bool schema_check(struct store *store, struct err *err);

/* --- house.c --- */

/* Reads the house with all that belongs to it, in the store's language; needs `house.id`. */
bool house_load(struct store *store, struct err *err);

/* The place of a topic in the house, or -1. */
int house_topic_index(const struct house *house, int topic);

/* --- overlay.c: translations that lie over Dutch --- */

enum { OVERLAY_FIELDS = 16 };

struct overlay {
    const char *fields[OVERLAY_FIELDS], *texts[OVERLAY_FIELDS];
    int count;
};

/* Reads the translations of one row; none when the language is Dutch. */
struct overlay overlay_load(struct store *store, struct arena *arena, const char *subject, int id);

/* The text of a field: translated when there is a translation, else the Dutch. */
struct words overlay_words(const struct overlay *overlay, const char *field, const char *dutch);

/* --- place.c --- */

/* Reads a place; NULL when it is not there. */
struct place *place_load(struct store *store, struct arena *arena, int id);

/* Minutes on foot from the house; 0 in it, -1 when not known. */
int place_walk_minutes(const struct store *store, const struct place *place);

/* --- opening.c --- */

/* Reads the hours of a card: all weeks, and the exceptions from the day before `today` on. */
struct opening_hours opening_load(struct store *store, struct arena *arena, int card, bool known,
                                  enum appointment appointment, int today);

/* True when a card is open at a moment; reads no more than that takes. */
bool opening_is_now(struct store *store, int card, struct wall now);

/* --- facts.c: what decides whether a card may be in a list --- */

/* As in model/card.h: NULL-ended, in the order of the enums. */
extern const char *const card_type_names[], *const audience_names[];

struct facts {
    enum card_type type;
    enum card_kind kind;
    enum trust trust;
    bool in_house; /* in a room of this house */
    bool sensitive;
    bool hours_known;
    bool cancelled; /* an activity as a whole */
    bool gone;      /* not valid today, ended or an idea yet, stopped, or for professionals only */
};

/* Reads what decides about one card; false when this house has no such card. */
bool facts_load(struct store *store, int card, int today, struct facts *facts);

/* True when lists may show it. */
bool facts_listed(const struct facts *facts);

/* --- ids.c, memo.c --- */

/* Forgets what held for another day than this. */
void memo_turn(struct store *store, int day);

/* The value at an id, or `otherwise`. */
int ids_get(const struct ids *ids, int id, int otherwise);

/* Sets the value at an id, which must be above 0. */
void ids_set(struct ids *ids, int id, int value);

/* --- list.c --- */

/* The cards that a listing names under a topic (index, -1: all), tab and chips, in standing order. */
sqlite3_stmt *listing_start(struct store *store, int topic, enum list_tab tab, const struct filter *filter);

/* True when a row meets the chips, as the listing would say. */
bool filter_fits(const struct store *store, const struct filter *filter, const struct card_row *row);

/* Growing room for picks, at most `max`. */
struct pick_list {
    struct arena *arena;
    struct pick *items;
    int count, room, max;
    bool more;
};

/* Adds a pick; false when the list is full. */
bool pick_add(struct pick_list *list, struct pick pick);
struct picks picks_of(const struct pick_list *list);

/* --- dates.c --- */

/* What is over at a moment; a date without length is over once it has begun. */
bool date_is_over(const struct date *date, struct wall now);

/* The dates of one activity that are not over, by start, at most `max`. */
struct picks dates_of_card(struct store *store, struct arena *arena, struct wall now, int card, int max);

/* The next date of each of some activities, by start. */
struct picks dates_next_of(struct store *store, struct arena *arena, struct wall now, const int *cards,
                           int count);

/* Activities that a listing names, each once, by next date (TAB_DO of `store_list`). */
struct picks dates_next(struct store *store, struct arena *arena, struct wall now, int topic,
                        const struct filter *filter);

/* --- presence.c --- */

struct presence_want {
    int topic;                   /* index, -1: all */
    const struct filter *filter; /* may be NULL */
    bool with_over;
};

/* Adds today's presences in this house to a list, with room of their own. */
void presences_add(struct store *store, struct wall now, struct presence_want want, struct pick_list *list);

/* The presences of one card in this house that are not over, within some days. */
struct picks presences_of_card(struct store *store, struct arena *arena, struct wall now, int card, int days);

/* --- row.c, occurrence.c --- */

/* Reads the row of a card of this house, and its hours (may be NULL); false when it is not there or broken.
 */
bool row_load(struct store *store, struct arena *arena, struct wall now, int card, struct card_row *row,
              struct opening_hours *hours);

/* Reads one date, with `row` (NULL: read it too) as its card; false when it is not there or broken. */
bool occurrence_load(struct store *store, struct arena *arena, struct wall now, const struct pick *pick,
                     const struct card_row *row, struct occurrence *occurrence);

#endif
