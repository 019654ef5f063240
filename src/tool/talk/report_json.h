/* What a command has to tell, as JSON, for programs.
 *
 * Shape: with --json a command writes one value to stdout, also when it fails: an object with the keys of `report_json`
 *        and, when there is more to tell, its own. What people read stands on stderr.
 */
#ifndef TOOL_TALK_REPORT_JSON_H
#define TOOL_TALK_REPORT_JSON_H

#include <jansson.h>

#include "base/err.h"
#include "tool/talk/report.h"

/* {"errors": n, "warnings": n, "messages": [{"level", "file", "row", "column", "message"}]}; file, row and column are null
 * where the message is about more. NULL is an empty report. The caller lets go of it. */
json_t *report_json(struct report *report);

/* Adds an error that is no fault of one place in a table; NULL for `told` is fine. */
void report_json_fail(json_t *told, const char *text);

/* A text; of one that is no UTF-8 (the name of a file may be anything) the letters that are no ASCII become "?". */
json_t *text_json(const char *text);

/* Writes a value, indented, with a newline, and lets go of it. */
void json_print(json_t *value, FILE *file);

/* Writes what a command made to stdout: the keys of a report without messages, then its own. Lets go of it. */
void result_print(json_t *own);

/* Says on stderr what went wrong and, with `json`, as a report on stdout; returns `code`. */
int failure_say(bool json, const struct err *err, int code);

#endif
