/* `wegwijzer-data convert`: a workbook becomes a folder of CSV, or the other way round. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "tool/commands.h"
#include "tool/sheet/workbook.h"
#include "tool/table/xlsx_writer.h"
#include "tool/talk/report_json.h"

enum { OPTION_OUT, OPTION_FORCE, OPTION_JSON };

static const struct option_spec options[] = {
    {"output", 'o', MN_("DOEL"), MN_("een werkboek (DOEL.xlsx) of een map voor CSV-tabellen")},
    {"force", 'f', NULL, MN_("mag een werkboek vervangen dat er al is")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_convert(int argc, char **argv);

const struct command convert_command = {
    .name = "convert",
    .usage = MN_("BRON -o DOEL [--force] [--json]"),
    .summary = MN_("zet een werkboek om in een map met CSV-tabellen, of omgekeerd"),
    .help =
        MN_("BRON is een map met CSV-tabellen of een werkboek (.xlsx of .ods). De tekst van elke cel blijft "
            "gelijk,\n"
            "ook op bladen die geen tabel zijn. Een formule wordt haar uitkomst, en opmaak gaat niet mee."),
    .options = options,
    .run = run_convert,
};

struct convert {
    const char *source, *target;
    bool force, json;
};

static int convert_options(struct convert *convert, int argc, char **argv)
{
    for (int option; (option = command_option(&convert_command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_OUT)
            convert->target = optarg;
        convert->force = convert->force || option == OPTION_FORCE;
        convert->json = convert->json || option == OPTION_JSON;
    }
    if (argc - optind != 1)
        return command_usage(&convert_command, "geef één bron: een map met CSV-tabellen of een werkboek");
    if (!convert->target)
        return command_usage(&convert_command, "waar moet het komen? geef -o DOEL.xlsx, of -o MAP voor CSV");
    convert->source = argv[optind];
    if (workbook_named(convert->target) && !name_ends_in(convert->target, ".xlsx"))
        return command_usage(&convert_command, "een werkboek schrijf ik alleen als .xlsx, en niet als \"%s\"",
                             convert->target);
    return EX_OK;
}

static void made_say(const struct grid *grid, const struct convert *convert, bool workbook)
{
    long rows = 0;
    for (int i = 0; i < grid->count; i++)
        rows += grid->sheets[i].count;
    if (!convert->json) {
        printf(workbook ? M_("%s: %d bladen, %ld rijen\n") : M_("%s: %d tabellen, %ld rijen\n"),
               convert->target, grid->count, rows);
        return;
    }
    json_t *told = report_json(grid->report);
    json_object_update_new(told, json_pack("{s:b, s:o, s:i, s:I}", "made", true, "output",
                                           text_json(convert->target), "sheets", grid->count, "rows",
                                           (json_int_t)rows));
    json_print(told, stdout);
}

static int convert_write(const struct grid *grid, const struct convert *convert)
{
    struct err err = {""};
    struct stat info;
    bool workbook = name_ends_in(convert->target, ".xlsx");
    if (workbook && !convert->force && stat(convert->target, &info) == 0) {
        err_set(&err, "%s: dit bestand is er al; geef met -o een andere naam, of --force", convert->target);
        return failure_say(convert->json, &err, EX_CANTCREAT);
    }
    if (!(workbook ? grid_write_xlsx(grid, convert->target, &err)
                   : grid_write_csv(grid, convert->target, &err)))
        return failure_say(convert->json, &err, EX_CANTCREAT);
    made_say(grid, convert, workbook);
    return EX_OK;
}

static int refuse(struct report *report, bool json)
{
    if (json)
        json_print(report_json(report), stdout);
    fprintf(stderr, M_("%s; er is niets geschreven\n"), report_counts(report));
    return EX_DATAERR;
}

static int run_convert(int argc, char **argv)
{
    struct convert convert = {.source = NULL};
    struct report report;
    struct grid grid;
    struct err err = {""};
    int code = convert_options(&convert, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    report_init(&report);
    if (!grid_open(&grid, convert.source, &report, &err)) {
        code = failure_say(convert.json, &err, EX_NOINPUT);
    } else {
        report_print(&report, stderr);
        code = report.errors.count ? refuse(&report, convert.json) : convert_write(&grid, &convert);
    }
    grid_close(&grid);
    report_release(&report);
    return code;
}
