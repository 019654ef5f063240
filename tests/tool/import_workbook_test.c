/* import into a workbook: the same as into a folder of CSV, and what staff made of the workbook stays. */
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

#include "base/path.h"
#include "book_fixture.h"
#include "import_fixture.h"
#include "tool/commands.h"
#include "tool/import/binder.h"
#include "tool/sheet/xlsx_edit.h"

enum { PATH = 200, MOST = 1 << 26 };

#define LINDE "\"organization\":{\"id\":\"cd34\",\"name\":\"De Linde\",\"description\":\"Een buurthuis.\"}"
#define PRATEN(mail)                                                                                         \
    "{\"id\":\"ab12\",\"name\":\"Babbelcafé\",\"description\":\"Samen praten & lachen.\\nElke dag.\","      \
    "\"email\":\"" mail "\",\"fees\":\"Gratis\",\"status\":\"active\"," LINDE "}"
#define SPELEN                                                                                               \
    "{\"id\":\"ef56\",\"name\":\"Speelbank\",\"description\":\"Speelgoed lenen.\",\"fees\":\"2 euro\","      \
    "\"status\":\"active\"," LINDE "}"

static const char two[] = "[" PRATEN("babbel@huis.example") "," SPELEN "]";
static const char other_mail[] = "[" PRATEN("nieuw@huis.example") "," SPELEN "]";

static int set_up(void **state)
{
    int result = bench_set_up(state);
    struct bench *bench = *state;
    snprintf(bench->into, sizeof bench->into, "%s/bron.xlsx", bench->fixture.folder);
    return result;
}

static int bring(struct bench *bench, const char *feed)
{
    bench_input(bench, "buurt.json", feed, strlen(feed));
    return bench_import(bench, "hsds", "--as-of", "2026-11-25", "--licence", "CC0", NULL);
}

static void expect(struct bench *bench, int wanted, int code)
{
    if (code != wanted)
        fail_msg("%d: %s", code, bench->fixture.said);
}

static char *book_read(const struct bench *bench, size_t *length)
{
    char *bytes;
    struct err err = {""};
    if (!path_read(bench->into, MOST, &bytes, length, &err))
        fail_msg("%s", err.text);
    return bytes;
}

static void book_write(const struct bench *bench, char *bytes, size_t length)
{
    struct err err = {""};
    if (!path_write(bench->into, bytes, length, &err))
        fail_msg("%s", err.text);
    free(bytes);
}

static void book_convert(struct bench *bench, const char *from, const char *to)
{
    expect(bench, EX_OK, fixture_run(&bench->fixture, &convert_command, from, "-o", to, "--force", NULL));
}

/* What a table of the workbook holds, as CSV. */
static char *book_table(struct bench *bench, const char *name)
{
    static int turn;
    char folder[PATH], path[PATH];
    size_t length;
    snprintf(folder, sizeof folder, "%s/als-csv-%d", bench->fixture.folder, ++turn);
    book_convert(bench, bench->into, folder);
    snprintf(path, sizeof path, "als-csv-%d/%s", turn, name);
    char *text = fixture_read(&bench->fixture, path, &length);
    if (!text)
        fail_msg("%s is not there", path);
    return text;
}

/* The file as it was last seen. */
struct seen_file {
    char *bytes;
    size_t length;
};

static struct seen_file remember(const struct bench *bench)
{
    struct seen_file file;
    file.bytes = book_read(bench, &file.length);
    return file;
}

static void expect_untouched(const struct bench *bench, struct seen_file before)
{
    size_t length;
    char *bytes = book_read(bench, &length);
    assert_int_equal(length, before.length);
    assert_memory_equal(bytes, before.bytes, length);
    free(bytes);
    free(before.bytes);
}

/* A cell of staff, written as their office program does. */
static void cell_write(const struct bench *bench, const char *sheet, int row, int column, const char *text)
{
    const struct xlsx_edit edit = {sheet, row, column, text};
    struct err err = {""};
    if (!xlsx_edit_apply(bench->into, &edit, 1, &err))
        fail_msg("%s", err.text);
}

