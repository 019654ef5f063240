/* import into a source: what is new, changed, gone, and what the house keeps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <cmocka.h>

#include <jansson.h>

#include "base/path.h"
#include "base/utf8.h"
#include "import_fixture.h"
#include "tool/talk/command.h"

static const char two[] =
    "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":\"Samen "
    "praten.\",\"email\":\"babbel@huis.example\","
    "\"fees\":\"Gratis\",\"status\":\"active\",\"organization\":{\"id\":\"o1\",\"name\":\"De "
    "Linde\",\"description\":"
    "\"Een buurthuis.\"}},"
    "{\"id\":\"s2\",\"name\":\"Speelbank\",\"description\":\"Speelgoed lenen.\",\"fees\":\"2 "
    "euro\",\"status\":"
    "\"active\",\"organization\":{\"id\":\"o1\",\"name\":\"De Linde\",\"description\":\"Een buurthuis.\"}}]";
static const char other_mail[] =
    "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":\"Samen "
    "praten.\",\"email\":\"nieuw@huis.example\","
    "\"fees\":\"Gratis\",\"status\":\"active\",\"organization\":{\"id\":\"o1\",\"name\":\"De "
    "Linde\",\"description\":"
    "\"Een buurthuis.\"}},"
    "{\"id\":\"s2\",\"name\":\"Speelbank\",\"description\":\"Speelgoed lenen.\",\"fees\":\"2 "
    "euro\",\"status\":"
    "\"active\",\"organization\":{\"id\":\"o1\",\"name\":\"De Linde\",\"description\":\"Een buurthuis.\"}}]";
static const char one[] = "[{\"id\":\"s1\",\"name\":\"Babbelcafé\",\"description\":\"Samen "
                          "praten.\",\"email\":\"babbel@huis.example\","
                          "\"fees\":\"Gratis\",\"status\":\"active\",\"organization\":{\"id\":\"o1\","
                          "\"name\":\"De Linde\",\"description\":"
                          "\"Een buurthuis.\"}}]";

/* Hours as most feeds have them: without the day that they begin. */
#define HOURS(id, day, opens, closes)                                                                        \
    "{\"id\":\"" id "\",\"freq\":\"WEEKLY\",\"byday\":\"" day "\",\"opens_at\":\"" opens                     \
    "\",\"closes_at\":\"" closes "\"}"
#define OPEN(hours)                                                                                          \
    "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"description\":\"Kom "                                            \
    "maar.\",\"fees\":\"Gratis\",\"schedules\":[" hours "]}]"

static int bring(struct bench *bench, const char *feed, const char *day)
{
    bench_input(bench, "buurt.json", feed, strlen(feed));
    return bench_import(bench, "hsds", "--as-of", day, "--licence", "CC0", NULL);
}

static void table_change(struct bench *bench, const char *name, const char *old, const char *new)
{
    char path[200];
    struct err err;
    char *text = bench_table(bench, name), *at = strstr(text, old);
    assert_non_null(at);
    char *changed = malloc(strlen(text) + strlen(new) + 1);
    sprintf(changed, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    snprintf(path, sizeof path, "%s/%s", bench->into, name);
    assert_true(path_write(path, changed, strlen(changed), &err));
    free(changed);
    free(text);
}

static void an_empty_folder_becomes_a_source_with_codes_and_licences(void **state)
{
    struct bench *bench = *state;
    assert_int_equal(bring(bench, two, "2026-11-25"), EX_OK);
    char *offers = bench_table(bench, "offer.csv"), *bron = bench_table(bench, "_bron.csv");
    assert_in(offers, "Babbelcafé,Samen praten.");
    assert_in(offers, "free,Gratis");
    assert_in(offers, "buurt,CC0");
    assert_in(bron, "buurt,s1,offer,");
    assert_in(bron, ",mail,babbel@huis.example,buurt,CC0,2026-11-25");
    assert_in(bench->fixture.told, "4 gelezen = 4 overgenomen + 0 gemeld");
    assert_in(bench->fixture.told, "house: deze tabel is er nog niet");
    free(offers);
    free(bron);
}

static void a_second_import_changes_no_byte_not_even_on_another_day(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    char *offers = bench_table(bench, "offer.csv"), *bron = bench_table(bench, "_bron.csv");
    assert_int_equal(bring(bench, two, "2027-02-01"), EX_OK);
    char *offers_again = bench_table(bench, "offer.csv"), *bron_again = bench_table(bench, "_bron.csv");
    assert_string_equal(offers, offers_again);
    assert_string_equal(bron, bron_again);
    assert_in(bench->fixture.told, "er verandert niets");
    free(offers);
    free(bron);
    free(offers_again);
    free(bron_again);
}

static void what_changes_at_the_source_changes_and_is_shown(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    bring(bench, other_mail, "2026-12-01");
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "nieuw@huis.example");
    assert_in(bench->fixture.told, "mail \"babbel@huis.example\" wordt \"nieuw@huis.example\"");
    free(offers);
}

