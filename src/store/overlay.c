#include <string.h>

#include "store/row.h"

struct overlay overlay_load(struct store *store, struct arena *arena, const char *subject, int id)
{
    static const char sql[] =
        "SELECT field, text FROM translation WHERE subject = ?1 AND row = ?2 AND language = ?3";
    struct overlay overlay = {.count = 0};
    if (strcmp(store->language, "nl") == 0)
        return overlay;
    sqlite3_stmt *statement = query_start(store, QUERY_OVERLAY, sql);
    sqlite3_bind_text(statement, 1, subject, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, id);
    sqlite3_bind_text(statement, 3, store->language, -1, SQLITE_STATIC);
    while (overlay.count < OVERLAY_FIELDS && query_next(store, statement)) {
        const char *field = column_words(arena, statement, 0), *text = column_words(arena, statement, 1);
        if (!field || !text)
            continue;
        overlay.fields[overlay.count] = field;
        overlay.texts[overlay.count++] = text;
    }
    query_end(statement);
    return overlay;
}

struct words overlay_words(const struct overlay *overlay, const char *field, const char *dutch)
{
    for (int i = 0; dutch && i < overlay->count; i++)
        if (strcmp(overlay->fields[i], field) == 0)
            return (struct words){overlay->texts[i], false};
    return (struct words){dutch, true};
}
