/* The page of a card: what stands behind the QR code. */
#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"
#include "site/fact.h"
#include "site/kind.h"
#include "site/linked.h"
#include "site/object.h"
#include "takehome/takehome.h"

enum { DATES_SHOWN = 8, PRESENCES_SHOWN = 4, CARDS_SHOWN = 30 };

/* A card on its way to a page. */
struct view {
    struct card card;
    const struct occurrence *dates; /* of an activity, all to come; of another card what its page names */
    int date_count;
    enum trust trust;
    const char *vcf, *ics; /* names of files beside the Dutch page, or NULL */
};

static bool view_load(struct site *site, const struct whole_card *whole, struct view *view)
{
    *view = (struct view){0};
    if (!store_card(site->store, &site->arena, site->now, whole->code, &view->card))
        return false;
    view->trust = card_trust(&view->card.row, site->now.day);
    view->dates = view->card.dates;
    view->date_count = view->card.date_count;
    if (view->card.row.type == CARD_ACTIVITY)
        view->dates = whole_dates(site->store, &site->arena, site->now, &view->card.row, &view->date_count);
    bool vouched = view->trust < TRUST_CALL_FIRST;
    const char *mail = vouched ? view->card.mail : NULL;
    if (view->trust < TRUST_HIDDEN && (takehome_dial(&site->arena, view->card.row.phone) || mail))
        view->vcf = arena_printf(&site->arena, "%s.vcf", whole->code);
    if (vouched && view->card.row.type == CARD_ACTIVITY && view->date_count > 0)
        view->ics = arena_printf(&site->arena, "%s.ics", whole->code);
    return true;
}

/* The files are Dutch and stand beside the Dutch page. */
static void view_files(struct site *site, const struct view *view)
{
    struct html out;
    const char *code = view->card.row.code;
    html_init(&out);
    if (view->vcf && contact_add(site, &out, &view->card))
        output_file(site->output, arena_printf(&site->arena, "p/%s/%s", code, view->vcf), out.bytes,
                    out.length);
    html_reset(&out);
    if (view->ics) {
        calendar_begin(site, &out, view->card.row.title.text);
        for (int i = 0; i < view->date_count; i++)
            calendar_event(site, &out, &view->dates[i]);
        calendar_end(&out);
        output_file(site->output, arena_printf(&site->arena, "p/%s/%s", code, view->ics), out.bytes,
                    out.length);
    }
    html_release(&out);
}

static void button(struct site *site, const char *look, const char *href, const char *icon, const char *label,
                   const char *more)
{
    html_put(&site->html, "<a class=\"button%s\" href=\"%s\"", look, href);
    html_raw(&site->html, strncmp(href, "https://", 8) == 0 ? " rel=\"noreferrer\"><span>" : "><span>");
    page_icon(site, icon);
    html_text(&site->html, label);
    if (more)
        html_put(&site->html, "<span class=\"vh\" dir=\"ltr\"> %s</span>", more);
    html_raw(&site->html, "</span></a>\n");
}

static const char *safe_web(const char *web)
{
    return web && (strncmp(web, "https://", 8) == 0 || strncmp(web, "http://", 7) == 0) ? web : NULL;
}

static void actions_write(struct site *site, const struct view *view)
{
    struct arena *arena = &site->arena;
    const struct card *card = &view->card;
    const char *up = *site_folder(site) ? "../" : "", *phone = card->row.phone;
    bool vouched = view->trust < TRUST_CALL_FIRST, main = true;
    if (!phone && !vouched)
        phone = site->house.phone;
    const char *dial = takehome_dial(arena, phone);
    const char *route = vouched && card->row.place ? takehome_route(arena, card->row.place) : NULL;
    if (vouched && !route && card->row.place && card->row.place->in_house)
        route = takehome_route(arena, site->house.place);
    html_raw(&site->html, "<div class=\"actions\">\n");
    if (dial) {
        button(site, " main", arena_printf(arena, "tel:%s", dial), "phone", _("Bel"), phone);
        main = false;
    }
    if (view->ics)
        button(site, main ? " main" : "", arena_printf(arena, "%s%s", up, view->ics), "calendar",
               _("In je agenda"), NULL);
    if (route)
        button(site, "", route, "route", _("Route"), NULL);
    if (view->vcf)
        button(site, "", arena_printf(arena, "%s%s", up, view->vcf), "person", _("Contact bewaren"), NULL);
    if (vouched && safe_web(card->web))
        button(site, "", card->web, "globe", _("Website"), NULL);
    if (!card->row.sensitive) {
        html_raw(&site->html, "<button type=\"button\" class=\"button\" id=\"deel\" hidden><span>");
        page_icon(site, "share");
        html_put(&site->html, "%s</span></button>\n", _("Deel"));
    }
    html_raw(&site->html, "</div>\n");
}

