/* The map file: which of our columns comes from which column of somebody else's table.
 *
 * Shape:  a line is `ours = theirs`, `ours = "fixed text with {theirs}"`, several of these with `|` between them (the
 *         first one that is not empty counts), or `ours: their value = our value`. `tabel`, `sleutel` and `rijen` say
 *         which table of ours, which columns make a row known again, and where in JSON the rows stand. What stands
 *         after # is for people.
 * Source: data/README.md tells the same to staff.
 */
#ifndef TOOL_IMPORT_MAP_H
#define TOOL_IMPORT_MAP_H

#include "base/arena.h"
#include "base/err.h"
#include "tool/table/columns.h"

enum { MAP_LINES_MAX = 400 };

struct map_line {
    int number;
    enum table_id table;
    int column;
    const char *from;  /* of a value: what they write; NULL: this line names a column */
    const char *right; /* as it is written */
};

struct map {
    struct arena arena;
    const char *path;       /* NULL: there is none */
    enum table_id table;    /* TABLE_COUNT: none given */
    const char *key, *rows; /* "" : none */
    struct map_line lines[MAP_LINES_MAX];
    int count;
};

/* How a value of their column is found: returns "" for an empty one, NULL when there is no such column. */
typedef const char *map_value_fn(void *data, const char *name);

/* Reads a map; false with file, line and remedy. Release it in both cases. */
bool map_open(struct map *map, const char *path, struct err *err);

/* The same from memory that it may change; `path` names it in messages, a NUL stands behind it. */
bool map_open_bytes(struct map *map, const char *path, char *bytes, size_t length, struct err *err);

/* Makes an empty one. */
void map_init(struct map *map);

/* Frees it. */
void map_release(struct map *map);

/* What a right-hand side gives for a row; NULL when it names a column that is not there, which goes to `missing`. */
const char *map_value(const char *right, struct arena *arena, map_value_fn *find, void *data,
                      const char **missing);

/* Our word for their value of a column, or the value itself. */
const char *map_translate(const struct map *map, enum table_id table, int column, const char *value);

#endif
