/* `wegwijzer-data export`: a publication in the forms that others read. */
#include "tool/export.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

#include "tool/command.h"
#include "tool/edition.h"
#include "tool/export_table.h"
#include "tool/report_json.h"
#include "tool/xlsx_writer.h"

enum { OPTION_FORMAT, OPTION_OUT, OPTION_HOUSE, OPTION_AS_OF, OPTION_JSON };

static const struct option_spec options[] = {
    {"format", 'f', MN_("SOORT"),
     MN_("hsds, ics, csv, xlsx, season (programma van het seizoen) of door (deurbladen)")},
    {"output", 'o', MN_("UIT"), MN_("het bestand dat gemaakt wordt; bij csv een nieuwe of lege map")},
    {"house", 0, "CODE", MN_("dit huis, voor ics, season en door (zonder: het eerste van de publicatie)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_export(int argc, char **argv);

const struct command export_command = {
    .name = "export",
    .usage =
        MN_("PUBLICATIE --format hsds|ics|csv|xlsx|season|door -o UIT [--house CODE] [--as-of DAG] [--json]"),
    .summary = MN_("zet een publicatie om voor anderen: HSDS, agenda, tabellen, programma, deurbladen"),
    .help = MN_("hsds is HSDS 3 (JSON) van Open Referral; `import --format hsds` leest het terug zonder "
                "verlies. csv en xlsx zijn\n"
                "een bron waar `build` dezelfde kaarten van maakt; herhalingen zijn daarin datums geworden. "
                "season en door zijn\n"
                "pagina's om af te drukken of als PDF te bewaren."),
    .options = options,
    .run = run_export,
};

enum form { FORM_HSDS, FORM_CSV, FORM_XLSX, FORM_ICS, FORM_SEASON, FORM_DOOR, FORMS };
static const char *const forms[FORMS] = {"hsds", "csv", "xlsx", "ics", "season", "door"};

/* The forms that hold the whole publication. */
static bool whole_export(sqlite3 *db, enum form form, const char *path, long *count, struct err *err)
{
    struct report report;
    struct grid grid;
    if (form == FORM_HSDS)
        return export_hsds(db, path, count, err);
    report_init(&report);
    grid_init(&grid, &report);
    bool ok = export_grid(&grid, db, err) &&
              (form == FORM_CSV ? grid_write_csv(&grid, path, err) : grid_write_xlsx(&grid, path, err));
    for (int i = 0; i < grid.count; i++)
        *count += grid.sheets[i].count - 1;
    grid_close(&grid);
    report_release(&report);
    return ok;
}

static bool house_export(struct survey *survey, enum form form, const char *path, long *count,
                         struct err *err)
{
    return form == FORM_ICS      ? export_ics(survey, path, count, err)
           : form == FORM_SEASON ? export_season(survey, path, count, err)
                                 : export_door(survey, path, count, err);
}

static int export_run(const char *path, enum form form, const char *values[OPTIONS_MAX], long *count,
                      struct err *err)
{
    bool opened, ok = false;
    if (form < FORM_ICS) {
        struct edition edition = {.db = NULL};
        opened = edition_open(&edition, path, err);
        ok = opened && whole_export(edition.db, form, values[OPTION_OUT], count, err);
        edition_close(&edition);
    } else {
        struct survey survey;
        opened = survey_open(&survey, path, values[OPTION_HOUSE], values[OPTION_AS_OF], err);
        ok = opened && house_export(&survey, form, values[OPTION_OUT], count, err);
        survey_close(&survey);
    }
    return ok ? EX_OK : opened ? EX_CANTCREAT : EX_NOINPUT;
}

static int run_export(int argc, char **argv)
{
    static const char *const what[] = {MN_("%s: %ld partners en kaarten\n"),
                                       MN_("%s: %ld rijen\n"),
                                       MN_("%s: %ld rijen\n"),
                                       MN_("%s: %ld datums\n"),
                                       MN_("%s: %ld datums\n"),
                                       MN_("%s: %ld momenten\n")};
    const char *values[OPTIONS_MAX];
    struct err err = {""};
    long count = 0;
    int form = 0, code = command_values(&export_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    while (values[OPTION_FORMAT] && form < FORMS && strcmp(forms[form], values[OPTION_FORMAT]) != 0)
        form++;
    if (!values[OPTION_FORMAT] || form == FORMS)
        return command_usage(&export_command,
                             "welke soort? geef --format met hsds, ics, csv, xlsx, season of door");
    if (argc - optind != 1)
        return command_usage(&export_command,
                             "welke publicatie? geef één bestand dat `wegwijzer-data build` maakte");
    if (!values[OPTION_OUT])
        return command_usage(&export_command, "waar moet het komen? geef -o UIT");
    code = export_run(argv[optind], (enum form)form, values, &count, &err);
    if (code != EX_OK)
        return failure_say(values[OPTION_JSON], &err, code);
    if (values[OPTION_JSON])
        result_print(json_pack("{s:b, s:o, s:s, s:I}", "made", true, "output", text_json(values[OPTION_OUT]),
                               "format", forms[form], "items", (json_int_t)count));
    else
        printf(message_text(what[form]), values[OPTION_OUT], count);
    return EX_OK;
}
