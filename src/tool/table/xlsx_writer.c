#define _GNU_SOURCE /* memfd_create */
#include "tool/table/xlsx_writer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/sheet/xlsx_part.h"
#include "tool/table/table_name.h"
#include "tool/table/xlsx_look.h"

enum { WORKBOOK_BYTES = 1 << 30 };
enum {
    HEADING_HEIGHT = 22,
    LINE_HEIGHT = 15,
    EXPLAIN_COLUMN = 34,
    EXPLAIN_LETTERS = 122,
    EXAMPLE_COLUMN = 20,
    PAGE_COLUMNS = 9,
    PAPER_A4 = 9
};

static bool failed(struct err *err, const struct grid_sheet *sheet, int row, int column, lxw_error why)
{
    char name[24];
    sheet_cell_name(row, column, name);
    if (why == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        return err_set(
            err, "%s, cel %s heeft meer dan 32767 tekens, en dat kan niet in een werkboek; maak ze korter",
            sheet->label, name);
    if (why == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE)
        return err_set(err, "%s heeft meer rijen of kolommen dan een werkboek kan hebben", sheet->label);
    return err_set(err, "%s, cel %s: %s", sheet->label, name, lxw_strerror(why));
}

/* Text that reads like the escape of a sign (_x000D_) must not become that sign. */
static lxw_error string_write(lxw_worksheet *page, int row, int column, const char *text, lxw_format *format)
{
    size_t count = 0, used = 0;
    for (const char *c = text; (c = strchr(c, '_')); c++)
        count += xlsx_escape_like(c);
    if (!*text)
        return LXW_NO_ERROR;
    if (!count)
        return worksheet_write_string(page, (lxw_row_t)(row - 1), (lxw_col_t)column, text, format);
    char *escaped = malloc(strlen(text) + count * 6 + 1);
    if (!escaped)
        abort();
    for (; *text; text++) {
        if (xlsx_escape_like(text)) {
            memcpy(escaped + used, "_x005F", 6);
            used += 6;
        }
        escaped[used++] = *text;
    }
    escaped[used] = '\0';
    lxw_error why = worksheet_write_string(page, (lxw_row_t)(row - 1), (lxw_col_t)column, escaped, format);
    free(escaped);
    return why;
}

/* A program that does not make rows as high as their text would clip an explanation. */
static int lines_of(const struct grid_sheet *sheet, const struct grid_row *row)
{
    size_t room = sheet->width > 4 ? EXAMPLE_COLUMN - 3 : EXPLAIN_LETTERS, most = 0;
    for (int i = 1; i < row->count; i++) {
        size_t letters = strlen(row->cells[i]);
        most = letters > most ? letters : most;
    }
    return (int)(most / room) + 1;
}

/* On paper: lying, some columns on each page, the header on all of them. */
static void page_set(lxw_worksheet *page, const struct grid_row *header)
{
    worksheet_set_landscape(page);
    worksheet_set_paper(page, PAPER_A4);
    worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.5);
    worksheet_fit_to_pages(page, (uint16_t)((header->count + PAGE_COLUMNS - 1) / PAGE_COLUMNS), 0);
    worksheet_repeat_rows(page, (lxw_row_t)(header->number - 1), (lxw_row_t)(header->number - 1));
}

/* Our titles and explanations have their own look: a line alone is a heading, the line under it a header. */
static bool text_write(lxw_worksheet *page, const struct xlsx_looks *looks, const struct grid_sheet *sheet,
                       struct err *err)
{
    bool own = table_name_own(sheet->name) && sheet->name[0] != '_', under_heading = false;
    for (int r = 0; r < sheet->count; r++) {
        const struct grid_row *row = &sheet->rows[r];
        int filled = 0;
        for (int i = 0; i < row->count; i++)
            filled += *row->cells[i] != '\0';
        lxw_format *format = !own                                ? looks->text
                             : filled == 1 && *row->cells[0]     ? looks->heading
                             : under_heading && sheet->width > 4 ? looks->header
                                                                 : looks->wrapped;
        under_heading = own && format == looks->heading;
        if (under_heading)
            worksheet_set_row(page, (lxw_row_t)(row->number - 1), HEADING_HEIGHT, NULL);
        else if (format == looks->wrapped)
            worksheet_set_row(page, (lxw_row_t)(row->number - 1), LINE_HEIGHT * lines_of(sheet, row), NULL);
        for (int i = 0; i < row->count; i++) {
            lxw_error why = string_write(page, row->number, i, row->cells[i], format);
            if (why != LXW_NO_ERROR)
                return failed(err, sheet, row->number, i, why);
        }
    }
    if (own) {
        worksheet_set_landscape(page);
        worksheet_set_paper(page, PAPER_A4);
        worksheet_fit_to_pages(page, (uint16_t)(sheet->width / PAGE_COLUMNS + 1), 0);
        worksheet_set_column(page, 0, 0, EXPLAIN_COLUMN, NULL);
    }
    if (own)
        worksheet_set_column(page, 1, (lxw_col_t)(sheet->width > 2 ? sheet->width : 2),
                             sheet->width > 4 ? EXAMPLE_COLUMN : 110, NULL);
    return true;
}

