/* Reads the sheets of an .xlsx workbook into a sink.
 *
 * Source: ECMA-376 part 1, 18.3 (worksheets).
 */
#ifndef TOOL_SHEET_XLSX_READER_H
#define TOOL_SHEET_XLSX_READER_H

#include "tool/sheet/package.h"
#include "tool/sheet/sheet.h"

/* Reads all sheets that the sink wants. */
bool xlsx_read(struct package *package, const struct sheet_sink *sink, struct err *err);

#endif
