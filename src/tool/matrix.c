/* `wegwijzer-data matrix`: services by target group. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/message.h"
#include "tool/commands.h"
#include "tool/survey/matrix_page.h"
#include "tool/survey/matrix_show.h"
#include "tool/survey/matrix_usage.h"
#include "tool/table/target.h"
#include "tool/talk/report_json.h"

enum {
    OPTION_BY,
    OPTION_HOUSE,
    OPTION_AS_OF,
    OPTION_USAGE,
    OPTION_CSV,
    OPTION_JSON,
    OPTION_HTML,
    OPTION_FORCE
};

static const struct option_spec options[] = {
    {"by", 'b', MN_("WAT"),
     MN_("age (doelgroep, zonder --by), daypart (moment van de week) of domain (levensdomein)")},
    {"house", 0, "CODE", MN_("dit huis (zonder: het eerste van de publicatie)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"usage", 'u', MN_("BESTAND"), MN_("zet ernaast wat gezinnen vroegen, uit een CSV met tellingen")},
    {"csv", 0, NULL, MN_("toont de tabel als CSV")},
    {"json", 'j', NULL, MN_("toont de tabel met alle kaarten als JSON")},
    {"html", 0, MN_("BESTAND"), MN_("schrijft een pagina met alle kaarten, om liggend op A3 af te drukken")},
    {"force", 'f', NULL, MN_("mag ook een bestand vervangen dat geen webpagina is")},
    {0},
};

static int run_matrix(int argc, char **argv);

const struct command matrix_command = {
    .name = "matrix",
    .usage = MN_("PUBLICATIE [--by age|daypart|domain] [--usage BESTAND] [--house CODE] [--csv|--json|--html "
                 "BESTAND] [--force]"),
    .summary = MN_("zet het aanbod naast de doelgroepen en noemt gaten en overlap"),
    .help = MN_(
        "Een kaart telt in elk thema en elke kolom waar ze bij hoort. Een gat is een vak zonder kaart.\n"
        "Overlap is een vak met minstens drie partners, en anderhalve keer zoveel als het middelste vak.\n"
        "Wat alleen voor professionals is, telt niet mee.\n"
        "Tellingen (--usage) zijn een CSV met de kolommen topic (of card) en count, en zo nodig age,\n"
        "daypart of domain. Een tekort is een vak met veel vraag en weinig kaarten."),
    .options = options,
    .run = run_matrix,
};

/* How wide a line may be: of the window, or what COLUMNS says, or that of a letter. */
static int line_width(void)
{
    enum { LEAST = 40, PAPER = 80, MOST = 1000 };
    struct winsize window = {0};
    const char *columns = getenv("COLUMNS");
    int width = columns ? atoi(columns) : 0;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col)
        width = window.ws_col;
    return width < LEAST || width > MOST ? PAPER : width;
}

static int matrix_show(const struct matrix_table *table, struct survey *survey, struct report *report,
                       const char *values[OPTIONS_MAX])
{
    struct err err = {""};
    if (values[OPTION_HTML] && !matrix_write_page(table, survey, values[OPTION_HTML], &err))
        return failure_say(values[OPTION_JSON], &err, EX_CANTCREAT);
    if (!values[OPTION_JSON])
        report_print(report, stderr);
    if (values[OPTION_JSON])
        matrix_print_json(table, survey, report, stdout);
    else if (values[OPTION_HTML])
        printf(M_("%s: %d thema's, %d kolommen, %d kaarten\n"), values[OPTION_HTML], table->rows,
               table->column_count, table->all);
    else if (values[OPTION_CSV])
        matrix_print_csv(table, survey, stdout);
    else
        matrix_print(table, survey, line_width(), stdout);
    return EX_OK;
}

/* The counts are not as they should be: what is wrong with them is all there is to say. */
static int refuse(struct report *report, bool json)
{
    if (json)
        json_print(report_json(report), stdout);
    else
        report_print(report, stderr);
    return EX_DATAERR;
}

static int matrix_make(struct survey *survey, const char *path, enum matrix_by by,
                       const char *values[OPTIONS_MAX])
{
    struct matrix_table table;
    struct report report;
    struct err err = {""};
    int code;
    report_init(&report);
    if (!matrix_count(&table, survey, path, by, &err))
        code = failure_say(values[OPTION_JSON], &err, EX_DATAERR);
    else if (values[OPTION_USAGE] && !matrix_usage_read(&table, survey, values[OPTION_USAGE], &report, &err))
        code = failure_say(values[OPTION_JSON], &err,
                           access(values[OPTION_USAGE], R_OK) == 0 ? EX_DATAERR : EX_NOINPUT);
    else if (report.errors.count)
        code = refuse(&report, values[OPTION_JSON]);
    else
        code = matrix_show(&table, survey, &report, values);
    report_release(&report);
    return code;
}

static int run_matrix(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    struct survey survey;
    struct err err = {""};
    int by = 0, code = command_values(&matrix_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    while (values[OPTION_BY] && by < 3 && strcmp(matrix_by_names[by], values[OPTION_BY]) != 0)
        by++;
    if (by == 3)
        return command_usage(&matrix_command, "\"%s\" ken ik niet; kies uit age, daypart of domain",
                             values[OPTION_BY]);
    if (argc - optind != 1)
        return command_usage(&matrix_command,
                             "welke publicatie? geef één bestand dat `wegwijzer-data build` maakte");
    const char *inputs[] = {argv[optind], values[OPTION_USAGE] ? values[OPTION_USAGE] : argv[optind]};
    struct target target = {values[OPTION_HTML], "--html", TARGET_PAGE, values[OPTION_FORCE], inputs, 2};
    if (values[OPTION_HTML] && !target_free(&target, &err))
        return failure_say(values[OPTION_JSON], &err, EX_CANTCREAT);
    bool opened = survey_open(&survey, argv[optind], values[OPTION_HOUSE], values[OPTION_AS_OF], &err);
    code = opened ? matrix_make(&survey, argv[optind], (enum matrix_by)by, values)
                  : failure_say(values[OPTION_JSON], &err, EX_NOINPUT);
    survey_close(&survey);
    return code;
}
