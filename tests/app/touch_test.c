#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "app/touch.h"

/* A panel of 10 pixels a millimetre, so that the slop is 80 pixels, with two controls and a page between. */
struct desk {
    struct theme theme;
    struct node nodes[3];
    struct canvas canvas;
    struct touch touch;
    int64_t now_ms;
};

static struct action somewhere(void)
{
    return action_of(ACTION_HOME);
}

static void desk_make(struct desk *desk)
{
    *desk = (struct desk){.theme = {.panel = {.w = 1000, .h = 2000}, .px_per_mm = 10, .gap = 30},
                          .now_ms = 10000};
    desk->nodes[0] = (struct node){.id = "a", .rect = {0, 0, 400, 200}, .action = somewhere()};
    desk->nodes[1] = (struct node){.id = "page.next", .rect = {600, 0, 400, 200}, .action = somewhere()};
    desk->nodes[2] = (struct node){.id = "card.x", .rect = {0, 1000, 1000, 200}, .action = somewhere()};
    desk->canvas = (struct canvas){.theme = &desk->theme,
                                   .nodes = desk->nodes,
                                   .node_count = 3,
                                   .pager = {.zone = {0, 800, 1000, 1000}, .page = 1, .pages = 3}};
}

static struct touch_result feed(struct desk *desk, enum input_kind kind, int64_t finger, int x, int y)
{
    struct input input = {.kind = kind, .finger = finger, .x = x, .y = y, .at_ms = desk->now_ms};
    return touch_feed(&desk->touch, &desk->canvas, &input);
}

static enum touch_kind down(struct desk *desk, int x, int y)
{
    return feed(desk, INPUT_DOWN, 1, x, y).kind;
}

static enum touch_kind move(struct desk *desk, int x, int y)
{
    return feed(desk, INPUT_MOVE, 1, x, y).kind;
}

static struct touch_result up(struct desk *desk, int x, int y)
{
    return feed(desk, INPUT_UP, 1, x, y);
}

static void a_tap_chooses_on_release(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    assert_int_equal(down(&desk, 100, 100), TOUCH_PRESSED);
    assert_string_equal(touch_pressed(&desk.touch), "a");
    struct touch_result result = up(&desk, 100, 100);
    assert_int_equal(result.kind, TOUCH_CHOSEN);
    assert_string_equal(result.id, "a");
    assert_null(touch_pressed(&desk.touch));
}

static void a_tap_on_nothing_is_missed(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    assert_int_equal(down(&desk, 500, 500), TOUCH_NOTHING);
    assert_int_equal(up(&desk, 500, 500).kind, TOUCH_MISSED);
}

/* Down at (x, y), along (mx, my), up where it went. */
static void presses_hold_within_the_target_and_the_slop(void **state)
{
    (void)state;
    static const struct {
        int x, y, mx, my;
        enum touch_kind end;
    } cases[] = {
        {390, 100, 460, 100, TOUCH_CHOSEN},    /* off the target, within the slop */
        {390, 100, 480, 100, TOUCH_CANCELLED}, /* slid off */
        {20, 20, 390, 190, TOUCH_CHOSEN},      /* far, but still on it */
        {100, 190, 100, 265, TOUCH_CHOSEN},    {100, 190, 100, 290, TOUCH_CANCELLED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk desk;
        desk_make(&desk);
        assert_int_equal(down(&desk, cases[i].x, cases[i].y), TOUCH_PRESSED);
        enum touch_kind moved = move(&desk, cases[i].mx, cases[i].my);
        enum touch_kind lifted = up(&desk, cases[i].mx, cases[i].my).kind;
        assert_int_equal(moved == TOUCH_CANCELLED ? moved : lifted, cases[i].end);
    }
}

static void sliding_back_does_not_revive_a_press(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    assert_int_equal(move(&desk, 100, 500), TOUCH_CANCELLED);
    assert_int_equal(move(&desk, 100, 100), TOUCH_NOTHING);
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_NOTHING);
}

static void gaps_belong_to_the_nearest_control(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    assert_int_equal(down(&desk, 410, 100), TOUCH_PRESSED);
    assert_string_equal(touch_pressed(&desk.touch), "a");
}

