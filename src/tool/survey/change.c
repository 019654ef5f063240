#include "tool/survey/change.h"

#include <string.h>

#include "base/message.h"

enum { TITLES = 5 };

/* Everything a visitor can read on a card, in one text; %s is the name of the database. */
#define FACTS                                                                                                \
    "SELECT c.code, c.title, json_array(c.type, c.kind, c.title, c.lead, c.easy, c.phone, c.mail, c.web, "   \
    "c.appointment, c.hours_known, c.wheelchair, c.languages, c.sensitive, c.valid_from, c.valid_to, "       \
    "(SELECT json_array(name, room, street, postcode, town, route) FROM %s.place WHERE id = c.place), "      \
    "(SELECT json_array(roles, status) FROM %s.partner WHERE card = c.id), "                                 \
    "(SELECT json_array(age_from, age_to, audience, price, price_text, reduced_text, uitpas, waiting_list, " \
    "access, access_note, mode, documents, booking) FROM %s.offer WHERE card = c.id), "                      \
    "(SELECT json_array(recurrence_text, status, status_note) FROM %s.activity WHERE card = c.id), "         \
    "(SELECT json_group_array(json_array(weekday, opens, closes, season, valid_to, by_appointment)) FROM "   \
    "(SELECT * FROM %s.hours WHERE card = c.id ORDER BY weekday, opens, season)), "                          \
    "(SELECT json_group_array(json_array(day, opens, closes, note)) FROM "                                   \
    "(SELECT * FROM %s.hours_exception WHERE card = c.id ORDER BY day, opens)), "                            \
    "(SELECT json_group_array(code) FROM (SELECT t.code FROM %s.card_topic JOIN %s.topic t ON t.id = topic " \
    "WHERE card = c.id ORDER BY position)), "                                                                \
    "(SELECT json_group_array(code) FROM (SELECT p.code FROM %s.card_partner k JOIN %s.card p ON "           \
    "p.id = partner WHERE k.card = c.id ORDER BY k.position)), "                                             \
    "(SELECT json_group_array(json_array(language, field, text)) FROM (SELECT * FROM %s.translation "        \
    "WHERE subject = 'card' AND row = c.id ORDER BY language, field))) FROM %s.card c"

static const char cards_sql[] =
    "DROP TABLE IF EXISTS temp.then_card; DROP TABLE IF EXISTS temp.now_card;"
    "CREATE TEMP TABLE then_card (code TEXT PRIMARY KEY, title TEXT, facts TEXT) WITHOUT ROWID;"
    "CREATE TEMP TABLE now_card (code TEXT PRIMARY KEY, title TEXT, facts TEXT) WITHOUT ROWID;";

/* The days that both know, from the day of the new one on. */
#define BOTH_KNOW                                                                                            \
    "o.start >= (SELECT max(a.as_of, b.as_of) FROM main.publication a, old.publication b) AND "              \
    "o.start < (SELECT min(a.horizon_to, b.horizon_to) FROM main.publication a, old.publication b)"
#define DATES_OF(here) "FROM " here ".occurrence o JOIN " here ".card c ON c.id = o.activity WHERE " BOTH_KNOW
#define DATE_IN(there)                                                                                       \
    "EXISTS (SELECT 1 FROM " there ".card d JOIN " there ".occurrence e ON e.activity = d.id AND "           \
    "e.start = o.start WHERE d.code = c.code"

