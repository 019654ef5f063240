/* The part of hsds.h that writes when a card is open, and when someone is in the house. */
#include <stdio.h>
#include <string.h>

#include "tool/export/hsds.h"
#include "tool/table/value.h"

enum { DAYS_A_WEEK = 7 };

void export_time(json_t *object, const char *name, int minute)
{
    char hour[24];
    snprintf(hour, sizeof hour, "%02d:%02d:00", minute / 60 % 24, minute % 60);
    export_put(object, name, hour);
}

/* HSDS has no hour 24:00: it is that of the next day, and for a whole day its guide writes 23:59; an attribute keeps
 * what that was. */
static void hours_put(json_t *schedule, const char *key, struct export_row hours, json_t *attributes)
{
    int opens = 0, closes = 0;
    value_time(export_cell(hours, "opens"), &opens);
    value_time(export_cell(hours, "closes"), &closes);
    bool whole = opens == 0 && closes == MINUTES_A_DAY;
    export_time(schedule, "opens_at", opens);
    export_time(schedule, "closes_at", whole ? MINUTES_A_DAY - 1 : closes);
    if (whole)
        export_attribute(attributes, &(struct export_subject){"schedule", key}, "closes", NULL,
                         export_cell(hours, "closes"));
}

static json_t *schedule(struct export_row hours, const char *key)
{
    static const char days[] = "madiwodovrzazo", names[] = "MOTUWETHFRSASU";
    const char *at = strstr(days, export_cell(hours, "days"));
    char byday[3] = "";
    json_t *object = export_object("schedule", key), *attributes = json_array();
    memcpy(byday, names + (at ? at - days : 0), 2);
    export_put(object, "freq", "WEEKLY");
    export_put(object, "byday", byday);
    export_put(object, "valid_from", export_cell(hours, "valid_from"));
    export_put(object, "valid_to", export_cell(hours, "valid_to"));
    hours_put(object, key, hours, attributes);
    if (strcmp(export_cell(hours, "by_appointment"), "ja") == 0) {
        export_put(object, "notes", "op afspraak");
        export_attribute(attributes, &(struct export_subject){"schedule", key}, "by_appointment", NULL, "ja");
    }
    if (json_array_size(attributes))
        json_object_set(object, "attributes", attributes);
    json_decref(attributes);
    return object;
}

json_t *export_schedules(struct export_row card)
{
    json_t *all = json_array();
    const char *code = export_cell(card, "code");
    struct export_row hours = export_row_of(card.tables, TABLE_HOURS, code);
    for (; hours.number; hours = export_row_next(hours)) {
        char key[64]; /* no two hours of a card begin on the same day at the same time */
        snprintf(key, sizeof key, "%s/%s/%s/%s", code, export_cell(hours, "days"),
                 export_cell(hours, "opens"), export_cell(hours, "valid_from"));
        json_array_append_new(all, schedule(hours, key));
    }
    return all;
}

json_t *export_holidays(struct export_row card)
{
    json_t *all = json_array();
    const char *code = export_cell(card, "code");
    struct export_row row = export_row_of(card.tables, TABLE_HOURS_EXCEPTION, code);
    for (; row.number; row = export_row_next(row)) {
        char key[64];
        int minute;
        snprintf(key, sizeof key, "%s/%s/%s", code, export_cell(row, "day"), export_cell(row, "opens"));
        json_t *day = export_object("holiday", key);
        export_put(day, "closed", *export_cell(row, "opens") ? "false" : "true");
        export_put(day, "start_date", export_cell(row, "day"));
        export_put(day, "end_date", export_cell(row, "day"));
        if (value_time(export_cell(row, "opens"), &minute))
            export_time(day, "opens_at", minute);
        if (strcmp(export_cell(row, "closes"), "24:00") == 0)
            export_put(day, "closes_at", "24:00:00");
        else if (value_time(export_cell(row, "closes"), &minute))
            export_time(day, "closes_at", minute);
        export_put(day, "notes", export_cell(row, "note"));
        json_array_append_new(all, day);
    }
    return all;
}

