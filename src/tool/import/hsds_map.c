/* The part of hsds.h that makes our rows of organizations, services and places, and of what hangs on them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/import/hsds.h"
#include "tool/import/words.h"
#include "tool/table/value.h"

static const char *id_of(const struct hsds_object *object)
{
    const char *id = hsds_get(object, "id");
    return *id ? id : hsds_get(object, "name|alternate_name|address_1");
}

/* A column of ours and the names that HSDS has or had for it. */
struct field {
    const char *column, *names;
};

/* Sets what the row does not say yet; a field without column ends the list. */
static void take_all(struct hsds *hsds, struct feed_row *row, const struct hsds_object *object,
                     const struct field *fields)
{
    for (; fields->column; fields++)
        feed_set_first(hsds->feed, row, fields->column, hsds_get(object, fields->names));
}

/* True when another row with this id was there before and is called something else. */
static bool other_name(struct hsds *hsds, const struct feed_row *row, const struct hsds_object *object,
                       const char *column)
{
    const char *name = hsds_get(object, "name|alternate_name");
    if (!row || !*feed_get(row, column) || !*name || strcmp(feed_get(row, column), name) == 0)
        return false;
    feed_say(hsds->feed, object->unit, "id \"%s\" is ook van \"%s\"; alleen de eerste is overgenomen",
             report_quote(hsds->feed->report, id_of(object)),
             report_quote(hsds->feed->report, feed_get(row, column)));
    return true;
}

/* The row of an object that has a name, or NULL; `why` says what lacks. */
static struct feed_row *named_row(struct hsds *hsds, const struct hsds_object *object, enum table_id table,
                                  const struct field *name, const char *why)
{
    const char *id = id_of(object);
    const struct feed_row *before = *id ? feed_find(hsds->feed, table, id) : NULL;
    if (!*id || other_name(hsds, before, object, name->column))
        return NULL;
    if (!*hsds_get(object, name->names) && !before) {
        feed_say(hsds->feed, object->unit, "%s", M_(why));
        return NULL;
    }
    struct feed_row *row = feed_row(hsds->feed, table, id, object->unit);
    feed_set_first(hsds->feed, row, name->column, hsds_get(object, name->names));
    return row;
}

/* An export of ours has the house as an organization, with all its cells as attributes. */
static bool is_house(const struct hsds *hsds, const char *organization)
{
    return strcmp(hsds_table_said(hsds, organization), "house") == 0;
}

static void organization_map(struct hsds *hsds, const struct hsds_object *object)
{
    static const struct field name = {"title", "name|alternate_name"};
    static const struct field fields[] = {
        {"lead", "description"}, {"mail", "email"}, {"web", "website|url"}, {0}};
    if (is_house(hsds, id_of(object))) {
        feed_row(hsds->feed, TABLE_HOUSE, id_of(object), object->unit)->founding = true;
        return;
    }
    struct feed_row *row =
        named_row(hsds, object, TABLE_PARTNER, &name,
                  MN_("deze organisatie heeft geen naam; niet overgenomen, vraag de naam na"));
    if (row)
        take_all(hsds, row, object, fields);
}

/* The first place of an organization is where it is, unless an export of ours says so itself. */
static void location_owner(struct hsds *hsds, const struct hsds_object *object)
{
    const char *owner = hsds_get(object, "organization_id");
    struct feed_row *partner = *owner ? feed_find(hsds->feed, TABLE_PARTNER, owner) : NULL;
    if (partner && !*feed_get(partner, "place") && !*hsds_table_said(hsds, owner))
        feed_refer(hsds->feed, partner, "place", TABLE_PLACE, id_of(object));
}

/* A place without any name or address says nothing. */
static void location_map(struct hsds *hsds, const struct hsds_object *object)
{
    static const struct field name = {"name", "name|alternate_name|address_1|city"};
    static const struct field fields[] = {{"route", "transportation"},
                                          {"lat", "latitude"},
                                          {"lon", "longitude"},
                                          {"street", "address_1"},
                                          {"town", "city"},
                                          {"postcode", "postal_code"},
                                          {0}};
    struct feed_row *row = named_row(hsds, object, TABLE_PLACE, &name,
                                     MN_("deze plaats heeft geen naam en geen adres; niet overgenomen"));
    if (!row)
        return;
    take_all(hsds, row, object, fields);
    hsds_location_wheelchair(hsds, row, object);
    location_owner(hsds, object);
}

static void service_stage(struct hsds *hsds, struct feed_row *row, const struct hsds_object *object)
{
    const char *status = hsds_get(object, "status");
    if (strcasecmp(status, "inactive") == 0 || strcasecmp(status, "defunct") == 0)
        feed_set_first(hsds->feed, row, "stage", "ended");
}

