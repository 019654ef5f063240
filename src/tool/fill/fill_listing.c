#include "tool/fill/fill.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "model/filter.h"
#include "tool/fill/put.h"
#include "tool/fill/title_key.h"
#include "tool/table/value.h"

enum {
    TOPICS_OF_CARD = 64,
    TABS = 3,
    SPOKEN_MAX = 30, /* as the schema says */
    SPOKEN_KNOWN_MAX = 256
};

/* What the lists need of a card. */
struct listed {
    const struct table *table;
    const struct row *row;
    int id, place;
    const char *key; /* for the alphabet */
    int minutes;     /* on foot from the house at hand; INT_MAX: not known */
    int age_from, age_to;
    bool free, visit, wheelchair, parents;
    unsigned languages; /* of the house at hand, by position */
};

/* A language that cards of a house speak. */
struct spoken {
    char code[4];
    int cards;
};

struct lists {
    sqlite3 *db;
    struct book *book;
    struct arena arena;
    struct put put, put_spoken;
    struct listed *cards;
    int count;
    int topic_count;
    bool *has_topic; /* of the house at hand, by topic */
    int *ranks;      /* next rank, by topic and tab */
};

static bool has_word(const char *list, const char *word)
{
    char item[ITEM_BYTES];
    for (struct value_list words = value_list(list); value_next(&words, item);)
        if (strcmp(item, word) == 0)
            return true;
    return false;
}

static bool place_reachable(const struct book *book, int place)
{
    if (!place)
        return false;
    const struct entry *entry = &book->lookups[REF_PLACE].entries[place - 1];
    const char *answer = row_cell(entry->table, &entry->table->rows[entry->row], "wheelchair");
    return strcmp(answer, "yes") == 0;
}

static struct listed listed_of(struct lists *lists, const struct table *table, const struct row *row)
{
    struct listed card = {.table = table, .row = row, .id = row->id, .age_from = AGE_MIN, .age_to = AGE_MAX};
    card.place = book_id(lists->book, REF_PLACE, row_cell(table, row, "place"));
    card.key = title_key(&lists->arena, row_cell(table, row, "title"));
    card.wheelchair = place_reachable(lists->book, card.place);
    card.parents = table->id == TABLE_PARTNER;
    if (table->id == TABLE_PARTNER)
        return card;
    const char *audience = row_cell(table, row, "audience");
    card.parents = !*audience || has_word(audience, "parents");
    value_age(row_cell(table, row, "age_from"), &card.age_from);
    value_age(row_cell(table, row, "age_to"), &card.age_to);
    card.free = strcmp(row_cell(table, row, "price"), "free") == 0;
    card.visit = has_word(row_cell(table, row, "mode"), "visit");
    return card;
}

static void lists_gather(struct lists *lists)
{
    lists->cards = calloc((size_t)book_count(lists->book, REF_CARD) + 1, sizeof *lists->cards);
    if (!lists->cards)
        abort();
    for (int s = 0; s < lists->book->count; s++)
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &lists->book->sources[s].tables[id];
            for (int i = 0; i < table->count; i++)
                if (card_shown(table, &table->rows[i]))
                    lists->cards[lists->count++] = listed_of(lists, table, &table->rows[i]);
        }
}

static int by_title(const void *left, const void *right)
{
    const struct listed *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    return order ? order : a->id < b->id ? -1 : a->id > b->id;
}

static int by_distance(const void *left, const void *right)
{
    const struct listed *a = left, *b = right;
    return a->minutes != b->minutes ? (a->minutes < b->minutes ? -1 : 1) : by_title(left, right);
}

static bool place_located(const struct table *table, const struct row *row, double *lat, double *lon)
{
    return value_real(row_cell(table, row, "lat"), lat) && value_real(row_cell(table, row, "lon"), lon);
}

