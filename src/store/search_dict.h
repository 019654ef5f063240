/* The distinct words of an index: which begin with some letters, hold them, or are spelled nearly so.
 *
 * Shape:     folded words in the order of their bytes, each with the number of rows that hold it in their title, in title or
 *            text, or anywhere; trigrams of code points say which words may hold some letters.
 * Ownership: `dict_release` frees; words are borrowed.
 */
#ifndef STORE_SEARCH_DICT_H
#define STORE_SEARCH_DICT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How far into a row is looked; each depth holds those before it. */
enum depth { DEPTH_TITLE, DEPTH_BODY, DEPTH_WHOLE, DEPTH_COUNT };

/* Rows that hold a word, at each depth. */
struct word_rows {
    int at[DEPTH_COUNT];
};

struct dict {
    char *text;             /* the words, each ended by NUL */
    uint32_t *at;           /* of each word, in `text` */
    struct word_rows *sums; /* of all words before each, and of all */
    int count, room;        /* words */
    size_t used, size;
    uint32_t *gram_at; /* where the words of each bucket of trigrams begin, and behind the last */
    uint32_t *gram_words;
};

/* The words [first, last). */
struct dict_range {
    int first, last;
};

/* Adds a word that comes behind all others. */
void dict_add(struct dict *dict, const char *word, struct word_rows rows);

/* Makes the trigrams, after the last word was added. */
void dict_index(struct dict *dict);

void dict_release(struct dict *dict);

/* Bytes that are held. */
size_t dict_bytes(const struct dict *dict);

const char *dict_word(const struct dict *dict, int word);

/* The words that begin with some letters. */
struct dict_range dict_starts(const struct dict *dict, const char *letters);

/* True when the word itself is known. */
bool dict_has(const struct dict *dict, const char *word);

/* In how many rows a word of the range may stand, at most; once the trigrams are made. */
struct word_rows dict_rows(const struct dict *dict, struct dict_range range);
struct word_rows dict_word_rows(const struct dict *dict, int word);

/* Words that hold three or more letters behind their start, the shortest first; at most `max`. Returns how many. */
int dict_infix(const struct dict *dict, const char *letters, int *words, int max);

/* Words that begin with nearly these letters (four or more: one error; seven or more: two), the nearest only; at most
 * `max`. A swap of two neighbours is one error. Returns how many. */
int dict_near(const struct dict *dict, const char *letters, int *words, int max);

#endif
