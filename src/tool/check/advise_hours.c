/* A family before a closed door on a public holiday is what this prevents. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/table/value.h"

/* A card of the table with hours. */
struct opener {
    int last;              /* the last of its rows, plus one; 0: it has none */
    const struct row *row; /* the first */
    bool holds;            /* one of its rows still says something */
    bool holidays;         /* one exception says something of all of them */
};

/* What a source says of opening hours, by card. */
struct openers {
    struct book *book;
    const struct source *source;
    struct opener *cards;
    int *before;        /* by row: the one before of the same card, plus one */
    struct lookup days; /* "card day" of each exception */
    struct arena arena;
};

static const char *day_key(struct openers *openers, int card, int day)
{
    return arena_printf(&openers->arena, "%d %d", card, day);
}

/* The card of a row when a house shows it, or 0. */
static int card_of(const struct book *book, const struct table *table, const struct row *row)
{
    const struct entry *entry = book_find(book, REF_CARD, row_cell(table, row, "card"));
    return entry && card_shown(entry->table, &entry->table->rows[entry->row]) ? entry->id : 0;
}

static void gather_hours(struct openers *openers)
{
    const struct table *table = &openers->source->tables[TABLE_HOURS];
    for (int i = 0; i < table->count; i++) {
        struct opener *opener = &openers->cards[card_of(openers->book, table, &table->rows[i])];
        openers->before[i] = opener->last;
        opener->last = i + 1;
        opener->row = opener->row ? opener->row : &table->rows[i];
        opener->holds = opener->holds || !hours_over(openers->book, table, &table->rows[i]);
    }
}

static void gather_exceptions(struct openers *openers)
{
    const struct table *table = &openers->source->tables[TABLE_HOURS_EXCEPTION];
    for (int i = 0; i < table->count; i++) {
        int day, card = card_of(openers->book, table, &table->rows[i]);
        const char *text = row_cell(table, &table->rows[i], "day");
        if (strcmp(text, "holidays") == 0)
            openers->cards[card].holidays = true;
        if (!value_day(text, &day))
            continue;
        const char *key = day_key(openers, card, day);
        if (!lookup_find(&openers->days, key))
            lookup_add(&openers->days, (struct entry){.key = key});
    }
}

/* True when a row of hours opens the card on this day of the source. */
static bool opens_on(const struct openers *openers, int card, int day)
{
    const struct table *table = &openers->source->tables[TABLE_HOURS];
    for (int i = openers->cards[card].last; i > 0; i = openers->before[i - 1]) {
        const struct row *row = &table->rows[i - 1];
        unsigned days;
        int first = INT_MIN, last = INT_MAX;
        value_day(row_cell(table, row, "valid_from"), &first);
        value_day(row_cell(table, row, "valid_to"), &last);
        if (first <= day && day <= last && value_weekdays(row_cell(table, row, "days"), &days) &&
            days >> day_weekday(day) & 1)
            return true;
    }
    return false;
}

/* True when the card opens on a day of this holiday that no exception speaks of. */
static bool holiday_open(struct openers *openers, int card, const struct row *row)
{
    const struct table *table = &openers->source->tables[TABLE_HOLIDAY];
    int shift = openers->source->shift, first, last;
    if (strcmp(row_cell(table, row, "kind"), "public") != 0 ||
        !value_day(row_cell(table, row, "first"), &first) || !value_day(row_cell(table, row, "last"), &last))
        return false;
    const struct book *book = openers->book;
    first = first + shift < book->as_of ? book->as_of - shift : first;
    last = last + shift > book->horizon_to ? book->horizon_to - shift : last;
    for (int day = first; day <= last; day++)
        if (opens_on(openers, card, day) && !lookup_find(&openers->days, day_key(openers, card, day)))
            return true;
    return false;
}

static void check_opener(struct openers *openers, int card)
{
    struct book *book = openers->book;
    const struct table *holidays = &openers->source->tables[TABLE_HOLIDAY];
    const struct row *first = NULL;
    int count = 0;
    for (int i = 0; i < holidays->count; i++)
        if (holiday_open(openers, card, &holidays->rows[i])) {
            first = first ? first : &holidays->rows[i];
            count++;
        }
    if (!first)
        return;
    const char *others = "";
    if (count > 1)
        others = arena_printf(&book->report.arena,
                              m_(" (en nog %d feestdag)", " (en nog %d feestdagen)", count - 1), count - 1);
    report_warning(&book->report,
                   spot_of(&openers->source->tables[TABLE_HOURS], openers->cards[card].row,
                           column_of(TABLE_HOURS, "card")),
                   "op %s%s staat er niet of dit open is, dus de kiosk zegt \"open\" zoals anders; zet in "
                   "%s een rij met day holidays",
                   row_cell(holidays, first, "name"), others,
                   table_said(&book->report, openers->source, TABLE_HOURS_EXCEPTION));
}

/* Without a holiday to come nobody knows which exceptions are missing. */
static void check_calendar(struct openers *openers)
{
    const struct table *table = &openers->source->tables[TABLE_HOLIDAY];
    int day;
    for (int i = 0; i < table->count; i++)
        if (strcmp(row_cell(table, &table->rows[i], "kind"), "public") == 0 &&
            value_day(row_cell(table, &table->rows[i], "last"), &day) &&
            day + openers->source->shift >= openers->book->as_of)
            return;
    if (openers->source->tables[TABLE_HOURS].count)
        report_warning(&openers->book->report, spot_of(table, NULL, -1),
                       "hier staat geen enkele feestdag die nog komt, dus de kiosk zegt dan \"open\" zoals "
                       "anders; zet de feestdagen van dit en volgend jaar erbij met kind public");
}

static void check_over(struct openers *openers, int card)
{
    report_warning(&openers->book->report,
                   spot_of(&openers->source->tables[TABLE_HOURS], openers->cards[card].row,
                           column_of(TABLE_HOURS, "valid_to")),
                   "alle uren van deze kaart zijn voorbij, dus de kiosk toont er geen; geef nieuwe uren, of "
                   "haal deze rij weg als er geen vaste uren meer zijn");
}

static void check_source(struct book *book, const struct source *source)
{
    size_t cards = (size_t)book_count(book, REF_CARD) + 1;
    size_t rows = (size_t)source->tables[TABLE_HOURS].count + 1;
    struct openers openers = {.book = book, .source = source};
    openers.cards = calloc(cards, sizeof *openers.cards);
    openers.before = calloc(rows, sizeof *openers.before);
    if (!openers.cards || !openers.before)
        abort();
    lookup_init(&openers.days);
    arena_init(&openers.arena);
    gather_hours(&openers);
    gather_exceptions(&openers);
    check_calendar(&openers);
    for (int card = 1; card < (int)cards; card++)
        if (openers.cards[card].row && !openers.cards[card].holds)
            check_over(&openers, card);
        else if (openers.cards[card].row && !openers.cards[card].holidays)
            check_opener(&openers, card);
    arena_release(&openers.arena);
    lookup_release(&openers.days);
    free(openers.before);
    free(openers.cards);
}

void advise_hours(struct book *book)
{
    for (int s = 0; s < book->count; s++)
        check_source(book, &book->sources[s]);
}
