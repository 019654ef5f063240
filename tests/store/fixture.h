/* A small invented publication, made with SQL from data/schema.sql, and ways to ask it everything.
 *
 * Shape: two houses; the first, "essen", has two topics and at least one card for each rule of the lists.
 */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "store/search.h"
#include "store/store.h"

/* Wednesday 25 November 2026, 14.05. */
struct wall fixture_now(void);

/* "2026-11-25T14:05" as a moment. */
struct wall fixture_at(const char *text);

/* The publication with `more` SQL (may be NULL) run at the end, as malloc'ed bytes. */
char *fixture_bytes(const char *more, size_t *length);

/* The same, opened for the house "essen". */
struct store *fixture_store(const char *more);

/* What the publication says in one line when it is refused; "" when it opens. */
struct err fixture_error(const char *more, const char *house);

/* The codes of picks, separated by spaces; dates as "code@25T14:00". */
const char *fixture_codes(struct store *store, struct arena *arena, struct picks picks);

/* Asks everything a screen can ask, in two languages, and looks at every text. */
void fixture_ask_all(struct store *store, struct wall now);

/* Asks everything about the house and one of its topics, in one language: another one for each `which`. */
void fixture_ask_some(struct store *store, struct wall now, unsigned which);

#endif
