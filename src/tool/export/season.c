/* The programme of a season on paper: day by day when and where, and then what each activity is. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lang/format.h"
#include "lang/phrase.h"
#include "tool/export/export.h"
#include "tool/export/paper.h"

enum { SEASON_DAYS = 92 };

struct dated {
    const struct card *card;
    const struct occurrence *date;
};

/* The dates of a season, and each activity once. */
struct season {
    struct dated *dates;
    const struct card **cards;
    size_t count, room, card_count;
};

static int by_start(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    int order = wall_compare(a->date->start, b->date->start);
    return order ? order : strcmp(a->card->row.code, b->card->row.code);
}

static int by_title(const void *left, const void *right)
{
    const struct card *a = *(const struct card *const *)left, *b = *(const struct card *const *)right;
    int order = strcasecmp(a->row.title.text, b->row.title.text);
    return order ? order : strcmp(a->row.code, b->row.code);
}

static void date_add(struct season *season, const struct card *card, const struct occurrence *date)
{
    if (season->count == season->room) {
        season->room = season->room ? season->room * 2 : 256;
        season->dates = realloc(season->dates, season->room * sizeof *season->dates);
        if (!season->dates)
            abort();
    }
    season->dates[season->count++] = (struct dated){card, date};
}

/* What families may come to, by start; and its cards by title. */
static void season_gather(struct survey *survey, struct season *season)
{
    season->cards = arena_array(&survey->arena, const struct card *, survey->count + 1);
    for (int i = 0; i < survey->count; i++) {
        int dates;
        const struct card *card = &survey->cards[i].card;
        if (card->row.type != CARD_ACTIVITY || survey->cards[i].state != CARD_LIVE || card->row.sensitive)
            continue;
        const struct occurrence *date =
            whole_dates(survey->store, &survey->arena, survey->now, &card->row, &dates);
        size_t before = season->count;
        for (int d = 0; d < dates && date[d].start.day < survey->now.day + SEASON_DAYS; d++)
            date_add(season, card, &date[d]);
        if (season->count > before)
            season->cards[season->card_count++] = card;
    }
    if (season->count)
        qsort(season->dates, season->count, sizeof *season->dates, by_start);
    qsort(season->cards, season->card_count, sizeof *season->cards, by_title);
}

static void date_put(struct html *html, struct arena *arena, const struct dated *dated)
{
    const struct card_row *row = &dated->card->row;
    const char *status = phrase_status(dated->date->status);
    html_put(html, "<div class=\"row\"><div>%s</div><div>", paper_times(arena, dated->date));
    html_put(html, dated->date->status == STATUS_CANCELLED ? "<b class=\"off\">%s</b>" : "<b>%s</b>",
             row->title.text);
    html_put(html, "%s%s<p>%s%s%s</p></div></div>\n", status ? " · " : "", status ? status : "",
             phrase_ages(arena, row->age_from, row->age_to), row->place ? " · " : "",
             row->place ? phrase_place(arena, row->place) : "");
}

static void days_put(struct html *html, struct survey *survey, const struct season *season)
{
    static const char *const months[] = {"Januari",   "Februari", "Maart",    "April",
                                         "Mei",       "Juni",     "Juli",     "Augustus",
                                         "September", "Oktober",  "November", "December"};
    int last_month = 0, last_day = DAY_NONE;
    for (size_t i = 0; i < season->count; i++) {
        int year, month, day = season->dates[i].date->start.day;
        day_to_civil(day, &year, &month, NULL);
        if (month != last_month) {
            html_raw(html, last_month ? "</div>\n" : "");
            html_put(html, "<h2>%s %d</h2><div class=\"columns\">\n", months[month - 1], year);
        }
        if (day != last_day)
            html_put(html, "<h3>%s</h3>\n",
                     format_capital(&survey->arena, format_date(&survey->arena, day, DATE_LONG, "nl"), "nl"));
        last_month = month;
        last_day = day;
        date_put(html, &survey->arena, &season->dates[i]);
    }
    html_raw(html, season->count ? "</div>\n" : "<p>In deze weken staat er niets op het programma.</p>\n");
}

static void about_put(struct html *html, struct arena *arena, const struct card *card)
{
    const struct card_row *row = &card->row;
    char *address = row->place ? phrase_address(arena, row->place) : NULL;
    const char *facts =
        phrase_join(arena, phrase_ages(arena, row->age_from, row->age_to), row->price_text.text,
                    row->place ? phrase_place(arena, row->place) : NULL, address,
                    row->phone ? format_isolated(arena, row->phone, "nl") : NULL, PHRASE_END);
    html_put(html, "<div class=\"about\"><b>%s</b><br>%s<p>%s</p></div>\n", row->title.text, row->lead.text,
             facts ? facts : "");
}

bool export_season(struct survey *survey, const char *path, long *count, struct err *err)
{
    struct html html;
    struct season season = {0};
    season_gather(survey, &season);
    paper_begin(&html, survey, "Programma");
    paper_band(&html, survey, "Wat is er te doen?", survey->now.day, survey->now.day + SEASON_DAYS - 1);
    days_put(&html, survey, &season);
    if (season.card_count)
        html_raw(&html, "<h2>Wat is het?</h2><div class=\"columns\">\n");
    for (size_t i = 0; i < season.card_count; i++)
        about_put(&html, &survey->arena, season.cards[i]);
    html_raw(&html, season.card_count ? "</div>\n" : "");
    paper_foot(&html, survey);
    *count += (long)season.count;
    free(season.dates);
    return paper_end(&html, path, err);
}
