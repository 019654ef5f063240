#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/message.h"
#include "base/path.h"

/* What the environment says: LC_ALL, LC_MESSAGES, LANG, LANGUAGE; NULL is not set. */
struct locale {
    const char *all, *messages, *lang, *language;
};

static void variable_set(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* Says `message_init` in a process of its own, since there is no way back; true when `hold` holds there. */
static bool holds_in(struct locale locale, bool (*hold)(void))
{
    char catalogues[4096];
    int status;
    pid_t pid = fork();
    if (pid == 0) {
        variable_set("LC_ALL", locale.all);
        variable_set("LC_MESSAGES", locale.messages);
        variable_set("LANG", locale.lang);
        variable_set("LANGUAGE", locale.language);
        if (path_find_share("locale", catalogues, sizeof catalogues))
            message_init(catalogues);
        _exit(hold() ? 0 : 1);
    }
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool is_english(void)
{
    return strcmp(message_text("de schijf is vol"), "the disk is full") == 0 &&
           strcmp(message_language(), "en") == 0;
}

static bool is_dutch(void)
{
    return strcmp(message_text("de schijf is vol"), "de schijf is vol") == 0 &&
           strcmp(message_language(), "nl") == 0;
}

static void an_english_locale_gives_english_installed_or_not(void **state)
{
    (void)state;
    static const struct locale locales[] = {{.lang = "en_GB.UTF-8"},
                                            {.lang = "en"},
                                            {.lang = "en_US"},
                                            {.lang = "en_ZZ.ISO-8859-1"},
                                            {.lang = "nl_BE.UTF-8", .messages = "en_IE.UTF-8"},
                                            {.lang = "nl_BE.UTF-8", .messages = "nl_BE", .all = "en_GB"},
                                            {.lang = "nl_BE.UTF-8", .language = "en"},
                                            {.lang = "C.UTF-8", .language = "en_GB:nl"},
                                            {.lang = "nl_BE.UTF-8", .language = "fr:en:nl"},
                                            {.lang = "en_GB.UTF-8", .language = ""}};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (!holds_in(locales[i], is_english))
            fail_msg("locale %zu is not English", i);
}

static void every_other_locale_gives_dutch(void **state)
{
    (void)state;
    static const struct locale locales[] = {{.all = NULL},
                                            {.lang = "C"},
                                            {.lang = "POSIX"},
                                            {.lang = "C.UTF-8"},
                                            {.lang = "nl_BE.UTF-8"},
                                            {.lang = "fr_BE.UTF-8"},
                                            {.lang = "eng"},
                                            {.lang = "en_GB.UTF-8", .all = "nl_BE.UTF-8"},
                                            {.lang = "en_GB.UTF-8", .all = "C"},
                                            {.lang = "C", .language = "en"},
                                            {.language = "en"},
                                            {.lang = "en_GB.UTF-8", .language = "nl:en"},
                                            {.lang = "en_GB.UTF-8", .language = "fr"}};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (!holds_in(locales[i], is_dutch))
            fail_msg("locale %zu is not Dutch", i);
}

/* As in the middle of a page in French. */
static bool page_leaves_messages_alone(void)
{
    struct err err;
    setenv("LANGUAGE", "fr", 1);
    err_set(&err, "%s: dit is geen map", "aanbod");
    return is_english() && strcmp(err.text, "aanbod: this is not a folder") == 0 &&
           strcmp(path_why(ENOENT), "does not exist") == 0 && strcmp(getenv("LANGUAGE"), "fr") == 0;
}

static bool nothing_stays_behind(void)
{
    bool english = is_english();
    return english && !getenv("LANGUAGE");
}

static void messages_stay_in_the_language_of_staff_while_pages_change_theirs(void **state)
{
    (void)state;
    assert_true(holds_in((struct locale){.lang = "en_GB.UTF-8"}, page_leaves_messages_alone));
    assert_true(holds_in((struct locale){.lang = "en_GB.UTF-8"}, nothing_stays_behind));
}

static bool plural_follows_the_count(void)
{
    return strcmp(m_("%ld fout", "%ld fouten", 1), "%ld error") == 0 &&
           strcmp(m_("%ld fout", "%ld fouten", 0), "%ld errors") == 0;
}

static void a_plural_follows_the_count(void **state)
{
    (void)state;
    assert_true(holds_in((struct locale){.lang = "en_GB.UTF-8"}, plural_follows_the_count));
    assert_string_equal(m_("%ld fout", "%ld fouten", 1), "%ld fout");
    assert_string_equal(m_("%ld fout", "%ld fouten", 0), "%ld fouten");
}

static bool unknown_text_is_itself(void)
{
    return strcmp(message_text(""), "") == 0 && strcmp(message_text("kaart.csv"), "kaart.csv") == 0;
}

static void what_no_catalogue_has_is_itself(void **state)
{
    (void)state;
    assert_true(holds_in((struct locale){.lang = "en_GB.UTF-8"}, unknown_text_is_itself));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_english_locale_gives_english_installed_or_not),
        cmocka_unit_test(every_other_locale_gives_dutch),
        cmocka_unit_test(messages_stay_in_the_language_of_staff_while_pages_change_theirs),
        cmocka_unit_test(a_plural_follows_the_count),
        cmocka_unit_test(what_no_catalogue_has_is_itself),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
