#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "base/path.h"
#include "fixture.h"
#include "tool/commands.h"
#include "tool/table/examples.h"
#include "tool/table/explain.h"
#include "tool/table/grid.h"
#include "tool/table/table_name.h"
#include "tool/table/xlsx_writer.h"

static void template_path(struct fixture *fixture, char path[96])
{
    snprintf(path, 96, "%s/leeg.xlsx", fixture->folder);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", path, NULL), EX_OK);
}

static void it_has_a_sheet_for_every_table_with_all_columns(void **state)
{
    char path[96];
    struct report report;
    struct grid grid;
    struct err err = {""};
    template_path(*state, path);
    report_init(&report);
    assert_true(grid_open(&grid, path, &report, &err));
    assert_string_equal(grid.sheets[0].name, "Uitleg");
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct grid_sheet *sheet = &grid.sheets[id + 1];
        assert_int_equal(table_named(sheet->name), id);
        assert_int_equal(sheet->count, 1);
        assert_int_equal(sheet->width, table_spec((enum table_id)id)->count);
        for (int i = 0; i < sheet->width; i++)
            assert_string_equal(sheet->rows[0].cells[i], table_spec((enum table_id)id)->columns[i].name);
    }
    assert_string_equal(grid.sheets[TABLE_COUNT + 1].name, "Voorbeelden");
    assert_int_equal(report.errors.count + report.warnings.count, 0);
    grid_close(&grid);
    report_release(&report);
}

static void an_empty_one_is_read_and_its_examples_do_not_count(void **state)
{
    struct fixture *fixture = *state;
    char path[96];
    template_path(fixture, path);
    assert_int_equal(fixture_run(fixture, &build_command, path, "-o", fixture->out, NULL), EX_DATAERR);
    assert_null(strstr(fixture->said, "Voorbeelden"));
    assert_null(strstr(fixture->said, "Uitleg"));
    assert_non_null(strstr(fixture->said, "blad \"Huis\": er is geen enkel huis"));
    assert_non_null(strstr(fixture->said, "2 fouten, 0 waarschuwingen; er is niets geschreven"));
}

/* A cell that takes several words shows two of its own. */
static void words_are_explained_with_words_of_their_own_list(void **state)
{
    char form[1024];
    const struct table_spec *spec = table_spec(TABLE_OFFER);
    (void)state;
    for (int i = 0; i < spec->count; i++)
        if (spec->columns[i].kind == CELL_WORDS && spec->columns[i].words) {
            char start[200];
            snprintf(start, sizeof start, "Eén woord of meer, zoals %s; %s: %s (", spec->columns[i].words[0],
                     spec->columns[i].words[1], spec->columns[i].words[0]);
            column_form(&spec->columns[i], form, sizeof form);
            assert_int_equal(strncmp(form, start, strlen(start)), 0);
        }
}

static void every_column_and_every_word_is_explained(void **state)
{
    char form[1024];
    (void)state;
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        assert_non_null(table_about((enum table_id)id));
        for (int i = 0; i < spec->count; i++) {
            if (!*column_about((enum table_id)id, &spec->columns[i]))
                fail_msg("%s.%s is not explained", spec->name, spec->columns[i].name);
            column_form(&spec->columns[i], form, sizeof form);
            assert_true(*form && strlen(form) < sizeof form - 1);
            for (const char *const *word = spec->columns[i].words; word && *word; word++)
                if (!word_about(*word))
                    fail_msg("%s is not explained", *word);
        }
    }
}

/* The kiosk puts the municipality behind the name of a house. */
static void the_name_of_the_example_house_says_the_municipality_not_twice(void **state)
{
    (void)state;
    assert_null(strstr(example_cell(TABLE_HOUSE, 0, "name"), example_cell(TABLE_HOUSE, 0, "municipality")));
}

static void the_examples_together_make_a_publication(void **state)
{
    struct fixture *fixture = *state;
    struct report report;
    struct grid grid;
    struct err err = {""};
    char path[96];
    report_init(&report);
    grid_init(&grid, &report);
    for (int id = 0; id < TABLE_COUNT; id++) {
        const struct table_spec *spec = table_spec((enum table_id)id);
        struct grid_sheet *sheet = grid_sheet_add(&grid, spec->name);
        const char *cells[64];
        for (int row = -1; row < example_rows((enum table_id)id); row++) {
            for (int i = 0; i < spec->count; i++)
                cells[i] = row < 0 ? spec->columns[i].name
                                   : example_cell((enum table_id)id, row, spec->columns[i].name);
            grid_row_add(&grid, sheet, cells, spec->count);
        }
    }
    snprintf(path, sizeof path, "%s/vol.xlsx", fixture->folder);
    assert_true(grid_write_xlsx(&grid, path, &err));
    if (fixture_run(fixture, &build_command, path, "-o", fixture->out, "--as-of", "2026-11-25", NULL) !=
        EX_OK)
        fail_msg("%s", fixture->said);
    assert_string_equal(fixture_ask(fixture, "SELECT count(*) FROM card"), "3");
    grid_close(&grid);
    report_release(&report);
}

static void a_file_that_is_there_stays_unless_asked(void **state)
{
    struct fixture *fixture = *state;
    char path[96];
    template_path(fixture, path);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", path, NULL), EX_CANTCREAT);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", path, "--force", NULL), EX_OK);
    assert_int_equal(fixture_run(fixture, &template_command, path, "--force", NULL), EX_OK);
    assert_int_equal(fixture_run(fixture, &template_command, path, "-o", path, "--force", NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &template_command, path, path, NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", "/nergens/a.xlsx", NULL), EX_CANTCREAT);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", "a.csv", NULL), EX_USAGE);
}

static void names_of_sheets_are_read_kindly(void **state)
{
    (void)state;
    assert_int_equal(table_named("offer"), TABLE_OFFER);
    assert_int_equal(table_named("AANBOD "), TABLE_OFFER);
    assert_int_equal(table_named("themas"), TABLE_TOPIC);
    assert_int_equal(table_named("Thema\xE2\x80\x99s"), TABLE_TOPIC);
    assert_int_equal(table_named("hours exception"), TABLE_HOURS_EXCEPTION);
    assert_int_equal(table_named("Act\xC3\xADviteiten"), TABLE_ACTIVITY);
    assert_int_equal(table_named("Blad1"), TABLE_COUNT);
    assert_string_equal(table_name_near("Activiteitn"), "Activiteiten");
    assert_true(table_name_own("_bron"));
    assert_true(table_name_own("Uitleg"));
    assert_false(table_name_own("Blad1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_has_a_sheet_for_every_table_with_all_columns, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(an_empty_one_is_read_and_its_examples_do_not_count, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test(words_are_explained_with_words_of_their_own_list),
        cmocka_unit_test(the_name_of_the_example_house_says_the_municipality_not_twice),
        cmocka_unit_test(every_column_and_every_word_is_explained),
        cmocka_unit_test_setup_teardown(the_examples_together_make_a_publication, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_there_stays_unless_asked, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test(names_of_sheets_are_read_kindly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
