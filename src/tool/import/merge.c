#include "tool/import/merge.h"

#include <stdlib.h>
#include <string.h>

#include "model/date.h"
#include "tool/table/source_open.h"

bool table_coded(enum table_id table)
{
    return column_find(table_spec(table), "code") >= 0;
}

const char *merge_key(struct merge *merge, enum table_id table, const char *const *cells)
{
    const struct table_spec *spec = table_spec(table);
    const char *key = "";
    for (int i = 0; i < spec->count; i++) {
        bool exception = table == TABLE_HOURS_EXCEPTION && strcmp(spec->columns[i].name, "opens") == 0;
        bool season = table == TABLE_HOURS && strcmp(spec->columns[i].name, "valid_from") == 0;
        if (spec->columns[i].required || exception || season)
            key = arena_printf(&merge->arena, "%s%s%s", key, *key ? " | " : "", cells[i] ? cells[i] : "");
    }
    size_t length = strlen(key);
    while (length && key[length - 1] == ' ') /* as a cell of _bron keeps it */
        length--;
    return arena_strndup(&merge->arena, key, length);
}

const char *merge_row_key(struct merge *merge, enum table_id table, int row)
{
    const struct table_spec *spec = table_spec(table);
    const struct ledger *ledger = &merge->ledgers[table];
    const char *cells[COLUMNS_MAX];
    for (int i = 0; i < spec->count; i++)
        cells[i] = ledger_cell(ledger, row, ledger_find(ledger, spec->columns[i].name));
    return table_coded(table) ? cells[column_of(table, "code")] : merge_key(merge, table, cells);
}

void merge_index(struct merge *merge, enum table_id table)
{
    lookup_release(&merge->index[table]);
    lookup_init(&merge->index[table]);
    for (int row = 0; row < merge->ledgers[table].count; row++) {
        const char *key = merge_row_key(merge, table, row);
        if (*key && !lookup_find(&merge->index[table], key))
            lookup_add(&merge->index[table], (struct entry){.key = key, .row = row});
        bool card = table_of_cards(table);
        if (card && *key && !lookup_find(&merge->cards, key))
            lookup_add(&merge->cards, (struct entry){.key = key});
    }
}

int merge_line(const struct merge *merge, enum table_id table, const char *key)
{
    const struct entry *entry = lookup_find(&merge->index[table], key);
    return entry ? entry->row : -1;
}

bool merge_table(struct merge *merge, enum table_id table, struct err *err)
{
    const struct table_spec *spec = table_spec(table);
    const char *names[COLUMNS_MAX + 1] = {NULL};
    if (merge->open[table])
        return true;
    for (int i = 0; i < spec->count; i++)
        names[i] = spec->columns[i].name;
    merge->open[table] = true;
    if (!binder_ledger(&merge->binder, table, names, &merge->ledgers[table], err))
        return false;
    merge_index(merge, table);
    return true;
}

bool merge_open(struct merge *merge, struct feed *feed, const char *path, struct err *err)
{
    char day[11];
    *merge = (struct merge){.feed = feed};
    arena_init(&merge->arena);
    lookup_init(&merge->cards);
    lookup_init(&merge->drawn);
    for (int id = 0; id < TABLE_COUNT; id++)
        lookup_init(&merge->index[id]);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    day_format(feed->as_of, day);
    merge->origin = (struct bron_origin){feed->name, feed->licence, arena_strdup(&merge->arena, day)};
    merge->deltas = calloc((size_t)DELTAS_MAX * DELTA_COUNT, sizeof *merge->deltas);
    if (!merge->deltas)
        abort();
    if (!binder_open(&merge->binder, &merge->arena, arena_strndup(&merge->arena, path, length), err) ||
        !bron_open(&merge->bron, &merge->binder, feed->name, err))
        return false;
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
        if (!merge_table(merge, (enum table_id)id, err))
            return false;
    return true;
}

static void codes_avoid(struct merge *merge, const struct source *other)
{
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
        const struct table *table = &other->tables[id];
        int column = column_of(table->id, "code");
        for (int row = 0; row < table->count; row++) {
            const char *code = table->rows[row].cells[column];
            if (*code && !lookup_find(&merge->cards, code))
                lookup_add(&merge->cards, (struct entry){.key = arena_strdup(&merge->arena, code)});
        }
    }
}

bool merge_avoid(struct merge *merge, const char *path, struct err *err)
{
    struct source_paths list;
    struct source *other = malloc(sizeof *other);
    struct report report;
    if (!other)
        abort();
    report_init(&report);
    bool ok = source_paths_find(&list, &path, 1, err);
    for (int i = 0; ok && i < list.count; i++) {
        ok = source_open(other, list.paths[i], i, &report, err) &&
             (!report.errors.count || err_set(err,
                                              "%s: hier staan fouten in, dus welke codes al gegeven zijn is "
                                              "niet zeker; draai eerst `wegwijzer-data check`",
                                              list.paths[i]));
        if (ok)
            codes_avoid(merge, other);
        source_close(other);
    }
    source_paths_release(&list);
    report_release(&report);
    free(other);
    return ok;
}

void merge_tell(struct merge *merge, struct delta delta)
{
    merge->counts[delta.table][delta.kind]++;
    if (++merge->told[delta.kind] <= DELTAS_MAX)
        merge->deltas[merge->delta_count++] = delta;
}

bool merge_changes(const struct merge *merge)
{
    bool changed = merge->bron.ledger.changed;
    for (int id = 0; id < TABLE_COUNT; id++)
        changed = changed || (merge->open[id] && merge->ledgers[id].changed);
    return changed;
}

bool merge_write(struct merge *merge, struct err *err)
{
    const struct ledger *changed[TABLE_COUNT + 1];
    int count = 0;
    for (int id = 0; id < TABLE_COUNT; id++)
        if (merge->open[id] && merge->ledgers[id].changed)
            changed[count++] = &merge->ledgers[id];
    if (merge->bron.ledger.changed)
        changed[count++] = &merge->bron.ledger;
    return binder_write(&merge->binder, changed, count, err);
}

void merge_close(struct merge *merge)
{
    bron_close(&merge->bron);
    for (int id = 0; id < TABLE_COUNT; id++) {
        if (merge->open[id])
            ledger_close(&merge->ledgers[id]);
        lookup_release(&merge->index[id]);
    }
    lookup_release(&merge->cards);
    lookup_release(&merge->drawn);
    binder_close(&merge->binder);
    free(merge->deltas);
    arena_release(&merge->arena);
}
