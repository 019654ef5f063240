#include "tool/survey/matrix_show.h"

#include <jansson.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tool/sheet/csv_writer.h"
#include "tool/survey/matrix_finding.h"
#include "tool/talk/report_json.h"

enum {
    NAME_MAX_COLUMNS = 30,
    HEADING_MAX = 18,
    HEADING_LINES = 2,
    GAP = 2,
    LINES_MAX = 8,
    CELL_BYTES = 48,
    HEADING_BYTES = 512
};

static int text_width(const char *text)
{
    int width = 0;
    for (; *text; width++)
        utf8_next(&text);
    return width;
}

/* Writes at most `width` letters, the last one of a longer text as "…", and fills up with spaces. */
static void padded_print(const char *text, int width, FILE *file)
{
    const char *rest = text;
    int used = 0, whole = text_width(text), room = whole > width ? width - 1 : width;
    for (; *rest && used < room; used++)
        utf8_next(&rest);
    fprintf(file, "%.*s%s%*s", (int)(rest - text), text, whole > width ? "…" : "",
            width - used - (whole > width), "");
}

/* Copies the words of a heading that go on a line of it; returns where the next line begins. */
static const char *heading_line(const char *text, int width, char line[CELL_BYTES])
{
    size_t used = 0;
    int letters = 0;
    while (*text) {
        size_t length = strcspn(text, " ");
        const char *end = text;
        int word = 0;
        for (; end < text + length; word++)
            utf8_next(&end);
        if (used && letters + 1 + word > width)
            break;
        if (used + length + 2 > CELL_BYTES)
            length = used ? 0 : CELL_BYTES - 2;
        if (length == 0)
            break;
        used += (size_t)sprintf(line + used, "%s%.*s", used ? " " : "", (int)length, text);
        letters += word + 1;
        text += length + (text[length] == ' ');
    }
    line[used] = '\0';
    return text;
}

static void cell_text(const struct matrix_table *table, int row, int column, char text[CELL_BYTES])
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    const struct matrix_mark mark = matrix_mark(table, row, column);
    int used = cell->count ? snprintf(text, CELL_BYTES, "%d", cell->count) : snprintf(text, CELL_BYTES, "-");
    if (table->usage && (cell->demand || !cell->few))
        used += snprintf(text + used, CELL_BYTES - (size_t)used, "/%ld", cell->demand);
    else if (table->usage)
        used += snprintf(text + used, CELL_BYTES - (size_t)used, "/<5");
    if (mark.overlap || mark.shortage)
        snprintf(text + used, CELL_BYTES - (size_t)used, " %s%s", mark.shortage ? "!" : "",
                 mark.overlap ? "*" : "");
}

static int heading_lines(const char *text, int width)
{
    char line[CELL_BYTES];
    int lines = 0, longest = 0;
    for (; *text; lines++) {
        text = heading_line(text, width, line);
        longest = text_width(line) > longest ? text_width(line) : longest;
    }
    return longest > width ? LINES_MAX : lines;
}

/* So wide that its heading takes two lines if that can be, and its cells one. */
static int column_width(const struct matrix_table *table, int column)
{
    int width = 5;
    while (width < HEADING_MAX && heading_lines(table->columns[column].name, width) > HEADING_LINES)
        width++;
    for (int row = 0; row < table->rows; row++) {
        char text[CELL_BYTES];
        cell_text(table, row, column, text);
        width = text_width(text) > width ? text_width(text) : width;
    }
    return width + GAP;
}

static void cell_print(const char *text, int width, bool last, FILE *file)
{
    int letters = text_width(text), room = width - GAP;
    padded_print("", GAP, file);
    padded_print(text, last && letters < room ? letters : room, file);
}

static void headings_print(const struct matrix_table *table, int name, int first, int last, const int *widths,
                           FILE *file)
{
    const char *rest[MATRIX_COLUMNS + 1];
    bool more = true;
    for (int column = first; column < last; column++)
        rest[column] = table->columns[column].name;
    for (int line = 0; more && line < LINES_MAX; line++) {
        more = false;
        padded_print("", name, file);
        for (int column = first; column < last; column++) {
            char text[CELL_BYTES];
            rest[column] = heading_line(rest[column], widths[column] - GAP, text);
            cell_print(text, widths[column], column + 1 == last, file);
            more = more || *rest[column];
        }
        fputc('\n', file);
    }
}

static void block_print(const struct matrix_table *table, const struct survey *survey, int name, int first,
                        int last, const int *widths, FILE *file)
{
    headings_print(table, name, first, last, widths, file);
    for (int row = 0; row < table->rows; row++) {
        padded_print(matrix_topic(survey, row), name, file);
        for (int column = first; column < last; column++) {
            char text[CELL_BYTES];
            cell_text(table, row, column, text);
            cell_print(text, widths[column], column + 1 == last, file);
        }
        fputc('\n', file);
    }
    fputc('\n', file);
}

