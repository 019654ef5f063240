#include "store/secret.h"

#include <assert.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* Where the parts of a key file's bytes stand. */
enum {
    AT_KDF = 2,
    AT_CHECK = 4,
    AT_SALT = 6,
    AT_OPERATIONS = 38,
    AT_MEMORY = 46,
    AT_KEY = 54, /* from here on under the passphrase: id, key, checksum */
    AT_SUM = 126,
    SECRET_BYTES = 158,
    KEY_BYTES = AT_SUM - AT_KEY,
    LOCKED_BYTES = SECRET_BYTES - AT_KEY,
    SUM_BYTES = SECRET_BYTES - AT_SUM,
    SALT_BYTES = AT_OPERATIONS - AT_SALT,
    BASE64 = sodium_base64_VARIANT_ORIGINAL
};

/* What minisign asks of scrypt, and the most that a key file may ask of this machine. */
#define OPERATIONS crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE
#define MEMORY     crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE

static const char heading[] = "untrusted comment: ";

static void crypto_begin(void)
{
    if (sodium_init() < 0)
        abort();
}

static uint64_t number_read(const unsigned char *bytes)
{
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

static void number_write(unsigned char *bytes, uint64_t number)
{
    for (int i = 0; i < 8; i++, number >>= 8)
        bytes[i] = (unsigned char)number;
}

void secret_init(struct secret *secret)
{
    crypto_begin();
    randombytes_buf(secret->key.id, sizeof secret->key.id);
    crypto_sign_keypair(secret->key.bytes, secret->bytes);
}

void secret_release(struct secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

/* Checksum over algorithm, id and key. */
static void sum_of(const unsigned char *file, unsigned char sum[SUM_BYTES])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, SUM_BYTES);
    crypto_generichash_update(&state, file, 2);
    crypto_generichash_update(&state, file + AT_KEY, KEY_BYTES);
    crypto_generichash_final(&state, sum, SUM_BYTES);
}

/* Puts the key under its passphrase, or takes it from under it. */
static bool passphrase_apply(unsigned char *file, const char *passphrase)
{
    unsigned char stream[LOCKED_BYTES];
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof stream, passphrase, strlen(passphrase),
                                           file + AT_SALT, number_read(file + AT_OPERATIONS),
                                           (size_t)number_read(file + AT_MEMORY)) != 0)
        return false;
    for (size_t i = 0; i < sizeof stream; i++)
        file[AT_KEY + i] ^= stream[i];
    sodium_memzero(stream, sizeof stream);
    return true;
}

/* A machine with little memory gets a key that asks for less, as minisign does. */
static bool file_lock(unsigned char *file, const char *passphrase)
{
    uint64_t operations = OPERATIONS, memory = MEMORY;
    memcpy(file + AT_KDF, "Sc", 2);
    randombytes_buf(file + AT_SALT, SALT_BYTES);
    for (;; operations /= 2, memory /= 2) {
        number_write(file + AT_OPERATIONS, operations);
        number_write(file + AT_MEMORY, memory);
        if (passphrase_apply(file, passphrase))
            return true;
        if (memory <= MEMORY / 16)
            return false;
    }
}

bool secret_format(const struct secret *secret, const char *passphrase, char out[SECRET_TEXT_BYTES],
                   struct err *err)
{
    unsigned char file[SECRET_BYTES] = {'E', 'd', 0, 0, 'B', '2'};
    char text[sodium_base64_ENCODED_LEN(SECRET_BYTES, BASE64)];
    crypto_begin();
    memcpy(file + AT_KEY, secret->key.id, KEY_ID_BYTES);
    memcpy(file + AT_KEY + KEY_ID_BYTES, secret->bytes, sizeof secret->bytes);
    sum_of(file, file + AT_SUM);
    bool good = !passphrase || file_lock(file, passphrase);
    sodium_bin2base64(text, sizeof text, file, sizeof file, BASE64);
    snprintf(out, SECRET_TEXT_BYTES, "%sminisign %s secret key\n%s\n", heading,
             passphrase ? "encrypted" : "unencrypted", text);
    sodium_memzero(file, sizeof file);
    sodium_memzero(text, sizeof text);
    return good || err_set(err, "er is te weinig geheugen voor een wachtzin; sluit andere programma's");
}

