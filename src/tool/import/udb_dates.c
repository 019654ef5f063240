/* The part of udb.h that says when. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "tool/import/fit.h"
#include "tool/import/udb.h"
#include "tool/import/words.h"
#include "tool/table/value.h"

enum { DAYS_AWAY_MAX = 400 };

bool udb_dated(const json_t *object)
{
    const char *type = json_string_value(json_object_get(object, "calendarType"));
    bool hours = json_array_size(json_object_get(object, "openingHours")) > 0;
    return !type ? json_object_get(object, "startDate") != NULL
                 : strcmp(type, "single") == 0 || strcmp(type, "multiple") == 0 ||
                       (strcmp(type, "periodic") == 0 && !hours);
}

/* A moment with its offset as wall time of Belgium. */
static bool wall_read(struct udb *udb, const json_t *object, const char *name, struct wall *wall)
{
    static const struct column moment = {"start", .kind = CELL_MOMENT};
    const char *text = json_member(&udb->feed->arena, object, name);
    const char *fitted = text && strlen(text) >= 10 ? value_fit(&udb->feed->arena, &moment, text) : NULL;
    if (!fitted || !value_moment(fitted, wall))
        return false;
    if (wall->minute == WHOLE_DAY)
        wall->minute = 0;
    return true;
}

static const char *wall_text(struct udb *udb, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    return arena_strdup(&udb->feed->arena, text);
}

/* A moment that differs from the series: another end, or cancelled. */
static void occurrence_add(struct udb *udb, const json_t *event, const char *id, struct wall start,
                           struct wall end, int unit)
{
    const char *at = wall_text(udb, start);
    const json_t *status = json_object_get(event, "status");
    const char *type = json_member(&udb->feed->arena, status, "type");
    struct feed_row *row =
        feed_row(udb->feed, TABLE_OCCURRENCE, arena_printf(&udb->feed->arena, "%s#%s", id, at), unit);
    feed_refer(udb->feed, row, "activity", TABLE_ACTIVITY, id);
    feed_set(udb->feed, row, "original", at);
    feed_set(udb->feed, row, "end", wall_text(udb, end));
    if (type && strcmp(type, "Available") != 0) {
        feed_set(udb->feed, row, "status", "cancelled");
        feed_set(udb->feed, row, "note", udb_text(udb, status, "reason"));
    }
}

static void events_map(struct udb *udb, const json_t *object, const char *id, int unit)
{
    const json_t *events = json_object_get(object, "subEvent");
    size_t index;
    json_t *event;
    struct wall first = {DAY_NONE, 0}, first_end = first;
    const char *extra = "";
    json_array_foreach(events, index, event)
    {
        struct wall start, end;
        if (!wall_read(udb, event, "startDate", &start) || !wall_read(udb, event, "endDate", &end) ||
            wall_compare(end, start) <= 0) {
            feed_say(udb->feed, unit, "datum %zu heeft geen goed begin en einde; overgeslagen", index + 1);
            continue;
        }
        const char *type = json_member(&udb->feed->arena, json_object_get(event, "status"), "type");
        bool alone = first.day == DAY_NONE;
        if (alone) {
            first = start;
            first_end = end;
        } else
            extra =
                arena_printf(&udb->feed->arena, "%s%s%s", extra, *extra ? "; " : "", wall_text(udb, start));
        if (wall_minutes(start, end) != wall_minutes(first, first_end) ||
            (type && strcmp(type, "Available") != 0))
            occurrence_add(udb, event, id, start, end, unit);
    }
    struct feed_row *row = feed_find(udb->feed, TABLE_ACTIVITY, id);
    if (first.day == DAY_NONE &&
        (!wall_read(udb, object, "startDate", &first) || !wall_read(udb, object, "endDate", &first_end))) {
        feed_say(udb->feed, unit, "hier staat geen begin of einde; vul start en end zelf in");
        return;
    }
    const char *end = json_member(&udb->feed->arena, object, "endDate");
    if (end && strlen(end) == 10 && first_end.minute == 0)
        first_end.minute = MINUTES_A_DAY - 1;
    bool fine = wall_compare(first_end, first) > 0;
    if (!fine)
        feed_say(udb->feed, unit, "het einde is niet na het begin; vul end zelf in");
    feed_set(udb->feed, row, "start", wall_text(udb, first));
    feed_set(udb->feed, row, "end", fine ? wall_text(udb, first_end) : "");
    feed_set(udb->feed, row, "rdate", extra);
}

