#include "tool/table/grid.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/message.h"
#include "base/path.h"
#include "tool/sheet/csv_reader.h"
#include "tool/sheet/csv_writer.h"
#include "tool/sheet/workbook.h"
#include "tool/table/sheet_intake.h"
#include "tool/table/table_name.h"

enum { SHEETS_MAX = 512 };

void grid_init(struct grid *grid, struct report *report)
{
    *grid = (struct grid){.report = report, .path = ""};
    arena_init(&grid->arena);
    grid->sheets = calloc(SHEETS_MAX, sizeof *grid->sheets);
    if (!grid->sheets)
        abort();
}

struct grid_sheet *grid_sheet_add(struct grid *grid, const char *name)
{
    assert(grid->count < SHEETS_MAX);
    struct grid_sheet *sheet = &grid->sheets[grid->count++];
    *sheet =
        (struct grid_sheet){.name = arena_strdup(&grid->arena, name),
                            .label = grid->folder ? arena_printf(&grid->arena, "%s/%s.csv", grid->path, name)
                                                  : sheet_label(&grid->arena, grid->path, name)};
    return sheet;
}

static struct grid_row *row_new(struct grid *grid, struct grid_sheet *sheet, int number, int count)
{
    if (sheet->count == sheet->capacity) {
        sheet->capacity = sheet->capacity ? sheet->capacity * 2 : 64;
        sheet->rows = realloc(sheet->rows, (size_t)sheet->capacity * sizeof *sheet->rows);
        if (!sheet->rows)
            abort();
    }
    struct grid_row *row = &sheet->rows[sheet->count++];
    *row = (struct grid_row){number, count, arena_array(&grid->arena, const char *, count ? count : 1)};
    sheet->width = count > sheet->width ? count : sheet->width;
    return row;
}

void grid_row_add(struct grid *grid, struct grid_sheet *sheet, const char *const *cells, int count)
{
    int number = sheet->count ? sheet->rows[sheet->count - 1].number + 1 : 1;
    struct grid_row *row = row_new(grid, sheet, number, count);
    for (int i = 0; i < count; i++)
        row->cells[i] = *cells[i] ? arena_strdup(&grid->arena, cells[i]) : "";
}

static bool sheet_take(void *data, const char *name)
{
    struct grid *grid = data;
    if (grid->count == SHEETS_MAX)
        return false;
    grid_sheet_add(grid, name);
    return true;
}

static void cell_cut(struct grid *grid, const struct grid_sheet *sheet, int row, int column)
{
    char name[24];
    sheet_cell_name(0, column, name);
    report_error(grid->report,
                 (struct spot){sheet->label, grid->count, row, arena_strdup(&grid->arena, name)},
                 MN_("in deze cel staat een teken dat geen tekst is (NUL); typ de cel opnieuw"));
}

static void row_take(void *data, const struct sheet_row *row)
{
    struct grid *grid = data;
    struct grid_sheet *sheet = &grid->sheets[grid->count - 1];
    struct grid_row *kept = row_new(grid, sheet, row->number, row->count);
    for (int i = 0; i < row->count; i++) {
        kept->cells[i] = row->lengths[i] ? arena_strndup(&grid->arena, row->cells[i], row->lengths[i]) : "";
        if (strlen(kept->cells[i]) != row->lengths[i])
            cell_cut(grid, sheet, row->number, i);
    }
}

static void note_take(void *data, const struct sheet_note *note)
{
    struct grid *grid = data;
    char name[24];
    sheet_cell_name(0, note->column < 0 ? 0 : note->column, name);
    const struct spot spot = {grid->sheets[grid->count - 1].label, grid->count, note->row,
                              note->column < 0 ? NULL : arena_strdup(&grid->arena, name)};
    /* A fault of the quotes loses what comes after it; all else is in the text of the cell. */
    if (note->error && grid->folder)
        report_error(grid->report, spot, "%s", note->text);
    else
        report_warning(grid->report, spot, "%s", note->text);
}

