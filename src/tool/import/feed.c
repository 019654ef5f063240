#include "tool/import/feed.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/utf8.h"
#include "tool/import/text_plain.h"

enum { KEY_BYTES = 400 };

static const char reference_mark = '\x1e', reference_gap = '\x1f';

void feed_init(struct feed *feed, struct report *report, const char *name, const char *path, int as_of)
{
    *feed = (struct feed){.report = report, .name = name, .licence = "", .path = path, .as_of = as_of};
    arena_init(&feed->arena);
    lookup_init(&feed->by_id);
}

void feed_release(struct feed *feed)
{
    lookup_release(&feed->by_id);
    free(feed->rows);
    free(feed->units);
    arena_release(&feed->arena);
}

int feed_unit(struct feed *feed, const char *file, int row)
{
    static const char stage[] = MN_("lezen");
    if (feed->unit_count == feed->unit_capacity) {
        feed->unit_capacity = feed->unit_capacity ? feed->unit_capacity * 2 : 256;
        feed->units = realloc(feed->units, (size_t)feed->unit_capacity * sizeof *feed->units);
        if (!feed->units)
            abort();
    }
    progress_tick(&feed->progress, stage);
    feed->units[feed->unit_count] = (struct feed_unit){.file = file, .row = row};
    return feed->unit_count++;
}

void feed_keep(struct feed *feed, int unit)
{
    feed->units[unit].kept = true;
}

void feed_say(struct feed *feed, int unit, const char *format, ...)
{
    char text[768];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    feed->units[unit].reported = true;
    report_warning(feed->report, (struct spot){feed->units[unit].file, 0, feed->units[unit].row, NULL}, "%s",
                   text);
}

void feed_mute(struct feed *feed, int unit)
{
    feed->units[unit].reported = true;
}

void feed_settle(struct feed *feed)
{
    for (int i = 0; i < feed->unit_count; i++)
        if (!feed->units[i].kept && !feed->units[i].reported)
            feed_say(feed, i, "hier staat niets dat in onze tabellen past; niet overgenomen");
}

void feed_totals(const struct feed *feed, long *kept, long *reported)
{
    *kept = *reported = 0;
    for (int i = 0; i < feed->unit_count; i++)
        *(feed->units[i].kept ? kept : reported) += 1;
}

/* An id stands in a cell of _bron, so it is short and plain there; of one that is too long the end becomes a number that
 * all its letters make (FNV-1a), since ids often differ at their end. */
static void key_make(char key[KEY_BYTES], enum table_id table, const char *id)
{
    enum { SUM_BYTES = 18 };
    uint64_t sum = 0xCBF29CE484222325u;
    size_t used = (size_t)snprintf(key, KEY_BYTES, "%s/", table_spec(table)->name);
    char last = '/';
    bool long_id = false;
    for (id = text_unarmed(id); *id; id++) {
        if ((unsigned char)*id < ' ' || (*id == ' ' && (last == ' ' || last == '/')))
            continue;
        last = *id;
        sum = (sum ^ (unsigned char)last) * 0x100000001B3u;
        long_id = long_id || used + SUM_BYTES + 1 > KEY_BYTES;
        if (!long_id)
            key[used++] = last;
    }
    while (key[used - 1] == ' ')
        used--;
    key[used] = '\0';
    for (int cut = 0; long_id && cut < 3 && !utf8_valid(key); cut++) /* half a letter */
        key[--used] = '\0';
    if (long_id)
        snprintf(key + used, SUM_BYTES, "~%016" PRIx64, sum);
    for (char *c = key; !utf8_valid(key) && *c; c++)
        *c = (unsigned char)*c < 0x80 ? *c : '?';
}

struct feed_row *feed_find(const struct feed *feed, enum table_id table, const char *id)
{
    char key[KEY_BYTES];
    key_make(key, table, id);
    const struct entry *entry = lookup_find(&feed->by_id, key);
    return entry ? &feed->rows[entry->row] : NULL;
}

struct feed_row *feed_row(struct feed *feed, enum table_id table, const char *id, int unit)
{
    struct feed_row *found = feed_find(feed, table, id);
    feed_keep(feed, unit);
    if (found)
        return found;
    if (feed->count == feed->capacity) {
        feed->capacity = feed->capacity ? feed->capacity * 2 : 256;
        feed->rows = realloc(feed->rows, (size_t)feed->capacity * sizeof *feed->rows);
        if (!feed->rows)
            abort();
    }
    char made[KEY_BYTES];
    key_make(made, table, id);
    const char *key = arena_strdup(&feed->arena, made);
    struct feed_row *row = &feed->rows[feed->count];
    *row = (struct feed_row){.table = table,
                             .id = strchr(key, '/') + 1,
                             .cells = arena_array(&feed->arena, const char *, table_spec(table)->count),
                             .unit = unit};
    lookup_add(&feed->by_id, (struct entry){.key = key, .row = feed->count});
    feed->count++;
    return row;
}

void feed_set(struct feed *feed, struct feed_row *row, const char *column, const char *text)
{
    while (text && *text == reference_mark) /* only `feed_refer` makes references */
        text++;
    if (text)
        row->cells[column_of(row->table, column)] = arena_strdup(&feed->arena, text);
}

void feed_set_first(struct feed *feed, struct feed_row *row, const char *column, const char *text)
{
    if (text && *text && !*feed_get(row, column))
        feed_set(feed, row, column, text);
}

const char *feed_get(const struct feed_row *row, const char *column)
{
    const char *cell = row->cells[column_of(row->table, column)];
    return cell ? cell : "";
}

void feed_refer(struct feed *feed, struct feed_row *row, const char *column, enum table_id table,
                const char *id)
{
    char key[KEY_BYTES];
    key_make(key, table, id);
    const char *before = feed_get(row, column);
    const char *rest = before, *other;
    while (feed_next_reference(&rest, &feed->arena, &other))
        if (strcmp(other, key) == 0)
            return;
    row->cells[column_of(row->table, column)] =
        feed_refers(before) ? arena_printf(&feed->arena, "%s%c%s", before, reference_gap, key)
                            : arena_printf(&feed->arena, "%c%s", reference_mark, key);
}

bool feed_refers(const char *cell)
{
    return *cell == reference_mark;
}

bool feed_next_reference(const char **rest, struct arena *arena, const char **key)
{
    if (**rest != reference_mark && **rest != reference_gap)
        return false;
    const char *start = *rest + 1, *end = strchr(start, reference_gap);
    size_t length = end ? (size_t)(end - start) : strlen(start);
    *key = arena_strndup(arena, start, length);
    *rest = start + length;
    return true;
}

const char *feed_otherwise(enum table_id table, const char *column)
{
    static const struct {
        const char *column, *partner, *offer, *activity;
    } values[] = {
        {"kind", "organisation", "service", "event"},
        {"status", "active", NULL, NULL},
        {"price", NULL, "unknown", "unknown"},
        {"price_text", NULL, "Prijs niet bekend: vraag het na.", "Prijs niet bekend: vraag het na."},
        {"access", NULL, "everyone", "everyone"},
        {"mode", NULL, "site", "site"},
        {"stage", NULL, "permanent", "permanent"},
        {"checked_by", "invoer, nog na te kijken", "invoer, nog na te kijken", "invoer, nog na te kijken"},
    };
    if (!table_of_cards(table))
        return NULL;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(values[i].column, column) == 0)
            return table == TABLE_PARTNER ? values[i].partner
                   : table == TABLE_OFFER ? values[i].offer
                                          : values[i].activity;
    return NULL;
}
