#include "fixture.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "gen/schema_sql.h"

/* Rows stay rows. clang-format would fill the lines. */
/* clang-format off */
#define CARD \
    "INSERT INTO card (id, code, type, kind, title, lead, place, hours_known, wheelchair, checked_on) VALUES "
#define OFFER "INSERT INTO offer (card, age_from, age_to, price, price_text, access, mode) VALUES "
#define LISTING \
    "INSERT INTO listing (house, topic, tab, rank, card, age_from, age_to, free, visit, wheelchair, near, " \
    "parents, languages) VALUES "

static const char houses_sql[] =
    "INSERT INTO publication VALUES (1, 1, 7, '2026-11-24T08:00:00Z', NULL, '2026-11-24', '2026-10-24', "
    "'2027-12-29', 1,"
    " 'fixture');"
    "INSERT INTO place (id, code, name, house, room, street, town, lat, lon, wheelchair, route) VALUES"
    " (1, 'huis', 'Het huis', NULL, NULL, 'Voorbeeldstraat 1', 'Essen', 51.46, 4.46, 'yes', NULL),"
    " (2, 'lokaal', 'Lokaal 1', 1, 'lokaal 1', NULL, NULL, NULL, NULL, 'yes', 'Rechtdoor'),"
    " (3, 'park', 'Het park', NULL, NULL, 'Voorbeeldlaan 2', 'Essen', 51.464, 4.46, 'no', NULL),"
    " (4, 'elders', 'Elders', NULL, NULL, NULL, NULL, NULL, NULL, 'unknown', NULL);"
    "INSERT INTO house (id, code, name, municipality, mission, place, desk_name, desk_where, desk_card, "
    "phone, base_url)"
    " VALUES (1, 'essen', 'Huis van het Kind', 'Essen', 'Voor iedereen.', 1, 'Het onthaal', 'rechts', 1,"
    "  '03 000 00 01', 'https://essen.example'),"
    " (2, 'kalmthout', 'Huis van het Kind', 'Kalmthout', 'Voor iedereen.', 4, 'Het onthaal', 'links', NULL,"
    "  '03 000 00 02', 'https://kalmthout.example');"
    "INSERT INTO house_language VALUES (1, 0, 'nl'), (1, 1, 'fr'), (1, 2, 'ar');"
    "INSERT INTO topic VALUES (1, 'opvang', 'Kinderopvang', 'Opvang.', 'child_care', '#8f3b0e'),"
    " (2, 'spelen', 'Spelen', 'Spelen.', 'sports_soccer', '#26622a'), "
    "(3, 'geld', 'Geld', 'Geld.', 'savings', '#6b4f00');"
    "INSERT INTO house_topic VALUES (1, 0, 1, 1), (1, 1, 2, NULL), (2, 0, 3, NULL);"
    "INSERT INTO age_band VALUES (1, 'zwanger', 'Zwanger', -9, 0, 0), (2, 'klein', '0 - 3 jaar', 0, 36, 1),"
    " (3, 'kleuter', '3 - 6 jaar', 36, 72, 2);"
    "INSERT INTO holiday VALUES (1, 'Kerstvakantie', '2026-12-21', '2027-01-03', 'school'),"
    " (2, 'Kerstmis', '2026-12-25', '2026-12-25', 'public');";

