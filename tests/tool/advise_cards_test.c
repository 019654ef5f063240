#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/commands.h"

static void check(struct fixture *fixture)
{
    assert_int_equal(
        fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--as-of", "2026-11-25", NULL),
        EX_OK);
}

/* Changes one table of the valid source; `told` must then be said, or with `absent` must not. */
static void expect(const char *file, const char *old, const char *new, const char *told, bool absent)
{
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, file, old, new);
    check(&fixture);
    if ((strstr(fixture.said, told) == NULL) != absent)
        fail_msg("%s with \"%s\": \"%s\" is %s in:\n%s", file, new, told, absent ? "" : "not", fixture.said);
    fixture_close(&fixture);
}

/* Two titles of cards of one partner. */
static void titles_are_like(const char *first, const char *second, bool like)
{
    struct fixture fixture;
    char new[200];
    fixture_open(&fixture);
    snprintf(new, sizeof new, "sa02,pa01,place,%s", second);
    fixture_change(&fixture, "offer.csv", "sa02,pa02; pa01,place,Speelplein", new);
    snprintf(new, sizeof new, "%s,Hier kan", first);
    fixture_change(&fixture, "offer.csv", "Het onthaal,Hier kan", new);
    check(&fixture);
    if ((strstr(fixture.said, "rij 2 van dezelfde partner heet") != NULL) != like)
        fail_msg("\"%s\" and \"%s\":\n%s", first, second, fixture.said);
    fixture_close(&fixture);
}

static void like_titles_of_one_partner_are_one_card(void **state)
{
    static const char *const like[][2] = {{"Babymassage", "Baby-massage"},
                                          {"De babymassage", "Babymassage"},
                                          {"Café Combiné", "Cafe combine"},
                                          {"Speelbabbel", "Speelbabbels"},
                                          {"Opvoedingswinkel", "Opvoedignswinkel"}};
    static const char *const others[][2] = {{"Kleuterturnen", "Peuterturnen"},
                                            {"Mamagroep", "Papagroep"},
                                            {"Yoga voor mama's", "Yoga voor papa's"},
                                            {"Workshop A", "Workshop B"},
                                            {"Les Frans I", "Les Frans II"},
                                            {"Baby 1", "Baby 2"},
                                            {"Rekenen", "Tekenen"}};
    (void)state;
    for (size_t i = 0; i < sizeof like / sizeof *like; i++)
        titles_are_like(like[i][0], like[i][1], true);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        titles_are_like(others[i][0], others[i][1], false);
}

static void a_price_in_words_is_a_price(void **state)
{
    (void)state;
    const char *none = "er staat niet hoeveel het kost", *odd = "hier staat een bedrag, maar price is free";
    expect("offer.csv", "paid,€ 2,200", "paid,Vijf euro,", none, true);
    expect("offer.csv", "paid,€ 2,200", "paid,Een kleine bijdrage,", none, false);
    expect("offer.csv", "free,Gratis", "free,5 euro", odd, false);
    expect("offer.csv", "free,Gratis", "free,Gratis. Een drankje kost 2 euro.", odd, true);
}

static void a_mobile_number_is_not_one_of_liege(void **state)
{
    (void)state;
    expect("partner.csv", "03 000 00 03", "+32470000000", "dit is een gsm-nummer", false);
    expect("partner.csv", "03 000 00 03", "04 223 00 00", "dit is een gsm-nummer", true);
}

/* Who checked a card, in a column that the small source does not have. */
static void checked_by(const char *who, bool name)
{
    struct fixture fixture;
    char new[300];
    fixture_open(&fixture);
    fixture_change(&fixture, "body.csv", NULL, "name,about,min_per_year,max_per_year\n");
    snprintf(new, sizeof new,
             "code,kind,title,lead,status,checked_on,checked_by,phone\n"
             "pa01,organisation,De Brug,Helpt.,active,2026-10-01,%s,03 000 00 02\n"
             "pa02,association,Élan,Speelt.,active,2026-10-01,,03 000 00 03\n"
             "pa03,independent,Weg,Was er.,stopped,2026-10-01,,\n",
             who);
    fixture_change(&fixture, "partner.csv", NULL, new);
    check(&fixture);
    if ((strstr(fixture.said, "lijkt een naam van een persoon te staan") != NULL) != name)
        fail_msg("\"%s\":\n%s", who, fixture.said);
    fixture_close(&fixture);
}

