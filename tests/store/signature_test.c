#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "store/secret.h"

enum { FOLDER = 64, PATH = 128, COMMAND = 512 };

static const char comment[] = "wegwijzer1 een woord";

struct pair {
    struct secret secret;
    struct keys keys;
    char text[SIGNATURE_TEXT_MAX];
    size_t length;
};

/* A small file and its signature with a fresh key. */
static struct pair pair_of(const char *data)
{
    struct pair pair = {.keys = {.count = 1}};
    struct digest digest = digest_of(data, strlen(data));
    secret_init(&pair.secret);
    pair.keys.items[0] = pair.secret.key;
    secret_sign(&pair.secret, &digest, comment, pair.text);
    pair.length = strlen(pair.text);
    return pair;
}

static enum signature_verdict verdict_of(const struct pair *pair)
{
    struct signature signature;
    const struct public_key *key;
    enum signature_verdict verdict = signature_parse(pair->text, pair->length, &signature);
    return verdict == SIGNATURE_GOOD ? signature_verify(&signature, &pair->keys, &key) : verdict;
}

static enum signature_verdict parse(const char *text)
{
    struct signature signature;
    return signature_parse(text, strlen(text), &signature);
}

static void what_is_signed_is_accepted(void **state)
{
    (void)state;
    struct pair pair = pair_of("data");
    struct signature signature;
    const struct public_key *key;
    struct digest digest = digest_of("data", 4), other = digest_of("date", 4);
    assert_int_equal(signature_parse(pair.text, pair.length, &signature), SIGNATURE_GOOD);
    assert_string_equal(signature.comment, comment);
    assert_int_equal(signature_verify(&signature, &pair.keys, &key), SIGNATURE_GOOD);
    assert_ptr_equal(key, &pair.keys.items[0]);
    assert_true(signature_verify_digest(&signature, key, &digest));
    assert_false(signature_verify_digest(&signature, key, &other));
}

static void the_digest_is_blake2b_of_512_bits(void **state)
{
    (void)state;
    /* RFC 7693, appendix A. */
    static const unsigned char abc[] = {0xba, 0x80, 0xa5, 0x3f, 0x98, 0x1c, 0x4d, 0x0d};
    struct digest digest = digest_of("abc", 3);
    assert_memory_equal(digest.bytes, abc, sizeof abc);
    assert_int_equal(digest.bytes[63], 0x23);
}

static void only_a_trusted_key_counts(void **state)
{
    (void)state;
    struct pair pair = pair_of("data"), other = pair_of("data");
    pair.keys = other.keys;
    assert_int_equal(verdict_of(&pair), SIGNATURE_STRANGER);
    pair.keys.count = 0;
    assert_int_equal(verdict_of(&pair), SIGNATURE_STRANGER);
}

static void two_keys_with_one_id_are_both_tried(void **state)
{
    (void)state;
    struct pair pair = pair_of("data"), other = pair_of("data");
    memcpy(other.keys.items[0].id, pair.keys.items[0].id, KEY_ID_BYTES);
    pair.keys.items[1] = pair.keys.items[0];
    pair.keys.items[0] = other.keys.items[0];
    assert_int_equal(verdict_of(&pair), SIGNATURE_FORGED);
    pair.keys.count = 2;
    assert_int_equal(verdict_of(&pair), SIGNATURE_GOOD);
}

/* Base64 of an algorithm, a key's id and a signature, all of one letter. */
static char *signed_line(const char *algorithm)
{
    static char text[101];
    memset(text, 'A', 100);
    memcpy(text, algorithm, 3);
    memcpy(text + 99, "=", 2);
    return text;
}

static char *four_lines(const char *first, const char *second, const char *third, const char *fourth)
{
    static char text[3 * SIGNATURE_TEXT_MAX];
    snprintf(text, sizeof text, "%s%s%s%s", first, second, third, fourth);
    return text;
}

