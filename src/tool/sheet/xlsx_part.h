/* The XML of a part of an .xlsx workbook, to be read for changing and written back.
 *
 * Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring: how a text holds what XML cannot).
 */
#ifndef TOOL_SHEET_XLSX_PART_H
#define TOOL_SHEET_XLSX_PART_H

#include <zip.h>

#include "tool/sheet/package.h"

/* False, with a line, for a part in another encoding than UTF-8, into which no text can be put. */
bool xlsx_part_plain(const char *xml, size_t length, struct err *err);

/* Replaces or adds a part; the zip owns the bytes from here on, also when it fails. */
bool xlsx_part_put(zip_t *zip, const char *part, struct xml_text *bytes, struct err *err);

/* The prefix of a tag as the file writes it: "x:" of "<x:c" or "</x:c"; "" when there is none. */
void xlsx_tag_prefix(const char *tag, char prefix[32]);

/* Adds text as XML writes it. */
void xlsx_text_put(struct xml_text *out, const char *text);

/* Adds what is XML already. */
void xlsx_raw_put(struct xml_text *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* True where a text reads like the escape of a sign: "_x000D_". */
bool xlsx_escape_like(const char *text);

#endif
