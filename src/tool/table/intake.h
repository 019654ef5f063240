/* Rows of any format on their way into the tables of a source, by the names of their columns.
 *
 * Shape: a reader for each format begins a table and hands over its rows; what is wrong goes to the report.
 */
#ifndef TOOL_TABLE_INTAKE_H
#define TOOL_TABLE_INTAKE_H

#include "base/err.h"
#include "tool/table/source.h"

/* What a reader fills while it reads one source. */
struct intake {
    struct source *source;
    struct report *report;
    struct table *table;            /* the one being filled; NULL: none */
    int column_of[COLUMNS_MAX * 2]; /* column of the spec by position in the file, or -1 */
    int width;
};

/* Begins a table by the name of its sheet or file; false, with a message, when there is no such table. */
bool intake_table(struct intake *intake, const char *name, const char *file);

/* Takes a row; the first one of a table names the columns. Cells may hold anything; `lengths` are bytes. */
void intake_row(struct intake *intake, int number, const char *const *cells, const size_t *lengths,
                int count);

/* A format that sources come in. */
struct source_reader {
    bool (*accepts)(const char *path);
    bool (*read)(const char *path, struct intake *intake, struct err *err);
};

#endif
