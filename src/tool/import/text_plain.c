/* The part of fit.h that makes one plain text of whatever a file holds. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "tool/import/fit.h"

struct writer {
    char *out;
    size_t used;
    bool lines, space; /* a space is due before the next letter */
    int breaks;
};

static void put_code(struct writer *writer, uint32_t code)
{
    bool gap = code == ' ' || code == '\t' || code == 0xA0 || code == '\r';
    if (code == '\n') {
        writer->breaks += writer->lines ? 1 : 0;
        writer->space = true;
        return;
    }
    if (gap || code < ' ' || code == 0x7F || code == 0xFEFF || code == 0x200B) {
        writer->space = true;
        return;
    }
    if (writer->used && writer->breaks)
        for (int i = 0; i < (writer->breaks > 1 ? 2 : 1); i++)
            writer->out[writer->used++] = '\n';
    else if (writer->used && writer->space)
        writer->out[writer->used++] = ' ';
    writer->space = false;
    writer->breaks = 0;
    writer->used += utf8_put(writer->out + writer->used, code);
}

/* The length of "&eacute;" and what it means; 0: it is no entity. */
static size_t entity_read(const char *text, uint32_t *code)
{
    static const struct {
        const char *name;
        uint32_t code;
    } names[] = {{"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},       {"quot;", '"'},
                 {"apos;", '\''},    {"nbsp;", ' '},     {"eacute;", 0xE9},  {"egrave;", 0xE8},
                 {"euml;", 0xEB},    {"iuml;", 0xEF},    {"ouml;", 0xF6},    {"uuml;", 0xFC},
                 {"agrave;", 0xE0},  {"ccedil;", 0xE7},  {"ecirc;", 0xEA},   {"euro;", 0x20AC},
                 {"rsquo;", 0x2019}, {"lsquo;", 0x2018}, {"rdquo;", 0x201D}, {"ldquo;", 0x201C},
                 {"ndash;", 0x2013}, {"hellip;", 0x2026}};
    if (text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        char *end;
        unsigned long number = strtoul(text + 2 + hex, &end, hex ? 16 : 10);
        if (*end != ';' || end == text + 2 + hex || number == 0 || number > 0x10FFFF ||
            (number >= 0xD800 && number < 0xE000))
            return 0;
        *code = (uint32_t)number;
        return (size_t)(end + 1 - text);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncasecmp(text + 1, names[i].name, strlen(names[i].name)) == 0) {
            *code = names[i].code;
            return strlen(names[i].name) + 1;
        }
    return 0;
}

/* The length of a tag of HTML, or 0; `*line` when it ends a line. */
static size_t tag_read(const char *text, bool *line)
{
    static const char *const breaks[] = {"br", "p", "/p", "li", "/li", "div", "/div", "h1", "h2", "h3", "ul"};
    const char *name = text + 1, *end = strchr(text, '>');
    if (!end || end - text > 2000 || !(isalpha((unsigned char)*name) || *name == '/' || *name == '!'))
        return 0;
    size_t length = strcspn(name, " \t\n/>");
    length = *name == '/' ? strcspn(name + 1, " \t\n/>") + 1 : length;
    *line = false;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        *line = *line || (strlen(breaks[i]) == length && strncasecmp(name, breaks[i], length) == 0);
    return (size_t)(end + 1 - text);
}

const char *text_plain(struct arena *arena, const char *text, bool lines)
{
    struct writer writer = {.out = arena_alloc(arena, strlen(text) * 3 + 8), .lines = lines};
    while (*text) {
        uint32_t code;
        bool line;
        size_t length = *text == '&' ? entity_read(text, &code) : 0;
        size_t tag = *text == '<' ? tag_read(text, &line) : 0;
        if (length) {
            put_code(&writer, code);
            text += length;
        } else if (tag) {
            put_code(&writer, line ? '\n' : ' ');
            text += tag;
        } else
            put_code(&writer, utf8_next(&text));
    }
    writer.out[writer.used] = '\0';
    return writer.out;
}
