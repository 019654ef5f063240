/* A copy of a source as a workbook, with what was found in a column "Opmerkingen" of each table. */
#ifndef TOOL_TABLE_REMARKS_H
#define TOOL_TABLE_REMARKS_H

#include "tool/table/grid.h"
#include "tool/table/source.h"

/* Writes the copy; the source stays as it was. A column "Opmerkingen" of an earlier copy is filled anew. */
bool remarks_write(const struct source *source, struct report *report, const char *path, struct err *err);

/* True for a sheet of such a copy. */
bool remarks_stand(const struct grid_sheet *sheet);

#endif
