/* Days in texts and in the tables: the right weekday, and not over. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "tool/check/advise.h"
#include "tool/check/word_list.h"
#include "tool/table/value.h"

static const char *const weekdays[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                       "vrijdag", "zaterdag", "zondag"};
static const char *const months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                     "juli",    "augustus", "september", "oktober", "november", "december"};

/* The position of the word that stands here, or -1; moves behind it and the blanks that follow. */
static int word_read(const char **text, const char *const *words, int count)
{
    for (int i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        if (strncasecmp(*text, words[i], length) != 0 || word_byte((*text)[length]))
            continue;
        *text += length;
        *text += strspn(*text, " ,");
        return i;
    }
    return -1;
}

static int number_read(const char **text, int most_digits)
{
    int number = 0, digits = 0;
    const char *at = *text;
    for (; isdigit((unsigned char)*at) && digits < most_digits; at++, digits++)
        number = number * 10 + *at - '0';
    if (!digits || isdigit((unsigned char)*at))
        return -1;
    *text = at + strspn(at, " ");
    return number;
}

static bool date_exists(int year, int month, int date)
{
    char text[32];
    int day;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, date);
    return value_day(text, &day);
}

/* A date in words: its weekday (-1: none), its day; false when it is none or names no year. */
struct said {
    int weekday, month, date, year; /* year 0: none */
};

static bool said_read(const char **text, struct said *said)
{
    const char *at = *text;
    said->weekday = word_read(&at, weekdays, 7);
    said->date = number_read(&at, 2);
    said->month = said->date > 0 ? word_read(&at, months, 12) : -1;
    if (said->month < 0)
        return false;
    int year = number_read(&at, 4);
    said->year = year >= 1900 && year < 2200 ? year : 0;
    *text = at;
    return true;
}

/* The same in digits: "dinsdag 25/11/2026", "25-11". */
static bool numbers_read(const char **text, struct said *said)
{
    const char *at = *text;
    said->weekday = word_read(&at, weekdays, 7);
    said->date = number_read(&at, 2);
    if (said->date < 1 || !strchr("/-.", *at) || !*at)
        return false;
    char between = *at++;
    said->month = number_read(&at, 2) - 1;
    if (said->month < 0 || said->month > 11 || at[-1] == ' ' || (*at != between && said->weekday < 0))
        return false;
    said->year = 0;
    if (*at == between) {
        at++;
        int year = number_read(&at, 4);
        said->year = year >= 1900 && year < 2200 ? year : 0;
        if (!said->year)
            return false;
    }
    *text = at;
    return true;
}

static void check_said(const struct advised *text, const struct said *said)
{
    int shift = text->table->source->shift, now;
    day_to_civil(text->book->as_of - shift, &now, NULL, NULL);
    int year = said->year ? said->year : now;
    const char *month = months[said->month];
    if (!date_exists(year, said->month + 1, said->date)) {
        if (said->year || said->month != 1 || said->date != 29)
            advise(text, "%d %s bestaat niet; verbeter de dag", said->date, month);
        return;
    }
    int day = day_from_civil(year, said->month + 1, said->date), real = day_weekday(day) - 1;
    if (said->weekday >= 0 && said->year && real != said->weekday)
        advise(text, "%d %s %d is een %s en geen %s; verbeter de dag of de datum", said->date, month, year,
               weekdays[real], weekdays[said->weekday]);
    if (said->weekday >= 0 && !said->year && real != said->weekday) {
        bool next = date_exists(year + 1, said->month + 1, said->date) &&
                    day_weekday(day_from_civil(year + 1, said->month + 1, said->date)) - 1 == said->weekday;
        if (!next)
            advise(text,
                   "%d %s is in %d een %s en geen %s; verbeter de dag of de datum, en schrijf het jaar erbij",
                   said->date, month, year, weekdays[real], weekdays[said->weekday]);
    }
    if (said->year && day < text->book->as_of - shift)
        advise(text, "%d %s %d is voorbij; haal de datum weg of schrijf de volgende", said->date, month,
               year);
}

static void check_text(const struct advised *text)
{
    for (const char *at = text->text; *at;) {
        struct said said;
        if (said_read(&at, &said) || numbers_read(&at, &said)) {
            check_said(text, &said);
            continue;
        }
        while (word_byte(*at))
            at++;
        while (*at && !word_byte(*at))
            at++;
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

/* The weekdays that a text names, bit 1 for Monday; of "elke maandag", not of "maandag 3 mei", which is checked by its date. */
static unsigned weekdays_named(const char *text)
{
    unsigned days = 0;
    for (const char *at = text; *at;) {
        struct said said;
        const char *rest = at;
        if (said_read(&rest, &said) || numbers_read(&rest, &said)) {
            at = rest;
            continue;
        }
        for (int i = 0; i < 7; i++)
            if (strncasecmp(at, weekdays[i], strlen(weekdays[i])) == 0)
                days |= 1u << (i + 1);
        while (word_byte(*at))
            at++;
        while (*at && !word_byte(*at))
            at++;
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
        unsigned strange = weekdays_named(row_cell(table, row, columns[c])) & ~days;
        int first = 1;
        while (first <= 7 && !(strange >> first & 1))
            first++;
        if (first <= 7)
            report_warning(&book->report, spot_of(table, row, column_of(table->id, columns[c])),
                           "hier staat %s, maar geen enkele datum van deze activiteit valt op die dag; "
                           "verbeter de tekst, of start en rrule",
                           weekdays[first - 1]);
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

static void check_activities(struct book *book, const struct table *table, const bool *has)
{
    for (int i = 0; i < table->count; i++) {
        const struct row *row = &table->rows[i];
        if (row->id && !row->merged && card_shown(table, row) && !has[row->id] &&
            !report_told(&book->report, spot_of(table, row, -1)))
            report_warning(&book->report, spot_of(table, row, column_of(TABLE_ACTIVITY, "start")),
                           "deze activiteit heeft geen enkele datum die nog komt, dus niemand vindt ze in de "
                           "agenda; geef een nieuwe start, of zet stage op ended");
    }
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
        check_activities(book, &tables[TABLE_ACTIVITY], has);
        check_weekdays(book, &tables[TABLE_ACTIVITY], days);
    }
    free(days);
    free(has);
}
