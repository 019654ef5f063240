#include "tool/table/source_open.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tool/sheet/csv_reader.h"
#include "tool/table/csv_source.h"
#include "tool/table/workbook_source.h"

static const struct source_reader *const readers[] = {&csv_source, &workbook_source};

/* Without the slashes at the end. */
static void path_plain(const char *path, char *plain, size_t size)
{
    snprintf(plain, size, "%s", path);
    for (size_t length = strlen(plain); length > 1 && plain[length - 1] == '/';)
        plain[--length] = '\0';
}

bool source_open(struct source *source, const char *path, int order, struct report *report, struct err *err)
{
    char plain[4096];
    path_plain(path, plain, sizeof plain);
    source_init(source, plain, order);
    struct stat info;
    if (stat(plain, &info) != 0)
        return err_set(err, "%s: deze bron is er niet; geef de map met de tabellen of een werkboek", plain);
    struct intake intake = {.source = source, .report = report};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i]->accepts(plain))
            return readers[i]->read(plain, &intake, err);
    return err_set(err, "%s: dit is geen map met CSV-tabellen en geen werkboek (.xlsx of .ods)", plain);
}

static void path_add(struct source_paths *list, const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    list->paths = realloc(list->paths, (size_t)(list->count + 1) * sizeof *list->paths);
    char *path = malloc(size);
    if (!list->paths || !path)
        abort();
    snprintf(path, size, "%s%s%s", folder, *name ? "/" : "", name);
    list->paths[list->count++] = path;
}

static int is_workbook_name(const struct dirent *entry)
{
    return workbook_named(entry->d_name);
}

static bool folder_find(struct source_paths *list, const char *folder, struct err *err)
{
    struct dirent **books = NULL;
    char **tables = NULL;
    int table_count = csv_names(folder, &tables),
        count = scandir(folder, &books, is_workbook_name, alphasort);
    bool ok =
        count <= 0 || table_count <= 0 ||
        err_set(err,
                "%s: in deze map staan CSV-tabellen (%s) en werkboeken (%s); haal weg wat niet de bron is",
                folder, tables[0], books[0]->d_name);
    if (ok && count <= 0)
        path_add(list, folder, "");
    for (int i = 0; i < count; i++) {
        if (ok)
            path_add(list, folder, books[i]->d_name);
        free(books[i]);
    }
    for (int i = 0; i < table_count; i++)
        free(tables[i]);
    free(tables);
    free(books);
    return ok;
}

bool source_paths_find(struct source_paths *list, const char *const *paths, int count, struct err *err)
{
    bool ok = true;
    *list = (struct source_paths){NULL, 0};
    for (int i = 0; ok && i < count; i++) {
        char plain[4096];
        struct stat info;
        path_plain(paths[i], plain, sizeof plain);
        if (stat(plain, &info) == 0 && S_ISDIR(info.st_mode))
            ok = folder_find(list, plain, err);
        else
            path_add(list, plain, "");
    }
    return ok;
}

void source_paths_release(struct source_paths *list)
{
    for (int i = 0; i < list->count; i++)
        free(list->paths[i]);
    free(list->paths);
}
