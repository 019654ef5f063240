/* `wegwijzer-data stale`: what must be looked over, as a letter to each partner. */
#include <getopt.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "base/clock.h"
#include "base/message.h"
#include "tool/check/check.h"
#include "tool/commands.h"
#include "tool/fill/publication.h"
#include "tool/sheet/workbook.h"
#include "tool/survey/kiosk_run.h"
#include "tool/survey/letter.h"
#include "tool/table/value.h"
#include "tool/talk/report_json.h"

enum { OPTION_DAYS, OPTION_HOUSE, OPTION_AS_OF, OPTION_JSON, DAYS_AHEAD = 30 };

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

static void sum_say(int cards, int partners)
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

/* The letters or, for a program, what they are about. */
static void letters_show(struct survey *survey, int days, bool json)
{
    int cards;
    json_t *all = letters_write(survey, days, json ? NULL : stdout, &cards);
    if (json)
        result_print(
            json_pack("{s:s, s:i, s:O}", "house", survey->house->code, "cards", cards, "partners", all));
    else
        sum_say(cards, (int)json_array_size(all));
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
            letters_show(&survey, (int)days, values[OPTION_JSON]);
        survey_close(&survey);
        code = opened ? EX_OK : EX_NOINPUT;
    }
    if (code != EX_OK)
        failure_say(values[OPTION_JSON], &err, code);
    kiosk_run_close(&run);
    return code;
}
