/* A table of a source that is changed row by row: what is not changed stays as it is.
 *
 * Shape:     a CSV file in any dialect of csv_text.h, of which rows keep their bytes, or a sheet of a workbook, of which
 *            cells do. One that is not there is an empty table. Cells are trimmed.
 * Ownership: texts live in the arena that was given; those that are set are borrowed until the table is closed.
 */
#ifndef TOOL_IMPORT_LEDGER_H
#define TOOL_IMPORT_LEDGER_H

#include "base/arena.h"
#include "base/err.h"
#include "tool/sheet/csv_text.h"
#include "tool/table/grid.h"

struct ledger_row {
    size_t from, to; /* its bytes in the file, with the line end; both 0: a new row, or one of a sheet */
    const struct grid_row *was; /* of a sheet; NULL: a new row, or one of a file */
    const char **cells;         /* trimmed */
    int count;
    bool changed;
};

/* How a new file is written: as those beside it, so that the same spreadsheet opens it. */
struct ledger_style {
    enum csv_encoding encoding;
    bool mark;
    char separator;
    const char *line_end;
};

struct ledger {
    struct arena *arena;
    const char *path;  /* how messages call it */
    const char *sheet; /* its name in a workbook; NULL: a file */
    bool there;
    char *bytes; /* of the file as it was read */
    size_t length;
    struct csv_text csv;
    const char *line_end;
    struct ledger_row head;
    struct ledger_row *rows;
    int count, capacity;
    bool changed;
};

/* The style of a file that is there; of Windows-1252, which not every letter is in, UTF-8 with a mark. False when it is not
 * there. */
bool ledger_style_read(struct ledger_style *style, const char *path);

/* Reads the table; a file that is not there gets the columns of `names` (NULL ends it) and the style. False when it cannot be read
 * to its end. Close it in both cases. */
bool ledger_open(struct ledger *ledger, struct arena *arena, const char *path, const char *const *names,
                 const struct ledger_style *style, struct err *err);

/* The same from a sheet of a workbook that is read; NULL when the workbook has none of this name, "" is then its label. */
void ledger_open_sheet(struct ledger *ledger, struct arena *arena, const char *name,
                       const struct grid_sheet *sheet, const char *const *names);

/* Frees what is not in the arena. */
void ledger_close(struct ledger *ledger);

/* The position of a column, or -1. */
int ledger_find(const struct ledger *ledger, const char *name);

/* The position of a column, which is added when it is not there. */
int ledger_column(struct ledger *ledger, const char *name);

/* A cell, "" when the row is too short. */
const char *ledger_cell(const struct ledger *ledger, int row, int column);

/* Changes a cell. */
void ledger_set(struct ledger *ledger, int row, int column, const char *text);

/* Adds an empty row at the end and returns its position. */
int ledger_add(struct ledger *ledger);

/* True when the cell says something else than the sheet that it came from. */
bool ledger_cell_changed(const struct ledger *ledger, const struct ledger_row *row, int column);

/* The bytes of the changed file; the caller frees them. False when the encoding of the file has no such character. */
bool ledger_bytes(const struct ledger *ledger, char **bytes, size_t *length, struct err *err);

#endif
