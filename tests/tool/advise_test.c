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

#include "book_fixture.h"
#include "fixture.h"
#include "tool/commands.h"
#include "tool/table/grid.h"

/* One thing in the valid source that could be better, and what the advice about it must hold. */
struct flaw {
    const char *file, *old, *new;
    const char *told;
};

static const struct flaw flaws[] = {
    {"offer.csv", "paid,€ 2,200", "unknown,Vraag het,",
     "offer.csv, rij 3, kolom price: de prijs is niet gekend; veel gezinnen komen dan niet: vraag hem na"},
    {"offer.csv", "paid,€ 2,200", "paid,Niet veel,",
     "offer.csv, rij 3, kolom price_text: er staat niet hoeveel het kost; schrijf een bedrag"},
    {"offer.csv", "Speelplein,", "Speelplein,",
     "offer.csv, rij 3, kolom phone: geen telefoon, mail of website; een gezin kan niets vragen"},
    {"offer.csv", "03 000 00 01,info@brug.example,", ",,",
     "offer.csv, rij 2, kolom phone: alleen een website; wie niet online is, raakt zo niet verder"},
    {"partner.csv", "active,2026-10-01", "active,2024-10-01",
     "partner.csv, rij 2, kolom checked_on: te lang niet nagekeken (elke 6 maanden is beloofd), dus geen "
     "enkele lijst toont de kaart nog"},
    {"offer.csv", "Speelplein,", "Het onthaal,", NULL},
    {"offer.csv", "sa02,pa02; pa01,place,Speelplein", "sa02,pa01,place,Het onthaaal",
     "offer.csv, rij 3, kolom title: rij 2 van dezelfde partner heet \"Het onthaal\""},
    {"related.csv", "sa01,sa02; aa01", "sa01,sa03",
     "offer.csv, rij 2, kolom partners: 1 kaart leidt naar geen enkele andere partner (rij 2); zet in "
     "related"},
    {"offer.csv", "Het onthaal,", "Het onthaal,",
     "offer.csv, kolom pillar: geen enkele kaart heeft pillar prevention (preventieve gezondheidszorg)"},
    /* Words. */
    {"offer.csv", "Een plein om te spelen.",
     "Een plein met een heel grote zandbak en een klimrek en een glijbaan en een huisje en ook nog een boom "
     "en een bank.",
     "de zin \"Een plein met een…\" heeft 24 woorden; lange zinnen leest niet iedereen: maak er twee van, "
     "hoogstens 20 woorden per zin"},
    {"offer.csv", "Een plein om te spelen.", "Een laagdrempelige plek.",
     "offer.csv, rij 3, kolom lead: \"laagdrempelige\" is een moeilijk woord voor wie minder goed leest; "
     "schrijf liever: waar je makkelijk binnenkomt"},
    {"offer.csv", "Een plein om te spelen.", "Spelen i.s.m. De Brug.",
     "\"i.s.m.\" is een afkorting en wordt raar voorgelezen; schrijf voluit: samen met"},
    {"offer.csv", "Een plein om te spelen.", "Kom SPELEN met ons.",
     "\"SPELEN\" staat in hoofdletters; dat leest traag en klinkt als roepen"},
    {"offer.csv", "Een plein om te spelen.", "KOM NAAR ONS.",
     "kolom lead: \"KOM NAAR ONS\" staat in hoofdletters; dat leest traag"},
    {"offer.csv", "Een plein om te spelen.", "Een plein van het CKG.",
     "\"CKG\" is een afkorting die niet iedereen kent; schrijf ze voluit"},
    {"offer.csv", "Een plein om te spelen.", "Kijk hieronder.", "\"hieronder\" helpt niet wie weinig ziet"},
    /* What is private. */
    {"offer.csv", "Een plein om te spelen.", "Bel 03 000 00 09 voor meer.",
     "kolom lead: hier staat een telefoonnummer in de tekst (\"03 000 00 09\"); bellen lukt zo niet vanzelf"},
    {"offer.csv", "Een plein om te spelen.", "Stort op BE68 5390 0754 7034.",
     "kolom lead: hier lijkt een rekeningnummer te staan"},
    {"offer.csv", "Een plein om te spelen.", "Breng 93.05.18-223.61 mee.",
     "kolom lead: hier lijkt een rijksregisternummer te staan; dat mag niet op de kiosk"},
    {"offer.csv", "Een plein om te spelen.", "Mail naar plein@brug.example.",
     "kolom lead: hier staat een mailadres in de tekst; zet het in kolom mail"},
    {"offer.csv", "Een plein om te spelen.", "Zie http://brug.example.",
     "kolom lead: hier staat een link zonder https; zet hem als https://"},
    {"offer.csv", "Een plein om te spelen.", "Zie www.brug.example.",
     "kolom lead: hier staat een link in de tekst; aan de kiosk kan niemand erop klikken"},
    {"offer.csv", "info@brug.example", "brug@gmail.com",
     "kolom mail: \"brug@gmail.com\" lijkt het adres van een persoon"},
    {"partner.csv", "03 000 00 03", "0470 00 00 00", "kolom phone: dit is een gsm-nummer"},
    /* Days. */
    {"offer.csv", "Een plein om te spelen.", "Feest op zondag 5 december 2026.",
     "kolom lead: 5 december 2026 is een zaterdag en geen zondag; verbeter de dag of de datum"},
    {"offer.csv", "Een plein om te spelen.", "Feest op maandag 5 december.",
     "kolom lead: 5 december is in 2026 een zaterdag en geen maandag; verbeter de dag of de datum, en "
     "schrijf"},
    {"offer.csv", "Een plein om te spelen.", "Feest op dinsdag 25/11/2026.",
     "kolom lead: 25 november 2026 is een woensdag en geen dinsdag; verbeter de dag of de datum"},
    {"activity.csv", "Speelbabbel,", "Speelbabbel op maandag,",
     "activity.csv, rij 2, kolom title: hier staat maandag, maar geen enkele datum van deze activiteit valt "
     "op "
     "die dag; verbeter de tekst, of start en rrule"},
    {"activity.csv", "Spelen met je ", "Kom elke dinsdag. Spelen met je ",
     "activity.csv, rij 2, kolom lead: hier staat dinsdag, maar geen enkele datum"},
    {"offer.csv", "Een plein om te spelen.", "Open sinds 3 mei 2026.",
     "3 mei 2026 is voorbij; haal de datum weg"},
    {"offer.csv", "Een plein om te spelen.", "Feest op 31 juni 2027.",
     "31 juni bestaat niet; verbeter de dag"},
    {"slide.csv", "2026-12-31", "2026-11-20",
     "slide.csv, rij 2, kolom last: dit beeld is voorbij sinds 2026-11-20 en wordt niet meer getoond"},
    {"activity.csv", "2026-12-05,2026-12-06", "2026-11-14,2026-11-15",
     "activity.csv, rij 3, kolom start: deze activiteit heeft geen enkele datum die nog komt"},
    {"activity.csv", "2026-12-05,2026-12-06", "2026-10-03,2026-10-04",
     "activity.csv, rij 3, kolom start: deze activiteit heeft geen enkele datum tussen een maand geleden"},
    {"presence.csv", "BYDAY=MO", "BYDAY=MO;COUNT=2",
     "presence.csv, rij 2, kolom start: deze rij geeft geen enkele dag die nog komt"},
    {"translation.csv", "Argent,2026-10-01", "Argent,2027-10-01",
     "translation.csv, rij 4, kolom checked: deze dag moet nog komen; vul in wanneer de vertaling echt"},
    {"hours.csv", "sa02,vr,20.00,2.00", "sa02,vr,20.00,2.00",
     "hours.csv, rij 4, kolom card: op Kerstmis (en nog 1 feestdag) staat er niet of dit open is"},
    /* Translations and characters. */
    {"offer.csv", "Speelplein,", "Speelplein,",
     "offer.csv, rij 2, kolom title: bij 1 kaart ontbreekt titel of tekst in fr (rij 2);"},
    {"translation.csv", "card,sa01,title,fr,L’accueil,",
     "card,pa01,title,fr,Le Pont,\ncard,pa02,title,fr,Elan,\ncard,sa01,title,fr,L’accueil,",
     "partner.csv, rij 2, kolom title: bij 2 kaarten ontbreekt titel of tekst in fr (rijen 2-3);"},
    {"offer.csv", "Speelplein,", "Speelplein,",
     "partner.csv, rij 2, kolom title: 2 kaarten zijn in geen enkele taal van het huis vertaald (rijen 2-3); "
     "zet"},
    {"offer.csv", "Speelplein,", "Speelplein,",
     "translation.csv, rij 2, kolom checked: 2 vertalingen in \"fr\" zijn door niemand nagekeken (rijen "
     "2-3); laat"},
    {"offer.csv", "Een plein om te spelen.", "Een plein \xF0\x93\x80\x80.",
     "kolom lead: het teken \"\xF0\x93\x80\x80\" (U+13000) kan de kiosk niet tonen"},
};

