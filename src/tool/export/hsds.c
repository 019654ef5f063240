/* HSDS 3: an array of organizations, one on each line, with their services, places, hours, prices and languages. */
#include "tool/export/hsds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "tool/export/export.h"
#include "tool/table/value.h"

enum { REAL_DIGITS = 10 };

/* The bytes of the file, as they grow. */
struct bytes {
    char *at;
    size_t used, size;
};

static int bytes_add(const char *text, size_t length, void *data)
{
    struct bytes *bytes = data;
    if (bytes->used + length > bytes->size) {
        bytes->size = (bytes->used + length) * 2;
        bytes->at = realloc(bytes->at, bytes->size);
        if (!bytes->at)
            abort();
    }
    memcpy(bytes->at + bytes->used, text, length);
    bytes->used += length;
    return 0;
}

static json_t *phones(struct export_row card, const char *key)
{
    json_t *all = json_array();
    if (*export_cell(card, "phone")) {
        json_t *phone = export_object("phone", key);
        export_put(phone, "number", export_cell(card, "phone"));
        export_put(phone, "type", "voice");
        json_array_append_new(all, phone);
    }
    return all;
}

static json_t *languages(struct export_row card)
{
    char item[ITEM_BYTES], key[ITEM_BYTES + 8];
    json_t *all = json_array();
    for (struct value_list list = value_list(export_cell(card, "languages")); value_next(&list, item);) {
        snprintf(key, sizeof key, "%s/%s", export_cell(card, "code"), item);
        json_t *language = export_object("language", key);
        export_put(language, "code", item);
        json_array_append_new(all, language);
    }
    return all;
}

static json_t *addresses(struct export_row place)
{
    json_t *all = json_array();
    if (*export_cell(place, "street")) {
        json_t *address = export_object("address", export_cell(place, "code"));
        export_put(address, "address_1", export_cell(place, "street"));
        json_object_set_new(address, "city", json_string(export_cell(place, "town")));
        json_object_set_new(address, "state_province", json_string("Vlaanderen"));
        json_object_set_new(address, "postal_code", json_string(export_cell(place, "postcode")));
        export_put(address, "country", "BE");
        export_put(address, "address_type", "physical");
        json_array_append_new(all, address);
    }
    return all;
}

/* For other programs; `import` has it from an attribute. */
static void accessibility_put(json_t *location, struct export_row place)
{
    const char *wheelchair = export_cell(place, "wheelchair");
    const char *text = strcmp(wheelchair, "yes") == 0    ? "Toegankelijk met een rolstoel"
                       : strcmp(wheelchair, "help") == 0 ? "Met hulp toegankelijk met een rolstoel"
                                                         : NULL;
    if (!text)
        return;
    json_t *accessibility = export_object("accessibility", export_cell(place, "code"));
    export_put(accessibility, "description", text);
    json_object_set_new(location, "accessibility", json_pack("[o]", accessibility));
}

static json_t *location(struct export_row place)
{
    const char *lat = export_cell(place, "lat"), *lon = export_cell(place, "lon");
    json_t *object = export_object("location", export_cell(place, "code"));
    export_put(object, "location_type", "physical");
    export_put(object, "name", export_cell(place, "name"));
    export_put(object, "transportation", export_cell(place, "route"));
    if (*lat)
        json_object_set_new(object, "latitude", json_real(strtod(lat, NULL)));
    if (*lon)
        json_object_set_new(object, "longitude", json_real(strtod(lon, NULL)));
    json_object_set_new(object, "addresses", addresses(place));
    accessibility_put(object, place);
    bool *told = &place.tables->places_told[place.number];
    if (!*told)
        json_object_set_new(
            object, "attributes",
            export_attributes(place, &(struct export_subject){"location", export_cell(place, "code")}));
    *told = true;
    return object;
}

static json_t *at_locations(struct export_row card)
{
    json_t *all = json_array();
    struct export_row place = export_row_of(card.tables, TABLE_PLACE, export_cell(card, "place"));
    if (place.number) {
        json_t *at = export_object("service_at_location", export_cell(card, "code"));
        json_object_set_new(at, "location", location(place));
        json_array_append_new(all, at);
    }
    return all;
}

