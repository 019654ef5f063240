#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/feed.h"
#include "store/hash.h"

enum { CHUNK_BYTES = 1 << 16 };

/* What tells that a file was changed, without reading it. */
struct stamp {
    bool there;
    dev_t device;
    ino_t inode;
    off_t size;
    struct timespec changed;
};

struct file_feed {
    struct feed feed;
    char path[FEED_PATH_BYTES], base[NAME_MAX + 1];
    char *house;
    struct stamp tried;
    unsigned long long known, failed; /* content that was handed over or shown; content that was refused */
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

static bool file_concerns(const struct feed *feed, const char *name)
{
    return strcmp(name, ((const struct file_feed *)feed)->base) == 0;
}

static bool file_changed(const struct feed *feed)
{
    const struct file_feed *file = (const struct file_feed *)feed;
    struct stamp stamp = stamp_of(file->path);
    return !stamp_same(&stamp, &file->tried);
}

/* A file that changed meanwhile is tried again later, whatever came of it. */
static enum feed_result file_attempt(struct feed *feed, struct store **store, struct err *err)
{
    struct file_feed *file = (struct file_feed *)feed;
    struct stamp before = stamp_of(file->path);
    unsigned long long content = file_fingerprint(file->path);
    bool was_there = file->tried.there;
    file->tried = before;
    if (content != 0 && (content == file->known || content == file->failed))
        return FEED_NOTHING;
    if (!before.there && !was_there)
        return FEED_NOTHING;
    store_open(file->path, file->house, store, err);
    struct stamp after = stamp_of(file->path);
    if (!stamp_same(&before, &after) || (*store && store_fingerprint(*store) != content)) {
        store_close(*store);
        *store = NULL;
        return FEED_AGAIN;
    }
    if (*store)
        file->known = content;
    file->failed = *store ? 0 : content;
    return *store ? FEED_STORE : FEED_REFUSED;
}

static void file_close(struct feed *feed)
{
    struct file_feed *file = (struct file_feed *)feed;
    free(file->house);
    free(file);
}

struct feed *feed_file(const char *path, const char *house, unsigned long long known, struct err *err)
{
    struct file_feed *file = calloc(1, sizeof *file);
    char copy[FEED_PATH_BYTES];
    if (!file)
        abort();
    if (strlen(path) < sizeof copy) {
        strcpy(file->path, path);
        strcpy(file->feed.folders[0], dirname(strcpy(copy, path)));
        const char *base = basename(strcpy(copy, path));
        if (strlen(base) < sizeof file->base)
            strcpy(file->base, base);
    }
    if (!file->base[0]) {
        free(file);
        err_set(err, "%.200s: de naam is te lang", path);
        return NULL;
    }
    file->feed.concerns = file_concerns;
    file->feed.changed = file_changed;
    file->feed.attempt = file_attempt;
    file->feed.close = file_close;
    file->house = house ? strdup(house) : NULL;
    file->known = known;
    file->tried.there = known != 0;
    return &file->feed;
}
