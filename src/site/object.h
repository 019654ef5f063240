/* A contact or calendar as a file: as takehome makes them for a QR code, but with all there is to say, lines folded.
 *
 * Source: RFC 2426 (vCard 3.0), RFC 5545 (iCalendar); takehome/takehome.h, whose events have the same UID.
 */
#ifndef SITE_OBJECT_H
#define SITE_OBJECT_H

#include "site/page.h"

/* Opens and closes a calendar with a name. */
void calendar_begin(struct site *site, struct html *out, const char *name);
void calendar_end(struct html *out);

/* Adds one date of an activity. */
void calendar_event(struct site *site, struct html *out, const struct occurrence *date);

/* Where a date takes place, in words; NULL when nobody said. */
const char *event_place(struct site *site, const struct occurrence *date);

/* The contact of a card; false when it has neither phone nor mail. Only name and phone when nobody checked it for long. */
bool contact_add(struct site *site, struct html *out, const struct card *card);

#endif
