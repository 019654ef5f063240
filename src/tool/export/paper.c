/* Pages to print: the programme of a season and a sheet for each door. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "lang/format.h"
#include "lang/phrase.h"
#include "site/html.h"
#include "tool/export/export.h"

enum { SEASON_DAYS = 92, WEEK_DAYS = 7 };

static const char style[] =
    "@page{size:A4;margin:14mm}*{box-sizing:border-box}"
    "body{font:16px/1.4 Andika,'Noto "
    "Sans',Verdana,sans-serif;color:#2A211B;background:#FFF;max-width:900px;margin:16px auto;padding:0 "
    "16px}h1{font-size:30px;margin:0 0 8px}h2{font-size:22px;margin:24px 0 8px;border-bottom:3px solid "
    "#09615D;break-after:avoid}.row{display:flex;gap:16px;padding:8px 0;border-bottom:1px solid "
    "#B8AFA6;break-inside:avoid}.row>div:first-child{width:13em;flex:none;font-weight:bold}p{margin:0}"
    ".off{text-decoration:line-through}.sheet{break-after:page;min-height:60vh}.sheet h1{font-size:44px}"
    ".sheet .row{font-size:20px}@media print{body{margin:0;max-width:none;padding:0}}";

struct dated {
    const struct card *card;
    const struct occurrence *date;
};

static void page_begin(struct html *html, const struct survey *survey, const char *title)
{
    html_init(html);
    html_put(html,
             "<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
             "content=\"width=device-width\"><title>%s %s</title><style>",
             title, survey->house->municipality);
    html_raw(html, style);
    html_raw(html, "</style></head><body>\n");
}

static bool page_end(struct html *html, const struct survey *survey, const char *path, struct err *err)
{
    html_put(html, "<p>%s %s, %s.%s</p></body></html>\n", survey->house->name, survey->house->municipality,
             survey->house->phone, survey->house->sample ? " Dit zijn voorbeeldgegevens." : "");
    bool ok = path_write(path, html->bytes, html->length, err);
    html_release(html);
    return ok;
}

static int by_start(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    int order = wall_compare(a->date->start, b->date->start);
    return order ? order : strcmp(a->card->row.code, b->card->row.code);
}

/* The dates of the season that families may come to, by start. */
static struct dated *season_dates(struct survey *survey, long *count)
{
    struct dated *all = NULL;
    size_t used = 0, room = 0;
    for (int i = 0; i < survey->count; i++) {
        int dates;
        const struct card *card = &survey->cards[i].card;
        if (card->row.type != CARD_ACTIVITY || survey->cards[i].state != CARD_LIVE || card->row.sensitive)
            continue;
        const struct occurrence *date =
            whole_dates(survey->store, &survey->arena, survey->now, &card->row, &dates);
        for (int d = 0; d < dates && date[d].start.day < survey->now.day + SEASON_DAYS; d++) {
            if (used == room) {
                room = room ? room * 2 : 256;
                all = realloc(all, room * sizeof *all);
                if (!all)
                    abort();
            }
            all[used++] = (struct dated){card, &date[d]};
        }
    }
    if (used)
        qsort(all, used, sizeof *all, by_start);
    *count += (long)used;
    return all;
}

static void season_row(struct html *html, struct survey *survey, const struct dated *dated)
{
    struct arena *arena = &survey->arena;
    const struct card_row *row = &dated->card->row;
    const char *status = phrase_status(dated->date->status);
    html_put(html, "<div class=\"row\"><div>%s<br>%s</div><div><p>",
             format_date(arena, dated->date->start.day, DATE_SHORT, "nl"),
             phrase_times(arena, dated->date, "nl"));
    html_put(html, dated->date->status == STATUS_CANCELLED ? "<b class=\"off\">%s</b>" : "<b>%s</b>",
             row->title.text);
    html_put(html, "%s%s</p><p>%s</p><p>", status ? " · " : "", status ? status : "", row->lead.text);
    html_put(html, "%s · %s%s%s</p></div></div>\n", phrase_ages(arena, row->age_from, row->age_to),
             row->price_text.text ? row->price_text.text : "", row->place ? " · " : "",
             row->place ? phrase_place(arena, row->place) : "");
}

bool export_season(struct survey *survey, const char *path, long *count, struct err *err)
{
    static const char *const months[] = {"Januari",   "Februari", "Maart",    "April",
                                         "Mei",       "Juni",     "Juli",     "Augustus",
                                         "September", "Oktober",  "November", "December"};
    struct html html;
    int last = 0;
    struct dated *all = season_dates(survey, count);
    page_begin(&html, survey, "Programma");
    html_put(&html, "<h1>Wat is er te doen?</h1><p>%s %s</p>\n", survey->house->name,
             survey->house->municipality);
    for (long i = 0; i < *count; i++) {
        int year, month;
        day_to_civil(all[i].date->start.day, &year, &month, NULL);
        if (month != last)
            html_put(&html, "<h2>%s %d</h2>\n", months[month - 1], year);
        last = month;
        season_row(&html, survey, &all[i]);
    }
    free(all);
    return page_end(&html, survey, path, err);
}

/* Where a date takes place, as the door says it. */
static const char *room_of(struct survey *survey, const struct occurrence *date)
{
    if (!date->place || !date->place->in_house)
        return NULL;
    return date->place->room ? date->place->room : phrase_place(&survey->arena, date->place);
}

/* The days of a week for one room; returns how many rows there were. */
static long door_sheet(struct html *html, struct survey *survey, const char *room,
                       const struct occurrence **dates, int count)
{
    long rows = 0;
    html_put(html, "<section class=\"sheet\"><h1>%s</h1>\n", format_capital(&survey->arena, room, "nl"));
    for (int i = 0; i < count; i++) {
        const char *own = room_of(survey, dates[i]);
        if (!own || strcmp(own, room) != 0)
            continue;
        const char *status = phrase_status(dates[i]->status);
        html_put(html, "<div class=\"row\"><div>%s<br>%s</div><div><p><b>%s</b>%s%s</p></div></div>\n",
                 format_date(&survey->arena, dates[i]->start.day, DATE_LONG, "nl"),
                 phrase_times(&survey->arena, dates[i], "nl"), dates[i]->card.title.text, status ? " · " : "",
                 status ? status : "");
        rows++;
    }
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
    int dates;
    const struct occurrence **all = week_dates(survey, &dates);
    page_begin(&html, survey, "Deurbladen");
    for (int i = 0; i < dates; i++) {
        const char *room = room_of(survey, all[i]);
        bool first = room != NULL;
        for (int before = 0; before < i && first; before++) {
            const char *other = room_of(survey, all[before]);
            first = !other || strcmp(other, room) != 0;
        }
        if (first)
            *count += door_sheet(&html, survey, room, all, dates);
    }
    return page_end(&html, survey, path, err);
}
