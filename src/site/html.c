#include "site/html.h"

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { FIRST_ROOM = 16 * 1024, SOFT_HYPHEN = 0xAD, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

void html_init(struct html *html)
{
    *html = (struct html){.bytes = calloc(1, FIRST_ROOM), .room = FIRST_ROOM};
    if (!html->bytes)
        abort();
}

void html_release(struct html *html)
{
    free(html->bytes);
    *html = (struct html){0};
}

void html_reset(struct html *html)
{
    html->length = 0;
    html->bytes[0] = '\0';
}

static void html_add(struct html *html, const char *bytes, size_t length)
{
    if (html->length + length + 1 > html->room) {
        html->room = (html->length + length + 1) * 2;
        html->bytes = realloc(html->bytes, html->room);
        if (!html->bytes)
            abort();
    }
    memcpy(html->bytes + html->length, bytes, length);
    html->length += length;
    html->bytes[html->length] = '\0';
}

void html_raw(struct html *html, const char *markup)
{
    html_add(html, markup, strlen(markup));
}

/* Controls, non-characters, and embeddings and overrides that would turn what stands behind the text. */
static bool is_left_out(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
           code == 0xFEFF || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

static void html_code(struct html *html, uint32_t code)
{
    static const char *const entities[] = {
        ['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"};
    char bytes[4];
    if (code == '\n' || code == '\t' || code == LINE_SEPARATOR || code == PARAGRAPH_SEPARATOR)
        code = ' ';
    if (is_left_out(code))
        return;
    if (code < sizeof entities / sizeof *entities && entities[code])
        html_raw(html, entities[code]);
    else
        html_add(html, bytes, utf8_put(bytes, code));
}

void html_text(struct html *html, const char *text)
{
    while (text && *text)
        html_code(html, utf8_next(&text));
}

void html_put(struct html *html, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    for (const char *percent; (percent = strchr(format, '%')) != NULL; format = percent + 2) {
        html_add(html, format, (size_t)(percent - format));
        if (percent[1] == 's') {
            html_text(html, va_arg(args, const char *));
        } else if (percent[1] == 'd') {
            char number[16];
            snprintf(number, sizeof number, "%d", va_arg(args, int));
            html_raw(html, number);
        } else {
            assert(percent[1] == '%');
            html_raw(html, "%");
        }
    }
    html_raw(html, format);
    va_end(args);
}

void html_words(struct html *html, struct words words, const char *language)
{
    if (words.dutch && strcmp(language, "nl") != 0)
        html_put(html, "<span lang=\"nl\" dir=\"ltr\">%s</span>", words.text);
    else
        html_text(html, words.text);
}

void html_paragraph(struct html *html, const char *class, struct words words, const char *language)
{
    bool dutch = words.dutch && strcmp(language, "nl") != 0;
    if (words.text)
        html_put(html,
                 dutch ? "<p class=\"%s\" lang=\"nl\" dir=\"ltr\">%s</p>\n" : "<p class=\"%s\">%s</p>\n",
                 class, words.text);
}

void html_json(struct html *html, const char *text)
{
    char bytes[8];
    html_raw(html, "\"");
    while (text && *text) {
        uint32_t code = utf8_next(&text);
        if (code == SOFT_HYPHEN || (code != '\n' && is_left_out(code)))
            continue;
        if (code == '"' || code == '\\') {
            bytes[0] = '\\';
            bytes[1] = (char)code;
            html_add(html, bytes, 2);
        } else if (code == '\n' || code == '<' || code == '>' || code == '&' || code == LINE_SEPARATOR ||
                   code == PARAGRAPH_SEPARATOR) {
            snprintf(bytes, sizeof bytes, "\\u%04x", code);
            html_raw(html, bytes);
        } else {
            html_add(html, bytes, utf8_put(bytes, code));
        }
    }
    html_raw(html, "\"");
}
