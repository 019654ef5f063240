/* What stands around the sheets of an .xlsx workbook: which sheets there are, shared texts, looks of numbers.
 *
 * Ownership: the book owns its texts and borrows the package.
 * Source:    ECMA-376 part 1, 18.2 (workbook), 18.4 (shared strings), 18.8 (styles); part 2 (relationships).
 */
#ifndef TOOL_SHEET_XLSX_BOOK_H
#define TOOL_SHEET_XLSX_BOOK_H

#include "base/arena.h"
#include "tool/sheet/number_text.h"
#include "tool/sheet/package.h"

enum { XLSX_SHEETS_MAX = 255, XLSX_STYLES_MAX = 65536 };

struct xlsx_sheet {
    const char *name;
    const char *part; /* NULL for what holds no cells, such as a chart */
    const char *relation;
    bool hidden;
};

struct xlsx_book {
    struct package *package;
    struct arena arena;
    const char *part; /* of the workbook itself: "xl/workbook.xml" */
    struct xlsx_sheet sheets[XLSX_SHEETS_MAX];
    int count;
    bool from_1904;
    struct xml_text strings; /* one behind the other */
    size_t *string_ends;
    size_t string_count, string_room;
    unsigned char *looks; /* enum number_look by style of a cell */
    int look_count;
};

/* Reads all but the sheets; false, with a line, when it is no workbook of this kind. Close it in both cases. */
bool xlsx_book_open(struct xlsx_book *book, struct package *package, struct err *err);

/* Frees everything. */
void xlsx_book_close(struct xlsx_book *book);

/* A shared text; false when there is no such one. */
bool xlsx_string(const struct xlsx_book *book, size_t index, const char **text, size_t *length);

/* The look of a number in a cell of this style. */
enum number_look xlsx_look(const struct xlsx_book *book, int style);

/* Spaces around a text that has no xml:space="preserve" are layout of the file. */
void xlsx_text_trim(struct xml_text *text, size_t from);

/* Turns _x000D_ into the character that it stands for, from `from` to the end. */
void xlsx_text_unescape(struct xml_text *text, size_t from);

#endif
