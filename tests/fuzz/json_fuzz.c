/* Any bytes as HSDS in JSON, UiTdatabank in JSON-LD or cdbxml, by the first byte: nothing gets lost without a word. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "feed_end.h"
#include "tool/import/hsds.h"
#include "tool/import/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct feed feed;
    struct err err = {""};
    if (size == 0)
        return 0;
    struct report *report = malloc(sizeof *report);
    char *bytes = malloc(size);
    memcpy(bytes, data + 1, size - 1);
    bytes[size - 1] = '\0';
    report_init(report);
    feed_init(&feed, report, "proef", "proef", 20782);
    bool ok;
    if (data[0] & 1) {
        struct hsds hsds = {.feed = &feed};
        ok = hsds_read_json_bytes(&hsds, "proef.json", bytes, size - 1, &err);
        if (ok)
            hsds_map(&hsds);
        free(hsds.objects);
    } else
        ok = uitdatabank_read_bytes(&feed, "proef", bytes, size - 1, &err);
    feed_end(&feed, ok, &err);
    feed_release(&feed);
    report_release(report);
    free(report);
    free(bytes);
    return 0;
}
