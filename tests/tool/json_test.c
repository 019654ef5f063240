/* --json: one value on stdout, whatever happens; what people read on stderr. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include <cmocka.h>

#include <jansson.h>

#include "fixture.h"
#include "tool/commands.h"

enum { PATH = 160, ARGUMENTS = 12 };

static const char *path_in(const struct fixture *fixture, const char *name)
{
    static char paths[4][PATH];
    static int turn;
    char *path = paths[turn++ % 4];
    snprintf(path, PATH, "%s/%s", fixture->folder, name);
    return path;
}

/* What was told, which is one object with the keys that all commands have. */
static json_t *told(const struct fixture *fixture)
{
    json_error_t error;
    json_t *value = json_loads(fixture->told, 0, &error);
    if (!value)
        fail_msg("%s in:\n%s", error.text, fixture->told);
    assert_true(json_is_integer(json_object_get(value, "errors")));
    assert_true(json_is_integer(json_object_get(value, "warnings")));
    assert_true(json_is_array(json_object_get(value, "messages")));
    return value;
}

static long number(const json_t *value, const char *key)
{
    const json_t *found = json_object_get(value, key);
    if (!json_is_integer(found))
        fail_msg("\"%s\" is no number", key);
    return (long)json_integer_value(found);
}

static const char *text(const json_t *value, const char *key)
{
    const char *found = json_string_value(json_object_get(value, key));
    if (!found)
        fail_msg("\"%s\" is no text", key);
    return found;
}

static void a_command_that_fails_tells_why_in_one_value(void **state)
{
    static const struct {
        const struct command *command;
        const char *arguments[ARGUMENTS];
        int code;
    } failures[] = {
        {&check_command, {"/nowhere", "--json"}, EX_NOINPUT},
        {&build_command, {"/nowhere", "-o", "/nowhere/out", "--json"}, EX_NOINPUT},
        {&codes_command, {"/nowhere", "--json"}, EX_NOINPUT},
        {&convert_command, {"/nowhere", "-o", "/nowhere/out", "--json"}, EX_NOINPUT},
        {&template_command, {"-o", "/nowhere/t.xlsx", "--json"}, EX_CANTCREAT},
        {&import_command, {"--format", "ics", "/nowhere", "--into", "/nowhere/source", "--json"}, EX_NOINPUT},
        {&matrix_command, {"/nowhere", "--json"}, EX_NOINPUT},
        {&personas_command, {"/nowhere", "--json"}, EX_NOINPUT},
        {&stale_command, {"/nowhere", "--json"}, EX_NOINPUT},
        {&diff_command, {"/nowhere", "/nowhere", "--json"}, EX_NOINPUT},
        {&export_command, {"/nowhere", "--format", "csv", "-o", "/nowhere/out", "--json"}, EX_NOINPUT},
        {&site_command, {"/nowhere", "-o", "/nowhere/site", "--json"}, EX_NOINPUT},
        {&publish_command,
         {"/nowhere", "--to", "/nowhere", "--key", "/nowhere/k", "--channel", "dorp", "--json"},
         EX_NOINPUT},
        {&republish_command,
         {"1", "--to", "/nowhere", "--key", "/nowhere/k", "--channel", "dorp", "--json"},
         EX_NOINPUT},
        {&log_command, {"--to", "/nowhere", "--channel", "dorp", "--json"}, EX_NOINPUT},
        {&keygen_command, {"/proc/nowhere/k", "--json"}, EX_CANTCREAT},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof failures / sizeof *failures; i++) {
        int code = fixture_run_with(fixture, failures[i].command, failures[i].arguments);
        if (code != failures[i].code)
            fail_msg("%s: %d", failures[i].command->name, code);
        json_t *value = told(fixture);
        assert_int_equal(number(value, "errors"), 1);
        const char *why = text(json_array_get(json_object_get(value, "messages"), 0), "message");
        if (!strstr(why, "nowhere") || !strstr(fixture->said, why))
            fail_msg("%s says \"%s\" and tells \"%s\"", failures[i].command->name, fixture->said, why);
        assert_null(json_object_get(value, "made") ? json_object_get(value, "output") : NULL);
        json_decref(value);
    }
}

static void codes_tells_what_each_table_got(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "pa03,independent", ",independent");
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--dry-run", "--json", NULL),
                     EX_OK);
    json_t *value = told(fixture);
    assert_true(json_is_true(json_object_get(value, "dry_run")));
    assert_int_equal(number(value, "codes"), 1);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--json", NULL), EX_OK);
    value = told(fixture);
    const json_t *table = json_array_get(json_object_get(value, "tables"), 0);
    assert_non_null(strstr(text(table, "file"), "source/partner.csv"));
    assert_int_equal(number(table, "codes"), 1);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--json", NULL), EX_OK);
    value = told(fixture);
    assert_int_equal(number(value, "codes"), 0);
    assert_int_equal(json_array_size(json_object_get(value, "tables")), 0);
    json_decref(value);
}

static void codes_tells_every_fault_of_a_table(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "partner.csv", "De Brug helpt", "De \"Brug helpt");
    assert_int_equal(fixture_run(fixture, &codes_command, fixture->source, "--json", NULL), EX_DATAERR);
    json_t *value = told(fixture);
    const json_t *first = json_array_get(json_object_get(value, "messages"), 0);
    assert_string_equal(text(first, "level"), "error");
    assert_non_null(strstr(text(first, "file"), "partner.csv"));
    assert_int_equal(number(first, "row"), 2);
    assert_int_equal(number(value, "codes"), 0);
    json_decref(value);
}

