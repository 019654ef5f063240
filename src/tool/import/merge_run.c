/* The part of merge.h that compares cells: of the feed now, of the feed last time, and of the house. */
#include <string.h>

#include "base/message.h"
#include "model/date.h"
#include "tool/import/merge.h"
#include "tool/table/value.h"

enum { LOST_LEAST = 5 }; /* of fewer cards half is soon gone */

/* A row that is being merged. */
struct joining {
    struct merge *merge;
    struct feed_row *row;
    struct ledger *ledger;
    struct bron_record *record;
    int line; /* in the ledger */
    bool changed, own;
};

static bool is_check(const char *column)
{
    return strcmp(column, "checked_on") == 0 || strcmp(column, "checked_by") == 0;
}

/* What an empty cell of a new row gets, or NULL. */
static const char *otherwise(const struct merge *merge, enum table_id table, const char *column)
{
    if (!table_of_cards(table))
        return NULL;
    if (strcmp(column, "source") == 0)
        return merge->origin.source;
    if (strcmp(column, "source_licence") == 0)
        return *merge->origin.licence ? merge->origin.licence : NULL;
    if (strcmp(column, "checked_on") == 0)
        return merge->origin.day;
    return feed_otherwise(table, column);
}

static const char *const titles[] = {"title", "name", "text", "word"};

static const char *feed_title(const struct feed_row *row)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (column_find(table_spec(row->table), titles[i]) >= 0)
            return feed_get(row, titles[i]);
    return "";
}

static const char *title_of(const struct joining *joining)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        int column = ledger_find(joining->ledger, titles[i]);
        if (column >= 0)
            return ledger_cell(joining->ledger, joining->line, column);
    }
    return "";
}

static void cell_tell(struct joining *joining, enum delta_kind kind, const char *column, const char *before,
                      const char *after)
{
    merge_tell(joining->merge, (struct delta){kind, joining->record->table, joining->record->key,
                                              title_of(joining), column, before, after});
}

static void cell_set(struct joining *joining, const char *column, const char *text)
{
    ledger_set(joining->ledger, joining->line, ledger_column(joining->ledger, column), text);
}

/* The three of them: what the feed says, what it said last, what stands there. What we fill in ourselves for a feed that
 * is silent is no word against that of the house. */
static void cell_join(struct joining *joining, const char *column, const char *value, bool silent)
{
    struct merge *merge = joining->merge;
    const char *last = bron_value(&merge->bron, joining->record, column);
    const char *now = ledger_cell(joining->ledger, joining->line, ledger_find(joining->ledger, column));
    const char *before = last ? last : "";
    if (strcmp(now, value) != 0 && strcmp(now, before) == 0) {
        cell_tell(joining, DELTA_CHANGED, column, now, value);
        merge->counts[joining->record->table][DELTA_CHANGED] -= joining->changed;
        joining->changed = true;
        cell_set(joining, column, value);
    } else if (strcmp(now, value) != 0 && (!silent || (!*value && *before))) {
        cell_tell(joining, DELTA_OWN, column, now, value);
        merge->counts[joining->record->table][DELTA_OWN] -= joining->own;
        joining->own = true;
    }
    if (last || *value)
        bron_set(&merge->bron, joining->record, column, value, &merge->origin);
}

/* What the feed says of a column now; NULL: this column stays as it is. */
static const char *value_now(const struct joining *joining, int column)
{
    const char *name = table_spec(joining->row->table)->columns[column].name;
    const char *value = joining->row->cells[column];
    if (strcmp(name, "code") == 0 || (!value && is_check(name)))
        return NULL;
    if (!value || (!*value && otherwise(joining->merge, joining->row->table, name)))
        value = otherwise(joining->merge, joining->row->table, name);
    return value ? value : bron_value(&joining->merge->bron, joining->record, name) ? "" : NULL;
}

static void row_join(struct joining *joining)
{
    const struct table_spec *spec = table_spec(joining->row->table);
    for (int i = 0; i < spec->count; i++) {
        const char *value = value_now(joining, i), *word = joining->row->cells[i];
        if (value)
            cell_join(joining, spec->columns[i].name, value, !word || !*word);
    }
    joining->merge->same[joining->row->table] += !joining->changed;
    if (!table_coded(joining->row->table))
        bron_rename(&joining->merge->bron, joining->record,
                    merge_key(joining->merge, joining->row->table, joining->row->cells));
}

static void row_add(struct joining *joining)
{
    struct merge *merge = joining->merge;
    enum table_id table = joining->row->table;
    const struct table_spec *spec = table_spec(table);
    joining->record = bron_add(&merge->bron, table, joining->row->id, joining->row->code);
    joining->record->seen = true;
    joining->line = ledger_add(joining->ledger);
    for (int i = 0; i < spec->count; i++) {
        const char *name = spec->columns[i].name, *value = joining->row->cells[i];
        if (strcmp(name, "code") == 0) {
            cell_set(joining, name, joining->row->code);
            continue;
        }
        if (!value || !*value)
            value = otherwise(merge, table, name);
        if (!value || !*value)
            continue;
        cell_set(joining, name, value);
        bron_set(&merge->bron, joining->record, name, value, &merge->origin);
    }
    merge_tell(merge,
               (struct delta){DELTA_ADDED, table, joining->record->key, title_of(joining), NULL, NULL, NULL});
}

