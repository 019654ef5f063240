#include "tool/import/merge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "model/date.h"
#include "tool/source.h"

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
    return key;
}

static const char *row_key(struct merge *merge, enum table_id table, int row)
{
    const struct table_spec *spec = table_spec(table);
    const struct ledger *ledger = &merge->ledgers[table];
    const char *cells[COLUMNS_MAX];
    for (int i = 0; i < spec->count; i++)
        cells[i] = ledger_cell(ledger, row, ledger_find(ledger, spec->columns[i].name));
    return table_coded(table) ? cells[column_of(table, "code")] : merge_key(merge, table, cells);
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
    const char *path = arena_printf(&merge->arena, "%s/%s.csv", merge->folder, spec->name);
    if (!ledger_open(&merge->ledgers[table], &merge->arena, path, names, err))
        return false;
    for (int row = 0; row < merge->ledgers[table].count; row++) {
        const char *key = row_key(merge, table, row);
        if (*key && !lookup_find(&merge->index[table], key))
            lookup_add(&merge->index[table], (struct entry){.key = key, .row = row});
        bool card = table >= TABLE_PARTNER && table <= TABLE_ACTIVITY;
        if (card && *key && !lookup_find(&merge->cards, key))
            lookup_add(&merge->cards, (struct entry){.key = key});
    }
    return true;
}

static bool folder_fine(const char *folder, struct err *err)
{
    struct stat info;
    struct source_paths list;
    if (stat(folder, &info) != 0)
        return true;
    if (!S_ISDIR(info.st_mode))
        return err_set(err,
                       "%s: invoeren kan alleen in een map met CSV-tabellen; maak er een van je werkboek met "
                       "`wegwijzer-data convert %s -o MAP`",
                       folder, folder);
    bool ok = source_paths_find(&list, &folder, 1, err);
    if (ok && list.count > 0 && strcmp(list.paths[0], folder) != 0)
        ok =
            err_set(err,
                    "%s: in deze map staan werkboeken; invoeren kan alleen in een map met CSV-tabellen, maak "
                    "er een met `wegwijzer-data convert %s -o MAP`",
                    folder, list.paths[0]);
    source_paths_release(&list);
    return ok;
}

bool merge_open(struct merge *merge, struct feed *feed, const char *folder, struct err *err)
{
    char day[11];
    *merge = (struct merge){.feed = feed};
    arena_init(&merge->arena);
    lookup_init(&merge->cards);
    for (int id = 0; id < TABLE_COUNT; id++)
        lookup_init(&merge->index[id]);
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    merge->folder = arena_strndup(&merge->arena, folder, length);
    day_format(feed->as_of, day);
    merge->origin = (struct bron_origin){feed->name, feed->licence, arena_strdup(&merge->arena, day)};
    merge->deltas = calloc(DELTAS_MAX, sizeof *merge->deltas);
    if (!merge->deltas)
        abort();
    if (!folder_fine(merge->folder, err) ||
        !bron_open(&merge->bron, &merge->arena, merge->folder, feed->name, err))
        return false;
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
        if (!merge_table(merge, (enum table_id)id, err))
            return false;
    return true;
}

bool merge_avoid(struct merge *merge, const char *source, struct err *err)
{
    for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++) {
        struct ledger other;
        const char *const names[] = {"code", NULL};
        const char *path =
            arena_printf(&merge->arena, "%s/%s.csv", source, table_spec((enum table_id)id)->name);
        bool ok = ledger_open(&other, &merge->arena, path, names, err);
        for (int row = 0; ok && row < other.count; row++) {
            const char *code = ledger_cell(&other, row, ledger_find(&other, "code"));
            if (*code && !lookup_find(&merge->cards, code))
                lookup_add(&merge->cards, (struct entry){.key = code});
        }
        ledger_close(&other);
        if (!ok)
            return false;
    }
    return true;
}

void merge_tell(struct merge *merge, struct delta delta)
{
    merge->counts[delta.table][delta.kind]++;
    if (merge->delta_count < DELTAS_MAX)
        merge->deltas[merge->delta_count++] = delta;
}

bool merge_changes(const struct merge *merge)
{
    bool changed = merge->bron.ledger.changed;
    for (int id = 0; id < TABLE_COUNT; id++)
        changed = changed || (merge->open[id] && merge->ledgers[id].changed);
    return changed;
}

/* Writes a table beside itself. */
static bool ledger_stage(const struct ledger *ledger, struct err *err)
{
    char path[4200], *bytes;
    size_t length;
    if (!ledger_bytes(ledger, &bytes, &length, err))
        return false;
    snprintf(path, sizeof path, "%s.nieuw", ledger->path);
    bool ok = path_write(path, bytes, length, err);
    free(bytes);
    return ok;
}

static void ledger_unstage(const struct ledger *ledger)
{
    char path[4200];
    snprintf(path, sizeof path, "%s.nieuw", ledger->path);
    unlink(path);
}

static bool ledger_swap(const struct ledger *ledger, struct err *err)
{
    char path[4200];
    snprintf(path, sizeof path, "%s.nieuw", ledger->path);
    return rename(path, ledger->path) == 0 || err_set(err, "%s: %s", ledger->path, path_why(errno));
}

bool merge_write(struct merge *merge, struct err *err)
{
    const struct ledger *changed[TABLE_COUNT + 1];
    int count = 0, staged = 0;
    for (int id = 0; id < TABLE_COUNT; id++)
        if (merge->open[id] && merge->ledgers[id].changed)
            changed[count++] = &merge->ledgers[id];
    if (merge->bron.ledger.changed)
        changed[count++] = &merge->bron.ledger;
    bool ok = count == 0 || path_make_dirs(merge->folder, err);
    for (; ok && staged < count; staged += ok)
        ok = ledger_stage(changed[staged], err);
    for (int i = 0; ok && i < count; i++)
        ok = ledger_swap(changed[i], err);
    for (int i = 0; !ok && i < staged; i++)
        ledger_unstage(changed[i]);
    return ok;
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
    free(merge->deltas);
    arena_release(&merge->arena);
}
