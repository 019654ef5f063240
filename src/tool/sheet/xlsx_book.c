#include "tool/sheet/xlsx_book.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { STRINGS_BYTES_MAX = 40 << 20, STRINGS_MAX = 4000000 };

/* What a relationship leads to. */
struct relation {
    const char *id, *type, *target;
};

struct relations {
    struct arena *arena;
    const char *base; /* folder of the part that they belong to, with its slash */
    struct relation items[XLSX_SHEETS_MAX * 2];
    int count;
};

/* "xl/" + "../docProps/x.xml" or "/xl/x.xml" as a name in the zip. */
static const char *target_resolve(struct arena *arena, const char *base, const char *target)
{
    char *path = *target == '/' ? arena_strdup(arena, target + 1) : arena_printf(arena, "%s%s", base, target);
    for (char *c = path; *c; c++)
        if (*c == '\\')
            *c = '/';
    for (char *up; (up = strstr(path, "../"));) {
        char *before = up;
        if (up > path)
            for (before = up - 1; before > path && before[-1] != '/'; before--)
                ;
        memmove(before, up + 3, strlen(up + 3) + 1);
    }
    return strncmp(path, "./", 2) == 0 ? path + 2 : path;
}

static void relation_open(struct xml *xml, const char *name, const char **attributes)
{
    struct relations *relations = xml->data;
    const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type"),
               *target = xml_attribute(attributes, "Target");
    int most = (int)(sizeof relations->items / sizeof *relations->items);
    if (!xml_is(name, "Relationship") || !id || !type || !target || relations->count == most)
        return;
    relations->items[relations->count++] =
        (struct relation){arena_strdup(relations->arena, id), arena_strdup(relations->arena, type),
                          target_resolve(relations->arena, relations->base, target)};
}

static void ignore_close(struct xml *xml, const char *name)
{
    (void)xml, (void)name;
}

static bool relations_read(struct relations *relations, struct xlsx_book *book, const char *part,
                           struct err *err)
{
    struct xml xml = {.data = relations, .open = relation_open, .close = ignore_close};
    const char *slash = strrchr(part, '/');
    int folder = slash ? (int)(slash - part) + 1 : 0;
    relations->arena = &book->arena;
    relations->base = arena_strndup(&book->arena, part, (size_t)folder);
    relations->count = 0;
    return package_walk(book->package,
                        arena_printf(&book->arena, "%s_rels/%s.rels", relations->base, part + folder), &xml,
                        err);
}

static bool type_is(const struct relation *relation, const char *type)
{
    const char *slash = strrchr(relation->type, '/');
    return slash && strcmp(slash + 1, type) == 0;
}

static const char *relation_of_type(const struct relations *relations, const char *type)
{
    for (int i = 0; i < relations->count; i++)
        if (type_is(&relations->items[i], type))
            return relations->items[i].target;
    return NULL;
}

