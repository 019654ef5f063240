#define _GNU_SOURCE /* strcasestr */
#include "tool/import/text_plain.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum { TAG_MOST = 2000, COMMENT = 0, HIDDEN_KINDS = 3 };

struct writer {
    char *out;
    size_t used;
    bool lines, space; /* a space is due before the next letter */
    int breaks;
    bool unclosed[HIDDEN_KINDS]; /* no end of it comes any more, so nobody looks for one again */
};

/* What is never seen: marks that turn the direction of what follows them, soft hyphens, and what is no character. */
static bool is_unseen(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) || code == 0xAD ||
           code == 0x2060 || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
}

static bool is_gap(uint32_t code)
{
    return code <= ' ' || (code >= 0x7F && code <= 0xA0) || code == 0xFEFF || code == 0x200B;
}

static void put_code(struct writer *writer, uint32_t code)
{
    bool line = code == '\n' || code == 0x85 || code == 0x2028 || code == 0x2029;
    if (line)
        writer->breaks += writer->lines ? 1 : 0;
    if (line || is_gap(code)) {
        writer->space = true;
        return;
    }
    if (is_unseen(code))
        return;
    if (writer->used && writer->breaks)
        for (int i = 0; i < (writer->breaks > 1 ? 2 : 1); i++)
            writer->out[writer->used++] = '\n';
    else if (writer->used && writer->space)
        writer->out[writer->used++] = ' ';
    writer->space = false;
    writer->breaks = 0;
    writer->used += utf8_put(writer->out + writer->used, code);
}

struct entity {
    const char *name;
    uint32_t code;
};

/* From 160 on, in the order of Latin-1. */
static const char *const latin_names[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
    "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
    "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
    "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
    "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

static const struct entity other_names[] = {
    {"amp", '&'},      {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"euro", 0x20AC},  {"rsquo", 0x2019},  {"lsquo", 0x2018},  {"sbquo", 0x201A},  {"rdquo", 0x201D},
    {"ldquo", 0x201C}, {"bdquo", 0x201E},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"hellip", 0x2026}, {"bull", 0x2022},   {"trade", 0x2122},  {"rarr", 0x2192},
    {"larr", 0x2190},  {"minus", 0x2212},  {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},
    {"scaron", 0x161}, {"ensp", ' '},      {"emsp", ' '},      {"thinsp", ' '},    {"zwnj", 0x200C},
    {"zwj", 0x200D},   {"lrm", 0x200E},    {"rlm", 0x200F}};

/* A letter by its name, which knows capitals: "Eacute" is no "eacute". 0: none. */
static uint32_t entity_code(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof latin_names / sizeof *latin_names; i++)
        if (strlen(latin_names[i]) == length && strncmp(latin_names[i], name, length) == 0)
            return 0xA0 + (uint32_t)i;
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (strlen(other_names[i].name) == length && strncasecmp(other_names[i].name, name, length) == 0)
            return other_names[i].code;
    return 0;
}

/* The length of "&eacute;" and what it means; 0: it is no entity. */
static size_t entity_read(const char *text, uint32_t *code)
{
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
    size_t length = strcspn(text + 1, "; <&");
    *code = length && length <= 8 && text[1 + length] == ';' ? entity_code(text + 1, length) : 0;
    return *code ? length + 2 : 0;
}

