#include "screen/card.h"

#include <string.h>

#include "lang/phrase.h"
#include "lang/format.h"
#include "lang/lang.h"

struct gather {
    struct arena *arena;
    const struct visit *visit;
    const struct card *card;
    struct card_fact *facts;
    int count;
};

static void fact_add(struct gather *g, struct card_fact fact)
{
    if (!fact.text || !*fact.text || g->count == CARD_FACTS_MAX)
        return;
    fact.text = fact.text_language ? arena_strdup(g->arena, fact.text)
                                   : format_capital(g->arena, fact.text, g->visit->session->language);
    g->facts[g->count++] = fact;
}

/* "ma – vr 9.00 – 12.00", in one piece: a dash lets a line break behind it unless a joiner follows. */
static char *hours_line_text(struct arena *arena, const struct hours_line *line, int monday,
                             const char *language)
{
    static const char dash[] = "\u00a0–\u2060\u00a0";
    char *text = format_date(arena, monday + line->first - 1, DATE_WEEKDAY_SHORT, language);
    if (line->last != line->first)
        text = arena_printf(arena, "%s%s%s", text, dash,
                            format_date(arena, monday + line->last - 1, DATE_WEEKDAY_SHORT, language));
    for (int i = 0; i < line->count; i++)
        text = arena_printf(arena, "%s%s%s%s%s%s", text, i ? " " : "\u00a0",
                            format_time(arena, line->blocks[i].opens, language), dash,
                            format_time(arena, line->blocks[i].closes, language),
                            i + 1 < line->count ? "," : "");
    return text;
}

char *card_week(struct arena *arena, const struct opening_hours *hours, int day, const char *language)
{
    struct hours_line lines[7];
    int count = hours_week(hours, day, lines), monday = day_from_civil(2024, 1, 1);
    char *text = NULL;
    for (int i = 0; i < count; i++)
        text = phrase_join(arena, text, hours_line_text(arena, &lines[i], monday, language), PHRASE_END);
    return text;
}

static char *week_text(struct gather *g)
{
    const char *language = g->visit->session->language;
    char *text = card_week(g->arena, &g->card->hours, g->visit->now.day, language);
    const struct hours_exception *soon = hours_next_exception(&g->card->hours, g->visit->now.day, 14);
    if (soon)
        text =
            phrase_join(g->arena, text,
                        arena_printf(g->arena, soon->opens < 0 ? _("gesloten op %s") : _("andere uren op %s"),
                                     format_date(g->arena, soon->day, DATE_LONG, language)),
                        soon->note, PHRASE_END);
    return text;
}

static void fact_hours(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    bool silent = row->type == CARD_PARTNER || row->kind == KIND_INFO || row->kind == KIND_BENEFIT;
    if (row->type == CARD_ACTIVITY || (silent && row->open.kind == OPEN_UNKNOWN))
        return;
    fact_add(g,
             (struct card_fact){
                 .icon = "access_time",
                 .brief = phrase_open(g->arena, &row->open, g->visit->now, g->visit->session->language),
                 .vital = row->open.kind != OPEN_UNKNOWN,
                 .good = row->open.kind == OPEN_NOW,
                 .text = phrase_open_long(g->arena, &row->open, g->visit->now, g->visit->session->language),
                 .more = row->open.always ? NULL : week_text(g)});
}

static void fact_dates(struct gather *g)
{
    const struct card *card = g->card;
    if (card->row.type != CARD_ACTIVITY)
        return;
    const char *language = g->visit->session->language;
    if (card->date_count == 0) {
        fact_add(g, (struct card_fact){.icon = "event",
                                       .vital = true,
                                       .text = _("Nog geen nieuwe datum"),
                                       .more = card->recurrence_text.text,
                                       .more_language = words_language(card->recurrence_text)});
        return;
    }
    const struct occurrence *date = &card->dates[0];
    char *when = phrase_when(g->arena, date, visit_today(g->visit), language);
    const char *status = phrase_status(date->status);
    char *more = phrase_join(g->arena, card->recurrence_text.text, date->note, PHRASE_END);
    fact_add(g, (struct card_fact){.icon = "event",
                                   .vital = true,
                                   .good = !status,
                                   .more = more,
                                   .more_language = words_language(card->recurrence_text),
                                   .text = phrase_join(g->arena, status, when, PHRASE_END)});
}