static bool tables_open(struct grid *grid, const struct sheet_sink *sink, struct err *err)
{
    char **names;
    int count = csv_names(grid->path, &names);
    bool ok =
        count > 0 ||
        err_set(err,
                "%s: in deze map staat geen enkele CSV-tabel; geef de map met de tabellen, of één werkboek",
                grid->path);
    for (int i = 0; i < count; i++) {
        char *path = arena_printf(&grid->arena, "%s/%s", grid->path, names[i]);
        names[i][strlen(names[i]) - 4] = '\0';
        ok = ok && csv_read_sheet(path, names[i], sink, err);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    return ok;
}

/* The order of our tables first, then what else there is as it came. */
static int sheet_order(const void *left, const void *right)
{
    const struct grid_sheet *a = left, *b = right;
    enum table_id a_id = table_named(a->name), b_id = table_named(b->name);
    return a_id != b_id ? (a_id < b_id ? -1 : 1) : strcmp(a->name, b->name);
}

bool grid_open(struct grid *grid, const char *path, struct report *report, struct err *err)
{
    struct stat info;
    enum workbook_kind kind;
    grid_init(grid, report);
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    grid->path = arena_strndup(&grid->arena, path, length);
    const struct sheet_sink sink = {grid, sheet_take, row_take, note_take};
    if (stat(grid->path, &info) != 0)
        return err_set(err, "%s: deze bron is er niet; geef een map met CSV-tabellen of een werkboek", path);
    grid->folder = S_ISDIR(info.st_mode);
    if (!grid->folder)
        return workbook_read(grid->path, &sink, &kind, err);
    bool ok = tables_open(grid, &sink, err);
    qsort(grid->sheets, (size_t)grid->count, sizeof *grid->sheets, sheet_order);
    return ok;
}

bool grid_open_bytes(struct grid *grid, const char *path, const char *bytes, size_t length,
                     enum workbook_kind *kind, struct report *report, struct err *err)
{
    grid_init(grid, report);
    grid->path = arena_strdup(&grid->arena, path);
    const struct sheet_sink sink = {grid, sheet_take, row_take, note_take};
    return workbook_read_bytes(bytes, length, &sink, kind, err) ? true : err_prefix(err, path);
}

void grid_close(struct grid *grid)
{
    for (int i = 0; i < grid->count; i++)
        free(grid->sheets[i].rows);
    free(grid->sheets);
    arena_release(&grid->arena);
}

/* A row that is not there is an empty line. */
static void sheet_write(const struct grid_sheet *sheet, FILE *file)
{
    struct csv_writer writer = csv_writer(file);
    writer.single = sheet->width == 1;
    int number = 1;
    for (int r = 0; r < sheet->count; r++, number++) {
        const struct grid_row *row = &sheet->rows[r];
        for (; number < row->number; number++)
            putc('\n', file);
        for (int i = 0; i < sheet->width; i++)
            csv_write_cell(&writer, i < row->count ? row->cells[i] : "");
        csv_write_end(&writer);
    }
}

/* The name of the file of a sheet: that of its table, or its own. */
static bool file_name(const struct grid *grid, const struct grid_sheet *sheet, char *out, size_t size,
                      struct err *err)
{
    enum table_id id = table_named(sheet->name);
    const char *name = id == TABLE_COUNT ? sheet->name : table_spec(id)->name;
    if (!*name || *name == '.' || strchr(name, '/') || strlen(name) > 200)
        return err_set(err, "%s: van deze naam kan ik geen bestand maken; geef het blad een andere naam",
                       sheet->label);
    snprintf(out, size, "%s.csv", name);
    for (const struct grid_sheet *before = grid->sheets; before < sheet; before++) {
        enum table_id other = table_named(before->name);
        if (other == id && (id != TABLE_COUNT || strcasecmp(before->name, sheet->name) == 0))
            return err_set(err, "%s en %s zijn dezelfde tabel; voeg ze samen", before->label, sheet->label);
    }
    return true;
}

/* `target` is what the folder will be called. */
static bool sheets_write(const struct grid *grid, const char *folder, const char *target, struct err *err)
{
    for (int i = 0; i < grid->count; i++) {
        char name[256], path[4600];
        if (!file_name(grid, &grid->sheets[i], name, sizeof name, err))
            return false;
        snprintf(path, sizeof path, "%s/%s", folder, name);
        FILE *file = fopen(path, "wx");
        if (!file)
            return err_set(err, "%s/%s: %s", target, name, path_why(errno));
        sheet_write(&grid->sheets[i], file);
        bool ok = !ferror(file) && fflush(file) == 0 && fsync(fileno(file)) == 0;
        if (fclose(file) != 0 || !ok)
            return err_set(err, "%s/%s: %s", target, name, path_why(errno));
    }
    return true;
}

bool grid_write_csv(const struct grid *grid, const char *folder, struct err *err)
{
    char plain[4096], temporary[4200];
    snprintf(plain, sizeof plain, "%s", folder);
    for (size_t length = strlen(plain); length > 1 && plain[length - 1] == '/';)
        plain[--length] = '\0';
    snprintf(temporary, sizeof temporary, "%s.tmp-XXXXXX", plain);
    if (!mkdtemp(temporary))
        return err_set(err, "%s: hier kan ik niet schrijven (%s); kies met -o een andere plaats", plain,
                       errno == ENOENT ? M_("de map bestaat niet") : path_why(errno));
    bool ok = sheets_write(grid, temporary, plain, err);
    if (ok && (chmod(temporary, 0755) != 0 || rename(temporary, plain) != 0))
        ok = err_set(err,
                     errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR
                         ? "%s: dit bestaat al; geef een map die er nog niet is, of een lege"
                         : MN_("%s: hier kan ik niet schrijven; kies met -o een andere plaats"),
                     plain);
    if (!ok)
        folder_remove(temporary);
    return ok;
}