static void what_is_made_is_told_with_its_place_and_size(void **state)
{
    struct fixture *fixture = *state;
    const char *book = path_in(fixture, "b.xlsx"), *empty = path_in(fixture, "t.xlsx");
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", book, "--json", NULL),
                     EX_OK);
    json_t *value = told(fixture);
    assert_true(json_is_true(json_object_get(value, "made")));
    assert_string_equal(text(value, "output"), book);
    assert_int_equal(number(value, "sheets"), 22);
    assert_in_range(number(value, "rows"), 40, 200);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &convert_command, fixture->source, "-o", book, "--json", NULL),
                     EX_CANTCREAT);
    value = told(fixture);
    assert_int_equal(number(value, "errors"), 1);
    json_decref(value);
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_int_equal(fixture_run(fixture, &export_command, fixture->out, "--format", "csv", "-o",
                                 path_in(fixture, "tabellen"), "--as-of", "2026-11-25", "--json", NULL),
                     EX_OK);
    value = told(fixture);
    assert_string_equal(text(value, "format"), "csv");
    assert_in_range(number(value, "items"), 8, 200);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &template_command, "-o", empty, "--json", NULL), EX_OK);
    value = told(fixture);
    assert_string_equal(text(value, "output"), empty);
    assert_int_equal(number(value, "tables"), 22);
    json_decref(value);
}

static void publishing_tells_keys_generation_and_size(void **state)
{
    struct fixture *fixture = *state;
    char id[32];
    const char *keys = path_in(fixture, "k"), *key = path_in(fixture, "k.key"), *to = path_in(fixture, "uit");
    assert_int_equal(mkdir(to, 0755), 0);
    assert_int_equal(fixture_build(fixture), EX_OK);
    assert_int_equal(fixture_run(fixture, &keygen_command, keys, "--json", NULL), EX_OK);
    json_t *value = told(fixture);
    assert_string_equal(text(value, "secret"), key);
    assert_true(json_is_false(json_object_get(value, "passphrase")));
    snprintf(id, sizeof id, "%s", text(value, "key"));
    assert_int_equal(strlen(id), 16);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &publish_command, fixture->out, "--to", to, "--key", key,
                                 "--channel", "dorp", "--json", NULL),
                     EX_OK);
    value = told(fixture);
    assert_true(json_is_true(json_object_get(value, "made")));
    assert_int_equal(number(value, "generation"), 1);
    assert_int_equal(number(value, "cards"), 8);
    assert_string_equal(text(value, "key"), id);
    assert_in_range(number(value, "size"), 4096, 1 << 24);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &republish_command, "1", "--to", to, "--key", key, "--channel",
                                 "dorp", "--json", NULL),
                     EX_OK);
    value = told(fixture);
    assert_int_equal(number(value, "generation"), 2);
    json_decref(value);
    assert_int_equal(fixture_run(fixture, &republish_command, "9", "--to", to, "--key", key, "--channel",
                                 "dorp", "--json", NULL),
                     EX_NOINPUT);
    value = told(fixture);
    assert_null(json_object_get(value, "made"));
    assert_int_equal(number(value, "errors"), 1);
    json_decref(value);
}

/* The commands that only look have the same keys, before their own. */
static void what_is_looked_at_is_told_in_the_same_shape(void **state)
{
    struct fixture *fixture = *state;
    const struct {
        const struct command *command;
        const char *arguments[ARGUMENTS], *key;
    } looks[] = {
        {&matrix_command, {fixture->out, "--as-of", "2026-11-25", "--json"}, "cells"},
        {&personas_command, {fixture->out, "--as-of", "2026-11-25", "--json"}, "personas"},
        {&stale_command, {fixture->out, "--as-of", "2026-11-25", "--json"}, "partners"},
        {&diff_command, {fixture->out, fixture->out, "--json"}, "cards"},
        {&check_command, {fixture->source, "--as-of", "2026-11-25", "--no-layout", "--json"}, "messages"},
    };
    assert_int_equal(fixture_build(fixture), EX_OK);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
        if (fixture_run_with(fixture, looks[i].command, looks[i].arguments) != EX_OK)
            fail_msg("%s: %s", looks[i].command->name, fixture->said);
        json_t *value = told(fixture);
        assert_int_equal(number(value, "errors"), 0);
        assert_non_null(json_object_get(value, looks[i].key));
        json_decref(value);
    }
}

static void a_message_in_strange_letters_is_still_told(void **state)
{
    struct fixture *fixture = *state;
    assert_int_equal(fixture_run(fixture, &codes_command, "/nowhere/caf\xE9", "--json", NULL), EX_NOINPUT);
    json_t *value = told(fixture);
    const json_t *first = json_array_get(json_object_get(value, "messages"), 0);
    assert_non_null(strstr(text(first, "message"), "/nowhere/caf?"));
    json_decref(value);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_command_that_fails_tells_why_in_one_value), TEST(codes_tells_what_each_table_got),
        TEST(codes_tells_every_fault_of_a_table),          TEST(what_is_made_is_told_with_its_place_and_size),
        TEST(publishing_tells_keys_generation_and_size),   TEST(a_message_in_strange_letters_is_still_told),
        TEST(what_is_looked_at_is_told_in_the_same_shape),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
