#define _GNU_SOURCE /* vasprintf */
#include "book_fixture.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "tool/sheet/package.h"
#include "tool/sheet/workbook.h"

char *zip_make(const struct zip_part *parts, size_t *length)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    assert(source);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    assert(zip);
    for (; parts->name; parts++) {
        size_t size = parts->length ? parts->length : strlen(parts->text);
        zip_int64_t index =
            zip_file_add(zip, parts->name, zip_source_buffer(zip, parts->text, size, 0), ZIP_FL_ENC_UTF_8);
        assert(index >= 0);
    }
    int closed = zip_close(zip);
    assert(closed == 0);
    struct zip_stat info;
    int told = zip_source_stat(source, &info), opened = zip_source_open(source);
    assert(told == 0 && opened == 0);
    char *bytes = malloc(info.size + 1);
    assert(bytes);
    zip_int64_t got = zip_source_read(source, bytes, info.size);
    assert(got == (zip_int64_t)info.size);
    zip_source_close(source);
    zip_source_free(source);
    *length = info.size;
    return bytes;
}

char *zip_part_text(const char *bytes, size_t length, const char *name)
{
    struct package package;
    struct err err = {""};
    char *text = NULL;
    size_t size;
    bool ok = package_open(&package, bytes, length, &err) &&
              package_read(&package, name, PACKAGE_PART_MAX, &text, &size, &err);
    package_close(&package);
    return ok ? text : NULL;
}

#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define OFFICE    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" OFFICE "\""

static char *text_make(const char *format, ...)
{
    va_list args;
    char *text = NULL;
    va_start(args, format);
    int length = vasprintf(&text, format, args);
    va_end(args);
    assert(length >= 0);
    return text;
}

char *xlsx_make(const char *rows, const char *behind, const char *strings, const char *properties,
                size_t *length)
{
    char *sheet = text_make("<worksheet " MAIN "><sheetData>%s</sheetData>%s</worksheet>", rows, behind);
    char *shared = text_make("<sst " MAIN ">%s</sst>", strings);
    char *workbook = text_make(
        "<workbook " MAIN
        "><workbookPr %s/><sheets><sheet name=\"Blad\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        properties);
    const struct zip_part parts[] = {
        {.name = "_rels/.rels",
         .text = RELATIONS "<Relationship Id=\"rId1\" Type=\"" OFFICE
                           "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {.name = "xl/workbook.xml", .text = workbook},
        {.name = "xl/_rels/workbook.xml.rels",
         .text = RELATIONS
         "<Relationship Id=\"rId1\" Type=\"" OFFICE
         "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
         "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" OFFICE
         "/styles\" Target=\"/xl/styles.xml\"/></Relationships>"},
        {.name = "xl/sharedStrings.xml", .text = shared},
        /* Styles 0 to 6: plain, a day, a moment, an hour, hours beyond 24, a percentage, a word in quotes. */
        {.name = "xl/styles.xml",
         .text =
             "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/>"
             "<numFmt numFmtId=\"165\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"166\" formatCode=\"0 "
             "&quot;dagen&quot;\"/>"
             "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
             "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"20\"/><xf numFmtId=\"165\"/>"
             "<xf numFmtId=\"9\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>"},
        {.name = "xl/worksheets/sheet1.xml", .text = sheet},
        {.name = "[Content_Types].xml",
         .text = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
                 "Extension=\"xml\" ContentType=\"application/xml\"/></Types>"},
        {0},
    };
    char *bytes = zip_make(parts, length);
    free(sheet);
    free(shared);
    free(workbook);
    return bytes;
}

#define ODS(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""

char *ods_make(const char *tables, size_t *length)
{
    char *content = text_make(
        "<o:document-content xmlns:o=\"" ODS("office") " xmlns:table=\"" ODS("table") " xmlns:text=\"" ODS(
            "text") " xmlns:style=\"" ODS("style") " xmlns:draw=\"" ODS("drawing") " xmlns:calcext=\"urn:org:"
                                                                                   "documentfoundation:names:"
                                                                                   "experimental:calc:xmlns:"
                                                                                   "calcext:1.0\">"
                                                                                   "<o:automatic-styles><"
                                                                                   "style:style "
                                                                                   "style:name=\"dicht\"><"
                                                                                   "style:table-properties "
                                                                                   "table:display=\"false\"/"
                                                                                   "></style:style></"
                                                                                   "o:automatic-styles>"
                                                                                   "<o:body><o:spreadsheet>%"
                                                                                   "s</o:spreadsheet></"
                                                                                   "o:body></"
                                                                                   "o:document-content>",
        tables);
    const struct zip_part parts[] = {
        {.name = "mimetype", .text = "application/vnd.oasis.opendocument.spreadsheet"},
        {.name = "content.xml", .text = content},
        {0}};
    char *bytes = zip_make(parts, length);
    free(content);
    return bytes;
}

static void put(struct seen *seen, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t room = sizeof seen->text - seen->used;
    int length = vsnprintf(seen->text + seen->used, room, format, args);
    va_end(args);
    seen->used += length > 0 && (size_t)length < room ? (size_t)length : 0;
}

static bool see_sheet(void *data, const char *name)
{
    put(data, "== %s\n", name);
    return true;
}

static void see_row(void *data, const struct sheet_row *row)
{
    struct seen *seen = data;
    seen->rows++;
    put(seen, "%d", row->number);
    for (int i = 0; i < row->count; i++)
        put(seen, "|%s", row->cells[i]);
    put(seen, "\n");
}

static void see_note(void *data, const struct sheet_note *note)
{
    char name[24] = "-";
    if (note->column >= 0)
        sheet_cell_name(note->row, note->column, name);
    put(data, "%s %s %s\n", note->error ? "!" : "?", name, note->text);
}

struct sheet_sink seen_sink(struct seen *seen)
{
    *seen = (struct seen){0};
    return (struct sheet_sink){seen, see_sheet, see_row, see_note};
}

const char *workbook_see(struct seen *seen, const char *bytes, size_t length)
{
    const struct sheet_sink sink = seen_sink(seen);
    enum workbook_kind kind;
    return workbook_read_bytes(bytes, length, &sink, &kind, &seen->err) ? seen->text : "refused";
}
