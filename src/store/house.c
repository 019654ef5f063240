#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "store/internal.h"
#include "store/row.h"

enum {
    TOPICS_MAX = 64,
    AGES_MAX = 32,
    LANGUAGES_MAX = 40,
    SPOKEN_MAX = 30,
    HOLIDAYS_MAX = 1000,
    COLOUR_LENGTH = 7
};

/* A text that screens may rely on: never NULL. */
static const char *column_required(struct arena *arena, sqlite3_stmt *statement, int column)
{
    const char *text = column_words(arena, statement, column);
    return text ? text : "";
}

static void house_read(struct store *store, sqlite3_stmt *statement, struct house *house)
{
    struct arena *arena = &store->arena;
    house->code = column_required(arena, statement, 0);
    house->name = column_required(arena, statement, 1);
    house->municipality = column_required(arena, statement, 2);
    house->phone = column_required(arena, statement, 3);
    house->mail = column_words(arena, statement, 4);
    house->base_url = column_required(arena, statement, 5);
    house->desk_card = column_words(arena, statement, 6);
    house->idle_list_s = column_number(statement, 7, 20, 3600, 90);
    house->idle_card_s = column_number(statement, 8, 20, 3600, 150);
    house->mission.text = column_words(arena, statement, 9);
    house->desk_name.text = column_required(arena, statement, 10);
    house->desk_where.text = column_required(arena, statement, 11);
    house->phone_note.text = column_words(arena, statement, 12);
}

static void house_translate(struct store *store, struct house *house)
{
    struct overlay overlay = overlay_load(store, &store->arena, "house", house->id);
    house->mission = overlay_words(&overlay, "mission", house->mission.text);
    house->desk_name = overlay_words(&overlay, "desk_name", house->desk_name.text);
    house->desk_where = overlay_words(&overlay, "desk_where", house->desk_where.text);
    house->phone_note = overlay_words(&overlay, "phone_note", house->phone_note.text);
}

