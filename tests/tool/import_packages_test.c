/* import of what comes packed: tables in an .ods, HSDS as a zip. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>

#include <zip.h>

#include "base/path.h"
#include "book_fixture.h"
#include "import_fixture.h"

#define TEXT(text) "<table:table-cell o:value-type=\"string\"><text:p>" text "</text:p></table:table-cell>"
#define DAY(day)                                                                                             \
    "<table:table-cell o:value-type=\"date\" o:date-value=\"" day                                            \
    "\"><text:p>ergens in 2026</text:p></table:table-cell>"
#define TIME(time) "<table:table-cell o:value-type=\"time\" o:time-value=\"" time "\"/>"
#define NUMBER(n)                                                                                            \
    "<table:table-cell o:value-type=\"float\" o:value=\"" n "\"><text:p>" n "</text:p></table:table-cell>"
#define NOTHING    "<table:table-cell/>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static const char programme_map[] =
    "tabel = activity\nrijen = Programma\nsleutel = nr\ntitle = Naam\n"
    "start = \"{Dag}T{Van}\"\nend = \"{Dag}T{Tot}\"\nage_from = \"{Vanaf}j\"\n"
    "lead = Uitleg\nprice_text = Prijs | \"Vraag de prijs.\"\ntopics = \"spelen\"\n";

static const char programme[] = "<table:table table:name=\"Voorblad\">" ROW(TEXT(
    "Beste collega's")) "</table:table>"
                        "<table:table table:name=\"Programma\">" ROW(TEXT("nr") TEXT("Naam") TEXT("Dag") TEXT(
                            "Van") TEXT("Tot") TEXT("Vanaf") TEXT("Prijs") TEXT("Uitleg"))
                            ROW(NUMBER("1") TEXT("Knutselen &amp; zo") DAY("2026-12-05") TIME("PT14H00M00S")
                                    TIME("PT16H30M00S") NUMBER("3") NOTHING
                                "<table:table-cell><text:p>Met verf.</text:p><text:p>En "
                                "papier.</text:p></table:table-cell>") "<table:table-row "
                                                                       "table:number-rows-repeated=\"2\"><"
                                                                       "table:table-cell "
                                                                       "table:number-columns-repeated=\"8\"/>"
                                                                       "</table:table-row>" ROW(
                                                                           NUMBER("2") TEXT("Lezen") DAY(
                                                                               "2026-12-06")
                                                                               TIME("PT10H00M00S") TIME(
                                                                                   "PT11H00M00S") NOTHING
                                                                                   TEXT("2 euro") TEXT(
                                                                                       "Voorlezen.")) "<table"
                                                                                                      ":table"
                                                                                                      "-row "
                                                                                                      "table:"
                                                                                                      "number"
                                                                                                      "-rows-"
                                                                                                      "repeat"
                                                                                                      "ed="
                                                                                                      "\"1048"
                                                                                                      "000\">"
                                                                                                      "<table"
                                                                                                      ":table"
                                                                                                      "-cell "
                                                                                                      "table:"
                                                                                                      "number"
                                                                                                      "-colum"
                                                                                                      "ns-"
                                                                                                      "repeat"
                                                                                                      "ed="
                                                                                                      "\"1638"
                                                                                                      "4\"/"
                                                                                                      "></"
                                                                                                      "table:"
                                                                                                      "table-"
                                                                                                      "row></"
                                                                                                      "table:"
                                                                                                      "table"
                                                                                                      ">";

/* Imports bytes with a map; they are freed. */
static int bring(struct bench *bench, const char *format, const char *name, char *bytes, size_t length,
                 const char *map)
{
    char path[160];
    struct err err = {""};
    snprintf(path, sizeof path, "%s/kaart.txt", bench->fixture.folder);
    assert_true(path_write(path, map, strlen(map), &err));
    bench_input(bench, name, bytes, length);
    free(bytes);
    return bench_import(bench, format, "--as-of", "2026-11-25", "--map", path, NULL);
}

static void expect(const struct bench *bench, int code)
{
    if (code != EX_OK)
        fail_msg("%d: %s", code, bench->fixture.said);
}

static void a_sheet_of_an_ods_follows_the_map(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes = ods_make(programme, &length);
    expect(bench, bring(bench, "table", "a.ods", bytes, length, programme_map));
    assert_in(bench->fixture.told, "2 gelezen = 2 overgenomen + 0 gemeld");
    char *activities = bench_table(bench, "activity.csv"), *bron = bench_table(bench, "_bron.csv");
    assert_in(activities, ",Knutselen & zo,");
    assert_in(activities, "Met verf.");
    assert_in(activities, "2026-12-05T14:00,2026-12-05T16:30");
    assert_in(activities, "2026-12-06T10:00,2026-12-06T11:00");
    assert_in(activities, ",spelen,3j,");
    assert_in(activities, "Vraag de prijs.");
    assert_in(activities, "2 euro");
    assert_in(bron, "a,2,activity,");
    free(bron);
    bytes = ods_make(programme, &length);
    expect(bench, bring(bench, "table", "a.ods", bytes, length, programme_map));
    assert_in(bench->fixture.told, "er verandert niets");
    char *again = bench_table(bench, "activity.csv");
    assert_string_equal(activities, again);
    free(activities);
    free(again);
}

