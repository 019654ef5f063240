#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "book_fixture.h"
#include "tool/sheet/package.h"

/* What a test run under a sanitizer takes is not what the program takes. */
#if defined(__SANITIZE_ADDRESS__)
enum { BOUNDED = 0 };
#else
enum { BOUNDED = 1 };
#endif

enum { SECONDS = 2, MEMORY_BYTES = 200 << 20 };

/* Reads it in a child that has two seconds of processor time and 200 MB more than this test has itself, so that a reader
 * without bounds dies. Returns why it was refused; "" when it was read. */
static const char *refusal(const char *bytes, size_t length)
{
    static char why[sizeof((struct err *)0)->text];
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        static struct seen seen;
        struct rlimit time = {SECONDS, SECONDS}, memory;
        long pages = 0;
        FILE *own = fopen("/proc/self/statm", "r");
        if (own && fscanf(own, "%ld", &pages) == 1 && BOUNDED) {
            memory.rlim_cur = memory.rlim_max = (rlim_t)(pages * sysconf(_SC_PAGESIZE) + MEMORY_BYTES);
            setrlimit(RLIMIT_AS, &memory);
            setrlimit(RLIMIT_CPU, &time);
        }
        workbook_see(&seen, bytes, length);
        ssize_t put = write(ends[1], seen.err.text, sizeof seen.err.text);
        _exit(put == (ssize_t)sizeof seen.err.text ? 0 : 1);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], why, sizeof why);
    close(ends[0]);
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || got != (ssize_t)sizeof why)
        return "more than two seconds or 200 MB";
    return why;
}

static void expect_refused(char *bytes, size_t length, const char *why)
{
    const char *said = refusal(bytes, length);
    if (!strstr(said, why))
        fail_msg("expected: %s\nsaid: %s", why, said);
    free(bytes);
}

static char *copy(const char *bytes, size_t length)
{
    char *copied = malloc(length + 1);
    assert_non_null(copied);
    memcpy(copied, bytes, length);
    return copied;
}

static void what_is_no_workbook_is_named(void **state)
{
    (void)state;
    char old[64] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", secret[128] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const char *name = "EncryptedPackage";
    for (size_t i = 0; name[i]; i++)
        secret[40 + i * 2] = name[i];
    expect_refused(copy("", 0), 0, "dit bestand is leeg");
    expect_refused(copy("hallo, dit is tekst", 19), 19, "dit is geen werkboek");
    expect_refused(copy(old, sizeof old), sizeof old, "een werkboek van een oude soort (.xls)");
    expect_refused(copy("\x09\x08\x08\x00\x00\x05", 6), 6, "een werkboek van een oude soort (.xls)");
    expect_refused(copy(secret, sizeof secret), sizeof secret, "heeft een wachtwoord");
    expect_refused(copy("<?xml version='1.0'?><a/>", 25), 25, "als één XML-bestand");
}

static void expect_zip(const struct zip_part *parts, const char *why)
{
    size_t length;
    char *bytes = zip_make(parts, &length);
    expect_refused(bytes, length, why);
}

static void other_zips_are_named(void **state)
{
    (void)state;
    expect_zip((const struct zip_part[]){{.name = "foto.txt", .text = "x"}, {0}},
               "een zip-bestand, maar geen werkboek");
    expect_zip((const struct zip_part[]){{.name = "xl/workbook.bin", .text = "x"},
                                         {.name = "_rels/.rels", .text = "<r/>"},
                                         {0}},
               "van de soort .xlsb");
    expect_zip((const struct zip_part[]){{.name = "word/document.xml", .text = "x"}, {0}},
               "een Word-document");
    expect_zip(
        (const struct zip_part[]){{.name = "mimetype", .text = "application/vnd.oasis.opendocument.text"},
                                  {0}},
        "geen rekenblad maar een ander document");
    expect_zip(
        (const struct zip_part[]){
            {.name = "mimetype", .text = "application/vnd.oasis.opendocument.spreadsheet"},
            {.name = "META-INF/manifest.xml", .text = "<manifest><encryption-data/></manifest>"},
            {0}},
        "heeft een wachtwoord");
}

