/* The part of merge.h for rows that a feed knows by another id than before, as when it numbers them anew. */
#include <stdlib.h>
#include <string.h>

#include "tool/import/merge.h"

/* Records that the feed no longer has by their id. */
struct spares {
    struct merge *merge;
    bool whole; /* by the whole key; or hours by their card and days */
    struct lookup by_name;
    int *next; /* by record: the next one of this name, or -1 */
};

/* NULL: it is not to be adopted. */
static const char *name_of(const struct spares *spares, enum table_id table, const char *key)
{
    const char *name = table_spec(table)->name;
    const char *days = strstr(key, " | "), *rest = days ? strstr(days + 3, " | ") : NULL;
    if (table_coded(table) || !*key || (!spares->whole && (table != TABLE_HOURS || !rest)))
        return NULL;
    return arena_printf(&spares->merge->arena, "%s/%.*s", name,
                        (int)(spares->whole ? strlen(key) : (size_t)(rest - key)), key);
}

static void spares_gather(struct spares *spares)
{
    struct bron *bron = &spares->merge->bron;
    for (int i = bron->count - 1; i >= 0; i--) {
        const struct bron_record *record = &bron->records[i];
        const char *name = record->seen || (!spares->whole && record->line < 0)
                               ? NULL
                               : name_of(spares, record->table, record->key);
        struct entry *entry = name ? (struct entry *)lookup_find(&spares->by_name, name) : NULL;
        spares->next[i] = entry ? entry->row : -1;
        if (entry)
            entry->row = i;
        else if (name)
            lookup_add(&spares->by_name, (struct entry){.key = name, .row = i});
    }
}

/* The first of this name that nobody took; it is marked. */
static struct bron_record *spare_take(struct spares *spares, const char *name)
{
    struct entry *entry = name ? (struct entry *)lookup_find(&spares->by_name, name) : NULL;
    if (!entry || entry->row < 0)
        return NULL;
    struct bron_record *record = &spares->merge->bron.records[entry->row];
    entry->row = spares->next[entry->row];
    record->seen = true;
    return record;
}

static void adopt_by(struct merge *merge, bool whole)
{
    struct spares spares = {.merge = merge, .whole = whole};
    spares.next = calloc((size_t)merge->bron.count + 1, sizeof *spares.next);
    if (!spares.next)
        abort();
    lookup_init(&spares.by_name);
    spares_gather(&spares);
    for (int i = 0; i < merge->feed->count; i++) {
        struct feed_row *row = &merge->feed->rows[i];
        if (row->merged || row->dropped || bron_find(&merge->bron, row->table, row->id))
            continue;
        struct bron_record *record = spare_take(&spares, name_of(&spares, row->table, row->code));
        if (!record)
            continue;
        bron_adopt(&merge->bron, record, row->id);
        row->code = record->key;
    }
    lookup_release(&spares.by_name);
    free(spares.next);
}

void merge_adopt(struct merge *merge)
{
    adopt_by(merge, true);
    adopt_by(merge, false);
}
