/* A sink that looks at every byte that a reader hands over. */
#ifndef TESTS_FUZZ_SINK_H
#define TESTS_FUZZ_SINK_H

#include <stdlib.h>
#include <string.h>

#include "tool/sheet/sheet.h"

static bool sink_sheet(void *data, const char *name)
{
    (void)data;
    return strlen(name) < 1 << 20;
}

static void sink_row(void *data, const struct sheet_row *row)
{
    int *last = data;
    if (row->count < 1 || row->count > SHEET_COLUMNS_MAX || row->number < 1)
        abort();
    for (int i = 0; i < row->count; i++)
        if (row->cells[i][row->lengths[i]] != '\0' || row->kinds[i] > SHEET_YES)
            abort();
    *last = row->number;
}

static void sink_note(void *data, const struct sheet_note *note)
{
    char name[24];
    (void)data;
    sheet_cell_name(note->row, note->column, name);
    if (!*note->text)
        abort();
}

#endif