static void lead_write(struct site *site, const struct view *view, const char *language)
{
    struct html *html = &site->html;
    const struct card *card = &view->card;
    if (strcmp(language, "nl") != 0) {
        html_put(html, "<p class=\"note\">%s · <a href=\"../index.html\" hreflang=\"nl\">%s</a></p>\n",
                 _("Vertaald uit het Nederlands"), _("Toon Nederlands"));
        if (card->row.lead.dutch)
            html_put(html, "<p class=\"note\">%s</p>\n",
                     _("Deze tekst is er nog alleen in het Nederlands. Vraag het aan het onthaal."));
    }
    if (view->trust >= TRUST_CALL_FIRST) {
        html_put(html, "<p class=\"warn\">%s</p>\n",
                 _("We hebben dit al lang niet nagekeken. Bel eerst, dan weet je of het nog klopt."));
        return;
    }
    const char *status = card->row.type == CARD_ACTIVITY ? phrase_status(card->status) : NULL;
    if (status) {
        html_put(html, "<p class=\"warn\"><strong>%s</strong> ",
                 format_capital(&site->arena, status, language));
        html_words(html, card->status_note, language);
        html_raw(html, "</p>\n");
    }
    html_paragraph(html, "lead", card->row.lead, language);
    if (card->easy.text) {
        html_put(html, "<details><summary>%s</summary><p>", _("Makkelijk"));
        html_words(html, card->easy, language);
        html_raw(html, "</p></details>\n");
    }
}

static void date_item(struct site *site, const struct page *page, const struct occurrence *date, bool named)
{
    struct html *html = &site->html;
    char start[17], end[17];
    wall_format(date->start, start);
    wall_format(date->end.day == DAY_NONE ? (struct wall){date->start.day, 1439} : date->end, end);
    html_put(html, "<li data-end=\"%s\">", end);
    if (named) {
        html_raw(html, "<b>");
        page_card_link(site, page, &date->card);
        html_raw(html, "</b> ");
    }
    if (date->all_day)
        start[10] = '\0';
    html_put(html, "<time datetime=\"%s\">%s</time>", start,
             format_capital(&site->arena, date_words(site, date), site->language));
    const char *status = phrase_status(date->status);
    if (status)
        html_put(html, " <strong class=\"status\">%s</strong>", status);
    if (date->note)
        html_put(html, " <span class=\"m\"><span lang=\"nl\" dir=\"ltr\">%s</span></span>", date->note);
    html_raw(html, "</li>\n");
}

static void dates_write(struct site *site, const struct page *page, const struct view *view)
{
    struct html *html = &site->html;
    const struct card *card = &view->card;
    bool activity = card->row.type == CARD_ACTIVITY;
    int most = card->row.type == CARD_OFFER ? PRESENCES_SHOWN : DATES_SHOWN;
    if (!activity && view->date_count == 0)
        return;
    html_put(html, "<section><h2>%s</h2>\n",
             activity                         ? _("Wanneer?")
             : card->row.type == CARD_PARTNER ? _("Wat is er te doen?")
                                              : _("Wanneer in het huis?"));
    html_paragraph(html, "often", card->recurrence_text, site->language);
    if (view->date_count == 0)
        html_put(html, "<p>%s</p>\n", _("Nog geen nieuwe datum"));
    html_raw(html, view->date_count ? "<ul class=\"dates\">\n" : "");
    for (int i = 0; i < view->date_count && i < most; i++)
        date_item(site, page, &view->dates[i], card->row.type == CARD_PARTNER);
    html_raw(html, view->date_count ? "</ul>\n" : "");
    if (activity && view->date_count > DATES_SHOWN && view->ics)
        html_put(html, "<p class=\"m\">%s</p>\n",
                 arena_printf(&site->arena,
                              n_("Nog %d datum: zet ze in je agenda.", "Nog %d data: zet ze in je agenda.",
                                 view->date_count - DATES_SHOWN),
                              view->date_count - DATES_SHOWN));
    html_raw(html, "</section>\n");
}

