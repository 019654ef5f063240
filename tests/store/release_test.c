#include "fixture.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "store/release.h"
#include "store/secret.h"

enum { GENERATION = 42, MUTATIONS = 20000, PATH = 128 };

/* A publication and its signature, as a kiosk finds them. */
struct pair {
    struct secret secret;
    struct keys keys;
    struct release release;
    struct release_terms terms;
    char *data;
    size_t data_length;
    char text[SIGNATURE_TEXT_MAX];
    size_t length;
};

/* Signs anew what the pair's release says now. */
static void pair_sign(struct pair *pair)
{
    char comment[SIGNATURE_COMMENT_MAX + 1];
    struct digest digest = digest_of(pair->data, pair->data_length);
    pair->release.size = pair->data_length;
    memcpy(pair->release.digest, digest.bytes, sizeof pair->release.digest);
    release_format(&pair->release, comment);
    secret_sign(&pair->secret, &digest, comment, pair->text);
    pair->length = strlen(pair->text);
}

static void pair_init(struct pair *pair, char *data, size_t length)
{
    *pair = (struct pair){.keys = {.count = 1}, .data = data, .data_length = length};
    secret_init(&pair->secret);
    pair->keys.items[0] = pair->secret.key;
    pair->release = (struct release){.channel = "gent",
                                     .epoch = RELEASE_EPOCH,
                                     .generation = GENERATION,
                                     .created = 1795300000,
                                     .schema = RELEASE_SCHEMA_NEWEST,
                                     .stale_days = 7,
                                     .percent = 100};
    pair->terms = (struct release_terms){"gent", &pair->keys, GENERATION - 1};
    pair_sign(pair);
}

static void pair_of_publication(struct pair *pair, const char *more)
{
    size_t length;
    char *bytes = fixture_bytes(more ? more : "UPDATE publication SET serial = 42", &length);
    pair_init(pair, bytes, length);
}

static void pair_of_bytes(struct pair *pair, size_t length)
{
    char *bytes = malloc(length);
    for (size_t i = 0; i < length; i++)
        bytes[i] = (char)(i * 7);
    pair_init(pair, bytes, length);
}

/* Signs and reads it again; what is said stands in `err`. */
static enum release_verdict pair_read(struct pair *pair, struct err *err)
{
    struct release release;
    pair_sign(pair);
    return release_read(pair->text, pair->length, &pair->terms, &release, err);
}

/* Signature and data without opening a publication. */
static enum release_verdict pair_check(const struct pair *pair, struct release *release)
{
    enum release_verdict verdict = release_read(pair->text, pair->length, &pair->terms, release, NULL);
    return verdict == RELEASE_GOOD ? release_check_bytes(release, pair->data, pair->data_length, NULL)
                                   : verdict;
}

/* The whole way of a kiosk. */
static enum release_verdict pair_open(const struct pair *pair, struct store **store, struct err *err)
{
    struct release release;
    char *bytes = malloc(pair->data_length);
    memcpy(bytes, pair->data, pair->data_length);
    *store = NULL;
    enum release_verdict verdict = release_read(pair->text, pair->length, &pair->terms, &release, err);
    if (verdict == RELEASE_GOOD)
        return release_open_bytes(&release, "nieuw.db", bytes, pair->data_length, "essen", store, err);
    free(bytes);
    return verdict;
}

static const char spoken[] = "wegwijzer1 chan=gent epoch=1 gen=42 size=3174400 "
                             "b2=5f1e0c9ad2b344115f1e0c9ad2b344115f1e0c9ad2b344115f1e0c9ad2b34411 schema=1 "
                             "created=1795300000 stale=7d file=g/0000000042-5f1e0c9ad2b34411.db pct=100";

static void a_comment_is_read_and_written_to_the_letter(void **state)
{
    (void)state;
    struct release release;
    char again[SIGNATURE_COMMENT_MAX + 1];
    assert_true(release_parse(spoken, &release));
    assert_string_equal(release.channel, "gent");
    assert_int_equal(release.generation, 42);
    assert_int_equal(release.size, 3174400);
    assert_int_equal(release.digest[1], 0x1e);
    assert_int_equal(release.schema, 1);
    assert_int_equal(release.created, 1795300000);
    assert_int_equal(release.stale_days, 7);
    assert_int_equal(release.percent, 100);
    assert_false(release.allow_empty);
    release_format(&release, again);
    assert_string_equal(again, spoken);
    release.allow_empty = true;
    release_format(&release, again);
    assert_true(release_parse(again, &release));
    assert_true(release.allow_empty);
}

