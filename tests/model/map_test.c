/* The plain map: distances, winds, windows and names that do not stand on each other. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "model/card.h"
#include "model/map.h"

static void a_degree_north_is_111_kilometres(void **state)
{
    (void)state;
    struct map_point point = map_point(51.0, 4.5, 52.0, 4.5);
    assert_true(fabs(point.north - 111195) < 1);
    assert_true(fabs(point.east) < 1e-6);
}

static void a_degree_east_is_shorter_in_the_north(void **state)
{
    (void)state;
    struct map_point point = map_point(60.0, 4.0, 60.0, 5.0);
    assert_true(fabs(point.east - 55597) < 1);
    assert_true(fabs(point.north) < 1e-6);
}

static void the_winds_turn_clockwise(void **state)
{
    (void)state;
    static const struct {
        struct map_point point;
        enum map_wind wind;
    } cases[] = {
        {{0, 1}, MAP_NORTH},        {{1, 1}, MAP_NORTH_EAST},     {{1, 0}, MAP_EAST},
        {{1, -1}, MAP_SOUTH_EAST},  {{0, -1}, MAP_SOUTH},         {{-1, -1}, MAP_SOUTH_WEST},
        {{-1, 0}, MAP_WEST},        {{-1, 1}, MAP_NORTH_WEST},    {{0.4, 1}, MAP_NORTH},
        {{0.5, 1}, MAP_NORTH_EAST}, {{-0.4, 1}, MAP_NORTH},       {{-0.5, 1}, MAP_NORTH_WEST},
        {{-1, -0.4}, MAP_WEST},     {{-1, -0.5}, MAP_SOUTH_WEST}, {{0, 0}, MAP_NORTH},
        {{0.001, -900}, MAP_SOUTH}, {{-0.001, -900}, MAP_SOUTH},  {{5000, 1}, MAP_EAST},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(map_wind(cases[i].point), cases[i].wind);
}

/* What the words say and what the rings show is the same walk. */
static void a_ring_of_minutes_is_as_far_as_the_minutes_say(void **state)
{
    (void)state;
    const double lat = 51.468, lon = 4.469;
    for (int minutes = 2; minutes < 60; minutes++) {
        double degrees = map_walk_metres(minutes) / 111195;
        assert_int_equal(walk_minutes(lat, lon, lat + degrees * 0.999, lon), minutes);
        assert_int_equal(walk_minutes(lat, lon, lat + degrees * 1.001, lon), minutes + 1);
    }
}

static void a_window_holds_the_house_and_the_place(void **state)
{
    (void)state;
    static const struct map_point places[] = {{0, 0},       {3, -4},     {250, 10},    {-900, 1300},
                                              {4000, -200}, {0, -12000}, {-90000, 20}, {1, 99999}};
    static const int sizes[][2] = {{1000, 800}, {300, 900}, {520, 300}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            int w = sizes[s][0], h = sizes[s][1];
            struct map_view view = map_fit(w, h, places[i]);
            struct rect middle = {w / 5 - 1, h / 5 - 1, w * 3 / 5 + 3, h * 3 / 5 + 3};
            assert_true(rect_contains(middle, map_mark(&view, (struct map_point){0, 0}, 1)));
            assert_true(rect_contains(middle, map_mark(&view, places[i], 1)));
            assert_true(view.metres_a_pixel * (w < h ? w : h) >= 249.9);
        }
}

static void north_is_up_and_east_is_right(void **state)
{
    (void)state;
    struct map_view view = map_fit(500, 500, (struct map_point){0, 0});
    struct rect here = map_mark(&view, (struct map_point){0, 0}, 9);
    assert_true(map_mark(&view, (struct map_point){0, 50}, 9).y < here.y);
    assert_true(map_mark(&view, (struct map_point){50, 0}, 9).x > here.x);
}

