/* Feeds that a phone's calendar can follow, and what search engines ask for. */
#include "site/kind.h"
#include "site/object.h"

enum { SITEMAP_MOST = 40000 };

static void feed_write(struct site *site, const char *path, const char *name, unsigned long long topics)
{
    struct html out;
    html_init(&out);
    calendar_begin(site, &out, name);
    for (int i = 0; i < site->happening_count; i++) {
        const struct happening *happening = &site->happenings[i];
        if ((topics == 0 || happening->topics & topics) && !happening->date.card.sensitive)
            calendar_event(site, &out, &happening->date);
    }
    calendar_end(&out);
    output_file(site->output, path, out.bytes, out.length);
    html_release(&out);
    arena_reset(&site->arena);
}

void feeds_write(struct site *site)
{
    const char *name = arena_strdup(&site->spoken, site_name(site));
    feed_write(site, "agenda/agenda.ics", name, 0);
    for (int i = 0; i < site->house.topic_count && i < 64; i++) {
        const struct topic *topic = &site->house.topics[i];
        feed_write(site, arena_printf(&site->spoken, "t/%s/%s.ics", topic->code, topic->code),
                   arena_printf(&site->spoken, "%s: %s", name, topic->name.text), 1ull << i);
    }
}

/* Sitemaps hold 50,000 addresses; more go into the next, and an index names them. */
struct map {
    struct site *site;
    struct html out;
    int count, number;
};

static void map_flush(struct map *map)
{
    const char *path = arena_printf(&map->site->kept, "sitemap-%d.xml", ++map->number);
    html_raw(&map->out, "</urlset>\n");
    output_file(map->site->output, path, map->out.bytes, map->out.length);
    html_reset(&map->out);
    map->count = 0;
}

static void map_add(struct map *map, const char *path, const char *language)
{
    if (map->count == SITEMAP_MOST)
        map_flush(map);
    if (map->count++ == 0)
        html_raw(&map->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    html_put(&map->out, "<url><loc>%s/%s%s%s</loc></url>\n", map->site->house.base_url, path, language,
             *language ? "/" : "");
}

static void map_languages(struct map *map, const char *path, unsigned long long languages)
{
    const struct house *house = &map->site->house;
    for (int i = 0; i < house->language_count && i < 64; i++)
        if (languages >> i & 1)
            map_add(map, path, i ? house->languages[i] : "");
}

static void map_cards(struct map *map)
{
    struct site *site = map->site;
    for (int i = 0; i < site->card_count; i++) {
        struct card card;
        const struct whole_card *whole = &site->cards[i];
        if (whole->state == CARD_LIVE &&
            store_card(site->store, &site->arena, site->now, whole->code, &card) &&
            card_trust(&card.row, site->now.day) < TRUST_HIDDEN)
            map_languages(map, arena_printf(&site->arena, "p/%s/", whole->code), whole->languages);
        arena_reset(&site->arena);
    }
}

static void robots_write(struct site *site, int maps)
{
    struct html out;
    html_init(&out);
    html_put(&out, "User-agent: *\nAllow: /\nSitemap: %s/sitemap.xml\n", site->house.base_url);
    output_file(site->output, "robots.txt", out.bytes, out.length);
    html_reset(&out);
    html_raw(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (int i = 1; i <= maps; i++)
        html_put(&out, "<sitemap><loc>%s/sitemap-%d.xml</loc></sitemap>\n", site->house.base_url, i);
    html_raw(&out, "</sitemapindex>\n");
    output_file(site->output, "sitemap.xml", out.bytes, out.length);
    html_release(&out);
}

void sitemap_write(struct site *site)
{
    struct map map = {.site = site};
    html_init(&map.out);
    map_languages(&map, "", site_languages(site));
    map_languages(&map, "agenda/", site_languages(site));
    for (int i = 0; i < site->house.topic_count; i++)
        map_languages(&map, arena_printf(&site->kept, "t/%s/", site->house.topics[i].code),
                      site_languages(site));
    map_cards(&map);
    map_flush(&map);
    html_release(&map.out);
    robots_write(site, map.number);
}
