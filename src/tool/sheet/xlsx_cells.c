#define _GNU_SOURCE /* memmem */
#include "tool/sheet/xlsx_cells.h"

#include <ctype.h>
#include <expat.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "tool/sheet/sheet.h"
#include "tool/sheet/xlsx_part.h"

/* The XML of a sheet with edits on their way into it. */
struct sheet_edit {
    const struct xlsx_edit *edits;
    int count, next;
    const char *xml;
    size_t copied; /* bytes of `xml` that are in `out` */
    struct xml_text out;
    bool in_data, in_row, in_cell;
    bool data_empty; /* which the file writes as <sheetData/> */
    bool row_empty;  /* the same of the row at hand */
    int row, column, header;
    bool at_cell; /* inside the cell that changes */
    size_t start;
    char prefix[32], style[16];
    int column_styles[SHEET_COLUMNS_MAX]; /* 1 more than the style that the sheet gives the column; 0: none */
    int above_styles[SHEET_COLUMNS_MAX];  /* the same of the cell above, of rows under the header */
};

static size_t here(const struct xml *walk)
{
    return (size_t)XML_GetCurrentByteIndex(walk->parser);
}

static size_t behind(const struct xml *walk)
{
    return here(walk) + (size_t)XML_GetCurrentByteCount(walk->parser);
}

static void copy_to(struct sheet_edit *edit, size_t at)
{
    xml_text_add(&edit->out, edit->xml + edit->copied, at - edit->copied, SIZE_MAX / 2);
    edit->copied = at;
}

static void put_style(struct sheet_edit *edit, int column)
{
    int style = column < SHEET_COLUMNS_MAX ? edit->column_styles[column] : 0;
    if (!style && column < SHEET_COLUMNS_MAX)
        style = edit->above_styles[column];
    edit->style[0] = '\0';
    if (style)
        snprintf(edit->style, sizeof edit->style, "%d", style - 1);
}

/* Puts the next edit as a cell of `edit->style`. */
static void cell_put(struct sheet_edit *edit)
{
    const struct xlsx_edit *cell = &edit->edits[edit->next++];
    const char *p = edit->prefix, *text = cell->text;
    char name[24];
    size_t length = strlen(text);
    bool spaces = length && (isspace((unsigned char)text[0]) || isspace((unsigned char)text[length - 1]));
    sheet_cell_name(cell->row, cell->column, name);
    xlsx_raw_put(&edit->out, "<%sc r=\"%s\"%s%s%s", p, name, *edit->style ? " s=\"" : "", edit->style,
                 *edit->style ? "\"" : "");
    if (!length) {
        xlsx_raw_put(&edit->out, "/>");
        return;
    }
    xlsx_raw_put(&edit->out, " t=\"inlineStr\"><%sis><%st%s>", p, p, spaces ? " xml:space=\"preserve\"" : "");
    xlsx_text_put(&edit->out, text);
    xlsx_raw_put(&edit->out, "</%st></%sis></%sc>", p, p, p);
}

static bool due(const struct sheet_edit *edit)
{
    return edit->next < edit->count && edit->edits[edit->next].row == edit->row;
}

/* The edits of this row that come before a column that is there. */
static void cells_put(struct sheet_edit *edit, size_t at, int before)
{
    while (due(edit) && edit->edits[edit->next].column < before) {
        copy_to(edit, at);
        put_style(edit, edit->edits[edit->next].column);
        cell_put(edit);
    }
}

/* The edits of rows that come before one that is there. */
static void rows_put(struct sheet_edit *edit, size_t at, int before)
{
    while (edit->next < edit->count && edit->edits[edit->next].row < before) {
        int row = edit->row;
        copy_to(edit, at);
        edit->row = edit->edits[edit->next].row;
        xlsx_raw_put(&edit->out, "<%srow r=\"%d\">", edit->prefix, edit->row);
        cells_put(edit, at, INT32_MAX);
        xlsx_raw_put(&edit->out, "</%srow>", edit->prefix);
        edit->row = row;
    }
}

