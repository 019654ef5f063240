#include "store/release.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "store/internal.h"

enum { GENERATION_DIGITS = 10, NAME_DIGEST_BYTES = 8 };

#define CREATED_MAX 99999999999
#define DIGITS      "0123456789"
#define HEX         DIGITS "abcdef"
#define LETTERS     "abcdefghijklmnopqrstuvwxyz"

bool release_channel_valid(const char *channel)
{
    size_t length = strspn(channel, LETTERS DIGITS "-");
    return length >= 1 && length <= RELEASE_CHANNEL_MAX && channel[length] == '\0' && channel[0] != '-';
}

static void hex_format(const unsigned char *bytes, int count, char *out)
{
    for (int i = 0; i < count; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

void release_name(int64_t generation, const unsigned char *digest, char out[RELEASE_NAME_BYTES])
{
    snprintf(out, RELEASE_NAME_BYTES, "%0*llu-", GENERATION_DIGITS,
             (unsigned long long)generation % (RELEASE_GENERATION_MAX + 1ull));
    hex_format(digest, NAME_DIGEST_BYTES, out + GENERATION_DIGITS + 1);
}

bool release_name_parse(const char *name, const char *ending, int64_t *generation)
{
    const char *digest = name + GENERATION_DIGITS + 1;
    if (strspn(name, DIGITS) != GENERATION_DIGITS || name[GENERATION_DIGITS] != '-' ||
        strspn(digest, HEX) != 2 * NAME_DIGEST_BYTES || strcmp(digest + 2 * NAME_DIGEST_BYTES, ending) != 0)
        return false;
    *generation = strtoll(name, NULL, 10);
    return *generation > 0;
}

void release_format(const struct release *release, char out[SIGNATURE_COMMENT_MAX + 1])
{
    char digest[2 * sizeof release->digest + 1], name[RELEASE_NAME_BYTES];
    hex_format(release->digest, sizeof release->digest, digest);
    release_name(release->generation, release->digest, name);
    snprintf(out, SIGNATURE_COMMENT_MAX + 1,
             "wegwijzer1 chan=%s epoch=%lld gen=%lld size=%zu b2=%s schema=%d created=%lld stale=%dd "
             "file=g/%s.db pct=%d%s",
             release->channel, (long long)release->epoch, (long long)release->generation, release->size,
             digest, release->schema, (long long)release->created, release->stale_days, name,
             release->percent, release->allow_empty ? " allow=empty" : "");
}

/* Reads on from `at` as long as all is good. */
struct reader {
    const char *at;
    bool good;
};

static void text_read(struct reader *reader, const char *expected)
{
    size_t length = strlen(expected);
    reader->good = reader->good && strncmp(reader->at, expected, length) == 0;
    reader->at += reader->good ? length : 0;
}

/* Reads " NAME=" and a number without a zero in front. */
static int64_t number_read(struct reader *reader, const char *name, int64_t low, int64_t high)
{
    text_read(reader, name);
    size_t digits = strspn(reader->at, DIGITS);
    reader->good = reader->good && digits >= 1 && digits <= 12 && (digits == 1 || reader->at[0] != '0');
    if (!reader->good)
        return 0;
    int64_t number = strtoll(reader->at, NULL, 10);
    reader->good = number >= low && number <= high;
    reader->at += digits;
    return number;
}

static void channel_read(struct reader *reader, char channel[RELEASE_CHANNEL_MAX + 1])
{
    size_t length = strspn(reader->at, LETTERS DIGITS "-");
    reader->good = reader->good && length <= RELEASE_CHANNEL_MAX;
    if (!reader->good)
        return;
    memcpy(channel, reader->at, length);
    channel[length] = '\0';
    reader->good = release_channel_valid(channel);
    reader->at += length;
}

static int hex_value(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

static void digest_read(struct reader *reader, unsigned char *digest, size_t bytes)
{
    reader->good = reader->good && strspn(reader->at, HEX) == 2 * bytes;
    for (size_t i = 0; reader->good && i < bytes; i++, reader->at += 2)
        digest[i] = (unsigned char)(hex_value(reader->at[0]) << 4 | hex_value(reader->at[1]));
}

static void file_name_read(struct reader *reader, const struct release *release)
{
    char name[RELEASE_NAME_BYTES];
    release_name(release->generation, release->digest, name);
    text_read(reader, " file=g/");
    text_read(reader, name);
    text_read(reader, ".db");
}

/* Words of later programs: what an older one may not pass over changes the first word of the comment. */
static void later_words_read(struct reader *reader, struct release *release)
{
    while (reader->good && *reader->at) {
        text_read(reader, " ");
        size_t name = strspn(reader->at, LETTERS DIGITS), word = strcspn(reader->at, " ");
        reader->good = reader->good && name > 0 && reader->at[name] == '=' && word > name + 1;
        for (size_t i = 0; i < word; i++)
            reader->good = reader->good && reader->at[i] > ' ' && reader->at[i] < 0x7f;
        if (word == strlen("allow=empty") && strncmp(reader->at, "allow=empty", word) == 0)
            release->allow_empty = true;
        reader->at += word;
    }
}

bool release_parse(const char *comment, struct release *release)
{
    struct reader reader = {comment, true};
    *release = (struct release){.generation = 0};
    text_read(&reader, "wegwijzer1 chan=");
    channel_read(&reader, release->channel);
    release->epoch = number_read(&reader, " epoch=", 1, RELEASE_GENERATION_MAX);
    release->generation = number_read(&reader, " gen=", 1, RELEASE_GENERATION_MAX);
    release->size = (size_t)number_read(&reader, " size=", 1, 999999999999);
    text_read(&reader, " b2=");
    digest_read(&reader, release->digest, sizeof release->digest);
    release->schema = (int)number_read(&reader, " schema=", 0, 9999);
    release->created = number_read(&reader, " created=", 1, CREATED_MAX);
    release->stale_days = (int)number_read(&reader, " stale=", 1, 3650);
    text_read(&reader, "d");
    file_name_read(&reader, release);
    release->percent = (int)number_read(&reader, " pct=", 0, 100);
    later_words_read(&reader, release);
    return reader.good;
}

static enum release_verdict refuse(enum release_verdict verdict, struct err *err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum release_verdict refuse(enum release_verdict verdict, struct err *err, const char *format, ...)
{
    char text[sizeof err->text];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, message_text(format), args);
    va_end(args);
    err_set(err, "%s", text);
    return verdict;
}

static enum release_verdict signature_refuse(enum signature_verdict verdict, struct err *err)
{
    if (verdict == SIGNATURE_MALFORMED)
        return refuse(RELEASE_MALFORMED, err,
                      "dit is geen handtekening of ze is afgebroken; kopieer ze opnieuw");
    if (verdict == SIGNATURE_LEGACY)
        return refuse(RELEASE_LEGACY, err,
                      "deze handtekening is van de oude soort; teken met 'wegwijzer-data publish'");
    if (verdict == SIGNATURE_STRANGER)
        return refuse(RELEASE_STRANGER, err,
                      "getekend met een sleutel die hier niet vertrouwd is; kijk --keys na");
    return refuse(RELEASE_FORGED, err, "de handtekening klopt niet; kopieer ze opnieuw van de bron");
}

/* What the terms say about a release that is authentic. */
static enum release_verdict terms_check(const struct release *release, const struct release_terms *terms,
                                        struct err *err)
{
    long long generation = release->generation, floor = terms->floor;
    if (strcmp(release->channel, terms->channel) != 0)
        return refuse(RELEASE_CHANNEL, err,
                      "dit is voor het kanaal '%s' en niet voor '%s'; kijk --channel na", release->channel,
                      terms->channel);
    if (release->schema < RELEASE_SCHEMA_OLDEST)
        return refuse(RELEASE_SCHEMA_OLD, err, "formaat %d wordt niet meer gelezen; publiceer opnieuw",
                      release->schema);
    if (release->schema > RELEASE_SCHEMA_NEWEST)
        return refuse(RELEASE_SCHEMA_NEW, err,
                      "formaat %d is te nieuw voor dit programma; werk het programma bij", release->schema);
    if (release->epoch != RELEASE_EPOCH)
        return refuse(RELEASE_OTHER_EPOCH, err,
                      "tijdperk %lld van de sleutels is hier niet bekend; werk het programma bij",
                      (long long)release->epoch);
    if (generation == floor)
        return refuse(RELEASE_SAME, err, "uitgave %lld is er al", generation);
    if (generation < floor)
        return refuse(RELEASE_ROLLBACK, err,
                      "uitgave %lld is ouder dan uitgave %lld, die er al is; geef oude inhoud opnieuw uit "
                      "met 'wegwijzer-data republish'",
                      generation, floor);
    if (floor != RELEASE_FLOOR_NONE && generation > floor + RELEASE_LEAP_MAX)
        return refuse(
            RELEASE_LEAP, err,
            "uitgave %lld is een te grote sprong na uitgave %lld; vraag wie publiceerde wat er misging",
            generation, floor);
    if (release->size > RELEASE_SIZE_MAX)
        return refuse(RELEASE_TOO_BIG, err, "%zu bytes is te groot; hoogstens %d", release->size,
                      RELEASE_SIZE_MAX);
    return RELEASE_GOOD;
}

enum release_verdict release_read(const char *text, size_t length, const struct release_terms *terms,
                                  struct release *release, struct err *err)
{
    struct signature signature;
    const struct public_key *key;
    enum signature_verdict verdict = signature_parse(text, length, &signature);
    if (verdict == SIGNATURE_GOOD)
        verdict = signature_verify(&signature, terms->keys, &key);
    if (verdict != SIGNATURE_GOOD)
        return signature_refuse(verdict, err);
    if (!release_parse(signature.comment, release))
        return refuse(RELEASE_COMMENT, err,
                      "getekend, maar niet als publicatie; teken met 'wegwijzer-data publish'");
    release->signature = signature;
    release->key = *key;
    return terms_check(release, terms, err);
}

enum release_verdict release_check_bytes(const struct release *release, const void *bytes, size_t length,
                                         struct err *err)
{
    if (length < release->size)
        return refuse(RELEASE_INCOMPLETE, err, "het bestand is nog niet volledig: %zu van %zu bytes", length,
                      release->size);
    if (length > release->size)
        return refuse(RELEASE_LENGTH, err, "het bestand is %zu bytes te lang; kopieer het opnieuw",
                      length - release->size);
    struct digest digest = digest_of(bytes, length);
    if (memcmp(digest.bytes, release->digest, sizeof release->digest) != 0)
        return refuse(RELEASE_DIGEST, err,
                      "de inhoud is beschadigd of veranderd; kopieer het bestand opnieuw");
    if (!signature_verify_digest(&release->signature, &release->key, &digest))
        return refuse(RELEASE_SIGNATURE, err,
                      "de inhoud is niet getekend; teken met 'wegwijzer-data publish'");
    return RELEASE_GOOD;
}

enum release_verdict release_open_bytes(const struct release *release, const char *name, char *bytes,
                                        size_t length, const char *house, struct store **store,
                                        struct err *err)
{
    *store = NULL;
    enum release_verdict verdict = release_check_bytes(release, bytes, length, err);
    if (verdict != RELEASE_GOOD) {
        free(bytes);
        err_prefix(err, name);
        return verdict;
    }
    if (!store_open_bytes(name, bytes, length, house, store, err))
        return RELEASE_CONTENT;
    if (store_serial(*store) == release->generation) {
        (*store)->house.created = wall_from_utc(release->created * 1000).day;
        (*store)->stale_days = release->stale_days;
        return RELEASE_GOOD;
    }
    refuse(RELEASE_SERIAL, err, "%s: het volgnummer erin is %lld en niet %lld; publiceer opnieuw", name,
           store_serial(*store), (long long)release->generation);
    store_close(*store);
    *store = NULL;
    return RELEASE_SERIAL;
}
