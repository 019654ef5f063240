/* The part of hsds.h for attributes of the taxonomy "wegwijzer": an export of ours says there what HSDS has no word for,
 * so that nothing is lost on the way back. tool/export/hsds.h tells the codes. */
#include <string.h>
#include <strings.h>

#include "tool/import/hsds.h"
#include "tool/table/table_name.h"
#include "tool/table/value.h"

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

static const char *code_said(const struct hsds *hsds, const struct hsds_object *object)
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
    lookup_init(&hsds->tables);
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
        if (is_ours(hsds, object) && strcmp(code_said(hsds, object), "table") == 0 &&
            !lookup_find(&hsds->tables, subject_of(object)))
            lookup_add(&hsds->tables, (struct entry){.key = subject_of(object), .row = i});
    }
}

const char *hsds_table_said(const struct hsds *hsds, const char *id)
{
    const struct entry *entry = lookup_find(&hsds->tables, id);
    return entry ? hsds_get(&hsds->objects[entry->row], "value") : "";
}

/* Hours have the id of their card and their own. */
static struct feed_row *hours_about(struct hsds *hsds, const struct hsds_object *object)
{
    const char *card = hsds_get(object, "service_id|organization_id");
    return feed_find(hsds->feed, TABLE_HOURS,
                     arena_printf(&hsds->feed->arena, "%s#%s", card, subject_of(object)));
}

static struct feed_row *row_about(struct hsds *hsds, const struct hsds_object *object)
{
    const char *id = subject_of(object);
    if (strcmp(hsds_get(object, "link_entity"), "schedule") == 0)
        return hours_about(hsds, object);
    struct feed_row *row = *id ? hsds_card(hsds, id) : NULL;
    if (!row && *id)
        row = feed_find(hsds->feed, TABLE_PARTNER, id);
    if (!row && *id)
        row = feed_find(hsds->feed, TABLE_HOUSE, id);
    return row || !*id ? row : feed_find(hsds->feed, TABLE_PLACE, id);
}

/* The row of another table that belongs to this one, by its label. */
static struct feed_row *row_below(struct hsds *hsds, const struct hsds_object *object,
                                  const struct feed_row *about, enum table_id table)
{
    const struct feed_row owner = *about; /* the row may move when another one is made */
    const char *id = arena_printf(&hsds->feed->arena, "%s#%s", owner.id, hsds_get(object, "label"));
    struct feed_row *row = feed_find(hsds->feed, table, id);
    if (row)
        return row;
    row = feed_row(hsds->feed, table, id, object->unit);
    row->founding = owner.table == TABLE_HOUSE;
    if (!row->founding)
        feed_refer(hsds->feed, row, table == TABLE_OCCURRENCE ? "activity" : "card", owner.table, owner.id);
    return row;
}

/* "translation.title.fr" */
static bool translation_map(struct hsds *hsds, const struct hsds_object *object, const struct feed_row *about,
                            const char *code)
{
    const char *field = strchr(code, '.') + 1, *dot = strchr(field, '.');
    struct arena *arena = &hsds->feed->arena;
    if (strncmp(code, "translation.", strlen("translation.")) != 0 || dot == field || !dot[1])
        return false;
    const struct feed_row owner = *about;
    const char *id = arena_printf(arena, "%s#%s", owner.id, field);
    struct feed_row *row = feed_row(hsds->feed, TABLE_TRANSLATION, id, object->unit);
    row->founding = owner.table == TABLE_HOUSE;
    feed_set(hsds->feed, row, "subject",
             table_of_cards(owner.table) ? "card" : table_spec(owner.table)->name);
    feed_set(hsds->feed, row, "row", "");
    feed_refer(hsds->feed, row, "row", owner.table, owner.id);
    feed_set(hsds->feed, row, "field", arena_strndup(arena, field, (size_t)(dot - field)));
    feed_set(hsds->feed, row, "language", dot + 1);
    feed_set(hsds->feed, row, "text", hsds_get(object, "value"));
    feed_set(hsds->feed, row, "checked", hsds_get(object, "label"));
    return true;
}

