#include "tool/release/publisher.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/clock.h"
#include "base/path.h"
#include "tool/release/release_json.h"
#include "tool/release/review.h"
#include "tool/table/value.h"
#include "tool/talk/prompt.h"
#include "tool/talk/report_json.h"

enum {
    KEY_FILE_MAX = 4096,
    STALE_DAYS = 7,
    STALE_MOST = 3650,
    KEEP = 10,      /* releases that stay, for who comes late or wants one back ... */
    KEEP_DAYS = 30, /* ... and as many more as are younger */
    DAY_SECONDS = 86400
};

#define GENERATION_MAX 9999999999

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
    {"key", 0, "FILE", MN_("je geheime sleutel, van 'keygen' of van minisign")},
    {"channel", 0, MN_("NAAM"), MN_("voor welke kiosken: kleine letters, cijfers en -, zoals essen")},
    {"keys", 0, "FILE", MN_("de openbare sleutels die de kiosken vertrouwen (zonder: die van --key)")},
    {"yes", 'y', NULL, MN_("vraag niets, ook niet als er veel verdwijnt")},
    {"stale", 0, MN_("TIJD"),
     MN_("hoe lang zonder nieuwe uitgave het aanbod vers is, zoals 7d (zonder: 7d)")},
    {"allow-empty", 0, NULL, MN_("laat kiosken toe dat meer dan de helft verdwijnt")},
    {"after", 0, "N", MN_("geef een hoger nummer dan N, als de map van vroeger verloren is")},
    {"json", 'j', NULL, MN_("toont het resultaat als JSON")},
    {0},
};

/* What a program hears in the end. */
static json_t *told_of(struct publisher *publisher)
{
    if (!publisher->told)
        publisher->told = report_json(NULL);
    return publisher->told;
}

int publisher_fail(struct publisher *publisher, const struct err *err, int code)
{
    fprintf(stderr, "wegwijzer-data: %s\n", err->text);
    if (publisher->json)
        report_json_fail(told_of(publisher), err->text);
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
                                   publisher->after >= GENERATION_MAX))
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
        return command_usage(command,
                             "waarmee teken je? geef --key FILE; 'wegwijzer-data keygen' maakt een sleutel");
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

/* The number that nothing in the folder has had. */
static bool generation_next(const struct publisher *publisher, int64_t *generation, struct err *err)
{
    int64_t last = channel_highest(&publisher->channel);
    last = last > publisher->newest.generation ? last : publisher->newest.generation;
    last = last > publisher->after ? last : publisher->after;
    *generation = last + 1;
    return *generation <= GENERATION_MAX ||
           err_set(err, "de nummers van dit kanaal zijn op; begin een ander kanaal");
}

/* Somebody may have published since the change was shown. */
static int race_check(struct publisher *publisher)
{
    struct release now;
    struct err err = {""};
    if (!channel_newest(&publisher->channel, &publisher->trusted, &now, &err))
        return publisher_fail(publisher, &err, EX_DATAERR);
    if (now.generation == publisher->newest.generation &&
        memcmp(now.digest, publisher->newest.digest, sizeof now.digest) == 0)
        return EX_OK;
    err_set(&err, "iemand publiceerde intussen uitgave %lld; kijk wat dat verandert en publiceer opnieuw",
            (long long)now.generation);
    return publisher_fail(publisher, &err, EX_TEMPFAIL);
}

static const char cards_sql[] = "SELECT count(*) FROM card";

struct crowd {
    const struct publisher *publisher;
    long long most;
};

static bool crowd_visit(void *context, int64_t generation)
{
    struct crowd *crowd = context;
    const struct publisher *publisher = crowd->publisher;
    struct release release;
    char *bytes;
    size_t length;
    if (channel_release(&publisher->channel, &publisher->trusted, generation, &release, NULL) !=
            RELEASE_GOOD ||
        !channel_data(&publisher->channel, &release, &bytes, &length, NULL))
        return true;
    long long cards = bytes_ask(bytes, length, cards_sql);
    crowd->most = cards > crowd->most ? cards : crowd->most;
    free(bytes);
    return true;
}

/* A kiosk that was off for weeks compares with what it shows, which may be any release that is still here; a person has
 * seen each step since. */
static bool release_may_be_small(const struct publisher *publisher, struct edition *edition)
{
    struct crowd crowd = {publisher, 0};
    if (!publisher->allow_empty)
        channel_each(&publisher->channel, crowd_visit, &crowd, NULL);
    return publisher->allow_empty || edition_ask(edition, cards_sql) * 2 < crowd.most;
}

static void release_describe(const struct publisher *publisher, const char *bytes, size_t length,
                             int64_t generation, bool small, struct release *release, char *signature)
{
    struct clock clock = clock_real();
    char comment[SIGNATURE_COMMENT_MAX + 1];
    struct digest digest = digest_of(bytes, length);
    *release = (struct release){.epoch = RELEASE_EPOCH,
                                .generation = generation,
                                .created = clock_utc(&clock) / 1000,
                                .size = length,
                                .schema = RELEASE_SCHEMA_NEWEST,
                                .stale_days = (int)publisher->stale_days,
                                .percent = 100,
                                .allow_empty = small};
    snprintf(release->channel, sizeof release->channel, "%s", publisher->channel_name);
    memcpy(release->digest, digest.bytes, sizeof release->digest);
    release_format(release, comment);
    secret_sign(&publisher->secret, &digest, comment, signature);
}

