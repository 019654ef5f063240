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
#include "tool/commands.h"

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

/* Who owns a card: the first of its partners that the house shows. */
#define PARTNERS                                                                                             \
    "SELECT count(DISTINCT coalesce((SELECT k.partner FROM card_partner k JOIN partner a ON a.card = "       \
    "k.partner WHERE k.card = c.id AND a.status = 'active' ORDER BY k.position LIMIT 1), 0)) "

static int number_of(const json_t *object, const char *key)
{
    return (int)json_integer_value(json_object_get(object, key));
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
        char sql[4000], where[3000];
        const char *column = json_string_value(json_object_get(cell, "column"));
        const char *topic = json_string_value(json_object_get(cell, "topic"));
        int count = number_of(cell, "count");
        snprintf(where, sizeof where, column_sql, column, column, column);
        snprintf(sql, sizeof sql, "SELECT count(DISTINCT c.id) " LIVE "%s", topic, where);
        assert_int_equal(count, atoi(fixture_ask(fixture, sql)));
        snprintf(sql, sizeof sql, PARTNERS LIVE "%s", topic, where);
        assert_int_equal(number_of(cell, "partners"), atoi(fixture_ask(fixture, sql)));
        assert_int_equal(json_is_true(json_object_get(cell, "gap")), count == 0);
        filled += count > 0;
    }
    assert_true(filled > 0);
    json_array_foreach(json_object_get(told, "topics"), index, cell)
    {
        char sql[2000];
        snprintf(sql, sizeof sql, "SELECT count(DISTINCT c.id) " LIVE,
                 json_string_value(json_object_get(cell, "topic")));
        assert_int_equal(number_of(cell, "count"), atoi(fixture_ask(fixture, sql)));
    }
    json_decref(told);
}

static void figures_by_age_are_those_of_plain_sql(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    compare(&fixture, "age",
            "AND ((EXISTS (SELECT 1 FROM age_band b WHERE b.name = '%s' AND coalesce(o.age_from, -9) < "
            "b.age_to AND coalesce(o.age_to, 1200) > b.age_from)) OR instr(' ' || o.audience || ' ', CASE "
            "'%s' WHEN 'Ouders' THEN ' parents ' WHEN 'Grootouders' THEN ' grandparents ' WHEN 'Jongeren' "
            "THEN ' young ' WHEN 'Professionals' THEN ' professionals ' ELSE '%s' END) > 0)");
    fixture_close(&fixture);
}

static void figures_by_domain_are_those_of_plain_sql(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    compare(&fixture, "domain",
            "AND EXISTS (SELECT 1 FROM card_life_domain l JOIN life_domain d ON d.id = l.life_domain WHERE "
            "l.card = c.id AND d.name = '%s')");
    fixture_close(&fixture);
}

/* Hours that hold within thirteen weeks, dates in them, and presences of two weeks, by the parts they reach into. */
#define REACHES       "BETWEEN p.first AND p.last AND p.begins < "
#define WEEKDAY(time) "(strftime('%%w', " time ") + 6) %% 7 + 1 "
#define MINUTE(time)  "(substr(" time ", 12, 2) * 60 + substr(" time ", 15, 2))"

