#include "tool/check/said_date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tool/check/prose.h"
#include "tool/table/value.h"

enum { YEAR_LEAST = 1900, YEAR_MOST = 2199 };

static const char *const weekdays[] = {"maandag",  "dinsdag", "woensdag", "donderdag", "vrijdag",
                                       "zaterdag", "zondag",  "ma",       "di",        "wo",
                                       "do",       "vr",      "za",       "zo"};
static const char *const months[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                     "juli",    "augustus", "september", "oktober", "november", "december",
                                     "jan",     "feb",      "mrt",       "apr",     "mei",      "jun",
                                     "jul",     "aug",      "sep",       "okt",     "nov",      "dec"};

/* The position of the word that stands here among `count` names and as many short forms, which may end on a point; -1: none.
 * Moves behind it and the blanks that follow. */
static int word_read(const char **text, const char *const *words, int count)
{
    for (int i = 0; i < count * 2; i++) {
        size_t length = strlen(words[i]);
        if (strncasecmp(*text, words[i], length) != 0 || word_byte((*text)[length]))
            continue;
        *text += length + (i >= count && (*text)[length] == '.');
        *text += strspn(*text, " ,");
        return i % count;
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
    *text = at;
    return number;
}

static int year_read(const char **text)
{
    const char *at = *text;
    int year = number_read(&at, 4);
    if (year < YEAR_LEAST || year > YEAR_MOST)
        return 0;
    *text = at;
    return year;
}

/* "25ste", "1e". */
static void ordinal_skip(const char **text)
{
    static const char *const ends[] = {"ste", "de", "e"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (strncmp(*text, ends[i], length) == 0 && !word_byte((*text)[length])) {
            *text += length;
            return;
        }
    }
}

static bool words_read(const char **text, struct said_date *said)
{
    const char *at = *text;
    said->weekday = word_read(&at, weekdays, 7);
    if (said->weekday >= 0 && strncmp(at, "de ", 3) == 0)
        at += 3;
    said->date = number_read(&at, 2);
    ordinal_skip(&at);
    at += strspn(at, " ");
    said->month = said->date > 0 ? word_read(&at, months, 12) : -1;
    if (said->month < 0)
        return false;
    said->year = year_read(&at);
    *text = at;
    return true;
}

/* "dinsdag 25/11/2026", "di 25-11"; without a weekday only with a year, for 1/2 may be a half. */
static bool numbers_read(const char **text, struct said_date *said)
{
    const char *at = *text;
    said->weekday = word_read(&at, weekdays, 7);
    said->date = number_read(&at, 2);
    if (said->date < 1 || !*at || !strchr("/-.", *at))
        return false;
    char between = *at++;
    said->month = number_read(&at, 2) - 1;
    if (said->month < 0 || said->month > 11 || (*at != between && said->weekday < 0))
        return false;
    said->year = 0;
    if (*at == between && isdigit((unsigned char)at[1])) {
        at++;
        if (!(said->year = year_read(&at)))
            return false;
    } else if (said->weekday < 0) {
        return false;
    }
    *text = at;
    return true;
}

/* "2026-11-25", as the tables have it. */
static bool iso_read(const char **text, struct said_date *said)
{
    char day[11];
    int found;
    if (snprintf(day, sizeof day, "%.10s", *text) != 10 || !value_day(day, &found) ||
        isdigit((unsigned char)(*text)[10]))
        return false;
    sscanf(day, "%4d-%2d-%2d", &said->year, &said->month, &said->date);
    said->month--;
    said->weekday = -1;
    *text += 10;
    return true;
}

bool said_date_read(const char **text, struct said_date *said)
{
    return words_read(text, said) || numbers_read(text, said) || iso_read(text, said);
}

bool said_date_exists(int year, int month, int date)
{
    char text[32];
    int day;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month + 1, date);
    return value_day(text, &day);
}

const char *said_weekday(int weekday)
{
    return weekdays[weekday];
}

const char *said_month(int month)
{
    return months[month];
}

int said_weekday_at(const char *word)
{
    static const char *const more[] = {"",           "en",     "s",        "ochtend", "ochtends", "morgen",
                                       "voormiddag", "middag", "namiddag", "avond",   "nacht"};
    for (int i = 0; i < 7; i++) {
        size_t length = strlen(weekdays[i]);
        if (strncasecmp(word, weekdays[i], length) != 0)
            continue;
        for (size_t m = 0; m < sizeof more / sizeof *more; m++) {
            size_t end = length + strlen(more[m]);
            if (strncasecmp(word + length, more[m], strlen(more[m])) == 0 && !word_byte(word[end]))
                return i;
        }
    }
    return -1;
}
