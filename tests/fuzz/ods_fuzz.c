/* Any XML as the content of an .ods workbook. */
#include <stdint.h>
#include <zip.h>

#include "sink.h"
#include "tool/sheet/workbook.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";

static void part_add(zip_t *zip, const char *name, const void *bytes, size_t length)
{
    zip_int64_t index = zip_file_add(zip, name, zip_source_buffer(zip, bytes, length, 0), 0);
    if (index < 0 || zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int last = 0;
    const struct sheet_sink sink = {&last, sink_sheet, sink_row, sink_note};
    struct err err = {""};
    struct zip_stat info;
    enum workbook_kind kind;
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(source);
    zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    part_add(zip, "mimetype", type, sizeof type - 1);
    part_add(zip, "content.xml", data, size);
    if (zip_close(zip) != 0 || zip_source_stat(source, &info) != 0 || zip_source_open(source) != 0)
        abort();
    char *bytes = malloc(info.size + 1);
    size_t length = (size_t)zip_source_read(source, bytes, info.size);
    zip_source_close(source);
    zip_source_free(source);
    bool ok = workbook_read_bytes(bytes, length, &sink, &kind, &err);
    if (!ok && !err.text[0])
        abort();
    free(bytes);
    return 0;
}
