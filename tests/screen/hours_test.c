/* What "Nu open" and a card say at chosen moments, on a small invented publication. */
#include "../store/fixture.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

/* Cards that differ in their hours, under a topic of their own. */
/* clang-format off */
#define CARD_VALUES(id, code, known, appointment) \
    "INSERT INTO card (id, code, type, kind, title, lead, place, hours_known, wheelchair, checked_on, appointment) " \
    "VALUES (" id ", '" code "', 'offer', 'service', 'Kaart " code "', 'Een kaart.', 3, " known ", 'no', '2026-10-01', '" \
    appointment "');" \
    "INSERT INTO offer (card, price, price_text, access, mode) VALUES (" id ", 'free', 'gratis', 'everyone', 'site');" \
    "INSERT INTO card_house VALUES (1, " id ");" \
    "INSERT INTO card_topic VALUES (" id ", 0, 9);" \
    "INSERT INTO listing (house, topic, tab, rank, card, age_from, age_to, free, visit, wheelchair, near, parents, languages) " \
    "VALUES (1, 9, 0, " id ", " id ", -9, 1200, 1, 0, 0, 0, 1, 0);"

static const char cards_of_hours[] =
    "INSERT INTO topic VALUES (9, 'uren', 'Uren', 'Wanneer.', 'event', '#8f3b0e');"
    "INSERT INTO house_topic VALUES (1, 2, 9, NULL);"
    CARD_VALUES("90", "dagl", "1", "none")
    CARD_VALUES("91", "nach", "1", "none")
    CARD_VALUES("92", "zate", "1", "none")
    CARD_VALUES("93", "spre", "1", "required")
    CARD_VALUES("94", "afsp", "0", "required")
    CARD_VALUES("95", "onbe", "0", "none")
    CARD_VALUES("96", "altd", "1", "none")
    /* dagl: weekdays with a pause; nach: Friday until 2, Saturday until 4; zate: Saturday; spre: Monday, by appointment. */
    "WITH RECURSIVE d (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM d WHERE n < 7) "
    "INSERT INTO hours (card, weekday, opens, closes) SELECT 90, n, 540, 720 FROM d WHERE n < 6 UNION ALL "
    "SELECT 90, n, 780, 1020 FROM d WHERE n < 6 UNION ALL SELECT 96, n, 0, 1440 FROM d;"
    "INSERT INTO hours (card, weekday, opens, closes) VALUES (91, 5, 1200, 1560), (91, 6, 1200, 1680), (92, 6, 600, 840);"
    "INSERT INTO hours (card, weekday, opens, closes, by_appointment) VALUES (93, 1, 780, 960, 1);"
    "INSERT INTO hours_exception VALUES (90, '2026-12-25', -1, -1, 'Kerstmis'), (90, '2026-12-31', 540, 660, 'oudjaar');";
/* clang-format on */

static void begin(struct walk *walk, const char *moment)
{
    walk_begin(walk, &walk_places[0], fixture_store(cards_of_hours), moment);
}

/* The codes under "Nu open", in the order of the list, over all its pages. */
static void open_codes(struct walk *walk, char codes[100])
{
    struct route route = route_to(SCREEN_TOPIC);
    strcpy(route.topic, "uren");
    route.open_now = true;
    codes[0] = '\0';
    for (bool more = true; more;) {
        const struct canvas *canvas = walk_show(walk, route);
        for (int i = 0; i < canvas->node_count; i++) {
            const char *id = canvas->nodes[i].id;
            if (id && strncmp(id, "card.", 5) == 0)
                snprintf(codes + strlen(codes), 100 - strlen(codes), "%s%s", codes[0] ? " " : "", id + 5);
        }
        const struct node *next = canvas_node(canvas, "page.next");
        more = next && !(next->state & STATE_DISABLED);
        if (more)
            route = next->action.route;
    }
}

/* The words beside the clock on a card's screen, with plain spaces. */
static void card_hours(struct walk *walk, const char *code, char words[100])
{
    const struct canvas *canvas = walk_show(walk, walk_card(code));
    int i = 0;
    while (i < canvas->op_count &&
           (canvas->ops[i].kind != OP_ICON || strcmp(canvas->ops[i].text, "access_time") != 0))
        i++;
    assert_true(i + 1 < canvas->op_count && canvas->ops[i + 1].kind == OP_TEXT);
    char *end = words;
    for (const char *at = canvas->ops[i + 1].text; *at && end < words + 99; at++) {
        bool space = strncmp(at, "\u00a0", 2) == 0;
        *end++ = space ? ' ' : *at;
        at += space;
    }
    *end = '\0';
}

/* At a moment these cards are open, and one of them says this. */
struct expected {
    const char *moment, *open, *code, *says;
};

static void all_hold(const struct expected *expected, int count)
{
    for (int i = 0; i < count; i++) {
        struct walk walk;
        char text[100];
        begin(&walk, expected[i].moment);
        open_codes(&walk, text);
        if (strcmp(text, expected[i].open) != 0)
            fail_msg("%s: \"%s\" open instead of \"%s\"", expected[i].moment, text, expected[i].open);
        card_hours(&walk, expected[i].code, text);
        if (strcmp(text, expected[i].says) != 0)
            fail_msg("%s: %s says \"%s\" instead of \"%s\"", expected[i].moment, expected[i].code, text,
                     expected[i].says);
        walk_close(&walk);
    }
}

#define ALL_HOLD(table) all_hold(table, (int)(sizeof table / sizeof *table))

