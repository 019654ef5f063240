#include "tool/release/channel.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/message.h"
#include "base/path.h"

#define LOCK_NAME ".lock"

static bool path_join(char out[CHANNEL_PATH_BYTES], const char *folder, const char *name, struct err *err)
{
    if ((size_t)snprintf(out, CHANNEL_PATH_BYTES, "%s/%s", folder, name) < CHANNEL_PATH_BYTES)
        return true;
    return err_set(err, "%.200s: deze naam is te lang", folder);
}

/* A folder is only sure to be there after a power cut once the one above it is on disk. */
static bool folder_sync(const char *path, struct err *err)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    int saved = errno;
    if (fd >= 0)
        close(fd);
    return good || err_set(err, "%s: %s", path, path_why(saved));
}

static bool folders_make(const struct channel *channel, const char *to, struct err *err)
{
    char offer[CHANNEL_PATH_BYTES];
    return path_join(offer, to, "aanbod", err) && path_make_dirs(channel->releases, err) &&
           folder_sync(to, err) && folder_sync(offer, err) && folder_sync(channel->folder, err);
}

bool channel_open(struct channel *channel, const char *to, const char *name, bool make, struct err *err)
{
    struct stat info;
    char offer[CHANNEL_PATH_BYTES];
    *channel = (struct channel){.name = name, .lock = -1};
    if (stat(to, &info) != 0 || !S_ISDIR(info.st_mode))
        return err_set(err,
                       make ? MN_("%s: deze map bestaat niet; maak ze of geef een andere met --to")
                            : MN_("%s: deze map bestaat niet; kijk --to na"),
                       to);
    if (!path_join(offer, to, "aanbod", err) || !path_join(channel->folder, offer, name, err) ||
        !path_join(channel->releases, channel->folder, "g", err))
        return false;
    if (make)
        return folders_make(channel, to, err);
    if (stat(channel->releases, &info) != 0)
        return err_set(err, "%s: in dit kanaal is nog niets gepubliceerd; kijk --to en --channel na",
                       channel->folder);
    return true;
}

void channel_close(struct channel *channel)
{
    if (channel->lock >= 0)
        close(channel->lock);
    channel->lock = -1;
}

bool channel_lock(struct channel *channel, struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    if (!path_join(path, channel->folder, LOCK_NAME, err))
        return false;
    int fd = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0 && errno == EACCES) /* a colleague made it; a local file system locks it for readers too */
        fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, "%s: %s", path, path_why(errno));
    if (flock(fd, LOCK_EX | LOCK_NB) == 0) {
        channel->lock = fd;
        return true;
    }
    int saved = errno;
    close(fd);
    if (saved == EWOULDBLOCK)
        return err_set(err, "iemand anders publiceert net in het kanaal '%s'; kijk zo meteen opnieuw",
                       channel->name);
    return err_set(err,
                   "%s: deze map kan niet vergrendeld worden (%s); publiceer in een map op deze computer en "
                   "laat die kopiëren",
                   channel->folder, path_why(saved));
}

bool channel_each(const struct channel *channel, channel_visit *visit, void *context, struct err *err)
{
    DIR *folder = opendir(channel->releases);
    if (!folder)
        return err_set(err, "%s: %s", channel->releases, path_why(errno));
    int64_t generation;
    const struct dirent *entry;
    bool going = true;
    errno = 0;
    while (going && (entry = readdir(folder)) != NULL) {
        if (release_name_parse(entry->d_name, ".db.minisig", &generation))
            going = visit(context, generation);
        errno = 0;
    }
    int saved = errno;
    closedir(folder);
    return saved == 0 || err_set(err, "%s: %s", channel->releases, path_why(saved));
}

/* Calls for every file of the releases. */
static void releases_each(const struct channel *channel, folder_visit *visit, void *context)
{
    int folder = folder_open(channel->releases, false, NULL);
    if (folder >= 0)
        folder_each(folder, visit, context);
    folder_close(folder);
}

/* A generation whose file with this ending is looked for. */
struct wanted {
    int64_t generation;
    const char *ending;
    char *name; /* "" until it is found */
};

static void name_look(int folder, const char *name, void *context)
{
    const struct wanted *wanted = context;
    int64_t number;
    (void)folder;
    if (!*wanted->name && release_name_parse(name, wanted->ending, &number) && number == wanted->generation)
        snprintf(wanted->name, NAME_MAX + 1, "%s", name);
}

/* Finds the file of a generation with this ending; false when there is none. */
static bool name_find(const struct channel *channel, int64_t generation, const char *ending,
                      char name[NAME_MAX + 1])
{
    struct wanted wanted = {generation, ending, name};
    *name = '\0';
    releases_each(channel, name_look, &wanted);
    return *name != '\0';
}

/* What a signature says, believed or not. */
static enum release_verdict release_peek(const char *text, size_t length, struct release *release,
                                         struct err *err)
{
    struct signature signature;
    if (signature_parse(text, length, &signature) == SIGNATURE_GOOD &&
        release_parse(signature.comment, release)) {
        memcpy(release->key.id, signature.key_id, sizeof release->key.id);
        return RELEASE_GOOD;
    }
    err_set(err, "dit is geen handtekening van een publicatie");
    return RELEASE_MALFORMED;
}

static enum release_verdict signature_read(const struct channel *channel, const char *path,
                                           const struct keys *keys, struct release *release, bool *readable,
                                           struct err *err)
{
    char *text;
    size_t length;
    struct release_terms terms = {channel->name, keys, RELEASE_FLOOR_NONE};
    *readable = path_read_nofollow(path, SIGNATURE_TEXT_MAX, &text, &length, err);
    if (!*readable)
        return RELEASE_MALFORMED;
    enum release_verdict verdict =
        keys ? release_read(text, length, &terms, release, err) : release_peek(text, length, release, err);
    free(text);
    if (verdict != RELEASE_GOOD)
        err_prefix(err, path);
    return verdict;
}

