/* An empty workbook to fill in: a sheet for every table, explanations, examples and lists. */
#ifndef TOOL_TABLE_TEMPLATE_H
#define TOOL_TABLE_TEMPLATE_H

#include "base/err.h"

/* Writes one at `path`, over what is there. */
bool template_write(const char *path, struct err *err);

#endif
