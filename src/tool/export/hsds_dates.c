/* The part of hsds.h that writes the dates of an activity for other programs: a weekly rule for each run of weeks
 * without a gap. `import` has them from the attributes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/export/hsds.h"
#include "tool/table/value.h"

enum { DAYS_A_WEEK = 7, SHORTEST_DAY = 10 /* letters */ };

struct span {
    struct wall start, end; /* minute WHOLE_DAY: no hour */
    bool taken;
};

/* The row that changes one date, or none. */
static struct export_row change_of(struct export_row activity, const char *start)
{
    struct export_row row = export_row_of(activity.tables, TABLE_OCCURRENCE, export_cell(activity, "code"));
    while (row.number && strncmp(export_cell(row, "original"), start, strlen(start)) != 0)
        row = export_row_next(row);
    return row;
}

/* Adds a date that goes on; `first` gives how long it lasts. */
static void span_add(struct span *spans, int *count, struct export_row activity, const char *start,
                     const struct span *first)
{
    struct span span = {.taken = false};
    struct export_row change = change_of(activity, start);
    if (!value_moment(start, &span.start) ||
        (change.number && strcmp(export_cell(change, "status"), "cancelled") == 0))
        return;
    span.end = first->start.minute == WHOLE_DAY
                   ? (struct wall){span.start.day + first->end.day - first->start.day, WHOLE_DAY}
                   : wall_add(span.start, wall_minutes(first->start, first->end));
    if (change.number)
        value_moment(export_cell(change, "end"), &span.end);
    spans[(*count)++] = span;
}

/* All dates in order; the caller frees them. */
static struct span *spans_of(struct export_row activity, int *count)
{
    char item[ITEM_BYTES];
    const char *start = export_cell(activity, "start"), *more = export_cell(activity, "rdate");
    struct span first = {.taken = false}, *spans = calloc(strlen(more) / SHORTEST_DAY + 2, sizeof *spans);
    if (!spans)
        abort();
    *count = 0;
    bool none =
        strcmp(start, EXPORT_NO_DATE) == 0 || strcmp(export_cell(activity, "status"), "cancelled") == 0;
    if (none || !value_moment(start, &first.start) || !value_moment(export_cell(activity, "end"), &first.end))
        return spans;
    span_add(spans, count, activity, start, &first);
    for (struct value_list list = value_list(more); value_next(&list, item);)
        span_add(spans, count, activity, item, &first);
    return spans;
}

/* Takes the dates that follow `first` week after week; the last of them. */
static struct span run_take(struct span *spans, int count, int first)
{
    struct span last = spans[first];
    for (int i = first; i < count; i++) {
        int away = spans[i].start.day - last.start.day, lasts = spans[i].end.day - spans[i].start.day;
        bool next = away == DAYS_A_WEEK && !spans[i].taken && spans[i].start.minute == last.start.minute &&
                    spans[i].end.minute == last.end.minute && lasts == last.end.day - last.start.day;
        if (!next && i != first)
            continue;
        spans[i].taken = true;
        last = spans[i];
    }
    return last;
}

static void day_put(json_t *object, const char *name, int day)
{
    char text[11];
    day_format(day, text);
    export_put(object, name, text);
}

static json_t *run(struct export_row activity, struct span first, struct span last)
{
    static const char *const names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    char key[64], day[11];
    bool whole = first.start.minute == WHOLE_DAY;
    day_format(first.start.day, day);
    snprintf(key, sizeof key, "%s@%s/%d", export_cell(activity, "code"), day, first.start.minute);
    json_t *object = export_object("schedule", key);
    day_put(object, "dtstart", first.start.day);
    day_put(object, "until", whole && last.start.day == first.start.day ? last.end.day : last.start.day);
    if (last.start.day > first.start.day) {
        export_put(object, "freq", "WEEKLY");
        export_put(object, "byday", names[day_weekday(first.start.day) - 1]);
    }
    export_put(object, "description", export_cell(activity, "recurrence_text"));
    if (!whole) {
        export_time(object, "opens_at", first.start.minute);
        export_time(object, "closes_at", first.end.minute);
    }
    return object;
}

void export_dates(json_t *all, struct export_row activity)
{
    int count;
    struct span *spans = spans_of(activity, &count);
    for (int i = 0; i < count; i++)
        if (!spans[i].taken) {
            struct span first = spans[i];
            json_array_append_new(all, run(activity, first, run_take(spans, count, i)));
        }
    free(spans);
}