static int column_at(const char *table, const char *name)
{
    int column = 0;
    const char *at = strstr(table, name);
    assert_non_null(at);
    for (const char *c = table; c < at; c++)
        column += *c == ',';
    return column;
}

static void a_workbook_that_is_not_there_becomes_one_to_fill_in(void **state)
{
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, two));
    assert_in(bench->fixture.told, "Thema's: op dit blad staat nog niets");
    char *offers = book_table(bench, "offer.csv"), *bron = book_table(bench, "_bron.csv"),
         *help = book_table(bench, "Uitleg.csv");
    assert_in(offers, "ab12,cd34,service,Babbelcafé,\"Samen praten & lachen.");
    assert_in(offers, "free,Gratis");
    assert_in(bron, "buurt,ab12,offer,ab12,mail,babbel@huis.example,buurt,CC0,2026-11-25");
    assert_in(help, "Zo werkt dit werkboek");
    free(offers);
    free(bron);
    free(help);
}

static void a_second_import_leaves_every_byte(void **state)
{
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, two));
    struct seen_file before = remember(bench);
    expect(bench, EX_OK, bring(bench, two));
    assert_in(bench->fixture.told, "er verandert niets");
    expect_untouched(bench, before);
}

static void a_try_writes_nothing(void **state)
{
    struct bench *bench = *state;
    bench_input(bench, "buurt.json", two, strlen(two));
    expect(bench, EX_OK, bench_import(bench, "hsds", "--dry-run", NULL));
    assert_int_not_equal(access(bench->into, F_OK), 0);
    expect(bench, EX_OK, bring(bench, two));
    struct seen_file before = remember(bench);
    bench_input(bench, "buurt.json", other_mail, strlen(other_mail));
    expect(bench, EX_OK, bench_import(bench, "hsds", "--dry-run", NULL));
    assert_in(bench->fixture.told, "mail \"babbel@huis.example\" wordt \"nieuw@huis.example\"");
    expect_untouched(bench, before);
}

static void a_folder_and_a_workbook_are_the_same_source(void **state)
{
    static const char *const tables[] = {"partner.csv", "offer.csv", "_bron.csv"};
    struct bench *bench = *state;
    char book[sizeof bench->into], folder[sizeof bench->into];
    snprintf(book, sizeof book, "%s", bench->into);
    snprintf(folder, sizeof folder, "%s/bron", bench->fixture.folder);
    expect(bench, EX_OK, bring(bench, two));
    char *of_book[3];
    for (int i = 0; i < 3; i++)
        of_book[i] = book_table(bench, tables[i]);
    snprintf(bench->into, sizeof bench->into, "%s", folder);
    expect(bench, EX_OK, bring(bench, two));
    for (int i = 0; i < 3; i++) {
        char *of_folder = bench_table(bench, tables[i]);
        assert_string_equal(of_book[i], of_folder);
        free(of_folder);
        free(of_book[i]);
    }
    book_convert(bench, folder, book);
    snprintf(bench->into, sizeof bench->into, "%s", book);
    struct seen_file before = remember(bench);
    expect(bench, EX_OK, bring(bench, two));
    expect_untouched(bench, before);
    snprintf(bench->into, sizeof bench->into, "%s/terug", bench->fixture.folder);
    book_convert(bench, book, bench->into);
    expect(bench, EX_OK, bring(bench, two));
    assert_in(bench->fixture.told, "er verandert niets");
}

static void the_cell_of_a_feed_follows_it_and_that_of_the_house_stays(void **state)
{
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, two));
    char *offers = book_table(bench, "offer.csv");
    cell_write(bench, "Aanbod", 2, column_at(offers, "title"), "Praatcafé");
    free(offers);
    expect(bench, EX_OK, bring(bench, other_mail));
    assert_in(bench->fixture.told, "mail \"babbel@huis.example\" wordt \"nieuw@huis.example\"");
    assert_in(bench->fixture.told, "\"Praatcafé\" blijft; de invoer zegt \"Babbelcafé\"");
    offers = book_table(bench, "offer.csv");
    assert_in(offers, "Praatcafé");
    assert_in(offers, "nieuw@huis.example");
    assert_null(strstr(offers, "babbel@huis.example"));
    free(offers);
}

