#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "tool/release/channel.h"

/* What was never named stands between these two. */
struct sweeping {
    int64_t named, ours;
};

static void left_over_remove(int folder, const char *name, void *context)
{
    const struct sweeping *sweeping = context;
    int64_t number;
    bool unnamed =
        (release_name_parse(name, ".db", &number) || release_name_parse(name, ".db.minisig", &number)) &&
        number > sweeping->named && number < sweeping->ours;
    if (unnamed || strstr(name, ".tmp-"))
        unlinkat(folder, name, 0);
}

/* Removes what is left over in one folder; in g/ `named` and `ours` bound what was never named. */
static void folder_sweep(const char *path, int64_t named, int64_t ours)
{
    struct sweeping sweeping = {named, ours};
    int folder = folder_open(path, false, NULL);
    if (folder >= 0)
        folder_each(folder, left_over_remove, &sweeping);
    folder_close(folder);
}

void channel_sweep(const struct channel *channel, int64_t named, int64_t ours)
{
    folder_sweep(channel->releases, named, ours);
    folder_sweep(channel->folder, named, named);
}

struct pruning {
    const struct channel *channel;
    const struct keys *keys;
    int keep, folder;
    int64_t created;
};

struct ages {
    int64_t generation;
    int newer;
};

static bool age_visit(void *context, int64_t generation)
{
    struct ages *ages = context;
    ages->newer += generation > ages->generation;
    return true;
}

/* True when as many newer ones are there as are to stay; false also when that cannot be known. */
static bool generation_is_far(const struct pruning *pruning, int64_t generation)
{
    struct ages ages = {generation, 0};
    return channel_each(pruning->channel, age_visit, &ages, NULL) && ages.newer >= pruning->keep;
}

/* The signature goes first: a publication without one is nothing to anybody. */
static bool prune_visit(void *context, int64_t generation)
{
    const struct pruning *pruning = context;
    struct release release;
    char name[RELEASE_NAME_BYTES], data[RELEASE_NAME_BYTES + 8], signature[RELEASE_NAME_BYTES + 16];
    if (!generation_is_far(pruning, generation) ||
        channel_release(pruning->channel, pruning->keys, generation, &release, NULL) != RELEASE_GOOD ||
        release.created >= pruning->created)
        return true;
    release_name(generation, release.digest, name);
    snprintf(data, sizeof data, "%s.db", name);
    snprintf(signature, sizeof signature, "%s.db.minisig", name);
    if (unlinkat(pruning->folder, signature, 0) == 0)
        unlinkat(pruning->folder, data, 0);
    return true;
}

/* What a pruning that was cut off left without its signature. */
static void orphan_clear(int folder, const char *name, void *context)
{
    const struct pruning *pruning = context;
    char signature[NAME_MAX + 16];
    int64_t number;
    struct stat info;
    snprintf(signature, sizeof signature, "%s.minisig", name);
    if (release_name_parse(name, ".db", &number) && generation_is_far(pruning, number) &&
        fstatat(folder, signature, &info, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
        unlinkat(folder, name, 0);
}

void channel_prune(const struct channel *channel, const struct keys *keys, int keep, int64_t created)
{
    int folder = folder_open(channel->releases, false, NULL);
    struct pruning pruning = {channel, keys, keep, folder, created};
    if (folder < 0)
        return;
    channel_each(channel, prune_visit, &pruning, NULL);
    folder_each(folder, orphan_clear, &pruning);
    folder_close(folder);
}
