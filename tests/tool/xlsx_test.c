#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book_fixture.h"

static void expect(const char *rows, const char *behind, const char *strings, const char *properties,
                   const char *text)
{
    static struct seen seen;
    size_t length;
    char *bytes = xlsx_make(rows, behind, strings, properties, &length);
    const char *got = workbook_see(&seen, bytes, length);
    if (strcmp(got, "refused") == 0)
        fail_msg("%s", seen.err.text);
    assert_string_equal(got, text);
    free(bytes);
}

static void expect_cell(const char *cell, const char *properties, const char *shown)
{
    char rows[512], text[512];
    snprintf(rows, sizeof rows, "<row r=\"1\">%s</row>", cell);
    snprintf(text, sizeof text, "== Blad\n1|%s\n", shown);
    expect(rows, "", "", properties, text);
}

static void texts_come_from_the_shared_table_and_from_cells(void **state)
{
    (void)state;
    expect("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
           "<row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t>in de cel</t></is></c></row>",
           "",
           "<si><t>kort</t></si><si><r><t>rijk</t></r><r><t xml:space=\"preserve\"> en "
           "vet</t></r><rPh><t>nee</t></rPh></si>",
           "", "== Blad\n1|kort||rijk en vet\n4||in de cel\n");
}

static void signs_that_xml_cannot_hold_are_unescaped(void **state)
{
    (void)state;
    expect("<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>_x005F_x000D_</t></is></c></row>",
           "", "<si><t>a_x000D_&amp;</t></si>", "", "== Blad\n1|a\r&|_x000D_\n");
}

static void numbers_are_shown_as_a_person_sees_them(void **state)
{
    (void)state;
    expect_cell("<c><v>0.30000000000000004</v></c>", "", "0.3");
    expect_cell("<c><v>2500</v></c>", "", "2500");
    expect_cell("<c><v>1E+20</v></c>", "", "100000000000000000000");
    expect_cell("<c><v>51.412300000000002</v></c>", "", "51.4123");
    expect_cell("<c><v>-0.05</v></c>", "", "-0.05");
    expect_cell("<c s=\"5\"><v>0.55000000000000004</v></c>", "", "55%");
    expect_cell("<c s=\"6\"><v>3</v></c>", "", "3");
    expect_cell("<c t=\"b\"><v>1</v></c>", "", "ja");
    expect_cell("<c t=\"b\"><v>0</v></c>", "", "nee");
}

static void days_follow_the_system_of_the_workbook(void **state)
{
    (void)state;
    expect_cell("<c s=\"1\"><v>46351</v></c>", "", "2026-11-25");
    expect_cell("<c s=\"1\"><v>44889</v></c>", "date1904=\"1\"", "2026-11-25");
    expect_cell("<c s=\"2\"><v>46351.583333333336</v></c>", "", "2026-11-25T14:00");
    expect_cell("<c s=\"2\"><v>46351</v></c>", "", "2026-11-25");
    expect_cell("<c s=\"2\"><v>46350.999999999</v></c>", "", "2026-11-25");
    expect_cell("<c s=\"3\"><v>0.39583333333333331</v></c>", "", "09:30");
    expect_cell("<c s=\"4\"><v>1.0625</v></c>", "", "25:30");
    expect_cell("<c t=\"d\"><v>2026-11-25T09:30:00</v></c>", "", "2026-11-25T09:30");
    /* Excel thinks that 1900 was a leap year. */
    expect_cell("<c s=\"1\"><v>1</v></c>", "", "1900-01-01");
    expect_cell("<c s=\"1\"><v>59</v></c>", "", "1900-02-28");
    expect_cell("<c s=\"1\"><v>60</v></c>", "", "1900-02-29");
    expect_cell("<c s=\"1\"><v>61</v></c>", "", "1900-03-01");
    expect_cell("<c s=\"1\"><v>0</v></c>", "date1904=\"true\"", "1904-01-01");
}

