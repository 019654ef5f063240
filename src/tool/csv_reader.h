/* Reads a folder of CSV files, one per table, as a source.
 *
 * Source: RFC 4180, read by libcsv in strict mode.
 */
#ifndef TOOL_CSV_READER_H
#define TOOL_CSV_READER_H

#include "tool/source.h"

extern const struct source_reader csv_reader;

/* Gets one row: its number as a spreadsheet counts, and its cells. */
typedef void csv_row_fn(void *data, int number, const char *const *cells, const size_t *lengths, int count);

/* Reads CSV from memory; a byte order mark is skipped. On a fault in the quotes, `*row` is where. */
bool csv_parse_rows(const char *bytes, size_t length, csv_row_fn *take, void *data, int *row);

#endif
