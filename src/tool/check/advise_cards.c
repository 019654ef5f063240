/* Cards as a family needs them: a price, somebody to reach, checked not long ago, once and not alone. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "model/card.h"
#include "tool/check/advise.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

enum { TITLE_LONG = 8, TWICE_MOST = 1000 };

static struct spot at(const struct table *table, const struct row *row, const char *column)
{
    return spot_of(table, row, column_of(table->id, column));
}

static void check_price(struct book *book, const struct table *table, const struct row *row)
{
    const char *price = row_cell(table, row, "price"), *text = row_cell(table, row, "price_text");
    if (strcmp(price, "unknown") == 0)
        report_warning(&book->report, at(table, row, "price"),
                       "de prijs is niet gekend; veel gezinnen komen dan niet: vraag hem na bij de partner");
    else if (strcmp(price, "paid") == 0 && !*row_cell(table, row, "price_cents") &&
             !strpbrk(text, "0123456789"))
        report_warning(&book->report, at(table, row, "price_text"),
                       "er staat niet hoeveel het kost; schrijf een bedrag, zoals \"5 euro per keer\"");
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

static const char *owner_of(const struct table *table, const struct row *row, char owner[ITEM_BYTES])
{
    struct value_list list = value_list(row_cell(table, row, "partners"));
    return value_next(&list, owner) ? owner : "";
}

static bool titles_like(const char *left, const char *right)
{
    if (strcasecmp(left, right) == 0)
        return true;
    if (value_length(left) < TITLE_LONG || value_length(right) < TITLE_LONG)
        return false;
    struct near near;
    near_init(&near, left);
    near_try(&near, right);
    return near.best && near.distance <= 2;
}

/* A numbered series ("Baby 1", "Baby 2") is not a card that stands twice. */
static bool numbers_differ(const char *left, const char *right)
{
    left += strcspn(left, "0123456789");
    right += strcspn(right, "0123456789");
    return strcmp(left, right) != 0 && (*left || *right);
}

/* The rows of a table by owner: the row before with the same one, or -1. */
static int *rows_by_owner(const struct table *table)
{
    struct lookup last;
    struct arena arena;
    int *before = calloc((size_t)table->count + 1, sizeof *before);
    if (!before)
        abort();
    lookup_init(&last);
    arena_init(&arena);
    for (int i = 0; i < table->count; i++) {
        char owner[ITEM_BYTES];
        const char *key = owner_of(table, &table->rows[i], owner);
        struct entry *entry = (struct entry *)lookup_find(&last, key);
        before[i] = entry ? entry->row : -1;
        if (entry)
            entry->row = i;
        else
            lookup_add(&last, (struct entry){.key = arena_strdup(&arena, key), .row = i});
    }
    lookup_release(&last);
    arena_release(&arena);
    return before;
}

static void check_twice(struct book *book, const struct table *table, int index, const int *before)
{
    const struct row *row = &table->rows[index];
    const char *title = row_cell(table, row, "title");
    int looked_at = 0;
    for (int i = before[index]; i >= 0 && looked_at < TWICE_MOST; i = before[i], looked_at++) {
        const struct row *first = &table->rows[i];
        if (!card_shown(table, first) || !titles_like(title, row_cell(table, first, "title")) ||
            numbers_differ(title, row_cell(table, first, "title")))
            continue;
        report_warning(&book->report, at(table, row, "title"),
                       "rij %d van dezelfde partner heet \"%s\"; families weten niet welke ze moeten kiezen: "
                       "maak er één kaart van of geef ze een andere titel",
                       first->number, report_quote(&book->report, row_cell(table, first, "title")));
        return;
    }
}

/* Marks the cards that lead on to a card of another partner, or that one leads to. */
static void mark_related(const struct book *book, const struct table *table, bool *linked)
{
    for (int i = 0; i < table->count; i++) {
        char item[ITEM_BYTES], mine[ITEM_BYTES], other[ITEM_BYTES];
        const struct entry *card = book_find(book, REF_CARD, row_cell(table, &table->rows[i], "card"));
        if (!card || card->table->id == TABLE_PARTNER)
            continue;
        owner_of(card->table, &card->table->rows[card->row], mine);
        for (struct value_list list = value_list(row_cell(table, &table->rows[i], "others"));
             value_next(&list, item);) {
            const struct entry *next = book_find(book, REF_CARD, item);
            if (!next)
                continue;
            bool partner = next->table->id == TABLE_PARTNER;
            const char *its = partner ? item : owner_of(next->table, &next->table->rows[next->row], other);
            if (strcmp(mine, its) != 0)
                linked[card->id] = linked[next->id] = true;
        }
    }
}

static bool is_alone(const struct table *table, const struct row *row, const bool *linked)
{
    char item[ITEM_BYTES];
    struct value_list list = value_list(row_cell(table, row, "partners"));
    bool more = value_next(&list, item) && value_next(&list, item);
    return row->id && !more && !linked[row->id];
}

/* One line for each table: a line for each card would hide all others. */
static void alone_say(struct book *book, const struct table *table, const struct row *first, int count)
{
    if (count)
        report_warning(
            &book->report, at(table, first, "partners"),
            count == 1
                ? MN_("%d kaart leidt naar geen enkele andere partner; zet in %s welke kaart van een "
                      "ander erbij hoort, of noem een tweede partner")
                : MN_("%d kaarten leiden naar geen enkele andere partner, te beginnen met deze; zet in "
                      "%s welke kaart van een ander erbij hoort, of noem een tweede partner"),
            count, table_said(&book->report, table->source, TABLE_RELATED));
}

static void check_pillars(struct book *book, const struct source *source)
{
    static const char *const pillars[][2] = {{"prevention", MN_("preventieve gezondheidszorg")},
                                             {"parenting", MN_("opvoedingsondersteuning")},
                                             {"cohesion", MN_("ontmoeting en sociale cohesie")}};
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
    int *before = table->id == TABLE_PARTNER ? NULL : rows_by_owner(table), alone = 0;
    const struct row *first = NULL;
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (!card_shown(table, row))
            continue;
        check_contact(book, table, row);
        check_trust(book, table, row);
        if (table->id == TABLE_PARTNER)
            continue;
        check_price(book, table, row);
        check_twice(book, table, i, before);
        if (is_alone(table, row, linked)) {
            first = first ? first : row;
            alone++;
        }
    }
    alone_say(book, table, first, alone);
    free(before);
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
        check_pillars(book, &book->sources[s]);
    }
    free(linked);
}
