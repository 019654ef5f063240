#include "tool/sheet/csv_edit.h"

#include <stdlib.h>
#include <string.h>

#include "tool/sheet/csv_text.h"

/* Where a cell's bytes stand; `missing` cells of a short row would follow its end. */
struct extent {
    size_t from, to;
    int missing;
};

struct cursor {
    const char *bytes;
    size_t length, at;
    int row;
    char separator;
};

/* Moves behind the cell at the cursor: onto a separator, a line end or the end of the file. */
static void cell_skip(struct cursor *cursor)
{
    bool quoted = false;
    for (; cursor->at < cursor->length; cursor->at++) {
        char c = cursor->bytes[cursor->at];
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == cursor->separator || c == '\n' || c == '\r'))
            return;
    }
}

static bool at_separator(const struct cursor *cursor)
{
    return cursor->at < cursor->length && cursor->bytes[cursor->at] == cursor->separator;
}

/* Moves behind the line end at the cursor. */
static void line_end_skip(struct cursor *cursor)
{
    if (cursor->at < cursor->length && cursor->bytes[cursor->at++] == '\r' && cursor->at < cursor->length &&
        cursor->bytes[cursor->at] == '\n')
        cursor->at++;
    cursor->row++;
}

static void row_skip(struct cursor *cursor)
{
    for (cell_skip(cursor); at_separator(cursor); cell_skip(cursor))
        cursor->at++;
    line_end_skip(cursor);
}

/* Finds a cell in this row or a later one; leaves the cursor behind the cell. */
static struct extent cell_find(struct cursor *cursor, int row, int column)
{
    while (cursor->row < row && cursor->at < cursor->length)
        row_skip(cursor);
    struct extent extent = {cursor->at, cursor->at, column};
    cell_skip(cursor);
    while (extent.missing > 0 && at_separator(cursor)) {
        extent.from = ++cursor->at;
        extent.missing--;
        cell_skip(cursor);
    }
    extent.to = cursor->at;
    if (extent.missing > 0)
        extent.from = extent.to;
    return extent;
}

static size_t bytes_put(char *out, size_t used, const char *bytes, size_t length)
{
    memcpy(out + used, bytes, length);
    return used + length;
}

/* Rows as one text, to see that a change changed nothing else. */
struct flat {
    const struct csv_edit *edits; /* to make while reading; NULL: none */
    int count, next;
    unsigned long long sum;
};

static void flat_add(struct flat *flat, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        flat->sum = (flat->sum ^ (unsigned char)bytes[i]) * 1099511628211u;
}

static void flat_row(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct flat *flat = data;
    while (flat->next < flat->count && flat->edits[flat->next].row < number)
        flat->next++;
    const struct csv_edit *edit =
        flat->next < flat->count && flat->edits[flat->next].row == number ? &flat->edits[flat->next] : NULL;
    int width = edit && edit->column >= count ? edit->column + 1 : count;
    flat_add(flat, "\x1e", 1);
    for (int i = 0; i < width; i++) {
        flat_add(flat, "\x1f", 1);
        if (edit && edit->column == i)
            flat_add(flat, edit->text, strlen(edit->text));
        else if (i < count)
            flat_add(flat, cells[i], lengths[i]);
    }
}

static bool reads_back(const struct csv_text *before, const struct csv_text *after,
                       const struct csv_edit *edits, int count)
{
    struct flat wanted = {.edits = edits, .count = count}, found = {0};
    int row;
    return csv_text_rows(before, flat_row, &wanted, &row) == CSV_FINE &&
           csv_text_rows(after, flat_row, &found, &row) == CSV_FINE && wanted.sum == found.sum;
}

/* The text with the edits in it; the caller frees it. */
static char *text_edit(const struct csv_text *csv, const struct csv_edit *edits, int count, size_t *length)
{
    size_t room = csv->length + 1, used = 0, copied = 0;
    for (int i = 0; i < count; i++)
        room += strlen(edits[i].text) + (size_t)edits[i].column;
    char *result = malloc(room);
    if (!result)
        abort();
    struct cursor cursor = {
        .bytes = csv->text, .length = csv->length, .at = csv->head, .row = 1, .separator = csv->separator};
    for (int i = 0; i < count; i++) {
        struct extent extent = cell_find(&cursor, edits[i].row, edits[i].column);
        used = bytes_put(result, used, csv->text + copied, extent.from - copied);
        for (int missing = 0; missing < extent.missing; missing++)
            result[used++] = csv->separator;
        used = bytes_put(result, used, edits[i].text, strlen(edits[i].text));
        copied = extent.to;
        row_skip(&cursor);
    }
    *length = bytes_put(result, used, csv->text + copied, csv->length - copied);
    result[*length] = '\0';
    return result;
}

bool csv_edit_apply(const char *bytes, size_t length, const struct csv_edit *edits, int count, char **out,
                    size_t *out_length, struct err *err)
{
    struct csv_text csv;
    csv_text_open(&csv, bytes, length);
    struct csv_text edited = csv;
    char *result = text_edit(&csv, edits, count, &edited.length);
    edited.text = result;
    bool ok = reads_back(&csv, &edited, edits, count);
    if (!ok)
        err_set(err, "de aanhalingstekens in dit bestand zijn niet duidelijk; bewaar het opnieuw als CSV");
    else if (!(ok = csv_text_encode(&csv, edited.text, edited.length, out, out_length)))
        err_set(
            err,
            "in dit bestand staan tekens die het bij het bewaren zou verliezen; bewaar het als CSV UTF-8");
    free(result);
    csv_text_close(&csv);
    return ok;
}
