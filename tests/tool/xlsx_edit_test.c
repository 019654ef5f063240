/* Cells put into the XML of a workbook, and all that must stay as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/message.h"
#include "base/path.h"
#include "book_fixture.h"
#include "tool/sheet/xlsx_edit.h"

/* The text of a part that says where one other part stands. */
#define RELATION(id, type, target)                                                                           \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "   \
    "Id=\"" id "\" Type=\"http://x/" type "\" Target=\"" target "\"/></Relationships>"

#define SHEET             "xl/worksheets/sheet1.xml"
#define TEXT(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"

/* A workbook before and after. */
struct change {
    char *before, *after;
    size_t before_length, after_length;
    struct err err;
};

static bool change(struct change *change, const char *rows, const struct xlsx_edit *edits, int count)
{
    *change = (struct change){.err = {""}};
    change->before = xlsx_make(rows, "<mergeCells count=\"1\"><mergeCell ref=\"X1:Y2\"/></mergeCells>",
                               "<si><t>gedeeld</t></si>", "", &change->before_length);
    return xlsx_edit_bytes(change->before, change->before_length, edits, count, &change->after,
                           &change->after_length, &change->err);
}

static void change_release(struct change *change)
{
    free(change->before);
    free(change->after);
}

/* Makes the edits and compares the sheet's rows, as the file has them, with what they must be. */
static void expect_rows(const char *rows, const struct xlsx_edit *edits, int count, const char *wanted)
{
    struct change made;
    if (!change(&made, rows, edits, count))
        fail_msg("%s", made.err.text);
    char *sheet = zip_part_text(made.after, made.after_length, SHEET), *from = strstr(sheet, "<sheetData>"),
         *to = strstr(sheet, "</sheetData>");
    assert_non_null(from);
    from += strlen("<sheetData>");
    *to = '\0';
    assert_string_equal(from, wanted);
    assert_non_null(strstr(to + 1, "<mergeCells count=\"1\">"));
    free(sheet);
    change_release(&made);
}

static void a_cell_is_replaced_emptied_or_put_in_its_place(void **state)
{
    (void)state;
    static const struct xlsx_edit edits[] = {
        {"Blad", 2, 0, "nul"}, {"Blad", 2, 1, "nieuw"}, {"Blad", 2, 2, ""}, {"Blad", 2, 4, "einde"}};
    expect_rows(
        "<row r=\"1\">" TEXT("A1", "kop") "</row>"
                                          "<row r=\"2\" spans=\"2:3\" ht=\"20\"><c r=\"B2\" s=\"3\" "
                                          "t=\"s\"><v>0</v></c><c s=\"1\"><v>4</v></c>"
                                          "</row>",
        edits, 4,
        "<row r=\"1\">" TEXT(
            "A1", "kop") "</row>"
                         "<row r=\"2\" ht=\"20\">" TEXT(
                             "A2", "nul") "<c r=\"B2\" s=\"3\" t=\"inlineStr\"><is><t>nieuw</t></is></c><c "
                                          "r=\"C2\" s=\"1\"/>" TEXT("E2", "einde") "</row>");
}

static void rows_that_are_not_there_come_in_order_with_the_looks_above(void **state)
{
    (void)state;
    static const struct xlsx_edit edits[] = {{"Blad", 3, 0, "drie"},
                                             {"Blad", 4, 1, "vier"},
                                             {"Blad", 6, 0, "zes"},
                                             {"Blad", 7, 0, "zeven"},
                                             {"Blad", 7, 1, "acht"}};
    expect_rows(
        "<row r=\"1\">" TEXT("A1",
                             "kop") "</row><row r=\"2\"><c r=\"A2\" s=\"2\"><v>1</v></c></row>"
                                    "<row r=\"4\" spans='1:1'/><row r=\"5\"><c r=\"A5\" s=\"4\"/></row>",
        edits, 5,
        "<row r=\"1\">" TEXT(
            "A1", "kop") "</row><row r=\"2\"><c r=\"A2\" s=\"2\"><v>1</v></c></row>"
                         "<row r=\"3\"><c r=\"A3\" s=\"2\" t=\"inlineStr\"><is><t>drie</t></is></c></row>"
                         "<row r=\"4\">" TEXT("B4", "vier") "</row><row r=\"5\"><c r=\"A5\" s=\"4\"/></row>"
                                                            "<row r=\"6\"><c r=\"A6\" s=\"4\" "
                                                            "t=\"inlineStr\"><is><t>zes</t></is></c></row>"
                                                            "<row r=\"7\"><c r=\"A7\" s=\"4\" "
                                                            "t=\"inlineStr\"><is><t>zeven</t></is></c>" TEXT(
                                                                "B7", "acht") "</row>");
}

