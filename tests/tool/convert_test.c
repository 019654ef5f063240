#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "book_fixture.h"
#include "fixture.h"
#include "tool/commands.h"
#include "tool/sheet/workbook.h"

enum { PATH = 200 };

static void run(struct fixture *fixture, const char *source, const char *target)
{
    if (fixture_run(fixture, &convert_command, source, "-o", target, NULL) != EX_OK)
        fail_msg("%s", fixture->said);
}

static void expect_same_file(const char *left, const char *right)
{
    char *a = NULL, *b = NULL;
    size_t a_length, b_length;
    struct err err = {""};
    if (!path_read(left, 1 << 26, &a, &a_length, &err) || !path_read(right, 1 << 26, &b, &b_length, &err))
        fail_msg("%s", err.text);
    if (a_length != b_length || memcmp(a, b, a_length) != 0)
        fail_msg("%s and %s differ", left, right);
    free(a);
    free(b);
}

static void csv_comes_back_byte_for_byte(void **state)
{
    static const char *const houses[] = {"essen", "wuustwezel", "kalmthout", "schoten"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < 4; i++) {
        char source[PATH], book[PATH], folder[PATH], left[PATH * 3], right[PATH * 3];
        snprintf(source, sizeof source, "data/%s", houses[i]);
        snprintf(book, sizeof book, "%s/%s.xlsx", fixture->folder, houses[i]);
        snprintf(folder, sizeof folder, "%s/%s", fixture->folder, houses[i]);
        run(fixture, source, book);
        run(fixture, book, folder);
        DIR *dir = opendir(source);
        assert_non_null(dir);
        int count = 0;
        for (struct dirent *entry; (entry = readdir(dir));) {
            if (entry->d_name[0] == '.')
                continue;
            snprintf(left, sizeof left, "%s/%s", source, entry->d_name);
            snprintf(right, sizeof right, "%s/%s", folder, entry->d_name);
            expect_same_file(left, right);
            count++;
        }
        closedir(dir);
        assert_true(count >= 20);
    }
}

static void write_bytes(const char *path, char *bytes, size_t length)
{
    struct err err = {""};
    assert_true(path_write(path, bytes, length, &err));
    free(bytes);
}

static void see_workbook(const char *path, struct seen *seen)
{
    const struct sheet_sink sink = seen_sink(seen);
    enum workbook_kind kind;
    if (!workbook_read(path, &sink, &kind, &seen->err))
        fail_msg("%s", seen->err.text);
}

/* Through CSV and back: spaces, lines, signs, empty rows and cells that look like something else. */
static void a_workbook_comes_back_cell_for_cell(void **state)
{
    static struct seen before, after;
    struct fixture *fixture = *state;
    char book[PATH], folder[PATH], again[PATH];
    size_t length;
    snprintf(book, sizeof book, "%s/een.xlsx", fixture->folder);
    snprintf(folder, sizeof folder, "%s/een", fixture->folder);
    snprintf(again, sizeof again, "%s/twee.xlsx", fixture->folder);
    char *bytes = xlsx_make(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>sep=;</t></is></c><c "
        "t=\"inlineStr\"><is><t>a;b|c</t></is></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  spaties  </t></is></c>"
        "<c t=\"inlineStr\"><is><t>zeg \"dag\",\nen nog</t></is></c><c><v>1.5</v></c></row>"
        "<row r=\"5\"><c r=\"C5\" t=\"inlineStr\"><is><t>=1+1</t></is></c><c t=\"s\"><v>0</v></c></row>",
        "", "<si><t>_x005F_x000D_ en a_x000D_b\xF0\x9F\x98\x80</t></si>", "", &length);
    write_bytes(book, bytes, length);
    run(fixture, book, folder);
    run(fixture, folder, again);
    see_workbook(book, &before);
    see_workbook(again, &after);
    assert_string_equal(before.text, after.text);
    assert_non_null(strstr(after.text, "2|  spaties  |zeg \"dag\",\nen nog|1.5\n"));
}

static void an_ods_becomes_an_xlsx(void **state)
{
    static struct seen seen;
    struct fixture *fixture = *state;
    char book[PATH], target[PATH];
    size_t length;
    snprintf(book, sizeof book, "%s/een.ods", fixture->folder);
    snprintf(target, sizeof target, "%s/een.xlsx", fixture->folder);
    char *bytes = ods_make(
        "<table:table table:name=\"Overleg\"><table:table-row><table:table-cell><text:p>name</text:p>"
        "</table:table-cell></table:table-row></table:table>",
        &length);
    write_bytes(book, bytes, length);
    run(fixture, book, target);
    see_workbook(target, &seen);
    assert_string_equal(seen.text, "== Overleg\n1|name\n");
}

static void a_workbook_builds_the_same_publication_as_its_tables(void **state)
{
    struct fixture *fixture = *state;
    char book[PATH], other[PATH];
    snprintf(book, sizeof book, "%s/dorp.xlsx", fixture->folder);
    snprintf(other, sizeof other, "%s/other.sqlite", fixture->folder);
    run(fixture, fixture->source, book);
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_int_equal(fixture_run(fixture, &build_command, book, "-o", other, "--as-of", "2026-11-25", NULL),
                     EX_OK);
    expect_same_file(fixture->out, other);
    assert_int_equal(fixture_run(fixture, &check_command, book, "--as-of", "2026-11-25", NULL), EX_OK);
}

