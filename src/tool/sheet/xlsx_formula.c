#define _GNU_SOURCE /* memmem */
#include "tool/sheet/xlsx_formula.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/sheet/xlsx_part.h"

enum { CHUNK = 1 << 16 };

static const char our_name[] = "Wegwijzer";

/* Where in a tag the XML of a sheet stands, byte by byte. */
enum tag_state { OUTSIDE, NAME_BEGINS, NAME_IS_F, NAME_GOES_ON };

/* True once the bytes end the name of an element <f>, with or without a prefix. */
static bool formula_begins(enum tag_state *state, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool ends = strchr(" \t\r\n/>", bytes[i]) != NULL;
        if (ends && *state == NAME_IS_F)
            return true;
        if (bytes[i] == '<' || (bytes[i] == ':' && *state != OUTSIDE))
            *state = NAME_BEGINS;
        else if (ends && !(bytes[i] == '/' && *state == NAME_BEGINS))
            *state = OUTSIDE;
        else if (*state != OUTSIDE)
            *state = *state == NAME_BEGINS && bytes[i] == 'f' ? NAME_IS_F : NAME_GOES_ON;
    }
    return false;
}

static bool has_formula(const struct package *package, const char *part)
{
    char *bytes = malloc(CHUNK);
    long index = part ? package_locate(package->zip, part) : -1;
    zip_file_t *file = index >= 0 ? zip_fopen_index(package->zip, (zip_uint64_t)index, 0) : NULL;
    enum tag_state state = OUTSIDE;
    bool found = false;
    size_t read = 0;
    for (zip_int64_t got = 0; bytes && file && !found && read < PACKAGE_PART_MAX; read += (size_t)got) {
        got = zip_fread(file, bytes, CHUNK);
        if (got <= 0)
            break;
        found = formula_begins(&state, bytes, (size_t)got);
    }
    if (file)
        zip_fclose(file);
    free(bytes);
    return found;
}

bool xlsx_formulas_there(const struct xlsx_book *book)
{
    bool found = package_has(book->package, "xl/calcChain.xml");
    for (int i = 0; i < book->count && !found; i++)
        found = has_formula(book->package, book->sheets[i].part);
    return found;
}

/* Puts text in the place of `old` bytes at `at`. */
static void splice(char **xml, size_t *length, size_t at, size_t old, const char *text)
{
    struct xml_text out = {0};
    xml_text_add(&out, *xml, at, SIZE_MAX / 2);
    xml_text_add(&out, text, strlen(text), SIZE_MAX / 2);
    xml_text_add(&out, *xml + at + old, *length - at - old, SIZE_MAX / 2);
    free(*xml);
    *xml = out.bytes;
    *length = out.used;
}

/* Where a workbook that does not speak of calculation yet must do so: behind the last of these, as the schema orders. */
struct calculation {
    const char *xml;
    size_t at;
    char prefix[32];
};

static void calculation_open(struct xml *walk, const char *name, const char **attributes)
{
    struct calculation *calculation = walk->data;
    (void)attributes;
    if (xml_is(name, "sheets"))
        xlsx_tag_prefix(calculation->xml + XML_GetCurrentByteIndex(walk->parser), calculation->prefix);
}

static void calculation_close(struct xml *walk, const char *name)
{
    static const char *const before[] = {"sheets", "functionGroups", "externalReferences", "definedNames"};
    struct calculation *calculation = walk->data;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (xml_is(name, before[i]))
            calculation->at =
                (size_t)XML_GetCurrentByteIndex(walk->parser) + (size_t)XML_GetCurrentByteCount(walk->parser);
}

static void calculation_add(char **xml, size_t *length)
{
    struct calculation calculation = {.xml = *xml};
    struct err ignored;
    char text[80];
    struct xml walk = {.data = &calculation, .open = calculation_open, .close = calculation_close};
    if (!xml_walk(*xml, *length, &walk, &ignored) || !calculation.at)
        return;
    snprintf(text, sizeof text, "<%scalcPr fullCalcOnLoad=\"1\"/>", calculation.prefix);
    splice(xml, length, calculation.at, 0, text);
}

void xlsx_formulas_ask(char **xml, size_t *length)
{
    static const char tag[] = "calcPr", wish[] = "fullCalcOnLoad";
    char *found = memmem(*xml, *length, tag, sizeof tag - 1);
    const char *end = found ? memchr(found, '>', (size_t)(*xml + *length - found)) : NULL;
    if (!end) {
        calculation_add(xml, length);
        return;
    }
    const char *said = memmem(found, (size_t)(end - found), wish, sizeof wish - 1);
    const char *value = said ? said + strcspn(said, "\"'>") : NULL;
    if (!said)
        splice(xml, length, (size_t)(found - *xml) + sizeof tag - 1, 0, " fullCalcOnLoad=\"1\"");
    else if (value < end && (value[1] == '0' || value[1] == 'f'))
        splice(xml, length, (size_t)(value + 1 - *xml), strcspn(value + 1, "\"'>"), "1");
}

bool xlsx_formulas_sign(const struct xlsx_book *book, zip_t *zip, struct err *err)
{
    static const char part[] = "docProps/app.xml", tag[] = "Application>";
    char *xml = NULL;
    size_t length;
    if (!package_has(book->package, part))
        return true;
    if (!package_read(book->package, part, PACKAGE_PART_MAX, &xml, &length, err))
        return false;
    const char *from = memmem(xml, length, tag, sizeof tag - 1);
    from = from ? from + sizeof tag - 1 : NULL;
    const char *to = from ? memchr(from, '<', (size_t)(xml + length - from)) : NULL;
    if (!to || strncmp(from, our_name, sizeof our_name - 1) == 0) {
        free(xml);
        return true;
    }
    splice(&xml, &length, (size_t)(from - xml), (size_t)(to - from), our_name);
    struct xml_text text = {xml, length, length};
    return xlsx_part_put(zip, part, &text, err);
}
