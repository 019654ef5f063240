/* Any bytes as a table of HSDS, as a map of columns, or as a value of each kind of column. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "tool/import/fit.h"
#include "tool/import/hsds.h"
#include "tool/import/map.h"
#include "tool/import/text_plain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *echo(void *data, const char *name)
{
    (void)data;
    return strlen(name) % 3 ? name : NULL;
}

static void table_take(const char *bytes, size_t length)
{
    static const char *const names[] = {"services", "organizations", "phones", "regular_schedules",
                                        "onbekend"};
    struct feed feed;
    struct err err = {""};
    struct report *report = malloc(sizeof *report);
    report_init(report);
    feed_init(&feed, report, "proef", "proef", 20782);
    struct hsds hsds = {.feed = &feed};
    hsds_read_csv(&hsds, "proef.csv", names[length % 5], bytes, length, &err);
    hsds_map(&hsds);
    feed_fit(&feed);
    free(hsds.objects);
    feed_release(&feed);
    report_release(report);
    free(report);
}

static void map_take(char *bytes, size_t length)
{
    struct err err = {""};
    const char *missing;
    struct map *map = malloc(sizeof *map);
    if (map_open_bytes(map, "proef.kaart", bytes, length, &err))
        for (int i = 0; i < map->count; i++) {
            map_value(map->lines[i].right, &map->arena, echo, NULL, &missing);
            map_translate(map, map->lines[i].table, map->lines[i].column, "proef");
        }
    map_release(map);
    free(map);
}

static void value_take(const char *bytes)
{
    struct arena arena;
    arena_init(&arena);
    const char *plain = text_plain(&arena, bytes, true);
    if (!utf8_valid(plain))
        abort();
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        for (int c = 0; c < spec->count; c++) {
            const char *value = value_fit(&arena, &spec->columns[c], plain);
            if (value && !utf8_valid(value))
                abort();
        }
    }
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    char *bytes = malloc(size);
    memcpy(bytes, data + 1, size - 1);
    bytes[size - 1] = '\0';
    if (data[0] % 3 == 0)
        table_take(bytes, size - 1);
    else if (data[0] % 3 == 1)
        map_take(bytes, size - 1);
    else
        value_take(bytes);
    free(bytes);
    return 0;
}
