#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>
#include <jansson.h>

#include "fixture.h"
#include "tool/commands.h"

static int stale(struct fixture *fixture, const char *path, const char *day, const char *option)
{
    return fixture_run(fixture, &stale_command, path, "--as-of", day, option, NULL);
}

static void fresh_cards_ask_nothing_and_later_they_do(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(stale(&fixture, fixture.out, "2026-11-25", NULL), EX_OK);
    assert_string_equal(fixture.told, "0 kaarten na te kijken bij 0 partners\n");
    assert_int_equal(stale(&fixture, fixture.out, "2027-05-01", NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "Aan: De Brug (bel 03 000 00 02)\n"));
    assert_non_null(strstr(fixture.told, "Onderwerp: kloppen jullie kaarten op de infozuil nog?"));
    assert_non_null(strstr(
        fixture.told,
        "Het onthaal (code sa01)\n   Nagekeken: 1 oktober 2026. Deze kaart staat nu lager in de lijsten.\n"));
    assert_non_null(strstr(fixture.told, "   Telefoon: 03 000 00 01\n"));
    fixture_close(&fixture);
}

static void when_is_told_for_every_day_that_the_letter_is_read(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(stale(&fixture, fixture.out, "2027-05-01", NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "   Uren: vr 20.00-2.00\n"));
    assert_non_null(strstr(fixture.told,
                           "   Uren: ma 9.00-12.00, 13.00-16.30 (op afspraak); di 9.00-12.00; wo 9.00-12.00, "
                           "13.00-16.30 (op afspraak); do-vr 9.00-12.00\n"));
    assert_non_null(strstr(fixture.told, "   Waar: In dit huis, lokaal 1\n   Volgende datum: woensdag 5"));
    assert_non_null(strstr(fixture.told, "\n6 kaarten na te kijken bij 2 partners\n"));
    fixture_close(&fixture);
}

static void what_is_due_soon_is_in_the_letter_too(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(
        fixture_run(&fixture, &stale_command, fixture.out, "--as-of", "2027-03-25", "--days", "0", NULL),
        EX_OK);
    assert_string_equal(fixture.told, "0 kaarten na te kijken bij 0 partners\n");
    assert_int_equal(stale(&fixture, fixture.out, "2027-03-25", NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "Deze kaart is binnenkort aan de beurt."));
    fixture_close(&fixture);
}

static void a_source_gives_the_same_letters_as_its_publication(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(stale(&fixture, fixture.out, "2027-05-01", "--json"), EX_OK);
    char *by_file = strdup(fixture.told);
    assert_int_equal(stale(&fixture, fixture.source, "2027-05-01", "--json"), EX_OK);
    assert_string_equal(fixture.told, by_file);
    json_t *told = json_loads(by_file, 0, NULL);
    json_t *first = json_array_get(json_object_get(told, "partners"), 0);
    assert_true(json_integer_value(json_object_get(told, "cards")) >= 5);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(json_object_get(first, "cards"), 0), "state")),
        "stale");
    json_decref(told);
    free(by_file);
    fixture_close(&fixture);
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(stale(&fixture, "/nowhere.sqlite", "2026-11-25", NULL), EX_NOINPUT);
    assert_int_equal(fixture_run(&fixture, &stale_command, fixture.source, "--days", "veel", NULL), EX_USAGE);
    assert_non_null(strstr(fixture.said, "\"veel\" is geen aantal dagen"));
    fixture_change(&fixture, "offer.csv", "paid,", "grats,");
    assert_int_equal(stale(&fixture, fixture.source, "2026-11-25", NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "hier staan nog 1 fouten in; draai eerst `wegwijzer-data check`"));
    fixture_close(&fixture);
}

/* Builds the source as it is now under another name and compares it with the publication before. */
static int diff(struct fixture *fixture, const char *option)
{
    char next[96];
    snprintf(next, sizeof next, "%s/next.sqlite", fixture->folder);
    assert_int_equal(
        fixture_run(fixture, &build_command, fixture->source, "-o", next, "--as-of", "2026-11-25", NULL),
        EX_OK);
    return fixture_run(fixture, &diff_command, fixture->out, next, option, NULL);
}

