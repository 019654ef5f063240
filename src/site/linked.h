/* What a page says to machines: schema.org as JSON-LD.
 *
 * Source: schema.org Organization, GovernmentService, Service, Event.
 */
#ifndef SITE_LINKED_H
#define SITE_LINKED_H

#include "site/page.h"

/* Adds the script element of a card with its dates. */
void linked_write(struct site *site, const struct card *card, const struct occurrence *dates, int count);

#endif
