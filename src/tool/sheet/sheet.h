/* What a reader of any format hands over: sheets of rows of cells, each as a person sees it on the screen.
 *
 * Shape:     a sheet begins, its rows follow from top to bottom, notes about them come when they are found. Rows
 *            and columns that hold nothing are left out; `number` says which row it is.
 * Ownership: what a sink is given lives until it returns.
 */
#ifndef TOOL_SHEET_SHEET_H
#define TOOL_SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum {
    SHEET_COLUMNS_MAX = 1024,
    SHEET_ROWS_MAX = 200000,        /* of a workbook */
    SHEET_CELLS_MAX = 8000000,      /* of a workbook */
    SHEET_CELL_BYTES_MAX = 1 << 18, /* Excel holds 32,767 characters */
    SHEET_TEXT_BYTES_MAX = 64 << 20 /* of a workbook */
};

/* What a cell was before it became text. */
enum sheet_kind { SHEET_TEXT, SHEET_NUMBER, SHEET_DATE, SHEET_YES };

struct sheet_row {
    int number; /* as the spreadsheet counts, from 1 */
    int count;
    const char *const *cells; /* may hold anything, also NUL; a NUL stands behind each */
    const size_t *lengths;    /* bytes */
    const unsigned char *kinds;
};

/* What somebody should know about a cell (column from 0), a row (column -1) or a sheet (row 0). */
struct sheet_note {
    bool error; /* the text of the cell is not what it should be */
    int row, column;
    const char *text; /* what is wrong and how to mend it */
};

struct sheet_sink {
    void *data;
    bool (*sheet)(void *data, const char *name); /* false: this sheet is not wanted */
    void (*row)(void *data, const struct sheet_row *row);
    void (*note)(void *data, const struct sheet_note *note);
};

/* "B7" of row 7, column 1; "B" when the row is 0. */
void sheet_cell_name(int row, int column, char name[24]);

/* The column (from 0) and row of "B7" or "$B$7"; false when it is no cell. */
bool sheet_cell_place(const char *name, int *row, int *column);

#endif