static void figures_by_part_of_the_week_are_those_of_plain_sql(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(
        &fixture, "hours.csv", "sa02,vr,20.00,2.00,,,",
        "sa02,vr,20.00,2.00,,,\nsa02,zo,10.00,12.00,,2026-11-01,\nsa02,za,10.00,12.00,2027-06-01,,");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    compare(&fixture, "daypart",
            "AND EXISTS (SELECT 1 FROM (SELECT 'Weekdag voormiddag' AS name, 1 AS first, 5 AS last, 0 AS "
            "begins, 720 AS ends UNION ALL VALUES ('Weekdag namiddag', 1, 5, 720, 1020), ('Weekdag avond', "
            "1, 5, 1020, 1440), ('Woensdagnamiddag', 3, 3, 720, 1080), ('Zaterdag', 6, 6, 0, 1440), "
            "('Zondag', 7, 7, 0, 1440)) p WHERE p.name = '%s' AND (EXISTS (SELECT 1 FROM hours b WHERE "
            "b.card = c.id AND b.weekday " REACHES
            "min(b.closes, 1440) AND p.ends > b.opens AND coalesce(b.valid_to, '9') >= '2026-11-25' AND "
            "coalesce(b.valid_from, '') <= '2027-02-24') OR EXISTS (SELECT 1 FROM occurrence d WHERE "
            "d.activity = c.id AND d.status <> 'cancelled' AND d.\"end\" > '2026-11-25T10:00' AND d.start < "
            "'2027-02-25' AND " WEEKDAY("d.start") REACHES
            "CASE WHEN d.all_day OR substr(d.\"end\", 1, 10) > substr(d.start, 1, 10) THEN 1440 "
            "ELSE " MINUTE("d.\"end\"") " END AND p.ends > CASE WHEN d.all_day THEN 0 "
                                        "ELSE " MINUTE(
                                            "d.start") " END) OR EXISTS (SELECT 1 FROM presence "
                                                       "r WHERE r.card = c.id AND r.\"end\" > "
                                                       "'2026-11-25T10:00' AND r.start < "
                                                       "'2026-12-09' AND " WEEKDAY("r.start") REACHES MINUTE(
                                                           "r.\"end\"") " AND p.ends "
                                                                        "> " MINUTE("r.start") "))"
                                                                                               ")");
    fixture_close(&fixture);
}

static void parts_of_the_week_follow_hours_and_dates(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    assert_int_equal(matrix(&fixture, "daypart", "--csv"), EX_OK);
    assert_string_equal(fixture.told, "thema,Weekdag voormiddag,Weekdag namiddag,Weekdag "
                                      "avond,Woensdagnamiddag,Zaterdag,Zondag,Hele thema\n"
                                      "Spelen,2,1,1,1,2,0,4\nGeld,1,1,0,1,0,0,1\n");
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

/* Letters in the longest line. */
static size_t widest_line(const char *text)
{
    size_t widest = 0, letters = 0;
    for (; *text && strncmp(text, "\n- is", 5) != 0; text++) {
        letters += ((unsigned char)*text & 0xC0) != 0x80;
        if (*text == '\n')
            letters = 0;
        widest = letters > widest ? letters : widest;
    }
    return widest;
}

static void a_table_is_as_wide_as_its_window(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "age_band.csv", NULL,
                   "code,name,age_from,age_to\nzwanger,Zwanger,zwanger,0\n0-3,0 tot 3 jaar,0,3j\n"
                   "3-6,3 tot 6 jaar,3j,6j\n6-12,6 tot 12 jaar,6j,12j\n12-18,12 tot 18 jaar,12j,18j\n");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    for (int width = 60; width <= 120; width += 20) {
        char columns[16];
        snprintf(columns, sizeof columns, "%d", width);
        setenv("COLUMNS", columns, 1);
        assert_int_equal(matrix(&fixture, "age", NULL), EX_OK);
        assert_true(widest_line(fixture.told) <= (size_t)width);
        assert_true(widest_line(fixture.told) > 40);
    }
    unsetenv("COLUMNS");
    assert_non_null(strstr(fixture.told, "Zwanger"));
    assert_non_null(strstr(fixture.told, "Jongeren"));
    fixture_close(&fixture);
}

static int matrix_usage(struct fixture *fixture, const char *csv, const char *form)
{
    char path[96];
    snprintf(path, sizeof path, "%s/vraag.csv", fixture->folder);
    FILE *file = fopen(path, "w");
    fputs(csv, file);
    fclose(file);
    return fixture_run(fixture, &matrix_command, fixture->out, "--as-of", "2026-11-25", "--usage", path, form,
                       NULL);
}

