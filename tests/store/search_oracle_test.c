#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/facts.h"
#include "store/fold.h"
#include "store/internal.h"

enum { QUERIES = 20000, CARDS_MAX = 2000, TEXT_ROOM = 1 << 15, TYPED_ROOM = 200, SHARED_LETTERS = 3 };

/* A card as the brute force sees it: all its folded words between spaces. */
struct seen {
    int card;
    bool listed;
    char *words;
};

struct oracle {
    struct store *store;
    struct seen cards[CARDS_MAX];
    int count;
    char *synonyms; /* folded, each between lines */
    uint64_t seed;
};

static unsigned draw(struct oracle *oracle, unsigned bound)
{
    oracle->seed = oracle->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(oracle->seed >> 33) % bound;
}

/* All that one statement gives for ids, folded. */
static char *texts_of(sqlite3 *db, const char *sql, int house, int card)
{
    static char folded[TEXT_ROOM], all[2 * TEXT_ROOM];
    sqlite3_stmt *statement;
    size_t length = 1;
    strcpy(all, " ");
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    if (house)
        sqlite3_bind_int(statement, 1, house);
    if (card)
        sqlite3_bind_int(statement, 2, card);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        size_t more = text ? fold_text(text, folded, sizeof folded) : 0;
        assert_true(length + more + 2 < sizeof all);
        length += (size_t)sprintf(all + length, "%s ", folded[0] && more ? folded : "");
    }
    sqlite3_finalize(statement);
    return strdup(all);
}

