#include "tool/table/recurrence.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "tool/table/value.h"
#include "tool/talk/near.h"

enum { RULE_BYTES = 512 };

void moments_release(struct moments *moments)
{
    free(moments->items);
    *moments = (struct moments){0};
}

void moments_add(struct moments *moments, struct wall wall)
{
    if (moments->count == moments->capacity) {
        moments->capacity = moments->capacity ? moments->capacity * 2 : 64;
        moments->items = realloc(moments->items, (size_t)moments->capacity * sizeof *moments->items);
        if (!moments->items)
            abort();
    }
    moments->items[moments->count++] = wall;
}

static int by_time(const void *left, const void *right)
{
    const struct wall *a = left, *b = right;
    return wall_compare(*a, *b);
}

void moments_sort(struct moments *moments)
{
    if (moments->count == 0)
        return;
    qsort(moments->items, (size_t)moments->count, sizeof *moments->items, by_time);
    int kept = 1;
    for (int i = 1; i < moments->count; i++)
        if (wall_compare(moments->items[i], moments->items[kept - 1]) != 0)
            moments->items[kept++] = moments->items[i];
    moments->count = kept;
}

void moments_drop(struct moments *moments, int index)
{
    if (index < 0)
        return;
    memmove(moments->items + index, moments->items + index + 1,
            (size_t)(moments->count - index - 1) * sizeof *moments->items);
    moments->count--;
}

