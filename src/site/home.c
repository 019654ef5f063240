/* The first page of a house, and the page of an address that leads nowhere. */
#include <string.h>

#include "lang/lang.h"
#include "site/kind.h"

enum { PARTNERS_MOST = 80 };

static void topics_list(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    html_put(html, "<nav aria-labelledby=\"themas\"><h2 id=\"themas\">%s</h2>\n<ul class=\"tiles\">\n",
             _("Waarmee kunnen we je helpen?"));
    for (int i = 0; i < site->house.topic_count && i < 64; i++) {
        const struct topic *topic = &site->house.topics[i];
        html_put(html, "<li><a class=\"t%d\" href=\"%st/%s/%sindex.html\">", i, page_root(site, page),
                 topic->code, site_folder(site));
        html_words(html, topic->name, site->language);
        html_raw(html, "</a></li>\n");
    }
    html_put(html, "</ul></nav>\n<p class=\"feed\"><a href=\"%sagenda/%sindex.html\">", page_root(site, page),
             site_folder(site));
    page_icon(site, "calendar");
    html_put(html, "%s</a></p>\n", _("Wat is er te doen?"));
}

static void partners_list(struct site *site, const struct page *page)
{
    struct filter all = {.age = -1};
    int count;
    struct picks picks = store_list(site->store, &site->arena, site->now, -1, TAB_PARTNERS, &all);
    const struct card_row *rows =
        store_rows(site->store, &site->arena, site->now, picks, 0, PARTNERS_MOST, &count);
    if (count == 0)
        return;
    html_put(&site->html, "<section class=\"more\"><h2>%s</h2>\n<ul class=\"links\">\n", _("Wie zijn wij"));
    for (int i = 0; i < count; i++) {
        html_raw(&site->html, "<li>");
        page_card_link(site, page, &rows[i]);
        html_raw(&site->html, "</li>\n");
    }
    html_raw(&site->html, "</ul></section>\n");
}

/* The first paragraph says it; the rest is in the house. */
static struct words mission_first(struct site *site)
{
    struct words mission = site->house.mission;
    const char *end = mission.text ? strstr(mission.text, "\n\n") : NULL;
    if (end)
        mission.text = arena_strndup(&site->arena, mission.text, (size_t)(end - mission.text));
    return mission;
}

static void home_write(struct site *site)
{
    struct html *html = &site->html;
    struct page page = {
        .path = "",
        .title = arena_strdup(&site->spoken, site_name(site)),
        .about = mission_first(site).text,
        .topic = -1,
        .languages = site_languages(site),
    };
    page_begin(site, &page);
    html_put(html, "<h1 lang=\"nl\">%s</h1>\n", site_name(site));
    page_main_mixed(site);
    html_paragraph(html, "lead", mission_first(site), site->language);
    topics_list(site, &page);
    html_put(html, "<h2>%s</h2>\n", _("Vraag het aan het huis"));
    house_contact_write(site);
    partners_list(site, &page);
    page_end(site, &page);
}

static void nowhere_write(struct site *site)
{
    struct html *html = &site->html;
    struct page page = {
        .path = "",
        .file = "404.html",
        .title = arena_printf(&site->spoken, "%s · %s", _("Deze pagina bestaat niet"), site_name(site)),
        .topic = -1,
        .hidden = true,
        .nowhere = true,
        .languages = site_languages(site),
    };
    page_begin(site, &page);
    html_put(html, "<h1>%s</h1>\n", _("Deze pagina bestaat niet"));
    page_main_mixed(site);
    html_put(html, "<p class=\"lead\">%s</p>\n",
             _("Kijk of het adres klopt, of begin opnieuw bij een thema."));
    topics_list(site, &page);
    html_put(html, "<h2>%s</h2>\n", _("Vraag het aan het huis"));
    house_contact_write(site);
    page_end(site, &page);
}

void homes_write(struct site *site)
{
    home_write(site);
    nowhere_write(site);
}
