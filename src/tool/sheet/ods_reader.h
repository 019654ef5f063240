/* Reads the sheets of an .ods workbook into a sink.
 *
 * Source: OpenDocument 1.3 part 3, 9 (tables), 19.385 (value types), 6.1 (paragraphs).
 */
#ifndef TOOL_SHEET_ODS_READER_H
#define TOOL_SHEET_ODS_READER_H

#include "tool/sheet/package.h"
#include "tool/sheet/sheet.h"

/* Reads all sheets that the sink wants. */
bool ods_read(struct package *package, const struct sheet_sink *sink, struct err *err);

#endif
