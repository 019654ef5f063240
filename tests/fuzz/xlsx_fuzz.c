/* Any XML as the sheet, the shared texts, the styles and the parts list of an .xlsx workbook, and any bytes as the whole
 * file.
 *
 * Shape: the first byte chooses: 'z' the rest is the file; else the rest is cut at the bytes 1E into sheet, texts, styles
 *        and workbook. Without the zip around it the fuzzer reaches the readers, which a checksum would keep shut.
 */
#include <stdint.h>
#include <zip.h>

#include "sink.h"
#include "tool/sheet/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define RELATIONS                                                                                            \
    "<R><Relationship Id=\"1\" Type=\"x/worksheet\" Target=\"s.xml\"/><Relationship Id=\"2\" "               \
    "Type=\"x/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"3\" Type=\"x/styles\" Target=\"y.xml\"/>" \
    "</R>"
#define ROOT "<R><Relationship Id=\"1\" Type=\"x/officeDocument\" Target=\"w.xml\"/></R>"
#define BOOK                                                                                                 \
    "<w xmlns:r=\"x/relationships\"><workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" "                  \
    "r:id=\"1\"/></sheets></w>"

static void part_add(zip_t *zip, const char *name, const void *bytes, size_t length)
{
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, bytes, length, 0), 0);
    if (index < 0 || zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) != 0)
        abort();
}

static char *zip_around(const uint8_t *data, size_t size, size_t *length)
{
    static const char *const names[] = {"s.xml", "t.xml", "y.xml", "w.xml"};
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    part_add(zip, "_rels/.rels", ROOT, sizeof ROOT - 1);
    part_add(zip, "_rels/w.xml.rels", RELATIONS, sizeof RELATIONS - 1);
    for (int i = 0; i < 4; i++) {
        const uint8_t *cut = size ? memchr(data, 0x1E, size) : NULL;
        size_t used = cut ? (size_t)(cut - data) : size;
        bool own = i == 3 && used == 0;
        part_add(zip, names[i], own ? (const void *)BOOK : data, own ? sizeof BOOK - 1 : used);
        used += cut != NULL;
        data += used;
        size -= used;
    }
    struct zip_stat info;
    if (zip_close(zip) != 0 || zip_source_stat(source, &info) != 0 || zip_source_open(source) != 0)
        abort();
    char *bytes = malloc(info.size + 1);
    *length = (size_t)zip_source_read(source, bytes, info.size);
    zip_source_close(source);
    zip_source_free(source);
    return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int last = 0;
    const struct sheet_sink sink = {&last, sink_sheet, sink_row, sink_note};
    struct err err = {""};
    enum workbook_kind kind;
    size_t length = size - 1;
    if (size == 0)
        return 0;
    char *bytes = data[0] == 'z' ? malloc(size) : zip_around(data + 1, size - 1, &length);
    if (data[0] == 'z')
        memcpy(bytes, data + 1, size - 1);
    bool ok = workbook_read_bytes(bytes, length, &sink, &kind, &err);
    if (!ok && !err.text[0])
        abort();
    free(bytes);
    return 0;
}
