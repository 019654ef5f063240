#include "face/choice.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

enum { ZWNJ = 0x200C, ZWJ = 0x200D, REPLACEMENT = 0xFFFD };

static bool code_needs_glyph(UChar32 code)
{
    return code != '\n' && (code < 0x7F || !u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT));
}

/* A joiner has no glyph, but shapes its neighbours. */
static bool unit_is_drawn(UChar unit)
{
    return unit == ZWNJ || unit == ZWJ || code_needs_glyph(unit);
}

/* True when a face has all that a grapheme draws. */
static bool face_has_all(struct faces *faces, struct face_key key, const UChar *text, int length)
{
    for (int i = 0; i < length;) {
        UChar32 code;
        U16_NEXT(text, i, length, code);
        if (code_needs_glyph(code) && !face_has(faces, key, (uint32_t)code))
            return false;
    }
    return true;
}

/* The face of a grapheme; a space stays in the face before it, so that a sentence is one run. */
static uint8_t grapheme_face(struct faces *faces, struct face_key key, const UChar *text, int length,
                             uint8_t before)
{
    key.kind = before;
    if ((text[0] == ' ' || text[0] == 0xA0) && before != FACE_NONE && face_has_all(faces, key, text, length))
        return before;
    for (key.kind = 0; key.kind < FACE_TEXTS; key.kind++)
        if (face_has_all(faces, key, text, length))
            return key.kind;
    return FACE_NONE;
}

bool faces_choose(struct faces *faces, struct face_key key, UChar *text, const uint8_t *marks, int length,
                  uint8_t *chosen)
{
    bool all = true;
    uint8_t before = FACE_NONE;
    for (int start = 0, end; start < length; start = end) {
        for (end = start + 1; end < length && !marks[end];)
            end++;
        uint8_t face = grapheme_face(faces, key, text + start, end - start, before);
        bool replaced = face == FACE_NONE;
        if (replaced) {
            all = false;
            text[start] = REPLACEMENT;
            face = FACE_LATIN;
        }
        for (int i = start; i < end; i++)
            chosen[i] = unit_is_drawn(text[i]) && !(replaced && i > start) ? face : FACE_NONE;
        if (chosen[start] != FACE_NONE)
            before = face;
    }
    return all;
}

void scripts_choose(const UChar *text, int length, uint8_t *chosen)
{
    UScriptCode script = USCRIPT_LATIN;
    for (int i = 0, next; i < length; i = next) {
        UChar32 code;
        UErrorCode status = U_ZERO_ERROR;
        next = i;
        U16_NEXT(text, next, length, code);
        UScriptCode own = code < 0x80 && !u_isalpha(code) ? USCRIPT_COMMON : uscript_getScript(code, &status);
        if (own > USCRIPT_INHERITED && own != USCRIPT_UNKNOWN && own <= UINT8_MAX)
            script = own;
        memset(chosen + i, (int)script, (size_t)(next - i));
    }
}
