/* import into a folder when something goes wrong while it writes: all tables change, or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"
#include "import_fixture.h"
#include "tool/import/binder.h"

static const char *const tables[] = {"partner.csv", "offer.csv", "_bron.csv"};
enum { TABLES = 3, STEPS_MOST = 100 };

static const char feed[] =
    "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":\"Samen praten.\",\"fees\":\"Gratis\","
    "\"organization\":{\"id\":\"o1\",\"name\":\"De Linde\",\"description\":\"Een buurthuis.\"}}]";
static const char more[] =
    "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":\"Samen eten.\",\"fees\":\"Gratis\","
    "\"organization\":{\"id\":\"o1\",\"name\":\"De Lindeboom\",\"description\":\"Een buurthuis.\"}},"
    "{\"id\":\"s2\",\"name\":\"Speelbank\",\"description\":\"Speelgoed lenen.\",\"fees\":\"2 euro\","
    "\"organization\":{\"id\":\"o1\",\"name\":\"De Lindeboom\",\"description\":\"Een buurthuis.\"}}]";

/* The machine that the import runs on: at a chosen renaming it stops, or fails. */
static struct {
    int left; /* renamings until then; 0: never */
    bool stop;
} trouble;

int rename(const char *from, const char *to)
{
    if (trouble.left && --trouble.left == 0) {
        if (trouble.stop)
            _exit(77);
        errno = EIO;
        return -1;
    }
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

static int bring(struct bench *bench, const char *text)
{
    int left = trouble.left;
    trouble.left = 0;
    bench_input(bench, "buurt.json", text, strlen(text));
    trouble.left = left;
    return bench_import(bench, "hsds", "--as-of", "2026-11-25", NULL);
}

static char *whole(const struct bench *bench)
{
    char *all = calloc(1, 1 << 16);
    for (int i = 0; i < TABLES; i++) {
        char *text = bench_table(bench, tables[i]);
        strcat(all, text ? text : "(none)");
        free(text);
    }
    return all;
}

static int times(const char *text, const char *word)
{
    int count = 0;
    for (; (text = strstr(text, word)); text++)
        count++;
    return count;
}

static void expect_no_leftovers(const struct bench *bench)
{
    DIR *all = opendir(bench->into);
    assert_non_null(all);
    for (struct dirent *entry; (entry = readdir(all));)
        if (entry->d_name[0] != '.' && !strstr(entry->d_name + strlen(entry->d_name) - 4, ".csv"))
            fail_msg("%s is left", entry->d_name);
    closedir(all);
}

/* Each step of its own, until one import comes to its end. */
static void a_renaming_that_fails_changes_nothing(void **state)
{
    struct bench *bench = *state;
    int step = 0, code = EX_CANTCREAT;
    assert_int_equal(bring(bench, feed), EX_OK);
    char *before = whole(bench);
    while (code != EX_OK && ++step < STEPS_MOST) {
        trouble.left = step;
        code = bring(bench, more);
        trouble.left = 0;
        if (code == EX_OK)
            break;
        char *after = whole(bench);
        assert_string_equal(after, before);
        assert_in(bench->fixture.said, "er is niets veranderd");
        expect_no_leftovers(bench);
        free(after);
    }
    assert_in_range(step, 2 * TABLES + 2, STEPS_MOST - 1);
    free(before);
    char *after = whole(bench);
    assert_in(after, "Speelbank");
    free(after);
}

static void a_machine_that_stops_leaves_no_card_twice(void **state)
{
    struct bench *bench = *state;
    char command[300];
    int step = 0, status = 0;
    do {
        snprintf(command, sizeof command, "rm -rf '%s'", bench->into);
        assert_int_equal(system(command), 0);
        assert_int_equal(bring(bench, feed), EX_OK);
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            trouble.stop = true;
            trouble.left = step + 1;
            _exit(bring(bench, more));
        }
        step++;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(bring(bench, more), EX_OK);
        expect_no_leftovers(bench);
        char *offers = bench_table(bench, "offer.csv"), *partners = bench_table(bench, "partner.csv");
        assert_int_equal(times(offers, "Babbelcaf"), 1);
        assert_int_equal(times(offers, "Speelbank"), 1);
        assert_int_equal(times(offers, "Samen eten"), 1);
        assert_int_equal(times(partners, "De Lindeboom"), 1);
        free(offers);
        free(partners);
        assert_int_equal(bring(bench, more), EX_OK);
        assert_in(bench->fixture.told, "er verandert niets");
    } while (WEXITSTATUS(status) == 77 && step < STEPS_MOST);
    assert_int_equal(WEXITSTATUS(status), EX_OK);
    assert_in_range(step, 2 * TABLES + 2, STEPS_MOST - 1);
}