static void text_is_what_it_was_whatever_signs_it_holds(void **state)
{
    static struct seen seen;
    (void)state;
    static const struct xlsx_edit edits[] = {
        {"Blad", 1, 0, "<b> & \"c\" _x000D_ a\rb\tc\n\xF0\x9F\x98\x80 ]]>"}, {"Blad", 1, 1, " spaties "}};
    struct change made;
    if (!change(&made, "", edits, 2))
        fail_msg("%s", made.err.text);
    workbook_see(&seen, made.after, made.after_length);
    assert_non_null(
        strstr(seen.text, "== Blad\n1|<b> & \"c\" _x000D_ a\rb\tc\n\xF0\x9F\x98\x80 ]]>| spaties \n"));
    change_release(&made);
}

static void a_sheet_that_is_not_there_is_added_and_hidden_when_it_is_ours(void **state)
{
    static struct seen seen;
    (void)state;
    static const struct xlsx_edit edits[] = {
        {"_bron", 1, 0, "feed"}, {"_bron", 2, 0, "x"}, {"Thema's & co", 1, 0, "code"}};
    struct change made;
    if (!change(&made, "<row r=\"1\">" TEXT("A1", "kop") "</row>", edits, 3))
        fail_msg("%s", made.err.text);
    workbook_see(&seen, made.after, made.after_length);
    assert_non_null(strstr(seen.text, "== _bron\n1|feed\n2|x\n== Thema's & co\n1|code\n"));
    char *workbook = zip_part_text(made.after, made.after_length, "xl/workbook.xml"),
         *types = zip_part_text(made.after, made.after_length, "[Content_Types].xml");
    assert_non_null(strstr(workbook, "<sheet name=\"_bron\" sheetId=\"2\" state=\"hidden\" r:id=\""));
    assert_non_null(strstr(workbook, "<sheet name=\"Thema's &amp; co\" sheetId=\"3\" r:id=\""));
    assert_non_null(strstr(types, "PartName=\"/xl/worksheets/sheet2.xml\""));
    assert_non_null(strstr(types, "PartName=\"/xl/worksheets/sheet3.xml\""));
    char *again = NULL;
    size_t length;
    static const struct xlsx_edit more = {"_bron", 3, 0, "y"};
    if (!xlsx_edit_bytes(made.after, made.after_length, &more, 1, &again, &length, &made.err))
        fail_msg("%s", made.err.text);
    workbook_see(&seen, again, length);
    assert_non_null(strstr(seen.text, "== _bron\n1|feed\n2|x\n3|y\n"));
    free(again);
    free(workbook);
    free(types);
    change_release(&made);
}

static void every_other_part_keeps_its_bytes(void **state)
{
    (void)state;
    static const char *const parts[] = {"xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml",
                                        "xl/_rels/workbook.xml.rels", "[Content_Types].xml"};
    static const struct xlsx_edit edit = {"Blad", 9, 9, "ver"};
    struct change made;
    assert_true(change(&made, "<row r=\"1\">" TEXT("A1", "kop") "</row>", &edit, 1));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *was = zip_part_text(made.before, made.before_length, parts[i]),
             *is = zip_part_text(made.after, made.after_length, parts[i]);
        assert_string_equal(was, is);
        free(was);
        free(is);
    }
    change_release(&made);
}

static void what_cannot_be_put_is_refused_with_its_cell(void **state)
{
    (void)state;
    char *lengthy = malloc(XLSX_TEXT_MAX + 2);
    memset(lengthy, 'a', XLSX_TEXT_MAX + 1);
    lengthy[XLSX_TEXT_MAX + 1] = '\0';
    const struct xlsx_edit formula = {"Blad", 2, 1, "nieuw"}, huge = {"Blad", 2, 0, lengthy};
    static const char rows[] = "<row r=\"2\"><c r=\"B2\"><f>1+1</f><v>2</v></c></row>";
    struct change made;
    assert_false(change(&made, rows, &formula, 1));
    assert_string_equal(
        made.err.text, "blad \"Blad\": cel B2 is een formule en daar schrijf ik niet over; maak de cel leeg");
    assert_null(made.after);
    change_release(&made);
    assert_false(change(&made, rows, &huge, 1));
    assert_non_null(strstr(made.err.text, "cel A2 krijgt meer dan 32767 tekens"));
    change_release(&made);
    lengthy[XLSX_TEXT_MAX] = '\0';
    assert_true(change(&made, rows, &huge, 1));
    change_release(&made);
    free(lengthy);
}

