/* The kinds of page and file that a site is made of; each function writes all of its kind. */
#ifndef SITE_KIND_H
#define SITE_KIND_H

#include "site/page.h"

/* Pages in the language of the site: cards, cards that are no more, houses, lists, topics. */
void cards_write(struct site *site);
void gone_write(struct site *site);
void homes_write(struct site *site);
void lists_write(struct site *site);
void topics_write(struct site *site);

/* Reads the dates of the coming FEED_DAYS in that language, and writes the agenda of them. */
void happenings_load(struct site *site);
void agenda_write(struct site *site);

/* Files that have no language: calendars to follow, what lists know of cards, the map for search engines, style and
 * scripts. */
void feeds_write(struct site *site);
void list_data_write(struct site *site);
void sitemap_write(struct site *site);
void style_write(struct site *site);

#endif
