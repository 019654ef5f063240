/* What an import does to a source, for people and for programs. */
#ifndef TOOL_IMPORT_SHOW_H
#define TOOL_IMPORT_SHOW_H

#include <jansson.h>
#include <stdio.h>

#include "tool/import/merge.h"

/* Says what is added, changed, kept and gone, with the first of each. */
void show_text(const struct merge *merge, bool dry, FILE *file);

/* The same for a program: what `report_json` has, with "input", "read", "kept", "reported", "part", "dry_run",
 * "changes", "tables" (counts of each) "rows" (what happens to which; "?" for a code that is not drawn yet) and
 * "rows_left_off" (how many more). The caller lets go of it. */
json_t *show_json(const struct merge *merge, bool dry);

/* What a house must still fill in before it can build, in a few lines. */
void show_missing(struct merge *merge, FILE *file);

#endif
