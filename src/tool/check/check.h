/* The checks of a build, one group per file; all of them report and none stops. */
#ifndef TOOL_CHECK_CHECK_H
#define TOOL_CHECK_CHECK_H

#include "tool/table/book.h"

/* Checks every cell of an indexed book by itself, then what cells say about each other; fills the plan of dates. */
void book_check(struct book *book);

/* Every cell by itself: filled where it must be, of the right form, pointing to what exists. */
void check_cells(struct book *book);

/* What belongs to a house: its languages, places, topics, polls. */
void check_houses(struct book *book);

/* Partners, offers and activities, and what points to them. */
void check_cards(struct book *book);

/* Opening hours and exceptions: overlaps, days that come twice. */
void check_hours(struct book *book);

/* Translations of what exists, in languages that exist. */
void check_translations(struct book *book);

/* Series of dates: rules, exceptions, overrides; fills the plan of dates of the book. */
void check_dates(struct book *book);

#endif
