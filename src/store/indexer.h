/* Builds the search index of publications in the worker thread, without ever keeping the main thread waiting.
 *
 * Ownership: the store that is asked for stays the caller's and stays open until `indexer_drop`; an index that is not taken
 *            is freed with the indexer.
 * Threads:   `indexer_work` and `indexer_build` belong to the worker, all else to the main thread.
 */
#ifndef STORE_INDEXER_H
#define STORE_INDEXER_H

#include <pthread.h>

#include "store/search.h"

struct indexer {
    pthread_mutex_t lock;
    pthread_cond_t rests;
    const struct store *asked;
    bool building;
    volatile bool dropped, stopped;
    struct search_index *ready;
};

void indexer_init(struct indexer *indexer);
void indexer_release(struct indexer *indexer);

/* Asks for the index of a store that is shown. */
void indexer_ask(struct indexer *indexer, const struct store *store);

/* Gives up what was asked for and waits until nothing reads that store any more. */
void indexer_drop(struct indexer *indexer);

/* Takes the index that was asked for when it is ready, else NULL. */
struct search_index *indexer_take(struct indexer *indexer);

/* The worker is about to end: gives up everything soon. */
void indexer_stop(struct indexer *indexer);

/* Builds what was asked for; true when something is ready to be taken. */
bool indexer_work(struct indexer *indexer);

/* Gives a store that nobody shows yet its index. */
void indexer_build(struct indexer *indexer, struct store *store);

#endif
