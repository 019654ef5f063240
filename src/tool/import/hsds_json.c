/* The part of hsds.h that walks through JSON: lists, pages of lists, and objects in objects. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/import/hsds.h"
#include "tool/import/json.h"

enum { DEPTH_MAX = 24 };

/* The ids of what an object stands in. */
struct parents {
    const char *organization, *service, *location, *service_at_location;
};

struct walk {
    struct hsds *hsds;
    const char *file;
    struct arena *arena;
    struct lookup names;  /* of members, each once */
    const char **scratch; /* pairs of the object at hand */
    size_t room;
};

static void object_walk(struct walk *walk, const json_t *value, enum hsds_kind kind, const char *what,
                        struct parents parents, int depth);

/* Thousands of objects have the same few names. */
static const char *name_keep(struct walk *walk, const char *name)
{
    const struct entry *entry = lookup_find(&walk->names, name);
    if (entry)
        return entry->key;
    const char *kept = arena_strdup(walk->arena, name);
    lookup_add(&walk->names, (struct entry){.key = kept});
    return kept;
}

/* An object with room for all pairs that it may get, until pairs_settle knows how many there are. */
static struct hsds_object *object_begin(struct walk *walk, enum hsds_kind kind, const char *what, int unit,
                                        size_t pairs)
{
    struct hsds_object *made = hsds_add(walk->hsds, kind, what, unit, 0);
    if (pairs * 2 > walk->room) {
        walk->room = pairs * 4;
        free(walk->scratch);
        walk->scratch = malloc(walk->room * sizeof *walk->scratch);
        if (!walk->scratch)
            abort();
    }
    made->pairs = walk->scratch;
    return made;
}

static void pairs_settle(struct walk *walk, struct hsds_object *made)
{
    made->pairs = arena_array(walk->arena, const char *, made->count * 2 + 1);
    memcpy(made->pairs, walk->scratch, (size_t)made->count * 2 * sizeof *made->pairs);
}

static bool is_page_list(const char *name)
{
    static const char *const names[] = {"contents", "content", "items", "results", "data", NULL};
    for (int i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* "x.json (service ab12)". */
static const char *place_of(struct walk *walk, const json_t *object, const char *what)
{
    const char *id = json_member(walk->arena, object, "id");
    if (!id || !*id)
        id = json_member(walk->arena, object, "name");
    return id && *id ? arena_printf(walk->arena, "%s (%s %.60s)", walk->file, what, id)
                     : arena_printf(walk->arena, "%s (%s)", walk->file, what);
}

static void pair_parent(struct hsds_object *made, const char *name, const char *value)
{
    if (value && *value && !*hsds_get(made, name))
        hsds_pair(made, name, value);
}

static const char *member_id(struct walk *walk, const json_t *object, const char *name)
{
    const json_t *member = json_object_get(object, name);
    return json_is_object(member) ? json_member(walk->arena, member, "id") : NULL;
}

/* A point of GeoJSON is longitude first. */
static void pair_geometry(struct walk *walk, struct hsds_object *made, const json_t *object)
{
    const json_t *list = json_object_get(json_object_get(object, "geometry"), "coordinates");
    if (json_array_size(list) != 2)
        return;
    const char *lon = json_text(walk->arena, json_array_get(list, 0));
    const char *lat = json_text(walk->arena, json_array_get(list, 1));
    pair_parent(made, "latitude", lat);
    pair_parent(made, "longitude", lon);
}

static void pair_term(struct walk *walk, struct hsds_object *made, const json_t *object)
{
    const json_t *term = json_object_get(object, "taxonomy_term");
    pair_parent(made, "term_code", json_member(walk->arena, term, "code"));
    pair_parent(made, "term_name", json_member(walk->arena, term, "name"));
    pair_parent(made, "term_taxonomy", json_member(walk->arena, term, "taxonomy"));
}

static void pairs_take(struct walk *walk, struct hsds_object *made, const json_t *object,
                       struct parents parents)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value)
    {
        const char *text = json_text(walk->arena, value);
        if (text && text[strspn(text, " \t\r\n")])
            hsds_pair(made, name_keep(walk, name), text);
    }
    pair_parent(made, "organization_id", member_id(walk, object, "organization"));
    pair_parent(made, "organization_id", member_id(walk, object, "organisation"));
    pair_parent(made, "service_id", member_id(walk, object, "service"));
    pair_parent(made, "location_id", member_id(walk, object, "location"));
    pair_geometry(walk, made, object);
    pair_term(walk, made, object);
    pair_parent(made, "organization_id", parents.organization);
    pair_parent(made, "service_id", parents.service);
    pair_parent(made, "location_id", parents.location);
    pair_parent(made, "service_at_location_id", parents.service_at_location);
}

/* A location in a service stands there for a row that says that the service is there. */
static void location_link(struct walk *walk, const char *location, const char *service, int unit)
{
    if (!location || !*location || !service || !*service)
        return;
    struct hsds_object *link = hsds_add(walk->hsds, HSDS_SERVICE_AT_LOCATION, "location", unit, 2);
    hsds_pair(link, "service_id", service);
    hsds_pair(link, "location_id", location);
}

static void members_walk(struct walk *walk, const json_t *object, enum hsds_kind parent,
                         struct parents inside, int depth)
{
    const char *name;
    json_t *value;
    json_object_foreach((json_t *)object, name, value)
    {
        enum hsds_kind kind = hsds_kind_named(name);
        if (parent == HSDS_ATTRIBUTE && kind == HSDS_TERM)
            continue; /* pair_term has it */
        const char *what = name_keep(walk, name);
        kind = kind == HSDS_KINDS ? HSDS_OTHER : kind;
        size_t index;
        json_t *item;
        if (json_is_object(value))
            object_walk(walk, value, kind, what, inside, depth + 1);
        json_array_foreach(value, index, item)
        {
            if (json_is_object(item))
                object_walk(walk, item, kind, what, inside, depth + 1);
        }
    }
}

