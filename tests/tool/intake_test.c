#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "fixture.h"

/* A change of the valid source that people make without thinking, and that changes nothing of what it says. */
struct harmless {
    const char *file, *old, *new;
};

static const struct harmless harmless[] = {
    {"offer.csv", "code,partners,kind,title", "CODE,Partners, kind ,TITLE"},
    {"offer.csv", "sa02,pa02; pa01", "sa02\u00A0,pa02;\u00A0pa01"},
    {"offer.csv", "03 000 00 01,info", "03\u00A0000\u202F00\u00A001,info"},
    {"offer.csv", "2026-10-01,6\nsa02", "\u200B2026-10-01,6\nsa02"},
    {"hours.csv", "ma-vr,9.00,12.00", "ma-vr,9:00:00,12:00:00"},
    {"body.csv", "max_per_year\nStuurgroep,Stuurt.,2,4",
     "max_per_year,_nota\nStuurgroep,Stuurt.,2,4,zelf bellen"},
    {"body.csv", "Stuurt.,2,4\n", "Stuurt.,2,4\n\u00A0,,,\n"},
};

static void what_looks_the_same_is_the_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof harmless / sizeof *harmless; i++) {
        struct fixture fixture;
        fixture_open(&fixture);
        fixture_change(&fixture, harmless[i].file, harmless[i].old, harmless[i].new);
        if (fixture_build(&fixture) != EX_OK)
            fail_msg("%s with \"%s\":\n%s", harmless[i].file, harmless[i].new, fixture.said);
        assert_string_equal(fixture_ask(&fixture, "SELECT phone FROM card WHERE code = 'sa01'"),
                            "03 000 00 01");
        assert_string_equal(fixture_ask(&fixture, "SELECT opens FROM hours WHERE weekday = 2"), "540");
        fixture_close(&fixture);
    }
}

/* Says it, and says nothing else. */
static void refuses(const char *file, const char *old, const char *new, const char *told)
{
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, file, old, new);
    assert_int_equal(fixture_build(&fixture), EX_DATAERR);
    if (!strstr(fixture.said, told) || !strstr(fixture.said, "1 fout, "))
        fail_msg("%s: \"%s\" alone is not in:\n%s", file, told, fixture.said);
    fixture_close(&fixture);
}

static void a_title_above_the_names_is_told_once(void **state)
{
    (void)state;
    refuses("body.csv", "name,about", "Overleg in Dorp\nname,about",
            "body.csv, rij 1: in deze eerste rij staat geen enkele naam van een kolom, zoals \"name\"; zet "
            "de namen "
            "daar, en haal weg wat erboven staat");
    refuses("life_domain.csv", "code,name", "Domeinen van dit huis\ncode,name", "Deze tabel is niet gelezen");
}

static void codes_that_could_not_be_read_are_not_missed_elsewhere(void **state)
{
    (void)state;
    refuses("place.csv", "code,name", "codes,name",
            "kolom codes: deze kolom ken ik niet; bedoel je \"code\"? Verbeter");
}

static void text_under_no_name_is_never_lost(void **state)
{
    (void)state;
    refuses("body.csv", "max_per_year\nStuurgroep,Stuurt.,2,4",
            "max_per_year,\nStuurgroep,Stuurt.,2,4,zelf bellen",
            "body.csv, rij 2: er staat \"zelf bellen\" in een kolom zonder naam; zet de naam in rij 1");
    refuses("body.csv", "Stuurt.,2,4", "Stuurt.,2,4,een,twee,drie",
            "er staat \"een\" in een kolom zonder naam");
}

static void a_name_that_holds_a_title_is_guessed(void **state)
{
    (void)state;
    refuses("Vragen 2027.csv", NULL, "text\n",
            "een tabel met deze naam ken ik niet; bedoel je \"Vragen\"? Geef het bestand die naam, of zet _");
    refuses("budget.csv", NULL, "text\n",
            "een tabel met deze naam ken ik niet; geef het bestand de naam van een tabel, of zet _");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_looks_the_same_is_the_same),
        cmocka_unit_test(a_title_above_the_names_is_told_once),
        cmocka_unit_test(codes_that_could_not_be_read_are_not_missed_elsewhere),
        cmocka_unit_test(text_under_no_name_is_never_lost),
        cmocka_unit_test(a_name_that_holds_a_title_is_guessed),
    };
    return cmocka_run_group_tests_name("intake", tests, NULL, NULL);
}
