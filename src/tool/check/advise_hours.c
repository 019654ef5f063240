/* A family before a closed door on a public holiday is what this prevents. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/table/value.h"

/* A card of the table with hours: the days of the week it opens on, as bits. */
struct opener {
    const struct row *row; /* its first row */
    unsigned days;
    bool holidays; /* one row says something of all of them */
};

static void gather_hours(const struct book *book, const struct table *table, struct opener *openers)
{
    for (int i = 0; i < table->count; i++) {
        unsigned days;
        int card = book_id(book, REF_CARD, row_cell(table, &table->rows[i], "card"));
        if (!card || !value_weekdays(row_cell(table, &table->rows[i], "days"), &days))
            continue;
        if (!openers[card].row)
            openers[card].row = &table->rows[i];
        openers[card].days |= days;
    }
}

static void gather_exceptions(const struct book *book, const struct table *table, struct opener *openers,
                              struct lookup *days, struct arena *arena)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        int card = book_id(book, REF_CARD, row_cell(table, row, "card"));
        const char *day = row_cell(table, row, "day");
        if (strcmp(day, "holidays") == 0)
            openers[card].holidays = true;
        const char *key = arena_printf(arena, "%d %s", card, day);
        if (!lookup_find(days, key))
            lookup_add(days, (struct entry){.key = key});
    }
}

static void check_opener(struct book *book, const struct source *source, const struct opener *opener,
                         int card, const struct lookup *days)
{
    const struct table *holidays = &source->tables[TABLE_HOLIDAY];
    const struct row *first = NULL;
    int count = 0, day;
    for (int i = 0; i < holidays->count; i++) {
        char key[64];
        const char *text = row_cell(holidays, &holidays->rows[i], "first");
        if (strcmp(row_cell(holidays, &holidays->rows[i], "kind"), "public") != 0 || !value_day(text, &day) ||
            day + source->shift < book->as_of || day + source->shift > book->horizon_to ||
            !(opener->days >> day_weekday(day) & 1))
            continue;
        snprintf(key, sizeof key, "%d %s", card, text);
        if (lookup_find(days, key))
            continue;
        first = first ? first : &holidays->rows[i];
        count++;
    }
    if (!first)
        return;
    const char *others = "";
    if (count > 1)
        others = arena_printf(&book->report.arena,
                              m_(" (en nog %d feestdagen)", " (en nog %d feestdagen)", count - 1), count - 1);
    report_warning(
        &book->report, spot_of(&source->tables[TABLE_HOURS], opener->row, column_of(TABLE_HOURS, "card")),
        "op %s%s staat er niet of dit open is, dus de kiosk zegt \"open\" zoals anders; zet in "
        "%s een rij met day holidays",
        row_cell(holidays, first, "name"), others, table_said(&book->report, source, TABLE_HOURS_EXCEPTION));
}

void advise_hours(struct book *book)
{
    size_t cards = (size_t)book_count(book, REF_CARD) + 1;
    for (int s = 0; s < book->count; s++) {
        const struct source *source = &book->sources[s];
        struct opener *openers = calloc(cards, sizeof *openers);
        struct lookup days;
        struct arena arena;
        if (!openers)
            abort();
        lookup_init(&days);
        arena_init(&arena);
        gather_hours(book, &source->tables[TABLE_HOURS], openers);
        gather_exceptions(book, &source->tables[TABLE_HOURS_EXCEPTION], openers, &days, &arena);
        for (size_t card = 1; card < cards; card++)
            if (openers[card].row && !openers[card].holidays)
                check_opener(book, source, &openers[card], (int)card, &days);
        arena_release(&arena);
        lookup_release(&days);
        free(openers);
    }
}
