/* Words as a search compares them: without accents and case, letters that are written in several ways as one.
 *
 * Shape:  "Crèche l'Étoile" gives "creche", "l", "etoile"; "baby's" "babys"; "Straße" "strasse"; an ideograph is a word.
 *         A folded word holds only [a-z0-9] and code points above U+007F that are letters or numbers.
 * Errors: any bytes may be in the text; what is no letter or number ends a word.
 * Source: Unicode Standard Annex 15 (NFKD) and CaseFolding.txt, through ICU.
 */
#ifndef STORE_FOLD_H
#define STORE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

enum { FOLD_WORD_MAX = 64 /* bytes; of a longer word the start */ };

/* Goes over the words of a text: set `at` and `text` to its start, then ask for each next word. */
struct fold {
    const char *text, *at;
    char word[FOLD_WORD_MAX + 1]; /* the last word, folded */
    int length;
    int start, end; /* where it stands in the text, in bytes */
    int behind[FOLD_WORD_MAX +
               1]; /* of each folded byte: where in the text its letter ends, its accents with it */
};

struct fold fold_of(const char *text);

/* Finds the next word; false at the end. */
bool fold_next(struct fold *fold);

/* Writes the folded words of a text with one space between them, as many whole ones as fit in `room`; returns the length. */
size_t fold_text(const char *text, char *out, size_t room);

#endif