static void fact_place(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    const struct place *place = row->place;
    if (!place) {
        const char *mode = row->modes & MODE_VISIT    ? _("Wij komen naar jou")
                           : row->modes & MODE_PHONE  ? _("Per telefoon")
                           : row->modes & MODE_ONLINE ? _("Online")
                                                      : NULL;
        fact_add(
            g, (struct card_fact){.icon = row->modes & MODE_VISIT ? "emoji_people" : "public", .text = mode});
        return;
    }
    char *walk = !place->in_house && row->walk_minutes > 0
                     ? arena_printf(g->arena, _("%d minuten te voet"), row->walk_minutes)
                     : NULL;
    char *stop = place->stop && !place->in_house ? arena_printf(g->arena, _("halte %s"), place->stop) : NULL;
    char *visit = row->modes & MODE_VISIT ? _("komt ook naar jou") : NULL;
    fact_add(g, (struct card_fact){.icon = place->in_house ? "home" : "place",
                                   .vital = true,
                                   .where = card_panel(g->visit) == PANEL_NONE ? row->code : NULL,
                                   .text = phrase_place(g->arena, place),
                                   .text_language = place->in_house ? NULL : words_language(place->name),
                                   .more = phrase_join(g->arena, phrase_address(g->arena, place), walk, stop,
                                                       visit, PHRASE_END)});
}

static void fact_contact(struct gather *g)
{
    const struct card *card = g->card;
    const char *language = g->visit->session->language;
    char *mail = card->mail ? format_isolated(g->arena, card->mail, language) : NULL;
    const char *come = phrase_appointment(card->row.appointment);
    char *wait = card->waiting_list == ANSWER_YES ? _("er is een wachtlijst") : NULL;
    const char *phone = card->row.phone;
    if (!phone && !mail && card_trust(&card->row, g->visit->now.day) >= TRUST_CALL_FIRST)
        phone = g->visit->house->phone; /* the house knows more */
    if (phone)
        fact_add(g, (struct card_fact){.icon = "phone",
                                       .vital = true,
                                       .text = format_isolated(g->arena, phone, language),
                                       .more = phrase_join(g->arena, come, phrase_booking(card->booking),
                                                           wait, mail, PHRASE_END)});
    else
        fact_add(g,
                 (struct card_fact){.icon = "mail",
                                    .vital = true,
                                    .text = mail ? mail : come,
                                    .more = mail ? phrase_join(g->arena, come, phrase_booking(card->booking),
                                                               wait, PHRASE_END)
                                                 : wait});
}

static void fact_price(struct gather *g)
{
    const struct card *card = g->card;
    bool free = card->row.price == PRICE_FREE;
    fact_add(g, (struct card_fact){.icon = "savings",
                                   .text = phrase_price(&card->row),
                                   .text_language = free ? NULL : words_language(card->row.price_text),
                                   .more = phrase_join(g->arena, card->reduced_text.text,
                                                       card->uitpas ? _("UiTPAS telt") : NULL, PHRASE_END),
                                   .more_language = words_language(card->reduced_text)});
}

static void fact_people(struct gather *g)
{
    const struct card *card = g->card;
    if (card->row.type == CARD_PARTNER)
        return;
    const char *who = card->row.audience == AUDIENCE_YOUNG          ? _("voor jongeren")
                      : card->row.audience == AUDIENCE_GRANDPARENTS ? _("voor grootouders")
                                                                    : NULL;
    char *ages = phrase_ages(g->arena, card->row.age_from, card->row.age_to);
    const char *access = card->access == ACCESS_EVERYONE   ? NULL
                         : card->access_note.text          ? card->access_note.text
                         : card->access == ACCESS_PRIORITY ? _("iedereen welkom, sommigen eerst")
                                                           : _("niet voor iedereen");
    char *room = card->capacity > 0
                     ? arena_printf(g->arena, n_("%d plaats", "%d plaatsen", card->capacity), card->capacity)
                     : NULL;
    fact_add(g, (struct card_fact){.icon = "people",
                                   .text = phrase_join(g->arena, ages, who, PHRASE_END),
                                   .more = phrase_join(g->arena, access, room, PHRASE_END),
                                   .more_language = words_language(card->access_note)});
}

