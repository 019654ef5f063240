/* The page of what is no more: a code on a sheet of paper keeps leading somewhere. */
#include <string.h>

#include "lang/lang.h"
#include "site/kind.h"

enum { REPLACED_STEPS = 8 };

/* The card that stands in the place of one that ended; NULL when there is none. */
static const struct whole_card *replacement(const struct site *site, const char *code)
{
    for (int step = 0; code && step < REPLACED_STEPS; step++) {
        const struct whole_card *card = site_card(site, code);
        if (!card || card->state <= CARD_PROFESSIONAL)
            return card;
        code = card->replaced_by;
    }
    return NULL;
}

static void replacement_write(struct site *site, const struct page *page, const char *code)
{
    const struct whole_card *card = replacement(site, code);
    struct card instead;
    if (!card || !store_card(site->store, &site->arena, site->now, card->code, &instead))
        return;
    html_put(&site->html, "<h2>%s</h2>\n<ul class=\"links\"><li>", _("Dit kwam in de plaats"));
    page_card_link(site, page, &instead.row);
    html_raw(&site->html, "</li></ul>\n");
}

static void gone_card_write(struct site *site, const char *code, int topic, const char *replaced_by,
                            bool not_yet)
{
    const char *heading = not_yet ? _("Dit aanbod is er nog niet") : _("Dit aanbod bestaat niet meer");
    struct html *html = &site->html;
    struct page page = {
        .path = arena_printf(&site->arena, "p/%s/", code),
        .title = arena_printf(&site->arena, "%s · %s", heading, site_name(site)),
        .topic = -1,
        .hidden = true,
        .languages = site_languages(site),
    };
    page_begin(site, &page);
    html_put(html, "<h1>%s</h1>\n", heading);
    page_main(site);
    replacement_write(site, &page, replaced_by);
    if (topic >= 0 && topic < site->house.topic_count) {
        const struct topic *found = &site->house.topics[topic];
        html_put(html, "<h2>%s</h2>\n<ul class=\"links\"><li><a href=\"%st/%s/%sindex.html\">",
                 _("Kijk ook hier"), page_root(site, &page), found->code, site_folder(site));
        html_words(html, found->name, site->language);
        html_raw(html, "</a></li></ul>\n");
    }
    html_put(html, "<h2>%s</h2>\n", _("Vraag het aan het huis"));
    house_contact_write(site);
    page_end(site, &page);
}

static int topic_first(unsigned long long topics)
{
    for (int i = 0; i < 64; i++)
        if (topics >> i & 1)
            return i;
    return -1;
}

static int topic_of(const struct site *site, const char *code)
{
    for (int i = 0; code && i < site->house.topic_count; i++)
        if (strcmp(site->house.topics[i].code, code) == 0)
            return i;
    return -1;
}

/* In every language of the house: who reads such a page needs its words most. */
void gone_write(struct site *site)
{
    bool dutch = strcmp(site->language, "nl") == 0;
    for (int i = 0; i < site->card_count; i++) {
        const struct whole_card *card = &site->cards[i];
        if (card->state <= CARD_PROFESSIONAL)
            continue;
        gone_card_write(site, card->code, topic_first(card->topics), card->replaced_by,
                        card->state == CARD_NOT_YET);
        site->result->ended += dutch;
    }
    for (int i = 0; i < site->lost_count; i++) {
        const struct lost_card *card = &site->lost[i];
        gone_card_write(site, card->code, topic_of(site, card->topic), card->replaced_by, false);
        site->result->ended += dutch;
    }
}
