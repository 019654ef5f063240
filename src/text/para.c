#include "text/para.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base/utf8.h"
#include "face/choice.h"
#include "lang/clean.h"
#include "lang/lang.h"

static void para_read(struct para *para, const char *utf8)
{
    size_t room = strlen(utf8);
    room = room < PARA_UNITS ? room : PARA_UNITS;
    para->text = arena_array(para->arena, UChar, room + 1);
    para->length = clean_text(utf8, para->text, (int)room, &para->cut);
}

static void para_choose_levels(struct para *para)
{
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_open();
    ubidi_setPara(bidi, para->text, para->length, para->rtl, NULL, &status);
    const UBiDiLevel *levels = ubidi_getLevels(bidi, &status);
    if (U_SUCCESS(status))
        memcpy(para->levels, levels, (size_t)para->length);
    ubidi_close(bidi);
}

struct para para_make(struct arena *arena, struct breaks *breaks, struct faces *faces, struct face_key key,
                      const char *utf8, const char *language)
{
    struct para para = {.arena = arena, .faces = faces, .key = key, .rtl = language_is_rtl(language)};
    para_read(&para, utf8);
    para.breaks = arena_array(arena, uint8_t, para.length + 1);
    para.kinds = arena_array(arena, uint8_t, para.length);
    para.scripts = arena_array(arena, uint8_t, para.length);
    para.levels = arena_array(arena, UBiDiLevel, para.length);
    if (para.length == 0)
        return para;
    para_choose_levels(&para);
    breaks_mark(breaks, language, para.text, para.length, para.breaks);
    para.missing = !faces_choose(faces, key, para.text, para.breaks, para.length, para.kinds);
    scripts_choose(para.text, para.length, para.scripts);
    return para;
}

int para_item_end(const struct para *para, int start, int end)
{
    int at = start + 1, first = start; /* the first unit that is drawn */
    for (; at < end && para->levels[at] == para->levels[start]; at++)
        if (para->kinds[first] == FACE_NONE)
            first = at;
        else if (para->kinds[at] != FACE_NONE &&
                 (para->kinds[at] != para->kinds[first] || para->scripts[at] != para->scripts[first]))
            break;
    return at;
}

struct run para_run(const struct para *para, int start, int end)
{
    struct run run = {.face = para->key, .rtl = para->levels[start] & 1};
    while (start < end && para->kinds[start] == FACE_NONE)
        start++;
    if (start == end)
        return run;
    run.face.kind = para->kinds[start];
    strcpy(run.script, uscript_getShortName((UScriptCode)para->scripts[start]));
    char *utf8 = arena_alloc(para->arena, (size_t)(end - start) * 3 + 3), *out = utf8;
    *out++ = ' ';
    for (int i = start; i < end;) {
        UChar32 code;
        bool drawn = para->kinds[i] != FACE_NONE;
        U16_NEXT(para->text, i, end, code);
        if (drawn)
            out += utf8_put(out, (uint32_t)code);
    }
    *out = ' ';
    run.utf8 = utf8;
    run.w = run_advance(para->faces, &run);
    return run;
}

int para_trim(const struct para *para, int start, int end)
{
    while (end > start && (para->kinds[end - 1] == FACE_NONE ||
                           (para->text[end - 1] != 0xA0 && u_isspace(para->text[end - 1]))))
        end--;
    return end;
}
