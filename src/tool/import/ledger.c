#include "tool/import/ledger.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/path.h"
#include "tool/sheet/csv_writer.h"

static const size_t ledger_cap_bytes = (size_t)1 << 30;

static struct ledger_row *row_new(struct ledger *ledger)
{
    if (ledger->count == ledger->capacity) {
        ledger->capacity = ledger->capacity ? ledger->capacity * 2 : 64;
        ledger->rows = realloc(ledger->rows, (size_t)ledger->capacity * sizeof *ledger->rows);
        if (!ledger->rows)
            abort();
    }
    struct ledger_row *row = &ledger->rows[ledger->count++];
    *row = (struct ledger_row){0};
    return row;
}

/* What ledger_open carries while rows come in. */
struct reading {
    struct ledger *ledger;
    size_t at; /* where the next row begins in the text */
    int number;
};

/* Moves behind the row that begins at `at`. */
static size_t row_end(const struct csv_text *csv, size_t at)
{
    bool quoted = false;
    for (; at < csv->length; at++) {
        char c = csv->text[at];
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            return at + 1 + (c == '\r' && at + 1 < csv->length && csv->text[at + 1] == '\n');
    }
    return at;
}

static const char *cell_trim(struct arena *arena, const char *cell, size_t length)
{
    while (length && isspace((unsigned char)*cell))
        cell++, length--;
    while (length && isspace((unsigned char)cell[length - 1]))
        length--;
    return length ? arena_strndup(arena, cell, length) : "";
}

static void take_row(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct reading *reading = data;
    struct ledger *ledger = reading->ledger;
    for (; reading->number < number; reading->number++)
        reading->at = row_end(&ledger->csv, reading->at);
    bool head = !ledger->head.cells;
    struct ledger_row *row = head ? &ledger->head : row_new(ledger);
    row->from = reading->at;
    row->to = reading->at = row_end(&ledger->csv, reading->at);
    reading->number++;
    row->count = count;
    row->cells = arena_array(ledger->arena, const char *, count ? count : 1);
    for (int i = 0; i < count; i++)
        row->cells[i] = cell_trim(ledger->arena, cells[i], strnlen(cells[i], lengths[i]));
}

static bool row_blank(const struct ledger_row *row)
{
    for (int i = 0; i < row->count; i++)
        if (*row->cells[i])
            return false;
    return true;
}

static void take_sheet_row(struct ledger *ledger, const struct grid_row *was)
{
    struct ledger_row row = {.was = was, .count = was->count};
    row.cells = arena_array(ledger->arena, const char *, was->count ? was->count : 1);
    for (int i = 0; i < was->count; i++)
        row.cells[i] = cell_trim(ledger->arena, was->cells[i], strlen(was->cells[i]));
    if (row_blank(&row))
        return;
    if (ledger->head.cells)
        *row_new(ledger) = row;
    else
        ledger->head = row;
}

static void head_make(struct ledger *ledger, const char *const *names)
{
    int count = 0;
    while (names[count])
        count++;
    ledger->head = (struct ledger_row){
        .cells = arena_array(ledger->arena, const char *, count), .count = count, .changed = true};
    for (int i = 0; i < count; i++)
        ledger->head.cells[i] = names[i];
}

/* Of the first line of a file. */
static const char *line_end_of(const struct csv_text *csv)
{
    const char *feed = csv->length ? memchr(csv->text, '\n', csv->length) : NULL;
    return feed && feed > csv->text && feed[-1] == '\r' ? "\r\n" : "\n";
}

bool ledger_style_read(struct ledger_style *style, const char *path)
{
    struct csv_text csv;
    struct err err;
    char *bytes;
    size_t length;
    if (access(path, R_OK) != 0 || !path_read(path, ledger_cap_bytes, &bytes, &length, &err))
        return false;
    csv_text_open(&csv, bytes, length);
    bool windows = csv.encoding == CSV_WINDOWS;
    *style = (struct ledger_style){.encoding = windows ? CSV_UTF8 : csv.encoding,
                                   .mark = csv.mark || windows,
                                   .separator = csv.separator,
                                   .line_end = line_end_of(&csv)};
    csv_text_close(&csv);
    free(bytes);
    return true;
}

static void style_take(struct ledger *ledger, const struct ledger_style *style)
{
    ledger->csv.encoding = style->encoding;
    ledger->csv.mark = style->mark;
    ledger->csv.separator = style->separator;
    ledger->line_end = style->line_end;
}

bool ledger_open(struct ledger *ledger, struct arena *arena, const char *path, const char *const *names,
                 const struct ledger_style *style, struct err *err)
{
    int row;
    *ledger = (struct ledger){.arena = arena, .path = arena_strdup(arena, path)};
    ledger->there = access(path, F_OK) == 0;
    if (ledger->there && !path_read(path, ledger_cap_bytes, &ledger->bytes, &ledger->length, err))
        return false;
    csv_text_open(&ledger->csv, ledger->bytes ? ledger->bytes : "", ledger->length);
    ledger->line_end = line_end_of(&ledger->csv);
    if (!ledger->there)
        style_take(ledger, style);
    struct reading reading = {ledger, ledger->csv.head, 1};
    if (csv_text_rows(&ledger->csv, take_row, &reading, &row) != CSV_FINE)
        return err_set(err,
                       "%s, rij %d: deze tabel kan ik niet tot het einde lezen; kijk de aanhalingstekens na "
                       "en bewaar ze opnieuw als CSV",
                       path, row);
    if (!ledger->head.cells)
        head_make(ledger, names);
    return true;
}

