#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

enum { REPLACEMENT = 0xFFFD };

/* Length of the well-formed sequence at `s` and its code point, or 0 (RFC 3629, table 3-7 of Unicode). */
static size_t utf8_sequence(const unsigned char *s, uint32_t *code)
{
    if (s[0] < 0x80)
        return *code = s[0], 1;
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 0;
    size_t length = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;
    if (s[1] < low || s[1] > high)
        return 0;
    *code = s[0] & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        *code = *code << 6 | (s[i] & 0x3Fu);
    }
    return length;
}

uint32_t utf8_next(const char **text)
{
    if (!**text)
        return 0;
    uint32_t code;
    size_t length = utf8_sequence((const unsigned char *)*text, &code);
    *text += length ? length : 1;
    return length ? code : REPLACEMENT;
}

size_t utf8_put(char out[4], uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        code = REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)((0xF00u >> length & 0xF0) | code);
    return length;
}

bool utf8_valid(const char *text)
{
    uint32_t code;
    while (*text) {
        size_t length = utf8_sequence((const unsigned char *)text, &code);
        if (!length)
            return false;
        text += length;
    }
    return true;
}

size_t utf8_cut(const char *text, size_t most)
{
    size_t length = strnlen(text, most), end = length;
    if (length < most || !text[most])
        return length;
    while (end > 0 && length - end < 3 && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return ((unsigned char)text[end] & 0xC0) == 0x80 ? length : end;
}

char utf8_plain(uint32_t code)
{
    /* From U+00C0; the small letters stand 32 further. */
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts";
    if (code < 0x80)
        return isalnum((int)code) ? (char)tolower((int)code) : '\0';
    if (code >= 0xC0 && code <= 0xFF)
        return code == 0xFF ? 'y' : latin[(code - 0xC0) % 32];
    return '\0';
}
