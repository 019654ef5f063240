#include "tool/table/examples.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { ROWS_MAX = 3 };

/* A row is a list of column, text, column, text ... */
#define ROW(...) ((const char *const[]){__VA_ARGS__, NULL})

static const char *const *const rows[TABLE_COUNT][ROWS_MAX] = {
    [TABLE_SOURCE] = {ROW("name", "Huis van het Kind Dorp", "sample", "nee")},
    [TABLE_HOUSE] = {ROW("code", "dorp", "name", "Huis van het Kind", "municipality", "Dorp", "mission",
                         "Elk gezin kan hier terecht met al zijn vragen.", "place", "huis", "desk_name",
                         "Het onthaal", "desk_where", "rechts van de deur", "phone", "03 000 00 01",
                         "phone_note", "op werkdagen van 9 tot 12 uur", "mail", "info@dorp.example",
                         "base_url", "https://dorp.example", "languages", "nl; fr", "accent", "#09615D",
                         "screen_on", "8.00", "screen_off", "20.00", "greet", "ja")},
    [TABLE_PLACE] = {ROW("code", "huis", "name", "Huis van het Kind", "street", "Voorbeeldstraat 1",
                         "postcode", "2000", "town", "Dorp", "lat", "51.4000", "lon", "4.4000", "stop",
                         "Dorp Kerk", "wheelchair", "yes", "pushchair", "yes", "toilet", "yes",
                         "changing_table", "yes"),
                     ROW("code", "lokaal-1", "name", "Lokaal 1", "house", "dorp", "room", "lokaal 1",
                         "wheelchair", "yes")},
    [TABLE_TOPIC] = {ROW("code", "spelen", "name", "Spelen en ontmoeten", "lead",
                         "Samen spelen en andere ouders leren kennen.", "icon", "stroller", "colour",
                         "#09615D"),
                     ROW("code", "geld", "name", "Geld en rechten", "lead",
                         "Hulp bij kosten, papieren en waar je recht op hebt.", "icon", "savings", "colour",
                         "#66479A")},
    [TABLE_AGE_BAND] = {ROW("code", "zwanger", "name", "Zwanger", "age_from", "zwanger", "age_to", "0"),
                        ROW("code", "0-3", "name", "0 tot 3 jaar", "age_from", "0", "age_to", "3j")},
    [TABLE_LIFE_DOMAIN] = {ROW("code", "opvoeding", "name", "Opvoeding en gezin")},
    [TABLE_PARTNER] = {ROW("code", "bd2k", "kind", "organisation", "title", "Gezinsdienst De Brug", "lead",
                           "De Brug helpt gezinnen met vragen over geld en opvoeding.", "topics",
                           "geld; spelen", "place", "huis", "phone", "03 000 00 02", "mail",
                           "brug@dorp.example", "web", "https://brug.example", "appointment", "possible",
                           "languages", "nl; fr", "status", "active", "joined", "2024-01-15", "checked_on",
                           "2026-11-01", "checked_by", "coördinator")},
    [TABLE_OFFER] = {ROW(
        "code", "ff3m", "partners", "bd2k", "kind", "service", "title", "Hulp bij papieren", "lead",
        "Een brief die je niet begrijpt? Wij lezen hem samen. We vullen papieren met je in.", "easy",
        "Heb je een moeilijke brief? Wij helpen je.", "topics", "geld", "audience", "parents; grandparents",
        "place", "lokaal-1", "phone", "03 000 00 02", "price", "free", "price_text", "Gratis", "uitpas",
        "nee", "appointment", "possible", "waiting_list", "no", "access", "everyone", "mode", "site; phone",
        "languages", "nl; fr", "documents", "De brief, en je identiteitskaart.", "stage", "permanent",
        "pillar", "parenting", "life_domains", "opvoeding", "checked_on", "2026-11-01", "checked_by",
        "coördinator")},
    [TABLE_ACTIVITY] = {ROW("code", "kp4r", "partners", "bd2k", "kind", "play", "title", "Speelbabbel",
                            "lead", "Kom spelen met je kindje. Andere ouders zijn er ook.", "topics",
                            "spelen", "age_from", "0", "age_to", "30m", "place", "lokaal-1", "price", "paid",
                            "price_text", "€ 2,50", "price_cents", "250", "access", "everyone", "mode",
                            "site", "pillar", "cohesion", "life_domains", "opvoeding", "checked_on",
                            "2026-11-01", "start", "2026-11-04 09:30", "end", "2026-11-04 11:00", "rrule",
                            "FREQ=WEEKLY;BYDAY=WE", "exdate", "2026-12-23; 2026-12-30", "recurrence_text",
                            "elke woensdagvoormiddag", "booking", "none", "status", "planned")},
    [TABLE_OCCURRENCE] = {ROW("activity", "kp4r", "original", "2026-12-02 09:30", "status", "cancelled",
                              "note", "De begeleider is ziek.")},
    [TABLE_HOURS] = {ROW("card", "ff3m", "days", "ma-vr", "opens", "9.00", "closes", "12.00"),
                     ROW("card", "ff3m", "days", "ma; wo", "opens", "13.00", "closes", "16.30",
                         "by_appointment", "ja")},
    [TABLE_HOURS_EXCEPTION] = {ROW("card", "ff3m", "day", "holidays", "note", "feestdag"),
                               ROW("card", "ff3m", "day", "2026-12-24", "opens", "9.00", "closes", "11.00",
                                   "note", "vroeger dicht")},
    [TABLE_PRESENCE] = {ROW("house", "dorp", "card", "bd2k", "place", "lokaal-1", "start", "2026-11-02 13:00",
                            "end", "2026-11-02 16:00", "rrule", "FREQ=WEEKLY;BYDAY=MO", "appointment",
                            "possible")},
    [TABLE_QUESTION] = {ROW("text", "Ik begrijp een brief niet", "topic", "geld", "cards", "ff3m")},
    [TABLE_HOLIDAY] = {ROW("name", "Kerstmis", "first", "2026-12-25", "last", "2026-12-25", "kind", "public"),
                       ROW("name", "Kerstvakantie", "first", "2026-12-21", "last", "2027-01-03", "kind",
                           "school")},
    [TABLE_RELATED] = {ROW("card", "ff3m", "others", "kp4r")},
    [TABLE_TRANSLATION] = {ROW("subject", "card", "row", "ff3m", "field", "title", "language", "fr", "text",
                               "Aide pour vos papiers")},
    [TABLE_SYNONYM] = {ROW("language", "nl", "word", "poen", "topic", "geld")},
    [TABLE_CAMPAIGN] = {ROW("code", "speelweek", "name", "Week van het spelen", "text",
                            "Een week lang spelen in het hele dorp.", "first", "2026-11-23", "last",
                            "2026-11-29", "card", "kp4r")},
    [TABLE_SLIDE] = {ROW("title", "Kom je spelen?", "text", "Elke woensdag, voor de kleinsten.", "first",
                         "2026-11-01", "last", "2026-12-31", "card", "kp4r")},
    [TABLE_POLL] = {ROW("question", "Wat mis je hier?", "answers", "Spelen; Praten", "icons",
                        "stroller; groups", "first", "2026-11-01", "last", "2026-12-31")},
    [TABLE_BODY] = {ROW("name", "Stuurgroep", "about", "Beslist over het jaarplan.", "min_per_year", "2",
                        "max_per_year", "4")},
};

int example_rows(enum table_id id)
{
    int count = 0;
    while (count < ROWS_MAX && rows[id][count])
        count++;
    return count;
}

const char *example_cell(enum table_id id, int row, const char *column)
{
    assert(row < example_rows(id));
    for (const char *const *pair = rows[id][row]; *pair; pair += 2)
        if (strcmp(pair[0], column) == 0)
            return pair[1];
    return "";
}
