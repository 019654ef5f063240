/* The part of ics.h that knows zones: of the calendar itself, of the world, of Windows; and moments in them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "tool/import/ics.h"

enum { ZONES_MAX = 500 };

/* The name of a zone of Windows as the rest of the world has it, or NULL. */
static const char *zone_of_windows(const char *name)
{
    static const struct {
        const char *windows, *zone;
    } zones[] = {
        {"Romance Standard Time", "Europe/Paris"},
        {"W. Europe Standard Time", "Europe/Berlin"},
        {"Central Europe Standard Time", "Europe/Budapest"},
        {"Central European Standard Time", "Europe/Warsaw"},
        {"GMT Standard Time", "Europe/London"},
        {"Greenwich Standard Time", "Atlantic/Reykjavik"},
        {"GTB Standard Time", "Europe/Bucharest"},
        {"FLE Standard Time", "Europe/Kiev"},
        {"E. Europe Standard Time", "Europe/Chisinau"},
        {"Turkey Standard Time", "Europe/Istanbul"},
        {"Russian Standard Time", "Europe/Moscow"},
        {"Israel Standard Time", "Asia/Jerusalem"},
        {"Egypt Standard Time", "Africa/Cairo"},
        {"South Africa Standard Time", "Africa/Johannesburg"},
        {"Morocco Standard Time", "Africa/Casablanca"},
        {"Arabian Standard Time", "Asia/Dubai"},
        {"India Standard Time", "Asia/Calcutta"},
        {"China Standard Time", "Asia/Shanghai"},
        {"Tokyo Standard Time", "Asia/Tokyo"},
        {"AUS Eastern Standard Time", "Australia/Sydney"},
        {"New Zealand Standard Time", "Pacific/Auckland"},
        {"Eastern Standard Time", "America/New_York"},
        {"Central Standard Time", "America/Chicago"},
        {"Mountain Standard Time", "America/Denver"},
        {"Pacific Standard Time", "America/Los_Angeles"},
        {"Atlantic Standard Time", "America/Halifax"},
        {"E. South America Standard Time", "America/Sao_Paulo"},
        {"UTC", "UTC"},
    };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strcasecmp(zones[i].windows, name) == 0)
            return zones[i].zone;
    return NULL;
}

/* Zones with the clock of Belgium, in which wall time is ours. */
static bool is_belgian(const char *id)
{
    static const char *const ids[] = {"Europe/Brussels",
                                      "Europe/Amsterdam",
                                      "Europe/Paris",
                                      "Europe/Berlin",
                                      "Europe/Madrid",
                                      "Europe/Rome",
                                      "Europe/Vienna",
                                      "Europe/Zurich",
                                      "Europe/Luxembourg",
                                      "CET",
                                      "MET"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcasecmp(ids[i], id) == 0)
            return true;
    return false;
}

/* Some calendars have what Outlook shows in the place of a name: "(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs". */
static bool is_shown_belgian(const char *id)
{
    return strncmp(id, "(UTC+01:00)", 11) == 0 || strncmp(id, "(GMT+01:00)", 11) == 0
               ? strstr(id, "Brussel") || strstr(id, "Bruxelles") || strstr(id, "Amsterdam")
               : false;
}

/* True when every component ends where it began; libical says aloud what it thinks of others. */
static bool is_balanced(const char *text)
{
    int depth = 0;
    for (const char *line = text; line && *line; line = strchr(line, '\n'), line += line ? 1 : 0) {
        depth += strncasecmp(line, "BEGIN:", 6) == 0;
        depth -= strncasecmp(line, "END:", 4) == 0;
        const char *next = strchr(line, '\n');
        if (depth < 0 || (depth == 0 && next && next[1]))
            return false;
    }
    return depth == 0;
}

void ics_zone_add(struct ics *ics, const char *id, const char *text)
{
    static const char *const often[] = {"FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=DAILY",
                                        "FREQ=WEEKLY"};
    for (size_t i = 0; i < sizeof often / sizeof *often; i++)
        if (strstr(text, often[i]))
            return;
    icalcomponent *component =
        ics->zone_count < ZONES_MAX && is_balanced(text) ? icalparser_parse_string(text) : NULL;
    if (!component)
        return;
    icaltimezone *zone = icaltimezone_new();
    if (!icaltimezone_set_component(zone, component)) {
        icalcomponent_free(component);
        icaltimezone_free(zone, 1);
        return;
    }
    ics->zones = realloc(ics->zones, (size_t)(ics->zone_count + 1) * sizeof *ics->zones);
    if (!ics->zones)
        abort();
    ics->zones[ics->zone_count++] = (struct ics_zone){arena_strdup(&ics->feed->arena, id), zone, zone};
}