static json_t *costs(struct export_row card)
{
    const char *cents = export_cell(card, "price_cents");
    json_t *cost = export_object("cost", export_cell(card, "code"));
    export_put(cost, "option", export_cell(card, "price"));
    export_put(cost, "amount_description", export_cell(card, "price_text"));
    if (*cents) {
        export_put(cost, "currency", "EUR");
        json_object_set_new(cost, "amount", json_real(strtod(cents, NULL) / 100));
    }
    return json_pack("[o]", cost);
}

static json_t *documents(struct export_row card)
{
    json_t *document = export_object("document", export_cell(card, "code"));
    export_put(document, "document", export_cell(card, "documents"));
    return json_pack("[o]", document);
}

static void age_put(json_t *service, const char *name, const char *text)
{
    int months;
    if (value_age(text, &months) && months >= 0)
        json_object_set_new(service, name, json_integer(months / 12));
}

/* Sets a member when the list holds something. */
static void list_put(json_t *object, const char *name, json_t *list)
{
    if (json_array_size(list))
        json_object_set(object, name, list);
    json_decref(list);
}

static json_t *card_attributes(struct export_row card, const char *kind)
{
    const struct export_subject subject = {kind, export_cell(card, "code")};
    json_t *all = export_attributes(card, &subject);
    export_card_rows(all, card, &subject);
    export_presences(all, card, &subject);
    return all;
}

static json_t *service(struct export_row card)
{
    const char *code = export_cell(card, "code"), *stage = export_cell(card, "stage");
    bool active = strcmp(stage, "idea") != 0 && strcmp(stage, "ended") != 0;
    json_t *object = export_object("service", code);
    export_put(object, "name", export_cell(card, "title"));
    export_put(object, "description", export_cell(card, "lead"));
    export_put(object, "url", export_cell(card, "web"));
    export_put(object, "email", export_cell(card, "mail"));
    export_put(object, "status", active ? "active" : "inactive");
    export_put(object, "fees_description", export_cell(card, "price_text"));
    export_put(object, "eligibility_description", export_cell(card, "access_note"));
    export_put(object, "assured_date", export_cell(card, "checked_on"));
    export_put(object, "alert", export_cell(card, "status_note"));
    age_put(object, "minimum_age", export_cell(card, "age_from"));
    age_put(object, "maximum_age", export_cell(card, "age_to"));
    json_object_set_new(object, "phones", phones(card, code));
    json_t *schedules = export_schedules(card);
    if (card.table == TABLE_ACTIVITY)
        export_dates(schedules, card);
    json_object_set_new(object, "schedules", schedules);
    list_put(object, "holiday_schedules", export_holidays(card));
    json_object_set_new(object, "service_at_locations", at_locations(card));
    json_object_set_new(object, "languages", languages(card));
    json_object_set_new(object, "cost_options", costs(card));
    if (*export_cell(card, "documents"))
        json_object_set_new(object, "required_documents", documents(card));
    json_object_set_new(object, "attributes", card_attributes(card, "service"));
    return object;
}

static json_t *services(struct export_tables *tables, const char *partner)
{
    static const enum table_id kinds[] = {TABLE_OFFER, TABLE_ACTIVITY};
    json_t *all = json_array();
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (struct export_row card = export_row_of(tables, kinds[k], partner); card.number;
             card = export_row_next(card))
            json_array_append_new(all, service(card));
    return all;
}

/* Rooms in which a card is present, when no card before was there. */
static void rooms_add(json_t *all, struct export_row card)
{
    struct export_row row = export_row_of(card.tables, TABLE_PRESENCE, export_cell(card, "code"));
    for (; row.number; row = export_row_next(row)) {
        struct export_row place = export_row_of(card.tables, TABLE_PLACE, export_cell(row, "place"));
        if (place.number && !card.tables->places_told[place.number])
            json_array_append_new(all, location(place));
    }
}

/* Where the partner is, and where else it and its cards are at times. */
static json_t *locations(struct export_row partner)
{
    const char *code = export_cell(partner, "code");
    struct export_tables *tables = partner.tables;
    json_t *all = json_array();
    struct export_row place = export_row_of(tables, TABLE_PLACE, export_cell(partner, "place")), card;
    if (place.number)
        json_array_append_new(all, location(place));
    rooms_add(all, partner);
    for (card = export_row_of(tables, TABLE_OFFER, code); card.number; card = export_row_next(card))
        rooms_add(all, card);
    for (card = export_row_of(tables, TABLE_ACTIVITY, code); card.number; card = export_row_next(card))
        rooms_add(all, card);
    return all;
}

