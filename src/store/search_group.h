/* What the index is asked for one typed word, or for typed words that together are a synonym.
 *
 * Ownership: all texts are the arena's.
 */
#ifndef STORE_SEARCH_GROUP_H
#define STORE_SEARCH_GROUP_H

#include "store/search_expression.h"
#include "store/search_index.h"

enum { GROUP_KNOWN_MAX = 48 };

struct group {
    struct dict_range range;    /* words that begin with it */
    int known[GROUP_KNOWN_MAX]; /* other words, so that none is asked for twice */
    int known_count;
    struct expression firsts; /* its words as the first of a title */
    struct any starts;        /* words that begin with it */
    struct any others;        /* words that hold it, other forms of it, what it means */
    struct expression topics; /* topics it stands for */
    long long rows;           /* where it may stand, about */
};

/* Makes the group of typed words [first, first + count). With `near`, of words that are spelled nearly like the one
 * word. Empty when nothing of this is known. */
struct group group_make(const struct search_index *index, struct arena *arena, const struct typed *typed,
                        int first, int count, bool near);

bool group_is_empty(const struct group *group);

/* How many typed words from `first` on are one synonym, at least 1. */
int group_span(const struct search_index *index, const struct typed *typed, int first);

/* How far into a row an expression looks. */
enum reach {
    REACH_FIRST,
    REACH_TITLE_START,
    REACH_TITLE,
    REACH_BODY_START,
    REACH_BODY,
    REACH_ALL,
    REACH_COUNT
};

/* The expression of rows that match all groups, and the depth it is for; NULL when there can be none, or none that an
 * earlier reach did not give. */
const char *groups_match(struct arena *arena, const struct group *groups, int count, enum reach reach,
                         enum depth *depth);

/* Other forms of a Dutch word (singular, stem of a verb, long and short vowel); returns how many. */
enum { FORMS_MAX = 6 };
int word_forms(const char *word, char forms[FORMS_MAX][FOLD_WORD_MAX + 2]);

#endif