/* "/softwarestudio.org/Olson_20011030_5/Europe/Brussels" ends in a name of the world. */
static icaltimezone *world_zone(const char *id, bool *wall)
{
    for (const char *name = id; name; name = strchr(name + 1, '/')) {
        const char *plain = name + (*name == '/');
        const char *windows = zone_of_windows(plain);
        plain = windows ? windows : plain;
        *wall = is_belgian(plain);
        if (*wall)
            return NULL;
        if (strcasecmp(plain, "UTC") == 0 || strcasecmp(plain, "Z") == 0)
            return icaltimezone_get_utc_timezone();
        icaltimezone *zone =
            strlen(plain) < 60 && !strstr(plain, "..") ? icaltimezone_get_builtin_timezone(plain) : NULL;
        if (zone)
            return zone;
    }
    return NULL;
}

/* The zone of a name; `*known` false: nobody knows it. NULL: wall time. */
static icaltimezone *zone_find(struct ics *ics, const char *id, bool *known)
{
    bool wall;
    icaltimezone *zone = world_zone(id, &wall);
    *known = true;
    if (zone || wall || is_shown_belgian(id))
        return zone;
    for (int i = 0; i < ics->zone_count; i++)
        if (strcmp(ics->zones[i].id, id) == 0)
            return ics->zones[i].zone;
    *known = false;
    return NULL;
}

/* A calendar that names its zone means that one where it writes UTC. */
static void moment_settle(struct ics *ics, struct ics_moment *moment)
{
    bool known;
    if (moment->zone != icaltimezone_get_utc_timezone() || !*ics->zone)
        return;
    icaltimezone *zone = zone_find(ics, ics->zone, &known);
    if (!known || zone == moment->zone)
        return;
    if (zone) {
        icaltimezone_convert_time(&moment->time, moment->zone, zone);
    } else {
        struct wall wall = ics_wall(moment);
        int second = moment->time.second;
        moment->time = icaltime_null_time();
        day_to_civil(wall.day, &moment->time.year, &moment->time.month, &moment->time.day);
        moment->time.hour = wall.minute / 60;
        moment->time.minute = wall.minute % 60;
        moment->time.second = second;
    }
    moment->zone = zone;
    moment->time.zone = NULL;
}

static bool digits_fine(const char *value)
{
    size_t length = strlen(value);
    bool day = length == 8, whole = length == 15 || (length == 16 && value[15] == 'Z');
    return (day || whole) && strspn(value, "0123456789") == 8 &&
           (day || (value[8] == 'T' && strspn(value + 9, "0123456789") >= 6));
}

bool ics_moment_read(struct ics *ics, const struct ics_part *part, const struct ics_line *line,
                     const char *value, struct ics_moment *moment)
{
    char copy[20], day[11];
    bool known = true;
    size_t length = strcspn(value, "/"); /* of a period, where it begins */
    if (length >= sizeof copy)
        return false;
    memcpy(copy, value, length);
    copy[length] = '\0';
    if (!digits_fine(copy))
        return false;
    snprintf(day, sizeof day, "%.4s-%.2s-%.2s", copy, copy + 4, copy + 6);
    if (day_parse(day) == DAY_NONE || atoi(copy) < 1900 * 10000 || atoi(copy) >= 22000000)
        return false;
    *moment = (struct ics_moment){.time = icaltime_from_string(copy), .day = length == 8};
    if (icaltime_is_null_time(moment->time) || moment->time.hour > 23 || moment->time.minute > 59)
        return false;
    const char *id = ics_parameter(ics, line, "TZID");
    if (length == 16)
        moment->zone = icaltimezone_get_utc_timezone();
    else if (id && !moment->day)
        moment->zone = zone_find(ics, id, &known);
    if (!known && ics->unknown_unit != part->unit)
        feed_say(ics->feed, part->unit, "de tijdzone \"%s\" ken ik niet; ik las de uren als Belgische tijd",
                 report_quote(ics->feed->report, id));
    ics->unknown_unit = known ? ics->unknown_unit : part->unit;
    moment->time.zone = NULL;
    moment_settle(ics, moment);
    return true;
}

struct wall ics_wall(const struct ics_moment *moment)
{
    struct icaltimetype time = moment->time;
    int day = day_from_civil(time.year, time.month, time.day);
    struct wall wall = {day, time.is_date ? 0 : time.hour * 60 + time.minute};
    if (!moment->zone || moment->day)
        return wall;
    int summer = 0, offset = icaltimezone_get_utc_offset(moment->zone, &time, &summer);
    int64_t seconds = ((int64_t)day * 86400) + time.hour * 3600 + time.minute * 60 + time.second - offset;
    return wall_from_utc(seconds * 1000);
}
