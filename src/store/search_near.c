#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "store/search_dict.h"

enum { LETTERS_MAX = 24, DEPTH_MAX = LETTERS_MAX + 3, ONE_ERROR_FROM = 4, TWO_ERRORS_FROM = 7, FAR = 100 };

/* A walk through the words in order: words that begin alike share the rows of the table of distances
 * (Damerau-Levenshtein, each place edited once), and words that begin too differently are leapt over. */
struct walk {
    const struct dict *dict;
    uint32_t typed[LETTERS_MAX];
    int length, errors;
    uint32_t word[DEPTH_MAX + 1];
    int ends[DEPTH_MAX + 1]; /* byte behind each letter of the word */
    unsigned char rows[DEPTH_MAX + 1][LETTERS_MAX + 1];
    int depth; /* rows that hold for the word */
};

struct near {
    int word, distance, surplus;
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Makes the row of the letter at `depth` (from 1); returns its least distance. */
static int row_make(struct walk *walk, int depth)
{
    const unsigned char *above = walk->rows[depth - 1];
    unsigned char *row = walk->rows[depth];
    row[0] = (unsigned char)depth;
    int best = row[0];
    for (int i = 1; i <= walk->length; i++) {
        bool same = walk->typed[i - 1] == walk->word[depth - 1];
        int distance = least(above[i - 1] + !same, least(above[i], row[i - 1]) + 1);
        if (i > 1 && depth > 1 && walk->typed[i - 1] == walk->word[depth - 2] &&
            walk->typed[i - 2] == walk->word[depth - 1])
            distance = least(distance, walk->rows[depth - 2][i - 2] + 1);
        row[i] = (unsigned char)distance;
        best = least(best, distance);
    }
    return best;
}

/* Reads the letters of a word into the walk; keeps the rows of those that stay the same. Returns how many there are. */
static int walk_read(struct walk *walk, const char *text)
{
    const char *at = text;
    int length = 0;
    bool same = true;
    for (uint32_t code; length < DEPTH_MAX && (code = utf8_next(&at)) != 0; length++) {
        same = same && length < walk->depth && walk->word[length] == code;
        if (!same)
            walk->depth = least(walk->depth, length);
        walk->word[length] = code;
        walk->ends[length] = (int)(at - text);
    }
    walk->depth = least(walk->depth, length);
    return length;
}

/* The least distance between what was typed and a start of the word. `*cut` says how many letters rule out all words that
 * begin with them; 0: none. */
static int walk_word(struct walk *walk, const char *text, int *cut)
{
    int length = walk_read(walk, text), best = FAR;
    *cut = 0;
    if (walk->errors > 1 && length > 0 && walk->word[0] != walk->typed[0]) {
        *cut = 1;
        return FAR;
    }
    for (int depth = 1; depth <= length; depth++) {
        int row = depth <= walk->depth ? 0 : row_make(walk, depth);
        walk->depth = depth > walk->depth ? depth : walk->depth;
        best = least(best, walk->rows[depth][walk->length]);
        if (row > walk->errors) {
            *cut = depth;
            return best;
        }
    }
    return best;
}

/* The first word behind all that begin with the first `cut` letters of this one. */
static int walk_leap(const struct walk *walk, int word, int cut)
{
    const struct dict *dict = walk->dict;
    char start[4 * (DEPTH_MAX + 1)];
    memcpy(start, dict_word(dict, word), (size_t)walk->ends[cut - 1]);
    start[walk->ends[cut - 1]] = '\0';
    return dict_starts(dict, start).last;
}

static bool nearer(const struct near *a, const struct near *b, const struct dict *dict)
{
    if (a->distance != b->distance)
        return a->distance < b->distance;
    if (a->surplus != b->surplus)
        return a->surplus < b->surplus;
    return dict_word_rows(dict, a->word).at[DEPTH_WHOLE] > dict_word_rows(dict, b->word).at[DEPTH_WHOLE];
}

static int nearest_insert(const struct dict *dict, struct near near, struct near *list, int count, int max)
{
    int at = count;
    while (at > 0 && nearer(&near, &list[at - 1], dict))
        at--;
    if (at == max)
        return count;
    int last = count < max ? count : max - 1;
    memmove(&list[at + 1], &list[at], sizeof *list * (size_t)(last - at));
    list[at] = near;
    return last + 1;
}

static int letters_read(uint32_t *letters, const char *text)
{
    int count = 0;
    for (uint32_t code; count < LETTERS_MAX && (code = utf8_next(&text)) != 0;)
        letters[count++] = code;
    return count;
}

static int walk_all(struct walk *walk, struct near *list, int max)
{
    const struct dict *dict = walk->dict;
    int count = 0;
    walk->depth = 0;
    for (int i = 0; i <= walk->length; i++)
        walk->rows[0][i] = (unsigned char)i;
    for (int word = 0; word < dict->count;) {
        int cut, distance = walk_word(walk, dict_word(dict, word), &cut);
        if (distance <= walk->errors) {
            int length = 0;
            for (const char *at = dict_word(dict, word); utf8_next(&at) != 0;)
                length++;
            count = nearest_insert(dict, (struct near){word, distance, abs(length - walk->length)}, list,
                                   count, max);
        }
        word = cut > 0 ? walk_leap(walk, word, cut) : word + 1;
    }
    return count;
}

int dict_near(const struct dict *dict, const char *letters, int *words, int max)
{
    enum { NEAR_MAX = 16 };
    struct near list[NEAR_MAX];
    struct walk walk = {.dict = dict, .errors = 1};
    walk.length = letters_read(walk.typed, letters);
    if (walk.length < ONE_ERROR_FROM)
        return 0;
    int count = walk_all(&walk, list, least(max, NEAR_MAX));
    if (count == 0 && walk.length >= TWO_ERRORS_FROM) {
        walk.errors = 2;
        count = walk_all(&walk, list, least(max, NEAR_MAX));
    }
    int kept = 0;
    for (; kept < count && list[kept].distance == list[0].distance; kept++)
        words[kept] = list[kept].word;
    return kept;
}
