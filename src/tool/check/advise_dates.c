/* Days in texts and in the tables: the right weekday, and not over. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/check/prose.h"
#include "tool/check/said_date.h"
#include "tool/table/value.h"

enum { HISTORY_YEARS = 5 };

static int said_day(const struct said_date *said, int year)
{
    return day_from_civil(year, said->month + 1, said->date);
}

/* A weekday without a year may be that of this year or the next. */
static void check_weekday(const struct advised *text, const struct said_date *said, int year)
{
    const char *month = said_month(said->month);
    int real = day_weekday(said_day(said, year)) - 1;
    if (said->weekday < 0 || real == said->weekday)
        return;
    bool next = !said->year && said_date_exists(year + 1, said->month, said->date) &&
                day_weekday(said_day(said, year + 1)) - 1 == said->weekday;
    if (said->year)
        advise(text, "%d %s %d is een %s en geen %s; verbeter de dag of de datum", said->date, month, year,
               said_weekday(real), said_weekday(said->weekday));
    else if (!next)
        advise(text,
               "%d %s is in %d een %s en geen %s; verbeter de dag of de datum, en schrijf het jaar erbij",
               said->date, month, year, said_weekday(real), said_weekday(said->weekday));
}

static void check_said(const struct advised *text, const struct said_date *said)
{
    int shift = text->table->source->shift, now;
    day_to_civil(text->book->as_of - shift, &now, NULL, NULL);
    int year = said->year ? said->year : now;
    const char *month = said_month(said->month);
    if (!said_date_exists(year, said->month, said->date)) {
        if (said->year || said->month != 1 || said->date != 29)
            advise(text, "%d %s bestaat niet; verbeter de dag", said->date, month);
        return;
    }
    check_weekday(text, said, year);
    /* A text that tells of long ago means it. */
    if (said->year + HISTORY_YEARS >= now && said->year && said_day(said, year) < text->book->as_of - shift)
        advise(text, "%d %s %d is voorbij; haal de datum weg of schrijf de volgende", said->date, month,
               year);
}

static void check_text(const struct advised *text)
{
    for (const char *at = text->text; *at;) {
        struct said_date said;
        if (said_date_read(&at, &said))
            check_said(text, &said);
        else
            at = word_next(at);
    }
}

/* Tables whose rows end on a day; `over` is said of such a row. */
static void check_over(struct book *book, const struct table *table, const char *over)
{
    int column = column_of(table->id, "last"), day;
    for (int i = 0; i < table->count; i++)
        if (value_day(table->rows[i].cells[column], &day) && day + table->source->shift < book->as_of)
            report_warning(&book->report, spot_of(table, &table->rows[i], column), over,
                           table->rows[i].cells[column]);
}

/* Marks the activities that still have a date, by card. */
static bool *cards_with_dates(const struct book *book)
{
    bool *has = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *has);
    if (!has)
        abort();
    for (size_t i = 0; i < book->occurrences.count; i++) {
        const struct date *date = &book->occurrences.items[i];
        if (date->end.day >= book->as_of && strcmp(date->status, "cancelled") != 0)
            has[date->card] = true;
    }
    return has;
}