static void fact_access(struct gather *g)
{
    const struct place *place = g->card->row.place;
    if (!place || (place->wheelchair == ANSWER_UNKNOWN && place->pushchair == ANSWER_UNKNOWN))
        return;
    const char *text = place->wheelchair == ANSWER_YES && place->pushchair == ANSWER_YES
                           ? _("Rolstoel en buggy kunnen binnen")
                       : place->wheelchair == ANSWER_YES  ? _("Rolstoel kan binnen")
                       : place->wheelchair == ANSWER_HELP ? _("Rolstoel kan binnen met hulp")
                       : place->wheelchair == ANSWER_NO   ? _("Een rolstoel kan niet binnen")
                                                          : _("Buggy kan binnen");
    fact_add(g, (struct card_fact){
                    .icon = "accessible",
                    .text = text,
                    .more = phrase_join(g->arena, place->toilet == ANSWER_YES ? _("wc") : NULL,
                                        place->changing_table == ANSWER_YES ? _("verzorgingstafel") : NULL,
                                        PHRASE_END)});
}

static void fact_partner(struct gather *g)
{
    const struct card *card = g->card;
    char *names = NULL;
    for (int i = 0; i < card->partner_count && i < 4; i++)
        names = names ? arena_printf(g->arena, "%s, %s", names, card->partners[i].title.text)
                      : arena_strdup(g->arena, card->partners[i].title.text);
    if (names)
        fact_add(g, (struct card_fact){.icon = "groups", .text = arena_printf(g->arena, _("Van %s"), names)});
    if (card->row.type == CARD_PARTNER)
        fact_add(g, (struct card_fact){.icon = "groups",
                                       .text = card->roles.text,
                                       .text_language = words_language(card->roles)});
}

static void fact_checked(struct gather *g)
{
    const struct card_row *row = &g->card->row;
    if (row->checked_on == DAY_NONE)
        return;
    char *day = format_date(g->arena, row->checked_on, DATE_DAY_YEAR, g->visit->session->language);
    bool fresh = card_trust(row, g->visit->now.day) == TRUST_FRESH;
    char *checked = arena_printf(g->arena, _("Nagekeken op %s"), day);
    fact_add(g, (struct card_fact){
                    .icon = fresh ? "check" : "info",
                    .quiet = true,
                    .text = fresh ? checked : phrase_join(g->arena, checked, _("bel eerst"), PHRASE_END)});
}

bool card_untranslated(const struct card_view *view)
{
    return view->found && view->card.row.lead.dutch;
}

int card_facts(struct arena *arena, const struct visit *visit, const struct card_view *view,
               struct card_fact facts[CARD_FACTS_MAX])
{
    struct gather g = {.arena = arena, .visit = visit, .card = &view->card, .facts = facts};
    if (card_trust(&view->card.row, visit->now.day) >= TRUST_CALL_FIRST) {
        /* What nobody checked for so long is not told any more: a name, a number, and "bel eerst". */
        fact_contact(&g);
        fact_checked(&g);
        return g.count;
    }
    bool foreign = strcmp(visit->session->language, "nl") != 0;
    if (foreign && card_untranslated(view) && !frame_origin_speaks(visit->theme))
        fact_add(&g,
                 (struct card_fact){
                     .icon = "translate",
                     .quiet = true,
                     .text = _("Deze tekst is er nog alleen in het Nederlands. Vraag het aan het onthaal.")});
    fact_hours(&g);
    fact_dates(&g);
    fact_place(&g);
    fact_contact(&g);
    fact_price(&g);
    fact_people(&g);
    if (view->card.languages && *view->card.languages)
        fact_add(&g, (struct card_fact){
                         .icon = "translate",
                         .text = format_languages(arena, view->card.languages, visit->session->language)});
    fact_access(&g);
    fact_add(&g, (struct card_fact){.icon = "description",
                                    .text = view->card.documents.text ? _("Breng mee") : NULL,
                                    .more = view->card.documents.text,
                                    .more_language = words_language(view->card.documents)});
    fact_partner(&g);
    fact_checked(&g);
    return g.count;
}
