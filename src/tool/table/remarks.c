#include "tool/table/remarks.h"

#include <string.h>

#include "base/message.h"
#include "tool/table/table_name.h"
#include "tool/table/xlsx_writer.h"

/* The position of our column in the header: where it stands, or behind the last. */
static int remarks_column(const struct grid_sheet *sheet)
{
    const struct grid_row *header = &sheet->rows[0];
    for (int i = 0; i < header->count; i++)
        if (column_is_remarks(header->cells[i]))
            return i;
    return sheet->width;
}

bool remarks_stand(const struct grid_sheet *sheet)
{
    return sheet->count > 0 && remarks_column(sheet) < sheet->rows[0].count;
}

static void cell_put(struct grid *grid, struct grid_row *row, int column, const char *text)
{
    if (column >= row->count) {
        const char **cells = arena_array(&grid->arena, const char *, column + 1);
        for (int i = 0; i <= column; i++)
            cells[i] = i < row->count ? row->cells[i] : "";
        row->cells = cells;
        row->count = column + 1;
    }
    row->cells[column] = text;
}

static void list_put(struct grid *grid, struct grid_sheet *sheet, const struct message_list *list,
                     const struct table *table, int column, const char *level)
{
    for (int i = 0; i < list->kept; i++) {
        const struct message *message = &list->items[i];
        if (message->spot.order != table->order || strcmp(message->spot.file, table->file) != 0)
            continue;
        int number = message->spot.row ? message->spot.row : sheet->rows[0].number;
        for (int r = 0; r < sheet->count; r++) {
            struct grid_row *row = &sheet->rows[r];
            if (row->number != number)
                continue;
            const char *before = column < row->count ? row->cells[column] : "";
            const char *where = message->spot.column ? message->spot.column : M_("rij");
            cell_put(grid, row, column,
                     arena_printf(&grid->arena, "%s%s%s: %s: %s", before, *before ? "\n" : "", level, where,
                                  message->text));
        }
    }
}

static void sheet_mark(struct grid *grid, struct grid_sheet *sheet, const struct table *table,
                       const struct report *report)
{
    int column = remarks_column(sheet);
    for (int r = 0; r < sheet->count; r++)
        if (column < sheet->rows[r].count)
            sheet->rows[r].cells[column] = "";
    cell_put(grid, &sheet->rows[0], column, remarks_title);
    list_put(grid, sheet, &report->errors, table, column, M_("FOUT"));
    list_put(grid, sheet, &report->warnings, table, column, M_("let op"));
    sheet->width = column >= sheet->width ? column + 1 : sheet->width;
}

bool remarks_write(const struct source *source, struct report *report, const char *path, struct err *err)
{
    struct report own;
    struct grid grid;
    report_init(&own);
    bool ok = grid_open(&grid, source->path, &own, err);
    for (int i = 0; ok && i < grid.count; i++) {
        enum table_id id = table_named(grid.sheets[i].name);
        if (id != TABLE_COUNT && grid.sheets[i].count)
            sheet_mark(&grid, &grid.sheets[i], &source->tables[id], report);
    }
    ok = ok && grid_write_xlsx(&grid, path, err);
    grid_close(&grid);
    report_release(&own);
    return ok;
}
