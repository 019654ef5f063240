/* `wegwijzer-data preview`: the kiosk's own pictures of cards, in every language and text size, on one page. */
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <sysexits.h>

#include "tool/commands.h"
#include "tool/survey/kiosk_run.h"
#include "tool/survey/preview.h"
#include "tool/talk/report_json.h"

enum {
    OPTION_OUT,
    OPTION_CARD,
    OPTION_LANGUAGE,
    OPTION_SIZE,
    OPTION_HOUSE,
    OPTION_AS_OF,
    OPTION_KIOSK,
    OPTION_JSON
};

static const struct option_spec options[] = {
    {"output", 'o', MN_("MAP"), MN_("de map met de beelden en index.html")},
    {"card", 'c', MN_("CODES"), MN_("deze kaarten, zoals \"eont; espb\" (zonder: de eerste drie)")},
    {"lang", 'l', MN_("TALEN"), MN_("deze talen, zoals \"nl; ar\" (zonder: alle talen van het huis)")},
    {"size", 0, "BxH@INCH", MN_("het scherm, zoals 1920x1080@22 (zonder: 1080x1920@32)")},
    {"house", 0, "CODE", MN_("dit huis (zonder: het eerste van de publicatie)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"kiosk", 0, MN_("PROGRAMMA"), MN_("het programma wegwijzer (zonder: dat naast dit programma)")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_preview(int argc, char **argv);

const struct command preview_command = {
    .name = "preview",
    .usage = MN_("PUBLICATIE -o MAP [--card CODES] [--lang TALEN] [--size BxH@INCH] [--house CODE] [--as-of "
                 "DAG] [--json]"),
    .summary = MN_("maakt de beelden die de kiosk van gekozen kaarten toont, op één pagina"),
    .help = MN_(
        "De kiosk zelf tekent elke kaart in elke taal en op 100, 125, 150 en 200 %. Open daarna index.html."),
    .options = options,
    .run = run_preview,
};

static void made_say(const struct preview *preview, bool json)
{
    int pictures = preview->card_count * preview->language_count * PREVIEW_SCALES;
    if (json)
        result_print(json_pack("{s:b, s:o, s:i, s:i, s:i}", "made", true, "output",
                               text_json(preview->folder), "cards", preview->card_count, "languages",
                               preview->language_count, "pictures", pictures));
    else
        printf(M_("%s/index.html: %d kaarten, %d talen, %d beelden\n"), preview->folder, preview->card_count,
               preview->language_count, pictures);
}

/* "1920x1080@22", within what a kiosk takes. */
static bool size_good(const char *size)
{
    enum { SIDE_LEAST = 240, SIDE_MOST = 8192, INCH_LEAST = 5, INCH_MOST = 120 };
    int width = 0, height = 0, used = 0;
    double inch = 0;
    if (!isdigit((unsigned char)*size) || sscanf(size, "%5dx%5d@%lf%n", &width, &height, &inch, &used) != 3 ||
        size[used])
        return false;
    return width >= SIDE_LEAST && width <= SIDE_MOST && height >= SIDE_LEAST && height <= SIDE_MOST &&
           inch >= INCH_LEAST && inch <= INCH_MOST;
}

static int run_preview(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    char program[KIOSK_PATH_BYTES];
    struct survey survey;
    struct err err = {""};
    int code = command_values(&preview_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 1)
        return command_usage(&preview_command,
                             "welke publicatie? geef één bestand dat `wegwijzer-data build` maakte");
    if (!values[OPTION_OUT])
        return command_usage(&preview_command, "waar moeten de beelden komen? geef -o MAP");
    struct preview preview = {.folder = values[OPTION_OUT],
                              .size = values[OPTION_SIZE] ? values[OPTION_SIZE] : "1080x1920@32"};
    if (!size_good(preview.size))
        return command_usage(&preview_command,
                             "\"%s\" is geen maat van een scherm; schrijf breedte, hoogte en inch, zoals "
                             "1920x1080@22",
                             preview.size);
    if (!kiosk_find(values[OPTION_KIOSK], program))
        return command_usage(&preview_command,
                             "het programma wegwijzer staat niet naast dit programma; geef het met --kiosk");
    code = EX_NOINPUT;
    if (survey_open(&survey, argv[optind], values[OPTION_HOUSE], values[OPTION_AS_OF], &err)) {
        code = EX_DATAERR;
        if (preview_choose_cards(&preview, &survey, values[OPTION_CARD], &err) &&
            preview_choose_languages(&preview, survey.house, values[OPTION_LANGUAGE], &err))
            code = preview_make(&preview, &survey, program, argv[optind], &err);
    }
    survey_close(&survey);
    if (code != EX_OK)
        return failure_say(values[OPTION_JSON], &err, code);
    made_say(&preview, values[OPTION_JSON]);
    return EX_OK;
}
