/* The bytes of a CSV file of any dialect as UTF-8 text with a known separator.
 *
 * Shape:     told from the bytes: a byte order mark (UTF-8, UTF-16), UTF-16 without one, UTF-8, else Windows-1252; a
 *            first line "sep=;" or whichever of , ; tab | the first row has most of outside quotes.
 * Ownership: a text in UTF-8 is borrowed from the bytes, another one is owned.
 */
#ifndef TOOL_SHEET_CSV_TEXT_H
#define TOOL_SHEET_CSV_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum csv_encoding { CSV_UTF8, CSV_UTF16_LE, CSV_UTF16_BE, CSV_WINDOWS };

struct csv_text {
    enum csv_encoding encoding;
    bool mark; /* the file begins with a byte order mark */
    char separator;
    const char *text; /* without the mark */
    size_t length;
    size_t head; /* bytes of the line "sep=", which is no row */
    char *owned;
};

/* What a file with a fault in it has. */
enum csv_fault { CSV_FINE, CSV_QUOTES, CSV_WIDE };

/* Gets one row: its number as a spreadsheet counts, and its cells; a NUL stands behind each. */
typedef void csv_row_fn(void *data, int number, const char *const *cells, const size_t *lengths, int count);

/* Tells the dialect of a file and makes it UTF-8. */
void csv_text_open(struct csv_text *csv, const char *bytes, size_t length);

/* Frees what it owns. */
void csv_text_close(struct csv_text *csv);

/* Reads the rows; on a fault `*row` is where, and what comes after it is not read. */
enum csv_fault csv_text_rows(const struct csv_text *csv, csv_row_fn *take, void *data, int *row);

/* Text in UTF-8 as the bytes that a file in this encoding has; the caller frees them. False when a character does not
 * exist there. */
bool csv_text_encode(const struct csv_text *csv, const char *text, size_t length, char **bytes,
                     size_t *bytes_length);

#endif
