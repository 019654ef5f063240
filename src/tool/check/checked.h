/* A cell under check, between the files that look at cells. */
#ifndef TOOL_CHECK_CHECKED_H
#define TOOL_CHECK_CHECKED_H

#include "tool/table/book.h"

struct checked {
    struct book *book;
    struct report *report;
    const struct table *table;
    const struct row *row;
    const struct column *column;
    struct spot spot;
    const char *text;
};

/* A word of the closed list of the column, and if not the one that was meant. */
void check_word(const struct checked *cell, const char *word);

/* A code of something that exists, and if not the one that was meant. */
void check_ref(const struct checked *cell, const char *code);

#endif
