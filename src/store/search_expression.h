/* Expressions in the language of FTS5, in the making.
 *
 * Shape:     words of which any may stand in a row; at each depth only those that some row has there, so that an empty
 *            expression is known to match nothing.
 * Ownership: all texts are the arena's.
 */
#ifndef STORE_SEARCH_EXPRESSION_H
#define STORE_SEARCH_EXPRESSION_H

#include "base/arena.h"
#include "store/search_dict.h"

enum { EXACT_MAX = 12 /* so few words are asked for one by one, which FTS5 does lazily */ };

/* NULL: nothing. */
struct expression {
    struct arena *arena;
    char *text;
    size_t length, room;
};

struct any {
    struct expression at[DEPTH_COUNT];
};

struct any any_new(struct arena *arena);

void expression_put(struct expression *to, const char *text);

/* Adds a word, or with `start` all that begin so. It must be folded: then nothing in it is FTS5's own. */
void expression_or(struct expression *to, const char *word, bool start);

/* Adds another expression; NULL text adds nothing. */
void expression_or_all(struct expression *to, const struct expression *other);

/* Adds a word at all depths where it stands. */
void any_or(struct any *to, const char *word, bool start, struct word_rows rows);

/* Adds the words that begin with some letters, which are the words of the range. */
void any_or_starts(struct any *to, const struct dict *dict, const char *letters, struct dict_range range);

/* Adds rows that hold all words of a text, each or, but for the first when `first_whole`, one that begins so. */
void any_or_both(struct any *to, const struct dict *dict, const char *words, bool first_whole);

#endif
