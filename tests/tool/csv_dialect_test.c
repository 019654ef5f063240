#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sysexits.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/commands.h"
#include "tool/sheet/csv_text.h"

/* Rows as text: "a|b\n". */
static void see(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    char *text = data;
    (void)number;
    for (int i = 0; i < count; i++)
        sprintf(text + strlen(text), "%s%.*s", i ? "|" : "", (int)lengths[i], cells[i]);
    strcat(text, "\n");
}

static void read_rows(const char *bytes, size_t length, char *text)
{
    int row;
    struct csv_text csv;
    csv_text_open(&csv, bytes, length);
    assert_int_equal(csv_text_rows(&csv, see, text, &row), CSV_FINE);
    csv_text_close(&csv);
}

static void expect(const char *bytes, size_t length, const char *rows)
{
    char text[1024] = "";
    read_rows(bytes, length, text);
    assert_string_equal(text, rows);
}

#define EXPECT(csv, rows) expect(csv, sizeof csv - 1, rows)

static void the_first_row_tells_the_separator(void **state)
{
    (void)state;
    EXPECT("a;b\n1,5;x\n", "a|b\n1,5|x\n");
    EXPECT("a\tb\r\n1,5\tx;y\r\n", "a|b\n1,5|x;y\n");
    EXPECT("a|b\n1|2\n", "a|b\n1|2\n");
    EXPECT("\"a;b;c\",d\n1,2\n", "a;b;c|d\n1|2\n");
    EXPECT("sep=;\r\na;b,c,d\r\n", "a|b,c,d\n");
    EXPECT("alleen\nx;y\n", "alleen\nx;y\n");
}

static void every_encoding_gives_the_same_text(void **state)
{
    (void)state;
    EXPECT("caf\xC3\xA9;\xE2\x82\xAC\n", "café|€\n");
    EXPECT("\xEF\xBB\xBF"
           "caf\xC3\xA9;\xE2\x82\xAC\n",
           "café|€\n");
    EXPECT("caf\xE9;\x80\n", "café|€\n");
    EXPECT("\xFF\xFE"
           "c\0a\0f\0\xE9\0;\0\xAC\x20\n\0",
           "café|€\n");
    EXPECT("\xFE\xFF"
           "\0c\0a\0f\0\xE9\0;\x20\xAC\0\n",
           "café|€\n");
    EXPECT("c\0a\0f\0e\0;\0x\0\n\0", "cafe|x\n");
    EXPECT("\xFF\xFE\x3D\xD8\x00\xDE;\0x\0\n\0", "\xF0\x9F\x98\x80|x\n");
}

static void one_slip_does_not_change_the_encoding(void **state)
{
    (void)state;
    EXPECT("\xC3\xA9\xC3\xA9\xC3\xA9,\xFF\n", "ééé|\xFF\n");
}

static void line_ends_quotes_and_uneven_rows(void **state)
{
    (void)state;
    EXPECT("a;b\r1;2\r", "a|b\n1|2\n");
    EXPECT("a;b\r\n\"x\ny\";\"zeg \"\"dag\"\"\"\r\n", "a|b\nx\ny|zeg \"dag\"\n");
    EXPECT("a;b;c\n1\n1;2;3;4\n", "a|b|c\n1\n1|2|3|4\n");
}

static void a_nul_is_a_sign_like_another_one(void **state)
{
    char text[64] = "";
    (void)state;
    read_rows("a,b\nx\0y,z\n", 10, text);
}

static void a_table_in_windows_signs_builds_and_says_so(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "body.csv", NULL, "name;about;min_per_year\r\nStuurgroep;Caf\xE9 \x80;2\r\n");
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_non_null(strstr(fixture->said, "body.csv: dit bestand is met Windows-tekens bewaard"));
    assert_string_equal(fixture_ask(fixture, "SELECT about FROM body"), "Café €");
}

static void codes_keep_the_dialect_of_the_file(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    fixture_change(fixture, "partner.csv", NULL,
                   "sep=;\r\ncode;kind;title;lead;status;checked_on\r\n"
                   "pa01;organisation;\"De \x80; Brug\";Helpt, ook;active;2026-10-01\r\n"
                   ";association;\xC9lan;Lead;active;2026-10-01\r\n");
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, NULL), EX_OK);
    char *after = fixture_read(fixture, "source/partner.csv", &length);
    assert_non_null(after);
    assert_memory_equal(after, "sep=;\r\ncode;kind", 16);
    assert_non_null(strstr(after, "\"De \x80; Brug\";Helpt, ook;active;2026-10-01\r\n"));
    assert_null(strstr(after, "\r\n;association"));
    assert_non_null(strstr(after, ";association;\xC9lan;Lead"));
    free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_row_tells_the_separator),
        cmocka_unit_test(every_encoding_gives_the_same_text),
        cmocka_unit_test(one_slip_does_not_change_the_encoding),
        cmocka_unit_test(line_ends_quotes_and_uneven_rows),
        cmocka_unit_test(a_nul_is_a_sign_like_another_one),
        cmocka_unit_test_setup_teardown(a_table_in_windows_signs_builds_and_says_so, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(codes_keep_the_dialect_of_the_file, fixture_set_up,
                                        fixture_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
