#include "tool/xlsx_edit.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/path.h"
#include "tool/workbook.h"
#include "tool/xlsx_book.h"

/* The XML of a sheet with edits on their way into it. */
struct sheet_edit {
    const struct xlsx_edit *edits;
    int count, next;
    const char *xml;
    size_t copied; /* bytes of `xml` that are in `out` */
    struct xml_text out;
    int row, column;
    bool at_cell; /* inside the cell that changes */
    size_t start;
    char prefix[32], style[16];
};

static size_t here(const struct xml *walk)
{
    return (size_t)XML_GetCurrentByteIndex(walk->parser);
}

/* The prefix that this file writes before its names: "x:" of "<x:c". */
static void prefix_find(struct sheet_edit *edit, size_t at)
{
    size_t length = strcspn(edit->xml + at + 1, ": />\t\r\n");
    edit->prefix[0] = '\0';
    if (edit->xml[at + 1 + length] == ':' && length + 2 < sizeof edit->prefix)
        snprintf(edit->prefix, sizeof edit->prefix, "%.*s:", (int)length, edit->xml + at + 1);
}

/* Puts the new cell where the bytes from `from` to `to` stood. */
static void cell_put(struct sheet_edit *edit, size_t from, size_t to)
{
    const struct xlsx_edit *cell = &edit->edits[edit->next++];
    const char *p = edit->prefix;
    char name[24], text[512];
    sheet_cell_name(cell->row, cell->column, name);
    snprintf(text, sizeof text, "<%sc r=\"%s\"%s%s%s t=\"inlineStr\"><%sis><%st>%s</%st></%sis></%sc>", p,
             name, *edit->style ? " s=\"" : "", edit->style, *edit->style ? "\"" : "", p, p, cell->text, p, p,
             p);
    xml_text_add(&edit->out, edit->xml + edit->copied, from - edit->copied, SIZE_MAX / 2);
    xml_text_add(&edit->out, text, strlen(text), SIZE_MAX / 2);
    edit->copied = to;
}

static bool due(const struct sheet_edit *edit)
{
    return edit->next < edit->count && edit->edits[edit->next].row == edit->row;
}

static void cell_open(struct sheet_edit *edit, struct xml *walk, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s");
    int row;
    if (!place || !sheet_cell_place(place, &row, &edit->column))
        edit->column++;
    while (due(edit) && edit->edits[edit->next].column < edit->column) {
        prefix_find(edit, here(walk));
        edit->style[0] = '\0';
        cell_put(edit, here(walk), here(walk));
    }
    if (!due(edit) || edit->edits[edit->next].column != edit->column)
        return;
    edit->at_cell = true;
    edit->start = here(walk);
    prefix_find(edit, edit->start);
    snprintf(edit->style, sizeof edit->style, "%.*s", (int)strspn(style ? style : "", "0123456789"),
             style ? style : "");
}

static void edit_open(struct xml *walk, const char *name, const char **attributes)
{
    struct sheet_edit *edit = walk->data;
    char place[24];
    if (xml_is(name, "row")) {
        const char *number = xml_attribute(attributes, "r");
        edit->row = number ? atoi(number) : edit->row + 1;
        edit->column = -1;
    } else if (xml_is(name, "c"))
        cell_open(edit, walk, attributes);
    else if (xml_is(name, "f") && edit->at_cell) {
        sheet_cell_name(edit->row, edit->column, place);
        err_set(walk->err, "cel %s is een formule; maak de cel leeg", place);
        xml_stop(walk);
    }
}

static void edit_close(struct xml *walk, const char *name)
{
    struct sheet_edit *edit = walk->data;
    size_t end = here(walk) + (size_t)XML_GetCurrentByteCount(walk->parser);
    if (xml_is(name, "c") && edit->at_cell) {
        edit->at_cell = false;
        cell_put(edit, edit->start, end);
    } else if (xml_is(name, "row"))
        while (due(edit)) {
            prefix_find(edit, here(walk) + 1);
            edit->style[0] = '\0';
            cell_put(edit, here(walk), here(walk));
        }
}

