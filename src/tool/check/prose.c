#include "tool/check/prose.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* Signs that a text processor puts in the place of those of a keyboard. */
static const struct {
    uint32_t first, last;
    const char *plain;
} signs[] = {
    {0x00A0, 0x00A0, " "},  {0x00AB, 0x00AB, "\""}, {0x00AD, 0x00AD, ""},   {0x00B7, 0x00B7, "*"},
    {0x00BB, 0x00BB, "\""}, {0x2000, 0x200A, " "},  {0x200B, 0x200F, ""},   {0x2010, 0x2015, "-"},
    {0x2018, 0x201B, "'"},  {0x201C, 0x201F, "\""}, {0x2022, 0x2023, "*"},  {0x2026, 0x2026, "..."},
    {0x202F, 0x202F, " "},  {0x2032, 0x2032, "'"},  {0x2033, 0x2033, "\""}, {0x2060, 0x2060, ""},
    {0x2212, 0x2212, "-"},  {0x25CF, 0x25CF, "*"},  {0xFEFF, 0xFEFF, ""},
};

static const char *sign_plain(uint32_t code)
{
    for (size_t i = 0; code >= 0x80 && i < sizeof signs / sizeof *signs; i++)
        if (code >= signs[i].first && code <= signs[i].last)
            return signs[i].plain;
    return NULL;
}

const char *prose_plain(struct arena *arena, const char *text)
{
    size_t used = 0;
    char *plain = NULL;
    for (const char *at = text; *at;) {
        const char *from = at;
        const char *sign = sign_plain(utf8_next(&at));
        if (sign && !plain) {
            plain = arena_strdup(arena, text);
            used = (size_t)(from - text);
        }
        if (!plain)
            continue;
        /* No plain sign is longer than what it stands for. */
        size_t length = sign ? strlen(sign) : (size_t)(at - from);
        memcpy(plain + used, sign ? sign : from, length);
        used += length;
        plain[used] = '\0';
    }
    return plain ? plain : text;
}

bool prose_holds(const char *text, const char *letters)
{
    size_t length = strlen(letters);
    while (*text && strncasecmp(text, letters, length) != 0)
        text++;
    return *text != '\0';
}

bool word_byte(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

const char *word_next(const char *at)
{
    while (word_byte(*at))
        at++;
    while (*at && !word_byte(*at))
        at++;
    return at;
}

enum letter_case letter_next(const char **at)
{
    uint32_t code = utf8_next(at);
    if (code < 0x80)
        return isupper((int)code) ? LETTER_CAPITAL : islower((int)code) ? LETTER_SMALL : LETTER_NONE;
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7)
        return LETTER_CAPITAL;
    /* In Latin Extended-A capitals are the even ones, but for two stretches. */
    bool odd = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
    if (code >= 0x100 && code <= 0x17F)
        return (code & 1) == (odd ? 1u : 0u) ? LETTER_CAPITAL : LETTER_SMALL;
    return LETTER_SMALL;
}