/* The length of a comment, or of a script with all that it says; 0: it is neither. */
static size_t hidden_read(struct writer *writer, const char *text)
{
    static const char *const pairs[HIDDEN_KINDS][2] = {
        {"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}};
    for (int i = 0; i < HIDDEN_KINDS; i++) {
        size_t length = strlen(pairs[i][0]);
        bool begins = strncasecmp(text, pairs[i][0], length) == 0 &&
                      (i == COMMENT || !isalnum((unsigned char)text[length]));
        const char *end = begins && !writer->unclosed[i] ? strcasestr(text + length, pairs[i][1]) : NULL;
        if (end)
            return (size_t)(end - text) + strlen(pairs[i][1]);
        writer->unclosed[i] = writer->unclosed[i] || begins;
    }
    return 0;
}

/* The length of the name of a tag; 0: "<an@huis.example>" and "<https://..." are none. */
static size_t tag_name(const char *name)
{
    size_t length = 0;
    while (isalnum((unsigned char)name[length]) || name[length] == '-' ||
           (name[length] == ':' && isalnum((unsigned char)name[length + 1])))
        length++;
    return isalpha((unsigned char)*name) && name[length] && strchr(" \t\r\n/>", name[length]) ? length : 0;
}

/* Where a tag ends: a ">" in the quotes of a value does not end it. NULL: nowhere. */
static const char *tag_end(const char *text)
{
    size_t length = strnlen(text, TAG_MOST);
    char quote = '\0';
    for (size_t i = 1; i < length; i++) {
        bool opens = !quote && text[i - 1] == '=' && (text[i] == '"' || text[i] == '\'');
        if (!quote && text[i] == '>')
            return text + i;
        quote = opens ? text[i] : quote == text[i] ? '\0' : quote;
    }
    return memchr(text, '>', length);
}

static bool one_of(const char *name, size_t length, const char *const *names)
{
    while (*names && (strlen(*names) != length || strncasecmp(name, *names, length) != 0))
        names++;
    return *names != NULL;
}

/* The length of a tag of HTML, or 0; `*instead` is what stands there without it: a line, a space, or nothing (0). */
static size_t tag_read(const char *text, uint32_t *instead)
{
    static const char *const breaks[] = {"br",  "p",   "/p",  "li",  "div", "/div", "h1",
                                         "/h1", "h2",  "/h2", "h3",  "/h3", "h4",   "/h4",
                                         "ul",  "/ul", "ol",  "/ol", "tr",  "hr",   NULL};
    static const char *const inside[] = {"a", "b", "i", "u", "em", "strong", "span", "font", "small", NULL};
    const char *name = text + 1,
               *end = *name == '!' || *name == '/' || isalpha((unsigned char)*name) ? tag_end(text) : NULL;
    size_t close = *name == '/', length = tag_name(name + close);
    if (!end || (!length && *name != '!'))
        return 0;
    *instead = one_of(name, length + close, breaks) ? '\n' : one_of(name + close, length, inside) ? 0 : ' ';
    return (size_t)(end + 1 - text);
}

/* The length of what is no text of its own at `text` (an entity, a tag, a comment), and what stands there instead; 0: it
 * is text. */
static size_t markup_read(struct writer *writer, const char *text, uint32_t *instead)
{
    *instead = ' ';
    if (*text == '&')
        return entity_read(text, instead);
    size_t hidden = *text == '<' ? hidden_read(writer, text) : 0;
    return hidden || *text != '<' ? hidden : tag_read(text, instead);
}

/* True for a text that is plain as it stands, as most cells are. */
static bool is_plain(const char *text)
{
    bool space = true; /* none at the begin, nor two */
    for (; *text; text++) {
        if ((unsigned char)*text < ' ' || (unsigned char)*text >= 0x7F || *text == '<' || *text == '&' ||
            (space && *text == ' '))
            return false;
        space = *text == ' ';
    }
    return !space;
}

const char *text_plain(struct arena *arena, const char *text, bool lines)
{
    if (!*text || is_plain(text))
        return text;
    struct writer writer = {.out = malloc(strlen(text) * 3 + 8), .lines = lines};
    if (!writer.out)
        abort();
    while (*text) {
        uint32_t code;
        size_t length = markup_read(&writer, text, &code);
        text += length;
        if (!length)
            code = utf8_next(&text);
        if (code)
            put_code(&writer, code);
    }
    const char *plain = arena_strndup(arena, writer.out, writer.used);
    free(writer.out);
    return plain;
}

const char *text_unarmed(const char *text)
{
    static const char signs[] = "=+-@ ";
    bool sign = *text && strchr(signs, *text), calls = *text == '=' || strchr(text, '|');
    for (const char *c = text; sign && !calls && *c; c++)
        calls = isalpha((unsigned char)c[0]) && c[1] == '(';
    return sign && calls ? text + strspn(text, signs) : text;
}