/* Dutch comes first, whether the house lists it or not. */
static void house_load_languages(struct store *store)
{
    static const char sql[] = "SELECT language FROM house_language WHERE house = ?1 ORDER BY position";
    struct house *house = &store->house;
    const char **languages = arena_array(&store->arena, const char *, LANGUAGES_MAX);
    languages[0] = "nl";
    house->language_count = 1;
    sqlite3_stmt *statement = query_start(store, QUERY_HOUSE_LANGUAGES, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    while (house->language_count < LANGUAGES_MAX && query_next(store, statement)) {
        const char *language = column_words(&store->arena, statement, 0);
        if (language && strcmp(language, "nl") != 0 && strlen(language) <= LANGUAGE_LENGTH)
            languages[house->language_count++] = language;
    }
    query_end(statement);
    house->languages = languages;
}

static void house_load_spoken(struct store *store)
{
    static const char sql[] = "SELECT language FROM house_spoken WHERE house = ?1 ORDER BY position";
    struct house *house = &store->house;
    const char **spoken = arena_array(&store->arena, const char *, SPOKEN_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_HOUSE_SPOKEN, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    house->spoken_count = 0;
    while (house->spoken_count < SPOKEN_MAX && query_next(store, statement)) {
        const char *language = column_words(&store->arena, statement, 0);
        spoken[house->spoken_count++] = language && strlen(language) <= LANGUAGE_LENGTH ? language : "";
    }
    query_end(statement);
    house->spoken = spoken;
}

static unsigned column_colour(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    bool good = text && strlen(text) == COLOUR_LENGTH && text[0] == '#' &&
                strspn(text + 1, "0123456789abcdefABCDEF") == COLOUR_LENGTH - 1;
    return good ? (unsigned)strtoul(text + 1, NULL, 16) : 0x404040;
}

static bool topic_read(struct store *store, sqlite3_stmt *statement, struct topic *topic)
{
    struct arena *arena = &store->arena;
    topic->id = column_id(statement, 0);
    topic->code = column_words(arena, statement, 1);
    topic->name.text = column_words(arena, statement, 2);
    topic->lead.text = column_words(arena, statement, 3);
    topic->icon = column_required(arena, statement, 4);
    topic->colour = column_colour(statement, 5);
    topic->talk_to = column_words(arena, statement, 6);
    return topic->id > 0 && topic->code && topic->name.text;
}

static void house_load_topics(struct store *store)
{
    static const char sql[] = "SELECT t.id, t.code, t.name, t.lead, t.icon, t.colour, (SELECT c.code FROM "
                              "card c WHERE c.id = h.talk_to) FROM house_topic h CROSS JOIN topic t ON t.id "
                              "= h.topic WHERE h.house = ?1 ORDER BY h.position";
    struct house *house = &store->house;
    struct topic *topics = arena_array(&store->arena, struct topic, TOPICS_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_HOUSE_TOPICS, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    while (house->topic_count < TOPICS_MAX && query_next(store, statement))
        house->topic_count += topic_read(store, statement, &topics[house->topic_count]);
    query_end(statement);
    for (int i = 0; i < house->topic_count; i++) {
        struct overlay overlay = overlay_load(store, &store->arena, "topic", topics[i].id);
        topics[i].name = overlay_words(&overlay, "name", topics[i].name.text);
        topics[i].lead = overlay_words(&overlay, "lead", topics[i].lead.text);
    }
    house->topics = topics;
}

static void house_load_ages(struct store *store)
{
    static const char sql[] = "SELECT id, code, name, age_from, age_to FROM age_band ORDER BY position";
    struct house *house = &store->house;
    struct age_band *ages = arena_array(&store->arena, struct age_band, AGES_MAX);
    int ids[AGES_MAX];
    sqlite3_stmt *statement = query_start(store, QUERY_AGES, sql);
    while (house->age_count < AGES_MAX && query_next(store, statement)) {
        struct age_band *age = &ages[house->age_count];
        ids[house->age_count] = column_id(statement, 0);
        age->code = column_words(&store->arena, statement, 1);
        age->name.text = column_words(&store->arena, statement, 2);
        age->from = column_number(statement, 3, AGE_MIN, AGE_MAX, AGE_MIN);
        age->to = column_number(statement, 4, AGE_MIN, AGE_MAX, AGE_MAX);
        house->age_count += ids[house->age_count] > 0 && age->code && age->name.text;
    }
    query_end(statement);
    for (int i = 0; i < house->age_count; i++) {
        struct overlay overlay = overlay_load(store, &store->arena, "age_band", ids[i]);
        ages[i].name = overlay_words(&overlay, "name", ages[i].name.text);
    }
    house->ages = ages;
}

static void house_load_holidays(struct store *store)
{
    static const char sql[] = "SELECT name, first, last, kind = 'school' FROM holiday ORDER BY first";
    struct house *house = &store->house;
    struct holiday *holidays = arena_array(&store->arena, struct holiday, HOLIDAYS_MAX);
    sqlite3_stmt *statement = query_start(store, QUERY_HOLIDAYS, sql);
    while (house->holiday_count < HOLIDAYS_MAX && query_next(store, statement)) {
        struct holiday *holiday = &holidays[house->holiday_count];
        holiday->name = column_required(&store->arena, statement, 0);
        holiday->first = column_day(statement, 1);
        holiday->last = column_day(statement, 2);
        holiday->school = column_number(statement, 3, 0, 1, 0) == 1;
        house->holiday_count += holiday->first != DAY_NONE && holiday->last >= holiday->first;
    }
    query_end(statement);
    house->holidays = holidays;
}

/* Two rounds: what a place is to this house depends on where the house stands. */
static bool house_load_itself(struct store *store)
{
    static const char sql[] = "SELECT code, name, municipality, phone, mail, base_url, (SELECT c.code FROM "
                              "card c WHERE c.id = desk_card), idle_list_s, idle_card_s, mission, desk_name, "
                              "desk_where, phone_note, place FROM house WHERE id = ?1";
    struct house *house = &store->house;
    sqlite3_stmt *statement = query_start(store, QUERY_HOUSE, sql);
    sqlite3_bind_int(statement, 1, store->house.id);
    if (!query_next(store, statement))
        return false;
    house_read(store, statement, house);
    int place = column_id(statement, 13);
    query_end(statement);
    house_translate(store, house);
    struct place *stands = place_load(store, &store->arena, place);
    if (stands)
        stands->in_house = true;
    house->place = stands;
    return true;
}

bool house_load(struct store *store, struct err *err)
{
    store->house =
        (struct house){.id = store->house.id, .sample = store->house.sample, .created = store->house.created};
    arena_reset(&store->arena);
    if (!house_load_itself(store))
        return err_set(err, "het huis is niet leesbaar; kopieer het bestand opnieuw");
    house_load_languages(store);
    house_load_spoken(store);
    house_load_topics(store);
    house_load_ages(store);
    house_load_holidays(store);
    const struct house *house = &store->house;
    if (!house->code[0] || !house->name[0] || !house->municipality[0] || !house->base_url[0])
        return err_set(err, "het huis '%.40s' heeft geen naam, gemeente of base_url; vul house.csv aan",
                       house->code);
    if (strncmp(house->base_url, "https://", strlen("https://")) != 0)
        return err_set(err, "base_url van het huis '%.40s' begint niet met https://; verbeter house.csv",
                       house->code);
    if (!house->place)
        return err_set(err, "de plaats van het huis '%.40s' ontbreekt; vul house.csv en place.csv aan",
                       house->code);
    if (house->topic_count == 0)
        return err_set(err, "het huis '%.40s' heeft geen thema's; vul topic.csv aan", house->code);
    return true;
}

int house_topic_index(const struct house *house, int topic)
{
    for (int i = 0; i < house->topic_count; i++)
        if (house->topics[i].id == topic)
            return i;
    return -1;
}

const struct house *store_house(const struct store *store)
{
    return &store->house;
}

void store_use_language(struct store *store, const char *language)
{
    struct err err;
    if (!language || !*language || strlen(language) > LANGUAGE_LENGTH)
        language = "nl";
    memcpy(store->language, language, strlen(language) + 1);
    if (!house_load(store, &err))
        log_once("%s: %s", store->name, err.text);
}
