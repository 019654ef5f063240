/* Any XML as the sheet into which cells are put: what comes out is XML again, or nothing does. */
#include <stdint.h>
#include <stdlib.h>

#include "tool/sheet/xlsx_cells.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ignore_open(struct xml *xml, const char *name, const char **attributes)
{
    (void)xml, (void)name, (void)attributes;
}

static void ignore_close(struct xml *xml, const char *name)
{
    (void)xml, (void)name;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct xlsx_edit edits[] = {{"A", 1, 0, "een"},
                                             {"A", 1, 2, " <twee> & _x000D_\n"},
                                             {"A", 2, 1, ""},
                                             {"A", 5, 0, "vijf"},
                                             {"A", 1000, 1023, "ver"}};
    struct xml_text out = {0};
    struct err err = {""};
    struct xml walk = {.open = ignore_open, .close = ignore_close};
    if (xlsx_cells_change((const char *)data, size, edits, 5, &out, &err) &&
        !xml_walk(out.bytes, out.used, &walk, &err))
        abort();
    free(out.bytes);
    return 0;
}
