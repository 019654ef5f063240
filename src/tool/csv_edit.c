#include "tool/csv_edit.h"

#include <stdlib.h>
#include <string.h>

#include "tool/csv_reader.h"

/* Where a cell's bytes stand; `missing` cells of a short row would follow its end. */
struct extent {
    size_t from, to;
    int missing;
};

struct cursor {
    const char *bytes;
    size_t length, at;
    int row;
};

/* Moves behind the cell at the cursor: onto a comma, a line end or the end of the file. */
static void skip_cell(struct cursor *cursor)
{
    bool quoted = false;
    for (; cursor->at < cursor->length; cursor->at++) {
        char c = cursor->bytes[cursor->at];
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == ',' || c == '\n' || c == '\r'))
            return;
    }
}

static bool at_comma(const struct cursor *cursor)
{
    return cursor->at < cursor->length && cursor->bytes[cursor->at] == ',';
}

/* Moves behind the line end at the cursor. */
static void skip_line_end(struct cursor *cursor)
{
    if (cursor->at < cursor->length && cursor->bytes[cursor->at++] == '\r' && cursor->at < cursor->length &&
        cursor->bytes[cursor->at] == '\n')
        cursor->at++;
    cursor->row++;
}

static void skip_row(struct cursor *cursor)
{
    for (skip_cell(cursor); at_comma(cursor); skip_cell(cursor))
        cursor->at++;
    skip_line_end(cursor);
}

/* Finds a cell in this row or a later one; leaves the cursor behind the cell. */
static struct extent find_cell(struct cursor *cursor, int row, int column)
{
    while (cursor->row < row && cursor->at < cursor->length)
        skip_row(cursor);
    struct extent extent = {cursor->at, cursor->at, column};
    skip_cell(cursor);
    while (extent.missing > 0 && at_comma(cursor)) {
        extent.from = ++cursor->at;
        extent.missing--;
        skip_cell(cursor);
    }
    extent.to = cursor->at;
    if (extent.missing > 0)
        extent.from = extent.to;
    return extent;
}

static size_t put_bytes(char *out, size_t used, const char *bytes, size_t length)
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

static bool reads_back(const char *before, size_t before_length, const char *after, size_t after_length,
                       const struct csv_edit *edits, int count)
{
    struct flat wanted = {.edits = edits, .count = count}, found = {0};
    int row;
    return csv_parse_rows(before, before_length, flat_row, &wanted, &row) &&
           csv_parse_rows(after, after_length, flat_row, &found, &row) && wanted.sum == found.sum;
}

bool csv_edit_apply(const char *bytes, size_t length, const struct csv_edit *edits, int count, char **out,
                    size_t *out_length, struct err *err)
{
    size_t room = length + 1, used = 0, copied = 0;
    for (int i = 0; i < count; i++)
        room += strlen(edits[i].text) + (size_t)edits[i].column;
    char *result = malloc(room);
    if (!result)
        abort();
    struct cursor cursor = {.bytes = bytes, .length = length, .row = 1};
    if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        cursor.at = 3;
    for (int i = 0; i < count; i++) {
        struct extent extent = find_cell(&cursor, edits[i].row, edits[i].column);
        used = put_bytes(result, used, bytes + copied, extent.from - copied);
        for (int comma = 0; comma < extent.missing; comma++)
            result[used++] = ',';
        used = put_bytes(result, used, edits[i].text, strlen(edits[i].text));
        copied = extent.to;
        skip_row(&cursor);
    }
    used = put_bytes(result, used, bytes + copied, length - copied);
    if (!reads_back(bytes, length, result, used, edits, count)) {
        free(result);
        return err_set(err,
                       "de aanhalingstekens in dit bestand zijn niet duidelijk; bewaar het opnieuw als CSV");
    }
    *out = result;
    *out_length = used;
    return true;
}
