#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/options.h"

static struct err err;

/* Reads a command line of words separated by single spaces; they stay where they are. */
static int read_line(struct options *options, char *line)
{
    static char *argv[32];
    int argc = 0;
    argv[argc++] = (char[]){"wegwijzer"};
    for (char *word = strtok(line, " "); word; word = strtok(NULL, " "))
        argv[argc++] = word;
    argv[argc] = NULL;
    err.text[0] = '\0';
    return options_read(options, argc, argv, &err);
}

static void all_options_are_understood(void **state)
{
    (void)state;
    struct options options;
    char line[] = "--data a.sqlite --house essen --size 1080x1920 --diagonal 32.5 --bottom 820 --distance "
                  "550 --lang ar --text-scale 150 --theme evening --easy --now 2026-11-25T14:05 --journey "
                  "a.journey --out pics --audit --fps";
    assert_int_equal(read_line(&options, line), 0);
    assert_string_equal(options.data, "a.sqlite");
    assert_string_equal(options.house, "essen");
    assert_int_equal(options.w, 1080);
    assert_int_equal(options.h, 1920);
    assert_true(options.diagonal == 32.5);
    assert_int_equal(options.bottom_mm, 820);
    assert_int_equal(options.distance_mm, 550);
    assert_string_equal(options.language, "ar");
    assert_int_equal(options.reading.scale, 150);
    assert_int_equal(options.reading.theme, THEME_EVENING);
    assert_true(options.reading.easy && options.audit && options.fps);
    assert_string_equal(options.now, "2026-11-25T14:05");
    assert_string_equal(options.journey, "a.journey");
    assert_string_equal(options.out, "pics");
    assert_false(options.window);
    options_release(&options);
}

static void a_window_may_have_a_size(void **state)
{
    (void)state;
    struct options options;
    char plain[] = "--window --data a", sized[] = "--window 800x480 --data a", joined[] = "--window=800x480";
    assert_int_equal(read_line(&options, plain), 0);
    assert_true(options.window);
    assert_int_equal(options.w, 0);
    assert_int_equal(read_line(&options, sized), 0);
    assert_int_equal(options.w, 800);
    assert_string_equal(options.data, "a");
    assert_int_equal(read_line(&options, joined), 0);
    assert_int_equal(options.h, 480);
}

static void a_bad_option_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *line, *named;
    } cases[] = {
        {"--dta x", "--dta"},
        {"--data", "--data"},
        {"--size 1080", "--size: '1080'"},
        {"--size 10x10", "--size"},
        {"--diagonal nul", "'nul'"},
        {"--diagonal nan", "'nan'"},
        {"--bottom 0", "--bottom"},
        {"--bottom 1.5", "--bottom"},
        {"--lang x", "--lang"},
        {"--text-scale 110", "110"},
        {"--theme dark", "'dark'"},
        {"--now gisteren", "'gisteren'"},
        {"--fps=misschien", "--fps"},
        {"extra", "extra"},
        {"--config", "--config"},
        {"--size 1080x1920x2", "1920"},
        {"--journey", "--journey"},
        {"-x", "-x: deze optie"},
        {"-xyz", "-xyz: deze optie"},
        {"--fps -xyz", "-xyz: deze optie"},
        {"-fps --data a", "-fps: deze optie"},
        {"--easy=ja", "--easy=ja"},
        {"--helplines Brandweer", "'Brandweer'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options;
        char line[64];
        snprintf(line, sizeof line, "%s", cases[i].line);
        assert_int_equal(read_line(&options, line), EX_USAGE);
        if (!strstr(err.text, cases[i].named) || strchr(err.text, '\n'))
            fail_msg("%s: \"%s\" should name %s", cases[i].line, err.text, cases[i].named);
    }
}

static char config_path[64];

static int config_setup(void **state)
{
    (void)state;
    snprintf(config_path, sizeof config_path, "/tmp/wegwijzer-config-XXXXXX");
    int file = mkstemp(config_path);
    return file < 0 ? -1 : close(file);
}

static int config_teardown(void **state)
{
    (void)state;
    return unlink(config_path);
}