static void a_scale_is_a_round_length(void **state)
{
    (void)state;
    assert_int_equal(map_round(0.3), 1);
    assert_int_equal(map_round(9.9), 5);
    assert_int_equal(map_round(10), 10);
    assert_int_equal(map_round(49), 20);
    assert_int_equal(map_round(499), 200);
    assert_int_equal(map_round(7000), 5000);
}

static struct map_taken room_of(int w, int h)
{
    return (struct map_taken){.room = {0, 0, w, h}};
}

static void a_name_stands_at_the_side_that_was_asked(void **state)
{
    (void)state;
    struct map_taken taken = room_of(400, 400);
    struct rect mark = {195, 195, 10, 10}, name = {.w = 80, .h = 20};
    assert_true(map_take(&taken, mark));
    assert_true(map_name(&taken, mark, MAP_EAST, 4, &name));
    assert_true(rect_equal(name, (struct rect){209, 190, 80, 20}));
    assert_true(map_name(&taken, mark, MAP_WEST, 4, &name));
    assert_true(rect_equal(name, (struct rect){111, 190, 80, 20}));
}

static void a_name_above_slides_into_the_room(void **state)
{
    (void)state;
    struct map_taken taken = room_of(400, 400);
    struct rect mark = {5, 200, 10, 10}, name = {.w = 100, .h = 20};
    assert_true(map_take(&taken, mark));
    assert_true(map_name(&taken, mark, MAP_WEST, 4, &name));
    assert_true(rect_equal(name, (struct rect){0, 176, 100, 20}));
}

static void a_name_without_room_is_left_out(void **state)
{
    (void)state;
    struct map_taken taken = room_of(100, 40);
    struct rect mark = {45, 15, 10, 10}, name = {.w = 120, .h = 12};
    assert_true(map_take(&taken, mark));
    assert_false(map_name(&taken, mark, MAP_EAST, 2, &name));
    assert_int_equal(taken.count, 1);
}

/* Marks and names at random: what was placed stands in the room and on nothing else. */
static void names_never_stand_on_each_other(void **state)
{
    (void)state;
    unsigned seed = 7;
    for (int round = 0; round < 500; round++) {
        struct map_taken taken = room_of(600, 500);
        for (int i = 0; i < 40; i++) {
            seed = seed * 1103515245u + 12345u;
            struct rect mark = {(int)(seed >> 8) % 580, (int)(seed >> 20) % 480, 14, 14};
            struct rect name = {.w = 40 + (int)(seed >> 12) % 160, .h = 24};
            if (map_take(&taken, mark))
                map_name(&taken, mark, (enum map_wind)(i % MAP_WINDS), 3, &name);
        }
        assert_true(taken.count > 10);
        for (int i = 0; i < taken.count; i++) {
            assert_true(rect_contains(taken.room, taken.rects[i]));
            for (int j = 0; j < i; j++)
                assert_true(rect_empty(rect_intersect(taken.rects[i], taken.rects[j])));
        }
    }
}

static void a_full_map_takes_no_more(void **state)
{
    (void)state;
    struct map_taken taken = room_of(10000, 10);
    for (int i = 0; i < MAP_TAKEN_MAX; i++)
        assert_true(map_take(&taken, (struct rect){i * 20, 0, 10, 10}));
    assert_false(map_take(&taken, (struct rect){9000, 0, 10, 10}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_degree_north_is_111_kilometres),
        cmocka_unit_test(a_degree_east_is_shorter_in_the_north),
        cmocka_unit_test(the_winds_turn_clockwise),
        cmocka_unit_test(a_ring_of_minutes_is_as_far_as_the_minutes_say),
        cmocka_unit_test(a_window_holds_the_house_and_the_place),
        cmocka_unit_test(north_is_up_and_east_is_right),
        cmocka_unit_test(a_scale_is_a_round_length),
        cmocka_unit_test(a_name_stands_at_the_side_that_was_asked),
        cmocka_unit_test(a_name_above_slides_into_the_room),
        cmocka_unit_test(a_name_without_room_is_left_out),
        cmocka_unit_test(names_never_stand_on_each_other),
        cmocka_unit_test(a_full_map_takes_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