#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" RELATIONS "\""
#define PACKAGE   "http://schemas.openxmlformats.org/package/2006/"
#define CELL(place, style, text)                                                                             \
    "<c r=\"" place "\" s=\"" style "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char staff_offers[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet " MAIN
    "><sheetPr><tabColor rgb=\"FFFF0000\"/></sheetPr>"
    "<dimension ref=\"A1:C3\"/><cols><col min=\"2\" max=\"2\" width=\"40\" style=\"2\"/></cols><sheetData>"
    "<row r=\"1\" spans=\"1:3\" ht=\"30\" customHeight=\"1\">" CELL("A1", "1", "code")
        CELL("B1", "1", "title") CELL(
            "C1", "1",
            "Onze nota") "</row>"
                         "<row r=\"3\" spans=\"1:3\">" CELL("A3", "0", "zz99") CELL(
                             "B3", "2",
                             " Eigen  dienst ") "<c r=\"C3\" s=\"3\"><v>46351</v></c></row>"
                                                "</sheetData><conditionalFormatting sqref=\"B2:B99\"><cfRule "
                                                "type=\"expression\" dxfId=\"0\" priority=\"1\">"
                                                "<formula>LEN(B2)&gt;40</formula></cfRule></"
                                                "conditionalFormatting><dataValidations count=\"1\">"
                                                "<dataValidation type=\"list\" "
                                                "sqref=\"A2:A99\"><formula1>\"a,b\"</formula1></"
                                                "dataValidation></dataValidations>"
                                                "<legacyDrawing r:id=\"rId1\"/></worksheet>";
static const char staff_list[] = "<worksheet " MAIN "><sheetData><row r=\"1\">" CELL(
    "A1", "1", "Mijn lijst") "</row><row r=\"2\"><c r=\"A2\">"
                             "<f>SUM(1,2)</f><v>3</v></c></row></sheetData></worksheet>";

