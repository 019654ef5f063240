#include "fixture.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "store/journal.h"
#include "store/secret.h"
#include "store/shelf.h"

enum { PATH = 256, COMMAND = 600 };

/* A publisher, an inbox and a kiosk's shelf in a folder of their own. */
struct scene {
    char folder[PATH / 4], inbox[PATH / 2], state[PATH / 2];
    struct secret secret;
    struct keys keys;
    struct shelf *shelf;
    struct shown shown;
    struct err err;
};

static void run(const char *format, const char *a, const char *b)
{
    char command[COMMAND];
    snprintf(command, sizeof command, format, a, b);
    assert_int_equal(system(command), 0);
}

static void shelf_reopen(struct scene *scene)
{
    struct shelf_setup setup = {scene->state, "essen", "essen", &scene->keys};
    shelf_close(scene->shelf);
    assert_true(shelf_open(&setup, &scene->shelf, &scene->err));
}

static int scene_begin(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    assert_non_null(scene);
    strcpy(scene->folder, "/tmp/shelf-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    snprintf(scene->inbox, sizeof scene->inbox, "%s/inbox", scene->folder);
    snprintf(scene->state, sizeof scene->state, "%s/state", scene->folder);
    run("mkdir -p %s/g%s", scene->inbox, "");
    secret_init(&scene->secret);
    scene->keys = (struct keys){.items = {scene->secret.key}, .count = 1};
    shelf_reopen(scene);
    *state = scene;
    return 0;
}

static int scene_end(void **state)
{
    struct scene *scene = *state;
    shelf_close(scene->shelf);
    run("chmod -R u+w %s && rm -r %s", scene->folder, scene->folder);
    free(scene);
    return 0;
}

static void put(const char *folder, const char *name, const void *bytes, size_t length)
{
    char path[2 * PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_true(path_write(path, bytes, length, NULL));
}

/* What a delivery leaves out or adds. */
struct delivery {
    const char *sql;
    const char *words; /* behind the comment, as a later program may write */
    int schema;        /* 0: 1 */
    bool allow_empty, without_data, half;
};

/* Puts a generation in the inbox as publish and sync would. */
static void deliver_so(struct scene *scene, int generation, struct delivery how)
{
    char sql[2000], comment[SIGNATURE_COMMENT_MAX + 1], text[SIGNATURE_TEXT_MAX], name[RELEASE_NAME_BYTES],
        file[PATH];
    size_t length;
    snprintf(sql, sizeof sql, "UPDATE publication SET serial = %d; %s", generation, how.sql ? how.sql : "");
    char *bytes = fixture_bytes(sql, &length);
    struct digest digest = digest_of(bytes, length);
    struct release release = {.channel = "essen",
                              .epoch = 1,
                              .generation = generation,
                              .created = 1795300000,
                              .size = length,
                              .schema = how.schema ? how.schema : 1,
                              .stale_days = 7,
                              .percent = 100,
                              .allow_empty = how.allow_empty};
    memcpy(release.digest, digest.bytes, sizeof release.digest);
    release_format(&release, comment);
    strcat(comment, how.words ? how.words : "");
    secret_sign(&scene->secret, &digest, comment, text);
    release_name(generation, release.digest, name);
    snprintf(file, sizeof file, "g/%s.db", name);
    if (!how.without_data)
        put(scene->inbox, file, bytes, how.half ? length / 2 : length);
    put(scene->inbox, RELEASE_POINTER, text, strlen(text));
    free(bytes);
}

static void deliver(struct scene *scene, int generation)
{
    deliver_so(scene, generation, (struct delivery){.sql = NULL});
}

/* Looks into the inbox; what is taken is shown from then on. */
static enum shelf_result take(struct scene *scene)
{
    struct store *store = NULL;
    enum shelf_result result = shelf_take(scene->shelf, scene->inbox, scene->shown, &store, &scene->err);
    assert_int_equal(result == SHELF_TAKEN, store != NULL);
    assert_int_equal(result == SHELF_REFUSED, scene->err.text[0] != '\0');
    if (store)
        scene->shown = (struct shown){store_serial(store), store_card_count(store)};
    store_close(store);
    return result;
}

/* A next start; which generation is shown then, 0 for none. */
static long long start(struct scene *scene)
{
    shelf_reopen(scene);
    struct store *store = shelf_start(scene->shelf, &scene->err);
    scene->shown =
        store ? (struct shown){store_serial(store), store_card_count(store)} : (struct shown){0, 0};
    store_close(store);
    return scene->shown.generation;
}

static int files_in(const char *folder, const char *name)
{
    char path[2 * PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    DIR *list = opendir(path);
    assert_non_null(list);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(list));)
        count += entry->d_name[0] != '.' || strncmp(entry->d_name, ".tmp-", 5) == 0;
    closedir(list);
    return count;
}

static void an_empty_shelf_shows_nothing(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(start(scene), 0);
    assert_string_equal(scene->err.text, "");
    assert_int_equal(take(scene), SHELF_NOTHING);
}

static void what_is_delivered_is_taken_once_and_shown_at_each_start(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    assert_int_equal(take(scene), SHELF_NOTHING);
    assert_int_equal(files_in(scene->state, "gen"), 2);
    assert_int_equal(start(scene), 42);
    assert_int_equal(take(scene), SHELF_NOTHING);
}

static void an_older_one_is_refused_once(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_non_null(strstr(scene->err.text, "ouder"));
    assert_int_equal(take(scene), SHELF_NOTHING);
    assert_int_equal(start(scene), 42);
}

static void the_floor_holds_when_the_shelf_was_emptied(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    shelf_good(scene->shelf, 42);
    run("rm %s/gen/*%s", scene->state, "");
    assert_int_equal(start(scene), 0);
    deliver(scene, 40);
    assert_int_equal(take(scene), SHELF_REFUSED);
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_NOTHING);
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
}

