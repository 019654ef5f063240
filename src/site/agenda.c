/* The agenda: the coming week on one page, and a page for each day of the coming weeks. */
#include <stdlib.h>
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "site/fact.h"
#include "site/items.h"
#include "site/kind.h"

enum { WEEK_DAYS = 7, FIRST_HAPPENINGS = 512 };

static int happening_compare(const void *a, const void *b)
{
    const struct happening *first = a, *second = b;
    int order = wall_compare(first->date.start, second->date.start);
    return order ? order : strcmp(first->date.card.code, second->date.card.code);
}

/* The row of a live activity that somebody vouches for. */
static const struct card_row *activity_row(struct site *site, const struct whole_card *whole)
{
    int count;
    char code[1][CODE_LENGTH + 1];
    memcpy(code[0], whole->code, sizeof code[0]);
    struct picks picks = store_codes(site->store, &site->spoken, (const char(*)[CODE_LENGTH + 1]) code, 1);
    const struct card_row *row = store_rows(site->store, &site->spoken, site->now, picks, 0, 1, &count);
    return count == 1 && row->type == CARD_ACTIVITY && card_trust(row, site->now.day) < TRUST_CALL_FIRST
               ? row
               : NULL;
}

struct gathering {
    struct happening *items;
    int count, room;
};

static void happening_add(struct site *site, struct gathering *all, struct occurrence date,
                          unsigned long long topics)
{
    if (all->count == all->room) {
        struct happening *grown = arena_array(&site->spoken, struct happening, 2 * all->room);
        memcpy(grown, all->items, sizeof *grown * (size_t)all->count);
        all->items = grown;
        all->room *= 2;
    }
    date.note = arena_strdup(&site->spoken, date.note);
    all->items[all->count++] = (struct happening){date, topics};
}

/* What a card has beyond the days of the feeds is let go with the arena of its page. */
void happenings_load(struct site *site)
{
    struct gathering all = {arena_array(&site->spoken, struct happening, FIRST_HAPPENINGS), 0,
                            FIRST_HAPPENINGS};
    for (int i = 0; i < site->card_count; i++) {
        int dates = 0;
        const struct whole_card *whole = &site->cards[i];
        const struct card_row *row = whole->state == CARD_LIVE ? activity_row(site, whole) : NULL;
        const struct occurrence *date =
            row ? whole_dates(site->store, &site->arena, site->now, row, &dates) : NULL;
        for (int k = 0; k < dates && date[k].start.day < site->now.day + FEED_DAYS; k++)
            happening_add(site, &all, date[k], whole->topics);
        arena_reset(&site->arena);
    }
    qsort(all.items, (size_t)all.count, sizeof *all.items, happening_compare);
    site->happenings = all.items;
    site->happening_count = all.count;
}

/* The dates of a run of days, each day under its name. */
static int days_gather(struct site *site, int first, int last, bool headed, struct item *items)
{
    int count = 0, day = DAY_NONE;
    for (int i = 0; i < site->happening_count; i++) {
        const struct occurrence *date = &site->happenings[i].date;
        /* What began on an earlier day and still runs stands on the first. */
        int shown = date->start.day < site->now.day ? site->now.day : date->start.day;
        if (shown < first || shown > last)
            continue;
        items[count++] = (struct item){
            &date->card, date,
            headed && shown != day ? format_date(&site->spoken, shown, DATE_LONG, site->language) : NULL};
        day = shown;
    }
    return count;
}

static void agenda_intro(struct site *site, const struct page *page, void *data)
{
    struct html *html = &site->html;
    (void)data;
    html_put(html, "<p class=\"feed\"><a href=\"%sagenda/agenda.ics\">", page_root(site, page));
    page_icon(site, "calendar");
    html_put(html, "%s</a></p>\n", _("Volg deze activiteiten in je agenda"));
}

static void agenda_outro(struct site *site, const struct page *page, void *data)
{
    struct html *html = &site->html;
    (void)data;
    html_put(html, "<nav aria-labelledby=\"dagen\"><h2 id=\"dagen\">%s</h2><ul class=\"days\">\n",
             _("Andere dagen"));
    int day = DAY_NONE;
    for (int i = 0; i < site->happening_count; i++) {
        int shown = site->happenings[i].date.start.day;
        char text[11];
        if (shown == day || shown < site->now.day || shown >= site->now.day + AGENDA_DAYS)
            continue;
        day = shown;
        day_format(day, text);
        html_put(html, "<li><a href=\"%sagenda/%s/%sindex.html\">%s</a></li>\n", page_root(site, page), text,
                 site_folder(site), format_date(&site->arena, day, DATE_SHORT, site->language));
    }
    html_raw(html, "</ul></nav>\n");
}

static void day_write(struct site *site, int day, struct item *items)
{
    char text[11];
    int count = days_gather(site, day, day, false, items);
    const char *name = day_words(site, day);
    if (count == 0)
        return;
    day_format(day, text);
    struct page page = {
        .path = arena_printf(&site->spoken, "agenda/%s/", text),
        .title = arena_printf(&site->spoken, "%s · %s", name, site_name(site)),
        .topic = -1,
        .languages = site_languages(site),
    };
    struct words heading = {format_capital(&site->spoken, name, site->language), false};
    items_write(site, &page, heading, &(struct items){.items = items, .count = count});
}

static void week_write(struct site *site, struct item *items)
{
    int count = days_gather(site, site->now.day, site->now.day + WEEK_DAYS - 1, true, items);
    struct page page = {
        .path = "agenda/",
        .title = arena_printf(&site->spoken, "%s · %s", _("Wat is er te doen?"), site_name(site)),
        .topic = -1,
        .languages = site_languages(site),
    };
    items_write(
        site, &page, (struct words){_("Wat is er te doen?"), false},
        &(struct items){.items = items, .count = count, .intro = agenda_intro, .outro = agenda_outro});
}

void agenda_write(struct site *site)
{
    struct item *items = arena_array(&site->spoken, struct item, site->happening_count);
    week_write(site, items);
    for (int day = site->now.day; day < site->now.day + AGENDA_DAYS; day++)
        day_write(site, day, items);
}
