/* Reads a workbook (.xlsx, .ods) as a source, a sheet for each table. */
#ifndef TOOL_TABLE_WORKBOOK_SOURCE_H
#define TOOL_TABLE_WORKBOOK_SOURCE_H

#include "tool/table/intake.h"

extern const struct source_reader workbook_source;

#endif