static void diff_names_what_changed_on_which_card(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    fixture_change(&fixture, "offer.csv", "€ 2,200", "€ 3,300");
    fixture_change(&fixture, "partner.csv", "03 000 00 03", "03 000 00 04");
    assert_int_equal(diff(&fixture, NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "kaarten: 8, nu 8: 0 nieuw, 2 gewijzigd, 0 weg\n"));
    assert_non_null(strstr(fixture.told, "sa02 Speelplein: prijs, leeftijd of toegang\n"));
    assert_non_null(strstr(fixture.told, "pa02 Élan: telefoon\n"));
    assert_non_null(strstr(fixture.told, "\n  price_text: € 2, nu € 3\n"));
    assert_non_null(strstr(fixture.told, "\n  telefoon: 03 000 00 03, nu 03 000 00 04\n"));
    fixture_close(&fixture);
}

static void diff_names_each_date_hour_and_house_that_came_or_went(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    fixture_change(&fixture, "activity.csv", "2026-12-05,2026-12-06", "2026-12-12,2026-12-13");
    fixture_change(&fixture, "hours.csv", "sa01,ma-vr,9.00,12.00", "sa01,ma-vr,9.30,12.00");
    fixture_change(&fixture, "house.csv", "dorp,Huis van het Kind,Dorp", "stad,Huis van het Kind,Stad");
    fixture_change(&fixture, "place.csv", "phuis,Huis van het Kind,dorp", "phuis,Huis van het Kind,stad");
    fixture_change(&fixture, "place.csv", "plok1,Lokaal 1,dorp", "plok1,Lokaal 1,stad");
    fixture_change(&fixture, "presence.csv", "dorp,sa01", "stad,sa01");
    fixture_change(&fixture, "slide.csv", "aa01,dorp", "aa01,stad");
    assert_int_equal(diff(&fixture, NULL), EX_OK);
    static const char *const told[] = {"\n  uren: ma 9.00 12.00",
                                       "nu ma 9.30 12.00",
                                       "\nnieuwe datum: aa02 Feest 2026-12-12",
                                       "\ndatum weg: aa02 Feest 2026-12-05",
                                       "\nnieuw huis: stad Huis van het Kind Stad\n",
                                       "\nhuis weg: dorp Huis van het Kind Dorp\n"};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (!strstr(fixture.told, told[i]))
            fail_msg("\"%s\" is not in: %s", told[i], fixture.told);
    fixture_close(&fixture);
}

static void diff_gives_all_cards_as_json(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    fixture_change(&fixture, "offer.csv", "sa02,pa02", "sa09,pa02");
    fixture_change(&fixture, "hours.csv", "sa02,", "sa09,");
    fixture_change(&fixture, "related.csv", "sa02", "sa09");
    assert_int_equal(diff(&fixture, "--json"), EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL);
    json_t *added = json_array_get(json_object_get(told, "added"), 0),
           *gone = json_array_get(json_object_get(told, "gone"), 0);
    assert_string_equal(json_string_value(json_object_get(added, "code")), "sa09");
    assert_string_equal(json_string_value(json_object_get(gone, "code")), "sa02");
    assert_int_equal(json_integer_value(json_object_get(json_object_get(told, "cards"), "gone")), 1);
    json_decref(told);
    fixture_close(&fixture);
}

static void diff_wants_two_publications(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(fixture_run(&fixture, &diff_command, fixture.out, NULL), EX_USAGE);
    assert_int_equal(fixture_run(&fixture, &diff_command, fixture.out, "/nowhere.sqlite", NULL), EX_NOINPUT);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_cards_ask_nothing_and_later_they_do),
        cmocka_unit_test(when_is_told_for_every_day_that_the_letter_is_read),
        cmocka_unit_test(what_is_due_soon_is_in_the_letter_too),
        cmocka_unit_test(a_source_gives_the_same_letters_as_its_publication),
        cmocka_unit_test(what_cannot_be_is_refused),
        cmocka_unit_test(diff_names_what_changed_on_which_card),
        cmocka_unit_test(diff_names_each_date_hour_and_house_that_came_or_went),
        cmocka_unit_test(diff_gives_all_cards_as_json),
        cmocka_unit_test(diff_wants_two_publications),
    };
    return cmocka_run_group_tests_name("stale", tests, NULL, NULL);
}
