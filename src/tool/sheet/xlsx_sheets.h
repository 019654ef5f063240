/* Adds sheets to the package of an .xlsx workbook: the part itself, and the three that must know of it.
 *
 * Source: ECMA-376 part 1, 18.2.19 (sheet); part 2, 8 and 9 (relationships, content types).
 */
#ifndef TOOL_SHEET_XLSX_SHEETS_H
#define TOOL_SHEET_XLSX_SHEETS_H

#include <zip.h>

#include "tool/sheet/xlsx_book.h"

struct xlsx_new_sheet {
    const char *name;
    struct xml_text xml; /* taken over by the zip */
};

/* An empty sheet with its first row kept in sight, in the namespace of the workbook. */
bool xlsx_sheet_blank(const struct xlsx_book *book, struct xml_text *xml, struct err *err);

/* Puts them behind the ones that are there; one whose name begins with "_" is hidden. Also without any: a workbook with
 * formulas asks for them to be worked out anew (xlsx_formula.h). */
bool xlsx_sheets_add(struct xlsx_book *book, zip_t *zip, struct xlsx_new_sheet *sheets, int count,
                     struct err *err);

#endif