/* `spans` would tell of fewer cells than there will be; it is a hint and may go. An empty row is opened. */
static void row_tag_change(struct sheet_edit *edit, size_t at, size_t end)
{
    static const char spans[] = " spans=";
    const char *found = memmem(edit->xml + at, end - at, spans, sizeof spans - 1);
    if (found) {
        const char *quote = found + sizeof spans - 1;
        const char *close = memchr(quote + 1, *quote, (size_t)(edit->xml + end - quote - 1));
        copy_to(edit, (size_t)(found - edit->xml));
        edit->copied = close ? (size_t)(close + 1 - edit->xml) : edit->copied;
    }
    if (!edit->row_empty)
        return;
    copy_to(edit, end - 2);
    xlsx_raw_put(&edit->out, ">");
    edit->copied = end;
}

static void row_open(struct sheet_edit *edit, struct xml *walk, const char **attributes)
{
    const char *number = xml_attribute(attributes, "r");
    size_t at = here(walk), end = behind(walk);
    int row = number ? atoi(number) : edit->row + 1;
    xlsx_tag_prefix(edit->xml + at, edit->prefix);
    rows_put(edit, at, row);
    edit->in_row = true;
    edit->row = row;
    edit->column = -1;
    edit->row_empty = edit->xml[end - 2] == '/';
    if (due(edit))
        row_tag_change(edit, at, end);
}

static void row_close(struct sheet_edit *edit, struct xml *walk)
{
    bool open = edit->row_empty && due(edit);
    edit->in_row = false;
    cells_put(edit, here(walk), INT32_MAX);
    if (open)
        xlsx_raw_put(&edit->out, "</%srow>", edit->prefix);
}

static void cell_open(struct sheet_edit *edit, struct xml *walk, const char **attributes)
{
    const char *place = xml_attribute(attributes, "r"), *style = xml_attribute(attributes, "s");
    int row;
    if (!place || !sheet_cell_place(place, &row, &edit->column))
        edit->column++;
    edit->in_cell = true;
    edit->header = edit->header ? edit->header : edit->row;
    cells_put(edit, here(walk), edit->column);
    if (edit->row > edit->header && edit->column < SHEET_COLUMNS_MAX)
        edit->above_styles[edit->column] = style ? atoi(style) + 1 : 0;
    if (!due(edit) || edit->edits[edit->next].column != edit->column)
        return;
    edit->at_cell = true;
    edit->start = here(walk);
    snprintf(edit->style, sizeof edit->style, "%.*s", (int)strspn(style ? style : "", "0123456789"),
             style ? style : "");
}

static void cell_close(struct sheet_edit *edit, struct xml *walk)
{
    edit->in_cell = false;
    if (!edit->at_cell)
        return;
    edit->at_cell = false;
    copy_to(edit, edit->start);
    cell_put(edit);
    edit->copied = behind(walk);
}

static void columns_take(struct sheet_edit *edit, const char **attributes)
{
    const char *first = xml_attribute(attributes, "min"), *last = xml_attribute(attributes, "max"),
               *style = xml_attribute(attributes, "style");
    int to = first && last && style ? atoi(last) : 0;
    for (int i = first && to ? atoi(first) : 1; i >= 1 && i <= to && i <= SHEET_COLUMNS_MAX; i++)
        edit->column_styles[i - 1] = atoi(style) + 1;
}

/* What the sheet says of its size, with room for what is new. */
static void dimension_change(struct sheet_edit *edit, struct xml *walk, const char **attributes)
{
    const char *said = xml_attribute(attributes, "ref"), *colon = said ? strchr(said, ':') : NULL;
    char first[24], last[24], prefix[32];
    int row = 0, column = 0, most_row = 0, most_column = 0;
    snprintf(first, sizeof first, "%.*s", colon ? (int)(colon - said) : 23, said ? said : "");
    if (!sheet_cell_place(colon ? colon + 1 : first, &row, &column))
        return;
    for (int i = 0; i < edit->count; i++) {
        most_row = edit->edits[i].row > most_row ? edit->edits[i].row : most_row;
        most_column = edit->edits[i].column > most_column ? edit->edits[i].column : most_column;
    }
    if (most_row <= row && most_column <= column)
        return;
    sheet_cell_name(most_row > row ? most_row : row, most_column > column ? most_column : column, last);
    xlsx_tag_prefix(edit->xml + here(walk), prefix);
    copy_to(edit, here(walk));
    edit->copied = behind(walk);
    xlsx_raw_put(&edit->out, "<%sdimension ref=\"%s:%s\"%s>", prefix, first, last,
                 edit->xml[edit->copied - 2] == '/' ? "/" : "");
}

