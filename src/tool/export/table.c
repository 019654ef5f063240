#include "tool/export/table.h"

#define CODE(id)   "(SELECT code FROM card WHERE id = " id ")"
#define PLACE(id)  "(SELECT code FROM place WHERE id = " id ")"
#define YES(value) "CASE " value " WHEN 1 THEN 'ja' WHEN 0 THEN 'nee' END"
#define LIST(text) "replace(" text ", ' ', '; ')"
#define AGE(months)                                                                                          \
    "CASE WHEN " months " IS NULL THEN NULL WHEN " months " < 0 THEN 'zwanger' ELSE " months " || 'm' END"
#define TIME(minute) "printf('%d:%02d', (" minute ") % 1440 / 60, " minute " % 60)"
#define HOUSES                                                                                               \
    "(SELECT group_concat(h.code, '; ') FROM house h CROSS JOIN card_house k ON k.house = h.id AND "         \
    "k.card = c.id) AS houses" /* CROSS: houses are few, and card_house is in their order */
#define TOPICS                                                                                               \
    "(SELECT group_concat(code, '; ') FROM (SELECT t.code FROM card_topic k JOIN topic t ON t.id = k.topic " \
    "WHERE "                                                                                                 \
    "k.card = c.id ORDER BY k.position)) AS topics"
#define TRUST                                                                                                \
    YES("c.sensitive")                                                                                       \
    " AS sensitive, c.valid_from, c.valid_to, c.checked_on, c.checked_by, c.review_months, " CODE(           \
        "c.replaced_by") " AS replaced_by, c.source, c.source_licence"
#define REACH "c.phone, c.mail, c.web"

#define PARTNERS                                                                                             \
    "(SELECT group_concat(code, '; ') FROM (SELECT p.code FROM card_partner k JOIN card p "                  \
    "ON p.id = k.partner WHERE k.card = c.id ORDER BY k.position)) AS partners"
#define DOMAINS                                                                                              \
    "(SELECT group_concat(d.code, '; ') FROM card_life_domain k JOIN life_domain d "                         \
    "ON d.id = k.life_domain WHERE k.card = c.id) AS life_domains"
#define AGES     AGE("o.age_from") " AS age_from, " AGE("o.age_to") " AS age_to"
#define AUDIENCE LIST("o.audience") " AS audience"
#define AT       PLACE("c.place") " AS place"
#define UITPAS   YES("o.uitpas") " AS uitpas"
#define MODE     LIST("o.mode") " AS mode"
#define SPOKEN   LIST("c.languages") " AS languages"
#define PRICE    "o.price, o.price_text, o.price_cents, o.reduced_text"
#define ACCESS   "c.appointment, o.waiting_list, o.access, o.access_note"
#define STAGE    "o.documents, o.referral, o.stage, o.pillar"
#define WHO      "c.code, " PARTNERS ", c.kind, c.title, c.lead, c.easy, " TOPICS ", " AGES ", " AUDIENCE
#define HOW      AT ", " REACH ", " PRICE ", " UITPAS ", " ACCESS ", " MODE ", " SPOKEN ", " STAGE
#define OFFER    WHO ", " HOW ", " DOMAINS ", " HOUSES ", " TRUST

/* The first date of a series, which gives its length, and how long a date lasts. */
#define FIRST(what)  "(SELECT " what " FROM occurrence d WHERE d.activity = c.id ORDER BY d.start LIMIT 1)"
#define MOMENT(text) "CASE WHEN " FIRST("all_day") " = 1 THEN substr(" text ", 1, 10) ELSE " text " END"
#define LASTS(row)   "(julianday(" row ".\"end\") - julianday(" row ".start))"

