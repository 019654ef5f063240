#include "tool/table/source.h"

#include <assert.h>
#include <stdlib.h>

#include "base/message.h"
#include "tool/table/table_name.h"

void source_init(struct source *source, const char *path, int order)
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