static const struct zip_part staff_parts[] = {
    {.name = "[Content_Types].xml",
     .text = "<Types xmlns=\"" PACKAGE
             "content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"},
    {.name = "_rels/.rels",
     .text = "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
    {.name = "xl/workbook.xml",
     .text =
         "<workbook " MAIN "><sheets><sheet name=\"Aanbod\" sheetId=\"4\" r:id=\"rId1\"/><sheet name=\"_Mijn "
         "lijst\" sheetId=\"9\" r:id=\"rId2\"/></sheets><definedNames><definedName "
         "name=\"kop\">Aanbod!$A$1</definedName></definedNames></workbook>"},
    {.name = "xl/_rels/workbook.xml.rels",
     .text = "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELATIONS
             "/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"" RELATIONS
             "/styles\" Target=\"styles.xml\"/></Relationships>"},
    {.name = "xl/styles.xml",
     .text = "<styleSheet " MAIN "><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/><xf numFmtId=\"49\"/><xf "
             "numFmtId=\"14\"/></cellXfs></styleSheet>"},
    {.name = "xl/worksheets/sheet1.xml", .text = staff_offers},
    {.name = "xl/worksheets/sheet2.xml", .text = staff_list},
    {.name = "xl/worksheets/_rels/sheet1.xml.rels",
     .text = "<Relationships xmlns=\"" PACKAGE "relationships\"/>"},
    {.name = "xl/comments1.xml", .text = "<comments " MAIN "/>"},
    {.name = "xl/theme/theme1.xml", .text = "<thema/>"},
    {0},
};

/* A workbook as staff made it themselves: their own look, notes, lists, a sheet and a column of their own. */
static void what_staff_made_of_the_workbook_stays(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes = zip_make(staff_parts, &length);
    book_write(bench, bytes, length);
    expect(bench, EX_OK, bring(bench, two));
    bytes = book_read(bench, &length);
    for (const struct zip_part *part = staff_parts; part->name; part++) {
        char *text = zip_part_text(bytes, length, part->name);
        bool ours = strcmp(part->name, "xl/worksheets/sheet1.xml") == 0 ||
                    strstr(part->name, "workbook.xml") || part->name[0] == '[';
        assert_non_null(text);
        if (!ours)
            assert_string_equal(text, part->text);
        free(text);
    }
    static const char *const kept[] = {
        "<sheetPr><tabColor rgb=\"FFFF0000\"/></sheetPr>",
        "<cols><col min=\"2\" max=\"2\" width=\"40\" style=\"2\"/></cols>",
        "<row r=\"1\" ht=\"30\" customHeight=\"1\">" CELL("A1", "1", "code"),
        "<row r=\"3\" spans=\"1:3\">" CELL("A3", "0", "zz99")
            CELL("B3", "2", " Eigen  dienst ") "<c r=\"C3\" s=\"3\"><v>46351</v></c></row>"
                                               "<row r=\"4\">",
        "<conditionalFormatting sqref=\"B2:B99\">",
        "<dataValidation type=\"list\" sqref=\"A2:A99\">",
        "<legacyDrawing r:id=\"rId1\"/></worksheet>",
        CELL("B4", "2", "Babbelcafé"),
    };
    char *offers = zip_part_text(bytes, length, "xl/worksheets/sheet1.xml"),
         *workbook = zip_part_text(bytes, length, "xl/workbook.xml");
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_in(offers, kept[i]);
    assert_in(workbook, "<definedName name=\"kop\">Aanbod!$A$1</definedName>");
    assert_in(workbook, "<sheet name=\"Partners\" sheetId=\"10\" r:id=");
    assert_in(workbook, "<sheet name=\"_bron\" sheetId=\"11\" state=\"hidden\" r:id=");
    free(offers);
    free(workbook);
    free(bytes);
    struct seen_file before = remember(bench);
    expect(bench, EX_OK, bring(bench, two));
    expect_untouched(bench, before);
}

/* Hours without the day that they begin, whose key ends in nothing. */
static void hours_follow_the_feed(void **state)
{
    static const char first[] = "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"description\":\"Kom "
                                "maar.\",\"fees\":\"Gratis\",\"schedules\":"
                                "[{\"id\":\"h1\",\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"09:00\","
                                "\"closes_at\":\"12:00\"}]}]";
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, first));
    struct seen_file before = remember(bench);
    expect(bench, EX_OK, bring(bench, first));
    assert_in(bench->fixture.told, "hours                   0          0           1             0");
    expect_untouched(bench, before);
    char other[sizeof first];
    memcpy(other, first, sizeof other);
    memcpy(strstr(other, "12:00"), "12:30", 5);
    expect(bench, EX_OK, bring(bench, other));
    char *hours = book_table(bench, "hours.csv");
    assert_in(hours, ",ma,09:00,12:30,");
    assert_null(strstr(hours, "12:00"));
    free(hours);
}