/* Minutes on foot from a house to every place. */
static int *walks_of(const struct book *book, const struct table *houses, const struct row *house)
{
    const struct lookup *places = &book->lookups[REF_PLACE];
    int *walks = calloc(places->count + 1, sizeof *walks);
    int own = book_id(book, REF_PLACE, row_cell(houses, house, "place"));
    double lat, lon, to_lat, to_lon;
    if (!walks)
        abort();
    const struct entry *at = own ? &places->entries[own - 1] : NULL;
    bool located = at && place_located(at->table, &at->table->rows[at->row], &lat, &lon);
    walks[0] = INT_MAX;
    for (size_t i = 0; i < places->count; i++) {
        const struct entry *entry = &places->entries[i];
        const struct row *row = &entry->table->rows[entry->row];
        walks[i + 1] = INT_MAX;
        if (entry->id == own || book_id(book, REF_HOUSE, row_cell(entry->table, row, "house")) == house->id)
            walks[i + 1] = 0;
        else if (located && place_located(entry->table, row, &to_lat, &to_lon))
            walks[i + 1] = walk_minutes(lat, lon, to_lat, to_lon);
    }
    return walks;
}

static void list_card(struct lists *lists, int house, int topic, int tab, const struct listed *card)
{
    struct put *put = &lists->put;
    const int values[] = {house,
                          topic,
                          tab,
                          lists->ranks[topic * TABS + tab]++,
                          card->id,
                          card->age_from,
                          card->age_to,
                          card->free,
                          card->visit,
                          card->wheelchair,
                          card->minutes <= NEAR_MINUTES,
                          card->parents,
                          (int)card->languages};
    for (int i = 0; i < (int)(sizeof values / sizeof *values); i++)
        sqlite3_bind_int(put->statement, i + 1, values[i]);
    put_row(put, card->table, card->row);
}

static void list_under_topics(struct lists *lists, int house, const struct listed *card)
{
    int tab = card->table->id == TABLE_ACTIVITY ? TAB_DO : TAB_WHERE;
    int seen[TOPICS_OF_CARD], count = 0;
    char item[ITEM_BYTES];
    struct value_list topics = value_list(row_cell(card->table, card->row, "topics"));
    while (value_next(&topics, item) && count < TOPICS_OF_CARD) {
        int topic = book_id(lists->book, REF_TOPIC, item), at = 0;
        while (at < count && seen[at] != topic)
            at++;
        if (at == count && lists->has_topic[topic])
            list_card(lists, house, topic, tab, card);
        seen[count++] = topic;
    }
    if (count > 0 || card->table->id != TABLE_PARTNER)
        list_card(lists, house, 0, tab, card);
}

/* The topics that are tiles of a house. */
static void house_topics(struct lists *lists, int house)
{
    int houses[HOUSES_MAX];
    memset(lists->has_topic, 0, (size_t)(lists->topic_count + 1) * sizeof *lists->has_topic);
    memset(lists->ranks, 0, (size_t)(lists->topic_count + 1) * TABS * sizeof *lists->ranks);
    for (int s = 0; s < lists->book->count; s++) {
        const struct table *table = &lists->book->sources[s].tables[TABLE_TOPIC];
        for (int i = 0; i < table->count; i++) {
            int count = book_houses(lists->book, table, row_cell(table, &table->rows[i], "houses"), houses);
            for (int h = 0; h < count; h++)
                lists->has_topic[table->rows[i].id] |= houses[h] == house;
        }
    }
}

/* The cards that a house shows, in `shown`; returns how many. */
static int house_cards(struct lists *lists, int house, const int *walks, struct listed *shown)
{
    int houses[HOUSES_MAX], count = 0;
    for (int i = 0; i < lists->count; i++) {
        const struct listed *card = &lists->cards[i];
        int named = book_houses(lists->book, card->table, row_cell(card->table, card->row, "houses"), houses);
        for (int h = 0; h < named; h++)
            if (houses[h] == house) {
                shown[count] = *card;
                shown[count++].minutes = walks[card->place];
                break;
            }
    }
    return count;
}

static int by_speakers(const void *left, const void *right)
{
    const struct spoken *a = left, *b = right;
    return a->cards != b->cards ? b->cards - a->cards : strcmp(a->code, b->code);
}

