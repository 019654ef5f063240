#include "walk.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tool/commands.h"

#define ON_ALL_PANELS(house)                                                                                 \
    {house, {.w = 1080, .h = 1920, .diagonal_inch = 32}},                                                    \
        {house, {.w = 1920, .h = 1080, .diagonal_inch = 22}},                                                \
        {house, {.w = 1920, .h = 1080, .diagonal_inch = 43}},                                                \
    {                                                                                                        \
        house,                                                                                               \
        {                                                                                                    \
            .w = 800, .h = 480, .diagonal_inch = 7                                                           \
        }                                                                                                    \
    }

const struct walk_place walk_places[WALK_HOUSES * WALK_PANELS] = {
    ON_ALL_PANELS("essen"), ON_ALL_PANELS("wuustwezel"), ON_ALL_PANELS("kalmthout"),
    ON_ALL_PANELS("schoten")};

static char folder[] = "/tmp/wegwijzer-screen-XXXXXX";
static struct text *text;

static void publication_path(const char *house, char path[64])
{
    snprintf(path, 64, "%s/%s.sqlite", folder, house);
}

/* In a process of its own, for the tool prints what it made. */
static bool publication_build(const char *house)
{
    char source[64], path[64];
    snprintf(source, sizeof source, "data/%s", house);
    publication_path(house, path);
    char *argv[] = {"build", source, "--as-of", "2026-11-25", "-o", path, NULL};
    pid_t child = fork();
    if (child == 0) {
        FILE *quiet = freopen("/dev/null", "w", stdout);
        _exit(quiet ? build_command.run(6, argv) : 1);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int walk_setup_text(void **state)
{
    (void)state;
    struct err err;
    text = text_open(2 << 20, &err); /* what is only measured takes little, and a long cache takes time */
    return text ? 0 : -1;
}

int walk_teardown_text(void **state)
{
    (void)state;
    text_close(text);
    return 0;
}

int walk_setup(void **state)
{
    if (walk_setup_text(state) != 0 || !mkdtemp(folder))
        return -1;
    for (int i = 0; i < WALK_HOUSES; i++)
        if (!publication_build(walk_places[i * WALK_PANELS].house))
            return -1;
    return 0;
}

int walk_teardown(void **state)
{
    char path[64];
    for (int i = 0; i < WALK_HOUSES; i++) {
        publication_path(walk_places[i * WALK_PANELS].house, path);
        unlink(path);
    }
    walk_teardown_text(state);
    return rmdir(folder);
}

struct text *walk_text(void)
{
    return text;
}

static struct clock clock_of(const char *moment)
{
    int64_t utc_ms = 0;
    assert_true(utc_parse(moment, &utc_ms));
    return clock_fixed(utc_ms);
}

void walk_begin(struct walk *walk, const struct walk_place *place, struct store *store, const char *moment)
{
    walk->place = place;
    stage_init(&walk->stage, &(struct stage_setup){.screens = screens,
                                                   .text = text,
                                                   .store = store,
                                                   .clock = clock_of(moment),
                                                   .panel = place->panel,
                                                   .reading = {.scale = 100}});
    stage_draw(&walk->stage);
}

void walk_open(struct walk *walk, const struct walk_place *place, const char *moment)
{
    char path[64];
    struct store *store;
    struct err err = {""};
    publication_path(place->house, path);
    if (!store_open(path, place->house, &store, &err))
        fail_msg("%s", err.text);
    walk_begin(walk, place, store, moment);
}

void walk_close(struct walk *walk)
{
    stage_release(&walk->stage);
}

void walk_moment(struct walk *walk, const char *moment)
{
    walk->stage.clock = clock_of(moment);
    walk->stage.now = wall_from_utc(clock_utc(&walk->stage.clock));
    walk->stage.touched_ms = clock_steady(&walk->stage.clock);
    stage_enter(&walk->stage);
}

const struct canvas *walk_show(struct walk *walk, struct route route)
{
    walk->stage.route = route;
    stage_enter(&walk->stage);
    return stage_draw(&walk->stage);
}

struct route walk_card(const char *code)
{
    struct route route = route_to(SCREEN_CARD);
    snprintf(route.card, sizeof route.card, "%s", code);
    return route;
}

const char (*walk_codes(const struct walk *walk, struct arena *arena, int *count))[CODE_LENGTH + 1]
{
    enum { CODES_MAX = 2000 };
    static const char sql[] = "SELECT card.code FROM card JOIN card_house ON card_house.card = card.id JOIN "
                              "house ON house.id = card_house.house WHERE house.code = ? ORDER BY card.code";
    char(*codes)[CODE_LENGTH + 1] = arena_alloc(arena, sizeof *codes * CODES_MAX), path[64];
    sqlite3 *db;
    sqlite3_stmt *query;
    publication_path(walk->place->house, path);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &query, NULL), SQLITE_OK);
    sqlite3_bind_text(query, 1, walk->place->house, -1, SQLITE_STATIC);
    for (*count = 0; *count < CODES_MAX && sqlite3_step(query) == SQLITE_ROW; ++*count)
        snprintf(codes[*count], sizeof *codes, "%s", (const char *)sqlite3_column_text(query, 0));
    sqlite3_finalize(query);
    sqlite3_close(db);
    return (const char(*)[CODE_LENGTH + 1]) codes;
}

int walk_run(const struct walk_case *cases, int count, int places)
{
    enum { CASES_MAX = 32, NAME_BYTES = 128 };
    static char names[CASES_MAX * WALK_HOUSES * WALK_PANELS][NAME_BYTES];
    struct CMUnitTest tests[CASES_MAX * WALK_HOUSES * WALK_PANELS];
    assert(count <= CASES_MAX && places <= WALK_HOUSES * WALK_PANELS);
    for (int i = 0; i < count * places; i++) {
        const struct walk_place *place = &walk_places[i / count];
        snprintf(names[i], NAME_BYTES, "%s, %s %dx%d %g inch", cases[i % count].name, place->house,
                 place->panel.w, place->panel.h, place->panel.diagonal_inch);
        tests[i] = (struct CMUnitTest){
            .name = names[i], .test_func = cases[i % count].run, .initial_state = (void *)(uintptr_t)place};
    }
    return _cmocka_run_group_tests("walk", tests, (size_t)(count * places), walk_setup, walk_teardown);
}
