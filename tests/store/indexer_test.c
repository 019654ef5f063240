#include "fixture.h"

#include <pthread.h>
#include <sched.h>
#include <time.h>

#include "store/indexer.h"
#include "store/internal.h"

/* So many questions that building takes a while. */
#define MANY_QUESTIONS                                                                                       \
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "                      \
    "INSERT INTO question (id, house, text, topic, position) "                                               \
    "SELECT 900000 + i, 1, 'Wat is het antwoord op vraag' || i, 1, 900000 + i FROM n;"

/* The worker: does what is asked for until it is told to end. */
struct worker {
    struct indexer indexer;
    pthread_t thread;
    volatile bool ends;
    volatile int built;
};

static void *work(void *context)
{
    struct worker *worker = context;
    while (!worker->ends) {
        worker->built += indexer_work(&worker->indexer);
        sched_yield();
    }
    return NULL;
}

static void worker_start(struct worker *worker)
{
    worker->ends = false;
    worker->built = 0;
    indexer_init(&worker->indexer);
    assert_int_equal(pthread_create(&worker->thread, NULL, work, worker), 0);
}

static void worker_end(struct worker *worker)
{
    worker->ends = true;
    indexer_stop(&worker->indexer);
    pthread_join(worker->thread, NULL);
    indexer_release(&worker->indexer);
}

static bool is_building(struct worker *worker)
{
    pthread_mutex_lock(&worker->indexer.lock);
    bool building = worker->indexer.building;
    pthread_mutex_unlock(&worker->indexer.lock);
    return building;
}

static struct search_index *index_wait(struct worker *worker)
{
    struct search_index *index = indexer_take(&worker->indexer);
    while (!index) {
        sched_yield();
        index = indexer_take(&worker->indexer);
    }
    return index;
}

static void what_is_asked_for_is_built_and_taken_once(void **state)
{
    (void)state;
    struct indexer indexer;
    struct store *store = fixture_store(NULL);
    indexer_init(&indexer);
    assert_false(indexer_work(&indexer));
    indexer_ask(&indexer, store);
    assert_null(indexer_take(&indexer));
    assert_true(indexer_work(&indexer));
    assert_false(indexer_work(&indexer));
    store_take_index(store, indexer_take(&indexer));
    assert_true(store_has_index(store));
    assert_null(indexer_take(&indexer));
    indexer_release(&indexer);
    store_close(store);
}

static void what_is_not_taken_is_freed(void **state)
{
    (void)state;
    struct indexer indexer;
    struct store *store = fixture_store(NULL);
    indexer_init(&indexer);
    indexer_ask(&indexer, store);
    assert_true(indexer_work(&indexer));
    indexer_ask(&indexer, store);
    assert_true(indexer_work(&indexer));
    indexer_release(&indexer);
    store_close(store);
}

static void what_was_dropped_is_not_built(void **state)
{
    (void)state;
    struct indexer indexer;
    struct store *store = fixture_store(NULL);
    indexer_init(&indexer);
    indexer_ask(&indexer, store);
    indexer_drop(&indexer);
    store_close(store);
    assert_false(indexer_work(&indexer));
    assert_null(indexer_take(&indexer));
    store = fixture_store(NULL);
    indexer_ask(&indexer, store);
    assert_true(indexer_work(&indexer));
    indexer_drop(&indexer);
    store_close(store);
    assert_null(indexer_take(&indexer));
    indexer_release(&indexer);
}

static void a_store_closes_and_another_is_swapped_in_during_builds(void **state)
{
    (void)state;
    struct worker worker;
    struct arena arena;
    arena_init(&arena);
    worker_start(&worker);
    for (int round = 0; round < 60; round++) {
        struct store *store = fixture_store(NULL);
        indexer_ask(&worker.indexer, store);
        for (int i = 0; i < round % 7 && !is_building(&worker); i++)
            sched_yield();
        if (round % 10 == 9) {
            store_take_index(store, index_wait(&worker));
            assert_true(store_has_index(store));
            assert_true(store_search(store, &arena, fixture_now(), "opvang").count > 0);
        }
        indexer_drop(&worker.indexer);
        assert_false(is_building(&worker));
        store_close(store);
    }
    worker_end(&worker);
    arena_release(&arena);
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Asks for a build and gives it up in the middle; false when that took over half of a whole one, or it was ready before. */
static bool gives_up_promptly(struct worker *worker, const struct store *store, double whole)
{
    struct search_index *index = NULL;
    indexer_ask(&worker->indexer, store);
    while (!is_building(worker) && !(index = indexer_take(&worker->indexer)))
        sched_yield();
    double start = seconds();
    indexer_drop(&worker->indexer);
    double given_up = seconds() - start;
    bool ready = index || (index = indexer_take(&worker->indexer));
    search_free(index);
    print_message("given up after %.1f ms of %.1f ms\n", 1e3 * given_up, 1e3 * whole);
    return !ready && given_up < whole / 2;
}

/* Compared with the whole build of the same store, so that the machine does not matter; a processor that is taken away for
 * a while may spoil one try, not all. */
static void a_build_is_given_up_promptly(void **state)
{
    (void)state;
    struct worker worker;
    struct store *store = fixture_store(MANY_QUESTIONS);
    double start = seconds();
    store_build_index(store);
    double whole = seconds() - start;
    assert_true(store_has_index(store));
    worker_start(&worker);
    bool prompt = false;
    for (int tries = 0; tries < 10 && !prompt; tries++)
        prompt = gives_up_promptly(&worker, store, whole);
    assert_true(prompt);
    worker_end(&worker);
    store_close(store);
}

static void a_stopped_worker_builds_no_more(void **state)
{
    (void)state;
    struct indexer indexer;
    struct store *store = fixture_store(NULL);
    indexer_init(&indexer);
    indexer_ask(&indexer, store);
    indexer_stop(&indexer);
    assert_false(indexer_work(&indexer));
    indexer_build(&indexer, store);
    assert_false(store_has_index(store));
    indexer_release(&indexer);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_for_is_built_and_taken_once),
        cmocka_unit_test(what_is_not_taken_is_freed),
        cmocka_unit_test(what_was_dropped_is_not_built),
        cmocka_unit_test(a_store_closes_and_another_is_swapped_in_during_builds),
        cmocka_unit_test(a_build_is_given_up_promptly),
        cmocka_unit_test(a_stopped_worker_builds_no_more)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
