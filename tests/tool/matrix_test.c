#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include <cmocka.h>
#include <jansson.h>

#include "fixture.h"
#include "tool/command.h"

/* What a house lists for families, as plain SQL says it. */
#define LIVE                                                                                                 \
    "FROM card c JOIN offer o ON o.card = c.id JOIN card_topic k ON k.card = c.id JOIN topic t ON t.id = "   \
    "k.topic "                                                                                               \
    "JOIN card_house h ON h.card = c.id WHERE o.stage NOT IN ('idea', 'ended') AND o.audience <> "           \
    "'professionals' "                                                                                       \
    "AND (c.valid_to IS NULL OR c.valid_to >= '2026-11-25') AND (c.valid_from IS NULL OR c.valid_from <= "   \
    "'2026-11-25') AND t.code = '%s' "

static int matrix(struct fixture *fixture, const char *by, const char *form)
{
    return fixture_run(fixture, &matrix_command, fixture->out, "--as-of", "2026-11-25", "--by", by, form,
                       NULL);
}

/* Checks every cell of a kind of matrix against a count that SQL makes of its topic and column. */
static void compare(struct fixture *fixture, const char *by, const char *column_sql)
{
    size_t index;
    json_t *cell;
    assert_int_equal(matrix(fixture, by, "--json"), EX_OK);
    json_t *told = json_loads(fixture->told, 0, NULL);
    int filled = 0;
    json_array_foreach(json_object_get(told, "cells"), index, cell)
    {
        char sql[2000], where[700];
        const char *column = json_string_value(json_object_get(cell, "column"));
        int length = snprintf(sql, sizeof sql, "SELECT count(DISTINCT c.id) " LIVE,
                              json_string_value(json_object_get(cell, "topic")));
        snprintf(where, sizeof where, column_sql, column, column, column);
        snprintf(sql + length, sizeof sql - (size_t)length, "%s", where);
        int count = (int)json_integer_value(json_object_get(cell, "count"));
        assert_int_equal(count, atoi(fixture_ask(fixture, sql)));
        assert_int_equal(json_is_true(json_object_get(cell, "gap")), count == 0);
        filled += count > 0;
    }
    assert_true(filled > 0);
    json_decref(told);
}

static void figures_by_age_are_those_of_plain_sql(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    compare(&fixture, "age",
            "AND ((EXISTS (SELECT 1 FROM age_band b WHERE b.name = '%s' AND coalesce(o.age_from, -9) < "
            "b.age_to AND "
            "coalesce(o.age_to, 1200) > b.age_from)) OR instr(' ' || o.audience || ' ', CASE '%s' WHEN "
            "'Ouders' THEN "
            "' parents ' WHEN 'Grootouders' THEN ' grandparents ' WHEN 'Jongeren' THEN ' young ' WHEN "
            "'Professionals' THEN ' professionals ' ELSE '%s' END) > 0)");
    fixture_close(&fixture);
}

static void figures_by_domain_are_those_of_plain_sql(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    compare(&fixture, "domain",
            "AND EXISTS (SELECT 1 FROM card_life_domain l JOIN life_domain d ON d.id = l.life_domain WHERE "
            "l.card = "
            "c.id AND d.name = '%s')");
    fixture_close(&fixture);
}

static void parts_of_the_week_follow_hours_and_dates(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    assert_int_equal(matrix(&fixture, "daypart", "--csv"), EX_OK);
    assert_string_equal(
        fixture.told,
        "thema,Weekdag voormiddag,Weekdag namiddag,Weekdag avond,Woensdagnamiddag,Zaterdag,Zondag\n"
        "Spelen,2,1,1,1,2,0\nGeld,1,1,0,1,0,0\n");
    fixture_close(&fixture);
}

static void gaps_and_overlaps_are_named(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "partner.csv", "independent,Gestopt,Was er vroeger.,geld,,,stopped",
                   "independent,Derde,Helpt ook.,geld,,,active");
    fixture_change(&fixture, "activity.csv", "aa02,pa01", "aa02,pa03");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(matrix(&fixture, "age", NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "gat: Geld, Grootouders: geen enkele kaart\n"));
    assert_non_null(strstr(fixture.told, "overlap: Spelen, 0 tot 3 jaar: 4 kaarten van 3 partners\n"));
    fixture_close(&fixture);
}

static void the_page_needs_nothing_else_and_prints_on_a3(void **state)
{
    (void)state;
    struct fixture fixture;
    char page[96];
    size_t length;
    fixture_open(&fixture);
    fixture_change(&fixture, "offer.csv", "Speelplein,", "Spelen <b> & zo,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    snprintf(page, sizeof page, "%s/matrix.html", fixture.folder);
    assert_int_equal(
        fixture_run(&fixture, &matrix_command, fixture.out, "--as-of", "2026-11-25", "--html", page, NULL),
        EX_OK);
    char *html = fixture_read(&fixture, "matrix.html", &length);
    assert_non_null(strstr(html, "@page{size:A3 landscape"));
    assert_non_null(strstr(html, "Spelen &lt;b&gt; &amp; zo"));
    assert_null(strstr(html, "http"));
    assert_null(strstr(html, "src="));
    free(html);
    fixture_close(&fixture);
}

static void what_cannot_be_is_refused(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    assert_int_equal(matrix(&fixture, "kleur", NULL), EX_USAGE);
    assert_non_null(strstr(fixture.said, "\"kleur\" ken ik niet; kies uit age, daypart of domain"));
    assert_int_equal(fixture_run(&fixture, &matrix_command, "/nowhere.sqlite", NULL), EX_NOINPUT);
    assert_int_equal(fixture_run(&fixture, &matrix_command, fixture.out, "--house", "weg", NULL), EX_NOINPUT);
    fixture_close(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_by_age_are_those_of_plain_sql),
        cmocka_unit_test(figures_by_domain_are_those_of_plain_sql),
        cmocka_unit_test(parts_of_the_week_follow_hours_and_dates),
        cmocka_unit_test(gaps_and_overlaps_are_named),
        cmocka_unit_test(the_page_needs_nothing_else_and_prints_on_a3),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests_name("matrix", tests, NULL, NULL);
}
