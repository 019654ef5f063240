#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/sheet/csv_text.h"
#include "tool/sheet/csv_writer.h"

/* Rows of up to three cells; NULL ends a row, and a row without cells ends them all. */
#define ROWS (const char *[3][3])

static char *written(char separator, bool single, const char *(*rows)[3])
{
    char *text = NULL;
    size_t length;
    struct csv_writer writer = csv_writer(open_memstream(&text, &length));
    assert_non_null(writer.file);
    writer.separator = separator;
    writer.single = single;
    for (int r = 0; r < 3 && rows[r][0]; r++) {
        for (int i = 0; i < 3 && rows[r][i]; i++)
            csv_write_cell(&writer, rows[r][i]);
        csv_write_end(&writer);
    }
    fclose(writer.file);
    return text;
}

static void expect(char separator, bool single, const char *(*rows)[3], const char *wanted)
{
    char *text = written(separator, single, rows);
    assert_string_equal(text, wanted);
    free(text);
}

static void only_what_needs_quotes_gets_them(void **state)
{
    (void)state;
    expect(',', false, ROWS{{"a", "b"}, {"x; y", "1,5"}, {"zeg \"ja\"", "twee\nregels"}},
           "a,b\nx; y,\"1,5\"\n\"zeg \"\"ja\"\"\",\"twee\nregels\"\n");
    expect(';', false, ROWS{{"a", "b"}, {"x; y", "1,5"}}, "a;b\n\"x; y\";1,5\n");
    expect(',', false, ROWS{{"a", "b"}, {" x", "y\t"}}, "a,b\n\" x\",\"y\t\"\n");
    expect(',', false, ROWS{{"a", "b"}, {"", "=1+1"}}, "a,b\n,=1+1\n");
}

static void the_first_row_holds_no_other_separator_bare(void **state)
{
    (void)state;
    expect(',', false, ROWS{{"a;b;c", "d|e"}, {"a;b;c", "d|e"}}, "\"a;b;c\",\"d|e\"\na;b;c,d|e\n");
    expect(',', false, ROWS{{"sep=;"}, {"sep=;"}}, "\"sep=;\"\nsep=;\n");
}

static void an_empty_cell_alone_is_a_row(void **state)
{
    (void)state;
    expect(',', true, ROWS{{"a"}, {""}, {"b"}}, "a\n\"\"\nb\n");
}

struct seen {
    const char *(*wanted)[3];
    int rows;
};

static void see(void *data, int number, const char *const *cells, const size_t *lengths, int count)
{
    struct seen *seen = data;
    seen->rows++;
    for (int i = 0; i < count; i++) {
        assert_string_equal(cells[i], seen->wanted[number - 1][i]);
        assert_int_equal(lengths[i], strlen(cells[i]));
    }
}

static void all_separators_read_back(void **state)
{
    static const char separators[] = ",;\t|";
    const char *hard[3][3] = {
        {"a,b;c\td|e", "sep=;", " x "}, {"\"", "\r\n", "\t"}, {"", "a;b,c|d\te", "é \"q\","}};
    (void)state;
    for (const char *separator = separators; *separator; separator++) {
        char *text = written(*separator, false, hard);
        struct seen seen = {hard, 0};
        struct csv_text csv;
        int row;
        csv_text_open(&csv, text, strlen(text));
        assert_int_equal(csv.separator, *separator);
        assert_int_equal(csv_text_rows(&csv, see, &seen, &row), CSV_FINE);
        assert_int_equal(seen.rows, 3);
        csv_text_close(&csv);
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_needs_quotes_gets_them),
        cmocka_unit_test(the_first_row_holds_no_other_separator_bare),
        cmocka_unit_test(an_empty_cell_alone_is_a_row),
        cmocka_unit_test(all_separators_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
