/* The part of fit.h that reads what people write freely: prices, ages, days in words. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tool/import/fit.h"
#include "tool/import/words.h"
#include "tool/table/value.h"

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words && strcasecmp(text, *words) != 0)
        words++;
    return *words != NULL;
}

/* The text without the sign or word of a currency at its end or begin, and without ",-". */
static void currency_strip(const char **text, size_t *length)
{
    static const char *const currencies[] = {"€", "$", "£", "euro", "eur", "usd", "gbp", ",-", ".-", " "};
    for (size_t i = 0; i < sizeof currencies / sizeof *currencies; i++) {
        size_t part = strlen(currencies[i]);
        bool before = *length > part && strncasecmp(*text, currencies[i], part) == 0;
        bool after = *length > part && strncasecmp(*text + *length - part, currencies[i], part) == 0;
        *text += before ? part : 0;
        *length -= before || after ? part : 0;
        if (before || after)
            i = (size_t)-1;
    }
}

enum amount amount_read(const char *text)
{
    size_t length = strlen(text);
    currency_strip(&text, &length);
    if (!length || !isdigit((unsigned char)text[0]) || !isdigit((unsigned char)text[length - 1]) ||
        strspn(text, "0123456789.,' ") < length)
        return AMOUNT_NONE;
    return strcspn(text, "123456789") < length ? AMOUNT_SOME : AMOUNT_ZERO;
}

bool money_read(const char *text, double *amount)
{
    char plain[24];
    size_t length = strlen(text), used = 0;
    currency_strip(&text, &length);
    if (amount_read(text) == AMOUNT_NONE || length + 1 > sizeof plain || memchr(text, '\'', length))
        return false;
    const char *end = text + length, *point = NULL;
    int signs = 0;
    bool mixed = memchr(text, '.', length) && memchr(text, ',', length);
    for (const char *c = text; c < end; c++)
        if (*c == '.' || *c == ',')
            point = c, signs++;
    bool thousands = point && !mixed && signs > 1, unclear = point && signs == 1 && end - point == 4;
    if (unclear) /* "1.250" is one euro and a quarter to some, and a thousand more to others */
        return false;
    for (const char *c = text; c < end; c++)
        if (isdigit((unsigned char)*c) || (c == point && !thousands))
            plain[used++] = *c;
    plain[used] = '\0';
    return value_real(plain, amount);
}

const char *price_word(const char *text)
{
    static const char *const none[] = {"gratis", "free", "kosteloos", "kostenloos", NULL};
    static const char *const gift[] = {"vrije bijdrage", "vrije gift", "gift", "donatie", "donation", NULL};
    static const char *const paid[] = {"betalend", "paid", NULL};
    enum amount amount = amount_read(text);
    if (amount != AMOUNT_NONE)
        return amount == AMOUNT_ZERO ? "free" : "paid";
    return is_one_of(text, none)   ? "free"
           : is_one_of(text, gift) ? "gift"
           : is_one_of(text, paid) ? "paid"
                                   : NULL;
}

/* Steps over one of these words, which is a whole one, and the spaces behind it. */
static bool word_skip(const char **text, const char *const *words)
{
    for (; *words; words++) {
        size_t length = strlen(*words);
        if (strncasecmp(*text, *words, length) != 0 ||
            (isalpha((unsigned char)(*words)[length - 1]) && isalpha((unsigned char)(*text)[length])))
            continue;
        *text += length;
        *text += strspn(*text, " ");
        return true;
    }
    return false;
}

/* A number and its unit in the text. */
struct age {
    double amount;
    char unit; /* 'm', 'j', or 0: none said */
};

static bool age_step(const char **text, struct age *age)
{
    static const char *const months[] = {"maanden", "maand", "mnd.", "mnd", "months", "month", "m", NULL};
    static const char *const years[] = {"jarigen", "jaar", "jr.", "jr", "years", "year", "yrs", "j", NULL};
    char number[12];
    size_t length = strspn(*text, "0123456789.,");
    if (!length || length >= sizeof number)
        return false;
    snprintf(number, sizeof number, "%.*s", (int)length, *text);
    if (!value_real(number, &age->amount))
        return false;
    *text += length;
    *text += strspn(*text, " ");
    age->unit = word_skip(text, months) ? 'm' : word_skip(text, years) ? 'j' : '\0';
    return true;
}