static void what_the_house_wrote_stays_and_is_reported(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    table_change(bench, "offer.csv", "babbel@huis.example", "onthaal@huis.example");
    bring(bench, other_mail, "2026-12-01");
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "onthaal@huis.example");
    assert_null(strstr(offers, "nieuw@huis.example"));
    assert_in(bench->fixture.told, "\"onthaal@huis.example\" blijft; de invoer zegt \"nieuw@huis.example\"");
    free(offers);
}

static void a_cell_that_the_house_gives_back_follows_the_feed_again(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    table_change(bench, "offer.csv", "babbel@huis.example", "onthaal@huis.example");
    bring(bench, two, "2026-11-26");
    table_change(bench, "offer.csv", "onthaal@huis.example", "babbel@huis.example");
    bring(bench, other_mail, "2026-12-01");
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "nieuw@huis.example");
    free(offers);
}

static void what_is_gone_ends_once_and_comes_back(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    bring(bench, one, "2026-12-01");
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "Speelbank");
    assert_in(offers, ",ended,");
    assert_in(bench->fixture.told, "- offer ");
    bring(bench, one, "2026-12-02");
    assert_in(bench->fixture.told, "er verandert niets");
    bring(bench, two, "2026-12-03");
    char *back = bench_table(bench, "offer.csv");
    assert_null(strstr(back, ",ended,"));
    free(offers);
    free(back);
}

/* A feed of that many partners. */
static void bring_partners(struct bench *bench, int count, const char *option)
{
    char text[4000] = "[", part[120];
    for (int i = 0; i < count; i++) {
        snprintf(part, sizeof part,
                 "%s{\"id\":\"o%d\",\"name\":\"Club %d\",\"description\":\"Een club.\",\"email\":\"\"}",
                 i ? "," : "", i, i);
        strcat(text, part);
    }
    strcat(text, "]");
    bench_input(bench, "buurt.json", text, strlen(text));
    bench_import(bench, "hsds", "--as-of", "2026-11-25", option, NULL);
}

static void a_feed_of_which_most_is_gone_waits_for_a_yes(void **state)
{
    struct bench *bench = *state;
    bring_partners(bench, 20, NULL);
    char *before = bench_table(bench, "partner.csv");
    bring_partners(bench, 1, NULL);
    assert_in(bench->fixture.said, "19 van de 20 kaarten");
    assert_in(bench->fixture.said, "--yes");
    char *after = bench_table(bench, "partner.csv");
    assert_string_equal(after, before);
    bring_partners(bench, 1, "--dry-run");
    assert_in(bench->fixture.said, "19 van de 20 kaarten");
    assert_in(bench->fixture.told, "--dry-run");
    bring_partners(bench, 1, "--yes");
    char *ended = bench_table(bench, "partner.csv");
    assert_in(ended, ",stopped,");
    bring_partners(bench, 1, NULL);
    assert_in(bench->fixture.told, "er verandert niets");
    free(before);
    free(after);
    free(ended);
}

static void half_a_feed_may_go(void **state)
{
    struct bench *bench = *state;
    bring_partners(bench, 20, NULL);
    bring_partners(bench, 10, NULL);
    char *partners = bench_table(bench, "partner.csv");
    assert_in(partners, ",stopped,");
    free(partners);
}