static void a_file_of_another_shape_is_none(void **state)
{
    (void)state;
    static const char u[] = "untrusted comment: x\n", t[] = "trusted comment: y\n";
    char s[128], g[128], long_line[SIGNATURE_TEXT_MAX + 8];
    snprintf(s, sizeof s, "%s\n", signed_line("RUQ"));
    memset(g, 'A', 86);
    memcpy(g + 86, "==\n", 4);
    assert_int_equal(parse(four_lines(u, s, t, g)), SIGNATURE_GOOD);
    assert_int_equal(parse(""), SIGNATURE_MALFORMED);
    assert_int_equal(parse(u), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, t, "")), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines("untrusted comment:\n", s, t, g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines("Untrusted comment: x\n", s, t, g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, "trusted comment \n", g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, g, t, g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, t, s)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, "AAA=\n", t, g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, t, "AAAA\n")), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, "trusted comment: y\r\n", g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, "trusted comment: y\x7f\n", g)), SIGNATURE_MALFORMED);
    assert_int_equal(parse(four_lines(u, s, "trusted comment: y\tz\n", g)), SIGNATURE_GOOD);
    char *five = four_lines(u, s, t, g);
    strcat(five, "\n");
    assert_int_equal(parse(five), SIGNATURE_MALFORMED);
    five[strlen(five) - 2] = '\0';
    assert_int_equal(parse(five), SIGNATURE_MALFORMED);
    memset(long_line, 'x', sizeof long_line);
    memcpy(long_line, "trusted comment: ", 17);
    memcpy(long_line + 17 + SIGNATURE_COMMENT_MAX, "\n", 2);
    assert_int_equal(parse(four_lines(u, s, long_line, g)), SIGNATURE_GOOD);
    memcpy(long_line + 17 + SIGNATURE_COMMENT_MAX, "x\n", 3);
    assert_int_equal(parse(four_lines(u, s, long_line, g)), SIGNATURE_MALFORMED);
    memset(long_line, 'x', sizeof long_line);
    memcpy(long_line, "untrusted comment: ", 19);
    memcpy(long_line + SIGNATURE_TEXT_MAX, "\n", 2);
    assert_int_equal(parse(four_lines(long_line, s, t, g)), SIGNATURE_MALFORMED);
}

static void a_nul_makes_it_malformed(void **state)
{
    (void)state;
    struct pair pair = pair_of("data");
    for (size_t i = 0; i < pair.length; i++) {
        struct pair broken = pair;
        broken.text[i] = '\0';
        assert_int_equal(verdict_of(&broken), SIGNATURE_MALFORMED);
    }
}

static void the_old_kind_is_refused(void **state)
{
    (void)state;
    static const char rest[] = "trusted comment: y\n";
    char s[128], g[128];
    memset(g, 'A', 86);
    memcpy(g + 86, "==\n", 4);
    snprintf(s, sizeof s, "%s\n", signed_line("RWQ")); /* "Ed" */
    assert_int_equal(parse(four_lines("untrusted comment: x\n", s, rest, g)), SIGNATURE_LEGACY);
    snprintf(s, sizeof s, "%s\n", signed_line("RUw")); /* "EL" */
    assert_int_equal(parse(four_lines("untrusted comment: x\n", s, rest, g)), SIGNATURE_MALFORMED);
    snprintf(s, sizeof s, "%s\n", signed_line("AEQ")); /* NUL, "D" */
    assert_int_equal(parse(four_lines("untrusted comment: x\n", s, rest, g)), SIGNATURE_MALFORMED);
}

static void every_changed_byte_but_those_of_the_first_line_is_seen(void **state)
{
    (void)state;
    struct pair pair = pair_of("data");
    size_t free_text = strlen("untrusted comment: "), first = strcspn(pair.text, "\n");
    for (size_t i = 0; i < pair.length; i++)
        for (int bit = 0; bit < 8; bit++) {
            struct pair broken = pair;
            broken.text[i] = (char)(broken.text[i] ^ 1 << bit);
            if (i < free_text || i >= first)
                assert_int_not_equal(verdict_of(&broken), SIGNATURE_GOOD);
        }
    for (size_t i = 0; i < pair.length; i++) {
        struct pair cut = pair;
        cut.length = i;
        assert_int_equal(verdict_of(&cut), SIGNATURE_MALFORMED);
    }
}

static struct err keys_error(const char *text)
{
    struct keys keys;
    struct err err = {""};
    assert_false(keys_parse(text, strlen(text), &keys, &err));
    return err;
}

