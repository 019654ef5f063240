#include "store/watch.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/log.h"
#include "base/path.h"
#include "store/indexer.h"

enum {
    QUIET_MS = 150, /* a file that was closed or moved is tried after so long without a change */
    BUSY_MS = 2000  /* one that a writer still holds open, after so long */
};

#define DIRECTORY_EVENTS                                                                                     \
    (IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF |     \
     IN_MOVE_SELF)

struct watch {
    struct feed *feed;
    watch_wake *wake;
    void *context;
    int inotify, bell; /* the bell wakes the worker: `looking` or `stopping` */
    pthread_t worker;
    struct indexer indexer;

    /* the worker's own */
    int descriptors[FEED_FOLDERS]; /* -1 while a folder cannot be watched */
    bool pending, open_for_writing;

    /* under the lock */
    pthread_mutex_t lock;
    bool looking, stopping;
    long long good; /* generation that did no harm; 0: nothing to say */
    struct store *ready;
    struct err err;
};

/* Puts what came of a try where `watch_take` finds it; the newest wins. */
static void watch_hand_over(struct watch *watch, struct store *store, const struct err *err)
{
    pthread_mutex_lock(&watch->lock);
    struct store *old = NULL;
    if (store) {
        old = watch->ready;
        watch->ready = store;
    }
    watch->err = *err;
    pthread_mutex_unlock(&watch->lock);
    store_close(old);
    watch->wake(watch->context);
}

/* A folder may have come, gone or been mounted over since: what stands there now is watched. */
static void watch_folders(struct watch *watch)
{
    for (int i = 0; i < FEED_FOLDERS; i++) {
        const char *folder = watch->feed->folders[i];
        int old = watch->descriptors[i];
        watch->descriptors[i] =
            *folder ? inotify_add_watch(watch->inotify, folder, DIRECTORY_EVENTS | IN_ONLYDIR) : -1;
        if (old >= 0 && old != watch->descriptors[i])
            inotify_rm_watch(watch->inotify, old);
    }
}

static void watch_try(struct watch *watch)
{
    struct store *store = NULL;
    struct err err = {""};
    enum feed_result result = watch->feed->attempt(watch->feed, &store, &err);
    watch->pending = result == FEED_AGAIN;
    if (store)
        indexer_build(&watch->indexer, store);
    if (result == FEED_STORE || result == FEED_REFUSED)
        watch_hand_over(watch, store, &err);
}

static void watch_event(struct watch *watch, const struct inotify_event *event)
{
    bool gone = event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED);
    for (int i = 0; i < FEED_FOLDERS && gone; i++)
        if (event->wd == watch->descriptors[i]) {
            watch->descriptors[i] = -1;
            return;
        }
    bool lost = event->mask & IN_Q_OVERFLOW;
    if (!lost && (event->len == 0 || !watch->feed->concerns(watch->feed, event->name)))
        return;
    watch->pending = true;
    watch->open_for_writing = event->mask & (IN_MODIFY | IN_CREATE);
    if (event->mask & IN_CREATE && event->mask & IN_ISDIR)
        watch_folders(watch);
}

static void watch_read_events(struct watch *watch)
{
    _Alignas(struct inotify_event) char buffer[4096];
    ssize_t got;
    while ((got = read(watch->inotify, buffer, sizeof buffer)) > 0)
        for (char *at = buffer; at < buffer + got;) {
            const struct inotify_event *event = (const struct inotify_event *)(void *)at;
            watch_event(watch, event);
            at += sizeof *event + event->len;
        }
}

/* Answers the bell; false when the worker is to stop. */
static bool watch_answer(struct watch *watch)
{
    eventfd_t count;
    eventfd_read(watch->bell, &count);
    pthread_mutex_lock(&watch->lock);
    bool look = watch->looking, stop = watch->stopping;
    long long good = watch->good;
    watch->looking = false;
    watch->good = 0;
    pthread_mutex_unlock(&watch->lock);
    if (good > 0 && watch->feed->good)
        watch->feed->good(watch->feed, good);
    if (look) {
        watch_folders(watch);
        watch->pending = watch->pending || watch->feed->changed(watch->feed);
    }
    if (!stop && indexer_work(&watch->indexer))
        watch->wake(watch->context);
    return !stop;
}

