/* The part of merge.h that sees what would come twice: an organisation that is there already, and all of a feed when _bron
 * is lost. */
#include <ctype.h>
#include <string.h>

#include "tool/import/merge.h"

static const char *title_low(struct merge *merge, const char *title)
{
    char *low = arena_strdup(&merge->arena, title);
    for (char *c = low; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return low;
}

/* The partners that the source had before this import, by title. */
static void titles_gather(struct merge *merge, struct lookup *titles)
{
    const struct ledger *partners = &merge->ledgers[TABLE_PARTNER];
    int column = ledger_find(partners, "title");
    for (int row = 0; row < partners->count; row++) {
        const char *title = title_low(merge, ledger_cell(partners, row, column));
        if (*title && !lookup_find(titles, title))
            lookup_add(titles, (struct entry){.key = title, .row = row});
    }
}

static void twin_say(struct merge *merge, const struct feed_row *row, int line)
{
    const struct ledger *partners = &merge->ledgers[TABLE_PARTNER];
    struct report *report = merge->feed->report;
    feed_say(merge->feed, row->unit,
             "een partner \"%s\" is er al (%s), van het huis of van een andere herkomst; is het dezelfde, "
             "zet dan bij de "
             "ene status op stopped en de code van de andere in replaced_by",
             report_quote(report, feed_get(row, "title")),
             report_quote(report, ledger_cell(partners, line, ledger_find(partners, "code"))));
}

void merge_twins(struct merge *merge)
{
    struct lookup titles;
    lookup_init(&titles);
    titles_gather(merge, &titles);
    for (int i = 0; i < merge->feed->count; i++) {
        const struct feed_row *row = &merge->feed->rows[i];
        if (row->table != TABLE_PARTNER || row->dropped || bron_find(&merge->bron, row->table, row->id) ||
            merge_line(merge, row->table, row->code) >= 0)
            continue;
        const struct entry *twin = lookup_find(&titles, title_low(merge, feed_get(row, "title")));
        if (twin)
            twin_say(merge, row, twin->row);
    }
    lookup_release(&titles);
}

/* A card in this table that says it came from the feed. */
static const char *card_from(const struct merge *merge, enum table_id table)
{
    const struct ledger *cards = &merge->ledgers[table];
    int source = ledger_find(cards, "source");
    for (int row = 0; merge->open[table] && row < cards->count; row++)
        if (strcmp(ledger_cell(cards, row, source), merge->feed->name) == 0)
            return ledger_cell(cards, row, ledger_find(cards, "code"));
    return NULL;
}

bool merge_remembers(const struct merge *merge, struct err *err)
{
    for (int id = 0; merge->bron.count == 0 && id < TABLE_COUNT; id++) {
        const char *code = table_of_cards((enum table_id)id) ? card_from(merge, (enum table_id)id) : NULL;
        if (code)
            return err_set(
                err,
                "%s: hier staan al kaarten van \"%s\" (zoals %s), maar _bron weet er niets van en alles zou "
                "er "
                "dubbel in komen; zet een kopie van _bron terug, of geef een andere naam met --source",
                merge->binder.path, merge->feed->name, code);
    }
    return true;
}
