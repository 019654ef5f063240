/* A source: what staff keep, as tables of rows of cells that know their place.
 *
 * Shape:      the tables of columns.h; cells stand in the order of the spec whatever their order in the file,
 *             trimmed, "" where there is nothing.
 * Ownership:  the source owns all texts.
 */
#ifndef TOOL_TABLE_SOURCE_H
#define TOOL_TABLE_SOURCE_H

#include <stddef.h>

#include "base/arena.h"
#include "tool/sheet/workbook.h"
#include "tool/table/columns.h"
#include "tool/talk/report.h"

enum { COLUMNS_MAX = 64 };

/* Columns of a file that are none of ours: of staff themselves, and without a name. */
enum { COLUMN_OWN = -1, COLUMN_NAMELESS = -2 };

struct row {
    int number;         /* as the spreadsheet counts; the header is row 1 */
    int id;             /* in the publication; 0 until it has one */
    bool merged;        /* another source has the same row */
    const char **cells; /* by column of the spec */
};

struct table {
    enum table_id id;
    const struct table_spec *spec;
    const struct source *source;
    const char *file;  /* for messages, also when there is no such file */
    const char *sheet; /* its name in a workbook; NULL: `file` is the path of the table itself */
    int order;         /* among all files of all sources */
    bool present;
    bool has[COLUMNS_MAX];  /* the file has this column */
    int place[COLUMNS_MAX]; /* its position in the file */
    struct row *rows;
    int count, capacity;
};

struct source {
    const char *path;
    enum workbook_kind kind; /* WORKBOOK_NONE: a folder of CSV */
    struct arena arena;
    struct table tables[TABLE_COUNT];
    bool sample;
    int shift; /* days that all dates move; whole weeks */
};

/* Makes one whose tables are all absent; `order` is its position among the sources. */
void source_init(struct source *source, const char *path, int order);

/* Frees everything. */
void source_close(struct source *source);

/* The place of a cell, or of a row (column -1), or of a table (row NULL). */
struct spot spot_of(const struct table *table, const struct row *row, int column);

/* What staff call a table: "hours_exception" in a folder of CSV, "blad \"Andere uren\"" in a workbook. */
const char *table_said(struct report *report, const struct source *source, enum table_id id);

/* The tables that hold what a reference points to, in the same words. */
const char *ref_said(struct report *report, const struct source *source, enum ref ref);

#endif