static void a_copy_under_way_is_waited_for_in_silence(void **state)
{
    struct scene *scene = *state;
    deliver_so(scene, 42, (struct delivery){.without_data = true});
    assert_int_equal(take(scene), SHELF_WAITING);
    deliver_so(scene, 42, (struct delivery){.half = true});
    assert_int_equal(take(scene), SHELF_WAITING);
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
}

static void three_failed_starts_lead_back_to_the_one_before(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_TAKEN);
    shelf_good(scene->shelf, 41);
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN); /* the first try */
    assert_int_equal(start(scene), 42);
    assert_int_equal(start(scene), 42);
    assert_int_equal(start(scene), 41);
    assert_non_null(strstr(scene->err.text, "42"));
    assert_int_equal(take(scene), SHELF_REFUSED); /* delivered again, it stays away */
    deliver(scene, 43);
    assert_int_equal(take(scene), SHELF_TAKEN);
    assert_int_equal(start(scene), 43);
}

static void a_program_that_is_told_to_end_has_not_failed(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    for (int i = 0; i < 3 * SHELF_TRIES; i++) {
        shelf_stop(scene->shelf, 42);
        assert_int_equal(start(scene), 42);
    }
}

static void a_good_one_may_start_as_often_as_it_likes(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    for (int i = 0; i < 3 * SHELF_TRIES; i++) {
        shelf_good(scene->shelf, 42);
        assert_int_equal(start(scene), 42);
    }
}

/* Flips a bit in the middle of the newest file on the shelf. */
static void rot(struct scene *scene, int generation)
{
    char pattern[PATH], command[COMMAND];
    snprintf(pattern, sizeof pattern, "%s/gen/%010d-*.db", scene->state, generation);
    snprintf(command, sizeof command, "printf X | dd of=$(ls %s) bs=1 seek=9000 conv=notrunc 2>/dev/null",
             pattern);
    assert_int_equal(system(command), 0);
}

static void what_rotted_on_the_shelf_is_passed_over_and_may_come_again(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_TAKEN);
    shelf_good(scene->shelf, 41);
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    shelf_good(scene->shelf, 42);
    rot(scene, 42);
    assert_int_equal(start(scene), 41);
    assert_int_equal(take(scene), SHELF_TAKEN);
    assert_int_equal(start(scene), 42);
}