static void an_ods_without_that_sheet_says_so(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes = ods_make("<table:table table:name=\"Anders\">" ROW(TEXT("nr")) "</table:table>", &length);
    assert_int_equal(bring(bench, "table", "a.ods", bytes, length, programme_map), EX_DATAERR);
    assert_in(bench->fixture.said, "hier is geen blad \"Programma\" met rijen; schrijf achter rijen = in het "
                                   "kaartbestand een van deze: Anders");
}

static void sheets_that_are_not_read_are_named(void **state)
{
    struct bench *bench = *state;
    size_t length;
    static const char map[] = "tabel = activity\nsleutel = nr\ntitle = Naam\ntopics = \"spelen\"\n";
    char *bytes = ods_make(
        "<table:table table:name=\"Een\">" ROW(TEXT("nr") TEXT("Naam"))
            ROW(NUMBER("1") TEXT("Lezen")) "</table:table><table:table table:name=\"Twee\">" ROW(
                TEXT("x")) "</table:table><table:table table:name=\"Drie\">" ROW(TEXT("y")) "</table:table>",
        &length);
    expect(bench, bring(bench, "table", "a.ods", bytes, length, map));
    assert_in(bench->fixture.said,
              "alleen het eerste blad met rijen is gelezen, niet Twee, Drie; schrijf rijen = ");
}

static void an_ods_that_stops_halfway_is_refused(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes = ods_make(programme, &length);
    assert_int_equal(bring(bench, "table", "a.ods", bytes, length / 2, programme_map), EX_DATAERR);
    assert_in(bench->fixture.said, "dit werkboek is niet volledig");
}

#define ORGANIZATIONS "id,name,description\no1,De Linde,Een buurthuis.\n"
#define SERVICES                                                                                             \
    "id,organization_id,name,description,email,status,fees\ns1,o1,Babbelcafé,\"Praten,\nen lachen.\","      \
    "babbel@huis.example,active,Gratis\ns2,o1,Speelbank,Speelgoed lenen.,,active,\n"
#define LOCATIONS "id,organization_id,name\nl1,o1,Zaal De Linde\n"
#define AT        "id,service_id,location_id\n1,s1,l1\n"
#define ADDRESSES "id,location_id,address_1,city,postal_code\na1,l1,Voorbeeldstraat 1,Dorp,2000\n"
#define PHONES    "id,service_id,number\np1,s1,03 000 00 01\n"

/* What the six tables say, wherever they came from. */
static void expect_offer(struct bench *bench)
{
    char *offers = bench_table(bench, "offer.csv"), *places = bench_table(bench, "place.csv"),
         *partners = bench_table(bench, "partner.csv");
    assert_in(offers, "Babbelcafé,\"Praten,\nen lachen.\"");
    assert_in(offers, "03 000 00 01,babbel@huis.example");
    assert_in(offers, "Speelbank,Speelgoed lenen.");
    assert_in(places, "Zaal De Linde");
    assert_in(places, "Voorbeeldstraat 1");
    assert_in(partners, "De Linde,Een buurthuis.");
    free(offers);
    free(places);
    free(partners);
}

static void a_zip_of_csv_is_a_package(void **state)
{
    static const struct zip_part parts[] = {
        {.name = "datapackage.json", .text = "{\"resources\":[{\"path\":\"services.csv\"}]}"},
        {.name = "organizations.csv", .text = ORGANIZATIONS},
        {.name = "services.csv", .text = SERVICES},
        {.name = "locations.csv", .text = LOCATIONS},
        {.name = "services_at_location.csv", .text = AT},
        {.name = "physical_addresses.csv", .text = ADDRESSES},
        {.name = "phones.csv", .text = PHONES},
        {0}};
    struct bench *bench = *state;
    size_t length;
    char *bytes = zip_make(parts, &length);
    expect(bench, bring(bench, "hsds", "pakket.zip", bytes, length, ""));
    assert_in(bench->fixture.told, "gelezen = ");
    expect_offer(bench);
    bytes = zip_make(parts, &length);
    expect(bench, bring(bench, "hsds", "pakket.zip", bytes, length, ""));
    assert_in(bench->fixture.told, "er verandert niets");
}

