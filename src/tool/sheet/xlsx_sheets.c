#define _GNU_SOURCE /* memmem */
#include "tool/sheet/xlsx_sheets.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/sheet/xlsx_cells.h"

enum { NAME = 64, PART = 512, NAMESPACE = 160, CHUNK = 1 << 16 };
enum { LEVEL = 4 }; /* of zlib: a fifth larger than at its best, in a quarter of the time */

static const char our_name[] = "Wegwijzer";
static const char sheet_content[] =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
static const char sheet_relation[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

/* A part that gets something before the end tag of an element, and what is seen on the way there. */
struct place {
    const char *element, *xml;
    size_t at;       /* of the end tag; 0: not found */
    char prefix[32]; /* of the tag */
    char space[NAMESPACE];
    char relation[NAMESPACE]; /* the type of the relationships of sheets */
    char id_prefix[32];       /* of the attribute r:id of a sheet */
    char id_space[NAMESPACE]; /* what it stands for, when the sheet says so itself; else "" */
    long sheet_id;            /* the highest */
};

bool xlsx_part_put(zip_t *zip, const char *part, struct xml_text *bytes, struct err *err)
{
    zip_source_t *source = zip_source_buffer(zip, bytes->bytes, bytes->used, 1);
    if (!source) {
        free(bytes->bytes);
        abort();
    }
    zip_int64_t index = package_locate(zip, part);
    bool ok = index >= 0 ? zip_file_replace(zip, (zip_uint64_t)index, source, 0) == 0
                         : (index = zip_file_add(zip, part, source, ZIP_FL_ENC_UTF_8)) >= 0;
    if (!ok)
        zip_source_free(source);
    ok = ok && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, LEVEL) == 0;
    *bytes = (struct xml_text){0};
    return ok || err_set(err, "dit werkboek kan ik niet veranderen; bewaar het opnieuw");
}

/* The prefix of the attribute of this tag that ends in ":id", as the file writes it. */
static void id_prefix_find(struct place *place, const char *tag)
{
    const char *end = strchr(tag, '>'), *id = strstr(tag, ":id=");
    if (!id || !end || id > end)
        return;
    const char *from = id;
    while (from > tag && !strchr(" \t\r\n", from[-1]))
        from--;
    snprintf(place->id_prefix, sizeof place->id_prefix, "%.*s", (int)(id - from), from);
    char declared[NAME];
    size_t length = (size_t)snprintf(declared, sizeof declared, "xmlns:%s=", place->id_prefix);
    if (!memmem(tag, (size_t)(end - tag), declared, length))
        place->id_space[0] = '\0';
}

/* The namespace of the attribute id of a relationship. */
static void id_space_find(struct place *place, const char **attributes)
{
    for (; *attributes; attributes += 2) {
        const char *bar = strrchr(*attributes, '|');
        if (bar && xml_is(*attributes, "relationships|id"))
            snprintf(place->id_space, sizeof place->id_space, "%.*s", (int)(bar - *attributes), *attributes);
    }
}

static void place_open(struct xml *walk, const char *name, const char **attributes)
{
    struct place *place = walk->data;
    const char *bar = strrchr(name, '|'), *type = xml_attribute(attributes, "Type"),
               *id = xml_attribute(attributes, "sheetId"), *slash = type ? strrchr(type, '/') : NULL;
    if (walk->depth == 1 && bar)
        snprintf(place->space, sizeof place->space, "%.*s", (int)(bar - name), name);
    if (slash && strcmp(slash, "/worksheet") == 0)
        snprintf(place->relation, sizeof place->relation, "%s", type);
    if (xml_is(name, "sheet") && id) {
        place->sheet_id = atol(id) > place->sheet_id ? atol(id) : place->sheet_id;
        id_space_find(place, attributes);
        id_prefix_find(place, place->xml + XML_GetCurrentByteIndex(walk->parser));
    }
}

static void place_close(struct xml *walk, const char *name)
{
    struct place *place = walk->data;
    size_t at = (size_t)XML_GetCurrentByteIndex(walk->parser);
    if (!xml_is(name, place->element) || place->xml[at] != '<')
        return;
    place->at = at;
    xlsx_tag_prefix(place->xml + at, place->prefix);
}

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

/* Formulas elsewhere may look at the cells that change; a spreadsheet then works them out when it opens the file. */
static bool wants_recalculation(const struct xlsx_book *book)
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

static void recalculation_ask(char **xml, size_t *length)
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

/* LibreOffice trusts each result in a file of its own, whatever the workbook asks, and no text in one of a stranger. */
static bool program_name(const struct xlsx_book *book, zip_t *zip, struct err *err)
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

/* Reads a part and finds the place; the caller frees `*xml`. */
static bool place_find(struct place *place, struct package *package, const char *part, const char *element,
                       bool recalculate, char **xml, size_t *length, struct err *err)
{
    struct xml walk = {.data = place, .open = place_open, .close = place_close};
    *place = (struct place){.element = element};
    snprintf(place->relation, sizeof place->relation, "%s", sheet_relation);
    if (!package_read(package, part, PACKAGE_PART_MAX, xml, length, err))
        return false;
    if (recalculate)
        recalculation_ask(xml, length);
    place->xml = *xml;
    return xlsx_part_plain(*xml, *length, err) && xml_walk(*xml, *length, &walk, err) &&
           (place->at > 0 ||
            err_set(err, "in %s ontbreekt iets (%s); bewaar het werkboek opnieuw", part, element));
}

