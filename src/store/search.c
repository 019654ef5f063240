#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "store/search_hits.h"

enum {
    ROUND_STEPS = 10000,
    WALK_MAX = 20000,     /* rows of words, about a millisecond */
    REACHES_FROM = 1,     /* tier of the first reach; 0 is a whole name */
    LETTERS_PER_ERROR = 3 /* of a word that may be cut: "opvangx" is near "opvang", "xqz" is near nothing */
};

static int word_letters(const char *word)
{
    int count = 0;
    for (; *word; word++)
        count += ((unsigned char)*word & 0xC0) != 0x80;
    return count;
}

static int index_spend(void *context)
{
    struct search_index *index = context;
    return --index->budget < 0;
}

static bool index_prepare(struct search_index *index, struct err *err)
{
    static const char name[] = "SELECT rowid FROM name WHERE name MATCH ?1 ORDER BY rowid LIMIT ?2";
    static const char *const words[DEPTH_COUNT] = {
        "SELECT rowid FROM title WHERE title MATCH ?1 ORDER BY rowid LIMIT ?2",
        "SELECT rowid FROM body WHERE body MATCH ?1 ORDER BY rowid LIMIT ?2",
        "SELECT rowid FROM whole WHERE whole MATCH ?1 ORDER BY rowid LIMIT ?2"};
    unsigned flags = SQLITE_PREPARE_PERSISTENT;
    bool good = sqlite3_prepare_v3(index->db, name, -1, flags, &index->name, NULL) == SQLITE_OK;
    for (int i = 0; i < DEPTH_COUNT && good; i++)
        good = sqlite3_prepare_v3(index->db, words[i], -1, flags, &index->words[i], NULL) == SQLITE_OK;
    if (!good)
        return err_set(err, "de index voor het zoeken lukt niet (%s)", sqlite3_errmsg(index->db));
    sqlite3_progress_handler(index->db, ROUND_STEPS, index_spend, index);
    return true;
}

static bool index_make(struct search_index *index, const struct store *store, const volatile bool *cancel,
                       struct err *err)
{
    struct search_reader reader;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(":memory:", &index->db, flags, NULL) != SQLITE_OK)
        return err_set(err, "de index voor het zoeken lukt niet (%s)", sqlite3_errmsg(index->db));
    bool good = search_reader_open(&reader, store, cancel, err) && index_fill(index, &reader, err);
    search_reader_close(&reader);
    return good && index_prepare(index, err);
}

struct search_index *search_build(const struct store *store, const volatile bool *cancel, struct err *err)
{
    struct search_index *index = calloc(1, sizeof *index);
    if (!index)
        abort();
    arena_init(&index->arena);
    if (index_make(index, store, cancel, err))
        return index;
    search_free(index);
    return NULL;
}

void search_free(struct search_index *index)
{
    if (!index)
        return;
    sqlite3_finalize(index->name);
    for (int i = 0; i < DEPTH_COUNT; i++)
        sqlite3_finalize(index->words[i]);
    sqlite3_close(index->db);
    dict_release(&index->dict);
    arena_release(&index->arena);
    free(index->ids);
    free(index);
}

void store_take_index(struct store *store, struct search_index *index)
{
    search_free(store->index);
    store->index = index;
}

void store_build_index(struct store *store)
{
    struct err err;
    store_take_index(store, search_build(store, NULL, &err));
}

bool store_has_index(const struct store *store)
{
    return store->index != NULL;
}

size_t search_bytes(const struct search_index *index)
{
    int pages = 0, most;
    sqlite3_db_status(index->db, SQLITE_DBSTATUS_CACHE_USED, &pages, &most, 0);
    return (size_t)pages + dict_bytes(&index->dict) + arena_used(&index->arena) +
           sizeof *index->ids * (size_t)index->room;
}

/* Where common words never meet, FTS5 walks all their rows in vain. */
static bool walk_is_long(const struct group *groups, int count)
{
    long long walk = 0;
    for (int i = 0; i < count; i++)
        walk += groups[i].rows;
    return count > 1 && walk > WALK_MAX;
}

/* Asks for all groups at once, from titles to all that belongs to a card, until there is enough. That texts come before
 * what else belongs to a card is not worth a long walk. */
