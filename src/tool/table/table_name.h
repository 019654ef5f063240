/* The names that a table goes by: "offer" in a folder of CSV, "Diensten" on the sheets of a workbook. */
#ifndef TOOL_TABLE_TABLE_NAME_H
#define TOOL_TABLE_TABLE_NAME_H

#include <stdbool.h>

#include "tool/table/columns.h"

/* The name of its sheet in a workbook that we write. */
const char *table_title(enum table_id id);

/* The table that a file or a sheet is: its name or its title, in capitals or not, with or without accents, spaces and
 * hyphens; TABLE_COUNT when it is none, as whatever begins with "_". */
enum table_id table_named(const char *name);

/* True for what is no table and no mistake: a name that begins with "_", and the sheets that explain. */
bool table_name_own(const char *name);

/* The table's name or title that someone most likely meant, or NULL. */
const char *table_name_near(const char *name);

/* The column of a copy with remarks, and true for its name, behind which more may stand. */
extern const char remarks_title[];
bool column_is_remarks(const char *name);

#endif
