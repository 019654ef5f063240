#include "store/indexer.h"

#include "base/log.h"

void indexer_init(struct indexer *indexer)
{
    *indexer = (struct indexer){.asked = NULL};
    pthread_mutex_init(&indexer->lock, NULL);
    pthread_cond_init(&indexer->rests, NULL);
}

void indexer_release(struct indexer *indexer)
{
    search_free(indexer->ready);
    pthread_cond_destroy(&indexer->rests);
    pthread_mutex_destroy(&indexer->lock);
}

void indexer_ask(struct indexer *indexer, const struct store *store)
{
    pthread_mutex_lock(&indexer->lock);
    indexer->asked = store;
    pthread_mutex_unlock(&indexer->lock);
}

void indexer_drop(struct indexer *indexer)
{
    pthread_mutex_lock(&indexer->lock);
    indexer->asked = NULL;
    indexer->dropped = true;
    while (indexer->building)
        pthread_cond_wait(&indexer->rests, &indexer->lock);
    struct search_index *old = indexer->ready;
    indexer->ready = NULL;
    pthread_mutex_unlock(&indexer->lock);
    search_free(old);
}

struct search_index *indexer_take(struct indexer *indexer)
{
    pthread_mutex_lock(&indexer->lock);
    struct search_index *index = indexer->ready;
    indexer->ready = NULL;
    pthread_mutex_unlock(&indexer->lock);
    return index;
}

void indexer_stop(struct indexer *indexer)
{
    pthread_mutex_lock(&indexer->lock);
    indexer->asked = NULL;
    indexer->dropped = indexer->stopped = true;
    pthread_mutex_unlock(&indexer->lock);
}

/* What was given up gives no reason. */
static struct search_index *index_build(const struct store *store, const volatile bool *cancel)
{
    struct err err = {""};
    struct search_index *index = search_build(store, cancel, &err);
    if (!index && !*cancel)
        log_line("%s; zoeken vindt alleen titels", err.text);
    return index;
}

bool indexer_work(struct indexer *indexer)
{
    pthread_mutex_lock(&indexer->lock);
    const struct store *store = indexer->asked;
    indexer->asked = NULL;
    indexer->building = store != NULL;
    if (store)
        indexer->dropped = false;
    pthread_mutex_unlock(&indexer->lock);
    if (!store)
        return false;
    struct search_index *index = index_build(store, &indexer->dropped);
    pthread_mutex_lock(&indexer->lock);
    struct search_index *spare = indexer->dropped ? index : indexer->ready;
    if (!indexer->dropped)
        indexer->ready = index;
    bool ready = indexer->ready != NULL;
    indexer->building = false;
    pthread_cond_broadcast(&indexer->rests);
    pthread_mutex_unlock(&indexer->lock);
    search_free(spare);
    return ready;
}

void indexer_build(struct indexer *indexer, struct store *store)
{
    store_take_index(store, index_build(store, &indexer->stopped));
}
