#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "fixture.h"
#include "tool/talk/command.h"

/* One mistake in the valid source and what the message about it must hold. */
struct mistake {
    const char *file, *old, *new;
    const char *said;
};

static const struct mistake errors[] = {
    /* Columns and the file as a whole. */
    {"offer.csv", "price_text", "price_txt",
     "offer.csv, rij 1, kolom price_txt: deze kolom ken ik niet; bedoel je \"price_text\"?"},
    {"offer.csv", "price_text", "xyzzyx",
     "offer.csv, kolom price_text: deze kolom ontbreekt; zet \"price_text\" in rij 1"},
    {"offer.csv", "review_months", "title", "offer.csv, kolom title: deze kolom staat er twee keer"},
    {"offers.csv", NULL, "code\n", "offers.csv: een tabel met deze naam ken ik niet; bedoel je \"offer\"?"},
    {"body.csv", NULL, "name;abuot\nx;y\n",
     "body.csv, rij 1, kolom abuot: deze kolom ken ik niet; bedoel je \"about\"?"},
    {"body.csv", "Stuurt.,2,4", "Stuurt.,2,4,over",
     "body.csv, rij 2: er staat \"over\" in een kolom zonder naam"},
    {"body.csv", "Stuurt.", "\"Stuurt",
     "body.csv, rij 2: in of na deze rij staat een aanhalingsteken te veel of te weinig"},
    {"body.csv", "Stuurt.", "Dé één met één st\xffurt",
     "body.csv, rij 2, kolom about: hier staan tekens die geen gewone tekst zijn"},
    {"body.csv", "Stuurt.", "St\x01urt",
     "body.csv, rij 2, kolom about: hier staan tekens die geen gewone tekst zijn"},
    /* Cells that must be filled. */
    {"offer.csv", "Speelplein,", ",", "offer.csv, rij 3, kolom title: mag niet leeg zijn; vul deze cel in"},
    {"offer.csv", "free,Gratis", "free,",
     "offer.csv, rij 2, kolom price_text: mag niet leeg zijn; schrijf de prijs in woorden"},
    {"offer.csv", "paid,", ",",
     "offer.csv, rij 3, kolom price: mag niet leeg zijn; kies uit free, paid, income, gift, unknown"},
    {"offer.csv", "sa02,pa02", ",pa02",
     "offer.csv, rij 3, kolom code: deze rij heeft nog geen code; draai `wegwijzer-data codes /"},
    /* Forms. */
    {"offer.csv", "paid,", "grats,",
     "offer.csv, rij 3, kolom price: \"grats\" kan hier niet; kies uit free, paid, income, gift, unknown"},
    {"offer.csv", "paid,", "piad,",
     "\"piad\" kan hier niet; bedoel je \"paid\"? Kies uit free, paid, income, gift, unknown"},
    {"offer.csv", "parents; young", "parents; youngs",
     "rij 2, kolom audience: \"youngs\" kan hier niet; bedoel je \"young\"?"},
    {"activity.csv", "nee,,,none", "neen,,,none",
     "activity.csv, rij 2, kolom all_day: \"neen\" kan hier niet; schrijf ja of nee"},
    {"holiday.csv", "2026-12-25", "2026-02-30",
     "holiday.csv, rij 2, kolom first: \"2026-02-30\" kan hier niet; deze dag bestaat niet"},
    {"holiday.csv", "2026-12-25", "25-12-2026", "\"25-12-2026\" kan hier niet; schrijf 2026-12-25"},
    {"offer.csv", ",free,Gratis", ",gratis,Gratis",
     "offer.csv, rij 2, kolom price: \"gratis\" kan hier niet; bedoel je \"free\"? Kies uit free, paid"},
    {"offer.csv", "pa01,service,", "pa01,Dienst,", "\"Dienst\" kan hier niet; bedoel je \"service\"?"},
    {"offer.csv", ",everyone,site; phone", ",iedereen,site; phone", "bedoel je \"everyone\"?"},
    {"offer.csv", ",everyone,site; phone", ",everyone,ter plaatse; phone", "bedoel je \"site\"?"},
    {"occurrence.csv", "cancelled", "afgelast", "\"afgelast\" kan hier niet; bedoel je \"cancelled\"?"},
    {"holiday.csv", "2026-12-25", "kerst", "\"kerst\" kan hier niet; schrijf een dag als 2026-11-25"},
    {"hours_exception.csv", "2026-12-25", "holiday", "kolom day: \"holiday\" kan hier niet"},
    {"activity.csv", "2026-11-04T09:30", "2026-11-04T25:30",
     "rij 2, kolom start: \"2026-11-04T25:30\" kan hier niet; schrijf een dag die bestaat en een uur"},
    {"activity.csv", "2026-11-28 14.00", "2026-11-31 14.00",
     "kolom rdate: \"2026-11-31 14.00\" kan hier niet"},
    {"hours.csv", "9.00", "9u",
     "hours.csv, rij 2, kolom opens: \"9u\" kan hier niet; schrijf een uur als 9.00 of 13:30"},
    {"offer.csv", "2j,12j", "2 jaar,12j",
     "rij 3, kolom age_from: \"2 jaar\" kan hier niet; schrijf een leeftijd in maanden (18m) of jaren"},
    {"offer.csv", "paid,€ 2,200", "paid,€ 2,gratis",
     "kolom price_cents: \"gratis\" kan hier niet; schrijf het bedrag in eurocent, zonder komma of €"},
    {"offer.csv", "2026-10-01,6\nsa02", "2026-10-01,99\nsa02",
     "kolom review_months: \"99\" kan hier niet; schrijf een geheel getal van 1 tot 60"},
    {"place.csv", "51.4010", "91.4",
     "place.csv, rij 4, kolom lat: \"91.4\" kan hier niet; schrijf een getal van -90 tot 90"},
    {"topic.csv", "spelen,Spelen", "Spelen!,Spelen",
     "topic.csv, rij 2, kolom code: \"Spelen!\" kan hier niet; een code heeft alleen"},
    {"house.csv", "\ndorp,", "\n1dorp,",
     "house.csv, rij 2, kolom code: \"1dorp\" kan hier niet; de code van een huis"},
    {"offer.csv", "sa02,", "SA02,",
     "offer.csv, rij 3, kolom code: \"SA02\" kan hier niet; een code is vier kleine letters of cijfers"},
    {"house.csv", "https://dorp.example", "http://dorp.example",
     "kolom base_url: \"http://dorp.example\" kan hier niet; een adres begint met https://"},
    {"house.csv", "https://dorp.example", "https://dorp.example/", "laat de / op het einde weg"},
    {"offer.csv", "https://brug.example", "https://de brug.example",
     "kolom web: \"https://de brug.example\" kan hier niet; schrijf een volledig adres"},
    {"offer.csv", "info@brug.example", "info@brug",
     "kolom mail: \"info@brug\" kan hier niet; schrijf één mailadres"},
    {"partner.csv", "03 000 00 03", "bel Jan",
     "partner.csv, rij 3, kolom phone: \"bel Jan\" kan hier niet; schrijf één nummer"},
    {"topic.csv", "#66479A", "paars",
     "topic.csv, rij 3, kolom colour: \"paars\" kan hier niet; schrijf een kleur als #"},
    {"topic.csv", "stroller", "strollerr",
     "topic.csv, rij 2, kolom icon: het icoon \"strollerr\" bestaat niet; bedoel je \"stroller\"?"},
    {"poll.csv", "stroller; groups", "stroller; groupss",
     "poll.csv, rij 2, kolom icons: het icoon \"groupss\" bestaat niet"},
    {"house.csv", "nl; fr", "nl; Frans",
     "kolom languages: \"Frans\" kan hier niet; schrijf een taal als code"},
    {"hours.csv", "ma-vr", "ma-vrij",
     "hours.csv, rij 2, kolom days: \"ma-vrij\" kan hier niet; schrijf dagen als ma-vr of ma; wo; za"},
    {"activity.csv", "FREQ=WEEKLY", "FREK=WEEKLY",
     "kolom rrule: \"FREK=WEEKLY;BYDAY=WE\": \"FREK\" ken ik niet in een regel; bedoel je \"FREQ\"?"},
    {"activity.csv", "FREQ=WEEKLY", "FREQ=HOURLY",
     "FREQ=HOURLY kan hier niet; kies uit DAILY, WEEKLY, MONTHLY, YEARLY"},
    {"activity.csv", "BYDAY=WE", "BYDAY=WO",
     "kolom rrule: \"FREQ=WEEKLY;BYDAY=WO\": deze regel begrijp ik niet"},
    {"activity.csv", "BYDAY=WE", "COUNT=3;UNTIL=20270101", "UNTIL en COUNT gaan niet samen; laat er een weg"},
    {"activity.csv", "BYDAY=WE", "UNTIL=20270231", "de dag in UNTIL bestaat niet"},
    {"activity.csv", "FREQ=WEEKLY;BYDAY=WE", "BYDAY=WE", "FREQ ontbreekt; schrijf bijvoorbeeld FREQ=WEEKLY"},
    {"activity.csv", "FREQ=WEEKLY;BYDAY=WE", "elke woensdag", "\"ELKEWOENSDAG\" is geen deel van een regel"},
    /* References. */
    {"offer.csv", "sa01,pa01", "sa01,pb01",
     "offer.csv, rij 2, kolom partners: de code \"pb01\" bestaat niet; bedoel je \"pa01\"?"},
    {"offer.csv", "sa01,pa01", "sa01,de brug", "de code \"de brug\" bestaat niet; bedoel je \"pa01\"?"},
    {"offer.csv", "sa01,pa01", "sa01,aa01",
     "\"aa01\" is een rij van activity en geen partner; geef de code van een partner"},
    {"offer.csv", "geld; spelen", "geld; xxxxxxxxx",
     "kolom topics: de code \"xxxxxxxxx\" bestaat niet; zet een thema in topic"},
    {"occurrence.csv", "aa01,2026-12-02", "sa01,2026-12-02",
     "\"sa01\" is een rij van offer en geen activiteit"},
    {"place.csv", "Lokaal 1,dorp", "Lokaal 1,dorpp",
     "place.csv, rij 3, kolom house: de code \"dorpp\" bestaat niet; bedoel je \"dorp\"?"},
    {"offer.csv", ",onderwijs,", ",onderwij,",
     "kolom life_domains: de code \"onderwij\" bestaat niet; bedoel je \"onderwijs\"?"},
    /* Codes that come twice. */
    {"offer.csv", "sa02,", "pa01,", "offer.csv, rij 3, kolom code: \"pa01\" staat ook in"},
    {"topic.csv", "geld,Geld", "spelen,Geld", "topic.csv, rij 3, kolom code: \"spelen\" staat ook in"},
    /* Lengths. */
    {"offer.csv", "Speelplein,",
     "Een heel lange titel die maar blijft duren en duren en duren en duren en duren en duren en duren en "
     "duren en duren en dan stopt,",
     "offer.csv, rij 3, kolom title: deze tekst heeft 127 tekens en mag er 120 hebben; maak hem korter"},
    {"topic.csv", "spelen,Spelen", "spelen-en-bewegen-buiten,Spelen",
     "topic.csv, rij 2, kolom code: \"spelen-en-bewegen-buiten\" heeft 24 tekens; een code heeft hier "
     "hoogstens 23 tekens"},
    {"place.csv", "pdicht,", "een-heel-lange-code-die-maar-blijft-duren,",
     "place.csv, rij 4, kolom code: \"een-heel-lange-code-die-maar-blijft-duren\" heeft 41 tekens; een code "
     "heeft hier hoogstens 40 tekens"},
    /* What cells say about each other. */
    {"topic.csv", NULL, "code,name,lead,icon,colour,houses,talk_to\n",
     "house.csv, rij 2, kolom code: dit huis heeft geen enkel thema en gaat zo niet open op de kiosk; maak "
     "thema's in topic, of zet \"dorp\" daar in kolom houses"},
    {"source.csv", "Huis,nee,\n", "Huis,nee,\nNog,nee,\n",
     "source.csv, rij 3: een bron heeft hier maar één rij"},
    {"source.csv", NULL, "name\n", "source.csv: deze tabel ontbreekt of is leeg"},
    {"house.csv", "nl; fr", "fr; nl", "kolom languages: de eerste taal is \"fr\"; zet nl vooraan"},
    {"house.csv", "nl; fr", "nl; fr; fr", "\"fr\" staat er twee keer; haal er een weg"},
    {"place.csv", "Dichtbij,,,", "Dichtbij,,zaal,",
     "place.csv, rij 4, kolom room: een lokaal hoort bij een huis"},
    {"place.csv", "51.4010,4.4000", "51.4010,", "place.csv, rij 4, kolom lon: lat en lon horen samen"},
    {"place.csv", "51.4010,4.4000", "4.4000,51.4010", "lat en lon zijn verwisseld"},
    {"poll.csv", "stroller; groups", "stroller",
     "kolom icons: er zijn 2 antwoorden en 1 iconen; geef elk antwoord een icoon"},
    {"poll.csv", "Spelen; Praten,stroller; groups", "Spelen,stroller",
     "kolom answers: een vraag heeft minstens twee antwoorden"},
    {"question.csv", "sa01; aa01,\n", "sa01; aa01,\nMijn kind slaapt slecht,,sa01,\n",
     "question.csv, rij 3, kolom text: deze vraag staat ook op rij 2"},
    {"synonym.csv", "poen,,geld", "poen,,", "kolom means: dit woord leidt nergens heen"},
    {"body.csv", "2,4", "4,2", "body.csv, rij 2, kolom max_per_year: dit is minder dan min_per_year"},
    {"offer.csv", "2j,12j", "12j,2j",
     "offer.csv, rij 3, kolom age_to: \"2j\" ligt voor age_from \"12j\"; verwissel de twee"},
    {"slide.csv", "2026-11-01,2026-12-31", "2026-12-31,2026-11-01",
     "slide.csv, rij 2, kolom last: \"2026-11-01\" ligt voor first"},
    {"offer.csv", "sa01,ended", "sa03,ended", "kolom replaced_by: een kaart kan zichzelf niet vervangen"},
    {"related.csv", "sa02; aa01", "sa02; sa01", "kolom others: \"sa01\" hoort bij zichzelf"},
    /* Hours. */
    {"hours.csv", "13:00,16:30", "11:30,16:30",
     "hours.csv, rij 3, kolom opens: op maandag overlappen deze uren met rij 2"},
    {"hours.csv", "sa02,vr,20.00,2.00", "sa02,vr,20.00,20.00",
     "hours.csv, rij 4, kolom closes: sluit op het uur dat het opent; verbeter het uur, of schrijf 0.00 tot "
     "24.00"},
    {"hours.csv", "sa02,vr,20.00,2.00,,,\n", "sa02,vr,20.00,2.00,,,\nsa02,za,1.00,3.00,,,\n",
     "hours.csv, rij 5, kolom opens: op zaterdag overlappen deze uren met rij 4"},
    {"hours.csv", "sa02,vr,20.00,2.00,,,\n", "sa02,zo,20.00,2.00,,,\nsa02,ma,1.00,3.00,,,\n",
     "op maandag overlappen deze uren met rij 4"},
    {"hours.csv", "sa02,vr,20.00", "sa02,vr,24.00", "kolom opens: een dag begint om 0.00"},
    {"hours_exception.csv", "10.00,12.00", "10.00,",
     "hours_exception.csv, rij 3, kolom closes: vul opens en closes allebei in"},
    {"hours_exception.csv", "Kerstmis\n", "Kerstmis\nsa01,2026-12-25,,,\n",
     "hours_exception.csv, rij 4, kolom day: deze dag staat ook op rij 3"},
    /* Dates and series. */
    {"activity.csv", "2026-11-04T11:00", "2026-11-04T09:00",
     "activity.csv, rij 2, kolom end: het einde (2026-11-04T09:00) ligt niet na het begin "
     "(2026-11-04T09:30)"},
    {"activity.csv", "2026-11-04T09:30", "2026-11-04",
     "activity.csv, rij 2, kolom start: hier staat geen uur; schrijf bijvoorbeeld 2026-11-04T14:00, of zet "
     "all_day op ja"},
    {"occurrence.csv", "2026-12-02T09:30", "2026-12-03T09:30",
     "occurrence.csv, rij 2, kolom original: op 2026-12-03T09:30 is er geen datum van deze reeks; de "
     "dichtstbijzijnde is 2026-12-02T09:30"},
    {"occurrence.csv", "2026-12-10T10:00,2026-12-10T11:00", "2026-12-10T10:00,2026-12-10T09:00",
     "occurrence.csv, rij 3, kolom end: het einde ligt niet na het begin"},
    {"occurrence.csv", "2026-12-10T10:00,2026-12-10T11:00", "2026-12-16T09:30,2026-12-16T11:00",
     "occurrence.csv, rij 3, kolom start: op dat moment heeft deze activiteit al een datum"},
    {"occurrence.csv", "aa01,2026-12-09T09:30", "aa01,2026-12-02T09:30",
     "occurrence.csv, rij 3: deze datum staat ook op rij 2"},
    {"presence.csv", "required,\n", "required,\ndorp,sa01,phuis,2026-11-30T13:00,2026-11-30T15:00,,,,\n",
     "presence.csv, rij 3, kolom start: op 2026-11-30T13:00 staat deze kaart er al (rij 2)"},
    {"presence.csv", "2026-11-02T16:00", "2026-11-02T12:00", "presence.csv, rij 2, kolom end: het einde"},
    /* Translations. */
    {"translation.csv", "card,sa01", "card,sb01",
     "translation.csv, rij 2, kolom row: \"sb01\" bestaat niet in partner, offer of activity; bedoel je "
     "\"sa01\"?"},
    {"translation.csv", "slaapt slecht,text", "slaapt slech,text",
     "kolom row: \"Mijn kind slaapt slech\" bestaat niet in question; bedoel je \"Mijn kind slaapt "
     "slecht\"?"},
    {"translation.csv", "sa01,title", "sa01,titel",
     "kolom field: het veld \"titel\" wordt bij offer niet vertaald; bedoel je \"title\"?"},
    {"translation.csv", "geld,name", "geld,price_text",
     "het veld \"price_text\" wordt bij topic niet vertaald; kies uit name, lead"},
    {"translation.csv", "title,fr", "title,nl", "kolom language: Nederlands staat in de tabel zelf"},
    {"translation.csv", "Argent,2026-10-01\n", "Argent,2026-10-01\ntopic,geld,name,fr,Sous,\n",
     "translation.csv, rij 5: deze vertaling staat ook in"},
    {"translation.csv", "topic,geld", "thema,geld",
     "kolom subject: \"thema\" kan hier niet; bedoel je \"topic\"? Kies uit card, topic"},
};

