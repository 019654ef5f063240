/* The words that `check` looks for, from assets/check/words.txt, found fast in long texts.
 *
 * Shape:     "rode|gele knop|deur = ..." in the file is four entries.
 * Ownership: the list owns the words.
 * Errors:    a file that is not there gives an empty list.
 */
#ifndef TOOL_CHECK_WORD_LIST_H
#define TOOL_CHECK_WORD_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum word_group { WORD_HARD, WORD_SHORT, WORD_PLACE, WORD_KNOWN, WORD_GROUPS };

struct word_entry {
    const char *word, *better; /* small letters, but for WORD_KNOWN */
    enum word_group group;
    int next; /* of the same first byte; -1: none */
};

struct word_list {
    struct arena arena;
    struct word_entry *entries;
    int count;
    int first[256];
};

/* Reads the list that comes with the program; false when it is not there. */
bool word_list_open(struct word_list *list);

/* Frees it. */
void word_list_close(struct word_list *list);

/* The longest entry that begins at `text`, which is in small letters, and ends at the end of a word; NULL: none. */
const struct word_entry *word_list_at(const struct word_list *list, const char *text);

/* True for a word in capitals that families know. */
bool word_list_known(const struct word_list *list, const char *word, size_t length);

#endif
