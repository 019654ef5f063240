#include "tool/sheet/ods_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/sheet/iso_text.h"
#include "tool/sheet/number_text.h"
#include "tool/sheet/sheet_out.h"

enum { ROWS_OF_CALC = 1 << 24, HIDDEN_STYLES_MAX = 64, STYLE_NAME = 64 };

/* The content of a workbook while its XML goes by. */
struct ods_read {
    struct sheet_out *out;
    char name[256];
    int tables; /* depth of tables: those in a cell of a table are no sheets */
    int row, row_repeat, column, repeat;
    int row_depth; /* of the element of the row at hand; 0: none */
    bool row_hidden;
    bool in_cell, covered, formula;
    int skip; /* depth inside notes and drawings, which are not the text of a cell */
    int paragraphs;
    bool in_paragraph;
    char type[16], value[64];
    bool has_value_type, is_error;
    struct xml_text text;
    char style[STYLE_NAME]; /* the table style being read */
    char hidden[HIDDEN_STYLES_MAX][STYLE_NAME];
    int hidden_count;
};

static int number_of(const char *text, int otherwise, int most)
{
    long number = text ? strtol(text, NULL, 10) : otherwise;
    return number < 1 ? 1 : number > most ? most : (int)number;
}

static bool style_hidden(const struct ods_read *read, const char *style)
{
    for (int i = 0; style && i < read->hidden_count; i++)
        if (strcmp(read->hidden[i], style) == 0)
            return true;
    return false;
}

static void style_open(struct ods_read *read, const char *name, const char **attributes)
{
    if (xml_is(name, "style:1.0|style")) {
        const char *style = xml_attribute(attributes, "style:1.0|name");
        snprintf(read->style, sizeof read->style, "%s", style ? style : "");
    } else if (xml_is(name, "style:1.0|table-properties")) {
        const char *display = xml_attribute(attributes, "table:1.0|display");
        if (display && strcmp(display, "false") == 0 && read->hidden_count < HIDDEN_STYLES_MAX)
            strcpy(read->hidden[read->hidden_count++], read->style);
    }
}

static void table_open(struct ods_read *read, const char **attributes)
{
    const char *name = xml_attribute(attributes, "table:1.0|name");
    if (read->tables++ > 0)
        return;
    snprintf(read->name, sizeof read->name, "%s", name ? name : "");
    read->row = 0;
    read->row_repeat = 1;
    sheet_out_begin(read->out, read->name,
                    style_hidden(read, xml_attribute(attributes, "table:1.0|style-name")));
}

static void row_open(struct ods_read *read, const char **attributes)
{
    const char *visible = xml_attribute(attributes, "table:1.0|visibility");
    read->row++;
    read->row_repeat =
        number_of(xml_attribute(attributes, "table:1.0|number-rows-repeated"), 1, ROWS_OF_CALC);
    read->row_hidden = visible && strcmp(visible, "visible") != 0;
    read->column = 0;
    sheet_out_row(read->out, read->row);
}

static void cell_open(struct ods_read *read, const char *name, const char **attributes)
{
    const char *type = xml_attribute(attributes, "office:1.0|value-type");
    const char *calc_type = xml_attribute(attributes, "calcext:1.0|value-type");
    static const char *const values[] = {"office:1.0|value", "office:1.0|date-value", "office:1.0|time-value",
                                         "office:1.0|boolean-value"};
    read->in_cell = true;
    read->covered = xml_is(name, "table:1.0|covered-table-cell");
    read->formula = xml_attribute(attributes, "table:1.0|formula") != NULL;
    read->repeat = number_of(xml_attribute(attributes, "table:1.0|number-columns-repeated"), 1, 1 << 20);
    read->has_value_type = type != NULL;
    read->is_error = calc_type && strcmp(calc_type, "error") == 0;
    read->text.used = 0;
    read->paragraphs = 0;
    read->value[0] = '\0';
    snprintf(read->type, sizeof read->type, "%s", type ? type : "");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const char *value = xml_attribute(attributes, values[i]);
        if (value)
            snprintf(read->value, sizeof read->value, "%s", value);
    }
    const char *text = xml_attribute(attributes, "office:1.0|string-value");
    if (text && xml_text_add(&read->text, text, strlen(text), SHEET_CELL_BYTES_MAX + 1))
        read->paragraphs = -1; /* the attribute is the text; paragraphs only repeat it */
    int across = number_of(xml_attribute(attributes, "table:1.0|number-columns-spanned"), 1, 1 << 20);
    int down = number_of(xml_attribute(attributes, "table:1.0|number-rows-spanned"), 1, 1 << 20);
    if (across > 1 || down > 1)
        sheet_out_see(&read->out->merges, read->row, read->column);
}

