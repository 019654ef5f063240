/* UTF-8 that may hold anything: decoding never fails, bad bytes become U+FFFD one by one. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads the code point at `*text`, moves `*text` behind it, and returns it; 0 at the end, where it stays. */
uint32_t utf8_next(const char **text);

/* Writes a code point as 1 to 4 bytes (no NUL) and returns how many. */
size_t utf8_put(char out[4], uint32_t code);

/* True when the whole string is well-formed. */
bool utf8_valid(const char *text);

/* How many bytes of the string are whole letters within `most` bytes; a longer one ends before a letter. */
size_t utf8_cut(const char *text, size_t most);

/* The small letter without accent, or the digit, that a character of Dutch or French comes down to; 0 for a sign and for
 * other scripts. */
char utf8_plain(uint32_t code);

#endif