static void half_a_file_is_named_wherever_it_ends(void **state)
{
    size_t length;
    (void)state;
    char *bytes = xlsx_make("<row><c><v>1</v></c></row>", "", "", "", &length);
    for (size_t cut = 4; cut < length; cut += length / 16)
        expect_refused(copy(bytes, cut), cut, "niet volledig");
    free(bytes);
}

/* Text over and over. */
static char *repeat(const char *text, size_t times)
{
    size_t length = strlen(text);
    char *all = malloc(length * times + 1);
    assert_non_null(all);
    for (size_t i = 0; i < times; i++)
        memcpy(all + i * length, text, length);
    all[length * times] = '\0';
    return all;
}

static void expect_rows_refused(char *rows, const char *strings, const char *why)
{
    size_t length;
    char *bytes = xlsx_make(rows, "", strings, "", &length);
    free(rows);
    expect_refused(bytes, length, why);
}

static void bombs_stay_small(void **state)
{
    (void)state;
    expect_rows_refused(repeat("                                ", 4 << 20), "", "veel te groot");
    char *strings =
        repeat("<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 2 << 19);
    expect_rows_refused(repeat("", 1), strings, "veel te groot");
    free(strings);
    expect_rows_refused(repeat("<a>", 100000), "", "te diep genest");
}

static void entities_in_entities_are_refused(void **state)
{
    const struct zip_part parts[] = {
        {.name = "_rels/.rels",
         .text = "<!DOCTYPE a [<!ENTITY b \"cccccccccc\"><!ENTITY d \"&b;&b;&b;&b;&b;\">]><a>&d;&d;</a>"},
        {0}};
    (void)state;
    expect_zip(parts, "DOCTYPE");
}

static void a_million_rows_are_refused(void **state)
{
    (void)state;
    enum { ROWS = 1000000, ROOM = 48 };
    char *rows = malloc((size_t)ROWS * ROOM), *end = rows;
    assert_non_null(rows);
    for (int i = 1; i <= ROWS; i++)
        end += sprintf(end, "<row r=\"%d\"><c><v>%d</v></c></row>", i, i * 37 % 1000003);
    expect_rows_refused(rows, "", "blad \"Blad\": het werkboek heeft meer dan 200000 rijen");
    size_t length;
    char *bytes =
        ods_make("<table:table table:name=\"A\"><table:table-row table:number-rows-repeated=\"1000000\">"
                 "<table:table-cell o:value-type=\"float\" o:value=\"1\"/></table:table-row></table:table>",
                 &length);
    expect_refused(bytes, length, "blad \"A\": het werkboek heeft meer dan 200000 rijen");
}

static void a_cell_has_its_bound(void **state)
{
    (void)state;
    size_t length;
    char *text = repeat("a", 300000), *rows = malloc(300100);
    assert_non_null(rows);
    sprintf(rows, "<row><c t=\"inlineStr\"><is><t>%s</t></is></c></row>", text);
    expect_rows_refused(rows, "", "cel A1 heeft meer tekst dan een cel kan hebben");
    rows = malloc(300300);
    assert_non_null(rows);
    sprintf(rows,
            "<table:table "
            "table:name=\"A\"><table:table-row><table:table-cell><text:p>%s</text:p></table:table-cell>"
            "</table:table-row></table:table>",
            text);
    char *bytes = ods_make(rows, &length);
    expect_refused(bytes, length, "cel A1 heeft meer tekst dan een cel kan hebben");
    free(rows);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_workbook_is_named),
        cmocka_unit_test(other_zips_are_named),
        cmocka_unit_test(half_a_file_is_named_wherever_it_ends),
        cmocka_unit_test(bombs_stay_small),
        cmocka_unit_test(entities_in_entities_are_refused),
        cmocka_unit_test(a_million_rows_are_refused),
        cmocka_unit_test(a_cell_has_its_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
