#include "store/facts.h"
#include "store/row.h"

enum { SLIDES_MAX = 20 };

/* The code of the slide's card, when a touch on it may lead there. */
static const char *slide_card(struct store *store, struct arena *arena, sqlite3_stmt *statement, int today)
{
    struct facts facts;
    int card = column_id(statement, 3);
    if (card == 0 || !facts_load(store, card, today, &facts) || !facts_listed(&facts))
        return NULL;
    return column_words(arena, statement, 4);
}

const struct slide *store_slides(struct store *store, struct arena *arena, struct wall now, int *count)
{
    static const char sql[] =
        "SELECT s.id, s.title, s.text, s.card, c.code FROM slide s LEFT JOIN card c ON c.id = s.card WHERE "
        "(s.house IS NULL OR s.house = ?1) AND s.first <= ?2 AND s.last >= ?2 AND coalesce(c.sensitive, 0) = "
        "0 ORDER BY s.position, s.id LIMIT ?3";
    struct slide *slides = arena_array(arena, struct slide, SLIDES_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_SLIDES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    bind_day(statement, 2, now.day);
    sqlite3_bind_int(statement, 3, SLIDES_MAX);
    *count = 0;
    while (query_next(store, statement)) {
        struct slide *slide = &slides[*count];
        const char *title = column_words(arena, statement, 1), *text = column_words(arena, statement, 2);
        if (!title)
            continue;
        slide->card = slide_card(store, arena, statement, now.day);
        struct overlay overlay = overlay_load(store, arena, "slide", column_id(statement, 0));
        slide->title = overlay_words(&overlay, "title", title);
        slide->text = overlay_words(&overlay, "text", text);
        ++*count;
    }
    return slides;
}
