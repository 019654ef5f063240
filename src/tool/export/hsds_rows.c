/* The part of hsds.h that keeps the tables and finds rows by their owner. */
#include <stdlib.h>
#include <string.h>

#include "tool/export/hsds.h"
#include "tool/table/value.h"

/* The first partner of a card, the one in whose organization it stands. */
static const char *owner_first(struct arena *arena, const char *partners)
{
    char item[ITEM_BYTES] = "";
    struct value_list list = value_list(partners);
    value_next(&list, item);
    return arena_strdup(arena, item);
}

/* What must be said of a row tells it from others. */
static const char *cells_needed(struct arena *arena, struct export_row row)
{
    const struct table_spec *spec = table_spec(row.table);
    const char *out = "";
    for (int i = 0; i < spec->count; i++)
        if (spec->columns[i].required)
            out = arena_printf(arena, "%s%s%s", out, *out ? " | " : "",
                               export_cell(row, spec->columns[i].name));
    return out;
}

const char *export_owner(struct export_row row)
{
    struct arena *arena = &row.tables->grid.arena;
    switch (row.table) {
    case TABLE_OFFER:
    case TABLE_ACTIVITY:
        return owner_first(arena, export_cell(row, "partners"));
    case TABLE_OCCURRENCE:
        return export_cell(row, "activity");
    case TABLE_TRANSLATION:
        return arena_printf(arena, "%s/%s", export_cell(row, "subject"), export_cell(row, "row"));
    case TABLE_HOURS:
    case TABLE_HOURS_EXCEPTION:
    case TABLE_PRESENCE:
    case TABLE_RELATED:
        return export_cell(row, "card");
    default:
        return *export_cell(row, "code") ? export_cell(row, "code") : cells_needed(arena, row);
    }
}

/* From the last row to the first, so that the chain has the order of the table. */
static void table_chain(struct export_tables *tables, enum table_id table)
{
    const struct grid_sheet *sheet = tables->of[table].sheet;
    struct lookup *first = &tables->of[table].first;
    int *next = calloc((size_t)sheet->count, sizeof *next);
    if (!next)
        abort();
    for (int i = sheet->count - 1; i > 0; i--) {
        const char *owner = export_owner((struct export_row){tables, table, i});
        struct entry *entry = (struct entry *)lookup_find(first, owner);
        next[i] = entry ? entry->row : 0;
        if (entry)
            entry->row = i;
        else
            lookup_add(first, (struct entry){.key = owner, .row = i});
    }
    tables->of[table].next = next;
}

bool export_tables_open(struct export_tables *tables, sqlite3 *db, struct err *err)
{
    *tables = (struct export_tables){.places_told = NULL};
    report_init(&tables->report);
    grid_init(&tables->grid, &tables->report);
    for (int id = 0; id < TABLE_COUNT; id++)
        lookup_init(&tables->of[id].first);
    if (!export_grid(&tables->grid, db, err))
        return false;
    for (int id = 0; id < TABLE_COUNT; id++) {
        for (int i = 0; i < tables->grid.count; i++)
            if (strcmp(tables->grid.sheets[i].name, table_spec((enum table_id)id)->name) == 0)
                tables->of[id].sheet = &tables->grid.sheets[i];
        if (tables->of[id].sheet)
            table_chain(tables, (enum table_id)id);
    }
    const struct grid_sheet *places = tables->of[TABLE_PLACE].sheet;
    tables->places_told = calloc(places ? (size_t)places->count : 1, sizeof *tables->places_told);
    if (!tables->places_told)
        abort();
    return true;
}

void export_tables_close(struct export_tables *tables)
{
    for (int id = 0; id < TABLE_COUNT; id++) {
        lookup_release(&tables->of[id].first);
        free(tables->of[id].next);
    }
    free(tables->places_told);
    grid_close(&tables->grid);
    report_release(&tables->report);
}

struct export_row export_row_of(struct export_tables *tables, enum table_id table, const char *owner)
{
    const struct entry *entry = lookup_find(&tables->of[table].first, owner);
    return (struct export_row){tables, table, entry ? entry->row : 0};
}

struct export_row export_row_next(struct export_row row)
{
    row.number = row.tables->of[row.table].next[row.number];
    return row;
}

const char *export_cell(struct export_row row, const char *column)
{
    const struct grid_sheet *sheet = row.tables->of[row.table].sheet;
    const struct grid_row *names = &sheet->rows[0];
    for (int i = 0; i < names->count; i++)
        if (strcmp(names->cells[i], column) == 0)
            return sheet->rows[row.number].cells[i];
    return "";
}
