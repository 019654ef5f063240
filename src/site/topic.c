/* The pages of a topic: where to go, what to do, and its feed. */
#include "lang/lang.h"
#include "site/items.h"
#include "site/kind.h"

static void topic_intro(struct site *site, const struct page *page, void *data)
{
    const struct topic *topic = data;
    struct html *html = &site->html;
    html_paragraph(html, "lead", topic->lead, site->language);
    html_put(html, "<p class=\"feed\"><a href=\"%st/%s/%s.ics\">", page_root(site, page), topic->code,
             topic->code);
    page_icon(site, "calendar");
    html_put(html, "%s</a></p>\n", _("Volg deze activiteiten in je agenda"));
}

static int rows_add(struct site *site, struct picks picks, const char *heading, struct item *items)
{
    int count;
    const struct card_row *rows =
        store_rows(site->store, &site->spoken, site->now, picks, 0, picks.count, &count);
    for (int i = 0; i < count; i++)
        items[i] = (struct item){.row = &rows[i], .heading = i ? NULL : heading};
    return count;
}

static int dates_write(struct site *site, struct picks picks, const char *heading, struct item *items)
{
    int count, kept = 0;
    const struct occurrence *dates =
        store_occurrences(site->store, &site->spoken, site->now, picks, 0, picks.count, &count);
    for (int i = 0; i < count; i++)
        if (card_trust(&dates[i].card, site->now.day) < TRUST_CALL_FIRST) {
            items[kept] = (struct item){&dates[i].card, &dates[i], kept ? NULL : heading};
            kept++;
        }
    return kept;
}

static void topic_write(struct site *site, int index)
{
    const struct topic *topic = &site->house.topics[index];
    struct arena *arena = &site->spoken;
    struct filter all = {.age = -1};
    struct picks where = store_list(site->store, arena, site->now, index, TAB_WHERE, &all),
                 what = store_list(site->store, arena, site->now, index, TAB_DO, &all);
    struct item *items = arena_array(arena, struct item, where.count + what.count);
    int count = rows_add(site, where, _("Waar kan ik terecht?"), items);
    count += dates_write(site, what, _("Wat is er te doen?"), items + count);
    struct page page = {
        .path = arena_printf(arena, "t/%s/", topic->code),
        .title = arena_printf(arena, "%s · %s", topic->name.text, site_name(site)),
        .about = topic->lead.text,
        .topic = index,
        .languages = site_languages(site),
    };
    items_write(
        site, &page, topic->name,
        &(struct items){
            .items = items, .count = count, .day_named = true, .intro = topic_intro, .data = (void *)topic});
}

void topics_write(struct site *site)
{
    for (int i = 0; i < site->house.topic_count && i < 64; i++)
        topic_write(site, i);
}
