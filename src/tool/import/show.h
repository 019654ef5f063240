/* What an import does to a source, for people and for programs. */
#ifndef TOOL_IMPORT_SHOW_H
#define TOOL_IMPORT_SHOW_H

#include <stdio.h>

#include "tool/import/merge.h"

/* Says what is added, changed, kept and gone, with the first of each. */
void show_text(const struct merge *merge, bool dry, FILE *file);

/* The same as one JSON object, with the messages of the report. */
void show_json(const struct merge *merge, bool dry, FILE *file);

/* What a house must still fill in before it can build, in a few lines. */
void show_missing(struct merge *merge, FILE *file);

#endif
