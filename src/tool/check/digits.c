#include "tool/check/digits.h"

#include <ctype.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    PHONE_LEAST = 9,
    PHONE_MOST = 13,
    REGISTER_DIGITS = 11,
    FIRM_DIGITS = 10,
    OLD_ACCOUNT_DIGITS = 12,
    ACCOUNT_LEAST = 15,
    ACCOUNT_MOST = 34,
    ACCOUNT_DIGITS = 8 /* in one that has a wrong check digit */
};

static bool digit(char c)
{
    return isdigit((unsigned char)c) != 0;
}

/* Reads exactly so many digits with at most one sign of `between` between two of them; their end, or NULL. */
static const char *exactly(const char *at, int count, const char *between, char *digits)
{
    for (int i = 0; i < count; i++) {
        if (i > 0 && *at && strchr(between, *at))
            at++;
        if (!digit(*at))
            return NULL;
        digits[i] = *at++;
    }
    digits[count] = '\0';
    return digit(*at) ? NULL : at;
}

static int64_t value(const char *digits, size_t count)
{
    int64_t number = 0;
    for (size_t i = 0; i < count; i++)
        number = number * 10 + digits[i] - '0';
    return number;
}

/* "93.05.18-223.61", also without the signs; who was born in this century counts with a 2 before it. */
static const char *register_end(const char *at)
{
    char digits[REGISTER_DIGITS + 1];
    const char *end = exactly(at, REGISTER_DIGITS, " .-/", digits);
    if (!end)
        return NULL;
    if (end - at == 15 && at[2] == '.' && at[5] == '.' && at[8] == '-' && at[12] == '.')
        return end;
    int64_t number = value(digits, 9), check = value(digits + 9, 2);
    bool day = value(digits + 2, 2) % 20 <= 12 && value(digits + 4, 2) <= 31;
    bool right = 97 - number % 97 == check || 97 - (2000000000 + number) % 97 == check;
    return day && right ? end : NULL;
}

/* "0403.019.261". */
static const char *firm_end(const char *at)
{
    char digits[FIRM_DIGITS + 1];
    const char *end = exactly(at, FIRM_DIGITS, " .", digits);
    bool right =
        end && (*digits == '0' || *digits == '1') && 97 - value(digits, 8) % 97 == value(digits + 8, 2);
    return right ? end : NULL;
}

/* "539-0075470-34", as accounts were before the IBAN. */
static const char *old_account_end(const char *at)
{
    char digits[OLD_ACCOUNT_DIGITS + 1];
    const char *end = exactly(at, OLD_ACCOUNT_DIGITS, "-", digits);
    if (!end || end - at != OLD_ACCOUNT_DIGITS + 2 || at[3] != '-' || at[11] != '-')
        return NULL;
    int64_t rest = value(digits, 10) % 97;
    return (rest ? rest : 97) == value(digits + 10, 2) ? end : NULL;
}

/* "01/09/2027", "9.30", "14:00". */
static const char *moment_end(const char *at)
{
    size_t first = strspn(at, "0123456789");
    if (first < 1 || first > 2 || !at[first] || !strchr("./:-", at[first]))
        return NULL;
    const char *second = at + first + 1;
    size_t length = strspn(second, "0123456789");
    const char *end = second + length;
    bool year = at[first] != ':' && length >= 1 && length <= 2 && *end == at[first] &&
                strspn(end + 1, "0123456789") == 4;
    if (year)
        return end + 5;
    bool hour = strchr(".:", at[first]) && length == 2 && !(*end && strchr("./", *end) && digit(end[1]));
    return hour ? end : NULL;
}

/* The longest run of digits that could be one phone. Numbers of two digits alone are hours or ages. */
static bool phone_read(const char *at, bool plus, const char **end)
{
    int digits = 0, longest = 0;
    const char *rest = at;
    while (digit(*rest)) {
        int group = (int)strspn(rest, "0123456789");
        digits += group;
        longest = group > longest ? group : longest;
        *end = rest + group;
        size_t gap = strspn(*end, " .-/()");
        rest = *end + gap;
        if (gap > 3 || (gap == 3 && digits >= PHONE_LEAST))
            break;
    }
    return digits >= PHONE_LEAST && digits <= PHONE_MOST && (plus || (*at == '0' && longest > 2));
}

enum digits_kind digits_read(const char *at, bool plus, const char **end)
{
    const char *found;
    *end = at + strspn(at, "0123456789");
    if ((found = register_end(at)))
        return *end = found, DIGITS_REGISTER;
    if ((found = old_account_end(at)))
        return *end = found, DIGITS_ACCOUNT;
    if (!plus && ((found = firm_end(at)) || (found = moment_end(at))))
        return *end = found, DIGITS_NONE;
    return phone_read(at, plus, end) ? DIGITS_PHONE : DIGITS_NONE;
}

/* The rest of an account by 97, its first four signs read last; 1 when it is right. */
static int account_rest(const char *signs, int count)
{
    int rest = 0;
    for (int i = 0; i < count; i++) {
        char sign = signs[(i + 4) % count];
        rest = digit(sign) ? (rest * 10 + sign - '0') % 97 : (rest * 100 + sign - 'A' + 10) % 97;
    }
    return rest;
}

bool digits_account(const char *at)
{
    char signs[ACCOUNT_MOST];
    int count = 0, digits = 0;
    bool small = islower((unsigned char)at[0]) || islower((unsigned char)at[1]);
    if (!isalpha((unsigned char)at[0]) || !isalpha((unsigned char)at[1]) || !digit(at[2]) || !digit(at[3]))
        return false;
    for (; count < ACCOUNT_MOST && (isalnum((unsigned char)*at) || *at == ' '); at++) {
        if (*at == ' ')
            continue;
        digits += digit(*at);
        signs[count++] = (char)toupper((unsigned char)*at);
        bool ends = !isalnum((unsigned char)at[1]);
        if (ends && count >= ACCOUNT_LEAST &&
            (account_rest(signs, count) == 1 || (!small && digits >= ACCOUNT_DIGITS)))
            return true;
    }
    return false;
}

bool digits_mobile(const char *phone)
{
    char digits[32];
    size_t count = 0;
    for (; *phone && count < sizeof digits - 1; phone++)
        if (digit(*phone))
            digits[count++] = *phone;
    digits[count] = '\0';
    const char *national = digits;
    if (count > 10)
        national += memcmp(national, "0032", 4) == 0 ? 4 : memcmp(national, "32", 2) == 0 ? 2 : 0;
    national += *national == '0';
    return strlen(national) == 9 && national[0] == '4' && national[1] >= '5';
}
