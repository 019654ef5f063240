/* A row under construction on its way to a sink, with the bounds that keep a hostile workbook small.
 *
 * Shape:     begin a sheet, then for each row: cells in any order of columns, then end the row; end the sheet.
 * Ownership: opened and closed by the reader; the sink is borrowed.
 */
#ifndef TOOL_SHEET_SHEET_OUT_H
#define TOOL_SHEET_SHEET_OUT_H

#include "tool/sheet/sheet.h"

/* Where something that is told once for a whole sheet was seen. */
struct sheet_seen {
    int count;
    int row, column; /* of the first one */
};

struct sheet_out {
    const struct sheet_sink *sink;
    long rows, cells;
    size_t bytes; /* all of the workbook so far */
    bool wanted, hidden;
    int number; /* of the row being made */
    int count;
    char *text;
    size_t used, capacity;
    size_t starts[SHEET_COLUMNS_MAX], lengths[SHEET_COLUMNS_MAX];
    const char *cell_texts[SHEET_COLUMNS_MAX];
    unsigned char kinds[SHEET_COLUMNS_MAX];
    struct sheet_seen formulas, merges, hidden_rows;
};

/* Makes one without a sheet. */
struct sheet_out *sheet_out_open(const struct sheet_sink *sink);

/* Frees it; NULL is fine. */
void sheet_out_close(struct sheet_out *out);

/* Begins a sheet; false when the sink does not want it. */
bool sheet_out_begin(struct sheet_out *out, const char *name, bool hidden);

/* Begins a row. */
void sheet_out_row(struct sheet_out *out, int number);

/* Sets a cell of the row; false, with a line, when a bound is passed. */
bool sheet_out_cell(struct sheet_out *out, int column, const char *text, size_t length, enum sheet_kind kind,
                    struct err *err);

/* Hands the row over, when there is something in it. */
bool sheet_out_row_end(struct sheet_out *out, struct err *err);

/* Hands the same row over for the numbers up to `last` too. */
bool sheet_out_repeat(struct sheet_out *out, int last, struct err *err);

/* Remembers a place for the one note that the sheet gets about such things. */
void sheet_out_see(struct sheet_seen *seen, int row, int column);

/* A note about a cell of this sheet. */
void sheet_out_note(struct sheet_out *out, bool error, int row, int column, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Ends the sheet and says what was seen. */
void sheet_out_end(struct sheet_out *out);

#endif
