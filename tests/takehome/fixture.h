/* The invented house, place and card that the tests of this folder start from. */
#ifndef TESTS_TAKEHOME_FIXTURE_H
#define TESTS_TAKEHOME_FIXTURE_H

#include "takehome/takehome.h"

/* The house of an example municipality, made on 25 November 2026. */
struct house fixture_house(void);

/* A card with a title and a place of its own, and nothing else. */
struct card fixture_card(const char *title);

/* Fails unless the text is well-formed, under the limit, every line ends in CRLF, and no other control is in
 * it. */
void assert_payload(const char *text);

/* Fails unless the text holds `line` as a whole line. */
void assert_line(const char *text, const char *line);

/* Fails when a line of the text begins with `start`. */
void assert_no_line(const char *text, const char *start);

#endif
