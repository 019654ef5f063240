#include "tool/sheet/number_text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/date.h"

enum { DAY_LAST = 2958465, SHIFT_1904 = 1462, DAY_SECONDS = 86400, PHANTOM = 60 };

/* What stands in the code of a number format, outside quotes and brackets. */
struct format_seen {
    bool year_or_day, month_or_minute, hour_or_second, elapsed, percent;
};

static const char *bracket_skip(const char *code, struct format_seen *seen)
{
    const char *end = strchr(code, ']');
    if (!end)
        return code + strlen(code) - 1;
    size_t length = (size_t)(end - code) - 1;
    char first = (char)tolower((unsigned char)code[1]);
    if (length > 0 && strchr("hms", first) && strspn(code + 1, "hmsHMS") == length)
        seen->elapsed = true;
    return end;
}

static struct format_seen format_look(const char *code)
{
    struct format_seen seen = {0};
    for (; *code && *code != ';'; code++) {
        char c = (char)tolower((unsigned char)*code);
        if (c == '"') {
            const char *end = strchr(code + 1, '"');
            code = end ? end : code + strlen(code) - 1;
        } else if ((c == '\\' || c == '_' || c == '*') && code[1])
            code++;
        else if (c == '[')
            code = bracket_skip(code, &seen);
        else if (strncasecmp(code, "general", 7) == 0)
            code += 6;
        else if (c == 'y' || c == 'd')
            seen.year_or_day = true;
        else if (c == 'm')
            seen.month_or_minute = true;
        else if (c == 'h' || c == 's')
            seen.hour_or_second = true;
        else if (c == '%')
            seen.percent = true;
        else if (c == 'e' && !strchr("+-", code[1]))
            seen.year_or_day = true;
    }
    return seen;
}

enum number_look number_look_of_code(const char *code)
{
    struct format_seen seen = format_look(code);
    if (seen.elapsed)
        return NUMBER_DURATION;
    if (seen.year_or_day)
        return seen.hour_or_second ? NUMBER_MOMENT : NUMBER_DAY;
    if (seen.hour_or_second)
        return NUMBER_HOUR;
    if (seen.month_or_minute)
        return NUMBER_DAY;
    return seen.percent ? NUMBER_PERCENT : NUMBER_PLAIN;
}

enum number_look number_look_of_id(int id)
{
    if (id == 9 || id == 10)
        return NUMBER_PERCENT;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) ||
        (id >= 50 && id <= 54) || (id >= 57 && id <= 58))
        return NUMBER_DAY;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 33) || id == 45 || id == 47 || (id >= 55 && id <= 56))
        return NUMBER_HOUR;
    if (id == 46)
        return NUMBER_DURATION;
    return id == 22 ? NUMBER_MOMENT : NUMBER_PLAIN;
}

static void zeros_trim(char *text)
{
    if (!strchr(text, '.'))
        return;
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    text[text[length - 1] == '.' ? length - 1 : length] = '\0';
}

void number_text(double number, char *out, size_t size)
{
    if (number == 0 || !isfinite(number)) {
        snprintf(out, size, "%s", number == 0 ? "0" : "#NUM!");
        return;
    }
    char digits[64];
    snprintf(digits, sizeof digits, "%.14e", number);
    int exponent = atoi(strchr(digits, 'e') + 1);
    if (exponent > 20 || exponent < -10) {
        snprintf(out, size, "%.15g", number);
        return;
    }
    /* Fifteen digits and not one more; what %f would add beyond them is noise. */
    double rounded = strtod(digits, NULL);
    snprintf(digits, sizeof digits, "%.*f", exponent >= 14 ? 0 : 14 - exponent, rounded);
    zeros_trim(digits);
    snprintf(out, size, "%s", digits);
}

static void clock_put(long seconds, char out[16])
{
    if (seconds % 60)
        snprintf(out, 16, "%02ld:%02ld:%02ld", seconds / 3600 % 10000, seconds / 60 % 60, seconds % 60);
    else
        snprintf(out, 16, "%02ld:%02ld", seconds / 3600 % 10000, seconds / 60 % 60);
}

static void day_put(long serial, char out[16])
{
    if (serial == PHANTOM) {
        strcpy(out, "1900-02-29");
        return;
    }
    int year, month, date;
    int first = day_from_civil(1899, 12, serial < PHANTOM ? 31 : 30);
    day_to_civil(first + (int)serial, &year, &month, &date);
    snprintf(out, 16, "%04d-%02d-%02d", year % 10000, month % 100, date % 100);
}

static bool day_text(double number, enum number_look look, bool from_1904, char *out, size_t size)
{
    char day[16], hours[16];
    if (!(number >= 0 && number < DAY_LAST + 1))
        return false;
    long seconds = lround((number - floor(number)) * DAY_SECONDS);
    long serial = (long)floor(number) + (from_1904 ? SHIFT_1904 : 0);
    serial += seconds / DAY_SECONDS;
    seconds %= DAY_SECONDS;
    clock_put(look == NUMBER_DURATION ? lround(number * DAY_SECONDS) : seconds, hours);
    day_put(serial, day);
    bool no_day = serial == (from_1904 ? SHIFT_1904 : 0) && look == NUMBER_MOMENT && seconds;
    if (look == NUMBER_HOUR || look == NUMBER_DURATION || no_day)
        snprintf(out, size, "%s", hours);
    else if (look == NUMBER_MOMENT && seconds)
        snprintf(out, size, "%sT%s", day, hours);
    else
        snprintf(out, size, "%s", day);
    return true;
}

bool number_look_text(double number, enum number_look look, bool from_1904, char *out, size_t size)
{
    if (look == NUMBER_PERCENT) {
        number_text(number * 100, out, size);
        size_t length = strlen(out);
        if (length + 1 < size)
            strcpy(out + length, "%");
        return true;
    }
    if (look != NUMBER_PLAIN)
        return day_text(number, look, from_1904, out, size);
    number_text(number, out, size);
    return true;
}
