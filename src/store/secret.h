/* Secret keys in minisign's format, and what they sign; only the publisher has one.
 *
 * Ownership: `secret_release` wipes a key from memory.
 * Source:    https://jedisct1.github.io/minisign/ ; the passphrase goes through scrypt as there.
 */
#ifndef STORE_SECRET_H
#define STORE_SECRET_H

#include "store/signature.h"

enum { SECRET_TEXT_BYTES = 512 };

struct secret {
    struct public_key key;
    unsigned char bytes[64]; /* seed and public key */
};

/* What a secret key's file says without its passphrase. */
struct secret_file {
    unsigned char bytes[158];
    bool locked; /* a passphrase is needed */
};

/* Makes a new key. */
void secret_init(struct secret *secret);

/* Wipes a key. */
void secret_release(struct secret *secret);

/* Writes the key file, ended by NUL; `passphrase` NULL leaves it unlocked. False when there is no memory for scrypt. */
bool secret_format(const struct secret *secret, const char *passphrase, char out[SECRET_TEXT_BYTES],
                   struct err *err);

/* Takes a key file apart. */
bool secret_file_parse(const char *text, size_t length, struct secret_file *file, struct err *err);

/* Opens a key; `passphrase` matters only when the file is locked. False with a line in `err` when the passphrase is
 * wrong, when the file was changed, or when there is no memory for scrypt. */
bool secret_open(const struct secret_file *file, const char *passphrase, struct secret *secret,
                 struct err *err);

/* Writes the .minisig file of a digest with a trusted comment, ended by NUL. */
void secret_sign(const struct secret *secret, const struct digest *digest, const char *comment,
                 char out[SIGNATURE_TEXT_MAX]);

#endif
