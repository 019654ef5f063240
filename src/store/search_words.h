/* What a visitor typed, as folded words.
 *
 * Shape: the first words of what was typed; the last may be unfinished, and so may any other.
 */
#ifndef STORE_SEARCH_WORDS_H
#define STORE_SEARCH_WORDS_H

#include "store/fold.h"
#include "store/search.h"

enum { TYPED_WORDS_MAX = 8, SEARCH_INFIX_MIN = 3 /* bytes that are looked for within words */ };

struct typed {
    char words[TYPED_WORDS_MAX][FOLD_WORD_MAX + 1];
    int lengths[TYPED_WORDS_MAX];
    int count;
    char text[SEARCH_TYPED_MAX + 1]; /* what was looked at */
};

/* Reads the first SEARCH_TYPED_MAX bytes; the same word counts once. */
void typed_read(struct typed *typed, const char *text);

#endif