/* The columns of a query are those of the table, by name. */
static const char *const queries[TABLE_COUNT] = {
    [TABLE_SOURCE] =
        "SELECT (SELECT name || ' ' || municipality FROM house ORDER BY id LIMIT 1) AS name, " YES(
            "sample") " AS sample, CASE sample WHEN 1 THEN as_of END AS as_of FROM publication",
    [TABLE_HOUSE] = "SELECT h.code, h.name, h.municipality, h.mission, " PLACE(
        "h.place") " AS place, h.desk_name, h.desk_where, " CODE("h.desk_card") " AS desk_card, h.phone, "
                                                                                "h.phone_note, h.mail, "
                                                                                "h.base_url, (SELECT "
                                                                                "group_concat(language, '; "
                                                                                "') FROM (SELECT language "
                                                                                "FROM house_language WHERE "
                                                                                "house = h.id ORDER BY "
                                                                                "position)) AS languages, "
                                                                                "h.accent, h.idle_list_s, "
                                                                                "h.idle_card_s, CASE WHEN "
                                                                                "h.screen_on IS NOT NULL "
                                                                                "THEN " TIME(
                                                                                    "h.screen_"
                                                                                    "on") " END AS "
                                                                                          "scree"
                                                                                          "n_on,"
                                                                                          " CASE"
                                                                                          " WHEN"
                                                                                          " h."
                                                                                          "scree"
                                                                                          "n_"
                                                                                          "off IS "
                                                                                          "NOT "
                                                                                          "NULL THEN"
                                                                                          " " TIME(
                                                                                              "h"
                                                                                              "."
                                                                                              "s"
                                                                                              "c"
                                                                                              "r"
                                                                                              "e"
                                                                                              "e"
                                                                                              "n"
                                                                                              "_"
                                                                                              "o"
                                                                                              "f"
                                                                                              "f") " END AS "
                                                                                                   "screen_"
                                                                                                   "off,"
                                                                                                   " " YES(
                                                                                                       "h."
                                                                                                       "gree"
                                                                                                       "t") " AS greet FROM house h ORDER BY h.id",
    [TABLE_PLACE] = "SELECT p.code, p.name, (SELECT code FROM house WHERE id = p.house) AS house, p.room, "
                    "p.street, p.postcode, p.town, p.lat, p.lon, p.route, p.stop, p.wheelchair, p.pushchair, "
                    "p.toilet, p.changing_table FROM place p ORDER BY p.id",
    [TABLE_TOPIC] =
        "SELECT t.code, t.name, t.lead, t.icon, t.colour, (SELECT group_concat(h.code, '; ') FROM "
        "house_topic k JOIN house h ON h.id = k.house WHERE k.topic = t.id) AS houses, (SELECT " CODE(
            "k.talk_to") " FROM house_topic k WHERE k.topic = t.id AND k.talk_to IS NOT NULL LIMIT 1) AS "
                         "talk_to FROM topic t ORDER BY (SELECT min(position) FROM house_topic k WHERE "
                         "k.topic = t.id), t.id",
    [TABLE_AGE_BAND] = "SELECT code, name, " AGE("age_from") " AS age_from, " AGE(
        "age_to") " AS age_to FROM age_band ORDER BY position",
    [TABLE_LIFE_DOMAIN] = "SELECT code, name FROM life_domain ORDER BY id",
    [TABLE_PARTNER] =
        "SELECT c.code, c.kind, c.title, c.lead, c.easy, p.roles, " TOPICS
        ", " PLACE("c.place") " AS place, " REACH ", c.appointment, " LIST(
            "c.languages") " AS languages, p.status, p.joined, p.refer_to_us_for, " HOUSES ", " TRUST
                           " FROM partner p JOIN card c ON c.id = p.card ORDER BY c.id",
    [TABLE_OFFER] =
        "SELECT " OFFER " FROM offer o JOIN card c ON c.id = o.card WHERE c.type = 'offer' ORDER BY c.id",
    [TABLE_ACTIVITY] =
        "SELECT " OFFER
        ", coalesce(" MOMENT(FIRST("d.start")) ", '" EXPORT_NO_DATE "') AS start, coalesce(" MOMENT(FIRST(
            "d.\"end\"")) ", '2000-01-01T11:00') AS end, (SELECT group_concat(CASE all_day WHEN 1 THEN "
                          "substr(start, 1, 10) ELSE start END, '; ') FROM (SELECT start, all_day FROM "
                          "occurrence d WHERE d.activity = c.id ORDER BY start LIMIT -1 OFFSET 1)) AS rdate, "
                          "a.recurrence_text, " YES(FIRST("all_day")) " AS all_day, o.booking, a.capacity, "
                                                                      "(SELECT code FROM campaign WHERE id = "
                                                                      "a.campaign) AS campaign, a.status, "
                                                                      "a.status_note FROM activity a JOIN "
                                                                      "card c ON c.id = a.card JOIN offer o "
                                                                      "ON o.card = c.id ORDER BY c.id",
    [TABLE_OCCURRENCE] = "SELECT c.code AS activity, e.start AS original, CASE WHEN " LASTS("e") " <> " FIRST(
        LASTS("d")) " THEN e.\"end\" END AS end, e.status, e.note FROM occurrence e JOIN card c ON c.id = "
                    "e.activity JOIN activity a ON a.card = c.id WHERE e.status <> a.status OR e.note IS NOT "
                    "NULL OR " LASTS("e") " <> " FIRST(LASTS("d")) " ORDER BY c.id, e.start",
    [TABLE_HOURS] = "SELECT c.code AS card, substr('madiwodovrzazo', w.weekday * 2 - 1, 2) AS days, " TIME(
        "w.opens") " AS opens, CASE w.closes WHEN 1440 THEN '24:00' ELSE " TIME("w.closes") " END AS closes, "
                                                                                            "w.valid_from, "
                                                                                            "w.valid_to,"
                                                                                            " " YES(
                                                                                                "w.by_"
                                                                                                "appointm"
                                                                                                "ent") " "
                                                                                                       "A"
                                                                                                       "S"
                                                                                                       " "
                                                                                                       "b"
                                                                                                       "y"
                                                                                                       "_"
                                                                                                       "a"
                                                                                                       "p"
                                                                                                       "p"
                                                                                                       "o"
                                                                                                       "i"
                                                                                                       "n"
                                                                                                       "t"
                                                                                                       "m"
                                                                                                       "e"
                                                                                                       "n"
                                                                                                       "t"
                                                                                                       " "
                                                                                                       "F"
                                                                                                       "R"
                                                                                                       "O"
                                                                                                       "M"
                                                                                                       " "
                                                                                                       "h"
                                                                                                       "o"
                                                                                                       "u"
                                                                                                       "r"
                                                                                                       "s"
                                                                                                       " "
                                                                                                       "w"
                                                                                                       " "
                                                                                                       "J"
                                                                                                       "O"
                                                                                                       "I"
                                                                                                       "N"
                                                                                                       " "
                                                                                                       "c"
                                                                                                       "a"
                                                                                                       "r"
                                                                                                       "d"
                                                                                                       " "
                                                                                                       "c"
                                                                                                       " "
                                                                                                       "O"
                                                                                                       "N"
                                                                                                       " "
                                                                                                       "c"
                                                                                                       "."
                                                                                                       "i"
                                                                                                       "d"
                                                                                                       " "
                                                                                                       "="
                                                                                                       " "
                                                                                                       "w"
                                                                                                       "."
                                                                                                       "c"
                                                                                                       "a"
                                                                                                       "r"
                                                                                                       "d"
                                                                                                       " "
                                                                                                       "O"
                                                                                                       "R"
                                                                                                       "D"
                                                                                                       "E"
                                                                                                       "R"
                                                                                                       " "
                                                                                                       "B"
                                                                                                       "Y"
                                                                                                       " "
                                                                                                       "c"
                                                                                                       "."
                                                                                                       "i"
                                                                                                       "d"
                                                                                                       ","
                                                                                                       " "
                                                                                                       "w"
                                                                                                       "."
                                                                                                       "w"
                                                                                                       "e"
                                                                                                       "e"
                                                                                                       "k"
                                                                                                       "d"
                                                                                                       "a"
                                                                                                       "y"
                                                                                                       ","
                                                                                                       " "
                                                                                                       "w"
                                                                                                       "."
                                                                                                       "o"
                                                                                                       "p"
                                                                                                       "e"
                                                                                                       "n"
                                                                                                       "s"
                                                                                                       ","
                                                                                                       " "
                                                                                                       "w"
                                                                                                       "."
                                                                                                       "s"
                                                                                                       "e"
                                                                                                       "a"
                                                                                                       "s"
                                                                                                       "o"
                                                                                                       "n",
    [TABLE_HOURS_EXCEPTION] = "SELECT c.code AS card, e.day, CASE WHEN e.opens >= 0 THEN " TIME(
        "e.opens") " END AS opens, CASE WHEN e.opens < 0 THEN NULL WHEN e.closes = 1440 THEN '24:00' "
                   "ELSE " TIME("e.closes") " END AS closes, e.note FROM hours_exception e JOIN card c ON "
                                            "c.id = e.card ORDER BY c.id, e.day, e.opens",
    [TABLE_PRESENCE] = "SELECT h.code AS house, c.code AS card, " PLACE(
        "p.place") " AS place, p.start, p.\"end\" AS end, p.appointment, p.note FROM presence p JOIN house h "
                   "ON h.id = p.house JOIN card c ON c.id = p.card ORDER BY p.house, p.start, c.id",
    [TABLE_QUESTION] =
        "SELECT q.text, (SELECT code FROM topic WHERE id = q.topic) AS topic, (SELECT group_concat(code, '; "
        "') FROM (SELECT c.code FROM question_card k JOIN card c ON c.id = k.card WHERE k.question = q.id "
        "ORDER BY k.position)) AS cards, group_concat((SELECT code FROM house WHERE id = q.house), '; ') AS "
        "houses FROM question q GROUP BY q.text ORDER BY min(q.position), min(q.id)",
    [TABLE_HOLIDAY] = "SELECT name, first, last, kind FROM holiday ORDER BY id",
    [TABLE_RELATED] =
        "SELECT c.code AS card, (SELECT group_concat(code, '; ') FROM (SELECT x.code FROM related k JOIN "
        "card x ON x.id = k.other WHERE k.card = c.id ORDER BY k.position)) AS others FROM card c WHERE "
        "EXISTS (SELECT 1 FROM related k WHERE k.card = c.id) ORDER BY c.id",
    [TABLE_TRANSLATION] =
        "SELECT DISTINCT subject, CASE subject WHEN 'card' THEN (SELECT code FROM card WHERE id = t.row) "
        "WHEN 'topic' THEN (SELECT code FROM topic WHERE id = t.row) WHEN 'place' THEN (SELECT code FROM "
        "place WHERE id = t.row) WHEN 'house' THEN (SELECT code FROM house WHERE id = t.row) WHEN 'question' "
        "THEN (SELECT text FROM question WHERE id = t.row) WHEN 'age_band' THEN (SELECT code FROM age_band "
        "WHERE id = t.row) WHEN 'life_domain' THEN (SELECT code FROM life_domain WHERE id = t.row) WHEN "
        "'slide' THEN (SELECT title FROM slide WHERE id = t.row) END AS row, field, language, text, checked "
        "FROM translation t ORDER BY subject, t.row, language, field",
    [TABLE_SYNONYM] = "SELECT language, word, means, (SELECT code FROM topic WHERE id = s.topic) AS topic "
                      "FROM synonym s ORDER BY id",
    [TABLE_CAMPAIGN] =
        "SELECT code, name, text, first, last, " CODE("campaign.card") " AS card FROM campaign ORDER BY id",
    [TABLE_SLIDE] = "SELECT title, text, first, last, " CODE(
        "s.card") " AS card, group_concat((SELECT code FROM house WHERE id = s.house), '; ') AS houses FROM "
                  "slide s GROUP BY title, text, first, last ORDER BY min(position), min(id)",
    [TABLE_POLL] = "SELECT p.question, (SELECT group_concat(text, '; ') FROM (SELECT text FROM poll_answer a "
                   "WHERE a.poll = p.id ORDER BY position)) AS answers, (SELECT group_concat(icon, '; ') "
                   "FROM (SELECT icon FROM poll_answer a WHERE a.poll = p.id ORDER BY position)) AS icons, "
                   "p.first, p.last, group_concat((SELECT code FROM house WHERE id = p.house), '; ') AS "
                   "houses FROM poll p GROUP BY p.question, p.first, p.last ORDER BY min(p.id)",
    [TABLE_BODY] = "SELECT DISTINCT name, about, min_per_year, max_per_year FROM body ORDER BY id",
};

