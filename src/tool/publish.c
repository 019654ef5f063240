/* `wegwijzer-data publish`: signs a publication and brings it out for the kiosks of a channel. */
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "tool/release/publisher.h"

static int run_publish(int argc, char **argv);

const struct command publish_command = {
    .name = "publish",
    .usage = MN_(
        "BESTAND --to MAP --key BESTAND --channel NAAM [--yes] [--stale 7d] [--allow-empty] [--keys BESTAND] "
        "[--after N] [--json]"),
    .summary = MN_("tekent een publicatie en geeft ze uit voor de kiosken van een kanaal"),
    .help = MN_("Toont eerst wat er voor gezinnen verandert. Verdwijnt er meer dan 30 %, dan vraagt de "
                "opdracht of dat klopt.\n"
                "Kiosken zien de nieuwe uitgave pas als alles er staat en is nagekeken; gaat er iets mis, "
                "dan blijft de vorige."),
    .options = publisher_options,
    .run = run_publish,
};

/* A working file in a folder that is synced would itself be copied while somebody writes in it. */
static bool file_is_inside(const char *file, const char *folder)
{
    char *inner = realpath(file, NULL), *outer = realpath(folder, NULL);
    size_t length = outer ? strlen(outer) : 0;
    bool inside = inner && outer && strncmp(inner, outer, length) == 0 &&
                  (inner[length] == '/' || strcmp(outer, "/") == 0);
    free(inner);
    free(outer);
    return inside;
}

static int file_publish(struct publisher *publisher, const char *file)
{
    struct edition edition = {.db = NULL};
    struct err err = {""};
    int code;
    if (file_is_inside(file, publisher->to)) {
        err_set(&err, "%s: dit bestand staat in %s zelf en zou mee gekopieerd worden; zet het ergens anders",
                file, publisher->to);
        code = publisher_fail(publisher, &err, EX_USAGE);
    } else if (!edition_open(&edition, file, &err))
        code = publisher_fail(publisher, &err, EX_NOINPUT);
    else
        code = publisher_open(publisher);
    if (code == EX_OK)
        code = publisher_issue(publisher, &edition);
    publisher_close(publisher);
    edition_close(&edition);
    return code;
}

static int run_publish(int argc, char **argv)
{
    struct publisher publisher;
    int code = publisher_read_options(&publisher, &publish_command, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 1)
        return command_usage(&publish_command,
                             "welke publicatie? geef één bestand dat 'wegwijzer-data build' maakte");
    return file_publish(&publisher, argv[optind]);
}
