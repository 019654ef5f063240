/* Search: what a visitor typed -> cards, topics and questions of this house, best first.
 *
 * Shape:     an index is built beside a publication (by the loader thread, after the first frame) and handed over;
 *            until then only the starts of the words in titles are found.
 * Ownership: an index reads the publication's bytes only while it is built and owns everything else; what a search
 *            returns lives in the caller's arena.
 * Errors:    any bytes may be typed and any text may stand in a publication; a search never fails, it finds nothing.
 * Threads:   build in any thread on a store that nobody closes meanwhile; then use with that store, in one thread.
 * Source:    perf.md, "What the measurements teach".
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "store/store.h"

enum { SEARCH_HITS_MAX = 60, SEARCH_TYPED_MAX = 120 /* bytes that are looked at */ };

struct search_index;

/* Reads all texts of the store's house in all languages and builds its index; NULL with a reason when it cannot. `*cancel`,
 * which may be NULL, is looked at often: building stops soon after it becomes true. */
struct search_index *search_build(const struct store *store, const volatile bool *cancel, struct err *err);

/* Frees; NULL is fine. */
void search_free(struct search_index *index);

/* Gives an index to the store it was built from, which frees it with itself. */
void store_take_index(struct store *store, struct search_index *index);

/* Builds the index of a store and gives it to it, for who shows nothing meanwhile; without it when that fails. */
void store_build_index(struct store *store);

/* True when the store has its index. */
bool store_has_index(const struct store *store);

/* Bytes the index holds. */
size_t search_bytes(const struct search_index *index);

enum hit_kind { HIT_CARD, HIT_TOPIC, HIT_QUESTION };

struct hit {
    enum hit_kind kind;
    struct pick pick;         /* of a card: for store_rows */
    int topic;                /* of a topic: index in the house's topics */
    struct question question; /* of a question */
};

struct hits {
    const struct hit
        *items; /* exact name, then word start, then text; within those open now and checked before stale */
    int count;
    bool more;    /* the list was cut at SEARCH_HITS_MAX */
    bool nearest; /* nothing is spelled like that: these come nearest */
};

/* Finds what was typed, else what is spelled nearly so, else nothing. Never a hidden card, nor one for professionals
 * only. */
struct hits store_search(struct store *store, struct arena *arena, struct wall now, const char *typed);

/* Where the words that were typed stand in a text, as `SEARCH_MARKS_MAX` spans of bytes at most, in order: what a screen
 * underlines. Looks at accents and case as the index does. Returns how many. */
enum { SEARCH_MARKS_MAX = 8 };
struct mark {
    int start, length;
};
int search_marks(const char *text, const char *typed, struct mark *marks);

/* Words that families and staff use for a topic or another word ("opvang"), in the chosen language and then in Dutch,
 * to suggest before anything is typed; at most `max`. */
int store_words(struct store *store, struct arena *arena, const char **words, int max);

#endif
