/* The publication that a kiosk starts with, read and checked beside the opening of the display, so that the first frame
 * waits for the slower one only.
 *
 * Threads: a thread of its own fills it; nothing but `loading_done` is asked before `loading_join`.
 */
#ifndef APP_LOADING_H
#define APP_LOADING_H

#include <pthread.h>
#include <stdatomic.h>

#include "app/options.h"
#include "store/feed.h"

struct loading {
    const struct options *options;
    pthread_t thread;
    bool threaded;
    atomic_bool done;
    struct store *store;
    struct keys keys;
    struct shelf *shelf; /* NULL: --data alone, or the state cannot be used */
    bool signed_store;   /* the store comes from the shelf */
    struct err err;
};

/* Begins; `options` must be set. */
void loading_start(struct loading *loading);

/* True when `loading_join` would not wait. */
bool loading_done(const struct loading *loading);

/* Waits for the end. The store, NULL when there is none, belongs to the caller from then on; `err` says what was wrong. */
struct store *loading_join(struct loading *loading);

/* Waits for the end and frees all of it. */
void loading_drop(struct loading *loading);

/* What is watched from now on, NULL when that cannot be; takes the shelf over. */
struct feed *loading_feed(struct loading *loading, struct err *err);

#endif
