/* The list: a page that reads the codes behind the # in the reader's browser, and what it needs to know of each card.
 *
 * Shape:  l/d/ABC.js holds the cards whose code begins with "abc"; a script and not a data file, because a page that was
 *         opened from a folder may read no data.
 */
#include <string.h>

#include "lang/lang.h"
#include "site/kind.h"
#include "site/object.h"
#include "takehome/takehome.h"

static void word(struct site *site, bool first, const char *name, const char *text)
{
    html_raw(&site->html, first ? "\"" : ",\n\"");
    html_raw(&site->html, name);
    html_raw(&site->html, "\":");
    html_json(&site->html, text);
}

static void words_write(struct site *site)
{
    struct html *html = &site->html;
    html_raw(html, "<script type=\"application/json\" id=\"woorden\">{");
    word(site, true, "bel", _("Bel"));
    word(site, false, "contact", _("Contact bewaren"));
    word(site, false, "agenda", _("In je agenda"));
    word(site, false, "vrij", _("Gratis"));
    word(site, false, "eerst", _("bel eerst"));
    word(site, false, "dag", _("hele dag"));
    /* TRANSLATORS: from one hour or day to another. */
    word(site, false, "tot", _("van %s tot %s"));
    word(site, false, "volzet", _("volzet"));
    word(site, false, "verplaatst", _("verplaatst"));
    word(site, false, "afgelast", _("gaat niet door"));
    word(site, false, "geen", _("Nog geen nieuwe datum"));
    word(site, false, "weg", _("Dit aanbod bestaat niet meer"));
    word(site, false, "plaats", _("Dit kwam in de plaats"));
    word(site, false, "meer", _("Meer info"));
    html_raw(html, "}</script>\n");
}

void lists_write(struct site *site)
{
    struct html *html = &site->html;
    struct page page = {
        .path = "l/",
        .title = arena_printf(&site->spoken, "%s · %s", _("Mijn lijst"), site_name(site)),
        .topic = -1,
        .hidden = true,
        .list = true,
        .languages = site_languages(site),
    };
    page_begin(site, &page);
    html_put(html, "<h1>%s</h1>\n", _("Mijn lijst"));
    page_main_mixed(site);
    html_put(html, "<noscript><p class=\"warn\">%s</p></noscript>\n",
             _("Je lijst staat alleen in dit adres en wordt op je gsm gelezen. Zet daarvoor JavaScript aan, "
               "of bel het huis."));
    html_put(html, "<p class=\"lead\" id=\"leeg\" hidden>%s</p>\n",
             _("Deze lijst is leeg. Kies bij een kaart op het scherm in het huis \"Zet op mijn lijst\"."));
    html_put(html,
             "<div class=\"actions\" id=\"samen\" hidden>\n<a class=\"button main\" id=\"alles\" "
             "download=\"mijn-lijst.ics\" href=\"#\" hidden><span><span class=\"i i-calendar\" "
             "aria-hidden=\"true\"></span>%s</span></a>\n"
             "<button type=\"button\" class=\"button\" id=\"druk\"><span class=\"i i-print\" "
             "aria-hidden=\"true\"></span>"
             "%s</span></button>\n</div>\n",
             _("Alle data in je agenda"), _("Druk af"));
    html_put(html, "<div id=\"lijst\" data-root=\"%s\" data-folder=\"%s\"></div>\n", page_root(site, &page),
             site_folder(site));
    words_write(site);
    html_put(html, "<h2>%s</h2>\n", _("Vraag het aan het huis"));
    house_contact_write(site);
    page_end(site, &page);
}

static void member(struct html *html, const char *name, const char *value)
{
    if (!value || !*value)
        return;
    html_put(html, ",%s:", name);
    html_json(html, value);
}

/* ["2026-11-25T14:00","2026-11-25T16:00",60,60,0,"place","note"]: wall times, minutes ahead of UTC, status, and where it
 * is when that is not where it usually is. */
