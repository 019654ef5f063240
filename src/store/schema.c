#include <string.h>

#include "base/message.h"
#include "gen/schema_sql.h"
#include "store/internal.h"

enum { STATEMENTS_MAX = 128 };

/* A CREATE statement of the schema, as SQLite keeps it: without the semicolon. */
struct part {
    const char *text;
    size_t length;
    bool seen;
};

/* The statements of schema.sql begin at the start of a line and end with a semicolon at the end of one. */
static int schema_parts(struct part *parts)
{
    int count = 0;
    const char *at = schema_sql;
    while (count < STATEMENTS_MAX && (at = strstr(at, "\nCREATE ")) != NULL) {
        const char *end = strstr(++at, ";\n");
        if (!end)
            break;
        parts[count++] = (struct part){.text = at, .length = (size_t)(end - at)};
        at = end;
    }
    return count;
}

/* Indexes that SQLite adds by itself, one for each UNIQUE. */
static int schema_own_indexes(void)
{
    int count = 0;
    for (const char *at = schema_sql; (at = strstr(at, " UNIQUE")) != NULL; at++)
        count++;
    return count;
}

/* "CREATE TABLE name (": the length of the name and where it stands. */
static const char *part_name(const struct part *part, int *length)
{
    const char *name = part->text + strlen("CREATE TABLE ");
    *length = (int)strcspn(name, " (\n");
    return name;
}

static const char *type_in_words(const char *type)
{
    return strcmp(type, "table") == 0   ? M_("de tabel")
           : strcmp(type, "index") == 0 ? M_("de index")
           : strcmp(type, "view") == 0  ? M_("de view")
                                        : M_("de trigger");
}

static bool schema_row_fits(struct part *parts, int count, const char *sql)
{
    for (int i = 0; i < count; i++)
        if (strlen(sql) == parts[i].length && memcmp(sql, parts[i].text, parts[i].length) == 0) {
            bool first = !parts[i].seen;
            parts[i].seen = true;
            return first;
        }
    return false;
}

static bool schema_missing(const struct part *parts, int count, struct err *err)
{
    for (int i = 0; i < count; i++)
        if (!parts[i].seen) {
            int length;
            const char *name = part_name(&parts[i], &length);
            return err_set(err,
                           "'%.*s' ontbreekt of is anders dan in formaat 1; maak de publicatie opnieuw met "
                           "'wegwijzer-data build'",
                           length, name);
        }
    return true;
}

static bool schema_is_known(const struct part *parts, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        int length;
        const char *known = part_name(&parts[i], &length);
        if (strlen(name) == (size_t)length && memcmp(known, name, (size_t)length) == 0)
            return true;
    }
    return false;
}

static bool schema_row_refused(const struct part *parts, int count, const char *type, const char *name,
                               struct err *err)
{
    return err_set(err,
                   schema_is_known(parts, count, name)
                       ? MN_("%s '%.60s' is anders dan in formaat 1; maak de publicatie opnieuw met "
                             "'wegwijzer-data build'")
                       : MN_("%s '%.60s' hoort niet in een publicatie; maak de publicatie opnieuw met "
                             "'wegwijzer-data build'"),
                   type_in_words(type), name);
}

bool schema_check(struct store *store, struct err *err)
{
    static const char sql[] = "SELECT type, name, sql FROM sqlite_schema";
    struct part parts[STATEMENTS_MAX];
    int count = schema_parts(parts), own = 0;
    sqlite3_stmt *statement = query_start(store, QUERY_SCHEMA, sql);
    if (!statement)
        return err_set(err, "de opbouw is niet leesbaar (%s); maak of kopieer het bestand opnieuw",
                       sqlite3_errmsg(store->db));
    while (query_next(store, statement)) {
        const char *type = (const char *)sqlite3_column_text(statement, 0);
        const char *name = (const char *)sqlite3_column_text(statement, 1);
        const char *text = (const char *)sqlite3_column_text(statement, 2);
        bool automatic = !text && type && name && strcmp(type, "index") == 0 &&
                         strncmp(name, "sqlite_autoindex_", strlen("sqlite_autoindex_")) == 0;
        own += automatic;
        if (automatic || (text && schema_row_fits(parts, count, text)))
            continue;
        schema_row_refused(parts, count, type ? type : "", name ? name : "", err);
        query_end(statement);
        return false;
    }
    if (own != schema_own_indexes())
        return err_set(err, "er ontbreken indexen; maak de publicatie opnieuw met 'wegwijzer-data build'");
    return schema_missing(parts, count, err);
}