static void a_file_holds_several_keys(void **state)
{
    (void)state;
    struct secret a, b;
    struct keys keys;
    struct err err = {""};
    char first[160], second[160], text[400];
    secret_init(&a);
    secret_init(&b);
    public_key_format(&a.key, first);
    public_key_format(&b.key, second);
    int length =
        snprintf(text, sizeof text, "# sleutel van het huis\r\n%s\n \t\n%s", first, strchr(second, '\n') + 1);
    assert_true(keys_parse(text, (size_t)length, &keys, &err));
    assert_true(keys_parse(text, (size_t)length - 1, &keys, &err));
    assert_int_equal(keys.count, 2);
    assert_memory_equal(&keys.items[0], &a.key, sizeof a.key);
    assert_memory_equal(&keys.items[1], &b.key, sizeof b.key);
}

static void a_file_without_a_good_key_says_where(void **state)
{
    (void)state;
    assert_string_equal(keys_error("").text,
                        "er staat geen openbare sleutel in; neem die van 'wegwijzer-data keygen'");
    assert_string_equal(keys_error("# a\nhallo\n").text,
                        "regel 2: dit is geen openbare sleutel; neem die van 'wegwijzer-data keygen'");
    char other[57];
    memset(other, 'A', 56);
    other[56] = '\0';
    assert_non_null(strstr(keys_error(other).text, "geen openbare sleutel"));
    char text[160 * (KEYS_MAX + 1)] = "";
    struct secret secret;
    secret_init(&secret);
    for (int i = 0; i <= KEYS_MAX; i++)
        public_key_format(&secret.key, text + strlen(text));
    assert_non_null(strstr(keys_error(text).text, "meer dan 16 sleutels"));
}

static void a_secret_key_reads_back(void **state)
{
    (void)state;
    struct secret secret, again;
    struct secret_file file;
    struct err err = {""};
    char text[SECRET_TEXT_BYTES];
    secret_init(&secret);
    assert_true(secret_format(&secret, NULL, text, &err));
    assert_true(secret_file_parse(text, strlen(text), &file, &err));
    assert_false(file.locked);
    assert_true(secret_open(&file, NULL, &again, &err));
    assert_memory_equal(&secret, &again, sizeof secret);
    for (int at = 54; at < 158; at++) {
        struct secret_file broken = file;
        broken.bytes[at] ^= 1;
        assert_false(secret_open(&broken, NULL, &again, &err));
        assert_string_equal(err.text, "de geheime sleutel is beschadigd");
    }
    text[30] = '\0';
    assert_false(secret_file_parse(text, 30, &file, &err));
    assert_non_null(strstr(err.text, "geen geheime sleutel"));
}

static void a_file_that_is_no_secret_key_is_said(void **state)
{
    (void)state;
    static const char *const codes[] = {"", "RWQAAEIy", "nee", "RUQ", "RWQAAEIx"};
    struct secret secret;
    struct secret_file file;
    struct err err = {""};
    char text[SECRET_TEXT_BYTES], broken[2 * SECRET_TEXT_BYTES];
    secret_init(&secret);
    assert_true(secret_format(&secret, NULL, text, &err));
    const char *code = strchr(text, '\n') + 1;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        snprintf(broken, sizeof broken, "untrusted comment: x\n%s%s", codes[i],
                 i > 1 ? code + strlen(codes[i]) : "");
        assert_false(secret_file_parse(broken, strlen(broken), &file, &err));
        assert_string_equal(err.text,
                            "dit is geen geheime sleutel; neem de .key van 'wegwijzer-data keygen'");
    }
    snprintf(broken, sizeof broken, "een andere kop: x\n%s", code);
    assert_false(secret_file_parse(broken, strlen(broken), &file, &err));
    snprintf(broken, sizeof broken, "untrusted comment: x\r\n%.212s \r\n", code);
    assert_true(secret_file_parse(broken, strlen(broken), &file, &err));
    file.bytes[60] ^= 1; /* the id, and the checksum as minisign leaves it */
    memset(file.bytes + 126, 0, 32);
    assert_true(secret_open(&file, NULL, &secret, &err));
    file.bytes[62] ^= 1; /* the key's seed */
    assert_false(secret_open(&file, NULL, &secret, &err));
}