static void three_good_ones_are_kept(void **state)
{
    struct scene *scene = *state;
    for (int generation = 1; generation <= 20; generation++) {
        deliver(scene, generation);
        assert_int_equal(take(scene), SHELF_TAKEN);
        shelf_good(scene->shelf, generation);
        assert_int_equal(files_in(scene->state, "gen"),
                         2 * (generation < SHELF_KEEP ? generation : SHELF_KEEP));
    }
    assert_int_equal(start(scene), 20);
}

static void a_publication_with_hardly_anything_left_is_a_mistake(void **state)
{
    static const char most_gone[] =
        "DELETE FROM presence; DELETE FROM occurrence; DELETE FROM listing; DELETE FROM related; DELETE FROM "
        "question_card; DELETE FROM activity; DELETE FROM offer; DELETE FROM card WHERE id > 3;";
    struct scene *scene = *state;
    deliver(scene, 1);
    assert_int_equal(take(scene), SHELF_TAKEN);
    deliver_so(scene, 2, (struct delivery){.sql = most_gone});
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_non_null(strstr(scene->err.text, "kaarten"));
    deliver_so(scene, 3, (struct delivery){.sql = most_gone, .allow_empty = true});
    assert_int_equal(take(scene), SHELF_TAKEN);
}

static void a_publication_without_this_house_is_refused(void **state)
{
    struct scene *scene = *state;
    deliver_so(scene, 1, (struct delivery){.sql = "UPDATE house SET code = 'ander' WHERE id = 1;"});
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_int_equal(files_in(scene->state, "gen"), 0);
}

static void another_key_is_refused(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 1);
    secret_init(&scene->secret);
    deliver(scene, 2);
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_non_null(strstr(scene->err.text, "sleutel"));
}

static void a_later_program_of_the_same_format_is_understood(void **state)
{
    struct scene *scene = *state;
    deliver_so(scene, 1,
               (struct delivery){.words = " beat=1795300000 note=later",
                                 .sql = "UPDATE publication SET tool = 'wegwijzer-data 9.9';"});
    assert_int_equal(take(scene), SHELF_TAKEN);
    assert_int_equal(start(scene), 1);
}

static void a_later_format_is_refused_and_what_is_shown_stays(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 1);
    assert_int_equal(take(scene), SHELF_TAKEN);
    deliver_so(scene, 2, (struct delivery){.schema = 2, .sql = "PRAGMA user_version = 2;"});
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_non_null(strstr(scene->err.text, "te nieuw"));
    assert_int_equal(scene->shown.generation, 1);
    deliver_so(scene, 3, (struct delivery){.sql = "PRAGMA user_version = 2;"}); /* its comment says 1 */
    assert_int_equal(take(scene), SHELF_REFUSED);
    deliver_so(scene, 4, (struct delivery){.sql = "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;"});
    assert_int_equal(take(scene), SHELF_REFUSED);
    assert_int_equal(start(scene), 1);
}

static void what_was_left_half_is_removed(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_TAKEN);
    run("touch %s/gen/.tmp-0000000043-0011223344556677.db %s/.tmp-journal", scene->state, scene->state);
    assert_int_equal(start(scene), 42);
    assert_int_equal(files_in(scene->state, "gen"), 2);
    assert_int_equal(files_in(scene->state, "."), 2);
}

static void nothing_is_ever_written_in_the_inbox(void **state)
{
    struct scene *scene = *state;
    run("rmdir %s/g%s", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_NOTHING);
    assert_int_equal(files_in(scene->inbox, "."), 0);
    run("mkdir %s/g%s", scene->inbox, "");
    deliver(scene, 1);
    run("chmod -R a-w %s%s", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_TAKEN);
    run("chmod -R u+w %s%s", scene->inbox, "");
    assert_int_equal(files_in(scene->inbox, "."), 2);
    assert_int_equal(files_in(scene->inbox, "g"), 1);
}

