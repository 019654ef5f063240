/* Rounds against a folder that stands for the other side; servers are asked in tests/carriers.sh. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "store/release.h"
#include "store/secret.h"
#include "sync/round.h"

enum { PATH = 128 };

struct scene {
    char folder[PATH], from[PATH], inbox_path[PATH];
    struct secret secret;
    struct keys keys;
    struct carrier carrier;
    struct inbox inbox;
    struct report report;
    int number;
};

static void run(const char *format, const char *folder)
{
    char command[512];
    snprintf(command, sizeof command, format, folder, folder, folder);
    assert_int_equal(system(command), 0);
}

static int scene_begin(void **state)
{
    struct scene *scene = calloc(1, sizeof *scene);
    assert_non_null(scene);
    strcpy(scene->folder, "/tmp/round-XXXXXX");
    assert_non_null(mkdtemp(scene->folder));
    snprintf(scene->from, sizeof scene->from, "%.40s/out", scene->folder);
    snprintf(scene->inbox_path, sizeof scene->inbox_path, "%.40s/in", scene->folder);
    run("mkdir -p %s/out/aanbod/essen/g", scene->folder);
    secret_init(&scene->secret);
    scene->keys = (struct keys){.items = {scene->secret.key}, .count = 1};
    struct carrier_setup setup = {.from = scene->from, .channel = "essen"};
    assert_true(carrier_open(&scene->carrier, &setup, NULL));
    assert_true(inbox_open(&scene->inbox, scene->inbox_path, NULL));
    *state = scene;
    return 0;
}

static int scene_end(void **state)
{
    struct scene *scene = *state;
    inbox_close(&scene->inbox);
    carrier_close(&scene->carrier);
    run("rm -r %s", scene->folder);
    free(scene);
    return 0;
}

static void put(struct scene *scene, const char *name, const void *bytes, size_t length)
{
    char path[3 * PATH];
    snprintf(path, sizeof path, "%s/aanbod/essen/%s", scene->from, name);
    assert_true(path_write(path, bytes, length, NULL));
}

/* Publishes text as a generation; `data` false leaves the file itself out. */
static void publish_so(struct scene *scene, int generation, const char *content, bool data,
                       const char *channel)
{
    char comment[SIGNATURE_COMMENT_MAX + 1], text[SIGNATURE_TEXT_MAX], name[RELEASE_NAME_BYTES], file[PATH];
    struct digest digest = digest_of(content, strlen(content));
    struct release release = {.epoch = 1,
                              .generation = generation,
                              .created = 1795300000 + generation,
                              .size = strlen(content),
                              .schema = 1,
                              .stale_days = 7,
                              .percent = 100};
    snprintf(release.channel, sizeof release.channel, "%s", channel);
    memcpy(release.digest, digest.bytes, sizeof release.digest);
    release_format(&release, comment);
    secret_sign(&scene->secret, &digest, comment, text);
    release_name(generation, release.digest, name);
    snprintf(file, sizeof file, "g/%s.db", name);
    if (data)
        put(scene, file, content, strlen(content));
    strcat(file, ".minisig");
    put(scene, file, text, strlen(text));
    put(scene, RELEASE_POINTER, text, strlen(text));
}

static void publish(struct scene *scene, int generation, const char *content)
{
    publish_so(scene, generation, content, true, "essen");
}

static enum round_result ask(struct scene *scene)
{
    struct round round = {&scene->carrier, &scene->inbox, &scene->keys, "essen", scene->number++};
    enum round_result result = round_do(&round, &scene->report);
    assert_int_equal(result == ROUND_FAILED, scene->report.error.text[0] != '\0');
    return result;
}

static int files_in(const char *folder)
{
    DIR *list = opendir(folder);
    assert_non_null(list);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(list));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(list);
    return count;
}

/* Generations in the inbox, two files each. */
static int pairs(struct scene *scene)
{
    char path[2 * PATH];
    snprintf(path, sizeof path, "%s/g", scene->inbox_path);
    int count = files_in(path);
    assert_int_equal(count % 2, 0);
    return count / 2;
}

static void a_new_generation_comes_once(void **state)
{
    struct scene *scene = *state;
    publish(scene, 42, "kaarten");
    assert_int_equal(ask(scene), ROUND_NEW);
    assert_int_equal(scene->report.generation, 42);
    assert_int_equal(scene->report.bytes, strlen("kaarten"));
    assert_int_equal(scene->report.created_s, 1795300042);
    for (int i = 0; i < 2 * ROUNDS_BETWEEN_FULL; i++)
        assert_int_equal(ask(scene), ROUND_SAME);
    assert_int_equal(pairs(scene), 1);
}

static void nothing_there_is_said(void **state)
{
    struct scene *scene = *state;
    assert_int_equal(ask(scene), ROUND_FAILED);
    assert_non_null(strstr(scene->report.error.text, "latest.minisig"));
    assert_int_equal(pairs(scene), 0);
}

static void a_pointer_without_its_file_changes_nothing(void **state)
{
    struct scene *scene = *state;
    publish(scene, 41, "een");
    assert_int_equal(ask(scene), ROUND_NEW);
    publish_so(scene, 42, "twee", false, "essen");
    assert_int_equal(ask(scene), ROUND_FAILED);
    assert_int_equal(pairs(scene), 1);
    publish(scene, 42, "twee");
    assert_int_equal(ask(scene), ROUND_NEW);
}

static void what_is_older_stays_away(void **state)
{
    struct scene *scene = *state;
    publish(scene, 42, "nieuw");
    assert_int_equal(ask(scene), ROUND_NEW);
    publish(scene, 41, "oud");
    assert_int_equal(ask(scene), ROUND_FAILED);
    assert_non_null(strstr(scene->report.error.text, "ouder"));
    assert_int_equal(pairs(scene), 1);
}