/* As computers of all kinds pack a folder: with the folder, with a mark, with notes of their own. */
static void a_zip_of_a_folder_says_the_same(void **state)
{
    static const struct zip_part parts[] = {
        {.name = "pakket/", .text = ""},
        {.name = "pakket/organizations.csv", .text = "\xEF\xBB\xBF" ORGANIZATIONS},
        {.name = "pakket/SERVICES.CSV", .text = SERVICES},
        {.name = "pakket/diep/locations.csv", .text = LOCATIONS},
        {.name = "pakket\\services_at_location.csv", .text = AT},
        {.name = "pakket\\physical_addresses.csv", .text = ADDRESSES},
        {.name = "pakket/phones.csv", .text = PHONES},
        {.name = "__MACOSX/pakket/._services.csv", .text = "\x05\x16\x07"},
        {.name = "pakket/README.md", .text = "# Lees mij"},
        {0}};
    struct bench *bench = *state;
    size_t length;
    char *bytes = zip_make(parts, &length);
    expect(bench, bring(bench, "hsds", "pakket.zip", bytes, length, ""));
    expect_offer(bench);
}

static void a_zip_of_json_is_read_as_json(void **state)
{
    static const struct zip_part parts[] = {{.name = "services.json",
                                             .text =
                                                 "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":"
                                                 "\"Praten.\",\"fees\":\"Gratis\",\"organization\":"
                                                 "{\"id\":\"o1\",\"name\":\"De Linde\"}}]"},
                                            {0}};
    struct bench *bench = *state;
    size_t length;
    char *bytes = zip_make(parts, &length);
    expect(bench, bring(bench, "hsds", "pakket.zip", bytes, length, ""));
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "Babbelcafé,Praten.");
    free(offers);
}

static void a_zip_that_is_no_package_is_refused(void **state)
{
    static const struct zip_part notes[] = {{.name = "notitie.txt", .text = "dag"}, {0}};
    struct bench *bench = *state;
    size_t length;
    char *bytes = zip_make(notes, &length);
    assert_int_equal(bring(bench, "hsds", "a.zip", bytes, length, ""), EX_DATAERR);
    assert_in(bench->fixture.said, "hier staat geen enkele dienst, organisatie of plaats");
    bytes = zip_make(notes, &length);
    assert_int_equal(bring(bench, "hsds", "a.zip", bytes, length - 8, ""), EX_DATAERR);
    assert_in(bench->fixture.said, "deze zip kan ik niet openen");
}

/* A few hundred kilobytes that become more than a package may hold. */
static void a_zip_that_swells_is_refused(void **state)
{
    enum { SWOLLEN = 140 << 20 };
    struct bench *bench = *state;
    char *zeros = calloc(1, SWOLLEN);
    assert_non_null(zeros);
    const struct zip_part parts[] = {{.name = "services.csv", .text = zeros, .length = SWOLLEN}, {0}};
    size_t length;
    char *bytes = zip_make(parts, &length);
    free(zeros);
    assert_in_range(length, 1, 1 << 20);
    assert_int_equal(bring(bench, "hsds", "a.zip", bytes, length, ""), EX_DATAERR);
    assert_in(bench->fixture.said,
              "services.csv in deze zip is stuk of wordt bij het uitpakken veel te groot");
}

static void a_zip_with_a_password_is_refused(void **state)
{
    struct bench *bench = *state;
    char path[160];
    snprintf(path, sizeof path, "%s/slot.zip", bench->fixture.folder);
    zip_t *zip = zip_open(path, ZIP_CREATE, NULL);
    assert_non_null(zip);
    zip_int64_t index =
        zip_file_add(zip, "services.csv", zip_source_buffer(zip, SERVICES, strlen(SERVICES), 0), 0);
    assert_int_equal(zip_file_set_encryption(zip, (zip_uint64_t)index, ZIP_EM_AES_256, "geheim"), 0);
    assert_int_equal(zip_close(zip), 0);
    size_t length;
    char *bytes = fixture_read(&bench->fixture, "slot.zip", &length);
    assert_int_equal(bring(bench, "hsds", "slot.zip", bytes, length, ""), EX_DATAERR);
    assert_in(bench->fixture.said, "deze zip heeft een wachtwoord; pak hem uit en geef de map");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_of_an_ods_follows_the_map),  TEST(an_ods_without_that_sheet_says_so),
        TEST(sheets_that_are_not_read_are_named), TEST(an_ods_that_stops_halfway_is_refused),
        TEST(a_zip_of_csv_is_a_package),          TEST(a_zip_of_a_folder_says_the_same),
        TEST(a_zip_of_json_is_read_as_json),      TEST(a_zip_that_is_no_package_is_refused),
        TEST(a_zip_that_swells_is_refused),       TEST(a_zip_with_a_password_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
