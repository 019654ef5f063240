/* A workbook file of any kind that we read, told apart by what is in it and not by its name. */
#ifndef TOOL_SHEET_WORKBOOK_H
#define TOOL_SHEET_WORKBOOK_H

#include "tool/sheet/sheet.h"

enum workbook_kind { WORKBOOK_NONE, WORKBOOK_XLSX, WORKBOOK_ODS };

/* Reads all sheets that the sink wants. The line of an error begins with the path. */
bool workbook_read(const char *path, const struct sheet_sink *sink, enum workbook_kind *kind,
                   struct err *err);

/* The same from memory; the line names no file. */
bool workbook_read_bytes(const char *bytes, size_t length, const struct sheet_sink *sink,
                         enum workbook_kind *kind, struct err *err);

/* True when a file's name is that of a spreadsheet, also of one that we must refuse; not of the lock file that an
 * office program leaves beside it. */
bool workbook_named(const char *path);

enum { WORKBOOK_LOCK_BYTES = 4200 };

/* True when an office program says, by the file `lock` beside it, that it has a workbook or table open. */
bool workbook_is_open(const char *path, char lock[WORKBOOK_LOCK_BYTES]);

/* True when a file has a name before this ending (".csv"), in small letters or capitals. */
bool name_ends_in(const char *name, const char *ending);

#endif