/* Each code says what its card is for: "oud1" is stale, "bel1" to call first, "weg1" hidden, "eind" over. */
static const char cards_sql[] = CARD
    "(1, 'loke', 'partner', 'government', 'Loket', 'Helpt je zoeken.', 2, 1, 'yes', '2026-10-01'),"
    "(2, 'stek', 'partner', 'organisation', 'Stekel', 'Opvang.', 3, 1, 'no', '2026-10-01'),"
    "(3, 'stop', 'partner', 'organisation', 'Gestopt', 'Bestaat niet meer.', 3, 0, 'no', '2026-10-01'),"
    "(10, 'open', 'offer', 'service', 'Open opvang', 'Elke dag.', 3, 1, 'no', '2026-10-01'),"
    "(11, 'oud1', 'offer', 'service', 'Lang geleden', 'Elke dag.', 3, 1, 'no', '2026-03-01'),"
    "(12, 'bel1', 'offer', 'service', 'Bel eerst', 'Elke dag.', 3, 1, 'no', '2025-10-20'),"
    "(13, 'weg1', 'offer', 'service', 'Verborgen', 'Elke dag.', 3, 1, 'no', '2025-01-01'),"
    "(14, 'eind', 'offer', 'service', 'Afgelopen', 'Elke dag.', 3, 1, 'no', '2026-10-01'),"
    "(15, 'prof', 'offer', 'info', 'Voor beroepskrachten', 'Elke dag.', 3, 1, 'no', '2026-10-01'),"
    "(16, 'vrbi', 'offer', 'info', 'Voorbij', 'Elke dag.', 3, 1, 'no', '2026-10-01'),"
    "(17, 'lijn', 'offer', 'helpline', 'Een luisterend oor', 'Dag en nacht.', NULL, 1, 'unknown', "
    "'2026-10-01'),"
    "(18, 'komt', 'offer', 'service', 'Komt naar jou', 'Thuis.', NULL, 0, 'unknown', '2026-10-01'),"
    "(20, 'spel', 'activity', 'play', 'Speelbabbel', 'Samen spelen.', 2, 0, 'yes', '2026-10-01'),"
    "(21, 'fees', 'activity', 'event', 'Feest', 'In het park.', 3, 0, 'no', '2026-10-01'),"
    "(22, 'prat', 'activity', 'event', 'Praten', 'Onder ons.', 2, 0, 'yes', '2026-10-01'),"
    "(23, 'kamp', 'activity', 'group', 'Kamp', 'Een week lang.', 3, 0, 'no', '2026-10-01'),"
    "(24, 'oude', 'activity', 'play', 'Van vorige maand', 'Voorbij.', 3, 0, 'no', '2026-10-01'),"
    "(30, 'ande', 'offer', 'service', 'In Kalmthout', 'Elders.', 4, 0, 'unknown', '2026-10-01');"
    "UPDATE card SET valid_to = '2026-11-24' WHERE id = 16;"
    "UPDATE card SET sensitive = 1 WHERE id = 22;"
    "UPDATE card SET appointment = 'required', phone = '03 000 00 18', "
    "mail = 'komt@voorbeeld.example' WHERE id = 18;"
    "INSERT INTO card_house SELECT 1, id FROM card WHERE id < 30;"
    "INSERT INTO card_house VALUES (2, 30);"
    "INSERT INTO partner (card, roles, status) VALUES (1, 'loket', 'active'), (2, NULL, 'candidate'), "
    "(3, NULL, 'stopped');"
    OFFER "(10, 0, 36, 'income', 'volgens inkomen', 'everyone', 'site'),"
    "(11, NULL, NULL, 'free', 'gratis', 'everyone', 'site'), (12, NULL, NULL, 'free', 'gratis', "
    "'everyone', 'site'),"
    "(13, NULL, NULL, 'free', 'gratis', 'everyone', 'site'), (14, NULL, NULL, 'free', 'gratis', "
    "'everyone', 'site'),"
    "(15, NULL, NULL, 'free', 'gratis', 'everyone', 'site'), (16, NULL, NULL, 'free', 'gratis', "
    "'everyone', 'site'),"
    "(17, NULL, NULL, 'free', 'gratis', 'everyone', 'phone online'),"
    "(18, -9, 12, 'free', 'gratis', 'priority', 'visit phone'), "
    "(20, 0, 36, 'free', 'gratis', 'everyone', 'site'),"
    "(21, NULL, NULL, 'paid', '5 euro', 'everyone', 'site'), (22, NULL, NULL, 'free', 'gratis', "
    "'everyone', 'site'),"
    "(23, 36, 72, 'paid', '50 euro', 'everyone', 'site'), (24, NULL, NULL, 'free', 'gratis', 'everyone', "
    "'site'),"
    "(30, NULL, NULL, 'free', 'gratis', 'everyone', 'site');"
    "UPDATE offer SET stage = 'ended' WHERE card = 14;"
    "UPDATE offer SET audience = 'professionals' WHERE card = 15;"
    "UPDATE offer SET audience = 'parents professionals', booking = 'required' WHERE card = 20;"
    "INSERT INTO activity (card, recurrence_text, capacity) VALUES (20, 'elke woensdag', 12), "
    "(21, NULL, NULL),"
    " (22, NULL, NULL), (23, NULL, NULL), (24, NULL, NULL);"
    "INSERT INTO card_partner VALUES (10, 0, 2), (18, 0, 2), (14, 0, 2), (20, 0, 1), (20, 1, 2), "
    "(21, 0, 2), (24, 0, 2);"
    "INSERT INTO related VALUES (10, 0, 20), (10, 1, 13), (10, 2, 30), (10, 3, 18);"
    "INSERT INTO card_topic SELECT id, 0, CASE WHEN id < 20 THEN 1 ELSE 2 END FROM card WHERE id < 30;"
    "INSERT INTO card_topic VALUES (20, 1, 1);";

