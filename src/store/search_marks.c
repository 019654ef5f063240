#include <string.h>

#include "store/fold.h"
#include "store/search_words.h"

/* The most letters of a typed word that a word begins with, or holds anywhere when no word begins with it. */
static int mark_find(const struct fold *fold, const struct typed *typed, struct mark *mark)
{
    int best = 0;
    for (int i = 0; i < typed->count; i++) {
        const char *word = typed->words[i];
        int length = typed->lengths[i];
        const char *found = strstr(fold->word, word);
        if (!found || length <= best || (found > fold->word && length < SEARCH_INFIX_MIN))
            continue;
        int first = (int)(found - fold->word);
        int start = first == 0 ? fold->start : fold->behind[first - 1];
        *mark = (struct mark){start, fold->behind[first + length - 1] - start};
        best = length;
    }
    return best;
}

int search_marks(const char *text, const char *typed, struct mark *marks)
{
    struct typed words;
    int count = 0;
    typed_read(&words, typed);
    if (words.count == 0)
        return 0;
    for (struct fold fold = fold_of(text); count < SEARCH_MARKS_MAX && fold_next(&fold);)
        count += mark_find(&fold, &words, &marks[count]) > 0;
    return count;
}
