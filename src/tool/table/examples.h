/* Rows that show how each table is filled in. Together they are a source that builds.
 *
 * Source: invented; names on .example domains and numbers that cannot exist.
 */
#ifndef TOOL_TABLE_EXAMPLES_H
#define TOOL_TABLE_EXAMPLES_H

#include "tool/table/columns.h"

/* Number of example rows of a table; at least one. */
int example_rows(enum table_id id);

/* The text of a cell of an example row; "" when it is empty. */
const char *example_cell(enum table_id id, int row, const char *column);

#endif
