/* Writes a grid as an .xlsx workbook that is pleasant to fill in: sheets of our tables get frozen and explained
 * headers, drop-down lists for closed lists, text or days as the format of their columns, and widths.
 *
 * Shape: all that the grid holds is written as text, so nothing changes on the way.
 */
#ifndef TOOL_TABLE_XLSX_WRITER_H
#define TOOL_TABLE_XLSX_WRITER_H

#include "tool/table/grid.h"

/* Writes beside `path` and puts it in its place; a file that is there stays until that moment. */
bool grid_write_xlsx(const struct grid *grid, const char *path, struct err *err);

#endif
