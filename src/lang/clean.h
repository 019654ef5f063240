/* Any bytes as characters that may be laid out: bad UTF-8, controls, overrides and towers of marks do no harm.
 *
 * Shape: UTF-16; every line separator is '\n', a tab is a space, what nobody can draw is U+FFFD, and what would reorder
 *        or hide text beyond itself is left out.
 */
#ifndef LANG_CLEAN_H
#define LANG_CLEAN_H

#include <stdbool.h>
#include <unicode/utypes.h>

enum { CLEAN_MARKS = 6 }; /* marks on one base; more are left out */

/* Writes at most `room` units of a text, which are never more than its bytes; `*cut` when it has more. Returns how many. */
int clean_text(const char *utf8, UChar *out, int room, bool *cut);

#endif
