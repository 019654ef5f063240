/* `wegwijzer-data site`: the take-home pages of a publication. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/path.h"
#include "lang/lang.h"
#include "site/site.h"
#include "tool/commands.h"
#include "tool/table/value.h"
#include "tool/talk/progress.h"
#include "tool/talk/report_json.h"

enum { OPTION_OUT, OPTION_HOUSE, OPTION_BASE, OPTION_AS_OF, OPTION_JSON };

static const struct option_spec options[] = {
    {"output", 'o', MN_("MAP"), MN_("de map met de pagina's; wat er stond, wordt in één keer vervangen")},
    {"house", 0, "CODE", MN_("alleen dit huis (zonder: elk huis, in een map per huis als er meer zijn)")},
    {"base", 0, "URL", MN_("waar de pagina's komen te staan (zonder: de base_url van het huis)")},
    {"as-of", 0, MN_("DAG"), MN_("maak ze alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_site(int argc, char **argv);

const struct command site_command = {
    .name = "site",
    .usage = MN_("BESTAND -o MAP [--house CODE] [--base URL] [--as-of DAG] [--json]"),
    .summary = MN_("maakt van een publicatie de webpagina's voor op de gsm"),
    .help = MN_(
        "Elke kaart krijgt een pagina, in elke taal waarin ze vertaald is. De map kan zo op een webserver.\n"
        "Codes van een vorige keer blijven werken: wat er niet meer is, zegt dat. Bij een fout blijft de "
        "map\n"
        "die er stond, zoals ze was."),
    .options = options,
    .run = run_site,
};

/* Reads the options; EX_OK, or -1 when help was all that was asked. */
static int site_options(struct site_job *job, bool *json, int argc, char **argv)
{
    for (int option; (option = command_option(&site_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_OUT)
            job->folder = optarg;
        if (option == OPTION_HOUSE)
            job->house = optarg;
        if (option == OPTION_BASE)
            job->base = optarg;
        if (option == OPTION_JSON)
            *json = true;
        if (option == OPTION_AS_OF && !value_day(optarg, &job->today))
            return command_usage(&site_command, "\"%s\" is geen dag; schrijf ze als 2026-11-25", optarg);
    }
    if (optind + 1 != argc)
        return command_usage(&site_command, optind == argc ? MN_("welke publicatie? geef een bestand")
                                                           : MN_("geef één publicatie tegelijk"));
    if (!job->folder || !*job->folder)
        return command_usage(&site_command, "waar moeten de pagina's komen? geef -o MAP");
    if (job->base && strncmp(job->base, "https://", 8) != 0 && strncmp(job->base, "http://", 7) != 0)
        return command_usage(&site_command, "\"%s\" is geen webadres; schrijf het als https://...",
                             job->base);
    job->publication = argv[optind];
    return EX_OK;
}

static void tick(void *data)
{
    progress_tick(data, MN_("pagina's maken"));
}

static void made_say(const struct site_job *job, const struct site_result *made, bool json)
{
    if (json) {
        result_print(json_pack("{s:b, s:o, s:i, s:i, s:i, s:I, s:I, s:I, s:I, s:i, s:s}", "made", true,
                               "output", text_json(job->folder), "houses", made->houses, "cards", made->cards,
                               "ended", made->ended, "pages", (json_int_t)made->pages, "files",
                               (json_int_t)made->files, "unchanged", (json_int_t)made->kept, "bytes",
                               (json_int_t)made->bytes, "heaviest_page_bytes", made->heaviest,
                               "heaviest_page", made->heaviest_path));
        return;
    }
    printf(M_("%s: %d kaarten, %ld pagina's in %ld bestanden (%ld ongewijzigd), %.1f MB\n"), job->folder,
           made->cards, made->pages, made->files, made->kept, (double)made->bytes / 1e6);
}

static int run_site(int argc, char **argv)
{
    struct clock clock = clock_real();
    struct site_job job = {.today = wall_from_utc(clock_utc(&clock)).day, .tick = tick};
    struct site_result made;
    struct progress progress;
    struct err err = {""};
    bool json = false;
    int code = site_options(&job, &json, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (access(job.publication, R_OK) != 0) {
        err_set(&err, "%s: %s", job.publication, path_why(errno));
        return failure_say(json, &err, EX_NOINPUT);
    }
    progress_init(&progress, isatty(STDERR_FILENO));
    job.data = &progress;
    lang_init();
    bool ok = site_make(&job, &made, &err);
    lang_use("nl");
    progress_end(&progress);
    if (!ok)
        return failure_say(json, &err, made.code);
    made_say(&job, &made, json);
    return EX_OK;
}