static void on_a_weekday_it_is_open_but_for_the_pause(void **state)
{
    (void)state;
    static const struct expected day[] = {
        {"2026-11-25T08:59", "altd", "dagl", "Nu gesloten · opent vandaag om 9.00 uur"},
        {"2026-11-25T09:00", "dagl altd", "dagl", "Nu open · vandaag tot 12.00 uur"},
        {"2026-11-25T12:00", "altd", "dagl", "Nu gesloten · opent vandaag om 13.00 uur"},
        {"2026-11-25T12:30", "altd", "dagl", "Nu gesloten · opent vandaag om 13.00 uur"},
        {"2026-11-25T16:59", "dagl altd", "dagl", "Nu open · vandaag tot 17.00 uur"},
        {"2026-11-25T17:00", "altd", "dagl", "Nu gesloten · opent morgen om 9.00 uur"},
    };
    ALL_HOLD(day);
}

static void in_the_weekend_only_the_shop_is(void **state)
{
    (void)state;
    static const struct expected weekend[] = {
        {"2026-11-28T11:00", "zate altd", "zate", "Nu open · vandaag tot 14.00 uur"},
        {"2026-11-28T11:00", "zate altd", "dagl", "Nu gesloten · opent maandag 30 november om 9.00 uur"},
        {"2026-11-29T11:00", "altd", "dagl", "Nu gesloten · opent morgen om 9.00 uur"},
    };
    ALL_HOLD(weekend);
}

static void a_holiday_and_a_short_day_replace_the_week(void **state)
{
    (void)state;
    static const struct expected days[] = {
        {"2026-12-25T10:00", "altd", "dagl", "Nu gesloten · opent maandag 28 december om 9.00 uur"},
        {"2026-12-25T10:00", "altd", "nach", "Nu gesloten · opent vandaag om 20.00 uur"},
        {"2026-12-31T10:59", "dagl altd", "dagl", "Nu open · vandaag tot 11.00 uur"},
        {"2026-12-31T14:00", "altd", "dagl", "Nu gesloten · opent morgen om 9.00 uur"},
    };
    ALL_HOLD(days);
}

static void a_night_that_ends_past_midnight_is_one(void **state)
{
    (void)state;
    static const struct expected night[] = {
        {"2026-11-27T23:30", "nach altd", "nach", "Nu open · tot 2.00 uur"},
        {"2026-11-28T00:00", "nach altd", "nach", "Nu open · vandaag tot 2.00 uur"},
        {"2026-11-28T01:59", "nach altd", "nach", "Nu open · vandaag tot 2.00 uur"},
        {"2026-11-28T02:00", "altd", "nach", "Nu gesloten · opent vandaag om 20.00 uur"},
    };
    ALL_HOLD(night);
}

/* Saturday's night until 4: at 2 it becomes 3, so it is an hour shorter. */
static void the_night_that_loses_an_hour_closes_on_the_wall_clock(void **state)
{
    (void)state;
    static const struct expected night[] = {
        {"2026-03-29T00:59Z", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-03-29T01:00Z", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-03-29T01:59Z", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-03-29T02:00Z", "altd", "nach", "Nu gesloten · opent vrijdag 3 april om 20.00 uur"},
    };
    ALL_HOLD(night);
}

/* At 3 it becomes 2 again, so the same night is an hour longer. */
static void the_night_that_has_an_hour_twice_closes_on_the_wall_clock(void **state)
{
    (void)state;
    static const struct expected night[] = {
        {"2026-10-25T02:30+02:00", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-10-25T02:30+01:00", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-10-25T02:59Z", "nach altd", "nach", "Nu open · vandaag tot 4.00 uur"},
        {"2026-10-25T03:00Z", "altd", "nach", "Nu gesloten · opent vrijdag 30 oktober om 20.00 uur"},
    };
    ALL_HOLD(night);
}

static void by_appointment_is_said(void **state)
{
    (void)state;
    static const struct expected monday[] = {
        {"2026-11-30T14:00", "dagl spre altd", "spre", "Nu op afspraak · tot 16.00 uur"},
        {"2026-11-30T16:00", "dagl altd", "spre", "Nu gesloten · opent maandag 7 december om 13.00 uur"},
        {"2026-11-30T14:00", "dagl spre altd", "afsp", "Op afspraak"},
    };
    ALL_HOLD(monday);
}

static void unknown_hours_are_not_closed_and_always_is_always(void **state)
{
    (void)state;
    static const struct expected night[] = {
        {"2026-11-25T10:00", "dagl altd", "onbe", "Uren niet gekend"},
        {"2026-11-25T03:00", "altd", "altd", "Dag en nacht"},
    };
    ALL_HOLD(night);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_weekday_it_is_open_but_for_the_pause),
        cmocka_unit_test(in_the_weekend_only_the_shop_is),
        cmocka_unit_test(a_holiday_and_a_short_day_replace_the_week),
        cmocka_unit_test(a_night_that_ends_past_midnight_is_one),
        cmocka_unit_test(the_night_that_loses_an_hour_closes_on_the_wall_clock),
        cmocka_unit_test(the_night_that_has_an_hour_twice_closes_on_the_wall_clock),
        cmocka_unit_test(by_appointment_is_said),
        cmocka_unit_test(unknown_hours_are_not_closed_and_always_is_always),
    };
    return cmocka_run_group_tests(tests, walk_setup_text, walk_teardown_text);
}