static void what_was_once_and_is_over_is_no_loss(void **state)
{
    static const char head[] = "BEGIN:VCALENDAR\r\n", tail[] = "END:VCALENDAR\r\n";
    static const char event[] =
        "BEGIN:VEVENT\r\nUID:%d\r\nSUMMARY:Feest "
        "%d\r\nDTSTART:202611%02dT140000\r\nDTEND:202611%02dT160000\r\nEND:VEVENT\r\n";
    struct bench *bench = *state;
    char text[4000];
    strcpy(text, head);
    for (int i = 10; i < 25; i++)
        sprintf(text + strlen(text), event, i, i, i, i);
    strcat(text, tail);
    bench_input(bench, "a.ics", text, strlen(text));
    bench_import(bench, "ics", "--as-of", "2026-11-01", NULL);
    snprintf(text, sizeof text, "%s", head);
    sprintf(text + strlen(text), event, 24, 24, 24, 24);
    strcat(text, tail);
    bench_input(bench, "a.ics", text, strlen(text));
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-02", NULL), EX_DATAERR);
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-24", NULL), EX_OK);
}

static void without_bron_nothing_comes_twice(void **state)
{
    struct bench *bench = *state;
    char path[160];
    bring(bench, two, "2026-11-25");
    snprintf(path, sizeof path, "%s/_bron.csv", bench->into);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(bring(bench, two, "2026-11-26"), EX_DATAERR);
    assert_in(bench->fixture.said, "_bron weet er niets van");
    char *offers = bench_table(bench, "offer.csv");
    const char *first = strstr(offers, "Speelbank");
    assert_non_null(first);
    assert_null(strstr(first + 1, "Speelbank"));
    free(offers);
}

/* Brings `two` into a folder with one table of these bytes; the new table partner.csv. */
static char *partner_beside(struct bench *bench, const char *bytes, size_t length, size_t *read)
{
    char path[160];
    struct err err = {""};
    assert_int_equal(mkdir(bench->into, 0700), 0);
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    if (!path_write(path, bytes, length, &err))
        fail_msg("%s", err.text);
    assert_int_equal(bring(bench, two, "2026-11-25"), EX_OK);
    return fixture_read(&bench->fixture, "bron/partner.csv", read);
}

static void a_new_table_is_written_as_those_beside_it(void **state)
{
    struct bench *bench = *state;
    size_t length;
    static const char offer[] = "\xEF\xBB\xBF"
                                "code;title\r\nab12;Caf\xC3\xA9\r\n";
    char *partner = partner_beside(bench, offer, sizeof offer - 1, &length);
    assert_memory_equal(partner,
                        "\xEF\xBB\xBF"
                        "code;kind;title;",
                        19);
    assert_in(partner, "\r\n");
    free(partner);
}

static void a_new_table_beside_one_of_windows_can_have_every_letter(void **state)
{
    struct bench *bench = *state;
    size_t length;
    static const char offer[] = "code;title\r\nab12;Caf\xE9\r\n";
    char *partner = partner_beside(bench, offer, sizeof offer - 1, &length);
    assert_memory_equal(partner,
                        "\xEF\xBB\xBF"
                        "code;kind;title;",
                        19);
    free(partner);
}

static void hours_that_a_feed_has_twice_are_told_so_each_time(void **state)
{
    struct bench *bench = *state;
    const char *twice = OPEN(HOURS("h1", "MO", "09:00", "12:00") "," HOURS("h2", "MO", "09:00", "12:00"));
    for (int i = 0; i < 2; i++) {
        bring(bench, twice, "2026-11-25");
        assert_in(bench->fixture.said, "deze rij van hours komt twee keer voor");
        assert_null(strstr(bench->fixture.told, "stond er al"));
    }
    assert_in(bench->fixture.told, "er verandert niets");
}

static void a_partner_that_another_feed_has_too_is_told(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    assert_null(strstr(bench->fixture.said, "is er al"));
    bench_import(bench, "hsds", "--as-of", "2026-11-25", "--source", "anders", NULL);
    assert_in(bench->fixture.said, "een partner \"De Linde\" is er al (");
    bench_import(bench, "hsds", "--as-of", "2026-11-25", "--source", "anders", NULL);
    assert_null(strstr(bench->fixture.said, "is er al"));
}

