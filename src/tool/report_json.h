/* A report as JSON, for programs. */
#ifndef TOOL_REPORT_JSON_H
#define TOOL_REPORT_JSON_H

#include <jansson.h>

#include "tool/report.h"

/* {"errors": n, "warnings": n, "messages": [{"level", "file", "row", "column", "message"}]}; row and column are null where
 * the message is about more. The caller lets go of it. */
json_t *report_json(struct report *report);

/* Writes a value, indented, with a newline, and lets go of it. */
void json_print(json_t *value, FILE *file);

#endif
