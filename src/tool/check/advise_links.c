/* What leads a family to a card that no house shows. */
#include <string.h>

#include "tool/check/advise.h"

static const struct {
    enum table_id table;
    const char *column;
} links[] = {
    {TABLE_HOUSE, "desk_card"}, {TABLE_TOPIC, "talk_to"}, {TABLE_PRESENCE, "card"}, {TABLE_QUESTION, "cards"},
    {TABLE_RELATED, "others"},  {TABLE_CAMPAIGN, "card"}, {TABLE_SLIDE, "card"},
};

static void check_code(struct book *book, const struct table *table, const struct row *row, int column,
                       const char *code)
{
    const struct entry *entry = book_find(book, REF_CARD, code);
    if (!entry || card_shown(entry->table, &entry->table->rows[entry->row]))
        return;
    const struct row *card = &entry->table->rows[entry->row];
    const char *next = row_cell(entry->table, card, "replaced_by");
    const char *title = report_quote(&book->report, row_cell(entry->table, card, "title"));
    struct spot spot = spot_of(table, row, column);
    if (*next)
        report_warning(
            &book->report, spot,
            "geen enkel huis toont kaart \"%s\" (%s) nog; zet \"%s\" in de plaats, die haar vervangt", code,
            title, next);
    else
        report_warning(&book->report, spot,
                       "geen enkel huis toont kaart \"%s\" (%s); kies een andere of haal de code hier weg",
                       code, title);
}

/* A card that is not shown itself leads nobody on. */
static bool row_leads(const struct book *book, const struct table *table, const struct row *row)
{
    const struct entry *card =
        table->id == TABLE_RELATED ? book_find(book, REF_CARD, row_cell(table, row, "card")) : NULL;
    return !card || card_shown(card->table, &card->table->rows[card->row]);
}

void advise_links(struct book *book)
{
    for (int s = 0; s < book->count; s++)
        for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
            const struct table *table = &book->sources[s].tables[links[i].table];
            int column = column_of(table->id, links[i].column);
            for (int r = 0; r < table->count; r++) {
                char item[ITEM_BYTES];
                struct value_list list = value_list(table->rows[r].cells[column]);
                while (row_leads(book, table, &table->rows[r]) && value_next(&list, item))
                    check_code(book, table, &table->rows[r], column, item);
            }
        }
}