/* Before a weekday these make it another day than that of the activity: "schrijf in voor maandag", "niet op vrijdag". */
static bool turns_away(const char *word, size_t length)
{
    static const char *const words[] = {"niet",  "geen",  "behalve",   "uitgezonderd", "zonder",
                                        "voor",  "tegen", "uiterlijk", "tot",          "gesloten",
                                        "dicht", "bel",   "mail",      "vanaf"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* A weekday by its name, or by its first two letters behind "elke", where nothing else has two letters. */
static int weekday_at(const char *at, bool each)
{
    int whole = said_weekday_at(at);
    for (int i = 0; whole < 0 && each && i < 7; i++)
        if (strncasecmp(at, said_weekday(i), 2) == 0 && !word_byte(at[2]))
            whole = i;
    return whole;
}

/* The weekdays that a text names, bit 1 for Monday; of "elke maandag", not of "maandag 3 mei", which is checked by its
 * date. */
static unsigned weekdays_named(const char *text)
{
    enum { LOOK_BACK = 3 }; /* "niet op een maandag" */
    unsigned days = 0;
    int away = 0;
    bool each = false;
    for (const char *at = text; *at;) {
        struct said_date said;
        if (said_date_read(&at, &said))
            continue;
        size_t length = 0;
        while (word_byte(at[length]))
            length++;
        int weekday = weekday_at(at, each);
        if (weekday >= 0 && away == 0)
            days |= 1u << (weekday + 1);
        away = turns_away(at, length) ? LOOK_BACK : away > 0 && !strchr(".!?", at[length]) ? away - 1 : 0;
        each = (length == 4 && strncasecmp(at, "elke", 4) == 0) ||
               (length == 6 && strncasecmp(at, "iedere", 6) == 0);
        at = word_next(at);
    }
    return days;
}

/* The days of the week on which each activity has a date, by card. */
static unsigned *weekdays_of(const struct book *book)
{
    unsigned *days = calloc((size_t)book_count(book, REF_CARD) + 1, sizeof *days);
    if (!days)
        abort();
    for (size_t i = 0; i < book->occurrences.count; i++) {
        const struct date *date = &book->occurrences.items[i];
        for (int day = date->start.day; day <= date->end.day && day < date->start.day + 7; day++)
            days[date->card] |= 1u << day_weekday(day);
    }
    return days;
}

/* A family that reads "elke maandag" stands before a closed door when the dates are Wednesdays. */
static void check_named(struct book *book, const struct table *table, const struct row *row, unsigned days)
{
    static const char *const columns[] = {"title", "lead", "easy", "recurrence_text"};
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        const char *text = prose_plain(&book->report.arena, row_cell(table, row, columns[c]));
        unsigned strange = weekdays_named(text) & ~days;
        int first = 1;
        while (first <= 7 && !(strange >> first & 1))
            first++;
        if (first <= 7)
            report_warning(&book->report, spot_of(table, row, column_of(table->id, columns[c])),
                           "hier staat %s, maar geen enkele datum van deze activiteit valt op die dag; "
                           "verbeter de tekst, of start en rrule",
                           said_weekday(first - 1));
    }
}

static void check_weekdays(struct book *book, const struct table *table, const unsigned *days)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (row->id && !row->merged && card_shown(table, row) && days[row->id])
            check_named(book, table, row, days[row->id]);
    }
}

/* Of those that had a date since a month ago; of the others a build says it. */
static void check_activities(struct book *book, const struct table *table, const bool *has,
                             const unsigned *days)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (row->id && !row->merged && card_shown(table, row) && !has[row->id] && days[row->id])
            report_warning(&book->report, spot_of(table, row, column_of(TABLE_ACTIVITY, "start")),
                           "deze activiteit heeft geen enkele datum die nog komt, dus niemand vindt ze in de "
                           "agenda; geef een nieuwe start, of zet stage op ended");
    }
}

/* Who no longer comes to the house. */
static void check_presences(struct book *book, const struct table *table)
{
    bool *comes = calloc((size_t)table->count + 1, sizeof *comes);
    if (!comes)
        abort();
    for (size_t i = 0; i < book->presences.count; i++) {
        const struct date *date = &book->presences.items[i];
        if (date->table == table && date->end.day >= book->as_of)
            comes[date->row - table->rows] = true;
    }
    for (int i = 0; i < table->count; i++) {
        struct wall start;
        int column = column_of(TABLE_PRESENCE, "start");
        if (!comes[i] && value_moment(table->rows[i].cells[column], &start))
            report_warning(
                &book->report, spot_of(table, &table->rows[i], column),
                "deze rij geeft geen enkele dag die nog komt, dus de kiosk toont ze niet; geef een nieuwe "
                "start of haal de rij weg");
    }
    free(comes);
}

void advise_dates(struct book *book)
{
    bool *has = cards_with_dates(book);
    unsigned *days = weekdays_of(book);
    advise_texts(book, check_text, NULL);
    for (int s = 0; s < book->count; s++) {
        const struct table *tables = book->sources[s].tables;
        check_over(book, &tables[TABLE_CAMPAIGN],
                   MN_("deze campagne is voorbij sinds %s en wordt niet meer getoond; zet een nieuwe dag of "
                       "haal de rij weg"));
        check_over(book, &tables[TABLE_SLIDE],
                   MN_("dit beeld is voorbij sinds %s en wordt niet meer getoond; zet een nieuwe dag of haal "
                       "de rij weg"));
        check_over(book, &tables[TABLE_POLL],
                   MN_("deze peiling is voorbij sinds %s en wordt niet meer getoond; zet een nieuwe dag of "
                       "haal de rij weg"));
        check_activities(book, &tables[TABLE_ACTIVITY], has, days);
        check_presences(book, &tables[TABLE_PRESENCE]);
        check_weekdays(book, &tables[TABLE_ACTIVITY], days);
    }
    free(days);
    free(has);
}
