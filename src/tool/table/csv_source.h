/* Reads a folder of CSV files as a source, a file for each table. */
#ifndef TOOL_TABLE_CSV_SOURCE_H
#define TOOL_TABLE_CSV_SOURCE_H

#include "tool/table/intake.h"

extern const struct source_reader csv_source;

#endif
