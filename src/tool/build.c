/* `wegwijzer-data build`: checks sources and makes a publication of them. */
#include <getopt.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "tool/check/check.h"
#include "tool/commands.h"
#include "tool/fill/publication.h"
#include "tool/table/book.h"
#include "tool/table/target.h"
#include "tool/table/value.h"
#include "tool/talk/report_json.h"

struct build {
    const char *out;
    int as_of;
    long serial;
    bool json, force;
};

enum { OPTION_OUT, OPTION_AS_OF, OPTION_SERIAL, OPTION_FORCE, OPTION_JSON };

static const struct option_spec options[] = {
    {"output", 'o', MN_("BESTAND"),
     MN_("de publicatie die gemaakt wordt; een bestand dat er al staat, blijft bij fouten zoals het was")},
    {"as-of", 0, MN_("DAG"), MN_("maak ze alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"serial", 0, "N", MN_("volgnummer van de publicatie (zonder: 0, nog niet uitgegeven)")},
    {"force", 'f', NULL, MN_("mag ook een bestand vervangen dat geen publicatie is")},
    {"json", 'j', NULL, MN_("toont het resultaat en alle berichten als JSON")},
    {0},
};

static int run_build(int argc, char **argv);

const struct command build_command = {
    .name = "build",
    .usage = MN_("BRON... -o BESTAND [--as-of DAG] [--serial N] [--force] [--json]"),
    .summary = MN_("kijkt de tabellen van een of meer bronnen na en maakt er een publicatie van"),
    .help =
        MN_("Een bron is een map met CSV-tabellen, een werkboek (.xlsx of .ods) of een map met een werkboek "
            "per huis.\n"
            "Alle fouten komen in één keer, met bestand, rij, kolom en hoe je ze\n"
            "verbetert; bij een fout wordt niets geschreven. Een regel met \"let op\" houdt niets tegen.\n"
            "De data van een voorbeeldbron schuiven in hele weken mee met de dag."),
    .options = options,
    .run = run_build,
};

/* Reads the options; EX_OK, or -1 when help was all that was asked. */
static int build_options(struct build *build, int argc, char **argv)
{
    for (int option; (option = command_option(&build_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_OUT)
            build->out = optarg;
        build->json = build->json || option == OPTION_JSON;
        build->force = build->force || option == OPTION_FORCE;
        if (option == OPTION_AS_OF && !value_day(optarg, &build->as_of))
            return command_usage(&build_command, "\"%s\" is geen dag; schrijf ze als 2026-11-25", optarg);
        if (option == OPTION_SERIAL && (!value_number(optarg, &build->serial) || build->serial < 0))
            return command_usage(&build_command, "\"%s\" is geen volgnummer; schrijf een getal vanaf 0",
                                 optarg);
    }
    if (optind == argc)
        return command_usage(&build_command, "welke bron? geef een map met tabellen of een werkboek");
    if (!build->out)
        return command_usage(&build_command, "waar moet de publicatie komen? geef -o BESTAND");
    if (workbook_named(build->out))
        return command_usage(
            &build_command,
            "een publicatie is geen werkboek zoals \"%s\"; geef een naam die op .sqlite eindigt", build->out);
    return EX_OK;
}

static void json_say(struct book *book, bool made)
{
    json_t *told = report_json(&book->report);
    json_object_set_new(told, "made", json_boolean(made));
    json_object_set_new(told, "cards", json_integer(book_count(book, REF_CARD)));
    json_object_set_new(told, "dates", json_integer((json_int_t)book->occurrences.count));
    json_print(told, stdout);
}

static void made_say(const struct build *build, struct book *book)
{
    progress_end(&book->progress);
    if (build->json) {
        json_say(book, true);
        return;
    }
    report_print(&book->report, stderr);
    printf(M_("%s: %d kaarten, %zu datums"), build->out, book_count(book, REF_CARD), book->occurrences.count);
    if (book->report.warnings.count)
        printf(m_(", %ld waarschuwing", ", %ld waarschuwingen", book->report.warnings.count),
               book->report.warnings.count);
    printf("\n");
}

static int refuse(const struct build *build, struct book *book)
{
    progress_end(&book->progress);
    if (build->json)
        json_say(book, false);
    else
        report_print(&book->report, stderr);
    fprintf(stderr, M_("%s; er is niets geschreven\n"), report_counts(&book->report));
    return EX_DATAERR;
}

static int build_write(struct book *book, const struct build *build)
{
    sqlite3 *db;
    struct err err = {""};
    int code = EX_OK;
    bool made = publication_make(&db, book, build->serial, &err);
    if (!made)
        code = failure_say(build->json, &err, EX_SOFTWARE);
    else if (book->report.errors.count)
        code = refuse(build, book);
    else if (!publication_verify(db, &err))
        code = failure_say(build->json, &err, EX_SOFTWARE);
    else if (!publication_write(db, build->out, &err))
        code = failure_say(build->json, &err, EX_CANTCREAT);
    sqlite3_close(db);
    if (code == EX_OK)
        made_say(build, book);
    return code;
}

static int run_build(int argc, char **argv)
{
    struct clock clock = clock_real();
    struct build build = {.as_of = wall_from_utc(clock_utc(&clock)).day};
    struct book book;
    struct err err = {""};
    int code = build_options(&build, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    const char *const *sources = (const char *const *)(argv + optind);
    struct target target = {build.out, "-o", TARGET_PUBLICATION, build.force, sources, argc - optind};
    if (!target_free(&target, &err))
        return failure_say(build.json, &err, EX_CANTCREAT);
    if (!book_open(&book, sources, argc - optind, build.as_of, &err)) {
        code = failure_say(build.json, &err, EX_NOINPUT);
    } else {
        progress_init(&book.progress, isatty(STDERR_FILENO));
        book_index(&book);
        book_check(&book);
        code = book.report.errors.count ? refuse(&build, &book) : build_write(&book, &build);
    }
    book_close(&book);
    return code;
}
