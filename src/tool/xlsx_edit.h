/* Changes single cells of an .xlsx workbook and leaves all else as it was: formats, comments, lists, other parts.
 *
 * Shape: only the XML of the sheets at hand is touched, and in it only the cells named; every other part of the zip
 *        keeps its bytes.
 */
#ifndef TOOL_XLSX_EDIT_H
#define TOOL_XLSX_EDIT_H

#include "base/err.h"

/* A cell that gets a text without signs that XML must escape; the cell holds nothing yet. */
struct xlsx_edit {
    const char *sheet; /* its name */
    int row;           /* as the spreadsheet counts, from 1 */
    int column;        /* from 0 */
    const char *text;
};

/* Makes the changes in the file, all or none; edits of a sheet stand together, in the order of their rows. False when
 * the result would not read back as the same workbook with only these cells changed. */
bool xlsx_edit_apply(const char *path, const struct xlsx_edit *edits, int count, struct err *err);

#endif
