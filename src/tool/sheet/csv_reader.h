/* Reads a CSV file as a sheet.
 *
 * Shape: any dialect that csv_text.h tells apart; quotes as in RFC 4180, read by libcsv in strict mode.
 */
#ifndef TOOL_SHEET_CSV_READER_H
#define TOOL_SHEET_CSV_READER_H

#include "base/err.h"
#include "tool/sheet/sheet.h"

/* Reads one file as a sheet with this name, with notes about its dialect and its faults. */
bool csv_read_sheet(const char *path, const char *name, const struct sheet_sink *sink, struct err *err);

/* The names of the CSV files of a folder, sorted; the caller frees each and the list. -1 when it cannot be read. */
int csv_names(const char *folder, char ***names);

#endif
