/* A text engine for tests, and ways to look into what it laid out. */
#ifndef TESTS_SUPPORT_ENGINE_H
#define TESTS_SUPPORT_ENGINE_H

#include "face/run.h"
#include "text/text.h"

/* The languages that a kiosk speaks, ended by NULL. */
extern const char *const test_languages[];

/* cmocka group setup and teardown: `*state` is a struct text. */
int text_setup(void **state);
int text_teardown(void **state);

/* Lays out at 32 px with lines of 46. */
const struct text_block *lay(struct text *text, const char *utf8, int width, const char *language);

/* The same with at most `max_lines` lines. */
const struct text_block *lay_lines(struct text *text, const char *utf8, int width, const char *language,
                                   int max_lines);

/* Runs of a line in visual order. */
const struct run *line_runs(const struct text_block *block, int line, int *count);

/* The texts of a line's runs from left to right, joined by "|"; the caller frees. */
char *line_text(const struct text_block *block, int line);

/* True when a line reads exactly so; prints both when not. */
bool line_is(const struct text_block *block, int line, const char *expected);

#endif