static void row_add(struct grid *grid, struct grid_sheet *sheet, sqlite3_stmt *statement)
{
    const char *cells[SHEET_COLUMNS_MAX];
    int count = sqlite3_column_count(statement);
    for (int i = 0; i < count; i++) {
        const char *text = (const char *)sqlite3_column_text(statement, i);
        cells[i] = text ? text : "";
    }
    grid_row_add(grid, sheet, cells, count);
}

static bool table_add(struct grid *grid, sqlite3 *db, enum table_id id, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    struct grid_sheet *sheet = NULL;
    if (sqlite3_prepare_v2(db, queries[id], -1, &statement, NULL) != SQLITE_OK)
        return err_set(err, "SQLite: %s", sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        if (!sheet) {
            const char *names[SHEET_COLUMNS_MAX];
            sheet = grid_sheet_add(grid, table_spec(id)->name);
            for (int i = 0; i < sqlite3_column_count(statement); i++)
                names[i] = sqlite3_column_name(statement, i);
            grid_row_add(grid, sheet, names, sqlite3_column_count(statement));
        }
        row_add(grid, sheet, statement);
    }
    bool ok = sqlite3_finalize(statement) == SQLITE_OK;
    return ok || err_set(err, "SQLite: %s", sqlite3_errmsg(db));
}

bool export_grid(struct grid *grid, sqlite3 *db, struct err *err)
{
    bool ok = true;
    for (int id = 0; ok && id < TABLE_COUNT; id++)
        ok = table_add(grid, db, (enum table_id)id, err);
    return ok;
}
