/* `wegwijzer-data export`: a publication in the forms that others read. */
#include "tool/export/export.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sysexits.h>

#include "tool/commands.h"
#include "tool/export/table.h"
#include "tool/fill/edition.h"
#include "tool/table/target.h"
#include "tool/table/xlsx_writer.h"
#include "tool/talk/report_json.h"

enum { OPTION_FORMAT, OPTION_OUT, OPTION_HOUSE, OPTION_AS_OF, OPTION_FORCE, OPTION_JSON };

static const struct option_spec options[] = {
    {"format", 'f', MN_("SOORT"),
     MN_("hsds, ics, csv, xlsx, season (programma van het seizoen) of door (deurbladen)")},
    {"output", 'o', MN_("UIT"), MN_("het bestand dat gemaakt wordt; bij csv een nieuwe of lege map")},
    {"house", 0, "CODE", MN_("dit huis, voor ics, season en door (zonder: het eerste van de publicatie)")},
    {"as-of", 0, MN_("DAG"), MN_("alsof het deze dag is, zoals 2026-11-25 (zonder: vandaag)")},
    {"force", 0, NULL, MN_("mag ook een bestand van een andere soort vervangen, en een werkboek")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_export(int argc, char **argv);

const struct command export_command = {
    .name = "export",
    .usage = MN_("PUBLICATIE --format hsds|ics|csv|xlsx|season|door -o UIT [--house CODE] [--as-of DAG] "
                 "[--force] [--json]"),
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

/* How the name of what each form writes ends; "" is a folder. */
static const char *const endings[FORMS] = {".json", "", ".xlsx", ".ics", ".html", ".html"};

/* A name that ends like another kind of file, as a table or a page does. */
static bool name_misleads(const char *path, enum form form)
{
    static const char *const known[] = {".json", ".csv",  ".xlsx", ".xlsm", ".ods",
                                        ".ics",  ".html", ".htm",  ".xls",  ".sqlite"};
    const char *dot = strrchr(path, '.');
    if (!dot || strchr(dot, '/'))
        return form == FORM_XLSX;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(dot, known[i]) == 0)
            return strcasecmp(dot, endings[form]) != 0 &&
                   (strcasecmp(dot, ".htm") != 0 || strcmp(endings[form], ".html") != 0);
    return form == FORM_XLSX;
}

static bool export_free(const char *publication, enum form form, const char *values[OPTIONS_MAX],
                        struct err *err)
{
    static const enum target_kind kinds[FORMS] = {TARGET_JSON,     TARGET_FOLDER, TARGET_WORKBOOK,
                                                  TARGET_CALENDAR, TARGET_PAGE,   TARGET_PAGE};
    struct target target = {values[OPTION_OUT], "-o", kinds[form], values[OPTION_FORCE], &publication, 1};
    return target_free(&target, err);
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
    if (name_misleads(values[OPTION_OUT], (enum form)form))
        return command_usage(&export_command,
                             form == FORM_CSV
                                 ? MN_("csv wordt een map met tabellen, en \"%s\" is de naam van een bestand")
                                 : MN_("\"%s\" past niet bij deze soort; de naam eindigt op %s"),
                             values[OPTION_OUT], endings[form]);
    if (!export_free(argv[optind], (enum form)form, values, &err))
        return failure_say(values[OPTION_JSON], &err, EX_CANTCREAT);
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
