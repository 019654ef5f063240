/* Reads a folder of CSV files, one per table, as a source.
 *
 * Shape:  any dialect that csv_text.h tells apart; quotes as in RFC 4180, read by libcsv in strict mode.
 */
#ifndef TOOL_TABLE_CSV_READER_H
#define TOOL_TABLE_CSV_READER_H

#include "tool/sheet/csv_text.h"
#include "tool/sheet/sheet.h"
#include "tool/table/source.h"

extern const struct source_reader csv_reader;

/* Reads CSV of any dialect from memory. On a fault (in the quotes, or more cells than we hold), `*row` is where. */
bool csv_parse_rows(const char *bytes, size_t length, csv_row_fn *take, void *data, int *row);

/* Reads one file as a sheet with this name, with notes about its dialect and its faults. */
bool csv_read_sheet(const char *path, const char *name, const struct sheet_sink *sink, struct err *err);

/* The names of the CSV files of a folder, sorted; the caller frees each and the list. -1 when it cannot be read. */
int csv_names(const char *folder, char ***names);

#endif
