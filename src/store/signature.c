#include "store/signature.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"

enum {
    SIGNED_BYTES = 2 + KEY_ID_BYTES + 64, /* algorithm, key, signature */
    KEY_BYTES = 2 + KEY_ID_BYTES + 32,
    BASE64 = sodium_base64_VARIANT_ORIGINAL
};

static const char untrusted[] = "untrusted comment: ";
static const char trusted[] = "trusted comment: ";

struct line {
    const char *text;
    size_t length;
};

/* Takes the next line off a text; every line has its newline. */
static bool line_take(struct line *rest, struct line *line)
{
    const char *newline = memchr(rest->text, '\n', rest->length);
    if (!newline)
        return false;
    *line = (struct line){rest->text, (size_t)(newline - rest->text)};
    rest->text = newline + 1;
    rest->length -= line->length + 1;
    return true;
}

/* A tab is the one control character that minisign's own comments hold. */
static bool line_is_printable(const struct line *line)
{
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if ((c < ' ' && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

static bool line_begins(const struct line *line, const char *text)
{
    size_t length = strlen(text);
    return line->length >= length && memcmp(line->text, text, length) == 0;
}

/* libsodium takes a letter with its highest bit set for the letter. */
static bool line_is_ascii(const struct line *line)
{
    for (size_t i = 0; i < line->length; i++)
        if ((unsigned char)line->text[i] >= 0x80)
            return false;
    return true;
}

/* Base64 in its one canonical form, of exactly so many bytes. */
static bool line_decode(const struct line *line, unsigned char *bytes, size_t length)
{
    size_t got;
    return line_is_ascii(line) &&
           sodium_base642bin(bytes, length, line->text, line->length, NULL, &got, NULL, BASE64) == 0 &&
           got == length;
}

static bool keys_add(struct keys *keys, const struct line *line, int number, struct err *err)
{
    unsigned char raw[KEY_BYTES];
    if (keys->count == KEYS_MAX)
        return err_set(err, "regel %d: er staan meer dan %d sleutels in; laat er weg", number, KEYS_MAX);
    if (!line_decode(line, raw, sizeof raw) || memcmp(raw, "Ed", 2) != 0)
        return err_set(err, "regel %d: dit is geen openbare sleutel; neem die van 'wegwijzer-data keygen'",
                       number);
    struct public_key *key = &keys->items[keys->count++];
    memcpy(key->id, raw + 2, sizeof key->id);
    memcpy(key->bytes, raw + 2 + KEY_ID_BYTES, sizeof key->bytes);
    return true;
}

/* People save these files with all kinds of editors: a last line without newline and CRLF are fine. */
static struct line keys_line(struct line *rest)
{
    struct line line;
    if (!line_take(rest, &line)) {
        line = *rest;
        rest->length = 0;
    }
    while (line.length > 0 && strchr(" \t\r", line.text[line.length - 1]))
        line.length--;
    return line;
}

bool keys_parse(const char *text, size_t length, struct keys *keys, struct err *err)
{
    struct line rest = {text, length};
    keys->count = 0;
    for (int number = 1; rest.length > 0; number++) {
        struct line line = keys_line(&rest);
        bool passed = line.length == 0 || line.text[0] == '#' || line_begins(&line, "untrusted comment:");
        if (!passed && !keys_add(keys, &line, number, err))
            return false;
    }
    if (keys->count > 0)
        return true;
    return err_set(err, "er staat geen openbare sleutel in; neem die van 'wegwijzer-data keygen'");
}

bool keys_read(const char *path, struct keys *keys, struct err *err)
{
    char *text;
    size_t length;
    if (!path_read(path, KEYS_TEXT_MAX, &text, &length, err))
        return false;
    bool good = keys_parse(text, length, keys, err);
    free(text);
    if (!good)
        err_prefix(err, path);
    return good;
}

void public_key_format(const struct public_key *key, char out[160])
{
    unsigned char raw[KEY_BYTES] = {'E', 'd'};
    char text[sodium_base64_ENCODED_LEN(KEY_BYTES, BASE64)], id[2 * KEY_ID_BYTES + 1] = "";
    memcpy(raw + 2, key->id, KEY_ID_BYTES);
    memcpy(raw + 2 + KEY_ID_BYTES, key->bytes, sizeof key->bytes);
    sodium_bin2base64(text, sizeof text, raw, sizeof raw, BASE64);
    for (int i = 0; i < KEY_ID_BYTES; i++)
        snprintf(id + 2 * i, 3, "%02X", key->id[KEY_ID_BYTES - 1 - i]);
    snprintf(out, 160, "%sminisign public key %s\n%s\n", untrusted, id, text);
}

/* The four lines, of which the second and fourth are Base64. */
static bool lines_take(const char *text, size_t length, struct line lines[4])
{
    struct line rest = {text, length};
    if (length > SIGNATURE_TEXT_MAX)
        return false;
    for (int i = 0; i < 4; i++)
        if (!line_take(&rest, &lines[i]) || !line_is_printable(&lines[i]))
            return false;
    return rest.length == 0 && line_begins(&lines[0], untrusted) && line_begins(&lines[2], trusted);
}

enum signature_verdict signature_parse(const char *text, size_t length, struct signature *signature)
{
    struct line lines[4];
    unsigned char raw[SIGNED_BYTES];
    if (!lines_take(text, length, lines) || !line_decode(&lines[1], raw, sizeof raw) ||
        !line_decode(&lines[3], signature->global, sizeof signature->global))
        return SIGNATURE_MALFORMED;
    size_t comment = lines[2].length - strlen(trusted);
    if (raw[0] != 'E' || (raw[1] != 'D' && raw[1] != 'd') || comment > SIGNATURE_COMMENT_MAX)
        return SIGNATURE_MALFORMED;
    if (raw[1] == 'd')
        return SIGNATURE_LEGACY;
    memcpy(signature->key_id, raw + 2, KEY_ID_BYTES);
    memcpy(signature->bytes, raw + 2 + KEY_ID_BYTES, sizeof signature->bytes);
    memcpy(signature->comment, lines[2].text + strlen(trusted), comment);
    signature->comment[comment] = '\0';
    return SIGNATURE_GOOD;
}

/* True when this key signed the signature together with its trusted comment. */
static bool comment_is_signed(const struct signature *signature, const struct public_key *key)
{
    unsigned char signed_bytes[sizeof signature->bytes + SIGNATURE_COMMENT_MAX];
    size_t length = strlen(signature->comment);
    memcpy(signed_bytes, signature->bytes, sizeof signature->bytes);
    memcpy(signed_bytes + sizeof signature->bytes, signature->comment, length);
    return crypto_sign_verify_detached(signature->global, signed_bytes, sizeof signature->bytes + length,
                                       key->bytes) == 0;
}

/* An id is eight bytes that anybody can choose: two keys with the same id are both tried. */
enum signature_verdict signature_verify(const struct signature *signature, const struct keys *keys,
                                        const struct public_key **key)
{
    enum signature_verdict verdict = SIGNATURE_STRANGER;
    *key = NULL;
    for (int i = 0; i < keys->count; i++) {
        if (memcmp(keys->items[i].id, signature->key_id, KEY_ID_BYTES) != 0)
            continue;
        if (comment_is_signed(signature, &keys->items[i])) {
            *key = &keys->items[i];
            return SIGNATURE_GOOD;
        }
        verdict = SIGNATURE_FORGED;
    }
    return verdict;
}

struct digest digest_of(const void *bytes, size_t length)
{
    struct digest digest;
    /* Lets libsodium choose the processor's fastest way; any thread may, any number of times. It can only fail at
     * random numbers, which nobody needs here. */
    int ready = sodium_init();
    (void)ready;
    crypto_generichash(digest.bytes, sizeof digest.bytes, bytes, length, NULL, 0);
    return digest;
}

bool signature_verify_digest(const struct signature *signature, const struct public_key *key,
                             const struct digest *digest)
{
    return crypto_sign_verify_detached(signature->bytes, digest->bytes, sizeof digest->bytes, key->bytes) ==
           0;
}
