/* What every page shares: the site under way, and the head, band and foot of a page.
 *
 * Shape:     a page's path is a folder below the site ("p/ab12/fr/"); its links go up from there, so that they hold on a
 *            server, in a folder of one, and in a file manager.
 * Ownership: `arena` lives for a page, `spoken` for a language, `kept` for a house.
 */
#ifndef SITE_PAGE_H
#define SITE_PAGE_H

#include "base/arena.h"
#include "site/html.h"
#include "site/output.h"
#include "site/site.h"
#include "store/whole.h"

enum { PAGE_MOST_ITEMS = 20, AGENDA_DAYS = 35, FEED_DAYS = 120 };

/* A code that an earlier run knew and this publication does not. */
struct lost_card {
    char code[CODE_LENGTH + 1];
    const char *topic;       /* its code; may be NULL */
    const char *replaced_by; /* may be NULL */
};

/* A date of an activity, for agenda and feeds. */
struct happening {
    struct occurrence date;
    unsigned long long topics;
};

struct site {
    const struct site_job *job;
    struct site_result *result;
    struct output *output;
    struct store *store;
    struct house house; /* as the store has it in the language, with the base URL that was asked */
    const char *language;
    struct wall now;                  /* the start of the day */
    struct arena arena, kept, spoken; /* of a page, a house, a language */
    struct html html;
    const struct whole_card *cards;
    int card_count;
    const char **titles; /* translated: of card i in language k at i * house.language_count + k; NULL: none */
    const char **languages; /* the house's, kept */
    const struct lost_card *lost;
    int lost_count;
    const struct happening
        *happenings; /* dates of the coming FEED_DAYS of cards that somebody vouches for, by start */
    int happening_count;
    const char *style, *script, *list_script;
    int shared_bytes; /* of style and script */
};

struct page {
    const char *path;             /* without its language: "p/ab12/" */
    const char *title;            /* of the window */
    const char *about;            /* for search engines; may be NULL */
    int topic;                    /* whose colour the band has, or -1 */
    bool sensitive;               /* discreet: "Snel weg" stands first */
    bool hidden;                  /* search engines leave it out */
    bool list;                    /* needs the list's script */
    bool nowhere;                 /* shown at any address: links begin at the host */
    const char *file;             /* NULL: index.html */
    unsigned long long languages; /* bits: indexes of the house's languages it exists in */
};

/* Reads the house again in a language, for texts and interface. */
void site_use_language(struct site *site, const char *language);

/* "../../": the way up from a path in the site's language. */
const char *page_root(struct site *site, const struct page *page);

/* "fr/", or "" in Dutch. */
const char *site_folder(struct site *site);

/* Adds everything above the heading; the heading and what belongs in the band come next, then `page_main`. */
void page_begin(struct site *site, const struct page *page);
void page_main(struct site *site);

/* The same for a page with texts of many cards: says in another language that some of them are Dutch. */
void page_main_mixed(struct site *site);

/* Adds the foot and writes the page. */
void page_end(struct site *site, const struct page *page);

/* "Huis van het Kind Essen" */
const char *site_name(struct site *site);

/* An icon of the style, which says nothing to a screen reader. */
void page_icon(struct site *site, const char *name);

/* A link to a card, in the language of the page when it has one. */
void page_card_link(struct site *site, const struct page *page, const struct card_row *row);

/* The card with a code, or NULL. */
const struct whole_card *site_card(const struct site *site, const char *code);

/* True when a card exists in the language of the site. */
bool card_in_language(const struct site *site, const struct whole_card *card);

/* The index of a language among the house's, or -1. */
int site_language_index(const struct site *site, const char *language);

/* Where a card takes place: name and address of a place, also as read at home. NULL when there is none. */
const char *place_name(struct site *site, const struct place *place);
const char *place_address(struct site *site, const struct place *place);

/* Adds whom to ask: the house's desk, its phone and where it is. */
void house_contact_write(struct site *site);

/* All languages of the house as bits. */
unsigned long long site_languages(const struct site *site);

#endif
