/* What screens say of an offer that grows old, and under a clock that cannot be right, on all panels. */
#include <stdio.h>
#include <string.h>

#include "../store/fixture.h"
#include "ui/audit.h"
#include "walk.h"

static const char real[] = "UPDATE publication SET sample = 0;"; /* made on 24 November 2026 */

static void breach(void *context, const char *line)
{
    fail_msg("%s: %s", (const char *)context, line);
}

static bool shows(const struct canvas *canvas, const char *text)
{
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].label && strstr(canvas->nodes[i].label, text))
            return true;
    return false;
}

static bool lists_dates(const struct canvas *canvas)
{
    for (int i = 0; i < canvas->node_count; i++)
        if (canvas->nodes[i].id && strncmp(canvas->nodes[i].id, "date.", 5) == 0)
            return true;
    return false;
}

/* On how many of the main screens a text stands; each of them obeys the rules. */
static int screens_with(struct walk *walk, const char *text)
{
    static const enum screen_id main_screens[] = {SCREEN_HOME, SCREEN_AGENDA, SCREEN_HOUSE, SCREEN_HELP};
    int found = 0;
    for (size_t i = 0; i < sizeof main_screens / sizeof *main_screens; i++) {
        const struct canvas *canvas = walk_show(walk, route_to(main_screens[i]));
        audit_canvas(canvas, breach, (void *)text);
        found += shows(canvas, text);
    }
    return found;
}

/* Opens the invented publication on one of Essen's panels, at a moment of a clock that somebody set, or nobody. */
static void open_at(struct walk *walk, int panel, const char *moment, bool set)
{
    walk_begin(walk, &walk_places[panel], fixture_store(real), "2026-11-25T14:05");
    walk->stage.clock.wrong = !set;
    walk_moment(walk, moment);
    walk->stage.clock.wrong = !set;
    stage_clock(&walk->stage);
}

static void an_old_offer_says_from_when_it_is(void **state)
{
    static const struct {
        const char *moment, *text, *not ;
    } steps[] = {{"2026-11-25T14:05", NULL, "Bijgewerkt op 24 november 2026"},
                 {"2026-12-24T14:05", NULL, "vraag het na"},
                 {"2026-12-26T14:05", "Van 24 november 2026, vraag het na", "Nu open · vandaag"}};
    (void)state;
    for (int panel = 0; panel < WALK_PANELS; panel++)
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            struct walk walk;
            open_at(&walk, panel, steps[i].moment, true);
            bool bare =
                walk.stage.theme.form == FORM_COMPACT; /* its bar holds the title and the time alone */
            if (steps[i].text && !bare)
                assert_true(screens_with(&walk, steps[i].text) >= 3);
            if (i < 2)
                assert_false(shows(walk_show(&walk, route_to(SCREEN_HOME)), steps[i].not ));
            walk_close(&walk);
        }
}

static void who_wants_to_know_finds_the_day_of_the_offer(void **state)
{
    (void)state;
    struct walk walk;
    open_at(&walk, 0, "2026-11-25T14:05", true);
    assert_true(shows(walk_show(&walk, route_to(SCREEN_HOUSE)), "Bijgewerkt op 24 november 2026"));
    walk_close(&walk);
}

static void a_clock_that_cannot_be_right_is_no_clock(void **state)
{
    static const char *const moments[] = {"1970-01-01T00:00", "2014-06-01T08:00", "2026-11-22T10:00",
                                          "2028-01-10T10:00", "2099-01-01T12:00"};
    (void)state;
    for (int panel = 0; panel < WALK_PANELS; panel++)
        for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
            struct walk walk;
            open_at(&walk, panel, moments[i], false);
            assert_int_equal(screens_with(&walk, "Nu open · "), 0);
            assert_int_equal(screens_with(&walk, "Vandaag ·"), 0);
            assert_int_equal(screens_with(&walk, "vraag het na"), 0);
            if (walk.stage.theme.form != FORM_COMPACT)
                assert_true(screens_with(&walk, "Klok loopt fout") >= 3);
            assert_true(lists_dates(walk_show(&walk, route_to(SCREEN_AGENDA))));
            walk_close(&walk);
        }
}

static void a_clock_that_was_set_is_believed(void **state)
{
    (void)state;
    struct walk walk;
    open_at(&walk, 0, "2026-11-22T10:00", true);
    assert_int_equal(screens_with(&walk, "Klok loopt fout"), 0);
    walk_close(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_old_offer_says_from_when_it_is),
        cmocka_unit_test(who_wants_to_know_finds_the_day_of_the_offer),
        cmocka_unit_test(a_clock_that_cannot_be_right_is_no_clock),
        cmocka_unit_test(a_clock_that_was_set_is_believed),
    };
    return cmocka_run_group_tests(tests, walk_setup_text, walk_teardown_text);
}
