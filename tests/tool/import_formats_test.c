/* import of calendars, UiTdatabank and tables with a map: what each becomes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include "base/path.h"
#include "import_fixture.h"
#include "tool/talk/command.h"

static int bring(struct bench *bench, const char *format, const char *name, const char *text, const char *map)
{
    char path[160];
    struct err err;
    snprintf(path, sizeof path, "%s/kaart.txt", bench->fixture.folder);
    assert_true(path_write(path, map ? map : "", map ? strlen(map) : 0, &err));
    bench_input(bench, name, text, strlen(text));
    return bench_import(bench, format, "--as-of", "2026-11-25", "--map", path, NULL);
}

static void assert_table(struct bench *bench, const char *name, const char *wanted)
{
    char *text = bench_table(bench, name);
    assert_in(text, wanted);
    free(text);
}

#define CALENDAR(events)                                                                                     \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:De Linde\r\n" events "END:VCALENDAR\r\n"
#define EVENT(lines) "BEGIN:VEVENT\r\n" lines "END:VEVENT\r\n"

static void a_series_keeps_its_rule_exceptions_and_folded_lines(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(
        bring(bench, "ics", "a.ics",
              CALENDAR(EVENT("UID:1\r\nSUMMARY:Baby\r\n massage\r\nLOCATION:De Linde\\, zaal 2\r\n"
                             "DTSTART;TZID=Romance Standard Time:20261202T140000\r\n"
                             "DTEND;TZID=Romance Standard Time:20261202T160000\r\n"
                             "RRULE:FREQ=WEEKLY;BYDAY=WE\r\n"
                             "EXDATE;TZID=Romance Standard Time:20261223T140000\r\n")),
              NULL),
        EX_OK);
    assert_table(bench, "activity.csv", "Babymassage");
    assert_table(bench, "activity.csv",
                 "2026-12-02T14:00,2026-12-02T16:00,FREQ=WEEKLY;BYDAY=WE,,2026-12-23T14:00,,nee");
    assert_table(bench, "place.csv", "\"De Linde, zaal 2\"");
    assert_table(bench, "partner.csv", "De Linde");
}

static void a_changed_and_a_cancelled_date_become_rows_of_occurrence(void **state)
{
    struct bench *bench = *state;
    bring(
        bench, "ics", "a.ics",
        CALENDAR(
            EVENT("UID:1\r\nSUMMARY:Praten\r\nDTSTART:20261201T180000\r\nDTEND:20261201T190000\r\n"
                  "RRULE:FREQ=DAILY;COUNT=5\r\n")
                EVENT(
                    "UID:1\r\nSUMMARY:Praten\r\nRECURRENCE-ID:20261202T180000\r\nDTSTART:20261202T200000\r\n"
                    "DTEND:20261202T210000\r\n") EVENT("UID:1\r\nSUMMARY:Praten\r\nSTATUS:CANCELLED\r\n"
                                                       "RECURRENCE-ID:20261203T180000\r\n"
                                                       "DTSTART:20261203T180000\r\n"
                                                       "DTEND:20261203T190000\r\n")),
        NULL);
    assert_table(bench, "occurrence.csv", "2026-12-02T18:00,2026-12-02T20:00,2026-12-02T21:00,moved");
    assert_table(bench, "occurrence.csv", "2026-12-03T18:00,2026-12-03T18:00,2026-12-03T19:00,cancelled");
}

static void a_rule_in_utc_becomes_dates_because_our_clock_changes(void **state)
{
    struct bench *bench = *state;
    bring(bench, "ics", "a.ics",
          CALENDAR(EVENT(
              "UID:1\r\nSUMMARY:Ver weg\r\nDTSTART;TZID=Asia/Tokyo:20261201T180000\r\nDTEND;TZID=Asia/Tokyo:"
              "20261201T190000\r\nRRULE:FREQ=MONTHLY;COUNT=6\r\n")),
          NULL);
    assert_table(bench, "activity.csv", "2026-12-01T10:00,2026-12-01T11:00");
    assert_table(bench, "activity.csv", "2027-05-01T11:00");
}

static void a_rule_until_a_day_that_no_month_has_is_reported(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(
        bring(bench, "ics", "a.ics",
              CALENDAR(EVENT("UID:1\r\nSUMMARY:Lezen\r\nDTSTART:20261201T180000\r\n"
                             "DTEND:20261201T190000\r\nRRULE:FREQ=WEEKLY;UNTIL=20270045T180000\r\n")),
              NULL),
        EX_OK);
    assert_in(bench->fixture.said, "alleen de eerste datum is overgenomen");
    assert_table(bench, "activity.csv", "2026-12-01T18:00,2026-12-01T19:00");
}

static void a_whole_day_includes_its_last_day(void **state)
{
    struct bench *bench = *state;
    bring(bench, "ics", "a.ics",
          CALENDAR(
              EVENT("UID:1\r\nSUMMARY:Kamp\r\nDTSTART;VALUE=DATE:20270405\r\nDTEND;VALUE=DATE:20270410\r\n")),
          NULL);
    assert_table(bench, "activity.csv", "2027-04-05,2027-04-09,,,,,ja");
}

static void bad_lines_private_events_and_other_components_are_reported(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "ics", "a.ics",
                           CALENDAR("dit is niets\r\nBEGIN:VTODO\r\nSUMMARY:Doen\r\nEND:VTODO\r\n" EVENT(
                               "UID:1\r\nCLASS:PRIVATE\r\nSUMMARY:Tandarts\r\nDTSTART:20261201T180000\r\n")
                                        EVENT("UID:2\r\nSUMMARY:Morgen\r\nDTSTART:ooit\r\n")
                                            EVENT("UID:3\r\nSUMMARY:Feest\r\nDTSTART:20261201T180000\r\n")),
                           NULL),
                     EX_OK);
    assert_in(bench->fixture.said, "rij 4: \"dit is niets\" is geen regel van een kalender");
    assert_in(bench->fixture.said, "dit is \"VTODO\" en geen activiteit");
    assert_in(bench->fixture.said, "deze afspraak is privé");
    assert_in(bench->fixture.said, "geen goede begindag");
    assert_in(bench->fixture.said, "hier staat geen einduur");
    assert_in(bench->fixture.told, "5 gelezen = 1 overgenomen + 4 gemeld");
}

static const char event_json[] =
    "{\"@context\":\"hydra\",\"totalItems\":1,\"member\":[{\"@id\":\"https://io.example/event/"
    "1\",\"@context\":"
    "\"/contexts/"
    "event\",\"mainLanguage\":\"nl\",\"name\":{\"nl\":\"Circus\",\"fr\":\"Cirque\"},\"calendarType\":"
    "\"multiple\",\"subEvent\":[{\"startDate\":\"2026-12-05T13:00:00+00:00\",\"endDate\":\"2026-12-05T15:00:"
    "00+00:00\"},"
    "{\"startDate\":\"2026-12-12T14:00:00+01:00\",\"endDate\":\"2026-12-12T17:00:00+01:00\",\"status\":{"
    "\"type\":"
    "\"Unavailable\",\"reason\":{\"nl\":\"Ziek\"}}}],\"typicalAgeRange\":\"6-12\",\"priceInfo\":[{"
    "\"category\":\"base\","
    "\"price\":4.5},{\"category\":\"tariff\",\"name\":{\"nl\":\"UiTPAS\"},\"price\":1}],\"location\":{\"@"
    "id\":"
    "\"https://io.example/place/1\",\"name\":{\"nl\":\"De "
    "Zaal\"},\"address\":{\"nl\":{\"streetAddress\":\"Straat 1\","
    "\"postalCode\":\"2000\",\"addressLocality\":\"Dorp\"}}},\"organizer\":{\"@id\":\"https://io.example/org/"
    "1\","
    "\"name\":{\"nl\":\"Circusschool\"}},\"terms\":[{\"label\":\"Cursus of workshop\"}]}]}";

static void an_event_of_uitdatabank_keeps_dates_price_ages_place_and_languages(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "uitdatabank", "a.json", event_json, "activity.topics = \"spelen\"\n"),
                     EX_OK);
    assert_table(bench, "activity.csv", "2026-12-05T14:00,2026-12-05T16:00,,2026-12-12T14:00");
    assert_table(bench, "activity.csv", "paid,\"4,50 euro\",450,UiTPAS: 1 euro");
    assert_table(bench, "activity.csv", ",spelen,6j,12j,");
    assert_table(bench, "occurrence.csv", "2026-12-12T14:00,,2026-12-12T17:00,cancelled,Ziek");
    assert_table(bench, "place.csv", "de-zaal,De Zaal,,,Straat 1,2000,Dorp");
    assert_table(bench, "translation.csv", ",title,fr,Cirque");
    assert_table(bench, "partner.csv", "Circusschool");
}

#define UIT_EVENT(id, name, rest)                                                                            \
    "{\"@id\":\"" id "\",\"@context\":\"/contexts/event\",\"name\":{\"nl\":\"" name                          \
    "\"},\"calendarType\":\"single\",\"startDate\":\"2026-12-05T13:00:00+00:00\"," rest "}"
#define UIT_END "\"endDate\":\"2026-12-05T15:00:00+00:00\""

static void a_price_that_is_no_number_is_never_free(void **state)
{
    struct bench *bench = *state;
    bring(
        bench, "uitdatabank", "a.json",
        "[" UIT_EVENT("e1", "Een", UIT_END ",\"priceInfo\":[{\"category\":\"base\",\"price\":\"5,00\"}]") "," UIT_EVENT(
            "e2", "Twee",
            UIT_END
            ",\"priceInfo\":[{\"category\":\"base\",\"price\":\"duur\"}]") "," UIT_EVENT("e3", "Drie",
                                                                                         UIT_END
                                                                                         ",\"priceInfo\":[{"
                                                                                         "\"category\":"
                                                                                         "\"base\"}]") "]",
        NULL);
    assert_table(bench, "activity.csv", "paid,5 euro");
    assert_in(bench->fixture.said, "de prijs \"duur\" kan ik niet lezen");
    char *text = bench_table(bench, "activity.csv");
    assert_null(strstr(text, "Gratis"));
    free(text);
}

static void an_id_of_two_events_is_told_and_an_end_before_the_begin_too(void **state)
{
    struct bench *bench = *state;
    bring(bench, "uitdatabank", "a.json",
          "[" UIT_EVENT("e1", "Een", UIT_END) "," UIT_EVENT("e1", "Anders", UIT_END) "," UIT_EVENT(
              "e2", "Twee", "\"endDate\":\"2026-12-05T12:00:00+00:00\"") "]",
          NULL);
    assert_in(bench->fixture.said, "id \"e1\" is ook van \"Een\"");
    assert_in(bench->fixture.said, "het einde is niet na het begin; vul end zelf in");
    assert_in(bench->fixture.told, "3 gelezen = 2 overgenomen + 1 gemeld");
    assert_table(bench, "activity.csv", ",Een,");
}

static void a_date_that_is_none_and_a_price_in_cdbxml_are_told_and_read(void **state)
{
    struct bench *bench = *state;
    bring(bench, "uitdatabank", "a.xml",
          "<cdbxml><event cdbid=\"e1\"><calendar><timestamps><timestamp><date>2026-12-05</date></timestamp>"
          "<timestamp><date>2026-02-30</date></timestamp></timestamps></calendar><eventdetails>"
          "<eventdetail lang=\"nl\"><title>Een</title><price><pricevalue>1.250,00</pricevalue></price>"
          "</eventdetail></eventdetails></event></cdbxml>",
          NULL);
    assert_in(bench->fixture.said, "datum 2 heeft geen goed begin en einde");
    assert_table(bench, "activity.csv", "paid,1250 euro");
}

static void opening_hours_and_other_days_become_hours_of_an_offer(void **state)
{
    struct bench *bench = *state;
    bring(
        bench, "uitdatabank", "a.json",
        "{\"@id\":\"p\",\"@context\":\"/contexts/"
        "event\",\"name\":\"Speelplein\",\"calendarType\":\"permanent\","
        "\"openingHours\":[{\"opens\":\"09:00\",\"closes\":\"17:00\",\"dayOfWeek\":[\"monday\",\"friday\"]}],"
        "\"openingHoursClosedDays\":[{\"startDate\":\"2026-12-24\",\"endDate\":\"2026-12-25\","
        "\"description\":"
        "{\"nl\":\"Kerst\"}}]}",
        NULL);
    assert_table(bench, "hours.csv", ",ma; vr,09:00,17:00");
    assert_table(bench, "hours_exception.csv", "2026-12-25,,,Kerst");
}

static void cdbxml_says_the_same_as_json(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(
        bring(
            bench, "uitdatabank", "a.xml",
            "<?xml version=\"1.0\"?><cdbxml "
            "xmlns=\"http://www.cultuurdatabank.com/XMLSchema/CdbXSD/3.3/FINAL\">"
            "<event cdbid=\"e1\"><agefrom>3</agefrom><calendar><timestamps><timestamp><date>2026-12-05</date>"
            "<timestart>20:00:00</timestart><timeend>01:00:00</timeend></timestamp></timestamps></calendar>"
            "<categories><category type=\"eventtype\">Kamp of vakantie</category></categories>"
            "<contactinfo><phone>03 000 00 09</phone></contactinfo>"
            "<eventdetails><eventdetail lang=\"nl\"><price><pricevalue>0.0</pricevalue></price>"
            "<shortdescription>Kort.</shortdescription><title>Slaapfeest</title></eventdetail></eventdetails>"
            "<location><address><physical><city>Dorp</city><housenr>3</housenr><street>Straat</street>"
            "<zipcode>2000</zipcode></physical></address><label>De Zaal</label></location>"
            "<organiser><label>De Linde</label></organiser></event></cdbxml>",
            NULL),
        EX_OK);
    assert_table(bench, "activity.csv", "play,Slaapfeest,Kort.");
    assert_table(bench, "activity.csv", "2026-12-05T20:00,2026-12-06T01:00");
    assert_table(bench, "activity.csv", "03 000 00 09,,,free,Gratis,0");
    assert_table(bench, "place.csv", "De Zaal");
}

static const char trips_map[] = "tabel = activity   # wat het wordt\n"
                                "sleutel = nr\n"
                                "title = Naam\n"
                                "start = \"{Dag}T{Van}\"\n"
                                "end = \"{Dag}T{Tot}\"\n"
                                "age_from = \"{Vanaf}j\"\n"
                                "kind = Soort\n"
                                "kind: knutselen = workshop\n"
                                "price_text = Prijs | \"Vraag de prijs.\"\n"
                                "topics = \"spelen\"\n"
                                "place.name = Waar\n"
                                "partner.title = \"Speelplein\"\n";

static void a_table_follows_its_map(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "table", "a.csv",
                           "nr;Naam;Dag;Van;Tot;Vanaf;Soort;Prijs;Waar\n1;Knutselen;05/12/"
                           "2026;14:00;16:00;3;knutselen;;Zaal\n"
                           "2;Lezen;2026-12-06;10:00;11:00;;boeken;2 euro;Zaal\n1;Dubbel;;;;;;;\n",
                           trips_map),
                     EX_OK);
    assert_table(bench, "activity.csv", "workshop,Knutselen,,,spelen,3j,");
    assert_table(bench, "activity.csv", "unknown,Vraag de prijs.");
    assert_table(bench, "activity.csv", "2026-12-05T14:00,2026-12-05T16:00");
    assert_in(bench->fixture.said,
              "kind \"boeken\" kan bij ons niet en wordt \"event\"; zet in het kaartbestand een regel als "
              "activity.kind: boeken = ");
    assert_in(bench->fixture.said, "rij 4: deze rij heeft dezelfde sleutel");
    assert_in(bench->fixture.told, "3 gelezen = 2 overgenomen + 1 gemeld");
}

static void a_day_may_be_written_as_here_with_one_figure(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "table", "a.csv",
                           "nr;Naam;Dag;Van;Tot\n1;Knutselen;6/12/2026;14:00;16:00\n2;Lezen;6/12/2026;;\n"
                           "3;Zingen;6 of 7 december;;\n",
                           "tabel = activity\nsleutel = nr\ntitle = Naam\nstart = \"{Dag} {Van}\"\n"
                           "end = \"{Dag} {Tot}\"\ntopics = \"spelen\"\n"),
                     EX_OK);
    assert_table(bench, "activity.csv", "2026-12-06T14:00,2026-12-06T16:00");
    assert_table(bench, "activity.csv", "2026-12-06,2026-12-06");
    assert_in(bench->fixture.said,
              "start \"6 of 7 december\" kan ik niet lezen en de cel blijft leeg; schrijf de dag daar als "
              "6/12/2026 of 2026-12-06, en een uur daarachter als 14:00");
}

static void what_a_map_lacks_is_named_as_a_line_of_the_map(void **state)
{
    struct bench *bench = *state;
    static const char table[] = "nr;Naam;Soort\n1;Fluiten;Muziek\n";
    assert_int_equal(
        bring(bench, "table", "a.csv", table, "tabel = activity\nsleutel = nr\ntitle = Naam\nkind = Soort\n"),
        EX_OK);
    assert_table(bench, "activity.csv", "event,Fluiten");
    const char *said = strstr(bench->fixture.said, "activity.kind: Muziek = ");
    assert_non_null(said);
    assert_int_equal(
        bring(bench, "table", "a.csv", table,
              "tabel = activity\nsleutel = nr\ntitle = Naam\nkind = Soort\nactivity.kind: Muziek = "
              "workshop\n"),
        EX_OK);
    assert_table(bench, "activity.csv", "workshop,Fluiten");
    assert_null(strstr(bench->fixture.said, "kan bij ons niet"));
}

static void a_list_of_objects_is_a_table_too(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "table", "a.json",
                           "{\"items\":[{\"id\":1,\"naam\":{\"nl\":\"Kerstmis\"},\"dag\":\"2026-12-25\"}]}",
                           "tabel = holiday\nrijen = items\nsleutel = id\nname = naam.nl\nfirst = dag\n"
                           "last = einde | dag\nkind = \"public\"\n"),
                     EX_OK);
    assert_table(bench, "holiday.csv", "Kerstmis,2026-12-25,2026-12-25,public");
}

static void a_mistake_in_a_map_says_where_and_what_is_meant(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "table", "a.csv", "a,b\n1,2\n", "tabel = activity\ntitel = a\n"),
                     EX_DATAERR);
    assert_in(bench->fixture.said, "regel 2: activity heeft geen kolom \"titel\"; bedoel je \"title\"?");
    assert_int_equal(bring(bench, "table", "a.csv", "a,b\n1,2\n", "tabel = activity\ntitle = naam\n"),
                     EX_DATAERR);
    assert_in(bench->fixture.said, "heeft geen kolom \"naam\"");
}

static void what_is_no_such_file_is_refused_with_the_reason(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, "ics", "a.ics", "hallo", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "geen BEGIN:VCALENDAR");
    assert_int_equal(bring(bench, "hsds", "a.json", "{\"resources\":[]}", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "datapackage");
    assert_int_equal(bring(bench, "hsds", "a.json", "[{\"id\":", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "stopt te vroeg");
    assert_int_equal(bring(bench, "uitdatabank", "a.json", "{\"regions\":{}}", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "facetten");
    assert_int_equal(bring(bench, "uitdatabank", "a.xml",
                           "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><cdbxml>&c;</cdbxml>",
                           NULL),
                     EX_DATAERR);
}

static void a_wrong_format_is_told_with_the_right_one(void **state)
{
    struct bench *bench = *state;
    const char *hsds = "[{\"id\":\"a\",\"name\":\"De Linde\",\"services\":[]}]";
    assert_int_equal(bring(bench, "hsds", "a.ics", CALENDAR(), NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "probeer --format ics");
    assert_int_equal(bring(bench, "uitdatabank", "a.json", hsds, NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "probeer --format hsds");
    assert_int_equal(bring(bench, "ics", "a.csv", "Naam,Dag\nSpelen,6/12/2026\n", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "probeer --format table");
    assert_null(strstr(bench->fixture.said, "geen regel van een kalender"));
    assert_int_equal(bring(bench, "hsds", "a.json", "{\"@context\":\"/contexts/event\"}", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "probeer --format uitdatabank");
    assert_int_equal(bring(bench, "hsds", "a.json", "", NULL), EX_DATAERR);
    assert_in(bench->fixture.said, "dit bestand is leeg");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_series_keeps_its_rule_exceptions_and_folded_lines),
        TEST(a_changed_and_a_cancelled_date_become_rows_of_occurrence),
        TEST(a_rule_in_utc_becomes_dates_because_our_clock_changes),
        TEST(a_rule_until_a_day_that_no_month_has_is_reported),
        TEST(a_whole_day_includes_its_last_day),
        TEST(bad_lines_private_events_and_other_components_are_reported),
        TEST(an_event_of_uitdatabank_keeps_dates_price_ages_place_and_languages),
        TEST(a_price_that_is_no_number_is_never_free),
        TEST(an_id_of_two_events_is_told_and_an_end_before_the_begin_too),
        TEST(a_date_that_is_none_and_a_price_in_cdbxml_are_told_and_read),
        TEST(opening_hours_and_other_days_become_hours_of_an_offer),
        TEST(cdbxml_says_the_same_as_json),
        TEST(a_table_follows_its_map),
        TEST(a_day_may_be_written_as_here_with_one_figure),
        TEST(what_a_map_lacks_is_named_as_a_line_of_the_map),
        TEST(a_list_of_objects_is_a_table_too),
        TEST(a_mistake_in_a_map_says_where_and_what_is_meant),
        TEST(what_is_no_such_file_is_refused_with_the_reason),
        TEST(a_wrong_format_is_told_with_the_right_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
