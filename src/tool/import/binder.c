#include "tool/import/binder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/import/swap.h"
#include "tool/sheet/package.h"
#include "tool/sheet/workbook.h"
#include "tool/sheet/xlsx_edit.h"
#include "tool/table/source_open.h"
#include "tool/table/table_name.h"
#include "tool/table/template.h"

enum { PATH = 4200 };

static const char bron_name[] = "_bron";

/* A folder of workbooks is a source for each of them. */
static bool folder_fine(const char *folder, struct err *err)
{
    struct source_paths list;
    bool ok = source_paths_find(&list, &folder, 1, err);
    if (ok && list.count > 0 && strcmp(list.paths[0], folder) != 0)
        ok = err_set(err, "%s: in deze map staan werkboeken; geef er een van: --into %s", folder,
                     list.paths[0]);
    source_paths_release(&list);
    return ok;
}

static bool kind_fine(const char *path, enum workbook_kind kind, struct err *err)
{
    return kind != WORKBOOK_ODS ||
           err_set(err,
                   "%s: in een .ods kan ik niet schrijven; maak er eerst een .xlsx van met `wegwijzer-data "
                   "convert %s -o %.*s.xlsx` en voer daarin in",
                   path, path, (int)(strlen(path) - (name_ends_in(path, ".ods") ? 4 : 0)), path);
}

/* A workbook to begin with, made where nobody sees it. */
static bool template_read(struct binder *binder, struct err *err)
{
    const char *place = getenv("TMPDIR");
    char folder[128], path[160];
    if (!place || !*place || strlen(place) > 80)
        place = "/tmp";
    snprintf(folder, sizeof folder, "%s/wegwijzer-data-XXXXXX", place);
    if (!mkdtemp(folder))
        return err_set(err, "%s: hier kan ik geen tijdelijke map maken (%s)", place, path_why(errno));
    snprintf(path, sizeof path, "%s/leeg.xlsx", folder);
    bool ok =
        template_write(path, err) && path_read(path, PACKAGE_FILE_MAX, &binder->bytes, &binder->length, err);
    unlink(path);
    rmdir(folder);
    return ok;
}

static bool workbook_open(struct binder *binder, struct err *err)
{
    enum workbook_kind kind = name_ends_in(binder->path, ".ods") ? WORKBOOK_ODS : WORKBOOK_XLSX;
    binder->workbook = true;
    if (!binder->there && !name_ends_in(binder->path, ".xlsx"))
        return kind_fine(binder->path, kind, err) &&
               err_set(err, "%s: een nieuw werkboek maak ik alleen als .xlsx; geef het zo een naam",
                       binder->path);
    if (!(binder->there ? path_read(binder->path, PACKAGE_FILE_MAX, &binder->bytes, &binder->length, err)
                        : template_read(binder, err)))
        return false;
    grid_close(&binder->grid);
    if (!grid_open_bytes(&binder->grid, binder->path, binder->bytes, binder->length, &kind, &binder->report,
                         err) ||
        !kind_fine(binder->path, kind, err))
        return false;
    for (int i = 0; i < binder->grid.count; i++)
        if (table_named(binder->grid.sheets[i].name) != TABLE_COUNT)
            return true;
    return err_set(err,
                   "%s: geen enkel blad heeft de naam van een tabel; begin met `wegwijzer-data template` of "
                   "geef een ander werkboek",
                   binder->path);
}

static const char *file_path(const struct binder *binder, enum table_id id)
{
    return arena_printf(binder->arena, "%s/%s.csv", binder->path,
                        id == TABLE_COUNT ? bron_name : table_spec(id)->name);
}

/* New tables look like the first one that is there. */
static void style_find(struct binder *binder)
{
    binder->style = (struct ledger_style){.encoding = CSV_UTF8, .separator = ',', .line_end = "\n"};
    for (int id = 0; id < TABLE_COUNT; id++)
        if (ledger_style_read(&binder->style, file_path(binder, (enum table_id)id)))
            return;
}

