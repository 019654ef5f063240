/* Formulas of an .xlsx workbook, which may look at cells that change: a spreadsheet is asked to work them out anew when it
 * opens the file.
 *
 * Shape: Excel does as it is asked. LibreOffice 7.4 does so only for results that are text, and not in a file that names
 *        LibreOffice itself: there a number stays as it was until Ctrl+Shift+F9.
 */
#ifndef TOOL_SHEET_XLSX_FORMULA_H
#define TOOL_SHEET_XLSX_FORMULA_H

#include <zip.h>

#include "tool/sheet/xlsx_book.h"

/* True when a sheet of the workbook has one. */
bool xlsx_formulas_there(const struct xlsx_book *book);

/* Writes the wish into the XML of the workbook itself; `*xml` may move. */
void xlsx_formulas_ask(char **xml, size_t *length);

/* Names us as the program that saved the workbook: LibreOffice trusts each result in a file of its own, whatever the
 * workbook asks, and no text in one of a stranger. */
bool xlsx_formulas_sign(const struct xlsx_book *book, zip_t *zip, struct err *err);

#endif
