/* `wegwijzer-data template`: makes an empty workbook to fill in. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/message.h"
#include "tool/commands.h"
#include "tool/table/columns.h"
#include "tool/table/template.h"
#include "tool/talk/report_json.h"

enum { OPTION_OUT, OPTION_FORCE, OPTION_JSON };

static const struct option_spec options[] = {
    {"output", 'o', MN_("BESTAND.xlsx"),
     MN_("hetzelfde als BESTAND.xlsx, het werkboek dat gemaakt wordt (zonder: wegwijzer.xlsx)")},
    {"force", 'f', NULL, MN_("mag een bestand vervangen dat er al is")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

static int run_template(int argc, char **argv);

const struct command template_command = {
    .name = "template",
    .usage = MN_("[BESTAND.xlsx] [--force] [--json]"),
    .summary = MN_("maakt een leeg werkboek om in te vullen"),
    .help = MN_("Elk blad is een tabel. Wijs een titel van een kolom aan voor uitleg; wat je kan kiezen, "
                "staat in een\n"
                "lijst. Het blad Voorbeelden toont hoe een rij eruitziet en telt niet mee."),
    .options = options,
    .run = run_template,
};

static int template_make(const char *path, bool force, bool json)
{
    struct err err = {""};
    if (!force && access(path, F_OK) == 0)
        err_set(&err, "%s: dit bestand is er al; geef met -o een andere naam, of --force", path);
    else
        template_write(path, &err);
    if (*err.text)
        return failure_say(json, &err, EX_CANTCREAT);
    if (!json) {
        printf(M_("%s: een leeg werkboek met %d tabellen; begin op het blad Uitleg\n"), path,
               (int)TABLE_COUNT);
        return EX_OK;
    }
    result_print(
        json_pack("{s:b, s:o, s:i}", "made", true, "output", text_json(path), "tables", (int)TABLE_COUNT));
    return EX_OK;
}

static int run_template(int argc, char **argv)
{
    const char *path = "wegwijzer.xlsx";
    bool force = false, json = false, named = false;
    for (int option; (option = command_option(&template_command, argc, argv)) != -1;) {
        if (option == -3)
            return EX_OK;
        if (option == -2)
            return EX_USAGE;
        if (option == OPTION_OUT)
            path = optarg;
        named = named || option == OPTION_OUT;
        force = force || option == OPTION_FORCE;
        json = json || option == OPTION_JSON;
    }
    if (argc - optind > 1 || (named && optind < argc))
        return command_usage(&template_command, "met \"%s\" kan ik niets doen; geef één naam",
                             argv[argc - 1]);
    if (optind < argc)
        path = argv[optind];
    size_t length = strlen(path);
    if (length < 6 || strcasecmp(path + length - 5, ".xlsx") != 0)
        return command_usage(&template_command,
                             "de naam van een werkboek eindigt op .xlsx, en niet zoals \"%s\"", path);
    return template_make(path, force, json);
}
