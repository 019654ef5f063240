#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/path.h"
#include "tool/commands.h"

static const struct command *const commands[] = {
    &check_command,  &matrix_command,   &personas_command, &stale_command,   &diff_command,
    &export_command, &preview_command,  &build_command,    &codes_command,   &convert_command,
    &import_command, &template_command, &site_command,     &publish_command, &republish_command,
    &log_command,    &keygen_command,
};

static const char dutch[] = "assets/man/wegwijzer-data.1.scd",
                  english[] = "assets/man/en/wegwijzer-data.1.scd";

/* The manual's part about one command: from its heading to the next. */
static char *part_of(const char *file, const char *manual, const char *name)
{
    char heading[64];
    snprintf(heading, sizeof heading, "\n## %s\n", name);
    const char *from = strstr(manual, heading);
    if (!from)
        fail_msg("%s says nothing of \"%s\"", file, name);
    const char *to = strstr(from + 4, "\n## ");
    return strndup(from, to ? (size_t)(to - from) : strlen(from));
}

static void assert_complete(const char *file)
{
    char *manual;
    size_t length;
    struct err err = {""};
    if (!path_read(file, 1 << 20, &manual, &length, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char *part = part_of(file, manual, commands[i]->name);
        for (const struct option_spec *option = commands[i]->options; option->name; option++) {
            char named[64];
            snprintf(named, sizeof named, "*--%s*", option->name);
            if (!strstr(part, named))
                fail_msg("%s: \"%s\" lacks --%s", file, commands[i]->name, option->name);
        }
        free(part);
    }
    free(manual);
}

static void the_dutch_manual_knows_every_command_and_option(void **state)
{
    (void)state;
    assert_complete(dutch);
}

static void the_english_manual_knows_every_command_and_option(void **state)
{
    (void)state;
    assert_complete(english);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_dutch_manual_knows_every_command_and_option),
                                       cmocka_unit_test(the_english_manual_knows_every_command_and_option)};
    return cmocka_run_group_tests_name("man", tests, NULL, NULL);
}
