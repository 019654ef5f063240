/* What the files of the store share: the open publication. Only src/store and its tests include it.
 *
 * Source: data/schema.sql.
 */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/ids.h"
#include "store/query.h"
#include "store/store.h"

enum {
    LANGUAGE_LENGTH = 8,
    LOOKBACK_DAYS = 31, /* a publication holds dates from so many days before it was made */
    RUNNING_MAX = 400   /* dates of earlier days that are not over yet */
};

/* One date as the lists need it. */
struct date {
    int card;
    struct wall start, end;
    bool cancelled;
};

/* Days in a row of spans; NULL: not worked out yet. */
struct days {
    struct span *spans;
    int count;
};

/* The next date of an activity, as it was at a minute of the day; card 0: there is none. */
struct next {
    struct date date;
    int asked;
};

struct next_list {
    struct next *items;
    int count, room;
};

struct traits_list {
    struct traits *items;
    int count, room;
};

/* What was found out today and holds until midnight, so that a list is only slow the first time. */
struct memo {
    int day;
    struct arena arena;
    char today[11], yesterday[11];
    struct ids facts, openings;
    struct ids parts;       /* by card: bits of enum day_part, 1 when they are known */
    struct ids next;        /* by card and part: index in `nexts` */
    struct ids traits;      /* by card: index in `cards` */
    struct next_list nexts; /* the next date of activities */
    struct traits_list cards;
    struct tab_cards *tabs; /* by topic and tab; NULL: none read yet */
    struct calendar *calendar;
    struct days whens[WHEN_COUNT];
    struct date *running; /* dates of earlier days that still ran when the day began; NULL: not read yet */
    int running_count;
};

struct search_index;

struct store {
    char *name; /* of the file, for messages */
    char *bytes;
    size_t length;
    sqlite3 *db;
    sqlite3_stmt *statements[QUERY_COUNT];
    long long budget;               /* rounds of the progress handler before a statement is given up */
    unsigned long long fingerprint; /* 0 until it is open */
    int horizon;
    long long serial;
    int cards;
    int stale_days; /* that were signed; 0: not signed */
    bool clock_doubted;
    char language[LANGUAGE_LENGTH + 1];
    struct arena arena; /* the house in the chosen language */
    struct house house;
    struct memo memo;
    int house_id;               /* the house's, which other threads may read */
    struct search_index *index; /* NULL: not built yet */
    int helpline_count;         /* -1: not read yet */
    int *helplines;
};

/* Forgets what held for another day than this. */
void memo_turn(struct store *store, int day);

/* True when the tables and indexes of the file are those of data/schema.sql, to the letter. */
bool schema_check(struct store *store, struct err *err);

/* Reads the house with all that belongs to it, in the store's language; needs `house.id`. */
bool house_load(struct store *store, struct err *err);

/* The place of a topic in the house, or -1. */
int house_topic_index(const struct house *house, int topic);

#endif
