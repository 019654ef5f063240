/* All sheets of a workbook or a folder of CSV in memory, every cell as it was, to write them in another form.
 *
 * Shape:     rows keep their numbers, so that empty rows stay.
 * Ownership: the grid owns all texts.
 */
#ifndef TOOL_TABLE_GRID_H
#define TOOL_TABLE_GRID_H

#include "base/arena.h"
#include "tool/sheet/workbook.h"
#include "tool/talk/report.h"

struct grid_row {
    int number;
    int count;
    const char **cells; /* NUL ends each; a text with a NUL in it is reported and cut */
};

struct grid_sheet {
    const char *name, *label; /* as it is called; as messages call it */
    struct grid_row *rows;
    int count, capacity;
    int width; /* cells of the longest row */
};

struct grid {
    struct arena arena;
    struct report *report;
    const char *path;
    struct grid_sheet *sheets;
    int count;
    bool folder; /* read from a folder of CSV */
};

/* Reads all sheets; what is wrong inside goes to the report. Close it in both cases. */
bool grid_open(struct grid *grid, const char *path, struct report *report, struct err *err);

/* The same of a workbook in memory, that messages call `path`. */
bool grid_open_bytes(struct grid *grid, const char *path, const char *bytes, size_t length,
                     enum workbook_kind *kind, struct report *report, struct err *err);

/* Makes an empty grid, to be filled with sheets and rows. */
void grid_init(struct grid *grid, struct report *report);

/* Adds a sheet; it stays where it is. At most 512. */
struct grid_sheet *grid_sheet_add(struct grid *grid, const char *name);

/* Adds the next row, with copies of these cells. */
void grid_row_add(struct grid *grid, struct grid_sheet *sheet, const char *const *cells, int count);

/* Frees everything. */
void grid_close(struct grid *grid);

/* Writes each sheet as NAME.csv (UTF-8, comma, quotes where needed) in a folder that is not there yet or is empty;
 * all of them or none. */
bool grid_write_csv(const struct grid *grid, const char *folder, struct err *err);

#endif
