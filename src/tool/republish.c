/* `wegwijzer-data republish`: brings an earlier release out again, as a new one. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "tool/release/publisher.h"
#include "tool/table/value.h"

static int run_republish(int argc, char **argv);

const struct command republish_command = {
    .name = "republish",
    .usage = MN_("NUMMER --to MAP --key BESTAND --channel NAAM [--yes] [--stale 7d] [--allow-empty] [--keys "
                 "BESTAND] [--json]"),
    .summary = MN_("geeft de inhoud van een vroegere uitgave opnieuw uit, als nieuwe uitgave"),
    .help = MN_("Zo zet je een fout recht: kiosken gaan nooit terug naar een lager nummer, dus oude inhoud "
                "krijgt een nieuw.\n"
                "'wegwijzer-data log' toont welke uitgaven er zijn."),
    .options = publisher_options,
    .run = run_republish,
};

static bool edition_of(const struct publisher *publisher, int64_t generation, struct edition *edition,
                       struct err *err)
{
    struct release release;
    char *bytes, name[RELEASE_NAME_BYTES];
    size_t length;
    *edition = (struct edition){.db = NULL};
    if (channel_release(&publisher->channel, &publisher->trusted, generation, &release, err) !=
            RELEASE_GOOD ||
        !channel_data(&publisher->channel, &release, &bytes, &length, err))
        return false;
    release_name(release.generation, release.digest, name);
    bool good = edition_open_bytes(edition, name, bytes, length, err);
    free(bytes);
    return good;
}

static int generation_republish(struct publisher *publisher, int64_t generation)
{
    struct edition edition = {.db = NULL};
    struct err err = {""};
    int code = publisher_open(publisher);
    if (code == EX_OK && !edition_of(publisher, generation, &edition, &err))
        code = publisher_fail(publisher, &err, EX_NOINPUT);
    if (code == EX_OK)
        code = publisher_issue(publisher, &edition);
    publisher_close(publisher);
    edition_close(&edition);
    return code;
}

static int run_republish(int argc, char **argv)
{
    struct publisher publisher;
    long generation;
    int code = publisher_read_options(&publisher, &republish_command, argc, argv);
    if (code != EX_OK)
        return code == -1 ? EX_OK : code;
    if (argc - optind != 1 || !value_number(argv[optind], &generation) || generation < 1)
        return command_usage(&republish_command,
                             "welke uitgave? geef één nummer; 'wegwijzer-data log' toont ze");
    return generation_republish(&publisher, generation);
}
