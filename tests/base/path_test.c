#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/path.h"

static char folder[] = "/tmp/wegwijzer-path-XXXXXX";

/* A name in the tests' own folder; good until the next call but three. */
static const char *in_folder(const char *name)
{
    static char paths[4][256];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    char command[300];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static void assert_refused(const char *path, size_t cap_bytes, const char *why)
{
    struct err err = {""};
    char *bytes = NULL;
    size_t length = 0;
    assert_false(path_read(path, cap_bytes, &bytes, &length, &err));
    assert_null(bytes);
    assert_int_equal(strncmp(err.text, path, strlen(path)), 0);
    if (!strstr(err.text, why))
        fail_msg("'%s' does not say '%s'", err.text, why);
}

static void what_is_written_is_read_back(void **state)
{
    struct err err = {""};
    char *bytes;
    size_t length;
    (void)state;
    assert_true(path_write(in_folder("a.txt"), "een\0twee", 8, &err));
    assert_true(path_read(in_folder("a.txt"), 8, &bytes, &length, &err));
    assert_int_equal(length, 8);
    assert_memory_equal(bytes, "een\0twee", 9);
    free(bytes);
    assert_true(path_write(in_folder("a.txt"), "", 0, &err));
    assert_true(path_read(in_folder("a.txt"), 0, &bytes, &length, &err));
    assert_int_equal(length, 0);
    assert_int_equal(bytes[0], '\0');
    free(bytes);
    assert_string_equal(err.text, "");
}

static void writing_leaves_one_file_that_others_may_read(void **state)
{
    struct stat info;
    int count = 0;
    (void)state;
    assert_true(path_make_dirs(in_folder("own"), NULL));
    assert_true(path_write(in_folder("own/a.txt"), "een", 3, NULL));
    assert_true(path_write(in_folder("own/a.txt"), "twee", 4, NULL));
    assert_int_equal(stat(in_folder("own/a.txt"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0644);
    DIR *dir = opendir(in_folder("own"));
    assert_non_null(dir);
    while (readdir(dir))
        count++;
    closedir(dir);
    assert_int_equal(count, 3); /* ".", ".." and the file */
}

static void a_file_that_is_there_keeps_its_permissions(void **state)
{
    struct stat info;
    (void)state;
    assert_true(path_write(in_folder("shared"), "een", 3, NULL));
    static const mode_t modes[] = {0660, 0600, 0444};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        assert_int_equal(chmod(in_folder("shared"), modes[i]), 0);
        assert_true(path_write(in_folder("shared"), "twee", 4, NULL));
        assert_int_equal(stat(in_folder("shared"), &info), 0);
        assert_int_equal(info.st_mode & 07777, modes[i]);
    }
}

static void a_failed_write_says_where_and_leaves_nothing(void **state)
{
    struct err err = {""};
    char name[5000];
    (void)state;
    assert_false(path_write(in_folder("none/a.txt"), "x", 1, &err));
    assert_non_null(strstr(err.text, "none/a.txt: "));
    assert_true(path_make_dirs(in_folder("stands"), NULL));
    assert_false(path_write(in_folder("stands"), "x", 1, &err));
    assert_non_null(strstr(err.text, "stands: "));
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        assert_null(strstr(entry->d_name, ".tmp-"));
    closedir(dir);
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_false(path_write(name, "x", 1, &err));
    assert_false(path_make_dirs(name, &err));
}

static void what_is_no_regular_file_is_refused(void **state)
{
    (void)state;
    assert_refused(in_folder("missing"), 100, "bestaat niet");
    assert_refused(folder, 100, "een map");
    assert_refused("/dev/null", 100, "apparaat of pijp");
    assert_int_equal(mkfifo(in_folder("fifo"), 0600), 0);
    assert_refused(in_folder("fifo"), 100, "apparaat of pijp");
}

static void what_the_system_refuses_is_said_in_dutch(void **state)
{
    struct err err = {""};
    (void)state;
    assert_false(path_write(in_folder("nowhere/a.txt"), "x", 1, &err));
    assert_non_null(strstr(err.text, "nowhere/a.txt: de map bestaat niet; maak ze eerst"));
    assert_true(path_make_dirs(in_folder("taken"), NULL));
    assert_false(path_write(in_folder("taken"), "x", 1, &err));
    assert_non_null(strstr(err.text, "taken: dit is een map"));
    assert_true(path_write(in_folder("leaf"), "x", 1, NULL));
    assert_refused(in_folder("leaf/a.txt"), 100, "een deel van de naam is geen map");
    assert_string_equal(path_why(EACCES), "geen toestemming");
    assert_string_equal(path_why(ENOSPC), "de schijf is vol");
    assert_string_equal(path_why(EIO), "Input/output error");
    assert_string_equal(path_why(99999), "dat lukt niet");
}

static void a_file_over_the_cap_is_refused(void **state)
{
    char *bytes;
    size_t length;
    (void)state;
    assert_true(path_write(in_folder("large"), "12345678", 8, NULL));
    assert_refused(in_folder("large"), 7, "te groot: 8 bytes, hoogstens 7");
    assert_true(path_read(in_folder("large"), 8, &bytes, &length, NULL));
    free(bytes);
}

static void directories_are_made_with_those_above_them(void **state)
{
    struct stat info;
    (void)state;
    assert_true(path_make_dirs(in_folder("x/y/z"), NULL));
    assert_true(path_make_dirs(in_folder("x/y/z"), NULL));
    assert_true(path_make_dirs(in_folder("x/y/w/"), NULL));
    assert_true(path_make_dirs("/", NULL));
    assert_int_equal(stat(in_folder("x/y/w"), &info), 0);
    assert_true(S_ISDIR(info.st_mode));
}

static void a_file_where_a_directory_should_be_is_an_error(void **state)
{
    struct err err = {""};
    (void)state;
    assert_true(path_write(in_folder("file"), "x", 1, NULL));
    assert_false(path_make_dirs(in_folder("file"), &err));
    assert_non_null(strstr(err.text, "geen map"));
    assert_false(path_make_dirs(in_folder("file/below"), &err));
    assert_false(path_make_dirs("", &err));
    assert_non_null(strstr(err.text, "lege naam"));
}

static void a_shared_file_is_found_above_the_program(void **state)
{
    char own[4096], found[4096], small[8];
    (void)state;
    ssize_t length = readlink("/proc/self/exe", own, sizeof own - 1);
    assert_true(length > 0);
    own[length] = '\0';
    *strrchr(own, '/') = '\0';
    strcat(own, "/share/wegwijzer");
    assert_true(path_make_dirs(own, NULL));
    strcat(own, "/path-test.txt");
    assert_true(path_write(own, "x", 1, NULL));
    assert_true(path_find_share("path-test.txt", found, sizeof found));
    assert_string_equal(found, own);
    assert_false(path_find_share("path-test.txt", small, sizeof small));
    assert_int_equal(unlink(own), 0);
    assert_false(path_find_share("path-test.txt", found, sizeof found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(writing_leaves_one_file_that_others_may_read),
        cmocka_unit_test(a_file_that_is_there_keeps_its_permissions),
        cmocka_unit_test(a_failed_write_says_where_and_leaves_nothing),
        cmocka_unit_test(what_is_no_regular_file_is_refused),
        cmocka_unit_test(what_the_system_refuses_is_said_in_dutch),
        cmocka_unit_test(a_file_over_the_cap_is_refused),
        cmocka_unit_test(directories_are_made_with_those_above_them),
        cmocka_unit_test(a_file_where_a_directory_should_be_is_an_error),
        cmocka_unit_test(a_shared_file_is_found_above_the_program),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
