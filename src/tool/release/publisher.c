#include "tool/release/publisher.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/path.h"
#include "tool/table/value.h"
#include "tool/talk/prompt.h"
#include "tool/talk/report_json.h"

enum { KEY_FILE_MAX = 4096, STALE_DAYS = 7, STALE_MOST = 3650 };

enum {
    OPTION_TO,
    OPTION_KEY,
    OPTION_CHANNEL,
    OPTION_KEYS,
    OPTION_YES,
    OPTION_STALE,
    OPTION_ALLOW_EMPTY,
    OPTION_AFTER,
    OPTION_JSON
};

const struct option_spec publisher_options[] = {
    {"to", 0, MN_("MAP"),
     MN_("hierin komt aanbod/NAAM; een map die gesynchroniseerd of op het web gezet wordt")},
    {"key", 0, MN_("BESTAND"), MN_("je geheime sleutel, van 'keygen' of van minisign")},
    {"channel", 0, MN_("NAAM"), MN_("voor welke kiosken: kleine letters, cijfers en -, zoals essen")},
    {"keys", 0, MN_("BESTAND"),
     MN_("de openbare sleutels die de kiosken vertrouwen (zonder: die van --key)")},
    {"yes", 'y', NULL, MN_("vraag niets, ook niet als er veel verdwijnt")},
    {"stale", 0, MN_("TIJD"),
     MN_("hoe lang zonder nieuwe uitgave het aanbod vers is, zoals 7d (zonder: 7d)")},
    {"allow-empty", 0, NULL, MN_("laat kiosken toe dat meer dan de helft verdwijnt")},
    {"after", 0, "N", MN_("geef een hoger nummer dan N, als de map van vroeger verloren is")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

json_t *publisher_told(struct publisher *publisher)
{
    if (!publisher->told)
        publisher->told = report_json(NULL);
    return publisher->told;
}

int publisher_fail(struct publisher *publisher, const struct err *err, int code)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    if (publisher->json)
        report_json_fail(publisher_told(publisher), err->text);
    return code;
}

/* "7d": days. */
static bool days_read(const char *text, long *days)
{
    char number[8];
    size_t length = strlen(text);
    if (length < 2 || length > sizeof number || text[length - 1] != 'd')
        return false;
    memcpy(number, text, length - 1);
    number[length - 1] = '\0';
    return value_number(number, days) && *days >= 1 && *days <= STALE_MOST;
}

static int option_take(struct publisher *publisher, const struct command *command, int option)
{
    if (option == OPTION_TO)
        publisher->to = optarg;
    if (option == OPTION_KEY)
        publisher->key = optarg;
    if (option == OPTION_CHANNEL)
        publisher->channel_name = optarg;
    if (option == OPTION_KEYS)
        publisher->keys = optarg;
    if (option == OPTION_STALE && !days_read(optarg, &publisher->stale_days))
        return command_usage(command, "\"%s\" is geen aantal dagen; schrijf het als 7d", optarg);
    if (option == OPTION_AFTER && (!value_number(optarg, &publisher->after) || publisher->after < 0 ||
                                   publisher->after >= RELEASE_GENERATION_MAX))
        return command_usage(command, "\"%s\" is geen nummer van een uitgave", optarg);
    publisher->yes |= option == OPTION_YES;
    publisher->allow_empty |= option == OPTION_ALLOW_EMPTY;
    publisher->json |= option == OPTION_JSON;
    return EX_OK;
}

int publisher_read_options(struct publisher *publisher, const struct command *command, int argc, char **argv)
{
    *publisher = (struct publisher){.stale_days = STALE_DAYS, .channel.lock = -1};
    for (int option; (option = command_option(command, argc, argv)) != -1;) {
        if (option == -3)
            return -1;
        if (option == -2 || option_take(publisher, command, option) != EX_OK)
            return EX_USAGE;
    }
    if (!publisher->to)
        return command_usage(command, "waar moet het komen? geef --to MAP");
    if (!publisher->key)
        return command_usage(
            command, "waarmee teken je? geef --key BESTAND; 'wegwijzer-data keygen' maakt een sleutel");
    if (!publisher->channel_name)
        return command_usage(command, "voor welke kiosken? geef --channel NAAM");
    if (!release_channel_valid(publisher->channel_name))
        return command_usage(command, "\"%s\" kan geen kanaal heten; neem kleine letters, cijfers en -",
                             publisher->channel_name);
    return EX_OK;
}

static bool secret_unlock(const struct publisher *publisher, const struct secret_file *file,
                          struct secret *secret, struct err *err)
{
    char passphrase[PASSPHRASE_BYTES] = "";
    bool good =
        !file->locked || prompt_passphrase(M_("Wachtzin van de sleutel:"), passphrase) ||
        err_set(
            err,
            "de sleutel heeft een wachtzin; publiceer vanaf een terminal of geef ze op de standaardinvoer");
    good = good && secret_open(file, passphrase, secret, err);
    explicit_bzero(passphrase, sizeof passphrase);
    return good || err_prefix(err, publisher->key);
}

static bool key_open(struct publisher *publisher, struct err *err)
{
    char *text;
    size_t length;
    struct secret_file file;
    if (!path_read(publisher->key, KEY_FILE_MAX, &text, &length, err))
        return false;
    bool good = secret_file_parse(text, length, &file, err);
    if (!good)
        err_prefix(err, publisher->key);
    good = good && secret_unlock(publisher, &file, &publisher->secret, err);
    explicit_bzero(text, length);
    explicit_bzero(&file, sizeof file);
    free(text);
    return good;
}

/* What a kiosk would not trust is not worth publishing. */
static bool keys_open(struct publisher *publisher, struct err *err)
{
    const struct public_key *own = &publisher->secret.key;
    publisher->trusted = (struct keys){{*own}, 1};
    if (!publisher->keys)
        return true;
    if (!keys_read(publisher->keys, &publisher->trusted, err))
        return false;
    for (int i = 0; i < publisher->trusted.count; i++)
        if (memcmp(&publisher->trusted.items[i], own, sizeof *own) == 0)
            return true;
    return err_set(err,
                   "%s: de sleutel van %s staat hier niet in, dus kiosken zouden deze publicatie weigeren",
                   publisher->keys, publisher->key);
}

int publisher_open(struct publisher *publisher)
{
    struct err err = {""};
    if (!key_open(publisher, &err) || !keys_open(publisher, &err))
        return publisher_fail(publisher, &err, EX_NOINPUT);
    if (!channel_open(&publisher->channel, publisher->to, publisher->channel_name, true, &err))
        return publisher_fail(publisher, &err, EX_CANTCREAT);
    if (!channel_newest(&publisher->channel, &publisher->trusted, &publisher->newest, &err))
        return publisher_fail(publisher, &err, EX_DATAERR);
    return EX_OK;
}

void publisher_close(struct publisher *publisher)
{
    channel_close(&publisher->channel);
    secret_release(&publisher->secret);
    if (publisher->told)
        json_print(publisher->told, stdout);
    publisher->told = NULL;
}