static void data_open(struct sheet_edit *edit, struct xml *walk)
{
    size_t end = behind(walk);
    edit->in_data = true;
    edit->data_empty = edit->xml[end - 2] == '/';
    xlsx_tag_prefix(edit->xml + here(walk), edit->prefix);
    if (!edit->data_empty)
        return;
    copy_to(edit, end - 2);
    xlsx_raw_put(&edit->out, ">");
    edit->copied = end;
}

static void data_close(struct sheet_edit *edit, struct xml *walk)
{
    rows_put(edit, here(walk), INT32_MAX);
    if (edit->data_empty)
        xlsx_raw_put(&edit->out, "</%ssheetData>", edit->prefix);
    edit->in_data = false;
}

/* No program makes a sheet with rows in rows. */
static bool is_tangled(const struct sheet_edit *edit, const char *name)
{
    return (xml_is(name, "sheetData") && edit->in_data) || (xml_is(name, "row") && edit->in_row) ||
           (xml_is(name, "c") && edit->in_cell);
}

static void edit_open(struct xml *walk, const char *name, const char **attributes)
{
    struct sheet_edit *edit = walk->data;
    char place[24];
    if (is_tangled(edit, name)) {
        err_set(walk->err, "dit blad is op een vreemde manier bewaard; bewaar het werkboek opnieuw");
        xml_stop(walk);
    } else if (xml_is(name, "sheetData"))
        data_open(edit, walk);
    else if (!edit->in_data && xml_is(name, "dimension"))
        dimension_change(edit, walk, attributes);
    else if (xml_is(name, "col"))
        columns_take(edit, attributes);
    else if (edit->in_data && xml_is(name, "row"))
        row_open(edit, walk, attributes);
    else if (edit->in_row && xml_is(name, "c"))
        cell_open(edit, walk, attributes);
    else if (xml_is(name, "f") && edit->at_cell) {
        sheet_cell_name(edit->row, edit->column, place);
        err_set(walk->err, "cel %s is een formule en daar schrijf ik niet over; maak de cel leeg", place);
        xml_stop(walk);
    }
}

static void edit_close(struct xml *walk, const char *name)
{
    struct sheet_edit *edit = walk->data;
    if (xml_is(name, "sheetData"))
        data_close(edit, walk);
    else if (edit->in_row && xml_is(name, "row"))
        row_close(edit, walk);
    else if (edit->in_cell && xml_is(name, "c"))
        cell_close(edit, walk);
}

/* As Excel counts: a sign outside the first plane of Unicode counts for two. */
static bool texts_fit(const struct xlsx_edit *edits, int count, struct err *err)
{
    char place[24];
    for (int i = 0; i < count; i++) {
        int units = 0;
        if (strlen(edits[i].text) > XLSX_TEXT_MAX)
            for (const char *rest = edits[i].text; *rest;)
                units += utf8_next(&rest) > 0xFFFF ? 2 : 1;
        if (units <= XLSX_TEXT_MAX)
            continue;
        sheet_cell_name(edits[i].row, edits[i].column, place);
        return err_set(
            err, "cel %s krijgt meer dan %d tekens, en dat kan niet in een werkboek; maak de tekst korter",
            place, XLSX_TEXT_MAX);
    }
    return true;
}

bool xlsx_cells_change(const char *xml, size_t length, const struct xlsx_edit *edits, int count,
                       struct xml_text *out, struct err *err)
{
    struct sheet_edit *edit = calloc(1, sizeof *edit);
    if (!edit)
        abort();
    *edit = (struct sheet_edit){.edits = edits, .count = count, .xml = xml};
    struct xml walk = {.data = edit, .open = edit_open, .close = edit_close};
    bool ok = texts_fit(edits, count, err) && xlsx_part_plain(xml, length, err) &&
              xml_walk(xml, length, &walk, err);
    ok = ok && (edit->next == count || err_set(err, "rij %d vind ik niet terug; bewaar het werkboek opnieuw",
                                               edits[edit->next].row));
    if (ok)
        copy_to(edit, length);
    *out = edit->out;
    free(edit);
    return ok;
}
