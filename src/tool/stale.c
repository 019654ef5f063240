/* `wegwijzer-data stale`: what must be looked over, as a letter to each partner. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "base/clock.h"
#include "base/message.h"
#include "lang/format.h"
#include "lang/lang.h"
#include "lang/phrase.h"
#include "tool/check/check.h"
#include "tool/commands.h"
#include "tool/fill/publication.h"
#include "tool/sheet/workbook.h"
#include "tool/survey/kiosk_run.h"
#include "tool/survey/survey.h"
#include "tool/table/value.h"
#include "tool/talk/report_json.h"

enum { OPTION_DAYS, OPTION_HOUSE, OPTION_AS_OF, OPTION_JSON, DAYS_AHEAD = 30, EXCEPTION_DAYS = 60 };

static const struct option_spec options[] = {
    {"days", 'd', "N", MN_("neem ook wat binnen N dagen aan de beurt is (zonder: 30)")},
    {"house", 0, "CODE", MN_("dit huis (zonder: het eerste)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"json", 'j', NULL, MN_("toont alles als JSON")},
    {0},
};

static int run_stale(int argc, char **argv);

const struct command stale_command = {
    .name = "stale",
    .usage = MN_("PUBLICATIE|BRON [--days N] [--house CODE] [--as-of DAG] [--json]"),
    .summary = MN_("schrijft per partner een brief met de kaarten die nagekeken moeten worden"),
    .help = MN_("Een brief per partner, klaar om te mailen: welke kaarten, wat erop staat, en wat er gebeurt "
                "als niemand ze nakijkt."),
    .options = options,
    .run = run_stale,
};

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

static void line_print(const char *name, const char *text)
{
    if (text && *text)
        printf("   %s: %s\n", name, text);
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

static void when_print(struct arena *arena, const struct card *card, int today)
{
    if (card->row.type != CARD_ACTIVITY || card->hours.known) {
        line_print("Uren", week_words(arena, card, today));
        return;
    }
    line_print("Wanneer", card->recurrence_text.text);
    line_print("Volgende datum", card->date_count
                                     ? phrase_when(arena, &card->dates[0], DAY_NONE, letter_language)
                                     : "geen meer");
}

static void card_print(struct survey *survey, const struct card *card, int number)
{
    struct arena *arena = &survey->arena;
    const char *checked = card->row.checked_on == DAY_NONE
                              ? "nog nooit"
                              : format_date(arena, card->row.checked_on, DATE_DAY_YEAR, letter_language);
    printf(card_head, number, card->row.title.text, card->row.code, checked,
           states[card_trust(&card->row, survey->now.day)]);
    line_print("Tekst", card->row.lead.text);
    line_print("Prijs", card->row.price_text.text);
    line_print("Telefoon", card->row.phone);
    line_print("Mail", card->mail);
    line_print("Website", card->web);
    line_print("Waar", card->row.place ? phrase_place(arena, card->row.place) : NULL);
    when_print(arena, card, survey->now.day);
}

static void letter_begin(const struct survey *survey, const char *code)
{
    const struct survey_card *partner = survey_find(survey, code);
    const struct card *card = partner ? &partner->card : NULL;
    printf("Aan: %s", card ? card->row.title.text : "het onthaal (deze kaarten hebben geen partner)");
    if (card && card->mail)
        printf(" <%s>", card->mail);
    else if (card && card->row.phone)
        printf(" (bel %s)", card->row.phone);
    printf(letter_head, survey->house->name, survey->house->municipality);
}

static void letter_print(struct survey *survey, const char *code, int days)
{
    int number = 0;
    letter_begin(survey, code);
    for (int i = 0; i < survey->count; i++)
        if (is_due(survey, &survey->cards[i], days) && strcmp(partner_code(&survey->cards[i]), code) == 0)
            card_print(survey, &survey->cards[i].card, ++number);
    printf("\nBedankt!\n%s %s, %s\n\n----\n\n", survey->house->name, survey->house->municipality,
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

static void say_sum(int cards, int partners)
{
    if (partners == 1)
        printf(
            m_("%d kaart na te kijken bij één partner\n", "%d kaarten na te kijken bij één partner\n", cards),
            cards);
    else
        printf(
            m_("%d kaart na te kijken bij %d partners\n", "%d kaarten na te kijken bij %d partners\n", cards),
            cards, partners);
}

/* Goes over the partners in the order of their first card. */
static void letters(struct survey *survey, int days, bool json)
{
    json_t *all = json_array();
    int cards = 0;
    lang_use(letter_language);
    for (int i = 0; i < survey->count; i++) {
        const char *code = partner_code(&survey->cards[i]);
        bool first = true;
        if (!is_due(survey, &survey->cards[i], days))
            continue;
        cards++;
        for (int before = 0; before < i && first; before++)
            first = !is_due(survey, &survey->cards[before], days) ||
                    strcmp(partner_code(&survey->cards[before]), code) != 0;
        if (first)
            json_array_append_new(all, letter_json(survey, code, days));
        if (first && !json)
            letter_print(survey, code, days);
    }
    if (json)
        result_print(
            json_pack("{s:s, s:i, s:O}", "house", survey->house->code, "cards", cards, "partners", all));
    else
        say_sum(cards, (int)json_array_size(all));
    json_decref(all);
}

