#include "store/search_words.h"

#include <string.h>

static bool typed_has(const struct typed *typed, const char *word)
{
    for (int i = 0; i < typed->count; i++)
        if (strcmp(typed->words[i], word) == 0)
            return true;
    return false;
}

void typed_read(struct typed *typed, const char *text)
{
    size_t length = strnlen(text, SEARCH_TYPED_MAX);
    memcpy(typed->text, text, length);
    typed->text[length] = '\0';
    typed->count = 0;
    for (struct fold fold = fold_of(typed->text); typed->count < TYPED_WORDS_MAX && fold_next(&fold);) {
        if (typed_has(typed, fold.word))
            continue;
        memcpy(typed->words[typed->count], fold.word, (size_t)fold.length + 1);
        typed->lengths[typed->count++] = fold.length;
    }
}
