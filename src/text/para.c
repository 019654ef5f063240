#include "text/para.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "lang/lang.h"
#include "text/text.h"

enum { SOFT_HYPHEN = 0xAD, ZWNJ = 0x200C, ZWJ = 0x200D, REPLACEMENT = 0xFFFD };

bool analyser_init(struct analyser *analyser, struct err *err)
{
    UErrorCode status = U_ZERO_ERROR;
    memset(analyser, 0, sizeof *analyser);
    analyser->bidi = ubidi_open();
    analyser->line = ubidi_open();
    analyser->graphemes = ubrk_open(UBRK_CHARACTER, "nl", NULL, 0, &status);
    if (analyser->bidi && analyser->line && U_SUCCESS(status))
        return true;
    analyser_release(analyser);
    return err_set(err, "ICU does not start: %s (is its data complete?)", u_errorName(status));
}

void analyser_release(struct analyser *analyser)
{
    ubidi_close(analyser->line);
    ubidi_close(analyser->bidi);
    ubrk_close(analyser->graphemes);
    ubrk_close(analyser->words);
    memset(analyser, 0, sizeof *analyser);
}

static UBreakIterator *words_of(struct analyser *analyser, const char *language)
{
    if (analyser->words && strcmp(analyser->language, language) == 0)
        return analyser->words;
    UErrorCode status = U_ZERO_ERROR;
    ubrk_close(analyser->words);
    analyser->words = ubrk_open(UBRK_LINE, language, NULL, 0, &status);
    if (U_FAILURE(status))
        analyser->words = NULL;
    strncpy(analyser->language, language, sizeof analyser->language - 1);
    return analyser->words;
}

/* Format characters that shape or order text and may stay. Overrides and embeddings (U+202A..U+202E) may not:
 * they reach over the end of what a publication's author meant. */
static bool format_is_allowed(uint32_t code)
{
    return code == SOFT_HYPHEN || code == 0x061C || (code >= 0x200B && code <= 0x200F) || code == 0x2060 ||
           (code >= 0x2066 && code <= 0x2069);
}

/* What stands in the paragraph for a code point of the source; 0 for nothing. */
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

static void para_read(struct para *para, struct arena *arena, const char *utf8)
{
    size_t room = strlen(utf8) + 1;
    room = room < PARA_UNITS ? room : PARA_UNITS;
    para->text = arena_array(arena, UChar, room + 2);
    int marks = 0;
    while (*utf8) {
        if (utf8[0] == '\r' && utf8[1] == '\n')
            utf8++;
        uint32_t code = code_clean(utf8_next(&utf8));
        marks = code_is_mark(code) ? marks + 1 : code ? 0 : marks;
        if (!code || marks > PARA_MARKS)
            continue;
        if (para->length + U16_LENGTH(code) > (int)room) {
            para->cut = true;
            break;
        }
        U16_APPEND_UNSAFE(para->text, para->length, code);
    }
}

static void para_mark_breaks(struct para *para, UBreakIterator *iterator, uint8_t kind)
{
    UErrorCode status = U_ZERO_ERROR;
    if (!iterator)
        return;
    ubrk_setText(iterator, para->text, para->length, &status);
    for (int at = ubrk_next(iterator); U_SUCCESS(status) && at != UBRK_DONE; at = ubrk_next(iterator)) {
        UChar before = para->text[at - 1];
        bool word = kind == BREAK_WORD;
        para->breaks[at] = word && before == '\n'          ? BREAK_LINE
                           : word && before == SOFT_HYPHEN ? BREAK_HYPHEN
                                                           : kind;
    }
    para->breaks[para->length] = BREAK_LINE;
}

/* Characters that order or break text and are never drawn. */
static bool code_is_invisible(uint32_t code)
{
    return code == '\n' || (format_is_allowed(code) && code != ZWNJ && code != ZWJ);
}

