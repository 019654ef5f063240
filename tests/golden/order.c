#include "order.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "face/run.h"

enum { LINE_BYTES = 2048, LINES_MAX = 32, TOKEN_BYTES = 200 };

#define SPACE "( |\u00A0)"

static const char *const patterns[ORDER_KINDS] = {
    [ORDER_PHONE] = "0[0-9]{1,3}(" SPACE "[0-9]{2,3}){2,3}",
    [ORDER_TIME] = "[0-9]{1,2}[:.][0-9]{2}",
    [ORDER_PRICE] = "([0-9]+([.,][0-9]+)?" SPACE "euro|€" SPACE "?[0-9]+([.,][0-9]+)?)",
    [ORDER_WEB] = "(https?://)?[a-z0-9-]+(\\.[a-z0-9-]+)*\\.(example|be|org)(/[a-z0-9/-]+)?",
    [ORDER_MAIL] = "[a-z0-9.-]+@[a-z0-9.-]+[a-z]",
    [ORDER_STREET] = "[A-Z][a-z]+" SPACE "[0-9]+," SPACE "[0-9]{4}" SPACE "[A-Z][a-z]+",
};

/* Appends a run as it is drawn, without the spaces around it. */
static size_t run_append(char *line, size_t at, const struct run *run)
{
    size_t length = strlen(run->utf8) - 2;
    const char *text = run->utf8 + 1;
    if (at + length >= LINE_BYTES)
        return at;
    if (!run->rtl) {
        memcpy(line + at, text, length);
        return at + length;
    }
    for (size_t end = length; end > 0;) { /* character by character from the end */
        size_t start = end - 1;
        while (start > 0 && ((unsigned char)text[start] & 0xC0) == 0x80)
            start--;
        memcpy(line + at, text + start, end - start);
        at += end - start;
        end = start;
    }
    return at;
}

static void line_read(const struct text_block *block, int i, char line[LINE_BYTES])
{
    size_t at = 0;
    for (int run = 0; run < block->lines[i].run_count; run++)
        at = run_append(line, at, &block->lines[i].runs[run]);
    line[at] = '\0';
}

static bool lines_hold(const char (*lines)[LINE_BYTES], int count, const char *token)
{
    for (int i = 0; i < count; i++)
        if (strstr(lines[i], token))
            return true;
    for (const char *end = strpbrk(token, " -"); end; end = strpbrk(end + 1, " -"))
        for (int i = 0; i + 1 < count; i++) {
            char head[TOKEN_BYTES];
            snprintf(head, sizeof head, "%.*s", (int)(end - token) + (*end == '-'), token);
            if (strstr(lines[i], head) && strstr(lines[i + 1], end + 1))
                return true;
        }
    return false;
}

/* The text as it is read, without the marks of isolates. */
static char *text_plain(const char *utf8)
{
    char *plain = calloc(1, strlen(utf8) + 1), *to = plain;
    while (*utf8) {
        if (strncmp(utf8, "\u2066", 3) == 0 || strncmp(utf8, "\u2069", 3) == 0)
            utf8 += 3;
        else
            *to++ = *utf8++;
    }
    return plain;
}

static void kind_look(struct order *order, enum order_kind kind, const char *plain,
                      const char (*lines)[LINE_BYTES], int count, const char *where)
{
    static regex_t compiled[ORDER_KINDS]; /* compiling takes longer than all the rest */
    static bool ready[ORDER_KINDS];
    regmatch_t match;
    if (!ready[kind] && regcomp(&compiled[kind], patterns[kind], REG_EXTENDED) != 0)
        abort();
    ready[kind] = true;
    for (const char *at = plain; regexec(&compiled[kind], at, 1, &match, 0) == 0; at += match.rm_eo) {
        char token[TOKEN_BYTES];
        snprintf(token, sizeof token, "%.*s", (int)(match.rm_eo - match.rm_so), at + match.rm_so);
        order->found[kind]++;
        if (lines_hold(lines, count, token))
            continue;
        order->wrong++;
        fprintf(stderr, "%s: \"%s\" reads as \"%s\"%s\n", where, token, lines[0], count > 1 ? " ..." : "");
    }
}

void order_look(struct order *order, const struct text_block *block, const char *utf8, const char *where)
{
    if (block->cut || !strpbrk(utf8, "0123456789."))
        return;
    char(*lines)[LINE_BYTES] = malloc(sizeof *lines * LINES_MAX);
    int count = block->line_count < LINES_MAX ? block->line_count : LINES_MAX;
    char *plain = text_plain(utf8);
    for (int i = 0; i < count; i++)
        line_read(block, i, lines[i]);
    for (enum order_kind kind = 0; kind < ORDER_KINDS; kind++)
        kind_look(order, kind, plain, (const char(*)[LINE_BYTES])lines, count, where);
    free(plain);
    free(lines);
}
