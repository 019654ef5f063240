#include "tool/table/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/table/source_open.h"
#include "tool/table/value.h"

/* A sample source moves along to the day of the build, by whole weeks so that weekdays stay. */
static int sample_shift(const struct source *source, int as_of)
{
    const struct table *table = &source->tables[TABLE_SOURCE];
    int written;
    if (!source->sample || table->count == 0 ||
        !value_day(row_cell(table, &table->rows[0], "as_of"), &written))
        return 0;
    int days = as_of - written;
    return (days >= 0 ? (days + 3) / 7 : -((3 - days) / 7)) * 7;
}

static void source_settle(struct source *source, int as_of)
{
    const struct table *table = &source->tables[TABLE_SOURCE];
    bool sample = false;
    if (table->count > 0)
        value_yes(row_cell(table, &table->rows[0], "sample"), &sample);
    source->sample = sample;
    source->shift = sample_shift(source, as_of);
}

static void icons_load(struct book *book)
{
    char path[4096];
    size_t length;
    struct err err = {""};
    if (!path_find_share("icons.list", path, sizeof path) ||
        !path_read(path, 1 << 20, &book->icon_bytes, &length, &err)) {
        report_warning(&book->report, (struct spot){.file = "icons.list"},
                       "deze lijst met iconen vind ik niet; de namen van iconen zijn niet nagekeken");
        return;
    }
    char *rest = book->icon_bytes;
    for (char *line; (line = strsep(&rest, "\n"));) {
        line[strcspn(line, " \t\r")] = '\0';
        if (*line && *line != '#' && !lookup_find(&book->icons, line))
            lookup_add(&book->icons, (struct entry){.key = line});
    }
}

bool book_open(struct book *book, const char *const *paths, int count, int as_of, struct err *err)
{
    *book = (struct book){
        .as_of = as_of, .horizon_from = as_of - HORIZON_BEFORE, .horizon_to = as_of + HORIZON_AFTER};
    report_init(&book->report);
    for (int ref = 0; ref < REF_COUNT; ref++)
        lookup_init(&book->lookups[ref]);
    lookup_init(&book->icons);
    struct source_paths list;
    bool ok = source_paths_find(&list, paths, count, err);
    book->sources = calloc((size_t)list.count + 1, sizeof *book->sources);
    if (!book->sources)
        abort();
    for (; ok && book->count < list.count; book->count += ok) {
        struct source *source = &book->sources[book->count];
        ok = source_open(source, list.paths[book->count], book->count, &book->report, err);
        if (ok)
            source_settle(source, as_of);
        else
            source_close(source);
    }
    source_paths_release(&list);
    if (!ok)
        return false;
    icons_load(book);
    return true;
}

void book_close(struct book *book)
{
    for (int i = 0; i < book->count; i++)
        source_close(&book->sources[i]);
    for (int ref = 0; ref < REF_COUNT; ref++)
        lookup_release(&book->lookups[ref]);
    lookup_release(&book->icons);
    free(book->icon_bytes);
    free(book->sources);
    free(book->occurrences.items);
    free(book->presences.items);
    report_release(&book->report);
}

/* What a topic says of one house: houses that share a topic may differ in it. */
static bool column_own(const struct table *table, int column)
{
    const char *name = table->spec->columns[column].name;
    return table->id == TABLE_TOPIC && (strcmp(name, "houses") == 0 || strcmp(name, "talk_to") == 0);
}

/* True when two sources say the same of a thing that they share. */
static bool rows_equal(const struct table *table, const struct row *left, const struct row *right)
{
    for (int i = 0; i < table->spec->count; i++)
        if (!column_own(table, i) && strcmp(left->cells[i], right->cells[i]) != 0)
            return false;
    return true;
}

static void code_twice(struct book *book, const struct table *table, const struct row *row,
                       const struct entry *first, bool shared)
{
    bool card = table->id == TABLE_PARTNER || table->id == TABLE_OFFER || table->id == TABLE_ACTIVITY;
    const char *mend = card     ? M_("maak deze cel leeg en draai `wegwijzer-data codes`")
                       : shared ? M_("maak de twee rijen gelijk of geef er een een andere code")
                                : M_("geef er een een andere code");
    report_error(&book->report, spot_of(table, row, column_of(table->id, "code")),
                 "\"%s\" staat ook in %s, rij %d; %s", report_quote(&book->report, first->key),
                 first->table->file, first->table->rows[first->row].number, mend);
}

