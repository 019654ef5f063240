/* The advice of `check`: what does not block a build and still makes an offer harder to find, read or trust.
 *
 * Shape: a group per file; each reports warnings in the book's report, on a book that was indexed and checked.
 */
#ifndef TOOL_CHECK_ADVISE_H
#define TOOL_CHECK_ADVISE_H

#include "tool/table/book.h"
#include "tool/table/value.h"

/* A text that visitors read, in its cell. */
struct advised {
    struct book *book;
    const struct table *table;
    const struct row *row;
    int column;
    const char *written; /* as it stands in the cell */
    const char *text;    /* the same, plain (prose.h) */
    void *context;
};

typedef void advised_fn(const struct advised *text);

/* Calls for every Dutch text of every source that a kiosk shows. */
void advise_texts(struct book *book, advised_fn *each, void *context);

/* A warning at the place of a text. */
void advise(const struct advised *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Rows of one table that have the same said of them, which is said once: a line for each would hide all others. */
enum { RANGES_NAMED = 24 };
struct row_group {
    const struct row *first;
    int count;
    struct {
        int from, to;
    } ranges[RANGES_NAMED];  /* numbers of rows that follow each other */
    int range_count, beyond; /* rows that no range holds */
};

/* Adds a row. */
void row_group_add(struct row_group *group, const struct row *row);

/* "rij 4", "rijen 4-6, 9 en nog 12". */
const char *row_group_said(struct book *book, const struct row_group *group);

/* The code of the first partner of a card; "" when it names none. */
const char *card_owner(const struct table *table, const struct row *row, char owner[ITEM_BYTES]);

/* Prices, contacts, checks that grow old, cards that stand twice or alone, pillars without an offer. */
void advise_cards(struct book *book);

/* Cards of one partner in this table whose titles say the same; a part of `advise_cards`. */
void advise_twice(struct book *book, const struct table *table);

/* Questions, desks, slides and the like that lead to a card that no house shows. */
void advise_links(struct book *book);

/* Cards of a house without a text in its languages, and translations that nobody checked. */
void advise_translations(struct book *book);

/* Long sentences, hard words, shorthand, capitals, colours and positions; the words are in share/wegwijzer/check. */
void advise_words(struct book *book);

/* Phones, account and register numbers, mail addresses and links inside texts; persons where a role belongs. */
void advise_private(struct book *book);

/* Weekdays that are not those of their date, days that are over, activities without a date to come. */
void advise_dates(struct book *book);

/* Opening hours that say nothing of a public holiday. */
void advise_hours(struct book *book);

/* Characters that no face of the kiosk has, in Dutch and in translations. */
void advise_glyphs(struct book *book);

/* Texts that the kiosk `program` cannot show whole on a card at 150 %; without the program a note says so. */
void advise_layout(struct book *book, const char *program);

#endif
