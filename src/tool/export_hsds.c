/* HSDS 3: an array of organizations, each with its services, their places, hours, prices and languages. What HSDS has no word for
 * stands in attributes of the taxonomy "wegwijzer", so that `import` loses nothing.
 *
 * Source: Open Referral, HSDS 3.0, organization package.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "tool/export.h"
#include "tool/export_table.h"
#include "tool/value.h"

/* An id that is the same each time: 128 bits of FNV-1a over what it is of, in the form of a UUID of version 8. */
static const char *uuid(const char *kind, const char *key, char out[37])
{
    unsigned long long halves[2] = {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL};
    for (int half = 0; half < 2; half++) {
        for (const char *at = kind; *at; at++)
            halves[half] = (halves[half] ^ (unsigned char)*at) * 0x100000001b3ULL;
        for (const char *at = key; *at; at++)
            halves[half] = (halves[half] ^ (unsigned char)*at) * 0x100000001b3ULL;
    }
    snprintf(out, 37, "%08x-%04x-8%03x-%04x-%012llx", (unsigned)(halves[0] >> 32),
             (unsigned)(halves[0] >> 16 & 0xffff), (unsigned)(halves[0] & 0xfff),
             (unsigned)(0x8000 | (halves[1] >> 48 & 0x3fff)), halves[1] & 0xffffffffffffULL);
    return out;
}

/* The cell of a column of the row at hand, or "". */
static const char *cell(sqlite3_stmt *row, const char *name)
{
    for (int i = 0; i < sqlite3_column_count(row); i++)
        if (strcmp(sqlite3_column_name(row, i), name) == 0) {
            const char *text = (const char *)sqlite3_column_text(row, i);
            return text ? text : "";
        }
    return "";
}

static json_t *object_new(const char *kind, const char *key)
{
    char id[37];
    return json_pack("{s:s}", "id", uuid(kind, key, id));
}

static void put(json_t *object, const char *name, const char *text)
{
    if (*text)
        json_object_set_new(object, name, json_string(text));
}

/* All cells of the row as attributes of our own taxonomy. */
static json_t *attributes(sqlite3_stmt *row, const char *table, const char *entity, const char *link)
{
    json_t *all = json_array();
    for (int i = -1; i < sqlite3_column_count(row); i++) {
        const char *name = i < 0 ? "table" : sqlite3_column_name(row, i);
        const char *value = i < 0 ? table : (const char *)sqlite3_column_text(row, i);
        char key[200], own[37], term_id[37], link_id[37];
        if (!value || !*value)
            continue;
        snprintf(key, sizeof key, "%s/%s", link, name);
        json_array_append_new(
            all, json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s, s:s, s:s, s:s}}", "id",
                           uuid("attribute", key, own), "link_id", uuid(entity, link, link_id), "link_entity",
                           entity, "taxonomy_term_id", uuid("term", name, term_id), "value", value,
                           "taxonomy_term", "id", term_id, "code", name, "name", name, "description",
                           "kolom van een bron van wegwijzer-data", "taxonomy", "wegwijzer"));
    }
    return all;
}

static json_t *phones(sqlite3_stmt *row)
{
    json_t *all = json_array();
    const char *number = cell(row, "phone");
    if (*number) {
        json_t *phone = object_new("phone", cell(row, "code"));
        put(phone, "number", number);
        put(phone, "type", "voice");
        json_array_append_new(all, phone);
    }
    return all;
}

static json_t *languages(sqlite3_stmt *row)
{
    char item[ITEM_BYTES], key[ITEM_BYTES + 8];
    json_t *all = json_array();
    for (struct value_list list = value_list(cell(row, "languages")); value_next(&list, item);) {
        snprintf(key, sizeof key, "%s/%s", cell(row, "code"), item);
        json_t *language = object_new("language", key);
        put(language, "code", item);
        json_array_append_new(all, language);
    }
    return all;
}

/* An hour as the schema wants it: "09:00:00". Midnight at the end of a day is that of the next, but for a whole day. */
static void time_put(json_t *object, const char *name, const char *text, const char *opens)
{
    char hour[24];
    int minute, from = 0;
    if (!value_time(text, &minute))
        return;
    value_time(opens, &from);
    if (minute == MINUTES_A_DAY && from > 0)
        minute = 0;
    snprintf(hour, sizeof hour, "%02d:%02d:00", minute / 60, minute % 60);
    put(object, name, hour);
}