static void hours_follow_the_feed_and_end(void **state)
{
    struct bench *bench = *state;
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:00") "," HOURS("h2", "TU", "13:00", "16:00")),
          "2026-11-25");
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:00") "," HOURS("h2", "TU", "13:00", "16:00")),
          "2026-11-26");
    assert_in(bench->fixture.told, "er verandert niets");
    assert_in(bench->fixture.told, "hours                   0          0           2             0");
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:30")), "2026-12-01");
    assert_in(bench->fixture.told, "closes \"12:00\" wordt \"12:30\"");
    char *hours = bench_table(bench, "hours.csv");
    assert_in(hours, ",ma,09:00,12:30,");
    assert_in(hours, ",di,13:00,16:00,,2026-11-30,");
    free(hours);
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:30")), "2026-12-02");
    assert_in(bench->fixture.told, "er verandert niets");
}

/* Rows that move on in a feed that numbers them: the day that comes in between is there, and so are the others. */
static void a_row_in_between_takes_no_other_away(void **state)
{
    struct bench *bench = *state;
    static const char three[] = OPEN(HOURS("1", "MO", "09:00", "12:00") "," HOURS(
        "2", "TU", "09:00", "12:00") "," HOURS("3", "WE", "09:00", "12:00"));
    bring(bench, OPEN(HOURS("1", "MO", "09:00", "12:00") "," HOURS("2", "WE", "09:00", "12:00")),
          "2026-11-25");
    bring(bench, three, "2026-11-26");
    char *hours = bench_table(bench, "hours.csv");
    assert_in(hours, ",ma,09:00,12:00,");
    assert_in(hours, ",di,09:00,12:00,");
    assert_in(hours, ",wo,09:00,12:00,");
    free(hours);
    bring(bench, three, "2026-11-27");
    assert_in(bench->fixture.told, "er verandert niets");
    assert_in(bench->fixture.told, "hours                   0          0           3             0");
}

static void hours_under_another_id_stay_the_same_hours(void **state)
{
    struct bench *bench = *state;
    bring(bench, OPEN(HOURS("a", "MO", "09:00", "12:00") "," HOURS("b", "WE", "09:00", "12:00")),
          "2026-11-25");
    table_change(bench, "hours.csv", ",wo,09:00,12:00,,,", ",wo,09:00,12:00,,,ja");
    char *before = bench_table(bench, "hours.csv");
    bring(bench, OPEN(HOURS("y", "MO", "09:00", "12:00") "," HOURS("z", "WE", "09:00", "12:00")),
          "2026-11-26");
    char *after = bench_table(bench, "hours.csv");
    assert_string_equal(before, after);
    assert_in(bench->fixture.told, "hours                   0          0           2             0");
    bring(bench, OPEN(HOURS("1", "MO", "09:00", "12:00") "," HOURS("2", "WE", "10:00", "12:00")),
          "2026-11-27");
    char *later = bench_table(bench, "hours.csv");
    assert_in(later, ",wo,10:00,12:00,,,ja");
    assert_null(strstr(later, ",wo,09:00"));
    free(before);
    free(after);
    free(later);
}

static void a_part_of_a_feed_ends_nothing(void **state)
{
    struct bench *bench = *state;
    char page[2000];
    bring(bench, two, "2026-11-25");
    snprintf(page, sizeof page, "{\"total_pages\":2,\"contents\":%s}", one);
    bring(bench, page, "2026-12-01");
    char *offers = bench_table(bench, "offer.csv");
    assert_null(strstr(offers, ",ended,"));
    assert_in(bench->fixture.told, "dit is maar een deel");
    free(offers);
}

static void a_row_that_the_house_took_away_stays_away(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    char *offers = bench_table(bench, "offer.csv"), *line = strstr(offers, "Speelbank");
    while (line[-1] != '\n')
        line--;
    line = strndup(line, strcspn(line, "\n") + 1);
    table_change(bench, "offer.csv", line, "");
    bring(bench, two, "2026-12-01");
    char *after = bench_table(bench, "offer.csv");
    assert_null(strstr(after, "Speelbank"));
    free(offers);
    free(line);
    free(after);
}

static void rows_of_the_house_keep_every_byte(void **state)
{
    struct bench *bench = *state;
    static const char own[] =
        "code;title ; kind\r\n\"zz99\";Eigen dienst ;service\r\n\r\nzz98;\"Nog; een\";info";
    char path[200];
    struct err err;
    assert_true(path_make_dirs(bench->into, &err));
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    assert_true(path_write(path, own, strlen(own), &err));
    assert_int_equal(bring(bench, one, "2026-11-25"), EX_OK);
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, "\r\n\"zz99\";Eigen dienst ;service\r\n\r\nzz98;\"Nog; een\";info\r\n");
    assert_in(offers, ";Babbelcafé;service;");
    free(offers);
}