static const char lists_sql[] = LISTING
    "(1, 1, 0, 0, 1, -9, 1200, 0, 0, 1, 0, 1, 0), (1, 1, 0, 1, 2, -9, 1200, 0, 0, 0, 0, 1, 0), "
    "(1, 1, 0, 2, 3, -9, 1200, 0, 0, 0, 0, 1, 0),"
    "(1, 1, 0, 3, 11, -9, 1200, 1, 0, 0, 0, 1, 0), (1, 1, 0, 4, 12, -9, 1200, 1, 0, 0, 0, 1, 0), "
    "(1, 1, 0, 5, 10, 0, 36, 0, 0, 0, 0, 1, 0),"
    "(1, 1, 0, 6, 13, -9, 1200, 1, 0, 0, 0, 1, 0), (1, 1, 0, 7, 14, -9, 1200, 1, 0, 0, 0, 1, 0), "
    "(1, 1, 0, 8, 15, -9, 1200, 1, 0, 0, 0, 1, 0),"
    "(1, 1, 0, 9, 16, -9, 1200, 1, 0, 0, 0, 1, 0), (1, 1, 0, 10, 17, -9, 1200, 1, 0, 0, 0, 1, 0), "
    "(1, 1, 0, 11, 18, -9, 12, 1, 1, 0, 0, 1, 0),"
    "(1, 2, 1, 0, 20, 0, 36, 1, 0, 1, 0, 1, 0), (1, 2, 1, 1, 21, -9, 1200, 0, 0, 0, 0, 1, 0), "
    "(1, 2, 1, 2, 22, -9, 1200, 1, 0, 1, 0, 1, 0),"
    "(1, 2, 1, 3, 23, 36, 72, 0, 0, 0, 0, 1, 0), (1, 2, 1, 4, 24, -9, 1200, 1, 0, 0, 0, 1, 0), "
    "(1, 1, 1, 0, 20, 0, 36, 1, 0, 1, 0, 1, 0),"
    "(1, 0, 2, 0, 3, -9, 1200, 0, 0, 0, 0, 1, 0), (1, 0, 2, 1, 1, -9, 1200, 0, 0, 1, 0, 1, 0), "
    "(1, 0, 2, 2, 2, -9, 1200, 0, 0, 0, 0, 1, 0);"
    "UPDATE listing SET near = 1 WHERE card IN (1, 2, 10, 20, 21);"
    "UPDATE listing SET parents = 0 WHERE card IN (17, 20);"
    "UPDATE listing SET languages = CASE card WHEN 1 THEN 3 WHEN 20 THEN 2 ELSE 1 END WHERE card IN (1, 10, 20);"
    "INSERT INTO house_spoken VALUES (1, 0, 'fr'), (1, 1, 'ar');"
    "INSERT INTO listing SELECT house, 0, tab, rank, card, age_from, age_to, free, visit, "
    "wheelchair, near, parents, languages FROM listing"
    " WHERE (topic = 1 AND tab = 0) OR (topic = 2 AND tab = 1);"
    "WITH RECURSIVE d (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM d WHERE n < 7) INSERT INTO hours (card, "
    "weekday, opens,"
    " closes) SELECT id, n, CASE id WHEN 2 THEN 420 WHEN 17 THEN 0 ELSE 540 END,"
    " CASE id WHEN 2 THEN 540 WHEN 17 THEN 1440 ELSE 1020 END FROM d, card WHERE hours_known;"
    "INSERT INTO hours_exception VALUES (1, '2026-12-25', -1, -1, 'feestdag');"
    "INSERT INTO occurrence VALUES ('2026-11-18T14:00', 20, '2026-11-18T16:00', 0, 'planned', NULL),"
    " ('2026-11-25T14:00', 20, '2026-11-25T16:00', 0, 'planned', NULL),"
    " ('2026-12-02T14:00', 20, '2026-12-02T16:00', 0, 'cancelled', 'de zaal is bezet'),"
    " ('2026-12-09T14:00', 20, '2026-12-09T16:00', 0, 'planned', NULL),"
    " ('2026-11-28T00:00', 21, '2026-11-29T00:00', 1, 'planned', NULL),"
    " ('2026-11-25T09:00', 22, '2026-11-25T10:00', 0, 'planned', NULL),"
    " ('2026-11-26T19:30', 22, '2026-11-26T21:30', 0, 'full', NULL),"
    " ('2026-11-23T09:00', 23, '2026-11-28T16:00', 0, 'planned', NULL),"
    " ('2026-12-22T09:00', 23, '2026-12-24T16:00', 0, 'planned', NULL),"
    " ('2026-10-25T09:00', 24, '2026-10-25T10:00', 0, 'planned', NULL);"
    "INSERT INTO presence VALUES (1, '2026-11-25T09:00', 10, '2026-11-25T12:00', 2, 'required', NULL),"
    " (1, '2026-11-25T13:30', 1, '2026-11-25T16:00', 2, 'none', 'kom binnen'),"
    " (1, '2026-11-26T09:00', 1, '2026-11-26T12:00', 2, 'none', NULL),"
    " (1, '2026-11-30T09:00', 10, '2026-11-30T12:00', NULL, 'none', NULL),"
    " (2, '2026-11-25T13:30', 30, '2026-11-25T16:00', 4, 'none', NULL);";

