#include "site/fact.h"

#include <string.h>
#include <strings.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"

enum { EXCEPTION_DAYS = 60, EXCEPTIONS_SHOWN = 4, SEASON_DAYS = 90, PARTNERS_SHOWN = 6 };

static void fact_begin(struct site *site, const char *icon, const char *term)
{
    html_raw(&site->html, "<div><dt>");
    page_icon(site, icon);
    html_put(&site->html, "<span class=\"vh\">%s</span></dt><dd>", term);
}

static void fact_end(struct site *site)
{
    html_raw(&site->html, "</dd></div>\n");
}

static void fact_more(struct site *site, const char *text)
{
    if (text && *text)
        html_put(&site->html, "<span class=\"m\">%s</span>", text);
}

static void fact_main(struct site *site, const char *text)
{
    html_put(&site->html, "<b>%s</b>", format_capital(&site->arena, text, site->language));
}

static void fact_words(struct site *site, const char *tag, struct words words)
{
    if (!words.text)
        return;
    html_raw(&site->html, strcmp(tag, "b") == 0 ? "<b>" : "<span class=\"m\">");
    html_words(&site->html, words, site->language);
    html_raw(&site->html, strcmp(tag, "b") == 0 ? "</b>" : "</span>");
}

const char *day_words(struct site *site, int day)
{
    int year, this_year;
    day_to_civil(day, &year, NULL, NULL);
    day_to_civil(site->now.day, &this_year, NULL, NULL);
    return format_date(&site->arena, day, year == this_year ? DATE_LONG : DATE_FULL, site->language);
}

const char *date_words(struct site *site, const struct occurrence *date)
{
    const char *first = day_words(site, date->start.day);
    int last = phrase_last_day(date);
    if (last > date->start.day)
        return arena_printf(&site->arena, _("van %s tot %s"), first, day_words(site, last));
    if (date->end.day == DAY_NONE)
        return arena_printf(&site->arena, "%s, %s", first,
                            format_hour(&site->arena, date->start.minute, site->language));
    return arena_printf(&site->arena, "%s, %s", first, phrase_times(&site->arena, date, site->language));
}

/* "ma – vr 9.00 – 12.00, 13.00 – 17.00 (op afspraak)" */
static const char *hours_words(struct site *site, const struct hours_line *line)
{
    struct arena *arena = &site->arena;
    int monday = day_from_civil(2024, 1, 1);
    char *text = format_date(arena, monday + line->first - 1, DATE_WEEKDAY_SHORT, site->language);
    if (line->last != line->first)
        text = arena_printf(arena, "%s – %s", text,
                            format_date(arena, monday + line->last - 1, DATE_WEEKDAY_SHORT, site->language));
    for (int i = 0; i < line->count; i++) {
        const char *times = arena_printf(arena, "%s\u00a0–\u00a0%s",
                                         format_time(arena, line->blocks[i].opens, site->language),
                                         format_time(arena, line->blocks[i].closes, site->language));
        text = arena_printf(arena, "%s%s %s", text, i ? "," : "", times);
        if (line->blocks[i].by_appointment)
            text = arena_printf(arena, "%s (%s)", text, _("op afspraak"));
    }
    return text;
}

static void week_write(struct site *site, const struct card *card, int day)
{
    struct hours_line lines[7];
    int count = hours_week(&card->hours, day, lines);
    for (int i = 0; i < count; i++)
        html_put(&site->html, "<b class=\"h\">%s</b>", hours_words(site, &lines[i]));
}

/* The first day after today on which another week begins to hold; DAY_NONE when none does soon. */
static int season_next(const struct card *card, int today)
{
    int next = DAY_NONE;
    for (int i = 0; i < card->hours.week_count; i++) {
        const struct hours *row = &card->hours.week[i];
        int days[] = {row->from, row->to == DAY_NONE ? DAY_NONE : row->to + 1};
        for (int k = 0; k < 2; k++)
            if (days[k] > today && days[k] <= today + SEASON_DAYS && (next == DAY_NONE || days[k] < next))
                next = days[k];
    }
    return next;
}