static void what_staff_wrote_after_it_stopped_is_not_lost(void **state)
{
    struct bench *bench = *state;
    struct err err;
    char path[200];
    int stopped = 0;
    assert_int_equal(bring(bench, feed), EX_OK);
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    for (int step = 1; step < STEPS_MOST && !stopped; step++) {
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            trouble.stop = true;
            trouble.left = step;
            _exit(bring(bench, more));
        }
        waitpid(child, &stopped, 0);
        char list[200], waits[260];
        snprintf(list, sizeof list, "%s/_invoer.lijst", bench->into);
        snprintf(waits, sizeof waits, "%s.invoer-nieuw", path);
        stopped = access(list, F_OK) == 0 && access(waits, F_OK) == 0;
    }
    assert_true(stopped);
    static const char own[] = "code,title\nzz99,Van een collega\n";
    assert_true(path_write(path, own, strlen(own), &err));
    assert_int_equal(bring(bench, more), EX_DATAERR);
    assert_in(bench->fixture.said, "een vorige invoer brak af en deze tabel is sindsdien veranderd");
    char *offers = bench_table(bench, "offer.csv");
    assert_string_equal(offers, own);
    free(offers);
}

static bool title_write(struct bench *bench, void meanwhile(struct bench *), struct err *err)
{
    static const char *const names[] = {"code", "title", NULL};
    struct arena arena;
    struct binder binder;
    struct ledger ledger;
    arena_init(&arena);
    assert_true(binder_open(&binder, &arena, bench->into, err));
    assert_true(binder_ledger(&binder, TABLE_OFFER, names, &ledger, err));
    ledger_set(&ledger, 0, ledger_find(&ledger, "title"), "Van de invoer");
    meanwhile(bench);
    const struct ledger *const changed[] = {&ledger};
    bool ok = binder_write(&binder, changed, 1, err);
    ledger_close(&ledger);
    binder_close(&binder);
    arena_release(&arena);
    return ok;
}

static void colleague_saves(struct bench *bench)
{
    char path[200];
    struct err err;
    static const char own[] = "code,title\nzz99,Van een collega\n";
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    assert_true(path_write(path, own, strlen(own), &err));
}

static void colleague_opens(struct bench *bench)
{
    char path[200];
    struct err err;
    snprintf(path, sizeof path, "%s/.~lock.offer.csv#", bench->into);
    assert_true(path_write(path, "x", 1, &err));
}

static void a_table_that_somebody_saved_meanwhile_is_left_alone(void **state)
{
    struct bench *bench = *state;
    struct err err = {""};
    bring(bench, feed);
    assert_false(title_write(bench, colleague_saves, &err));
    assert_in(err.text, "iemand bewaarde deze tabel intussen");
    char *offers = bench_table(bench, "offer.csv");
    assert_string_equal(offers, "code,title\nzz99,Van een collega\n");
    free(offers);
    expect_no_leftovers(bench);
}

static void a_table_that_is_open_elsewhere_is_left_alone(void **state)
{
    struct bench *bench = *state;
    struct err err = {""};
    bring(bench, feed);
    char *before = whole(bench);
    assert_false(title_write(bench, colleague_opens, &err));
    assert_in(err.text, "deze tabel staat open in een rekenblad");
    assert_int_equal(bring(bench, more), EX_CANTCREAT);
    assert_in(bench->fixture.said, "er is niets veranderd");
    assert_null(strstr(bench->fixture.told, "+ offer"));
    char *after = whole(bench);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void a_table_keeps_its_permissions(void **state)
{
    struct bench *bench = *state;
    struct stat info;
    char path[200];
    bring(bench, feed);
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(bring(bench, more), EX_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0640);
}

static void a_read_only_folder_is_seen_before_anything_is_told(void **state)
{
    struct bench *bench = *state;
    char path[200];
    bring(bench, feed);
    assert_int_equal(chmod(bench->into, 0555), 0);
    int code = bring(bench, more);
    chmod(bench->into, 0755);
    assert_int_equal(code, EX_CANTCREAT);
    assert_in(bench->fixture.said, "dit is alleen-lezen");
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(bring(bench, more), EX_CANTCREAT);
    assert_in(bench->fixture.said, "offer.csv: dit is alleen-lezen");
    assert_in(bench->fixture.said, "er is niets veranderd");
    assert_string_equal(bench->fixture.told, "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_renaming_that_fails_changes_nothing),
        TEST(a_machine_that_stops_leaves_no_card_twice),
        TEST(what_staff_wrote_after_it_stopped_is_not_lost),
        TEST(a_table_that_somebody_saved_meanwhile_is_left_alone),
        TEST(a_table_that_is_open_elsewhere_is_left_alone),
        TEST(a_table_keeps_its_permissions),
        TEST(a_read_only_folder_is_seen_before_anything_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
