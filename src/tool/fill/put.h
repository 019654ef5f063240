/* Puts rows of a source into a table of the publication, cell by cell as their kind says.
 *
 * Shape:   columns of the source and of the publication have the same names; `first` columns, which no cell
 *          holds, are bound by the caller before each row, as parameters 1, 2 ...
 * Errors:  a row that the publication refuses is reported at its place; the checks should have found it before.
 */
#ifndef TOOL_FILL_PUT_H
#define TOOL_FILL_PUT_H

#include <sqlite3.h>

#include "tool/table/book.h"

struct put {
    struct book *book;
    sqlite3_stmt *statement;
    enum table_id id;
    int columns[COLUMNS_MAX];
    int count, first;
};

/* Prepares "INSERT INTO `into` (`first`, `columns`)"; both lists are separated by spaces, either may be "". */
void put_open(struct put *put, sqlite3 *db, struct book *book, const char *into, const char *first,
              enum table_id id, const char *columns);

/* Ends the statement. */
void put_close(struct put *put);

/* Binds a whole number or, when it is 0, NULL: an id that may be absent. */
void put_id(struct put *put, int parameter, int id);

/* Binds a text, or NULL when it is "". */
void put_text(struct put *put, int parameter, const char *text);

/* Binds a day as text. */
void put_day(struct put *put, int parameter, int day);

/* Binds a moment as text. */
void put_wall(struct put *put, int parameter, struct wall wall);

/* Binds the cells of a row and inserts; the row is also the place for messages. */
void put_row(struct put *put, const struct table *table, const struct row *row);

#endif