static json_t *organization(struct export_row partner)
{
    const char *code = export_cell(partner, "code");
    json_t *object = export_object("organization", code), *all = services(partner.tables, code);
    export_put(object, "name", export_cell(partner, "title"));
    export_put(object, "description", export_cell(partner, "lead"));
    export_put(object, "email", export_cell(partner, "mail"));
    export_put(object, "website", export_cell(partner, "web"));
    json_object_set_new(object, "phones", phones(partner, code));
    list_put(object, "schedules", export_schedules(partner));
    list_put(object, "holiday_schedules", export_holidays(partner));
    list_put(object, "locations", locations(partner));
    json_object_set_new(object, "services", all);
    json_object_set_new(object, "attributes", card_attributes(partner, "organization"));
    return object;
}

/* Where the house is; the first house also has the places that nothing before it had. */
static json_t *house_locations(struct export_row house)
{
    struct export_tables *tables = house.tables;
    const struct grid_sheet *places = tables->of[TABLE_PLACE].sheet;
    struct export_row place = export_row_of(tables, TABLE_PLACE, export_cell(house, "place"));
    json_t *all = json_array();
    if (place.number)
        json_array_append_new(all, location(place));
    for (int i = 1; house.number == 1 && places && i < places->count; i++)
        if (!tables->places_told[i])
            json_array_append_new(all, location((struct export_row){tables, TABLE_PLACE, i}));
    return all;
}

static json_t *organization_of_house(struct export_row house)
{
    struct arena *arena = &house.tables->grid.arena;
    const char *key = arena_printf(arena, "house/%s", export_cell(house, "code"));
    const struct export_subject subject = {"organization", key};
    json_t *object = export_object("organization", key), *attributes = export_attributes(house, &subject);
    export_put(object, "name",
               arena_printf(arena, "%s %s", export_cell(house, "name"), export_cell(house, "municipality")));
    export_put(object, "description", export_cell(house, "mission"));
    export_put(object, "email", export_cell(house, "mail"));
    export_put(object, "website", export_cell(house, "base_url"));
    json_object_set_new(object, "phones", phones(house, key));
    json_object_set_new(object, "locations", house_locations(house));
    if (house.number == 1) {
        export_house_rows(attributes, house.tables, &subject);
        list_put(object, "services",
                 services(house.tables, "")); /* that ended, and whose partner is forgotten */
    }
    json_object_set_new(object, "attributes", attributes);
    return object;
}

/* The organizations of a table, each on its own line. */
static void organizations(struct export_tables *tables, enum table_id table, json_t *make(struct export_row),
                          struct bytes *bytes, long *count)
{
    const struct grid_sheet *sheet = tables->of[table].sheet;
    for (int i = 1; sheet && i < sheet->count; i++) {
        json_t *one = make((struct export_row){tables, table, i});
        *count += (table == TABLE_PARTNER) + (long)json_array_size(json_object_get(one, "services"));
        bytes_add(bytes->used > 1 ? ",\n" : "\n", bytes->used > 1 ? 2 : 1, bytes);
        json_dump_callback(one, bytes_add, bytes, JSON_COMPACT | JSON_REAL_PRECISION(REAL_DIGITS));
        json_decref(one);
    }
}

bool export_hsds(sqlite3 *db, const char *path, long *count, struct err *err)
{
    struct export_tables tables;
    struct bytes bytes = {NULL, 0, 0};
    bool ok = export_tables_open(&tables, db, err);
    bytes_add("[", 1, &bytes);
    if (ok) {
        organizations(&tables, TABLE_PARTNER, organization, &bytes, count);
        organizations(&tables, TABLE_HOUSE, organization_of_house, &bytes, count);
    }
    bytes_add("\n]\n", 3, &bytes);
    ok = ok && path_write(path, bytes.at, bytes.used, err);
    free(bytes.at);
    export_tables_close(&tables);
    return ok;
}
