#include "tool/sheet/xlsx_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/sheet/iso_text.h"
#include "tool/sheet/sheet_out.h"
#include "tool/sheet/xlsx_book.h"

enum { ROWS_OF_EXCEL = 1048576 };

/* A sheet while its XML goes by. */
struct sheet_read {
    const struct xlsx_book *book;
    struct sheet_out *out;
    int row, column; /* the last ones seen; column -1 before the first cell */
    bool row_hidden;
    /* The cell at hand. */
    char type; /* s, i (inline), t (text of a formula), b, e, d, n */
    int style;
    bool formula, has_value;
    struct xml_text value, text; /* of <v>; of <is> */
    enum { NOWHERE, IN_VALUE, IN_TEXT } inside;
    bool keep_space;
    int phonetic;
    size_t piece;
};

static void row_open(struct sheet_read *read, struct xml *xml, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r"), *hidden = xml_attribute(attributes, "hidden");
    int row = number ? atoi(number) : read->row + 1;
    if (row <= read->row || row > ROWS_OF_EXCEL) {
        err_set(xml->err,
                "de rijen van dit blad staan door elkaar (rij %d na rij %d); open het werkboek en bewaar het "
                "opnieuw",
                row, read->row);
        xml_stop(xml);
        return;
    }
    read->row = row;
    read->column = -1;
    read->row_hidden = hidden && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0);
    sheet_out_row(read->out, row);
}

static char type_of(const char *type)
{
    static const struct {
        const char *name;
        char type;
    } types[] = {{"s", 's'}, {"inlineStr", 'i'}, {"str", 't'}, {"b", 'b'}, {"e", 'e'}, {"d", 'd'}};
    for (size_t i = 0; type && i < sizeof types / sizeof *types; i++)
        if (strcmp(types[i].name, type) == 0)
            return types[i].type;
    return 'n';
}

static void cell_open(struct sheet_read *read, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s");
    int row, column;
    if (place && sheet_cell_place(place, &row, &column))
        read->column = column;
    else
        read->column++;
    read->type = type_of(xml_attribute(attributes, "t"));
    read->style = style ? atoi(style) : 0;
    read->formula = read->has_value = false;
    read->value.used = read->text.used = 0;
    read->phonetic = 0;
}

static void text_open(struct sheet_read *read, const char **attributes)
{
    const char *space = xml_attribute(attributes, "space");
    read->inside = IN_TEXT;
    read->keep_space = space && strcmp(space, "preserve") == 0;
    read->piece = read->text.used;
}

static void merged_open(struct sheet_read *read, const char **attributes)
{
    const char *place = xml_attribute(attributes, "ref");
    char first[32];
    int row, column;
    if (!place)
        return;
    size_t length = strcspn(place, ":");
    if (length >= sizeof first)
        return;
    memcpy(first, place, length);
    first[length] = '\0';
    if (sheet_cell_place(first, &row, &column))
        sheet_out_see(&read->out->merges, row, column);
}

static void sheet_open(struct xml *xml, const char *name, const char **attributes)
{
    struct sheet_read *read = xml->data;
    if (xml_is(name, "row"))
        row_open(read, xml, attributes);
    else if (xml_is(name, "c"))
        cell_open(read, attributes);
    else if (xml_is(name, "v")) {
        read->inside = IN_VALUE;
        read->has_value = true;
    } else if (xml_is(name, "f"))
        read->formula = true;
    else if (xml_is(name, "rPh"))
        read->phonetic++;
    else if (xml_is(name, "t") && !read->phonetic)
        text_open(read, attributes);
    else if (xml_is(name, "mergeCell"))
        merged_open(read, attributes);
}

static void sheet_text(struct xml *xml, const char *text, int length)
{
    struct sheet_read *read = xml->data;
    if (read->inside == NOWHERE)
        return;
    struct xml_text *into = read->inside == IN_VALUE ? &read->value : &read->text;
    if (!xml_text_add(into, text, (size_t)length, SHEET_CELL_BYTES_MAX + 1)) {
        char name[24];
        sheet_cell_name(read->row, read->column, name);
        err_set(xml->err, "cel %s heeft meer tekst dan een cel kan hebben; maak ze korter", name);
        xml_stop(xml);
    }
}

/* What the cell shows; NULL when it shows nothing. */
static const char *number_shown(struct sheet_read *read, char *out, size_t size, enum sheet_kind *kind)
{
    char *end;
    const char *text = read->value.bytes;
    enum number_look look = xlsx_look(read->book, read->style);
    double number = strtod(text, &end);
    *kind = look == NUMBER_PLAIN || look == NUMBER_PERCENT ? SHEET_NUMBER : SHEET_DATE;
    if (end == text || *end) {
        sheet_out_note(read->out, true, read->row, read->column,
                       "hier staat iets dat geen getal is (%.40s); typ het opnieuw", text);
        return text;
    }
    if (!number_look_text(number, look, read->book->from_1904, out, size)) {
        sheet_out_note(read->out, true, read->row, read->column,
                       "dit getal is geen dag, dus je ziet er ####; typ een dag als 2026-11-25");
        number_text(number, out, size);
    }
    return out;
}

