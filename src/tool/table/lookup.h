/* Finds what belongs to a code, also among a hundred thousand of them.
 *
 * Shape:     a hash table with open addressing; entries keep the order in which they came.
 * Ownership: keys are borrowed and must outlive the table; pointers to entries hold until the next
 * `lookup_add`.
 */
#ifndef TOOL_TABLE_LOOKUP_H
#define TOOL_TABLE_LOOKUP_H

#include <stddef.h>

struct table;

struct entry {
    const char *key;
    int id;
    const struct table *table; /* where it was written; may be NULL */
    int row;                   /* index in that table */
};

struct lookup {
    struct entry *entries;
    size_t count, capacity;
    size_t *slots; /* entry + 1, or 0 */
    size_t slot_count;
};

/* Makes an empty table. */
void lookup_init(struct lookup *lookup);

/* Frees the table, not the keys. */
void lookup_release(struct lookup *lookup);

/* The entry of a key, or NULL. */
const struct entry *lookup_find(const struct lookup *lookup, const char *key);

/* Adds an entry whose key is not there yet. */
void lookup_add(struct lookup *lookup, struct entry entry);

/* The key nearest to a word, or NULL when none is near. */
const char *lookup_near(const struct lookup *lookup, const char *word);

#endif