static void a_formula_in_the_way_stops_it_all(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes = xlsx_make("", "", "", "", &length);
    static const struct xlsx_edit names[] = {{"Aanbod", 1, 0, "code"}, {"Aanbod", 1, 1, "title"}};
    char *book = NULL;
    struct err err = {""};
    assert_true(xlsx_edit_bytes(bytes, length, names, 2, &book, &length, &err));
    free(bytes);
    book_write(bench, book, length);
    expect(bench, EX_OK, bring(bench, two));
    bytes = book_read(bench, &length);
    char *sheet = zip_part_text(bytes, length, "xl/worksheets/sheet2.xml");
    static const char cell[] = "t=\"inlineStr\"><is><t>babbel@huis.example</t></is>";
    char *at = strstr(sheet, cell), *changed = malloc(strlen(sheet) + 100);
    assert_non_null(at);
    sprintf(changed, "%.*st=\"str\"><f>LOWER(Z1)</f><v>babbel@huis.example</v>%s", (int)(at - sheet), sheet,
            at + strlen(cell));
    free(sheet);
    struct zip_part parts[16];
    static const char *const names_of[] = {"_rels/.rels",
                                           "[Content_Types].xml",
                                           "xl/workbook.xml",
                                           "xl/_rels/workbook.xml.rels",
                                           "xl/sharedStrings.xml",
                                           "xl/styles.xml",
                                           "xl/worksheets/sheet1.xml",
                                           "xl/worksheets/sheet2.xml",
                                           "xl/worksheets/sheet3.xml",
                                           "xl/worksheets/sheet4.xml"};
    int count = (int)(sizeof names_of / sizeof *names_of);
    for (int i = 0; i < count; i++)
        parts[i] = (struct zip_part){.name = names_of[i],
                                     .text = i == 7 ? changed : zip_part_text(bytes, length, names_of[i])};
    parts[count] = (struct zip_part){0};
    free(bytes);
    bytes = zip_make(parts, &length);
    for (int i = 0; i < count; i++)
        free((char *)parts[i].text);
    book_write(bench, bytes, length);
    struct seen_file before = remember(bench);
    expect(bench, EX_CANTCREAT, bring(bench, other_mail));
    assert_in(bench->fixture.said, "blad \"Aanbod\": cel ");
    assert_in(bench->fixture.said, "is een formule en daar schrijf ik niet over");
    expect_untouched(bench, before);
}

static void a_workbook_that_is_open_elsewhere_is_left_alone(void **state)
{
    static const char *const locks[] = {".~lock.bron.xlsx#", "~$bron.xlsx"};
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, two));
    struct seen_file before = remember(bench);
    for (size_t i = 0; i < 2; i++) {
        char path[PATH];
        struct err err = {""};
        snprintf(path, sizeof path, "%s/%s", bench->fixture.folder, locks[i]);
        assert_true(path_write(path, "x", 1, &err));
        expect(bench, EX_CANTCREAT, bring(bench, other_mail));
        assert_in(bench->fixture.said, "staat open in een rekenblad");
        assert_in(bench->fixture.said, "er is niets veranderd");
        assert_string_equal(bench->fixture.told, "");
        unlink(path);
    }
    expect_untouched(bench, before);
    expect(bench, EX_OK, bring(bench, other_mail));
}

static void a_workbook_that_somebody_saved_meanwhile_is_left_alone(void **state)
{
    struct bench *bench = *state;
    struct arena arena;
    struct binder binder;
    struct ledger ledger;
    struct err err = {""};
    static const char *const names[] = {"code", "title", NULL};
    expect(bench, EX_OK, bring(bench, two));
    arena_init(&arena);
    assert_true(binder_open(&binder, &arena, bench->into, &err));
    assert_true(binder_ledger(&binder, TABLE_OFFER, names, &ledger, &err));
    ledger_set(&ledger, 0, ledger_find(&ledger, "title"), "Van de invoer");
    cell_write(bench, "Aanbod", 3, 3, "Van een collega");
    const struct ledger *const changed[] = {&ledger};
    assert_false(binder_write(&binder, changed, 1, &err));
    assert_in(err.text, "iemand bewaarde dit werkboek intussen");
    ledger_close(&ledger);
    binder_close(&binder);
    arena_release(&arena);
    char *offers = book_table(bench, "offer.csv");
    assert_in(offers, "Van een collega");
    assert_null(strstr(offers, "Van de invoer"));
    free(offers);
}

