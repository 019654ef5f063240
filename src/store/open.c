#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/path.h"
#include "base/utf8.h"
#include "store/hash.h"
#include "store/internal.h"
#include "store/search.h"

enum {
    APPLICATION_ID = 0x57656757,
    FORMAT = 1,
    HEADER_BYTES = 100,
    SLACK_BYTES = 64,    /* zeros behind the file: SQLite may look a few bytes past a broken cell */
    ROUND_STEPS = 10000, /* steps of SQLite's machine between two calls of the progress handler */
    CHECK_ROUNDS = 2000, /* what a check may take of a small file ... */
    CHECK_BYTES_A_ROUND =
        5000 /* ... and a round more for so many bytes; a good one takes less than a quarter */
};

#define FILE_CAP_BYTES ((size_t)1 << 30)

static unsigned header_number(const struct store *store, int offset, int length)
{
    unsigned number = 0;
    for (int i = 0; i < length; i++)
        number = number << 8 | (unsigned char)store->bytes[offset + i];
    return number;
}

/* A file that was cut, or that a shorter one was written over. */
static bool header_check_size(const struct store *store, struct err *err)
{
    size_t page = header_number(store, 16, 2);
    page = page == 1 ? 65536 : page;
    if (page < 512 || (page & (page - 1)) != 0)
        return err_set(err, "het begin van het bestand is beschadigd; kopieer het bestand opnieuw");
    size_t whole = page * header_number(store, 28, 4);
    if (store->length < whole)
        return err_set(err, "het bestand is afgebroken na %zu van %zu bytes; kopieer het bestand opnieuw",
                       store->length, whole);
    if (store->length > whole)
        return err_set(err, "het bestand is %zu bytes te lang; kopieer het bestand opnieuw",
                       store->length - whole);
    return true;
}

/* Looks at the file's first 100 bytes (sqlite.org/fileformat2.html, 1.3) before SQLite does. */
static bool header_check(const struct store *store, struct err *err)
{
    if (store->length == 0)
        return err_set(err, "het bestand is leeg; kopieer het bestand opnieuw");
    if (store->length < HEADER_BYTES || memcmp(store->bytes, "SQLite format 3", 16) != 0)
        return err_set(err, "dit is geen publicatie; maak de publicatie opnieuw met 'wegwijzer-data build'");
    if (header_number(store, 68, 4) != APPLICATION_ID)
        return err_set(err, "dit is een SQLite-bestand van een ander programma; maak de publicatie opnieuw "
                            "met 'wegwijzer-data build'");
    if (header_number(store, 60, 4) != FORMAT)
        return err_set(err,
                       "dit is formaat %u en deze kiosk leest formaat %d; maak de publicatie opnieuw met "
                       "'wegwijzer-data build' van dezelfde versie",
                       header_number(store, 60, 4), FORMAT);
    if (header_number(store, 18, 2) != 0x0101)
        return err_set(err, "het bestand staat in WAL-modus en kan onvolledig zijn; maak de publicatie "
                            "opnieuw met 'wegwijzer-data build'");
    if (header_number(store, 56, 4) != SQLITE_UTF8)
        return err_set(
            err, "de teksten staan niet in UTF-8; maak de publicatie opnieuw met 'wegwijzer-data build'");
    return header_check_size(store, err);
}

static int budget_spend(void *context)
{
    struct store *store = context;
    return --store->budget < 0;
}

/* Caps on what any statement or row may ask; a publication stays far below each. */
static void database_limit(sqlite3 *db)
{
    static const int limits[][2] = {
        {SQLITE_LIMIT_LENGTH, 16 << 20},
        {SQLITE_LIMIT_SQL_LENGTH, 100000},
        {SQLITE_LIMIT_COLUMN, 200},
        {SQLITE_LIMIT_EXPR_DEPTH, 100},
        {SQLITE_LIMIT_COMPOUND_SELECT, 4},
        {SQLITE_LIMIT_VDBE_OP, 100000},
        {SQLITE_LIMIT_FUNCTION_ARG, 8},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 32},
        {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i][0], limits[i][1]);
}