static void formulas_give_their_outcome_or_say_that_they_have_none(void **state)
{
    (void)state;
    expect(
        "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c><c r=\"B1\" t=\"str\"><f>A1&amp;1</f><v>tekst</v></c>"
        "<c r=\"C1\"><f>1+3</f></c><c r=\"D1\" t=\"str\"><f>leeg</f><v></v></c></row>",
        "", "", "",
        "== Blad\n! C1 deze formule heeft geen uitkomst; open het werkboek in Excel of LibreOffice en bewaar "
        "het opnieuw, of typ de waarde\n1|2|tekst\n? - 3 cellen zijn een formule (de eerste is A1); ik neem "
        "de uitkomst die er het laatst stond\n");
}

static void what_a_spreadsheet_could_not_work_out_is_told(void **state)
{
    (void)state;
    expect(
        "<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#REF!</v></c><c r=\"C2\" s=\"1\"><v>-5</v></c><c r=\"D2\" "
        "t=\"s\"><v>9</v></c></row>",
        "", "", "",
        "== Blad\n! B2 hier staat een fout van het rekenblad (#REF!); verbeter de formule of typ de waarde\n"
        "! C2 dit getal is geen dag, dus je ziet er ####; typ een dag als 2026-11-25\n"
        "! D2 de tekst van deze cel is zoek; typ ze opnieuw en bewaar het werkboek\n2||#REF!|-5\n");
}

static void merged_cells_and_hidden_rows_are_told_once(void **state)
{
    (void)state;
    expect(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>2</v></c></row>"
        "<row r=\"3\" hidden=\"1\"/>",
        "<mergeCells><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:D1\"/></mergeCells>", "", "",
        "== Blad\n1|1\n2|2\n? - 2 cellen zijn samengevoegd met andere (de eerste is B1); de tekst telt "
        "alleen voor de eerste cel. Splits de cellen en vul ze elk in\n? - 1 rij is verborgen (rij 2); ook "
        "die tellen mee\n");
}

static void expect_refused(const char *rows, const char *why)
{
    static struct seen seen;
    size_t length;
    char *bytes = xlsx_make(rows, "", "", "", &length);
    assert_string_equal(workbook_see(&seen, bytes, length), "refused");
    if (!strstr(seen.err.text, why))
        fail_msg("%s", seen.err.text);
    free(bytes);
}

static void a_sheet_that_cannot_be_is_refused(void **state)
{
    (void)state;
    expect_refused("<row r=\"3\"><c r=\"A3\"><v>1</v></c></row><row r=\"2\"/>",
                   "staan door elkaar (rij 2 na rij 3)");
    expect_refused("<row r=\"1\"><c r=\"AMK1\"><v>1</v></c></row>", "cel AMK1 staat voorbij kolom 1024");
    expect_refused("<row r=\"1\"><c>", "blad \"Blad\": xl/worksheets/sheet1.xml: regel 1 is geen goede XML");
}

static void cells_have_the_names_of_a_spreadsheet(void **state)
{
    char name[24];
    int row, column;
    (void)state;
    sheet_cell_name(7, 1, name);
    assert_string_equal(name, "B7");
    sheet_cell_name(0, 701, name);
    assert_string_equal(name, "ZZ");
    sheet_cell_name(1, 702, name);
    assert_string_equal(name, "AAA1");
    assert_true(sheet_cell_place("$AA$10", &row, &column));
    assert_int_equal(row, 10);
    assert_int_equal(column, 26);
    assert_false(sheet_cell_place("A", &row, &column));
    assert_false(sheet_cell_place("12", &row, &column));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_come_from_the_shared_table_and_from_cells),
        cmocka_unit_test(signs_that_xml_cannot_hold_are_unescaped),
        cmocka_unit_test(numbers_are_shown_as_a_person_sees_them),
        cmocka_unit_test(days_follow_the_system_of_the_workbook),
        cmocka_unit_test(formulas_give_their_outcome_or_say_that_they_have_none),
        cmocka_unit_test(what_a_spreadsheet_could_not_work_out_is_told),
        cmocka_unit_test(merged_cells_and_hidden_rows_are_told_once),
        cmocka_unit_test(a_sheet_that_cannot_be_is_refused),
        cmocka_unit_test(cells_have_the_names_of_a_spreadsheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
