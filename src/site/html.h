/* A page under way: markup that is ours as it stands, every other text escaped.
 *
 * Shape:     UTF-8. What is escaped may stand between tags and within the double quotes of an attribute; control characters
 *            and marks that turn the direction of what follows them are left out.
 * Ownership: `bytes` is the writer's, until it is released.
 */
#ifndef SITE_HTML_H
#define SITE_HTML_H

#include <stddef.h>

#include "model/card.h"

struct html {
    char *bytes; /* with a NUL behind the last */
    size_t length, room;
};

/* Begins an empty text. */
void html_init(struct html *html);

/* Gives the memory back. */
void html_release(struct html *html);

/* Empties it and keeps the memory. */
void html_reset(struct html *html);

/* Adds markup as it stands. */
void html_raw(struct html *html, const char *markup);

/* Adds markup with values: %s is escaped, %d is a number, %% a percent sign; nothing else. */
void html_put(struct html *html, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds a text, escaped; NULL adds nothing. */
void html_text(struct html *html, const char *text);

/* Adds a text of the publication on a page in `language`; Dutch on another page is marked as Dutch. */
void html_words(struct html *html, struct words words, const char *language);

/* Adds a paragraph of such a text, with a class; nothing when there is no text. */
void html_paragraph(struct html *html, const char *class, struct words words, const char *language);

/* Adds a text as a JSON string that may also stand in a script of a page. */
void html_json(struct html *html, const char *text);

#endif
