/* What a sheet of a table looks like in a workbook that we write: formats, comments, lists, widths. */
#ifndef TOOL_TABLE_XLSX_LOOK_H
#define TOOL_TABLE_XLSX_LOOK_H

#include <xlsxwriter.h>

#include "tool/table/columns.h"
#include "tool/table/grid.h"

/* The sheet that drop-down lists of icons look at, when the grid has it. */
extern const char icon_sheet_name[];

/* Formats of one workbook, which owns them. */
struct xlsx_looks {
    lxw_format *text, *wrapped, *day, *moment; /* of cells */
    lxw_format *header, *required, *heading;
};

/* Makes the formats of a workbook. */
struct xlsx_looks looks_make(lxw_workbook *workbook);

/* The look of a header cell. */
lxw_format *look_header(const struct xlsx_looks *looks, enum table_id id, const char *name);

/* Explains a column in a comment on its header, and gives its cells their format, width and list. Returns the format;
 * NULL for a column that the table does not have; that of remarks is wide. */
lxw_format *look_column(lxw_worksheet *page, const struct xlsx_looks *looks, const struct grid *grid,
                        const struct grid_sheet *sheet, enum table_id id, int position);

#endif
