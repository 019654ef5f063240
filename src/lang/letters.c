#include "lang/letters.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

/* Opens ICU's breaks over a text; NULL when it has none, and then each character is a letter. */
static UBreakIterator *breaks_open(const char *text, UText *over)
{
    UErrorCode code = U_ZERO_ERROR;
    utext_openUTF8(over, text, (int64_t)strlen(text), &code);
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    if (U_SUCCESS(code))
        ubrk_setUText(breaks, over, &code);
    if (U_SUCCESS(code))
        return breaks;
    if (breaks)
        ubrk_close(breaks);
    return NULL;
}

size_t letters_first(const char *text)
{
    UText over = UTEXT_INITIALIZER;
    UBreakIterator *breaks = breaks_open(text, &over);
    const char *next = text;
    utf8_next(&next);
    size_t length = (size_t)(next - text);
    if (breaks) {
        int32_t end = ubrk_following(breaks, 0);
        length = end == UBRK_DONE ? 0 : (size_t)end;
        ubrk_close(breaks);
    }
    utext_close(&over);
    return length;
}

static size_t last_character(const char *text)
{
    const char *at = text, *last = text;
    for (const char *next = at; utf8_next(&next); at = next)
        last = at;
    return (size_t)(last - text);
}

size_t letters_last(const char *text)
{
    UText over = UTEXT_INITIALIZER;
    UBreakIterator *breaks = breaks_open(text, &over);
    size_t start = last_character(text);
    if (breaks) {
        int32_t at = ubrk_preceding(breaks, (int32_t)strlen(text));
        start = at == UBRK_DONE ? 0 : (size_t)at;
        ubrk_close(breaks);
    }
    utext_close(&over);
    return start;
}

bool letters_rtl(const char *text)
{
    for (uint32_t code; (code = utf8_next(&text)) != 0;) {
        UCharDirection direction = u_charDirection((UChar32)code);
        if (direction == U_LEFT_TO_RIGHT)
            return false;
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
            return true;
    }
    return false;
}

bool letter_known(uint32_t code)
{
    return u_isdefined((UChar32)code);
}
