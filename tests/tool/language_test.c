/* The program as staff start it: English when their locale is, Dutch in every other case, and data that stays as it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/talk/command.h"

static const char english[] = "LANG=en_GB.UTF-8", dutch[] = "LANG=nl_BE.UTF-8", plain[] = "LANG=C",
                  unset[] = "";
static const char *const dutch_locales[] = {dutch, plain, unset, "LANG=fr_BE.UTF-8"};

enum { SAID_BYTES = 1 << 20 };

/* The program beside the folder of the tests: build/plain/tests/tool/language_test, build/plain/wegwijzer-data. */
static void program_find(char program[4096])
{
    ssize_t length = readlink("/proc/self/exe", program, 4000);
    assert_true(length > 0);
    program[length] = '\0';
    for (int up = 0; up < 3; up++)
        *strrchr(program, '/') = '\0';
    strcat(program, "/wegwijzer-data");
}

/* Runs `wegwijzer-data ARGUMENTS` in an environment of its own; both streams, good until the next call. */
static const char *said(const char *locale, const char *format, ...) __attribute__((format(printf, 2, 3)));

static const char *said(const char *locale, const char *format, ...)
{
    static char text[SAID_BYTES];
    char program[4096 + 32], arguments[2048], line[8192];
    va_list args;
    program_find(program);
    va_start(args, format);
    vsnprintf(arguments, sizeof arguments, format, args);
    va_end(args);
    snprintf(line, sizeof line, "env -i %s %s %s 2>&1", locale, program, arguments);
    FILE *pipe = popen(line, "r");
    assert_non_null(pipe);
    size_t length = fread(text, 1, sizeof text - 1, pipe);
    text[length] = '\0';
    pclose(pipe);
    return text;
}

static void assert_in(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in: %.900s", part, text);
}

/* Both languages of one line of output. */
struct spoken {
    const char *arguments, *english, *dutch;
};

static void assert_spoken(const struct spoken *spoken, const char *folder)
{
    char arguments[1024];
    snprintf(arguments, sizeof arguments, spoken->arguments, folder, folder);
    assert_in(said(english, "%s", arguments), spoken->english);
    for (size_t i = 0; i < sizeof dutch_locales / sizeof *dutch_locales; i++)
        assert_in(said(dutch_locales[i], "%s", arguments), spoken->dutch);
}

