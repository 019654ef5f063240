/* The folder of a channel where publications go out: DIR/aanbod/NAME, with what stands in it after any accident.
 *
 * Shape:  g/ holds the releases, which never change; latest.minisig names the newest and is the only file that is replaced.
 *         What latest.minisig does not name yet does not exist for a kiosk. Temporary names hold ".tmp-".
 * Errors: name the file and the remedy.
 * Source: sync.md, 2.1 and 2.3; store/release.h.
 */
#ifndef TOOL_RELEASE_CHANNEL_H
#define TOOL_RELEASE_CHANNEL_H

#include "store/release.h"

enum { CHANNEL_PATH_BYTES = 4096 };

struct channel {
    char folder[CHANNEL_PATH_BYTES], releases[CHANNEL_PATH_BYTES]; /* DIR/aanbod/NAME and its g/ */
    const char *name;
    int lock; /* -1: not ours */
};

/* Finds the folder; `make` makes it inside of `to`, which must be there. */
bool channel_open(struct channel *channel, const char *to, const char *name, bool make, struct err *err);

/* Gives the lock back. */
void channel_close(struct channel *channel);

/* Takes the channel for this publisher alone until `channel_close`; the system gives it back when the program dies. False
 * when somebody else has it. */
bool channel_lock(struct channel *channel, struct err *err);

/* Finds the newest release: the one that latest.minisig names or, when that is gone or cut off, the newest that is
 * whole. `release->generation` is 0 when nothing was published yet. `keys` NULL, here and below, believes without
 * checking. False when there is one that these keys do not vouch for. */
bool channel_newest(const struct channel *channel, const struct keys *keys, struct release *release,
                    struct err *err);

/* The highest generation that any file in g/ carries, whole or not; 0 when there is none. */
int64_t channel_highest(const struct channel *channel);

/* Calls back for each generation in g/ that has a signature, in no order; stops when that returns false. */
typedef bool channel_visit(void *context, int64_t generation);
bool channel_each(const struct channel *channel, channel_visit *visit, void *context, struct err *err);

/* Reads what the signature of a generation says. */
enum release_verdict channel_release(const struct channel *channel, const struct keys *keys,
                                     int64_t generation, struct release *release, struct err *err);

/* Reads the data of a release as it is, believing nothing; the caller frees `*bytes`. */
bool channel_bytes(const struct channel *channel, const struct release *release, char **bytes, size_t *length,
                   struct err *err);

/* Reads the data of a release and checks it; the caller frees `*bytes`. */
bool channel_data(const struct channel *channel, const struct release *release, char **bytes, size_t *length,
                  struct err *err);

/* Brings a release to disk without naming it in latest.minisig. */
bool channel_put(const struct channel *channel, const struct release *release, const char *signature,
                 const char *bytes, struct err *err);

/* Names a release as the newest. False when that failed, or when it is not sure to survive a power cut. */
bool channel_point(const struct channel *channel, const char *signature, struct err *err);

/* Takes a release away that was put; false when it stays because latest.minisig names it, or might. */
bool channel_take_back(const struct channel *channel, const struct release *release, const char *signature);

/* Clears what publishers left that died: temporary files, and releases between `named` and `ours` that nobody named. */
void channel_sweep(const struct channel *channel, int64_t named, int64_t ours);

/* Removes releases that are both older than the newest `keep` and made before `created` (Unix seconds). */
void channel_prune(const struct channel *channel, const struct keys *keys, int keep, int64_t created);

#endif