static void legend_print(const struct matrix_table *table, FILE *file)
{
    fprintf(file, M_("- is een gat, * is overlap (%d of meer partners); %d kaarten geteld\n"),
            table->overlap_from, table->all);
    if (table->usage)
        fprintf(file,
                M_("achter / staat hoe vaak gezinnen het vroegen, samen %ld keer; ! is een tekort: veel "
                   "vraag en weinig aanbod\n"),
                table->demand);
    fputc('\n', file);
}

void matrix_print(const struct matrix_table *table, struct survey *survey, int width, FILE *file)
{
    int name = 0, widths[MATRIX_COLUMNS + 1], count;
    for (int row = 0; row < table->rows; row++) {
        int letters = text_width(matrix_topic(survey, row));
        name = letters > name ? letters : name;
    }
    name = name > NAME_MAX_COLUMNS ? NAME_MAX_COLUMNS : name;
    for (int column = 0; column <= table->column_count; column++)
        widths[column] = column_width(table, column);
    for (int first = 0, last; first <= table->column_count; first = last) {
        int used = name + widths[first];
        for (last = first + 1; last <= table->column_count && used + widths[last] <= width; last++)
            used += widths[last];
        block_print(table, survey, name, first, last, widths, file);
    }
    legend_print(table, file);
    const struct finding *findings = findings_make(table, survey, &count);
    for (int i = 0; i < count; i++)
        fprintf(file, "%s: %s\n", finding_name(findings[i].kind), findings[i].text);
}

static void csv_number(struct csv_writer *writer, long number)
{
    char text[24];
    snprintf(text, sizeof text, "%ld", number);
    csv_write_cell(writer, text);
}

static void csv_headings(struct csv_writer *writer, const struct matrix_table *table)
{
    csv_write_cell(writer, M_("thema"));
    for (int column = 0; column <= table->column_count; column++) {
        char asked[HEADING_BYTES];
        csv_write_cell(writer, table->columns[column].name);
        snprintf(asked, sizeof asked, M_("gevraagd: %s"), table->columns[column].name);
        if (table->usage)
            csv_write_cell(writer, asked);
    }
    csv_write_end(writer);
}

void matrix_print_csv(const struct matrix_table *table, const struct survey *survey, FILE *file)
{
    struct csv_writer writer = csv_writer(file);
    csv_headings(&writer, table);
    for (int row = 0; row < table->rows; row++) {
        csv_write_cell(&writer, matrix_topic(survey, row));
        for (int column = 0; column <= table->column_count; column++) {
            const struct matrix_cell *cell = matrix_cell(table, row, column);
            csv_number(&writer, cell->count);
            if (table->usage && (cell->demand || !cell->few))
                csv_number(&writer, cell->demand);
            else if (table->usage)
                csv_write_cell(&writer, "<5");
        }
        csv_write_end(&writer);
    }
}

static json_t *cell_json(const struct matrix_table *table, const struct survey *survey, int row, int column)
{
    const struct matrix_cell *cell = matrix_cell(table, row, column);
    const struct matrix_mark mark = matrix_mark(table, row, column);
    json_t *all = json_pack("{s:s, s:i, s:i, s:b}", "topic", survey->house->topics[row].code, "count",
                            cell->count, "partners", cell->partners, "gap", mark.gap);
    if (table->usage) {
        json_object_set_new(all, "demand", json_integer(cell->demand));
        json_object_set_new(all, "too_few", json_integer(cell->few));
        json_object_set_new(all, "shortage", json_boolean(mark.shortage));
    }
    if (column == table->column_count) {
        json_object_set_new(all, "name", json_string(matrix_topic(survey, row)));
        return all;
    }
    json_t *cards = json_array();
    for (int i = 0; i < cell->count; i++)
        json_array_append_new(cards, json_pack("{s:s, s:s, s:s}", "code", cell->cards[i]->card.row.code,
                                               "title", cell->cards[i]->card.row.title.text, "partner",
                                               survey_owner(cell->cards[i])));
    json_object_set_new(all, "column", json_string(table->columns[column].name));
    json_object_set_new(all, "thin", json_boolean(mark.thin));
    json_object_set_new(all, "overlap", json_boolean(mark.overlap));
    json_object_set_new(all, "cards", cards);
    return all;
}

void matrix_print_json(const struct matrix_table *table, const struct survey *survey, struct report *report,
                       FILE *file)
{
    json_t *columns = json_array(), *cells = json_array(), *topics = json_array(), *all = report_json(report);
    for (int column = 0; column < table->column_count; column++)
        json_array_append_new(columns, json_string(table->columns[column].name));
    for (int row = 0; row < table->rows; row++) {
        for (int column = 0; column < table->column_count; column++)
            json_array_append_new(cells, cell_json(table, survey, row, column));
        json_array_append_new(topics, cell_json(table, survey, row, table->column_count));
    }
    json_t *told = json_pack("{s:s, s:s, s:i, s:i, s:o, s:o, s:o}", "house", survey->house->code, "by",
                             matrix_by_names[table->by], "cards", table->all, "overlap_from",
                             table->overlap_from, "columns", columns, "topics", topics, "cells", cells);
    if (table->usage)
        json_object_set_new(told, "demand", json_integer(table->demand));
    json_object_update(all, told);
    json_decref(told);
    json_print(all, file);
}