static int check_run(struct fixture *fixture, const char *option)
{
    return fixture_run(fixture, &check_command, fixture->source, "--no-layout", "--as-of", "2026-11-25",
                       option, NULL);
}

static void each_flaw_is_named_with_its_place_and_the_mend(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof flaws / sizeof *flaws; i++) {
        struct fixture fixture;
        fixture_open(&fixture);
        fixture_change(&fixture, flaws[i].file, flaws[i].old, flaws[i].new);
        int code = check_run(&fixture, NULL);
        if (flaws[i].told && !strstr(fixture.said, flaws[i].told))
            fail_msg("flaw %zu: \"%s\" is not in:\n%s", i, flaws[i].told, fixture.said);
        assert_int_equal(code, EX_OK);
        fixture_close(&fixture);
    }
}

/* Plain texts that look a little like a flaw. */
static void what_is_right_gets_no_advice(void **state)
{
    static const char *const texts[] = {
        "Kom op zaterdag 5 december 2026.", "Open van 9.00 tot 16.30 uur.",
        "Bel 1712 als je bang bent.",       "Voor kinderen van 2,5 tot 6 jaar, in 2026 en 2027.",
        "Dit is van KINA en het OCMW.",     "Er is koffie. Er is thee. Er is soep."};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture fixture;
        fixture_open(&fixture);
        char quoted[128];
        snprintf(quoted, sizeof quoted, "\"%s\"", texts[i]);
        fixture_change(&fixture, "offer.csv", "Een plein om te spelen.", quoted);
        check_run(&fixture, NULL);
        if (strstr(fixture.said, "rij 3, kolom lead"))
            fail_msg("\"%s\" was blamed:\n%s", texts[i], fixture.said);
        fixture_close(&fixture);
    }
}