static bool database_defend(sqlite3 *db)
{
    static const int switches[][2] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},
        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
        {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    };
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        if (sqlite3_db_config(db, switches[i][0], switches[i][1], (int *)NULL) != SQLITE_OK)
            return false;
    return true;
}

/* CHECKs are left to those who make the file: they take six times as long as all else, and the readers here
 * trust no value anyway. SQLite's page cache stays at its 2 MB: with mmap_size, which spares it, lists take
 * half as long again. */
static bool database_open(struct store *store, struct err *err)
{
    static const char pragmas[] = "PRAGMA cell_size_check=ON; PRAGMA ignore_check_constraints=ON; PRAGMA "
                                  "query_only=ON; PRAGMA temp_store=MEMORY";
    unsigned char *bytes = (unsigned char *)store->bytes;
    sqlite3_int64 length = (sqlite3_int64)store->length;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(":memory:", &store->db, flags, NULL) != SQLITE_OK || !database_defend(store->db) ||
        sqlite3_deserialize(store->db, "main", bytes, length, length, SQLITE_DESERIALIZE_READONLY) !=
            SQLITE_OK)
        return err_set(
            err, "SQLite opent het bestand niet (%s); maak de publicatie opnieuw met 'wegwijzer-data build'",
            sqlite3_errmsg(store->db));
    database_limit(store->db);
    store->budget = CHECK_ROUNDS;
    sqlite3_progress_handler(store->db, ROUND_STEPS, budget_spend, store);
    if (sqlite3_exec(store->db, pragmas, NULL, NULL, NULL) != SQLITE_OK)
        return err_set(err, "SQLite leest het bestand niet (%s); kopieer het bestand opnieuw",
                       sqlite3_errmsg(store->db));
    return true;
}

/* SQLite's verdict without its heading and in one line. */
static bool content_refused(const char *verdict, struct err *err)
{
    const char *line = verdict ? strrchr(verdict, '\n') : NULL;
    line = line ? line + 1 : verdict ? verdict : "";
    return err_set(err, "de inhoud is beschadigd (%.120s); kopieer het bestand opnieuw", line);
}

/* Finds pages that are broken and rows that break the schema's rules; not values that changed within the
 * rules. */
static bool content_check(struct store *store, struct err *err)
{
    sqlite3_stmt *statement = query_start(store, QUERY_CHECK, "PRAGMA quick_check(1)");
    store->budget = CHECK_ROUNDS + (long long)(store->length / CHECK_BYTES_A_ROUND);
    bool row = statement && sqlite3_step(statement) == SQLITE_ROW;
    const char *verdict = row ? (const char *)sqlite3_column_text(statement, 0) : sqlite3_errmsg(store->db);
    bool good = row && verdict && strcmp(verdict, "ok") == 0;
    if (!good)
        content_refused(verdict, err);
    query_end(statement);
    return good;
}

static bool publication_load(struct store *store, struct err *err)
{
    static const char sql[] =
        "SELECT format, horizon_to, sample, created, serial, (SELECT max(id) FROM card) FROM publication";
    sqlite3_stmt *statement = query_start(store, QUERY_PUBLICATION, sql);
    if (!query_next(store, statement))
        return err_set(
            err, "de tabel 'publication' is leeg; maak de publicatie opnieuw met 'wegwijzer-data build'");
    int64_t created;
    const char *created_text = (const char *)sqlite3_column_text(statement, 3);
    bool good = column_number(statement, 0, 0, 1000000, 0) == FORMAT && created_text &&
                utc_parse(created_text, &created);
    store->horizon = column_day(statement, 1);
    store->house.sample = column_number(statement, 2, 0, 1, 0) == 1;
    store->serial = sqlite3_column_int64(statement, 4);
    store->cards = sqlite3_column_int(statement, 5);
    good = good && store->horizon != DAY_NONE;
    if (good)
        store->house.created = wall_from_utc(created).day;
    if (query_next(store, statement)) {
        query_end(statement);
        good = false;
    }
    return good ? true
                : err_set(err, "de tabel 'publication' klopt niet; maak de publicatie opnieuw met "
                               "'wegwijzer-data build'");
}