/* Says `message_init` in a process of its own, since there is no way back. */
static void a_refusal_is_in_one_language(void **state)
{
    (void)state;
    pid_t pid = fork();
    if (pid == 0) {
        static const struct xlsx_edit formula = {"Blad", 2, 1, "nieuw"};
        struct change made;
        char catalogues[4096];
        setenv("LC_ALL", "en_GB.UTF-8", 1);
        unsetenv("LANGUAGE");
        if (path_find_share("locale", catalogues, sizeof catalogues))
            message_init(catalogues);
        change(&made, "<row r=\"2\"><c r=\"B2\"><f>1+1</f><v>2</v></c></row>", &formula, 1);
        _exit(strncmp(made.err.text, "sheet \"Blad\": cell B2 is a formula", 34) != 0);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* Names with a prefix, columns that have looks of their own, and a size that must grow. */
static void a_file_that_writes_its_names_in_another_way_keeps_that(void **state)
{
    (void)state;
    static const char sheet[] =
        "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:dimension "
        "ref=\"A1:B1\"/><x:cols><x:col min=\"2\" max=\"3\" "
        "style=\"5\"/></x:cols><x:sheetData/></x:worksheet>";
    static const struct zip_part parts[] = {
        {.name = "_rels/.rels", .text = RELATION("a", "officeDocument", "b/book.xml")},
        {.name = "b/book.xml",
         .text = "<m:workbook xmlns:m=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                 "xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                 "relationships\"><m:sheets><m:sheet name=\"Blad\" sheetId=\"7\" "
                 "q:id=\"z\"/></m:sheets></m:workbook>"},
        {.name = "b/_rels/book.xml.rels",
         .text = "<p:Relationships "
                 "xmlns:p=\"http://schemas.openxmlformats.org/package/2006/relationships\"><p:Relationship "
                 "Id=\"z\" Type=\"http://x/worksheet\" Target=\"/b/een.xml\"/></p:Relationships>"},
        {.name = "b/een.xml", .text = sheet},
        {.name = "[Content_Types].xml",
         .text =
             "<t:Types xmlns:t=\"http://schemas.openxmlformats.org/package/2006/content-types\"></t:Types>"},
        {0},
    };
    static const struct xlsx_edit edits[] = {{"Blad", 3, 1, "b"}, {"_bron", 1, 0, "feed"}};
    struct err err = {""};
    size_t length, after_length;
    char *bytes = zip_make(parts, &length), *after = NULL;
    if (!xlsx_edit_bytes(bytes, length, edits, 2, &after, &after_length, &err))
        fail_msg("%s", err.text);
    char *changed = zip_part_text(after, after_length, "b/een.xml"),
         *book = zip_part_text(after, after_length, "b/book.xml"),
         *relations = zip_part_text(after, after_length, "b/_rels/book.xml.rels"),
         *types = zip_part_text(after, after_length, "[Content_Types].xml");
    assert_non_null(strstr(changed, "<x:dimension ref=\"A1:B3\"/>"));
    assert_non_null(strstr(changed,
                           "<x:sheetData><x:row r=\"3\"><x:c r=\"B3\" s=\"5\" t=\"inlineStr\"><x:is><x:t>b"
                           "</x:t></x:is></x:c></x:row></x:sheetData>"));
    assert_non_null(strstr(book, "<m:sheet name=\"_bron\" sheetId=\"8\" state=\"hidden\" q:id=\""));
    assert_non_null(strstr(relations, "<p:Relationship Id=\"rIdWegwijzer8\" Type=\"http://x/worksheet\" "
                                      "Target=\"worksheets/sheet1.xml\"/>"));
    assert_non_null(strstr(types, "<t:Override PartName=\"/b/worksheets/sheet1.xml\""));
    free(changed);
    free(book);
    free(relations);
    free(types);
    free(after);
    free(bytes);
}

/* openpyxl names the namespace of r:id on each sheet, where the next one does not see it. */
static void a_sheet_beside_one_that_declares_its_own_prefix_does_so_too(void **state)
{
    static struct seen seen;
    (void)state;
    static const struct zip_part parts[] = {
        {.name = "_rels/.rels", .text = RELATION("a", "officeDocument", "xl/workbook.xml")},
        {.name = "xl/workbook.xml",
         .text =
             "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheets><sheet "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
             "name=\"Blad\" sheetId=\"1\" state=\"visible\" r:id=\"z\"/></sheets></workbook>"},
        {.name = "xl/_rels/workbook.xml.rels", .text = RELATION("z", "worksheet", "/xl/een.xml")},
        {.name = "xl/een.xml",
         .text =
             "<worksheet "
             "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"},
        {.name = "[Content_Types].xml",
         .text = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"},
        {0},
    };
    static const struct xlsx_edit edits[] = {
        {"Blad", 1, 0, "a"}, {"_bron", 1, 0, "feed"}, {"_twee", 1, 0, "x"}};
    struct err err = {""};
    size_t length, after_length;
    char *bytes = zip_make(parts, &length), *after = NULL;
    if (!xlsx_edit_bytes(bytes, length, edits, 3, &after, &after_length, &err))
        fail_msg("%s", err.text);
    assert_string_equal(workbook_see(&seen, after, after_length),
                        "== Blad\n1|a\n== _bron\n1|feed\n== _twee\n1|x\n");
    free(after);
    free(bytes);
}

/* Some programs write the names of the parts as Windows does. */
static void a_part_with_a_backslash_is_replaced_and_not_doubled(void **state)
{
    static struct seen seen;
    (void)state;
    static const struct zip_part parts[] = {
        {.name = "_rels/.rels", .text = RELATION("a", "officeDocument", "xl/book.xml")},
        {.name = "xl\\book.xml",
         .text =
             "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
             "name=\"Blad\" sheetId=\"1\" r:id=\"z\"/></sheets></workbook>"},
        {.name = "xl\\_rels\\book.xml.rels", .text = RELATION("z", "worksheet", "een.xml")},
        {.name = "xl\\een.xml",
         .text =
             "<worksheet "
             "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>"},
        {0},
    };
    static const struct xlsx_edit edit = {"Blad", 1, 0, "a"};
    struct err err = {""};
    size_t length, after_length;
    char *bytes = zip_make(parts, &length), *after = NULL;
    if (!xlsx_edit_bytes(bytes, length, &edit, 1, &after, &after_length, &err))
        fail_msg("%s", err.text);
    assert_string_equal(workbook_see(&seen, after, after_length), "== Blad\n1|a\n");
    char *sheet = zip_part_text(after, after_length, "xl\\een.xml");
    assert_non_null(strstr(sheet, "<t>a</t>"));
    free(sheet);
    free(after);
    free(bytes);
}

#define FORMULAS                                                                                             \
    "<x:worksheet "                                                                                          \
    "xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row "             \
    "r=\"1\"><x:c r=\"B1\"><x:f>COUNTA(A:A)</x:f><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>"

/* Puts a cell in a workbook with formulas, twice; `behind` stands behind its sheets and must become `wanted`. */
static void expect_asked(const char *behind, const char *chain, const char *wanted)
{
    char book[600];
    snprintf(book, sizeof book,
             "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
             "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
             "name=\"Blad\" sheetId=\"1\" r:id=\"z\"/></sheets>%s</workbook>",
             behind);
    const struct zip_part parts[] = {
        {.name = "_rels/.rels", .text = RELATION("a", "officeDocument", "xl/book.xml")},
        {.name = "xl/book.xml", .text = book},
        {.name = "xl/_rels/book.xml.rels", .text = RELATION("z", "worksheet", "een.xml")},
        {.name = "xl/een.xml", .text = FORMULAS},
        {.name = "docProps/app.xml",
         .text = "<Properties><Application>LibreOffice/7.4.7.2$Linux_X86_64</Application></Properties>"},
        {.name = chain, .text = "<calcChain/>"},
        {0},
    };
    static const struct xlsx_edit edit = {"Blad", 1, 0, "a"};
    struct err err = {""};
    size_t length, after_length;
    char *bytes = zip_make(parts, &length), *after = NULL;
    for (int i = 0; i < 2; i++) {
        if (!xlsx_edit_bytes(bytes, length, &edit, 1, &after, &after_length, &err))
            fail_msg("%s", err.text);
        char *made = zip_part_text(after, after_length, "xl/book.xml"),
             *program = zip_part_text(after, after_length, "docProps/app.xml");
        assert_string_equal(strstr(made, "</sheets>"), wanted);
        assert_non_null(strstr(program, "<Application>Wegwijzer</Application>"));
        free(made);
        free(program);
        free(bytes);
        bytes = after;
        length = after_length;
    }
    free(bytes);
}

static void a_workbook_with_formulas_is_asked_to_work_them_out_anew(void **state)
{
    (void)state;
    expect_asked("<calcPr calcId=\"191029\"/>", "xl/calcChain.xml",
                 "</sheets><calcPr fullCalcOnLoad=\"1\" calcId=\"191029\"/></workbook>");
    expect_asked("<definedNames/>", NULL,
                 "</sheets><definedNames/><calcPr fullCalcOnLoad=\"1\"/></workbook>");
    expect_asked("<calcPr fullCalcOnLoad=\"false\"/>", NULL,
                 "</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>");
}

static void what_only_looks_like_a_formula_asks_nothing(void **state)
{
    (void)state;
    static const struct xlsx_edit edit = {"Blad", 2, 0, "a"};
    struct change made;
    assert_true(change(&made, "<row r=\"1\" f=\"f\"><c r=\"A1\"><formula/><v>3</v></c></row>", &edit, 1));
    char *book = zip_part_text(made.after, made.after_length, "xl/workbook.xml");
    assert_null(strstr(book, "calcPr"));
    free(book);
    change_release(&made);
}

static void file_make(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void a_link_stays_a_link_and_what_it_leads_to_is_replaced(void **state)
{
    (void)state;
    char folder[] = "/tmp/wegwijzer-link-XXXXXX", real[64], link[64], lock[80], bytes[8] = "";
    struct stat info;
    struct err err = {""};
    assert_non_null(mkdtemp(folder));
    snprintf(real, sizeof real, "%s/echt.xlsx", folder);
    snprintf(link, sizeof link, "%s/link.xlsx", folder);
    snprintf(lock, sizeof lock, "%s/.~lock.echt.xlsx#", folder);
    file_make(real);
    assert_int_equal(chmod(real, 0640), 0);
    assert_int_equal(symlink("echt.xlsx", link), 0);
    assert_true(xlsx_replace(link, "nieuw", 5, &err));
    assert_int_equal(lstat(link, &info), 0);
    assert_true(S_ISLNK(info.st_mode));
    assert_int_equal(lstat(real, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
    FILE *file = fopen(real, "r");
    assert_non_null(file);
    assert_int_equal(fread(bytes, 1, sizeof bytes - 1, file), 5);
    fclose(file);
    assert_string_equal(bytes, "nieuw");
    file_make(lock);
    assert_false(xlsx_replace(link, "later", 5, &err));
    assert_non_null(strstr(err.text, "staat open in een rekenblad"));
    unlink(lock);
    unlink(link);
    unlink(real);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_is_replaced_emptied_or_put_in_its_place),
        cmocka_unit_test(rows_that_are_not_there_come_in_order_with_the_looks_above),
        cmocka_unit_test(text_is_what_it_was_whatever_signs_it_holds),
        cmocka_unit_test(a_sheet_that_is_not_there_is_added_and_hidden_when_it_is_ours),
        cmocka_unit_test(every_other_part_keeps_its_bytes),
        cmocka_unit_test(what_cannot_be_put_is_refused_with_its_cell),
        cmocka_unit_test(a_refusal_is_in_one_language),
        cmocka_unit_test(a_file_that_writes_its_names_in_another_way_keeps_that),
        cmocka_unit_test(a_sheet_beside_one_that_declares_its_own_prefix_does_so_too),
        cmocka_unit_test(a_part_with_a_backslash_is_replaced_and_not_doubled),
        cmocka_unit_test(a_workbook_with_formulas_is_asked_to_work_them_out_anew),
        cmocka_unit_test(what_only_looks_like_a_formula_asks_nothing),
        cmocka_unit_test(a_link_stays_a_link_and_what_it_leads_to_is_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