/* Sleeps until something happens; a change is tried once nothing more came for a while. */
static void *watch_work(void *context)
{
    struct watch *watch = context;
    struct pollfd sources[] = {{.fd = watch->inotify, .events = POLLIN},
                               {.fd = watch->bell, .events = POLLIN}};
    for (bool going = true; going;) {
        int wait_ms = !watch->pending ? -1 : watch->open_for_writing ? BUSY_MS : QUIET_MS;
        int count = poll(sources, 2, wait_ms);
        if (count < 0 && errno != EINTR)
            break;
        if (count == 0) {
            watch->open_for_writing = false;
            watch_try(watch);
        }
        if (count > 0 && sources[0].revents)
            watch_read_events(watch);
        if (count > 0 && sources[1].revents)
            going = watch_answer(watch);
    }
    return NULL;
}

/* The program's signals are for its main thread. */
static bool watch_start_worker(struct watch *watch)
{
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    bool started = pthread_create(&watch->worker, NULL, watch_work, watch) == 0;
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return started;
}

static bool watch_start(struct watch *watch, struct err *err)
{
    const char *folder = watch->feed->folders[0];
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (watch->inotify < 0 || watch->bell < 0)
        return err_set(err, "%s: de map kan niet gevolgd worden (%s)", folder, path_why(errno));
    watch_folders(watch);
    if (watch->descriptors[0] < 0)
        log_line("de map '%s' kan nog niet gevolgd worden (%s); elke minuut wordt opnieuw gekeken", folder,
                 path_why(errno));
    if (!watch_start_worker(watch))
        return err_set(err, "%s: er is geen geheugen om de map te volgen", folder);
    return true;
}

static void watch_free(struct watch *watch)
{
    if (watch->inotify >= 0)
        close(watch->inotify);
    if (watch->bell >= 0)
        close(watch->bell);
    store_close(watch->ready);
    indexer_release(&watch->indexer);
    pthread_mutex_destroy(&watch->lock);
    watch->feed->close(watch->feed);
    free(watch);
}

bool watch_open(struct feed *feed, watch_wake *wake, void *context, struct watch **out, struct err *err)
{
    *out = NULL;
    if (!feed)
        return false;
    struct watch *watch = calloc(1, sizeof *watch);
    if (!watch)
        abort();
    *watch = (struct watch){.feed = feed,
                            .wake = wake,
                            .context = context,
                            .inotify = -1,
                            .bell = -1,
                            .descriptors = {-1, -1},
                            .pending = true}; /* something may have come since it was last looked at */
    pthread_mutex_init(&watch->lock, NULL);
    indexer_init(&watch->indexer);
    if (!watch_start(watch, err)) {
        watch_free(watch);
        return false;
    }
    *out = watch;
    return true;
}

static void watch_ring(struct watch *watch, bool look, bool stop, long long good)
{
    pthread_mutex_lock(&watch->lock);
    watch->looking |= look;
    watch->stopping |= stop;
    watch->good = good > 0 ? good : watch->good;
    pthread_mutex_unlock(&watch->lock);
    eventfd_write(watch->bell, 1);
}

void watch_close(struct watch *watch)
{
    if (!watch)
        return;
    indexer_stop(&watch->indexer);
    watch_ring(watch, false, true, 0);
    pthread_join(watch->worker, NULL);
    watch_free(watch);
}

void watch_look(struct watch *watch)
{
    watch_ring(watch, true, false, 0);
}

void watch_good(struct watch *watch, long long generation)
{
    watch_ring(watch, false, false, generation);
}

struct store *watch_take(struct watch *watch, struct err *err)
{
    pthread_mutex_lock(&watch->lock);
    struct store *store = watch->ready;
    watch->ready = NULL;
    if (err)
        *err = watch->err;
    watch->err.text[0] = '\0';
    pthread_mutex_unlock(&watch->lock);
    return store;
}

void watch_index(struct watch *watch, const struct store *store)
{
    indexer_ask(&watch->indexer, store);
    watch_ring(watch, false, false, 0);
}

struct search_index *watch_take_index(struct watch *watch)
{
    return indexer_take(&watch->indexer);
}

void watch_drop_index(struct watch *watch)
{
    indexer_drop(&watch->indexer);
}