/* A row that the feed brought before. */
static void row_follow(struct merge *merge, struct feed_row *row)
{
    struct joining joining = {.merge = merge, .row = row, .ledger = &merge->ledgers[row->table]};
    joining.record = bron_find(&merge->bron, row->table, row->id);
    if (row->dropped || row->merged || !joining.record)
        return;
    row->merged = joining.record->seen = true;
    joining.line = joining.record->line;
    if (joining.line >= 0)
        row_join(&joining);
    else
        merge_tell(merge,
                   (struct delta){DELTA_AWAY, row->table, row->code, feed_title(row), NULL, NULL, NULL});
}

static const char *row_name(struct merge *merge, enum table_id table, const char *key)
{
    return arena_printf(&merge->arena, "%s/%s", table_spec(table)->name, key);
}

/* `known` has the rows without a code that this feed has brought, now or before. */
static void row_bring(struct merge *merge, struct feed_row *row, struct lookup *known)
{
    struct joining joining = {.merge = merge, .row = row, .ledger = &merge->ledgers[row->table]};
    if (row->dropped || row->merged)
        return;
    row->merged = true;
    const char *name = table_coded(row->table) ? NULL : row_name(merge, row->table, row->code);
    if (name && lookup_find(known, name)) {
        feed_say(merge->feed, row->unit, "deze rij van %s komt twee keer voor; één keer overgenomen",
                 table_spec(row->table)->name);
        return;
    }
    joining.line = merge_line(merge, row->table, row->code);
    if (joining.line >= 0) {
        merge_tell(merge,
                   (struct delta){DELTA_OWN, row->table, row->code, title_of(&joining), NULL, NULL, NULL});
        return;
    }
    if (name)
        lookup_add(known, (struct entry){.key = name});
    row_add(&joining);
}

/* How a row ends that the feed no longer has; NULL: it is only told. */
static const char *ending(const struct merge *merge, enum table_id table, const char **value)
{
    char day[11];
    day_format(merge->feed->as_of - 1, day);
    *value = table == TABLE_PARTNER ? "stopped"
             : table == TABLE_HOURS ? arena_strdup((struct arena *)&merge->arena, day)
                                    : "ended";
    return table == TABLE_PARTNER                            ? "status"
           : table == TABLE_OFFER || table == TABLE_ACTIVITY ? "stage"
           : table == TABLE_HOURS                            ? "valid_to"
                                                             : NULL;
}

static void ending_set(struct joining *joining, const char *column, const char *value)
{
    cell_set(joining, column, value);
    bron_set(&joining->merge->bron, joining->record, column, value, &joining->merge->origin);
}

/* What ends must not stop the next build: a card that nobody wrote a lead for has its title, until the feed brings it
 * back; hours that would begin later do not end before they begin. */
static void ending_complete(struct joining *joining, const char *until)
{
    int begins, ends;
    struct ledger *ledger = joining->ledger;
    enum table_id table = joining->record->table;
    const char *from = ledger_cell(ledger, joining->line, ledger_find(ledger, "valid_from"));
    if (table_of_cards(table) && !*ledger_cell(ledger, joining->line, ledger_find(ledger, "lead")))
        ending_set(joining, "lead", title_of(joining));
    if (table == TABLE_HOURS && value_day(from, &begins) && value_day(until, &ends) && begins > ends) {
        ending_set(joining, "valid_from", until);
        bron_rename(&joining->merge->bron, joining->record,
                    merge_row_key(joining->merge, table, joining->line));
    }
}

/* Once there was a party: that a feed tells no more of it is no loss. */
static bool is_over(const struct joining *joining)
{
    static const char *const again[] = {"rrule", "rdate"};
    struct wall start;
    const struct ledger *ledger = joining->ledger;
    if (joining->record->table != TABLE_ACTIVITY)
        return false;
    for (size_t i = 0; i < sizeof again / sizeof *again; i++)
        if (*ledger_cell(ledger, joining->line, ledger_find(ledger, again[i])))
            return false;
    return value_moment(ledger_cell(ledger, joining->line, ledger_find(ledger, "start")), &start) &&
           start.day < joining->merge->feed->as_of;
}

static void record_end(struct merge *merge, struct bron_record *record)
{
    const char *value, *column = ending(merge, record->table, &value);
    struct joining joining = {.merge = merge, .ledger = &merge->ledgers[record->table], .record = record};
    joining.line = record->line;
    if (joining.line < 0)
        return;
    const char *last = column ? bron_value(&merge->bron, record, column) : NULL;
    const char *now =
        column ? ledger_cell(joining.ledger, joining.line, ledger_find(joining.ledger, column)) : "";
    bool ended = record->table == TABLE_HOURS ? *now != '\0' : column && strcmp(now, value) == 0;
    if (ended)
        return;
    bool own = column && strcmp(now, last ? last : "") != 0;
    cell_tell(&joining, own ? DELTA_OWN : DELTA_GONE, column, now, column ? value : NULL);
    if (!column || own)
        return;
    merge->lost += table_of_cards(record->table) && !is_over(&joining);
    ending_set(&joining, column, value);
    ending_complete(&joining, value);
}