static void help_and_what_is_wrong_with_it_follow_the_locale(void **state)
{
    (void)state;
    static const struct spoken lines[] = {
        {"--help", "Commands:", "Opdrachten:"},
        {"", "wegwijzer-data COMMAND", "wegwijzer-data OPDRACHT"},
        {"chek", "do you mean \"check\"?", "bedoel je \"check\"?"},
        {"wat-is-dit", "I do not know the command \"wat-is-dit\"", "de opdracht \"wat-is-dit\" ken ik niet"},
        {"check --jsn", "do you mean --json?\nusage: wegwijzer-data check SOURCE...",
         "bedoel je --json?\ngebruik: wegwijzer-data check BRON..."},
        {"build bron", "where should the publication go?", "waar moet de publicatie komen?"},
        {"check --help", "\nOptions:\n", "\nOpties:\n"},
        {"help build", "--as-of DAY", "--as-of DAG"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_spoken(&lines[i], "");
}

/* Words that no sentence of the other language has. */
static void assert_only(const char *locale, const char *const *words)
{
    static const char *const commands[] = {"check",   "matrix",  "personas",  "stale",   "diff",     "export",
                                           "preview", "build",   "codes",     "convert", "template", "import",
                                           "site",    "publish", "republish", "log",     "keygen"};
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        const char *help = said(locale, "%s --help", commands[i]);
        assert_in(help, commands[i]);
        for (const char *const *word = words; *word; word++)
            if (strstr(help, *word))
                fail_msg("\"%s\" stands in the help of %s under %s", *word, commands[i], locale);
    }
}

static void no_help_mixes_two_languages(void **state)
{
    (void)state;
    assert_only(english,
                (const char *const[]){" een ", " het ", " niet", " geen ", " deze ", " van ", " zonder",
                                      " wordt", "(zonder", " BRON", " MAP", " DAG", "BESTAND", NULL});
    assert_only(dutch, (const char *const[]){" the ", " this ", " and ", " without", " SOURCE", " FOLDER",
                                             " DAY", NULL});
}

static void a_broken_table_is_named_in_the_language_of_staff(void **state)
{
    struct fixture *fixture = *state;
    static const struct spoken lines[] = {
        {"check %s/source --no-layout",
         "offer.csv, row 2, column price: \"fee\" cannot stand here; do you mean \"free\"? Choose from free, "
         "paid",
         "offer.csv, rij 2, kolom price: \"fee\" kan hier niet; bedoel je \"free\"? Kies uit free, paid"},
        {"check %s/source --no-layout",
         "activity.csv, row 2, column place: the code \"plok2\" does not exist; do you mean \"plok1\"? "
         "Otherwise put a place in place",
         "activity.csv, rij 2, kolom place: de code \"plok2\" bestaat niet; bedoel je \"plok1\"? Zet anders "
         "een plaats in place"},
        {"check %s/source --no-layout",
         "hours.csv, row 3, column opens: on Monday these hours overlap with row 2",
         "hours.csv, rij 3, kolom opens: op maandag overlappen deze uren met rij 2"},
        {"check %s/source --no-layout", "\n4 errors, ", "\n4 fouten, "},
        {"check %s/source --no-layout --json", "cannot stand here; do you mean", "kan hier niet; bedoel je"},
        {"build %s/source -o %s/out.sqlite", "; nothing was written\n", "; er is niets geschreven\n"},
        {"build %s/no-source -o %s/out.sqlite", "this source is not there", "deze bron is er niet"},
    };
    fixture_change(fixture, "offer.csv", ",free,Gratis,,everyone,site; phone",
                   ",fee,Gratis,,everyone,site; phone");
    fixture_change(fixture, "activity.csv", ",plok1,", ",plok2,");
    fixture_change(fixture, "hours.csv", "13:00,16:30", "11:00,16:30");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_spoken(&lines[i], fixture->folder);
}

static void reports_speak_the_language_of_staff(void **state)
{
    struct fixture *fixture = *state;
    static const struct spoken lines[] = {
        {"stale %s/out.sqlite --as-of 2027-06-01",
         "Onderwerp: kloppen jullie kaarten op de infozuil nog?", /* whoever sends it, it is read in Flanders */
         "Onderwerp: kloppen jullie kaarten op de infozuil nog?"},
        {"matrix %s/out.sqlite --as-of 2026-11-25", "gap: ", "gat: "},
        {"matrix %s/out.sqlite --as-of 2026-11-25", "is a gap, * is overlap", "is een gat, * is overlap"},
        {"personas %s/out.sqlite --as-of 2026-11-25", " visitors, stuck ", " bezoekers, samen "},
        {"diff %s/out.sqlite %s/out.sqlite", "cards: 8, now 8: 0 new", "kaarten: 8, nu 8: 0 nieuw"},
        {"site %s/out.sqlite -o /dev/null", "this is not a folder", "dit is geen map"},
        {"preview %s/out.sqlite --card zzzz -o %s/p", "the card \"zzzz\" is not in this publication",
         "de kaart \"zzzz\" staat niet in deze publicatie"},
        {"publish %s/out.sqlite --to %s", "which key", "waarmee teken je"},
    };
    assert_int_equal(fixture_build(fixture), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_spoken(&lines[i], fixture->folder);
}

static void an_import_shows_what_it_would_do_in_the_language_of_staff(void **state)
{
    struct fixture *fixture = *state;
    static const struct spoken lines[] = {
        {"import --format ics %s/feed.ics --into %s/source --dry-run", "nothing was written (--dry-run)",
         "er is niets geschreven (--dry-run)"},
        {"import --format ics %s/feed.ics --into %s/source --dry-run", "new", "nieuw"},
        {"import --format isc %s/feed.ics --into %s/source", "do you mean \"ics\"?", "bedoel je \"ics\"?"},
    };
    char path[160];
    snprintf(path, sizeof path, "%s/feed.ics", fixture->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:"
          "20261202T140000\r\n"
          "DTEND:20261202T150000\r\nSUMMARY:Voorlezen\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
          file);
    assert_int_equal(fclose(file), 0);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_spoken(&lines[i], fixture->folder);
}

/* What families and other programs read is not for the language of staff to change. */
static void data_stays_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    static const char *const made[] = {
        "site %1$s/out.sqlite -o %1$s/%2$s-site --as-of 2026-11-25",
        "export %1$s/out.sqlite --format season -o %1$s/%2$s-season.html --as-of 2026-11-25",
        "export %1$s/out.sqlite --format door -o %1$s/%2$s-door.html --as-of 2026-11-25",
        "export %1$s/out.sqlite --format csv -o %1$s/%2$s-csv",
        "export %1$s/out.sqlite --format hsds -o %1$s/%2$s-hsds.json",
        "template -o %1$s/%2$s-template.xlsx",
        "convert %1$s/%2$s-template.xlsx -o %1$s/%2$s-template"};
    static const char *const names[] = {"site", "season.html", "door.html", "csv", "hsds.json", "template"};
    assert_int_equal(fixture_build(fixture), 0);
    for (int language = 0; language < 2; language++) {
        for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
            char arguments[600];
            snprintf(arguments, sizeof arguments, made[i], fixture->folder, language ? "en" : "nl");
            said(language ? english : dutch, "%s", arguments);
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char line[600];
        snprintf(line, sizeof line, "diff -rq %s/nl-%s %s/en-%s >&2", fixture->folder, names[i],
                 fixture->folder, names[i]);
        if (system(line) != 0)
            fail_msg("%s differs under an English locale", names[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_what_is_wrong_with_it_follow_the_locale),
        cmocka_unit_test(no_help_mixes_two_languages),
        cmocka_unit_test_setup_teardown(a_broken_table_is_named_in_the_language_of_staff, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(reports_speak_the_language_of_staff, fixture_set_up,
                                        fixture_tear_down),
        cmocka_unit_test_setup_teardown(an_import_shows_what_it_would_do_in_the_language_of_staff,
                                        fixture_set_up, fixture_tear_down),
        cmocka_unit_test_setup_teardown(data_stays_as_it_is, fixture_set_up, fixture_tear_down),
    };
    return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
