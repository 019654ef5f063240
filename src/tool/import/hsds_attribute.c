/* The part of hsds.h for attributes of the taxonomy "wegwijzer": an export of ours says there what HSDS has no word for,
 * so that nothing is lost on the way back. */
#include <string.h>
#include <strings.h>

#include "tool/import/hsds.h"

/* The term of an attribute: in the attribute itself (JSON) or in its own table (CSV). */
static const char *term_get(const struct hsds *hsds, const struct hsds_object *object, const char *inside,
                            const char *names)
{
    const char *id = hsds_get(object, "taxonomy_term_id"), *own = hsds_get(object, inside);
    const struct entry *entry = !*own && *id ? lookup_find(&hsds->terms, id) : NULL;
    if (entry)
        own = hsds_get(&hsds->objects[entry->row], names);
    return own;
}

static bool is_ours(const struct hsds *hsds, const struct hsds_object *object)
{
    return object->kind == HSDS_ATTRIBUTE &&
           strcasecmp(term_get(hsds, object, "term_taxonomy", "taxonomy|vocabulary"), "wegwijzer") == 0;
}

static const char *column_name(const struct hsds *hsds, const struct hsds_object *object)
{
    return term_get(hsds, object, "term_code|term_name", "code|name");
}

static const char *subject_of(const struct hsds_object *object)
{
    const char *link = hsds_get(object, "link_id");
    return *link ? link : hsds_get(object, "service_id|location_id|organization_id");
}

void hsds_index(struct hsds *hsds)
{
    lookup_init(&hsds->terms);
    lookup_init(&hsds->activities);
    lookup_init(&hsds->owners);
    lookup_init(&hsds->at_place);
    for (int i = 0; i < hsds->count; i++) {
        const char *id = hsds_get(&hsds->objects[i], "id");
        if (hsds->objects[i].kind == HSDS_TERM && *id && !lookup_find(&hsds->terms, id))
            lookup_add(&hsds->terms, (struct entry){.key = id, .row = i});
        if (hsds->objects[i].kind == HSDS_LOCATION && *id && !lookup_find(&hsds->owners, id))
            lookup_add(&hsds->owners, (struct entry){.key = id, .row = i});
    }
    for (int i = 0; i < hsds->count; i++) {
        const struct hsds_object *object = &hsds->objects[i];
        if (is_ours(hsds, object) && strcmp(column_name(hsds, object), "table") == 0 &&
            strcmp(hsds_get(object, "value"), "activity") == 0 &&
            !lookup_find(&hsds->activities, subject_of(object)))
            lookup_add(&hsds->activities, (struct entry){.key = subject_of(object)});
    }
}

static struct feed_row *row_about(struct hsds *hsds, const struct hsds_object *object)
{
    const char *id = subject_of(object);
    struct feed_row *row = *id ? hsds_card(hsds, id) : NULL;
    if (!row && *id)
        row = feed_find(hsds->feed, TABLE_PARTNER, id);
    return row || !*id ? row : feed_find(hsds->feed, TABLE_PLACE, id);
}

static void attribute_map(struct hsds *hsds, const struct hsds_object *object)
{
    const char *column = column_name(hsds, object), *value = hsds_get(object, "value");
    struct feed_row *row = row_about(hsds, object);
    if (!row || (strcmp(column, "table") != 0 && column_find(table_spec(row->table), column) < 0)) {
        feed_say(hsds->feed, object->unit,
                 "het kenmerk \"%s\" hoort bij niets dat wij kennen; niet overgenomen",
                 report_quote(hsds->feed->report, column));
        return;
    }
    feed_keep(hsds->feed, object->unit);
    if (strcmp(column, "table") != 0)
        feed_set(hsds->feed, row, column, value);
}

void hsds_map_attributes(struct hsds *hsds)
{
    long others = 0;
    for (int i = 0; i < hsds->count; i++) {
        struct hsds_object *object = &hsds->objects[i];
        if (object->kind != HSDS_ATTRIBUTE)
            continue;
        if (is_ours(hsds, object))
            attribute_map(hsds, object);
        else {
            feed_mute(hsds->feed, object->unit);
            others++;
        }
    }
    if (others)
        report_warning(hsds->feed->report, (struct spot){.file = hsds->feed->path},
                       "%ld keer een kenmerk uit een andere indeling; de thema's kiest het huis zelf",
                       others);
}
