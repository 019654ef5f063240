/* The known word that someone most likely meant.
 *
 * Source: Damerau-Levenshtein distance, small letters and capitals alike.
 */
#ifndef TOOL_TALK_NEAR_H
#define TOOL_TALK_NEAR_H

struct near {
    const char *word;
    const char *best; /* NULL while nothing is near enough */
    int distance;     /* of `best`; before that one more than is allowed */
};

/* Begins a search; longer words may differ in more letters. */
void near_init(struct near *near, const char *word);

/* Offers a candidate; the first of the nearest ones stays. */
void near_try(struct near *near, const char *candidate);

/* The nearest of a NULL-ended list, or NULL when none is near. */
const char *near_word(const char *word, const char *const *words);

#endif
