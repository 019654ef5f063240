/* Watches one publication file and loads each new one in a worker thread, ready to be swapped in between two frames.
 *
 * The file may be replaced, renamed over, rewritten in place, removed and put back; its directory is what inotify
 * watches. A file is tried once it has been quiet for a moment, and again at each change.
 *
 * Threads: the worker reads and checks; everything else is called from the main thread.
 */
#ifndef STORE_WATCH_H
#define STORE_WATCH_H

#include "store/store.h"

struct watch;

/* Called from the worker thread when `watch_take` has something; must only wake the main thread. */
typedef void watch_wake(void *context);

/* Starts to watch `path` for one house; `watch_look` finds a folder that comes later. `known` is the content that is
 * shown already (store_fingerprint, 0: none). */
bool watch_open(const char *path, const char *house, unsigned long long known, watch_wake *wake,
                void *context, struct watch **out, struct err *err);

/* Stops the worker and frees what was not taken. NULL is fine. */
void watch_close(struct watch *watch);

/* Looks at the file once, for changes that inotify cannot see (network mounts). */
void watch_look(struct watch *watch);

/* Takes a new store when one is ready, else NULL. A file that failed leaves its one line in `err` (else ""), once. */
struct store *watch_take(struct watch *watch, struct err *err);

#endif