static const char *age_text(struct arena *arena, struct age age)
{
    int months;
    if (age.amount == 0)
        return "0";
    const char *text = arena_printf(arena, "%g%c", age.amount, age.unit == 'm' ? 'm' : 'j');
    if (value_age(text, &months))
        return text;
    double total = age.unit == 'm' ? age.amount : age.amount * 12;
    return total <= 1200 ? arena_printf(arena, "%dm", (int)(total + 0.5)) : NULL;
}

bool ages_read(struct arena *arena, const char *text, const char **from, const char **to)
{
    static const char *const all[] = {"alle leeftijden", "iedereen", "alle", "all ages", "everyone", NULL};
    static const char *const since[] = {"vanaf", "van", "from", "minimum", "min.", "min", ">=", "≥", NULL};
    static const char *const until[] = {"tot en met", "t.e.m.",  "t/m",  "tem", "tot",
                                        "onder",      "maximum", "max.", "max", NULL};
    static const char *const between[] = {"tot en met", "t.e.m.", "t/m", "tem", "tot", "-",
                                          "–",          "à",      "to",  "en",  NULL};
    static const char *const more[] = {"+", "en ouder", "en meer", "and over", NULL};
    struct age first, last;
    *from = *to = "";
    if (word_skip(&text, all))
        return !*text;
    bool begins = word_skip(&text, since), ends = !begins && word_skip(&text, until);
    if (!age_step(&text, &first))
        return false;
    bool open = word_skip(&text, more), pair = !open && !ends && word_skip(&text, between);
    if (pair && !age_step(&text, &last))
        return false;
    if (pair && !first.unit)
        first.unit = last.unit;
    if (!ends)
        *from = age_text(arena, first);
    if (pair || ends)
        *to = age_text(arena, pair ? last : first);
    else if (!begins && !open)
        *to = *from;
    return !*text && *from && *to;
}

static int month_named(const char *name)
{
    static const char *const names[][3] = {{"jan", "", ""},    {"feb", "", ""},    {"maa", "mrt", "mar"},
                                           {"apr", "", ""},    {"mei", "may", ""}, {"jun", "", ""},
                                           {"jul", "", ""},    {"aug", "", ""},    {"sep", "", ""},
                                           {"okt", "oct", ""}, {"nov", "", ""},    {"dec", "", ""}};
    for (int month = 0; month < 12; month++)
        for (int i = 0; i < 3; i++)
            if (*names[month][i] && strncasecmp(name, names[month][i], 3) == 0)
                return month + 1;
    return 0;
}

/* "zo 6", "zondag 6": steps over the name of a weekday. */
static const char *weekday_skip(const char *text)
{
    char name[16];
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!length || length >= sizeof name)
        return text;
    snprintf(name, sizeof name, "%.*s", (int)length, text);
    return weekday_word(name) ? text + length + strspn(text + length, "., ") : text;
}

size_t day_spelled(const char *text, char day[DAY_BYTES])
{
    const char *begin = weekday_skip(text);
    char name[20] = "", written[40];
    int date = 0, month = 0, year = 0, used = 0, found;
    bool digits = strspn(begin, "0123456789") == 8;
    if (digits && sscanf(begin, "%4d%2d%2d%n", &year, &month, &date, &used) == 3)
        begin += used;
    else if (sscanf(begin, "%4d%*1[/.-]%2d%*1[/.-]%2d%n", &year, &month, &date, &used) == 3 && year >= 1900)
        begin += used;
    else if (sscanf(begin, "%2d%*1[/.-]%2d%*1[/.-]%4d%n", &date, &month, &year, &used) == 3)
        begin += used;
    else if (sscanf(begin, "%2d %18[A-Za-z.] %4d%n", &date, name, &year, &used) == 3)
        begin += used;
    else
        return 0;
    month = *name ? month_named(name) : month;
    if (year < 100 && isdigit((unsigned char)begin[-3])) /* "0001" is not 2001 */
        return 0;
    snprintf(written, sizeof written, "%04d-%02d-%02d", year < 100 ? year + 2000 : year, month, date);
    if (isdigit((unsigned char)*begin) || !value_day(written, &found))
        return 0;
    snprintf(day, DAY_BYTES, "%.10s", written);
    return (size_t)(begin - text);
}
