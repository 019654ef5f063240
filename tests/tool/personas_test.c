#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/err.h"
#include "base/path.h"
#include "fixture.h"
#include "tool/commands.h"
#include "tool/survey/persona.h"

/* Lets these visitors walk through the fixture's publication. */
static int walk(struct fixture *fixture, const char *visitors, const char *option)
{
    char file[96];
    struct err err = {""};
    snprintf(file, sizeof file, "%s/visitors.txt", fixture->folder);
    assert_true(path_write(file, visitors, strlen(visitors), &err));
    return fixture_run(fixture, &personas_command, fixture->out, "--as-of", "2026-11-25", "--file", file,
                       option, NULL);
}

static void expect(const char *visitors, const char *told)
{
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(walk(&fixture, visitors, NULL), EX_OK);
    if (!strstr(fixture.told, told))
        fail_msg("\"%s\" is not in:\n%s", told, fixture.told);
    fixture_close(&fixture);
}

static void a_card_without_contact_is_a_dead_end(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "2j,12j,,pver,", "2j,12j,,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    walk(&fixture, "[Iemand]\nthema = spelen\n", NULL);
    assert_non_null(
        strstr(fixture.told, "thema Spelen, kaart sa02 (Speelplein): geen enkel contact; vul phone of"));
    fixture_close(&fixture);
}

static void an_empty_list_is_a_dead_end(void **state)
{
    (void)state;
    expect("[Iemand]\nthema = geld\nrolstoel = ja\naan huis = ja\n",
           "thema Geld: geen kaart, met de rolstoel, aan huis; zoek met de partners");
}

static void a_price_that_nobody_knows_is_a_dead_end(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "paid,€ 2,200", "unknown,Vraag het,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    walk(&fixture, "[Iemand]\nthema = spelen\n", NULL);
    assert_non_null(
        strstr(fixture.told, "kaart sa02 (Speelplein): de prijs is niet gekend; vraag de prijs na"));
    fixture_close(&fixture);
}

static void only_a_website_is_a_dead_end(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "2j,12j,,pver,,,,paid", "2j,12j,,,,,https://brug.example,paid");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    walk(&fixture, "[Iemand]\nthema = spelen\nzonder = web\n", NULL);
    assert_non_null(
        strstr(fixture.told, "alleen een website, en die gebruikt deze bezoeker niet; vul phone in"));
    fixture_close(&fixture);
}

static void closed_when_free_is_a_dead_end_and_open_is_none(void **state)
{
    (void)state;
    expect("[Iemand]\nthema = geld\nmoment = zo 9.00\n",
           "thema Geld: niets is open wanneer deze bezoeker vrij is (zo 9.00); vraag de partners of iemand "
           "dan bereikbaar is, of zet een lijn die dan opneemt erbij: sa01 (");
    expect("[Iemand]\nthema = geld\nmoment = ma 10.00\n", "  4 stappen, 0 keren vast\n");
}

static void a_word_that_finds_nothing_is_a_dead_end(void **state)
{
    (void)state;
    expect("[Iemand]\nzoek = kwantumfysica\n",
           "zoeken naar \"kwantumfysica\": zoeken vindt niets; zet het woord in");
}

static void a_topic_that_is_not_there_is_named(void **state)
{
    (void)state;
    expect("[Iemand]\nthema = muziek\n", "thema muziek: dit thema is er niet");
}

static void json_names_card_and_mend(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "2j,12j,,pver,", "2j,12j,,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(walk(&fixture, "[Iemand]\nthema = spelen\n[Ander]\nzoek = spelen\n", "--json"), EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL), *people = json_object_get(told, "personas");
    assert_int_equal(json_array_size(people), 2);
    json_t *end = json_array_get(json_object_get(json_array_get(people, 0), "dead_ends"), 0);
    assert_string_equal(json_string_value(json_object_get(end, "card")), "sa02");
    assert_non_null(json_string_value(json_object_get(end, "mend")));
    json_decref(told);
    fixture_close(&fixture);
}

