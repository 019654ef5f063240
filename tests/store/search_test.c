#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/path.h"
#include "store/internal.h"

enum { LINES_MAX = 200, HOUSES = 4, WRONG_MAX = 3, LINE_FIELDS = 4 };

static const char *const houses[HOUSES] = {"essen", "wuustwezel", "kalmthout", "schoten"};
static char build[512]; /* where the publications are: made once, by main */

static struct store *house_open(const char *house)
{
    char path[640];
    struct err err = {""};
    struct store *store = NULL;
    snprintf(path, sizeof path, "%s/data/%s.sqlite", build, house);
    if (!store_open(path, NULL, &store, &err))
        fail_msg("%s", err.text);
    store_build_index(store);
    assert_true(store_has_index(store));
    return store;
}

/* "card:euip", "topic:school", "question:Ik zoek opvang". */
static const char *hit_name(struct store *store, struct arena *arena, struct wall now, const struct hit *hit)
{
    int read;
    if (hit->kind == HIT_TOPIC)
        return arena_printf(arena, "topic:%s", store_house(store)->topics[hit->topic].code);
    if (hit->kind == HIT_QUESTION)
        return arena_printf(arena, "question:%s", hit->question.text.text);
    const struct card_row *row =
        store_rows(store, arena, now, (struct picks){&hit->pick, 1, false}, 0, 1, &read);
    return read ? arena_printf(arena, "card:%s", row->code) : "?";
}

/* One query; false when another thing comes first. */
static bool query_right(struct store **stores, struct arena *arena, struct wall now, char *line)
{
    char *fields[LINE_FIELDS] = {line};
    for (int i = 1; i < LINE_FIELDS; i++) {
        char *bar = strchr(fields[i - 1], '|');
        assert_non_null(bar);
        *bar = '\0';
        fields[i] = bar + 1;
    }
    struct store *store = NULL;
    for (int i = 0; i < HOUSES; i++)
        store = strcmp(houses[i], fields[0]) == 0 ? stores[i] : store;
    assert_non_null(store);
    struct hits hits = store_search(store, arena, now, fields[1]);
    const char *first = hits.count > 0 ? hit_name(store, arena, now, &hits.items[0]) : "nothing";
    if (strcmp(first, fields[2]) == 0)
        return true;
    printf("search: \"%s\" in %s gives %s first, not %s (%s)\n", fields[1], fields[0], first, fields[2],
           fields[3]);
    return false;
}

static void what_families_type_finds_what_they_mean(void **state)
{
    (void)state;
    struct store *stores[HOUSES];
    struct arena arena;
    struct err err;
    char *text, *rest = NULL;
    size_t length;
    int asked = 0, right = 0;
    struct wall now =
        wall_from_utc((int64_t)time(NULL) * 1000); /* sample dates move with the day of the build */
    arena_init(&arena);
    for (int i = 0; i < HOUSES; i++)
        stores[i] = house_open(houses[i]);
    assert_true(path_read("tests/search/queries.txt", 1 << 20, &text, &length, &err));
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        if (*line == '#' || !*line)
            continue;
        asked++;
        right += query_right(stores, &arena, now, line);
    }
    printf("search: %d of %d queries find first what they should\n", right, asked);
    assert_true(asked >= 60);
    assert_true(asked - right <= WRONG_MAX);
    for (int i = 0; i < HOUSES; i++)
        store_close(stores[i]);
    free(text);
    arena_release(&arena);
}

/* The place of a card among the hits, from 0. */
static int hit_place(struct store *store, struct arena *arena, struct wall now, struct hits hits,
                     const char *name)
{
    for (int i = 0; i < hits.count; i++)
        if (strcmp(hit_name(store, arena, now, &hits.items[i]), name) == 0)
            return i;
    fail_msg("%s is not found", name);
    return -1;
}

static void a_service_comes_before_the_partner_whose_name_begins_so_too(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = house_open("schoten");
    struct wall now = wall_from_utc((int64_t)time(NULL) * 1000);
    arena_init(&arena);
    struct hits hits = store_search(store, &arena, now, "fietsbieb");
    assert_int_equal(hit_place(store, &arena, now, hits, "card:sge4"), 0);
    assert_true(hit_place(store, &arena, now, hits, "card:srep") > 0);
    store_close(store);
    arena_release(&arena);
}

static void nothing_typed_finds_nothing(void **state)
{
    (void)state;
    struct arena arena;
    struct store *store = fixture_store(NULL);
    arena_init(&arena);
    store_build_index(store);
    assert_int_equal(store_search(store, &arena, fixture_now(), "").count, 0);
    assert_int_equal(store_search(store, &arena, fixture_now(), " \t ").count, 0);
    assert_int_equal(store_search(store, &arena, fixture_now(), "\"' -- %*").count, 0);
    store_close(store);
    arena_release(&arena);
}

static void a_cancelled_index_is_none(void **state)
{
    (void)state;
    volatile bool cancel = true;
    struct err err = {""};
    struct store *store = fixture_store(NULL);
    assert_null(search_build(store, &cancel, &err));
    assert_true(err.text[0]);
    store_close(store);
}

static void marks_stand_under_what_was_typed(void **state)
{
    (void)state;
    struct mark marks[SEARCH_MARKS_MAX];
    assert_int_equal(search_marks("Een crèche en kinderopvang", "opvang CRECHE", marks), 2);
    assert_int_equal(marks[0].start, 4);
    assert_int_equal(marks[0].length, (int)strlen("crèche"));
    assert_int_equal(marks[1].start, (int)strlen("Een crèche en kinder"));
    assert_int_equal(marks[1].length, (int)strlen("opvang"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_families_type_finds_what_they_mean),
        cmocka_unit_test(a_service_comes_before_the_partner_whose_name_begins_so_too),
        cmocka_unit_test(nothing_typed_finds_nothing), cmocka_unit_test(a_cancelled_index_is_none),
        cmocka_unit_test(marks_stand_under_what_was_typed)};
    (void)argc;
    char *name = strrchr(argv[0], '/');
    snprintf(build, sizeof build, "%.*s/../../..", name ? (int)(name - argv[0]) : 1, name ? argv[0] : ".");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
