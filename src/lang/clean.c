#include "lang/clean.h"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xAD, REPLACEMENT = 0xFFFD };

/* Format characters that shape or order text and may stay. Overrides and embeddings (U+202A..U+202E) may not:
 * they reach over the end of what a publication's author meant. */
static bool format_is_allowed(uint32_t code)
{
    return code == SOFT_HYPHEN || code == 0x061C || (code >= 0x200B && code <= 0x200F) || code == 0x2060 ||
           (code >= 0x2066 && code <= 0x2069);
}

/* What stands in the text for a code point of the source; 0 for nothing. */
static uint32_t code_clean(uint32_t code)
{
    if (code >= 0x20 && code < 0x7F)
        return code;
    if ((code >= 0x0A && code <= 0x0D) || code == 0x85 || code == 0x2028 || code == 0x2029)
        return '\n';
    if (code == '\t')
        return ' ';
    if (u_hasBinaryProperty((UChar32)code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return format_is_allowed(code) ? code : 0;
    int8_t type = u_charType((UChar32)code);
    if (type == U_CONTROL_CHAR || type == U_FORMAT_CHAR)
        return 0;
    return type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE ? REPLACEMENT : code;
}

static bool code_is_mark(uint32_t code)
{
    return code >= 0x300 && (U_GET_GC_MASK((UChar32)code) & U_GC_M_MASK);
}

int clean_text(const char *utf8, UChar *out, int room, bool *cut)
{
    int length = 0, marks = 0;
    *cut = false;
    while (*utf8) {
        if (utf8[0] == '\r' && utf8[1] == '\n')
            utf8++;
        uint32_t code = code_clean(utf8_next(&utf8));
        marks = code_is_mark(code) ? marks + 1 : code ? 0 : marks;
        if (!code || marks > CLEAN_MARKS)
            continue;
        if (length + U16_LENGTH(code) > room) {
            *cut = true;
            break;
        }
        U16_APPEND_UNSAFE(out, length, code);
    }
    return length;
}
