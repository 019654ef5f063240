/* Where a word may be hyphenated, for Dutch and German: an exception list, then libhyphen.
 *
 * Source: hyph_nl.dic and hyph_de.dic of LibreOffice (ISO-8859-1) and share/wegwijzer/hyphen/LANGUAGE.txt,
 *         one word a line with "-" where it may break; read when a word first needs them.
 */
#ifndef LANG_HYPHEN_H
#define LANG_HYPHEN_H

#include <hyphen.h>
#include <stdbool.h>
#include <stdint.h>
#include <unicode/utypes.h>

enum { HYPHEN_LANGUAGES = 2, HYPHEN_WORD = 100 };

struct hyphens {
    HyphenDict *dict[HYPHEN_LANGUAGES];
    char *exceptions[HYPHEN_LANGUAGES];
    bool tried[HYPHEN_LANGUAGES];
};

/* Frees what was read; zeroed storage is fine. */
void hyphens_release(struct hyphens *hyphens);

/* Sets marks[i] to whether a hyphen may stand before unit i of a word of at most HYPHEN_WORD units. */
void hyphens_mark(struct hyphens *hyphens, const char *language, const UChar *word, int length,
                  uint8_t *marks);

#endif
