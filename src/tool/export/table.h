/* A publication as the tables of a source, which is what it was built from, with all dates written out.
 *
 * Shape:     a query for each table gives rows in the words of data/README.md; series have become lists of dates.
 * Ownership: the grid owns the texts.
 */
#ifndef TOOL_EXPORT_TABLE_H
#define TOOL_EXPORT_TABLE_H

#include <sqlite3.h>

#include "tool/table/columns.h"
#include "tool/table/grid.h"

/* The start of an activity that has no date any more, for a source must name one. */
#define EXPORT_NO_DATE "2000-01-01T10:00"

/* Fills an empty grid with all tables that hold something. */
bool export_grid(struct grid *grid, sqlite3 *db, struct err *err);

#endif