static void other_bytes_than_were_signed_stay_away(void **state)
{
    struct scene *scene = *state;
    publish(scene, 42, "kaarten");
    run("for file in %s/out/aanbod/essen/g/*.db; do printf kaartje >$file; done", scene->folder);
    assert_int_equal(ask(scene), ROUND_FAILED);
    run("for file in %s/out/aanbod/essen/g/*.db; do printf kaarten-en-meer >$file; done", scene->folder);
    assert_int_equal(ask(scene), ROUND_FAILED);
    assert_int_equal(pairs(scene), 0);
    publish(scene, 42, "kaarten");
    assert_int_equal(ask(scene), ROUND_NEW);
}

static void another_channel_and_another_key_stay_away(void **state)
{
    struct scene *scene = *state;
    publish_so(scene, 42, "kaarten", true, "schoten");
    assert_int_equal(ask(scene), ROUND_FAILED);
    secret_init(&scene->secret);
    publish(scene, 43, "kaarten");
    assert_int_equal(ask(scene), ROUND_FAILED);
    assert_int_equal(pairs(scene), 0);
}

static void a_page_of_a_portal_is_no_pointer(void **state)
{
    static const char page[] = "<html><body>Meld je aan voor wifi</body></html>\n";
    struct scene *scene = *state;
    put(scene, RELEASE_POINTER, page, sizeof page - 1);
    assert_int_equal(ask(scene), ROUND_FAILED);
    run("truncate -s 10G %s/out/aanbod/essen/latest.minisig", scene->folder);
    assert_int_equal(ask(scene), ROUND_FAILED);
    run("cd %s/out/aanbod/essen && rm latest.minisig && mkfifo latest.minisig", scene->folder);
    assert_int_equal(ask(scene), ROUND_FAILED);
}

static void what_broke_in_the_inbox_comes_again(void **state)
{
    struct scene *scene = *state;
    publish(scene, 42, "kaarten");
    assert_int_equal(ask(scene), ROUND_NEW);
    run("for file in %s/in/g/*.db; do printf kapotte >$file; done", scene->folder);
    enum round_result result = ROUND_SAME;
    for (int i = 0; i < ROUNDS_BETWEEN_FULL && result == ROUND_SAME; i++)
        result = ask(scene);
    assert_int_equal(result, ROUND_NEW);
    assert_int_equal(pairs(scene), 1);
}

static void three_generations_stay_and_strange_files_too(void **state)
{
    struct scene *scene = *state;
    run("touch %s/in/g/lees-mij.txt %s/in/g/.tmp-half", scene->folder);
    for (int generation = 1; generation <= 10; generation++) {
        publish(scene, generation, "kaarten");
        assert_int_equal(ask(scene), ROUND_NEW);
    }
    inbox_close(&scene->inbox);
    assert_true(inbox_open(&scene->inbox, scene->inbox_path, NULL));
    run("test -e %s/in/g/lees-mij.txt && test ! -e %s/in/g/.tmp-half && rm %s/in/g/lees-mij.txt",
        scene->folder);
    assert_int_equal(pairs(scene), INBOX_KEEP);
}

static void two_at_once_in_one_inbox_is_refused(void **state)
{
    struct scene *scene = *state;
    struct inbox second;
    struct err err = {""};
    assert_false(inbox_open(&second, scene->inbox_path, &err));
    assert_non_null(strstr(err.text, "andere"));
    inbox_close(&second);
}

static void a_link_in_the_inbox_is_not_followed(void **state)
{
    struct scene *scene = *state;
    struct err err = {""};
    inbox_close(&scene->inbox);
    run("rmdir %s/in/g && mkdir %s/elders && ln -s ../elders %s/in/g", scene->folder);
    assert_false(inbox_open(&scene->inbox, scene->inbox_path, &err));
    assert_non_null(strstr(err.text, "gewone map"));
    inbox_close(&scene->inbox);
}

static void addresses_are_read_or_refused(void **state)
{
    static const struct {
        const char *from, *base; /* NULL: refused */
    } cases[] = {
        {"/srv/aanbod-uit/", "/srv/aanbod-uit/aanbod/essen/"},
        {"file:///media/een%20stick", "/media/een stick/aanbod/essen/"},
        {"file://localhost/srv", "/srv/aanbod/essen/"},
        {"https://huis.example//", "https://huis.example/aanbod/essen/"},
        {"file://host/srv", NULL},
        {"file:///srv%00/x", NULL},
        {"http://huis.example", NULL},
        {"ftp://huis.example", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct carrier carrier;
        struct err err = {""};
        struct carrier_setup setup = {.from = cases[i].from, .channel = "essen"};
        assert_int_equal(carrier_open(&carrier, &setup, &err), cases[i].base != NULL);
        if (cases[i].base)
            assert_string_equal(carrier.base, cases[i].base);
        else
            assert_non_null(strstr(err.text, cases[i].from));
        carrier_close(&carrier);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, scene_begin, scene_end)
    const struct CMUnitTest tests[] = {
        TEST(a_new_generation_comes_once),
        TEST(nothing_there_is_said),
        TEST(a_pointer_without_its_file_changes_nothing),
        TEST(what_is_older_stays_away),
        TEST(other_bytes_than_were_signed_stay_away),
        TEST(another_channel_and_another_key_stay_away),
        TEST(a_page_of_a_portal_is_no_pointer),
        TEST(what_broke_in_the_inbox_comes_again),
        TEST(three_generations_stay_and_strange_files_too),
        TEST(two_at_once_in_one_inbox_is_refused),
        TEST(a_link_in_the_inbox_is_not_followed),
        cmocka_unit_test(addresses_are_read_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