bool secret_file_parse(const char *text, size_t length, struct secret_file *file, struct err *err)
{
    static const unsigned char no_lock[2] = {0, 0};
    const char *end = text + length;
    const char *newline = memchr(text, '\n', length);
    const char *code = newline ? newline + 1 : end;
    while (end > code && strchr(" \r\n", end[-1]))
        end--;
    size_t got;
    if (length < strlen(heading) || memcmp(text, heading, strlen(heading)) != 0 ||
        sodium_base642bin(file->bytes, SECRET_BYTES, code, (size_t)(end - code), NULL, &got, NULL, BASE64) !=
            0 ||
        got != SECRET_BYTES || memcmp(file->bytes, "Ed", 2) != 0 ||
        memcmp(file->bytes + AT_CHECK, "B2", 2) != 0)
        return err_set(err, "dit is geen geheime sleutel; neem de .key van 'wegwijzer-data keygen'");
    file->locked = memcmp(file->bytes + AT_KDF, no_lock, 2) != 0;
    if (file->locked && (memcmp(file->bytes + AT_KDF, "Sc", 2) != 0 ||
                         number_read(file->bytes + AT_OPERATIONS) > OPERATIONS ||
                         number_read(file->bytes + AT_MEMORY) > MEMORY))
        return err_set(err, "deze geheime sleutel is op een onbekende manier afgesloten");
    return true;
}

/* The second half of the key must belong to the first, or it would sign what nobody accepts. */
static bool key_fits(struct secret *secret)
{
    unsigned char again[64];
    crypto_sign_seed_keypair(secret->key.bytes, again, secret->bytes);
    bool fits = sodium_memcmp(again, secret->bytes, sizeof again) == 0;
    sodium_memzero(again, sizeof again);
    return fits;
}

bool secret_open(const struct secret_file *file, const char *passphrase, struct secret *secret,
                 struct err *err)
{
    unsigned char bytes[SECRET_BYTES], sum[SUM_BYTES];
    assert(!file->locked || passphrase);
    crypto_begin();
    memcpy(bytes, file->bytes, sizeof bytes);
    if (file->locked && !passphrase_apply(bytes, passphrase))
        return err_set(err, "er is te weinig geheugen om de sleutel te openen; sluit andere programma's");
    sum_of(bytes, sum);
    memcpy(secret->key.id, bytes + AT_KEY, KEY_ID_BYTES);
    memcpy(secret->bytes, bytes + AT_KEY + KEY_ID_BYTES, sizeof secret->bytes);
    /* minisign leaves the checksum of an unlocked key empty. */
    bool summed = sodium_memcmp(sum, bytes + AT_SUM, SUM_BYTES) == 0 ||
                  (!file->locked && sodium_is_zero(bytes + AT_SUM, SUM_BYTES));
    bool good = summed && key_fits(secret);
    sodium_memzero(bytes, sizeof bytes);
    if (good)
        return true;
    secret_release(secret);
    return err_set(err, file->locked ? "de wachtzin is niet juist" : MN_("de geheime sleutel is beschadigd"));
}

void secret_sign(const struct secret *secret, const struct digest *digest, const char *comment,
                 char out[SIGNATURE_TEXT_MAX])
{
    unsigned char signature[2 + KEY_ID_BYTES + 64] = {'E', 'D'}, *bytes = signature + 2 + KEY_ID_BYTES;
    unsigned char both[64 + SIGNATURE_COMMENT_MAX], global[64];
    char text[sodium_base64_ENCODED_LEN(sizeof signature, BASE64)];
    char global_text[sodium_base64_ENCODED_LEN(sizeof global, BASE64)];
    size_t length = strlen(comment);
    assert(length <= SIGNATURE_COMMENT_MAX);
    memcpy(signature + 2, secret->key.id, KEY_ID_BYTES);
    crypto_sign_detached(bytes, NULL, digest->bytes, sizeof digest->bytes, secret->bytes);
    memcpy(both, bytes, 64);
    memcpy(both + 64, comment, length);
    crypto_sign_detached(global, NULL, both, 64 + length, secret->bytes);
    sodium_bin2base64(text, sizeof text, signature, sizeof signature, BASE64);
    sodium_bin2base64(global_text, sizeof global_text, global, sizeof global, BASE64);
    snprintf(out, SIGNATURE_TEXT_MAX, "%swegwijzer\n%s\ntrusted comment: %s\n%s\n", heading, text, comment,
             global_text);
}
