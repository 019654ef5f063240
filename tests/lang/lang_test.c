#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../support/engine.h"
#include "lang/lang.h"

/* Writes a catalogue of one string, as msgfmt would. */
static void catalogue_write(const char *folder, const char *language, const char *from, const char *to)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES", folder, language);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/wegwijzer.mo", folder, language);
    const char *header = "Content-Type: text/plain; charset=UTF-8\n";
    uint32_t lengths[] = {(uint32_t)strlen(from), (uint32_t)strlen(header), (uint32_t)strlen(to)};
    uint32_t texts = 28 + 32; /* header and two tables of two entries */
    uint32_t words[] = {0x950412DE,
                        0,
                        2,
                        28,
                        44,
                        0,
                        60,
                        0,
                        texts,
                        lengths[0],
                        texts + 1,
                        lengths[1],
                        texts + 2 + lengths[0],
                        lengths[2],
                        texts + 3 + lengths[0] + lengths[1]};
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(words, sizeof words, 1, file);
    fwrite("", 1, 1, file);
    fwrite(from, lengths[0] + 1, 1, file);
    fwrite(header, lengths[1] + 1, 1, file);
    fwrite(to, lengths[2] + 1, 1, file);
    assert_int_equal(fclose(file), 0);
}

static void catalogue_remove(const char *folder, const char *language)
{
    static const char *const names[] = {"/LC_MESSAGES/wegwijzer.mo", "/LC_MESSAGES", ""};
    char path[256];
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s%s", folder, language, names[i]);
        remove(path);
    }
}

static void languages_switch_while_the_program_runs(void **state)
{
    char folder[] = "/tmp/lang_test_XXXXXX";
    (void)state;
    assert_non_null(mkdtemp(folder));
    catalogue_write(folder, "fr", "Zoeken", "Chercher");
    catalogue_write(folder, "ar", "Zoeken", "بحث");
    lang_init();
    bindtextdomain("wegwijzer", folder);
    textdomain("wegwijzer");
    assert_string_equal(_("Zoeken"), "Zoeken");
    for (int i = 0; i < 2; i++) {
        lang_use("fr");
        assert_string_equal(_("Zoeken"), "Chercher");
        lang_use("ar");
        assert_string_equal(_("Zoeken"), "بحث");
        lang_use("so"); /* no catalogue */
        assert_string_equal(_("Zoeken"), "Zoeken");
        lang_use("nl");
        assert_string_equal(_("Zoeken"), "Zoeken");
    }
    catalogue_remove(folder, "fr");
    catalogue_remove(folder, "ar");
    assert_int_equal(rmdir(folder), 0);
}

static void dutch_is_the_first_language(void **state)
{
    (void)state;
    lang_init();
    assert_string_equal(lang_code(), "nl");
    lang_use("ar");
    assert_string_equal(lang_code(), "ar");
    lang_use("nl");
}

static void every_language_has_a_name_and_a_welcome(void **state)
{
    (void)state;
    for (int i = 0; test_languages[i]; i++) {
        assert_string_not_equal(lang_own_name(test_languages[i]), test_languages[i]);
        assert_true(i == 0 || strcmp(lang_welcome(test_languages[i]), lang_welcome("nl")) != 0);
    }
    assert_string_equal(lang_own_name("fr"), "Français");
    assert_string_equal(lang_own_name("xx"), "xx");
    assert_string_equal(lang_welcome("xx"), "Welkom");
}

static void languages_from_right_to_left_are_known(void **state)
{
    (void)state;
    assert_true(language_is_rtl("ar") && language_is_rtl("fa") && language_is_rtl("ps"));
    assert_false(language_is_rtl("nl") || language_is_rtl("ti") || language_is_rtl(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dutch_is_the_first_language),
        cmocka_unit_test(languages_switch_while_the_program_runs),
        cmocka_unit_test(every_language_has_a_name_and_a_welcome),
        cmocka_unit_test(languages_from_right_to_left_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
