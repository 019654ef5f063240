#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/sheet/csv_text.h"

/* Rows as text: "number|cell|cell\n", a newline in a cell as '/'. */
struct seen {
    char text[4096];
};

static void see(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct seen *seen = data;
    sprintf(seen->text + strlen(seen->text), "%d", number);
    for (int i = 0; i < count; i++) {
        size_t used = strlen(seen->text);
        sprintf(seen->text + used, "|%.*s", (int)lengths[i], cells[i]);
        for (char *c = seen->text + used; *c; c++)
            *c = *c == '\n' || *c == '\r' ? '/' : *c;
    }
    strcat(seen->text, "\n");
}

static enum csv_fault rows_of(const char *csv, size_t length, struct seen *seen, int *row)
{
    struct csv_text text;
    csv_text_open(&text, csv, length);
    enum csv_fault fault = csv_text_rows(&text, see, seen, row);
    csv_text_close(&text);
    return fault;
}

static void expect_rows(const char *csv, const char *rows)
{
    struct seen seen = {""};
    int row;
    assert_int_equal(rows_of(csv, strlen(csv), &seen, &row), CSV_FINE);
    assert_string_equal(seen.text, rows);
}

static void rows_are_numbered_as_a_spreadsheet_does(void **state)
{
    (void)state;
    expect_rows("a,b\n1,2\n3,4\n", "1|a|b\n2|1|2\n3|3|4\n");
    expect_rows("a,b\r\n1,2\r\n", "1|a|b\n2|1|2\n");
    expect_rows("a,b\r1,2", "1|a|b\n2|1|2\n");
}

static void empty_lines_count(void **state)
{
    (void)state;
    expect_rows("a\n\nb\n", "1|a\n3|b\n");
    expect_rows("a\r\n\r\n\r\nb\r\n", "1|a\n4|b\n");
}

static void a_line_end_in_quotes_stays_in_its_row(void **state)
{
    (void)state;
    expect_rows("a,\"b\nc\"\nd,e\n", "1|a|b/c\n2|d|e\n");
    expect_rows("a,\"b\r\nc\"\r\nd\r\n", "1|a|b//c\n2|d\n");
}

static void quotes_hold_commas_and_quotes(void **state)
{
    (void)state;
    expect_rows("\"a,b\",\"zeg \"\"dag\"\"\"\n", "1|a,b|zeg \"dag\"\n");
    expect_rows("\"\",x,\n", "1||x|\n");
}

static void a_byte_order_mark_is_no_text(void **state)
{
    (void)state;
    expect_rows("\xEF\xBB\xBF"
                "code,b\n",
                "1|code|b\n");
}

static void a_stray_quote_is_found_in_its_row(void **state)
{
    struct seen seen = {""};
    int row = 0;
    (void)state;
    const char *csv = "a,b\n1,x\"y\n2,z\n";
    assert_int_equal(rows_of(csv, strlen(csv), &seen, &row), CSV_QUOTES);
    assert_int_equal(row, 2);
    csv = "a,b\n1,2\n3,\"open\n";
    assert_int_equal(rows_of(csv, strlen(csv), &seen, &row), CSV_QUOTES);
    assert_int_equal(row, 3);
}

static void very_many_cells_and_no_bytes_do_no_harm(void **state)
{
    int row;
    struct seen seen = {""};
    char *commas = malloc(100001);
    (void)state;
    assert_non_null(commas);
    memset(commas, ',', 100000);
    commas[100000] = '\0';
    assert_int_equal(rows_of("", 0, &seen, &row), CSV_FINE);
    assert_string_equal(seen.text, "");
    assert_int_equal(rows_of(commas, 100000, &seen, &row), CSV_WIDE);
    assert_int_equal(row, 1);
    assert_int_equal(rows_of(commas, 1023, &seen, &row), CSV_FINE);
    assert_int_equal(strlen(seen.text), 1 + 1024 + 1);
    free(commas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_numbered_as_a_spreadsheet_does),
        cmocka_unit_test(empty_lines_count),
        cmocka_unit_test(a_line_end_in_quotes_stays_in_its_row),
        cmocka_unit_test(quotes_hold_commas_and_quotes),
        cmocka_unit_test(a_byte_order_mark_is_no_text),
        cmocka_unit_test(a_stray_quote_is_found_in_its_row),
        cmocka_unit_test(very_many_cells_and_no_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