/* Hours as weekly rules; each has a key of its own. */
static json_t *schedules(sqlite3 *db, const char *code)
{
    static const char days[] = "madiwodovrzazo", names[] = "MOTUWETHFRSASU";
    json_t *all = json_array();
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf("SELECT * FROM (%s) WHERE card = %Q", export_table_sql(TABLE_HOURS), code);
    bool ok = sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK;
    for (int i = 0; ok && sqlite3_step(row) == SQLITE_ROW; i++) {
        char key[64], byday[3] = "";
        const char *at = strstr(days, cell(row, "days"));
        memcpy(byday, names + (at ? at - days : 0), 2);
        snprintf(key, sizeof key, "%s/%d", code, i);
        json_t *schedule = object_new("schedule", key);
        put(schedule, "freq", "WEEKLY");
        put(schedule, "byday", byday);
        time_put(schedule, "opens_at", cell(row, "opens"), "");
        time_put(schedule, "closes_at", cell(row, "closes"), cell(row, "opens"));
        put(schedule, "valid_from", cell(row, "valid_from"));
        put(schedule, "valid_to", cell(row, "valid_to"));
        json_array_append_new(all, schedule);
    }
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return all;
}

/* Days that differ: HSDS 3 has no word for them any more and takes those of version 2. */
static json_t *holidays(sqlite3 *db, const char *code)
{
    json_t *all = json_array();
    sqlite3_stmt *row = NULL;
    char *sql =
        sqlite3_mprintf("SELECT * FROM (%s) WHERE card = %Q", export_table_sql(TABLE_HOURS_EXCEPTION), code);
    bool ok = sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK;
    while (ok && sqlite3_step(row) == SQLITE_ROW) {
        char key[64];
        snprintf(key, sizeof key, "%s/%s/%s", code, cell(row, "day"), cell(row, "opens"));
        json_t *day = object_new("holiday", key);
        put(day, "closed", *cell(row, "opens") ? "false" : "true");
        put(day, "start_date", cell(row, "day"));
        put(day, "end_date", cell(row, "day"));
        time_put(day, "opens_at", cell(row, "opens"), "");
        time_put(day, "closes_at", cell(row, "closes"), cell(row, "opens"));
        put(day, "notes", cell(row, "note"));
        json_array_append_new(all, day);
    }
    sqlite3_finalize(row);
    sqlite3_free(sql);
    return all;
}

static json_t *location(sqlite3_stmt *place)
{
    const char *code = cell(place, "code");
    json_t *object = object_new("location", code), *addresses = json_array();
    put(object, "location_type", "physical");
    put(object, "name", cell(place, "name"));
    put(object, "transportation", cell(place, "route"));
    if (*cell(place, "lat")) {
        json_object_set_new(object, "latitude", json_real(atof(cell(place, "lat"))));
        json_object_set_new(object, "longitude", json_real(atof(cell(place, "lon"))));
    }
    if (*cell(place, "street")) {
        json_t *address = object_new("address", code);
        put(address, "address_1", cell(place, "street"));
        json_object_set_new(address, "city", json_string(cell(place, "town")));
        json_object_set_new(address, "state_province", json_string("Vlaanderen"));
        json_object_set_new(address, "postal_code", json_string(cell(place, "postcode")));
        put(address, "country", "BE");
        put(address, "address_type", "physical");
        json_array_append_new(addresses, address);
    }
    json_object_set_new(object, "addresses", addresses);
    json_object_set_new(object, "attributes", attributes(place, "place", "location", code));
    return object;
}

static json_t *at_locations(sqlite3 *db, const char *service, const char *code)
{
    json_t *all = json_array();
    sqlite3_stmt *place = NULL;
    char *sql = sqlite3_mprintf("SELECT * FROM (%s) WHERE code = %Q", export_table_sql(TABLE_PLACE), code);
    if (sqlite3_prepare_v2(db, sql, -1, &place, NULL) == SQLITE_OK && sqlite3_step(place) == SQLITE_ROW) {
        json_t *at = object_new("service_at_location", service);
        json_object_set_new(at, "location", location(place));
        json_array_append_new(all, at);
    }
    sqlite3_finalize(place);
    sqlite3_free(sql);
    return all;
}

static json_t *costs(sqlite3_stmt *row)
{
    char id[37], service[37];
    const char *code = cell(row, "code"), *cents = cell(row, "price_cents");
    json_t *cost = json_pack("{s:s, s:s, s:s}", "id", uuid("cost", code, id), "service_id",
                             uuid("service", code, service), "option", cell(row, "price"));
    put(cost, "amount_description", cell(row, "price_text"));
    if (*cents) {
        put(cost, "currency", "EUR");
        json_object_set_new(cost, "amount", json_real(atof(cents) / 100));
    }
    return json_pack("[o]", cost);
}

