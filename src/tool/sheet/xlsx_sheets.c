#define _GNU_SOURCE /* memmem */
#include "tool/sheet/xlsx_sheets.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/sheet/xlsx_formula.h"
#include "tool/sheet/xlsx_part.h"

enum { NAME = 64, PART = 512, NAMESPACE = 160 };

static const char sheet_content[] =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
static const char sheet_relation[] =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet";

/* A part that gets something before the end tag of an element, and what is seen on the way there. */
struct place {
    const char *element;
    char *xml; /* of the part */
    size_t length;
    size_t at;       /* of the end tag; 0: not found */
    char prefix[32]; /* of the tag */
    char space[NAMESPACE];
    char relation[NAMESPACE]; /* the type of the relationships of sheets */
    char id_prefix[32];       /* of the attribute r:id of a sheet */
    char id_space[NAMESPACE]; /* what it stands for, when the sheet says so itself; else "" */
    long sheet_id;            /* the highest */
};

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

/* Finds the place in the XML that it has. */
static bool place_find(struct place *place, const char *part, const char *element, struct err *err)
{
    struct xml walk = {.data = place, .open = place_open, .close = place_close};
    place->element = element;
    snprintf(place->relation, sizeof place->relation, "%s", sheet_relation);
    return xlsx_part_plain(place->xml, place->length, err) &&
           xml_walk(place->xml, place->length, &walk, err) &&
           (place->at > 0 ||
            err_set(err, "in %s ontbreekt iets (%s); bewaar het werkboek opnieuw", part, element));
}

/* The part with what was added before its place. */
static bool place_put(const struct place *place, zip_t *zip, const char *part, const struct xml_text *added,
                      struct err *err)
{
    struct xml_text out = {0};
    xml_text_add(&out, place->xml, place->at, SIZE_MAX / 2);
    xml_text_add(&out, added->bytes, added->used, SIZE_MAX / 2);
    xml_text_add(&out, place->xml + place->at, place->length - place->at, SIZE_MAX / 2);
    return xlsx_part_put(zip, part, &out, err);
}

static bool place_read(struct place *place, struct package *package, const char *part, struct err *err)
{
    return package_read(package, part, PACKAGE_PART_MAX, &place->xml, &place->length, err);
}

bool xlsx_sheet_blank(const struct xlsx_book *book, struct xml_text *xml, struct err *err)
{
    struct place place = {.xml = NULL};
    bool ok =
        place_read(&place, book->package, book->part, err) && place_find(&place, book->part, "sheets", err);
    if (ok)
        xlsx_raw_put(xml,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"%s\">"
                     "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                     "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData/>"
                     "</worksheet>",
                     place.space);
    free(place.xml);
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
    bool formulas = xlsx_formulas_there(book), ok = true;
    int part_count = count ? 3 : formulas ? 1 : 0;
    if (!places)
        abort();
    for (int i = 0; ok && i < part_count; i++) {
        ok = place_read(&places[i], book->package, parts[i], err);
        if (ok && formulas && i == 0)
            xlsx_formulas_ask(&places[i].xml, &places[i].length);
        ok = ok && place_find(&places[i], parts[i], elements[i], err);
    }
    ok = ok && (!formulas || xlsx_formulas_sign(book, zip, err));
    ok = ok && parts_add(book, zip, sheets, count, places, &entries, err);
    const struct xml_text *const added[3] = {&entries.sheets, &entries.relations, &entries.contents};
    for (int i = 0; ok && i < part_count; i++)
        ok = place_put(&places[i], zip, parts[i], added[i], err);
    for (int i = 0; i < 3; i++)
        free(places[i].xml);
    free(entries.sheets.bytes);
    free(entries.relations.bytes);
    free(entries.contents.bytes);
    free(places);
    return ok;
}
