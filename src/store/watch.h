/* Watches a feed (one publication file, or an inbox of signed ones) and loads each new publication in a worker thread,
 * ready to be swapped in between two frames.
 *
 * A file may be replaced, renamed over, rewritten in place, removed and put back; folders are what inotify watches. A
 * change is tried once it has been quiet for a moment.
 *
 * Threads: the worker reads and checks; everything else is called from the main thread.
 */
#ifndef STORE_WATCH_H
#define STORE_WATCH_H

#include "store/feed.h"
#include "store/search.h"

struct watch;

/* Called from the worker thread when `watch_take` or `watch_take_index` has something; must only wake the main thread. */
typedef void watch_wake(void *context);

/* Starts to watch a feed, which the watch owns from now on, also on error; NULL is an error that was already said. */
bool watch_open(struct feed *feed, watch_wake *wake, void *context, struct watch **out, struct err *err);

/* Stops the worker and frees what was not taken. NULL is fine. */
void watch_close(struct watch *watch);

/* Looks once, for changes that inotify cannot see (network mounts). */
void watch_look(struct watch *watch);

/* The generation was shown for a while without harm; the feed notes it. */
void watch_good(struct watch *watch, long long generation);

/* Takes a new store when one is ready, else NULL. A file that failed leaves its one line in `err` (else ""), once. */
struct store *watch_take(struct watch *watch, struct err *err);

/* Has the worker build the search index of a store that is shown and came from elsewhere; what `watch_take` gives has
 * one. */
void watch_index(struct watch *watch, const struct store *store);

/* Takes that index when it is ready, else NULL. */
struct search_index *watch_take_index(struct watch *watch);

/* Gives that index up; afterwards the store may be closed. */
void watch_drop_index(struct watch *watch);

#endif
