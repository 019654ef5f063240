/* The reader of any table: CSV, a workbook or a list of JSON objects, by a map of columns. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "tool/import/json.h"
#include "tool/import/readers.h"
#include "tool/sheet/csv_reader.h"
#include "tool/sheet/workbook.h"
#include "tool/table/source.h"

enum { NAMES_MAX = SHEET_COLUMNS_MAX, FLAT_DEPTH_MAX = 8 };

struct reading {
    struct feed *feed;
    const struct map *map;
    const char *file;
    const char *names[NAMES_MAX]; /* of their columns */
    const char *cells[NAMES_MAX]; /* of the row at hand */
    int count;
    bool json;
    bool headed, failed;
    const char *sheets; /* the names of all sheets so far, with commas */
    const char *others; /* the same of those that are not read, though nobody chose */
    int unit;
    struct err *err;
};

static const char *find_cell(void *data, const char *name)
{
    const struct reading *reading = data;
    for (int i = 0; i < reading->count; i++)
        if (strcasecmp(reading->names[i], name) == 0)
            return reading->cells[i];
    return reading->json ? "" : NULL;
}

/* What makes the row known again: the columns of the key, or all that it says. */
static const char *key_of(struct reading *reading, const char *missing_of[1])
{
    struct arena *arena = &reading->feed->arena;
    const char *key = "";
    char *rest = arena_strdup(arena, reading->map->key);
    for (char *name; *reading->map->key && (name = strsep(&rest, ",;"));) {
        name += strspn(name, " ");
        for (size_t length = strlen(name); length && name[length - 1] == ' ';)
            name[--length] = '\0';
        const char *value = find_cell(reading, name);
        if (!value) {
            missing_of[0] = name;
            return NULL;
        }
        key = *key ? arena_printf(arena, "%s|%s", key, value) : value;
    }
    if (*key)
        return key;
    unsigned long long sum = 14695981039346656037u;
    for (int i = 0; i < reading->count; i++)
        for (const char *c = reading->cells[i]; *c || (sum *= 31, false); c++)
            sum = (sum ^ (unsigned char)*c) * 1099511628211u;
    return arena_printf(arena, "%016llx", sum);
}

/* A place or a partner in the same row is known by its name and street. */
static const char *other_key(struct reading *reading, enum table_id table)
{
    const char *key = "", *missing;
    for (int i = 0; i < reading->map->count; i++) {
        const struct map_line *line = &reading->map->lines[i];
        const char *name = line->table == table ? table_spec(table)->columns[line->column].name : "";
        bool part = strcmp(name, "name") == 0 || strcmp(name, "street") == 0 || strcmp(name, "title") == 0;
        const char *value = part && !line->from
                                ? map_value(line->right, &reading->feed->arena, find_cell, reading, &missing)
                                : NULL;
        if (value && *value)
            key = arena_printf(&reading->feed->arena, "%s%s%s", key, *key ? "|" : "", value);
    }
    return key;
}

static bool cells_map(struct reading *reading, enum table_id table, const char *id)
{
    struct feed *feed = reading->feed;
    for (int i = 0; i < reading->map->count; i++) {
        const struct map_line *line = &reading->map->lines[i];
        const char *missing = "";
        if (line->table != table || line->from)
            continue;
        const char *value = map_value(line->right, &feed->arena, find_cell, reading, &missing);
        if (!value) {
            err_set(reading->err,
                    "%s, regel %d: %s heeft geen kolom \"%s\"; schrijf de naam zoals in rij 1, of een vaste "
                    "tekst tussen aanhalingstekens",
                    reading->map->path, line->number, reading->file, missing);
            return false;
        }
        value = map_translate(reading->map, table, line->column, value);
        feed_set(feed, feed_row(feed, table, id, reading->unit),
                 table_spec(table)->columns[line->column].name, value);
    }
    return true;
}

static bool map_has(const struct map *map, enum table_id table)
{
    for (int i = 0; i < map->count; i++)
        if (map->lines[i].table == table)
            return true;
    return false;
}

