#include "sync/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "sync/pace.h"

enum { FIRST_CODE = 256, CHANNEL_MAX = 32 };

enum kind { TEXT, SWITCH, SECONDS };

struct option_row {
    const char *name, *argument, *help;
    enum kind kind;
    size_t field;
    bool needed;
};

#define FIELD(name) offsetof(struct sync_options, name)

static const struct option_row rows[] = {
    {"from", "ADRES", "https://..., file://... of een map: daaronder staat aanbod/KANAAL/", TEXT, FIELD(from),
     true},
    {"inbox", "MAP", "de postbus van de zuil; alleen hier wordt geschreven", TEXT, FIELD(inbox), true},
    {"channel", "NAAM", "welk kanaal, zoals essen", TEXT, FIELD(channel), true},
    {"keys", "BESTAND", "de publieke sleutels van wie mag publiceren", TEXT, FIELD(keys), true},
    {"ca", "BESTAND", "vertrouw deze certificaten in plaats van die van het systeem", TEXT, FIELD(ca), false},
    {"once", NULL, "haal een keer en stop", SWITCH, FIELD(once), false},
    {"every", "SECONDEN", "vraag zo vaak (300); nooit twee zuilen op hetzelfde moment", SECONDS,
     FIELD(every_s), false},
    {"allow-http", NULL, "sta http:// toe: het aanbod is getekend, maar niet geheim", SWITCH,
     FIELD(allow_http), false},
    {"version", NULL, "toon de versie", SWITCH, FIELD(version), false},
    {"help", NULL, "toon deze hulp", SWITCH, FIELD(help), false},
};

enum { ROWS = sizeof rows / sizeof *rows };

void sync_options_help(void)
{
    printf("Gebruik: wegwijzer-sync --from ADRES --inbox MAP --channel NAAM --keys BESTAND [OPTIE...]\n\n"
           "Brengt het nieuwste aanbod naar de postbus van een zuil, als de handtekening klopt.\n\n");
    for (int i = 0; i < ROWS; i++) {
        char left[40];
        snprintf(left, sizeof left, "--%s %s", rows[i].name, rows[i].argument ? rows[i].argument : "");
        printf("  %-20s %s\n", left, rows[i].help);
    }
    printf("\nHoe het ging staat in MAP/sync-status.json. Een proxy staat in de omgeving (https_proxy).\n");
}

static bool seconds_read(const char *value, int *out)
{
    char *end;
    long seconds = strtol(value, &end, 10);
    if (end == value || *end || seconds < PACE_MIN_S || seconds > PACE_MAX_S)
        return false;
    *out = (int)seconds;
    return true;
}

static bool option_take(struct sync_options *options, const struct option_row *row, const char *value,
                        struct err *err)
{
    char *field = (char *)options + row->field;
    if (row->kind == SWITCH)
        *(bool *)field = true;
    else if (row->kind == SECONDS && !seconds_read(value, (int *)field))
        return err_set(err, "--%s: '%s' is geen aantal seconden van %d tot %d", row->name, value, PACE_MIN_S,
                       PACE_MAX_S);
    else if (row->kind == TEXT && !*value)
        return err_set(err, "--%s: de waarde is leeg", row->name);
    else if (row->kind == TEXT)
        *(const char **)field = value;
    return true;
}

/* The name of a channel is part of an address: nothing in it may mean something there. */
static bool channel_is_name(const char *channel)
{
    size_t length = strspn(channel, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return length > 0 && length <= CHANNEL_MAX && !channel[length] && channel[0] != '-';
}

static int options_complete(const struct sync_options *options, struct err *err)
{
    for (int i = 0; i < ROWS; i++)
        if (rows[i].needed && !*(const char *const *)((const char *)options + rows[i].field)) {
            err_set(err, "--%s ontbreekt: %s; zie wegwijzer-sync --help", rows[i].name, rows[i].help);
            return EX_USAGE;
        }
    if (channel_is_name(options->channel))
        return 0;
    err_set(
        err,
        "--channel: '%s' is geen naam van een kanaal; neem kleine letters, cijfers en streepjes, zoals essen",
        options->channel);
    return EX_USAGE;
}

int sync_options_read(struct sync_options *options, int argc, char **argv, struct err *err)
{
    struct option table[ROWS + 1] = {{0}};
    *options = (struct sync_options){.every_s = PACE_DEFAULT_S};
    for (int i = 0; i < ROWS; i++)
        table[i] = (struct option){rows[i].name, rows[i].argument ? required_argument : no_argument, NULL,
                                   FIRST_CODE + i};
    optind = 0;
    opterr = 0;
    for (int code, at = 1; (code = getopt_long(argc, argv, "+:", table, NULL)) != -1; at = optind) {
        if (code == '?' || code == ':') {
            err_set(err,
                    code == ':' ? "%s: hier hoort een waarde bij; zie wegwijzer-sync --help"
                                : "%s: deze optie ken ik niet; zie wegwijzer-sync --help",
                    argv[at]);
            return EX_USAGE;
        }
        if (!option_take(options, &rows[code - FIRST_CODE], optarg, err))
            return EX_USAGE;
    }
    if (optind < argc) {
        err_set(err, "%s: dit hoort hier niet; zie wegwijzer-sync --help", argv[optind]);
        return EX_USAGE;
    }
    return options->help || options->version ? 0 : options_complete(options, err);
}
