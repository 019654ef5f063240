/* Texts as people write them, made plain for whoever looks for words in them.
 *
 * Ownership: plain texts live in the arena.
 */
#ifndef TOOL_CHECK_PROSE_H
#define TOOL_CHECK_PROSE_H

#include <stdbool.h>

#include "base/arena.h"

/* The same text with the quotes, dashes, dots and spaces of a keyboard in the place of those of a printer, and without
 * signs that nobody sees. A text that has none is given back as it is. */
const char *prose_plain(struct arena *arena, const char *text);

/* True for a byte of a word of a plain text: a letter, a digit, or a part of a letter beyond ASCII. */
bool word_byte(char byte);

/* True when these letters stand anywhere in the text, in small ones or capitals. */
bool prose_holds(const char *text, const char *letters);

/* The first byte of the word behind this one, or of this one when none has begun; the end of the text when there is none. */
const char *word_next(const char *at);

enum letter_case { LETTER_NONE, LETTER_SMALL, LETTER_CAPITAL };

/* What kind of letter stands at `*at`, in Latin script with its accents, and moves behind it. Letters of scripts without
 * capitals are small ones. */
enum letter_case letter_next(const char **at);

#endif
