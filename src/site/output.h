/* A folder that is made whole beside the one that stands, and then takes its place at once.
 *
 * Shape:     what did not change stays the same file (its bytes, its time); what somebody else put at the top of the
 *            old folder comes along. The file `wegwijzer-site.txt` says what is ours; a folder that has things in it
 *            and not that file is never replaced.
 * Errors:    one line that names the file or folder. Until `output_close` says true the old folder stands untouched.
 */
#ifndef SITE_OUTPUT_H
#define SITE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

#define OUTPUT_MARK "wegwijzer-site.txt"

struct output {
    struct arena arena; /* names */
    const char *folder; /* as asked, without a slash at its end */
    const char *work;   /* where the new one grows */
    const char *below;  /* "essen/" before every path, or "" */
    char *mark;         /* what the mark of the folder that stands says; "" when there is none */
    long files, kept;   /* written in all, and of those the same as before */
    long long bytes;
    struct err err; /* the first that went wrong; later calls do nothing */
};

/* Looks at what stands there and makes the working folder beside it. */
bool output_open(struct output *output, const char *folder, struct err *err);

/* Writes one file, path below the folder; makes the folders it needs. */
void output_file(struct output *output, const char *path, const void *bytes, size_t length);

/* Puts the new folder in the place of the old one; `memory` are lines for the mark, which the next run finds in `mark`.
 * False leaves the old one. */
bool output_close(struct output *output, const char *memory, struct err *err);

/* Gives memory back and removes a working folder that did not become the folder. */
void output_release(struct output *output);

#endif
