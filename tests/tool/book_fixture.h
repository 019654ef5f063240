/* Workbooks made by a test in memory, and what a reader hands over of them as one text.
 *
 * Ownership: the caller frees the bytes; a text lives in its `seen`.
 */
#ifndef TESTS_TOOL_BOOK_FIXTURE_H
#define TESTS_TOOL_BOOK_FIXTURE_H

#include <stddef.h>

#include "tool/sheet/sheet.h"

/* A part of a zip; a NULL name ends a list. */
struct zip_part {
    const char *name, *text;
    size_t length; /* 0: the text up to its NUL */
};

/* Makes a zip of these parts. */
char *zip_make(const struct zip_part *parts, size_t *length);

/* A part of a zip as text, which the caller frees; NULL when it is not there. */
char *zip_part_text(const char *bytes, size_t length, const char *name);

/* A workbook with one sheet "Blad": the rows of its sheetData, what stands behind that, shared strings ("<si>.."),
 * and attributes of workbookPr. */
char *xlsx_make(const char *rows, const char *behind, const char *strings, const char *properties,
                size_t *length);

/* A workbook with the content of its office:spreadsheet. */
char *ods_make(const char *tables, size_t *length);

/* "== name\n", "row|cell|cell\n", and "! B2 text\n" for an error, "? B2 text\n" for another note. */
struct seen {
    char text[65536];
    size_t used;
    long rows;
    struct err err;
};

/* Reads a workbook; what is refused gives the text "refused". */
const char *workbook_see(struct seen *seen, const char *bytes, size_t length);

/* The sink that fills it. */
struct sheet_sink seen_sink(struct seen *seen);

#endif
