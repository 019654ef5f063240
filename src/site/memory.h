/* The codes that ever stood in a folder of pages, with where to look once they are gone.
 *
 * Shape: lines of the folder's mark: "kaart HOUSE CODE TOPIC REPLACED"; "-" where there is none.
 */
#ifndef SITE_MEMORY_H
#define SITE_MEMORY_H

#include "site/page.h"

/* Reads which codes of this house the mark knows and the publication does not. */
void memory_read(struct site *site, const char *mark);

/* Adds the lines of this house: its cards, and those it lost. */
void memory_write(const struct site *site, struct html *out);

/* Adds the lines of all houses of the mark that are not among `houses`. */
void memory_carry(const char *mark, const char *const *houses, int count, struct html *out);

#endif
