/* What a row of translation.csv translates. */
#ifndef TOOL_TABLE_TRANSLATED_H
#define TOOL_TABLE_TRANSLATED_H

#include "tool/table/book.h"

struct translated {
    const struct table *table; /* NULL: there is no such row */
    const struct row *row;
};

/* The row that is translated. */
struct translated translated_find(const struct book *book, const struct table *table, const struct row *row);

/* The fields of a table that can be translated, ended by NULL. */
const char *const *translated_fields(enum table_id id);

/* The ids in the publication of what is translated: more than one where each house has its copy. Returns how
 * many. */
int translated_ids(const struct book *book, const struct table *table, const struct row *row,
                   int ids[HOUSES_MAX]);

#endif
