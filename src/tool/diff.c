/* `wegwijzer-data diff`: what a new publication changes for families. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "base/path.h"
#include "tool/commands.h"
#include "tool/survey/change_show.h"
#include "tool/talk/report_json.h"

enum { OPTION_JSON, PUBLICATION_BYTES = 1 << 30 };

static const struct option_spec options[] = {
    {"json", 'j', NULL, MN_("toont alle kaarten als JSON")},
    {0},
};

static int run_diff(int argc, char **argv);

const struct command diff_command = {
    .name = "diff",
    .usage = MN_("OUD NIEUW [--json]"),
    .summary = MN_("zegt wat een nieuwe publicatie voor gezinnen verandert"),
    .help = MN_("OUD en NIEUW zijn publicaties. Datums worden vergeleken op de dagen die beide kennen."),
    .options = options,
    .run = run_diff,
};

static int run_diff(int argc, char **argv)
{
    const char *values[OPTIONS_MAX];
    struct edition old = {.db = NULL}, new = {.db = NULL};
    struct change change;
    struct err err = {""};
    char *bytes = NULL;
    size_t length;
    int code = command_values(&diff_command, argc, argv, values);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 2)
        return command_usage(&diff_command, "geef twee publicaties: eerst de oude, dan de nieuwe");
    bool read = edition_open(&old, argv[optind], &err) && edition_open(&new, argv[optind + 1], &err) &&
                path_read(argv[optind], PUBLICATION_BYTES, &bytes, &length, &err);
    code = !read ? EX_NOINPUT : change_find(&new, bytes, length, &change, &err) ? EX_OK : EX_DATAERR;
    if (code != EX_OK)
        failure_say(values[OPTION_JSON], &err, code);
    else if (values[OPTION_JSON])
        result_print(change_json(&new, &change));
    else {
        change_print(&new, &change, stdout);
        change_print_details(&new, stdout);
    }
    edition_close(&old);
    edition_close(&new);
    free(bytes);
    return code;
}