/* What `export` writes of a card comes back as the same card: its code, its table and what HSDS has no word for. */
static void attributes_of_our_own_taxonomy_bring_back_every_column(void **state)
{
    struct bench *bench = *state;
    static const char ours[] =
        "[{\"id\":\"ab12\",\"name\":\"Babbelcafé\",\"description\":\"Samen praten.\",\"status\":\"active\","
        "\"organization\":{\"id\":\"cd34\",\"name\":\"De Linde\"},\"attributes\":["
        "{\"id\":\"1\",\"value\":\"activity\",\"taxonomy_term\":{\"taxonomy\":\"wegwijzer\",\"code\":"
        "\"table\"}},"
        "{\"id\":\"2\",\"value\":\"spelen; "
        "geld\",\"taxonomy_term\":{\"taxonomy\":\"wegwijzer\",\"code\":\"topics\"}},"
        "{\"id\":\"3\",\"value\":\"2026-12-02T14:00\",\"taxonomy_term\":{\"taxonomy\":\"wegwijzer\",\"code\":"
        "\"start\"}},"
        "{\"id\":\"4\",\"value\":\"parenting\",\"taxonomy_term\":{\"taxonomy\":\"wegwijzer\",\"code\":"
        "\"pillar\"}}]}]";
    assert_int_equal(bring(bench, ours, "2026-11-25"), EX_OK);
    char *activities = bench_table(bench, "activity.csv");
    assert_in(activities, "ab12,cd34,event,Babbelcafé,Samen praten.,,spelen; geld,");
    assert_in(activities, ",parenting,");
    assert_in(activities, ",2026-12-02T14:00,");
    free(activities);
}

static void new_codes_differ_from_those_of_another_source(void **state)
{
    struct bench *bench = *state;
    static const char feed[] = "[{\"id\":\"sa01\",\"name\":\"Praten\",\"fees\":\"Gratis\"}]";
    bench_input(bench, "buurt.json", feed, strlen(feed));
    assert_int_equal(bench_import(bench, "hsds", "--other", bench->fixture.source, NULL), EX_OK);
    char *offers = bench_table(bench, "offer.csv");
    assert_in(offers, ",service,Praten,");
    assert_null(strstr(offers, "sa01,"));
    free(offers);
}

static void a_try_writes_nothing(void **state)
{
    struct bench *bench = *state;
    bench_input(bench, "buurt.json", two, strlen(two));
    assert_int_equal(bench_import(bench, "hsds", "--dry-run", NULL), EX_OK);
    assert_int_not_equal(access(bench->into, F_OK), 0);
    assert_in(bench->fixture.told, "+ offer ");
    assert_in(bench->fixture.told, "er is niets geschreven");
}

static void json_tells_the_same_to_a_program(void **state)
{
    struct bench *bench = *state;
    bench_input(bench, "buurt.json", two, strlen(two));
    assert_int_equal(bench_import(bench, "hsds", "--json", NULL), EX_OK);
    json_t *told = json_loads(bench->fixture.told, 0, NULL),
           *offers = json_object_get(json_object_get(told, "tables"), "offer");
    assert_int_equal(json_integer_value(json_object_get(told, "read")), 4);
    assert_int_equal(json_integer_value(json_object_get(offers, "added")), 2);
    assert_int_equal(json_array_size(json_object_get(told, "rows")), 3);
    assert_true(json_is_true(json_object_get(told, "made")));
    json_decref(told);
    assert_int_equal(bench_import(bench, "ics", "--json", NULL), EX_DATAERR);
    told = json_loads(bench->fixture.told, 0, NULL);
    assert_int_equal(json_integer_value(json_object_get(told, "errors")), 1);
    json_decref(told);
}