/* Opens a copy of the bytes as the kiosk of one house does. */
static bool house_verify(const struct release *release, const char *bytes, size_t length, const char *house,
                         struct err *err)
{
    char name[RELEASE_NAME_BYTES], *copy = malloc(length + 1);
    struct store *store;
    if (!copy)
        return err_set(err, "er is te weinig geheugen om de publicatie na te kijken");
    memcpy(copy, bytes, length);
    release_name(release->generation, release->digest, name);
    bool good = release_open_bytes(release, name, copy, length, house, &store, err) == RELEASE_GOOD;
    store_close(store);
    return good;
}

static bool houses_verify(struct edition *edition, const struct release *release, const char *bytes,
                          size_t length, struct err *err)
{
    sqlite3_stmt *statement;
    bool good = house_verify(release, bytes, length, NULL, err);
    if (!good || sqlite3_prepare_v2(edition->db, "SELECT code FROM house", -1, &statement, NULL) != SQLITE_OK)
        return good;
    while (good && sqlite3_step(statement) == SQLITE_ROW)
        good = house_verify(release, bytes, length, (const char *)sqlite3_column_text(statement, 0), err);
    sqlite3_finalize(statement);
    return good;
}

/* All that a kiosk checks, on the very files that it would get. */
static bool release_verify(const struct publisher *publisher, struct edition *edition, int64_t generation,
                           struct err *err)
{
    struct release release;
    char *bytes;
    size_t length;
    if (channel_release(&publisher->channel, &publisher->trusted, generation, &release, err) !=
            RELEASE_GOOD ||
        !channel_data(&publisher->channel, &release, &bytes, &length, err))
        return false;
    bool good = houses_verify(edition, &release, bytes, length, err);
    free(bytes);
    return good;
}

static int release_bring_out(struct publisher *publisher, struct edition *edition,
                             const struct release *release, const char *signature, const char *bytes)
{
    struct err err = {""};
    int code = EX_OK;
    if (!channel_put(&publisher->channel, release, signature, bytes, &err))
        code = EX_CANTCREAT;
    else if (!release_verify(publisher, edition, release->generation, &err))
        code = EX_DATAERR;
    else if (!channel_point(&publisher->channel, signature, &err))
        code = EX_CANTCREAT;
    if (code == EX_OK) {
        channel_sweep(&publisher->channel, publisher->newest.generation, release->generation);
        channel_prune(&publisher->channel, &publisher->trusted, KEEP,
                      release->created - KEEP_DAYS * DAY_SECONDS);
        return EX_OK;
    }
    publisher_fail(publisher, &err, code);
    if (channel_take_back(&publisher->channel, release, signature))
        fprintf(stderr, "%s", M_("wegwijzer-data: er is niets gepubliceerd\n"));
    else
        fprintf(stderr,
                M_("wegwijzer-data: uitgave %lld kan er toch al staan; kijk met 'wegwijzer-data log' en "
                   "publiceer opnieuw\n"),
                (long long)release->generation);
    return code;
}

/* Kiosks take the day of a publication for the least that their own clock can say. */
static void clock_check(const struct publisher *publisher, const struct release *release)
{
    if (release->created < publisher->newest.created)
        fprintf(stderr,
                M_("let op: de klok van deze computer staat vroeger dan die waarmee uitgave %lld gemaakt is; "
                   "kijk ze na\n"),
                (long long)publisher->newest.generation);
}

static void say_published(struct publisher *publisher, struct edition *edition, const struct release *release)
{
    long long cards = edition_ask(edition, cards_sql);
    if (!publisher->json) {
        printf(M_("uitgave %lld staat in %s: %lld kaarten, %.1f MB\n"), (long long)release->generation,
               publisher->channel.folder, cards, (double)release->size / 1e6);
        return;
    }
    struct release out = *release;
    out.key = publisher->secret.key;
    json_t *told = told_of(publisher);
    json_object_update_new(told, json_pack("{s:b, s:I, s:o, s:I}", "made", true, "generation",
                                           (json_int_t)release->generation, "output",
                                           text_json(publisher->channel.folder), "cards", (json_int_t)cards));
    json_object_update_new(told, release_json(&out));
}

int publisher_issue(struct publisher *publisher, struct edition *edition)
{
    struct release release;
    struct err err = {""};
    char *bytes, signature[SIGNATURE_TEXT_MAX];
    size_t length;
    int64_t generation;
    if (!review_pass(publisher, edition, &err))
        return publisher_fail(publisher, &err, EX_DATAERR);
    if (!channel_lock(&publisher->channel, &err))
        return publisher_fail(publisher, &err, EX_TEMPFAIL);
    int code = race_check(publisher);
    if (code != EX_OK)
        return code;
    if (!generation_next(publisher, &generation, &err) ||
        !edition_number(edition, generation, &bytes, &length, &err))
        return publisher_fail(publisher, &err, EX_DATAERR);
    release_describe(publisher, bytes, length, generation, release_may_be_small(publisher, edition), &release,
                     signature);
    clock_check(publisher, &release);
    code = release_bring_out(publisher, edition, &release, signature, bytes);
    sqlite3_free(bytes);
    if (code == EX_OK)
        say_published(publisher, edition, &release);
    return code;
}