/* True when a face has all that a grapheme draws. */
static bool face_has_all(struct faces *faces, struct face_key key, const UChar *text, int length)
{
    for (int i = 0; i < length;) {
        UChar32 code;
        U16_NEXT(text, i, length, code);
        if (code != ZWNJ && code != ZWJ && !code_is_invisible((uint32_t)code) &&
            !face_has(faces, key, (uint32_t)code))
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

/* A grapheme that no face has becomes one replacement character, whatever it was made of. */
static uint8_t grapheme_replace(struct para *para, int start)
{
    para->missing = true;
    para->text[start] = REPLACEMENT;
    return FACE_LATIN;
}

static void para_choose_faces(struct para *para, struct faces *faces, struct face_key key)
{
    uint8_t before = FACE_NONE;
    for (int start = 0, end; start < para->length; start = end) {
        for (end = start + 1; end < para->length && para->breaks[end] == BREAK_NOT;)
            end++;
        uint8_t face = grapheme_face(faces, key, para->text + start, end - start, before);
        bool replaced = face == FACE_NONE;
        if (replaced)
            face = grapheme_replace(para, start);
        for (int i = start; i < end; i++)
            para->faces[i] = code_is_invisible(para->text[i]) || (replaced && i > start) ? FACE_NONE : face;
        if (para->faces[start] != FACE_NONE)
            before = face;
    }
}

static void para_choose_scripts(struct para *para)
{
    UScriptCode script = USCRIPT_LATIN;
    for (int i = 0, next; i < para->length; i = next) {
        UChar32 code;
        UErrorCode status = U_ZERO_ERROR;
        next = i;
        U16_NEXT(para->text, next, para->length, code);
        UScriptCode own = code < 0x80 && !u_isalpha(code) ? USCRIPT_COMMON : uscript_getScript(code, &status);
        if (own > USCRIPT_INHERITED && own != USCRIPT_UNKNOWN && own <= UINT8_MAX)
            script = own;
        memset(para->scripts + i, (int)script, (size_t)(next - i));
    }
}

struct para *para_new(struct arena *arena, struct analyser *analyser, struct faces *faces,
                      struct face_key key, const char *utf8, const char *language)
{
    UErrorCode status = U_ZERO_ERROR;
    struct para *para = arena_array(arena, struct para, 1);
    para_read(para, arena, utf8);
    para->rtl = language_is_rtl(language);
    para->breaks = arena_array(arena, uint8_t, para->length + 1);
    para->faces = arena_array(arena, uint8_t, para->length + 1);
    para->scripts = arena_array(arena, uint8_t, para->length + 1);
    if (para->length == 0)
        return para;
    ubidi_setPara(analyser->bidi, para->text, para->length, para->rtl, NULL, &status);
    para->levels = ubidi_getLevels(analyser->bidi, &status);
    para_mark_breaks(para, analyser->graphemes, BREAK_GRAPHEME);
    para_mark_breaks(para, words_of(analyser, language), BREAK_WORD);
    para_choose_faces(para, faces, key);
    para_choose_scripts(para);
    return para;
}

int para_item_end(const struct para *para, int start, int end)
{
    int at = start;
    while (at < end && para->faces[at] == FACE_NONE)
        at++;
    int first = at < end ? at : start;
    for (at = first + 1; at < end; at++)
        if (para->faces[at] != FACE_NONE &&
            (para->faces[at] != para->faces[first] || para->scripts[at] != para->scripts[first] ||
             para->levels[at] != para->levels[first]))
            break;
    return at < end ? at : end;
}

int para_trim(const struct para *para, int start, int end)
{
    while (end > start && (para->faces[end - 1] == FACE_NONE || para->text[end - 1] == ' ' ||
                           (para->text[end - 1] != 0xA0 && u_isspace(para->text[end - 1]))))
        end--;
    return end;
}

struct run para_run(const struct para *para, struct arena *arena, struct face_key key, int start, int end)
{
    while (start < end - 1 && para->faces[start] == FACE_NONE)
        start++;
    key.kind = para->faces[start] == FACE_NONE ? FACE_LATIN : para->faces[start];
    struct run run = {.face = key, .rtl = para->levels[start] & 1};
    strcpy(run.script, uscript_getShortName((UScriptCode)para->scripts[start]));
    char *out = run.utf8 = arena_alloc(arena, (size_t)(end - start) * 3 + 3);
    *out++ = ' ';
    for (int i = start; i < end;) {
        UChar32 code;
        bool drawn = para->faces[i] != FACE_NONE;
        U16_NEXT(para->text, i, end, code);
        if (drawn)
            out += utf8_put(out, (uint32_t)code);
    }
    *out = ' ';
    return run;
}
