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
#include "site/output.h"

/* A folder of its own for each test; `site` in it is what is made. */
struct place {
    char folder[64], site[80];
};

static int open_place(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    assert_non_null(place);
    snprintf(place->folder, sizeof place->folder, "/tmp/wegwijzer-output-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->site, sizeof place->site, "%s/site", place->folder);
    *state = place;
    return 0;
}

static int close_place(void **state)
{
    char command[128];
    struct place *place = *state;
    snprintf(command, sizeof command, "rm -rf '%s'", place->folder);
    assert_int_equal(system(command), 0);
    free(place);
    return 0;
}

static const char *path_of(const struct place *place, const char *name)
{
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", place->site, name);
    return path;
}

static const char *content(const struct place *place, const char *name)
{
    static char text[1000];
    char *bytes;
    size_t length;
    struct err err;
    if (!path_read(path_of(place, name), sizeof text - 1, &bytes, &length, &err))
        return NULL;
    snprintf(text, sizeof text, "%s", bytes);
    free(bytes);
    return text;
}

static void put(const struct place *place, const char *name, const char *text)
{
    struct err err;
    assert_true(path_write(path_of(place, name), text, strlen(text), &err));
}

/* Makes the folder with these files, as "name", "text" ... NULL. */
static void make(const struct place *place, ...)
{
    struct output output;
    struct err err = {""};
    va_list files;
    assert_true(output_open(&output, place->site, &err));
    va_start(files, place);
    for (const char *name; (name = va_arg(files, const char *)) != NULL;) {
        const char *text = va_arg(files, const char *);
        output_file(&output, name, text, strlen(text));
    }
    va_end(files);
    if (!output_close(&output, "", &err))
        fail_msg("%s", err.text);
    output_release(&output);
}

/* What stands beside the folder. */
static int neighbours(const struct place *place)
{
    char command[128];
    int count = -1;
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", place->folder);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_int_equal(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

static void what_is_new_stands_and_what_is_old_is_gone(void **state)
{
    const struct place *place = *state;
    make(place, "index.html", "een", "p/ab12/index.html", "kaart", NULL);
    make(place, "index.html", "twee", "t/index.html", "thema", NULL);
    assert_string_equal(content(place, "index.html"), "twee");
    assert_string_equal(content(place, "t/index.html"), "thema");
    assert_null(content(place, "p/ab12/index.html"));
    assert_int_equal(neighbours(place), 1);
}

static void what_did_not_change_is_the_same_file(void **state)
{
    const struct place *place = *state;
    struct stat before, after;
    make(place, "a.html", "een", "b.html", "twee", NULL);
    assert_int_equal(stat(path_of(place, "a.html"), &before), 0);
    make(place, "a.html", "een", "b.html", "drie", NULL);
    assert_int_equal(stat(path_of(place, "a.html"), &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    assert_string_equal(content(place, "b.html"), "drie");
}

static void what_others_put_there_comes_along(void **state)
{
    const struct place *place = *state;
    struct err err;
    make(place, "index.html", "een", NULL);
    put(place, "CNAME", "voorbeeld.example");
    assert_true(path_make_dirs(path_of(place, ".well-known"), &err));
    put(place, ".well-known/security.txt", "mail");
    make(place, "index.html", "twee", NULL);
    assert_string_equal(content(place, "CNAME"), "voorbeeld.example");
    assert_string_equal(content(place, ".well-known/security.txt"), "mail");
    make(place, "index.html", "drie", NULL);
    assert_string_equal(content(place, "CNAME"), "voorbeeld.example");
}

static void a_folder_of_something_else_is_refused(void **state)
{
    const struct place *place = *state;
    struct output output;
    struct err err = {""};
    assert_true(path_make_dirs(place->site, &err));
    put(place, "brief.txt", "van mij");
    assert_false(output_open(&output, place->site, &err));
    assert_non_null(strstr(err.text, "hier staat iets anders"));
    output_release(&output);
    assert_string_equal(content(place, "brief.txt"), "van mij");
    assert_int_equal(neighbours(place), 1);
}

static void a_file_in_its_place_is_refused(void **state)
{
    const struct place *place = *state;
    struct output output;
    struct err err = {""};
    assert_true(path_write(place->site, "x", 1, &err));
    assert_false(output_open(&output, place->site, &err));
    assert_non_null(strstr(err.text, "geen map"));
    output_release(&output);
}

static void an_empty_folder_and_a_slash_at_the_end_are_fine(void **state)
{
    struct place *place = *state;
    struct err err;
    assert_true(path_make_dirs(place->site, &err));
    strcat(place->site, "/");
    make(place, "index.html", "een", NULL);
    assert_string_equal(content(place, "index.html"), "een");
}

static void a_link_to_a_folder_stays_a_link(void **state)
{
    const struct place *place = *state;
    char real[100];
    struct stat info;
    struct err err;
    snprintf(real, sizeof real, "%s/echt", place->folder);
    assert_true(path_make_dirs(real, &err));
    assert_int_equal(symlink("echt", place->site), 0);
    make(place, "index.html", "een", NULL);
    make(place, "index.html", "twee", NULL);
    assert_int_equal(lstat(place->site, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_string_equal(content(place, "index.html"), "twee");
}

static void what_is_not_closed_leaves_the_old(void **state)
{
    const struct place *place = *state;
    struct output output;
    struct err err = {""};
    make(place, "index.html", "een", NULL);
    assert_true(output_open(&output, place->site, &err));
    output_file(&output, "index.html", "half", 4);
    output_release(&output);
    assert_string_equal(content(place, "index.html"), "een");
    assert_int_equal(neighbours(place), 1);
}

static void a_file_that_cannot_be_written_leaves_the_old(void **state)
{
    const struct place *place = *state;
    struct output output;
    struct err err = {""};
    make(place, "index.html", "een", NULL);
    assert_true(output_open(&output, place->site, &err));
    output_file(&output, "a", "bestand", 7);
    output_file(&output, "a/b", "onder een bestand", 17);
    assert_false(output_close(&output, "", &err));
    assert_true(err.text[0] != '\0');
    output_release(&output);
    assert_string_equal(content(place, "index.html"), "een");
    assert_int_equal(neighbours(place), 1);
}

static void the_mark_holds_what_was_given(void **state)
{
    const struct place *place = *state;
    struct output output;
    struct err err = {""};
    assert_true(output_open(&output, place->site, &err));
    assert_null(output.mark);
    output_file(&output, "p/x", "1", 1);
    assert_true(output_close(&output, "kaart huis ab12 spelen -\n", &err));
    output_release(&output);
    assert_true(output_open(&output, place->site, &err));
    assert_non_null(strstr(output.mark, "\nmaakt p\nkaart huis ab12 spelen -\n"));
    output_release(&output);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_new_stands_and_what_is_old_is_gone, open_place, close_place),
        cmocka_unit_test_setup_teardown(what_did_not_change_is_the_same_file, open_place, close_place),
        cmocka_unit_test_setup_teardown(what_others_put_there_comes_along, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_folder_of_something_else_is_refused, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_file_in_its_place_is_refused, open_place, close_place),
        cmocka_unit_test_setup_teardown(an_empty_folder_and_a_slash_at_the_end_are_fine, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(a_link_to_a_folder_stays_a_link, open_place, close_place),
        cmocka_unit_test_setup_teardown(what_is_not_closed_leaves_the_old, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_file_that_cannot_be_written_leaves_the_old, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(the_mark_holds_what_was_given, open_place, close_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
