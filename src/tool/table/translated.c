#include "tool/table/translated.h"

#include <string.h>

static const struct {
    const char *name;
    enum ref ref; /* REF_COUNT: found by its Dutch text */
    enum table_id table;
} subjects[] = {
    {"card", REF_CARD, TABLE_COUNT},         {"topic", REF_TOPIC, TABLE_TOPIC},
    {"place", REF_PLACE, TABLE_PLACE},       {"house", REF_HOUSE, TABLE_HOUSE},
    {"age_band", REF_AGE_BAND, TABLE_COUNT}, {"life_domain", REF_LIFE_DOMAIN, TABLE_COUNT},
    {"question", REF_COUNT, TABLE_QUESTION}, {"slide", REF_COUNT, TABLE_SLIDE},
};

/* Questions and slides have no code: their text names them within their source. */
static struct translated find_by_text(const struct table *table, const char *text)
{
    int column = column_of(table->id, table->id == TABLE_QUESTION ? "text" : "title");
    for (int i = 0; i < table->count; i++)
        if (strcmp(table->rows[i].cells[column], text) == 0)
            return (struct translated){table, &table->rows[i]};
    return (struct translated){NULL, NULL};
}

struct translated translated_find(const struct book *book, const struct table *table, const struct row *row)
{
    const char *subject = row_cell(table, row, "subject"), *name = row_cell(table, row, "row");
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        if (strcmp(subjects[i].name, subject) != 0)
            continue;
        if (subjects[i].ref == REF_COUNT)
            return find_by_text(&table->source->tables[subjects[i].table], name);
        const struct entry *entry = book_find(book, subjects[i].ref, name);
        if (entry)
            return (struct translated){entry->table, &entry->table->rows[entry->row]};
    }
    return (struct translated){NULL, NULL};
}

static const char *const partner_fields[] = {"title", "lead", "easy", "roles", "refer_to_us_for", NULL};
static const char *const offer_fields[] = {
    "title", "lead", "easy", "price_text", "reduced_text", "access_note", "documents", "referral", NULL};
static const char *const activity_fields[] = {"title",           "lead",        "easy",      "price_text",
                                              "reduced_text",    "access_note", "documents", "referral",
                                              "recurrence_text", "status_note", NULL};
static const char *const topic_fields[] = {"name", "lead", NULL};
static const char *const place_fields[] = {"name", "room", "route", "stop", NULL};
static const char *const house_fields[] = {"name", "mission", "desk_name", "desk_where", "phone_note", NULL};
static const char *const question_fields[] = {"text", NULL};
static const char *const slide_fields[] = {"title", "text", NULL};
static const char *const name_fields[] = {"name", NULL};

const char *const *translated_fields(enum table_id id)
{
    switch (id) {
    case TABLE_PARTNER:
        return partner_fields;
    case TABLE_OFFER:
        return offer_fields;
    case TABLE_ACTIVITY:
        return activity_fields;
    case TABLE_TOPIC:
        return topic_fields;
    case TABLE_PLACE:
        return place_fields;
    case TABLE_HOUSE:
        return house_fields;
    case TABLE_QUESTION:
        return question_fields;
    case TABLE_SLIDE:
        return slide_fields;
    default:
        return name_fields;
    }
}

int translated_ids(const struct book *book, const struct table *table, const struct row *row,
                   int ids[HOUSES_MAX])
{
    struct translated found = translated_find(book, table, row);
    if (!found.table)
        return 0;
    if (found.table->id != TABLE_QUESTION && found.table->id != TABLE_SLIDE) {
        ids[0] = found.row->id;
        return 1;
    }
    int houses[HOUSES_MAX];
    int count = book_houses(book, found.table, row_cell(found.table, found.row, "houses"), houses);
    for (int i = 0; i < count; i++)
        ids[i] = found.row->id + i;
    return count;
}
