#include "model/date.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum { DAYS_400_YEARS = 146097, DAYS_TO_1970 = 719468, WINTER_MINUTES = 60, SUMMER_MINUTES = 120 };

static const int64_t MS_A_MINUTE = 60000, MS_A_DAY = 86400000;

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int month_length(int year, int month)
{
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[month - 1] + (month == 2 && leap);
}

static bool civil_exists(int year, int month, int date)
{
    return month >= 1 && month <= 12 && date >= 1 && date <= month_length(year, month);
}

/* Years count from 1 March, so that the leap day is the last of its year and needs no special case. */
int day_from_civil(int year, int month, int date)
{
    assert(civil_exists(year, month, date));
    int shifted = year - (month <= 2);
    int era = (int)floor_div(shifted, 400), year_of_era = shifted - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_400_YEARS + day_of_era - DAYS_TO_1970;
}

void day_to_civil(int day, int *year, int *month, int *date)
{
    int shifted = day + DAYS_TO_1970;
    int era = (int)floor_div(shifted, DAYS_400_YEARS), day_of_era = shifted - era * DAYS_400_YEARS;
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * day_of_year + 2) / 153;
    int civil_month = march_month < 10 ? march_month + 3 : march_month - 9;
    if (year)
        *year = year_of_era + era * 400 + (civil_month <= 2);
    if (month)
        *month = civil_month;
    if (date)
        *date = day_of_year - (153 * march_month + 2) / 5 + 1;
}

int day_weekday(int day)
{
    /* 1970-01-01 was a Thursday. */
    int since_monday = (int)(((int64_t)day + 3) % 7);
    return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

/* Reads exactly `count` digits and moves behind them; -1 when there are fewer. */
static int digits_read(const char **text, int count)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    *text += count;
    return value;
}

static bool char_read(const char **text, char c)
{
    if (**text != c)
        return false;
    (*text)++;
    return true;
}

static bool day_read(const char **text, int *day)
{
    /* Before, this calendar was not used; behind, hours added to a date would need a fifth digit. */
    enum { FIRST_YEAR = 1583, LAST_YEAR = 9998 };
    int year = digits_read(text, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR || !char_read(text, '-'))
        return false;
    int month = digits_read(text, 2);
    if (month < 0 || !char_read(text, '-'))
        return false;
    int date = digits_read(text, 2);
    if (!civil_exists(year, month, date) || (**text >= '0' && **text <= '9'))
        return false;
    *day = day_from_civil(year, month, date);
    return true;
}

/* HH:MM, and :SS when it is there. */
static bool time_read(const char **text, int *minute, int *second)
{
    int hour = digits_read(text, 2);
    if (hour < 0 || hour > 23 || !char_read(text, ':'))
        return false;
    int minutes = digits_read(text, 2);
    if (minutes < 0 || minutes > 59)
        return false;
    *second = char_read(text, ':') ? digits_read(text, 2) : 0;
    *minute = hour * 60 + minutes;
    return *second >= 0 && *second <= 59;
}

static bool moment_read(const char **text, struct wall *wall, int *second)
{
    return day_read(text, &wall->day) && (char_read(text, 'T') || char_read(text, ' ')) &&
           time_read(text, &wall->minute, second);
}

int day_parse(const char *text)
{
    int day;
    return text && day_read(&text, &day) ? day : DAY_NONE;
}

static void digits_write(char *out, int value, int count)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        out[i] = (char)('0' + value % 10);
}

void day_format(int day, char out[11])
{
    int year, month, date;
    day_to_civil(day, &year, &month, &date);
    assert(year >= 0 && year <= 9999);
    memcpy(out, "....-..-..", 11);
    digits_write(out, year, 4);
    digits_write(out + 5, month, 2);
    digits_write(out + 8, date, 2);
}

bool wall_parse(const char *text, struct wall *wall)
{
    int second;
    struct wall read;
    if (!text || !moment_read(&text, &read, &second) || *text)
        return false;
    *wall = read;
    return true;
}

void wall_format(struct wall wall, char out[17])
{
    assert(wall.minute >= 0 && wall.minute < MINUTES_A_DAY);
    day_format(wall.day, out);
    memcpy(out + 10, "T..:..", 7);
    digits_write(out + 11, wall.minute / 60, 2);
    digits_write(out + 14, wall.minute % 60, 2);
}

int64_t wall_minutes(struct wall from, struct wall to)
{
    return ((int64_t)to.day - from.day) * MINUTES_A_DAY + to.minute - from.minute;
}

int wall_compare(struct wall a, struct wall b)
{
    int64_t minutes = wall_minutes(b, a);
    return (minutes > 0) - (minutes < 0);
}

struct wall wall_add(struct wall wall, int64_t minutes)
{
    int64_t total = wall.minute + minutes, days = floor_div(total, MINUTES_A_DAY);
    return (struct wall){(int)(wall.day + days), (int)(total - days * MINUTES_A_DAY)};
}

/* 01:00 UTC of the last Sunday of a month of 31 days. */
static int64_t clock_change(int year, int month)
{
    int last = day_from_civil(year, month, 31);
    int sunday = last - day_weekday(last) % 7;
    return sunday * MS_A_DAY + 60 * MS_A_MINUTE;
}

int utc_offset_minutes(int64_t utc_ms)
{
    int year;
    day_to_civil((int)floor_div(utc_ms, MS_A_DAY), &year, NULL, NULL);
    bool summer = utc_ms >= clock_change(year, 3) && utc_ms < clock_change(year, 10);
    return summer ? SUMMER_MINUTES : WINTER_MINUTES;
}

struct wall wall_from_utc(int64_t utc_ms)
{
    int64_t minutes = floor_div(utc_ms, MS_A_MINUTE) + utc_offset_minutes(utc_ms);
    int64_t day = floor_div(minutes, MINUTES_A_DAY);
    return (struct wall){(int)day, (int)(minutes - day * MINUTES_A_DAY)};
}

int64_t wall_to_utc(struct wall wall)
{
    int64_t local = wall.day * MS_A_DAY + wall.minute * MS_A_MINUTE;
    /* Summer first: it gives the first of two equal hours. A skipped hour is not summer yet, and winter's
     * offset takes it as much past the change as it lay past the start of the gap. */
    int64_t summer = local - SUMMER_MINUTES * MS_A_MINUTE;
    return utc_offset_minutes(summer) == SUMMER_MINUTES ? summer : local - WINTER_MINUTES * MS_A_MINUTE;
}

/* 'Z', '+01:00' or '+0100'. */
static bool offset_read(const char **text, int *minutes)
{
    *minutes = 0;
    if (char_read(text, 'Z'))
        return true;
    int sign = **text == '+' ? 1 : **text == '-' ? -1 : 0;
    if (!sign)
        return false;
    (*text)++;
    int hour = digits_read(text, 2);
    char_read(text, ':');
    int minute = digits_read(text, 2);
    *minutes = sign * (hour * 60 + minute);
    return hour >= 0 && hour <= 14 && minute >= 0 && minute <= 59;
}

bool utc_parse(const char *text, int64_t *utc_ms)
{
    struct wall wall;
    int second, offset;
    if (!text || !moment_read(&text, &wall, &second))
        return false;
    int64_t utc = wall_to_utc(wall);
    if (*text) {
        if (!offset_read(&text, &offset) || *text)
            return false;
        utc = wall.day * MS_A_DAY + (wall.minute - offset) * MS_A_MINUTE;
    }
    *utc_ms = utc + second * 1000;
    return true;
}
