/* What a phone gets from a QR code: links, a contact, a date in the calendar. Pure strings.
 *
 * Shape:     UTF-8; vCard and iCalendar end lines with CRLF, fold none, and stay under 300 bytes (a denser code does not
 *            scan from a distance): optional properties are dropped, last first, until they do.
 * Ownership: the caller's arena.
 * Source:    RFC 2426 (vCard 3.0), RFC 5545 (iCalendar), data-model.md "Take-home links", accessibility.md 7.
 */
#ifndef TAKEHOME_TAKEHOME_H
#define TAKEHOME_TAKEHOME_H

#include "base/arena.h"
#include "model/card.h"
#include "model/house.h"

enum { TAKEHOME_MAX_BYTES = 300 };

/* BASE/p/CODE/ */
char *takehome_link(struct arena *arena, const struct house *house, const char *code);

/* BASE/l/#a.b.c */
char *takehome_list_link(struct arena *arena, const struct house *house, const char (*codes)[CODE_LENGTH + 1],
                         int count);

/* An https directions link to a place, or NULL when it has neither address nor coordinates. */
char *takehome_route(struct arena *arena, const struct place *place);

/* The host of a link, for people to see where it leads: "essen.huisvanhetkind.example". */
char *takehome_host(struct arena *arena, const char *link);

/* A number as any phone in the world dials it: "03 000 00 01" is +3230000001, short ones (112, 1712) stay; NULL when
 * the text holds none. */
char *takehome_dial(struct arena *arena, const char *phone);

/* A vCard 3.0 of a partner or a service, or NULL when it has neither phone nor mail. */
char *takehome_vcard(struct arena *arena, const struct house *house, const struct card *card);

/* An iCalendar event of one date of an activity, times in UTC. */
char *takehome_event(struct arena *arena, const struct house *house, const struct card *card,
                     const struct occurrence *date);

#endif
