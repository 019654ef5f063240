/* Any bytes as a calendar: rows come out or a line that says why not, every unit is kept or reported, and what a cell
 * says is what its column takes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "feed_end.h"
#include "tool/import/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct feed feed;
    struct err err = {""};
    struct report *report = malloc(sizeof *report);
    char *bytes = malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    report_init(report);
    feed_init(&feed, report, "proef", "proef.ics", 20782);
    bool ok = ics_read_bytes(&feed, "proef.ics", bytes, size, &err);
    feed_end(&feed, ok, &err);
    for (int i = 0; i < feed.count; i++)
        for (int c = 0; c < table_spec(feed.rows[i].table)->count; c++)
            if (feed.rows[i].cells[c] && !utf8_valid(feed.rows[i].cells[c]))
                abort();
    feed_release(&feed);
    report_release(report);
    free(report);
    free(bytes);
    return 0;
}