/* Makes a publication of a source in a folder of its own; EX_OK or why not. */
static int source_build(struct kiosk_run *run, const char *path, const char *day, struct err *err)
{
    struct clock clock = clock_real();
    int as_of = wall_from_utc(clock_utc(&clock)).day, code = EX_NOINPUT;
    struct book book;
    sqlite3 *db = NULL;
    if (day && !value_day(day, &as_of)) {
        err_set(err, "\"%s\" is geen dag; schrijf ze als 2026-11-25", day);
        return EX_USAGE;
    }
    if (book_open(&book, &path, 1, as_of, err)) {
        book_index(&book);
        book_check(&book);
        code = EX_DATAERR;
        if (book.report.errors.count)
            err_set(err,
                    m_("%s: hier staan nog %ld fouten in; draai eerst `wegwijzer-data check`",
                       "%s: hier staan nog %ld fouten in; draai eerst `wegwijzer-data check`",
                       book.report.errors.count),
                    path, book.report.errors.count);
        else if (kiosk_run_open(run, err) && publication_make(&db, &book, 0, err) &&
                 publication_write(db, run->publication, err))
            code = EX_OK;
    }
    sqlite3_close(db);
    book_close(&book);
    return code;
}

static bool is_source(const char *path)
{
    struct stat info;
    return (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) || workbook_named(path);
}

static int run_stale(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    struct kiosk_run run = {.folder = ""};
    struct survey survey;
    struct err err = {""};
    long days = DAYS_AHEAD;
    int code = command_values(&stale_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 1)
        return command_usage(&stale_command, "geef één publicatie of één bron");
    if (values[OPTION_DAYS] && (!value_number(values[OPTION_DAYS], &days) || days < 0 || days > 3660))
        return command_usage(&stale_command, "\"%s\" is geen aantal dagen; schrijf een getal van 0 tot 3660",
                             values[OPTION_DAYS]);
    const char *path = argv[optind];
    if (is_source(path)) {
        code = source_build(&run, path, values[OPTION_AS_OF], &err);
        path = run.publication;
    }
    if (code == EX_OK) {
        bool opened = survey_open(&survey, path, values[OPTION_HOUSE], values[OPTION_AS_OF], &err);
        if (opened)
            letters(&survey, (int)days, values[OPTION_JSON]);
        survey_close(&survey);
        code = opened ? EX_OK : EX_NOINPUT;
    }
    if (code != EX_OK)
        failure_say(values[OPTION_JSON], &err, code);
    kiosk_run_close(&run);
    return code;
}
