/* Changes cells in the XML of a sheet; every byte that is not theirs stays. */
#ifndef TOOL_SHEET_XLSX_CELLS_H
#define TOOL_SHEET_XLSX_CELLS_H

#include "tool/sheet/package.h"
#include "tool/sheet/xlsx_edit.h"

/* The XML with the edits in it, which the caller frees also when it fails. */
bool xlsx_cells_change(const char *xml, size_t length, const struct xlsx_edit *edits, int count,
                       struct xml_text *out, struct err *err);

/* False, with a line, for a part in another encoding than UTF-8, into which no text can be put. */
bool xlsx_part_plain(const char *xml, size_t length, struct err *err);

/* The prefix of a tag as the file writes it: "x:" of "<x:c" or "</x:c"; "" when there is none. */
void xlsx_tag_prefix(const char *tag, char prefix[32]);

/* Adds text as XML writes it. */
void xlsx_text_put(struct xml_text *out, const char *text);

/* Adds what is XML already. */
void xlsx_raw_put(struct xml_text *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
