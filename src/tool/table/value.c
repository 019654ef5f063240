#include "tool/table/value.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool value_day(const char *text, int *day)
{
    if (strlen(text) != 10)
        return false;
    int found = day_parse(text);
    if (found == DAY_NONE || found < day_from_civil(1900, 1, 1) || found >= day_from_civil(2200, 1, 1))
        return false;
    *day = found;
    return true;
}

bool value_time(const char *text, int *minute)
{
    size_t digits = strspn(text, "0123456789");
    if (digits < 1 || digits > 2 || (text[digits] != '.' && text[digits] != ':'))
        return false;
    const char *minutes = text + digits + 1;
    bool seconds = strlen(minutes) == 5 && strcmp(minutes + 2, ":00") == 0;
    if ((strlen(minutes) != 2 && !seconds) || !isdigit((unsigned char)minutes[0]) ||
        !isdigit((unsigned char)minutes[1]))
        return false;
    int total = atoi(text) * 60 + atoi(minutes);
    if (atoi(minutes) > 59 || total > MINUTES_A_DAY)
        return false;
    *minute = total;
    return true;
}

bool value_moment(const char *text, struct wall *wall)
{
    char day_text[11];
    struct wall found = {DAY_NONE, WHOLE_DAY};
    if (snprintf(day_text, sizeof day_text, "%.10s", text) != 10 || !value_day(day_text, &found.day))
        return false;
    if (text[10]) {
        char time_text[9];
        if ((text[10] != 'T' && text[10] != ' ') || strlen(text + 11) > 8)
            return false;
        strcpy(time_text, text + 11);
        if (strlen(time_text) == 8 && strcmp(time_text + 5, ":00") == 0)
            time_text[5] = '\0';
        if (!value_time(time_text, &found.minute) || found.minute == MINUTES_A_DAY)
            return false;
    }
    *wall = found;
    return true;
}

bool value_age(const char *text, int *months)
{
    if (strcmp(text, "zwanger") == 0)
        return *months = -9, true;
    size_t length = strlen(text);
    if (length == 0 || length > 8)
        return false;
    char number[9];
    strcpy(number, text);
    char unit = number[length - 1];
    if (unit == 'm' || unit == 'j')
        number[length - 1] = '\0';
    else if (strcmp(number, "0") != 0)
        return false;
    double amount;
    if (!value_real(number, &amount))
        return false;
    double total = unit == 'j' ? amount * 12 : amount;
    if (total < 0 || total > 1200 || fabs(total - round(total)) > 0.001)
        return false;
    *months = (int)lround(total);
    return true;
}

bool value_yes(const char *text, bool *yes)
{
    if (strcmp(text, "ja") != 0 && strcmp(text, "nee") != 0)
        return false;
    *yes = text[0] == 'j';
    return true;
}

bool value_number(const char *text, long *number)
{
    size_t sign = text[0] == '-' ? 1 : 0;
    size_t digits = strspn(text + sign, "0123456789");
    if (digits == 0 || digits > 9 || text[sign + digits])
        return false;
    *number = strtol(text, NULL, 10);
    return true;
}

bool value_real(const char *text, double *number)
{
    bool negative = text[0] == '-';
    const char *point = text + negative;
    double value = 0, scale = 1;
    for (; isdigit((unsigned char)*point); point++)
        value = value * 10 + (*point - '0');
    if (point == text + negative || point - text > 10)
        return false;
    if (*point == '.' || *point == ',') {
        if (!isdigit((unsigned char)*++point))
            return false;
        for (; isdigit((unsigned char)*point); point++) {
            value = value * 10 + (*point - '0');
            scale *= 10;
        }
    }
    if (*point)
        return false;
    *number = (negative ? -value : value) / scale;
    return true;
}

/* 1 = Monday .. 7 = Sunday, or 0. */
static int weekday_of(const char *text)
{
    static const char *const names[] = {"maandag", "dinsdag",  "woensdag", "donderdag",
                                        "vrijdag", "zaterdag", "zondag"};
    for (int i = 0; i < 7; i++)
        if (strcasecmp(text, names[i]) == 0 || (strlen(text) == 2 && strncasecmp(text, names[i], 2) == 0))
            return i + 1;
    return 0;
}

static bool weekday_range(char *item, unsigned *days)
{
    char *dash = strchr(item, '-');
    char *last = item;
    if (dash) {
        *dash = '\0';
        for (last = dash + 1; *last == ' '; last++)
            ;
        while (dash > item && dash[-1] == ' ')
            *--dash = '\0';
    }
    int from = weekday_of(item), to = weekday_of(last);
    if (!from || !to)
        return false;
    for (int day = from;; day = day % 7 + 1) {
        *days |= 1u << day;
        if (day == to)
            return true;
    }
}

bool value_weekdays(const char *text, unsigned *days)
{
    unsigned found = 0;
    char item[ITEM_BYTES];
    if (strcasecmp(text, "elke dag") == 0)
        return *days = 0xFE, true;
    for (struct value_list list = value_list(text); value_next(&list, item);)
        if (!weekday_range(item, &found))
            return false;
    if (!found)
        return false;
    *days = found;
    return true;
}

struct value_list value_list(const char *text)
{
    return (struct value_list){text, strchr(text, ';') ? ';' : ','};
}

bool value_next(struct value_list *list, char item[ITEM_BYTES])
{
    while (*list->rest) {
        const char *end = strchr(list->rest, list->separator);
        const char *start = list->rest, *stop = end ? end : start + strlen(start);
        list->rest = end ? end + 1 : stop;
        while (start < stop && isspace((unsigned char)*start))
            start++;
        while (stop > start && isspace((unsigned char)stop[-1]))
            stop--;
        if (stop == start)
            continue;
        size_t length = (size_t)(stop - start) < ITEM_BYTES ? (size_t)(stop - start) : ITEM_BYTES - 1;
        memcpy(item, start, length);
        item[length] = '\0';
        return true;
    }
    return false;
}

size_t value_length(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

bool value_day_mend(const char *text, char mended[11])
{
    int date, month, year, used = 0, found;
    if (sscanf(text, "%2d%*1[/-.]%2d%*1[/-.]%4d%n", &date, &month, &year, &used) != 3 || text[used])
        return false;
    char iso[32];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", year, month, date);
    if (!value_day(iso, &found))
        return false;
    memcpy(mended, iso, 11);
    return true;
}

bool value_belgian(const char *text, char iso[MOMENT_BYTES])
{
    int date, month, year, hour = 0, minute = 0, second = 0, used = 0, more = 0, day;
    char written[64];
    if (!isdigit((unsigned char)*text) || sscanf(text, "%2d/%2d/%4d%n", &date, &month, &year, &used) != 3)
        return false;
    bool timed = text[used] == ' ';
    if (timed && (!isdigit((unsigned char)text[used + 1]) ||
                  sscanf(text + used, " %2d:%2d%n", &hour, &minute, &more) != 2))
        return false;
    used += more;
    if (timed && text[used] == ':' && sscanf(text + used, ":%2d%n", &second, &more) == 1)
        used += more;
    if (text[used] || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second != 0)
        return false;
    snprintf(written, sizeof written, "%04d-%02d-%02d", year, month, date);
    if (!value_day(written, &day))
        return false;
    if (timed)
        snprintf(written + 10, sizeof written - 10, " %02d:%02d", hour, minute);
    strcpy(iso, written);
    return true;
}
