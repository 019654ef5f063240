#include "engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const test_languages[] = {"nl", "fr", "en", "de", "ar", "tr", "uk", "ru", "pl",  "ro",
                                      "bg", "es", "pt", "fa", "ps", "so", "ti", "sq", "qps", NULL};

int text_setup(void **state)
{
    struct err err = {0};
    *state = text_open(0, &err);
    if (!*state)
        fprintf(stderr, "%s\n", err.text);
    return *state ? 0 : -1;
}

int text_teardown(void **state)
{
    text_close(*state);
    return 0;
}

const struct text_block *lay_lines(struct text *text, const char *utf8, int width, const char *language,
                                   int max_lines)
{
    struct text_style style = {.px = 32, .line_px = 46, .max_lines = max_lines};
    return text_layout(text, utf8, style, width, language);
}

const struct text_block *lay(struct text *text, const char *utf8, int width, const char *language)
{
    return lay_lines(text, utf8, width, language, 0);
}

const struct run *line_runs(const struct text_block *block, int line, int *count)
{
    *count = block->lines[line].run_count;
    return block->lines[line].runs;
}

char *line_text(const struct text_block *block, int line)
{
    int count;
    const struct run *runs = line_runs(block, line, &count);
    size_t length = 1;
    for (int i = 0; i < count; i++)
        length += strlen(runs[i].utf8);
    char *text = calloc(1, length), *at = text;
    for (int i = 0; i < count; i++) /* without the padding */
        at += sprintf(at, "%s%.*s", i ? "|" : "", (int)strlen(runs[i].utf8) - 2, runs[i].utf8 + 1);
    return text;
}

bool line_is(const struct text_block *block, int line, const char *expected)
{
    char *text = line < block->line_count ? line_text(block, line) : strdup("(no such line)");
    bool same = strcmp(text, expected) == 0;
    if (!same)
        fprintf(stderr, "line %d is \"%s\", not \"%s\"\n", line, text, expected);
    free(text);
    return same;
}
