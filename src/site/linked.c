#include "site/linked.h"

#include <stdio.h>
#include <string.h>

#include "takehome/takehome.h"

enum { EVENTS_MOST = 6 };

static void member(struct html *html, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    html_raw(html, ",\"");
    html_raw(html, name);
    html_raw(html, "\":");
    html_json(html, value);
}

static const char *web_link(const char *web)
{
    bool link = web && (strncmp(web, "https://", 8) == 0 || strncmp(web, "http://", 7) == 0);
    return link ? web : NULL;
}

static void address_member(struct site *site, const struct place *place)
{
    struct html *html = &site->html;
    if (place && place->in_house && !place->street)
        place = site->house.place;
    if (!place || !place_address(site, place))
        return;
    html_raw(html, ",\"address\":{\"@type\":\"PostalAddress\",\"addressCountry\":\"BE\"");
    member(html, "streetAddress", place->street);
    member(html, "postalCode", place->postcode);
    member(html, "addressLocality", place->town);
    html_raw(html, "}");
}

/* "2026-11-26T09:30:00+01:00" */
static const char *moment(struct site *site, struct wall wall)
{
    char text[17];
    wall_format(wall, text);
    return arena_printf(&site->arena, "%s:00+0%d:00", text, utc_offset_minutes(wall_to_utc(wall)) / 60);
}

static const char *day(struct site *site, int number)
{
    char text[11];
    day_format(number, text);
    return arena_strdup(&site->arena, text);
}

static void event_add(struct site *site, const struct card *card, const struct occurrence *date)
{
    struct html *html = &site->html;
    html_raw(html, "{\"@type\":\"Event\"");
    member(html, "name", card->row.title.text);
    member(html, "startDate", date->all_day ? day(site, date->start.day) : moment(site, date->start));
    if (date->end.day != DAY_NONE)
        member(html, "endDate", date->all_day ? day(site, date->end.day) : moment(site, date->end));
    member(html, "eventStatus",
           date->status == STATUS_CANCELLED ? "https://schema.org/EventCancelled"
                                            : "https://schema.org/EventScheduled");
    const char *place = place_name(site, date->place);
    if (place) {
        html_raw(html, ",\"location\":{\"@type\":\"Place\"");
        member(html, "name", place);
        address_member(site, date->place);
        html_raw(html, "}");
    }
    html_raw(html, "}");
}

static void provider_add(struct site *site, const struct card *card, const char *name)
{
    struct html *html = &site->html;
    if (card->partner_count == 0)
        return;
    html_raw(html, ",\"");
    html_raw(html, name);
    html_raw(html, "\":{\"@type\":\"Organization\"");
    member(html, "name", card->partners[0].title.text);
    member(html, "url", takehome_link(&site->arena, &site->house, card->partners[0].code));
    html_raw(html, "}");
}

static void service_members(struct site *site, const struct card *card)
{
    struct html *html = &site->html;
    if (card->row.phone || card->mail) {
        html_raw(html, ",\"availableChannel\":{\"@type\":\"ServiceChannel\"");
        if (card->row.phone) {
            html_raw(html, ",\"servicePhone\":{\"@type\":\"ContactPoint\"");
            member(html, "telephone", takehome_dial(&site->arena, card->row.phone));
            html_raw(html, "}");
        }
        if (card->row.place) {
            html_raw(html, ",\"serviceLocation\":{\"@type\":\"Place\"");
            member(html, "name", place_name(site, card->row.place));
            address_member(site, card->row.place);
            html_raw(html, "}");
        }
        html_raw(html, "}");
    }
    provider_add(site, card, "provider");
}

/* Only what a government does is a government's service. */
static const char *type_of(const struct card *card)
{
    if (card->row.type == CARD_ACTIVITY)
        return "EventSeries";
    if (card->row.type == CARD_PARTNER)
        return card->row.kind == KIND_GOVERNMENT ? "GovernmentOrganization" : "Organization";
    bool government = card->partner_count > 0 && card->partners[0].kind == KIND_GOVERNMENT;
    return government ? "GovernmentService" : "Service";
}

void linked_write(struct site *site, const struct card *card, const struct occurrence *dates, int count)
{
    struct html *html = &site->html;
    html_raw(html, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"");
    html_raw(html, type_of(card));
    html_raw(html, "\"");
    member(html, "name", card->row.title.text);
    member(html, "description", card->row.lead.text);
    member(html, "url", takehome_link(&site->arena, &site->house, card->row.code));
    member(html, "sameAs", web_link(card->web));
    if (card->row.type == CARD_PARTNER) {
        member(html, "telephone", takehome_dial(&site->arena, card->row.phone));
        member(html, "email", card->mail);
        address_member(site, card->row.place);
    } else if (card->row.type == CARD_OFFER) {
        service_members(site, card);
    } else {
        html_raw(html, card->row.price == PRICE_FREE ? ",\"isAccessibleForFree\":true" : "");
        provider_add(site, card, "organizer");
        html_raw(html, count > 0 ? ",\"subEvent\":[" : "");
        for (int i = 0; i < count && i < EVENTS_MOST; i++) {
            html_raw(html, i ? "," : "");
            event_add(site, card, &dates[i]);
        }
        html_raw(html, count > 0 ? "]" : "");
    }
    html_raw(html, "}</script>\n");
}
