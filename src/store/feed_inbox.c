#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/feed.h"

struct inbox_feed {
    struct feed feed;
    struct shelf *shelf;
    struct shown shown;
};

/* Only exact names: a program that syncs has files of its own in between. */
static bool inbox_concerns(const struct feed *feed, const char *name)
{
    int64_t generation;
    (void)feed;
    return strcmp(name, RELEASE_POINTER) == 0 || strcmp(name, "g") == 0 ||
           release_name_parse(name, ".db", &generation);
}

/* A look costs one small file. */
static bool inbox_changed(const struct feed *feed)
{
    (void)feed;
    return true;
}

static enum feed_result inbox_attempt(struct feed *feed, struct store **store, struct err *err)
{
    struct inbox_feed *inbox = (struct inbox_feed *)feed;
    switch (shelf_take(inbox->shelf, feed->folders[0], inbox->shown, store, err)) {
    case SHELF_TAKEN:
        inbox->shown = (struct shown){store_serial(*store), store_card_count(*store)};
        return FEED_STORE;
    case SHELF_REFUSED:
        return FEED_REFUSED;
    case SHELF_WAITING: /* the rest of it will wake the watch */
    case SHELF_NOTHING:
        break;
    }
    return FEED_NOTHING;
}

static void inbox_good(struct feed *feed, long long generation)
{
    shelf_good(((struct inbox_feed *)feed)->shelf, generation);
}

static void inbox_close(struct feed *feed)
{
    struct inbox_feed *inbox = (struct inbox_feed *)feed;
    if (inbox->shown.generation > 0)
        shelf_stop(inbox->shelf, inbox->shown.generation);
    shelf_close(inbox->shelf);
    free(inbox);
}

struct feed *feed_inbox(const char *path, struct shelf *shelf, struct shown shown, struct err *err)
{
    struct inbox_feed *inbox = calloc(1, sizeof *inbox);
    if (!inbox)
        abort();
    inbox->shelf = shelf;
    inbox->shown = shown;
    int length = snprintf(inbox->feed.folders[1], FEED_PATH_BYTES, "%s/g", path);
    if (length < 0 || length >= FEED_PATH_BYTES) {
        shelf_close(shelf);
        free(inbox);
        err_set(err, "%.200s: de naam is te lang", path);
        return NULL;
    }
    snprintf(inbox->feed.folders[0], FEED_PATH_BYTES, "%s", path);
    inbox->feed.concerns = inbox_concerns;
    inbox->feed.changed = inbox_changed;
    inbox->feed.attempt = inbox_attempt;
    inbox->feed.good = inbox_good;
    inbox->feed.close = inbox_close;
    return &inbox->feed;
}