static int read_config(struct options *options, const char *content, const char *more)
{
    FILE *file = fopen(config_path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    char line[200];
    snprintf(line, sizeof line, "--config %s %s", config_path, more);
    return read_line(options, line);
}

static void a_file_says_the_same_and_the_command_line_wins(void **state)
{
    (void)state;
    struct options options;
    const char *content =
        "# de zuil in de inkom\n\n data = /srv/essen.sqlite \r\ndiagonal=32\nfps = nee\nwindow = ja\n"
        "municipality = Essen\ndesk = rechts van de inkom, 10 meter\nphone = 03 000 00 01\n"
        "bottom = 800";
    assert_int_equal(read_config(&options, content, "--bottom 900"), 0);
    assert_string_equal(options.data, "/srv/essen.sqlite");
    assert_true(options.diagonal == 32);
    assert_true(options.window && !options.fps);
    assert_string_equal(options.municipality, "Essen");
    assert_string_equal(options.desk, "rechts van de inkom, 10 meter");
    assert_string_equal(options.phone, "03 000 00 01");
    assert_int_equal(options.bottom_mm, 900);
    options_release(&options);
}

static void a_file_may_begin_with_a_byte_order_mark(void **state)
{
    (void)state;
    struct options options;
    assert_int_equal(read_config(&options, "\xEF\xBB\xBF# de zuil\ndata = a\n", ""), 0);
    assert_string_equal(options.data, "a");
    options_release(&options);
    assert_int_equal(read_config(&options,
                                 "\xEF\xBB\xBF"
                                 "data = b",
                                 ""),
                     0);
    assert_string_equal(options.data, "b");
    options_release(&options);
    assert_int_equal(read_config(&options,
                                 "\xEF\xBB\xBF"
                                 "dta = b",
                                 ""),
                     EX_CONFIG);
    assert_non_null(strstr(err.text, ":1: 'dta'"));
    options_release(&options);
}

static void help_lines_are_numbers_with_words(void **state)
{
    (void)state;
    struct options options;
    assert_int_equal(read_config(&options,
                                 "helplines = 112 Brandweer, ziekenwagen, politie; 1712 Vragen over geweld; "
                                 "+32 78 15 00 10 Luisterlijn;\n",
                                 ""),
                     0);
    assert_string_equal(
        options.helplines,
        "112 Brandweer, ziekenwagen, politie; 1712 Vragen over geweld; +32 78 15 00 10 Luisterlijn;");
    options_release(&options);
    static const struct {
        const char *line, *named;
    } cases[] = {{"helplines = 112 Brandweer; geweld 1712\n", ":1: helplines: 'geweld 1712'"},
                 {"helplines = 112; 1712 Geweld\n", ":1: helplines: '112'"},
                 {"helplines = - Brandweer; 1712 Geweld\n", ":1: helplines: '- Brandweer'"},
                 {"helplines = - Brandweer\n", ":1: helplines: '- Brandweer'"},
                 {"helplines =\n", ":1: helplines: de waarde is leeg"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_config(&options, cases[i].line, ""), EX_CONFIG);
        if (!strstr(err.text, cases[i].named))
            fail_msg("\"%s\" should name %s", err.text, cases[i].named);
        options_release(&options);
    }
}

static void a_bad_line_of_the_file_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *content, *named;
    } cases[] = {{"data = a\ndiagnal = 32\n", ":2: 'diagnal'"}, {"size\n", ":1: 'size'"},
                 {"\n\nsize = groot\n", ":3: size: 'groot'"},   {"config = b\n", ":1: 'config'"},
                 {"data =\n", ":1: data: de waarde is leeg"},   {"fps = yes\n", ":1: fps: 'yes'"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct options options;
        assert_int_equal(read_config(&options, cases[i].content, ""), EX_CONFIG);
        if (!strstr(err.text, cases[i].named) || !strstr(err.text, config_path))
            fail_msg("\"%s\" should name %s", err.text, cases[i].named);
        options_release(&options);
    }
}

static void a_file_that_is_not_there_is_named(void **state)
{
    (void)state;
    struct options options;
    char line[] = "--config /nergens/kiosk.conf", folder[] = "--config /";
    assert_int_equal(read_line(&options, line), EX_NOINPUT);
    assert_non_null(strstr(err.text, "/nergens/kiosk.conf"));
    assert_int_equal(read_line(&options, folder), EX_NOINPUT);
}

static void the_usual_diagonal_follows_from_the_size(void **state)
{
    (void)state;
    struct options options = {.bottom_mm = 820};
    assert_true(options_panel(&options, 1080, 1920).diagonal_inch == 32);
    assert_true(options_panel(&options, 1920, 1080).diagonal_inch == 22);
    assert_true(options_panel(&options, 800, 480).diagonal_inch == 7);
    assert_true(options_panel(&options, 600, 1024).diagonal_inch == 7);
    assert_int_equal(options_panel(&options, 1080, 1920).bottom_mm, 820);
    options.diagonal = 43;
    assert_true(options_panel(&options, 1920, 1080).diagonal_inch == 43);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_options_are_understood),
        cmocka_unit_test(a_window_may_have_a_size),
        cmocka_unit_test(a_bad_option_is_named),
        cmocka_unit_test(a_file_says_the_same_and_the_command_line_wins),
        cmocka_unit_test(a_file_may_begin_with_a_byte_order_mark),
        cmocka_unit_test(help_lines_are_numbers_with_words),
        cmocka_unit_test(a_bad_line_of_the_file_is_named),
        cmocka_unit_test(a_file_that_is_not_there_is_named),
        cmocka_unit_test(the_usual_diagonal_follows_from_the_size),
    };
    return cmocka_run_group_tests(tests, config_setup, config_teardown);
}