/* A service of the oldest kind names its location, and that one its organization. */
static const char *owner_of(const struct hsds *hsds, const struct hsds_object *object)
{
    const char *owner = hsds_get(object, "organization_id"), *place = hsds_get(object, "location_id");
    const struct entry *entry = !*owner && *place ? lookup_find(&hsds->owners, place) : NULL;
    return entry ? hsds_get(&hsds->objects[entry->row], "organization_id") : owner;
}

static void service_map(struct hsds *hsds, const struct hsds_object *object)
{
    static const struct field name = {"title", "name|alternate_name"};
    static const struct field fields[] = {{"lead", "description|short_desc"},
                                          {"mail", "email"},
                                          {"web", "url|website"},
                                          {"age_from", "minimum_age|min_age"},
                                          {"age_to", "maximum_age|max_age"},
                                          {"documents", "required_documents"},
                                          {"access_note", "eligibility_description|eligibility"},
                                          {"referral", "application_process"},
                                          {"checked_on", "assured_date|last_modified|updated_at"},
                                          {"languages", "languages"},
                                          {0}};
    bool activity = strcmp(hsds_table_said(hsds, id_of(object)), "activity") == 0;
    const char *place = hsds_get(object, "location_id"), *owner = owner_of(hsds, object);
    struct feed_row *row = named_row(hsds, object, activity ? TABLE_ACTIVITY : TABLE_OFFER, &name,
                                     MN_("deze dienst heeft geen naam; niet overgenomen, vraag de naam na"));
    if (!row)
        return;
    take_all(hsds, row, object, fields);
    hsds_service_price(hsds, row, object);
    service_stage(hsds, row, object);
    if (*place && feed_find(hsds->feed, TABLE_PLACE, place) && !*feed_get(row, "place"))
        feed_refer(hsds->feed, row, "place", TABLE_PLACE, place);
    if (*owner && !feed_refers(feed_get(row, "partners")))
        feed_refer(hsds->feed, row, "partners", TABLE_PARTNER, owner);
}

static void service_at_location_map(struct hsds *hsds, const struct hsds_object *object)
{
    struct feed_row *row = hsds_card(hsds, hsds_get(object, "service_id"));
    const char *place = hsds_get(object, "location_id");
    char key[300];
    if (!row || !*place || !feed_find(hsds->feed, TABLE_PLACE, place)) {
        feed_say(hsds->feed, object->unit,
                 "de dienst of de plaats van deze rij is er niet; niet overgenomen");
        return;
    }
    snprintf(key, sizeof key, "%cplace/%.250s", '\x1e', place);
    if (!*feed_get(row, "place"))
        feed_refer(hsds->feed, row, "place", TABLE_PLACE, place);
    else if (strcmp(feed_get(row, "place"), key) != 0) {
        feed_say(hsds->feed, object->unit,
                 "deze dienst is op meer dan één plaats; een kaart heeft er één, de eerste. Maak zelf een "
                 "tweede kaart als dat nodig is");
        return;
    }
    feed_keep(hsds->feed, object->unit);
}

/* The row that a phone is about. */
static struct feed_row *about(struct hsds *hsds, const struct hsds_object *object)
{
    struct feed_row *row = hsds_card(hsds, hsds_get(object, "service_id"));
    const char *owner = hsds_get(object, "organization_id");
    if (!row && *owner)
        row = feed_find(hsds->feed, TABLE_PARTNER, owner);
    return row || !*owner ? row : feed_find(hsds->feed, TABLE_HOUSE, owner);
}

/* A number of a place is that of the cards there that have none themselves. */
static void place_phone(struct hsds *hsds, const struct hsds_object *object)
{
    const char *number = hsds_get(object, "number");
    bool given = false;
    for (int i = hsds_at_place(hsds, hsds_get(object, "location_id")); i >= 0; i = hsds->at_next[i]) {
        struct feed_row *row = &hsds->feed->rows[i];
        feed_set_first(hsds->feed, row, "phone", number);
        given = given || strcmp(feed_get(row, "phone"), number) == 0;
    }
    if (given)
        feed_keep(hsds->feed, object->unit);
    else
        feed_say(hsds->feed, object->unit,
                 "de kaarten op deze plaats hebben al een ander nummer; dit nummer is niet overgenomen");
}

