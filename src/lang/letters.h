/* Letters as a reader counts them: a base with all its marks, an emoji with all its parts.
 *
 * Errors: any bytes; what is not UTF-8 counts as a letter of its own.
 * Source: Unicode UAX 29 (grapheme clusters) and UAX 9 (direction) as ICU does them.
 */
#ifndef LANG_LETTERS_H
#define LANG_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of the first letter; 0 at the end. */
size_t letters_first(const char *text);

/* Where the last letter begins, in bytes; 0 for an empty text. */
size_t letters_last(const char *text);

/* True when the first character that has a direction runs from right to left. */
bool letters_rtl(const char *text);

/* True when Unicode has given this number to a character. */
bool letter_known(uint32_t code);

#endif
