/* What a file looks like, for who named the wrong format. */
#ifndef TOOL_IMPORT_SNIFF_H
#define TOOL_IMPORT_SNIFF_H

#include <stdbool.h>

/* True when there is nothing in the file. */
bool file_is_empty(const char *path);

/* The format ("ics") that the file looks like, or NULL when that is not clear. */
const char *format_sniff(const char *path);

#endif