static void others_map(struct reading *reading, const char *id)
{
    static const struct {
        enum table_id table;
        const char *column;
    } others[] = {{TABLE_PLACE, "place"}, {TABLE_PARTNER, "partners"}};
    for (size_t i = 0; i < sizeof others / sizeof *others && !reading->failed; i++) {
        enum table_id main = reading->map->table;
        if (others[i].table == main || !map_has(reading->map, others[i].table))
            continue;
        const char *key = other_key(reading, others[i].table);
        if (!*key)
            continue;
        reading->failed = !cells_map(reading, others[i].table, key);
        struct feed_row *row = feed_find(reading->feed, main, id);
        if (row && column_find(table_spec(main), others[i].column) >= 0 && !*feed_get(row, others[i].column))
            feed_refer(reading->feed, row, others[i].column, others[i].table, key);
    }
}

static void row_map(struct reading *reading, int number)
{
    struct feed *feed = reading->feed;
    const char *missing[1] = {""};
    reading->unit = feed_unit(feed, reading->file, number);
    const char *id = key_of(reading, missing);
    if (!id) {
        reading->failed = !err_set(
            reading->err, "%s: %s heeft geen kolom \"%s\" voor sleutel; schrijf de naam zoals in rij 1",
            reading->map->path, reading->file, missing[0]);
        return;
    }
    if (!*id || feed_find(feed, reading->map->table, id)) {
        feed_say(feed, reading->unit,
                 "deze rij heeft dezelfde sleutel als een andere (%s); alleen de eerste telt",
                 report_quote(feed->report, id));
        return;
    }
    reading->failed = !cells_map(reading, reading->map->table, id);
    if (!reading->failed)
        others_map(reading, id);
}

static const char *cell_copy(struct arena *arena, const char *cell, size_t length)
{
    length = strnlen(cell, length);
    while (length && strchr(" \t\r\n", *cell))
        cell++, length--;
    while (length && strchr(" \t\r\n", cell[length - 1]))
        length--;
    return length ? arena_strndup(arena, cell, length) : "";
}

static bool take_sheet(void *data, const char *name)
{
    struct reading *reading = data;
    struct arena *arena = &reading->feed->arena;
    bool any = !*reading->map->rows, wanted = any || strcasecmp(reading->map->rows, name) == 0;
    reading->sheets = arena_printf(arena, "%s%s%s", reading->sheets, *reading->sheets ? ", " : "", name);
    if (any && reading->headed)
        reading->others = arena_printf(arena, "%s%s%s", reading->others, *reading->others ? ", " : "", name);
    return wanted && !reading->headed;
}

static void take_row(void *data, const struct sheet_row *row)
{
    struct reading *reading = data;
    struct arena *arena = &reading->feed->arena;
    if (reading->failed)
        return;
    if (!reading->headed) {
        for (int i = 0; i < row->count; i++)
            reading->names[i] = cell_copy(arena, row->cells[i], row->lengths[i]);
        reading->count = row->count;
        reading->headed = true;
        return;
    }
    for (int i = 0; i < reading->count; i++)
        reading->cells[i] = i < row->count ? cell_copy(arena, row->cells[i], row->lengths[i]) : "";
    row_map(reading, row->number);
}

static void take_note(void *data, const struct sheet_note *note)
{
    struct reading *reading = data;
    if (note->error) {
        reading->feed->part = true;
        feed_say(reading->feed, feed_unit(reading->feed, reading->file, note->row), "%s", note->text);
    } else
        report_warning(reading->feed->report, (struct spot){.file = reading->file, .row = note->row}, "%s",
                       note->text);
}