static void strange_things_in_the_inbox_are_passed_over(void **state)
{
    struct scene *scene = *state;
    run("mkfifo %s/latest.minisig%s", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_NOTHING);
    run("rm %s/latest.minisig && mkdir %s/latest.minisig", scene->inbox, scene->inbox);
    assert_int_equal(take(scene), SHELF_NOTHING);
    run("rmdir %s/latest.minisig && ln -s /etc/hostname %s/latest.minisig", scene->inbox, scene->inbox);
    assert_int_equal(take(scene), SHELF_NOTHING);
    run("rm %s/latest.minisig && truncate -s 10G %s/latest.minisig", scene->inbox, scene->inbox);
    assert_int_equal(take(scene), SHELF_NOTHING);
    deliver_so(scene, 1, (struct delivery){.without_data = true});
    deliver(scene, 1);
    run("cd %s/g && name=$(ls) && mv $name ..%s && mkfifo $name", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_WAITING);
    run("cd %s/g && name=$(ls) && rm $name%s && truncate -s 10G $name", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_WAITING);
    run("cd %s/g && name=$(ls) && rm $name%s && mv ../*.db .", scene->inbox, "");
    assert_int_equal(take(scene), SHELF_TAKEN);
}

static void a_journal_that_is_torn_or_strange_counts_for_nothing(void **state)
{
    static const char torn[] =
        "good 40\ntry 41\nbad\nbad x\n\xff\xfe\0bad 41\nbad 99999999999999999999\nbad 4";
    struct scene *scene = *state;
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_TAKEN);
    put(scene->state, "journal", torn, sizeof torn - 1);
    assert_int_equal(start(scene), 41);
    put(scene->state, "journal", "bad 41\n", 7);
    assert_int_equal(start(scene), 0);
    run("rm %s/journal && mkdir %s/journal", scene->state, scene->state);
    assert_int_equal(start(scene), 41);
}

static void a_long_journal_is_written_shorter_and_says_the_same(void **state)
{
    struct scene *scene = *state;
    deliver(scene, 41);
    assert_int_equal(take(scene), SHELF_TAKEN);
    struct journal journal;
    int folder = -1;
    run("for i in $(seq 1 2000); do printf 'good 41\\ntry 41\\n'; done >%s/journal%s", scene->state, "");
    run("echo 'bad 42' >>%s/journal%s", scene->state, "");
    shelf_reopen(scene);
    char path[PATH];
    snprintf(path, sizeof path, "%s/journal", scene->state);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_true(info.st_size < 200);
    journal_open(&journal, folder);
    assert_int_equal(journal.count, 0);
    assert_int_equal(start(scene), 41);
    deliver(scene, 42);
    assert_int_equal(take(scene), SHELF_REFUSED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_begin, scene_end)
    const struct CMUnitTest tests[] = {
        TEST(an_empty_shelf_shows_nothing),
        TEST(what_is_delivered_is_taken_once_and_shown_at_each_start),
        TEST(an_older_one_is_refused_once),
        TEST(the_floor_holds_when_the_shelf_was_emptied),
        TEST(a_copy_under_way_is_waited_for_in_silence),
        TEST(three_failed_starts_lead_back_to_the_one_before),
        TEST(a_program_that_is_told_to_end_has_not_failed),
        TEST(a_good_one_may_start_as_often_as_it_likes),
        TEST(what_rotted_on_the_shelf_is_passed_over_and_may_come_again),
        TEST(three_good_ones_are_kept),
        TEST(a_publication_with_hardly_anything_left_is_a_mistake),
        TEST(a_publication_without_this_house_is_refused),
        TEST(another_key_is_refused),
        TEST(a_later_program_of_the_same_format_is_understood),
        TEST(a_later_format_is_refused_and_what_is_shown_stays),
        TEST(what_was_left_half_is_removed),
        TEST(nothing_is_ever_written_in_the_inbox),
        TEST(strange_things_in_the_inbox_are_passed_over),
        TEST(a_journal_that_is_torn_or_strange_counts_for_nothing),
        TEST(a_long_journal_is_written_shorter_and_says_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
