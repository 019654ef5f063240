#include "tool/fill/publication.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "gen/schema_sql.h"
#include "tool/fill/fill.h"

static bool run(sqlite3 *db, const char *sql, struct err *err)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           (sqlite3_errcode(db) == SQLITE_FULL
                ? err_set(err, "de schijf is vol; maak plaats en probeer opnieuw")
                : err_set(err, "SQLite: %s", sqlite3_errmsg(db)));
}

/* A million dates go in by start; making their index afterwards is much faster than keeping it meanwhile. */
static bool fill_occurrences(sqlite3 *db, struct book *book, struct err *err)
{
    sqlite3_stmt *statement;
    char *index = NULL;
    const char *select = "SELECT sql FROM sqlite_schema WHERE name = 'occurrence_by_activity'";
    if (sqlite3_prepare_v2(db, select, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        index = sqlite3_mprintf("%s", sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    bool ok = index && run(db, "DROP INDEX occurrence_by_activity", err);
    if (ok)
        fill_dates(db, book);
    ok = ok && run(db, index, err);
    sqlite3_free(index);
    return ok;
}

bool publication_make(sqlite3 **db, struct book *book, long serial, struct err *err)
{
    *db = NULL;
    if (sqlite3_open_v2(":memory:", db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK)
        return err_set(err, "SQLite: %s", sqlite3_errmsg(*db));
    if (!run(*db, "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA foreign_keys = OFF", err) ||
        !run(*db, schema_sql, err) || !run(*db, "BEGIN", err))
        return false;
    fill_publication(*db, book, serial);
    fill_cards(*db, book);
    fill_houses(*db, book);
    fill_hours(*db, book);
    fill_translations(*db, book);
    fill_listing(*db, book);
    return fill_occurrences(*db, book, err) && run(*db, "COMMIT", err);
}

/* The first row of a check, or "" when there is none. */
static bool check(sqlite3 *db, const char *sql, const char *good, struct err *err)
{
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return err_set(err, "SQLite: %s", sqlite3_errmsg(db));
    bool row = sqlite3_step(statement) == SQLITE_ROW;
    const char *found = row ? (const char *)sqlite3_column_text(statement, 0) : "";
    bool ok = strcmp(found ? found : "", good) == 0;
    if (!ok)
        err_set(err, "de publicatie klopt niet (%s: %s); meld dit aan de makers", sql, found ? found : "?");
    sqlite3_finalize(statement);
    return ok;
}

bool publication_verify(sqlite3 *db, struct err *err)
{
    return check(db, "PRAGMA foreign_key_check", "", err) && check(db, "PRAGMA integrity_check", "ok", err);
}

static bool folder_sync(const char *path)
{
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", path);
    int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0)
        close(fd);
    return ok;
}

/* VACUUM INTO wants an empty file; ours has the rights that any new file would get. */
static bool vacuum_into(sqlite3 *db, int fd, const char *temporary, const char *path, struct err *err)
{
    mode_t mask = umask(0);
    umask(mask);
    char *sql = sqlite3_mprintf("VACUUM INTO %Q", temporary);
    bool ok = run(db, sql, err) || err_prefix(err, path);
    sqlite3_free(sql);
    if (ok && (fchmod(fd, 0666 & ~mask) != 0 || fsync(fd) != 0))
        ok = err_set(err, "%s: %s", path, path_why(errno));
    return ok;
}

bool publication_write(sqlite3 *db, const char *path, struct err *err)
{
    char temporary[4096];
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode))
        return err_set(err, "%s: dit is geen gewoon bestand; geef met -o een bestandsnaam", path);
    if ((size_t)snprintf(temporary, sizeof temporary, "%s.tmp-XXXXXX", path) >= sizeof temporary)
        return err_set(err, "%s: deze naam is te lang", path);
    int fd = mkstemp(temporary);
    if (fd < 0)
        return err_set(err, "%s: hier kan ik niet schrijven (%s); kies met -o een andere plaats", path,
                       errno == ENOENT ? M_("de map bestaat niet") : path_why(errno));
    bool ok = vacuum_into(db, fd, temporary, path, err);
    close(fd);
    if (ok && rename(temporary, path) != 0)
        ok = err_set(err, "%s: %s", path, path_why(errno));
    if (!ok)
        unlink(temporary);
    else
        folder_sync(path);
    return ok;
}