static void an_error_gives_65_and_the_source_stays(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "paid,", "grats,");
    size_t before, after;
    char *was = fixture_read(&fixture, "source/offer.csv", &before);
    assert_int_equal(check_run(&fixture, NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.told, "1 fout, "));
    char *is = fixture_read(&fixture, "source/offer.csv", &after);
    assert_string_equal(was, is);
    free(was);
    free(is);
    fixture_close(&fixture);
}

static void json_holds_every_message(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "paid,", "grats,");
    assert_int_equal(check_run(&fixture, "--json"), EX_DATAERR);
    json_t *told = json_loads(fixture.told, 0, NULL);
    json_t *messages = json_object_get(told, "messages");
    assert_int_equal(json_integer_value(json_object_get(told, "errors")), 1);
    assert_int_equal(json_array_size(messages), 1 + json_integer_value(json_object_get(told, "warnings")));
    json_t *first = json_array_get(messages, 0);
    assert_string_equal(json_string_value(json_object_get(first, "level")), "error");
    assert_string_equal(json_string_value(json_object_get(first, "column")), "price");
    assert_int_equal(json_integer_value(json_object_get(first, "row")), 3);
    json_decref(told);
    fixture_close(&fixture);
}

/* The cell of our column in a row of a sheet; "" when there is none. */
static const char *remark(const struct grid *grid, const char *sheet, int number)
{
    for (int i = 0; i < grid->count; i++)
        for (int r = 0; strcmp(grid->sheets[i].name, sheet) == 0 && r < grid->sheets[i].count; r++) {
            const struct grid_row *header = &grid->sheets[i].rows[0], *row = &grid->sheets[i].rows[r];
            if (row->number == number && row->count == header->count)
                return row->cells[header->count - 1];
        }
    return "";
}