static void oracle_load(struct oracle *oracle)
{
    static const char cards[] = "SELECT DISTINCT card FROM listing WHERE house = ?1 AND topic = 0";
    static const char texts[] =
        "WITH c AS (SELECT * FROM card WHERE id = ?2 AND ?1 > 0), ts AS (SELECT topic FROM card_topic WHERE "
        "card = ?2), t (x) AS (SELECT title FROM c UNION ALL SELECT lead FROM c UNION ALL SELECT easy FROM c "
        "UNION ALL SELECT roles FROM partner WHERE card = ?2 UNION ALL SELECT name FROM place WHERE id = "
        "(SELECT place FROM c) UNION ALL SELECT town FROM place WHERE id = (SELECT place FROM c) UNION ALL "
        "SELECT text FROM translation WHERE subject = 'card' AND row = ?2 AND field IN ('title', 'name', "
        "'lead', 'easy', 'roles') UNION ALL SELECT text FROM translation WHERE subject = 'place' AND row = "
        "(SELECT place FROM c) AND field IN ('title', 'name', 'lead', 'easy', 'roles') UNION ALL SELECT text "
        "FROM translation WHERE subject = 'topic' AND row IN ts AND field IN ('title', 'name', 'lead', "
        "'easy', 'roles') UNION ALL SELECT name FROM topic WHERE id IN ts UNION ALL SELECT p.title FROM "
        "card_partner k JOIN card p ON p.id = k.partner WHERE k.card = ?2) SELECT x FROM t";
    struct store *store = oracle->store;
    sqlite3_stmt *statement;
    sqlite3_limit(store->db, SQLITE_LIMIT_COMPOUND_SELECT,
                  20); /* the oracle asks more at once than a store may */
    assert_int_equal(sqlite3_prepare_v2(store->db, cards, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int(statement, 1, store->house.id);
    while (oracle->count < CARDS_MAX && sqlite3_step(statement) == SQLITE_ROW) {
        struct facts facts;
        struct seen *seen = &oracle->cards[oracle->count++];
        seen->card = sqlite3_column_int(statement, 0);
        seen->listed = facts_load(store, seen->card, fixture_now().day, &facts) && facts_listed(&facts);
        seen->words = texts_of(store->db, texts, store->house.id, seen->card);
    }
    sqlite3_finalize(statement);
    oracle->synonyms = texts_of(store->db, "SELECT word FROM synonym", 0, 0);
}

/* A word that begins or holds the letters, has another form of them, or is led to by a synonym. */
static bool word_may_match(const struct oracle *oracle, const struct seen *seen, const char *word)
{
    char start[FOLD_WORD_MAX + 2];
    if (strstr(seen->words, word))
        return true;
    snprintf(start, sizeof start, " %s", word);
    if (strstr(oracle->synonyms, start))
        return true;
    snprintf(start, sizeof start, " %.*s", SHARED_LETTERS - 1, word);
    if (strlen(word) > SHARED_LETTERS && strstr(seen->words, start))
        return true;
    for (size_t at = SHARED_LETTERS; at + SHARED_LETTERS <= strlen(word); at++)
        if (strstr(seen->words, word + at))
            return true; /* the end of a compound */
    return false;
}

static const struct seen *oracle_find(const struct oracle *oracle, int card)
{
    for (int i = 0; i < oracle->count; i++)
        if (oracle->cards[i].card == card)
            return &oracle->cards[i];
    return NULL;
}

/* A card, a topic and a question stand among the hits once. */
static void check_once(const char *typed, struct hits hits)
{
    for (int i = 0; i < hits.count; i++)
        for (int j = 0; j < i; j++) {
            const struct hit *a = &hits.items[i], *b = &hits.items[j];
            bool same = a->kind == HIT_CARD    ? a->pick.card == b->pick.card
                        : a->kind == HIT_TOPIC ? a->topic == b->topic
                                               : a->question.id == b->question.id;
            if (a->kind == b->kind && same)
                fail_msg("\"%s\" finds the same twice, at %d and %d", typed, j, i);
        }
}

/* What was typed cannot end in an error, in a hidden card, or in one that brute force would not find. */
static void check_found(const struct oracle *oracle, const char *typed, struct hits hits)
{
    char folded[TYPED_ROOM * 4], cut[SEARCH_TYPED_MAX + 1];
    snprintf(cut, sizeof cut, "%s", typed);
    fold_text(cut, folded, sizeof folded);
    assert_true(hits.count <= SEARCH_HITS_MAX);
    check_once(typed, hits);
    for (int i = 0; i < hits.count; i++) {
        if (hits.items[i].kind != HIT_CARD)
            continue;
        const struct seen *seen = oracle_find(oracle, hits.items[i].pick.card);
        if (!seen || !seen->listed)
            fail_msg("\"%s\" finds a card that no list shows", typed);
        char copy[sizeof folded], *rest = NULL;
        memcpy(copy, folded, sizeof copy);
        for (char *word = strtok_r(copy, " ", &rest); word && !hits.nearest;
             word = strtok_r(NULL, " ", &rest))
            if (!word_may_match(oracle, seen, word))
                fail_msg("\"%s\" finds card %d without \"%s\"", typed, seen->card, word);
    }
}

/* The start of a word of a card finds all cards with a word that begins so, as long as the list is not cut. */
static void check_complete(const struct oracle *oracle, const char *start, struct hits hits)
{
    char wanted[FOLD_WORD_MAX + 2];
    snprintf(wanted, sizeof wanted, " %s", start);
    for (int i = 0; i < oracle->count && !hits.more; i++) {
        const struct seen *seen = &oracle->cards[i];
        bool found = false;
        for (int j = 0; j < hits.count; j++)
            found |= hits.items[j].kind == HIT_CARD && hits.items[j].pick.card == seen->card;
        if (seen->listed && strstr(seen->words, wanted) && !found)
            fail_msg("\"%s\" misses card %d", start, seen->card);
    }
}

/* The start of some word of some card, in whole letters. */
static void start_draw(struct oracle *oracle, char *start)
{
    const char *words = oracle->cards[draw(oracle, (unsigned)oracle->count)].words;
    const char *at = words + draw(oracle, (unsigned)strlen(words));
    while (at > words && at[-1] != ' ')
        at--;
    size_t length = strcspn(at, " "), kept = length > 0 ? 1 + draw(oracle, (unsigned)length) : 0;
    while (kept < length && ((unsigned char)at[kept] & 0xC0) == 0x80)
        kept++;
    snprintf(start, FOLD_WORD_MAX + 1, "%.*s", (int)kept, at);
}

static void typed_draw(struct oracle *oracle, char *typed)
{
    static const char *const odd[] = {
        "\"",   "'",    "--", "%", "*",      " OR ", " AND ", " NOT ", "NEAR(",       "(", ")",
        ":",    "^",    "{",  "}", "+",      "\\",   ";",     "😀",     "👩‍👧", "é", "ß",
        "\xff", "\xc3", "ا",  "ї", "title:", "\t",   "\n",    "漢字",  "\x01",        "0", "’"};
    size_t length = 0;
    typed[0] = '\0';
    for (unsigned parts = 1 + draw(oracle, 4); parts > 0; parts--) {
        char part[FOLD_WORD_MAX + 4];
        unsigned kind = draw(oracle, 5);
        start_draw(oracle, part);
        if (kind == 1 && part[0])
            part[draw(oracle, (unsigned)strlen(part))] = (char)('a' + draw(oracle, 26));
        if (kind == 2)
            snprintf(part, sizeof part, "%s", odd[draw(oracle, sizeof odd / sizeof *odd)]);
        if (kind == 3)
            snprintf(part, sizeof part, "%c%c%c", 'a' + draw(oracle, 26), 'a' + draw(oracle, 26),
                     'a' + draw(oracle, 26));
        length +=
            (size_t)snprintf(typed + length, TYPED_ROOM - length, "%s%s", part, draw(oracle, 3) ? " " : "");
        if (length >= TYPED_ROOM - 1)
            return;
    }
}

static void no_query_finds_what_brute_force_does_not(void **state)
{
    (void)state;
    const char *asked = getenv("SEARCH_QUERIES"), *file = getenv("SEARCH_PUBLICATION");
    long queries = asked ? strtol(asked, NULL, 10) : QUERIES;
    struct oracle *oracle = calloc(1, sizeof *oracle);
    struct arena arena;
    struct err err = {""};
    assert_non_null(oracle);
    oracle->seed = 1;
    if (!file)
        oracle->store = fixture_store(NULL);
    else if (!store_open(file, NULL, &oracle->store, &err))
        fail_msg("%s", err.text);
    store_build_index(oracle->store);
    assert_true(store_has_index(oracle->store));
    oracle_load(oracle);
    arena_init(&arena);
    for (long i = 0; i < queries; i++) {
        char typed[TYPED_ROOM];
        bool plain = i % 4 == 0;
        arena_reset(&arena);
        if (plain)
            start_draw(oracle, typed);
        else
            typed_draw(oracle, typed);
        struct hits hits = store_search(oracle->store, &arena, fixture_now(), typed);
        check_found(oracle, typed, hits);
        if (plain && typed[0])
            check_complete(oracle, typed, hits);
    }
    printf("search: %ld random queries against brute force over %d cards\n", queries, oracle->count);
    for (int i = 0; i < oracle->count; i++)
        free(oracle->cards[i].words);
    free(oracle->synonyms);
    arena_release(&arena);
    store_close(oracle->store);
    free(oracle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_query_finds_what_brute_force_does_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
