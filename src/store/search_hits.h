/* The parts of a search that the files of the index share.
 *
 * Ownership: what is found lives in the caller's arena.
 */
#ifndef STORE_SEARCH_HITS_H
#define STORE_SEARCH_HITS_H

#include "store/internal.h"
#include "store/search_words.h"

/* Cards with a title in Dutch or in the chosen language whose words begin with all that was typed, as long as there is no
 * index. */
struct hits search_titles(struct store *store, struct arena *arena, struct wall now,
                          const struct typed *typed);

#endif
