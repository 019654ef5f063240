/* One plain text of whatever a file holds: HTML, unseen marks, bad bytes, what a spreadsheet would run.
 *
 * Ownership: texts live in the arena that was given; one that is plain already is given back as it is.
 */
#ifndef TOOL_IMPORT_TEXT_PLAIN_H
#define TOOL_IMPORT_TEXT_PLAIN_H

#include <stdbool.h>

#include "base/arena.h"

/* Text without marks of HTML, with its entities as letters, good UTF-8 and single spaces; lines stay when asked. */
const char *text_plain(struct arena *arena, const char *text, bool lines);

/* The text without the signs before it that make a spreadsheet take it for a formula, and run it ("=1+1", "@SUM(A1)"). */
const char *text_unarmed(const char *text);

#endif