static bool table_write(lxw_worksheet *page, const struct xlsx_looks *looks, const struct grid *grid,
                        const struct grid_sheet *sheet, enum table_id id, struct err *err)
{
    const struct grid_row *header = sheet->count ? &sheet->rows[0] : NULL;
    lxw_format *formats[SHEET_COLUMNS_MAX] = {NULL};
    for (int i = 0; header && i < header->count; i++)
        formats[i] = look_column(page, looks, grid, sheet, id, i);
    for (int r = 0; r < sheet->count; r++) {
        const struct grid_row *row = &sheet->rows[r];
        for (int i = 0; i < row->count; i++) {
            lxw_format *format = r == 0       ? look_header(looks, id, row->cells[i])
                                 : formats[i] ? formats[i]
                                              : looks->text;
            lxw_error why = string_write(page, row->number, i, row->cells[i], format);
            if (why != LXW_NO_ERROR)
                return failed(err, sheet, row->number, i, why);
        }
    }
    if (header) {
        worksheet_freeze_panes(page, (lxw_row_t)header->number, 0);
        page_set(page, header);
    }
    return true;
}

static bool sheet_write(lxw_workbook *workbook, const struct xlsx_looks *looks, const struct grid *grid,
                        const struct grid_sheet *sheet, struct err *err)
{
    enum table_id id = table_named(sheet->name);
    const char *name = id == TABLE_COUNT ? sheet->name : table_title(id);
    lxw_error why = workbook_validate_sheet_name(workbook, name);
    if (why == LXW_ERROR_SHEETNAME_ALREADY_USED)
        return err_set(err, "%s: de tabel \"%s\" staat er twee keer; voeg ze samen", sheet->label, name);
    lxw_worksheet *page = why == LXW_NO_ERROR ? workbook_add_worksheet(workbook, name) : NULL;
    if (!page)
        return err_set(err,
                       "%s: een blad kan niet \"%s\" heten; neem hoogstens 31 tekens, zonder [ ] : * ? / \\",
                       sheet->label, name);
    if (name[0] == '_')
        worksheet_hide(page);
    return id == TABLE_COUNT ? text_write(page, looks, sheet, err)
                             : table_write(page, looks, grid, sheet, id, err);
}

static bool workbook_fill(const struct grid *grid, const char *path, struct err *err)
{
    lxw_workbook *workbook = workbook_new(path);
    if (!workbook)
        return err_set(err, "geen geheugen voor dit werkboek");
    lxw_doc_properties about = {.company = "Huis van het Kind", .comments = "Gemaakt door wegwijzer-data"};
    workbook_set_properties(workbook, &about);
    struct xlsx_looks looks = looks_make(workbook);
    bool ok = true;
    for (int i = 0; ok && i < grid->count; i++)
        ok = sheet_write(workbook, &looks, grid, &grid->sheets[i], err);
    lxw_error why = workbook_close(workbook);
    return ok &&
           (why == LXW_NO_ERROR || err_set(err, "het werkboek schrijven lukt niet: %s", lxw_strerror(why)));
}

/* Made in memory, for a disk that is full is then ours to explain and not the library's. */
bool grid_write_xlsx(const struct grid *grid, const char *path, struct err *err)
{
    char place[40], *bytes = NULL;
    size_t length = 0;
    struct err why = {""};
    int fd = memfd_create("workbook", MFD_CLOEXEC);
    snprintf(place, sizeof place, "/proc/self/fd/%d", fd);
    bool ok =
        fd >= 0 ? workbook_fill(grid, place, err) && descriptor_read(fd, WORKBOOK_BYTES, &bytes, &length, err)
                : err_set(err, "geen geheugen voor dit werkboek");
    if (ok && !path_write(path, bytes, length, &why))
        ok = err_set(err,
                     strstr(why.text, path_why(ENOSPC)) ? "%s; maak plaats en probeer opnieuw"
                                                        : MN_("%s; kies een andere plaats"),
                     why.text);
    free(bytes);
    if (fd >= 0)
        close(fd);
    return ok;
}
