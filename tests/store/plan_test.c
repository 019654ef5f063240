#include "fixture.h"

#include <stdio.h>

#include "store/internal.h"

/* Tables that stay small in any publication; all others must be searched, never walked from end to end. */
static bool scan_is_allowed(const char *detail)
{
    static const char *const small[] = {"SCAN publication", "SCAN house",        "SCAN age_band",
                                        "SCAN holiday",     "SCAN question",     "SCAN s",
                                        "SCAN campaign",    "SCAN sqlite_schema"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++) {
        size_t length = strlen(small[i]);
        if (strncmp(detail, small[i], length) == 0 && (detail[length] == '\0' || detail[length] == ' '))
            return true;
    }
    return false;
}

/* Sorting is for the few rows of one card; lists come in the order of their index. */
static bool sort_is_allowed(enum query query)
{
    return query == QUERY_CARD_OFFERS || query == QUERY_AGES || query == QUERY_HOLIDAYS ||
           query == QUERY_QUESTIONS || query == QUERY_SLIDES || query == QUERY_CAMPAIGNS ||
           query == QUERY_HELPLINES;
}

static int plan_faults(struct store *store, enum query query, const char *sql)
{
    int faults = 0;
    char *explain = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", sql);
    sqlite3_stmt *plan;
    assert_int_equal(sqlite3_prepare_v2(store->db, explain, -1, &plan, NULL), SQLITE_OK);
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *detail = (const char *)sqlite3_column_text(plan, 3);
        bool scan = strncmp(detail, "SCAN", 4) == 0 && !scan_is_allowed(detail);
        bool sort = strstr(detail, "TEMP B-TREE") && !sort_is_allowed(query);
        if (scan || sort)
            printf("query %d: %s\n    %s\n", (int)query, detail, sql);
        faults += scan || sort;
    }
    sqlite3_finalize(plan);
    sqlite3_free(explain);
    return faults;
}

static void every_statement_uses_its_index(void **state)
{
    (void)state;
    struct store *store = fixture_store(NULL);
    int faults = 0;
    fixture_ask_all(store, fixture_now());
    for (int i = 0; i < QUERY_COUNT; i++) {
        bool at_opening = i == QUERY_CHECK || i == QUERY_HOUSE_FIRST || i == QUERY_HOUSE_CODES;
        if (!at_opening && !store->statements[i])
            fail_msg("statement %d was never asked", i);
        if (i != QUERY_CHECK && store->statements[i])
            faults += plan_faults(store, (enum query)i, sqlite3_sql(store->statements[i]));
    }
    assert_int_equal(faults, 0);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_statement_uses_its_index)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
