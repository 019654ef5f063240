#include <string.h>

#include "store/facts.h"
#include "store/search_hits.h"

/* True when each typed word begins a word of the text. */
static bool text_begins(const char *text, const struct typed *typed)
{
    unsigned found = 0;
    for (struct fold fold = fold_of(text); fold_next(&fold);)
        for (int i = 0; i < typed->count; i++)
            if (strncmp(fold.word, typed->words[i], (size_t)typed->lengths[i]) == 0)
                found |= 1u << i;
    return found == (1u << typed->count) - 1;
}

static bool title_begins(struct store *store, struct arena *arena, sqlite3_stmt *statement,
                         const struct typed *typed)
{
    const char *dutch = column_words(arena, statement, 1), *own = column_words(arena, statement, 2);
    (void)store;
    return (dutch && text_begins(dutch, typed)) || (own && text_begins(own, typed));
}

struct hits search_titles(struct store *store, struct arena *arena, struct wall now,
                          const struct typed *typed)
{
    static const char sql[] =
        "SELECT l.card, c.title, (SELECT t.text FROM translation t WHERE t.subject = 'card' AND t.row = "
        "l.card AND t.language = ?2 AND t.field = 'title') FROM listing l CROSS JOIN card c ON c.id = l.card "
        "WHERE l.house = ?1 AND l.topic = 0 ORDER BY l.tab, l.rank";
    struct arena scratch;
    struct hit *items = arena_array(arena, struct hit, SEARCH_HITS_MAX);
    struct hits hits = {.items = items};
    arena_init(&scratch);
    sqlite3_stmt *statement = query_start(store, QUERY_SEARCH_TITLES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    sqlite3_bind_text(statement, 2, store->language, -1, SQLITE_STATIC);
    while (query_next(store, statement)) {
        struct facts facts;
        int card = column_id(statement, 0);
        arena_reset(&scratch);
        if (card == 0 || !title_begins(store, &scratch, statement, typed) ||
            !facts_load(store, card, now.day, &facts) || !facts_listed(&facts))
            continue;
        if (hits.count == SEARCH_HITS_MAX) {
            hits.more = true;
            break;
        }
        items[hits.count++] = (struct hit){.kind = HIT_CARD, .pick = {.card = card, .start = {DAY_NONE, 0}}};
    }
    query_end(statement);
    arena_release(&scratch);
    return hits;
}
