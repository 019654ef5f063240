/* Changes cells in the XML of a sheet; every byte that is not theirs stays. */
#ifndef TOOL_SHEET_XLSX_CELLS_H
#define TOOL_SHEET_XLSX_CELLS_H

#include "tool/sheet/package.h"
#include "tool/sheet/xlsx_edit.h"

/* The XML with the edits in it, which the caller frees also when it fails. */
bool xlsx_cells_change(const char *xml, size_t length, const struct xlsx_edit *edits, int count,
                       struct xml_text *out, struct err *err);

#endif