static void exceptions_write(struct site *site, const struct card *card)
{
    struct arena *arena = &site->arena;
    int shown = 0, last = DAY_NONE;
    for (int i = 0; i < card->hours.exception_count && shown < EXCEPTIONS_SHOWN; i++) {
        const struct hours_exception *day = &card->hours.exceptions[i];
        if (day->day < site->now.day || day->day > site->now.day + EXCEPTION_DAYS || day->day == last)
            continue;
        const char *text = arena_printf(arena, day->opens < 0 ? _("gesloten op %s") : _("andere uren op %s"),
                                        day_words(site, day->day));
        bool told = !day->note || strncasecmp(day->note, "gesloten", strlen("gesloten")) == 0;
        fact_more(site, told ? text : arena_printf(arena, "%s (%s)", text, day->note));
        last = day->day;
        shown++;
    }
}

static void fact_hours(struct site *site, const struct card *card)
{
    const struct card_row *row = &card->row;
    bool silent = row->type == CARD_PARTNER || row->kind == KIND_INFO || row->kind == KIND_BENEFIT;
    if (row->type == CARD_ACTIVITY || (silent && row->open.kind == OPEN_UNKNOWN))
        return;
    fact_begin(site, "clock", _("Uren"));
    const char *data = hours_data(site, card);
    if (data)
        html_put(&site->html,
                 "<b class=\"now\" hidden data-hours=\"%s\" data-open=\"%s\" data-closed=\"%s\"></b>", data,
                 _("Nu open · tot %s"), _("Nu gesloten"));
    struct hours_line lines[7];
    if (row->open.kind == OPEN_NOW && row->open.always)
        fact_main(site, _("Dag en nacht"));
    else if (hours_week(&card->hours, site->now.day, lines) > 0)
        week_write(site, card, site->now.day);
    else if (row->open.kind == OPEN_APPOINTMENT)
        fact_main(site, _("Op afspraak"));
    else
        fact_main(site, card->hours.known ? _("Nu gesloten") : _("Uren niet gekend"));
    exceptions_write(site, card);
    int next = row->open.always ? DAY_NONE : season_next(card, site->now.day);
    if (next != DAY_NONE && hours_week(&card->hours, next, lines) > 0) {
        fact_more(site, arena_printf(&site->arena, _("Open vanaf %s"), day_words(site, next)));
        week_write(site, card, next);
    }
    fact_end(site);
}

static void fact_place(struct site *site, const struct card *card)
{
    const struct card_row *row = &card->row;
    const struct place *place = row->place;
    struct arena *arena = &site->arena;
    if (!place && !(row->modes & (MODE_VISIT | MODE_PHONE | MODE_ONLINE)))
        return;
    fact_begin(site, "place", _("Waar?"));
    if (place) {
        struct words name = {place_name(site, place), place->in_house || place->name.dutch};
        fact_words(site, "b", name);
        fact_words(site, "m", (struct words){place_address(site, place), true});
        bool stop_named = place->stop && strstr(place->stop, "halte");
        fact_more(site,
                  place->stop && !stop_named ? arena_printf(arena, _("halte %s"), place->stop) : place->stop);
        if (!place->in_house)
            fact_words(site, "m", place->route);
        fact_more(site, row->modes & MODE_VISIT ? _("komt ook naar jou") : NULL);
    } else {
        fact_main(site, row->modes & MODE_VISIT   ? _("Wij komen naar jou")
                        : row->modes & MODE_PHONE ? _("Per telefoon")
                                                  : _("Online"));
    }
    fact_end(site);
}

static void fact_contact(struct site *site, const struct card *card, bool first)
{
    struct arena *arena = &site->arena;
    const char *phone = card->row.phone, *mail = first ? NULL : card->mail;
    const char *come = first ? NULL : phrase_appointment(card->row.appointment);
    const char *wait = !first && card->waiting_list == ANSWER_YES ? _("er is een wachtlijst") : NULL;
    const char *booking = first ? NULL : phrase_booking(card->booking);
    const char *more = phrase_join(arena, come, booking, wait, PHRASE_END);
    if (!phone && first)
        phone = site->house.phone; /* the house knows more */
    if (!phone && !mail && !more)
        return;
    fact_begin(site, phone ? "phone" : "mail", phone ? _("Telefoon") : _("Contact"));
    if (phone)
        html_put(&site->html, "<b><bdi dir=\"ltr\">%s</bdi></b>", phone);
    if (mail)
        html_put(&site->html,
                 phone ? "<span class=\"m\"><a href=\"mailto:%s\" dir=\"ltr\">%s</a></span>"
                       : "<b><a href=\"mailto:%s\" dir=\"ltr\">%s</a></b>",
                 mail, mail);
    if (phone || mail)
        fact_more(site, more);
    else
        fact_main(site, more);
    fact_end(site);
}

