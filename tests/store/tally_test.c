/* What chips and cells say, held against the lists themselves: all four houses, any choices together. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/internal.h"
#include "tool/commands.h"

enum { HOUSES = 4, TRIES = 60 };

static const char *const houses[HOUSES] = {"essen", "kalmthout", "schoten", "wuustwezel"};
static char folder[] = "/tmp/wegwijzer-tally-XXXXXX";
static struct store *stores[HOUSES];
static struct arena arena;
static unsigned seed = 7;

static int draw(int below)
{
    seed = seed * 1664525u + 1013904223u;
    return (int)((seed >> 8) % (unsigned)below);
}

/* In a process of its own, for the tool prints what it made. */
static bool publication_build(const char *house, const char *path)
{
    char source[64], out[64];
    snprintf(source, sizeof source, "data/%s", house);
    snprintf(out, sizeof out, "%s", path);
    char *argv[] = {"build", source, "--as-of", "2026-11-25", "-o", out, NULL};
    pid_t child = fork();
    if (child == 0) {
        FILE *quiet = freopen("/dev/null", "w", stdout);
        _exit(quiet ? build_command.run(6, argv) : 1);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static int setup(void **state)
{
    (void)state;
    struct err err;
    arena_init(&arena);
    if (!mkdtemp(folder))
        return -1;
    for (int i = 0; i < HOUSES; i++) {
        char path[64];
        snprintf(path, sizeof path, "%s/%d", folder, i);
        if (!publication_build(houses[i], path) || !store_open(path, houses[i], &stores[i], &err))
            return -1;
        unlink(path);
    }
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    for (int i = 0; i < HOUSES; i++)
        store_close(stores[i]);
    arena_release(&arena);
    return rmdir(folder);
}

static struct filter filter_draw(const struct house *house, bool doing)
{
    return (struct filter){.age = draw(3) ? -1 : draw(house->age_count),
                           .open_now = !doing && !draw(4),
                           .free = !draw(3),
                           .visit = !draw(8),
                           .wheelchair = !draw(4),
                           .near = !draw(4),
                           .parents = !draw(4),
                           .speaks = draw(3) ? 0 : draw(house->spoken_count + 1),
                           .part = draw(3) ? PART_ANY : (enum day_part)draw(PART_COUNT),
                           .when = (enum when)draw(WHEN_COUNT)};
}

/* The filter and topic with one choice made otherwise. */
static void choose(struct filter *filter, int *topic, enum choice choice, int value)
{
    bool *flags[CHOICE_COUNT] = {[CHOICE_OPEN] = &filter->open_now,
                                 [CHOICE_FREE] = &filter->free,
                                 [CHOICE_NEAR] = &filter->near,
                                 [CHOICE_VISIT] = &filter->visit,
                                 [CHOICE_WHEELCHAIR] = &filter->wheelchair,
                                 [CHOICE_PARENTS] = &filter->parents};
    if (flags[choice])
        *flags[choice] = value;
    else if (choice == CHOICE_AGE)
        filter->age = value - 1;
    else if (choice == CHOICE_SPEAKS)
        filter->speaks = value;
    else if (choice == CHOICE_PART)
        filter->part = (enum day_part)value;
    else if (choice == CHOICE_WHEN)
        filter->when = (enum when)(value - 1);
    else
        *topic = value - 1;
}

static int values_of(const struct house *house, enum choice choice, bool agenda)
{
    switch (choice) {
    case CHOICE_AGE:
        return house->age_count + 1;
    case CHOICE_SPEAKS:
        return house->spoken_count + 1;
    case CHOICE_PART:
        return agenda ? 0 : PART_COUNT;
    case CHOICE_WHEN:
        return agenda ? WHEN_COUNT + 1 : 0;
    case CHOICE_TOPIC:
        return agenda ? house->topic_count + 1 : 0;
    case CHOICE_OPEN:
        return agenda ? 0 : 2;
    default:
        return 2;
    }
}

static void expect_count(int counted, struct picks picks)
{
    if (picks.more)
        assert_true(counted > STORE_PICK_MAX);
    else
        assert_int_equal(counted, picks.count);
}

static void lists_check(struct store *store, struct wall now, enum list_tab tab)
{
    const struct house *house = store_house(store);
    struct filter filter = filter_draw(house, tab == TAB_DO);
    int topic = draw(house->topic_count);
    struct tally tally = store_list_tally(store, &arena, now, topic, tab, &filter, true);
    assert_false(tally.more);
    for (int choice = 0; choice < CHOICE_COUNT; choice++)
        for (int value = 0; value < values_of(house, (enum choice)choice, false); value++) {
            struct filter other = filter;
            int of = topic;
            if (tab == TAB_DO && choice == CHOICE_OPEN)
                continue;
            choose(&other, &of, (enum choice)choice, value);
            expect_count(tally_count(&tally, (enum choice)choice, value),
                         store_list(store, &arena, now, of, tab, &other));
        }
}

static void agenda_check(struct store *store, struct wall now)
{
    const struct house *house = store_house(store);
    struct filter filter = filter_draw(house, true);
    int topic = draw(2) ? -1 : draw(house->topic_count);
    struct tally tally = store_agenda_tally(store, &arena, now, topic, &filter);
    assert_false(tally.more);
    for (int choice = 0; choice < CHOICE_COUNT; choice++)
        for (int value = choice == CHOICE_WHEN; value < values_of(house, (enum choice)choice, true);
             value++) {
            struct filter other = filter;
            int of = topic;
            choose(&other, &of, (enum choice)choice, value);
            expect_count(tally_count(&tally, (enum choice)choice, value),
                         store_agenda(store, &arena, now, of, &other));
        }
}

static struct wall moment_draw(void)
{
    static const int days[] = {0, 0, 3, 4, 32, 120};
    return (struct wall){day_from_civil(2026, 11, 25) + days[draw(6)], draw(MINUTES_A_DAY)};
}

static void chips_of_lists_say_what_the_lists_hold(void **state)
{
    (void)state;
    for (int i = 0; i < TRIES * HOUSES; i++) {
        lists_check(stores[i % HOUSES], moment_draw(), i / HOUSES % 2 ? TAB_DO : TAB_WHERE);
        arena_reset(&arena);
    }
}

static void chips_of_the_agenda_say_what_it_holds(void **state)
{
    (void)state;
    for (int i = 0; i < TRIES * HOUSES; i++) {
        agenda_check(stores[i % HOUSES], moment_draw());
        arena_reset(&arena);
    }
}

static void the_grid_says_what_the_lists_hold(void **state)
{
    (void)state;
    struct wall now = {day_from_civil(2026, 11, 25), 14 * 60 + 5};
    for (int i = 0; i < HOUSES; i++) {
        struct matrix matrix = store_matrix(stores[i], &arena, now);
        int ages = store_house(stores[i])->age_count;
        assert_int_equal(matrix.columns, ages + 2);
        for (int topic = 0; topic < matrix.topics; topic++)
            for (int column = 0; column < matrix.columns; column++) {
                struct filter filter = {.age = column <= ages ? column - 1 : -1, .parents = column > ages};
                for (int tab = TAB_WHERE; tab <= TAB_DO; tab++)
                    expect_count(matrix.counts[tab][topic * matrix.columns + column],
                                 store_list(stores[i], &arena, now, topic, (enum list_tab)tab, &filter));
            }
    }
}

/* A number from plain SQL over the tables of the source, not over the listing. */
static int sql_count(struct store *store, const char *sql, int topic, int from, int to)
{
    sqlite3_stmt *statement;
    assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
    sqlite3_bind_int(statement, 1, topic);
    sqlite3_bind_int(statement, 2, from);
    sqlite3_bind_int(statement, 3, to);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

static void the_grid_says_what_plain_sql_counts(void **state)
{
    static const char sql[] =
        "SELECT count(DISTINCT c.id) FROM card c JOIN card_topic t ON t.card = c.id JOIN card_house h ON "
        "h.card = c.id AND h.house = 1 LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p ON p.card = "
        "c.id WHERE t.topic = ?1 AND c.type <> 'activity' AND coalesce(o.age_from, -9) < ?3 AND "
        "max(coalesce(o.age_to, 1200), coalesce(o.age_from, -9) + 1) > ?2 AND coalesce(c.valid_from, "
        "'2026-11-25') <= '2026-11-25' AND coalesce(c.valid_to, '2026-11-25') >= '2026-11-25' AND "
        "coalesce(o.stage, 'trial') IN ('permanent', 'trial') AND coalesce(p.status, 'active') <> 'stopped' "
        "AND coalesce(o.audience, '') <> 'professionals' AND date(coalesce(c.checked_on, '2026-11-01'), '+' "
        "|| (c.review_months * 5 / 2) || ' months') > '2026-11-25'";
    (void)state;
    struct wall now = {day_from_civil(2026, 11, 25), 14 * 60 + 5};
    for (int i = 0; i < HOUSES; i++) {
        const struct house *house = store_house(stores[i]);
        struct matrix matrix = store_matrix(stores[i], &arena, now);
        for (int topic = 0; topic < matrix.topics; topic++)
            for (int age = 0; age < house->age_count; age++)
                assert_int_equal(matrix.counts[TAB_WHERE][topic * matrix.columns + 1 + age],
                                 sql_count(stores[i], sql, house->topics[topic].id, house->ages[age].from,
                                           house->ages[age].to));
    }
}

static void the_languages_of_the_listing_are_those_of_the_cards(void **state)
{
    static const char sql[] = "SELECT count(*) FROM listing l JOIN card c ON c.id = l.card JOIN house_spoken "
                              "s ON s.house = l.house WHERE (l.languages >> s.position & 1) <> (' ' || "
                              "c.languages || ' ' LIKE '% ' || s.language || ' %') AND ?1 + ?2 + ?3 = 0";
    (void)state;
    for (int i = 0; i < HOUSES; i++) {
        assert_true(store_house(stores[i])->spoken_count > 3);
        assert_int_equal(sql_count(stores[i], sql, 0, 0, 0), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chips_of_lists_say_what_the_lists_hold),
        cmocka_unit_test(chips_of_the_agenda_say_what_it_holds),
        cmocka_unit_test(the_grid_says_what_the_lists_hold),
        cmocka_unit_test(the_grid_says_what_plain_sql_counts),
        cmocka_unit_test(the_languages_of_the_listing_are_those_of_the_cards),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