static void text_put(struct ods_read *read, struct xml *xml, const char *text, size_t length)
{
    if (read->paragraphs < 0 || xml_text_add(&read->text, text, length, SHEET_CELL_BYTES_MAX + 1))
        return;
    char name[24];
    sheet_cell_name(read->row, read->column, name);
    err_set(xml->err, "blad \"%.100s\", cel %s heeft meer tekst dan een cel kan hebben; maak ze korter",
            read->name, name);
    xml_stop(xml);
}

static void inside_open(struct ods_read *read, struct xml *xml, const char *name, const char **attributes)
{
    if (read->skip || xml_is(name, "office:1.0|annotation") || strstr(name, "drawing:1.0|") ||
        xml_is(name, "text:1.0|ruby-text") || xml_is(name, "table:1.0|table"))
        read->skip++;
    else if (xml_is(name, "text:1.0|p")) {
        if (read->paragraphs > 0)
            text_put(read, xml, "\n", 1);
        read->paragraphs += read->paragraphs >= 0;
        read->in_paragraph = true;
    } else if (xml_is(name, "text:1.0|s")) {
        int count = number_of(xml_attribute(attributes, "text:1.0|c"), 1, SHEET_CELL_BYTES_MAX);
        while (count-- > 0 && !xml->failed)
            text_put(read, xml, " ", 1);
    } else if (xml_is(name, "text:1.0|tab"))
        text_put(read, xml, "\t", 1);
    else if (xml_is(name, "text:1.0|line-break"))
        text_put(read, xml, "\n", 1);
}

static void content_open(struct xml *xml, const char *name, const char **attributes)
{
    struct ods_read *read = xml->data;
    if (read->in_cell) {
        inside_open(read, xml, name, attributes);
        return;
    }
    if (xml_is(name, "table:1.0|table"))
        table_open(read, attributes);
    else if (!read->tables)
        style_open(read, name, attributes);
    else if (xml_is(name, "table:1.0|table-row") && !read->row_depth && read->tables == 1) {
        read->row_depth = xml->depth;
        row_open(read, attributes);
    } else if (read->row_depth &&
               (xml_is(name, "table:1.0|table-cell") || xml_is(name, "table:1.0|covered-table-cell")))
        cell_open(read, name, attributes);
}

static void content_text(struct xml *xml, const char *text, int length)
{
    struct ods_read *read = xml->data;
    if (read->in_cell && read->in_paragraph && !read->skip)
        text_put(read, xml, text, (size_t)length);
}

/* What a cell with a typed value shows. */
static const char *value_shown(struct ods_read *read, char *out, size_t size, enum sheet_kind *kind)
{
    bool percent = strcmp(read->type, "percentage") == 0;
    *kind = SHEET_TEXT;
    if (!read->value[0])
        return NULL;
    if (percent || strcmp(read->type, "float") == 0 || strcmp(read->type, "currency") == 0) {
        char *end;
        double number = strtod(read->value, &end);
        *kind = SHEET_NUMBER;
        if (*end)
            return NULL;
        number_look_text(number, percent ? NUMBER_PERCENT : NUMBER_PLAIN, false, out, size);
        return out;
    }
    if (strcmp(read->type, "date") == 0)
        return *kind = SHEET_DATE, iso_text(read->value, out, size);
    if (strcmp(read->type, "time") == 0)
        return *kind = SHEET_DATE, iso_duration_text(read->value, out, size);
    if (strcmp(read->type, "boolean") == 0)
        return *kind = SHEET_YES, strcmp(read->value, "true") == 0 ? "ja" : "nee";
    return NULL;
}