static void a_fault_in_a_workbook_names_sheet_row_and_column(void **state)
{
    struct fixture *fixture = *state;
    char book[PATH];
    snprintf(book, sizeof book, "%s/dorp.xlsx", fixture->folder);
    fixture_change(fixture, "offer.csv", "free,Gratis", "gratis,Gratis");
    run(fixture, fixture->source, book);
    assert_int_equal(fixture_run(fixture, &check_command, book, NULL), EX_DATAERR);
    assert_non_null(
        strstr(fixture->said, "dorp.xlsx, blad \"Aanbod\", rij 2, kolom price: \"gratis\" kan hier niet"));
}

static void codes_change_only_their_cells_of_a_workbook(void **state)
{
    static struct seen before, after;
    struct fixture *fixture = *state;
    char book[PATH];
    snprintf(book, sizeof book, "%s/dorp.xlsx", fixture->folder);
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    fixture_change(fixture, "offer.csv", "sa03,", ",");
    run(fixture, fixture->source, book);
    see_workbook(book, &before);
    assert_int_equal(fixture_run(fixture, &codes_command, book, NULL), EX_OK);
    assert_non_null(strstr(fixture->told, "blad \"Partners\": 1 nieuwe code\n"));
    see_workbook(book, &after);
    assert_int_equal(strlen(after.text), strlen(before.text) + 8);
    char *gap = strstr(before.text, "|independent|Gestopt");
    assert_non_null(gap);
    assert_memory_equal(before.text, after.text, (size_t)(gap - before.text));
    assert_memory_equal(after.text + (gap - before.text) + 4, gap, 40);
    assert_int_equal(fixture_run(fixture, &codes_command, book, NULL), EX_OK);
    assert_string_equal(fixture->told, "alle rijen hebben al een code\n");
    assert_int_equal(fixture_run(fixture, &check_command, book, "--as-of", "2026-11-25", NULL), EX_OK);
}

static void codes_leave_a_workbook_that_is_open_and_keep_its_permissions(void **state)
{
    struct fixture *fixture = *state;
    struct stat info;
    char book[PATH], lock[PATH];
    snprintf(book, sizeof book, "%s/dorp.xlsx", fixture->folder);
    snprintf(lock, sizeof lock, "%s/.~lock.dorp.xlsx#", fixture->folder);
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    run(fixture, fixture->source, book);
    assert_int_equal(chmod(book, 0660), 0);
    write_bytes(lock, strdup("slot"), 4);
    assert_int_equal(fixture_run(fixture, &codes_command, book, NULL), EX_CANTCREAT);
    assert_non_null(strstr(fixture->said, "dit werkboek staat open in een rekenblad"));
    unlink(lock);
    assert_int_equal(fixture_run(fixture, &codes_command, book, NULL), EX_OK);
    assert_non_null(strstr(fixture->told, "blad \"Partners\": 1 nieuwe code\n"));
    assert_int_equal(stat(book, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0660);
}

static void a_folder_of_workbooks_is_a_source_for_each(void **state)
{
    struct fixture *fixture = *state;
    char folder[PATH], book[PATH * 2];
    snprintf(folder, sizeof folder, "%s/huizen", fixture->folder);
    assert_int_equal(mkdir(folder, 0755), 0);
    snprintf(book, sizeof book, "%s/dorp.xlsx", folder);
    run(fixture, fixture->source, book);
    snprintf(book, sizeof book, "%s/~$dorp.xlsx", folder);
    write_bytes(book, strdup("slot"), 4);
    assert_int_equal(
        fixture_run(fixture, &build_command, folder, "-o", fixture->out, "--as-of", "2026-11-25", NULL),
        EX_OK);
    snprintf(book, sizeof book, "%s/offer.csv", folder);
    write_bytes(book, strdup("code\n"), 5);
    assert_int_equal(fixture_run(fixture, &build_command, folder, "-o", fixture->out, NULL), EX_NOINPUT);
    assert_non_null(strstr(fixture->said, "haal weg wat niet de bron is"));
}

static void what_is_there_stays(void **state)
{
    struct fixture *fixture = *state;
    char book[PATH];
    snprintf(book, sizeof book, "%s/dorp.xlsx", fixture->folder);
    run(fixture, fixture->source, book);
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", book, NULL), EX_CANTCREAT);
    assert_int_equal(fixture_run(fixture, &convert_command, book, "-o", fixture->source, NULL), EX_CANTCREAT);
    assert_non_null(strstr(fixture->said, "dit bestaat al"));
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", "a.ods", NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &convert_command, "/nergens", "-o", "a", NULL), EX_NOINPUT);
    fixture_change(fixture, "body.csv", NULL, "name,about\nx,\"open\n");
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", "/tmp/nooit", NULL),
                     EX_DATAERR);
    assert_int_not_equal(access("/tmp/nooit", F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(csv_comes_back_byte_for_byte, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_workbook_comes_back_cell_for_cell, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(an_ods_becomes_an_xlsx, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_workbook_builds_the_same_publication_as_its_tables, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_fault_in_a_workbook_names_sheet_row_and_column, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(codes_change_only_their_cells_of_a_workbook, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(codes_leave_a_workbook_that_is_open_and_keep_its_permissions,
                                        fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_folder_of_workbooks_is_a_source_for_each, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(what_is_there_stays, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