static void cell_put(struct sheet_read *read, struct xml *xml, const char *text, size_t length,
                     enum sheet_kind kind)
{
    if (!sheet_out_cell(read->out, read->column, text, length, kind, xml->err))
        xml_stop(xml);
}

/* A text that stands in the table of shared ones. */
static void shared_close(struct sheet_read *read, struct xml *xml)
{
    const char *text;
    size_t length;
    char *end;
    long index = strtol(read->value.bytes, &end, 10);
    if (end == read->value.bytes || index < 0 || !xlsx_string(read->book, (size_t)index, &text, &length)) {
        sheet_out_note(read->out, true, read->row, read->column,
                       "de tekst van deze cel is zoek; typ ze opnieuw en bewaar het werkboek");
        return;
    }
    cell_put(read, xml, text, length, SHEET_TEXT);
}

static void value_close(struct sheet_read *read, struct xml *xml)
{
    char shown[64];
    enum sheet_kind kind = SHEET_TEXT;
    const char *text = read->value.bytes;
    if (read->type == 's') {
        shared_close(read, xml);
        return;
    }
    if (read->type == 'e')
        sheet_out_note(read->out, true, read->row, read->column,
                       "hier staat een fout van het rekenblad (%.20s); verbeter de formule of typ de waarde",
                       text);
    if (read->type == 'i' || read->type == 't') {
        xlsx_text_unescape(&read->value, 0);
        cell_put(read, xml, read->value.bytes, read->value.used, SHEET_TEXT);
        return;
    }
    if (read->type == 'b') {
        text = strcmp(text, "0") == 0 || strcmp(text, "false") == 0 ? "nee" : "ja";
        kind = SHEET_YES;
    } else if (read->type == 'd') {
        text = iso_text(text, shown, sizeof shown);
        kind = SHEET_DATE;
    } else if (read->type == 'n')
        text = number_shown(read, shown, sizeof shown, &kind);
    cell_put(read, xml, text, strlen(text), kind);
}

static void cell_close(struct sheet_read *read, struct xml *xml)
{
    bool outcome = read->text.used || read->value.used || (read->has_value && read->type == 't');
    if (read->formula && outcome)
        sheet_out_see(&read->out->formulas, read->row, read->column);
    if (read->text.used) {
        xlsx_text_unescape(&read->text, 0);
        cell_put(read, xml, read->text.bytes, read->text.used, SHEET_TEXT);
    } else if (read->value.used)
        value_close(read, xml);
    else if (read->formula && !outcome)
        sheet_out_note(read->out, true, read->row, read->column,
                       "deze formule heeft geen uitkomst; open het werkboek in Excel of LibreOffice en "
                       "bewaar het opnieuw, of typ de waarde");
}

static void row_close(struct sheet_read *read, struct xml *xml)
{
    if (read->row_hidden && read->out->count)
        sheet_out_see(&read->out->hidden_rows, read->row, 0);
    if (!sheet_out_row_end(read->out, xml->err))
        xml_stop(xml);
}

static void sheet_close(struct xml *xml, const char *name)
{
    struct sheet_read *read = xml->data;
    if (xml_is(name, "row"))
        row_close(read, xml);
    else if (xml_is(name, "c"))
        cell_close(read, xml);
    else if (xml_is(name, "v"))
        read->inside = NOWHERE;
    else if (xml_is(name, "rPh"))
        read->phonetic--;
    else if (xml_is(name, "t") && read->inside == IN_TEXT) {
        if (!read->keep_space)
            xlsx_text_trim(&read->text, read->piece);
        read->inside = NOWHERE;
    }
}

static bool sheet_walk(struct xlsx_book *book, const struct xlsx_sheet *sheet, struct sheet_out *out,
                       struct err *err)
{
    struct sheet_read read = {.book = book, .out = out};
    struct xml xml = {.data = &read, .open = sheet_open, .close = sheet_close, .text = sheet_text};
    if (!sheet_out_begin(out, sheet->name, sheet->hidden))
        return true;
    bool ok = package_walk(book->package, sheet->part, &xml, err);
    if (ok)
        sheet_out_end(out);
    else {
        char name[200];
        snprintf(name, sizeof name, M_("blad \"%.150s\""), sheet->name);
        err_prefix(err, name);
    }
    free(read.value.bytes);
    free(read.text.bytes);
    return ok;
}

bool xlsx_read(struct package *package, const struct sheet_sink *sink, struct err *err)
{
    struct xlsx_book *book = malloc(sizeof *book);
    struct sheet_out *out = sheet_out_open(sink);
    if (!book)
        abort();
    bool ok = xlsx_book_open(book, package, err);
    for (int i = 0; ok && i < book->count; i++)
        if (book->sheets[i].part)
            ok = sheet_walk(book, &book->sheets[i], out, err);
    sheet_out_close(out);
    xlsx_book_close(book);
    free(book);
    return ok;
}