static const struct mistake warnings[] = {
    {"activity.csv", "2026-11-04T09:30,2026-11-04T11:00", "2026-11-03T09:30,2026-11-03T11:00",
     "activity.csv, rij 2, kolom rrule: start is 2026-11-03T09:30, maar de regel begint pas op "
     "2026-11-04T09:30"},
    {"activity.csv", "2026-12-23T09:30;", "2026-12-24T09:30;",
     "kolom exdate: op 2026-12-24T09:30 is er geen datum van deze reeks; de dichtstbijzijnde is "
     "2026-12-23T09:30"},
    {"activity.csv", "2026-12-05,2026-12-06", "2024-12-05,2024-12-06",
     "activity.csv, rij 3, kolom start: deze activiteit heeft geen enkele datum"},
    {"offer.csv", "free,Gratis,,everyone,site", "free,Gratis,500,everyone,site",
     "offer.csv, rij 2, kolom price_cents: er staat een bedrag, maar price is free"},
    {"offer.csv", "sa02,pa02; pa01", "sa02,pa03",
     "offer.csv, rij 3, kolom partners: partner \"pa03\" is gestopt"},
    {"partner.csv", "active,2026-10-01,,\npa02", "active,2026-10-01,,2026-11-01\npa02",
     "partner.csv, rij 2, kolom valid_to: deze kaart is voorbij sinds 2026-11-01"},
    {"partner.csv", "2026-10-01", "2027-10-01",
     "partner.csv, rij 2, kolom checked_on: deze dag moet nog komen"},
    {"house.csv", "nl; fr", "nl; fr; sv", "kolom languages: de kiosk spreekt \"sv\" nog niet"},
    {"place.csv", "51.4500,4.4000", "48.85,2.35",
     "place.csv, rij 5, kolom lat: deze plek ligt niet in België"},
    {"offer.csv", "Speelplein,", "Een speelplein voor kinderen en jongeren van heel het dorp nu!,",
     "offer.csv, rij 3, kolom title: deze titel heeft 62 tekens en past misschien niet op kleine schermen"},
    {"age_band.csv", "0-3,0 tot 3 jaar,0,3j\n",
     "b1,1,0,1j\nb2,2,0,2j\nb3,3,0,3j\nb4,4,0,4j\nb5,5,0,5j\nb6,6,0,6j\nb7,7,0,7j\nb8,8,0,8j\nb9,9,0,9j\n"
     "b10,10,0,10j\nb11,11,0,11j\n",
     "age_band.csv, rij 12: de kiosk toont de eerste 10 leeftijden, en deze en de volgende niet"},
    {"source.csv", "nee,", "ja,",
     "source.csv, rij 2, kolom as_of: zonder deze dag verouderen de voorbeelden"},
    {"source.csv", "nee,", "nee,2026-11-25", "alleen voorbeelden (sample ja) schuiven mee"},
    {"translation.csv", "sa01,title", "sa01,easy", "kolom field: dit veld is in het Nederlands leeg"},
    {"translation.csv", "title,fr", "title,tr", "kolom language: geen enkel huis toont \"tr\""},
    {"holiday.csv", NULL, "name,first,last,kind\n",
     "hours_exception.csv, rij 2, kolom day: deze bron heeft geen feestdagen"},
};

