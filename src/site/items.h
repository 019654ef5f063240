/* Lists of cards and dates that may be long: as many pages as it takes. */
#ifndef SITE_ITEMS_H
#define SITE_ITEMS_H

#include "site/page.h"

struct item {
    const struct card_row *row;
    const struct occurrence *date; /* NULL: a card */
    const char *heading;           /* begins a part of the list; NULL: goes on */
};

/* What stands above and below the list of its first page. */
typedef void items_intro(struct site *site, const struct page *page, void *data);

struct items {
    const struct item *items;
    int count;
    bool day_named; /* a date says its day too */
    items_intro *intro, *outro;
    void *data;
};

/* Writes "PATH/", "PATH/2/" and so on; `page` is that of the first, `heading` its h1. */
void items_write(struct site *site, const struct page *page, struct words heading, const struct items *items);

#endif