/* "location.longitude" for what stands in an object in the object. */
static void object_flatten(struct reading *reading, const json_t *object, const char *before, int depth)
{
    const char *name;
    json_t *value;
    struct arena *arena = &reading->feed->arena;
    json_object_foreach((json_t *)object, name, value)
    {
        const char *whole = arena_printf(arena, "%s%s%s", before, *before ? "." : "", name);
        const char *text = json_text(arena, value);
        if (json_is_object(value) && depth < FLAT_DEPTH_MAX)
            object_flatten(reading, value, whole, depth + 1);
        if (text && reading->count < NAMES_MAX) {
            reading->names[reading->count] = whole;
            reading->cells[reading->count++] = text;
        }
    }
}

static bool json_rows(struct reading *reading, const json_t *all)
{
    char *rest = arena_strdup(&reading->feed->arena, reading->map->rows);
    for (char *name; *reading->map->rows && (name = strsep(&rest, "."));)
        all = json_object_get(all, name);
    size_t index;
    json_t *row;
    if (!json_is_array(all))
        return err_set(reading->err,
                       "%s: hier staat geen lijst van rijen; zeg in het kaartbestand waar ze staan, "
                       "bijvoorbeeld rijen = results",
                       reading->file);
    reading->json = true;
    json_array_foreach(all, index, row)
    {
        reading->count = 0;
        object_flatten(reading, row, "", 0);
        if (json_is_object(row))
            row_map(reading, (int)index + 1);
        else
            feed_say(reading->feed, feed_unit(reading->feed, reading->file, (int)index + 1),
                     "hier staat geen object; overgeslagen");
        if (reading->failed)
            return false;
    }
    return true;
}

static bool file_read(struct reading *reading, const char *path)
{
    const struct sheet_sink sink = {reading, take_sheet, take_row, take_note};
    enum workbook_kind kind;
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return err_set(reading->err, "%s: dit is een map; geef één bestand (CSV, xlsx, ods of JSON)", path);
    if (name_ends_in(path, ".json")) {
        json_t *all = json_open(path, reading->err);
        bool ok = all && json_rows(reading, all);
        json_decref(all);
        return ok;
    }
    if (workbook_named(path))
        return workbook_read(path, &sink, &kind, reading->err);
    return csv_read_sheet(path, *reading->map->rows ? reading->map->rows : "tabel", &sink, reading->err);
}

static bool map_fine(const struct map *map, struct err *err)
{
    if (map->table == TABLE_COUNT)
        return err_set(err,
                       "%s: hier ontbreekt welke tabel van ons het wordt; begin met \"tabel = activity\"",
                       map->path);
    for (int i = 0; i < map->count; i++) {
        enum table_id table = map->lines[i].table;
        if (table != map->table && table != TABLE_PLACE && table != TABLE_PARTNER)
            return err_set(err, "%s, regel %d: naast %s kan een rij alleen place en partner vullen",
                           map->path, map->lines[i].number, table_spec(map->table)->name);
    }
    return true;
}

bool table_read(struct feed *feed, const char *path, const struct map *map, struct err *err)
{
    struct reading *reading = calloc(1, sizeof *reading);
    if (!reading)
        abort();
    *reading =
        (struct reading){.feed = feed, .map = map, .file = path, .err = err, .sheets = "", .others = ""};
    bool ok = map_fine(map, err) && file_read(reading, path) && !reading->failed;
    if (ok && *reading->others)
        report_warning(
            feed->report, (struct spot){.file = path},
            "alleen het eerste blad met rijen is gelezen, niet %s; schrijf rijen = en de naam van een blad "
            "in het kaartbestand om een ander te lezen",
            report_quote(feed->report, reading->others));
    if (ok && !reading->headed && *map->rows && *reading->sheets && workbook_named(path))
        ok = err_set(
            err,
            "%s: hier is geen blad \"%s\" met rijen; schrijf achter rijen = in het kaartbestand een van "
            "deze: %s",
            path, map->rows, reading->sheets);
    else if (ok && !reading->headed && !reading->json)
        ok = err_set(err, "%s: hier staan geen rijen; kijk na of het het juiste bestand of blad is", path);
    free(reading);
    return ok;
}