static void every_moment_counts_and_a_mark_at_the_start_does_not(void **state)
{
    (void)state;
    struct arena arena;
    struct personas *personas = calloc(1, sizeof *personas);
    struct err err = {""};
    char file[] = "/tmp/wegwijzer-visitors-XXXXXX";
    static const char text[] = "\xEF\xBB\xBF[A]\nmoment = ma-vr 9.00; ma-vr 14.00; za 10.00\n";
    int descriptor = mkstemp(file);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, sizeof text - 1), sizeof text - 1);
    close(descriptor);
    arena_init(&arena);
    if (!personas_read(personas, &arena, file, &err))
        fail_msg("%s", err.text);
    assert_string_equal(personas->items[0].name, "A");
    assert_int_equal(personas->items[0].moment_count, 11);
    arena_release(&arena);
    free(personas);
    unlink(file);
}

static void a_mistake_in_the_file_is_named_with_its_line(void **state)
{
    static const struct {
        const char *text, *said;
    } mistakes[] = {{"thema = geld\n", "visitors.txt, regel 1: begin met een [naam]"},
                    {"[A]\n\nteema = geld\n", "regel 3: \"teema\" ken ik niet; bedoel je \"thema\"?"},
                    {"[A]\nmoment = straks\n", "regel 2: een moment is een dag en een uur, zoals wo 14.00"},
                    {"[A]\nleeftijd = oud\n", "regel 2: \"oud\" is geen leeftijd"},
                    {"[A]\nzonder = fax\n", "regel 2: \"fax\" kan hier niet; kies uit web, mail of telefoon"},
                    {"[A\n", "regel 1: achter de naam hoort een ]"},
                    {"[A]\nzonder = een lange zin met heel veel woorden tot een ë op deze grenëën\n",
                     "regel 2: \"een lange zin met heel veel woorden tot een ë op deze gren\" kan hier niet"},
                    {"[A]\nmoment = ma-zo 1.00; ma-zo 2.00; ma-zo 3.00; ma-zo 4.00; ma-zo 5.00; "
                     "ma-zo 6.00; ma-zo 7.00; ma-zo 8.00; ma-zo 9.00; ma-zo 10.00; ma-zo "
                     "11.00; ma-zo 12.00; ma 13.00\n",
                     "regel 2: dit zijn meer dan 84 momenten; neem minder dagen of uren"},
                    {"# niemand\n", "hier staat niemand in"}};
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        assert_int_equal(walk(&fixture, mistakes[i].text, NULL), EX_DATAERR);
        if (!strstr(fixture.said, mistakes[i].said))
            fail_msg("\"%s\" is not in:\n%s", mistakes[i].said, fixture.said);
    }
    fixture_close(&fixture);
}

static void at_least_ten_visitors_come_with_the_program(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(
        fixture_run(&fixture, &personas_command, fixture.out, "--as-of", "2026-11-25", "--json", NULL),
        EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL);
    assert_true(json_array_size(json_object_get(told, "personas")) >= 10);
    json_decref(told);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_without_contact_is_a_dead_end),
        cmocka_unit_test(an_empty_list_is_a_dead_end),
        cmocka_unit_test(a_price_that_nobody_knows_is_a_dead_end),
        cmocka_unit_test(only_a_website_is_a_dead_end),
        cmocka_unit_test(closed_when_free_is_a_dead_end_and_open_is_none),
        cmocka_unit_test(a_word_that_finds_nothing_is_a_dead_end),
        cmocka_unit_test(a_topic_that_is_not_there_is_named),
        cmocka_unit_test(json_names_card_and_mend),
        cmocka_unit_test(every_moment_counts_and_a_mark_at_the_start_does_not),
        cmocka_unit_test(a_mistake_in_the_file_is_named_with_its_line),
        cmocka_unit_test(at_least_ten_visitors_come_with_the_program),
    };
    return cmocka_run_group_tests_name("personas", tests, NULL, NULL);
}