enum release_verdict channel_release(const struct channel *channel, const struct keys *keys,
                                     int64_t generation, struct release *release, struct err *err)
{
    char name[NAME_MAX + 1], path[CHANNEL_PATH_BYTES];
    if (!name_find(channel, generation, ".db.minisig", name) ||
        !path_join(path, channel->releases, name, err)) {
        err_set(err, "uitgave %lld staat niet in %s; kijk met 'wegwijzer-data log' welke er zijn",
                (long long)generation, channel->releases);
        return RELEASE_MALFORMED;
    }
    bool readable;
    enum release_verdict verdict = signature_read(channel, path, keys, release, &readable, err);
    if (verdict == RELEASE_GOOD && release->generation != generation) {
        err_set(err, "%s: de handtekening is die van uitgave %lld", path, (long long)release->generation);
        return RELEASE_COMMENT;
    }
    return verdict;
}

static bool data_path(const struct channel *channel, const struct release *release, const char *ending,
                      char path[CHANNEL_PATH_BYTES], struct err *err)
{
    char name[RELEASE_NAME_BYTES], file[RELEASE_NAME_BYTES + 16];
    release_name(release->generation, release->digest, name);
    snprintf(file, sizeof file, "%s%s", name, ending);
    return path_join(path, channel->releases, file, err);
}

bool channel_bytes(const struct channel *channel, const struct release *release, char **bytes, size_t *length,
                   struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    return data_path(channel, release, ".db", path, err) &&
           path_read_nofollow(path, release->size + 1, bytes, length, err);
}

bool channel_data(const struct channel *channel, const struct release *release, char **bytes, size_t *length,
                  struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    if (!data_path(channel, release, ".db", path, err) ||
        !channel_bytes(channel, release, bytes, length, err))
        return false;
    if (release_check_bytes(release, *bytes, *length, err) == RELEASE_GOOD)
        return true;
    free(*bytes);
    return err_prefix(err, path);
}

struct search {
    const struct channel *channel;
    const struct keys *keys;
    struct release *newest;
};

static bool newest_visit(void *context, int64_t generation)
{
    const struct search *search = context;
    struct release release;
    char *bytes;
    size_t length;
    if (generation > search->newest->generation &&
        channel_release(search->channel, search->keys, generation, &release, NULL) == RELEASE_GOOD &&
        channel_data(search->channel, &release, &bytes, &length, NULL)) {
        *search->newest = release;
        free(bytes);
    }
    return true;
}

bool channel_newest(const struct channel *channel, const struct keys *keys, struct release *release,
                    struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    struct stat info;
    *release = (struct release){.generation = 0};
    if (!path_join(path, channel->folder, RELEASE_POINTER, err))
        return false;
    enum release_verdict verdict = RELEASE_MALFORMED;
    bool readable = true;
    if (lstat(path, &info) == 0)
        verdict = signature_read(channel, path, keys, release, &readable, err);
    else if (errno != ENOENT)
        return err_set(err, "%s: %s", path, path_why(errno));
    if (verdict == RELEASE_GOOD)
        return true;
    *release = (struct release){.generation = 0};
    if (verdict == RELEASE_STRANGER)
        return err_set(
            err, "%s: getekend met een andere sleutel; geef met --keys de sleutels die de kiosken vertrouwen",
            path);
    struct search search = {channel, keys, release};
    return readable && verdict == RELEASE_MALFORMED && channel_each(channel, newest_visit, &search, err);
}

static void highest_look(int folder, const char *name, void *context)
{
    int64_t *highest = context, number;
    (void)folder;
    if ((release_name_parse(name, ".db", &number) || release_name_parse(name, ".db.minisig", &number)) &&
        number > *highest)
        *highest = number;
}

int64_t channel_highest(const struct channel *channel)
{
    int64_t highest = 0;
    releases_each(channel, highest_look, &highest);
    return highest;
}

bool channel_put(const struct channel *channel, const struct release *release, const char *signature,
                 const char *bytes, struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    return data_path(channel, release, ".db", path, err) && path_write(path, bytes, release->size, err) &&
           data_path(channel, release, ".db.minisig", path, err) &&
           path_write(path, signature, strlen(signature), err);
}

bool channel_point(const struct channel *channel, const char *signature, struct err *err)
{
    char path[CHANNEL_PATH_BYTES];
    return path_join(path, channel->folder, RELEASE_POINTER, err) &&
           path_write(path, signature, strlen(signature), err);
}

/* True unless latest.minisig could be read and says something else, or is surely not there. */
static bool pointer_may_be(const struct channel *channel, const char *signature)
{
    char path[CHANNEL_PATH_BYTES], *text;
    size_t length;
    struct stat info;
    if (!path_join(path, channel->folder, RELEASE_POINTER, NULL))
        return true;
    if (lstat(path, &info) != 0)
        return errno != ENOENT;
    if (!path_read_nofollow(path, SIGNATURE_TEXT_MAX, &text, &length, NULL))
        return true;
    bool same = length == strlen(signature) && memcmp(text, signature, length) == 0;
    free(text);
    return same;
}

bool channel_take_back(const struct channel *channel, const struct release *release, const char *signature)
{
    char path[CHANNEL_PATH_BYTES];
    if (pointer_may_be(channel, signature))
        return false;
    if (data_path(channel, release, ".db.minisig", path, NULL))
        unlink(path);
    if (data_path(channel, release, ".db", path, NULL))
        unlink(path);
    return true;
}
