#include "lang/breaks.h"

#include <stdio.h>
#include <string.h>

enum { SOFT_HYPHEN = 0xAD, MIDDLE_DOT = 0xB7 };

bool breaks_init(struct breaks *breaks, struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    memset(breaks, 0, sizeof *breaks);
    breaks->graphemes = ubrk_open(UBRK_CHARACTER, "nl", NULL, 0, &status);
    return U_SUCCESS(status) ||
           err_set(err, "ICU does not start: %s (is its data complete?)", u_errorName(status));
}

void breaks_release(struct breaks *breaks)
{
    ubrk_close(breaks->graphemes);
    ubrk_close(breaks->lines);
    hyphens_release(&breaks->hyphens);
    memset(breaks, 0, sizeof *breaks);
}

static UBreakIterator *lines_of(struct breaks *breaks, const char *language)
{
    if (breaks->lines && strcmp(breaks->language, language) == 0)
        return breaks->lines;
    UErrorCode status = U_ZERO_ERROR;
    ubrk_close(breaks->lines);
    breaks->lines = ubrk_open(UBRK_LINE, language, NULL, 0, &status);
    snprintf(breaks->language, sizeof breaks->language, "%s", language);
    return breaks->lines;
}

static void breaks_mark_all(UBreakIterator *iterator, uint8_t kind, const UChar *text, int length,
                            uint8_t *marks)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator)
        return;
    ubrk_setText(iterator, text, length, &status);
    for (int at = ubrk_next(iterator); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator))
        marks[at] = kind;
}

void breaks_mark(struct breaks *breaks, const char *language, const UChar *text, int length, uint8_t *marks)
{
    breaks_mark_all(breaks->graphemes, BREAK_GRAPHEME, text, length, marks);
    breaks_mark_all(lines_of(breaks, language), BREAK_WORD, text, length, marks);
    for (int at = 1; at < length; at++)
        if (marks[at] == BREAK_WORD && text[at - 1] == '\n')
            marks[at] = BREAK_LINE;
        else if (marks[at] == BREAK_WORD && text[at - 1] == SOFT_HYPHEN)
            marks[at] = BREAK_HYPHEN;
        else if (marks[at] == BREAK_WORD && text[at - 1] == ' ' && text[at] == MIDDLE_DOT)
            marks[at] =
                BREAK_GRAPHEME; /* a line ends with the dot between two facts, and does not begin with it */
    marks[length] = BREAK_LINE;
}

int break_before(const uint8_t *marks, int at, int start, int kind)
{
    while (at > start && marks[at] < kind)
        at--;
    return at;
}

int break_after(const uint8_t *marks, int at, int limit, int kind)
{
    for (at++; at < limit && marks[at] < kind;)
        at++;
    return at;
}

void breaks_hyphenate(struct breaks *breaks, const char *language, const UChar *text, int at, int length,
                      uint8_t *marks)
{
    uint8_t hyphens[HYPHEN_WORD];
    int first = break_before(marks, at, at > HYPHEN_WORD ? at - HYPHEN_WORD : 0, BREAK_WORD);
    int end = break_after(marks, at, length, BREAK_WORD);
    if (end - first > HYPHEN_WORD || break_after(marks, first, end, BREAK_HYPHEN) < end)
        return;
    hyphens_mark(&breaks->hyphens, language, text + first, end - first, hyphens);
    for (int i = 1; i < end - first; i++)
        if (hyphens[i] && marks[first + i] == BREAK_GRAPHEME)
            marks[first + i] = BREAK_HYPHEN;
}
