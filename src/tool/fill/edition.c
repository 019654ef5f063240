#include "tool/fill/edition.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "store/release.h"
#include "tool/fill/publication.h"

enum { HEADER_BYTES = 100, BUSY_MS = 3000, PATH_BYTES = 4096 };

/* The header of a file tells whether its last rows may stand in a -wal beside it. */
static bool sidecars_check(const char *path, struct err *err)
{
    char wal[PATH_BYTES];
    unsigned char header[HEADER_BYTES] = {0};
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    bool read_whole = fd >= 0 && read(fd, header, sizeof header) == sizeof header;
    if (fd >= 0)
        close(fd);
    if (!read_whole || memcmp(header, "SQLite format 3", 16) != 0)
        return err_set(err, "%s: dit is geen publicatie; maak ze met 'wegwijzer-data build'", path);
    if (memcmp(header + 68, "WegW", 4) != 0) /* the application_id of data/schema.sql */
        return err_set(err,
                       "%s: dit is een SQLite-bestand van een ander programma; maak een publicatie met "
                       "'wegwijzer-data build'",
                       path);
    if ((size_t)snprintf(wal, sizeof wal, "%s-wal", path) >= sizeof wal)
        return err_set(err, "%.200s: deze naam is te lang", path);
    bool beside = stat(wal, &info) == 0 && info.st_size > 0;
    if (header[18] == 2 && !beside)
        return err_set(
            err,
            "%s: dit bestand staat in WAL-modus en zijn -wal is er niet, dus er kunnen rijen ontbreken; "
            "sluit het programma dat erin schreef en doe `sqlite3 BESTAND 'PRAGMA journal_mode=DELETE'`",
            path);
    if (header[18] == 1 && beside)
        return err_set(
            err, "%s: hiernaast staat een -wal die er niet bij hoort; verplaats die en kijk het bestand na",
            path);
    return true;
}

static bool database_defend(sqlite3 *db)
{
    sqlite3_busy_timeout(db, BUSY_MS);
    return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL) == SQLITE_OK &&
           sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL) == SQLITE_OK;
}

/* SQLite's memory databases share by name; the address of the edition makes it the only one. */
static bool edition_fill(struct edition *edition, sqlite3 *source, const char *name, struct err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI;
    snprintf(edition->place, sizeof edition->place, "file:/%p?vfs=memdb", (void *)edition);
    if (sqlite3_open_v2(edition->place, &edition->db, flags, NULL) != SQLITE_OK ||
        !database_defend(edition->db))
        return err_set(err, "SQLite: %s", sqlite3_errmsg(edition->db));
    char *sql = sqlite3_mprintf("VACUUM INTO %Q", edition->place);
    bool good = sql && sqlite3_exec(source, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    /* What comes out of a connection that only reads is a tenth larger than it need be. */
    if (good &&
        sqlite3_exec(edition->db, "PRAGMA temp_store = MEMORY; VACUUM", NULL, NULL, NULL) != SQLITE_OK)
        return err_set(err, "SQLite: %s", sqlite3_errmsg(edition->db));
    return good || err_set(err, "%s: %s", name,
                           sqlite3_errcode(source) == SQLITE_BUSY
                               ? M_("een ander programma schrijft er net in; probeer zo meteen opnieuw")
                               : sqlite3_errmsg(source));
}

bool edition_open(struct edition *edition, const char *path, struct err *err)
{
    sqlite3 *source = NULL;
    struct stat info;
    *edition = (struct edition){.db = NULL};
    if (stat(path, &info) != 0)
        return err_set(err, "%s: dit bestand bestaat niet; maak het met 'wegwijzer-data build'", path);
    if (!S_ISREG(info.st_mode))
        return err_set(err, "%s: dit is geen gewoon bestand", path);
    if (info.st_size > RELEASE_SIZE_MAX)
        return err_set(err, "%s: dit bestand is te groot voor een kiosk: hoogstens %d bytes", path,
                       RELEASE_SIZE_MAX);
    if (!sidecars_check(path, err))
        return false;
    bool good = sqlite3_open_v2(path, &source, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
                database_defend(source);
    good = good ? edition_fill(edition, source, path, err)
                : err_set(err, "%s: SQLite opent het niet (%s)", path, sqlite3_errmsg(source));
    sqlite3_close(source);
    return good;
}

/* Opens bytes where they are; false leaves the reason in the connection, which is to be closed all the same. */
static bool bytes_open(const char *bytes, size_t length, sqlite3 **db)
{
    sqlite3_int64 size = (sqlite3_int64)length;
    *db = NULL;
    return sqlite3_open_v2(":memory:", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI, NULL) == SQLITE_OK &&
           sqlite3_deserialize(*db, "main", (unsigned char *)bytes, size, size,
                               SQLITE_DESERIALIZE_READONLY) == SQLITE_OK &&
           database_defend(*db);
}

bool edition_open_bytes(struct edition *edition, const char *name, const char *bytes, size_t length,
                        struct err *err)
{
    sqlite3 *source;
    *edition = (struct edition){.db = NULL};
    bool good = bytes_open(bytes, length, &source)
                    ? edition_fill(edition, source, name, err)
                    : err_set(err, "%s: SQLite opent het niet (%s)", name, sqlite3_errmsg(source));
    sqlite3_close(source);
    return good;
}

void edition_close(struct edition *edition)
{
    sqlite3_close(edition->db);
    edition->db = NULL;
}

bool edition_number(struct edition *edition, int64_t number, char **bytes, size_t *length, struct err *err)
{
    sqlite3_int64 size = 0;
    char *sql = sqlite3_mprintf("UPDATE publication SET serial = %lld", (long long)number);
    bool good = sql && sqlite3_exec(edition->db, sql, NULL, NULL, NULL) == SQLITE_OK;
    sqlite3_free(sql);
    if (!good)
        return err_set(err, "de publicatie kan haar nummer niet krijgen (%s)", sqlite3_errmsg(edition->db));
    if (!publication_verify(edition->db, err))
        return false;
    *bytes = (char *)sqlite3_serialize(edition->db, "main", &size, 0);
    *length = (size_t)size;
    return *bytes ? true : err_set(err, "er is te weinig geheugen voor de publicatie");
}

static long long number_ask(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement;
    long long number = 0;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

long long edition_ask(struct edition *edition, const char *sql)
{
    return number_ask(edition->db, sql);
}

long long bytes_ask(const char *bytes, size_t length, const char *sql)
{
    sqlite3 *db;
    long long number = bytes_open(bytes, length, &db) ? number_ask(db, sql) : 0;
    sqlite3_close(db);
    return number;
}