/* The languages of the cards shown, Dutch apart, the most spoken first; no more than the schema holds. */
static int spoken_count(const struct listed *shown, int count, struct spoken *spoken)
{
    char item[ITEM_BYTES];
    int known = 0;
    for (int i = 0; i < count; i++)
        for (struct value_list list = value_list(row_cell(shown[i].table, shown[i].row, "languages"));
             value_next(&list, item);) {
            int at = 0;
            while (at < known && strcmp(spoken[at].code, item) != 0)
                at++;
            if (strcmp(item, "nl") == 0 || strlen(item) >= sizeof spoken->code || at == SPOKEN_KNOWN_MAX)
                continue;
            if (at == known)
                memcpy(spoken[known++].code, item, strlen(item) + 1);
            spoken[at].cards++;
        }
    qsort(spoken, (size_t)known, sizeof *spoken, by_speakers);
    return known < SPOKEN_MAX ? known : SPOKEN_MAX;
}

static void list_spoken(struct lists *lists, const struct table *houses, const struct row *house,
                        struct listed *shown, int count)
{
    struct spoken spoken[SPOKEN_KNOWN_MAX] = {{"", 0}};
    struct put *put = &lists->put_spoken;
    int known = spoken_count(shown, count, spoken);
    for (int s = 0; s < known; s++) {
        sqlite3_bind_int(put->statement, 1, house->id);
        sqlite3_bind_int(put->statement, 2, s);
        sqlite3_bind_text(put->statement, 3, spoken[s].code, -1, SQLITE_TRANSIENT);
        put_row(put, houses, house);
    }
    for (int i = 0; i < count; i++)
        for (int s = 0; s < known; s++)
            if (has_word(row_cell(shown[i].table, shown[i].row, "languages"), spoken[s].code))
                shown[i].languages |= 1u << s;
}

static void list_house(struct lists *lists, const struct table *houses, const struct row *house)
{
    int *walks = walks_of(lists->book, houses, house);
    struct listed *shown = calloc((size_t)lists->count + 1, sizeof *shown);
    if (!shown)
        abort();
    house_topics(lists, house->id);
    int count = house_cards(lists, house->id, walks, shown);
    list_spoken(lists, houses, house, shown, count);
    qsort(shown, (size_t)count, sizeof *shown, by_distance);
    for (int i = 0; i < count; i++)
        list_under_topics(lists, house->id, &shown[i]);
    qsort(shown, (size_t)count, sizeof *shown, by_title);
    for (int i = 0; i < count; i++)
        if (shown[i].table->id == TABLE_PARTNER)
            list_card(lists, house->id, 0, TAB_PARTNERS, &shown[i]);
    free(shown);
    free(walks);
}

void fill_listing(sqlite3 *db, struct book *book)
{
    struct lists lists = {.db = db, .book = book, .topic_count = book_count(book, REF_TOPIC)};
    arena_init(&lists.arena);
    lists_gather(&lists);
    lists.has_topic = calloc((size_t)lists.topic_count + 1, sizeof *lists.has_topic);
    lists.ranks = calloc((size_t)(lists.topic_count + 1) * TABS, sizeof *lists.ranks);
    if (!lists.has_topic || !lists.ranks)
        abort();
    put_open(&lists.put, db, book, "listing",
             "house topic tab rank card age_from age_to free visit wheelchair near parents languages",
             TABLE_OFFER, "");
    put_open(&lists.put_spoken, db, book, "house_spoken", "house position language", TABLE_HOUSE, "");
    for (int s = 0; s < book->count; s++) {
        const struct table *table = &book->sources[s].tables[TABLE_HOUSE];
        for (int i = 0; i < table->count; i++)
            list_house(&lists, table, &table->rows[i]);
    }
    put_close(&lists.put);
    put_close(&lists.put_spoken);
    free(lists.cards);
    free(lists.has_topic);
    free(lists.ranks);
    arena_release(&lists.arena);
}
