/* The part of hsds.h that writes attributes of the vocabulary "wegwijzer". */
#include <stdio.h>
#include <string.h>

#include "tool/export/hsds.h"

enum { KEY_BYTES = 1024, UUID_BYTES = 37 };

/* The id of an object, the same each time: a UUID of version 8 made of what kind it is and of what. */
static const char *uuid(const char *kind, const char *key, char out[UUID_BYTES])
{
    /* 128 bits of FNV-1a: two halves that begin differently. */
    unsigned long long halves[2] = {0xcbf29ce484222325ULL, 0x9ae16a3b2f90404fULL};
    for (int half = 0; half < 2; half++) {
        for (const char *at = kind; *at; at++)
            halves[half] = (halves[half] ^ (unsigned char)*at) * 0x100000001b3ULL;
        for (const char *at = key; *at; at++)
            halves[half] = (halves[half] ^ (unsigned char)*at) * 0x100000001b3ULL;
    }
    snprintf(out, UUID_BYTES, "%08x-%04x-8%03x-%04x-%012llx", (unsigned)(halves[0] >> 32),
             (unsigned)(halves[0] >> 16 & 0xffff), (unsigned)(halves[0] & 0xfff),
             (unsigned)(0x8000 | (halves[1] >> 48 & 0x3fff)), halves[1] & 0xffffffffffffULL);
    return out;
}

json_t *export_object(const char *kind, const char *key)
{
    char id[UUID_BYTES];
    return json_pack("{s:s}", "id", uuid(kind, key, id));
}

void export_put(json_t *object, const char *name, const char *text)
{
    if (*text)
        json_object_set_new(object, name, json_string(text));
}

/* The language at the end of "translation.title.fr", or "". */
static const char *language_of(const char *code)
{
    const char *first = strchr(code, '.'), *last = strrchr(code, '.');
    return first != last ? last + 1 : "";
}

void export_attribute(json_t *all, const struct export_subject *subject, const char *code, const char *label,
                      const char *value)
{
    char own[UUID_BYTES], link[UUID_BYTES], term_id[UUID_BYTES], own_key[KEY_BYTES];
    snprintf(own_key, sizeof own_key, "%s/%s/%s/%s", subject->kind, subject->key, code, label ? label : "");
    json_t *term = json_pack("{s:s, s:s, s:s, s:s, s:s}", "id", uuid("term", code, term_id), "code", code,
                             "name", code, "description", "wegwijzer", "taxonomy", "wegwijzer");
    export_put(term, "language", language_of(code));
    json_t *attribute = json_pack("{s:s, s:s, s:s, s:s, s:o}", "id", uuid("attribute", own_key, own),
                                  "link_id", uuid(subject->kind, subject->key, link), "link_entity",
                                  subject->kind, "value", value, "taxonomy_term", term);
    if (label)
        export_put(attribute, "label", label);
    json_array_append_new(all, attribute);
}

/* True when a field of HSDS, or whose row it is, says the same and `import` reads it back as it was. */
static bool is_field(struct export_row row, const char *column)
{
    static const char *const fields[TABLE_COUNT] = {
        [TABLE_PLACE] = " name route lat lon ",
        [TABLE_PARTNER] = " title lead phone mail web ",
        [TABLE_OFFER] = " title lead place phone mail web access_note documents checked_on ",
        [TABLE_ACTIVITY] = " title lead place phone mail web access_note documents checked_on ",
        [TABLE_OCCURRENCE] = " activity ",
        [TABLE_RELATED] = " card ",
    };
    char word[64];
    snprintf(word, sizeof word, " %s ", column);
    bool address = row.table == TABLE_PLACE && strstr(" street postcode town ", word);
    return (fields[row.table] && strstr(fields[row.table], word)) || (address && *export_cell(row, "street"));
}

/* The cells of a row that say more than an empty one; `prefix` is "occurrence." for a row that belongs to the object. */
static void cells(json_t *all, struct export_row row, const struct export_subject *subject,
                  const char *prefix, const char *label)
{
    const struct table_spec *spec = table_spec(row.table);
    for (int i = 0; i < spec->count; i++) {
        char code[64];
        const struct column *column = &spec->columns[i];
        const char *value = export_cell(row, column->name);
        bool empty = !*value || (column->otherwise && strcmp(value, column->otherwise) == 0);
        snprintf(code, sizeof code, "%s%s", prefix, column->name);
        if (!empty && !is_field(row, column->name))
            export_attribute(all, subject, code, label, value);
    }
}

