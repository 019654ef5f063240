/* A sheet for each door: who is in that room in the week to come. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang/format.h"
#include "lang/phrase.h"
#include "tool/export/export.h"
#include "tool/export/paper.h"

enum { WEEK_DAYS = 7 };

/* Where a date takes place, as the door says it; NULL: not in the house. */
static const char *room_of(const struct occurrence *date)
{
    if (!date->place || !date->place->in_house)
        return NULL;
    return date->place->room ? date->place->room : date->place->name.text;
}

static int by_name(const void *left, const void *right)
{
    return strcasecmp(*(const char *const *)left, *(const char *const *)right);
}

/* Each room once, by name. */
static const char **rooms_gather(struct survey *survey, const struct occurrence **dates, int count,
                                 int *room_count)
{
    const char **rooms = arena_array(&survey->arena, const char *, count + 1);
    int used = 0;
    for (int i = 0; i < count; i++)
        if (room_of(dates[i]))
            rooms[used++] = room_of(dates[i]);
    qsort(rooms, (size_t)used, sizeof *rooms, by_name);
    *room_count = 0;
    for (int i = 0; i < used; i++)
        if (*room_count == 0 || strcmp(rooms[*room_count - 1], rooms[i]) != 0)
            rooms[(*room_count)++] = rooms[i];
    return rooms;
}

static void date_put(struct html *html, struct survey *survey, const struct occurrence *date)
{
    const char *status = phrase_status(date->status);
    html_put(html, "<div class=\"row\"><div>%s</div><div>", paper_times(&survey->arena, date));
    html_put(html, date->status == STATUS_CANCELLED ? "<b class=\"off\">%s</b>" : "<b>%s</b>",
             date->card.title.text);
    html_put(html, status ? "<p>%s</p></div></div>\n" : "%s</div></div>\n", status ? status : "");
}

/* The days of a week for one room; returns how many rows there were. */
static long door_sheet(struct html *html, struct survey *survey, const char *room,
                       const struct occurrence **dates, int count)
{
    long rows = 0;
    int last = DAY_NONE;
    html_raw(html, "<section class=\"sheet\">\n");
    paper_band(html, survey, format_capital(&survey->arena, room, "nl"), survey->now.day,
               survey->now.day + WEEK_DAYS - 1);
    for (int i = 0; i < count; i++) {
        const char *own = room_of(dates[i]);
        if (!own || strcmp(own, room) != 0)
            continue;
        int day = dates[i]->start.day;
        if (day != last)
            html_put(html, "<h2>%s</h2>\n",
                     format_capital(&survey->arena, format_date(&survey->arena, day, DATE_LONG, "nl"), "nl"));
        last = day;
        date_put(html, survey, dates[i]);
        rows++;
    }
    paper_foot(html, survey);
    html_raw(html, "</section>\n");
    return rows;
}

/* Everything in the house in the week to come, day by day. */
static const struct occurrence **week_dates(struct survey *survey, int *count)
{
    enum { MOST = 2000 };
    const struct occurrence **all = arena_array(&survey->arena, const struct occurrence *, MOST);
    *count = 0;
    for (int day = 0; day < WEEK_DAYS; day++) {
        int read;
        struct wall now = {survey->now.day + day, 0};
        struct picks picks = store_today(survey->store, &survey->arena, now);
        const struct occurrence *dates =
            store_occurrences(survey->store, &survey->arena, now, picks, 0, picks.count, &read);
        for (int i = 0; i < read && *count < MOST; i++)
            if (dates[i].start.day == now.day && !dates[i].card.sensitive)
                all[(*count)++] = &dates[i];
    }
    return all;
}

bool export_door(struct survey *survey, const char *path, long *count, struct err *err)
{
    struct html html;
    int dates, rooms;
    const struct occurrence **all = week_dates(survey, &dates);
    const char **names = rooms_gather(survey, all, dates, &rooms);
    paper_begin(&html, survey, "Deurbladen");
    for (int i = 0; i < rooms; i++)
        *count += door_sheet(&html, survey, names[i], all, dates);
    if (rooms == 0)
        html_raw(&html, "<p>Deze week is er niemand in een lokaal.</p>\n");
    return paper_end(&html, path, err);
}