static void one_target_is_not_chosen_twice_within_half_a_second(void **state)
{
    (void)state;
    static const struct {
        int x, after_ms;
        enum touch_kind end;
    } cases[] = {{100, 499, TOUCH_NOTHING},
                 {100, 500, TOUCH_CHOSEN},
                 {700, 79, TOUCH_NOTHING},
                 {700, 80, TOUCH_CHOSEN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk desk;
        desk_make(&desk);
        down(&desk, cases[i].x, 100);
        assert_int_equal(up(&desk, cases[i].x, 100).kind, TOUCH_CHOSEN);
        desk.now_ms += cases[i].after_ms;
        down(&desk, cases[i].x, 100);
        assert_int_equal(up(&desk, cases[i].x, 100).kind, cases[i].end);
    }
}

static void another_target_may_be_chosen_at_once(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    up(&desk, 100, 100);
    down(&desk, 700, 100);
    assert_int_equal(up(&desk, 700, 100).kind, TOUCH_CHOSEN);
}

static void only_the_first_finger_counts(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    desk.now_ms += 200;
    assert_int_equal(feed(&desk, INPUT_DOWN, 2, 700, 100).kind, TOUCH_NOTHING);
    assert_int_equal(feed(&desk, INPUT_UP, 2, 700, 100).kind, TOUCH_NOTHING);
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_CHOSEN);
}

static void a_palm_counts_for_nothing_until_it_lifts(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    feed(&desk, INPUT_DOWN, 2, 300, 100);
    desk.now_ms += 90;
    assert_int_equal(feed(&desk, INPUT_DOWN, 3, 700, 100).kind, TOUCH_CANCELLED);
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_NOTHING);
    assert_int_equal(feed(&desk, INPUT_DOWN, 4, 100, 100).kind, TOUCH_NOTHING);
    for (int finger = 2; finger <= 4; finger++)
        assert_int_equal(feed(&desk, INPUT_UP, finger, 100, 100).kind, TOUCH_NOTHING);
    assert_int_equal(down(&desk, 100, 100), TOUCH_PRESSED);
}

static void three_slow_fingers_are_no_palm(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    for (int finger = 2; finger <= 3; finger++) {
        desk.now_ms += 101;
        assert_int_equal(feed(&desk, INPUT_DOWN, finger, 700, 100).kind, TOUCH_NOTHING);
    }
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_CHOSEN);
}

static void a_contact_held_three_seconds_is_dropped(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    assert_int_equal(touch_deadline_ms(&desk.touch), desk.now_ms + TOUCH_HELD_MS);
    assert_int_equal(touch_tick(&desk.touch, desk.now_ms + TOUCH_HELD_MS - 1).kind, TOUCH_NOTHING);
    assert_int_equal(touch_tick(&desk.touch, desk.now_ms + TOUCH_HELD_MS).kind, TOUCH_CANCELLED);
    assert_int_equal(touch_deadline_ms(&desk.touch), INT64_MAX);
    /* The coat stays on the bezel; a finger works beside it. */
    desk.now_ms += TOUCH_HELD_MS;
    assert_int_equal(feed(&desk, INPUT_DOWN, 2, 100, 100).kind, TOUCH_PRESSED);
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_NOTHING);
    assert_int_equal(feed(&desk, INPUT_UP, 2, 100, 100).kind, TOUCH_CHOSEN);
}

static void a_drag_follows_the_finger_from_where_the_slop_ends(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    assert_int_equal(down(&desk, 500, 1100), TOUCH_PRESSED);
    assert_int_equal(move(&desk, 500, 1030), TOUCH_NOTHING);
    struct touch_result result = feed(&desk, INPUT_MOVE, 1, 500, 1000);
    assert_int_equal(result.kind, TOUCH_DRAGGED);
    assert_int_equal(result.dy, -20);
    assert_null(touch_pressed(&desk.touch));
    assert_int_equal(feed(&desk, INPUT_MOVE, 1, 500, 900).dy, -120);
}

/* Page, finger's way in steps of 100 ms with a rest at its end, and the page it turns to. */
static void a_drag_past_a_quarter_turns_the_page(void **state)
{
    (void)state;
    static const struct {
        int page, dy, turn;
    } cases[] = {{1, -335, 1}, {1, -325, 0}, {1, 335, -1}, {1, 325, 0},
                 {0, 900, 0},  {0, -700, 1}, {2, -900, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct desk desk;
        desk_make(&desk);
        desk.canvas.pager.page = cases[i].page;
        int y = cases[i].dy < 0 ? 1790 : 850;
        down(&desk, 500, y);
        desk.now_ms += 100;
        move(&desk, 500, y + cases[i].dy);
        desk.now_ms += 100;
        struct touch_result result = up(&desk, 500, y + cases[i].dy);
        assert_int_equal(result.kind, TOUCH_TURNED);
        assert_int_equal(result.turn, cases[i].turn);
    }
}

static void a_flick_turns_the_page(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 500, 1500);
    for (int i = 1; i <= 4; i++) {
        desk.now_ms += 16;
        move(&desk, 500, 1500 - i * 40);
    }
    desk.now_ms += 8;
    assert_int_equal(up(&desk, 500, 1340).turn, 1);
}