static void fact_price(struct site *site, const struct card *card)
{
    if (card->row.type == CARD_PARTNER || (card->row.price != PRICE_FREE && !card->row.price_text.text))
        return;
    fact_begin(site, "coin", _("Prijs"));
    if (card->row.price == PRICE_FREE)
        fact_main(site, _("Gratis"));
    else
        fact_words(site, "b", card->row.price_text);
    fact_words(site, "m", card->reduced_text);
    fact_more(site, card->uitpas ? _("UiTPAS telt") : NULL);
    fact_end(site);
}

static void fact_people(struct site *site, const struct card *card)
{
    struct arena *arena = &site->arena;
    if (card->row.type == CARD_PARTNER)
        return;
    const char *who = card->row.audience == AUDIENCE_YOUNG          ? _("voor jongeren")
                      : card->row.audience == AUDIENCE_GRANDPARENTS ? _("voor grootouders")
                                                                    : NULL;
    fact_begin(site, "people", _("Voor wie?"));
    fact_main(site,
              phrase_join(arena, phrase_ages(arena, card->row.age_from, card->row.age_to), who, PHRASE_END));
    if (card->access != ACCESS_EVERYONE && card->access_note.text)
        fact_words(site, "m", card->access_note);
    else if (card->access != ACCESS_EVERYONE)
        fact_more(site, card->access == ACCESS_PRIORITY ? _("iedereen welkom, sommigen eerst")
                                                        : _("niet voor iedereen"));
    if (card->capacity > 0)
        fact_more(site, arena_printf(arena, n_("%d plaats", "%d plaatsen", card->capacity), card->capacity));
    fact_end(site);
}

static void fact_access(struct site *site, const struct card *card)
{
    const struct place *place = card->row.place;
    if (!place || (place->wheelchair == ANSWER_UNKNOWN && place->pushchair != ANSWER_YES))
        return;
    fact_begin(site, "wheelchair", _("Toegankelijk?"));
    fact_main(site, place->wheelchair == ANSWER_YES && place->pushchair == ANSWER_YES
                        ? _("Rolstoel en buggy kunnen binnen")
                    : place->wheelchair == ANSWER_YES  ? _("Rolstoel kan binnen")
                    : place->wheelchair == ANSWER_HELP ? _("Rolstoel kan binnen met hulp")
                    : place->wheelchair == ANSWER_NO   ? _("Een rolstoel kan niet binnen")
                                                       : _("Buggy kan binnen"));
    fact_more(site,
              phrase_join(&site->arena, place->toilet == ANSWER_YES ? _("wc") : NULL,
                          place->changing_table == ANSWER_YES ? _("verzorgingstafel") : NULL, PHRASE_END));
    fact_end(site);
}

static void fact_partners(struct site *site, const struct page *page, const struct card *card)
{
    if (card->row.type == CARD_PARTNER ? !card->roles.text : card->partner_count == 0)
        return;
    fact_begin(site, "house", _("Wie?"));
    if (card->row.type == CARD_PARTNER)
        fact_words(site, "b", card->roles);
    for (int i = 0; card->row.type != CARD_PARTNER && i < card->partner_count && i < PARTNERS_SHOWN; i++) {
        html_raw(&site->html, "<span class=\"p\">");
        page_card_link(site, page, &card->partners[i]);
        html_raw(&site->html, "</span>");
    }
    fact_end(site);
}

static void fact_rest(struct site *site, const struct page *page, const struct card *card)
{
    if (card->languages && *card->languages) {
        fact_begin(site, "speech", _("Talen"));
        fact_main(site, format_languages(&site->arena, card->languages, site->language));
        fact_end(site);
    }
    fact_access(site, card);
    if (card->documents.text) {
        fact_begin(site, "paper", _("Breng mee"));
        html_put(&site->html, "<b class=\"again\">%s</b>", _("Breng mee"));
        fact_words(site, "m", card->documents);
        fact_end(site);
    }
    fact_partners(site, page, card);
}

void facts_write(struct site *site, const struct page *page, const struct card *card)
{
    html_raw(&site->html, "<dl class=\"facts\">\n");
    if (card_trust(&card->row, site->now.day) >= TRUST_CALL_FIRST) {
        /* What nobody checked for so long is not told any more. */
        fact_contact(site, card, true);
    } else {
        fact_hours(site, card);
        fact_place(site, card);
        fact_contact(site, card, false);
        fact_price(site, card);
        fact_people(site, card);
        fact_rest(site, page, card);
    }
    html_raw(&site->html, "</dl>\n");
}
