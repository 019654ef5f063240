/* The part of hsds.h that keeps objects, knows the names of their kinds, and finds the card that one became. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tool/import/hsds.h"

struct hsds_object *hsds_add(struct hsds *hsds, enum hsds_kind kind, const char *what, int unit, int pairs)
{
    if (hsds->count == hsds->capacity) {
        hsds->capacity = hsds->capacity ? hsds->capacity * 2 : 256;
        hsds->objects = realloc(hsds->objects, (size_t)hsds->capacity * sizeof *hsds->objects);
        if (!hsds->objects)
            abort();
    }
    struct hsds_object *object = &hsds->objects[hsds->count++];
    *object = (struct hsds_object){kind, unit, what,
                                   arena_array(&hsds->feed->arena, const char *, pairs ? pairs * 2 : 1), 0};
    return object;
}

void hsds_pair(struct hsds_object *object, const char *name, const char *value)
{
    object->pairs[object->count * 2] = name;
    object->pairs[object->count * 2 + 1] = value;
    object->count++;
}

static const char *pair_find(const struct hsds_object *object, const char *name, size_t length)
{
    for (int i = 0; i < object->count; i++) {
        const char *other = object->pairs[i * 2], *value = object->pairs[i * 2 + 1];
        if (*value && strncasecmp(other, name, length) == 0 && !other[length])
            return value;
    }
    return NULL;
}

const char *hsds_get(const struct hsds_object *object, const char *names)
{
    while (*names) {
        size_t length = strcspn(names, "|");
        const char *value = pair_find(object, names, length);
        if (value)
            return value;
        names += length + (names[length] == '|');
    }
    return "";
}

enum hsds_kind hsds_kind_named(const char *name)
{
    static const struct {
        enum hsds_kind kind;
        const char *names;
    } kinds[] = {
        {HSDS_ORGANIZATION, "organization|organizations|organisation|organisations"},
        {HSDS_SERVICE, "service|services"},
        {HSDS_LOCATION, "location|locations"},
        {HSDS_SERVICE_AT_LOCATION,
         "service_at_location|services_at_location|service_at_locations|services_at_locations"},
        {HSDS_ADDRESS,
         "address|addresses|physical_address|physical_addresses|postal_address|postal_addresses|"
         "mail_addresses"},
        {HSDS_PHONE, "phone|phones"},
        {HSDS_ACCESSIBILITY, "accessibility|accessibilities|accessibility_for_disabilities"},
        {HSDS_COST, "cost_option|cost_options"},
        {HSDS_DOCUMENT, "required_document|required_documents"},
        {HSDS_LANGUAGE, "language|languages"},
        {HSDS_SCHEDULE, "schedule|schedules|regular_schedule|regular_schedules"},
        {HSDS_HOLIDAY, "holiday_schedule|holiday_schedules"},
        {HSDS_ATTRIBUTE, "attribute|attributes|other_attributes|services_taxonomy|service_taxonomy|"
                         "service_taxonomys|service_attributes"},
        {HSDS_CONTACT, "contact|contacts"},
        {HSDS_TERM, "taxonomy|taxonomies|taxonomy_term|taxonomy_terms"},
        {HSDS_OTHER,
         "program|programs|funding|fundings|metadata|meta_table_description|meta_table_descriptions|"
         "service_area|service_areas|eligibility|eligibilitys|payments_accepted|payment_accepted|"
         "organization_identifier|organization_identifiers|url|urls|additional_urls|additional_websites|"
         "service_capacity|service_capacities|unit|units|review|reviews|links|send_needs|"
         "suitabilities|local_offer|target_directories"},
    };
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (const char *at = kinds[i].names; *at;) {
            size_t size = strcspn(at, "|");
            if (size == length && strncasecmp(at, name, length) == 0)
                return kinds[i].kind;
            at += size + (at[size] == '|');
        }
    return HSDS_KINDS;
}

static bool names_have(const char *const *names, int count, const char *wanted)
{
    while (*wanted) {
        size_t length = strcspn(wanted, "|");
        for (int i = 0; i < count; i++)
            if (strlen(names[i]) == length && strncasecmp(names[i], wanted, length) == 0)
                return true;
        wanted += length + (wanted[length] == '|');
    }
    return false;
}

enum hsds_kind hsds_kind_guess(const char *const *names, int count)
{
    static const struct {
        enum hsds_kind kind;
        const char *one, *other; /* any of each */
    } signs[] = {
        {HSDS_SCHEDULE, "weekday|byday|freq", "opens_at|closes_at"},
        {HSDS_HOLIDAY, "closed", "start_date"},
        {HSDS_PHONE, "number", "extension|number_type|type|department"},
        {HSDS_ADDRESS, "address_1", "city|postal_code"},
        {HSDS_SERVICE_AT_LOCATION, "location|location_id", "service|service_id"},
        {HSDS_SERVICE,
         "fees|fees_description|application_process|status|min_age|minimum_age|service_at_locations",
         "name|description|organization"},
        {HSDS_LOCATION, "latitude|transportation|addresses|location_type",
         "name|description|organization_id"},
        {HSDS_ORGANIZATION,
         "legal_status|tax_id|tax_status|date_incorporated|year_incorporated|parent_organization_id|"
         "organization_identifiers|services|locations|website",
         "name|description"},
        {HSDS_CONTACT, "title|department", "name|email"},
        {HSDS_TERM, "taxonomy_id|parent_id|taxonomy|vocabulary|term_uri|slug|version", "name|label"},
        {HSDS_OTHER, "organization_id", "alternate_name"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (names_have(names, count, signs[i].one) && names_have(names, count, signs[i].other))
            return signs[i].kind;
    /* Nothing else in HSDS 3 needs just these three. */
    bool least = names_have(names, count, "id") && names_have(names, count, "name") &&
                 names_have(names, count, "description");
    return least ? HSDS_ORGANIZATION : HSDS_KINDS;
}

struct feed_row *hsds_card(const struct hsds *hsds, const char *service)
{
    struct feed_row *row = *service ? feed_find(hsds->feed, TABLE_OFFER, service) : NULL;
    return row || !*service ? row : feed_find(hsds->feed, TABLE_ACTIVITY, service);
}