static bool truth(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

static void workbook_open(struct xml *xml, const char *name, const char **attributes)
{
    struct xlsx_book *book = xml->data;
    if (xml_is(name, "workbookPr"))
        book->from_1904 = truth(xml_attribute(attributes, "date1904"));
    if (!xml_is(name, "sheet"))
        return;
    const char *title = xml_attribute(attributes, "name"), *state = xml_attribute(attributes, "state"),
               *id = xml_attribute(attributes, "relationships|id");
    if (book->count == XLSX_SHEETS_MAX) {
        err_set(xml->err, "het werkboek heeft meer dan %d bladen", XLSX_SHEETS_MAX);
        xml_stop(xml);
        return;
    }
    book->sheets[book->count++] = (struct xlsx_sheet){.name = arena_strdup(&book->arena, title ? title : ""),
                                                      .relation = arena_strdup(&book->arena, id ? id : ""),
                                                      .hidden = state && strcmp(state, "visible") != 0};
}

static void sheets_resolve(struct xlsx_book *book, const struct relations *relations)
{
    for (int i = 0; i < book->count; i++)
        for (int r = 0; r < relations->count; r++)
            if (strcmp(relations->items[r].id, book->sheets[i].relation) == 0 &&
                type_is(&relations->items[r], "worksheet"))
                book->sheets[i].part = relations->items[r].target;
}

/* Reading <si> elements. */
struct strings_read {
    struct xlsx_book *book;
    bool in_text, keep_space;
    int phonetic;
    size_t from, piece; /* where this string, and this run, begins */
};

static void string_open(struct xml *xml, const char *name, const char **attributes)
{
    struct strings_read *read = xml->data;
    if (xml_is(name, "si"))
        read->from = read->book->strings.used;
    else if (xml_is(name, "rPh"))
        read->phonetic++;
    else if (xml_is(name, "t") && !read->phonetic) {
        const char *space = xml_attribute(attributes, "space");
        read->in_text = true;
        read->keep_space = space && strcmp(space, "preserve") == 0;
        read->piece = read->book->strings.used;
    }
}

static void string_add(struct strings_read *read, struct xml *xml)
{
    struct xlsx_book *book = read->book;
    xlsx_text_unescape(&book->strings, read->from);
    if (book->string_count == STRINGS_MAX) {
        err_set(xml->err,
                "het werkboek heeft te veel verschillende teksten; verdeel het over meer werkboeken");
        xml_stop(xml);
        return;
    }
    if (book->string_count == book->string_room) {
        book->string_room = book->string_room ? book->string_room * 2 : 256;
        book->string_ends = realloc(book->string_ends, book->string_room * sizeof *book->string_ends);
        if (!book->string_ends)
            abort();
    }
    book->string_ends[book->string_count++] = book->strings.used;
}

static void string_close(struct xml *xml, const char *name)
{
    struct strings_read *read = xml->data;
    if (xml_is(name, "si"))
        string_add(read, xml);
    else if (xml_is(name, "rPh"))
        read->phonetic--;
    else if (xml_is(name, "t") && read->in_text) {
        if (!read->keep_space)
            xlsx_text_trim(&read->book->strings, read->piece);
        read->in_text = false;
    }
}

static void string_text(struct xml *xml, const char *text, int length)
{
    struct strings_read *read = xml->data;
    if (!read->in_text || xml_text_add(&read->book->strings, text, (size_t)length, STRINGS_BYTES_MAX))
        return;
    err_set(xml->err, "er staat te veel tekst in dit werkboek; verdeel het over meer werkboeken");
    xml_stop(xml);
}

/* Reading number formats and the styles that use them. */
struct styles_read {
    struct xlsx_book *book;
    bool in_cell_styles;
    struct {
        int id;
        enum number_look look;
    } formats[4096];
    int format_count;
};

static enum number_look format_find(const struct styles_read *read, int id)
{
    for (int i = 0; i < read->format_count; i++)
        if (read->formats[i].id == id)
            return read->formats[i].look;
    return number_look_of_id(id);
}

static void style_open(struct xml *xml, const char *name, const char **attributes)
{
    struct styles_read *read = xml->data;
    struct xlsx_book *book = read->book;
    const char *id = xml_attribute(attributes, "numFmtId"), *code = xml_attribute(attributes, "formatCode");
    int most = (int)(sizeof read->formats / sizeof *read->formats);
    if (xml_is(name, "numFmt") && id && code && read->format_count < most) {
        read->formats[read->format_count].id = atoi(id);
        read->formats[read->format_count++].look = number_look_of_code(code);
    } else if (xml_is(name, "cellXfs")) {
        read->in_cell_styles = true;
    } else if (xml_is(name, "xf") && read->in_cell_styles && book->look_count < XLSX_STYLES_MAX) {
        book->looks[book->look_count++] = (unsigned char)format_find(read, id ? atoi(id) : 0);
    }
}

static void style_close(struct xml *xml, const char *name)
{
    struct styles_read *read = xml->data;
    if (xml_is(name, "cellXfs"))
        read->in_cell_styles = false;
}

static bool styles_read(struct xlsx_book *book, const char *part, struct err *err)
{
    struct styles_read *read = calloc(1, sizeof *read);
    struct xml xml = {.data = read, .open = style_open, .close = style_close};
    book->looks = calloc(XLSX_STYLES_MAX, 1);
    if (!read || !book->looks)
        abort();
    read->book = book;
    bool ok = package_walk(book->package, part, &xml, err);
    free(read);
    return ok;
}

/* Other files are zips too: say what it is instead. */
static bool not_a_workbook(const struct package *package, struct err *err)
{
    if (package_has(package, "xl/workbook.bin"))
        return err_set(err, "dit is een werkboek van de soort .xlsb; open het en bewaar het als .xlsx");
    if (package_has(package, "word/document.xml"))
        return err_set(err, "dit is een Word-document en geen werkboek; zet de tabellen in een .xlsx");
    return err_set(err, "dit is een zip-bestand, maar geen werkboek; bewaar de tabellen als .xlsx of .ods");
}

bool xlsx_book_open(struct xlsx_book *book, struct package *package, struct err *err)
{
    struct relations *relations = calloc(1, sizeof *relations);
    struct strings_read strings = {.book = book};
    struct xml workbook_xml = {.data = book, .open = workbook_open, .close = ignore_close};
    struct xml strings_xml = {
        .data = &strings, .open = string_open, .close = string_close, .text = string_text};
    if (!relations)
        abort();
    *book = (struct xlsx_book){.package = package};
    arena_init(&book->arena);
    bool ok = (package_has(package, "_rels/.rels") && !package_has(package, "xl/workbook.bin")) ||
              not_a_workbook(package, err);
    ok = ok && relations_read(relations, book, "", err);
    const char *part = ok ? relation_of_type(relations, "officeDocument") : NULL;
    ok = ok && (part || not_a_workbook(package, err));
    book->part = part;
    ok = ok && package_walk(package, part, &workbook_xml, err) && relations_read(relations, book, part, err);
    if (ok) {
        const char *texts = relation_of_type(relations, "sharedStrings"),
                   *styles = relation_of_type(relations, "styles");
        sheets_resolve(book, relations);
        ok = (!texts || !package_has(package, texts) || package_walk(package, texts, &strings_xml, err)) &&
             (!styles || !package_has(package, styles) || styles_read(book, styles, err));
    }
    if (ok && book->count == 0)
        ok = not_a_workbook(package, err);
    free(relations);
    return ok;
}

void xlsx_book_close(struct xlsx_book *book)
{
    free(book->strings.bytes);
    free(book->string_ends);
    free(book->looks);
    arena_release(&book->arena);
}

bool xlsx_string(const struct xlsx_book *book, size_t index, const char **text, size_t *length)
{
    if (index >= book->string_count)
        return false;
    size_t from = index ? book->string_ends[index - 1] : 0;
    *text = book->strings.bytes ? book->strings.bytes + from : "";
    *length = book->string_ends[index] - from;
    return true;
}

enum number_look xlsx_look(const struct xlsx_book *book, int style)
{
    return style >= 0 && style < book->look_count ? (enum number_look)book->looks[style] : NUMBER_PLAIN;
}

void xlsx_text_trim(struct xml_text *text, size_t from)
{
    size_t start = from;
    while (start < text->used && strchr(" \t\r\n", text->bytes[start]))
        start++;
    while (text->used > start && strchr(" \t\r\n", text->bytes[text->used - 1]))
        text->used--;
    if (start == from)
        return;
    memmove(text->bytes + from, text->bytes + start, text->used - start);
    text->used -= start - from;
}

static int hex_value(const char *text)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        if (!isxdigit((unsigned char)text[i]))
            return -1;
        value = value * 16 + (isdigit((unsigned char)text[i]) ? text[i] - '0' : (text[i] | 32) - 'a' + 10);
    }
    return value;
}

void xlsx_text_unescape(struct xml_text *text, size_t from)
{
    size_t out = from;
    for (size_t i = from; i < text->used;) {
        const char *at = text->bytes + i;
        int code =
            text->used - i >= 7 && at[0] == '_' && at[1] == 'x' && at[6] == '_' ? hex_value(at + 2) : -1;
        if (code > 0 && (code < 0xD800 || code > 0xDFFF)) {
            out += utf8_put(text->bytes + out, (uint32_t)code);
            i += 7;
        } else {
            text->bytes[out++] = text->bytes[i++];
        }
    }
    if (text->bytes) {
        text->used = out;
        text->bytes[out] = '\0';
    }
}
