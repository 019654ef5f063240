#include "tool/sheet/sheet_out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

struct sheet_out *sheet_out_open(const struct sheet_sink *sink)
{
    struct sheet_out *out = calloc(1, sizeof *out);
    if (!out)
        abort();
    out->sink = sink;
    return out;
}

void sheet_out_close(struct sheet_out *out)
{
    if (out)
        free(out->text);
    free(out);
}

bool sheet_out_begin(struct sheet_out *out, const char *name, bool hidden)
{
    out->formulas = out->merges = out->hidden_rows = (struct sheet_seen){0};
    out->hidden = hidden && name[0] != '_'; /* ours, such as lists, are meant to be */
    out->wanted = out->sink->sheet(out->sink->data, name);
    sheet_out_row(out, 0);
    return out->wanted;
}

void sheet_out_row(struct sheet_out *out, int number)
{
    out->number = number;
    out->count = 0;
    out->used = 0;
}

static void gap_fill(struct sheet_out *out, int column)
{
    for (; out->count <= column; out->count++) {
        out->starts[out->count] = out->lengths[out->count] = 0;
        out->kinds[out->count] = SHEET_TEXT;
    }
}

bool sheet_out_cell(struct sheet_out *out, int column, const char *text, size_t length, enum sheet_kind kind,
                    struct err *err)
{
    char name[24];
    if (length == 0)
        return true;
    sheet_cell_name(out->number, column, name);
    if (column >= SHEET_COLUMNS_MAX)
        return err_set(err, "cel %s staat voorbij kolom %d; haal de kolommen weg die je niet nodig hebt",
                       name, SHEET_COLUMNS_MAX);
    if (length > SHEET_CELL_BYTES_MAX)
        return err_set(err, "cel %s heeft meer tekst dan een cel kan hebben; maak ze korter", name);
    if (out->used + length + 2 > out->capacity) {
        out->capacity = (out->used + length + 4096) * 2;
        out->text = realloc(out->text, out->capacity);
        if (!out->text)
            abort();
    }
    if (out->used == 0)
        out->text[out->used++] = '\0'; /* what empty cells point to */
    gap_fill(out, column);
    memcpy(out->text + out->used, text, length);
    out->text[out->used + length] = '\0';
    out->starts[column] = out->used;
    out->lengths[column] = length;
    out->kinds[column] = (unsigned char)kind;
    out->used += length + 1;
    return true;
}

static bool bounds_hold(struct sheet_out *out, struct err *err)
{
    out->rows++;
    out->cells += out->count;
    out->bytes += out->used;
    if (out->rows > SHEET_ROWS_MAX)
        return err_set(err,
                       "het werkboek heeft meer dan %d rijen; verdeel het over meer werkboeken, of haal de "
                       "rijen weg die je niet nodig hebt",
                       SHEET_ROWS_MAX);
    if (out->cells > SHEET_CELLS_MAX || out->bytes > SHEET_TEXT_BYTES_MAX)
        return err_set(err, "er staat te veel in dit werkboek; verdeel het over meer werkboeken");
    return true;
}

bool sheet_out_row_end(struct sheet_out *out, struct err *err)
{
    return sheet_out_repeat(out, out->number, err);
}

bool sheet_out_repeat(struct sheet_out *out, int last, struct err *err)
{
    if (out->count == 0 || !out->wanted)
        return true;
    for (int i = 0; i < out->count; i++)
        out->cell_texts[i] = out->text + out->starts[i];
    for (; out->number <= last; out->number++) {
        if (!bounds_hold(out, err))
            return false;
        const struct sheet_row row = {out->number, out->count, out->cell_texts, out->lengths, out->kinds};
        out->sink->row(out->sink->data, &row);
    }
    return true;
}

void sheet_out_see(struct sheet_seen *seen, int row, int column)
{
    if (seen->count++ == 0) {
        seen->row = row;
        seen->column = column;
    }
}

void sheet_out_note(struct sheet_out *out, bool error, int row, int column, const char *format, ...)
{
    char text[768];
    va_list args;
    if (!out->wanted)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    const struct sheet_note note = {error, row, column, text};
    out->sink->note(out->sink->data, &note);
}

/* "3 cellen zijn een formule (de eerste is B7)". */
static void seen_say(struct sheet_out *out, const struct sheet_seen *seen, const char *one, const char *many)
{
    char name[24];
    sheet_cell_name(seen->row, seen->column, name);
    if (seen->count == 1)
        sheet_out_note(out, false, 0, -1, one, name);
    else if (seen->count)
        sheet_out_note(out, false, 0, -1, many, seen->count, name);
}

void sheet_out_end(struct sheet_out *out)
{
    const struct sheet_seen *hidden = &out->hidden_rows;
    seen_say(
        out, &out->formulas, MN_("%s is een formule; ik neem de uitkomst die er het laatst stond"),
        MN_("%d cellen zijn een formule (de eerste is %s); ik neem de uitkomst die er het laatst stond"));
    seen_say(out, &out->merges,
             MN_("%s is samengevoegd met andere cellen; de tekst telt alleen voor de eerste cel. Splits de "
                 "cellen en vul ze elk in"),
             MN_("%d cellen zijn samengevoegd met andere (de eerste is %s); de tekst telt alleen voor de "
                 "eerste cel. Splits de cellen en vul ze elk in"));
    if (hidden->count == 1)
        sheet_out_note(out, false, 0, -1, "1 rij is verborgen (rij %d); ook die tellen mee", hidden->row);
    else if (hidden->count)
        sheet_out_note(out, false, 0, -1,
                       "%d rijen zijn verborgen, vanaf de eerste (rij %d); ook die tellen mee", hidden->count,
                       hidden->row);
    if (out->hidden)
        sheet_out_note(out, false, 0, -1, "dit blad is verborgen, maar telt mee");
    out->wanted = false;
}
