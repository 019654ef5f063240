#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/line.h"

static void expect(const char *written, const char *wanted)
{
    char line[64];
    strcpy(line, written);
    assert_string_equal(line_trim(line), wanted);
}

static void only_the_room_around_a_line_goes(void **state)
{
    (void)state;
    expect("  taal =  nl\t\r", "taal =  nl");
    expect("taal", "taal");
    expect(" \t\r\n", "");
    expect("", "");
    expect("\u00a0x", "\u00a0x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_the_room_around_a_line_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