static void what_cannot_be_such_a_source_is_refused_with_the_remedy(void **state)
{
    struct bench *bench = *state;
    size_t length;
    char *bytes =
        ods_make("<table:table table:name=\"Aanbod\"><table:table-row><table:table-cell><text:p>code"
                 "</text:p></table:table-cell></table:table-row></table:table>",
                 &length);
    snprintf(bench->into, sizeof bench->into, "%s/bron.ods", bench->fixture.folder);
    book_write(bench, bytes, length);
    expect(bench, EX_DATAERR, bring(bench, two));
    assert_in(bench->fixture.said,
              "in een .ods kan ik niet schrijven; maak er eerst een .xlsx van met `wegwijzer-data convert ");
    assert_in(bench->fixture.said, "/bron.ods -o ");
    unlink(bench->into);
    expect(bench, EX_DATAERR, bring(bench, two));
    assert_in(bench->fixture.said, "in een .ods kan ik niet schrijven");
    snprintf(bench->into, sizeof bench->into, "%s/bron.xls", bench->fixture.folder);
    expect(bench, EX_DATAERR, bring(bench, two));
    assert_in(bench->fixture.said, "een nieuw werkboek maak ik alleen als .xlsx");
    snprintf(bench->into, sizeof bench->into, "%s/bron.xlsx", bench->fixture.folder);
    bytes = xlsx_make("<row r=\"1\">" CELL("A1", "0", "iets") "</row>", "", "", "", &length);
    book_write(bench, bytes, length);
    struct seen_file before = remember(bench);
    expect(bench, EX_DATAERR, bring(bench, two));
    assert_in(bench->fixture.said, "geen enkel blad heeft de naam van een tabel");
    expect_untouched(bench, before);
}

static void two_sheets_of_one_table_are_refused(void **state)
{
    struct bench *bench = *state;
    expect(bench, EX_OK, bring(bench, two));
    cell_write(bench, "offer", 1, 0, "code");
    struct seen_file before = remember(bench);
    expect(bench, EX_DATAERR, bring(bench, two));
    assert_in(bench->fixture.said, "zijn dezelfde tabel; voeg ze samen");
    expect_untouched(bench, before);
}

static void more_rows_than_a_workbook_holds_go_to_a_folder(void **state)
{
    enum { ROWS = 20000, LINE = 160 };
    struct bench *bench = *state;
    char *feed = malloc(ROWS * LINE), *end = feed;
    assert_non_null(feed);
    for (int i = 0; i < ROWS; i++)
        end += sprintf(
            end,
            "%s{\"id\":\"s%d\",\"name\":\"Dienst %d\",\"description\":\"Een dienst.\",\"fees\":\"Gratis\"}",
            i ? "," : "[", i, i);
    strcpy(end, "]");
    expect(bench, EX_CANTCREAT, bring(bench, feed));
    assert_in(bench->fixture.said,
              "en een werkboek heeft er hoogstens 200000; voer in een map met CSV-tabellen in");
    assert_int_not_equal(access(bench->into, F_OK), 0);
    free(feed);
}

static void codes_of_another_workbook_are_not_given_again(void **state)
{
    struct bench *bench = *state;
    char other[PATH];
    snprintf(other, sizeof other, "%s/andere.xlsx", bench->fixture.folder);
    book_convert(bench, bench->fixture.source, other);
    static const char feed[] = "[{\"id\":\"sa01\",\"name\":\"Praten\",\"fees\":\"Gratis\"}]";
    bench_input(bench, "buurt.json", feed, strlen(feed));
    expect(bench, EX_OK, bench_import(bench, "hsds", "--other", other, NULL));
    char *offers = book_table(bench, "offer.csv");
    assert_in(offers, ",service,Praten,");
    assert_null(strstr(offers, "sa01,"));
    free(offers);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_workbook_that_is_not_there_becomes_one_to_fill_in),
        TEST(a_second_import_leaves_every_byte),
        TEST(a_try_writes_nothing),
        TEST(a_folder_and_a_workbook_are_the_same_source),
        TEST(the_cell_of_a_feed_follows_it_and_that_of_the_house_stays),
        TEST(what_staff_made_of_the_workbook_stays),
        TEST(hours_follow_the_feed),
        TEST(a_formula_in_the_way_stops_it_all),
        TEST(a_workbook_that_is_open_elsewhere_is_left_alone),
        TEST(a_workbook_that_somebody_saved_meanwhile_is_left_alone),
        TEST(what_cannot_be_such_a_source_is_refused_with_the_remedy),
        TEST(two_sheets_of_one_table_are_refused),
        TEST(more_rows_than_a_workbook_holds_go_to_a_folder),
        TEST(codes_of_another_workbook_are_not_given_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
