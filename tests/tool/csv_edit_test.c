#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tool/sheet/csv_edit.h"

static void expect_edit(const char *before, const struct csv_edit *edits, int count, const char *after)
{
    char *out;
    size_t length;
    struct err err = {""};
    if (!csv_edit_apply(before, strlen(before), edits, count, &out, &length, &err))
        fail_msg("%s", err.text);
    if (length != strlen(after) || memcmp(out, after, length) != 0)
        fail_msg("got:\n%.*s\nexpected:\n%s", (int)length, out, after);
    free(out);
}

static void only_the_named_cells_change(void **state)
{
    const struct csv_edit edits[] = {{2, 0, "ab12"}, {4, 0, "cd34"}};
    (void)state;
    expect_edit("code,title\n,Een\nzz99,Twee\n,\"Drie, \"\"vier\"\"\"\n", edits, 2,
                "code,title\nab12,Een\nzz99,Twee\ncd34,\"Drie, \"\"vier\"\"\"\n");
}

static void line_ends_quotes_spaces_and_the_mark_stay(void **state)
{
    const struct csv_edit edits[] = {{3, 1, "ab12"}};
    (void)state;
    expect_edit("\xEF\xBB\xBFtitle,code\r\n\"a\r\nb\",zz99\r\n c ,\r\n\"d\",xx\r\n", edits, 1,
                "\xEF\xBB\xBFtitle,code\r\n\"a\r\nb\",zz99\r\n c ,ab12\r\n\"d\",xx\r\n");
}

static void an_empty_quoted_cell_is_replaced_whole(void **state)
{
    const struct csv_edit edits[] = {{2, 1, "ab12"}};
    (void)state;
    expect_edit("a,code,b\nx,\"\",y\n", edits, 1, "a,code,b\nx,ab12,y\n");
    expect_edit("a,code,b\nx,  ,y\n", edits, 1, "a,code,b\nx,ab12,y\n");
}

static void a_short_row_grows_to_the_column(void **state)
{
    const struct csv_edit edits[] = {{2, 2, "ab12"}, {3, 2, "cd34"}};
    (void)state;
    expect_edit("a,b,code\nx\ny,z", edits, 2, "a,b,code\nx,,ab12\ny,z,cd34");
}

static void empty_lines_are_rows_too(void **state)
{
    const struct csv_edit edits[] = {{4, 0, "ab12"}};
    (void)state;
    expect_edit("code,a\r\n\r\nzz99,b\r\n,c\r\n", edits, 1, "code,a\r\n\r\nzz99,b\r\nab12,c\r\n");
}

static void quotes_that_two_readers_take_differently_are_left_alone(void **state)
{
    const struct csv_edit edit = {2, 0, "ab12"};
    char *out = NULL;
    size_t length;
    struct err err = {""};
    (void)state;
    const char *csv = "code,a\n,b\"c\n";
    assert_false(csv_edit_apply(csv, strlen(csv), &edit, 1, &out, &length, &err));
    assert_non_null(strstr(err.text, "aanhalingstekens"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_named_cells_change),
        cmocka_unit_test(line_ends_quotes_spaces_and_the_mark_stay),
        cmocka_unit_test(an_empty_quoted_cell_is_replaced_whole),
        cmocka_unit_test(a_short_row_grows_to_the_column),
        cmocka_unit_test(empty_lines_are_rows_too),
        cmocka_unit_test(quotes_that_two_readers_take_differently_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