static void age_put(json_t *service, const char *name, const char *text)
{
    int months;
    if (value_age(text, &months) && months >= 0)
        json_object_set_new(service, name, json_integer(months / 12));
}

static json_t *service(sqlite3 *db, sqlite3_stmt *row, const char *table)
{
    const char *code = cell(row, "code"), *stage = cell(row, "stage");
    json_t *object = object_new("service", code);
    bool active = strcmp(stage, "idea") != 0 && strcmp(stage, "ended") != 0;
    put(object, "name", cell(row, "title"));
    put(object, "description", cell(row, "lead"));
    put(object, "url", cell(row, "web"));
    put(object, "email", cell(row, "mail"));
    put(object, "status", active ? "active" : "inactive");
    put(object, "fees_description", cell(row, "price_text"));
    put(object, "eligibility_description", cell(row, "access_note"));
    put(object, "assured_date", cell(row, "checked_on"));
    put(object, "licenses", cell(row, "source_licence"));
    age_put(object, "minimum_age", cell(row, "age_from"));
    age_put(object, "maximum_age", cell(row, "age_to"));
    json_object_set_new(object, "phones", phones(row));
    json_object_set_new(object, "schedules", schedules(db, code));
    json_t *others = holidays(db, code);
    if (json_array_size(others))
        json_object_set(object, "holiday_schedules", others);
    json_decref(others);
    json_object_set_new(object, "service_at_locations", at_locations(db, code, cell(row, "place")));
    json_object_set_new(object, "languages", languages(row));
    json_object_set_new(object, "cost_options", costs(row));
    if (*cell(row, "documents")) {
        json_t *document = object_new("document", code);
        put(document, "document", cell(row, "documents"));
        json_object_set_new(object, "required_documents", json_pack("[o]", document));
    }
    json_object_set_new(object, "attributes", attributes(row, table, "service", code));
    return object;
}

/* One card at a time: a query for all of a partner's cards would go over the whole table. */
static void service_add(json_t *all, sqlite3 *db, enum table_id id, const char *code)
{
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf("SELECT * FROM (%s) WHERE code = %Q", export_table_sql(id), code);
    if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK && sqlite3_step(row) == SQLITE_ROW)
        json_array_append_new(all, service(db, row, table_spec(id)->name));
    sqlite3_finalize(row);
    sqlite3_free(sql);
}

static void services_add(json_t *all, sqlite3 *db, const char *partner)
{
    sqlite3_stmt *row = NULL;
    char *sql = sqlite3_mprintf(
        "SELECT c.code, c.type FROM card p JOIN card_partner k ON k.partner = p.id JOIN card c "
        "ON c.id = k.card WHERE p.code = %Q AND k.position = 0 ORDER BY c.id",
        partner);
    if (sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK)
        while (sqlite3_step(row) == SQLITE_ROW)
            service_add(all, db, strcmp(cell(row, "type"), "offer") == 0 ? TABLE_OFFER : TABLE_ACTIVITY,
                        cell(row, "code"));
    sqlite3_finalize(row);
    sqlite3_free(sql);
}

static json_t *organization(sqlite3 *db, sqlite3_stmt *row)
{
    const char *code = cell(row, "code");
    json_t *object = object_new("organization", code), *services = json_array();
    put(object, "name", cell(row, "title"));
    put(object, "description", cell(row, "lead"));
    put(object, "email", cell(row, "mail"));
    put(object, "website", cell(row, "web"));
    json_object_set_new(object, "phones", phones(row));
    services_add(services, db, code);
    json_object_set_new(object, "services", services);
    json_object_set_new(object, "attributes", attributes(row, "partner", "organization", code));
    return object;
}

bool export_hsds(sqlite3 *db, const char *path, long *count, struct err *err)
{
    sqlite3_stmt *row = NULL;
    json_t *all = json_array();
    if (sqlite3_prepare_v2(db, export_table_sql(TABLE_PARTNER), -1, &row, NULL) != SQLITE_OK) {
        json_decref(all);
        return err_set(err, "SQLite: %s", sqlite3_errmsg(db));
    }
    while (sqlite3_step(row) == SQLITE_ROW) {
        json_t *one = organization(db, row);
        *count += 1 + (long)json_array_size(json_object_get(one, "services"));
        json_array_append_new(all, one);
    }
    sqlite3_finalize(row);
    char *text = json_dumps(all, JSON_INDENT(1));
    json_decref(all);
    bool ok = text && path_write(path, text, strlen(text), err);
    free(text);
    return ok;
}