static struct wall moment(struct export_row presence, const char *column)
{
    struct wall wall = {0, 0};
    value_moment(export_cell(presence, column), &wall);
    return wall;
}

/* The same place, hours and weekday. */
static bool is_same_series(struct export_row first, struct export_row other)
{
    static const char *const alike[] = {"house", "place", "appointment", "note"};
    struct wall start = moment(first, "start"), end = moment(first, "end");
    struct wall other_start = moment(other, "start"), other_end = moment(other, "end");
    int away = other_start.day - start.day;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
        if (strcmp(export_cell(first, alike[i]), export_cell(other, alike[i])) != 0)
            return false;
    return away >= 0 && away % DAYS_A_WEEK == 0 && other_end.day - end.day == away &&
           start.minute == other_start.minute && end.minute == other_end.minute;
}

/* What has to come off a series of weeks, and how many weeks it has. */
static const char *weeks_off(struct export_row first, int *weeks)
{
    struct arena *arena = &first.tables->grid.arena;
    struct wall at = moment(first, "start");
    const char *off = "";
    *weeks = 1;
    for (struct export_row row = export_row_next(first); row.number; row = export_row_next(row)) {
        if (!is_same_series(first, row))
            continue;
        int day = moment(row, "start").day;
        for (at.day += DAYS_A_WEEK; at.day < day; at.day += DAYS_A_WEEK, (*weeks)++) {
            char text[17];
            wall_format(at, text);
            off = arena_printf(arena, "%s%s%s", off, *off ? "; " : "", text);
        }
        (*weeks)++;
    }
    return off;
}

enum { LABEL = 80 };

/* "wo 13:00 plok2": what a series keeps when others come in between and when its first week goes by. */
static void label_of(struct export_row first, char label[LABEL])
{
    static const char days[] = "dovrzazomadiwo"; /* 1 January 1970 was a Thursday */
    struct wall start = moment(first, "start");
    snprintf(label, LABEL, "%.2s %02d:%02d %s", days + start.day % DAYS_A_WEEK * 2, start.minute / 60,
             start.minute % 60, export_cell(first, "place"));
}

static bool is_first(struct export_row head, struct export_row row)
{
    while (head.number != row.number && !is_same_series(head, row))
        head = export_row_next(head);
    return head.number == row.number;
}

/* The label of a series, with a number when another one before it has the same. */
static void label_own(struct export_row head, struct export_row first, char label[LABEL])
{
    char other[LABEL];
    int number = 1;
    label_of(first, label);
    for (struct export_row row = head; row.number != first.number; row = export_row_next(row)) {
        label_of(row, other);
        number += strcmp(label, other) == 0 && is_first(head, row);
    }
    size_t length = strlen(label);
    if (number > 1)
        snprintf(label + length, LABEL - length, " #%d", number);
}

static void presence_put(json_t *all, const struct export_subject *subject, struct export_row first,
                         const char *label)
{
    static const char *const columns[] = {"house", "place", "start", "end", "appointment", "note"};
    char name[32], rule[40];
    int weeks;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        snprintf(name, sizeof name, "presence.%s", columns[i]);
        if (*export_cell(first, columns[i]))
            export_attribute(all, subject, name, label, export_cell(first, columns[i]));
    }
    const char *off = weeks_off(first, &weeks);
    snprintf(rule, sizeof rule, "FREQ=WEEKLY;COUNT=%d", weeks);
    if (weeks > 1)
        export_attribute(all, subject, "presence.rrule", label, rule);
    if (*off)
        export_attribute(all, subject, "presence.exdate", label, off);
}

void export_presences(json_t *all, struct export_row card, const struct export_subject *subject)
{
    struct export_row head = export_row_of(card.tables, TABLE_PRESENCE, export_cell(card, "code"));
    char label[LABEL];
    for (struct export_row row = head; row.number; row = export_row_next(row)) {
        if (!is_first(head, row))
            continue;
        label_own(head, row, label);
        presence_put(all, subject, row, label);
    }
}