static void houses_name(struct store *store, char *text, size_t size)
{
    size_t length = 0;
    sqlite3_stmt *statement =
        query_start(store, QUERY_HOUSE_CODES, "SELECT code FROM house ORDER BY id LIMIT 12");
    while (query_next(store, statement)) {
        const char *code = (const char *)sqlite3_column_text(statement, 0);
        if (code && length < size)
            length += (size_t)snprintf(text + length, size - length, "%s%.40s", length ? ", " : "", code);
    }
}

static bool house_find(struct store *store, const char *code, struct err *err)
{
    sqlite3_stmt *statement =
        code ? query_start(store, QUERY_HOUSE_BY_CODE, "SELECT id FROM house WHERE code = ?1")
             : query_start(store, QUERY_HOUSE_FIRST, "SELECT id FROM house ORDER BY id LIMIT 1");
    if (code)
        sqlite3_bind_text(statement, 1, code, -1, SQLITE_TRANSIENT);
    store->house.id = query_next(store, statement) ? column_id(statement, 0) : 0;
    store->house_id = store->house.id;
    query_end(statement);
    if (store->house.id > 0)
        return true;
    char known[200] = "";
    houses_name(store, known, sizeof known);
    if (!known[0])
        return err_set(err, "er staat geen huis in; maak de publicatie opnieuw met 'wegwijzer-data build'");
    return err_set(err, "het huis '%.40s' staat er niet in; kies met --house uit: %s", code ? code : "",
                   known);
}

static bool store_check(struct store *store, const char *house, struct err *err)
{
    return header_check(store, err) && database_open(store, err) && schema_check(store, err) &&
           content_check(store, err) && publication_load(store, err) && house_find(store, house, err) &&
           house_load(store, err);
}

static struct store *store_new(const char *name, char *bytes, size_t length)
{
    struct store *store = calloc(1, sizeof *store);
    char *roomier = realloc(bytes, length + SLACK_BYTES);
    if (!store || !roomier)
        abort();
    memset(roomier + length, 0, SLACK_BYTES);
    store->bytes = roomier;
    store->length = length;
    store->name = strdup(name);
    store->helpline_count = -1;
    store->memo.day = DAY_NONE;
    arena_init(&store->memo.arena);
    memcpy(store->language, "nl", 3);
    arena_init(&store->arena);
    return store;
}

/* What a broken file holds may stand in the message: keep it one line of text. */
static bool store_refused(const char *name, struct err *err)
{
    if (!err)
        return false;
    bool text = utf8_valid(err->text);
    for (char *at = err->text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f || (!text && (unsigned char)*at >= 0x80))
            *at = '?';
    return err_prefix(err, name);
}

bool store_open_bytes(const char *name, char *bytes, size_t length, const char *house, struct store **out,
                      struct err *err)
{
    struct store *store = store_new(name, bytes, length);
    *out = NULL;
    if (!store_check(store, house, err)) {
        store_close(store);
        return store_refused(name, err);
    }
    struct hash hash;
    hash_init(&hash);
    hash_add(&hash, store->bytes, store->length);
    store->fingerprint = hash_value(&hash);
    *out = store;
    return true;
}

bool store_open(const char *path, const char *house, struct store **out, struct err *err)
{
    char *bytes;
    size_t length;
    struct stat info;
    *out = NULL;
    if (stat(path, &info) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return err_set(err,
                       "%s: dit bestand bestaat niet; geef een ander met --data of maak de publicatie "
                       "opnieuw met 'wegwijzer-data build'",
                       path);
    if (!path_read(path, FILE_CAP_BYTES, &bytes, &length, err))
        return false;
    return store_open_bytes(path, bytes, length, house, out, err);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    for (int i = 0; i < QUERY_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    arena_release(&store->arena);
    arena_release(&store->memo.arena);
    search_free(store->index);
    free(store->helplines);
    free(store->bytes);
    free(store->name);
    free(store);
}

unsigned long long store_fingerprint(const struct store *store)
{
    return store->fingerprint;
}

long long store_serial(const struct store *store)
{
    return store->serial;
}

int store_card_count(const struct store *store)
{
    return store->cards;
}

void store_doubt_clock(struct store *store, bool doubted)
{
    store->clock_doubted = doubted;
}

int store_stale_days(const struct store *store)
{
    return store->stale_days;
}
