/* Writes rows as CSV that csv_text.h reads back as the same cells with the same separator.
 *
 * Shape:  a cell stands in quotes when it holds the separator, a quote or a line end, or begins or ends with room. In the
 *         first row so does one with anything that could be taken for the separator of the file, for that row tells it.
 *         A text that a spreadsheet may take for a formula is written as it is: `import` disarms what others wrote.
 * Errors: those of the file, to be asked with ferror.
 */
#ifndef TOOL_SHEET_CSV_WRITER_H
#define TOOL_SHEET_CSV_WRITER_H

#include <stdbool.h>
#include <stdio.h>

struct csv_writer {
    FILE *file;
    char separator;
    const char *line_end;
    bool single; /* rows have one cell: an empty one stands in quotes, for else its row is an empty line */
    bool begun;  /* the first row has been written */
    int column;  /* of the next cell */
};

/* Begins: commas, and a newline behind each row. */
struct csv_writer csv_writer(FILE *file);

/* Writes the next cell of a row. */
void csv_write_cell(struct csv_writer *writer, const char *text);

/* Ends the row. */
void csv_write_end(struct csv_writer *writer);

#endif
