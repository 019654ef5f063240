/* The part of publisher.h that shows, numbers, signs, writes and checks a release. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "base/clock.h"
#include "base/message.h"
#include "tool/release/publisher.h"
#include "tool/release/release_json.h"
#include "tool/release/review.h"
#include "tool/talk/report_json.h"

enum {
    KEEP = 10,      /* releases that stay, for who comes late or wants one back ... */
    KEEP_DAYS = 30, /* ... and as many more as are younger */
    DAY_SECONDS = 86400
};

static const char cards_sql[] = "SELECT count(*) FROM card";
/* The number that nothing in the folder has had. */
static bool generation_next(const struct publisher *publisher, int64_t *generation, struct err *err)
{
    int64_t last = channel_highest(&publisher->channel);
    last = last > publisher->newest.generation ? last : publisher->newest.generation;
    last = last > publisher->after ? last : publisher->after;
    *generation = last + 1;
    return *generation <= RELEASE_GENERATION_MAX ||
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

/* The most cards that any release of the channel has. */
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

static void published_say(struct publisher *publisher, struct edition *edition, const struct release *release)
{
    long long cards = edition_ask(edition, cards_sql);
    if (!publisher->json) {
        printf(M_("uitgave %lld staat in %s: %lld kaarten, %.1f MB\n"), (long long)release->generation,
               publisher->channel.folder, cards, (double)release->size / 1e6);
        return;
    }
    struct release out = *release;
    out.key = publisher->secret.key;
    json_t *told = publisher_told(publisher);
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
        published_say(publisher, edition, &release);
    return code;
}
