/* Screens that are shown again and again take no more memory: a kiosk runs for months. */
#include <malloc.h>
#include <string.h>

#include "walk.h"

enum { WARM = 12, ROUNDS = 12 };

/* Every screen once, with what it needs to have something to show. */
static void round_show(struct walk *walk)
{
    for (int screen = 0; screen < SCREEN_COUNT; screen++) {
        struct route route = walk_card("eont");
        route.screen = (enum screen_id)screen;
        if (screen == SCREEN_TOPIC)
            strcpy(route.topic, "opvoeden");
        walk_show(walk, route);
    }
    walk_show(walk, route_to(SCREEN_ATTRACT));
}

static void a_screen_entered_again_takes_no_more_memory(void **state)
{
    (void)state;
    if (mallinfo2().uordblks == 0)
        skip(); /* a sanitizer's allocator does not count; it finds what is lost by itself */
    for (int panel = 0; panel < WALK_PANELS; panel++) {
        struct walk walk;
        walk_open(&walk, &walk_places[panel], "2026-11-25T14:05");
        for (int i = 0; i < WARM; i++)
            round_show(&walk);
        size_t warm = mallinfo2().uordblks;
        for (int i = 0; i < ROUNDS; i++)
            round_show(&walk);
        assert_int_equal(mallinfo2().uordblks, warm);
        walk_close(&walk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_screen_entered_again_takes_no_more_memory)};
    return cmocka_run_group_tests(tests, walk_setup, walk_teardown);
}