static void a_team_that_checks_is_no_person(void **state)
{
    static const char *const names[] = {"Jan Peeters", "Élise Dupont", "J. Peeters", "An Van den Berg"};
    static const char *const teams[] = {"coördinator", "De Brug", "Team Jeugd", "Sociale Dienst"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        checked_by(names[i], true);
    for (size_t i = 0; i < sizeof teams / sizeof *teams; i++)
        checked_by(teams[i], false);
}

/* Of the valid source sa02 has hours without a row for holidays. */
static void holidays_are_asked_of_hours_that_hold_on_them(void **state)
{
    const char *told = "hours.csv, rij 4, kolom card: op ";
    (void)state;
    expect("hours.csv", "sa02,vr,20.00,2.00,,", "sa02,vr,20.00,2.00,2027-06-01,2027-08-31", told, true);
    expect("hours.csv", "sa02,vr,20.00,2.00,,", "sa02,za,20.00,2.00,,", told, true);
    expect("holiday.csv", "2026-12-25,2026-12-25", "2026-12-24,2026-12-25", told, false);
    expect("hours.csv", "sa02,vr", "sa03,vr", told, true);
    expect("hours.csv", "sa02,vr,20.00,2.00,,", "sa02,vr,20.00,2.00,,2026-10-01",
           "hours.csv, rij 4, kolom valid_to: alle uren van deze kaart zijn voorbij", false);
    expect("holiday.csv", NULL, "name,first,last,kind\nKerstmis,2025-12-25,2025-12-25,public\n",
           "holiday.csv: hier staat geen enkele feestdag die nog komt", false);
}

static void the_second_day_of_a_holiday_counts(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    fixture_change(&fixture, "holiday.csv", "2026-12-25,2026-12-25", "2026-12-25,2026-12-26");
    fixture_change(&fixture, "hours.csv", "sa02,vr", "sa02,za");
    check(&fixture);
    assert_non_null(strstr(fixture.said, "hours.csv, rij 4, kolom card: op Kerstmis staat er niet"));
    fixture_close(&fixture);
}

static void a_weekday_that_is_not_the_day_of_the_activity_may_be_said(void **state)
{
    const char *told = "geen enkele datum van deze activiteit valt op die dag";
    static const char *const fine[] = {"Schrijf in voor maandag. ", "Elke woensdag, niet op vrijdag. ",
                                       "Voor zondagskinderen. ", "Elke wo. "};
    static const char *const wrong[] = {"Elke dinsdag. ", "Kom op maandagavond. ", "Elke di om 9 uur. "};
    (void)state;
    for (size_t i = 0; i < sizeof fine / sizeof *fine + sizeof wrong / sizeof *wrong; i++) {
        bool good = i < sizeof fine / sizeof *fine;
        char new[120];
        snprintf(new, sizeof new, "\"%sSpelen met je kindje.\"",
                 good ? fine[i] : wrong[i - sizeof fine / sizeof *fine]);
        expect("activity.csv", "Spelen met je kindje.", new, told, good);
    }
}

static void a_card_that_leads_to_one_that_ended_leads_nowhere(void **state)
{
    (void)state;
    expect("offer.csv", "sa02,pa02; pa01", "sa02,pa02; pa03",
           "offer.csv, rij 3, kolom partners: 1 kaart leidt naar geen enkele andere partner (rij 3)", true);
    expect("related.csv", "sa01,sa02; aa01", "sa01,pa03",
           "offer.csv, rij 2, kolom partners: 1 kaart leidt naar geen enkele andere partner (rij 2)", false);
}

static void what_leads_to_a_card_that_no_house_shows_is_named(void **state)
{
    (void)state;
    expect("question.csv", "sa01; aa01", "sa01; sa03",
           "question.csv, rij 2, kolom cards: geen enkel huis toont kaart \"sa03\" (Oude lijn) nog; zet "
           "\"sa01\" in de "
           "plaats, die haar vervangt",
           false);
    expect("topic.csv", ",,pa01", ",,pa03",
           "topic.csv, rij 2, kolom talk_to: geen enkel huis toont kaart \"pa03\" (Gestopt); kies een andere",
           false);
    expect("related.csv", "sa01,sa02; aa01", "sa03,pa03", "geen enkel huis toont kaart", true);
}

/* It keeps its code and its page; who offered it, and where and when, no longer matters. */
static void a_card_that_ended_needs_no_partner_or_topic(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "sa03,pa01,", "sa03,,");
    fixture_change(&fixture, "offer.csv", "gestopt.,geld,", "gestopt.,,");
    fixture_change(&fixture, "offer.csv", "sa01,ended,,,2026-10-01", "sa01,ended,,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_string_equal(fixture_ask(&fixture, "SELECT count(*) FROM card WHERE code = 'sa03'"), "1");
    assert_string_equal(fixture_ask(&fixture, "SELECT count(*) FROM card_house JOIN card ON card.id = card "
                                              "WHERE code = 'sa03'"),
                        "0");
    fixture_change(&fixture, "offer.csv", "sa01,ended", "sa01,trial");
    assert_int_equal(fixture_build(&fixture), EX_DATAERR);
    assert_non_null(
        strstr(fixture.said, "rij 4, kolom checked_on: mag niet leeg zijn; schrijf de dag waarop"));
    fixture_close(&fixture);
}

static void an_activity_that_ended_needs_no_start(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    fixture_change(&fixture, "activity.csv", "status_note,booking", "status_note,stage");
    fixture_change(&fixture, "activity.csv", "2026-12-05,2026-12-06,,,,ja,,,", ",,,,,ja,,,ended");
    assert_int_equal(fixture_build(&fixture), EX_DATAERR);
    fixture_change(&fixture, "activity.csv", "nee,,,none", "nee,,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(like_titles_of_one_partner_are_one_card),
        cmocka_unit_test(a_price_in_words_is_a_price),
        cmocka_unit_test(a_mobile_number_is_not_one_of_liege),
        cmocka_unit_test(a_team_that_checks_is_no_person),
        cmocka_unit_test(holidays_are_asked_of_hours_that_hold_on_them),
        cmocka_unit_test(the_second_day_of_a_holiday_counts),
        cmocka_unit_test(a_weekday_that_is_not_the_day_of_the_activity_may_be_said),
        cmocka_unit_test(a_card_that_leads_to_one_that_ended_leads_nowhere),
        cmocka_unit_test(what_leads_to_a_card_that_no_house_shows_is_named),
        cmocka_unit_test(a_card_that_ended_needs_no_partner_or_topic),
        cmocka_unit_test(an_activity_that_ended_needs_no_start),
    };
    return cmocka_run_group_tests_name("advise_cards", tests, NULL, NULL);
}
