/* The facts of a card as a list of terms, an icon before each; read later and elsewhere than at the kiosk, so nothing in
 * it says "nu", "vandaag" or "hier". */
#ifndef SITE_FACT_H
#define SITE_FACT_H

#include "site/page.h"

/* Adds the facts that go with the trust in the card on the day of the pages. */
void facts_write(struct site *site, const struct page *page, const struct card *card);

/* Day and hours of a date: "donderdag 26 november, van 9.30 tot 12.00 uur". */
const char *date_words(struct site *site, const struct occurrence *date);

/* "donderdag 26 november", with the year when it is not that of the pages. */
const char *day_words(struct site *site, int day);

/* The week of a card as the script on the page reads it, or NULL when there is nothing to compute. */
const char *hours_data(struct site *site, const struct card *card);

#endif
