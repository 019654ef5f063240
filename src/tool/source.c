#include "tool/source.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tool/csv_reader.h"

static const struct source_reader *const readers[] = {&csv_reader};

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

bool source_open(struct source *source, const char *path, int order, struct report *report, struct err *err)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s", path);
    for (size_t length = strlen(folder); length > 1 && folder[length - 1] == '/';)
        folder[--length] = '\0';
    source_init(source, folder, order);
    struct stat info;
    if (stat(folder, &info) != 0)
        return err_set(err, "%s: deze bron is er niet; geef de map met de tabellen", folder);
    struct intake intake = {.source = source, .report = report};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (readers[i]->accepts(folder))
            return readers[i]->read(folder, &intake, err);
    return err_set(err,
                   "%s: dit is geen map met CSV-tabellen; bewaar elk blad als CSV in één map en geef die map",
                   folder);
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
