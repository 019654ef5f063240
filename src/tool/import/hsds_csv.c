/* The part of hsds.h that reads packages of CSV: a folder, a zip, or one file; and decides what an input is. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zip.h>

#include "base/path.h"
#include "tool/import/hsds.h"
#include "tool/import/readers.h"
#include "tool/sheet/csv_reader.h"
#include "tool/sheet/csv_text.h"
#include "tool/sheet/package.h"
#include "tool/sheet/workbook.h"

enum { NAMES_MAX = 256 };

struct table_reading {
    struct hsds *hsds;
    const char *file, *what;
    enum hsds_kind kind; /* HSDS_KINDS: by the columns */
    const char *names[NAMES_MAX];
    int count;
};

static const char *cell_copy(struct arena *arena, const char *cell, size_t length)
{
    length = strnlen(cell, length);
    while (length && (*cell == ' ' || *cell == '\t'))
        cell++, length--;
    while (length && strchr(" \t\r\n", cell[length - 1]))
        length--;
    return length ? arena_strndup(arena, cell, length) : "";
}

static void take_row(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct table_reading *reading = data;
    struct arena *arena = &reading->hsds->feed->arena;
    if (!reading->count) {
        for (int i = 0; i < count && i < NAMES_MAX; i++)
            reading->names[reading->count++] = cell_copy(arena, cells[i], lengths[i]);
        if (reading->kind == HSDS_KINDS)
            reading->kind = hsds_kind_guess(reading->names, reading->count);
        return;
    }
    enum hsds_kind kind = reading->kind == HSDS_KINDS ? HSDS_OTHER : reading->kind;
    int unit = feed_unit(reading->hsds->feed, reading->file, number);
    struct hsds_object *object = hsds_add(reading->hsds, kind, reading->what, unit, reading->count);
    for (int i = 0; i < count && i < reading->count; i++) {
        const char *text = cell_copy(arena, cells[i], lengths[i]);
        if (*text)
            hsds_pair(object, reading->names[i], text);
    }
}

bool hsds_read_csv(struct hsds *hsds, const char *file, const char *name, const char *bytes, size_t length,
                   struct err *err)
{
    struct csv_text csv;
    int row;
    struct table_reading reading = {.hsds = hsds, .kind = hsds_kind_named(name)};
    (void)err;
    reading.file = arena_strdup(&hsds->feed->arena, file);
    reading.what = arena_strdup(&hsds->feed->arena, name);
    csv_text_open(&csv, bytes, length);
    if (csv_text_rows(&csv, take_row, &reading, &row) != CSV_FINE) {
        feed_say(hsds->feed, feed_unit(hsds->feed, reading.file, row),
                 "in of na deze rij staat een aanhalingsteken te veel of te weinig, of veel te veel cellen; "
                 "wat erna komt, is niet gelezen");
        hsds->feed->part = true;
    }
    csv_text_close(&csv);
    return true;
}

static bool file_read(struct hsds *hsds, const char *path, const char *name, struct err *err)
{
    char *bytes, base[256];
    size_t length;
    if (!path_read(path, FEED_FILE_MAX, &bytes, &length, err))
        return false;
    snprintf(base, sizeof base, "%.*s", (int)(strlen(name) - 4), name);
    bool ok = hsds_read_csv(hsds, path, base, bytes, length, err);
    free(bytes);
    return ok;
}

static bool files_read(struct hsds *hsds, const char *path, struct err *err)
{
    char **names;
    int count = csv_names(path, &names);
    bool ok = count > 0 ||
              err_set(err, "%s: in deze map staan geen CSV-bestanden; geef de map van het pakket zelf", path);
    for (int i = 0; i < count; i++) {
        ok = ok && file_read(hsds, arena_printf(&hsds->feed->arena, "%s/%s", path, names[i]), names[i], err);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    return ok;
}

static bool part_refuse(struct package *package, const char *path, const char *part, struct err *err)
{
    struct zip_stat info;
    bool locked = zip_stat(package->zip, part, 0, &info) == 0 && (info.valid & ZIP_STAT_ENCRYPTION_METHOD) &&
                  info.encryption_method != ZIP_EM_NONE;
    if (locked)
        return err_set(err, "%s: deze zip heeft een wachtwoord; pak hem uit en geef de map", path);
    return err_set(err,
                   "%s: %s in deze zip is stuk of wordt bij het uitpakken veel te groot; haal hem opnieuw op",
                   path, part);
}

static bool part_read(struct hsds *hsds, struct package *package, const char *path, const char *part,
                      struct err *err)
{
    char *bytes, base[256];
    size_t length;
    const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
    bool csv = name_ends_in(name, ".csv");
    if ((!csv && !name_ends_in(name, ".json")) || *name == '.' || strcasecmp(name, "datapackage.json") == 0)
        return true;
    if (!package_read(package, part, PACKAGE_PART_MAX, &bytes, &length, err))
        return part_refuse(package, path, part, err);
    const char *file = arena_printf(&hsds->feed->arena, "%s/%s", path, part);
    snprintf(base, sizeof base, "%.*s", (int)(strlen(name) - 4), name);
    bool ok = csv ? hsds_read_csv(hsds, file, base, bytes, length, err)
                  : hsds_read_json_bytes(hsds, file, bytes, length, err);
    free(bytes);
    return ok;
}

static bool zip_read(struct hsds *hsds, const char *path, const char *bytes, size_t length, struct err *err)
{
    struct package package;
    if (!package_open(&package, bytes, length, err))
        return err_set(
            err, "%s: deze zip kan ik niet openen; haal hem opnieuw op, of pak hem uit en geef de map", path);
    bool ok = true;
    zip_int64_t count = zip_get_num_entries(package.zip, 0);
    for (zip_int64_t i = 0; ok && i < count && i < PACKAGE_PARTS_MAX; i++) {
        const char *name = zip_get_name(package.zip, (zip_uint64_t)i, 0);
        ok = !name || part_read(hsds, &package, path, name, err);
    }
    package_close(&package);
    return ok;
}

static bool input_read(struct hsds *hsds, const char *path, struct err *err)
{
    struct stat info;
    char *bytes;
    size_t length;
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return files_read(hsds, path, err);
    if (name_ends_in(path, ".csv"))
        return file_read(hsds, path, name, err);
    if (!path_read(path, FEED_FILE_MAX, &bytes, &length, err))
        return false;
    bool zip = length > 4 && memcmp(bytes, "PK", 2) == 0;
    bool ok = zip ? zip_read(hsds, path, bytes, length, err)
                  : hsds_read_json_bytes(hsds, arena_strdup(&hsds->feed->arena, path), bytes, length, err);
    free(bytes);
    return ok;
}

bool hsds_read(struct feed *feed, const char *path, const struct map *map, struct err *err)
{
    struct hsds hsds = {.feed = feed};
    (void)map;
    bool ok = input_read(&hsds, path, err);
    if (ok)
        hsds_map(&hsds);
    free(hsds.objects);
    return ok;
}
