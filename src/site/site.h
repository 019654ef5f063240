/* The take-home pages of a publication: a folder of static pages that any web server, or no server at all, can show.
 *
 * Shape:  p/CODE/ a card, p/CODE/fr/ in French, with CODE.ics and CODE.vcf; l/ the list that reads the fragment;
 *         t/TOPIC/ a topic and its feed; agenda/ and agenda/DAY/; index.html, 404.html, sitemap.xml, robots.txt. A
 *         folder for each house when the publication has more than one.
 * Errors: one line; the folder that stood there stays as it was.
 * Source: data-model.md "Take-home links" and "Checked dates"; WCAG 2.2.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include <stdbool.h>

#include "base/err.h"
#include "model/date.h"

/* Told of each page that is made. */
typedef void site_tick(void *data);

struct site_job {
    const char *publication; /* file */
    const char *folder;
    const char *house; /* code; NULL: every house */
    const char *base;  /* in place of the house's own base URL; NULL: that */
    int today;         /* the day the pages are made for */
    site_tick *tick;   /* may be NULL */
    void *data;
};

struct site_result {
    int houses, cards, ended; /* `ended`: pages of what is no more, also from earlier runs */
    long pages, files, kept;  /* `kept`: of the files those that did not change */
    long long bytes;
    int heaviest; /* bytes of the heaviest page with its style and scripts */
    char heaviest_path[120];
    int code; /* of sysexits.h, when it failed */
};

/* Makes the folder. */
bool site_make(const struct site_job *job, struct site_result *result, struct err *err);

#endif
