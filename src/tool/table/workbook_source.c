#include "tool/table/workbook_source.h"

#include <sys/stat.h>

#include "tool/table/sheet_intake.h"
#include "tool/table/table_name.h"

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

static bool tables_none(const struct source *source)
{
    for (int id = 0; id < TABLE_COUNT; id++)
        if (source->tables[id].present)
            return false;
    return true;
}

static bool workbook_take(const char *path, struct intake *intake, struct err *err)
{
    struct source *source = intake->source;
    struct sheet_intake into;
    const struct sheet_sink sink = sheet_intake_workbook(&into, intake, path);
    if (name_ends_in(path, ".csv"))
        return err_set(err, "%s: geef de map waarin deze tabel staat, of een werkboek", path);
    for (int id = 0; id < TABLE_COUNT; id++)
        source->tables[id].file = sheet_label(&source->arena, path, table_title((enum table_id)id));
    if (!workbook_read(path, &sink, &source->kind, err))
        return false;
    if (tables_none(source) && !intake->report->errors.count)
        return err_set(err,
                       "%s: geen enkel blad heeft de naam van een tabel; begin met `wegwijzer-data template`",
                       path);
    return true;
}

const struct source_reader workbook_source = {is_file, workbook_take};