static bool run(struct edition *edition, const char *sql, struct err *err)
{
    return sqlite3_exec(edition->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           err_set(err, "SQLite: %s", sqlite3_errmsg(edition->db));
}

static bool cards_gather(struct edition *edition, const char *table, const char *s, struct err *err)
{
    char *sql = sqlite3_mprintf("INSERT INTO temp.%s " FACTS, table, s, s, s, s, s, s, s, s, s, s, s, s);
    bool good = sql && run(edition, sql, err);
    sqlite3_free(sql);
    return good;
}

/* What stands in one of both only. */
#define ONLY_DATES(here, there)                                                                              \
    "SELECT c.code, c.title, o.start " DATES_OF(here) " AND NOT " DATE_IN(there) ")"
#define ONLY_HOUSES(here, there)                                                                             \
    "SELECT code, name || ' ' || municipality AS title FROM " here ".house "                                 \
    "WHERE code NOT IN (SELECT code FROM " there ".house)"

static const struct {
    const char *name, *rows;
} rest[] = {
    {"new_date", ONLY_DATES("main", "old")},
    {"gone_date", ONLY_DATES("old", "main")},
    {"new_house", ONLY_HOUSES("main", "old")},
    {"gone_house", ONLY_HOUSES("old", "main")},
};

static bool rest_gather(struct edition *edition, struct err *err)
{
    bool good = true;
    for (size_t i = 0; good && i < sizeof rest / sizeof *rest; i++) {
        char *sql = sqlite3_mprintf("DROP TABLE IF EXISTS temp.%s; CREATE TEMP TABLE %s AS %s", rest[i].name,
                                    rest[i].name, rest[i].rows);
        good = sql && run(edition, sql, err);
        sqlite3_free(sql);
    }
    return good;
}

static bool old_attach(struct edition *edition, const char *before, size_t length, struct err *err)
{
    sqlite3_int64 size = (sqlite3_int64)length;
    return run(edition, "ATTACH ':memory:' AS old", err) &&
           (sqlite3_deserialize(edition->db, "old", (unsigned char *)before, size, size,
                                SQLITE_DESERIALIZE_READONLY) == SQLITE_OK ||
            err_set(err, "SQLite: %s", sqlite3_errmsg(edition->db)));
}

static struct balance cards_count(struct edition *edition)
{
    return (struct balance){
        .before = edition_ask(edition, "SELECT count(*) FROM then_card"),
        .after = edition_ask(edition, "SELECT count(*) FROM now_card"),
        .added = edition_ask(edition,
                             "SELECT count(*) FROM now_card WHERE code NOT IN (SELECT code FROM then_card)"),
        .gone = edition_ask(edition,
                            "SELECT count(*) FROM then_card WHERE code NOT IN (SELECT code FROM now_card)"),
        .changed = edition_ask(
            edition,
            "SELECT count(*) FROM now_card n JOIN then_card t USING (code) WHERE n.facts <> t.facts")};
}

static struct balance dates_count(struct edition *edition)
{
    return (struct balance){
        .before = edition_ask(edition, "SELECT count(*) " DATES_OF("old")),
        .after = edition_ask(edition, "SELECT count(*) " DATES_OF("main")),
        .added = edition_ask(edition, "SELECT count(*) " DATES_OF("main") " AND NOT " DATE_IN("old") ")"),
        .gone = edition_ask(edition, "SELECT count(*) " DATES_OF("old") " AND NOT " DATE_IN("main") ")"),
        .changed = edition_ask(
            edition,
            "SELECT count(*) " DATES_OF("main") " AND " DATE_IN(
                "old") " AND (e.\"end\" <> o.\"end\" OR e.status <> o.status OR e.note IS NOT o.note))")};
}

static struct balance houses_count(struct edition *edition)
{
    return (struct balance){
        .before = edition_ask(edition, "SELECT count(*) FROM old.house"),
        .after = edition_ask(edition, "SELECT count(*) FROM main.house"),
        .gone = edition_ask(
            edition, "SELECT count(*) FROM old.house WHERE code NOT IN (SELECT code FROM main.house)")};
}

bool change_find(struct edition *edition, const char *before, size_t length, struct change *change,
                 struct err *err)
{
    bool good = old_attach(edition, before, length, err) && run(edition, cards_sql, err) &&
                cards_gather(edition, "then_card", "old", err) &&
                cards_gather(edition, "now_card", "main", err) && rest_gather(edition, err);
    if (good)
        *change = (struct change){cards_count(edition), dates_count(edition), houses_count(edition)};
    sqlite3_exec(edition->db, "DETACH old", NULL, NULL, NULL);
    return good;
}

static void titles_print(struct edition *edition, const char *what, long count, const char *sql, FILE *file)
{
    sqlite3_stmt *statement;
    int shown = 0;
    if (count == 0 || sqlite3_prepare_v2(edition->db, sql, -1, &statement, NULL) != SQLITE_OK)
        return;
    for (; shown < TITLES && sqlite3_step(statement) == SQLITE_ROW; shown++)
        fprintf(file, "%s %s (%s)", shown ? "," : what, sqlite3_column_text(statement, 1),
                sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    if (count > shown)
        fprintf(file, M_(" en nog %ld"), count - shown);
    fprintf(file, "\n");
}

static void balance_print(const char *what, const struct balance *balance, FILE *file)
{
    fprintf(file, M_("%s: %ld, nu %ld: %ld nieuw, %ld gewijzigd, %ld weg\n"), what, balance->before,
            balance->after, balance->added, balance->changed, balance->gone);
}

void change_print(struct edition *edition, const struct change *change, FILE *file)
{
    balance_print(M_("kaarten"), &change->cards, file);
    titles_print(
        edition, M_("  nieuw:"), change->cards.added,
        "SELECT code, title FROM now_card WHERE code NOT IN (SELECT code FROM then_card) ORDER BY title",
        file);
    titles_print(edition, M_("  gewijzigd:"), change->cards.changed,
                 "SELECT code, n.title FROM now_card n JOIN then_card t USING (code) WHERE n.facts <> "
                 "t.facts ORDER BY n.title",
                 file);
    titles_print(
        edition, M_("  weg:"), change->cards.gone,
        "SELECT code, title FROM then_card WHERE code NOT IN (SELECT code FROM now_card) ORDER BY title",
        file);
    balance_print(M_("data"), &change->dates, file);
    if (change->houses.gone > 0)
        fprintf(file, M_("huizen: %ld, nu %ld: %ld weg\n"), change->houses.before, change->houses.after,
                change->houses.gone);
}

bool balance_is_mass(const struct balance *balance, int percent)
{
    return balance->gone * 100 > balance->before * percent;
}
