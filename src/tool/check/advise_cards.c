/* Cards as a family needs them: a price, somebody to reach, checked not long ago, and not alone. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "model/card.h"
#include "tool/check/advise.h"
#include "tool/check/prose.h"
#include "tool/table/value.h"

static struct spot at(const struct table *table, const struct row *row, const char *column)
{
    return spot_of(table, row, column_of(table->id, column));
}

/* "5 euro", "€ 5", "vijf euro". */
static bool names_amount(const char *text)
{
    return strpbrk(text, "0123456789") || prose_holds(text, "euro");
}

static void check_price(struct book *book, const struct table *table, const struct row *row)
{
    const char *price = row_cell(table, row, "price"), *text = row_cell(table, row, "price_text");
    bool amount = prose_holds(text, "euro") || strstr(text, "€");
    if (strcmp(price, "unknown") == 0)
        report_warning(&book->report, at(table, row, "price"),
                       "de prijs is niet gekend; veel gezinnen komen dan niet: vraag hem na bij de partner");
    else if (strcmp(price, "paid") == 0 && *text && !*row_cell(table, row, "price_cents") &&
             !names_amount(text))
        report_warning(&book->report, at(table, row, "price_text"),
                       "er staat niet hoeveel het kost; schrijf een bedrag, zoals \"5 euro per keer\"");
    else if (strcmp(price, "free") == 0 && amount && !prose_holds(text, "gratis"))
        report_warning(
            &book->report, at(table, row, "price_text"),
            "hier staat een bedrag, maar price is free; schrijf dat het gratis is, of zet price op "
            "paid");
}

static void check_contact(struct book *book, const struct table *table, const struct row *row)
{
    bool phone = *row_cell(table, row, "phone"), mail = *row_cell(table, row, "mail"),
         web = *row_cell(table, row, "web");
    if (!phone && !mail && !web)
        report_warning(
            &book->report, at(table, row, "phone"),
            "geen telefoon, mail of website; een gezin kan niets vragen: vul minstens kolom phone in");
    else if (!phone && !mail)
        report_warning(&book->report, at(table, row, "phone"),
                       "alleen een website; wie niet online is, raakt zo niet verder: vul kolom phone in");
}

static void check_trust(struct book *book, const struct table *table, const struct row *row)
{
    static const char *const what[] = {[TRUST_STALE] = MN_("de kaart zakt in de lijst"),
                                       [TRUST_CALL_FIRST] = MN_("de kaart toont alleen nog naam en telefoon"),
                                       [TRUST_HIDDEN] = MN_("geen enkele lijst toont de kaart nog")};
    long review = 6;
    struct card_row card = {.checked_on = DAY_NONE};
    if (!value_day(row_cell(table, row, "checked_on"), &card.checked_on))
        return;
    card.checked_on += table->source->shift;
    value_number(row_cell(table, row, "review_months"), &review);
    card.review_months = (int)review;
    enum trust trust = card_trust(&card, book->as_of);
    if (trust != TRUST_FRESH)
        report_warning(&book->report, at(table, row, "checked_on"),
                       "te lang niet nagekeken (elke %ld maanden is beloofd), dus %s; vraag de partner of "
                       "alles klopt en zet hier de dag",
                       review, message_text(what[trust]));
}

/* Marks the cards that lead on to a card of another partner, or that one leads to. */
static void mark_related(const struct book *book, const struct table *table, bool *linked)
{
    for (int i = 0; i < table->count; i++) {
        char item[ITEM_BYTES], own[ITEM_BYTES], other[ITEM_BYTES];
        const struct entry *card = book_find(book, REF_CARD, row_cell(table, &table->rows[i], "card"));
        if (!card || card->table->id == TABLE_PARTNER ||
            !card_shown(card->table, &card->table->rows[card->row]))
            continue;
        const char *mine = card_owner(card->table, &card->table->rows[card->row], own);
        for (struct value_list list = value_list(row_cell(table, &table->rows[i], "others"));
             value_next(&list, item);) {
            const struct entry *next = book_find(book, REF_CARD, item);
            if (!next || !card_shown(next->table, &next->table->rows[next->row]))
                continue;
            bool partner = next->table->id == TABLE_PARTNER;
            const char *its = partner ? item : card_owner(next->table, &next->table->rows[next->row], other);
            if (strcmp(mine, its) != 0)
                linked[card->id] = linked[next->id] = true;
        }
    }
}

