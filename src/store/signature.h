/* Signatures of publications in minisign's format: read, checked against trusted keys, made.
 *
 * Shape:  Ed25519 over the BLAKE2b-512 of the file ("ED", prehashed) and nothing else; the comment that is trusted has
 *         its own ("global") signature, so that it can be believed before the file itself is there.
 * Errors: nothing here trusts a byte: a text of any length and content is taken.
 * Source: https://jedisct1.github.io/minisign/ ; sync.md, 2.2.
 */
#ifndef STORE_SIGNATURE_H
#define STORE_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum {
    SIGNATURE_TEXT_MAX = 4096, /* bytes of a .minisig file */
    SIGNATURE_COMMENT_MAX = 1024,
    KEYS_TEXT_MAX = 16384, /* bytes of a file with public keys */
    KEYS_MAX = 16,
    KEY_ID_BYTES = 8,
    DIGEST_BYTES = 64
};

struct public_key {
    unsigned char id[KEY_ID_BYTES], bytes[32];
};

/* The keys that are trusted; each of them alone is enough. */
struct keys {
    struct public_key items[KEYS_MAX];
    int count;
};

struct signature {
    unsigned char key_id[KEY_ID_BYTES];
    unsigned char bytes[64], global[64];
    char comment[SIGNATURE_COMMENT_MAX + 1]; /* the trusted one; believe it after `signature_verify` only */
};

/* A BLAKE2b-512, of which names and comments carry the first bytes. */
struct digest {
    unsigned char bytes[DIGEST_BYTES];
};

enum signature_verdict {
    SIGNATURE_GOOD,
    SIGNATURE_MALFORMED, /* no .minisig file */
    SIGNATURE_LEGACY,    /* not prehashed ("Ed"), which is never accepted */
    SIGNATURE_STRANGER,  /* made with a key that is not trusted */
    SIGNATURE_FORGED     /* signature or trusted comment was changed */
};

/* Reads the public keys of a file: minisign's .pub files after each other, or a key on each line; lines that begin
 * with "untrusted comment:" or '#' and empty ones are passed over. False with a line in `err` when there is none, or one
 * cannot be read. */
bool keys_parse(const char *text, size_t length, struct keys *keys, struct err *err);

/* The same from a file. */
bool keys_read(const char *path, struct keys *keys, struct err *err);

/* Writes a public key as minisign's .pub file: two lines, ended by NUL. */
void public_key_format(const struct public_key *key, char out[160]);

/* Takes a .minisig file apart: at most SIGNATURE_TEXT_MAX bytes, exactly four lines, no control characters. */
enum signature_verdict signature_parse(const char *text, size_t length, struct signature *signature);

/* Checks the trusted comment and the signature itself without the file. `*key` is then the trusted key that made it. */
enum signature_verdict signature_verify(const struct signature *signature, const struct keys *keys,
                                        const struct public_key **key);

/* The BLAKE2b-512 of a file's bytes. */
struct digest digest_of(const void *bytes, size_t length);

/* True when this key signed the file with this digest. */
bool signature_verify_digest(const struct signature *signature, const struct public_key *key,
                             const struct digest *digest);

#endif
