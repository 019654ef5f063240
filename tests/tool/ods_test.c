#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book_fixture.h"

static void expect(const char *tables, const char *text)
{
    static struct seen seen;
    size_t length;
    char *bytes = ods_make(tables, &length);
    const char *got = workbook_see(&seen, bytes, length);
    if (strcmp(got, "refused") == 0)
        fail_msg("%s", seen.err.text);
    assert_string_equal(got, text);
    free(bytes);
}

static void typed_cells_are_shown_as_a_person_sees_them(void **state)
{
    (void)state;
    expect("<table:table table:name=\"A\"><table:table-row>"
           "<table:table-cell o:value-type=\"float\" "
           "o:value=\"0.30000000000000004\"><text:p>0,3</text:p></table:table-cell>"
           "<table:table-cell o:value-type=\"date\" "
           "o:date-value=\"2026-11-25\"><text:p>25/11/26</text:p></table:table-cell>"
           "<table:table-cell o:value-type=\"date\" o:date-value=\"2026-11-25T14:00:00\"/>"
           "<table:table-cell o:value-type=\"time\" o:time-value=\"PT09H30M00S\"/>"
           "<table:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"/>"
           "<table:table-cell o:value-type=\"percentage\" o:value=\"0.5\"/>"
           "</table:table-row></table:table>",
           "== A\n1|0.3|2026-11-25|2026-11-25T14:00|09:30|ja|50%\n");
}

static void paragraphs_spaces_and_notes_make_one_text(void **state)
{
    (void)state;
    expect("<table:table table:name=\"A\"><table:table-row><table:table-cell o:value-type=\"string\">"
           "<o:annotation><text:p>een opmerking</text:p></o:annotation><text:p>een<text:s "
           "text:c=\"2\"/>twee</text:p>"
           "<text:p><text:span>drie</text:span><text:tab/>vier</"
           "text:p><draw:frame><draw:text-box><text:p>tekening</text:p>"
           "</draw:text-box></draw:frame></table:table-cell></table:table-row></table:table>",
           "== A\n1|een  twee\ndrie\tvier\n");
}

static void repeats_are_written_out_but_empty_ones_cost_nothing(void **state)
{
    (void)state;
    expect("<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"2\">"
           "<table:table-cell table:number-columns-repeated=\"2\" "
           "o:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
           "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
           "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell "
           "table:number-columns-repeated=\"16384\"/>"
           "</table:table-row><table:table-row><table:table-cell "
           "o:value-type=\"string\"><text:p>y</text:p></table:table-cell>"
           "</table:table-row></table:table>",
           "== A\n1|x|x\n2|x|x\n1048003|y\n");
}

static void merged_cells_hidden_sheets_and_formulas_are_told(void **state)
{
    (void)state;
    expect(
        "<table:table table:name=\"A\" table:style-name=\"dicht\"><table:table-row "
        "table:visibility=\"collapse\">"
        "<table:table-cell table:number-columns-spanned=\"2\" "
        "o:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
        "<table:covered-table-cell o:value-type=\"string\"><text:p>onder</text:p></table:covered-table-cell>"
        "<table:table-cell table:formula=\"of:=1\" o:value-type=\"float\" o:value=\"1\"/>"
        "<table:table-cell table:formula=\"of:=A\" "
        "calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        "== A\n! D1 hier staat een fout van het rekenblad (#REF!); verbeter de formule of typ de "
        "waarde\n1|a||1|#REF!\n"
        "? - 2 cellen zijn een formule (de eerste is C1); ik neem de uitkomst die er het laatst stond\n"
        "? - A1 is samengevoegd met andere cellen; de tekst telt alleen voor de eerste cel. Splits de cellen "
        "en vul ze elk in\n? - 1 rij is verborgen (rij 1); ook die tellen mee\n? - dit blad is verborgen, "
        "maar telt mee\n");
}

static void a_table_within_a_cell_is_no_sheet(void **state)
{
    (void)state;
    expect(
        "<table:table table:name=\"A\"><table:table-row><table:table-cell><table:table table:name=\"binnen\">"
        "<table:table-row><table:table-cell><text:p>weg</text:p></table:table-cell></table:table-row></"
        "table:table>"
        "</table:table-cell><table:table-cell><text:p>blijft</text:p></table:table-cell></table:table-row></"
        "table:table>",
        "== A\n1||blijft\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_cells_are_shown_as_a_person_sees_them),
        cmocka_unit_test(paragraphs_spaces_and_notes_make_one_text),
        cmocka_unit_test(repeats_are_written_out_but_empty_ones_cost_nothing),
        cmocka_unit_test(merged_cells_hidden_sheets_and_formulas_are_told),
        cmocka_unit_test(a_table_within_a_cell_is_no_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
