/* What becomes of the pages when the publication changes, is hostile, or is none. */
#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define AS_OF "--as-of", "2026-11-25", NULL

static const char *page(const char *format, ...)
{
    static char *bytes;
    char name[200];
    va_list args;
    va_start(args, format);
    vsnprintf(name, sizeof name, format, args);
    va_end(args);
    free(bytes);
    bytes = made_read(made_path("%s", name), NULL);
    return bytes;
}

static void assert_holds(const char *text, const char *part)
{
    assert_non_null(text);
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in:\n%.3000s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    assert_non_null(text);
    if (strstr(text, part))
        fail_msg("\"%s\" is in:\n%.3000s", part, text);
}

/* The pages of Essen, changed by SQL, in a folder. */
static void make(const char *folder, const char *sql)
{
    if (made_run("site", made_changed("essen", sql), "-o", made_path("%s", folder), AS_OF) != EX_OK)
        fail_msg("%s", made_said());
}

static void a_card_that_is_gone_keeps_its_page(void **state)
{
    (void)state;
    make("gone", "");
    assert_holds(page("gone/p/ello/index.html"), "<h1>Lokaal Loket");
    make("gone", "UPDATE card SET code = 'zzz9' WHERE code = 'ello'");
    assert_holds(page("gone/p/ello/index.html"), "<h1>Dit aanbod bestaat niet meer</h1>");
    assert_holds(page("gone/p/ello/index.html"), "t/kinderopvang/index.html");
    assert_holds(page("gone/p/ello/index.html"), "03 000 00 01");
    assert_holds(page("gone/p/ello/ar/index.html"), "dir=\"rtl\"");
    assert_holds(page("gone/l/d/ell.js"), "\"ello\":{g:1}");
    assert_holds(page("gone/p/zzz9/index.html"), "<h1>Lokaal Loket");
    make("gone", "UPDATE card SET code = 'zzz9' WHERE code = 'ello'");
    assert_holds(page("gone/p/ello/index.html"), "<h1>Dit aanbod bestaat niet meer</h1>");
    make("gone", "");
    assert_holds(page("gone/p/ello/index.html"), "<h1>Lokaal Loket");
}

static void a_card_that_ended_names_what_came_in_its_place(void **state)
{
    (void)state;
    make(
        "ended",
        "UPDATE offer SET stage = 'ended' WHERE card IN (SELECT id FROM card WHERE code IN ('ello', 'ebab'));"
        "UPDATE card SET replaced_by = (SELECT id FROM card WHERE code = 'ebab') WHERE code = 'ello';"
        "UPDATE card SET replaced_by = (SELECT id FROM card WHERE code = 'eont') WHERE code = 'ebab'");
    assert_holds(page("ended/p/ello/index.html"), "<h1>Dit aanbod bestaat niet meer</h1>");
    assert_holds(page("ended/p/ello/index.html"), "<h2>Dit kwam in de plaats</h2>");
    assert_holds(page("ended/p/ello/index.html"), "p/eont/index.html");
    make(
        "ended",
        "UPDATE offer SET stage = 'ended' WHERE card IN (SELECT id FROM card WHERE code IN ('ello', 'ebab'));"
        "UPDATE card SET replaced_by = (SELECT id FROM card WHERE code = 'ebab') WHERE code = 'ello';"
        "UPDATE card SET replaced_by = (SELECT id FROM card WHERE code = 'ello') WHERE code = 'ebab'");
    assert_lacks(page("ended/p/ello/index.html"), "<h2>Dit kwam in de plaats</h2>");
}

static void an_idea_is_not_there_yet(void **state)
{
    (void)state;
    make("idea", "UPDATE offer SET stage = 'idea' WHERE card = (SELECT id FROM card WHERE code = 'ello')");
    assert_holds(page("idea/p/ello/index.html"), "<h1>Dit aanbod is er nog niet</h1>");
}

static void trust_decays_by_date(void **state)
{
    (void)state;
    make("trust", "UPDATE card SET checked_on = '2025-10-01', review_months = 6 WHERE code = 'ello';"
                  "UPDATE card SET checked_on = '2025-01-01', review_months = 6 WHERE code = 'ebab';"
                  "UPDATE card SET checked_on = '2025-10-01', review_months = 6 WHERE code = 'ebbb'");
    const char *first = page("trust/p/ello/index.html");
    assert_holds(first, "Bel eerst");
    assert_holds(first, "03 000 00 02");
    assert_lacks(first, "i-clock");
    assert_lacks(first, "info@");
    assert_lacks(first, "application/ld+json");
    assert_lacks(page("trust/p/ello/ello.vcf"), "ADR");
    const char *hidden = page("trust/p/ebab/index.html");
    assert_holds(hidden, "noindex");
    assert_holds(hidden, "03 000 00 01");
    assert_lacks(hidden, "<dl");
    assert_null(page("trust/p/ebab/ebab.vcf"));
    assert_null(page("trust/p/ebbb/ebbb.ics"));
    assert_lacks(page("trust/agenda/agenda.ics"), "ebbb-");
}

static void a_sensitive_card_is_discreet(void **state)
{
    (void)state;
    make("calm", "UPDATE card SET sensitive = 1 WHERE code = 'ello'");
    const char *calm = page("calm/p/ello/index.html");
    assert_holds(calm, "<title>Huis van het Kind Essen</title>");
    assert_holds(calm, "Snel weg");
    assert_lacks(calm, "name=\"description\"");
    assert_lacks(calm, "application/ld+json");
}

