#include "tool/sheet/xlsx_edit.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/path.h"
#include "tool/sheet/workbook.h"
#include "tool/sheet/xlsx_cells.h"
#include "tool/sheet/xlsx_part.h"
#include "tool/sheet/xlsx_sheets.h"

/* What the cells hold that the edits leave alone, and how many cells hold what the edits say. */
struct flat {
    const struct xlsx_edit *edits;
    int count, from, to; /* `from` to `to`: those of the sheet at hand */
    int done;
    char sheet[256];
    unsigned long long sum;
};

static void flat_add(struct flat *flat, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        flat->sum = (flat->sum ^ (unsigned char)bytes[i]) * 1099511628211u;
}

static bool flat_sheet(void *data, const char *name)
{
    struct flat *flat = data;
    snprintf(flat->sheet, sizeof flat->sheet, "%s", name);
    flat->from = 0;
    while (flat->from < flat->count && strcmp(flat->edits[flat->from].sheet, name) != 0)
        flat->from++;
    flat->to = flat->from;
    while (flat->to < flat->count && strcmp(flat->edits[flat->to].sheet, name) == 0)
        flat->to++;
    return true;
}

static const struct xlsx_edit *edit_at(const struct flat *flat, int row, int column)
{
    int low = flat->from, high = flat->to;
    while (low < high) {
        int middle = low + (high - low) / 2;
        const struct xlsx_edit *edit = &flat->edits[middle];
        if (edit->row == row && edit->column == column)
            return edit;
        if (edit->row < row || (edit->row == row && edit->column < column))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void flat_row(void *data, const struct sheet_row *row)
{
    struct flat *flat = data;
    for (int i = 0; i < row->count; i++) {
        char place[24];
        const struct xlsx_edit *edit = row->lengths[i] ? edit_at(flat, row->number, i) : NULL;
        if (!row->lengths[i])
            continue;
        if (edit) {
            flat->done += strcmp(row->cells[i], edit->text) == 0;
            continue;
        }
        sheet_cell_name(row->number, i, place);
        flat_add(flat, flat->sheet, strlen(flat->sheet));
        flat_add(flat, place, strlen(place));
        flat_add(flat, row->cells[i], row->lengths[i]);
    }
}

static void flat_note(void *data, const struct sheet_note *note)
{
    (void)data, (void)note;
}

static bool reads_back(const char *before, size_t before_length, const char *after, size_t after_length,
                       const struct xlsx_edit *edits, int count, struct err *err)
{
    struct flat was = {.edits = edits, .count = count}, is = {.edits = edits, .count = count};
    const struct sheet_sink was_sink = {&was, flat_sheet, flat_row, flat_note},
                            is_sink = {&is, flat_sheet, flat_row, flat_note};
    enum workbook_kind kind;
    int wanted = 0;
    for (int i = 0; i < count; i++)
        wanted += *edits[i].text != '\0';
    bool ok = workbook_read_bytes(before, before_length, &was_sink, &kind, err) &&
              workbook_read_bytes(after, after_length, &is_sink, &kind, err);
    return ok && ((was.sum == is.sum && is.done == wanted) ||
                  err_set(err, "in dit werkboek kan ik niets zetten zonder iets anders te veranderen; bewaar "
                               "het opnieuw als .xlsx"));
}

/* The part of a sheet, or NULL when there is no such sheet. */
static const char *part_of(const struct xlsx_book *book, const char *sheet)
{
    for (int i = 0; i < book->count; i++)
        if (strcmp(book->sheets[i].name, sheet) == 0)
            return book->sheets[i].part;
    return NULL;
}

/* Takes a sheet out, or makes a new one, and puts the edits in. */
static bool sheet_change(struct xlsx_book *book, const char *part, const struct xlsx_edit *edits, int count,
                         struct xml_text *out, struct err *err)
{
    struct xml_text xml = {0};
    bool ok = part ? package_read(book->package, part, PACKAGE_PART_MAX, &xml.bytes, &xml.used, err)
                   : xlsx_sheet_blank(book, &xml, err);
    ok = ok && xlsx_cells_change(xml.bytes, xml.used, edits, count, out, err);
    free(xml.bytes);
    if (ok)
        return true;
    char name[200];
    snprintf(name, sizeof name, M_("blad \"%.150s\""), edits->sheet);
    return err_prefix(err, name);
}

/* Puts each sheet that has edits in the zip, and tells the workbook of those that are new. */
static bool parts_change(struct xlsx_book *book, zip_t *zip, const struct xlsx_edit *edits, int count,
                         struct err *err)
{
    struct xlsx_new_sheet *new = calloc(XLSX_SHEETS_MAX, sizeof *new);
    int new_count = 0;
    bool ok = new != NULL;
    for (int from = 0, to; ok && from < count; from = to) {
        struct xml_text out = {0};
        const char *part = part_of(book, edits[from].sheet);
        for (to = from; to < count && strcmp(edits[to].sheet, edits[from].sheet) == 0;)
            to++;
        ok = book->count + new_count < XLSX_SHEETS_MAX ||
             err_set(err, "het werkboek heeft meer dan %d bladen", XLSX_SHEETS_MAX);
        ok = ok && sheet_change(book, part, edits + from, to - from, &out, err);
        if (ok && part)
            ok = xlsx_part_put(zip, part, &out, err);
        else if (ok)
            new[new_count++] = (struct xlsx_new_sheet){edits[from].sheet, out};
        else
            free(out.bytes);
    }
    ok = ok && xlsx_sheets_add(book, zip, new, new_count, err);
    for (int i = 0; i < new_count; i++)
        free(new[i].xml.bytes);
    free(new);
    return ok;
}

/* The bytes of a zip that was changed in memory; the caller frees them. */
static bool zip_bytes(zip_source_t *source, char **bytes, size_t *length)
{
    struct zip_stat info;
    *bytes = NULL;
    if (zip_source_stat(source, &info) != 0 || zip_source_open(source) != 0)
        return false;
    *length = (size_t)info.size;
    *bytes = malloc(*length + 1);
    bool ok = *bytes && zip_source_read(source, *bytes, *length) == (zip_int64_t)*length;
    zip_source_close(source);
    return ok;
}

static bool zip_change(const char *bytes, size_t length, const struct xlsx_edit *edits, int count, char **out,
                       size_t *out_length, struct err *err)
{
    struct package package;
    struct xlsx_book *book = calloc(1, sizeof *book);
    char *copy = malloc(length + 1); /* libzip writes into the buffer that it changes */
    if (!book || !copy)
        abort();
    memcpy(copy, bytes, length);
    zip_source_t *source = zip_source_buffer_create(copy, length, 1, NULL);
    if (!source)
        abort();
    bool ok = package_open(&package, bytes, length, err);
    if (ok && (ok = xlsx_book_open(book, &package, err))) {
        zip_source_keep(source);
        zip_t *zip = zip_open_from_source(source, 0, NULL);
        if (!zip)
            zip_source_free(source);
        ok = zip && parts_change(book, zip, edits, count, err);
        if (zip && (!ok || zip_close(zip) != 0)) {
            zip_discard(zip);
            ok = ok ? err_set(err, "dit werkboek kan ik niet veranderen; bewaar het opnieuw") : false;
        }
        ok = ok && zip_bytes(source, out, out_length);
    }
    xlsx_book_close(book);
    free(book);
    package_close(&package);
    zip_source_free(source);
    return ok;
}

bool xlsx_edit_bytes(const char *bytes, size_t length, const struct xlsx_edit *edits, int count, char **out,
                     size_t *out_length, struct err *err)
{
    *out = NULL;
    if (zip_change(bytes, length, edits, count, out, out_length, err) &&
        reads_back(bytes, length, *out, *out_length, edits, count, err))
        return true;
    free(*out);
    *out = NULL;
    return false;
}

bool xlsx_replace(const char *path, const char *bytes, size_t length, struct err *err)
{
    char lock[WORKBOOK_LOCK_BYTES], real[PATH_MAX];
    bool linked = realpath(path, real) != NULL; /* a link stays one: what it leads to is replaced */
    if (workbook_is_open(path, lock) || (linked && workbook_is_open(real, lock)))
        return err_set(err,
                       "%s: dit werkboek staat open in een rekenblad; sluit het daar en probeer opnieuw "
                       "(staat het nergens open, haal dan %s weg)",
                       path, lock);
    return path_write(linked ? real : path, bytes, length, err);
}

bool xlsx_edit_apply(const char *path, const struct xlsx_edit *edits, int count, struct err *err)
{
    char *bytes, *out;
    size_t length, out_length;
    if (!path_read(path, PACKAGE_FILE_MAX, &bytes, &length, err))
        return false;
    bool ok = xlsx_edit_bytes(bytes, length, edits, count, &out, &out_length, err);
    if (!ok)
        err_prefix(err, path);
    ok = ok && xlsx_replace(path, out, out_length, err);
    free(bytes);
    free(out);
    return ok;
}
