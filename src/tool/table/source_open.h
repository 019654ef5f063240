/* Finds the sources behind a path and reads each by its format. */
#ifndef TOOL_TABLE_SOURCE_OPEN_H
#define TOOL_TABLE_SOURCE_OPEN_H

#include "base/err.h"
#include "tool/table/source.h"

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

#endif