/* True when no other partner, of those that are still there, has a hand in the card. */
static bool is_alone(const struct book *book, const struct table *table, const struct row *row,
                     const bool *linked)
{
    char owner[ITEM_BYTES] = "", item[ITEM_BYTES];
    struct value_list list = value_list(row_cell(table, row, "partners"));
    value_next(&list, owner);
    while (value_next(&list, item)) {
        const struct entry *other = book_find(book, REF_PARTNER, item);
        if (other && strcmp(item, owner) != 0 && card_shown(other->table, &other->table->rows[other->row]))
            return false;
    }
    return row->id && !linked[row->id];
}

static void alone_say(struct book *book, const struct table *table, const struct row_group *alone)
{
    if (alone->count)
        report_warning(
            &book->report, at(table, alone->first, "partners"),
            alone->count == 1
                ? MN_("%d kaart leidt naar geen enkele andere partner (%s); zet in %s welke kaart van een "
                      "ander erbij hoort, of noem een tweede partner")
                : MN_("%d kaarten leiden naar geen enkele andere partner (%s); zet in %s welke kaart van een "
                      "ander erbij hoort, of noem een tweede partner"),
            alone->count, row_group_said(book, alone),
            table_said(&book->report, table->source, TABLE_RELATED));
}

static void check_pillars(struct book *book, const struct source *source)
{
    static const char *const pillars[][2] = {{"prevention", MN_("preventieve gezondheidszorg")},
                                             {"parenting", MN_("opvoedingsondersteuning")},
                                             {"cohesion", MN_("ontmoeting en sociale cohesie")}};
    for (int id = TABLE_OFFER; id <= TABLE_ACTIVITY; id++)
        if (source->tables[id].present && !source->tables[id].has[column_of(id, "code")])
            return; /* the table was not read */
    for (size_t p = 0; p < sizeof pillars / sizeof *pillars; p++) {
        int count = 0;
        for (int id = TABLE_OFFER; id <= TABLE_ACTIVITY; id++) {
            const struct table *table = &source->tables[id];
            for (int i = 0; i < table->count; i++)
                count += card_shown(table, &table->rows[i]) &&
                         strcmp(row_cell(table, &table->rows[i], "pillar"), pillars[p][0]) == 0;
        }
        if (!count)
            report_warning(&book->report,
                           spot_of(&source->tables[TABLE_OFFER], NULL, column_of(TABLE_OFFER, "pillar")),
                           "geen enkele kaart heeft pillar %s (%s), en een Huis van het Kind heeft aanbod op "
                           "elke pijler; vul de kolom in, of zoek een partner",
                           pillars[p][0], message_text(pillars[p][1]));
    }
}

static void check_table(struct book *book, const struct table *table, const bool *linked)
{
    struct row_group alone = {.count = 0};
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (!card_shown(table, row))
            continue;
        check_contact(book, table, row);
        check_trust(book, table, row);
        if (table->id == TABLE_PARTNER)
            continue;
        check_price(book, table, row);
        if (is_alone(book, table, row, linked))
            row_group_add(&alone, row);
    }
    alone_say(book, table, &alone);
}

void advise_cards(struct book *book)
{
    bool *linked = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *linked);
    if (!linked)
        abort();
    for (int s = 0; s < book->count; s++)
        mark_related(book, &book->sources[s].tables[TABLE_RELATED], linked);
    for (int s = 0; s < book->count; s++) {
        for (int id = TABLE_PARTNER; id <= TABLE_ACTIVITY; id++)
            check_table(book, &book->sources[s].tables[id], linked);
        for (int id = TABLE_OFFER; id <= TABLE_ACTIVITY; id++)
            advise_twice(book, &book->sources[s].tables[id]);
        check_pillars(book, &book->sources[s]);
    }
    free(linked);
}
