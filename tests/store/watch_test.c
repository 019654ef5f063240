#include "fixture.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "store/watch.h"

enum { PATIENCE_MS = 20000, SETTLE_MS = 500 };

/* A folder with one publication in it that is watched. */
struct scene {
    char folder[32], path[64], other[64];
    int bell;
    struct watch *watch;
    struct store *store; /* what a kiosk would show */
    struct err err;
};

static void ring(void *context)
{
    struct scene *scene = context;
    eventfd_write(scene->bell, 1);
}

/* Content that differs by its name. */
static char *content(const char *name, size_t *length)
{
    char sql[100];
    snprintf(sql, sizeof sql, "UPDATE house SET municipality = '%s' WHERE id = 1", name);
    return fixture_bytes(sql, length);
}

static void put(const char *path, const char *name)
{
    size_t length;
    char *bytes = content(name, &length);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0 && write(fd, bytes, length) == (ssize_t)length && close(fd) == 0);
    free(bytes);
}

static int setup(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    strcpy(scene->folder, "/tmp/watch_test-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    snprintf(scene->path, sizeof scene->path, "%s/a.sqlite", scene->folder);
    snprintf(scene->other, sizeof scene->other, "%s/b.sqlite", scene->folder);
    scene->bell = eventfd(0, EFD_NONBLOCK);
    *state = scene;
    return 0;
}

static int teardown(void **state)
{
    struct scene *scene = *state;
    watch_close(scene->watch);
    store_close(scene->store);
    close(scene->bell);
    unlink(scene->path);
    unlink(scene->other);
    assert_int_equal(rmdir(scene->folder), 0);
    free(scene);
    return 0;
}

static void watch(struct scene *scene, unsigned long long known)
{
    struct feed *feed = feed_file(scene->path, "essen", known, &scene->err);
    assert_true(watch_open(feed, ring, scene, &scene->watch, &scene->err));
}

/* Starts as a kiosk does: reads the file, shows it, and watches it. */
static void begin(struct scene *scene)
{
    put(scene->path, "Een");
    assert_true(store_open(scene->path, "essen", &scene->store, &scene->err));
    watch(scene, store_fingerprint(scene->store));
}

static bool heard(struct scene *scene, int patience_ms)
{
    eventfd_t count;
    struct pollfd bell = {.fd = scene->bell, .events = POLLIN};
    return poll(&bell, 1, patience_ms) == 1 && eventfd_read(scene->bell, &count) == 0;
}

/* Takes what comes until the town is shown, or until a message with this text has come. */
static void expect(struct scene *scene, const char *town, const char *message)
{
    while (heard(scene, PATIENCE_MS)) {
        struct store *store = watch_take(scene->watch, &scene->err);
        if (store) {
            store_close(scene->store);
            scene->store = store;
        }
        if (town && store && strcmp(store_house(store)->municipality, town) == 0)
            return;
        if (message && strstr(scene->err.text, message))
            return;
    }
    fail_msg("\"%s\" did not come", town ? town : message);
}

static void expect_silence(struct scene *scene)
{
    if (heard(scene, SETTLE_MS))
        fail_msg("unexpected: \"%s\"", (watch_take(scene->watch, &scene->err), scene->err.text));
}

static void a_file_that_is_shown_already_is_not_loaded_again(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    expect_silence(scene);
    put(scene->path, "Een");
    expect_silence(scene);
    assert_null(watch_take(scene->watch, &scene->err));
    assert_string_equal(scene->err.text, "");
}

static void a_file_written_over_is_loaded(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    put(scene->path, "Twee");
    expect(scene, "Twee", NULL);
    put(scene->path, "Een");
    expect(scene, "Een", NULL);
    assert_null(watch_take(scene->watch, &scene->err));
}

static void a_file_renamed_over_is_loaded(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    put(scene->other, "Twee");
    assert_int_equal(rename(scene->other, scene->path), 0);
    expect(scene, "Twee", NULL);
    size_t length;
    char *bytes = content("Drie", &length);
    assert_true(path_write(scene->path, bytes, length, NULL));
    free(bytes);
    expect(scene, "Drie", NULL);
}

static void a_file_that_comes_later_is_loaded(void **state)
{
    struct scene *scene = *state;
    watch(scene, 0);
    expect_silence(scene);
    put(scene->path, "Een");
    expect(scene, "Een", NULL);
}

static void a_file_that_was_there_before_the_watch_is_loaded(void **state)
{
    struct scene *scene = *state;
    put(scene->path, "Een");
    watch(scene, 12345);
    expect(scene, "Een", NULL);
}

static void a_file_removed_and_put_back_is_loaded(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    assert_int_equal(unlink(scene->path), 0);
    expect(scene, NULL, "bestaat niet");
    put(scene->path, "Twee");
    expect(scene, "Twee", NULL);
}

static void a_bad_file_says_so_once_and_a_good_one_follows(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    assert_true(path_write(scene->path, "Dit is geen publicatie.", 23, NULL));
    expect(scene, NULL, "geen publicatie");
    assert_string_equal(store_house(scene->store)->municipality, "Een");
    assert_true(path_write(scene->path, "Dit is geen publicatie.", 23, NULL));
    expect_silence(scene);
    put(scene->path, "Twee");
    expect(scene, "Twee", NULL);
    assert_string_equal(scene->err.text, "");
}

/* Waits on a descriptor that never answers: a writer that takes its time. */
static void pause_ms(int ms)
{
    poll(NULL, 0, ms);
}

static void a_file_written_in_pieces_ends_in_one_good_load(void **state)
{
    enum { PIECES = 6, BETWEEN_MS = 250 };
    struct scene *scene = *state;
    begin(scene);
    size_t length;
    char *bytes = content("Twee", &length);
    int fd = open(scene->path, O_WRONLY | O_TRUNC);
    for (size_t i = 0, at = 0; i < PIECES; i++) {
        size_t part = i == PIECES - 1 ? length - at : length / PIECES;
        assert_int_equal(write(fd, bytes + at, part), part);
        at += part;
        pause_ms(BETWEEN_MS);
    }
    assert_false(heard(scene, 0));
    close(fd);
    free(bytes);
    expect(scene, "Twee", NULL);
    assert_string_equal(scene->err.text, "");
    expect_silence(scene);
}

static void a_file_appended_piece_by_piece_ends_in_a_good_load(void **state)
{
    enum { PIECES = 4, BETWEEN_MS = 250 };
    struct scene *scene = *state;
    begin(scene);
    size_t length;
    char *bytes = content("Twee", &length);
    for (size_t i = 0, at = 0; i < PIECES; i++) {
        size_t part = i == PIECES - 1 ? length - at : length / PIECES;
        int fd = open(scene->path, O_WRONLY | (i ? O_APPEND : O_TRUNC));
        assert_int_equal(write(fd, bytes + at, part), part);
        close(fd);
        at += part;
        pause_ms(BETWEEN_MS);
    }
    free(bytes);
    expect(scene, "Twee", NULL);
    assert_string_equal(scene->err.text, "");
}

static void the_newest_of_two_is_taken(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    put(scene->path, "Twee");
    assert_true(heard(scene, PATIENCE_MS));
    put(scene->path, "Drie");
    assert_true(heard(scene, PATIENCE_MS));
    scene->store = (store_close(scene->store), watch_take(scene->watch, &scene->err));
    assert_non_null(scene->store);
    assert_string_equal(store_house(scene->store)->municipality, "Drie");
    assert_null(watch_take(scene->watch, &scene->err));
}

static void a_look_finds_what_inotify_cannot_see(void **state)
{
    struct scene *scene = *state;
    char link[64], real[96];
    snprintf(real, sizeof real, "%s/apart", scene->folder);
    assert_int_equal(mkdir(real, 0700), 0);
    snprintf(real, sizeof real, "%s/apart/a.sqlite", scene->folder);
    snprintf(link, sizeof link, "apart/a.sqlite");
    put(real, "Een");
    assert_int_equal(symlink(link, scene->path), 0);
    assert_true(store_open(scene->path, "essen", &scene->store, &scene->err));
    watch(scene, store_fingerprint(scene->store));
    expect_silence(scene);
    put(real, "Twee");
    expect_silence(scene);
    watch_look(scene->watch);
    expect(scene, "Twee", NULL);
    watch_look(scene->watch);
    expect_silence(scene);
    unlink(real);
    snprintf(real, sizeof real, "%s/apart", scene->folder);
    assert_int_equal(rmdir(real), 0);
}

/* Puts the watched file in a folder of its own, which is not there yet. */
static void move_away(struct scene *scene, char *apart, size_t size)
{
    snprintf(apart, size, "%s/later", scene->folder);
    snprintf(scene->path, sizeof scene->path, "%s/later/a.sqlite", scene->folder);
}

static void a_folder_that_comes_later_is_found_at_a_look(void **state)
{
    struct scene *scene = *state;
    char apart[64];
    move_away(scene, apart, sizeof apart);
    watch(scene, 0);
    watch_look(scene->watch);
    expect_silence(scene);
    assert_int_equal(mkdir(apart, 0700), 0);
    put(scene->path, "Een");
    expect_silence(scene);
    watch_look(scene->watch);
    expect(scene, "Een", NULL);
    put(scene->path, "Twee");
    expect(scene, "Twee", NULL);
    assert_int_equal(unlink(scene->path) | rmdir(apart), 0);
}

/* As when a disk is mounted over the folder: the one that was watched is no longer the one of that name. */
static void a_folder_put_in_place_of_another_is_watched_from_the_next_look(void **state)
{
    struct scene *scene = *state;
    char apart[64], aside[64];
    move_away(scene, apart, sizeof apart);
    snprintf(aside, sizeof aside, "%s/aside", scene->folder);
    assert_int_equal(mkdir(aside, 0700) | symlink("aside", apart), 0);
    begin(scene);
    expect_silence(scene);
    assert_int_equal(unlink(apart) | mkdir(apart, 0700), 0);
    put(scene->path, "Twee");
    watch_look(scene->watch);
    expect(scene, "Twee", NULL);
    put(scene->path, "Drie");
    expect(scene, "Drie", NULL);
    assert_int_equal(unlink(scene->path) | rmdir(apart), 0);
    strcat(aside, "/a.sqlite");
    assert_int_equal(unlink(aside), 0);
    *strrchr(aside, '/') = '\0';
    assert_int_equal(rmdir(aside), 0);
}

static void a_name_that_is_too_long_is_an_error(void **state)
{
    struct scene *scene = *state;
    struct watch *none;
    char name[5000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(watch_open(feed_file(name, NULL, 0, &scene->err), ring, scene, &none, &scene->err));
    assert_null(none);
    assert_non_null(strstr(scene->err.text, "te lang"));
    watch_close(none);
}

static void closing_while_something_waits_frees_it(void **state)
{
    struct scene *scene = *state;
    begin(scene);
    put(scene->path, "Twee");
    assert_true(heard(scene, PATIENCE_MS));
    put(scene->path, "Drie");
}

#define WATCH_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WATCH_TEST(a_file_that_is_shown_already_is_not_loaded_again),
        WATCH_TEST(a_file_written_over_is_loaded),
        WATCH_TEST(a_file_renamed_over_is_loaded),
        WATCH_TEST(a_file_that_comes_later_is_loaded),
        WATCH_TEST(a_file_that_was_there_before_the_watch_is_loaded),
        WATCH_TEST(a_file_removed_and_put_back_is_loaded),
        WATCH_TEST(a_bad_file_says_so_once_and_a_good_one_follows),
        WATCH_TEST(a_file_written_in_pieces_ends_in_one_good_load),
        WATCH_TEST(a_file_appended_piece_by_piece_ends_in_a_good_load),
        WATCH_TEST(the_newest_of_two_is_taken),
        WATCH_TEST(a_look_finds_what_inotify_cannot_see),
        WATCH_TEST(a_folder_that_comes_later_is_found_at_a_look),
        WATCH_TEST(a_folder_put_in_place_of_another_is_watched_from_the_next_look),
        WATCH_TEST(a_name_that_is_too_long_is_an_error),
        WATCH_TEST(closing_while_something_waits_frees_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