/* True when rows of a table can belong to a card, or to a house. */
static bool is_below(enum table_id table, enum table_id owner)
{
    bool of_card = table == TABLE_OCCURRENCE || table == TABLE_RELATED || table == TABLE_PRESENCE;
    bool of_house = table == TABLE_SOURCE || (table >= TABLE_TOPIC && table <= TABLE_LIFE_DOMAIN) ||
                    (table >= TABLE_QUESTION && table <= TABLE_BODY && table != TABLE_RELATED);
    return table_of_cards(owner) ? of_card : owner == TABLE_HOUSE && of_house;
}

/* "occurrence.status" */
static bool below_map(struct hsds *hsds, const struct hsds_object *object, const struct feed_row *about,
                      const char *code)
{
    const char *dot = strchr(code, '.');
    enum table_id table = table_named(arena_strndup(&hsds->feed->arena, code, (size_t)(dot - code)));
    if (!is_below(table, about->table) || column_find(table_spec(table), dot + 1) < 0)
        return false;
    feed_set(hsds->feed, row_below(hsds, object, about, table), dot + 1, hsds_get(object, "value"));
    return true;
}

static bool cell_map(struct hsds *hsds, const struct hsds_object *object, struct feed_row *about,
                     const char *code)
{
    if (strcmp(code, "table") == 0)
        return true;
    if (column_find(table_spec(about->table), code) < 0)
        return false;
    feed_set(hsds->feed, about, code, hsds_get(object, "value"));
    return true;
}

static void attribute_map(struct hsds *hsds, const struct hsds_object *object)
{
    const char *code = code_said(hsds, object);
    struct feed_row *about = row_about(hsds, object);
    const char *dot = strchr(code, '.');
    bool known = about && (!dot                   ? cell_map(hsds, object, about, code)
                           : strchr(dot + 1, '.') ? translation_map(hsds, object, about, code)
                                                  : below_map(hsds, object, about, code));
    if (known)
        feed_keep(hsds->feed, object->unit);
    else
        feed_say(hsds->feed, object->unit,
                 "het kenmerk \"%s\" hoort bij niets dat wij kennen; niet overgenomen",
                 report_quote(hsds->feed->report, code));
}

/* The rows that a cell names by their codes, when all of them are in the feed: they may get other codes here. */
static void codes_refer(struct hsds *hsds, struct feed_row *row, const struct column *column,
                        const struct lookup *codes)
{
    char item[ITEM_BYTES];
    const char *text = feed_get(row, column->name);
    for (struct value_list list = value_list(text); value_next(&list, item);)
        if (!lookup_find(codes, item))
            return;
    feed_set(hsds->feed, row, column->name, "");
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        const struct feed_row *other = &hsds->feed->rows[lookup_find(codes, item)->row];
        feed_refer(hsds->feed, row, column->name, other->table, other->id);
    }
}

static void row_codes(struct hsds *hsds, struct feed_row *row, const struct lookup *cards,
                      const struct lookup *places)
{
    const struct table_spec *spec = table_spec(row->table);
    for (int i = 0; i < spec->count; i++) {
        const struct column *column = &spec->columns[i];
        bool card = column->ref == REF_CARD || column->ref == REF_PARTNER || column->ref == REF_ACTIVITY;
        bool refers = column->kind == CELL_REF || column->kind == CELL_REFS;
        const char *text = row->cells[i] ? row->cells[i] : "";
        if (refers && (card || column->ref == REF_PLACE) && *text && !feed_refers(text))
            codes_refer(hsds, row, column, card ? cards : places);
    }
}

static void codes_map(struct hsds *hsds)
{
    struct lookup cards, places;
    lookup_init(&cards);
    lookup_init(&places);
    for (int i = 0; i < hsds->feed->count; i++) {
        const struct feed_row *row = &hsds->feed->rows[i];
        struct lookup *codes = row->table == TABLE_PLACE ? &places : &cards;
        bool coded = row->table == TABLE_PLACE || table_of_cards(row->table);
        const char *code = coded ? feed_get(row, "code") : "";
        if (*code && !lookup_find(codes, code))
            lookup_add(codes, (struct entry){.key = code, .row = i});
    }
    for (int i = 0; cards.count && i < hsds->feed->count; i++)
        row_codes(hsds, &hsds->feed->rows[i], &cards, &places);
    lookup_release(&cards);
    lookup_release(&places);
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
    codes_map(hsds);
    if (others)
        report_warning(hsds->feed->report, (struct spot){.file = hsds->feed->path},
                       "%ld keer een kenmerk uit een andere indeling; de thema's kiest het huis zelf",
                       others);
}
