/* One text, cleaned and analysed: UTF-16 with what may happen before every unit, and its level, face and script.
 *
 * Shape:     parallel arrays of `length` entries; `breaks` has one more, for the end. An item is a stretch of one level,
 *            face and script.
 * Ownership: the arena given, where runs are made too.
 */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include <unicode/ubidi.h>

#include "face/run.h"
#include "lang/breaks.h"

enum { PARA_UNITS = 64 * 1024 }; /* longer texts are cut */

struct para {
    struct arena *arena;
    struct faces *faces;
    struct face_key key;
    UChar *text;
    int length;
    uint8_t *breaks;  /* lang/breaks.h */
    uint8_t *kinds;   /* FACE_LATIN .., or FACE_NONE: nothing is drawn */
    uint8_t *scripts; /* UScriptCode */
    UBiDiLevel *levels;
    bool rtl, cut, missing;
};

/* Cleans and analyses a text; key gives weight and size of its faces. */
struct para para_make(struct arena *arena, struct breaks *breaks, struct faces *faces, struct face_key key,
                      const char *utf8, const char *language);

/* End of the item that begins at `start`, at most `end`. */
int para_item_end(const struct para *para, int start, int end);

/* An item as a run; `utf8` is NULL when it draws nothing. */
struct run para_run(const struct para *para, int start, int end);

/* `end` without the white space that hangs at a line's end. */
int para_trim(const struct para *para, int start, int end);

#endif
