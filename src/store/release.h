/* A release: one generation of a channel as its signature describes it, before and after the file itself is there.
 *
 * Shape:  DIR/aanbod/CHANNEL/g/NNNNNNNNNN-xxxxxxxxxxxxxxxx.db and .db.minisig (ten digits of generation, first eight bytes of
 *         the BLAKE2b-512), which never change, and latest.minisig, a copy of the newest .minisig.
 *         Trusted comment, in this order, one space between, numbers without zeros in front:
 *         wegwijzer1 chan=NAME epoch=1 gen=N size=BYTES b2=64HEX schema=1 created=SECONDS stale=DAYSd file=g/NAME.db pct=100
 *         Words `name=value` behind it are for later and passed over, but for `allow=empty`.
 * Errors: a verdict for programs, and one sentence in `err` (may be NULL) for people.
 * Source: sync.md, 2.1 and 2.2.
 */
#ifndef STORE_RELEASE_H
#define STORE_RELEASE_H

#include <stdint.h>

#include "store/signature.h"
#include "store/store.h"

enum {
    RELEASE_CHANNEL_MAX = 32,
    RELEASE_NAME_BYTES = 10 + 1 + 16 + 1, /* without .db, with NUL */
    RELEASE_EPOCH = 1,
    RELEASE_SCHEMA_OLDEST = 1, /* formats that this program reads */
    RELEASE_SCHEMA_NEWEST = 1,
    RELEASE_LEAP_MAX = 1000000,           /* generations at once; more is a mistake or an attack */
    RELEASE_SIZE_MAX = 512 * 1024 * 1024, /* bytes of a publication, which is held in memory */
    RELEASE_FLOOR_NONE = -1
};

#define RELEASE_POINTER "latest.minisig"

/* What is wrong, in the order in which it is looked at. */
enum release_verdict {
    RELEASE_GOOD,
    RELEASE_MALFORMED,   /* no .minisig file */
    RELEASE_LEGACY,      /* a signature of the old kind */
    RELEASE_STRANGER,    /* another key */
    RELEASE_FORGED,      /* signature or comment changed */
    RELEASE_COMMENT,     /* signed, but not as a publication */
    RELEASE_CHANNEL,     /* for other kiosks */
    RELEASE_SCHEMA_OLD,  /* of a format that is no longer read */
    RELEASE_SCHEMA_NEW,  /* of a format that this program does not know yet */
    RELEASE_OTHER_EPOCH, /* made after a change of keys that this program does not know */
    RELEASE_SAME,        /* the floor itself: nothing new */
    RELEASE_ROLLBACK,    /* older than the floor */
    RELEASE_LEAP,        /* far beyond the floor */
    RELEASE_TOO_BIG,     /* over RELEASE_SIZE_MAX */
    RELEASE_INCOMPLETE,  /* the file is shorter than was signed: still being copied, or cut */
    RELEASE_LENGTH,      /* the file is longer than was signed */
    RELEASE_DIGEST,      /* other bytes than were signed */
    RELEASE_SIGNATURE,   /* the comment is signed, the file is not */
    RELEASE_CONTENT,     /* signed, but not a publication that this program can show */
    RELEASE_SERIAL       /* the publication's own number is another */
};

#define RELEASE_GENERATION_MAX 9999999999 /* ten digits, as in the names of files */

/* What a signature says of a publication; believed only after `release_read`. */
struct release {
    char channel[RELEASE_CHANNEL_MAX + 1];
    int64_t epoch, generation, created; /* created: Unix seconds */
    size_t size;
    unsigned char digest[32]; /* first half of the BLAKE2b-512 */
    int schema, stale_days, percent;
    bool allow_empty; /* staff meant it when hardly anything is left */
    struct signature signature;
    struct public_key key; /* the trusted key that signed */
};

/* What a kiosk, a mirror or the publisher asks of a release. */
struct release_terms {
    const char *channel;
    const struct keys *keys;
    int64_t floor; /* newest generation so far, RELEASE_FLOOR_NONE for what was let in before */
};

/* True for a name of a channel: 1 to 32 of a-z, 0-9 and '-', not beginning with '-'. */
bool release_channel_valid(const char *channel);

/* Writes "NNNNNNNNNN-xxxxxxxxxxxxxxxx". */
void release_name(int64_t generation, const unsigned char *digest, char out[RELEASE_NAME_BYTES]);

/* Reads the generation of a file name that is exactly NAME plus `ending` (".db", ".db.minisig"); false for any other,
 * such as the temporary and conflict files of a program that syncs. */
bool release_name_parse(const char *name, const char *ending, int64_t *generation);

/* Writes the trusted comment of a release; all but signature and key must be filled. */
void release_format(const struct release *release, char out[SIGNATURE_COMMENT_MAX + 1]);

/* Reads a trusted comment to the letter; false when it is anything else. */
bool release_parse(const char *comment, struct release *release);

/* Reads and checks a .minisig file, everything that can be checked without the publication. */
enum release_verdict release_read(const char *text, size_t length, const struct release_terms *terms,
                                  struct release *release, struct err *err);

/* Checks a publication's bytes against a release that `release_read` found good: size, digest, signature. */
enum release_verdict release_check_bytes(const struct release *release, const void *bytes, size_t length,
                                         struct err *err);

/* The same, and opens those bytes as `store_open_bytes` does, which takes them over; the publication's own serial must be the
 * generation. `name` is for messages. `*store` is NULL unless all is good. */
enum release_verdict release_open_bytes(const struct release *release, const char *name, char *bytes,
                                        size_t length, const char *house, struct store **store,
                                        struct err *err);

#endif
