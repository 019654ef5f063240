#include "takehome/payload.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { ELLIPSIS_BYTES = 3, SOFT_HYPHEN = 0xAD, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

int payload_room(const struct payload *payload)
{
    return (int)sizeof payload->bytes - 1 - payload->length - payload->kept - 2;
}

bool payload_line(struct payload *payload, const char *format, ...)
{
    va_list args;
    int room = payload_room(payload);
    if (room < 0)
        return false;
    char *line = payload->bytes + payload->length;
    va_start(args, format);
    int length = vsnprintf(line, (size_t)room + 1, format, args);
    va_end(args);
    if (length < 0 || length > room) {
        *line = '\0';
        return false;
    }
    memcpy(line + length, "\r\n", 3);
    payload->length += length + 2;
    return true;
}

/* Writes one code point as a value may hold it; returns how many bytes, 0 for what is left out. */
static size_t escape_code(char out[4], uint32_t code)
{
    if (code == '\n' || code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR) {
        memcpy(out, "\\n", 2);
        return 2;
    }
    if (code == '\t')
        code = ' ';
    if (code < 0x20 || (code >= 0x7F && code < 0xA0) || code == SOFT_HYPHEN)
        return 0;
    if (code == '\\' || code == ';' || code == ',') {
        out[0] = '\\';
        out[1] = (char)code;
        return 2;
    }
    return utf8_put(out, code);
}

char *payload_clip(struct arena *arena, const char *text, int max_bytes)
{
    assert(max_bytes >= 0);
    size_t max = (size_t)max_bytes, length = 0, word = 0, fits = 0;
    char *value = arena_alloc(arena, max + 4 + 1);
    for (const char *at = text ? text : ""; *at;) {
        uint32_t code = utf8_next(&at);
        if (length + ELLIPSIS_BYTES <= max)
            fits = length;
        if (code == ' ' && length + ELLIPSIS_BYTES <= max)
            word = length;
        length += escape_code(value + length, code);
        if (length > max) {
            length = word > fits / 2 ? word : fits;
            bool dots = length + ELLIPSIS_BYTES <= max;
            memcpy(value + length, dots ? "…" : "", dots ? ELLIPSIS_BYTES + 1 : 1);
            return value;
        }
    }
    value[length] = '\0';
    return value;
}

char *payload_escape(struct arena *arena, const char *text)
{
    /* No code point grows by more than a backslash, a bad byte becomes three. */
    return payload_clip(arena, text, text ? (int)strlen(text) * 3 : 0);
}

char *payload_address(struct arena *arena, const struct place *place)
{
    bool town = place->postcode || place->town;
    if (!place->street && !town)
        return NULL;
    const char *comma = place->street && town ? ", " : "", *space = place->postcode && place->town ? " " : "";
    return arena_printf(arena, "%s%s%s%s%s", place->street ? place->street : "", comma,
                        place->postcode ? place->postcode : "", space, place->town ? place->town : "");
}