static const char rest_sql[] =
    "INSERT INTO question VALUES (1, NULL, 1, 'Wie past op mijn kind?', 0), "
    "(2, 1, 2, 'Waar kan mijn kind spelen?', 1),"
    " (3, 2, 1, 'Alleen in Kalmthout', 2), (4, 1, 1, 'Zonder antwoord', 3);"
    "INSERT INTO question_card VALUES (1, 0, 10), (1, 1, 13), (1, 2, 1), (2, 0, 20), (3, 0, 30), (4, 0, 13);"
    "INSERT INTO slide VALUES (1, 1, 'Feest!', 'Kom naar het feest.', '2026-11-01', '2026-11-30', 21, "
    "NULL, 1),"
    " (2, NULL, 'Welkom', 'Kom binnen.', '2026-01-01', '2027-12-31', NULL, NULL, 0),"
    " (3, 1, 'Voorbij', 'Te laat.', '2026-10-01', '2026-10-31', 21, NULL, 2),"
    " (4, 1, 'Gevoelig', 'Niet hier.', '2026-11-01', '2026-11-30', 22, NULL, 3),"
    " (5, 2, 'Elders', 'Niet hier.', '2026-11-01', '2026-11-30', NULL, NULL, 4),"
    " (6, 1, 'Verborgen', 'Zonder kaart.', '2026-11-01', '2026-11-30', 13, NULL, 5);"
    "INSERT INTO campaign VALUES (1, 'week', 'Week van het spel', 'Een week lang.', '2026-11-20', "
    "'2026-11-30', 20),"
    " (2, 'later', 'Later', 'Straks.', '2027-01-01', '2027-01-31', 23);"
    "INSERT INTO translation (subject, row, field, language, text) VALUES ('card', 10, 'title', 'fr', "
    "'Garderie ouverte'),"
    " ('card', 10, 'price_text', 'fr', 'selon les revenus'), ('card', 18, 'documents', 'fr', 'rien'),"
    " ('place', 2, 'route', 'fr', 'Tout droit'), ('topic', 1, 'name', 'fr', 'Garde'),"
    " ('house', 1, 'desk_name', 'fr', 'Accueil'), ('question', 1, 'text', 'fr', 'Qui garde mon enfant ?'),"
    " ('age_band', 2, 'name', 'fr', '0 - 3 ans'), ('slide', 2, 'title', 'fr', 'Bienvenue');";
