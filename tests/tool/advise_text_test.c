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

/* A text of a card, and what the advice about it must hold; NULL: there must be none. */
struct text_case {
    const char *text, *told;
};

static const struct text_case sentences[] = {
    {"Wij zijn er voor alle kinderen die graag spelen en lachen en voor hun ouders die willen praten met "
     "andere ouders hier.",
     "de zin \"Wij zijn er voor…\" heeft 22 woorden"},
    {"Kom langs. Dan spelen we de hele voormiddag samen met blokken en poppen en autootjes en ook nog met "
     "water en zand op de koer",
     "Dan spelen we de…\" heeft 23 woorden"},
    {"Kom\u00A0langs\u00A0bij\u00A0ons\u00A0op\u00A0elke\u00A0dag\u00A0van\u00A0de\u00A0week\u00A0met\u00A0je"
     "\u00A0kind\u00A0en\u00A0"
     "met\u00A0je\u00A0mama\u00A0en\u00A0je\u00A0papa\u00A0erbij",
     "heeft 21 woorden"},
    {"Hij zegt: 'Kom maar langs.' Daarna drinken we samen koffie en thee met koekjes en taart van bij de "
     "bakker op de hoek.",
     NULL},
    {"Hij zegt: “Kom maar langs.” Daarna drinken we samen koffie en thee met koekjes en taart van bij de "
     "bakker op de hoek.",
     NULL},
    {"Kom langs (we zijn open op dinsdag.) Daarna drinken we samen koffie en thee met koekjes en taart van "
     "de bakker.",
     NULL},
    {"Voor kinderen van 0 – 3 jaar – met hun ouders – of hun oma – of hun opa – van 9 – 12 uur.", NULL},
    {"Kom je… Dan spelen we de hele voormiddag samen met blokken en poppen en autootjes en water. Tot dan "
     "hoor",
     NULL},
};

static const struct text_case words[] = {
    {"“Indien” je komt, bel dan.", "\"indien\" is een moeilijk woord"},
    {"Wij werken outreachend.", "\"outreachend\" is een moeilijk woord"},
    {"Na indicatiestelling volgt hulp.", "\"indicatiestelling\" is een moeilijk woord"},
    {"De prijs is inclusief een drankje.", "schrijf liever: met, of: voor iedereen"},
    {"Dit duurt 30 min.", "schrijf voluit: minstens, of: minuten"},
    {"Dit gaat i.k.v. de week.",
     "\"i.k.v.\" is een afkorting en wordt raar voorgelezen; schrijf voluit: voor"},
    {"Samen met o.m. de school.", "schrijf voluit: onder meer"},
    {"Dit is i.z.g.s. goed.", "\"i.z.g.s.\" is een afkorting en wordt raar voorgelezen; schrijf ze voluit"},
    {"Het consultatiebureau is open.", NULL},
    {"Het spoortraject is leuk.", NULL},
    {"Vraag naar J.P. van de balie.", NULL},
};

static const struct text_case capitals[] = {
    {"GRATIS voor iedereen.", "\"GRATIS\" staat in hoofdletters; dat leest traag"},
    {"LET OP! Dit is vol.", "\"LET OP\" staat in hoofdletters; dat leest traag"},
    {"ÉÉN keer per week.", "\"ÉÉN\" staat in hoofdletters; is het een gewoon woord, schrijf het dan klein"},
    {"NIEUW: yoga.", "\"NIEUW\" staat in hoofdletters; is het een gewoon woord"},
    {"Samen met het CKG.", "\"CKG\" is een afkorting die niet iedereen kent"},
    {"Koning Albert II kwam langs.", NULL},
    {"Het is OK, er is een BBQ met een DVD.", NULL},
    {"Een MP3 op de E19, maat XL.", NULL},
    {"Het OCMW en het CLB helpen.", NULL},
};

static const struct text_case places[] = {
    {"Druk op de rode knop.", "\"rode knop\" helpt niet wie weinig ziet"},
    {"Neem de groene deur.", "\"groene deur\" helpt niet"},
    {"De witte pijl wijst de weg.", "\"witte pijl\" helpt niet"},
    {"De uren staan rechts.", "\"staan rechts\" helpt niet"},
    {"Het staat in het rood.", "\"staat in het rood\" helpt niet"},
    {"Het Rode Kruis komt langs.", NULL},
    {"Het Wit-Gele Kruis komt langs.", NULL},
    {"We maken soep met rode kool.", NULL},
    {"Spelen in het groen.", NULL},
    {"Een rode draad in je leven.", NULL},
};