/* Many new rows, and behind them one that changes. */
static void new_rows_hide_no_change(void **state)
{
    enum { ROWS = 2100, LINE = 60 };
    struct bench *bench = *state;
    char *feed = malloc((ROWS + 1) * LINE), *end = feed;
    assert_non_null(feed);
    bring(bench, "[{\"id\":\"s1\",\"name\":\"Oude naam\",\"fees\":\"Gratis\"}]", "2026-11-25");
    end += sprintf(end, "[");
    for (int i = 2; i < ROWS; i++)
        end += sprintf(end, "{\"id\":\"s%d\",\"name\":\"Dienst %d\",\"fees\":\"Gratis\"},", i, i);
    sprintf(end, "{\"id\":\"s1\",\"name\":\"Nieuwe naam\",\"fees\":\"Gratis\"}]");
    bench_input(bench, "buurt.json", feed, strlen(feed));
    if (bench_import(bench, "hsds", "--licence", "CC0", "--dry-run", NULL) != EX_OK)
        fail_msg("%s", bench->fixture.said);
    assert_in(bench->fixture.told, "title \"Oude naam\" wordt \"Nieuwe naam\"");
    assert_in(bench->fixture.told, "    en nog 2078 (nieuw)");
    assert_int_equal(bench_import(bench, "hsds", "--licence", "CC0", "--dry-run", "--json", NULL), EX_OK);
    json_t *told = json_loads(bench->fixture.told, 0, NULL);
    assert_int_equal(json_integer_value(json_object_get(told, "rows_left_off")), ROWS - 2 - 2000);
    assert_int_equal(json_array_size(json_object_get(told, "rows")), 2001);
    json_decref(told);
    free(feed);
}

static void the_name_of_a_file_is_a_name_that_a_table_can_keep(void **state)
{
    static const char *const names[] = {"buurt .json", " \tbuurt.json", "b\xe9urt.json", "b\x01\nurt.json",
                                        " .json"};
    struct bench *bench = *state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(bench->into, sizeof bench->into, "%s/bron", bench->fixture.folder);
        bench_input(bench, names[i], two, strlen(two));
        assert_int_equal(bench_import(bench, "hsds", "--as-of", "2026-11-25", NULL), EX_OK);
        assert_int_equal(bench_import(bench, "hsds", "--as-of", "2026-11-25", NULL), EX_OK);
        assert_in(bench->fixture.told, "er verandert niets");
        char *bron = bench_table(bench, "_bron.csv"), path[140];
        assert_true(utf8_valid(bron));
        assert_null(strchr(bron, 1));
        free(bron);
        for (const char *const *table = (const char *const[]){"_bron.csv", "offer.csv", "partner.csv", NULL};
             *table; table++) {
            snprintf(path, sizeof path, "%s/%s", bench->into, *table);
            unlink(path);
        }
    }
}

static void a_row_that_staff_gave_another_key_is_told_truly(void **state)
{
    struct bench *bench = *state;
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:00")), "2026-11-25");
    table_change(bench, "hours.csv", ",ma,09:00,", ",ma,08:30,");
    bring(bench, OPEN(HOURS("h1", "MO", "09:00", "12:00")), "2026-11-26");
    assert_in(bench->fixture.told, "| ma | 09:00 | 12:00: het huis nam deze rij weg of veranderde wat haar "
                                   "kenmerkt; dat blijft zo");
    assert_null(strstr(bench->fixture.told, "weggehaald door het huis"));
    char *hours = bench_table(bench, "hours.csv");
    assert_in(hours, ",ma,08:30,12:00,");
    assert_null(strstr(hours, "09:00"));
    free(hours);
}

static void what_stays_of_the_house_is_counted_in_rows(void **state)
{
    struct bench *bench = *state;
    bring(bench, two, "2026-11-25");
    table_change(bench, "offer.csv", "babbel@huis.example", "onthaal@huis.example");
    table_change(bench, "offer.csv", "Samen praten.", "Samen lachen.");
    bring(bench, two, "2026-11-26");
    assert_in(bench->fixture.told, "blijft; de invoer zegt \"babbel@huis.example\"");
    assert_in(bench->fixture.told, "blijft; de invoer zegt \"Samen praten.\"");
    assert_in(bench->fixture.told, "offer                   0          0           2             1 ");
}