/* clang-format on */

struct wall fixture_now(void)
{
    return (struct wall){day_from_civil(2026, 11, 25), 14 * 60 + 5};
}

struct wall fixture_at(const char *text)
{
    struct wall wall;
    assert_true(wall_parse(text, &wall));
    return wall;
}

static void run(sqlite3 *db, const char *sql)
{
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "fixture: %s\n", message);
        abort();
    }
}

char *fixture_bytes(const char *more, size_t *length)
{
    sqlite3 *db;
    sqlite3_int64 size;
    sqlite3_open(":memory:", &db);
    run(db, "PRAGMA page_size = 4096");
    run(db, schema_sql);
    run(db, "BEGIN");
    run(db, houses_sql);
    run(db, cards_sql);
    run(db, lists_sql);
    run(db, rest_sql);
    run(db, "COMMIT");
    run(db, more ? more : "");
    unsigned char *image = sqlite3_serialize(db, "main", &size, 0);
    char *bytes = malloc((size_t)size);
    assert(image && bytes);
    memcpy(bytes, image, (size_t)size);
    sqlite3_free(image);
    sqlite3_close(db);
    *length = (size_t)size;
    return bytes;
}

struct store *fixture_store(const char *more)
{
    size_t length;
    struct store *store;
    struct err err = {""};
    char *bytes = fixture_bytes(more, &length);
    if (!store_open_bytes("fixture", bytes, length, "essen", &store, &err)) {
        fprintf(stderr, "%s\n", err.text);
        abort();
    }
    return store;
}

struct err fixture_error(const char *more, const char *house)
{
    size_t length;
    struct store *store;
    struct err err = {""};
    char *bytes = fixture_bytes(more, &length);
    store_open_bytes("fixture", bytes, length, house, &store, &err);
    store_close(store);
    return err;
}

const char *fixture_codes(struct store *store, struct arena *arena, struct picks picks)
{
    char *text = arena_strdup(arena, "");
    for (int i = 0; i < picks.count; i++) {
        int read, date;
        const struct pick *pick = &picks.items[i];
        const struct card_row *row = store_rows(store, arena, fixture_now(), picks, i, 1, &read);
        text = arena_printf(arena, "%s%s%s", text, i ? " " : "", read ? row->code : "-");
        if (pick->start.day == DAY_NONE)
            continue;
        day_to_civil(pick->start.day, NULL, NULL, &date);
        text = arena_printf(arena, "%s@%02dT%02d:%02d%s", text, date, pick->start.minute / 60,
                            pick->start.minute % 60, pick->presence ? "!" : "");
    }
    return text;
}

static void see(const char *text)
{
    assert(!text || (*text && utf8_valid(text)));
}

static void see_row(const struct card_row *row)
{
    see(row->title.text);
    see(row->lead.text);
    see(row->price_text.text);
    see(row->phone);
    assert(row->title.text && strlen(row->code) == CODE_LENGTH && row->topic >= -1);
    if (row->place) {
        see(row->place->name.text);
        see(row->place->route.text);
        see(row->place->street);
    }
}

static void see_card(struct store *store, struct arena *arena, struct wall now, const char *code)
{
    struct card card;
    if (!store_card(store, arena, now, code, &card))
        return;
    see_row(&card.row);
    see(card.mail);
    see(card.easy.text);
    see(card.roles.text);
    for (int i = 0; i < card.related_count; i++)
        see_row(&card.related[i]);
    for (int i = 0; i < card.offer_count; i++)
        see_row(&card.offers[i]);
    for (int i = 0; i < card.date_count; i++)
        see_row(&card.dates[i].card);
}

static void see_picks(struct store *store, struct arena *arena, struct wall now, struct picks picks,
                      bool dates)
{
    enum { SEEN = 6, CARDS = 2 };
    int read;
    const struct card_row *rows = store_rows(store, arena, now, picks, 0, SEEN, &read);
    for (int i = 0; i < read; i++) {
        see_row(&rows[i]);
        if (i < CARDS)
            see_card(store, arena, now, rows[i].code);
    }
    const struct occurrence *occurrences =
        store_occurrences(store, arena, now, picks, 0, dates ? SEEN : 0, &read);
    for (int i = 0; i < read; i++) {
        see_row(&occurrences[i].card);
        see(occurrences[i].note);
    }
}