static void phone_map(struct hsds *hsds, const struct hsds_object *object)
{
    struct feed_row *row = about(hsds, object);
    const char *number = hsds_get(object, "number"), *type = hsds_get(object, "type|number_type");
    if (!row && strcasecmp(type, "fax") != 0 && hsds_at_place(hsds, hsds_get(object, "location_id")) >= 0) {
        place_phone(hsds, object);
        return;
    }
    if (strcasecmp(type, "fax") == 0) {
        feed_say(hsds->feed, object->unit, "dit is een faxnummer; niet overgenomen");
        return;
    }
    if (!row || !*number) {
        feed_say(hsds->feed, object->unit,
                 "dit nummer hoort bij geen kaart in dit bestand, of het is leeg; niet overgenomen");
        return;
    }
    if (*feed_get(row, "phone") && strcmp(feed_get(row, "phone"), number) != 0) {
        feed_say(hsds->feed, object->unit,
                 "deze kaart heeft al een ander nummer; alleen het eerste is overgenomen");
        return;
    }
    feed_keep(hsds->feed, object->unit);
    feed_set_first(hsds->feed, row, "phone", number);
}

static bool list_has(const char *list, const char *word)
{
    char item[ITEM_BYTES];
    for (struct value_list items = value_list(list); value_next(&items, item);)
        if (strcmp(item, word) == 0)
            return true;
    return false;
}

static void text_add(struct hsds *hsds, const struct hsds_object *object, const char *column,
                     const char *names)
{
    struct feed_row *row = hsds_card(hsds, hsds_get(object, "service_id"));
    const char *text = hsds_get(object, names), *before = row ? feed_get(row, column) : "";
    bool language = strcmp(column, "languages") == 0;
    if (!row || !*text || (language && !language_code(text) && strlen(text) > 3)) {
        feed_say(hsds->feed, object->unit,
                 "\"%s\" hoort bij geen dienst in dit bestand of zegt niets; niet overgenomen",
                 report_quote(hsds->feed->report, text));
        return;
    }
    feed_keep(hsds->feed, object->unit);
    if (language ? !list_has(before, text) : !strstr(before, text))
        feed_set(hsds->feed, row, column,
                 *before ? arena_printf(&hsds->feed->arena, "%s; %s", before, text) : text);
}

/* What no table of ours has: one line for each kind of it. */
static void rest_say(struct hsds *hsds, const struct hsds_object *object)
{
    long alike = 0;
    for (const struct hsds_object *other = object; other < hsds->objects + hsds->count; other++) {
        bool same = other->kind >= HSDS_CONTACT && strcmp(other->what, object->what) == 0;
        if (!same || hsds->feed->units[other->unit].kept || hsds->feed->units[other->unit].reported)
            continue;
        feed_mute(hsds->feed, other->unit);
        alike++;
    }
    if (alike)
        report_warning(hsds->feed->report, (struct spot){.file = hsds->feed->path}, "%ld keer \"%s\": %s",
                       alike, object->what,
                       object->kind == HSDS_CONTACT ? M_("namen van mensen nemen wij niet over")
                       : object->kind == HSDS_TERM  ? M_("de thema's kiest het huis zelf; niet overgenomen")
                                                    : M_("daarvoor hebben wij geen tabel; niet overgenomen"));
}

static void object_map(struct hsds *hsds, const struct hsds_object *object)
{
    static void (*const maps[])(struct hsds *, const struct hsds_object *) = {
        [HSDS_ORGANIZATION] = organization_map,
        [HSDS_LOCATION] = location_map,
        [HSDS_SERVICE] = service_map,
        [HSDS_SERVICE_AT_LOCATION] = service_at_location_map,
        [HSDS_PHONE] = phone_map,
        [HSDS_ACCESSIBILITY] = hsds_accessibility_map,
        [HSDS_COST] = hsds_cost_map,
    };
    if (object->kind <= HSDS_COST && maps[object->kind])
        maps[object->kind](hsds, object);
    else if (object->kind == HSDS_DOCUMENT)
        text_add(hsds, object, "documents", "document");
    else if (object->kind == HSDS_LANGUAGE)
        text_add(hsds, object, "languages", "code|language|name");
    else if (object->kind >= HSDS_CONTACT && !hsds->feed->units[object->unit].reported)
        rest_say(hsds, object);
}

void hsds_map(struct hsds *hsds)
{
    hsds_index(hsds);
    for (int kind = 0; kind < HSDS_KINDS; kind++) {
        for (int i = 0; i < hsds->count; i++)
            if ((int)hsds->objects[i].kind == kind)
                object_map(hsds, &hsds->objects[i]);
        if (kind == HSDS_SERVICE_AT_LOCATION)
            hsds_places(hsds);
        if (kind == HSDS_ADDRESS)
            hsds_addresses_map(hsds);
        if (kind == HSDS_LANGUAGE)
            hsds_map_hours(hsds);
        if (kind == HSDS_HOLIDAY)
            hsds_map_attributes(hsds);
    }
    lookup_release(&hsds->terms);
    lookup_release(&hsds->tables);
    lookup_release(&hsds->owners);
    lookup_release(&hsds->at_place);
    free(hsds->at_next);
}