static void into_writes_a_copy_with_remarks_that_is_a_source(void **state)
{
    (void)state;
    struct fixture fixture;
    struct report report;
    struct grid grid;
    struct err err = {""};
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "paid,", "grats,");
    char copy[96];
    snprintf(copy, sizeof copy, "%s/copy.xlsx", fixture.folder);
    assert_int_equal(fixture_run(&fixture, &check_command, fixture.source, "--no-layout", "--as-of",
                                 "2026-11-25", "--into", copy, NULL),
                     EX_DATAERR);
    report_init(&report);
    assert_true(grid_open(&grid, copy, &report, &err));
    assert_non_null(strstr(remark(&grid, "Aanbod", 1), "Opmerkingen"));
    assert_non_null(strstr(remark(&grid, "Aanbod", 3), "FOUT: price: \"grats\" kan hier niet"));
    assert_non_null(strstr(remark(&grid, "Aanbod", 3), "let op: phone: geen telefoon"));
    grid_close(&grid);
    report_release(&report);
    /* Wide enough to read. */
    size_t length;
    char *bytes = fixture_read(&fixture, "copy.xlsx", &length);
    char *sheet = zip_part_text(bytes, length, "xl/worksheets/sheet8.xml");
    assert_non_null(strstr(sheet, "width=\"70.7"));
    free(sheet);
    free(bytes);
    /* The copy names the same error and no other: its extra column is known. */
    assert_int_equal(
        fixture_run(&fixture, &check_command, copy, "--no-layout", "--as-of", "2026-11-25", NULL),
        EX_DATAERR);
    assert_non_null(strstr(fixture.told, "1 fout, "));
    fixture_close(&fixture);
}

static void into_refuses_the_source_itself_and_other_formats(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(fixture_run(&fixture, &check_command, fixture.source, "--into", "x.ods", NULL),
                     EX_USAGE);
    assert_non_null(strstr(fixture.said, "een kopie schrijf ik alleen als .xlsx"));
    assert_int_equal(
        fixture_run(&fixture, &check_command, fixture.source, fixture.source, "--into", "x.xlsx", NULL),
        EX_USAGE);
    assert_non_null(strstr(fixture.said, "--into werkt met één bron tegelijk, en dit zijn er 2"));
    assert_null(strstr(fixture.said, "staat ook in"));
    char copy[96];
    snprintf(copy, sizeof copy, "%s/copy.xlsx", fixture.folder);
    assert_int_equal(fixture_run(&fixture, &check_command, fixture.source, "--no-layout", "--into",
                                 "/nowhere/x.xlsx", NULL),
                     EX_CANTCREAT);
    assert_non_null(
        strstr(fixture.said, "/nowhere/x.xlsx: de map bestaat niet; maak ze eerst; kies een andere plaats"));
    fixture_run(&fixture, &check_command, fixture.source, "--no-layout", "--into", copy, NULL);
    assert_int_equal(fixture_run(&fixture, &check_command, copy, "--no-layout", "--into", copy, NULL),
                     EX_CANTCREAT);
    assert_non_null(strstr(fixture.said, "hieruit leest de opdracht zelf"));
    fixture_close(&fixture);
}