static void hostile_texts_stay_texts(void **state)
{
    (void)state;
    make("hostile",
         "UPDATE card SET title = '</title><script>alert(1)</script>\" onload=\"x' || char(8238) || "
         "'👩‍👧', "
         "lead = '</script><!-- ]]> ''\"><img src=x onerror=alert(1)>', phone = '03 \"><b>000 00 01', mail = "
         "'\"><script>@x.example', web = 'javascript:alert(1)' WHERE code = 'ello';"
         "UPDATE place SET name = '<b>plaats</b>', street = '\"''<i>' WHERE code = 'ehuis';"
         "UPDATE topic SET name = '<u>thema</u>' WHERE code = 'kinderopvang';"
         "UPDATE activity SET status = 'moved', status_note = '</li><script>'");
    const char *hostile = page("hostile/p/ello/index.html");
    assert_holds(
        hostile,
        "<h1>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&quot;x👩‍👧</h1>");
    assert_lacks(hostile, "<script>");
    assert_lacks(hostile, "<img");
    assert_lacks(hostile, "javascript:");
    assert_lacks(hostile, "\u202E");
    assert_lacks(hostile, "<u>");
    assert_lacks(hostile, "<b>plaats");
    assert_lacks(page("hostile/l/d/ell.js"), "</script");
    assert_lacks(page("hostile/t/kinderopvang/index.html"), "<script>");
    assert_lacks(page("hostile/agenda/index.html"), "<script>");
}

static void several_houses_have_a_folder_each(void **state)
{
    (void)state;
    const char *both = made_path("both.sqlite"), *folder = made_path("both");
    assert_int_equal(made_run("build", "data/essen", "data/kalmthout", "-o", both, AS_OF), EX_OK);
    assert_int_equal(made_run("site", both, "-o", folder, AS_OF), EX_OK);
    assert_holds(page("both/essen/p/ello/index.html"), "https://essen.huisvanhetkind.example/p/ello/\"");
    assert_holds(page("both/kalmthout/index.html"), "https://kalmthout.huisvanhetkind.example/\"");
    assert_holds(page("both/index.html"), "kalmthout/index.html");
    assert_int_equal(made_run("site", both, "-o", folder, "--base", "https://x.example/gids/", AS_OF), EX_OK);
    assert_holds(page("both/essen/p/ello/index.html"), "https://x.example/gids/essen/p/ello/\"");
    assert_holds(page("both/essen/404.html"), "href=\"/gids/essen/wegwijzer.css\"");
    assert_int_equal(made_run("site", both, "-o", made_path("one"), "--house", "kalmthout", AS_OF), EX_OK);
    assert_holds(page("one/index.html"), "Huis van het Kind Kalmthout");
}

static void what_goes_wrong_is_one_line_and_leaves_the_folder(void **state)
{
    (void)state;
    const char *file = made_path("essen.sqlite"), *folder = made_path("wrong");
    make("wrong", "");
    assert_int_equal(made_run("site", file, AS_OF), EX_USAGE);
    assert_int_equal(made_run("site", file, file, "-o", folder, AS_OF), EX_USAGE);
    assert_int_equal(made_run("site", file, "-o", folder, "--base", "ftp://x", AS_OF), EX_USAGE);
    assert_int_equal(made_run("site", file, "-o", folder, "--as-of", "gisteren", NULL), EX_USAGE);
    assert_int_equal(made_run("site", made_path("geen.sqlite"), "-o", folder, AS_OF), EX_NOINPUT);
    assert_holds(made_said(), "bestaat niet");
    assert_int_equal(made_run("site", file, "-o", folder, "--house", "nergens", AS_OF), EX_DATAERR);
    assert_holds(made_said(), "kies met --house uit: essen");
    assert_int_equal(made_run("site", "data/schema.sql", "-o", folder, AS_OF), EX_DATAERR);
    assert_int_equal(made_run("site", file, "-o", "data", AS_OF), EX_CANTCREAT);
    assert_holds(made_said(), "hier staat iets anders");
    assert_ptr_equal(strchr(made_said(), '\n'), made_said() + strlen(made_said()) - 1);
    assert_holds(page("wrong/p/ello/index.html"), "<h1>Lokaal Loket");
    assert_int_equal(access(made_path("wrong.new"), F_OK), -1);
}

static void a_summary_can_be_json(void **state)
{
    (void)state;
    assert_int_equal(made_run("site", made_path("essen.sqlite"), "-o", made_path("essen"), "--json", AS_OF),
                     EX_OK);
    assert_holds(made_said(), "\"houses\": 1");
    int files = 0, kept = -1;
    assert_int_equal(
        sscanf(strstr(made_said(), "\"files\""), "\"files\": %d, \"unchanged\": %d", &files, &kept), 2);
    assert_int_equal(files, kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_that_is_gone_keeps_its_page),
        cmocka_unit_test(a_card_that_ended_names_what_came_in_its_place),
        cmocka_unit_test(an_idea_is_not_there_yet),
        cmocka_unit_test(trust_decays_by_date),
        cmocka_unit_test(a_sensitive_card_is_discreet),
        cmocka_unit_test(hostile_texts_stay_texts),
        cmocka_unit_test(several_houses_have_a_folder_each),
        cmocka_unit_test(what_goes_wrong_is_one_line_and_leaves_the_folder),
        cmocka_unit_test(a_summary_can_be_json),
    };
    return cmocka_run_group_tests(tests, made_open, made_close);
}
