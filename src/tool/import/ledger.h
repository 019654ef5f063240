/* A CSV table of a source that is changed row by row: what is not changed keeps its bytes.
 *
 * Shape:     any dialect of csv_text.h; a file that is not there is an empty table. Cells are trimmed.
 * Ownership: texts live in the arena that was given.
 */
#ifndef TOOL_IMPORT_LEDGER_H
#define TOOL_IMPORT_LEDGER_H

#include "base/arena.h"
#include "base/err.h"
#include "tool/csv_text.h"

struct ledger_row {
    size_t from, to;    /* its bytes in the file, with the line end; both 0: a new row */
    const char **cells; /* trimmed */
    int count;
    bool changed;
};

struct ledger {
    struct arena *arena;
    const char *path;
    bool there;
    char *bytes;
    struct csv_text csv;
    struct ledger_row head;
    struct ledger_row *rows;
    int count, capacity;
    bool changed;
};

/* Reads the table; a file that is not there gets the columns of `names` (NULL ends it). False when it cannot be read
 * to its end. Close it in both cases. */
bool ledger_open(struct ledger *ledger, struct arena *arena, const char *path, const char *const *names,
                 struct err *err);

/* Frees what is not in the arena. */
void ledger_close(struct ledger *ledger);

/* The position of a column, or -1. */
int ledger_find(const struct ledger *ledger, const char *name);

/* The position of a column, which is added when it is not there. */
int ledger_column(struct ledger *ledger, const char *name);

/* A cell, "" when the row is too short. */
const char *ledger_cell(const struct ledger *ledger, int row, int column);

/* Changes a cell. */
void ledger_set(struct ledger *ledger, int row, int column, const char *text);

/* Adds an empty row at the end and returns its position. */
int ledger_add(struct ledger *ledger);

/* The bytes of the changed file; the caller frees them. False when the encoding of the file has no such character. */
bool ledger_bytes(const struct ledger *ledger, char **bytes, size_t *length, struct err *err);

#endif
