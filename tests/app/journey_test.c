#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "app/journey.h"
#include "app/label.h"
#include "ui/input.h"
#include "ui/theme.h"

static struct arena arena;

static int arena_setup(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int arena_teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct journey parse(const char *text)
{
    struct journey journey;
    struct err err = {""};
    if (!journey_parse(&journey, &arena, "v.journey", arena_strdup(&arena, text), &err))
        fail_msg("%s", err.text);
    return journey;
}

static void every_step_is_read(void **state)
{
    (void)state;
    struct journey journey =
        parse("# een bezoek\n\nnow 2026-11-25T14:05+01:00\n\ttap Nederlands  \r\ntap #nav.home\n"
              "try Neem mee\nfind De bib\nsee QR-code van de pagina\nmiss Klaar\nscreen topic\n"
              "wait 90s\nkey page-next\ndrag 10 20 0 -300\nshot a.png\ntree a.json\n"
              "swap b.sqlite\nlang ar\nscale 150\ntheme white-on-black\n");
    static const enum verb verbs[] = {VERB_NOW,  VERB_TAP,    VERB_TAP,  VERB_TRY,   VERB_FIND, VERB_SEE,
                                      VERB_MISS, VERB_SCREEN, VERB_WAIT, VERB_KEY,   VERB_DRAG, VERB_SHOT,
                                      VERB_TREE, VERB_SWAP,   VERB_LANG, VERB_SCALE, VERB_THEME};
    assert_int_equal(journey.count, sizeof verbs / sizeof *verbs);
    for (int i = 0; i < journey.count; i++)
        assert_int_equal(journey.steps[i].verb, verbs[i]);
    assert_int_equal(journey.steps[0].number, 1795611900000);
    assert_int_equal(journey.steps[0].line, 3);
    assert_string_equal(journey.steps[1].text, "Nederlands");
    assert_string_equal(journey.steps[5].text, "QR-code van de pagina");
    assert_int_equal(journey.steps[8].number, 90000);
    assert_int_equal(journey.steps[9].number, KEY_PAGE_NEXT);
    assert_int_equal(journey.steps[10].dy, -300);
    assert_int_equal(journey.steps[15].number, 150);
    assert_int_equal(journey.steps[16].number, THEME_WHITE_ON_BLACK);
}

static void times_have_units(void **state)
{
    (void)state;
    struct journey journey = parse("wait 250ms\nwait 1.5s\nwait 5min\nwait 2m\nwait 1h\nwait 168h\n");
    static const int ms[] = {250, 1500, 300000, 120000, 3600000, 604800000};
    for (int i = 0; i < journey.count; i++)
        assert_int_equal(journey.steps[i].number, ms[i]);
}

static void a_line_that_is_no_step_says_where(void **state)
{
    (void)state;
    static const struct {
        const char *text, *error;
    } cases[] = {
        {"now 2026-11-25T14:05\ntik Start\n", "v.journey:2: 'tik' is no step"},
        {"tap\n", "v.journey:1: tap: something must stand behind"},
        {"wait 90\n", "v.journey:1: wait: '90' is no time"},
        {"wait -5s\n", "v.journey:1: wait: '-5s' is no time"},
        {"now gisteren\n", "v.journey:1: now: 'gisteren' is no moment"},
        {"key enter\n", "v.journey:1: key: 'enter' is no key"},
        {"drag 1 2 3\n", "v.journey:1: drag: '1 2 3' should be X Y DX DY"},
        {"drag 1 2 3 4 5\n", "v.journey:1: drag"},
        {"drag 1 2 3x 4\n", "v.journey:1: drag: '1 2 3x 4' should be X Y DX DY"},
        {"drag 1 2 3 2147483647\n", "v.journey:1: drag: '1 2 3 2147483647' is off the glass"},
        {"drag 1 99999999999999999999 3 4\n", "v.journey:1: drag: '1 99999999999999999999 3 4' is off"},
        {"drag -20000 0 0 0\n", "v.journey:1: drag: '-20000 0 0 0' is off the glass; pixels go from -16384"},
        {"wait 169h\n", "v.journey:1: wait: '169h' is too long; wait at most 7 days (168h)"},
        {"wait 1e300h\n", "v.journey:1: wait: '1e300h' is too long"},
        {"wait infs\n", "v.journey:1: wait: 'infs' is too long"},
        {"wait nans\n", "v.journey:1: wait: 'nans' is no time"},
        {"scale 110\n", "v.journey:1: scale: '110' should be"},
        {"theme dark\n", "v.journey:1: theme: 'dark' is no theme"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct journey journey;
        struct err err = {""};
        assert_false(journey_parse(&journey, &arena, "v.journey", arena_strdup(&arena, cases[i].text), &err));
        if (strncmp(err.text, cases[i].error, strlen(cases[i].error)) != 0)
            fail_msg("\"%s\" should begin with \"%s\"", err.text, cases[i].error);
    }
}

static void an_empty_file_is_a_short_journey(void **state)
{
    (void)state;
    assert_int_equal(parse("").count, 0);
    assert_int_equal(parse("# niets\n\n").count, 0);
}

/* Frames made by hand. */
static struct node nodes[] = {
    {.id = "a", .label = "Opvoeden", .action = {.kind = ACTION_HOME}},
    {.id = "b", .label = "Opvoedings\u00ADwinkel", .action = {.kind = ACTION_BACK}},
    {.id = "c", .label = "Opvoedingslijn", .action = {.kind = ACTION_DONE}},
    {.id = "d", .label = "Bel \u206603\u00A0000\u00A000\u00A001\u2069", .action = {.kind = ACTION_RESET}},
    {.id = "e", .label = "Vorige", .state = STATE_DISABLED, .action = {.kind = ACTION_BACK}},
    {.label = "Opvoeden is niet altijd makkelijk"},
    {.id = "f", .label = "Kalender", .action = {.kind = ACTION_HOME}},
    {.id = "g", .label = "Kalenderblad", .action = {.kind = ACTION_HOME}},
};
static const struct canvas frame = {.nodes = nodes, .node_count = sizeof nodes / sizeof *nodes};

static const char *control_id(const char *text)
{
    const struct node *several, *node = label_control(&frame, text, &several);
    return several ? "several" : node ? node->id : "none";
}

static void a_label_is_found_whole_or_by_its_beginning(void **state)
{
    (void)state;
    assert_string_equal(control_id("Opvoeden"), "a");
    assert_string_equal(control_id("Opvoedingswinkel"), "b");
    assert_string_equal(control_id("Opvoedings"), "several");
    assert_string_equal(control_id("Opvoedingsl"), "c");
    assert_string_equal(control_id("Bel 03 000 00 01"), "d");
    assert_string_equal(control_id("Vorige"), "none");
    assert_string_equal(control_id("voeden"), "none");
    assert_string_equal(control_id("#c"), "c");
    assert_string_equal(control_id("#e"), "none");
    assert_string_equal(control_id("#z"), "none");
}

static void controls_that_do_the_same_count_as_one(void **state)
{
    (void)state;
    assert_string_equal(control_id("Kal"), "f");
}

static void texts_are_seen_without_what_is_invisible(void **state)
{
    (void)state;
    assert_true(label_seen(&frame, "niet altijd"));
    assert_true(label_seen(&frame, "03 000 00 01"));
    assert_false(label_seen(&frame, "opvoeden is"));
    assert_true(label_there(&frame, "Opvoeden is"));
    assert_false(label_there(&frame, "niet altijd"));
    assert_true(label_there(&frame, "#e"));
    assert_non_null(strstr(label_list(&frame, &arena), "Opvoeden | Opvoedingswinkel | "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_step_is_read),
        cmocka_unit_test(times_have_units),
        cmocka_unit_test(a_line_that_is_no_step_says_where),
        cmocka_unit_test(an_empty_file_is_a_short_journey),
        cmocka_unit_test(a_label_is_found_whole_or_by_its_beginning),
        cmocka_unit_test(controls_that_do_the_same_count_as_one),
        cmocka_unit_test(texts_are_seen_without_what_is_invisible),
    };
    return cmocka_run_group_tests(tests, arena_setup, arena_teardown);
}
