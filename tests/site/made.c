#define _GNU_SOURCE /* nftw's flags */
#include "made.h"

#include <ftw.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/commands.h"

const char *const houses[HOUSES] = {"essen", "wuustwezel", "kalmthout", "schoten"};

enum { PATHS = 64 }; /* those of one test */

static char folder[64];
static char *said;

const char *made_folder(void)
{
    return folder;
}

const char *made_said(void)
{
    return said ? said : "";
}

const char *made_path(const char *format, ...)
{
    static char paths[PATHS][300];
    static int next;
    char *path = paths[next++ % PATHS];
    int length = snprintf(path, sizeof paths[0], "%s/", folder);
    va_list args;
    va_start(args, format);
    vsnprintf(path + length, sizeof paths[0] - (size_t)length, format, args);
    va_end(args);
    return path;
}

char *made_read(const char *path, size_t *length)
{
    char *bytes = NULL;
    size_t read;
    return path_read(path, 64 << 20, &bytes, length ? length : &read, NULL) ? bytes : NULL;
}

int made_run(const char *command, ...)
{
    char *argv[24] = {(char *)command};
    int argc = 1;
    va_list args;
    va_start(args, command);
    while ((argv[argc] = va_arg(args, char *)) != NULL)
        argc++;
    va_end(args);
    const struct command *found = strcmp(command, "site") == 0 ? &site_command : &build_command;
    char log[96];
    snprintf(log, sizeof log, "%s/said", folder);
    fflush(stdout);
    fflush(stderr);
    int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
    FILE *file = fopen(log, "w");
    assert_non_null(file);
    dup2(fileno(file), STDOUT_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    optind = 0;
    int code = found->run(argc, argv);
    fflush(stdout);
    fflush(stderr);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    close(out);
    close(err);
    fclose(file);
    free(said);
    said = made_read(log, NULL);
    return code;
}

int made_open(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/wegwijzer-site-XXXXXX");
    if (!mkdtemp(folder))
        return 1;
    for (int i = 0; i < HOUSES; i++) {
        char source[64];
        snprintf(source, sizeof source, "data/%s", houses[i]);
        const char *file = made_path("%s.sqlite", houses[i]);
        if (made_run("build", source, "-o", file, "--as-of", "2026-11-25", NULL) != 0 ||
            made_run("site", file, "-o", made_path("%s", houses[i]), "--as-of", "2026-11-25", NULL) != 0) {
            fprintf(stderr, "%s\n", made_said());
            return 1;
        }
    }
    return 0;
}

int made_close(void **state)
{
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    free(said);
    said = NULL;
    return system(command);
}

static sqlite3 *database(const char *path)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    return db;
}

const char *made_changed(const char *house, const char *sql)
{
    char command[400], *error = NULL;
    const char *path = made_path("changed.sqlite");
    snprintf(command, sizeof command, "cp '%s/%s.sqlite' '%s'", folder, house, path);
    assert_int_equal(system(command), 0);
    sqlite3 *db = database(path);
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
        fail_msg("%s: %s", sql, error);
    sqlite3_close(db);
    return path;
}

int made_each(const char *house, const char *sql, made_row *work, void *data)
{
    const char *columns[16];
    int count = 0;
    sqlite3_stmt *statement;
    sqlite3 *db = database(made_path("%s.sqlite", house));
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    for (; sqlite3_step(statement) == SQLITE_ROW; count++) {
        for (int i = 0; i < sqlite3_column_count(statement) && i < 16; i++)
            columns[i] = (const char *)sqlite3_column_text(statement, i);
        work(house, columns, data);
    }
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return count;
}

/* nftw has no pointer for its caller. */
static struct {
    const char *end;
    made_file *work;
    void *data;
    int count;
} walk;

static int walk_file(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)place;
    size_t length = strlen(path), end = strlen(walk.end);
    if (type != FTW_F || length < end || strcmp(path + length - end, walk.end) != 0)
        return 0;
    char *bytes = made_read(path, &length);
    assert_non_null(bytes);
    walk.work(path, bytes, length, walk.data);
    walk.count++;
    free(bytes);
    return 0;
}

int made_files(const char *below, const char *end, made_file *work, void *data)
{
    walk.end = end;
    walk.work = work;
    walk.data = data;
    walk.count = 0;
    assert_int_equal(nftw(below, walk_file, 16, FTW_PHYS), 0);
    return walk.count;
}
