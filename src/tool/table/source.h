/* A source: what staff keep, as tables of rows of cells that know their place.
 *
 * Shape:      the tables of columns.h; cells stand in the order of the spec whatever their order in the file,
 *             trimmed, "" where there is nothing. A reader per format feeds rows into the intake, which knows
 *             the columns.
 * Ownership:  the source owns all texts.
 */
#ifndef TOOL_TABLE_SOURCE_H
#define TOOL_TABLE_SOURCE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "tool/sheet/workbook.h"
#include "tool/table/columns.h"
#include "tool/talk/report.h"

enum { COLUMNS_MAX = 64 };

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

/* Reads a source of any format that a reader accepts. False when there is nothing to read; what is wrong
 * inside goes to the report. `order` is the position of the source among the sources. */
bool source_open(struct source *source, const char *path, int order, struct report *report, struct err *err);

/* The sources behind a path: a folder of CSV and a workbook are one, a folder of workbooks is one for each. */
struct source_paths {
    char **paths;
    int count;
};

/* Finds them; false, with a line, when a folder holds both kinds. Release them in both cases. */
bool source_paths_find(struct source_paths *list, const char *const *paths, int count, struct err *err);

/* Frees them. */
void source_paths_release(struct source_paths *list);

/* Frees everything. */
void source_close(struct source *source);

/* The place of a cell, or of a row (column -1), or of a table (row NULL). */
struct spot spot_of(const struct table *table, const struct row *row, int column);

/* What staff call a table: "hours_exception" in a folder of CSV, "blad \"Andere uren\"" in a workbook. */
const char *table_said(struct report *report, const struct source *source, enum table_id id);

/* The tables that hold what a reference points to, in the same words. */
const char *ref_said(struct report *report, const struct source *source, enum ref ref);

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