bool binder_open(struct binder *binder, struct arena *arena, const char *path, struct err *err)
{
    struct stat info;
    *binder = (struct binder){.arena = arena, .path = path};
    report_init(&binder->report);
    grid_init(&binder->grid, &binder->report);
    binder->there = stat(path, &info) == 0;
    if (binder->there ? !S_ISDIR(info.st_mode) : workbook_named(path))
        return workbook_open(binder, err);
    bool ok = !binder->there || (swap_finish(path, err) && folder_fine(path, err));
    style_find(binder);
    return ok;
}

void binder_close(struct binder *binder)
{
    grid_close(&binder->grid);
    report_release(&binder->report);
    free(binder->bytes);
    binder->bytes = NULL;
}

static bool sheet_is(const struct grid_sheet *sheet, enum table_id id)
{
    return id == TABLE_COUNT ? strcasecmp(sheet->name, bron_name) == 0 : table_named(sheet->name) == id;
}

static const struct grid_sheet *sheet_find(const struct binder *binder, enum table_id id)
{
    for (int i = 0; i < binder->grid.count; i++)
        if (sheet_is(&binder->grid.sheets[i], id))
            return &binder->grid.sheets[i];
    return NULL;
}

bool binder_ledger(struct binder *binder, enum table_id id, const char *const *names, struct ledger *ledger,
                   struct err *err)
{
    if (!binder->workbook)
        return ledger_open(ledger, binder->arena, file_path(binder, id), names, &binder->style, err);
    const struct grid_sheet *sheet = sheet_find(binder, id);
    const char *name = id == TABLE_COUNT ? bron_name : table_title(id);
    ledger_open_sheet(ledger, binder->arena, name, sheet, names);
    for (int i = 0; sheet && i < binder->grid.count; i++)
        if (&binder->grid.sheets[i] != sheet && sheet_is(&binder->grid.sheets[i], id))
            return err_set(err, "%s en %s zijn dezelfde tabel; voeg ze samen", sheet->label,
                           binder->grid.sheets[i].label);
    return true;
}

bool binder_has(const struct binder *binder, enum table_id id)
{
    if (!binder->workbook)
        return access(file_path(binder, id), F_OK) == 0;
    const struct grid_sheet *sheet = sheet_find(binder, id);
    return sheet && sheet->count > 1;
}

/* Cells of a workbook on their way into it. */
struct edits {
    struct xlsx_edit *items;
    int count, capacity;
};

static void edit_add(struct edits *edits, const char *sheet, int row, int column, const char *text)
{
    if (edits->count == edits->capacity) {
        edits->capacity = edits->capacity ? edits->capacity * 2 : 256;
        edits->items = realloc(edits->items, (size_t)edits->capacity * sizeof *edits->items);
        if (!edits->items)
            abort();
    }
    edits->items[edits->count++] = (struct xlsx_edit){sheet, row, column, text};
}

static void row_edits(struct edits *edits, const struct ledger *ledger, const struct ledger_row *row,
                      int number)
{
    for (int i = 0; row->changed && i < row->count; i++)
        if (ledger_cell_changed(ledger, row, i))
            edit_add(edits, ledger->sheet, number, i, row->cells[i]);
}

/* New rows come under all that stands on the sheet. Returns how many rows come with it. */
static int ledger_edits(struct edits *edits, const struct ledger *ledger, const struct grid_sheet *sheet)
{
    int number = ledger->head.was ? ledger->head.was->number : 1, added = 0;
    row_edits(edits, ledger, &ledger->head, number);
    if (sheet && sheet->count)
        number = sheet->rows[sheet->count - 1].number;
    for (int i = 0; i < ledger->count; i++) {
        const struct ledger_row *row = &ledger->rows[i];
        added += !row->was;
        row_edits(edits, ledger, row, row->was ? row->was->number : number + added);
    }
    return added + !ledger->there;
}

