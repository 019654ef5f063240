#include "store/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/path.h"
#include "store/hash.h"

enum {
    QUIET_MS = 150, /* a file that was closed or moved is tried after so long without a change */
    BUSY_MS = 2000, /* one that a writer still holds open, after so long */
    CHUNK_BYTES = 1 << 16,
    PATH_BYTES = 4096
};

#define DIRECTORY_EVENTS                                                                                     \
    (IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF |     \
     IN_MOVE_SELF)

/* What tells that a file was changed, without reading it. */
struct stamp {
    bool there;
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
};

struct watch {
    char path[PATH_BYTES], directory[PATH_BYTES], base[NAME_MAX + 1];
    char *house;
    watch_wake *wake;
    void *context;
    int inotify, bell; /* the bell wakes the worker: `looking` or `stopping` */
    pthread_t worker;

    /* the worker's own */
    int descriptor; /* of the directory; -1 while it cannot be watched */
    bool pending, open_for_writing;
    struct stamp tried;
    unsigned long long known, failed; /* content that was handed over or shown; content that was refused */

    /* under the lock */
    pthread_mutex_t lock;
    bool looking, stopping;
    struct store *ready;
    struct err err;
};

static struct stamp stamp_of(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return (struct stamp){.there = false};
    return (struct stamp){true, info.st_dev, info.st_ino, info.st_size, info.st_mtim};
}

static bool stamp_same(const struct stamp *a, const struct stamp *b)
{
    if (!a->there || !b->there)
        return a->there == b->there;
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->changed.tv_sec == b->changed.tv_sec && a->changed.tv_nsec == b->changed.tv_nsec;
}

/* Fills a chunk whole, so that the hash does not depend on how the bytes come in. */
static ssize_t chunk_read(int fd, char *chunk)
{
    ssize_t used = 0, got = 1;
    while (used < CHUNK_BYTES && got > 0) {
        got = read(fd, chunk + used, (size_t)(CHUNK_BYTES - used));
        used += got > 0 ? got : 0;
    }
    return got < 0 ? -1 : used;
}

/* The fingerprint that a store of this file would have; 0 when it cannot be read. Takes no memory for it. */
static unsigned long long file_fingerprint(const char *path)
{
    struct stat info;
    char chunk[CHUNK_BYTES];
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return 0;
    struct hash hash;
    hash_init(&hash);
    ssize_t got = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? chunk_read(fd, chunk) : -1;
    for (; got > 0; got = chunk_read(fd, chunk))
        hash_add(&hash, chunk, (size_t)got);
    close(fd);
    return got < 0 ? 0 : hash_value(&hash);
}

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

/* Tries the file. A file that changed meanwhile is tried again later, whatever came of it. */
static void watch_try(struct watch *watch)
{
    struct stamp before = stamp_of(watch->path);
    unsigned long long content = file_fingerprint(watch->path);
    bool was_there = watch->tried.there;
    watch->tried = before;
    if (content != 0 && (content == watch->known || content == watch->failed))
        return;
    if (!before.there && !was_there)
        return;
    struct store *store = NULL;
    struct err err = {""};
    store_open(watch->path, watch->house, &store, &err);
    struct stamp after = stamp_of(watch->path);
    if (!stamp_same(&before, &after) || (store && store_fingerprint(store) != content)) {
        store_close(store);
        watch->pending = true;
        return;
    }
    if (store)
        watch->known = content;
    watch->failed = store ? 0 : content;
    watch_hand_over(watch, store, &err);
}

static void watch_event(struct watch *watch, const struct inotify_event *event)
{
    if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) && event->wd == watch->descriptor) {
        watch->descriptor = -1;
        return;
    }
    bool lost = event->mask & IN_Q_OVERFLOW;
    if (!lost && (event->len == 0 || strcmp(event->name, watch->base) != 0))
        return;
    watch->pending = true;
    watch->open_for_writing = event->mask & (IN_MODIFY | IN_CREATE);
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