static void the_source_without_mistakes_builds_in_silence(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_string_equal(fixture.said, "");
    fixture_close(&fixture);
}

/* As far as goes without a word: 23, 60 and 10. */
static void what_just_fits_is_not_mentioned(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    fixture_change(&fixture, "topic.csv", "\ngeld,",
                   "\nspelen-en-bewegen-thuis,Bewegen,Buiten.,savings,#66479A,,\ngeld,");
    fixture_change(&fixture, "offer.csv", "Speelplein,",
                   "Een speelplein voor kinderen en jongeren van heel het dorp!!,");
    fixture_change(&fixture, "age_band.csv", "0-3,0 tot 3 jaar,0,3j\n",
                   "b1,1,0,1j\nb2,2,0,2j\nb3,3,0,3j\nb4,4,0,4j\nb5,5,0,5j\nb6,6,0,6j\nb7,7,0,7j\nb8,8,0,8j\n"
                   "b9,9,0,9j\n");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_string_equal(fixture.said, "");
    fixture_close(&fixture);
}

static void expect(const struct mistake *mistake, bool blocks)
{
    struct fixture fixture;
    size_t length;
    fixture_open(&fixture);
    fixture_change(&fixture, mistake->file, mistake->old, mistake->new);
    int code = fixture_build(&fixture);
    char *out = fixture_read(&fixture, "out.sqlite", &length);
    const char *at = strstr(fixture.said, mistake->said);
    if (code != (blocks ? EX_DATAERR : EX_OK) || !at || !out != blocks ||
        (!blocks && !strstr(fixture.said, "let op: ")))
        fail_msg("%s with \"%s\": exit %d, expected \"%s\", said:\n%s", mistake->file, mistake->new, code,
                 mistake->said, fixture.said);
    free(out);
    fixture_close(&fixture);
}