/* The workbook must still be what was read. */
static bool workbook_same(const struct binder *binder, struct err *err)
{
    char *bytes;
    size_t length;
    if (!binder->there)
        return access(binder->path, F_OK) != 0 ||
               err_set(err, "%s: dit werkboek is er intussen; probeer opnieuw", binder->path);
    if (!path_read(binder->path, PACKAGE_FILE_MAX, &bytes, &length, err))
        return false;
    bool same = length == binder->length && memcmp(bytes, binder->bytes, length) == 0;
    free(bytes);
    return same || err_set(err, "%s: iemand bewaarde dit werkboek intussen; probeer opnieuw", binder->path);
}

static bool workbook_write(struct binder *binder, const struct ledger *const *changed, int count,
                           struct err *err)
{
    struct edits edits = {0};
    char *out = NULL;
    size_t length;
    long rows = 0;
    for (int i = 0; i < binder->grid.count; i++)
        rows += binder->grid.sheets[i].count;
    for (int i = 0; i < count; i++) {
        const struct grid_sheet *sheet = NULL;
        for (int s = 0; changed[i]->there && s < binder->grid.count; s++)
            if (strcmp(binder->grid.sheets[s].name, changed[i]->sheet) == 0)
                sheet = &binder->grid.sheets[s];
        rows += ledger_edits(&edits, changed[i], sheet);
    }
    bool ok = rows <= SHEET_ROWS_MAX;
    if (!ok && !binder->there)
        err_set(err,
                "%s: dit worden %ld rijen, en een werkboek heeft er hoogstens %d; voer in een map met "
                "CSV-tabellen in",
                binder->path, rows, SHEET_ROWS_MAX);
    else if (!ok)
        err_set(err,
                "%s: met deze invoer erbij zijn het %ld rijen, en een werkboek heeft er hoogstens %d; "
                "voer in een map met CSV-tabellen in, die `wegwijzer-data convert %s -o MAP` maakt",
                binder->path, rows, SHEET_ROWS_MAX, binder->path);
    if (ok && !xlsx_edit_bytes(binder->bytes, binder->length, edits.items, edits.count, &out, &length, err))
        ok = err_prefix(err, binder->path);
    ok = ok && workbook_same(binder, err) && xlsx_replace(binder->path, out, length, err);
    free(out);
    free(edits.items);
    return ok;
}

static bool tables_write(const struct binder *binder, const struct ledger *const *changed, int count,
                         struct err *err)
{
    struct swap_file files[TABLE_COUNT + 1];
    int made = 0;
    bool ok = true;
    for (; ok && made < count; made += ok) {
        const struct ledger *ledger = changed[made];
        files[made] = (struct swap_file){
            .path = ledger->path, .there = ledger->there, .was = ledger->bytes, .was_length = ledger->length};
        ok = ledger_bytes(ledger, &files[made].bytes, &files[made].length, err);
    }
    if (ok)
        return swap_files(binder->path, files, count, err);
    while (made > 0)
        free(files[--made].bytes);
    return false;
}

static bool writable(const char *path, struct err *err)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return errno == ENOENT || err_set(err, "%s: %s", path, path_why(errno));
    return ((info.st_mode & 0222) && access(path, W_OK) == 0) ||
           err_set(err, "%s: dit is alleen-lezen; geef jezelf schrijfrechten en probeer opnieuw", path);
}

bool binder_ready(const struct binder *binder, struct err *err)
{
    char lock[WORKBOOK_LOCK_BYTES];
    if (!writable(binder->path, err))
        return false;
    return !binder->workbook || !workbook_is_open(binder->path, lock) ||
           err_set(err,
                   "%s: dit werkboek staat open in een rekenblad; sluit het daar en probeer opnieuw "
                   "(staat het nergens open, haal dan %s weg)",
                   binder->path, lock);
}

bool binder_write(struct binder *binder, const struct ledger *const *changed, int count, struct err *err)
{
    if (count == 0)
        return true;
    return binder->workbook ? workbook_write(binder, changed, count, err)
                            : tables_write(binder, changed, count, err);
}
