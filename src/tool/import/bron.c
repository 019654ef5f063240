#include "tool/import/bron.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FEED, ID, TABLE, ROW, FIELD, VALUE, SOURCE, LICENCE, SINCE, COLUMNS };

static const char *const columns[] = {"feed",  "id",     "table",   "row",   "field",
                                      "value", "source", "licence", "since", NULL};

static const char *cell(const struct bron *bron, int line, int column)
{
    return ledger_cell(&bron->ledger, line, column);
}

static void next_set(struct bron *bron, int line, int next)
{
    if (line >= bron->next_capacity) {
        bron->next_capacity = (line + 1) * 2;
        bron->next = realloc(bron->next, (size_t)bron->next_capacity * sizeof *bron->next);
        if (!bron->next)
            abort();
    }
    bron->next[line] = next;
}

static struct bron_record *record_new(struct bron *bron, enum table_id table, const char *id, const char *key)
{
    if (bron->count == bron->capacity) {
        bron->capacity = bron->capacity ? bron->capacity * 2 : 64;
        bron->records = realloc(bron->records, (size_t)bron->capacity * sizeof *bron->records);
        if (!bron->records)
            abort();
    }
    const char *name = arena_printf(bron->ledger.arena, "%s/%s", table_spec(table)->name, id);
    lookup_add(&bron->by_id, (struct entry){.key = name, .row = bron->count});
    bron->records[bron->count] = (struct bron_record){.table = table,
                                                      .id = strchr(name, '/') + 1,
                                                      .key = arena_strdup(bron->ledger.arena, key),
                                                      .first = -1,
                                                      .line = -1};
    return &bron->records[bron->count++];
}

static enum table_id table_by_name(const char *name)
{
    for (int id = 0; id < TABLE_COUNT; id++)
        if (strcmp(table_spec((enum table_id)id)->name, name) == 0)
            return (enum table_id)id;
    return TABLE_COUNT;
}

/* Lines of other feeds stay as they are. */
static void line_take(struct bron *bron, int line)
{
    enum table_id table = table_by_name(cell(bron, line, TABLE));
    next_set(bron, line, -1);
    if (table == TABLE_COUNT || strcmp(cell(bron, line, FEED), bron->feed) != 0)
        return;
    struct bron_record *record = bron_find(bron, table, cell(bron, line, ID));
    if (!record)
        record = record_new(bron, table, cell(bron, line, ID), cell(bron, line, ROW));
    next_set(bron, line, record->first);
    record->first = line;
}

bool bron_open(struct bron *bron, struct binder *binder, const char *feed, struct err *err)
{
    *bron = (struct bron){.feed = feed};
    lookup_init(&bron->by_id);
    if (!binder_ledger(binder, TABLE_COUNT, columns, &bron->ledger, err))
        return false;
    for (int i = 0; i < COLUMNS; i++)
        if (ledger_find(&bron->ledger, columns[i]) != i)
            return err_set(err,
                           "%s, rij 1: kolom %d moet \"%s\" heten; zet een oudere kopie van deze tabel "
                           "terug, want ze onthoudt wat van wie is",
                           bron->ledger.path, i + 1, columns[i]);
    for (int line = 0; line < bron->ledger.count; line++)
        line_take(bron, line);
    return true;
}

void bron_close(struct bron *bron)
{
    ledger_close(&bron->ledger);
    lookup_release(&bron->by_id);
    free(bron->records);
    free(bron->next);
}

struct bron_record *bron_find(struct bron *bron, enum table_id table, const char *id)
{
    const char *name = arena_printf(bron->ledger.arena, "%s/%s", table_spec(table)->name, id);
    const struct entry *entry = lookup_find(&bron->by_id, name);
    return entry ? &bron->records[entry->row] : NULL;
}

struct bron_record *bron_add(struct bron *bron, enum table_id table, const char *id, const char *key)
{
    return record_new(bron, table, id, key);
}

static int line_of(const struct bron *bron, const struct bron_record *record, const char *field)
{
    int line = record->first;
    while (line >= 0 && strcmp(cell(bron, line, FIELD), field) != 0)
        line = bron->next[line];
    return line;
}

const char *bron_value(const struct bron *bron, const struct bron_record *record, const char *field)
{
    int line = line_of(bron, record, field);
    return line >= 0 ? cell(bron, line, VALUE) : NULL;
}

void bron_set(struct bron *bron, struct bron_record *record, const char *field, const char *value,
              const struct bron_origin *origin)
{
    int line = line_of(bron, record, field);
    if (line >= 0 && strcmp(cell(bron, line, VALUE), value) == 0)
        return;
    if (line < 0) {
        line = ledger_add(&bron->ledger);
        next_set(bron, line, record->first);
        record->first = line;
        ledger_set(&bron->ledger, line, FEED, bron->feed);
        ledger_set(&bron->ledger, line, ID, record->id);
        ledger_set(&bron->ledger, line, TABLE, table_spec(record->table)->name);
        ledger_set(&bron->ledger, line, ROW, record->key);
        ledger_set(&bron->ledger, line, FIELD, field);
    }
    ledger_set(&bron->ledger, line, VALUE, value);
    ledger_set(&bron->ledger, line, SOURCE, origin->source);
    ledger_set(&bron->ledger, line, LICENCE, origin->licence);
    ledger_set(&bron->ledger, line, SINCE, origin->day);
}

void bron_adopt(struct bron *bron, struct bron_record *record, const char *id)
{
    const char *name = arena_printf(bron->ledger.arena, "%s/%s", table_spec(record->table)->name, id);
    lookup_add(&bron->by_id, (struct entry){.key = name, .row = (int)(record - bron->records)});
    record->id = strchr(name, '/') + 1;
    for (int line = record->first; line >= 0; line = bron->next[line])
        ledger_set(&bron->ledger, line, ID, id);
}

void bron_rename(struct bron *bron, struct bron_record *record, const char *key)
{
    if (strcmp(record->key, key) == 0)
        return;
    record->key = arena_strdup(bron->ledger.arena, key);
    for (int line = record->first; line >= 0; line = bron->next[line])
        ledger_set(&bron->ledger, line, ROW, key);
}
