/* Changes single cells of a CSV file and leaves every other byte as it was.
 *
 * Shape: any dialect of csv_text.h; the file keeps its separator, line ends, quotes, encoding and byte order mark.
 */
#ifndef TOOL_SHEET_CSV_EDIT_H
#define TOOL_SHEET_CSV_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

/* A cell that gets a text without commas, quotes or line ends. */
struct csv_edit {
    int row;    /* as the spreadsheet counts, the header is row 1 */
    int column; /* position in the file, from 0 */
    const char *text;
};

/* Makes the changed file in memory (the caller frees `*out`); edits stand in the order of their rows. False
 * when the result would not read back as the same rows with only these cells changed. */
bool csv_edit_apply(const char *bytes, size_t length, const struct csv_edit *edits, int count, char **out,
                    size_t *out_length, struct err *err);

#endif
