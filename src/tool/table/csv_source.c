#include "tool/table/csv_source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tool/sheet/csv_reader.h"
#include "tool/table/sheet_intake.h"

static bool file_read(const char *folder, const char *file, struct intake *intake, struct err *err)
{
    char *path = arena_printf(&intake->source->arena, "%s/%s", folder, file);
    char *name = arena_strndup(&intake->source->arena, file, strlen(file) - 4);
    struct sheet_intake into;
    const struct sheet_sink sink = sheet_intake_csv(&into, intake, path);
    return csv_read_sheet(path, name, &sink, err);
}

static bool tables_read(const char *path, struct intake *intake, struct err *err)
{
    char **names;
    int count = csv_names(path, &names);
    if (count < 0)
        return err_set(err, "%s: deze map kan ik niet lezen; kijk na of je er rechten op hebt", path);
    bool ok =
        count > 0 || err_set(err, "%s: in deze map staat geen enkele CSV-tabel; is het de juiste map?", path);
    for (int i = 0; i < count; i++) {
        ok = ok && file_read(path, names[i], intake, err);
        free(names[i]);
    }
    free(names);
    return ok;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const struct source_reader csv_source = {is_folder, tables_read};
