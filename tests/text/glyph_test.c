/* No face lacks a character of any catalogue or publication, in either weight. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/path.h"
#include "../support/engine.h"

enum { PATH_BYTES = 4096, FILE_CAP = 64 << 20, STRINGS_LEAST = 200, TEXTS_LEAST = 1000 };

/* What a walk over texts counts. */
struct tally {
    struct text *text;
    int texts, missing;
};

static void look_at(struct tally *tally, const char *utf8, const char *language, const char *where)
{
    for (int bold = 0; bold < 2; bold++) {
        struct text_style style = {.px = 32, .line_px = 46, .bold = bold};
        if (text_layout(tally->text, utf8, style, 0, language)->missing) {
            fprintf(stderr, "%s, %s, %s: no glyph for all of \"%s\"\n", where, language,
                    bold ? "bold" : "regular", utf8);
            tally->missing++;
        }
    }
    tally->texts++;
    text_trim(tally->text);
}

static uint32_t word_at(const char *bytes, size_t place)
{
    uint32_t word;
    memcpy(&word, bytes + place, sizeof word);
    return word;
}

/* A built catalogue: tables of lengths and places of the strings; plural forms are parted by a NUL. */
static void look_at_catalogue(struct tally *tally, const char *language, const char *path)
{
    char *bytes;
    size_t length;
    struct err err;
    assert_true(path_read(path, FILE_CAP, &bytes, &length, &err));
    assert_int_equal(word_at(bytes, 0), 0x950412DE);
    uint32_t count = word_at(bytes, 8), sources = word_at(bytes, 12), strings = word_at(bytes, 16);
    for (uint32_t i = 0; i < count; i++) {
        if (word_at(bytes, sources + i * 8) == 0) /* the header is for translators */
            continue;
        const char *text = bytes + word_at(bytes, strings + i * 8 + 4);
        const char *end = text + word_at(bytes, strings + i * 8);
        for (; text <= end; text += strlen(text) + 1)
            look_at(tally, text, language, "catalogue");
        const char *source = bytes + word_at(bytes, sources + i * 8 + 4);
        look_at(tally, source, "nl", "catalogue");
    }
    free(bytes);
}

static void catalogues_have_all_glyphs(void **state)
{
    for (int i = 0; test_languages[i]; i++) {
        struct tally tally = {.text = *state};
        char name[80], path[PATH_BYTES];
        if (strcmp(test_languages[i], "nl") == 0)
            continue;
        snprintf(name, sizeof name, "locale/%s/LC_MESSAGES/wegwijzer.mo", test_languages[i]);
        assert_true(path_find_share(name, path, sizeof path));
        look_at_catalogue(&tally, test_languages[i], path);
        assert_in_range(tally.texts, STRINGS_LEAST, INT32_MAX);
        assert_int_equal(tally.missing, 0);
    }
}

/* The texts of a table; each row of translations says in which language it is. */
static void look_at_table(struct tally *tally, sqlite3 *db, const char *table)
{
    char sql[120];
    sqlite3_stmt *rows;
    snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), SQLITE_OK);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        const char *language = "nl";
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            if (strcmp(sqlite3_column_name(rows, i), "language") == 0)
                language = (const char *)sqlite3_column_text(rows, i);
        for (int i = 0; i < sqlite3_column_count(rows); i++)
            if (sqlite3_column_type(rows, i) == SQLITE_TEXT)
                look_at(tally, (const char *)sqlite3_column_text(rows, i), language, table);
    }
    sqlite3_finalize(rows);
}

static void look_at_publication(struct tally *tally, const char *path)
{
    sqlite3 *db;
    sqlite3_stmt *tables;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'table'", -1, &tables, NULL),
        SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW)
        look_at_table(tally, db, (const char *)sqlite3_column_text(tables, 0));
    sqlite3_finalize(tables);
    sqlite3_close(db);
}

static void publications_have_all_glyphs(void **state)
{
    static const char *const houses[] = {"essen", "wuustwezel", "kalmthout", "schoten"};
    for (size_t i = 0; i < sizeof houses / sizeof *houses; i++) {
        struct tally tally = {.text = *state};
        char name[80], path[PATH_BYTES];
        snprintf(name, sizeof name, "../../data/%s.sqlite", houses[i]); /* beside the share of a build */
        assert_true(path_find_share(name, path, sizeof path));
        look_at_publication(&tally, path);
        assert_in_range(tally.texts, TEXTS_LEAST, INT32_MAX);
        assert_int_equal(tally.missing, 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(catalogues_have_all_glyphs),
        cmocka_unit_test(publications_have_all_glyphs),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