static const struct text_case numbers[] = {
    {"Bel 03/000.00.09.", "een telefoonnummer in de tekst (\"03/000.00.09\")"},
    {"Bel (03) 000 00 09.", "een telefoonnummer in de tekst (\"(03) 000 00 09\")"},
    {"Bel +32 3 000 00 09.", "een telefoonnummer in de tekst (\"+32 3 000 00 09\")"},
    {"Bel 03 000 00 08 - 03 000 00 09.", "(\"03 000 00 08\")"},
    {"Kind: 12.05.18-223.61.", "rijksregisternummer"},
    {"Nummer 930518 223 61.", "rijksregisternummer"},
    {"Stort op be68539007547034.", "rekeningnummer"},
    {"Stort op 539-0075470-34.", "rekeningnummer"},
    {"Kijk op brug.be/spelen.", "hier staat een link in de tekst"},
    {"Mail naar jan.peeters@brug.be.", "hier staat een mailadres"},
    {"Op 01/09/2027 9.00 uur start het.", NULL},
    {"Van 09.00 - 12.00 - 13.30 uur.", NULL},
    {"Nummer van de firma: 0403.019.261.", NULL},
    {"Voor 0-3, 3-6 en 6-12 jaar.", NULL},
    {"Volg @huisvanhetkind.", NULL},
    {"Kom naar zaal AB12 met ALLE kinderen.", "\"ALLE\" staat in hoofdletters"},
};

static const struct text_case dates[] = {
    {"Kom op di 25 november.", "25 november is in 2026 een woensdag en geen dinsdag"},
    {"Kom op zo. 28 nov. 2026.", "28 november 2026 is een zaterdag en geen zondag"},
    {"Kom op dinsdag de 26ste november 2026.", "26 november 2026 is een donderdag en geen dinsdag"},
    {"Kom op vrijdag 28/11.", "28 november is in 2026 een zaterdag en geen vrijdag"},
    {"Feest op dinsdag\u00A09\u00A0december.", "9 december is in 2026 een woensdag en geen dinsdag"},
    {"Sinds 12 jan 2026.", "12 januari 2026 is voorbij"},
    {"Tot 2025-12-31.", "31 december 2025 is voorbij"},
    {"Kom op wo 25 november.", NULL},
    {"Kom op za. 28 nov. 2026.", NULL},
    {"Kom op vrijdag 4/12.", NULL},
    {"Breng 1/2 appel mee, of 1.5 kilo.", NULL},
    {"Kinderen van 1 tot 3 mei.", NULL},
    {"Dit huis opende op 1 november 1931.", NULL},
};

static void cases_run(const struct text_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct fixture fixture;
        char quoted[600];
        fixture_open(&fixture);
        snprintf(quoted, sizeof quoted, "\"%s\"", cases[i].text);
        fixture_change(&fixture, "offer.csv", "Een plein om te spelen.", quoted);
        assert_int_equal(fixture_run(&fixture, &check_command, fixture.source, "--no-layout", "--as-of",
                                     "2026-11-25", NULL),
                         EX_OK);
        if (cases[i].told && !strstr(fixture.said, cases[i].told))
            fail_msg("\"%s\": \"%s\" is not in:\n%s", cases[i].text, cases[i].told, fixture.said);
        if (!cases[i].told && strstr(fixture.said, "rij 3, kolom lead"))
            fail_msg("\"%s\" was blamed:\n%s", cases[i].text, fixture.said);
        fixture_close(&fixture);
    }
}

#define CASES(list) cases_run(list, sizeof(list) / sizeof *(list))

static void a_sentence_is_as_long_as_people_read_it(void **state)
{
    (void)state;
    CASES(sentences);
}

static void hard_words_and_shorthand_are_named_whatever_stands_around_them(void **state)
{
    (void)state;
    CASES(words);
}

static void capitals_are_told_as_what_they_are(void **state)
{
    (void)state;
    CASES(capitals);
}

static void a_colour_or_side_is_named_where_it_points_and_not_in_a_name(void **state)
{
    (void)state;
    CASES(places);
}

static void numbers_are_told_from_hours_dates_and_firms(void **state)
{
    (void)state;
    CASES(numbers);
}

static void dates_are_read_as_people_write_them(void **state)
{
    (void)state;
    CASES(dates);
}

static void a_word_that_stands_twice_is_told_once(void **state)
{
    struct fixture *fixture = *state;
    fixture_change(fixture, "offer.csv", "Een plein om te spelen.", "Indien het regent. Indien het sneeuwt.");
    fixture_run(fixture, &check_command, fixture->source, "--no-layout", NULL);
    const char *first = strstr(fixture->said, "\"indien\"");
    assert_non_null(first);
    assert_null(strstr(first + 1, "\"indien\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_as_long_as_people_read_it),
        cmocka_unit_test(hard_words_and_shorthand_are_named_whatever_stands_around_them),
        cmocka_unit_test(capitals_are_told_as_what_they_are),
        cmocka_unit_test(a_colour_or_side_is_named_where_it_points_and_not_in_a_name),
        cmocka_unit_test(numbers_are_told_from_hours_dates_and_firms),
        cmocka_unit_test(dates_are_read_as_people_write_them),
        cmocka_unit_test_setup_teardown(a_word_that_stands_twice_is_told_once, fixture_set_up,
                                        fixture_tear_down),
    };
    return cmocka_run_group_tests_name("advise_text", tests, NULL, NULL);
}
