#include "tool/table/source.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/message.h"
#include "tool/table/csv_reader.h"
#include "tool/table/table_name.h"
#include "tool/table/workbook_source.h"

static const struct source_reader *const readers[] = {&csv_reader, &workbook_reader};

static void source_init(struct source *source, const char *path, int order)
{
    *source = (struct source){0};
    arena_init(&source->arena);
    source->path = arena_strdup(&source->arena, path);
    for (int id = 0; id < TABLE_COUNT; id++) {
        struct table *table = &source->tables[id];
        table->id = (enum table_id)id;
        table->spec = table_spec(table->id);
        table->source = source;
        table->order = order * TABLE_COUNT + id;
        table->file = arena_printf(&source->arena, "%s/%s.csv", path, table->spec->name);
        assert(table->spec->count <= COLUMNS_MAX);
    }
}

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

void source_close(struct source *source)
{
    for (int id = 0; id < TABLE_COUNT; id++)
        free(source->tables[id].rows);
    arena_release(&source->arena);
}

struct spot spot_of(const struct table *table, const struct row *row, int column)
{
    return (struct spot){table->file, table->order, row ? row->number : 0,
                         column >= 0 ? table->spec->columns[column].name : NULL};
}

const char *table_said(struct report *report, const struct source *source, enum table_id id)
{
    const char *sheet = source->tables[id].sheet;
    return source->kind == WORKBOOK_NONE
               ? table_spec(id)->name
               : arena_printf(&report->arena, M_("blad \"%s\""), sheet ? sheet : table_title(id));
}

const char *ref_said(struct report *report, const struct source *source, enum ref ref)
{
    static const enum table_id tables[REF_COUNT] = {
        [REF_HOUSE] = TABLE_HOUSE,       [REF_PLACE] = TABLE_PLACE,
        [REF_TOPIC] = TABLE_TOPIC,       [REF_AGE_BAND] = TABLE_AGE_BAND,
        [REF_CAMPAIGN] = TABLE_CAMPAIGN, [REF_LIFE_DOMAIN] = TABLE_LIFE_DOMAIN,
        [REF_PARTNER] = TABLE_PARTNER,   [REF_ACTIVITY] = TABLE_ACTIVITY,
    };
    if (source->kind == WORKBOOK_NONE)
        return message_text(ref_table(ref));
    if (ref == REF_CARD)
        return arena_printf(&report->arena, M_("blad \"%s\", \"%s\" of \"%s\""), table_title(TABLE_PARTNER),
                            table_title(TABLE_OFFER), table_title(TABLE_ACTIVITY));
    return table_said(report, source, tables[ref]);
}
