#include <getopt.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/clock.h"
#include "tool/book.h"
#include "tool/command.h"
#include "tool/value.h"

enum { OPTION_AS_OF };

static const struct option_spec options[] = {
    {"as-of", 0, "DAG", "kijk na alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)"},
    {0},
};

static int run_check(int argc, char **argv);

const struct command check_command = {
    .name = "check",
    .usage = "BRON... [--as-of DAG]",
    .summary = "kijkt een of meer bronnen na en schrijft niets",
    .help = "Dezelfde controle als bij `build`: alle fouten in één keer, met blad, rij, kolom en hoe je ze "
            "verbetert.",
    .options = options,
    .run = run_check,
};

static int check_options(int *as_of, int argc, char **argv)
{
    for (int option; (option = command_option(&check_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_AS_OF && !value_day(optarg, as_of))
            return command_usage(&check_command, "\"%s\" is geen dag; schrijf ze als 2026-11-25", optarg);
    }
    if (optind == argc)
        return command_usage(&check_command, "welke bron? geef een map met tabellen of een werkboek");
    return EX_OK;
}

static int run_check(int argc, char **argv)
{
    struct clock clock = clock_real();
    int as_of = wall_from_utc(clock_utc(&clock)).day;
    struct book book;
    struct err err = {""};
    int code = check_options(&as_of, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (!book_open(&book, (const char *const *)(argv + optind), argc - optind, as_of, &err)) {
        report_print(&book.report, stderr);
        fprintf(stderr, "wegwijzer-data: %s\n", err.text);
        code = EX_NOINPUT;
    } else {
        progress_init(&book.progress, isatty(STDERR_FILENO));
        book_index(&book);
        book_check(&book);
        progress_end(&book.progress);
        report_print(&book.report, stderr);
        printf("%d kaarten, %zu datums: %s\n", book_count(&book, REF_CARD), book.occurrences.count,
               report_counts(&book.report));
        code = book.report.errors.count ? EX_DATAERR : EX_OK;
    }
    book_close(&book);
    return code;
}
