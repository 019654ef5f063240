/* One text, cleaned and analysed: UTF-16 with the level, face, script and break opportunities of every unit.
 *
 * Shape:     parallel arrays of `length` entries; `breaks` has one more, for the end.
 * Ownership: the arena given; `bidi` belongs to the engine and is good until its next paragraph.
 */
#ifndef TEXT_PARA_H
#define TEXT_PARA_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include "base/arena.h"
#include "face/face.h"

enum { PARA_UNITS = 64 * 1024, PARA_MARKS = 6 }; /* longer texts are cut; marks on one base are capped */

/* What may happen before a unit; each includes those below it. */
enum { BREAK_NOT, BREAK_GRAPHEME, BREAK_HYPHEN, BREAK_WORD, BREAK_LINE };

struct para {
    UChar *text;
    int length;
    uint8_t *breaks;
    uint8_t *faces;   /* FACE_LATIN .., or FACE_NONE: nothing is drawn */
    uint8_t *scripts; /* UScriptCode */
    const UBiDiLevel *levels;
    bool rtl, cut, missing;
};

/* ICU's own state, kept between paragraphs. */
struct analyser {
    UBiDi *bidi, *line;
    UBreakIterator *words, *graphemes;
    char language[16]; /* of `words` */
};

/* Opens bidi and grapheme state. */
bool analyser_init(struct analyser *analyser, struct err *err);

/* Frees ICU's state. */
void analyser_release(struct analyser *analyser);

/* Cleans and analyses a text; key gives weight and size of its faces. */
struct para *para_new(struct arena *arena, struct analyser *analyser, struct faces *faces,
                      struct face_key key, const char *utf8, const char *language);

/* End of the run of units from `start` that share level, face and script, at most `end`. */
int para_item_end(const struct para *para, int start, int end);

/* `end` without the white space that hangs at a line's end. */
int para_trim(const struct para *para, int start, int end);

/* The text of an item as a run; its advance is not measured yet. */
struct run para_run(const struct para *para, struct arena *arena, struct face_key key, int start, int end);

#endif