/* Cards belong to one source; what houses share (a topic, a place) may stand in several, when all say the
 * same. */
static void index_row(struct book *book, struct table *table, int index, enum ref ref)
{
    struct row *row = &table->rows[index];
    const char *code = row->cells[column_of(table->id, "code")];
    struct lookup *lookup = &book->lookups[ref];
    if (!*code)
        return;
    const struct entry *first = lookup_find(lookup, code);
    if (!first) {
        row->id = (int)lookup->count + 1;
        lookup_add(lookup, (struct entry){code, row->id, table, index});
        return;
    }
    row->id = first->id;
    row->merged = true;
    bool shared = ref != REF_CARD && ref != REF_HOUSE && first->table->source != table->source;
    if (!shared || !rows_equal(table, row, &first->table->rows[first->row]))
        code_twice(book, table, row, first, shared);
}

void book_index(struct book *book)
{
    static const struct {
        enum table_id table;
        enum ref ref;
    } coded[] = {
        {TABLE_HOUSE, REF_HOUSE},
        {TABLE_PLACE, REF_PLACE},
        {TABLE_TOPIC, REF_TOPIC},
        {TABLE_AGE_BAND, REF_AGE_BAND},
        {TABLE_LIFE_DOMAIN, REF_LIFE_DOMAIN},
        {TABLE_CAMPAIGN, REF_CAMPAIGN},
        {TABLE_PARTNER, REF_CARD},
        {TABLE_OFFER, REF_CARD},
        {TABLE_ACTIVITY, REF_CARD},
    };
    for (int s = 0; s < book->count; s++)
        for (size_t i = 0; i < sizeof coded / sizeof *coded; i++) {
            struct table *table = &book->sources[s].tables[coded[i].table];
            for (int row = 0; row < table->count; row++)
                index_row(book, table, row, coded[i].ref);
        }
}

const struct entry *book_find(const struct book *book, enum ref ref, const char *code)
{
    bool card = ref == REF_PARTNER || ref == REF_ACTIVITY;
    const struct entry *entry = lookup_find(&book->lookups[card ? REF_CARD : ref], code);
    if (entry && card && entry->table->id != (ref == REF_PARTNER ? TABLE_PARTNER : TABLE_ACTIVITY))
        return NULL;
    return entry;
}

int book_id(const struct book *book, enum ref ref, const char *code)
{
    const struct entry *entry = *code ? book_find(book, ref, code) : NULL;
    return entry ? entry->id : 0;
}

int book_count(const struct book *book, enum ref ref)
{
    return (int)book->lookups[ref].count;
}

int book_houses(const struct book *book, const struct table *table, const char *text, int houses[HOUSES_MAX])
{
    int count = 0;
    char item[ITEM_BYTES];
    for (struct value_list list = value_list(text); value_next(&list, item);) {
        int house = book_id(book, REF_HOUSE, item);
        if (house && count < HOUSES_MAX)
            houses[count++] = house;
    }
    const struct table *own = &table->source->tables[TABLE_HOUSE];
    for (int i = 0; !*text && i < own->count && count < HOUSES_MAX; i++)
        if (own->rows[i].id)
            houses[count++] = own->rows[i].id;
    return count;
}

void dates_add(struct dates *dates, struct date date)
{
    if (dates->count == dates->capacity) {
        dates->capacity = dates->capacity ? dates->capacity * 2 : 256;
        dates->items = realloc(dates->items, dates->capacity * sizeof *dates->items);
        if (!dates->items)
            abort();
    }
    dates->items[dates->count++] = date;
}

const char *row_cell(const struct table *table, const struct row *row, const char *column)
{
    return row->cells[column_of(table->id, column)];
}

bool hours_over(const struct book *book, const struct table *table, const struct row *row)
{
    int last;
    return value_day(row_cell(table, row, "valid_to"), &last) && last + table->source->shift < book->as_of;
}

bool card_shown(const struct table *table, const struct row *row)
{
    if (table->id == TABLE_PARTNER)
        return strcmp(row_cell(table, row, "status"), "active") == 0;
    const char *stage = row_cell(table, row, "stage");
    return strcmp(stage, "idea") != 0 && strcmp(stage, "ended") != 0;
}
