/* The file that a command is told to write, looked at before it may take the place of one that is there.
 *
 * Shape:  an input is never replaced, nor a workbook or table in a folder that is one; a file of another kind than the
 *         command writes only with --force; a file that an office program has open not at all.
 * Errors: name the file and the option that takes another name.
 */
#ifndef TOOL_TABLE_TARGET_H
#define TOOL_TABLE_TARGET_H

#include "base/err.h"

enum target_kind {
    TARGET_PUBLICATION,
    TARGET_CHECKED, /* a workbook with a column Opmerkingen */
    TARGET_PAGE,
    TARGET_CALENDAR,
    TARGET_JSON,
    TARGET_WORKBOOK, /* anybody's, so none is replaced unasked */
    TARGET_FOLDER    /* whoever makes it looks at what is in it */
};

struct target {
    const char *path;
    const char *option; /* "-o" */
    enum target_kind kind;
    bool force;
    const char *const *inputs;
    int input_count;
};

/* True when it may be written; a path that is not there yet is fine. */
bool target_free(const struct target *target, struct err *err);

#endif
