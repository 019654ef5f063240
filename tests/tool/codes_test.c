#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/commands.h"

static char *partners(struct fixture *fixture)
{
    size_t length;
    char *text = fixture_read(fixture, "source/partner.csv", &length);
    assert_non_null(text);
    return text;
}

static void a_row_without_a_code_gets_one_that_reads_well(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    char *before = partners(fixture);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    assert_non_null(strstr(fixture->told, "partner.csv: 1 nieuwe code\n"));
    char *after = partners(fixture), *gap = strstr(before, ",independent"), *code = after + (gap - before);
    assert_memory_equal(before, after, (size_t)(gap - before));
    assert_string_equal(code + 4, gap);
    assert_int_equal(strspn(code, "bcdfghjkmnpqrstvwxyz23456789"), 4);
    assert_true(code[0] > '9');
    free(before);
    free(after);
    assert_int_equal(fixture_build(fixture), EX_OK);
}

static void every_other_byte_stays(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", NULL,
                   "\xEF\xBB\xBFtitle,code,kind,lead,status,checked_on\r\n"
                   "\"De \"\"Brug\"\"\",pa01,organisation,  spaties ,active,2026-10-01\r\n"
                   "Nieuw,,association,\"Twee\r\nregels, met komma\",active,2026-10-01\r\n"
                   "\r\n"
                   "Ook nieuw,\"\",association,Lead,active,2026-10-01");
    char *before = partners(fixture);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    char *after = partners(fixture);
    assert_int_equal(strlen(after), strlen(before) + 4 + 2);
    char *first = strstr(before, "Nieuw,,") + 6, *second = strstr(before, "nieuw,\"\",") + 6;
    size_t head = (size_t)(first - before), middle = (size_t)(second - first);
    assert_memory_equal(after, before, head);
    assert_memory_equal(after + head + 4, first, middle);
    assert_string_equal(after + head + 4 + middle + 4, second + 2);
    free(before);
    free(after);
}

static void a_dry_run_only_counts(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    fixture_change(fixture, "offer.csv", "sa02,", ",");
    char *before = partners(fixture);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--dry-run", NULL), EX_OK);
    assert_non_null(strstr(fixture->told, "partner.csv: 1 nieuwe code nodig\n"));
    assert_non_null(strstr(fixture->told, "offer.csv: 1 nieuwe code nodig\n"));
    char *after = partners(fixture);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void a_second_run_has_nothing_to_do(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    char *before = partners(fixture);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    assert_string_equal(fixture->told, "alle rijen hebben al een code\n");
    char *after = partners(fixture);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static int by_code(const void *left, const void *right)
{
    return memcmp(left, right, 4);
}

static void thousands_of_codes_are_all_different(void **state)
{
    enum { ROWS = 20000 };
    struct fixture *fixture = *state;
    char *table = malloc(ROWS * 64 + 256);
    assert_non_null(table);
    char *end = stpcpy(table, "code,kind,title,lead,status,checked_on\n");
    for (int i = 0; i < ROWS; i++)
        end += sprintf(end, ",association,Partner,Lead,active,2026-10-01\n");
    fixture_change(fixture, "partner.csv", NULL, table);
    free(table);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    char *text = partners(fixture), (*codes)[4] = malloc(ROWS * sizeof *codes);
    assert_non_null(codes);
    int count = 0;
    for (char *line = strchr(text, '\n') + 1; *line && count < ROWS; line = strchr(line, '\n') + 1)
        memcpy(codes[count++], line, 4);
    assert_int_equal(count, ROWS);
    qsort(codes, ROWS, sizeof *codes, by_code);
    for (int i = 1; i < ROWS; i++)
        assert_int_not_equal(by_code(codes[i - 1], codes[i]), 0);
    free(codes);
    free(text);
}

static void a_table_that_cannot_be_read_is_left_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    fixture_change(fixture, "partner.csv", "De Brug helpt", "De \"Brug helpt");
    char *before = partners(fixture);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_DATAERR);
    assert_non_null(strstr(fixture->said, "partner.csv, rij 2: in of na deze rij staat een aanhalingsteken"));
    assert_non_null(strstr(fixture->said, "er is niets veranderd"));
    char *after = partners(fixture);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

static void usage_and_missing_sources_have_their_exit_code(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_run(fixture, &codes_command, NULL), EX_USAGE);
    assert_int_equal(fixture_run(fixture, &codes_command, "/nowhere", NULL), EX_NOINPUT);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--other", "/nowhere", NULL),
                     EX_NOINPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_without_a_code_gets_one_that_reads_well, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(every_other_byte_stays, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_dry_run_only_counts, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_second_run_has_nothing_to_do, fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(thousands_of_codes_are_all_different, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(a_table_that_cannot_be_read_is_left_alone, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(usage_and_missing_sources_have_their_exit_code, fixture_set_up,
                                        fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
