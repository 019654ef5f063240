#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/search_index.h"

/* Only what a publication has few of is walked from end to end or sorted; but the cards of all tabs are put in one order,
 * once. */
static bool step_is_allowed(enum ask ask, const char *detail)
{
    bool sort = strstr(detail, "TEMP B-TREE"), scan = strncmp(detail, "SCAN", 4) == 0;
    return (!sort && !scan) || (sort && ask == ASK_CARDS) || ask == ASK_SYNONYMS || ask == ASK_QUESTIONS;
}

/* Prepares what SQLite says it would do. */
static sqlite3_stmt *plan_of(sqlite3_stmt *statement)
{
    sqlite3_stmt *plan;
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sqlite3_sql(statement));
    assert_int_equal(sqlite3_prepare_v2(sqlite3_db_handle(statement), explain, -1, &plan, NULL), SQLITE_OK);
    sqlite3_free(explain);
    return plan;
}

static void building_uses_the_indexes_of_the_publication(void **state)
{
    (void)state;
    struct store *store = fixture_store(NULL);
    struct search_reader reader;
    struct err err = {""};
    int faults = 0;
    struct search_index *index = search_build(store, NULL, &err);
    assert_non_null(index);
    search_free(index);
    index = calloc(1, sizeof *index);
    assert_non_null(index);
    arena_init(&index->arena);
    assert_int_equal(sqlite3_open(":memory:", &index->db), SQLITE_OK);
    assert_true(search_reader_open(&reader, store, NULL, &err));
    assert_true(index_fill(index, &reader, &err));
    for (int i = 0; i < ASK_COUNT; i++) {
        if (!reader.asks[i])
            fail_msg("statement %d was never asked", i);
        sqlite3_stmt *plan = plan_of(reader.asks[i]);
        while (sqlite3_step(plan) == SQLITE_ROW) {
            const char *detail = (const char *)sqlite3_column_text(plan, 3);
            if (step_is_allowed((enum ask)i, detail))
                continue;
            printf("statement %d: %s\n    %s\n", i, detail, sqlite3_sql(reader.asks[i]));
            faults++;
        }
        sqlite3_finalize(plan);
    }
    assert_int_equal(faults, 0);
    search_reader_close(&reader);
    search_free(index);
    store_close(store);
}

/* Each asks its table for the matches, which come in the order of their rows: nothing is sorted. */
static void searching_asks_fts5_alone_and_sorts_nothing(void **state)
{
    (void)state;
    struct store *store = fixture_store(NULL);
    store_build_index(store);
    assert_true(store_has_index(store));
    sqlite3_stmt *asks[1 + DEPTH_COUNT] = {store->index->name};
    memcpy(asks + 1, store->index->words, sizeof store->index->words);
    for (int i = 0; i <= DEPTH_COUNT; i++) {
        sqlite3_stmt *plan = plan_of(asks[i]);
        assert_int_equal(sqlite3_step(plan), SQLITE_ROW);
        const char *detail = (const char *)sqlite3_column_text(plan, 3);
        if (!strstr(detail, "VIRTUAL TABLE INDEX") || !strstr(detail, ":M"))
            fail_msg("%s: %s", sqlite3_sql(asks[i]), detail);
        assert_int_equal(sqlite3_step(plan), SQLITE_DONE);
        assert_non_null(strstr(sqlite3_sql(asks[i]), "LIMIT"));
        sqlite3_finalize(plan);
    }
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(building_uses_the_indexes_of_the_publication),
                                       cmocka_unit_test(searching_asks_fts5_alone_and_sorts_nothing)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