static bool attempt(struct finding *finding, const struct group *groups, int count)
{
    bool far = walk_is_long(groups, count);
    for (int reach = 0; reach < REACH_COUNT && !finding_is_full(finding); reach++) {
        enum depth depth;
        const char *match = groups_match(&finding->scratch, groups, count, (enum reach)reach, &depth);
        if (match && !(far && depth == DEPTH_BODY))
            finding_match(finding, depth, match, REACHES_FROM + reach);
    }
    return finding->count > 0;
}

/* Leaves out the groups that nothing is known of, then the most common ones, until something is found; all at once may
 * have been tried before. */
static bool attempt_fewer(struct finding *finding, struct group *groups, int count, bool tried)
{
    int kept = 0;
    for (int i = 0; i < count; i++)
        if (!group_is_empty(&groups[i]))
            groups[kept++] = groups[i];
    while (kept > 0 && (tried || !attempt(finding, groups, kept))) {
        int most = 0;
        for (int i = 1; i < kept; i++)
            most = groups[i].rows > groups[most].rows ? i : most;
        memmove(&groups[most], &groups[most + 1], sizeof *groups * (size_t)(--kept - most));
        tried = false;
    }
    return finding->count > 0;
}

/* Takes the last letters off a word until words begin with it, but not so many that it is another word. */
static bool attempt_shorter(struct finding *finding, const struct typed *typed)
{
    struct typed one = {.count = 1};
    int longest = 0;
    for (int i = 1; i < typed->count; i++)
        longest = typed->lengths[i] > typed->lengths[longest] ? i : longest;
    memcpy(one.words[0], typed->words[longest], sizeof one.words[0]);
    int letters = word_letters(one.words[0]), length = typed->lengths[longest];
    for (int off = 1; off <= letters / LETTERS_PER_ERROR && finding->count == 0; off++) {
        do
            one.words[0][--length] = '\0';
        while (length > 0 && ((unsigned char)typed->words[longest][length] & 0xC0) == 0x80);
        struct group group = group_make(finding->store->index, &finding->scratch, &one, 0, 1, false);
        if (group.starts.at[DEPTH_WHOLE].length > 0)
            attempt(finding, &group, 1);
    }
    explicit_bzero(&one, sizeof one);
    return finding->count > 0;
}

/* What is spelled as it was typed; false when nothing is, and then what comes nearest is in the answer. */
static bool finding_make(struct finding *finding, const struct typed *typed)
{
    const struct search_index *index = finding->store->index;
    struct group groups[TYPED_WORDS_MAX];
    int count = 0, unknown = 0, singles[TYPED_WORDS_MAX];
    for (int first = 0; first < typed->count; count++) {
        int span = group_span(index, typed, first);
        groups[count] = group_make(index, &finding->scratch, typed, first, span, false);
        singles[count] = span == 1 ? first : -1;
        unknown += group_is_empty(&groups[count]);
        first += span;
    }
    if (unknown == 0 && attempt(finding, groups, count))
        return true;
    for (int i = 0; i < count; i++)
        if (group_is_empty(&groups[i]) && singles[i] >= 0)
            groups[i] = group_make(index, &finding->scratch, typed, singles[i], 1, true);
    int nearest;
    if (typed->count == 1 && dict_near(&index->dict, typed->words[0], &nearest, 1) > 0)
        finding_names(finding, dict_word(&index->dict, nearest));
    if (!attempt_fewer(finding, groups, count, unknown == 0))
        attempt_shorter(finding, typed);
    return false;
}

struct hits store_search(struct store *store, struct arena *arena, struct wall now, const char *typed)
{
    struct typed words;
    typed_read(&words, typed);
    if (words.count == 0)
        return (struct hits){.count = 0};
    if (!store->index)
        return search_titles(store, arena, now, &words);
    struct finding *finding = arena_array(arena, struct finding, 1);
    *finding = (struct finding){.store = store, .arena = arena, .now = now};
    arena_init(&finding->scratch);
    finding->seen.arena = &finding->scratch;
    finding_names(finding, words.text);
    bool spelled = finding_make(finding, &words);
    struct hits hits = finding_hits(finding, !spelled);
    arena_wipe(&finding->scratch);
    arena_release(&finding->scratch);
    explicit_bzero(&words, sizeof words);
    return hits;
}
