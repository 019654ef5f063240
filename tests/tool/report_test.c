#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tool/talk/report.h"

static void an_error_is_known_by_its_cell_and_by_its_row(void **state)
{
    (void)state;
    struct report report;
    report_init(&report);
    report_error(&report, (struct spot){"a.csv", 1, 2, "start"}, "deze formule heeft geen uitkomst");
    report_warning(&report, (struct spot){"a.csv", 1, 3, "start"}, "let op");
    assert_true(report_told(&report, (struct spot){"a.csv", 1, 2, "start"}));
    assert_true(report_told(&report, (struct spot){"a.csv", 1, 2, NULL}));
    assert_false(report_told(&report, (struct spot){"a.csv", 1, 2, "end"}));
    assert_false(report_told(&report, (struct spot){"a.csv", 1, 3, "start"}));
    assert_false(report_told(&report, (struct spot){"b.csv", 1, 2, "start"}));
    assert_false(report_told(&report, (struct spot){"a.csv", 2, 2, "start"}));
    report_release(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_error_is_known_by_its_cell_and_by_its_row)};
    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