/* A row is one record's alone: of two with one key the second has none. */
static void records_find(struct merge *merge)
{
    struct bron *bron = &merge->bron;
    struct lookup taken;
    lookup_init(&taken);
    for (int i = 0; i < bron->count; i++) {
        struct bron_record *record = &bron->records[i];
        const char *name = row_name(merge, record->table, record->key);
        record->line = lookup_find(&taken, name) ? -1 : merge_line(merge, record->table, record->key);
        if (record->line >= 0)
            lookup_add(&taken, (struct entry){.key = name});
    }
    lookup_release(&taken);
}

/* A house that this feed did not bring. */
static bool has_own_house(const struct merge *merge)
{
    const struct ledger *houses = &merge->ledgers[TABLE_HOUSE];
    for (int i = 0; i < merge->bron.count; i++)
        if (merge->bron.records[i].table == TABLE_HOUSE)
            return false;
    return merge->open[TABLE_HOUSE] && houses->count > 0;
}

/* A place with half of where it is cannot be built. */
static void places_mend(struct feed *feed)
{
    for (int i = 0; i < feed->count; i++) {
        struct feed_row *row = &feed->rows[i];
        if (row->table != TABLE_PLACE || !*feed_get(row, "lat") == !*feed_get(row, "lon"))
            continue;
        feed_set(feed, row, "lat", "");
        feed_set(feed, row, "lon", "");
        feed_say(
            feed, row->unit,
            "lat en lon horen samen en één van de twee ontbreekt of kan niet; beide blijven leeg, vul ze "
            "zelf in");
    }
}

/* Another house does not come along with its cards, nor its topics and its questions. */
static void founding_drop(struct merge *merge)
{
    struct feed *feed = merge->feed;
    bool own = has_own_house(merge);
    long dropped = 0;
    for (int i = 0; own && i < feed->count; i++) {
        struct feed_row *row = &feed->rows[i];
        if (!row->founding)
            continue;
        row->dropped = true;
        feed->units[row->unit].kept = false;
        feed_mute(feed, row->unit);
        dropped++;
    }
    if (dropped)
        report_warning(feed->report, (struct spot){.file = feed->path},
                       "%ld rijen zijn van het huis zelf, zoals thema's en vragen; deze bron heeft een eigen "
                       "huis, ze zijn niet overgenomen",
                       dropped);
}

/* What is known comes first, and keys that change with it: a new row may have the key that another one left. */
static void rows_merge(struct merge *merge)
{
    static const char stage[] = MN_("vergelijken");
    struct feed *feed = merge->feed;
    for (int i = 0; i < feed->count; i++) {
        progress_tick(&feed->progress, stage);
        row_follow(merge, &feed->rows[i]);
    }
    if (!feed->part) {
        merge_adopt(merge);
        for (int i = 0; i < feed->count; i++)
            row_follow(merge, &feed->rows[i]);
    }
    for (int id = 0; id < TABLE_COUNT; id++)
        if (merge->open[id] && !table_coded((enum table_id)id))
            merge_index(merge, (enum table_id)id);
    struct lookup known;
    lookup_init(&known);
    for (int i = 0; i < merge->bron.count; i++) {
        const struct bron_record *record = &merge->bron.records[i];
        const char *name = row_name(merge, record->table, record->key);
        if (record->seen && !table_coded(record->table) && !lookup_find(&known, name))
            lookup_add(&known, (struct entry){.key = name});
    }
    for (int i = 0; i < feed->count; i++)
        row_bring(merge, &feed->rows[i], &known);
    lookup_release(&known);
}

bool merge_loses(const struct merge *merge, long *had)
{
    *had = 0;
    for (int id = 0; id < TABLE_COUNT; id++)
        if (table_of_cards((enum table_id)id))
            *had += merge->same[id] + merge->counts[id][DELTA_CHANGED];
    *had += merge->lost;
    return merge->lost >= LOST_LEAST && merge->lost * 2 > *had;
}

bool merge_run(struct merge *merge, struct err *err)
{
    struct feed *feed = merge->feed;
    for (int i = 0; i < feed->count; i++)
        if (!merge_table(merge, feed->rows[i].table, err))
            return false;
    for (int i = 0; i < merge->bron.count; i++)
        if (!merge_table(merge, merge->bron.records[i].table, err))
            return false;
    if (!merge_remembers(merge, err))
        return false;
    records_find(merge);
    places_mend(feed);
    founding_drop(merge);
    merge_codes(merge);
    merge_twins(merge);
    rows_merge(merge);
    for (int i = 0; !feed->part && feed->count > 0 && i < merge->bron.count; i++)
        if (!merge->bron.records[i].seen)
            record_end(merge, &merge->bron.records[i]);
    return true;
}
