#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/hours.h"

#define ALWAYS       DAY_NONE, DAY_NONE
#define HM(h, m)     ((h)*60 + (m))
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))
#define OPENING(w, e)                                                                                        \
    {                                                                                                        \
        .known = true, .week = w, .week_count = COUNT(w), .exceptions = e, .exception_count = COUNT(e)       \
    }

static struct wall wall_of(const char *text)
{
    struct wall wall;
    assert_true(wall_parse(text, &wall));
    return wall;
}

/* One word a reader can compare: "open 2026-11-25T17:00", "later ...", "open appointment ...", "always", ... */
static const char *say(struct open_state state)
{
    static char text[64];
    static const char *const kinds[] = {"unknown", "appointment", "open", "later", "not soon"};
    struct wall when = state.kind == OPEN_NOW ? state.until : state.next;
    char moment[17] = "";
    if (when.day != DAY_NONE)
        wall_format(when, moment);
    strcpy(text, state.always ? "always" : kinds[state.kind]);
    if (state.by_appointment && state.kind != OPEN_APPOINTMENT)
        strcat(text, " by appointment");
    if (moment[0])
        strcat(strcat(text, " "), moment);
    return text;
}

struct moment {
    const char *now, *expected;
};

static void check_moments(const struct opening_hours *hours, const struct moment *moments, int count)
{
    for (int i = 0; i < count; i++) {
        const char *said = say(hours_at(hours, wall_of(moments[i].now)));
        if (strcmp(said, moments[i].expected) != 0)
            fail_msg("at %s: '%s', expected '%s'", moments[i].now, said, moments[i].expected);
    }
}

/* A desk: Monday to Friday with a noon break, Wednesday late, Saturday morning by appointment. 2026-11-25 is
 * a Wednesday. */
static const struct hours desk_week[] = {
    {1, HM(9, 0), HM(12, 0), ALWAYS, false}, {1, HM(13, 0), HM(17, 0), ALWAYS, false},
    {2, HM(9, 0), HM(12, 0), ALWAYS, false}, {2, HM(13, 0), HM(17, 0), ALWAYS, false},
    {3, HM(9, 0), HM(12, 0), ALWAYS, false}, {3, HM(13, 0), HM(19, 30), ALWAYS, false},
    {4, HM(9, 0), HM(12, 0), ALWAYS, false}, {4, HM(13, 0), HM(17, 0), ALWAYS, false},
    {5, HM(9, 0), HM(12, 0), ALWAYS, false}, {6, HM(10, 0), HM(12, 0), ALWAYS, true},
};
/* Armistice Day closed; Christmas Eve shorter; 2 January open though a Saturday, twice. */
static const struct hours_exception desk_days[] = {
    {20768, -1, -1, "feestdag"},
    {20811, HM(9, 0), HM(12, 0), "kerstavond"},
    {20812, -1, -1, "Kerstmis"},
    {20820, HM(10, 0), HM(11, 0), NULL},
    {20820, HM(14, 0), HM(16, 0), "inhaaldag"},
};
static const struct opening_hours desk = OPENING(desk_week, desk_days);

static void a_desk_is_open_when_its_door_is(void **state)
{
    static const struct moment moments[] = {
        {"2026-11-25T08:59", "later 2026-11-25T09:00"},
        {"2026-11-25T09:00", "open 2026-11-25T12:00"},
        {"2026-11-25T11:59", "open 2026-11-25T12:00"},
        {"2026-11-25T12:00", "later 2026-11-25T13:00"},
        {"2026-11-25T14:05", "open 2026-11-25T19:30"},
        {"2026-11-25T19:30", "later 2026-11-26T09:00"},
        {"2026-11-27T12:30", "later by appointment 2026-11-28T10:00"},
        {"2026-11-28T10:30", "open by appointment 2026-11-28T12:00"},
        {"2026-11-28T12:00", "later 2026-11-30T09:00"},
        {"2026-11-29T15:00", "later 2026-11-30T09:00"},
    };
    (void)state;
    check_moments(&desk, moments, COUNT(moments));
}

static void a_holiday_or_changed_day_replaces_the_week(void **state)
{
    static const struct moment moments[] = {
        {"2026-11-10T18:00", "later 2026-11-12T09:00"}, /* tomorrow is the holiday */
        {"2026-11-11T10:00", "later 2026-11-12T09:00"}, /* on the holiday, a Wednesday */
        {"2026-12-24T11:00", "open 2026-12-24T12:00"},
        {"2026-12-24T14:00", "later by appointment 2026-12-26T10:00"}, /* shorter day, then Christmas */
        {"2027-01-02T09:30", "later 2027-01-02T10:00"},
        {"2027-01-02T11:30", "later 2027-01-02T14:00"},
        {"2027-01-02T15:00", "open 2027-01-02T16:00"},
    };
    (void)state;
    check_moments(&desk, moments, COUNT(moments));
}

