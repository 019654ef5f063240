#include "tool/survey/letter.h"

#include <string.h>

#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"

enum { EXCEPTION_DAYS = 60 };

/* The letters go to partners in Flanders, so they are Dutch whatever language staff work in. */
static const char letter_language[] = "nl";
static const char letter_head[] =
    "\nOnderwerp: kloppen jullie kaarten op de infozuil nog?\n\nDag,\n\nOp de infozuil van %s %s "
    "staan kaarten van jullie. Gezinnen rekenen erop dat ze kloppen. Wil je ze nakijken? Klopt "
    "alles, antwoord dan gewoon \"klopt\". Anders schrijf je wat er anders moet.\n\n";
static const char card_head[] = "%d. %s (code %s)\n   Nagekeken: %s. Deze kaart %s.\n";

static const char *const states[] = {[TRUST_FRESH] = "is binnenkort aan de beurt",
                                     [TRUST_STALE] = "staat nu lager in de lijsten",
                                     [TRUST_CALL_FIRST] =
                                         "toont alleen nog naam en telefoon, met \"bel eerst\"",
                                     [TRUST_HIDDEN] = "staat in geen enkele lijst meer"};

static const char *partner_code(const struct survey_card *card)
{
    if (card->card.row.type == CARD_PARTNER)
        return card->card.row.code;
    return card->card.partner_count ? card->card.partners[0].code : "";
}

static bool is_due(const struct survey *survey, const struct survey_card *card, int days)
{
    return card_trust(&card->card.row, survey->now.day + days) != TRUST_FRESH;
}

static void line_print(FILE *file, const char *name, const char *text)
{
    if (text && *text)
        fprintf(file, "   %s: %s\n", name, text);
}

/* "ma-vr 9.00-12.00, 13.00-17.00 (op afspraak)" */
static const char *hours_words(struct arena *arena, const struct hours_line *line)
{
    int monday = day_from_civil(2024, 1, 1);
    const char *text = format_date(arena, monday + line->first - 1, DATE_WEEKDAY_SHORT, letter_language);
    if (line->last != line->first)
        text = arena_printf(arena, "%s-%s", text,
                            format_date(arena, monday + line->last - 1, DATE_WEEKDAY_SHORT, letter_language));
    for (int i = 0; i < line->count; i++)
        text = arena_printf(arena, "%s%s %s-%s%s", text, i ? "," : "",
                            format_time(arena, line->blocks[i].opens, letter_language),
                            format_time(arena, line->blocks[i].closes, letter_language),
                            line->blocks[i].by_appointment ? " (op afspraak)" : "");
    return text;
}

/* The whole week and the next day that differs: who reads the letter knows neither the minute nor the day that it was
 * made. */
static const char *week_words(struct arena *arena, const struct card *card, int today)
{
    struct hours_line lines[7];
    const char *text = "";
    if (!card->hours.known)
        return card->hours.appointment_only ? "op afspraak" : "niet gekend";
    int count = hours_week(&card->hours, today, lines);
    for (int i = 0; i < count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? "; " : "", hours_words(arena, &lines[i]));
    text = count ? text : "deze week gesloten";
    const struct hours_exception *soon = hours_next_exception(&card->hours, today, EXCEPTION_DAYS);
    return !soon ? text
                 : arena_printf(arena, "%s; %s op %s", text, soon->opens < 0 ? "gesloten" : "andere uren",
                                format_date(arena, soon->day, DATE_DAY_YEAR, letter_language));
}

static void when_print(FILE *file, struct arena *arena, const struct card *card, int today)
{
    if (card->row.type != CARD_ACTIVITY || card->hours.known) {
        line_print(file, "Uren", week_words(arena, card, today));
        return;
    }
    line_print(file, "Wanneer", card->recurrence_text.text);
    line_print(file, "Volgende datum",
               card->date_count ? phrase_when(arena, &card->dates[0], DAY_NONE, letter_language)
                                : "geen meer");
}