static void translations(json_t *all, struct export_row about, const struct export_subject *subject)
{
    char owner[KEY_BYTES], name[128];
    bool card = table_of_cards(about.table);
    snprintf(owner, sizeof owner, "%s/%s", card ? "card" : table_spec(about.table)->name,
             export_cell(about, "code"));
    struct export_row row = export_row_of(about.tables, TABLE_TRANSLATION, owner);
    for (; row.number; row = export_row_next(row)) {
        snprintf(name, sizeof name, "translation.%s.%s", export_cell(row, "field"),
                 export_cell(row, "language"));
        export_attribute(all, subject, name, export_cell(row, "checked"), export_cell(row, "text"));
    }
}

json_t *export_attributes(struct export_row row, const struct export_subject *subject)
{
    json_t *all = json_array();
    export_attribute(all, subject, "table", NULL, table_spec(row.table)->name);
    cells(all, row, subject, "", NULL);
    translations(all, row, subject);
    return all;
}

void export_card_rows(json_t *all, struct export_row card, const struct export_subject *subject)
{
    const char *code = export_cell(card, "code");
    struct export_row row = export_row_of(card.tables, TABLE_OCCURRENCE, code);
    for (; row.number; row = export_row_next(row))
        cells(all, row, subject, "occurrence.", export_cell(row, "original"));
    row = export_row_of(card.tables, TABLE_RELATED, code);
    if (row.number)
        cells(all, row, subject, "related.", NULL);
}

/* What stays the same when a row changes. */
static void label_of(struct export_row row, char label[KEY_BYTES])
{
    const char *owner = export_owner(row);
    int number = 1;
    struct export_row before = export_row_of(row.tables, row.table, owner);
    for (; before.number != row.number; before = export_row_next(before))
        number++;
    if (number > 1)
        snprintf(label, KEY_BYTES, "%s #%d", owner, number);
    else
        snprintf(label, KEY_BYTES, "%s", owner);
}

/* Texts of things that are no object in HSDS. */
static void translations_of_house(json_t *all, struct export_tables *tables,
                                  const struct export_subject *subject)
{
    const struct grid_sheet *sheet = tables->of[TABLE_TRANSLATION].sheet;
    for (int i = 1; sheet && i < sheet->count; i++) {
        struct export_row row = {tables, TABLE_TRANSLATION, i};
        const char *what = export_cell(row, "subject");
        char label[KEY_BYTES];
        if (strcmp(what, "card") == 0 || strcmp(what, "place") == 0 || strcmp(what, "house") == 0)
            continue;
        snprintf(label, sizeof label, "%s/%s/%s/%s", what, export_cell(row, "row"), export_cell(row, "field"),
                 export_cell(row, "language"));
        cells(all, row, subject, "translation.", label);
    }
}

void export_house_rows(json_t *all, struct export_tables *tables, const struct export_subject *subject)
{
    static const enum table_id own[] = {TABLE_SOURCE,   TABLE_TOPIC,   TABLE_AGE_BAND, TABLE_LIFE_DOMAIN,
                                        TABLE_QUESTION, TABLE_HOLIDAY, TABLE_SYNONYM,  TABLE_CAMPAIGN,
                                        TABLE_SLIDE,    TABLE_POLL,    TABLE_BODY};
    for (size_t k = 0; k < sizeof own / sizeof *own; k++) {
        const struct grid_sheet *sheet = tables->of[own[k]].sheet;
        char prefix[40], label[KEY_BYTES];
        snprintf(prefix, sizeof prefix, "%s.", table_spec(own[k])->name);
        for (int i = 1; sheet && i < sheet->count; i++) {
            struct export_row row = {tables, own[k], i};
            label_of(row, label);
            cells(all, row, subject, prefix, label);
        }
    }
    translations_of_house(all, tables, subject);
}
