#include <stdlib.h>
#include <string.h>

#include "store/facts.h"
#include "store/row.h"
#include "store/search_hits.h"

enum { NAMES_MAX = 32, ROWS_MAX = 2000 /* that one expression looks at; hidden cards are passed by */ };

static bool topic_add(struct finding *finding, int tier, int id)
{
    int topic = house_topic_index(&finding->store->house, id);
    if (topic < 0 || finding->topics == FOUND_TOPICS_MAX)
        return false;
    finding->topics++;
    finding->hits[finding->count++] = (struct ranked_hit){
        .tier = tier, .kind = 0, .turn = finding->count, .hit = {.kind = HIT_TOPIC, .topic = topic}};
    return true;
}

static bool question_add(struct finding *finding, int tier, int id)
{
    struct question question;
    if (finding->questions == FOUND_QUESTIONS_MAX ||
        !question_load(finding->store, finding->arena, finding->now, id, &question))
        return false;
    finding->questions++;
    finding->hits[finding->count++] = (struct ranked_hit){
        .tier = tier, .kind = 2, .turn = finding->count, .hit = {.kind = HIT_QUESTION, .question = question}};
    return true;
}

/* What was looked after is told before what was not, then what a family can use before who offers it. */
static int card_rank(const struct facts *facts, bool open)
{
    return 4 * (int)facts->trust + 2 * (facts->type == CARD_PARTNER) + !open;
}

static bool card_add(struct finding *finding, int tier, int id)
{
    struct facts facts;
    struct store *store = finding->store;
    if (!facts_load(store, id, finding->now.day, &facts) || !facts_listed(&facts))
        return false;
    if (finding->cards == SEARCH_HITS_MAX) {
        finding->more = true;
        return false;
    }
    bool open = facts.hours_known && opening_is_now(store, id, finding->now);
    finding->cards++;
    finding->hits[finding->count++] =
        (struct ranked_hit){.tier = tier,
                            .kind = 1,
                            .rank = card_rank(&facts, open),
                            .turn = finding->count,
                            .hit = {.kind = HIT_CARD, .pick = {.card = id, .start = {DAY_NONE, 0}}}};
    return true;
}

/* A card may have several rows: what is seen is the card. */
static void row_add(struct finding *finding, int tier, int row)
{
    const struct search_index *index = finding->store->index;
    int first_card = index->topics + index->questions + 1;
    if (row < 1 || row >= first_card + index->cards)
        return;
    int id = index->ids[row - 1], key = row < first_card ? row : first_card + id;
    if (ids_get(&finding->seen, key, 0) != 0)
        return;
    ids_set(&finding->seen, key, 1);
    if (row <= index->topics)
        topic_add(finding, tier, id);
    else if (row < first_card)
        question_add(finding, tier, id);
    else
        card_add(finding, tier, id);
}

static void rows_add(struct finding *finding, sqlite3_stmt *statement, const char *match, int tier, int max)
{
    sqlite3_bind_text(statement, 1, match, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 2, max);
    finding->store->index->budget = SEARCH_BUDGET;
    while (!finding->more && sqlite3_step(statement) == SQLITE_ROW)
        row_add(finding, tier, sqlite3_column_int(statement, 0));
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

void finding_names(struct finding *finding, const char *text)
{
    char token[NAME_ROOM], match[NAME_ROOM + 2];
    if (!name_token(text, token))
        return;
    size_t length = strlen(token);
    match[0] = '"';
    memcpy(match + 1, token, length);
    memcpy(match + 1 + length, "\"", 2);
    rows_add(finding, finding->store->index->name, match, 0, NAMES_MAX);
    explicit_bzero(token, sizeof token);
    explicit_bzero(match, sizeof match);
}

void finding_match(struct finding *finding, enum depth depth, const char *match, int tier)
{
    rows_add(finding, finding->store->index->words[depth], match, tier, ROWS_MAX);
}

bool finding_is_full(const struct finding *finding)
{
    return finding->more;
}

static int ranked_compare(const void *a, const void *b)
{
    const struct ranked_hit *left = a, *right = b;
    int order = left->tier - right->tier;
    order = order ? order : left->kind - right->kind;
    order = order ? order : left->rank - right->rank;
    return order ? order : left->turn - right->turn;
}

/* When there are too many, the last cards give way to topics and questions. */
struct hits finding_hits(struct finding *finding, bool nearest)
{
    struct hit *items = arena_array(finding->arena, struct hit, SEARCH_HITS_MAX);
    struct hits hits = {.items = items, .more = finding->more, .nearest = nearest && finding->count > 0};
    int surplus = finding->count - SEARCH_HITS_MAX;
    qsort(finding->hits, (size_t)finding->count, sizeof *finding->hits, ranked_compare);
    for (int i = finding->count - 1; i >= 0 && surplus > 0; i--)
        if (finding->hits[i].hit.kind == HIT_CARD) {
            finding->hits[i].tier = -1;
            hits.more = true;
            surplus--;
        }
    for (int i = 0; i < finding->count && hits.count < SEARCH_HITS_MAX; i++)
        if (finding->hits[i].tier >= 0)
            items[hits.count++] = finding->hits[i].hit;
    return hits;
}