/* The kiosk of this build; NULL when it is not there. */
static const char *kiosk_program(char path[512])
{
    ssize_t length = readlink("/proc/self/exe", path, 480);
    path[length > 0 ? length : 0] = '\0';
    for (int up = 0; up < 3; up++)
        *strrchr(path, '/') = '\0';
    strcat(path, "/wegwijzer");
    return access(path, X_OK) == 0 ? path : NULL;
}

static void the_kiosk_itself_says_which_texts_do_not_fit(void **state)
{
    (void)state;
    char path[512];
    struct fixture fixture;
    if (!kiosk_program(path))
        skip();
    fixture_open(&fixture);
    fixture_change(&fixture, "partner.csv", "De Brug,",
                   "De Brug voor gezinnen met jonge en oudere kinderen in de hele streek van Dorp en "
                   "omgeving waar iedereen komt,");
    fixture_change(&fixture, "translation.csv", "L’accueil",
                   "L’accueil pour toutes les familles de Dorp et des environs qui ont de jeunes enfants ou "
                   "des enfants plus "
                   "grands et qui cherchent");
    assert_int_equal(
        fixture_run(&fixture, &check_command, fixture.source, "--as-of", "2026-11-25", "--kiosk", path, NULL),
        EX_OK);
    assert_non_null(strstr(fixture.said, "translation.csv, rij 2, kolom text: deze tekst past niet op het "));
    assert_non_null(strstr(fixture.said, "partner.csv, rij 2, kolom title: deze tekst past niet op het "));
    assert_null(strstr(fixture.said, "rij 3, kolom title: deze tekst past niet"));
    fixture_close(&fixture);
}

static void without_a_kiosk_a_note_says_what_was_not_looked_at(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    assert_int_equal(
        fixture_run(&fixture, &check_command, fixture.source, "--kiosk", "/nowhere/wegwijzer", NULL), EX_OK);
    assert_non_null(strstr(fixture.said, "of teksten op het scherm passen, is niet nagekeken"));
    fixture_close(&fixture);
}

/* Said once and as what it is. */
static void a_text_in_capitals_and_an_account_are_no_shorthand(void **state)
{
    (void)state;
    struct fixture fixture;
    static const char *const texts[] = {"\"KOM NAAR ONS, DE HELE WEEK LEZEN.\"",
                                        "Stort op BE68 5390 0754 7034."};
    for (int i = 0; i < 2; i++) {
        fixture_open(&fixture);
        fixture_change(&fixture, "offer.csv", "Een plein om te spelen.", texts[i]);
        assert_int_equal(check_run(&fixture, NULL), EX_OK);
        assert_null(strstr(fixture.said, "is een afkorting"));
        const char *said = strstr(fixture.said, "staat in hoofdletters");
        assert_true(i ? !said : said && !strstr(said + 1, "staat in hoofdletters"));
        fixture_close(&fixture);
    }
}

static void a_weekday_that_is_one_of_the_dates_is_fine(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "activity.csv", "Speelbabbel,", "Speelbabbel op woensdagvoormiddag,");
    fixture_change(&fixture, "activity.csv", "Spelen met je ", "Ook op zaterdag 28/11/2026. Spelen met je ");
    assert_int_equal(check_run(&fixture, NULL), EX_OK);
    assert_null(strstr(fixture.said, "hier staat "));
    assert_null(strstr(fixture.said, "verbeter de dag"));
    fixture_close(&fixture);
}

