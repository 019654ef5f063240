/* Fills the tables of a publication from a checked book. */
#ifndef TOOL_FILL_FILL_H
#define TOOL_FILL_FILL_H

#include <sqlite3.h>

#include "tool/table/book.h"

/* The row that says what this publication is. */
void fill_publication(sqlite3 *db, const struct book *book, long serial);

/* Houses, places, topics, ages, questions, holidays, slides and what else is no card. */
void fill_houses(sqlite3 *db, struct book *book);

/* Partners, offers and activities with what belongs to them. */
void fill_cards(sqlite3 *db, struct book *book);

/* Opening hours and their exceptions. */
void fill_hours(sqlite3 *db, struct book *book);

/* Dates of activities and who is in the house. */
void fill_dates(sqlite3 *db, struct book *book);

/* Texts in other languages; after all that has an id. */
void fill_translations(sqlite3 *db, struct book *book);

/* The lists of each house in their standing order. */
void fill_listing(sqlite3 *db, struct book *book);

#endif