static void card_print(FILE *file, struct survey *survey, const struct card *card, int number)
{
    struct arena *arena = &survey->arena;
    const char *checked = card->row.checked_on == DAY_NONE
                              ? "nog nooit"
                              : format_date(arena, card->row.checked_on, DATE_DAY_YEAR, letter_language);
    fprintf(file, card_head, number, card->row.title.text, card->row.code, checked,
            states[card_trust(&card->row, survey->now.day)]);
    line_print(file, "Tekst", card->row.lead.text);
    line_print(file, "Prijs", card->row.price_text.text);
    line_print(file, "Telefoon", card->row.phone);
    line_print(file, "Mail", card->mail);
    line_print(file, "Website", card->web);
    line_print(file, "Waar", card->row.place ? phrase_place(arena, card->row.place) : NULL);
    when_print(file, arena, card, survey->now.day);
}

static void letter_begin(FILE *file, const struct survey *survey, const char *code)
{
    const struct survey_card *partner = survey_find(survey, code);
    const struct card *card = partner ? &partner->card : NULL;
    fprintf(file, "Aan: %s", card ? card->row.title.text : "het onthaal (deze kaarten hebben geen partner)");
    if (card && card->mail)
        fprintf(file, " <%s>", card->mail);
    else if (card && card->row.phone)
        fprintf(file, " (bel %s)", card->row.phone);
    fprintf(file, letter_head, survey->house->name, survey->house->municipality);
}

static void letter_print(FILE *file, struct survey *survey, const char *code, int days)
{
    int number = 0;
    letter_begin(file, survey, code);
    for (int i = 0; i < survey->count; i++)
        if (is_due(survey, &survey->cards[i], days) && strcmp(partner_code(&survey->cards[i]), code) == 0)
            card_print(file, survey, &survey->cards[i].card, ++number);
    fprintf(file, "\nBedankt!\n%s %s, %s\n\n----\n\n", survey->house->name, survey->house->municipality,
            survey->house->phone);
}

static json_t *letter_json(struct survey *survey, const char *code, int days)
{
    static const char *const names[] = {"due", "stale", "call-first", "hidden"};
    const struct survey_card *partner = survey_find(survey, code);
    json_t *cards = json_array();
    for (int i = 0; i < survey->count; i++) {
        const struct card_row *row = &survey->cards[i].card.row;
        char day[11] = "";
        if (!is_due(survey, &survey->cards[i], days) || strcmp(partner_code(&survey->cards[i]), code) != 0)
            continue;
        if (row->checked_on != DAY_NONE)
            day_format(row->checked_on, day);
        json_array_append_new(cards, json_pack("{s:s, s:s, s:s?, s:s}", "code", row->code, "title",
                                               row->title.text, "checked_on", *day ? day : NULL, "state",
                                               names[card_trust(row, survey->now.day)]));
    }
    return json_pack("{s:s, s:s?, s:s?, s:s?, s:o}", "partner", code, "title",
                     partner ? partner->card.row.title.text : NULL, "mail",
                     partner ? partner->card.mail : NULL, "phone", partner ? partner->card.row.phone : NULL,
                     "cards", cards);
}

json_t *letters_write(struct survey *survey, int days, FILE *file, int *cards)
{
    json_t *all = json_array();
    *cards = 0;
    lang_use(letter_language);
    for (int i = 0; i < survey->count; i++) {
        const char *code = partner_code(&survey->cards[i]);
        bool first = true;
        if (!is_due(survey, &survey->cards[i], days))
            continue;
        ++*cards;
        for (int before = 0; before < i && first; before++)
            first = !is_due(survey, &survey->cards[before], days) ||
                    strcmp(partner_code(&survey->cards[before]), code) != 0;
        if (!first)
            continue;
        json_array_append_new(all, letter_json(survey, code, days));
        if (file)
            letter_print(file, survey, code, days);
    }
    return all;
}