/* A folder may have come, gone or been mounted over since: what stands there now is watched. */
static void watch_directory(struct watch *watch)
{
    int old = watch->descriptor;
    watch->descriptor = inotify_add_watch(watch->inotify, watch->directory, DIRECTORY_EVENTS | IN_ONLYDIR);
    if (old >= 0 && old != watch->descriptor)
        inotify_rm_watch(watch->inotify, old);
}

/* Answers the bell; false when the worker is to stop. */
static bool watch_answer(struct watch *watch)
{
    eventfd_t count;
    eventfd_read(watch->bell, &count);
    pthread_mutex_lock(&watch->lock);
    bool look = watch->looking, stop = watch->stopping;
    watch->looking = false;
    pthread_mutex_unlock(&watch->lock);
    if (look) {
        watch_directory(watch);
        struct stamp stamp = stamp_of(watch->path);
        watch->pending = watch->pending || !stamp_same(&stamp, &watch->tried);
    }
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
            watch->pending = watch->open_for_writing = false;
            watch_try(watch);
        }
        if (count > 0 && sources[0].revents)
            watch_read_events(watch);
        if (count > 0 && sources[1].revents)
            going = watch_answer(watch);
    }
    return NULL;
}

static bool watch_paths(struct watch *watch, const char *path)
{
    char copy[PATH_BYTES];
    if (strlen(path) >= PATH_BYTES)
        return false;
    strcpy(watch->path, path);
    strcpy(copy, path);
    strcpy(watch->directory, dirname(copy));
    strcpy(copy, path);
    const char *base = basename(copy);
    if (strlen(base) > NAME_MAX)
        return false;
    strcpy(watch->base, base);
    return true;
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

static bool watch_start(struct watch *watch, const char *path, struct err *err)
{
    watch->inotify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    watch->bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (watch->inotify < 0 || watch->bell < 0)
        return err_set(err, "%s: het bestand kan niet gevolgd worden (%s)", path, path_why(errno));
    if (!watch_paths(watch, path))
        return err_set(err, "%.200s: de naam is te lang", path);
    watch_directory(watch);
    if (watch->descriptor < 0)
        log_line("%s: de map '%s' kan nog niet gevolgd worden (%s); elke minuut wordt opnieuw gekeken", path,
                 watch->directory, path_why(errno));
    if (!watch_start_worker(watch))
        return err_set(err, "%s: er is geen geheugen om het bestand te volgen", path);
    return true;
}

static void watch_free(struct watch *watch)
{
    if (watch->inotify >= 0)
        close(watch->inotify);
    if (watch->bell >= 0)
        close(watch->bell);
    store_close(watch->ready);
    pthread_mutex_destroy(&watch->lock);
    free(watch->house);
    free(watch);
}

bool watch_open(const char *path, const char *house, unsigned long long known, watch_wake *wake,
                void *context, struct watch **out, struct err *err)
{
    struct watch *watch = calloc(1, sizeof *watch);
    if (!watch)
        abort();
    *out = NULL;
    watch->house = house ? strdup(house) : NULL;
    watch->wake = wake;
    watch->context = context;
    watch->known = known;
    watch->tried.there = known != 0;
    watch->inotify = watch->bell = watch->descriptor = -1;
    watch->pending = true; /* the file may have changed since it was read, or have come in the meantime */
    pthread_mutex_init(&watch->lock, NULL);
    if (!watch_start(watch, path, err)) {
        watch_free(watch);
        return false;
    }
    *out = watch;
    return true;
}

static void watch_ring(struct watch *watch, bool look, bool stop)
{
    pthread_mutex_lock(&watch->lock);
    watch->looking |= look;
    watch->stopping |= stop;
    pthread_mutex_unlock(&watch->lock);
    eventfd_write(watch->bell, 1);
}

void watch_close(struct watch *watch)
{
    if (!watch)
        return;
    watch_ring(watch, false, true);
    pthread_join(watch->worker, NULL);
    watch_free(watch);
}

void watch_look(struct watch *watch)
{
    watch_ring(watch, true, false);
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