/* The XML with the edits in it, which the caller frees; false when a row is not there. */
static bool sheet_change(const char *xml, size_t length, const struct xlsx_edit *edits, int count,
                         struct xml_text *out, struct err *err)
{
    struct sheet_edit edit = {.edits = edits, .count = count, .xml = xml};
    struct xml walk = {.data = &edit, .open = edit_open, .close = edit_close};
    bool wide = length > 1 && ((unsigned char)xml[0] >= 0xFE || xml[0] == '\0' || xml[1] == '\0');
    bool ok =
        !wide || err_set(err, "dit werkboek is op een vreemde manier bewaard (UTF-16); bewaar het opnieuw");
    ok = ok && xml_walk(xml, length, &walk, err);
    ok = ok && (edit.next == count ||
                err_set(err, "rij %d vind ik niet terug; bewaar het werkboek opnieuw", edits[edit.next].row));
    xml_text_add(&edit.out, xml + edit.copied, length - edit.copied, SIZE_MAX / 2);
    *out = edit.out;
    return ok;
}

/* What the cells hold that the edits leave alone, and how many cells hold what the edits say. */
struct flat {
    const struct xlsx_edit *edits;
    int count, done;
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
    flat_add(flat, name, strlen(name));
    return true;
}

static const struct xlsx_edit *edit_at(const struct flat *flat, int row, int column)
{
    int low = 0, high = flat->count;
    while (low < high && strcmp(flat->edits[low].sheet, flat->sheet) != 0)
        low++;
    for (high = low; high < flat->count && strcmp(flat->edits[high].sheet, flat->sheet) == 0;)
        high++;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (flat->edits[middle].row == row)
            return flat->edits[middle].column == column ? &flat->edits[middle] : NULL;
        if (flat->edits[middle].row < row)
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
        const struct xlsx_edit *edit = edit_at(flat, row->number, i);
        if (!row->lengths[i])
            continue;
        if (edit) {
            flat->done += strcmp(row->cells[i], edit->text) == 0;
            continue;
        }
        sheet_cell_name(row->number, i, place);
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
    bool ok = workbook_read_bytes(before, before_length, &was_sink, &kind, err) &&
              workbook_read_bytes(after, after_length, &is_sink, &kind, err);
    return ok &&
           ((was.sum == is.sum && is.done == count) ||
            err_set(err,
                    "in dit werkboek kan ik geen codes zetten zonder iets anders te veranderen; bewaar het "
                    "opnieuw als .xlsx"));
}

/* Takes each sheet that has edits out, changes it and puts it back. */
static bool parts_change(struct package *package, struct xlsx_book *book, zip_t *zip,
                         const struct xlsx_edit *edits, int count, struct err *err)
{
    for (int from = 0, to; from < count; from = to) {
        const char *part = NULL;
        char *xml = NULL;
        size_t length = 0;
        struct xml_text out = {0};
        for (to = from; to < count && strcmp(edits[to].sheet, edits[from].sheet) == 0;)
            to++;
        for (int i = 0; i < book->count; i++)
            if (strcmp(book->sheets[i].name, edits[from].sheet) == 0)
                part = book->sheets[i].part;
        bool ok = part && package_read(package, part, PACKAGE_PART_MAX, &xml, &length, err) &&
                  sheet_change(xml, length, edits + from, to - from, &out, err);
        free(xml);
        zip_int64_t index = ok ? zip_name_locate(zip, part, ZIP_FL_NOCASE) : -1;
        zip_source_t *source = index >= 0 ? zip_source_buffer(zip, out.bytes, out.used, 1) : NULL;
        if (!source)
            free(out.bytes);
        if (!source || zip_file_replace(zip, (zip_uint64_t)index, source, 0) != 0) {
            zip_source_free(source);
            return ok ? err_set(err, "dit werkboek kan ik niet veranderen; bewaar het opnieuw") : false;
        }
    }
    return true;
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
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
    if (!book || !source)
        abort();
    bool ok = package_open(&package, bytes, length, err);
    if (ok && (ok = xlsx_book_open(book, &package, err))) {
        zip_source_keep(source);
        zip_t *zip = zip_open_from_source(source, 0, NULL);
        if (!zip)
            zip_source_free(source);
        ok = zip && parts_change(&package, book, zip, edits, count, err);
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

bool xlsx_edit_apply(const char *path, const struct xlsx_edit *edits, int count, struct err *err)
{
    char *bytes, *out = NULL;
    size_t length, out_length = 0;
    if (!path_read(path, PACKAGE_FILE_MAX, &bytes, &length, err))
        return false;
    bool ok = zip_change(bytes, length, edits, count, &out, &out_length, err) &&
              reads_back(bytes, length, out, out_length, edits, count, err);
    if (!ok)
        err_prefix(err, path);
    ok = ok && path_write(path, out, out_length, err);
    free(bytes);
    free(out);
    return ok;
}