static void the_note_says_why_today_differs(void **state)
{
    (void)state;
    assert_string_equal(hours_at(&desk, wall_of("2026-11-11T10:00")).note, "feestdag");
    assert_string_equal(hours_at(&desk, wall_of("2027-01-02T10:30")).note, "inhaaldag");
    assert_null(hours_at(&desk, wall_of("2026-11-10T18:00")).note);
    assert_null(hours_at(&desk, wall_of("2026-11-25T10:00")).note);
}

static const struct hours night_week[] = {
    {5, HM(20, 0), HM(27, 0), ALWAYS, false},
    {6, HM(20, 0), HM(27, 0), ALWAYS, false},
};

static void a_block_past_midnight_still_runs_on_the_next_day(void **state)
{
    static const struct opening_hours hours = {.known = true, .week = night_week, .week_count = 2};
    static const struct moment moments[] = {
        {"2026-11-27T19:59", "later 2026-11-27T20:00"}, {"2026-11-27T23:30", "open 2026-11-28T03:00"},
        {"2026-11-28T00:00", "open 2026-11-28T03:00"},  {"2026-11-28T02:59", "open 2026-11-28T03:00"},
        {"2026-11-28T03:00", "later 2026-11-28T20:00"}, {"2026-11-29T01:00", "open 2026-11-29T03:00"},
        {"2026-11-29T03:00", "later 2026-12-04T20:00"}, {"2027-01-01T21:00", "open 2027-01-02T03:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void a_closed_day_does_not_end_the_night_before(void **state)
{
    static const struct hours_exception closed[] = {{20785, -1, -1, "verbouwing"}}; /* Saturday 28 November */
    static const struct opening_hours hours = OPENING(night_week, closed);
    static const struct moment moments[] = {
        {"2026-11-28T01:00", "open 2026-11-28T03:00"},
        {"2026-11-28T03:00", "later 2026-12-04T20:00"},
        {"2026-11-28T21:00", "later 2026-12-04T20:00"},
        {"2026-11-29T01:00", "later 2026-12-04T20:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
    assert_string_equal(hours_at(&hours, wall_of("2026-11-28T01:00")).note, "verbouwing");
}

static void an_exception_may_end_past_midnight(void **state)
{
    static const struct hours_exception eve[] = {{20818, HM(18, 0), HM(26, 0), "oudejaar"},
                                                 {20819, -1, -1, "nieuwjaar"}};
    static const struct opening_hours hours = OPENING(desk_week, eve);
    static const struct moment moments[] = {
        {"2026-12-31T10:00", "later 2026-12-31T18:00"},
        {"2026-12-31T23:59", "open 2027-01-01T02:00"},
        {"2027-01-01T01:30", "open 2027-01-01T02:00"},
        {"2027-01-01T02:00", "later by appointment 2027-01-02T10:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

/* The clock goes from 1.59 to 3.00 on 29 March 2026, and from 2.59 back to 2.00 on 25 October 2026. */
static void the_nights_the_clock_changes_follow_the_wall_clock(void **state)
{
    static const struct hours week[] = {
        {6, HM(22, 0), HM(26, 30), ALWAYS, false},
        {7, HM(9, 0), HM(12, 0), ALWAYS, false},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 2};
    static const struct moment moments[] = {
        {"2026-03-29T01:59", "open 2026-03-29T02:30"}, {"2026-03-29T03:00", "later 2026-03-29T09:00"},
        {"2026-03-29T09:00", "open 2026-03-29T12:00"}, {"2026-10-24T23:00", "open 2026-10-25T02:30"},
        {"2026-10-25T02:29", "open 2026-10-25T02:30"}, {"2026-10-25T02:30", "later 2026-10-25T09:00"},
        {"2026-10-25T09:00", "open 2026-10-25T12:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void the_kiosks_clock_and_the_hours_agree_on_those_nights(void **state)
{
    static const struct hours week[] = {{7, HM(1, 0), HM(3, 0), ALWAYS, false}};
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 1};
    static const struct moment utc_moments[] = {
        {"2026-03-29T00:59Z", "open 2026-03-29T03:00"},  /* 1.59 */
        {"2026-03-29T01:00Z", "later 2026-04-05T01:00"}, /* 3.00 */
        {"2026-10-25T00:30Z", "open 2026-10-25T03:00"},  /* 2.30, summer */
        {"2026-10-25T01:59Z", "open 2026-10-25T03:00"},  /* 2.59, winter */
        {"2026-10-25T02:00Z", "later 2026-11-01T01:00"}, /* 3.00 */
    };
    (void)state;
    for (int i = 0; i < COUNT(utc_moments); i++) {
        int64_t utc;
        assert_true(utc_parse(utc_moments[i].now, &utc));
        assert_string_equal(say(hours_at(&hours, wall_from_utc(utc))), utc_moments[i].expected);
    }
}

static void blocks_that_touch_or_overlap_are_one(void **state)
{
    static const struct hours week[] = {
        {3, HM(9, 0), HM(12, 0), ALWAYS, false},
        {3, HM(12, 0), HM(15, 0), ALWAYS, false},
        {3, HM(14, 0), HM(24, 0), ALWAYS, false},
        {4, HM(0, 0), HM(2, 0), ALWAYS, false},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 4};
    static const struct moment moments[] = {
        {"2026-11-25T09:30", "open 2026-11-26T02:00"},  {"2026-11-25T12:00", "open 2026-11-26T02:00"},
        {"2026-11-25T14:30", "open 2026-11-26T02:00"},  {"2026-11-26T00:00", "open 2026-11-26T02:00"},
        {"2026-11-26T02:00", "later 2026-12-02T09:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void open_doors_end_where_an_appointment_is_asked(void **state)
{
    static const struct hours week[] = {
        {3, HM(9, 0), HM(12, 0), ALWAYS, false},
        {3, HM(12, 0), HM(17, 0), ALWAYS, true},
        {4, HM(8, 0), HM(18, 0), ALWAYS, true},
        {4, HM(10, 0), HM(12, 0), ALWAYS, false},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 4};
    static const struct moment moments[] = {
        {"2026-11-25T10:00", "open 2026-11-25T12:00"},
        {"2026-11-25T12:00", "open by appointment 2026-11-25T17:00"},
        {"2026-11-26T09:00", "open by appointment 2026-11-26T18:00"},
        {"2026-11-26T10:00", "open 2026-11-26T12:00"},
        {"2026-11-26T13:00", "open by appointment 2026-11-26T18:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void of_two_blocks_that_open_together_the_free_one_counts(void **state)
{
    static const struct hours week[] = {
        {3, HM(9, 0), HM(12, 0), ALWAYS, true},
        {3, HM(9, 0), HM(10, 0), ALWAYS, false},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 2};
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T08:00"))), "later 2026-11-25T09:00");
}

static void a_changed_day_keeps_asking_for_an_appointment_where_all_do(void **state)
{
    static const struct hours week[] = {{3, HM(9, 0), HM(12, 0), ALWAYS, true}};
    static const struct hours_exception days[] = {
        {20783, HM(14, 0), HM(16, 0), NULL}}; /* Thursday 26 November */
    static const struct opening_hours hours = OPENING(week, days);
    static const struct moment moments[] = {
        {"2026-11-25T12:00", "later by appointment 2026-11-26T14:00"},
        {"2026-11-26T15:00", "open by appointment 2026-11-26T16:00"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void day_and_night_is_always_but_for_an_exception(void **state)
{
    struct hours week[7];
    static const struct hours_exception closed[] = {{20812, -1, -1, "Kerstmis"}};
    for (int i = 0; i < 7; i++)
        week[i] = (struct hours){i + 1, 0, HM(24, 0), ALWAYS, false};
    struct opening_hours hours = {.known = true, .week = week, .week_count = 7};
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T14:05"))), "always");
    assert_string_equal(say(hours_at(&hours, wall_of("2026-03-29T03:00"))), "always");
    hours.exceptions = closed;
    hours.exception_count = 1;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-12-23T14:00"))), "open 2026-12-25T00:00");
    assert_string_equal(say(hours_at(&hours, wall_of("2026-12-25T14:00"))), "later 2026-12-26T00:00");
    assert_string_equal(say(hours_at(&hours, wall_of("2026-12-26T00:00"))), "always");
}

static void unknown_is_neither_open_nor_closed(void **state)
{
    struct opening_hours hours = {.known = false};
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T14:05"))), "unknown");
    hours.exceptions = desk_days;
    hours.exception_count = COUNT(desk_days);
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-11T10:00"))), "unknown");
    assert_string_equal(hours_at(&hours, wall_of("2026-11-11T10:00")).note, "feestdag");
}

static void by_appointment_only_is_said_when_no_hours_are_given(void **state)
{
    struct opening_hours hours = {.known = false, .appointment_only = true};
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T14:05"))), "appointment");
    assert_true(hours_at(&hours, wall_of("2026-11-25T14:05")).by_appointment);
    hours.known = true;
    hours.week = desk_week;
    hours.week_count = COUNT(desk_week);
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T14:05"))), "open 2026-11-25T19:30");
}

static void a_day_of_its_own_is_open_where_all_else_is_by_appointment(void **state)
{
    static const struct hours_exception days[] = {{20782, HM(14, 0), HM(16, 0), "opendeurdag"}};
    static const struct opening_hours hours = {
        .known = true,
        .appointment_only = true,
        .exceptions = days,
        .exception_count = 1,
    };
    static const struct moment moments[] = {
        {"2026-11-25T13:00", "appointment"},
        {"2026-11-25T15:00", "open by appointment 2026-11-25T16:00"},
        {"2026-11-25T16:00", "appointment"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void known_hours_without_any_block_open_not_soon(void **state)
{
    const struct opening_hours hours = {.known = true};
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T14:05"))), "not soon");
}

static void a_season_counts_between_its_first_and_last_day(void **state)
{
    /* Summer hours from Wednesday 1 July to Wednesday 26 August 2026. */
    static const struct hours week[] = {{3, HM(10, 0), HM(16, 0), 20635, 20691, false}};
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 1};
    static const struct moment moments[] = {
        {"2026-05-01T12:00", "not soon"},
        {"2026-05-02T12:00", "later 2026-07-01T10:00"},
        {"2026-06-24T12:00", "later 2026-07-01T10:00"},
        {"2026-07-01T12:00", "open 2026-07-01T16:00"},
        {"2026-08-26T12:00", "open 2026-08-26T16:00"},
        {"2026-08-26T16:00", "not soon"},
        {"2026-09-02T12:00", "not soon"},
    };
    (void)state;
    check_moments(&hours, moments, COUNT(moments));
}

static void a_block_without_length_is_no_opening(void **state)
{
    static const struct hours week[] = {{3, HM(10, 0), HM(10, 0), ALWAYS, false}};
    static const struct hours_exception days[] = {{20783, HM(14, 0), HM(9, 0), NULL}};
    static const struct opening_hours hours = OPENING(week, days);
    struct hours_line lines[7];
    (void)state;
    assert_string_equal(say(hours_at(&hours, wall_of("2026-11-25T10:00"))), "not soon");
    assert_int_equal(hours_week(&hours, 20782, lines), 0);
}

static void the_week_is_told_in_as_few_lines_as_possible(void **state)
{
    struct hours_line lines[7];
    (void)state;
    assert_int_equal(hours_week(&desk, 20782, lines), 5);
    static const int expected[5][3] = {{1, 2, 2}, {3, 3, 2}, {4, 4, 2}, {5, 5, 1}, {6, 6, 1}};
    for (int i = 0; i < 5; i++) {
        assert_int_equal(lines[i].first, expected[i][0]);
        assert_int_equal(lines[i].last, expected[i][1]);
        assert_int_equal(lines[i].count, expected[i][2]);
    }
    assert_int_equal(lines[1].blocks[1].opens, HM(13, 0));
    assert_int_equal(lines[1].blocks[1].closes, HM(19, 30));
    assert_true(lines[4].blocks[0].by_appointment);
}

static void equal_days_share_a_line_only_when_they_follow_each_other(void **state)
{
    static const struct hours week[] = {
        {1, HM(9, 0), HM(12, 0), ALWAYS, false},
        {2, HM(9, 0), HM(12, 0), ALWAYS, false},
        {4, HM(9, 0), HM(12, 0), ALWAYS, false},
        {5, HM(9, 0), HM(12, 0), ALWAYS, true},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 4};
    struct hours_line lines[7];
    (void)state;
    assert_int_equal(hours_week(&hours, 20782, lines), 3);
    assert_int_equal(lines[0].last, 2);
    assert_int_equal(lines[1].first, 4);
    assert_int_equal(lines[1].last, 4);
    assert_int_equal(lines[2].first, 5);
}

static void the_week_joins_touching_blocks_and_looks_at_the_season(void **state)
{
    static const struct hours week[] = {
        {3, HM(9, 0), HM(12, 0), ALWAYS, false},
        {3, HM(10, 0), HM(16, 0), 20635, 20691, false},
        {3, HM(12, 0), HM(13, 0), ALWAYS, false},
        {3, HM(13, 0), HM(14, 0), ALWAYS, true},
    };
    static const struct opening_hours hours = {.known = true, .week = week, .week_count = 4};
    struct hours_line lines[7];
    (void)state;
    assert_int_equal(hours_week(&hours, 20782, lines), 1);
    assert_int_equal(lines[0].count, 2);
    assert_int_equal(lines[0].blocks[0].closes, HM(13, 0));
    assert_int_equal(lines[0].blocks[1].closes, HM(14, 0));
    assert_int_equal(hours_week(&hours, 20635, lines), 1);
    assert_int_equal(lines[0].blocks[0].closes, HM(16, 0));
}

static void a_day_of_seven_blocks_stays_within_its_line(void **state)
{
    struct hours week[7];
    for (int i = 0; i < 7; i++)
        week[i] = (struct hours){3, HM(8 + 2 * i, 0), HM(9 + 2 * i, 0), ALWAYS, false};
    const struct opening_hours hours = {.known = true, .week = week, .week_count = 7};
    struct hours_line lines[7];
    (void)state;
    assert_int_equal(hours_week(&hours, 20782, lines), 1);
    assert_int_equal(lines[0].count, 6);
    assert_int_equal(lines[0].blocks[5].opens, HM(18, 0));
}

static void a_week_without_blocks_has_no_lines(void **state)
{
    const struct opening_hours hours = {.known = true};
    struct hours_line lines[7];
    (void)state;
    assert_int_equal(hours_week(&hours, 20782, lines), 0);
}

static void the_next_exception_is_found_within_the_days_asked(void **state)
{
    const struct opening_hours none = {.known = true};
    (void)state;
    assert_ptr_equal(hours_next_exception(&desk, 20768, 1), &desk_days[0]);
    assert_null(hours_next_exception(&desk, 20769, 42));
    assert_ptr_equal(hours_next_exception(&desk, 20769, 43), &desk_days[1]);
    assert_ptr_equal(hours_next_exception(&desk, 20813, 30), &desk_days[3]);
    assert_null(hours_next_exception(&desk, 20821, 400));
    assert_null(hours_next_exception(&none, 20782, 400));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_desk_is_open_when_its_door_is),
        cmocka_unit_test(a_holiday_or_changed_day_replaces_the_week),
        cmocka_unit_test(the_note_says_why_today_differs),
        cmocka_unit_test(a_block_past_midnight_still_runs_on_the_next_day),
        cmocka_unit_test(a_closed_day_does_not_end_the_night_before),
        cmocka_unit_test(an_exception_may_end_past_midnight),
        cmocka_unit_test(the_nights_the_clock_changes_follow_the_wall_clock),
        cmocka_unit_test(the_kiosks_clock_and_the_hours_agree_on_those_nights),
        cmocka_unit_test(blocks_that_touch_or_overlap_are_one),
        cmocka_unit_test(open_doors_end_where_an_appointment_is_asked),
        cmocka_unit_test(of_two_blocks_that_open_together_the_free_one_counts),
        cmocka_unit_test(a_changed_day_keeps_asking_for_an_appointment_where_all_do),
        cmocka_unit_test(day_and_night_is_always_but_for_an_exception),
        cmocka_unit_test(unknown_is_neither_open_nor_closed),
        cmocka_unit_test(by_appointment_only_is_said_when_no_hours_are_given),
        cmocka_unit_test(a_day_of_its_own_is_open_where_all_else_is_by_appointment),
        cmocka_unit_test(known_hours_without_any_block_open_not_soon),
        cmocka_unit_test(a_season_counts_between_its_first_and_last_day),
        cmocka_unit_test(a_block_without_length_is_no_opening),
        cmocka_unit_test(the_week_is_told_in_as_few_lines_as_possible),
        cmocka_unit_test(equal_days_share_a_line_only_when_they_follow_each_other),
        cmocka_unit_test(the_week_joins_touching_blocks_and_looks_at_the_season),
        cmocka_unit_test(a_day_of_seven_blocks_stays_within_its_line),
        cmocka_unit_test(a_week_without_blocks_has_no_lines),
        cmocka_unit_test(the_next_exception_is_found_within_the_days_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