/* The comment with `old` replaced by `new`. */
static bool parses(const char *old, const char *new)
{
    struct release release;
    char text[2 * sizeof spoken];
    const char *at = strstr(spoken, old);
    assert_non_null(at);
    snprintf(text, sizeof text, "%.*s%s%s", (int)(at - spoken), spoken, new, at + strlen(old));
    return release_parse(text, &release);
}

static void a_comment_that_says_it_otherwise_is_refused(void **state)
{
    (void)state;
    static const char *const changes[][2] = {
        {"wegwijzer1", "wegwijzer2"},
        {"wegwijzer1 ", "wegwijzer1  "},
        {"chan=gent", "chan="},
        {"chan=gent", "chan=Gent"},
        {"chan=gent", "chan=-gent"},
        {"chan=gent", "chan=abcdefghijklmnopqrstuvwxyzabcdefg"},
        {"chan=gent ", ""},
        {"epoch=1", "epoch=0"},
        {"epoch=1", "epoch="},
        {"epoch=1", "epoch=+1"},
        {"gen=42", "gen=042"},
        {"gen=42", "gen=43"},
        {"gen=42", "gen=-42"},
        {"gen=42", "gen=42.0"},
        {"gen=42 size=3174400", "size=3174400 gen=42"},
        {"gen=42", "gen=99999999999999999999999"},
        {"gen=42", "gen=10000000042"},
        {"size=3174400", "size=0"},
        {"size=3174400", "size=0x10"},
        {"b2=5f", "b2=5F"},
        {"b2=5f", "b2=6f"},
        {"b2=5f", "b2=5"},
        {"b2=5f", "b2=5f0"},
        {"schema=1", "schema=10000"},
        {"created=1795300000", "created=179530000000"},
        {"created=1795300000", "created=2026-11-25"},
        {"stale=7d", "stale=7"},
        {"stale=7d", "stale=7h"},
        {"stale=7d", "stale=0d"},
        {"stale=7d", "stale=3651d"},
        {"file=g/", "file=../g/"},
        {"file=g/0000000042", "file=g/0000000041"},
        {".db", ".db.zst"},
        {".db pct=100", ".db"},
        {"pct=100", "pct=101"},
        {"pct=100", "pct=100 "},
        {"pct=100", "pct=100 later"},
        {"pct=100", "pct=100 =1"},
        {"pct=100", "pct=100 later="},
        {"pct=100", "pct=100 later=\x7f"},
        {"pct=100", "pct=100 later=\xc3\xa9"},
        {"pct=100", "pct=100 later=\t1"},
        {"pct=100", "pct=100\tlater=1"},
        {"pct=100", "pct=100later=1"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        if (parses(changes[i][0], changes[i][1]))
            fail_msg("%s for %s was accepted", changes[i][1], changes[i][0]);
    for (size_t length = 0; length < strlen(spoken); length++) {
        char cut[sizeof spoken];
        struct release release;
        snprintf(cut, sizeof cut, "%.*s", (int)length, spoken);
        /* "pct=1" and "pct=10" are comments too. */
        assert_int_equal(release_parse(cut, &release), length >= strlen(spoken) - 2);
    }
}

static void words_of_later_programs_are_passed_over(void **state)
{
    (void)state;
    assert_true(parses("pct=100", "pct=0"));
    assert_true(parses("pct=100", "pct=100 later=1 beat=x=y,z"));
    assert_true(parses("chan=gent", "chan=3-abcdefghijklmnopqrstuvwxyz-012"));
    struct release release;
    char text[2 * sizeof spoken];
    snprintf(text, sizeof text, "%s later=1 allow=empty next=2", spoken);
    assert_true(release_parse(text, &release));
    assert_true(release.allow_empty);
    snprintf(text, sizeof text, "%s allow=empti", spoken);
    assert_true(release_parse(text, &release));
    assert_false(release.allow_empty);
}

static void a_channel_is_a_short_plain_word(void **state)
{
    (void)state;
    assert_true(release_channel_valid("gent"));
    assert_true(release_channel_valid("3-landen"));
    assert_false(release_channel_valid(""));
    assert_false(release_channel_valid("-gent"));
    assert_false(release_channel_valid("../gent"));
    assert_false(release_channel_valid("gent zuid"));
    assert_false(release_channel_valid("abcdefghijklmnopqrstuvwxyz-0123456"));
}

static void only_exact_names_are_releases(void **state)
{
    (void)state;
    static const char *const others[] = {
        "",
        "latest.minisig",
        "0000000042-5f1e0c9ad2b34411",
        "0000000042-5f1e0c9ad2b34411.db.minisig",
        "000000042-5f1e0c9ad2b34411.db",
        "00000000042-5f1e0c9ad2b34411.db",
        "0000000000-5f1e0c9ad2b34411.db",
        "0000000042_5f1e0c9ad2b34411.db",
        "0000000042-5F1e0c9ad2b34411.db",
        "0000000042-5f1e0c9ad2b3441.db",
        "0000000042-5f1e0c9ad2b344110.db",
        ".syncthing.0000000042-5f1e0c9ad2b34411.db.tmp",
        "~syncthing~0000000042-5f1e0c9ad2b34411.db.tmp",
        ".0000000042-5f1e0c9ad2b34411.db.x8Gh2k",
        "0000000042-5f1e0c9ad2b34411.db~",
        "0000000042-5f1e0c9ad2b34411.db-wal",
        "0000000042-5f1e0c9ad2b34411 (1).db",
        "0000000042-5f1e0c9ad2b34411.sync-conflict-20261125-140500-ABCDEFG.db"};
    int64_t generation = 0;
    char name[RELEASE_NAME_BYTES], full[64];
    struct release release;
    assert_true(release_parse(spoken, &release));
    release_name(42, release.digest, name);
    snprintf(full, sizeof full, "%s.db", name);
    assert_string_equal(full, "0000000042-5f1e0c9ad2b34411.db");
    assert_true(release_name_parse(full, ".db", &generation));
    assert_int_equal(generation, 42);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (release_name_parse(others[i], ".db", &generation))
            fail_msg("%s was accepted", others[i]);
    assert_true(release_name_parse("0000000042-5f1e0c9ad2b34411.db.minisig", ".db.minisig", &generation));
}

static void a_publication_opens(void **state)
{
    (void)state;
    struct pair pair;
    struct store *store;
    struct err err = {""};
    pair_of_publication(&pair, NULL);
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_GOOD);
    assert_int_equal(store_serial(store), GENERATION);
    store_close(store);
    free(pair.data);
}

static void what_is_not_meant_for_this_kiosk_says_why(void **state)
{
    (void)state;
    struct pair pair;
    struct err err = {""};
    pair_of_bytes(&pair, 10);
    assert_int_equal(pair_read(&pair, &err), RELEASE_GOOD);

    pair.terms.channel = "brugge";
    assert_int_equal(pair_read(&pair, &err), RELEASE_CHANNEL);
    assert_string_equal(err.text, "dit is voor het kanaal 'gent' en niet voor 'brugge'; kijk --channel na");
    pair.terms.channel = "gent";

    pair.release.schema = RELEASE_SCHEMA_NEWEST + 1;
    assert_int_equal(pair_read(&pair, &err), RELEASE_SCHEMA_NEW);
    assert_string_equal(err.text, "formaat 2 is te nieuw voor dit programma; werk het programma bij");
    pair.release.schema = RELEASE_SCHEMA_OLDEST - 1;
    assert_int_equal(pair_read(&pair, &err), RELEASE_SCHEMA_OLD);
    assert_string_equal(err.text, "formaat 0 wordt niet meer gelezen; publiceer opnieuw");
    pair.release.schema = RELEASE_SCHEMA_NEWEST;

    pair.release.epoch = 2;
    assert_int_equal(pair_read(&pair, &err), RELEASE_OTHER_EPOCH);
    assert_non_null(strstr(err.text, "werk het programma bij"));
    pair.release.epoch = RELEASE_EPOCH;

    pair.terms.floor = GENERATION;
    assert_int_equal(pair_read(&pair, &err), RELEASE_SAME);
    pair.terms.floor = GENERATION + 1;
    assert_int_equal(pair_read(&pair, &err), RELEASE_ROLLBACK);
    assert_non_null(strstr(err.text, "uitgave 42 is ouder dan uitgave 43"));
    pair.terms.floor = RELEASE_FLOOR_NONE;
    assert_int_equal(pair_read(&pair, &err), RELEASE_GOOD);
    free(pair.data);
}

static void a_leap_and_a_giant_are_refused(void **state)
{
    (void)state;
    struct pair pair;
    struct err err = {""};
    pair_of_bytes(&pair, 10);
    pair.terms.floor = 1;
    pair.release.generation = 1 + RELEASE_LEAP_MAX;
    assert_int_equal(pair_read(&pair, &err), RELEASE_GOOD);
    pair.release.generation++;
    assert_int_equal(pair_read(&pair, &err), RELEASE_LEAP);
    pair.terms.floor = RELEASE_FLOOR_NONE;
    assert_int_equal(pair_read(&pair, &err), RELEASE_GOOD);
    pair.release.generation = 9999999999;
    assert_int_equal(pair_read(&pair, &err), RELEASE_GOOD);

    char comment[SIGNATURE_COMMENT_MAX + 1];
    struct digest digest = digest_of(pair.data, pair.data_length);
    struct release release;
    pair.release.size = RELEASE_SIZE_MAX;
    release_format(&pair.release, comment);
    secret_sign(&pair.secret, &digest, comment, pair.text);
    assert_int_equal(release_read(pair.text, strlen(pair.text), &pair.terms, &release, &err), RELEASE_GOOD);
    pair.release.size++;
    release_format(&pair.release, comment);
    secret_sign(&pair.secret, &digest, comment, pair.text);
    assert_int_equal(release_read(pair.text, strlen(pair.text), &pair.terms, &release, &err),
                     RELEASE_TOO_BIG);
    free(pair.data);
}

static void what_is_wrong_with_a_signature_is_said(void **state)
{
    (void)state;
    struct pair pair;
    struct release release;
    struct err err = {""};
    pair_of_bytes(&pair, 10);
    assert_int_equal(release_read("<html>", 6, &pair.terms, &release, &err), RELEASE_MALFORMED);
    assert_string_equal(err.text, "dit is geen handtekening of ze is afgebroken; kopieer ze opnieuw");

    struct pair old = pair;
    memcpy(strchr(old.text, '\n') + 1, "RWQ", 3);
    assert_int_equal(release_read(old.text, old.length, &pair.terms, &release, &err), RELEASE_LEGACY);

    struct pair other = pair;
    secret_init(&other.secret);
    assert_int_equal(pair_read(&other, &err), RELEASE_STRANGER);

    struct pair forged = pair;
    strstr(forged.text, "stale=7d")[6] = '8';
    assert_int_equal(release_read(forged.text, forged.length, &pair.terms, &release, &err), RELEASE_FORGED);

    struct digest digest = digest_of("x", 1);
    secret_sign(&pair.secret, &digest, "timestamp:1\tfile:x\thashed", pair.text);
    assert_int_equal(release_read(pair.text, strlen(pair.text), &pair.terms, &release, &err),
                     RELEASE_COMMENT);
    free(pair.data);
}

static void a_signature_fits_one_file_only(void **state)
{
    (void)state;
    struct pair pair;
    struct release release;
    struct err err = {""};
    pair_of_bytes(&pair, 1000);
    assert_int_equal(pair_check(&pair, &release), RELEASE_GOOD);
    for (size_t length = 0; length < 1000; length++)
        assert_int_equal(release_check_bytes(&release, pair.data, length, &err), RELEASE_INCOMPLETE);
    assert_string_equal(err.text, "het bestand is nog niet volledig: 999 van 1000 bytes");
    char *longer = calloc(1, 1000 + 4096);
    memcpy(longer, pair.data, 1000);
    for (size_t more = 1; more <= 4096; more++)
        assert_int_equal(release_check_bytes(&release, longer, 1000 + more, &err), RELEASE_LENGTH);
    free(longer);

    /* Somebody with the key signs another file's comment. */
    struct digest digest = digest_of("x", 1);
    char comment[SIGNATURE_COMMENT_MAX + 1];
    release_format(&pair.release, comment);
    secret_sign(&pair.secret, &digest, comment, pair.text);
    pair.length = strlen(pair.text);
    assert_int_equal(pair_check(&pair, &release), RELEASE_SIGNATURE);
    free(pair.data);
}

static void every_changed_byte_of_a_small_pair_is_seen(void **state)
{
    (void)state;
    struct pair pair;
    struct release release;
    size_t head = strlen("untrusted comment: "), first, accepted = 0;
    pair_of_bytes(&pair, 4096);
    first = strcspn(pair.text, "\n");
    for (size_t i = 0; i < pair.data_length; i++)
        for (int bit = 0; bit < 8; bit += 7) {
            pair.data[i] = (char)(pair.data[i] ^ 1 << bit);
            accepted += pair_check(&pair, &release) == RELEASE_GOOD;
            pair.data[i] = (char)(pair.data[i] ^ 1 << bit);
        }
    for (size_t i = 0; i < pair.length; i++) {
        struct pair broken = pair;
        if (i >= head && i < first)
            continue;
        for (int bit = 0; bit < 8; bit++) {
            broken.text[i] = (char)(pair.text[i] ^ 1 << bit);
            accepted += pair_check(&broken, &release) == RELEASE_GOOD;
        }
    }
    assert_int_equal(accepted, 0);
    free(pair.data);
}

static void changed_bytes_all_over_a_publication_are_seen(void **state)
{
    (void)state;
    enum { FLIPS = 2000 };
    struct pair pair;
    struct release release;
    int accepted = 0;
    pair_of_publication(&pair, NULL);
    for (int i = 0; i < FLIPS; i++) {
        size_t at = pair.data_length * (size_t)i / FLIPS;
        pair.data[at] = (char)(pair.data[at] ^ 1 << i % 8);
        accepted += pair_check(&pair, &release) == RELEASE_GOOD;
        pair.data[at] = (char)(pair.data[at] ^ 1 << i % 8);
    }
    assert_int_equal(accepted, 0);
    assert_int_equal(pair_check(&pair, &release), RELEASE_GOOD);
    free(pair.data);
}

/* A reproducible series of numbers (xorshift). */
static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Changes bytes, cuts, doubles or moves a part; the length may grow by `room`. */
static size_t mutate(char *bytes, size_t length, size_t room, uint32_t *seed)
{
    size_t at = next(seed) % length, from = next(seed) % length;
    size_t most = length - (at > from ? at : from), part = 1 + next(seed) % 64;
    part = part < most ? part : most;
    switch (next(seed) % 6) {
    case 0:
        bytes[at] = (char)(bytes[at] ^ 1 << next(seed) % 8);
        break;
    case 1:
        bytes[at] = (char)next(seed);
        break;
    case 2:
        memmove(bytes + at, bytes + from, part);
        break;
    case 3:
        return at;
    case 4:
        part = part < room ? part : room;
        memmove(bytes + at + part, bytes + at, length - at);
        return length + part;
    default:
        memmove(bytes + at, bytes + at + part, length - at - part);
        return length - part;
    }
    return length;
}

static void mutated_pairs_are_accepted_only_when_nothing_that_is_signed_changed(void **state)
{
    (void)state;
    enum { DATA = 2048, ROOM = 64 };
    struct pair pair;
    struct release release;
    uint32_t seed = 20261125;
    int accepted = 0, same = 0;
    pair_of_bytes(&pair, DATA);
    char *data = malloc(DATA + 4 * ROOM);
    for (int i = 0; i < MUTATIONS; i++) {
        struct pair broken = pair;
        broken.data = data;
        memcpy(data, pair.data, DATA);
        for (unsigned times = 1 + next(&seed) % 3; times > 0 && broken.length > 0 && broken.data_length > 0;
             times--) {
            if (next(&seed) % 2)
                broken.data_length = mutate(data, broken.data_length, ROOM, &seed);
            else
                broken.length = mutate(broken.text, broken.length, ROOM, &seed);
        }
        if (pair_check(&broken, &release) != RELEASE_GOOD)
            continue;
        accepted++;
        same += broken.data_length == DATA && memcmp(data, pair.data, DATA) == 0 &&
                strstr(pair.text, release.signature.comment) != NULL;
    }
    assert_int_equal(accepted, same);
    assert_in_range(accepted, 1, MUTATIONS / 10);
    free(data);
    free(pair.data);
}

static void half_of_the_next_generation_is_refused(void **state)
{
    (void)state;
    struct pair old, new;
    struct release release;
    pair_of_publication(&old, NULL);
    pair_of_publication(&new, "UPDATE publication SET serial = 42; UPDATE card SET title = 'Nieuw'");
    assert_int_equal(old.data_length, new.data_length);
    for (size_t page = 1; page < old.data_length / 4096; page++) {
        struct pair mixed = new;
        mixed.data = malloc(new.data_length);
        memcpy(mixed.data, new.data, page * 4096);
        memcpy(mixed.data + page * 4096, old.data + page * 4096, old.data_length - page * 4096);
        bool whole = memcmp(mixed.data, new.data, new.data_length) == 0;
        assert_int_equal(pair_check(&mixed, &release), whole ? RELEASE_GOOD : RELEASE_DIGEST);
        free(mixed.data);
    }
    /* The signature of one with the data of the other. */
    struct pair crossed = new;
    crossed.data = old.data;
    assert_int_equal(pair_check(&crossed, &release), RELEASE_DIGEST);
    free(old.data);
    free(new.data);
}

static void what_is_signed_but_no_publication_is_refused(void **state)
{
    (void)state;
    struct pair pair;
    struct store *store;
    struct err err = {""};
    pair_of_publication(&pair, "UPDATE publication SET serial = 41");
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_SERIAL);
    assert_string_equal(err.text, "nieuw.db: het volgnummer erin is 41 en niet 42; publiceer opnieuw");
    free(pair.data);

    pair_of_publication(&pair, NULL);
    pair.data[18] = pair.data[19] = 2; /* WAL mode */
    pair_sign(&pair);
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_CONTENT);
    assert_non_null(strstr(err.text, "WAL"));
    free(pair.data);

    pair_of_publication(&pair, "UPDATE publication SET serial = 42; CREATE VIEW eindeloos AS WITH RECURSIVE "
                               "r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r");
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_CONTENT);
    assert_non_null(strstr(err.text, "de view 'eindeloos' hoort niet in een publicatie"));
    free(pair.data);

    pair_of_bytes(&pair, 100);
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_CONTENT);
    pair.data[0] = 'x';
    assert_int_equal(pair_open(&pair, &store, &err), RELEASE_DIGEST);
    assert_string_equal(err.text,
                        "nieuw.db: de inhoud is beschadigd of veranderd; kopieer het bestand opnieuw");
    assert_null(store);
    free(pair.data);
}

