/* The parts of a search that its files share.
 *
 * Ownership: what is found lives in the caller's arena.
 */
#ifndef STORE_SEARCH_HITS_H
#define STORE_SEARCH_HITS_H

#include "store/internal.h"
#include "store/search_group.h"
#include "store/search_words.h"

/* Cards with a title in Dutch or in the chosen language whose words begin with all that was typed, as long as there is no
 * index. */
struct hits search_titles(struct store *store, struct arena *arena, struct wall now,
                          const struct typed *typed);

enum { FOUND_TOPICS_MAX = 6, FOUND_QUESTIONS_MAX = 5 };

/* A hit and its place in the order. */
struct ranked_hit {
    int tier, kind, rank, turn; /* each counts only where those before it are the same */
    struct hit hit;
};

/* An answer in the making. */
struct finding {
    struct store *store;
    struct arena *arena;
    struct wall now;
    struct arena scratch; /* holds what was typed: wiped at the end */
    struct ids seen;      /* rows */
    struct ranked_hit hits[SEARCH_HITS_MAX + FOUND_TOPICS_MAX + FOUND_QUESTIONS_MAX];
    int count, topics, questions, cards;
    bool more;
};

/* Adds the rows that carry this whole name, or that match an expression, as the next tier. */
void finding_names(struct finding *finding, const char *text);
void finding_match(struct finding *finding, enum depth depth, const char *match, int tier);

/* True when no more cards fit. */
bool finding_is_full(const struct finding *finding);

/* The answer in its order. */
struct hits finding_hits(struct finding *finding, bool nearest);

#endif