static void a_try_shows_no_code_that_another_run_draws_otherwise(void **state)
{
    struct bench *bench = *state;
    bench_input(bench, "buurt.json", OPEN(HOURS("h1", "MO", "09:00", "12:00")),
                strlen(OPEN(HOURS("h1", "MO", "09:00", "12:00"))));
    assert_int_equal(bench_import(bench, "hsds", "--dry-run", NULL), EX_OK);
    assert_in(bench->fixture.told, "+ offer (nieuwe code) \"Onthaal\"");
    assert_in(bench->fixture.told, "+ hours (nieuwe code) | ma | 09:00 | 12:00");
    char *first = strdup(bench->fixture.told);
    assert_int_equal(bench_import(bench, "hsds", "--dry-run", NULL), EX_OK);
    assert_string_equal(first, bench->fixture.told);
    free(first);
}

/* The feed is silent about the price, so what staff found out is no quarrel with it. */
static void a_gap_that_staff_filled_is_no_conflict(void **state)
{
    static const char silent[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nSUMMARY:"
                                 "Spelen\r\nDTSTART:20261202T140000\r\n"
                                 "DTEND:20261202T160000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    struct bench *bench = *state;
    bench_input(bench, "buurt.ics", silent, strlen(silent));
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-25", NULL), EX_OK);
    table_change(bench, "activity.csv", "unknown,Prijs niet bekend: vraag het na.", "free,Gratis");
    assert_int_equal(bench_import(bench, "ics", "--as-of", "2026-11-26", NULL), EX_OK);
    assert_null(strstr(bench->fixture.told, "blijft; de invoer zegt"));
    assert_in(bench->fixture.told, "er verandert niets");
    char *activities = bench_table(bench, "activity.csv");
    assert_in(activities, "free,Gratis");
    free(activities);
}

/* What a feed takes away, or gives by half, leaves a source that can still be built. */
static void what_ends_stops_no_build(void **state)
{
    static const char places[] =
        "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"fees\":\"Gratis\",\"schedules\":["
        "{\"id\":\"h1\",\"freq\":\"WEEKLY\",\"byday\":\"MO\",\"opens_at\":\"09:00\",\"closes_at\":\"12:00\","
        "\"valid_from\":\"2027-01-01\"}],\"service_at_locations\":[{\"id\":\"l\",\"location\":{\"id\":\"p1\","
        "\"name\":\"Zaal\",\"latitude\":%s,\"longitude\":4.4}}]},"
        "{\"id\":\"s2\",\"name\":\"Speelbank\",\"fees\":\"Gratis\"}]";
    struct bench *bench = *state;
    char text[sizeof places + 20];
    snprintf(text, sizeof text, places, "51.4");
    bring(bench, text, "2026-11-25");
    char *place = bench_table(bench, "place.csv"), *hours, *offers;
    assert_in(place, ",51.4,4.4");
    free(place);
    snprintf(text, sizeof text, places, "151.4");
    bring(bench, text, "2026-11-26");
    place = bench_table(bench, "place.csv");
    assert_null(strstr(place, "4.4"));
    assert_in(bench->fixture.said, "lat en lon horen samen");
    free(place);
    bring(bench, "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"fees\":\"Gratis\"}]", "2026-11-27");
    hours = bench_table(bench, "hours.csv");
    offers = bench_table(bench, "offer.csv");
    assert_in(hours, ",ma,09:00,12:00,2026-11-26,2026-11-26,");
    assert_in(offers, ",Speelbank,Speelbank,");
    free(hours);
    free(offers);
    bring(bench, "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"fees\":\"Gratis\"}]", "2026-11-28");
    assert_in(bench->fixture.told, "er verandert niets");
    bring(bench, text, "2026-11-29");
    hours = bench_table(bench, "hours.csv");
    offers = bench_table(bench, "offer.csv");
    assert_in(hours, ",ma,09:00,12:00,2027-01-01,,");
    assert_in(offers, ",Speelbank,,");
    free(hours);
    free(offers);
}

#define HOLIDAY(id, day, rest)                                                                               \
    "{\"id\":\"" id "\",\"start_date\":\"" day "\",\"end_date\":\"" day "\"" rest "}"

static void a_day_is_closed_when_the_feed_says_so(void **state)
{
    struct bench *bench = *state;
    bring(
        bench,
        "[{\"id\":\"s1\",\"name\":\"Onthaal\",\"fees\":\"Gratis\",\"holiday_schedules\":[" HOLIDAY("1", "2026-12-01", ",\"closed\":\"false\"") "," HOLIDAY(
            "2", "2026-12-02",
            ",\"closed\":true") "," HOLIDAY("3", "2026-12-03",
                                            "") "," HOLIDAY("4", "2026-12-04",
                                                            ",\"opens_at\":\"09:00\",\"closes_at\":\"12:"
                                                            "00\"") "," HOLIDAY("5", "2026-12-05",
                                                                                ",\"closed\":\"?\"") "," HOLIDAY("6",
                                                                                                                 "2026-12-06",
                                                                                                                 ",\"closed\":false,\"opens_at\":\"10:00\",\"closes_at\":\"11:00\"") "]}]",
        "2026-11-25");
    char *days = bench_table(bench, "hours_exception.csv");
    assert_null(strstr(days, "2026-12-01"));
    assert_in(days, ",2026-12-02,,,");
    assert_in(days, ",2026-12-03,,,");
    assert_in(days, ",2026-12-04,09:00,12:00,");
    assert_null(strstr(days, "2026-12-05"));
    assert_in(days, ",2026-12-06,10:00,11:00,");
    assert_in(bench->fixture.said, "of het deze dagen gesloten is");
    assert_in(bench->fixture.told, "7 gelezen = 5 overgenomen + 2 gemeld");
    free(days);
}

static void a_broken_table_of_the_house_is_not_touched(void **state)
{
    struct bench *bench = *state;
    static const char broken[] = "code,title\nzz99,\"open\nzz98,Twee\n";
    char path[200];
    struct err err;
    assert_true(path_make_dirs(bench->into, &err));
    snprintf(path, sizeof path, "%s/offer.csv", bench->into);
    assert_true(path_write(path, broken, strlen(broken), &err));
    assert_int_equal(bring(bench, one, "2026-11-25"), EX_DATAERR);
    assert_in(bench->fixture.said, "kan ik niet tot het einde lezen");
    char *offers = bench_table(bench, "offer.csv");
    assert_string_equal(offers, broken);
    free(offers);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, bench_set_up, bench_tear_down)
    const struct CMUnitTest tests[] = {
        TEST(an_empty_folder_becomes_a_source_with_codes_and_licences),
        TEST(a_second_import_changes_no_byte_not_even_on_another_day),
        TEST(what_changes_at_the_source_changes_and_is_shown),
        TEST(what_the_house_wrote_stays_and_is_reported),
        TEST(a_cell_that_the_house_gives_back_follows_the_feed_again),
        TEST(what_is_gone_ends_once_and_comes_back),
        TEST(a_feed_of_which_most_is_gone_waits_for_a_yes),
        TEST(half_a_feed_may_go),
        TEST(what_was_once_and_is_over_is_no_loss),
        TEST(without_bron_nothing_comes_twice),
        TEST(a_new_table_is_written_as_those_beside_it),
        TEST(a_new_table_beside_one_of_windows_can_have_every_letter),
        TEST(hours_that_a_feed_has_twice_are_told_so_each_time),
        TEST(a_partner_that_another_feed_has_too_is_told),
        TEST(hours_follow_the_feed_and_end),
        TEST(a_row_in_between_takes_no_other_away),
        TEST(hours_under_another_id_stay_the_same_hours),
        TEST(a_part_of_a_feed_ends_nothing),
        TEST(a_row_that_the_house_took_away_stays_away),
        TEST(rows_of_the_house_keep_every_byte),
        TEST(attributes_of_our_own_taxonomy_bring_back_every_column),
        TEST(new_codes_differ_from_those_of_another_source),
        TEST(a_try_writes_nothing),
        TEST(json_tells_the_same_to_a_program),
        TEST(new_rows_hide_no_change),
        TEST(the_name_of_a_file_is_a_name_that_a_table_can_keep),
        TEST(a_row_that_staff_gave_another_key_is_told_truly),
        TEST(what_stays_of_the_house_is_counted_in_rows),
        TEST(a_try_shows_no_code_that_another_run_draws_otherwise),
        TEST(a_gap_that_staff_filled_is_no_conflict),
        TEST(what_ends_stops_no_build),
        TEST(a_day_is_closed_when_the_feed_says_so),
        TEST(a_broken_table_of_the_house_is_not_touched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