/* In a workbook the tables have the names of its sheets. */
static void a_workbook_is_told_the_names_of_its_sheets(void **state)
{
    (void)state;
    struct fixture fixture;
    char path[96];
    static const char *const told[] = {
        "staat er niet of dit open is, dus de kiosk zegt \"open\" zoals anders; zet in blad \"Andere uren\" "
        "een",
        "kolom place: de code \"plok2\" bestaat niet; bedoel je \"plok1\"? Zet anders een plaats in blad "
        "\"Plaatsen\"",
        "\"sa09\" bestaat niet in blad \"Partners\", \"Aanbod\" of \"Activiteiten\"; bedoel je",
        "zet ze in blad \"Vertalingen\"",
        "het icoon \"strooller\" bestaat niet; bedoel je \"stroller\"?",
        "het icoon \"qqqqqqqq\" bestaat niet; kies een naam uit de keuzelijst van deze cel",
        "zet in blad \"Hoort hierbij\" welke kaart",
        "er staat \"los\" in een kolom zonder naam; zet de naam in rij 1 of maak de cel leeg"};
    fixture_open(&fixture);
    fixture_change(&fixture, "activity.csv", ",plok1,", ",plok2,");
    fixture_change(&fixture, "translation.csv", "card,sa01,title", "card,sa01,title,fr,x,\ncard,sa09,title");
    fixture_change(&fixture, "topic.csv", "stroller", "strooller");
    fixture_change(&fixture, "topic.csv", "savings", "qqqqqqqq");
    fixture_change(&fixture, "related.csv", "sa01,sa02; aa01", "sa01,sa03,los");
    snprintf(path, sizeof path, "%s/bron.xlsx", fixture.folder);
    assert_int_equal(fixture_run(&fixture, &convert_command, fixture.source, "-o", path, NULL), EX_OK);
    assert_int_equal(
        fixture_run(&fixture, &check_command, path, "--no-layout", "--as-of", "2026-11-25", NULL),
        EX_DATAERR);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (!strstr(fixture.said, told[i]))
            fail_msg("\"%s\" is not in: %s", told[i], fixture.said);
    assert_null(strstr(fixture.said, ".csv"));
    fixture_close(&fixture);
}

static void a_start_that_cannot_be_read_is_said_once(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "activity.csv", "2026-12-05,2026-12-06", "5 december,2026-12-06");
    assert_int_equal(check_run(&fixture, NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "\"5 december\" kan hier niet"));
    assert_null(strstr(fixture.said, "geen enkele datum"));
    fixture_close(&fixture);
}

static void one_error_does_not_silently_switch_off_the_kiosk(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", ",free,Gratis,,everyone,site; phone", ",fee,Gratis,,everyone,site");
    assert_int_equal(fixture_run(&fixture, &check_command, fixture.source, NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "of teksten op het scherm passen, is niet nagekeken: een kaart met "
                                         "fouten kan de kiosk niet tonen; verbeter eerst de fouten\n"));
    fixture_run(&fixture, &check_command, fixture.source, "--no-layout", NULL);
    assert_null(strstr(fixture.said, "is niet nagekeken"));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_flaw_is_named_with_its_place_and_the_mend),
        cmocka_unit_test(what_is_right_gets_no_advice),
        cmocka_unit_test(an_error_gives_65_and_the_source_stays),
        cmocka_unit_test(json_holds_every_message),
        cmocka_unit_test(into_writes_a_copy_with_remarks_that_is_a_source),
        cmocka_unit_test(into_refuses_the_source_itself_and_other_formats),
        cmocka_unit_test(the_kiosk_itself_says_which_texts_do_not_fit),
        cmocka_unit_test(without_a_kiosk_a_note_says_what_was_not_looked_at),
        cmocka_unit_test(a_text_in_capitals_and_an_account_are_no_shorthand),
        cmocka_unit_test(a_weekday_that_is_one_of_the_dates_is_fine),
        cmocka_unit_test(a_workbook_is_told_the_names_of_its_sheets),
        cmocka_unit_test(a_start_that_cannot_be_read_is_said_once),
        cmocka_unit_test(one_error_does_not_silently_switch_off_the_kiosk),
    };
    return cmocka_run_group_tests_name("advise", tests, NULL, NULL);
}
