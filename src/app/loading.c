#include "app/loading.h"

#include "base/log.h"

/* From the shelf; what is wrong there is said, and the file of --data stands in. */
static void loading_shelf(struct loading *loading)
{
    const struct options *options = loading->options;
    struct shelf_setup setup = {options->state, options->channel, options->house, &loading->keys};
    if (keys_read(options->keys, &loading->keys, &loading->err) &&
        shelf_open(&setup, &loading->shelf, &loading->err))
        loading->store = shelf_start(loading->shelf, &loading->err);
    loading->signed_store = loading->store != NULL;
}

static void *loading_run(void *context)
{
    struct loading *loading = context;
    const struct options *options = loading->options;
    if (options->state)
        loading_shelf(loading);
    if (!loading->store && options->data) {
        if (loading->err.text[0])
            log_line("%s", loading->err.text);
        store_open(options->data, options->house, &loading->store, &loading->err);
    }
    atomic_store(&loading->done, true);
    return NULL;
}

void loading_start(struct loading *loading)
{
    loading->threaded = pthread_create(&loading->thread, NULL, loading_run, loading) == 0;
    if (!loading->threaded)
        loading_run(loading);
}

bool loading_done(const struct loading *loading)
{
    return atomic_load(&loading->done);
}

struct store *loading_join(struct loading *loading)
{
    if (loading->threaded)
        pthread_join(loading->thread, NULL);
    loading->threaded = false;
    return loading->store;
}

void loading_drop(struct loading *loading)
{
    store_close(loading_join(loading));
    shelf_close(loading->shelf);
}

struct feed *loading_feed(struct loading *loading, struct err *err)
{
    const struct options *options = loading->options;
    struct store *store = loading->store;
    struct shelf *shelf = loading->shelf;
    struct shown shown = {0, 0};
    loading->shelf = NULL;
    if (loading->signed_store)
        shown = (struct shown){store_serial(store), store_card_count(store)};
    if (shelf)
        return feed_inbox(options->inbox, shelf, shown, err);
    if (options->data && !options->state)
        return feed_file(options->data, options->house, store ? store_fingerprint(store) : 0, err);
    return NULL;
}