static void cell_say(struct ods_read *read)
{
    bool nothing = !read->text.used && !read->value[0];
    bool error = read->is_error || (read->formula && read->text.used && read->text.bytes[0] == '#');
    if (read->formula)
        sheet_out_see(&read->out->formulas, read->row, read->column);
    if (error)
        sheet_out_note(read->out, true, read->row, read->column,
                       "hier staat een fout van het rekenblad (%.20s); verbeter de formule of typ de waarde",
                       read->text.used ? read->text.bytes : "");
    else if (read->formula && nothing && !read->has_value_type)
        sheet_out_note(
            read->out, true, read->row, read->column,
            "deze formule heeft geen uitkomst; open het werkboek en bewaar het opnieuw, of typ de waarde");
}

static void cell_close(struct ods_read *read, struct xml *xml)
{
    char shown[64];
    enum sheet_kind kind;
    cell_say(read);
    const char *text = value_shown(read, shown, sizeof shown, &kind);
    size_t length = text ? strlen(text) : read->text.used;
    bool ok = true;
    for (int i = 0; ok && length && i < read->repeat && !read->covered; i++)
        ok = sheet_out_cell(read->out, read->column + i, text ? text : read->text.bytes, length, kind,
                            xml->err);
    if (!ok)
        xml_stop(xml);
    read->column = read->column < (1 << 20) ? read->column + read->repeat : read->column;
    read->in_cell = read->in_paragraph = false;
}

static void row_close(struct ods_read *read, struct xml *xml)
{
    if (read->row_hidden && read->out->count)
        sheet_out_see(&read->out->hidden_rows, read->row, 0);
    read->row += read->row_repeat - 1;
    if (!sheet_out_repeat(read->out, read->row, xml->err)) {
        char name[300];
        snprintf(name, sizeof name, M_("blad \"%.150s\""), read->name);
        err_prefix(xml->err, name);
        xml_stop(xml);
    } else if (read->row > ROWS_OF_CALC) {
        read->row = ROWS_OF_CALC;
    }
}

static void content_close(struct xml *xml, const char *name)
{
    struct ods_read *read = xml->data;
    if (read->skip)
        read->skip--;
    else if (read->in_cell && xml_is(name, "text:1.0|p"))
        read->in_paragraph = false;
    else if (read->in_cell &&
             (xml_is(name, "table:1.0|table-cell") || xml_is(name, "table:1.0|covered-table-cell")))
        cell_close(read, xml);
    else if (read->row_depth && read->row_depth == xml->depth) {
        row_close(read, xml);
        read->row_depth = 0;
    } else if (!read->in_cell && read->tables && xml_is(name, "table:1.0|table") && --read->tables == 0)
        sheet_out_end(read->out);
}

/* A password shows in the list of parts. */
static bool manifest_open(struct package *package, struct err *err)
{
    static const char part[] = "META-INF/manifest.xml";
    char *bytes;
    size_t length;
    if (!package_has(package, part))
        return true;
    if (!package_read(package, part, 1 << 20, &bytes, &length, err))
        return false;
    bool locked = strstr(bytes, "encryption-data") != NULL;
    free(bytes);
    return !locked ||
           err_set(
               err,
               "dit werkboek heeft een wachtwoord; open het, haal het wachtwoord weg en bewaar het opnieuw");
}

bool ods_read(struct package *package, const struct sheet_sink *sink, struct err *err)
{
    struct ods_read *read = calloc(1, sizeof *read);
    if (!read)
        abort();
    struct xml xml = {.data = read, .open = content_open, .close = content_close, .text = content_text};
    read->out = sheet_out_open(sink);
    bool ok = manifest_open(package, err) && package_walk(package, "content.xml", &xml, err);
    sheet_out_close(read->out);
    free(read->text.bytes);
    free(read);
    return ok;
}
