#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/folder.h"

struct place {
    char folder[64], kept[80], inner[80];
};

static void file_make(const char *folder, const char *name)
{
    int open = folder_open(folder, true, NULL);
    assert_true(open >= 0 && folder_write(open, name, "x", 1, NULL));
    folder_close(open);
}

/* Two folders: one that a link in the other leads to, and that other with a folder and a hidden file in it. */
static int place_make(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    char name[200];
    if (!place)
        return -1;
    strcpy(place->folder, "/tmp/wegwijzer-folder-XXXXXX");
    if (!mkdtemp(place->folder))
        return -1;
    snprintf(place->kept, sizeof place->kept, "%s/kept", place->folder);
    snprintf(place->inner, sizeof place->inner, "%s/inner", place->folder);
    file_make(place->kept, "treasure");
    snprintf(name, sizeof name, "%s/deep/deeper", place->inner);
    file_make(name, ".hidden");
    snprintf(name, sizeof name, "%s/link", place->inner);
    *state = place;
    return symlink(place->kept, name);
}

static int place_remove(void **state)
{
    struct place *place = *state;
    folder_remove(place->folder);
    bool gone = access(place->folder, F_OK) != 0;
    free(place);
    return gone ? 0 : -1;
}

static void a_folder_goes_with_all_that_stands_in_it(void **state)
{
    const struct place *place = *state;
    folder_remove(place->inner);
    assert_int_not_equal(access(place->inner, F_OK), 0);
}

static void what_a_link_leads_to_stays(void **state)
{
    const struct place *place = *state;
    char treasure[120];
    folder_remove(place->inner);
    snprintf(treasure, sizeof treasure, "%s/treasure", place->kept);
    assert_int_equal(access(treasure, F_OK), 0);
}

static void a_folder_that_is_not_there_is_empty(void **state)
{
    const struct place *place = *state;
    char nowhere[120];
    snprintf(nowhere, sizeof nowhere, "%s/nowhere", place->folder);
    assert_true(folder_is_empty(nowhere));
    folder_remove(nowhere);
    assert_false(folder_is_empty(place->kept));
}

static void note_name(int folder, const char *name, void *context)
{
    (void)folder;
    strcat(context, name);
}

static void every_entry_is_visited_and_neither_the_folder_nor_its_parent(void **state)
{
    const struct place *place = *state;
    char names[100] = "";
    int folder = folder_open(place->kept, false, NULL);
    folder_each(folder, note_name, names);
    folder_close(folder);
    assert_string_equal(names, "treasure");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_folder_goes_with_all_that_stands_in_it, place_make, place_remove),
        cmocka_unit_test_setup_teardown(what_a_link_leads_to_stays, place_make, place_remove),
        cmocka_unit_test_setup_teardown(a_folder_that_is_not_there_is_empty, place_make, place_remove),
        cmocka_unit_test_setup_teardown(every_entry_is_visited_and_neither_the_folder_nor_its_parent,
                                        place_make, place_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
