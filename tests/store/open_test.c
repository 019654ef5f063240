#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "fixture.h"

/* The message names the file, says what is wrong and how to mend it, in one line. */
static void expect(const struct err *err, const char *name, const char *wrong, const char *mend)
{
    if (!strstr(err->text, name) || !strstr(err->text, wrong) || !strstr(err->text, mend) ||
        strchr(err->text, '\n'))
        fail_msg("\"%s\" should have \"%s\", \"%s\", \"%s\"", err->text, name, wrong, mend);
}

static struct err refuse(char *bytes, size_t length)
{
    struct store *store = (struct store *)1;
    struct err err = {""};
    assert_false(store_open_bytes("fixture", bytes, length, "essen", &store, &err));
    assert_null(store);
    return err;
}

static void a_publication_opens(void **state)
{
    (void)state;
    struct store *store = fixture_store(NULL);
    const struct house *house = store_house(store);
    assert_string_equal(house->code, "essen");
    assert_string_equal(house->municipality, "Essen");
    assert_string_equal(house->desk_card, "loke");
    assert_true(house->sample);
    assert_int_equal(house->created, day_from_civil(2026, 11, 24));
    assert_int_equal(house->topic_count, 2);
    assert_string_equal(house->topics[0].talk_to, "loke");
    assert_int_equal(house->topics[1].colour, 0x26622a);
    assert_int_equal(house->age_count, 3);
    assert_int_equal(house->language_count, 3);
    assert_int_equal(house->holiday_count, 2);
    assert_true(house->holidays[0].school);
    assert_true(house->place->in_house);
    store_close(store);
}

static void no_house_named_is_the_first(void **state)
{
    (void)state;
    size_t length;
    struct store *store;
    char *bytes = fixture_bytes(NULL, &length);
    assert_true(store_open_bytes("fixture", bytes, length, NULL, &store, NULL));
    assert_string_equal(store_house(store)->code, "essen");
    store_close(store);
}

static void a_wrong_house_lists_those_there(void **state)
{
    (void)state;
    struct err err = fixture_error(NULL, "gent");
    expect(&err, "fixture", "het huis 'gent' staat er niet in", "--house uit: essen, kalmthout");
}

static void fingerprints_tell_contents_apart(void **state)
{
    (void)state;
    struct store *one = fixture_store(NULL), *same = fixture_store(NULL);
    struct store *other = fixture_store("UPDATE card SET title = 'Ander' WHERE id = 10");
    assert_true(store_fingerprint(one) != 0 && store_fingerprint(one) == store_fingerprint(same));
    assert_true(store_fingerprint(one) != store_fingerprint(other));
    store_close(one);
    store_close(same);
    store_close(other);
}

static void a_cut_file_is_refused_at_every_length(void **state)
{
    (void)state;
    size_t whole;
    char *bytes = fixture_bytes(NULL, &whole);
    for (size_t length = 0; length < whole; length += length < 4200 ? 1 : 997) {
        char *part = malloc(length + 1);
        memcpy(part, bytes, length);
        struct err err = refuse(part, length);
        if (length >= 100)
            expect(&err, "fixture", "afgebroken", "kopieer");
    }
    free(bytes);
}

static void a_file_with_something_behind_it_is_refused(void **state)
{
    (void)state;
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    bytes = realloc(bytes, length + 8192);
    memset(bytes + length, 'x', 8192);
    struct err err = refuse(bytes, length + 8192);
    expect(&err, "fixture", "8192 bytes te lang", "kopieer");
}

static void an_empty_file_is_refused(void **state)
{
    (void)state;
    struct err err = refuse(malloc(1), 0);
    expect(&err, "fixture", "leeg", "kopieer");
}

static void a_text_is_refused(void **state)
{
    (void)state;
    char text[] = "Dit is geen publicatie, maar een briefje van honderd tekens of meer, dat iemand in de map "
                  "liet staan toen de koffie klaar was.";
    struct err err = refuse(strdup(text), strlen(text));
    expect(&err, "fixture", "geen publicatie", "wegwijzer-data build");
}

static void random_bytes_behind_a_good_header_are_refused(void **state)
{
    (void)state;
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    unsigned seed = 1;
    for (size_t i = 100; i < length; i++)
        bytes[i] = (char)((seed = seed * 1103515245u + 12345u) >> 16);
    struct err err = refuse(bytes, length);
    expect(&err, "fixture", "", "opnieuw");
}

static void a_foreign_database_is_refused(void **state)
{
    (void)state;
    struct err err = fixture_error("PRAGMA application_id = 5", "essen");
    expect(&err, "fixture", "van een ander programma", "wegwijzer-data build");
}

static void another_format_is_refused(void **state)
{
    (void)state;
    struct err err = fixture_error("PRAGMA user_version = 2", "essen");
    expect(&err, "fixture", "formaat 2", "leest formaat 1");
}

static void wal_mode_is_refused(void **state)
{
    (void)state;
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    bytes[18] = bytes[19] = 2;
    struct err err = refuse(bytes, length);
    expect(&err, "fixture", "WAL", "wegwijzer-data build");
}