static const char *days_text(struct udb *udb, const json_t *hours)
{
    size_t index;
    json_t *day;
    const char *out = "";
    json_array_foreach(json_object_get(hours, "dayOfWeek"), index, day)
    {
        const char *word = json_is_string(day) ? weekday_word(json_string_value(day)) : NULL;
        if (word)
            out = *out ? arena_printf(&udb->feed->arena, "%s; %s", out, word) : word;
    }
    return out;
}

static const char *day_text(struct udb *udb, const json_t *object, const char *name)
{
    struct wall wall;
    return wall_read(udb, object, name, &wall) ? arena_strndup(&udb->feed->arena, wall_text(udb, wall), 10)
                                               : NULL;
}

static void exception_add(struct udb *udb, const json_t *hours, const json_t *about, const char *id, int day,
                          int unit)
{
    char text[11];
    day_format(day, text);
    const char *opens = hours ? json_member(&udb->feed->arena, hours, "opens") : "";
    const char *own = arena_printf(&udb->feed->arena, "%s#%s#%s", id, text, opens ? opens : "");
    struct feed_row *row = feed_row(udb->feed, TABLE_HOURS_EXCEPTION, own, unit);
    feed_refer(udb->feed, row, "card", TABLE_OFFER, id);
    feed_set(udb->feed, row, "day", text);
    feed_set(udb->feed, row, "note", udb_text(udb, about, "description"));
    if (hours) {
        feed_set(udb->feed, row, "opens", opens);
        feed_set(udb->feed, row, "closes", json_member(&udb->feed->arena, hours, "closes"));
    }
}

/* Days that differ: closed, or with hours of their own for some weekdays. */
static void exceptions_map(struct udb *udb, const json_t *about, const char *id, int unit)
{
    struct wall from, to;
    json_t *hours;
    size_t index;
    const json_t *list = json_object_get(about, "openingHours");
    if (!wall_read(udb, about, "startDate", &from) || !wall_read(udb, about, "endDate", &to) ||
        to.day < from.day || to.day - from.day > DAYS_AWAY_MAX) {
        feed_say(udb->feed, unit, "dagen met andere uren hebben geen goed begin en einde; overgeslagen");
        return;
    }
    for (int day = from.day; day <= to.day; day++) {
        bool open = false;
        json_array_foreach(list, index, hours)
        {
            unsigned days = 0;
            value_weekdays(days_text(udb, hours), &days);
            if (!(days & 1u << day_weekday(day)))
                continue;
            open = true;
            exception_add(udb, hours, about, id, day, unit);
        }
        if (!open)
            exception_add(udb, NULL, about, id, day, unit);
    }
}

/* Opening hours and days that differ. */
static void hours_map(struct udb *udb, const json_t *object, const char *id, int unit)
{
    size_t index;
    json_t *hours;
    json_array_foreach(json_object_get(object, "openingHours"), index, hours)
    {
        const char *days = days_text(udb, hours);
        if (!*days) {
            feed_say(udb->feed, unit, "openingsuren %zu noemen geen dag; overgeslagen", index + 1);
            continue;
        }
        struct feed_row *row =
            feed_row(udb->feed, TABLE_HOURS, arena_printf(&udb->feed->arena, "%s#%zu", id, index + 1), unit);
        feed_refer(udb->feed, row, "card", TABLE_OFFER, id);
        feed_set(udb->feed, row, "days", days);
        feed_set(udb->feed, row, "opens", json_member(&udb->feed->arena, hours, "opens"));
        feed_set(udb->feed, row, "closes", json_member(&udb->feed->arena, hours, "closes"));
        feed_set(udb->feed, row, "valid_from", day_text(udb, object, "startDate"));
        feed_set(udb->feed, row, "valid_to", day_text(udb, object, "endDate"));
    }
    json_array_foreach(json_object_get(object, "openingHoursClosedDays"), index, hours)
        exceptions_map(udb, hours, id, unit);
    json_array_foreach(json_object_get(object, "openingHoursAdjustedDays"), index, hours)
        exceptions_map(udb, hours, id, unit);
}

void udb_dates(struct udb *udb, const json_t *object, const char *id, int unit)
{
    if (udb_dated(object))
        events_map(udb, object, id, unit);
    else
        hours_map(udb, object, id, unit);
}