static void each_mistake_blocks_and_says_where_what_and_how(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
        expect(&errors[i], true);
}

static void what_deserves_a_look_is_said_and_does_not_block(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof warnings / sizeof *warnings; i++)
        expect(&warnings[i], false);
}

static void all_mistakes_are_said_at_once_and_counted_in_the_last_line(void **state)
{
    struct fixture fixture;
    (void)state;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "paid,", "grats,");
    fixture_change(&fixture, "hours.csv", "ma-vr", "altijd");
    fixture_change(&fixture, "house.csv", "nl; fr", "nl; fr; sv");
    assert_int_equal(fixture_build(&fixture), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "\"grats\""));
    assert_non_null(strstr(fixture.said, "\"altijd\""));
    assert_non_null(strstr(fixture.said, "\n2 fouten, 1 waarschuwing; er is niets geschreven\n"));
    assert_string_equal(strrchr(fixture.said, ';'), "; er is niets geschreven\n");
    fixture_close(&fixture);
}

static void after_two_hundred_mistakes_the_rest_is_counted(void **state)
{
    struct fixture fixture;
    static char table[32768] = "language,word,means,topic\n";
    (void)state;
    fixture_open(&fixture);
    for (int i = 0; i < 250; i++)
        snprintf(table + strlen(table), sizeof table - strlen(table), "nl,woord%d,,thema%d\n", i, i);
    fixture_change(&fixture, "synonym.csv", NULL, table);
    assert_int_equal(fixture_build(&fixture), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "synonym.csv, rij 201, kolom topic"));
    assert_null(strstr(fixture.said, "synonym.csv, rij 202, kolom topic"));
    assert_non_null(strstr(fixture.said, "\nen nog 50\n250 fouten, 0 waarschuwingen"));
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_source_without_mistakes_builds_in_silence),
        cmocka_unit_test(what_just_fits_is_not_mentioned),
        cmocka_unit_test(each_mistake_blocks_and_says_where_what_and_how),
        cmocka_unit_test(what_deserves_a_look_is_said_and_does_not_block),
        cmocka_unit_test(all_mistakes_are_said_at_once_and_counted_in_the_last_line),
        cmocka_unit_test(after_two_hundred_mistakes_the_rest_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