static void rows_write(struct site *site, const struct page *page, const char *heading,
                       const struct card_row *rows, int count)
{
    if (count == 0)
        return;
    html_put(&site->html, "<section class=\"more\"><h2>%s</h2>\n<ul class=\"links\">\n", heading);
    for (int i = 0; i < count && i < CARDS_SHOWN; i++) {
        html_raw(&site->html, "<li>");
        page_card_link(site, page, &rows[i]);
        html_raw(&site->html, "</li>\n");
    }
    html_raw(&site->html, "</ul></section>\n");
}

static void checked_write(struct site *site, const struct view *view)
{
    int day = view->card.row.checked_on;
    if (day == DAY_NONE)
        return;
    html_raw(&site->html, "<p class=\"checked\">");
    page_icon(site, view->trust == TRUST_FRESH ? "check" : "info");
    html_put(&site->html, _("Nagekeken op %s"),
             format_date(&site->arena, day, DATE_DAY_YEAR, site->language));
    if (view->trust != TRUST_FRESH)
        html_put(&site->html, " · %s", _("bel eerst"));
    html_raw(&site->html, "</p>\n");
}

static void body_write(struct site *site, const struct page *page, const struct view *view)
{
    const struct card *card = &view->card;
    lead_write(site, view, site->language);
    actions_write(site, view);
    facts_write(site, page, card);
    if (view->trust < TRUST_CALL_FIRST) {
        dates_write(site, page, view);
        rows_write(site, page, _("Aanbod"), card->offers, card->offer_count);
        rows_write(site, page, _("Hoort hierbij"), card->related, card->related_count);
        if (!card->row.sensitive)
            linked_write(site, card, view->dates, view->date_count);
    }
    checked_write(site, view);
}

static void hidden_write(struct site *site)
{
    html_put(&site->html, "<p class=\"lead\">%s</p>\n",
             _("We weten niet zeker of dit aanbod nog bestaat. Bel het huis: wij zoeken het voor je uit."));
    house_contact_write(site);
}

/* For the list, which shows each card in the language of its reader. */
static void title_keep(struct site *site, const struct whole_card *whole, struct words title)
{
    int language = site_language_index(site, site->language), index = (int)(whole - site->cards);
    if (!title.dutch && language > 0)
        site->titles[index * site->house.language_count + language] = arena_strdup(&site->kept, title.text);
}

static void card_write(struct site *site, const struct whole_card *whole)
{
    struct view view;
    if (!view_load(site, whole, &view))
        return;
    bool sensitive = view.card.row.sensitive, dutch = strcmp(site->language, "nl") == 0;
    struct page page = {
        .path = arena_printf(&site->arena, "p/%s/", whole->code),
        .title = sensitive ? site_name(site)
                           : arena_printf(&site->arena, "%s · %s", view.card.row.title.text, site_name(site)),
        .about = sensitive ? NULL : view.card.row.lead.text,
        .topic = view.card.row.topic,
        .sensitive = sensitive,
        .hidden = view.trust == TRUST_HIDDEN || whole->state == CARD_PROFESSIONAL,
        .languages = whole->languages,
    };
    if (dutch)
        view_files(site, &view);
    title_keep(site, whole, view.card.row.title);
    page_begin(site, &page);
    html_raw(&site->html, "<h1>");
    html_words(&site->html, view.card.row.title, site->language);
    html_raw(&site->html, "</h1>\n");
    page_main(site);
    if (view.trust == TRUST_HIDDEN)
        hidden_write(site);
    else
        body_write(site, &page, &view);
    page_end(site, &page);
}

void cards_write(struct site *site)
{
    for (int i = 0; i < site->card_count; i++)
        if (site->cards[i].state <= CARD_PROFESSIONAL && card_in_language(site, &site->cards[i]))
            card_write(site, &site->cards[i]);
}
