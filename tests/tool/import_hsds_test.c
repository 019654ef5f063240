/* import of HSDS: what nobody may be promised (free, a wheelchair, an address) without the file saying so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "import_fixture.h"

/* Imports one service with these members and gives the table of ours; the caller frees it. */
static char *service(struct bench *bench, const char *members, const char *table)
{
    char text[1200];
    snprintf(text, sizeof text,
             "[{\"id\":\"s1\",\"name\":\"Babbel\",\"description\":\"Praten.\",\"status\":\"active\",%s}]",
             members);
    bench_input(bench, "buurt.json", text, strlen(text));
    assert_int_equal(bench_import(bench, "hsds", "--as-of", "2026-11-25", "--licence", "CC0", NULL), EX_OK);
    return bench_table(bench, table);
}

#define COST(id, amount) "{\"id\":\"" id "\",\"amount\":\"" amount "\"}"

static void expect_price(struct bench *bench, const char *members, const char *wanted)
{
    char *offers = service(bench, members, "offer.csv");
    assert_in(offers, wanted);
    free(offers);
}

static void an_amount_of_zero_alone_is_free(void **state)
{
    expect_price(*state, "\"cost_options\":[" COST("c1", "0.00") "," COST("c2", "€ 0") "]",
                 ",free,0.00. € 0,");
}

static void an_amount_with_its_currency_is_paid(void **state)
{
    expect_price(*state, "\"cost_options\":[" COST("c1", "€ 5") "]", ",paid,€ 5,");
}

static void one_amount_to_pay_makes_all_paid(void **state)
{
    expect_price(*state, "\"cost_options\":[" COST("c1", "0") "," COST("c2", "25") "]", ",paid,0. 25,");
}

static void an_amount_that_is_none_is_reported_and_never_free(void **state)
{
    struct bench *bench = *state;
    expect_price(bench, "\"cost_options\":[" COST("c1", "0") "," COST("c2", "varies") "]",
                 ",unknown,0. varies,");
    assert_in(bench->fixture.said, "of deze dienst gratis is, blijkt niet uit \"varies\"");
}

static void a_price_in_words_beats_an_amount_of_zero(void **state)
{
    struct bench *bench = *state;
    expect_price(bench, "\"fees_description\":\"2 euro per keer\",\"cost_options\":[" COST("c1", "0") "]",
                 ",unknown,2 euro per keer. 0,");
    assert_in(bench->fixture.said, "of deze dienst gratis is, blijkt niet uit \"0\"");
}

#define PLACE(members)                                                                                       \
    "\"service_at_locations\":[{\"id\":\"a1\",\"location\":{\"id\":\"l1\",\"name\":\"De Linde\"," members    \
    "}}]"

static void expect_wheelchair(struct bench *bench, const char *text, const char *wanted)
{
    char members[600], cell[80];
    snprintf(members, sizeof members, PLACE("\"accessibility\":[{\"id\":\"x\",\"description\":\"%s\"}]"),
             text);
    char *places = service(bench, members, "place.csv");
    snprintf(cell, sizeof cell, ",%s,", wanted);
    if (*wanted)
        assert_in(places, cell);
    else
        assert_true(!strstr(places, ",yes,") && !strstr(places, ",no,") && !strstr(places, ",help,"));
    free(places);
}

static void a_known_phrase_lets_a_wheelchair_in(void **state)
{
    expect_wheelchair(*state, "There is a lift. Wheelchair access is possible on all levels.", "yes");
}

static void a_phrase_with_not_keeps_it_out(void **state)
{
    expect_wheelchair(*state, "Niet toegankelijk met een rolstoel", "no");
}

static void no_access_keeps_it_out_too(void **state)
{
    expect_wheelchair(*state, "No wheelchair access", "no");
}

static void help_is_help(void **state)
{
    expect_wheelchair(*state, "Met hulp toegankelijk met een rolstoel", "help");
}

static void what_is_not_plain_is_reported(void **state)
{
    struct bench *bench = *state;
    expect_wheelchair(bench, "Wheelchair accessible entrance. Partial wheelchair access", "");
    assert_in(bench->fixture.said,
              "of een rolstoel binnen kan, blijkt niet uit \"Wheelchair accessible entr");
}

#define ADDRESS(id, type, street, postcode, town)                                                            \
    "{\"id\":\"" id "\",\"address_type\":\"" type "\",\"address_1\":\"" street                               \
    "\",\"postal_code\":\"" postcode "\",\"city\":\"" town "\"}"

static void expect_address(struct bench *bench, const char *members)
{
    char *places = service(bench, members, "place.csv");
    assert_in(places, "Kerkstraat 1,2910,Essen");
    assert_null(strstr(places, "Postbus"));
    assert_null(strstr(places, "Gent"));
    free(places);
    assert_in(bench->fixture.said,
              "deze plaats heeft al een ander adres (Kerkstraat 1); dit adres is niet overgenomen");
    assert_in(bench->fixture.told, "+ 1 gemeld");
}

static void of_two_addresses_the_physical_one_is_taken_whole(void **state)
{
    expect_address(*state,
                   PLACE("\"addresses\":[" ADDRESS("a", "postal", "Lange weg 1", "", "Gent") "," ADDRESS(
                       "b", "physical", "Kerkstraat 1", "2910", "Essen") "]"));
}

static void a_post_office_box_is_no_place_to_go(void **state)
{
    expect_address(*state, PLACE("\"addresses\":[" ADDRESS("a", "", "Postbus 12", "", "Gent") "," ADDRESS(
                               "b", "", "Kerkstraat 1", "2910", "Essen") "]"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_amount_of_zero_alone_is_free),
        TEST(an_amount_with_its_currency_is_paid),
        TEST(one_amount_to_pay_makes_all_paid),
        TEST(an_amount_that_is_none_is_reported_and_never_free),
        TEST(a_price_in_words_beats_an_amount_of_zero),
        TEST(a_known_phrase_lets_a_wheelchair_in),
        TEST(a_phrase_with_not_keeps_it_out),
        TEST(no_access_keeps_it_out_too),
        TEST(help_is_help),
        TEST(what_is_not_plain_is_reported),
        TEST(of_two_addresses_the_physical_one_is_taken_whole),
        TEST(a_post_office_box_is_no_place_to_go),
    };
    return cmocka_run_group_tests_name("import_hsds", tests, NULL, NULL);
}