static const json_t *cell_of(const json_t *told, const char *topic, const char *column)
{
    size_t index;
    json_t *cell;
    json_array_foreach(json_object_get(told, column ? "cells" : "topics"), index, cell)
    {
        const char *name = json_string_value(json_object_get(cell, "column"));
        if (strcmp(json_string_value(json_object_get(cell, "topic")), topic) == 0 &&
            (!column || strcmp(name, column) == 0))
            return cell;
    }
    fail_msg("%s has no %s", topic, column ? column : "total");
    return NULL;
}

static void demand_stands_beside_supply(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    assert_int_equal(matrix_usage(&fixture,
                                  "topic;card;age;count;day\nspelen;;0-3;12;2026-11-02\nSpelen;;;7;\n"
                                  "geld;;Grootouders;30;\n;aa01;;5;\nspelen;;parents;<5;\n",
                                  "--json"),
                     EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL);
    const json_t *small = cell_of(told, "spelen", "0 tot 3 jaar");
    assert_int_equal(number_of(told, "demand"), 54);
    assert_int_equal(number_of(small, "demand"), 17);
    assert_int_equal(number_of(cell_of(told, "spelen", "Ouders"), "too_few"), 1);
    assert_int_equal(number_of(cell_of(told, "spelen", NULL), "demand"), 24);
    assert_int_equal(number_of(cell_of(told, "geld", NULL), "demand"), 30);
    assert_true(json_is_true(json_object_get(cell_of(told, "geld", "Grootouders"), "shortage")));
    assert_true(json_is_true(json_object_get(cell_of(told, "geld", "Grootouders"), "gap")));
    assert_false(json_is_true(json_object_get(small, "shortage")));
    json_decref(told);
    fixture_close(&fixture);
}

static void much_demand_for_little_is_named_first(void **state)
{
    (void)state;
    static const char csv[] = "topic,age,count\ngeld,grandparents,30\nspelen,0-3,6\nspelen,parents,<5\n";
    struct fixture fixture;
    size_t length;
    char page[96];
    fixture_open_built(&fixture);
    assert_int_equal(matrix_usage(&fixture, csv, NULL), EX_OK);
    assert_non_null(strstr(fixture.told, "-/30 !"));
    assert_non_null(strstr(fixture.told, "tekort: Geld, Grootouders: 30 keer gevraagd, geen enkele kaart\n"));
    assert_true(strstr(fixture.told, "tekort: ") < strstr(fixture.told, "gat: "));
    assert_null(strstr(fixture.told, "tekort: Spelen, 0 tot 3 jaar"));
    assert_int_equal(matrix_usage(&fixture, csv, "--csv"), EX_OK);
    assert_non_null(strstr(fixture.told, "Ouders,gevraagd: Ouders,"));
    assert_non_null(strstr(fixture.told, ",<5,"));
    snprintf(page, sizeof page, "--html=%s/matrix.html", fixture.folder);
    assert_int_equal(matrix_usage(&fixture, csv, page), EX_OK);
    char *html = fixture_read(&fixture, "matrix.html", &length);
    assert_non_null(strstr(html, "<span>30 keer gevraagd</span><span><em>tekort</em></span>"));
    assert_non_null(strstr(html, "<span>&lt;5 keer gevraagd</span>"));
    assert_non_null(strstr(html, "<li>Geld, Grootouders: 30 keer gevraagd, geen enkele kaart</li>"));
    free(html);
    fixture_close(&fixture);
}

