#include "site/items.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"
#include "site/fact.h"

static const char *card_line(struct site *site, const struct card_row *row)
{
    struct arena *arena = &site->arena;
    const char *phone = row->phone ? format_isolated(arena, row->phone, site->language) : NULL;
    if (card_trust(row, site->now.day) >= TRUST_CALL_FIRST)
        return phrase_join(arena, _("bel eerst"), phone, PHRASE_END);
    return phrase_join(arena, phone, place_name(site, row->place), PHRASE_END);
}

static const char *date_line(struct site *site, const struct occurrence *date)
{
    struct arena *arena = &site->arena;
    const struct card_row *row = &date->card;
    const char *ages = row->type == CARD_PARTNER ? NULL : phrase_ages(arena, row->age_from, row->age_to);
    return phrase_join(arena, place_name(site, date->place), phrase_price(row), ages, PHRASE_END);
}

static void item_date(struct site *site, const struct occurrence *date, bool day_named)
{
    char start[17];
    wall_format(date->start, start);
    bool several = phrase_last_day(date) > date->start.day;
    const char *words =
        day_named || several ? date_words(site, date) : phrase_times(&site->arena, date, site->language);
    html_put(&site->html, "<time datetime=\"%s\">%s</time>", start,
             format_capital(&site->arena, words, site->language));
    const char *status = phrase_status(date->status);
    if (status)
        html_put(&site->html, " <strong class=\"status\">%s</strong>", status);
}

static void item_write(struct site *site, const struct page *page, const struct item *item, bool day_named)
{
    struct html *html = &site->html;
    char end[17] = "";
    if (item->date && item->date->end.day != DAY_NONE)
        wall_format(item->date->end, end);
    if (*end)
        html_put(html, "<li data-end=\"%s\">", end);
    else
        html_raw(html, "<li>");
    html_raw(html, "<b>");
    page_card_link(site, page, item->row);
    html_raw(html, "</b>");
    if (item->date)
        item_date(site, item->date, day_named);
    const char *line = item->date ? date_line(site, item->date) : card_line(site, item->row);
    if (line)
        html_put(html, "<span class=\"m\">%s</span>", line);
    html_raw(html, "</li>\n");
}

static void items_list(struct site *site, const struct page *page, const struct items *items, int first,
                       int last)
{
    struct html *html = &site->html;
    const char *heading = NULL;
    for (int i = 0; i <= first && i < items->count; i++)
        heading = items->items[i].heading ? items->items[i].heading : heading;
    for (int i = first; i < last; i++) {
        if (i == first || items->items[i].heading) {
            html_raw(html, i > first ? "</ul></section>\n" : "");
            html_raw(html, "<section>");
            heading = items->items[i].heading ? items->items[i].heading : heading;
            if (heading)
                html_put(html, "<h2>%s</h2>\n", format_capital(&site->arena, heading, site->language));
            html_raw(html, "<ul class=\"cards\">\n");
        }
        item_write(site, page, &items->items[i], items->day_named);
    }
    html_raw(html, last > first ? "</ul></section>\n" : "");
}

static void pages_write(struct site *site, const struct page *page, const char *path, int number, int total)
{
    struct html *html = &site->html;
    const char *root = page_root(site, page), *folder = site_folder(site);
    if (total < 2)
        return;
    html_put(html, "<nav class=\"pages\" aria-label=\"%s\"><p>", _("Pagina's"));
    if (number > 1 && number > 2)
        html_put(html, "<a class=\"button\" rel=\"prev\" href=\"%s%s%d/%sindex.html\">%s</a> ", root, path,
                 number - 1, folder, _("Vorige"));
    else if (number > 1)
        html_put(html, "<a class=\"button\" rel=\"prev\" href=\"%s%s%sindex.html\">%s</a> ", root, path,
                 folder, _("Vorige"));
    html_put(html, "<span>%s</span> ", arena_printf(&site->arena, _("pagina %d van %d"), number, total));
    if (number < total)
        html_put(html, "<a class=\"button\" rel=\"next\" href=\"%s%s%d/%sindex.html\">%s</a>", root, path,
                 number + 1, folder, _("Volgende"));
    html_raw(html, "</p></nav>\n");
}

void items_write(struct site *site, const struct page *page, struct words heading, const struct items *items)
{
    int total = items->count ? (items->count + PAGE_MOST_ITEMS - 1) / PAGE_MOST_ITEMS : 1;
    const char *path = arena_strdup(&site->spoken, page->path),
               *title = arena_strdup(&site->spoken, page->title);
    for (int number = 1; number <= total; number++) {
        struct page part = *page;
        int first = (number - 1) * PAGE_MOST_ITEMS, last = first + PAGE_MOST_ITEMS;
        part.path = number == 1 ? path : arena_printf(&site->arena, "%s%d/", path, number);
        part.title = number == 1 ? title : arena_printf(&site->arena, "%s (%d)", title, number);
        page_begin(site, &part);
        html_raw(&site->html, "<h1>");
        html_words(&site->html, heading, site->language);
        html_raw(&site->html, "</h1>\n");
        page_main_mixed(site);
        if (number == 1 && items->intro)
            items->intro(site, &part, items->data);
        items_list(site, &part, items, first, last < items->count ? last : items->count);
        if (number == 1 && items->outro)
            items->outro(site, &part, items->data);
        pages_write(site, &part, path, number, total);
        page_end(site, &part);
    }
}
