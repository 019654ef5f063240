/* Where new publications come from, as the worker of a watch sees it: one file that is trusted, or an inbox of signed
 * ones.
 *
 * Shape:     the watch knows threads and inotify, a feed knows files. Names that a feed does not concern itself with
 *            never wake it.
 * Ownership: the watch owns its feed and closes it.
 * Threads:   all calls come from the worker.
 */
#ifndef STORE_FEED_H
#define STORE_FEED_H

#include "store/shelf.h"

enum feed_result {
    FEED_NOTHING,
    FEED_AGAIN,   /* it changed while it was read: try once more when it is quiet */
    FEED_REFUSED, /* with a line in `err` */
    FEED_STORE
};

enum { FEED_FOLDERS = 2, FEED_PATH_BYTES = 4096 };

struct feed {
    char folders[FEED_FOLDERS][FEED_PATH_BYTES]; /* that are watched; "" where there are fewer */

    /* True when a change of this name in a folder may matter. */
    bool (*concerns)(const struct feed *feed, const char *name);

    /* True when something changed since the last try, as far as can be told without reading; asked once a minute. */
    bool (*changed)(const struct feed *feed);

    /* Reads and checks what is there. */
    enum feed_result (*attempt)(struct feed *feed, struct store **store, struct err *err);

    /* What was handed over was shown for a while without harm. May be NULL. */
    void (*good)(struct feed *feed, long long generation);

    /* Frees; NULL is never passed. */
    void (*close)(struct feed *feed);
};

/* A feed of one file. `known` is the content that is shown already (store_fingerprint, 0: none). NULL when the name is too
 * long, with a line in `err`. */
struct feed *feed_file(const char *path, const char *house, unsigned long long known, struct err *err);

/* A feed of an inbox, whose publications go over the shelf, which it owns from now on, also on error. */
struct feed *feed_inbox(const char *inbox, struct shelf *shelf, struct shown shown, struct err *err);

#endif