static void a_key_that_asks_for_the_whole_machine_is_refused(void **state)
{
    (void)state;
    struct secret secret;
    struct secret_file file;
    struct err err = {""};
    char text[SECRET_TEXT_BYTES];
    secret_init(&secret);
    assert_true(secret_format(&secret, NULL, text, &err));
    char *code = strchr(text, '\n') + 1;
    memcpy(code, "RWRTY0", 6); /* "EdSc" */
    assert_true(secret_file_parse(text, strlen(text), &file, &err));
    memset(code + 52, '/', 8); /* among the limits */
    assert_false(secret_file_parse(text, strlen(text), &file, &err));
    assert_non_null(strstr(err.text, "op een onbekende manier afgesloten"));
}

/* Runs a command in the folder; its exit code. */
static int run(const char *folder, const char *command)
{
    char line[COMMAND + PATH];
    snprintf(line, sizeof line, "cd %s && { %s; } >out 2>&1", folder, command);
    int status = system(line);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void put(const char *folder, const char *name, const char *text)
{
    char path[PATH];
    struct err err = {""};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(path_write(path, text, strlen(text), &err));
}

static char *get(const char *folder, const char *name, size_t *length)
{
    char path[PATH], *bytes;
    struct err err = {""};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(path_read(path, 1 << 20, &bytes, length, &err));
    return bytes;
}

static int folder_open(void **state)
{
    char *folder = calloc(1, FOLDER);
    snprintf(folder, FOLDER, "/tmp/wegwijzer-signature-XXXXXX");
    *state = folder;
    return mkdtemp(folder) ? 0 : -1;
}

static int folder_close(void **state)
{
    char line[COMMAND];
    snprintf(line, sizeof line, "rm -rf %s", (char *)*state);
    int status = system(line);
    free(*state);
    return status;
}

static void stock_minisign_accepts_what_we_sign(void **state)
{
    const char *folder = *state;
    struct pair pair = pair_of("een publicatie");
    char key[160];
    public_key_format(&pair.secret.key, key);
    put(folder, "f", "een publicatie");
    put(folder, "f.minisig", pair.text);
    put(folder, "k.pub", key);
    assert_int_equal(run(folder, "minisign -V -H -p k.pub -m f"), 0);
    size_t length;
    char *said = get(folder, "out", &length);
    assert_non_null(strstr(said, "Trusted comment: wegwijzer1 een woord"));
    free(said);
    put(folder, "f", "een Publicatie");
    assert_int_equal(run(folder, "minisign -V -H -p k.pub -m f"), 1);
}

static void stock_minisign_signs_with_our_key(void **state)
{
    const char *folder = *state;
    struct pair pair = pair_of("x");
    struct err err = {""};
    char text[SECRET_TEXT_BYTES];
    assert_true(secret_format(&pair.secret, NULL, text, &err));
    put(folder, "f", "een publicatie");
    put(folder, "k.key", text);
    assert_int_equal(run(folder, "minisign -S -s k.key -m f -t 'wegwijzer1 een woord' </dev/null"), 0);
    size_t length;
    char *theirs = get(folder, "f.minisig", &length);
    memcpy(pair.text, theirs, length + 1);
    pair.length = length;
    assert_int_equal(verdict_of(&pair), SIGNATURE_GOOD);
    assert_int_equal(run(folder, "minisign -S -l -s k.key -m f </dev/null"), 0);
    char *old = get(folder, "f.minisig", &length);
    assert_int_equal(parse(old), SIGNATURE_LEGACY);
    free(theirs);
    free(old);
}

/* Opens the secret key of the folder. */
static void key_open(const char *folder, const char *passphrase, struct secret *secret)
{
    size_t length;
    struct secret_file file;
    struct err err = {""};
    char *text = get(folder, "k.key", &length);
    assert_true(secret_file_parse(text, length, &file, &err));
    assert_int_equal(file.locked, passphrase != NULL);
    assert_true(secret_open(&file, passphrase, secret, &err));
    free(text);
}

static void we_accept_what_stock_minisign_signs(void **state)
{
    const char *folder = *state;
    char path[PATH];
    size_t length;
    struct keys keys;
    struct secret secret;
    struct signature signature;
    const struct public_key *key;
    struct err err = {""};
    put(folder, "f", "een publicatie");
    assert_int_equal(run(folder, "minisign -G -W -p k.pub -s k.key </dev/null"), 0);
    assert_int_equal(run(folder, "minisign -S -s k.key -m f </dev/null"), 0);
    snprintf(path, sizeof path, "%s/k.pub", folder);
    assert_true(keys_read(path, &keys, &err));
    key_open(folder, NULL, &secret);
    assert_memory_equal(&secret.key, &keys.items[0], sizeof secret.key);
    char *text = get(folder, "f.minisig", &length);
    assert_int_equal(signature_parse(text, length, &signature), SIGNATURE_GOOD);
    assert_int_equal(signature_verify(&signature, &keys, &key), SIGNATURE_GOOD);
    struct digest digest = digest_of("een publicatie", 14);
    assert_true(signature_verify_digest(&signature, key, &digest));
    free(text);
}

/* Scrypt takes a gigabyte and seconds, as it should: each way is gone once. */
static void keys_with_a_passphrase_go_both_ways(void **state)
{
    const char *folder = *state;
    struct secret secret, theirs;
    struct err err = {""};
    char text[SECRET_TEXT_BYTES];
    assert_int_equal(run(folder, "printf 'geheim\\ngeheim\\n' | minisign -G -p k.pub -s k.key"), 0);
    key_open(folder, "geheim", &theirs);
    secret_init(&secret);
    assert_true(secret_format(&secret, "geheim", text, &err));
    put(folder, "f", "een publicatie");
    put(folder, "k.key", text);
    assert_int_equal(run(folder, "echo geheim | minisign -S -s k.key -m f"), 0);
}

static void a_wrong_passphrase_is_said(void **state)
{
    (void)state;
    /* A locked key that asks for the least of scrypt: 32768 operations, 16 MiB. */
    struct secret_file file = {.bytes = {'E', 'd', 'S', 'c', 'B', '2'}, .locked = true};
    struct secret secret;
    struct err err = {""};
    file.bytes[39] = 0x80;
    file.bytes[49] = 1;
    assert_false(secret_open(&file, "mis", &secret, &err));
    assert_string_equal(err.text, "de wachtzin is niet juist");
}

static void a_file_that_is_missing_is_named(void **state)
{
    struct keys keys;
    struct err err = {""};
    char path[PATH];
    snprintf(path, sizeof path, "%s/weg.pub", (char *)*state);
    assert_false(keys_read(path, &keys, &err));
    assert_non_null(strstr(err.text, "weg.pub: bestaat niet"));
    put(*state, "weg.pub", "leeg\n");
    assert_false(keys_read(path, &keys, &err));
    assert_non_null(strstr(err.text, "weg.pub: regel 1: dit is geen openbare sleutel"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_signed_is_accepted),
        cmocka_unit_test(the_digest_is_blake2b_of_512_bits),
        cmocka_unit_test(only_a_trusted_key_counts),
        cmocka_unit_test(two_keys_with_one_id_are_both_tried),
        cmocka_unit_test(a_file_of_another_shape_is_none),
        cmocka_unit_test(a_nul_makes_it_malformed),
        cmocka_unit_test(the_old_kind_is_refused),
        cmocka_unit_test(every_changed_byte_but_those_of_the_first_line_is_seen),
        cmocka_unit_test(a_file_holds_several_keys),
        cmocka_unit_test(a_file_without_a_good_key_says_where),
        cmocka_unit_test(a_secret_key_reads_back),
        cmocka_unit_test(a_file_that_is_no_secret_key_is_said),
        cmocka_unit_test(a_key_that_asks_for_the_whole_machine_is_refused),
        cmocka_unit_test_setup_teardown(stock_minisign_accepts_what_we_sign, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(stock_minisign_signs_with_our_key, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(we_accept_what_stock_minisign_signs, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(keys_with_a_passphrase_go_both_ways, folder_open, folder_close),
        cmocka_unit_test(a_wrong_passphrase_is_said),
        cmocka_unit_test_setup_teardown(a_file_that_is_missing_is_named, folder_open, folder_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