static void the_first_page_holds_back(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    desk.canvas.pager.page = 0;
    down(&desk, 500, 900);
    assert_int_equal(feed(&desk, INPUT_MOVE, 1, 500, 1380).dy, 100);
}

static void sideways_and_outside_the_pages_is_no_drag(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 1100);
    assert_int_equal(move(&desk, 400, 1190), TOUCH_NOTHING);
    up(&desk, 400, 1190);
    down(&desk, 500, 500);
    assert_int_equal(move(&desk, 500, 700), TOUCH_CANCELLED);
    up(&desk, 500, 700);
    desk.canvas.pager.pages = 1;
    desk.now_ms += 600;
    down(&desk, 500, 1250);
    assert_int_equal(move(&desk, 500, 1500), TOUCH_CANCELLED);
}

static void a_spent_finger_does_nothing_more(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    touch_spend(&desk.touch);
    assert_null(touch_pressed(&desk.touch));
    assert_int_equal(up(&desk, 100, 100).kind, TOUCH_NOTHING);
    assert_int_equal(down(&desk, 100, 100), TOUCH_PRESSED);
}

static void a_lost_release_does_not_stick(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    down(&desk, 100, 100);
    desk.now_ms += 50;
    assert_int_equal(down(&desk, 700, 100), TOUCH_PRESSED);
    assert_int_equal(up(&desk, 700, 100).kind, TOUCH_CHOSEN);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void any_events_leave_it_idle_in_the_end(void **state)
{
    (void)state;
    struct desk desk;
    desk_make(&desk);
    unsigned seed = 20261125;
    int chosen = 0, turned = 0;
    for (int i = 0; i < 100000; i++) {
        static const enum input_kind kinds[] = {INPUT_DOWN, INPUT_MOVE, INPUT_MOVE, INPUT_UP, INPUT_UP};
        unsigned r = next_random(&seed);
        desk.now_ms += next_random(&seed) % 60;
        if (r % 97 == 0)
            desk.now_ms += 3100;
        desk.canvas.pager.page = (int)(r % 3);
        struct touch_result result = feed(&desk, kinds[r % 5], next_random(&seed) % (r % 31 ? 2 : 20),
                                          (int)(next_random(&seed) % 1000), (int)(next_random(&seed) % 2000));
        chosen += result.kind == TOUCH_CHOSEN;
        turned += result.kind == TOUCH_TURNED;
        assert_in_range(desk.touch.count, 0, TOUCH_CONTACTS);
        if (desk.touch.count == 0)
            assert_int_equal(desk.touch.phase, TOUCH_IDLE);
    }
    assert_true(chosen > 0);
    assert_true(turned > 0);
    touch_tick(&desk.touch, desk.now_ms + TOUCH_HELD_MS);
    assert_int_equal(desk.touch.phase, TOUCH_IDLE);
    assert_int_equal(desk.touch.count, 0);
    desk.now_ms += TOUCH_HELD_MS + 1000;
    assert_int_equal(down(&desk, 100, 100), TOUCH_PRESSED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tap_chooses_on_release),
        cmocka_unit_test(a_tap_on_nothing_is_missed),
        cmocka_unit_test(presses_hold_within_the_target_and_the_slop),
        cmocka_unit_test(sliding_back_does_not_revive_a_press),
        cmocka_unit_test(gaps_belong_to_the_nearest_control),
        cmocka_unit_test(one_target_is_not_chosen_twice_within_half_a_second),
        cmocka_unit_test(another_target_may_be_chosen_at_once),
        cmocka_unit_test(only_the_first_finger_counts),
        cmocka_unit_test(a_palm_counts_for_nothing_until_it_lifts),
        cmocka_unit_test(three_slow_fingers_are_no_palm),
        cmocka_unit_test(a_contact_held_three_seconds_is_dropped),
        cmocka_unit_test(a_drag_follows_the_finger_from_where_the_slop_ends),
        cmocka_unit_test(a_drag_past_a_quarter_turns_the_page),
        cmocka_unit_test(a_flick_turns_the_page),
        cmocka_unit_test(the_first_page_holds_back),
        cmocka_unit_test(sideways_and_outside_the_pages_is_no_drag),
        cmocka_unit_test(a_spent_finger_does_nothing_more),
        cmocka_unit_test(a_lost_release_does_not_stick),
        cmocka_unit_test(any_events_leave_it_idle_in_the_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
