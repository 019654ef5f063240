#include "store/whole.h"

#include <string.h>

#include "base/log.h"
#include "store/facts.h"
#include "store/gather.h"
#include "store/row.h"

enum { HOUSES_MAX = 64, FIRST_CARDS = 256, BITS = 64 };

/* As the schema has it; `STAGE_IDEA` is where offers begin that do not stand yet, `STAGE_ENDED` is over. */
static const char *const stage_words[] = {"permanent", "trial", "idea", "ended", NULL};
static const char *const standing_words[] = {"active", "candidate", "stopped", NULL};
enum { STAGE_IDEA = 2, STAGE_ENDED = 3, STANDING_STOPPED = 2 };

/* Not one of the kept statements: these walk whole tables, once, and take the time that needs. */
static sqlite3_stmt *whole_start(struct store *store, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        log_once("%s: een deel is niet leesbaar (%s); kopieer het bestand opnieuw", store->name,
                 sqlite3_errmsg(store->db));
    store->budget = INT64_MAX;
    return statement;
}

const char *const *whole_houses(struct store *store, struct arena *arena, int *count)
{
    const char **codes = arena_array(arena, const char *, HOUSES_MAX);
    sqlite3_stmt *statement = whole_start(store, "SELECT code FROM house ORDER BY id");
    *count = 0;
    while (*count < HOUSES_MAX && query_next(store, statement)) {
        codes[*count] = column_words(arena, statement, 0);
        *count += codes[*count] != NULL;
    }
    sqlite3_finalize(statement);
    return codes;
}

static enum card_state state_read(sqlite3_stmt *statement, int today)
{
    int from = column_day(statement, 4), to = column_day(statement, 5),
        stage = column_name(statement, 6, stage_words, 0);
    if (stage == STAGE_ENDED || (to != DAY_NONE && today > to) ||
        column_name(statement, 8, standing_words, 0) == STANDING_STOPPED)
        return CARD_ENDED;
    if (stage == STAGE_IDEA || (from != DAY_NONE && today < from))
        return CARD_NOT_YET;
    return column_bits(statement, 7, audience_names) == AUDIENCE_PROFESSIONALS ? CARD_PROFESSIONAL
                                                                               : CARD_LIVE;
}

/* The cards under way, found by id. */
struct index {
    struct whole_card *cards;
    struct ids places; /* id -> place in `cards` + 1 */
};

static struct whole_card *index_find(const struct index *index, int card)
{
    int place = card > 0 ? ids_get(&index->places, card, 0) : 0;
    return place ? &index->cards[place - 1] : NULL;
}

static void topics_read(struct store *store, const struct index *index)
{
    sqlite3_stmt *statement = whole_start(store, "SELECT card, topic FROM card_topic");
    while (query_next(store, statement)) {
        struct whole_card *card = index_find(index, column_id(statement, 0));
        int topic = house_topic_index(&store->house, column_id(statement, 1));
        if (card && topic >= 0 && topic < BITS)
            card->topics |= 1ull << topic;
    }
    sqlite3_finalize(statement);
}

static int language_index(const struct house *house, const char *language)
{
    for (int i = 0; language && i < house->language_count && i < BITS; i++)
        if (strcmp(house->languages[i], language) == 0)
            return i;
    return -1;
}

static void languages_read(struct store *store, const struct index *index)
{
    sqlite3_stmt *statement = whole_start(
        store, "SELECT row, language FROM translation WHERE subject = 'card' AND field IN ('title', 'lead')");
    while (query_next(store, statement)) {
        struct whole_card *card = index_find(index, column_id(statement, 0));
        int language = language_index(&store->house, (const char *)sqlite3_column_text(statement, 1));
        if (card && language >= 0)
            card->languages |= 1ull << language;
    }
    sqlite3_finalize(statement);
}

static bool card_code_read(sqlite3_stmt *statement, char code[CODE_LENGTH + 1])
{
    const char *text = (const char *)sqlite3_column_text(statement, 1);
    if (!text || strlen(text) != CODE_LENGTH ||
        strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789") != CODE_LENGTH)
        return false;
    memcpy(code, text, CODE_LENGTH + 1);
    return true;
}

static struct whole_card *cards_grown(struct arena *arena, struct whole_card *cards, int count, int *room)
{
    if (count < *room)
        return cards;
    int old = *room;
    *room = old ? 2 * old : FIRST_CARDS;
    struct whole_card *grown = arena_array(arena, struct whole_card, *room);
    if (old > 0)
        memcpy(grown, cards, sizeof *cards * (size_t)old);
    return grown;
}

const struct whole_card *whole_cards(struct store *store, struct arena *arena, int today, int *count)
{
    static const char sql[] =
        "SELECT c.id, c.code, h.card IS NOT NULL, (SELECT r.code FROM card r CROSS JOIN card_house g ON "
        "g.house = ?1 AND g.card = r.id WHERE r.id = c.replaced_by), c.valid_from, c.valid_to, o.stage, "
        "o.audience, p.status FROM card c LEFT JOIN card_house h ON h.house = ?1 AND h.card = c.id LEFT JOIN "
        "offer o ON o.card = c.id LEFT JOIN partner p ON p.card = c.id WHERE h.card IS NOT NULL OR NOT "
        "EXISTS (SELECT 1 FROM card_house x WHERE x.card = c.id) ORDER BY c.code";
    struct whole_card *cards = NULL;
    int room = 0;
    *count = 0;
    struct index index = {.places.arena = arena};
    sqlite3_stmt *statement = whole_start(store, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    while (query_next(store, statement)) {
        cards = cards_grown(arena, cards, *count, &room);
        struct whole_card *card = &cards[*count];
        card->id = column_id(statement, 0);
        if (card->id == 0 || !card_code_read(statement, card->code))
            continue;
        card->replaced_by = column_words(arena, statement, 3);
        card->state = state_read(statement, today);
        /* The build takes what is over out of its houses; what never was in one has no code on paper. */
        if (column_number(statement, 2, 0, 1, 0) == 0 && card->state != CARD_ENDED)
            continue;
        card->languages = 1;
        ids_set(&index.places, card->id, ++*count);
    }
    sqlite3_finalize(statement);
    index.cards = cards;
    topics_read(store, &index);
    languages_read(store, &index);
    return cards;
}

const struct occurrence *whole_dates(struct store *store, struct arena *arena, struct wall now,
                                     const struct card_row *row, int *count)
{
    struct gather gather = gather_for(store, arena, now);
    gather.only = row->id;
    gather.picks.max = INT32_MAX;
    gather_card(&gather, row->id, INT32_MAX);
    struct occurrence *dates = arena_array(arena, struct occurrence, gather.picks.count);
    *count = 0;
    for (int i = 0; i < gather.picks.count; i++)
        *count += occurrence_load(store, arena, now, &gather.picks.items[i], row, &dates[*count]);
    return dates;
}