static void date_data(struct site *site, struct html *html, const struct occurrence *date, const char *usual)
{
    char start[17], end[17] = "";
    wall_format(date->start, start);
    struct wall last = date->end;
    if (date->all_day) {
        start[10] = '\0';
        if (last.day <= date->start.day)
            last = (struct wall){date->start.day + 1, 0};
        else if (last.minute > 0)
            last.day++;
    }
    if (last.day != DAY_NONE)
        wall_format(last, end);
    if (date->all_day)
        end[10] = '\0';
    html_put(html, "[\"%s\",\"%s\",%d,%d,%d", start, end, utc_offset_minutes(wall_to_utc(date->start)),
             last.day == DAY_NONE ? 0 : utc_offset_minutes(wall_to_utc(last)), (int)date->status);
    const char *place = event_place(site, date);
    bool other = place && (!usual || strcmp(place, usual) != 0);
    html_raw(html, other || date->note ? "," : "");
    if (other || date->note)
        html_json(html, other ? place : "");
    if (date->note) {
        html_raw(html, ",");
        html_json(html, date->note);
    }
    html_raw(html, "]");
}

static void titles_data(struct site *site, struct html *html, int card)
{
    bool any = false;
    int count = site->house.language_count;
    for (int i = 1; i < count && i < 64; i++) {
        const char *title = site->titles[card * count + i];
        if (!title)
            continue;
        html_put(html, any ? ",%s:" : ",x:{%s:", site->languages[i]);
        html_json(html, title);
        any = true;
    }
    html_raw(html, any ? "}" : "");
}

static void facts_data(struct site *site, struct html *html, const struct card *card, enum trust trust)
{
    bool vouched = trust < TRUST_CALL_FIRST;
    const char *phone = card->row.phone;
    if (!phone && !vouched)
        phone = site->house.phone;
    member(html, "p", phone);
    member(html, "d", takehome_dial(&site->arena, phone));
    if (trust < TRUST_HIDDEN && (takehome_dial(&site->arena, card->row.phone) || (vouched && card->mail)))
        html_raw(html, ",v:1");
    if (!vouched) {
        html_raw(html, ",c:1");
        return;
    }
    member(html, "w", place_name(site, card->row.place));
    member(html, "a", place_address(site, card->row.place));
    html_raw(html, card->row.price == PRICE_FREE && card->row.type != CARD_PARTNER ? ",f:1" : "");
    if (card->row.type != CARD_ACTIVITY)
        return;
    int count;
    const struct occurrence *dates = whole_dates(site->store, &site->arena, site->now, &card->row, &count);
    const char *usual = count ? event_place(site, &dates[0]) : NULL;
    member(html, "o", usual);
    html_raw(html, ",e:[");
    for (int i = 0; i < count; i++) {
        html_raw(html, i ? "," : "");
        date_data(site, html, &dates[i], usual);
    }
    html_raw(html, "]");
}

static void gone_data(struct html *html, const char *code, const char *replaced_by)
{
    html_put(html, "\"%s\":{g:1", code);
    member(html, "r", replaced_by);
    html_raw(html, "},\n");
}

static void card_data(struct site *site, struct html *html, int index)
{
    struct card card;
    const struct whole_card *whole = &site->cards[index];
    if (whole->state > CARD_PROFESSIONAL) {
        gone_data(html, whole->code, whole->replaced_by);
        return;
    }
    if (!store_card(site->store, &site->arena, site->now, whole->code, &card))
        return;
    html_put(html, "\"%s\":{t:", whole->code);
    html_json(html, card.row.title.text);
    facts_data(site, html, &card, card_trust(&card.row, site->now.day));
    titles_data(site, html, index);
    html_raw(html, "},\n");
}

static void data_flush(struct site *site, struct html *out, const char *start)
{
    html_raw(out, "});\n");
    output_file(site->output, arena_printf(&site->arena, "l/d/%.3s.js", start), out->bytes, out->length);
    html_reset(out);
    if (site->job->tick)
        site->job->tick(site->job->data);
    arena_reset(&site->arena);
}

void list_data_write(struct site *site)
{
    struct html out;
    const char *start = NULL;
    html_init(&out);
    for (int i = 0, k = 0; i < site->card_count || k < site->lost_count;) {
        bool known = k == site->lost_count ||
                     (i < site->card_count && strcmp(site->cards[i].code, site->lost[k].code) <= 0);
        const char *code = known ? site->cards[i].code : site->lost[k].code;
        if (start && strncmp(start, code, 3) != 0)
            data_flush(site, &out, start);
        if (out.length == 0)
            html_put(&out, "wegwijzer(\"%s\",{\n", site->house.base_url);
        start = code;
        if (known) {
            card_data(site, &out, i++);
        } else {
            gone_data(&out, code, site->lost[k].replaced_by);
            k++;
        }
    }
    if (start)
        data_flush(site, &out, start);
    html_release(&out);
}
