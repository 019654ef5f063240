#include "site/page.h"

#include <stdio.h>
#include <string.h>

#include "lang/lang.h"
#include "takehome/payload.h"
#include "takehome/takehome.h"

/* Nothing from elsewhere, nothing inline: a text that got through as markup could still do nothing. */
#define POLICY                                                                                               \
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; "       \
    "form-action 'none'"

/* Where "Snel weg" leads: a page that says nothing about who reads it. */
#define AWAY "https://www.wikipedia.org/"

void site_use_language(struct site *site, const char *language)
{
    store_use_language(site->store, language);
    lang_use(language);
    site->language = lang_code();
    site->house = *store_house(site->store);
    if (site->job->base)
        site->house.base_url = site->job->base;
}

const char *site_folder(struct site *site)
{
    return strcmp(site->language, "nl") == 0 ? "" : arena_printf(&site->arena, "%s/", site->language);
}

/* "p/ab12/fr/" */
static const char *page_folder(struct site *site, const struct page *page)
{
    return arena_printf(&site->arena, "%s%s", page->path, site_folder(site));
}

/* "https://x.example/gids" gives "/gids/". */
static const char *base_path(struct site *site)
{
    const char *host = strstr(site->house.base_url, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    if (!path || !path[1])
        return "/";
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    return arena_printf(&site->arena, "%.*s/", (int)length, path);
}

const char *page_root(struct site *site, const struct page *page)
{
    char *root = arena_strdup(&site->arena, "");
    if (page->nowhere)
        return base_path(site);
    for (const char *at = page_folder(site, page); (at = strchr(at, '/')) != NULL; at++)
        root = arena_printf(&site->arena, "../%s", root);
    return root;
}

const char *site_name(struct site *site)
{
    return arena_printf(&site->arena, "%s %s", site->house.name, site->house.municipality);
}

void page_icon(struct site *site, const char *name)
{
    html_put(&site->html, "<span class=\"i i-%s\" aria-hidden=\"true\"></span>", name);
}

static void page_head(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    const char *root = page_root(site, page);
    html_put(html, "<!doctype html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
             site->language, language_is_rtl(site->language) ? "rtl" : "ltr");
    html_raw(html, "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
    html_put(html, "<title>%s</title>\n", page->title);
    if (page->about)
        html_put(html, "<meta name=\"description\" content=\"%s\">\n", page->about);
    if (page->hidden || site->house.sample)
        html_raw(html, "<meta name=\"robots\" content=\"noindex\">\n");
    if (!page->nowhere)
        html_put(html, "<link rel=\"canonical\" href=\"%s/%s\">\n", site->house.base_url,
                 page_folder(site, page));
    html_put(html,
             "<link rel=\"stylesheet\" href=\"%swegwijzer.css\">\n<script src=\"%swegwijzer.js\" "
             "defer></script>\n",
             root, root);
    if (page->list)
        html_put(html, "<script src=\"%sl/lijst.js\" defer></script>\n", root);
    html_raw(html, "</head>\n");
}

/* Where this page stands: the house, and the topic when it has one. */
static void page_trail(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    const char *root = page_root(site, page);
    if (!*page->path && !page->nowhere)
        return;
    html_put(html, "<p class=\"trail\"><a href=\"%s%sindex.html\" lang=\"nl\">%s</a>", root,
             site_folder(site), site_name(site));
    if (page->topic >= 0 && !page->sensitive && strncmp(page->path, "t/", 2) != 0) {
        const struct topic *topic = &site->house.topics[page->topic];
        html_put(html, " <span aria-hidden=\"true\">·</span> <a href=\"%st/%s/%sindex.html\">", root,
                 topic->code, site_folder(site));
        html_words(html, topic->name, site->language);
        html_raw(html, "</a>");
    }
    html_raw(html, "</p>\n");
}

void page_begin(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    html_reset(html);
    page_head(site, page);
    html_put(html, "<body>\n<a class=\"skip\" href=\"#inhoud\">%s</a>\n", _("Naar de inhoud"));
    if (page->sensitive)
        html_put(html,
                 "<nav class=\"leave\" aria-label=\"%s\"><a href=\"" AWAY
                 "\" rel=\"noreferrer nofollow\">%s</a></nav>\n",
                 _("Snel weg"), _("Snel weg"));
    html_raw(html, "<header class=\"band");
    if (page->topic >= 0 && !page->sensitive)
        html_put(html, " t%d", page->topic);
    html_raw(html, page->sensitive ? " calm\"><div class=\"in\">\n" : "\"><div class=\"in\">\n");
    page_trail(site, page);
}

void page_main(struct site *site)
{
    html_raw(&site->html, "</div></header>\n<main id=\"inhoud\" class=\"in\">\n");
}

void page_main_mixed(struct site *site)
{
    page_main(site);
    if (strcmp(site->language, "nl") != 0)
        html_put(&site->html, "<p class=\"note\">%s</p>\n",
                 _("Wat nog niet vertaald is, staat in het Nederlands."));
}

static void page_languages(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    const struct house *house = &site->house;
    if ((page->languages & (page->languages - 1)) == 0)
        return;
    html_put(html, "<nav class=\"languages\" aria-label=\"%s\"><ul>\n", _("Taal"));
    for (int i = 0; i < house->language_count && i < 64; i++) {
        const char *code = house->languages[i];
        if (!(page->languages >> i & 1))
            continue;
        html_put(html, "<li><a href=\"%s%s%s%s%s\" lang=\"%s\" hreflang=\"%s\" dir=\"%s\"%s",
                 page_root(site, page), page->path, i ? code : "", i ? "/" : "",
                 page->file ? page->file : "index.html", code, code, language_is_rtl(code) ? "rtl" : "ltr",
                 "");
        html_raw(html, strcmp(code, site->language) == 0 ? " aria-current=\"page\">" : ">");
        html_put(html, "%s</a></li>\n", lang_own_name(code));
    }
    html_raw(html, "</ul></nav>\n");
}

/* For a sheet of paper: where the page was, without the start that nobody types. */
static const char *paper_address(struct site *site, const struct page *page)
{
    const char *host = strstr(site->house.base_url, "://");
    return arena_printf(&site->arena, "%s/%s", host ? host + 3 : site->house.base_url,
                        page_folder(site, page));
}

void page_end(struct site *site, const struct page *page)
{
    struct html *html = &site->html;
    html_raw(html, "</main>\n<footer><div class=\"in\">\n");
    page_languages(site, page);
    html_put(html, "<p class=\"screen\">%s</p>\n", _("Deze pagina volgt je niet en gebruikt geen cookies."));
    if (site->house.sample)
        html_put(html, "<p><strong>%s</strong></p>\n", _("Voorbeeldgegevens"));
    if (!page->nowhere)
        html_put(html, "<p class=\"paper\" dir=\"ltr\">%s</p>\n", paper_address(site, page));
    html_raw(html, "</div></footer>\n</body>\n</html>\n");
    const char *path =
        arena_printf(&site->arena, "%s%s", page_folder(site, page), page->file ? page->file : "index.html");
    output_file(site->output, path, html->bytes, html->length);
    int weight = (int)html->length + site->shared_bytes + (page->list ? (int)strlen(site->list_script) : 0);
    if (weight > site->result->heaviest) {
        site->result->heaviest = weight;
        snprintf(site->result->heaviest_path, sizeof site->result->heaviest_path, "%s%s", site->output->below,
                 path);
    }
    site->result->pages++;
    if (site->job->tick)
        site->job->tick(site->job->data);
    arena_reset(&site->arena);
}

const struct whole_card *site_card(const struct site *site, const char *code)
{
    int low = 0, high = site->card_count;
    while (code && low < high) {
        int middle = (low + high) / 2, order = strcmp(site->cards[middle].code, code);
        if (order == 0)
            return &site->cards[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

int site_language_index(const struct site *site, const char *language)
{
    for (int i = 0; i < site->house.language_count && i < 64; i++)
        if (strcmp(site->house.languages[i], language) == 0)
            return i;
    return -1;
}

bool card_in_language(const struct site *site, const struct whole_card *card)
{
    int index = site_language_index(site, site->language);
    return card && index >= 0 && (card->languages >> index & 1);
}

void page_card_link(struct site *site, const struct page *page, const struct card_row *row)
{
    bool here = card_in_language(site, site_card(site, row->code));
    html_put(&site->html, "<a href=\"%sp/%s/%sindex.html\">", page_root(site, page), row->code,
             here ? site_folder(site) : "");
    html_words(&site->html, row->title, site->language);
    html_raw(&site->html, "</a>");
}

/* Read at home, a room needs its house. */
const char *place_name(struct site *site, const struct place *place)
{
    if (!place)
        return NULL;
    const char *name = place->room ? place->room : place->name.text;
    if (place->in_house && place->id != site->house.place->id)
        return arena_printf(&site->arena, "%s, %s", site_name(site), name);
    return place->in_house ? site_name(site) : name;
}

const char *place_address(struct site *site, const struct place *place)
{
    if (!place)
        return NULL;
    bool borrowed = place->in_house && !place->street;
    return payload_address(&site->arena, borrowed ? site->house.place : place);
}

unsigned long long site_languages(const struct site *site)
{
    return site->house.language_count >= 64 ? ~0ull : (1ull << site->house.language_count) - 1;
}

void house_contact_write(struct site *site)
{
    struct html *html = &site->html;
    struct arena *arena = &site->arena;
    const struct house *house = &site->house;
    const char *dial = takehome_dial(arena, house->phone);
    html_raw(html, "<div class=\"house\">\n<p><b lang=\"nl\">");
    html_text(html, site_name(site));
    html_raw(html, "</b><span class=\"m\">");
    html_words(html, house->desk_name, site->language);
    html_put(html, " · <bdi dir=\"ltr\">%s</bdi>", house->phone);
    if (house->phone_note.text) {
        html_raw(html, " · ");
        html_words(html, house->phone_note, site->language);
    }
    html_raw(html, "</span>");
    const char *address = place_address(site, house->place);
    if (address)
        html_put(html, "<span class=\"m\"><span lang=\"nl\" dir=\"ltr\">%s</span></span>", address);
    html_raw(html, "</p>\n<div class=\"actions\">\n");
    if (dial) {
        html_put(html, "<a class=\"button main\" href=\"tel:%s\"><span>", dial);
        page_icon(site, "phone");
        html_put(html, "%s<span class=\"vh\" dir=\"ltr\"> %s</span></span></a>\n", _("Bel"), house->phone);
    }
    const char *route = takehome_route(arena, house->place);
    if (route) {
        html_put(html, "<a class=\"button\" rel=\"noreferrer\" href=\"%s\"><span>", route);
        page_icon(site, "route");
        html_put(html, "%s</span></a>\n", _("Route"));
    }
    html_raw(html, "</div></div>\n");
}
