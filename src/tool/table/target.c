#include "tool/table/target.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "tool/sheet/workbook.h"
#include "tool/table/grid.h"
#include "tool/table/remarks.h"

enum { HEAD_BYTES = 128 };

static bool same_file(const struct stat *info, const char *path)
{
    struct stat other;
    return stat(path, &other) == 0 && other.st_dev == info->st_dev && other.st_ino == info->st_ino;
}

/* A workbook or a table in a folder that is a source may be a part of it. */
static bool is_input(const struct target *target, const struct stat *info)
{
    char folder[PATH_MAX];
    struct stat above;
    snprintf(folder, sizeof folder, "%s", target->path);
    bool table = workbook_named(target->path) || name_ends_in(target->path, ".csv");
    bool placed = stat(dirname(folder), &above) == 0;
    for (int i = 0; i < target->input_count; i++)
        if (same_file(info, target->inputs[i]) || (table && placed && same_file(&above, target->inputs[i])))
            return true;
    return false;
}

static bool is_checked(const char *path)
{
    struct report report;
    struct grid grid;
    report_init(&report);
    bool checked = false, opened = grid_open(&grid, path, &report, NULL);
    for (int i = 0; opened && i < grid.count; i++)
        checked = checked || remarks_stand(&grid.sheets[i]);
    grid_close(&grid);
    report_release(&report);
    return checked;
}

static bool head_begins(const char head[HEAD_BYTES], const char *text)
{
    head += strncmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    head += strspn(head, " \t\r\n");
    return strncasecmp(head, text, strlen(text)) == 0;
}

/* True for a file of the kind that the command writes; an empty file is nobody's. */
static bool is_kind(const struct target *target)
{
    char head[HEAD_BYTES + 1] = "";
    FILE *file = fopen(target->path, "rb");
    size_t length = file ? fread(head, 1, HEAD_BYTES, file) : 0;
    if (file)
        fclose(file);
    if (file && !length)
        return true;
    switch (target->kind) {
    case TARGET_PUBLICATION: /* the application_id of data/schema.sql */
        return memcmp(head, "SQLite format 3", 16) == 0 && memcmp(head + 68, "WegW", 4) == 0;
    case TARGET_CHECKED:
        return is_checked(target->path);
    case TARGET_PAGE:
        return head_begins(head, "<!doctype html") || head_begins(head, "<html");
    case TARGET_CALENDAR:
        return head_begins(head, "BEGIN:VCALENDAR");
    case TARGET_JSON:
        return head_begins(head, "{") || head_begins(head, "[");
    default:
        return false;
    }
}

static bool refuse_kind(const struct target *target, struct err *err)
{
    static const char *const what[] = {
        [TARGET_PUBLICATION] =
            MN_("%s: dit bestand is er al en is geen publicatie; geef met %s een andere naam, of --force"),
        [TARGET_CHECKED] = MN_("%s: dit werkboek is er al en is geen kopie van `check` (geen kolom "
                               "Opmerkingen); geef met %s een andere naam, of --force"),
        [TARGET_PAGE] =
            MN_("%s: dit bestand is er al en is geen webpagina; geef met %s een andere naam, of --force"),
        [TARGET_CALENDAR] =
            MN_("%s: dit bestand is er al en is geen agenda; geef met %s een andere naam, of --force"),
        [TARGET_JSON] =
            MN_("%s: dit bestand is er al en is geen JSON; geef met %s een andere naam, of --force"),
        [TARGET_WORKBOOK] = MN_("%s: dit bestand is er al; geef met %s een andere naam, of --force"),
    };
    return err_set(err, what[target->kind], target->path, target->option);
}

bool target_free(const struct target *target, struct err *err)
{
    struct stat info;
    char lock[WORKBOOK_LOCK_BYTES], real[PATH_MAX];
    if (target->kind == TARGET_FOLDER || stat(target->path, &info) != 0)
        return true;
    if (!S_ISREG(info.st_mode))
        return err_set(err,
                       S_ISDIR(info.st_mode)
                           ? MN_("%s: dit is een map; geef met %s de naam van een bestand")
                           : MN_("%s: dit is geen gewoon bestand; geef met %s een andere naam"),
                       target->path, target->option);
    if (is_input(target, &info))
        return err_set(err,
                       "%s: hieruit leest de opdracht zelf, dus dat blijft zoals het is; geef met %s een "
                       "andere naam",
                       target->path, target->option);
    if (workbook_is_open(target->path, lock) ||
        (realpath(target->path, real) && workbook_is_open(real, lock)))
        return err_set(err,
                       "%s: dit bestand staat open in een rekenblad; sluit het daar en probeer opnieuw "
                       "(staat het nergens open, haal dan %s weg)",
                       target->path, lock);
    return target->force || is_kind(target) || refuse_kind(target, err);
}