static void ask_topic(struct store *store, struct arena *arena, struct wall now, int topic)
{
    static const struct filter filters[] = {{.age = -1},
                                            {.age = 0, .open_now = true},
                                            {.age = 1, .free = true},
                                            {.age = 1, .visit = true, .wheelchair = true},
                                            {.age = -1, .near = true, .parents = true, .speaks = 1},
                                            {.age = -1, .part = PART_WEEKEND}};
    int count;
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        for (int tab = TAB_WHERE; tab <= TAB_PARTNERS; tab++)
            see_picks(store, arena, now,
                      store_list(store, arena, now, topic, (enum list_tab)tab, &filters[i]), tab == TAB_DO);
    for (int when = WHEN_TODAY; when < WHEN_COUNT; when++) {
        struct filter filter = {.age = topic < 0 ? -1 : 0, .when = (enum when)when};
        see_picks(store, arena, now, store_agenda(store, arena, now, topic, &filter), true);
    }
    for (int tab = TAB_WHERE; tab <= TAB_DO; tab++)
        store_list_tally(store, arena, now, topic, (enum list_tab)tab, &filters[0], true);
    store_agenda_tally(store, arena, now, topic, &filters[0]);
    const struct question *questions = store_questions(store, arena, now, topic, &count);
    for (int i = 0; i < count; i++) {
        see(questions[i].text.text);
        see_picks(store, arena, now, questions[i].cards, false);
    }
}

static void see_hits(struct store *store, struct arena *arena, struct wall now, struct hits hits)
{
    for (int i = 0; i < hits.count; i++) {
        const struct hit *hit = &hits.items[i];
        if (hit->kind == HIT_CARD)
            see_picks(store, arena, now, (struct picks){.items = &hit->pick, .count = 1}, false);
        if (hit->kind == HIT_QUESTION)
            see(hit->question.text.text);
    }
}

static void ask_house(struct store *store, struct arena *arena, struct wall now)
{
    int count;
    see_picks(store, arena, now, store_today(store, arena, now), true);
    see_picks(store, arena, now, store_highlights(store, arena, now), true);
    see_picks(store, arena, now, store_helplines(store, arena, now), false);
    struct matrix matrix = store_matrix(store, arena, now);
    for (int i = 0; i < matrix.topics * matrix.columns; i++)
        assert(matrix.counts[TAB_WHERE][i] >= 0 && matrix.counts[TAB_DO][i] >= 0);
    const struct place *places = store_places(store, arena, &count);
    for (int i = 0; i < count; i++)
        see(places[i].name.text);
    const struct slide *slides = store_slides(store, arena, now, &count);
    for (int i = 0; i < count; i++)
        see(slides[i].title.text);
}

/* Before there is an index, and with it. */
static void ask_search(struct store *store, struct arena *arena, struct wall now)
{
    static const char *const typed[] = {"op", "speelbabel", "wie past op mijn kind", "zzz"};
    const char *words[12];
    struct err err;
    see_hits(store, arena, now, store_search(store, arena, now, "op"));
    store_take_index(store, search_build(store, NULL, &err));
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
        see_hits(store, arena, now, store_search(store, arena, now, typed[i]));
    for (int i = store_words(store, arena, words, 12); i > 0; i--)
        see(words[i - 1]);
}

void fixture_ask_all(struct store *store, struct wall now)
{
    struct arena arena;
    arena_init(&arena);
    ask_search(store, &arena, now);
    arena_release(&arena);
    for (int topic = 0; topic < store_house(store)->topic_count; topic++)
        for (int language = 0; language < 2; language++)
            fixture_ask_some(store, now, (unsigned)(2 * topic + language));
}

void fixture_ask_some(struct store *store, struct wall now, unsigned which)
{
    struct arena arena;
    arena_init(&arena);
    store_use_language(store, which % 2 ? "fr" : "nl");
    int topics = store_house(store)->topic_count;
    ask_topic(store, &arena, now, topics ? (int)(which / 2) % topics : 0);
    if (which % 3 == 0)
        ask_topic(store, &arena, now, -1);
    ask_house(store, &arena, now);
    arena_release(&arena);
}
