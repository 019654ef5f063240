/* Changes single cells of an .xlsx workbook and leaves all else as it was: formats, comments, lists, other parts.
 *
 * Shape: only the XML of the sheets at hand is touched, and in it only the cells named; every other part of the zip
 *        keeps its bytes. A row that is not there yet comes in its place, with the looks of its columns. A sheet that is
 *        not there yet comes last, hidden when its name begins with "_".
 */
#ifndef TOOL_SHEET_XLSX_EDIT_H
#define TOOL_SHEET_XLSX_EDIT_H

#include <stddef.h>

#include "base/err.h"

enum { XLSX_TEXT_MAX = 32767 }; /* characters in a cell, as Excel counts them: UTF-16 units */

/* A cell that gets this text in the place of what it holds; "" empties it. */
struct xlsx_edit {
    const char *sheet; /* its name */
    int row;           /* as the spreadsheet counts, from 1 */
    int column;        /* from 0 */
    const char *text;
};

/* Makes the changed workbook in memory (the caller frees `*out`); edits of a sheet stand together, in the order of their
 * rows and columns. False when a cell is a formula, or when the result would not read back as the same workbook with only
 * these cells changed. */
bool xlsx_edit_bytes(const char *bytes, size_t length, const struct xlsx_edit *edits, int count, char **out,
                     size_t *out_length, struct err *err);

/* Puts a workbook in the place of the one that is there, which keeps its permissions. False when an office program has it
 * open, which would write it back as it was. */
bool xlsx_replace(const char *path, const char *bytes, size_t length, struct err *err);

/* Makes the changes in the file, all or none. */
bool xlsx_edit_apply(const char *path, const struct xlsx_edit *edits, int count, struct err *err);

#endif