static void a_huge_page_count_is_refused(void **state)
{
    (void)state;
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    memset(bytes + 28, 0xff, 4);
    struct err err = refuse(bytes, length);
    expect(&err, "fixture", "afgebroken", "kopieer");
}

static void another_schema_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *wrong;
    } cases[] = {
        {"CREATE TABLE extra (x)", "de tabel 'extra' hoort niet"},
        {"CREATE VIEW kijk AS SELECT 1", "de view 'kijk' hoort niet"},
        {"CREATE TRIGGER boem AFTER INSERT ON card BEGIN SELECT 1; END", "de trigger 'boem' hoort niet"},
        {"CREATE INDEX snel ON card (title)", "de index 'snel' hoort niet"},
        {"CREATE VIRTUAL TABLE zoek USING fts5 (x)", "de tabel 'zoek' hoort niet"},
        {"DROP TABLE body", "'body' ontbreekt"},
        {"DROP INDEX occurrence_by_activity", "'occurrence_by_activity' ontbreekt"},
        {"ALTER TABLE slide ADD COLUMN x TEXT", "de tabel 'slide' is anders"},
        {"PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_card_1'",
         "index"},
        {"ANALYZE", "de tabel 'sqlite_stat1' hoort niet"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = fixture_error(cases[i].sql, "essen");
        expect(&err, "fixture", cases[i].wrong, "wegwijzer-data build");
    }
}

static void missing_content_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *sql, *wrong;
    } cases[] = {
        {"DELETE FROM publication", "'publication' is leeg"},
        {"UPDATE publication SET horizon_to = 'ooit'", "'publication' klopt niet"},
        {"UPDATE publication SET created = ''", "'publication' klopt niet"},
        {"DELETE FROM house", "geen huis"},
        {"UPDATE house SET place = 99 WHERE id = 1", "de plaats van het huis 'essen' ontbreekt"},
        {"UPDATE house SET municipality = '' WHERE id = 1", "geen naam, gemeente of base_url"},
        {"DELETE FROM house_topic WHERE house = 1", "geen thema's"},
        {"UPDATE house_topic SET topic = 99", "geen thema's"},
        {"PRAGMA ignore_check_constraints = ON; UPDATE house SET base_url = 'ftp://x' WHERE id = 1",
         "base_url"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = fixture_error(cases[i].sql, i == 3 ? NULL : "essen");
        expect(&err, "fixture", cases[i].wrong, "");
    }
}

static void broken_pages_are_refused(void **state)
{
    (void)state;
    enum { PAGE = 4096 };
    size_t length;
    char *bytes = fixture_bytes(NULL, &length);
    for (size_t page = 1; page < length / PAGE; page++) {
        char *copy = malloc(length);
        memcpy(copy, bytes, length);
        memset(copy + page * PAGE, 0, PAGE);
        struct err err = refuse(copy, length);
        expect(&err, "fixture", "", "opnieuw");
    }
    free(bytes);
}

static void no_file_at_all_is_refused(void **state)
{
    (void)state;
    struct store *store;
    struct err err = {""};
    char folder[] = "/tmp/open_test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    assert_false(store_open(folder, NULL, &store, &err));
    expect(&err, folder, "map", "");
    snprintf(path, sizeof path, "%s/weg.sqlite", folder);
    assert_false(store_open(path, NULL, &store, &err));
    expect(&err, path, "bestaat niet", "wegwijzer-data build");
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(store_open(path, NULL, &store, &err));
    expect(&err, path, "pijp", "");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void a_file_opens_and_its_neighbours_do_not_matter(void **state)
{
    (void)state;
    size_t length;
    struct store *store;
    struct err err = {""};
    char folder[] = "/tmp/open_test-XXXXXX", path[64], wal[70];
    char *bytes = fixture_bytes(NULL, &length);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.sqlite", folder);
    snprintf(wal, sizeof wal, "%s-wal", path);
    assert_true(path_write(path, bytes, length, NULL) && path_write(wal, bytes, length, NULL));
    assert_true(store_open(path, "essen", &store, &err));
    assert_int_equal(unlink(path) + unlink(wal) + rmdir(folder), 0);
    fixture_ask_all(store, fixture_now());
    store_close(store);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_publication_opens),
        cmocka_unit_test(no_house_named_is_the_first),
        cmocka_unit_test(a_wrong_house_lists_those_there),
        cmocka_unit_test(fingerprints_tell_contents_apart),
        cmocka_unit_test(a_cut_file_is_refused_at_every_length),
        cmocka_unit_test(a_file_with_something_behind_it_is_refused),
        cmocka_unit_test(an_empty_file_is_refused),
        cmocka_unit_test(a_text_is_refused),
        cmocka_unit_test(random_bytes_behind_a_good_header_are_refused),
        cmocka_unit_test(a_foreign_database_is_refused),
        cmocka_unit_test(another_format_is_refused),
        cmocka_unit_test(wal_mode_is_refused),
        cmocka_unit_test(a_huge_page_count_is_refused),
        cmocka_unit_test(another_schema_is_refused),
        cmocka_unit_test(missing_content_is_refused),
        cmocka_unit_test(broken_pages_are_refused),
        cmocka_unit_test(no_file_at_all_is_refused),
        cmocka_unit_test(a_file_opens_and_its_neighbours_do_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