static void a_heading_with_a_comma_is_one_cell(void **state)
{
    (void)state;
    char counts[96];
    struct fixture fixture;
    fixture_open(&fixture);
    fixture_change(&fixture, "life_domain.csv", "onderwijs,Onderwijs", "onderwijs,\"Onderwijs, sport\"");
    assert_int_equal(fixture_build(&fixture), EX_OK);
    assert_int_equal(matrix_usage(&fixture, "topic,count\ngeld,30\n", "--csv"), EX_OK);
    snprintf(counts, sizeof counts, "%s/vraag.csv", fixture.folder);
    assert_int_equal(fixture_run(&fixture, &matrix_command, fixture.out, "--as-of", "2026-11-25", "--by",
                                 "domain", "--usage", counts, "--csv", NULL),
                     EX_OK);
    assert_int_equal(strncmp(fixture.told, "thema,\"Onderwijs, sport\",\"gevraagd: Onderwijs, sport\",", 54),
                     0);
    fixture_close(&fixture);
}

static void counts_that_fit_nothing_are_told(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_open_built(&fixture);
    assert_int_equal(matrix_usage(&fixture,
                                  "topic,card,age,count,taal\nspele,,,3,\nspelen,,0-4,3,\n,zz99,,3,\n,,,3,\n"
                                  "spelen,aa01,,3,\n,pa01,,3,\n",
                                  "--json"),
                     EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL);
    assert_int_equal(number_of(told, "warnings"), 7);
    assert_int_equal(number_of(told, "demand"), 3);
    json_decref(told);
    assert_int_equal(matrix_usage(&fixture, "topic,count\nspele,3\n", NULL), EX_OK);
    assert_non_null(
        strstr(fixture.said,
               "vraag.csv, rij 2, kolom topic: \"spele\" is geen thema van dit huis; bedoel je \"spelen\"?"));
    assert_int_equal(matrix_usage(&fixture, "topic,count\nspelen,veel\nspelen,-2\n", NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "vraag.csv, rij 3, kolom count: \"-2\" is geen aantal"));
    assert_string_equal(fixture.told, "");
    assert_int_equal(matrix_usage(&fixture, "thema,aantal\nspelen,3\n", NULL), EX_DATAERR);
    assert_non_null(strstr(fixture.said, "er moet een kolom count zijn, en topic of card"));
    assert_int_equal(fixture_run(&fixture, &matrix_command, fixture.out, "--usage", "/nowhere.csv", NULL),
                     EX_NOINPUT);
    fixture_close(&fixture);
}

static void all_cards_of_a_cell_are_on_the_page(void **state)
{
    (void)state;
    struct fixture fixture;
    char page[96];
    size_t length;
    fixture_open_built(&fixture);
    snprintf(page, sizeof page, "--html=%s/matrix.html", fixture.folder);
    assert_int_equal(matrix(&fixture, "age", page), EX_OK);
    char *html = fixture_read(&fixture, "matrix.html", &length);
    assert_int_equal(matrix(&fixture, "age", "--json"), EX_OK);
    json_t *told = json_loads(fixture.told, 0, NULL), *cell;
    size_t index, cards = 0, items = 0;
    json_array_foreach(json_object_get(told, "cells"), index, cell) cards += (size_t)number_of(cell, "count");
    for (const char *at = html; (at = strstr(at, "<li>")) && at < strstr(html, "standout\"><h2>"); at++)
        items++;
    assert_true(cards > 4);
    assert_int_equal(items, cards);
    json_decref(told);
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
        cmocka_unit_test(figures_by_part_of_the_week_are_those_of_plain_sql),
        cmocka_unit_test(parts_of_the_week_follow_hours_and_dates),
        cmocka_unit_test(gaps_and_overlaps_are_named),
        cmocka_unit_test(the_page_needs_nothing_else_and_prints_on_a3),
        cmocka_unit_test(a_table_is_as_wide_as_its_window),
        cmocka_unit_test(demand_stands_beside_supply),
        cmocka_unit_test(much_demand_for_little_is_named_first),
        cmocka_unit_test(a_heading_with_a_comma_is_one_cell),
        cmocka_unit_test(counts_that_fit_nothing_are_told),
        cmocka_unit_test(all_cards_of_a_cell_are_on_the_page),
        cmocka_unit_test(what_cannot_be_is_refused),
    };
    return cmocka_run_group_tests_name("matrix", tests, NULL, NULL);
}