/* The first moment that is not before `wall`. */
static int first_from(const struct moments *moments, struct wall wall)
{
    int low = 0, high = moments->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (wall_compare(moments->items[middle], wall) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int moments_near(const struct moments *moments, struct wall wall)
{
    int low = first_from(moments, wall);
    if (low == moments->count)
        return low - 1;
    if (low > 0 && wall_minutes(moments->items[low - 1], wall) < wall_minutes(wall, moments->items[low]))
        return low - 1;
    return low;
}

int moments_find(const struct moments *moments, struct wall wall)
{
    bool whole = wall.minute == WHOLE_DAY;
    if (whole)
        wall.minute = 0;
    int low = first_from(moments, wall);
    if (low == moments->count)
        return -1;
    bool hit = whole ? moments->items[low].day == wall.day : wall_compare(moments->items[low], wall) == 0;
    return hit ? low : -1;
}

/* Copies a rule in capitals, without spaces and without "RRULE:" before it. */
static bool rule_copy(const char *rule, char copy[RULE_BYTES])
{
    size_t used = 0;
    for (; *rule; rule++) {
        if (*rule == ' ')
            continue;
        if (used + 1 >= RULE_BYTES)
            return false;
        copy[used++] = *rule >= 'a' && *rule <= 'z' ? (char)(*rule - 'a' + 'A') : *rule;
    }
    copy[used] = '\0';
    if (strncmp(copy, "RRULE:", 6) == 0)
        memmove(copy, copy + 6, used - 5);
    return true;
}

static bool part_check(const char *name, const char *value, char *why, size_t size)
{
    static const char *const names[] = {"FREQ",      "INTERVAL", "COUNT",   "UNTIL",    "BYDAY", "BYMONTHDAY",
                                        "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",  NULL};
    static const char *const frequencies[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL};
    const char *const *known = names;
    while (*known && strcmp(*known, name) != 0)
        known++;
    if (!*known) {
        const char *near = near_word(name, names);
        if (near)
            snprintf(why, size, M_("\"%s\" ken ik niet in een regel; bedoel je \"%s\"?"), name, near);
        else
            snprintf(why, size,
                     M_("\"%s\" ken ik niet in een regel; uren staan in start en end, een regel is "
                        "bijvoorbeeld FREQ=WEEKLY;BYDAY=WE"),
                     name);
        return false;
    }
    for (known = frequencies; strcmp(name, "FREQ") == 0 && (!*known || strcmp(*known, value) != 0); known++)
        if (!*known) {
            snprintf(why, size, M_("FREQ=%s kan hier niet; kies uit DAILY, WEEKLY, MONTHLY, YEARLY"), value);
            return false;
        }
    return true;
}

static bool parts_check(char *copy, bool *frequency, char *why, size_t size)
{
    bool until = false, count = false;
    char *rest = copy;
    for (char *part; (part = strsep(&rest, ";"));) {
        char *equals = strchr(part, '=');
        if (!*part)
            continue;
        if (!equals) {
            snprintf(why, size,
                     M_("\"%s\" is geen deel van een regel; schrijf bijvoorbeeld FREQ=WEEKLY;BYDAY=WE"),
                     part);
            return false;
        }
        *equals = '\0';
        if (!part_check(part, equals + 1, why, size))
            return false;
        *frequency = *frequency || strcmp(part, "FREQ") == 0;
        until = until || strcmp(part, "UNTIL") == 0;
        count = count || strcmp(part, "COUNT") == 0;
    }
    if (until && count)
        snprintf(why, size, "%s", M_("UNTIL en COUNT gaan niet samen; laat er een weg"));
    return !(until && count);
}

/* Reads a rule; its UNTIL becomes wall time at the end of what it names. */
static bool rule_read(const char *copy, struct icalrecurrencetype *rule)
{
    icalerror_set_errors_are_fatal(0);
    icalerror_clear_errno();
    *rule = icalrecurrencetype_from_string(copy);
    if (rule->freq == ICAL_NO_RECURRENCE || icalerrno != ICAL_NO_ERROR)
        return false;
    if (icaltime_is_null_time(rule->until))
        return true;
    struct wall until = {day_from_civil(rule->until.year, rule->until.month, rule->until.day),
                         rule->until.is_date ? MINUTES_A_DAY - 1
                                             : rule->until.hour * 60 + rule->until.minute};
    if (!rule->until.is_date && icaltime_is_utc(rule->until))
        until = wall_from_utc(((int64_t)until.day * MINUTES_A_DAY + until.minute) * 60000);
    struct icaltimetype end = icaltime_null_time();
    day_to_civil(until.day, &end.year, &end.month, &end.day);
    end.hour = until.minute / 60;
    end.minute = until.minute % 60;
    end.second = 59;
    rule->until = end;
    return true;
}

bool rule_check(const char *text, char *why, size_t size)
{
    char copy[RULE_BYTES], parts[RULE_BYTES];
    struct icalrecurrencetype rule;
    bool frequency = false;
    if (!rule_copy(text, copy)) {
        snprintf(why, size, M_("deze regel is te lang; zet losse dagen in rdate"));
        return false;
    }
    strcpy(parts, copy);
    if (!parts_check(parts, &frequency, why, size))
        return false;
    if (!frequency) {
        snprintf(why, size, M_("FREQ ontbreekt; schrijf bijvoorbeeld FREQ=WEEKLY;BYDAY=WE"));
        return false;
    }
    const char *until = strstr(copy, "UNTIL=");
    if (until) {
        char day[11];
        snprintf(day, sizeof day, "%.4s-%.2s-%.2s", until + 6, strlen(until) > 10 ? until + 10 : "",
                 strlen(until) > 12 ? until + 12 : "");
        if (day_parse(day) == DAY_NONE) {
            snprintf(why, size, M_("de dag in UNTIL bestaat niet; schrijf bijvoorbeeld UNTIL=20270630"));
            return false;
        }
    }
    if (!rule_read(copy, &rule)) {
        snprintf(why, size,
                 M_("deze regel begrijp ik niet; schrijf bijvoorbeeld FREQ=WEEKLY;BYDAY=WE of "
                    "FREQ=MONTHLY;BYDAY=1SA"));
        return false;
    }
    return true;
}

static struct icaltimetype time_of(struct wall wall)
{
    struct icaltimetype time = icaltime_null_time();
    day_to_civil(wall.day, &time.year, &time.month, &time.day);
    time.hour = wall.minute / 60;
    time.minute = wall.minute % 60;
    return time;
}

void rule_expand(const char *text, struct wall start, int shift, int last, struct moments *moments)
{
    char copy[RULE_BYTES];
    struct icalrecurrencetype rule;
    if (!rule_copy(text, copy) || !rule_read(copy, &rule))
        return;
    if (!icaltime_is_null_time(rule.until))
        icaltime_adjust(&rule.until, shift, 0, 0, 0);
    start.day += shift;
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, time_of(start));
    while (iterator) {
        struct icaltimetype next = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next))
            break;
        struct wall wall = {day_from_civil(next.year, next.month, next.day), next.hour * 60 + next.minute};
        if (wall.day > last)
            break;
        moments_add(moments, wall);
    }
    icalrecur_iterator_free(iterator);
}
