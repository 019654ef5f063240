/* The part of ics.h that follows a rule, in the zone of its series. */
#define _GNU_SOURCE /* strcasestr */
#include <stdlib.h>
#include <string.h>

#include "tool/import/ics.h"

/* False for an UNTIL on a day or hour that no calendar has; libical takes it as it is. */
static bool until_exists(const struct icaltimetype *until)
{
    return icaltime_is_null_time(*until) ||
           (until->year >= 1 && until->year <= 9999 && until->month >= 1 && until->month <= 12 &&
            until->day >= 1 && until->day <= icaltime_days_in_month(until->month, until->year) &&
            until->hour >= 0 && until->hour <= 23 && until->minute >= 0 && until->minute <= 59);
}

/* UNTIL in the zone of the series, so that both can be compared. */
static void until_settle(const struct ics_series *series, struct icalrecurrencetype *rule)
{
    if (icaltime_is_null_time(rule->until))
        return;
    if (rule->until.is_date) {
        rule->until.is_date = series->start.day;
        if (!series->start.day) {
            rule->until.hour = 23;
            rule->until.minute = rule->until.second = 59;
        }
        return;
    }
    if (icaltime_is_utc(rule->until)) {
        struct ics_moment until = {.time = rule->until, .zone = icaltimezone_get_utc_timezone()};
        if (series->start.zone)
            icaltimezone_convert_time(&rule->until, until.zone, series->start.zone);
        else if (!series->start.day) {
            struct wall wall = ics_wall(&until);
            day_to_civil(wall.day, &rule->until.year, &rule->until.month, &rule->until.day);
            rule->until.hour = wall.minute / 60;
            rule->until.minute = wall.minute % 60;
        }
    }
    rule->until.zone = NULL;
    rule->until.is_date = series->start.day;
    if (series->start.day)
        rule->until.hour = rule->until.minute = rule->until.second = 0;
}

static bool none(const short *list)
{
    return list[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* Days that no month has, and a sixth Monday: a search for them would go on for centuries. */
static bool is_impossible(const struct icalrecurrencetype *rule)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool possible = none(rule->by_month_day);
    for (int d = 0; !possible && rule->by_month_day[d] != ICAL_RECURRENCE_ARRAY_MAX; d++) {
        int day = rule->by_month_day[d] < 0 ? -rule->by_month_day[d] : rule->by_month_day[d];
        possible = none(rule->by_month) && day <= 31;
        for (int m = 0; rule->by_month[m] != ICAL_RECURRENCE_ARRAY_MAX; m++)
            possible = possible || (rule->by_month[m] >= 1 && rule->by_month[m] <= 12 &&
                                    day <= lengths[rule->by_month[m] - 1]);
    }
    for (int d = 0; rule->by_day[d] != ICAL_RECURRENCE_ARRAY_MAX; d++) {
        int nth = icalrecurrencetype_day_position(rule->by_day[d]);
        int most = rule->freq == ICAL_MONTHLY_RECURRENCE || !none(rule->by_month) ? 5 : 53;
        possible = possible && nth <= most && nth >= -most;
    }
    bool crossed = !none(rule->by_year_day) + !none(rule->by_week_no) + !none(rule->by_month_day) > 1;
    return !possible || crossed;
}

/* Every week or so many weeks, on weekdays: the rule that most series have. */
static bool is_weekly(const struct ics_series *series, const struct icalrecurrencetype *rule)
{
    for (int d = 0; rule->by_day[d] != ICAL_RECURRENCE_ARRAY_MAX; d++)
        if (icalrecurrencetype_day_position(rule->by_day[d]) != 0)
            return false;
    return rule->freq == ICAL_WEEKLY_RECURRENCE && !series->start.zone && rule->interval >= 1 &&
           rule->week_start == ICAL_MONDAY_WEEKDAY && none(rule->by_month) && none(rule->by_month_day) &&
           none(rule->by_year_day) && none(rule->by_week_no) && none(rule->by_set_pos) &&
           none(rule->by_hour) && none(rule->by_minute) && none(rule->by_second);
}

static void weekly_follow(const struct ics_series *series, const struct icalrecurrencetype *rule, int last,
                          struct moments *moments)
{
    struct wall start = ics_wall(&series->start), until = {last, MINUTES_A_DAY - 1};
    unsigned days = none(rule->by_day) ? 1u << day_weekday(start.day) : 0;
    int left = rule->count > 0 ? rule->count : ICS_RULE_STEPS_MAX;
    for (int d = 0; rule->by_day[d] != ICAL_RECURRENCE_ARRAY_MAX; d++) {
        int day = icalrecurrencetype_day_day_of_week(rule->by_day[d]); /* Sunday is 1 */
        days |= 1u << (day == ICAL_SUNDAY_WEEKDAY ? 7 : day - 1);
    }
    if (!icaltime_is_null_time(rule->until)) {
        struct wall end = {day_from_civil(rule->until.year, rule->until.month, rule->until.day),
                           rule->until.hour * 60 + rule->until.minute};
        until = wall_compare(end, until) < 0 ? end : until;
    }
    int monday = start.day - day_weekday(start.day) + 1;
    for (; monday <= until.day && left > 0; monday += 7 * rule->interval)
        for (int weekday = 1; weekday <= 7 && left > 0; weekday++) {
            struct wall wall = {monday + weekday - 1, start.minute};
            if (!(days & 1u << weekday) || wall.day < start.day || wall_compare(wall, until) > 0)
                continue;
            moments_add(moments, wall);
            left--;
        }
}

/* Takes out of a rule that it means our calendar, which libical need not hear and would never free; false when it means
 * another one (RFC 7529). */
static bool rule_is_ours(char *rule)
{
    size_t used = 0;
    bool ours = true;
    char *rest = rule;
    for (char *part; (part = strsep(&rest, ";"));) {
        if (strcasestr(part, "RSCALE")) {
            ours = ours && strcasecmp(part, "RSCALE=GREGORIAN") == 0;
            continue;
        }
        size_t length = strlen(part);
        if (used)
            rule[used++] = ';';
        memmove(rule + used, part, length);
        used += length;
    }
    rule[used] = '\0';
    return ours;
}

static bool rule_read(const struct ics_series *series, struct icalrecurrencetype *rule)
{
    char *text = strdup(series->rule);
    if (!text)
        abort();
    bool ours = rule_is_ours(text);
    icalerror_set_errors_are_fatal(0);
    icalerror_clear_errno();
    if (ours)
        *rule = icalrecurrencetype_from_string(text);
    free(text);
    return ours && icalerrno == ICAL_NO_ERROR;
}

bool ics_rule_follow(const struct ics_series *series, int last, struct moments *moments)
{
    struct icalrecurrencetype rule;
    if (!rule_read(series, &rule) || rule.freq == ICAL_NO_RECURRENCE || rule.freq < ICAL_DAILY_RECURRENCE ||
        is_impossible(&rule) || !until_exists(&rule.until))
        return false;
    until_settle(series, &rule);
    if (is_weekly(series, &rule)) {
        weekly_follow(series, &rule, last, moments);
        return true;
    }
    icalrecur_iterator *iterator = icalrecur_iterator_new(rule, series->start.time);
    for (int steps = 0; iterator && steps < ICS_RULE_STEPS_MAX; steps++) {
        struct ics_moment next = series->start;
        next.time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(next.time) || next.time.year > 2199)
            break;
        struct wall wall = ics_wall(&next);
        if (wall.day > last)
            break;
        moments_add(moments, wall);
    }
    icalrecur_iterator_free(iterator);
    return true;
}
