/* Replaces files of a folder together: all of them or none, also when the machine stops in between.
 *
 * Shape:  new bytes stand beside each file (.invoer-nieuw), and the old ones too (.invoer-oud); once a list (_invoer.lijst)
 *         names them all, the new ones take their places. What stops before the list never was; what stops after it is
 *         finished by the next one.
 * Errors: a file that somebody saved since it was read, or has open, stops it all.
 */
#ifndef TOOL_IMPORT_SWAP_H
#define TOOL_IMPORT_SWAP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct swap_file {
    const char *path;
    bool there;      /* when it was read */
    const char *was; /* what was read */
    size_t was_length;
    char *bytes; /* what comes; freed by swap_files */
    size_t length;
};

/* Writes them; false: nothing changed, unless the line says otherwise. */
bool swap_files(const char *folder, struct swap_file *files, int count, struct err *err);

/* True when one stopped halfway and could not go back. */
bool swap_stopped(const char *folder);

/* Finishes, or clears, what one that stopped left in a folder; a folder that is not there has nothing. */
bool swap_finish(const char *folder, struct err *err);

#endif