/* The part with what was added before its place. */
static bool place_put(const struct place *place, size_t length, zip_t *zip, const char *part,
                      const struct xml_text *added, struct err *err)
{
    struct xml_text out = {0};
    xml_text_add(&out, place->xml, place->at, SIZE_MAX / 2);
    xml_text_add(&out, added->bytes, added->used, SIZE_MAX / 2);
    xml_text_add(&out, place->xml + place->at, length - place->at, SIZE_MAX / 2);
    return xlsx_part_put(zip, part, &out, err);
}

bool xlsx_sheet_blank(const struct xlsx_book *book, struct xml_text *xml, struct err *err)
{
    struct place place;
    char *workbook = NULL;
    size_t length;
    bool ok = place_find(&place, book->package, book->part, "sheets", false, &workbook, &length, err);
    if (ok)
        xlsx_raw_put(xml,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"%s\">"
                     "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                     "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData/>"
                     "</worksheet>",
                     place.space);
    free(workbook);
    return ok;
}

/* What stands in the workbook, its relationships and the list of contents about the new sheets. */
struct entries {
    struct xml_text sheets, relations, contents;
};

static void entry_add(struct entries *entries, const struct place places[3], const char *name,
                      const char *target, const char *part, int number)
{
    char id[NAME];
    snprintf(id, sizeof id, "rIdWegwijzer%ld", places[0].sheet_id + number);
    xlsx_raw_put(&entries->sheets, "<%ssheet name=\"", places[0].prefix);
    xlsx_text_put(&entries->sheets, name);
    xlsx_raw_put(&entries->sheets, "\" sheetId=\"%ld\"%s", places[0].sheet_id + number,
                 *name == '_' ? " state=\"hidden\"" : "");
    if (*places[0].id_space)
        xlsx_raw_put(&entries->sheets, " xmlns:%s=\"%s\"", places[0].id_prefix, places[0].id_space);
    xlsx_raw_put(&entries->sheets, " %s:id=\"%s\"/>", places[0].id_prefix, id);
    xlsx_raw_put(&entries->relations, "<%sRelationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>",
                 places[1].prefix, id, places[1].relation, target);
    xlsx_raw_put(&entries->contents, "<%sOverride PartName=\"/%s\" ContentType=\"%s\"/>", places[2].prefix,
                 part, sheet_content);
}

/* Puts the sheets in parts with names that nothing has. */
static bool parts_add(struct xlsx_book *book, zip_t *zip, struct xlsx_new_sheet *sheets, int count,
                      const struct place places[3], struct entries *entries, struct err *err)
{
    const char *slash = strrchr(book->part, '/');
    int folder = slash ? (int)(slash - book->part) + 1 : 0, free_number = 1;
    for (int i = 0; i < count; i++) {
        char target[NAME], part[PART];
        do {
            snprintf(target, sizeof target, "worksheets/sheet%d.xml", free_number++);
            snprintf(part, sizeof part, "%.*s%s", folder, book->part, target);
        } while (package_has(book->package, part));
        if (!xlsx_part_put(zip, part, &sheets[i].xml, err))
            return false;
        entry_add(entries, places, sheets[i].name, target, part, i + 1);
    }
    return true;
}

bool xlsx_sheets_add(struct xlsx_book *book, zip_t *zip, struct xlsx_new_sheet *sheets, int count,
                     struct err *err)
{
    static const char *const elements[3] = {"sheets", "Relationships", "Types"};
    const char *slash = strrchr(book->part, '/');
    int folder = slash ? (int)(slash - book->part) + 1 : 0;
    const char *parts[3] = {
        book->part, arena_printf(&book->arena, "%.*s_rels/%s.rels", folder, book->part, book->part + folder),
        "[Content_Types].xml"};
    struct place *places = calloc(3, sizeof *places);
    struct entries entries = {0};
    char *xml[3] = {NULL};
    size_t lengths[3];
    bool recalculate = wants_recalculation(book), ok = places != NULL;
    int part_count = count ? 3 : recalculate ? 1 : 0;
    for (int i = 0; ok && i < part_count; i++)
        ok = place_find(&places[i], book->package, parts[i], elements[i], recalculate && i == 0, &xml[i],
                        &lengths[i], err);
    ok = ok && (!recalculate || program_name(book, zip, err));
    ok = ok && parts_add(book, zip, sheets, count, places, &entries, err);
    const struct xml_text *const added[3] = {&entries.sheets, &entries.relations, &entries.contents};
    for (int i = 0; ok && i < part_count; i++)
        ok = place_put(&places[i], lengths[i], zip, parts[i], added[i], err);
    for (int i = 0; i < 3; i++)
        free(xml[i]);
    free(entries.sheets.bytes);
    free(entries.relations.bytes);
    free(entries.contents.bytes);
    free(places);
    return ok;
}