static void only_plain_files_are_read(void **state)
{
    (void)state;
    char folder[] = "/tmp/wegwijzer-release-XXXXXX", path[PATH], other[PATH], *bytes;
    size_t length;
    struct err err = {""};
    assert_non_null(mkdtemp(folder));
    assert_false(path_read_nofollow(folder, 100, &bytes, &length, &err));
    assert_non_null(strstr(err.text, "een map"));

    snprintf(path, sizeof path, "%s/pijp", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(path_read_nofollow(path, 100, &bytes, &length, &err));
    assert_non_null(strstr(err.text, "apparaat of pijp"));
    unlink(path);

    snprintf(path, sizeof path, "%s/reus", folder);
    int fd = open(path, O_CREAT | O_WRONLY, 0600);
    assert_int_equal(ftruncate(fd, 10ll << 30), 0);
    close(fd);
    assert_false(path_read_nofollow(path, RELEASE_SIZE_MAX, &bytes, &length, &err));
    assert_non_null(strstr(err.text, "te groot"));

    snprintf(other, sizeof other, "%s/link", folder);
    assert_int_equal(symlink("/etc/passwd", other), 0);
    assert_false(path_read_nofollow(other, 1 << 20, &bytes, &length, &err));
    assert_non_null(strstr(err.text, "symbolische koppeling"));
    assert_true(path_read(other, 1 << 20, &bytes, &length, &err));
    free(bytes);
    unlink(other);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_comment_is_read_and_written_to_the_letter),
        cmocka_unit_test(a_comment_that_says_it_otherwise_is_refused),
        cmocka_unit_test(words_of_later_programs_are_passed_over),
        cmocka_unit_test(a_channel_is_a_short_plain_word),
        cmocka_unit_test(only_exact_names_are_releases),
        cmocka_unit_test(a_publication_opens),
        cmocka_unit_test(what_is_not_meant_for_this_kiosk_says_why),
        cmocka_unit_test(a_leap_and_a_giant_are_refused),
        cmocka_unit_test(what_is_wrong_with_a_signature_is_said),
        cmocka_unit_test(a_signature_fits_one_file_only),
        cmocka_unit_test(every_changed_byte_of_a_small_pair_is_seen),
        cmocka_unit_test(changed_bytes_all_over_a_publication_are_seen),
        cmocka_unit_test(mutated_pairs_are_accepted_only_when_nothing_that_is_signed_changed),
        cmocka_unit_test(half_of_the_next_generation_is_refused),
        cmocka_unit_test(what_is_signed_but_no_publication_is_refused),
        cmocka_unit_test(only_plain_files_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
