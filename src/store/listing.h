/* The cards that a publication lists for a house, in their standing order.
 *
 * Source: data/schema.sql, table listing.
 */
#ifndef STORE_LISTING_H
#define STORE_LISTING_H

#include "store/internal.h"

/* The cards under a topic (index, -1: all), tab and chips, one in each row; the caller ends the statement. */
sqlite3_stmt *listing_start(struct store *store, int topic, enum list_tab tab, const struct filter *filter);

#endif