void ledger_open_sheet(struct ledger *ledger, struct arena *arena, const char *name,
                       const struct grid_sheet *sheet, const char *const *names)
{
    *ledger = (struct ledger){.arena = arena,
                              .path = sheet ? arena_strdup(arena, sheet->label) : name,
                              .sheet = sheet ? arena_strdup(arena, sheet->name) : name,
                              .there = sheet != NULL};
    for (int i = 0; sheet && i < sheet->count; i++)
        take_sheet_row(ledger, &sheet->rows[i]);
    if (!ledger->head.cells)
        head_make(ledger, names);
}

bool ledger_cell_changed(const struct ledger *ledger, const struct ledger_row *row, int column)
{
    const struct grid_row *was = row->was;
    const char *before = was && column < was->count ? was->cells[column] : "";
    return strcmp(row->cells[column], cell_trim(ledger->arena, before, strlen(before))) != 0;
}

void ledger_close(struct ledger *ledger)
{
    csv_text_close(&ledger->csv);
    free(ledger->bytes);
    free(ledger->rows);
}

int ledger_find(const struct ledger *ledger, const char *name)
{
    for (int i = 0; i < ledger->head.count; i++)
        if (strcasecmp(ledger->head.cells[i], name) == 0)
            return i;
    return -1;
}

static void row_set(struct ledger *ledger, struct ledger_row *row, int column, const char *text)
{
    if (column >= row->count) {
        int count = column >= ledger->head.count ? column + 1 : ledger->head.count;
        const char **cells = arena_array(ledger->arena, const char *, count);
        for (int i = 0; i < count; i++)
            cells[i] = i < row->count ? row->cells[i] : "";
        row->cells = cells;
        row->count = count;
    }
    row->cells[column] = text;
    row->changed = ledger->changed = true;
}

int ledger_column(struct ledger *ledger, const char *name)
{
    int column = ledger_find(ledger, name);
    if (column >= 0)
        return column;
    row_set(ledger, &ledger->head, ledger->head.count, name);
    return ledger->head.count - 1;
}

const char *ledger_cell(const struct ledger *ledger, int row, int column)
{
    const struct ledger_row *found = &ledger->rows[row];
    return column >= 0 && column < found->count ? found->cells[column] : "";
}

void ledger_set(struct ledger *ledger, int row, int column, const char *text)
{
    if (strcmp(ledger_cell(ledger, row, column), text) != 0)
        row_set(ledger, &ledger->rows[row], column, text);
}

int ledger_add(struct ledger *ledger)
{
    row_new(ledger)->changed = true;
    ledger->changed = true;
    return ledger->count - 1;
}

/* The file in the making. */
struct output {
    struct csv_writer writer;
    bool open; /* the last line has no end yet */
};

static void output_put(struct output *output, const char *bytes, size_t length)
{
    fwrite(bytes, 1, length, output->writer.file);
    if (length)
        output->open = bytes[length - 1] != '\n' && bytes[length - 1] != '\r';
}

static void row_put(struct output *output, const struct ledger *ledger, const struct ledger_row *row)
{
    struct csv_writer *writer = &output->writer;
    if (!row->changed) {
        output_put(output, ledger->csv.text + row->from, row->to - row->from);
        return;
    }
    writer->begun = row != &ledger->head;
    for (int i = 0; i < ledger->head.count || i < row->count; i++)
        csv_write_cell(writer, i < row->count ? row->cells[i] : "");
    csv_write_end(writer);
}

/* What stands between rows (empty lines) stays where it was. */
static void gap_put(struct output *output, const struct ledger *ledger, size_t *at, size_t to)
{
    if (to > *at)
        output_put(output, ledger->csv.text + *at, to - *at);
    *at = to;
}

bool ledger_bytes(const struct ledger *ledger, char **bytes, size_t *length, struct err *err)
{
    const struct csv_text *csv = &ledger->csv;
    char *text = NULL;
    size_t at = 0, used = 0;
    struct output output = {csv_writer(open_memstream(&text, &used)), false};
    struct csv_writer *writer = &output.writer;
    if (!writer->file)
        abort();
    writer->separator = csv->separator;
    writer->line_end = ledger->line_end;
    writer->single = ledger->head.count == 1;
    for (int i = -1; i < ledger->count; i++) {
        const struct ledger_row *row = i < 0 ? &ledger->head : &ledger->rows[i];
        gap_put(&output, ledger, &at, row->to ? row->from : csv->length);
        if (row->to)
            at = row->to;
        if (output.open)
            output_put(&output, writer->line_end, strlen(writer->line_end));
        row_put(&output, ledger, row);
    }
    gap_put(&output, ledger, &at, csv->length);
    if (fclose(writer->file) != 0)
        abort();
    if (csv->encoding == CSV_UTF8 && !csv->mark) { /* as most are: not once more in memory */
        *bytes = text;
        *length = used;
        return true;
    }
    bool ok =
        csv_text_encode(csv, text, used, bytes, length) ||
        err_set(
            err,
            "%s: in deze tabel passen niet alle letters; bewaar ze eerst als CSV UTF-8 en probeer opnieuw",
            ledger->path);
    free(text);
    return ok;
}