static void object_walk(struct walk *walk, const json_t *value, enum hsds_kind kind, const char *what,
                        struct parents parents, int depth)
{
    int unit = feed_unit(walk->hsds->feed, place_of(walk, value, what), 0);
    if (depth > DEPTH_MAX) {
        feed_say(walk->hsds->feed, unit, "hier staat te veel in elkaar; wat dieper staat, is niet gelezen");
        return;
    }
    struct hsds_object *made = object_begin(walk, kind, what, unit, json_object_size(value) + 14);
    pairs_take(walk, made, value, parents);
    pairs_settle(walk, made);
    const char *id = hsds_get(made, "id");
    id = *id ? id : hsds_get(made, "name");
    struct parents inside = parents;
    if (kind == HSDS_ORGANIZATION)
        inside.organization = id;
    if (kind == HSDS_SERVICE) {
        inside = (struct parents){.service = id, .organization = hsds_get(made, "organization_id")};
    }
    if (kind == HSDS_LOCATION) {
        inside.location = id;
        inside.service = NULL;
        location_link(walk, id, parents.service, unit);
    }
    if (kind == HSDS_SERVICE_AT_LOCATION) {
        inside.service = hsds_get(made, "service_id");
        inside.service_at_location = id;
    }
    members_walk(walk, value, kind, inside, depth);
}

static enum hsds_kind top_kind(struct walk *walk, const json_t *value)
{
    const char *names[64], *name;
    int count = 0;
    json_t *member;
    (void)walk;
    json_object_foreach((json_t *)value, name, member)
    {
        if (count < 64)
            names[count++] = name;
    }
    return hsds_kind_guess(names, count);
}

static const char *const kind_words[HSDS_KINDS] = {
    [HSDS_ORGANIZATION] = "organization",
    [HSDS_LOCATION] = "location",
    [HSDS_SERVICE] = "service",
    [HSDS_SERVICE_AT_LOCATION] = "service_at_location",
    [HSDS_TERM] = "taxonomy",
};

static void top_object_walk(struct walk *walk, const json_t *value)
{
    enum hsds_kind kind = top_kind(walk, value);
    const char *what = kind < HSDS_KINDS && kind_words[kind] ? kind_words[kind] : "object";
    object_walk(walk, value, kind == HSDS_KINDS ? HSDS_OTHER : kind, what, (struct parents){0}, 0);
}

static void item_walk(void *data, const json_t *item, size_t index)
{
    struct walk *walk = data;
    if (json_is_object(item))
        top_object_walk(walk, item);
    else
        feed_say(walk->hsds->feed, feed_unit(walk->hsds->feed, walk->file, (int)index + 1),
                 "hier staat geen object; niet gelezen");
}

static void list_walk(struct walk *walk, const json_t *list)
{
    size_t index;
    json_t *item;
    json_array_foreach(list, index, item) item_walk(walk, item, index);
}

/* A page of a longer list. */
static bool page_walk(struct walk *walk, const json_t *value)
{
    const char *name;
    json_t *member;
    json_object_foreach((json_t *)value, name, member)
    {
        if (!is_page_list(name) || !json_is_array(member))
            continue;
        const json_t *pages = json_object_get(value, "total_pages");
        pages = pages ? pages : json_object_get(value, "totalPages");
        walk->hsds->feed->part = walk->hsds->feed->part || json_integer_value(pages) > 1;
        list_walk(walk, member);
        return true;
    }
    return false;
}

static bool json_walk(struct walk *walk, const json_t *all, struct err *err)
{
    if (json_is_array(json_object_get(all, "resources")) || json_object_get(all, "fields"))
        return err_set(err,
                       "%s: dit beschrijft tabellen (datapackage) en heeft zelf geen aanbod; geef de map of "
                       "zip met de CSV-bestanden",
                       walk->file);
    if (json_object_get(all, "openapi_url") ||
        (json_object_get(all, "version") && json_object_get(all, "profile")))
        return err_set(err,
                       "%s: dit zegt alleen welke versie van HSDS iemand gebruikt; er staat geen aanbod in",
                       walk->file);
    if (!page_walk(walk, all))
        top_object_walk(walk, all);
    return true;
}

/* What is no list of objects: a page of one, or a single object. */
static bool whole_walk(struct walk *walk, const char *bytes, size_t length, struct err *err)
{
    json_t *all = json_open_bytes(bytes, length, err);
    bool ok = all ? true : err_prefix(err, walk->file);
    if (ok && !json_is_object(all))
        ok = err_set(err, "%s: hier staat geen lijst en geen object; dit is geen HSDS", walk->file);
    ok = ok && json_walk(walk, all, err);
    json_decref(all);
    return ok;
}

bool hsds_read_json_bytes(struct hsds *hsds, const char *file, const char *bytes, size_t length,
                          struct err *err)
{
    struct walk walk = {.hsds = hsds, .file = file, .arena = &hsds->feed->arena};
    bool list;
    lookup_init(&walk.names);
    json_list_walk(bytes, length, item_walk, &walk, &list);
    bool ok = list || whole_walk(&walk, bytes, length, err);
    lookup_release(&walk.names);
    free(walk.scratch);
    return ok;
}
