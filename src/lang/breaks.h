/* Where a text may break: ICU's lines and graphemes, and hyphens.
 *
 * Shape:  marks[i] says what may happen before unit i of a text, which has one mark more for its end.
 * Source: Unicode UAX 14 (lines) and UAX 29 (graphemes) as ICU does them.
 */
#ifndef LANG_BREAKS_H
#define LANG_BREAKS_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/ubrk.h>

#include "base/err.h"
#include "lang/hyphen.h"

/* Each includes those below it; at BREAK_LINE the line must end. */
enum { BREAK_NOT, BREAK_GRAPHEME, BREAK_HYPHEN, BREAK_WORD, BREAK_LINE };

/* ICU's iterators and the hyphens read so far, kept between texts. */
struct breaks {
    UBreakIterator *lines, *graphemes;
    char language[16]; /* of `lines` */
    struct hyphens hyphens;
};

/* Opens what all languages share. */
bool breaks_init(struct breaks *breaks, struct err *err);

/* Frees ICU's state and the hyphens; zeroed storage is fine. */
void breaks_release(struct breaks *breaks);

/* Marks a text whose marks are all BREAK_NOT. */
void breaks_mark(struct breaks *breaks, const char *language, const UChar *text, int length, uint8_t *marks);

/* Adds hyphens to the word that `at` is in, unless it is longer than HYPHEN_WORD or its author put soft hyphens in it. */
void breaks_hyphenate(struct breaks *breaks, const char *language, const UChar *text, int at, int length,
                      uint8_t *marks);

/* The last break of at least `kind` at `at` or before it; `start` when there is none. */
int break_before(const uint8_t *marks, int at, int start, int kind);

/* The first break of at least `kind` after `at`; `limit` when there is none. */
int break_after(const uint8_t *marks, int at, int limit, int kind);

#endif
